/* app_hits: the list of hits: opened, left towards a hit, come back to. */
#include "app_inside.h"
#include "lang.h"

/* Before anything stands on a hit: the first one from the task on. */
static void stand_on_one(struct view *v)
{
    const struct hit *hit = view_hit(v);
    if (hit == NULL && view_is_busy(v)) v->seeks = true; /* as soon as there is one */
    if (v->seeks || v->hits.count == 0 || (hit != NULL && (ptrdiff_t)hit->place == v->place)) return;
    size_t index = v->place < 0 ? 0 : hits_from(&v->hits, (size_t)v->place, 0, 0);
    view_stand_on(v, index < v->hits.count ? index : 0);
}

unsigned app_view_hits(struct app *app)
{
    if (!view_is_searching(&app->view)) {
        app_say(app, true, "%s", _("Nothing is searched yet: / searches, then 4 lists the hits."));
        return APP_REDRAW;
    }
    if (app->focus != PANE_HITS && !app->from_hits) app->hits_opened = app->focus;
    app_focus(app, PANE_HITS);
    app->from_hits = false;
    stand_on_one(&app->view);
    app->reveal = true;
    return APP_RELAYOUT;
}

unsigned app_hits_in(struct app *app)
{
    const struct hit *hit = view_hit(&app->view);
    app->from_hits = true;
    if (hit == NULL) app_focus(app, PANE_TASKS);
    else app_focus(app, app_pane_of_hit(app, hit));
    view_remember(&app->view);
    app->reveal = true;
    return APP_REDRAW;
}

unsigned app_hits_out(struct app *app)
{
    app->from_hits = false;
    app_focus(app, app->hits_opened);
    return APP_REDRAW;
}
