/* app_views: the views that take the place of all panes (hits, indicators, years compared): opened, left towards what the
 * cursor is on, come back to. */
#include "layers/app_inside.h"
#include "base/lang.h"

/* Before anything stands on a hit: the first one from the task on. */
static void app_views_stand_on_one(struct view *v)
{
    const struct hit *hit = view_hit(v);
    if (hit == NULL && view_is_busy(v)) v->seeks = true; /* as soon as there is one */
    if (v->seeks || v->hits.count == 0 || (hit != NULL && (ptrdiff_t)hit->place == v->place)) return;
    size_t index = v->place < 0 ? 0 : hits_from(&v->hits, (size_t)v->place, 0, 0);
    view_stand_on(v, index < v->hits.count ? index : 0);
}

bool app_is_view(enum pane_id pane) { return layout_place(pane) >= PLACE_TOP; }

static void app_views_open_view(struct app *app, enum pane_id pane)
{
    if (!app_is_view(app->focus) && app->from_view == PANES) app->view_opened = app->focus;
    app_focus(app, pane);
    app->from_view = PANES;
    app->reveal = true;
}

unsigned app_open_view(struct app *app, enum pane_id pane)
{
    const char *why = app->pane[pane].class->why_empty(&app->view);
    if (why != NULL) {
        app_say(app, true, "%s", why);
        return APP_REDRAW;
    }
    app_views_open_view(app, pane);
    if (pane == PANE_HITS) app_views_stand_on_one(&app->view);
    return APP_RELAYOUT;
}

unsigned app_view_in(struct app *app)
{
    const struct hit *hit = app->focus == PANE_HITS ? view_hit(&app->view) : NULL;
    enum pane_id from = app->focus;
    if (from == PANE_COMPARE) return app_view_out(app);
    if (from == PANE_HITS) app_focus(app, hit != NULL ? app_pane_of_hit(app, hit) : PANE_TASKS);
    else app_focus(app, app_has(app, PANE_TARGETS) ? PANE_TARGETS : PANE_DETAIL);
    app->from_view = from;
    view_remember(&app->view);
    app->reveal = from == PANE_HITS;
    return APP_REDRAW;
}

unsigned app_view_out(struct app *app)
{
    app->from_view = PANES;
    app_focus(app, app->view_opened);
    return APP_REDRAW;
}

bool app_can_return_to_view(const struct app *app)
{
    return app->from_view != PANES && app->pane[app->from_view].class->why_empty(&app->view) == NULL;
}
