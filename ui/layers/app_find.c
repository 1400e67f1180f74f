/* app_find: finding a row of a list by typing: the list follows every key; Enter keeps, Esc returns. */
#include "layers/app_inside.h"
#include "base/lang.h"

bool app_can_find(const struct app *app) { return app->pane[app->focus].class->find != NULL; }

void app_find_open(struct app *app)
{
    app_line_open(app, LINE_FIND);
    app->fitting = 0;
    buf_clear(&app->found);
}

static void app_find(struct app *app, struct slice wanted, int by)
{
    struct pane *pane = &app->pane[app->focus];
    buf_clear(&app->found);
    app->fitting = wanted.n == 0 ? 0 : pane->class->find(pane->own, &app->view, wanted, by, &app->found);
}

static void app_find_changed(struct app *app)
{
    app_return(app, &app->before);
    app_find(app, edit_text(&app->line), 0);
}

static void app_find_choose(struct app *app, int by) { app_find(app, edit_text(&app->line), by); }

static void app_find_say_missing(struct app *app)
{
    if (app->fitting == 0) app_say(app, true, _("‘%s’ is not in this list."), app->wanted.s);
}

static void app_find_accept(struct app *app)
{
    const struct view *v = &app->view;
    const struct view_stop *before = &app->before.stop;
    buf_clear(&app->wanted);
    buf_add(&app->wanted, edit_text(&app->line));
    app_line_close(app);
    app_find_say_missing(app);
    if (v->place != before->place || v->agency != before->agency) view_remember_stop(&app->view, before);
}

static void app_find_cancel(struct app *app)
{
    app_line_close(app);
    app_return(app, &app->before);
}

static void app_find_add_state(const struct app *app, struct buf *out)
{
    if (app->line.text.n == 0) buf_adds(out, _("part of the name, or pinyin · Enter keeps, Esc returns"));
    else if (app->fitting == 0) buf_adds(out, _("not found"));
    else buf_addf(out, _("%.*s · %zu fit"), (int)app->found.n, app->found.n ? app->found.s : "", app->fitting);
}

const struct app_line_class app_line_find = {
    .label = N_("Find an agency"),
    .changed = app_find_changed,
    .accept = app_find_accept,
    .cancel = app_find_cancel,
    .choose = app_find_choose,
    .add_state = app_find_add_state,
};

/* n and N, after the line is closed. */
unsigned app_find_next(struct app *app, int by)
{
    app_find(app, buf_slice(&app->wanted), by);
    app_find_say_missing(app);
    return APP_REDRAW;
}
