#include "layers/reading.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "layers/commands.h"
#include "layers/popup.h"
#include "report/load_report.h"
#include "sys/watch.h"

/* The state of reading for one plan. */
struct reading_plan {
    struct loading *loading;  /* owned; NULL: nothing is under way */
    struct load_options load; /* owned: as the user took it in the reading window */
    bool is_taken;            /* else app->load counts */
    bool changed;             /* its file has changed since that began: it is read again afterwards */
};

struct reading {
    struct reading_plan *plan; /* owned: one for each plan */
    size_t count;
    struct watch *watch; /* owned: watches for changes of the files; NULL if the system offers no way */
};

static char *reading_source(const struct app *app, size_t plan)
{
    struct slice source = plan_source(app->view.plans->plan[plan]);
    return mem_format("%.*s", (int)source.n, source.s);
}

/* What is to be doubted about how a plan was loaded, as the message of the bottom line: first the keys that show it. */
static void reading_say_notice(struct app *app, size_t plan)
{
    char why[24], reading[24];
    bool plain = screen_ambiguous(app->screen) == 2;
    struct buf notice;
    buf_init(&notice);
    load_report_notice(app->view.plans->plan[plan], &notice);
    keys_label(command_key(CMD_LOAD_REPORT, 0), plain, why);
    keys_label(command_key(CMD_READING, 0), plain, reading);
    if (notice.n > 0)
        app_say(app, false, _("Read with doubts (%s shows them, %s corrects the reading): %.*s"), why, reading,
                (int)notice.n, notice.s);
    buf_done(&notice);
}

/* ---- in the background ---- */

static unsigned reading_loaded(void *owner, int fd);

static void reading_listen(struct app *app, struct reading_plan *plan, struct loading *loading)
{
    plan->loading = loading;
    app_listen(app, loading_fd(loading), reading_loaded, app);
}

static const struct load_options *reading_options(const struct app *app, size_t index)
{
    const struct reading_plan *plan = &app->reading->plan[index];
    return plan->is_taken ? &plan->load : &app->load;
}

/* Reads the file anew; while it is being read, a change waits for its turn. */
static void reading_again(struct app *app, size_t index)
{
    struct reading_plan *plan = &app->reading->plan[index];
    char *source = reading_source(app, index);
    if (plan->loading != NULL) plan->changed = true;
    else if (loading_is_repeatable(source))
        reading_listen(app, plan, loading_again(source, reading_options(app, index)));
    free(source);
}

const struct load_options *reading_options_of(const struct app *app, size_t plan) { return reading_options(app, plan); }

void reading_use(struct app *app, size_t index, const struct load_options *options)
{
    struct reading_plan *plan = &app->reading->plan[index];
    struct load_options load = *options;
    load_options_own(&load);
    load_options_done(&plan->load);
    plan->load = load;
    plan->is_taken = true;
    char *source = reading_source(app, index);
    if (plan->loading != NULL || loading_is_repeatable(source)) reading_again(app, index);
    else reading_listen(app, plan, loading_bytes(source, plan_read_bytes(app->view.plans->plan[index]), &plan->load));
    free(source);
}

/* Loading has ended: the plan replaces the one that is shown; if loading failed nothing changes. */
static void reading_collect(struct app *app, size_t index)
{
    struct reading_plan *plan = &app->reading->plan[index];
    struct err err;
    app_ignore(app, loading_fd(plan->loading));
    struct plan *whole = loading_collect(plan->loading, &err);
    plan->loading = NULL;
    if (whole != NULL) {
        app_swap_plan(app, index, whole);
        reading_say_notice(app, index);
    } else {
        char line[600];
        err_format(&err, line, sizeof line);
        app_say(app, true, _("Not loaded again, the plan before stays: %s"), line);
    }
    if (!plan->changed) return;
    plan->changed = false;
    reading_again(app, index);
}

static unsigned reading_loaded(void *owner, int fd)
{
    struct app *app = owner;
    for (size_t i = 0; i < app->reading->count; i++) {
        const struct loading *loading = app->reading->plan[i].loading;
        if (loading == NULL || loading_fd(loading) != fd) continue;
        reading_collect(app, i);
        break;
    }
    return APP_REDRAW | APP_RELAYOUT;
}

static unsigned reading_file_changed(void *owner, int fd)
{
    struct app *app = owner;
    size_t plan;
    (void)fd;
    while (watch_next(app->reading->watch, &plan)) reading_again(app, plan);
    return APP_REDRAW | APP_RELAYOUT;
}

/* ---- as work under way ---- */

bool reading_is_busy(const struct app *app)
{
    for (size_t i = 0; i < app->reading->count; i++)
        if (app->reading->plan[i].loading != NULL) return true;
    return false;
}

static void reading_add_progress(const struct app *app, struct buf *out)
{
    size_t done = 0, total = 0;
    for (size_t i = 0; i < app->reading->count; i++) {
        size_t plan_done, plan_total;
        if (app->reading->plan[i].loading == NULL) continue;
        loading_progress(app->reading->plan[i].loading, &plan_done, &plan_total);
        done += plan_done;
        total += plan_total;
    }
    buf_addf(out, _("Loading %.0f of %.0f MB, Esc stops"), (double)done / 1e6, (double)total / 1e6);
}

static void reading_stop(struct app *app)
{
    for (size_t i = 0; i < app->reading->count; i++)
        if (app->reading->plan[i].loading != NULL) loading_stop(app->reading->plan[i].loading);
}

/* ---- begun and ended ---- */

static void reading_free(void *state)
{
    struct reading *reading = state;
    for (size_t i = 0; i < reading->count; i++) {
        struct err ignored;
        load_options_done(&reading->plan[i].load);
        if (reading->plan[i].loading == NULL) continue;
        loading_stop(reading->plan[i].loading);
        plan_free(loading_collect(reading->plan[i].loading, &ignored));
    }
    watch_free(reading->watch);
    free(reading->plan);
    free(reading);
}

static void reading_watch(struct app *app, size_t plan)
{
    char *source = reading_source(app, plan);
    if (app->reading->watch != NULL) watch_add(app->reading->watch, source, plan);
    free(source);
}

void reading_begin(struct app *app, struct loading **loading)
{
    struct reading *reading = app->reading = mem_zalloc(sizeof *reading);
    reading->count = app->view.plans->count;
    reading->plan = mem_zalloc((reading->count + 1) * sizeof *reading->plan);
    reading->watch = watch_new();
    app_add_service(app, reading, reading_free);
    app_add_work(app, (struct app_work){reading_is_busy, reading_add_progress, reading_stop});
    if (reading->watch != NULL) app_listen(app, watch_fd(reading->watch), reading_file_changed, app);
    for (size_t i = 0; i < reading->count; i++) {
        reading_watch(app, i);
        if (loading != NULL && loading[i] != NULL) {
            reading_listen(app, &reading->plan[i], loading[i]);
            loading[i] = NULL;
        } else if (app->message.n == 0) {
            reading_say_notice(app, i);
        }
    }
}

unsigned reading_reload(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    (void)cmd;
    for (size_t i = 0; i < app->reading->count; i++) reading_again(app, i);
    if (!reading_is_busy(app))
        return app_warn(app, _("What came through standard input or a pipe cannot be read again."));
    app_say(app, false, "%s", _("Loading again"));
    return APP_REDRAW;
}

/* ---- the load report ---- */

/* The rows of the report: where each stands, and what it says. */
struct reading_rows {
    struct popup *popup;
    const struct plan *plan;
};

static char *reading_place(const struct plan *plan, const struct note *note)
{
    struct buf place;
    if (note->part == 0) return note->line > 0 ? mem_format(_("line %u"), note->line) : mem_strdup(_("file"));
    buf_init(&place);
    plan_add_place(plan, note->part, note->line, note->column, &place);
    char *text = place.n > 0 ? mem_strdup(place.s + 1) : mem_strdup(_("file")); /* without the colon */
    buf_done(&place);
    return text;
}

static void reading_tell(void *context, const struct note *note, struct slice message)
{
    const struct reading_rows *rows = context;
    char *place = reading_place(rows->plan, note);
    char *text = mem_format("%.*s", (int)message.n, message.s);
    popup_add(rows->popup, place, text, NULL, NULL, 0);
    free(place);
    free(text);
}

/* no `renew`: the window is closed when the plans are replaced, for they have other reports */
static const struct popup_class reading_report_class = {.act = NULL};

unsigned reading_report(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    struct popup *popup = popup_new(POPUP_TEXT, _("Load report"));
    (void)cmd;
    for (size_t i = 0; i < app->view.plans->count; i++) {
        const struct plan *plan = app->view.plans->plan[i];
        char *title = mem_format("%.*s", (int)plan_title(plan).n, plan_title(plan).s);
        popup_heading(popup, title);
        free(title);
        load_report_each(plan, reading_tell, &(struct reading_rows){popup, plan});
    }
    return popup_open(app, popup, &reading_report_class, NULL);
}
