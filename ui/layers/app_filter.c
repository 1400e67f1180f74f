/* app_filter: filters: typed in their line, listed in a menu, undone; the way to a task that they hide. */
#include <stdlib.h>

#include "layers/app_inside.h"
#include "sys/config.h"
#include "base/lang.h"
#include "base/mem.h"

/* ---- undo ---- */

struct filters_before {
    struct filter_spec *spec; /* owned */
    size_t count;
};

static struct filters_before *app_filter_specs_now(const struct app *app)
{
    struct filters_before *before = mem_alloc(sizeof *before);
    before->spec = filters_specs(&app->view.filters, &before->count);
    return before;
}

static void app_filter_drop(void *state)
{
    struct filters_before *before = state;
    filter_specs_free(before->spec, before->count);
    free(before);
}

static void app_filter_swap(void *context, void *state)
{
    struct app *app = context;
    struct filters_before *before = state, *now = app_filter_specs_now(app), held = *before;
    filters_set(&app->view.filters, before->spec, before->count);
    *before = *now;
    *now = held;
    app_filter_drop(now);
    view_filters_changed(&app->view);
}

/* Every change by a command is made between these two. */
static struct filters_before *app_filter_begin_change(const struct app *app) { return app_filter_specs_now(app); }

static void app_filter_end_change(struct app *app, struct filters_before *before)
{
    undo_add(&app->undo, (struct undo_step){N_("filter"), app_filter_swap, app_filter_drop, before});
    view_filters_changed(&app->view);
}

unsigned app_undo(struct app *app, int by)
{
    const struct undo_step *step = undo_move(&app->undo, by, app);
    if (step != NULL) app_say(app, false, by < 0 ? _("Undone: %s") : _("Done again: %s"), _(step->what));
    else app_say(app, true, "%s", by < 0 ? _("There is nothing to undo.") : _("There is nothing to do again."));
    return APP_REDRAW | APP_RELAYOUT;
}

/* ---- the line ---- */

/* The filter that is being typed is the newest one from its first letter on. */
void app_filter_open(struct app *app)
{
    app->filters_before = app->view.filters.count;
    app_line_open(app, LINE_FILTER);
    app_history_begin(app);
}

static bool app_filter_has_typed(const struct app *app) { return app->view.filters.count > app->filters_before; }

static void app_filter_cancel(struct app *app)
{
    if (app_filter_has_typed(app)) {
        filters_remove(&app->view.filters, app->filters_before);
        view_filters_changed(&app->view);
    }
    app_return(app, &app->before);
    app_line_close(app);
}

static void app_filter(struct app *app)
{
    struct buf query;
    struct filters *filters = &app->view.filters;
    bool good = true;
    buf_init(&query);
    if (!slice_is_blank(edit_text(&app->line)))
        good = config_query(edit_text(&app->line), &query, &app->line_err) &&
               filters_put(filters, app->filters_before, buf_slice(&query), &app->line_err);
    else if (app_filter_has_typed(app)) filters_remove(filters, app->filters_before);
    buf_done(&query);
    if (!good) return;
    app_return(app, &app->before);
    view_filters_changed(&app->view);
}

static void app_filter_accept(struct app *app)
{
    struct filters_before *before = app_filter_begin_change(app);
    free(before->spec[--before->count].text); /* as it was without the new one */
    undo_add(&app->undo, (struct undo_step){N_("filter"), app_filter_swap, app_filter_drop, before});
    app_history_add(app);
    app_line_close(app);
    if (app->view.kept == 0 && !view_is_busy(&app->view))
        app_say(app, true, "%s", _("The filters hide every task; u takes the last one back."));
}

bool app_filter_add(struct app *app, struct slice query, struct err *err)
{
    struct filters_before *before = app_filter_begin_change(app);
    if (!filters_put(&app->view.filters, app->view.filters.count, query, err)) {
        app_filter_drop(before);
        return false;
    }
    app_filter_end_change(app, before);
    return true;
}

static void app_filter_add_state(const struct app *app, struct buf *out)
{
    const struct filters *filters = &app->view.filters;
    if (!app_filter_has_typed(app)) buf_adds(out, _("keep the tasks that match; Enter keeps, Esc returns"));
    else buf_addf(out, _("%zu tasks match"), filter_count(filters, app->filters_before));
    app_add_completion(app, out);
}

const struct app_line_class app_line_filter = {
    .label = N_("Filter"),
    .changed = app_filter,
    .accept = app_filter_accept,
    .cancel = app_filter_cancel,
    .choose = app_history_choose,
    .offer = app_offer_names,
    .add_state = app_filter_add_state,
};

/* ---- the menu ---- */

enum { VALUE_REMOVE_ALL = -1 };

static struct popup *app_filter_make_menu(const struct app *app)
{
    const struct filters *filters = &app->view.filters;
    char invert[24], drop_key[24];
    bool plain = screen_ambiguous(app->screen) == 2;
    keys_label(command_key(CMD_FILTER_INVERT, 0), plain, invert);
    keys_label(command_key(CMD_FILTER_REMOVE, 0), plain, drop_key);
    char *title = mem_format(_("Filters: Enter on or off, %s invert, %s delete"), invert, drop_key);
    struct popup *menu = popup_new(POPUP_MENU, title);
    for (size_t i = 0; i < filters->count; i++) {
        const struct filter *f = &filters->filter[i];
        char *text = mem_format("[%s] %s", f->on ? "x" : " ", f->text),
             *count = mem_format(_("%zu tasks match"), filter_count(filters, i));
        popup_add(menu, count, text, f->inverted ? _("inverted: keeps what does not match") : "", NULL, (int)i);
        free(text);
        free(count);
    }
    popup_add(menu, "", _("Delete all filters"), "", NULL, VALUE_REMOVE_ALL);
    free(title);
    return menu;
}

/* What is done to a filter by a command; false if the command does nothing to it. */
static bool app_filter_change_filter(struct app *app, enum cmd cmd, size_t index)
{
    struct filters *filters = &app->view.filters;
    const struct filter *f = &filters->filter[index];
    if (cmd != CMD_ENTER && cmd != CMD_FILTER_INVERT && cmd != CMD_FILTER_REMOVE) return false;
    struct filters_before *before = app_filter_begin_change(app);
    if (cmd == CMD_ENTER) filters_switch(filters, index, !f->on, f->inverted);
    else if (cmd == CMD_FILTER_INVERT) filters_switch(filters, index, f->on, !f->inverted);
    else filters_remove(filters, index);
    app_filter_end_change(app, before);
    return true;
}

static void app_filter_remove_all(struct app *app)
{
    struct filters_before *before = app_filter_begin_change(app);
    filters_set(&app->view.filters, NULL, 0);
    app_filter_end_change(app, before);
}

void app_filter_menu_again(struct app *app)
{
    if (app->menu != app_filter_menu_key) return;
    ptrdiff_t cursor = app->popup->rows.cursor;
    app_open_menu(app, app_filter_make_menu(app), app_filter_menu_key);
    app->popup->rows.cursor = cursor < (ptrdiff_t)app->popup->rows.count ? cursor
                                                                         : (ptrdiff_t)app->popup->rows.count - 1;
}

bool app_filter_menu_key(struct app *app, enum cmd cmd, int value)
{
    if (value == VALUE_REMOVE_ALL) {
        if (cmd != CMD_ENTER) return false;
        app_filter_remove_all(app);
    } else if (!app_filter_change_filter(app, cmd, (size_t)value)) {
        return false;
    }
    if (app->view.filters.count == 0) app_close_popup(app);
    else app_filter_menu_again(app);
    return true;
}

unsigned app_filter_menu(struct app *app)
{
    if (app->view.filters.count > 0) return app_open_menu(app, app_filter_make_menu(app), app_filter_menu_key);
    app_say(app, true, "%s", _("No filter is on; & adds one."));
    return APP_REDRAW;
}

unsigned app_filter_newest(struct app *app, enum cmd cmd)
{
    size_t count = app->view.filters.count;
    if (count == 0) app_say(app, true, "%s", _("No filter is on; & adds one."));
    else app_filter_change_filter(app, cmd, count - 1);
    return APP_REDRAW;
}

/* ---- a task that is hidden ---- */

enum { VALUE_SHOW, VALUE_STAY };

static void app_filter_go(struct app *app, enum app_jump jump, size_t place)
{
    struct view *v = &app->view;
    if (jump == JUMP_BACK) view_go_back(v);
    else if (jump == JUMP_ON) view_go_on(v);
    else view_go_to(v, place);
}

static bool app_filter_hidden_menu_key(struct app *app, enum cmd cmd, int value)
{
    if (cmd != CMD_ENTER) return false;
    app_close_popup(app);
    if (value == VALUE_STAY) return true;
    struct filters *filters = &app->view.filters;
    struct filters_before *before = app_filter_begin_change(app);
    for (size_t i; (i = filters_hiding(filters, app->hidden_place)) != SIZE_MAX;)
        filters_switch(filters, i, false, filters->filter[i].inverted);
    undo_add(&app->undo, (struct undo_step){N_("filter"), app_filter_swap, app_filter_drop, before});
    view_count_actions(&app->view);
    app_filter_go(app, app->hidden_jump, app->hidden_place);
    view_filters_changed(&app->view);
    app_show_task(app);
    return true;
}

unsigned app_go_to(struct app *app, enum app_jump jump, size_t place)
{
    const struct filters *filters = &app->view.filters;
    size_t hiding = filters_hiding(filters, place);
    if (hiding == SIZE_MAX) {
        app_filter_go(app, jump, place);
        return APP_REDRAW;
    }
    char no[64];
    plans_task_no(app->view.plans, place, no, sizeof no);
    const struct filter *f = &filters->filter[hiding];
    char *title = mem_format(_("Task %s is hidden by the filter %s%s"), no, f->inverted ? "!" : "", f->text);
    struct popup *menu = popup_new(POPUP_MENU, title);
    popup_add(menu, "", _("Show it: switch the filter off"), "", NULL, VALUE_SHOW);
    popup_add(menu, "", _("Stay here"), "", NULL, VALUE_STAY);
    free(title);
    app->hidden_jump = jump;
    app->hidden_place = place;
    return app_open_menu(app, menu, app_filter_hidden_menu_key);
}
