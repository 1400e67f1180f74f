#include "layers/filtering.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "layers/bars.h"
#include "layers/commands.h"
#include "layers/names.h"
#include "layers/popup.h"
#include "layers/prompt.h"
#include "sys/config.h"

/* ---- undo ---- */

struct filtering_before {
    struct filter_spec *spec; /* owned */
    size_t count;
};

static struct filtering_before *filtering_specs_now(const struct app *app)
{
    struct filtering_before *before = mem_alloc(sizeof *before);
    before->spec = filters_specs(&app->view.filters, &before->count);
    return before;
}

static void filtering_drop(void *state)
{
    struct filtering_before *before = state;
    filter_specs_free(before->spec, before->count);
    free(before);
}

static void filtering_swap(void *context, void *state)
{
    struct app *app = context;
    struct filtering_before *before = state, *now = filtering_specs_now(app), held = *before;
    filters_set(&app->view.filters, before->spec, before->count);
    *before = *now;
    *now = held;
    filtering_drop(now);
    view_filters_changed(&app->view);
}

static void filtering_remember(struct app *app, struct filtering_before *before)
{
    undo_add(&app->undo, (struct undo_step){N_("filter"), filtering_swap, filtering_drop, before});
}

/* Ends a change of the filters by a command: it can be undone.  `before` is what filtering_specs_now returned before
 * the change. */
static void filtering_changed_from(struct app *app, struct filtering_before *before)
{
    filtering_remember(app, before);
    view_filters_changed(&app->view);
}

bool filtering_add(struct app *app, struct slice query, struct err *err)
{
    struct filtering_before *before = filtering_specs_now(app);
    if (!filters_put(&app->view.filters, app->view.filters.count, query, err)) {
        filtering_drop(before);
        return false;
    }
    filtering_changed_from(app, before);
    return true;
}

void filtering_show_place(struct app *app, size_t place)
{
    struct filters *filters = &app->view.filters;
    struct filtering_before *before = filtering_specs_now(app);
    for (size_t i; (i = filters_hiding(filters, place)) != SIZE_MAX;)
        filters_switch(filters, i, false, filters->filter[i].inverted);
    filtering_remember(app, before);
    view_count_actions(&app->view);
}

/* ---- the line ---- */

/* From its first character on, the filter that is being typed is the newest of the filters. */
struct filtering_session {
    struct panes_spot spot; /* where the user was */
    size_t count;           /* how many filters there were */
};

static bool filtering_is_typed(const struct prompt *p)
{
    const struct filtering_session *session = p->session;
    return p->layer.app->view.filters.count > session->count;
}

static void filtering_cancel(struct prompt *p)
{
    struct app *app = p->layer.app;
    const struct filtering_session *session = p->session;
    if (filtering_is_typed(p)) {
        filters_remove(&app->view.filters, session->count);
        view_filters_changed(&app->view);
    }
    panes_return(&app->panes, &session->spot);
}

static bool filtering_put(struct prompt *p, struct filters *filters, size_t index)
{
    struct buf query;
    buf_init(&query);
    bool good = config_query(prompt_text(p), &query, &p->err) &&
                filters_put(filters, index, buf_slice(&query), &p->err);
    buf_done(&query);
    return good;
}

static void filtering_changed(struct prompt *p)
{
    struct app *app = p->layer.app;
    const struct filtering_session *session = p->session;
    if (!slice_is_blank(prompt_text(p))) {
        if (!filtering_put(p, &app->view.filters, session->count)) return;
    } else if (filtering_is_typed(p)) {
        filters_remove(&app->view.filters, session->count);
    }
    panes_return(&app->panes, &session->spot);
    view_filters_changed(&app->view);
}

static bool filtering_accept(struct prompt *p)
{
    struct app *app = p->layer.app;
    struct filtering_before *before = filtering_specs_now(app);
    if (filtering_is_typed(p)) free(before->spec[--before->count].text); /* without the filter that was typed */
    filtering_remember(app, before);
    if (app->view.filtered == 0 && !view_is_busy(&app->view))
        app_say(app, true, "%s", _("The filters hide every task; u takes the last one back."));
    return true;
}

static void filtering_add_state(const struct prompt *p, struct buf *out)
{
    const struct filtering_session *session = p->session;
    if (!filtering_is_typed(p)) buf_adds(out, _("keep the tasks that match; Enter keeps, Esc returns"));
    else buf_addf(out, _("%zu tasks match"), filter_count(&p->layer.app->view.filters, session->count));
    prompt_add_completion(p, out);
}

static bool filtering_renew(struct prompt *p, const struct app_swap *swap)
{
    struct filtering_session *session = p->session;
    panes_spot_renew(&session->spot, swap->view, swap->plan_index, swap->replacement);
    return true;
}

static const struct prompt_class filtering_line = {
    .label = N_("Filter"),
    .remembers = true,
    .changed = filtering_changed,
    .accept = filtering_accept,
    .cancel = filtering_cancel,
    .offer = names_offer,
    .add_state = filtering_add_state,
    .renew = filtering_renew,
};

unsigned filtering_open(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    struct filtering_session *session = mem_alloc(sizeof *session);
    (void)cmd;
    *session = (struct filtering_session){panes_here(&app->panes), app->view.filters.count};
    prompt_open(app, &filtering_line, session, SLICE(""));
    return APP_REDRAW;
}

/* ---- the menu ---- */

enum { VALUE_REMOVE_ALL = -1 };

/* Carries out a command on a filter; false if the command does nothing to filters. */
static bool filtering_change(struct app *app, enum cmd cmd, size_t index)
{
    struct filters *filters = &app->view.filters;
    const struct filter *f = &filters->filter[index];
    if (cmd != CMD_ENTER && cmd != CMD_FILTER_INVERT && cmd != CMD_FILTER_REMOVE) return false;
    struct filtering_before *before = filtering_specs_now(app);
    if (cmd == CMD_ENTER) filters_switch(filters, index, !f->on, f->inverted);
    else if (cmd == CMD_FILTER_INVERT) filters_switch(filters, index, f->on, !f->inverted);
    else filters_remove(filters, index);
    filtering_changed_from(app, before);
    return true;
}

static void filtering_remove_all(struct app *app)
{
    struct filtering_before *before = filtering_specs_now(app);
    filters_set(&app->view.filters, NULL, 0);
    filtering_changed_from(app, before);
}

static void filtering_fill(struct popup *popup)
{
    const struct filters *filters = &popup->layer.app->view.filters;
    popup_clear(popup);
    for (size_t i = 0; i < filters->count; i++) {
        const struct filter *f = &filters->filter[i];
        char *text = mem_format("[%s] %s", f->on ? "x" : " ", f->text);
        char *count = mem_format(_("%zu tasks match"), filter_count(filters, i));
        popup_add(popup, count, text, f->inverted ? _("inverted: keeps what does not match") : "", NULL, (int)i);
        free(text);
        free(count);
    }
    popup_add(popup, "", _("Delete all filters"), "", NULL, VALUE_REMOVE_ALL);
    popup_filled(popup);
}

static bool filtering_menu_act(struct popup *popup, enum cmd cmd, int value)
{
    struct app *app = popup->layer.app;
    if (value != VALUE_REMOVE_ALL && !filtering_change(app, cmd, (size_t)value)) return false;
    if (value == VALUE_REMOVE_ALL && cmd != CMD_ENTER) return false;
    if (value == VALUE_REMOVE_ALL) filtering_remove_all(app);
    if (app->view.filters.count == 0) app_close(&popup->layer);
    else filtering_fill(popup);
    return true;
}

static const struct popup_class filtering_menu_class = {.act = filtering_menu_act, .renew = popup_stays};

void filtering_refresh_menu(struct app *app)
{
    struct popup *popup = popup_of_class(app, &filtering_menu_class);
    if (popup != NULL) filtering_fill(popup);
}

unsigned filtering_menu(struct layer *layer, enum cmd cmd)
{
    char invert[24], drop_key[24];
    struct app *app = layer->app;
    bool plain = screen_ambiguous(app->screen) == 2;
    (void)cmd;
    if (app->view.filters.count == 0) return app_warn(app, _("No filter is on; & adds one."));
    keys_label(command_key(CMD_FILTER_INVERT, 0), plain, invert);
    keys_label(command_key(CMD_FILTER_REMOVE, 0), plain, drop_key);
    char *title = mem_format(_("Filters: Enter on or off, %s invert, %s delete"), invert, drop_key);
    struct popup *popup = popup_new(POPUP_MENU, title);
    popup_open(app, popup, &filtering_menu_class, NULL);
    filtering_fill(popup);
    free(title);
    return APP_REDRAW;
}

unsigned filtering_newest(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    size_t count = app->view.filters.count;
    if (count == 0) return app_warn(app, _("No filter is on; & adds one."));
    filtering_change(app, cmd, count - 1);
    return APP_REDRAW;
}

bool filtering_has_some(const struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return layer->app->view.filters.count > 0;
}

/* ---- saved under a name ---- */

static void filtering_check_name(struct prompt *p)
{
    struct slice name = prompt_text(p);
    if (name.n > 0 && !config_is_name(name)) err_set(&p->err, _("a name has no blanks and none of = # @"), "");
}

static bool filtering_save_as(struct prompt *p)
{
    struct err err;
    struct buf query;
    struct app *app = p->layer.app;
    struct slice name = prompt_text(p);
    char *key = mem_format("filter.%.*s", (int)name.n, name.s);
    buf_init(&query);
    filters_add_query(&app->view.filters, &query);
    if (config_set(key, buf_slice(&query), &err))
        app_say(app, false, _("Saved: @%.*s means %s"), (int)name.n, name.s, query.s);
    else app_say_err(app, &err);
    buf_done(&query);
    free(key);
    return true;
}

static void filtering_add_name_state(const struct prompt *p, struct buf *out)
{
    (void)p;
    buf_adds(out, _("the name of the filter; Enter saves, Esc returns"));
}

static const struct prompt_class filtering_name_line = {
    .label = N_("Save as"),
    .changed = filtering_check_name,
    .accept = filtering_save_as,
    .add_state = filtering_add_name_state,
};

unsigned filtering_save(struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    if (!filters_on(&layer->app->view.filters)) return app_warn(layer->app, _("No filter is on; & adds one."));
    prompt_open(layer->app, &filtering_name_line, NULL, SLICE(""));
    return APP_REDRAW;
}

bool filtering_can_save(const struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return filters_on(&layer->app->view.filters);
}
