/* exporting: what is shown, written into a file as data: a menu of what there is and in which format, then the file's
 * name. */
#include <stdlib.h>

#include "layers/commands.h"
#include "layers/popup.h"
#include "layers/reading.h"
#include "layers/writing.h"
#include "report/export.h"
#include "sys/file_name.h"
#include "report/hits_export.h"
#include "base/lang.h"
#include "base/mem.h"

/* ---- what can be written ---- */

enum { SEARCHED_FOR_MS = 200 }; /* milliseconds to wait for the end of a search before the user is told to wait */

static const enum format_use uses[PANE_DATA] = {
    [DATA_TASKS] = FORMAT_OF_TASKS, [DATA_HITS] = FORMAT_OF_HITS, [DATA_INDICATORS] = FORMAT_OF_INDICATORS};

/* The format that was chosen in the menu, or that of the suffix if the user has typed another one. */
static enum format_id exporting_format_of(const struct format_offer *chosen, const char *path)
{
    enum format_id format = chosen->format;
    format_of_file(chosen->use, path, chosen->format, &format);
    return format;
}

static void exporting_add_count(const struct app *app, enum format_use use, struct buf *out)
{
    const struct view *v = &app->view;
    size_t listed = view_listed(v), all = plans_tasks(v->plans);
    if (use == FORMAT_OF_INDICATORS) buf_addf(out, "%s · ", _("Indicators"));
    if (use == FORMAT_OF_HITS) buf_addf(out, "%s %zu", _("Hits"), v->hits.count);
    else buf_addf(out, "%s %zu", _("Tasks"), listed);
    if (use != FORMAT_OF_HITS && listed < all) buf_addf(out, " / %zu", all);
}

/* Adds what will be written, or the reason if the suffix of the name says a format that cannot be written. */
static void exporting_add_what(const struct app *app, void *data, const char *path, struct buf *out)
{
    const struct format_offer *chosen = data;
    struct err err;
    if (format_fits(chosen->use, path, &err)) {
        exporting_add_count(app, chosen->use, out);
        buf_addf(out, " · %s", _(format_row(exporting_format_of(chosen, path))->label));
    } else {
        buf_addf(out, "%s; %s", err.what, err.remedy);
    }
}

/* ---- written ---- */

static bool exporting_make_tasks(struct app *app, const struct export_format *format, struct buf *bytes, void *step,
                                 struct err *err)
{
    struct view *v = &app->view;
    struct export_list list = {.plans = v->plans};
    size_t *places = view_shown_places(v, &list.count);
    if (format->agencies) view_index_agencies(v);
    list.place = places;
    list.agencies = v->agencies;
    bool made = export_tasks(bytes, format, &list, writing_step, step, err);
    free(places);
    return made;
}

static void exporting_make_hits(const struct view *v, const struct hits_format *format, struct buf *bytes)
{
    struct hits_source source = {
        .plans = v->plans, .hits = &v->hits, .query = buf_slice(&v->query_text), .kinds = v->kinds};
    hits_export(bytes, format, &source);
}

static bool exporting_make(struct app *app, void *data, const char *path, struct buf *bytes, struct err *err,
                           void *step)
{
    const struct format_offer *chosen = data;
    enum format_id format = exporting_format_of(chosen, path);
    if (!format_fits(chosen->use, path, err)) return false;
    if (chosen->use == FORMAT_OF_HITS) return exporting_make_hits(&app->view, hits_format_of(format), bytes), true;
    const struct export_format *of_tasks = chosen->use == FORMAT_OF_TASKS ? export_format_of(format)
                                                                          : export_format_indicators();
    return exporting_make_tasks(app, of_tasks, bytes, step, err);
}

static const struct writing_class exported = {.add_what = exporting_add_what, .make = exporting_make};

/* ---- named ---- */

/* Adds a name for the file: the title of the plan and what of it is shown (天水市三年行动任务分解表-产业人才培养行动-牵头：教育局), or for
 * hits 检索-人才. */
static void exporting_add_name(const struct app *app, enum format_use use, struct buf *out)
{
    const struct view *v = &app->view;
    if (use == FORMAT_OF_HITS) {
        buf_addf(out, "%s-%s", _("Search"), v->query_text.s);
        return;
    }
    if (view_plan(v) != NULL) buf_add(out, plan_title(view_plan(v)));
    if (use == FORMAT_OF_INDICATORS) buf_addf(out, "-%s", _("Indicators"));
    if (v->action >= 0)
        buf_addf(out, "-%.*s", (int)view_action_name(v, (size_t)v->action).n, view_action_name(v, (size_t)v->action).s);
    if (v->agency >= 0)
        buf_addf(out, "-%.*s", (int)agencies_name(v->agencies, (size_t)v->agency).n,
                 agencies_name(v->agencies, (size_t)v->agency).s);
    struct buf query;
    buf_init(&query);
    filters_add_query(&v->filters, &query);
    if (query.n > 0) buf_addf(out, "-%s", query.s);
    buf_done(&query);
}

static char *exporting_suggested_name(const struct app *app, const struct format_offer *chosen)
{
    const char *suffix = format_row(chosen->format)->suffix;
    char stem[FILE_NAME_NBYTES];
    struct buf text;
    buf_init(&text);
    exporting_add_name(app, chosen->use, &text);
    file_name_of(buf_slice(&text), stem);
    buf_done(&text);
    char *name = mem_format("%s.%s", stem, suffix);
    if (!plans_come_from(app->view.plans, name)) return name;
    free(name);
    return mem_format("%s-%s.%s", stem, _("exported"), suffix);
}

/* ---- the menu ---- */

static bool exporting_choose(struct popup *popup, enum cmd cmd, int value)
{
    struct app *app = popup->layer.app;
    if (cmd != CMD_ENTER) return false;
    app_close(&popup->layer);
    const struct format_offer *chosen = format_offer_at((enum format_use)(value / FORMATS), (size_t)(value % FORMATS));
    char *name = exporting_suggested_name(app, chosen);
    writing_ask(app, &exported, (void *)chosen, name);
    free(name);
    return true;
}

/* no `renew`: the menu is closed when the plans are replaced, for it counts what they have */
static const struct popup_class exporting_menu = {.act = exporting_choose};

static bool exporting_has(const struct app *app, enum format_use use)
{
    if (use == FORMAT_OF_HITS) return app->view.hits.count > 0;
    return view_listed(&app->view) > 0 && (use == FORMAT_OF_TASKS || panes_could_show(&app->panes, PANE_INDICATORS));
}

static void exporting_add_outputs(struct popup *menu, const struct app *app, enum format_use use)
{
    struct buf heading;
    if (!exporting_has(app, use)) return;
    buf_init(&heading);
    exporting_add_count(app, use, &heading);
    popup_heading(menu, heading.s);
    buf_done(&heading);
    for (size_t i = 0; i < format_count(use); i++) {
        const struct format_offer *offer = format_offer_at(use, i);
        char *ending = mem_format(".%s", format_row(offer->format)->suffix);
        popup_add(menu, ending, _(format_row(offer->format)->label), _(offer->note), NULL, (int)use * FORMATS + (int)i);
        free(ending);
    }
}

/* Why nothing can be written yet; NULL if it can. */
static const char *exporting_why_wait(struct app *app)
{
    if (view_is_busy(&app->view)) view_work(&app->view, SEARCHED_FOR_MS);
    if (reading_is_busy(app)) return _("The plan is not loaded to its end yet.");
    return view_is_busy(&app->view) ? _("The search is not over yet.") : NULL;
}

/* Opens the menu; what the pane with the keyboard shows comes first. */
unsigned exporting_open(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    const char *wait = exporting_why_wait(app);
    (void)cmd;
    if (wait != NULL) return app_warn(app, wait);
    enum pane_data first = panes_class(&app->panes)->exports;
    struct popup *menu = popup_new(POPUP_MENU, _("Export what is shown"));
    exporting_add_outputs(menu, app, uses[first]);
    for (enum pane_data what = 0; what < PANE_DATA; what++)
        if (what != first) exporting_add_outputs(menu, app, uses[what]);
    if (menu->count > 0) return popup_open(app, menu, &exporting_menu, NULL);
    popup_free(menu);
    return app_warn(app, _("Nothing is shown that could be written."));
}

bool exporting_can_export(const struct layer *layer, enum cmd cmd)
{
    const struct view *v = &layer->app->view;
    (void)cmd;
    return view_listed(v) > 0 || v->hits.count > 0;
}
