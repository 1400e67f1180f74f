/* app_search: the search line: every key searches; Esc leaves everything as it was before, Enter keeps. */
#include "layers/app_inside.h"
#include "base/lang.h"

void app_search_open(struct app *app)
{
    app_line_open(app, LINE_SEARCH);
    app_history_begin(app);
    app->at_before = app->view.at;
    buf_clear(&app->query_before);
    buf_add(&app->query_before, buf_slice(&app->view.query_text));
}

/* What was searched before, and the place. */
static void app_search_cancel(struct app *app)
{
    struct err err;
    view_search(&app->view, buf_slice(&app->query_before), false, &err);
    app->view.at = app->at_before;
    app_return(app, &app->before);
    app_line_close(app);
}

static void app_search_accept(struct app *app)
{
    struct view *v = &app->view;
    app_history_add(app);
    app_line_close(app);
    struct view_stop here = view_here(v);
    if (here.place != app->before.stop.place || v->seeks) view_remember_stop(v, &app->before.stop);
    if (v->hits.tasks == 0 && !view_is_busy(v))
        app_say(app, true, _("‘%s’ is not in the plan."), v->query_text.n ? v->query_text.s : "");
}

/* Searches what stands in the line, from the place where the search began; what is malformed leaves the hits so far. */
static void app_search(struct app *app)
{
    if (view_search(&app->view, edit_text(&app->line), true, &app->line_err)) app_return(app, &app->before);
}

static void app_search_add_state(const struct app *app, struct buf *out)
{
    if (app->line.text.n > 0) app_add_found(app, out);
    else buf_adds(out, _("Enter keeps, Esc returns"));
    app_add_foldings(app, out);
    app_add_completion(app, out);
}

const struct app_line_class app_line_search = {
    .label = N_("Search"),
    .changed = app_search,
    .accept = app_search_accept,
    .cancel = app_search_cancel,
    .choose = app_history_choose,
    .offer = app_offer_names,
    .add_state = app_search_add_state,
};

unsigned app_next_hit(struct app *app, int by)
{
    bool wrapped;
    struct view *v = &app->view;
    if (!view_is_searching(v)) {
        app_say(app, true, "%s", _("Nothing is searched yet."));
    } else if (v->hits.tasks == 0 && !view_is_busy(v)) {
        app_say(app, true, _("‘%s’ is not in the plan."), v->query_text.s);
    } else if (view_next_hit(v, by, &wrapped)) {
        if (wrapped)
            app_say(app, false, "%s",
                    by > 0 ? _("Past the last hit: on from the first.") : _("Past the first hit: on from the last."));
        app->reveal = true;
    }
    return APP_REDRAW;
}

void app_clear_search(struct app *app)
{
    struct err err;
    if (!view_is_searching(&app->view)) app_say(app, true, "%s", _("Nothing is searched yet."));
    view_search(&app->view, SLICE(""), false, &err);
}
