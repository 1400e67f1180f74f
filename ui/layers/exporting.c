/* exporting: what is shown, written into a file as data: a menu of what there is and in which format, then the file's name. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

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

enum { SEARCHED_FOR_MS = 200 }; /* before the user is told that the search is not over */

static const struct output {
    enum pane_data what;
    const char *label, *note; /* not translated yet */
    const char *format;       /* its name in export.h or hits_export.h; NULL: for Excel */
    const char *ending;
} outputs[] = {
    {DATA_TASKS, N_("CSV for Excel and WPS"), N_("opens with a double click"), NULL, "csv"},
    {DATA_TASKS, "CSV", N_("a plan of its own, to be opened here too"), "csv", "csv"},
    {DATA_TASKS, "JSON", N_("for programs: items and quantities"), "json", "json"},
    {DATA_TASKS, "NDJSON", N_("for programs: a task a line"), "ndjson", "ndjson"},
    {DATA_TASKS, "Markdown", N_("a table in plain text"), "md", "md"},
    {DATA_TASKS, "HTML", N_("a table for the web browser"), "html", "html"},
    {DATA_HITS, N_("Text"), N_("one below the other, with their context"), "text", "txt"},
    {DATA_HITS, "CSV", N_("a hit a row"), "csv", "csv"},
    {DATA_HITS, "Markdown", N_("a table in plain text"), "md", "md"},
    {DATA_HITS, "JSON", N_("for programs"), "json", "json"},
    {DATA_INDICATORS, N_("CSV for Excel and WPS"), N_("a row for what is counted, the years side by side"), NULL,
     "csv"},
};
enum { OUTPUTS = sizeof outputs / sizeof *outputs };

static bool exporting_ends_in(const char *path, const char *ending)
{
    const char *dot = strrchr(path, '.');
    return dot != NULL && strcasecmp(dot + 1, ending) == 0;
}

/* What was chosen in the menu, unless the name now ends as another format does. */
static const struct output *exporting_output_of(const struct output *chosen, const char *path)
{
    if (exporting_ends_in(path, chosen->ending)) return chosen;
    for (int i = 0; i < OUTPUTS; i++)
        if (outputs[i].what == chosen->what && exporting_ends_in(path, outputs[i].ending)) return &outputs[i];
    return chosen;
}

static void exporting_add_count(const struct app *app, enum pane_data what, struct buf *out)
{
    const struct view *v = &app->view;
    size_t listed = view_listed(v), all = plans_tasks(v->plans);
    if (what == DATA_INDICATORS) buf_addf(out, "%s · ", _("Indicators"));
    if (what == DATA_HITS) buf_addf(out, "%s %zu", _("Hits"), v->hits.count);
    else buf_addf(out, "%s %zu", _("Tasks"), listed);
    if (what != DATA_HITS && listed < all) buf_addf(out, " / %zu", all);
}

static void exporting_add_what(const struct app *app, void *data, const char *path, struct buf *out)
{
    const struct output *output = exporting_output_of(data, path);
    exporting_add_count(app, output->what, out);
    buf_addf(out, " · %s", _(output->label));
}

/* ---- written ---- */

static const struct export_format *exporting_tasks_format(const struct output *output)
{
    if (output->what == DATA_INDICATORS) return export_format_indicators();
    return output->format ? export_format_named(output->format) : export_format_excel();
}

static void exporting_make_tasks(struct app *app, const struct export_format *format, struct buf *bytes, void *step)
{
    struct view *v = &app->view;
    struct export_list list = {.plans = v->plans};
    size_t *places = view_shown_places(v, &list.count);
    if (format->agencies) view_index_agencies(v);
    list.place = places;
    list.agencies = v->agencies;
    export_tasks(bytes, format, &list, writing_step, step);
    free(places);
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
    const struct output *output = exporting_output_of(data, path);
    (void)err;
    if (output->what == DATA_HITS) exporting_make_hits(&app->view, hits_format_named(output->format), bytes);
    else exporting_make_tasks(app, exporting_tasks_format(output), bytes, step);
    return true;
}

static const struct writing_class exported = {.add_what = exporting_add_what, .make = exporting_make};

/* ---- named ---- */

/* The plan, and what of it is shown: 天水市三年行动任务分解表-产业人才培养行动-牵头：教育局; of hits: 检索-人才. */
static void exporting_add_name(const struct app *app, enum pane_data what, struct buf *out)
{
    const struct view *v = &app->view;
    if (what == DATA_HITS) {
        buf_addf(out, "%s-%s", _("Search"), v->query_text.s);
        return;
    }
    if (view_plan(v) != NULL) buf_add(out, plan_title(view_plan(v)));
    if (what == DATA_INDICATORS) buf_addf(out, "-%s", _("Indicators"));
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

static char *exporting_suggested_name(const struct app *app, const struct output *output)
{
    char stem[FILE_NAME_NBYTES];
    struct buf text;
    buf_init(&text);
    exporting_add_name(app, output->what, &text);
    file_name_of(buf_slice(&text), stem);
    buf_done(&text);
    char *name = mem_format("%s.%s", stem, output->ending);
    if (!plans_come_from(app->view.plans, name)) return name;
    free(name);
    return mem_format("%s-%s.%s", stem, _("exported"), output->ending);
}

/* ---- the menu ---- */

static bool exporting_choose(struct popup *popup, enum cmd cmd, int value)
{
    struct app *app = popup->layer.app;
    if (cmd != CMD_ENTER) return false;
    app_close(&popup->layer);
    char *name = exporting_suggested_name(app, &outputs[value]);
    writing_ask(app, &exported, (void *)&outputs[value], name);
    free(name);
    return true;
}

static const struct popup_class exporting_menu = {.act = exporting_choose}; /* of other plans there is other data */

static bool exporting_has(const struct app *app, enum pane_data what)
{
    if (what == DATA_HITS) return app->view.hits.count > 0;
    return view_listed(&app->view) > 0 && (what == DATA_TASKS || panes_could_show(&app->panes, PANE_INDICATORS));
}

static void exporting_add_outputs(struct popup *menu, const struct app *app, enum pane_data what)
{
    struct buf heading;
    if (!exporting_has(app, what)) return;
    buf_init(&heading);
    exporting_add_count(app, what, &heading);
    popup_heading(menu, heading.s);
    buf_done(&heading);
    for (int i = 0; i < OUTPUTS; i++) {
        if (outputs[i].what != what) continue;
        char *ending = mem_format(".%s", outputs[i].ending);
        popup_add(menu, ending, _(outputs[i].label), _(outputs[i].note), NULL, i);
        free(ending);
    }
}

/* Why nothing can be written yet; NULL: it can. */
static const char *exporting_why_wait(struct app *app)
{
    if (view_is_busy(&app->view)) view_work(&app->view, SEARCHED_FOR_MS);
    if (reading_is_busy(app)) return _("The plan is not loaded to its end yet.");
    return view_is_busy(&app->view) ? _("The search is not over yet.") : NULL;
}

/* First what the pane that has the keyboard shows. */
unsigned exporting_open(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    const char *wait = exporting_why_wait(app);
    (void)cmd;
    if (wait != NULL) return app_warn(app, wait);
    enum pane_data first = panes_class(&app->panes)->exports;
    struct popup *menu = popup_new(POPUP_MENU, _("Export what is shown"));
    exporting_add_outputs(menu, app, first);
    for (enum pane_data what = 0; what < PANE_DATA; what++)
        if (what != first) exporting_add_outputs(menu, app, what);
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
