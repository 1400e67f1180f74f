/* app_search: the search line: every key searches; Esc leaves everything as it was before, Enter keeps. */
#include "app_inside.h"
#include "lang.h"

void app_search_open(struct app *app)
{
    app->searching = true;
    app->before = app_before(app);
    app->at_before = app->view.at;
    buf_clear(&app->query_before);
    buf_add(&app->query_before, buf_slice(&app->view.query_text));
    edit_set(&app->line, SLICE(""));
    app->line_err = (struct err){.line = 0};
}

static void close_line(struct app *app)
{
    app->searching = false;
    app->line_err.what[0] = '\0';
}

/* What was searched before, and the place. */
static void cancel(struct app *app)
{
    struct err err;
    view_search(&app->view, buf_slice(&app->query_before), &err);
    app->view.at = app->at_before;
    app_return(app, &app->before);
    close_line(app);
}

static void accept(struct app *app)
{
    struct view *v = &app->view;
    if (app->line_err.what[0] != '\0') {
        screen_bell(app->screen);
        return;
    }
    if (app->line.text.n == 0) { /* nothing typed: what was searched before stays */
        cancel(app);
        return;
    }
    close_line(app);
    struct view_stop here = view_here(v);
    if (here.place != app->before.stop.place) view_remember_stop(v, &app->before.stop);
    if (v->hits.tasks == 0) app_say(app, true, _("‘%s’ is not in the plan."), v->query_text.n ? v->query_text.s : "");
}

/* Searches what stands in the line, from the place where the search began. */
static unsigned search(struct app *app)
{
    struct err err = {.line = 0};
    if (!view_search(&app->view, edit_text(&app->line), &err)) {
        app->line_err = err; /* the hits so far stay */
        return APP_REDRAW;
    }
    app->line_err.what[0] = '\0';
    app_return(app, &app->before);
    app->reveal = view_first_hit(&app->view);
    return APP_REDRAW;
}

unsigned app_search_type(struct app *app, struct slice text) { return edit_insert(&app->line, text) ? search(app) : APP_NOTHING; }

unsigned app_search_key(struct app *app, uint32_t key)
{
    enum cmd cmd = command_of_key(SCOPE_LINE, key);
    if (cmd == CMD_ACCEPT) {
        accept(app);
    } else if (cmd == CMD_CANCEL || (cmd == CMD_DELETE_BACK && app->line.text.n == 0)) {
        cancel(app);
    } else if (cmd != CMD_NONE) {
        if (edit_command(&app->line, cmd)) return search(app);
    } else if (key >= 0x20 && key < K_UP) {
        char bytes[4];
        return app_search_type(app, slice_make(bytes, text_encode(key, bytes)));
    }
    return APP_REDRAW;
}

unsigned app_next_hit(struct app *app, int by)
{
    bool wrapped;
    struct view *v = &app->view;
    if (!view_is_searching(v)) {
        app_say(app, true, "%s", _("Nothing is searched yet."));
    } else if (v->hits.tasks == 0) {
        app_say(app, true, _("‘%s’ is not in the plan."), v->query_text.s);
    } else if (view_next_hit(v, by, &wrapped)) {
        if (wrapped) app_say(app, false, "%s", by > 0 ? _("Past the last hit: on from the first.") : _("Past the first hit: on from the last."));
        app->reveal = true;
    }
    return APP_REDRAW;
}

void app_clear_search(struct app *app)
{
    struct err err;
    if (!view_is_searching(&app->view)) app_say(app, true, "%s", _("Nothing is searched yet."));
    view_search(&app->view, SLICE(""), &err);
}
