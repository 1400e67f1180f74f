/* app_save: filters saved under a name, the menu of foldings. */
#include <stdlib.h>

#include "layers/app_inside.h"
#include "sys/config.h"
#include "base/fold.h"
#include "base/lang.h"
#include "base/mem.h"

/* ---- filters under a name ---- */

unsigned app_save_open(struct app *app)
{
    if (!filters_on(&app->view.filters)) app_say(app, true, "%s", _("No filter is on; & adds one."));
    else app_line_open(app, LINE_NAME);
    return APP_REDRAW;
}

static void app_save_close_line(struct app *app) { app_line_close(app); }

static void app_save_check_name(struct app *app)
{
    struct slice name = edit_text(&app->line);
    if (name.n > 0 && !config_is_name(name)) err_set(&app->line_err, _("a name has no blanks and none of = # @"), "");
}

static void app_save_filter(struct app *app)
{
    struct err err;
    struct buf query;
    struct slice name = edit_text(&app->line);
    char *key = mem_format("filter.%.*s", (int)name.n, name.s);
    buf_init(&query);
    filters_add_query(&app->view.filters, &query);
    if (config_set(key, buf_slice(&query), &err))
        app_say(app, false, _("Saved: @%.*s means %s"), (int)name.n, name.s, query.s);
    else app_say_err(app, &err);
    buf_done(&query);
    free(key);
    app_line_close(app);
}

static void app_save_add_name_state(const struct app *app, struct buf *out)
{
    (void)app;
    buf_adds(out, _("the name of the filter; Enter saves, Esc returns"));
}

const struct app_line_class app_line_name = {
    .label = N_("Save as"),
    .changed = app_save_check_name,
    .accept = app_save_filter,
    .cancel = app_save_close_line,
    .add_state = app_save_add_name_state,
};

/* The saved filters in the palette, their values behind those of the commands. */
void app_add_saved(struct app *app, struct popup *palette)
{
    struct config config;
    struct err err;
    struct slice name, query;
    if (!config_read(&config, &err)) app_say_err(app, &err);
    for (size_t i = 0; config_at(&config, "filter.", i, &name, &query); i++) {
        char *text = mem_format("@%.*s", (int)name.n, name.s),
             *note = mem_format(_("Filter: %.*s"), (int)query.n, query.s);
        popup_add(palette, "", text, _("saved filter"), note, (int)(CMDS + i));
        free(text);
        free(note);
    }
    config_done(&config);
}

unsigned app_use_saved(struct app *app, size_t index)
{
    struct config config;
    struct err err = {.line = 0};
    struct slice name, query;
    config_read(&config, &err);
    if (config_at(&config, "filter.", index, &name, &query) && !app_filter_add(app, query, &err))
        app_say_err(app, &err);
    config_done(&config);
    return APP_REDRAW;
}

/* ---- foldings ---- */

static struct popup *app_save_make_foldings(const struct app *app)
{
    struct popup *menu = popup_new(POPUP_MENU, _("What counts as the same: Enter on or off"));
    for (int i = 0; i < FOLD_KINDS; i++) {
        char *text = mem_format("[%s] %s", app->view.kinds & fold_kinds[i].bit ? "x" : " ", _(fold_kinds[i].label));
        popup_add(menu, fold_kinds[i].name, text, "", NULL, i);
        free(text);
    }
    return menu;
}

static bool app_save_foldings_key(struct app *app, enum cmd cmd, int value)
{
    if (cmd != CMD_ENTER) return false;
    view_fold(&app->view, app->view.kinds ^ fold_kinds[value].bit);
    ptrdiff_t cursor = app->popup->rows.cursor;
    app_open_menu(app, app_save_make_foldings(app), app_save_foldings_key);
    app->popup->rows.cursor = cursor;
    return true;
}

unsigned app_foldings(struct app *app)
{
    return app_open_menu(app, app_save_make_foldings(app), app_save_foldings_key);
}

void app_add_foldings(const struct app *app, struct buf *out)
{
    bool first = true;
    if (app->view.kinds == FOLD_ALL) return buf_adds(out, _(" · all foldings on"));
    for (size_t i = 0; i < FOLD_KINDS; i++) {
        if (app->view.kinds & fold_kinds[i].bit) continue;
        buf_addf(out, first ? _(" · not folded: %s") : _(", %s"), _(fold_kinds[i].label));
        first = false;
    }
}
