/* app_plans: plans that load in the background, plans that are loaded again, and what loading did to them. */
#include "layers/app_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "report/load_report.h"
#include "load/loading.h"
#include "base/mem.h"
#include "sys/watch.h"

static char *app_plans_source_of(const struct app *app, size_t plan)
{
    struct slice source = plan_source(app->view.plans->plan[plan]);
    return mem_format("%.*s", (int)source.n, source.s);
}

static void app_plans_listen_to(struct app *app, size_t plan)
{
    screen_listen(app->screen, loading_fd(app->loading[plan]));
}

/* What is notable about how a plan was loaded, as the message of the bottom line. */
static void app_plans_say_notice(struct app *app, size_t plan)
{
    struct buf notice;
    buf_init(&notice);
    load_report_notice(app->view.plans->plan[plan], &notice);
    if (notice.n > 0) app_say(app, false, "%.*s", (int)notice.n, notice.s);
    buf_done(&notice);
}

void app_plans_begin(struct app *app)
{
    size_t count = app->view.plans->count;
    app->loading = mem_zalloc((count + 1) * sizeof *app->loading);
    app->watch = watch_new();
    if (app->watch) screen_listen(app->screen, watch_fd(app->watch));
    for (size_t i = 0; i < count; i++) {
        char *source = app_plans_source_of(app, i);
        if (app->watch) watch_add(app->watch, source, i);
        free(source);
        if (app->options->loading && app->options->loading[i]) {
            app->loading[i] = app->options->loading[i];
            app->options->loading[i] = NULL;
            app_plans_listen_to(app, i);
        } else if (app->message.n == 0) {
            app_plans_say_notice(app, i);
        }
    }
}

void app_plans_end(struct app *app)
{
    for (size_t i = 0; i < app->view.plans->count; i++) {
        struct err ignored;
        if (!app->loading[i]) continue;
        loading_stop(app->loading[i]);
        plan_free(loading_take(app->loading[i], &ignored));
    }
    free(app->loading);
    watch_free(app->watch);
}

/* ---- in the background ---- */

static void app_plans_reload(struct app *app, size_t plan)
{
    char *source = app_plans_source_of(app, plan);
    if (app->loading[plan] || strcmp(source, "-") == 0) { /* a second change comes when the first is done */
        app->stale = app->stale || app->loading[plan];
    } else {
        app->loading[plan] = loading_again(source, &app->options->load);
        app_plans_listen_to(app, plan);
    }
    free(source);
}

/* Where Esc goes back to, once the plan is another. */
static void app_plans_move_before(const struct view *v, size_t plan, const struct plan *whole,
                                  struct app_before *before)
{
    before->stop.place = view_place_after(v, plan, whole, before->stop.place);
    before->stop.agency = VIEW_ALL; /* its number is another one now */
    before->stop.action = before->stop.action < 0                                ? VIEW_ALL
                          : before->stop.action < (ptrdiff_t)plan_actions(whole) ? before->stop.action
                                                                                 : VIEW_ALL;
}

/* A loaded plan takes the place of the one shown; one that failed leaves everything as it is. */
static void app_plans_take(struct app *app, size_t plan)
{
    struct err err;
    screen_ignore(app->screen, loading_fd(app->loading[plan]));
    struct plan *whole = loading_take(app->loading[plan], &err);
    app->loading[plan] = NULL;
    if (whole) {
        app_plans_move_before(&app->view, plan, whole, &app->before);
        app_plans_move_before(&app->view, plan, whole, &app->before_number);
        app->at_before = SIZE_MAX;
        view_replace_plan(&app->view, plan, whole);
        app_measure(app);
        app_plans_say_notice(app, plan);
    } else {
        char line[600];
        err_format(&err, line, sizeof line);
        app_say(app, true, _("Not loaded again, the plan before stays: %s"), line);
    }
    if (app->stale) {
        app->stale = false;
        app_plans_reload(app, plan);
    }
}

unsigned app_plans_ready(struct app *app, int fd)
{
    size_t plan;
    for (size_t i = 0; i < app->view.plans->count; i++)
        if (app->loading[i] && loading_fd(app->loading[i]) == fd) app_plans_take(app, i);
    if (app->watch && watch_fd(app->watch) == fd)
        while (watch_next(app->watch, &plan)) app_plans_reload(app, plan);
    return APP_REDRAW | APP_RELAYOUT;
}

bool app_is_loading(const struct app *app)
{
    for (size_t i = 0; i < app->view.plans->count; i++)
        if (app->loading[i]) return true;
    return false;
}

void app_add_progress(const struct app *app, struct buf *out)
{
    size_t done = 0, total = 0;
    for (size_t i = 0; i < app->view.plans->count; i++) {
        size_t plan_done, plan_total;
        if (!app->loading[i]) continue;
        loading_progress(app->loading[i], &plan_done, &plan_total);
        done += plan_done;
        total += plan_total;
    }
    buf_addf(out, _("Loading %.0f of %.0f MB, Esc stops"), (double)done / 1e6, (double)total / 1e6);
}

void app_stop_loading(struct app *app)
{
    for (size_t i = 0; i < app->view.plans->count; i++)
        if (app->loading[i]) loading_stop(app->loading[i]);
}

void app_reload(struct app *app)
{
    for (size_t i = 0; i < app->view.plans->count; i++) app_plans_reload(app, i);
    if (app_is_loading(app)) app_say(app, false, "%s", _("Loading again"));
    else app_say(app, true, "%s", _("What came through standard input cannot be read again."));
}

/* ---- the load report ---- */

static void app_plans_tell(void *popup, unsigned line, unsigned column, enum note_kind kind, struct slice message)
{
    char *place = line > 0 ? mem_format(_("line %u"), line) : mem_strdup(_("file")),
         *text = mem_format("%.*s", (int)message.n, message.s);
    (void)column;
    (void)kind;
    popup_add(popup, place, text, NULL, NULL, 0);
    free(place);
    free(text);
}

struct popup *app_load_report(const struct app *app)
{
    struct popup *popup = popup_new(POPUP_TEXT, _("Load report"));
    for (size_t i = 0; i < app->view.plans->count; i++) {
        const struct plan *plan = app->view.plans->plan[i];
        char *title = mem_format("%.*s", (int)plan_title(plan).n, plan_title(plan).s);
        popup_heading(popup, title);
        free(title);
        load_report_each(plan, app_plans_tell, popup);
    }
    return popup;
}
