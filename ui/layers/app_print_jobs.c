/* What the print window has done elsewhere: the preview of much, the document, the printers; and where the document goes. */
#include <stdlib.h>
#include <unistd.h>

#include "layers/app_print.h"
#include "base/lang.h"
#include "base/mem.h"
#include "sys/save.h"

enum {
    AT_ONCE = 300,
    PAGE_COLS = 80,
    NARROWEST = 40
}; /* tasks that a preview is made of before anybody notices; columns */

static void app_print_jobs_start(struct app *app, enum print_work work,
                                 bool (*run)(const void *, struct buf *, struct err *), const void *data,
                                 struct err *err)
{
    struct job *job = job_start(run, data, err);
    app->print->job[work] = job;
    if (job != NULL) screen_listen(app->screen, job_fd(job));
}

static void app_print_jobs_stop(struct app *app, enum print_work work)
{
    struct job *job = app->print->job[work];
    if (job == NULL) return;
    screen_ignore(app->screen, job_fd(job));
    job_cancel(job);
    app->print->job[work] = NULL;
}

static bool app_print_jobs_collect(struct app *app, enum print_work work, struct buf *out, struct err *err)
{
    struct job *job = app->print->job[work];
    screen_ignore(app->screen, job_fd(job));
    app->print->job[work] = NULL;
    return job_collect(job, out, err);
}

/* ---- work, most of it in a process of its own ---- */

static bool app_print_jobs_render_text(const void *data, struct buf *out, struct err *err)
{
    struct sheet_order order = *(const struct sheet_order *)data;
    struct sheet_made made;
    order.format = sheet_format_named("text");
    return sheet_order_render(&order, out, &made, err);
}

/* What is to be said of the document, then the document. */
static bool app_print_jobs_render_document(const void *data, struct buf *out, struct err *err)
{
    struct sheet_made made = {.pages = 0};
    size_t at = out->n;
    buf_add(out, slice_make((const char *)&made, sizeof made));
    if (!sheet_order_render(data, out, &made, err)) return false;
    memcpy(out->s + at, &made, sizeof made);
    return true;
}

/* Every queue as a line: its name behind a mark. */
static bool app_print_jobs_ask_queues(const void *data, struct buf *out, struct err *err)
{
    struct print_queues queues;
    (void)data;
    bool there = print_queues(&queues, err);
    for (size_t i = 0; i < queues.count; i++)
        buf_addf(out, "%c%s\n", queues.queue[i].stopped ? '-' : '+', queues.queue[i].name);
    print_queues_done(&queues);
    return there;
}

static bool app_print_jobs_hand_over(const void *data, struct buf *out, struct err *err)
{
    char request[128];
    if (!print_or_keep(data, request, err)) return false;
    buf_adds(out, request);
    return true;
}

/* ---- what comes back ---- */

static void app_print_jobs_take_text(struct app *app)
{
    struct app_print *print = app->print;
    struct buf text;
    struct err err;
    buf_init(&text);
    if (app_print_jobs_collect(app, PRINT_TEXT, &text, &err)) preview_take(&print->preview, &text, print->text_cols);
    else app_say_err(app, &err);
    buf_done(&text);
}

static void app_print_jobs_hand_out(struct app *app);

static void app_print_jobs_take_document(struct app *app)
{
    struct app_print *print = app->print;
    buf_clear(&print->document);
    print->has_document = app_print_jobs_collect(app, PRINT_DOCUMENT, &print->document, &print->failed);
    if (print->has_document) memcpy(&print->made, print->document.s, sizeof print->made);
    if (print->due && print->has_document) app_print_jobs_hand_out(app);
    else if (print->due) app_say_err(app, &print->failed);
    print->due = false;
}

static void app_print_jobs_take_queues(struct app *app)
{
    struct buf text;
    struct err err;
    struct print_queues queues = {0};
    buf_init(&text);
    bool there = app_print_jobs_collect(app, PRINT_QUEUES, &text, &err);
    for (size_t start = 0; start < text.n;) {
        const char *end = memchr(text.s + start, '\n', text.n - start);
        queues.queue = mem_grow(queues.queue, &queues.cap, queues.count + 1, sizeof *queues.queue);
        queues.queue[queues.count++] = (struct print_queue){
            .name = mem_format("%.*s", (int)(end - text.s - (ptrdiff_t)start - 1), text.s + start + 1),
            .stopped = text.s[start] == '-'};
        start = (size_t)(end - text.s) + 1;
    }
    paper_set_queues(&app->print->paper, there ? &queues : NULL, &err);
    buf_done(&text);
}

static void app_print_jobs_take_request(struct app *app)
{
    struct app_print *print = app->print;
    struct buf request;
    struct err err;
    buf_init(&request);
    bool sent = app_print_jobs_collect(app, PRINT_SEND, &request, &err);
    if (sent) {
        unlink(print->kept);
        print_close(app);
        app_say(app, false, _("Handed to the printer: %s"), request.s);
    } else {
        app_say_err(app, &err);
    }
    free(print->kept);
    print->kept = NULL;
    buf_done(&request);
}

bool app_print_ready(struct app *app, int fd, unsigned *change)
{
    static void (*const take[PRINT_WORKS])(struct app *) = {
        [PRINT_TEXT] = app_print_jobs_take_text,
        [PRINT_DOCUMENT] = app_print_jobs_take_document,
        [PRINT_QUEUES] = app_print_jobs_take_queues,
        [PRINT_SEND] = app_print_jobs_take_request,
    };
    for (int i = 0; app->print != NULL && i < PRINT_WORKS; i++) {
        struct job *job = app->print->job[i];
        if (job == NULL || job_fd(job) != fd) continue;
        *change = APP_NOTHING;
        if (job_is_over(job)) {
            take[i](app);
            *change = APP_REDRAW | APP_RELAYOUT;
        }
        return true;
    }
    return false;
}

/* ---- following the form ---- */

void print_begin(struct app *app)
{
    struct err err;
    app_print_jobs_start(app, PRINT_QUEUES, app_print_jobs_ask_queues, NULL, &err);
    if (app->print->job[PRINT_QUEUES] == NULL) paper_set_queues(&app->print->paper, NULL, &err);
}

/* Whether a stamp is another one; it is then the new one. */
static bool app_print_jobs_is_other(struct buf *stamp, struct buf *now)
{
    if (slice_equal(buf_slice(stamp), buf_slice(now))) return false;
    buf_clear(stamp);
    buf_add(stamp, buf_slice(now));
    return true;
}

static void app_print_jobs_preview_anew(struct app *app, const struct sheet_order *order)
{
    struct app_print *print = app->print;
    struct buf text;
    struct err err;
    app_print_jobs_stop(app, PRINT_TEXT);
    print->text_cols = order->look.ncols;
    if (print->paper.count > AT_ONCE) {
        app_print_jobs_start(app, PRINT_TEXT, app_print_jobs_render_text, order, &err);
        if (print->job[PRINT_TEXT] == NULL) app_say_err(app, &err);
        return;
    }
    buf_init(&text);
    if (app_print_jobs_render_text(order, &text, &err)) preview_take(&print->preview, &text, order->look.ncols);
    buf_done(&text);
}

static void app_print_jobs_render_anew(struct app *app, const struct sheet_order *order)
{
    struct app_print *print = app->print;
    print->failed = (struct err){.line = 0};
    app_print_jobs_start(app, PRINT_DOCUMENT, app_print_jobs_render_document, order, &print->failed);
}

static void app_print_jobs_follow_with_preview(struct app *app, const struct sheet_order *order, int ncols)
{
    struct sheet_order shown = *order;
    struct buf now;
    bool exact = strcmp(order->format->name, "text") == 0;
    shown.look.ambiguous = screen_ambiguous(app->screen);
    if (!exact) {
        shown.look.ncols = ncols > PAGE_COLS ? PAGE_COLS : ncols < NARROWEST ? NARROWEST : ncols;
        shown.look.nlines = 0; /* their pages end elsewhere */
    }
    buf_init(&now);
    paper_add_stamp(&app->print->paper, &now);
    buf_addf(&now, " %d %u %d", shown.look.ncols, shown.look.nlines, shown.look.ambiguous);
    if (app_print_jobs_is_other(&app->print->previewed, &now)) app_print_jobs_preview_anew(app, &shown);
    buf_done(&now);
}

/* A document that no longer fits the form is thrown away; a PDF is made at once. */
static void app_print_jobs_follow_with_document(struct app *app, const struct sheet_order *order)
{
    struct app_print *print = app->print;
    struct buf now;
    buf_init(&now);
    paper_add_stamp(&print->paper, &now);
    buf_addf(&now, " %s %u %d %d %d", order->format->name, order->look.nlines, order->look.a3, (int)order->look.turn,
             order->look.ambiguous);
    if (app_print_jobs_is_other(&print->rendered, &now)) {
        app_print_jobs_stop(app, PRINT_DOCUMENT);
        print->has_document = false;
        if (order->format->binary || print->due) app_print_jobs_render_anew(app, order);
    }
    buf_done(&now);
}

/* The order as the form has it; text is for terminals such as this one. */
static void app_print_jobs_get_order(struct app *app, struct sheet_order *order)
{
    paper_order(&app->print->paper, order);
    order->look.ambiguous = screen_ambiguous(app->screen);
}

void print_follow(struct app *app, int ncols)
{
    struct sheet_order order;
    app_print_jobs_get_order(app, &order);
    app_print_jobs_follow_with_preview(app, &order, ncols);
    app_print_jobs_follow_with_document(app, &order);
}

/* ---- where the document goes ---- */

static struct slice app_print_jobs_document(const struct app_print *print)
{
    return slice_cut(buf_slice(&print->document), sizeof print->made, print->document.n);
}

static void app_print_jobs_add_what(const struct app *app, const char *path, struct buf *out)
{
    struct sheet_order order;
    (void)path;
    paper_order(&app->print->paper, &order);
    buf_adds(out, _(order.kind->label));
    if (order.format->binary || strcmp(order.format->name, "text") == 0)
        buf_addf(out, _(", %zu pages"), app->print->made.pages);
}

static bool app_print_jobs_make(struct app *app, const char *path, struct buf *bytes, struct err *err)
{
    (void)path;
    if (app->print->has_document) buf_add(bytes, app_print_jobs_document(app->print));
    else err_set(err, _("the plan is another one now"), _("press Enter again")); /* while the user was asked */
    return app->print->has_document;
}

static const struct app_file_class sheet_file = {
    .add_what = app_print_jobs_add_what, .make = app_print_jobs_make, .written = print_close};

static void app_print_jobs_write_file(struct app *app)
{
    char *path = paper_file(&app->print->paper);
    app_file_write(app, &sheet_file, path);
    free(path);
}

static void app_print_jobs_copy(struct app *app)
{
    size_t nbytes = app_print_jobs_document(app->print).n;
    if (!screen_copy(app->screen, app_print_jobs_document(app->print))) {
        app_say(app, true,
                _("This is %zu KB: too long for the clipboard of a terminal, which takes 73 KB. Write a file instead."),
                nbytes / 1024);
        return;
    }
    print_close(app);
    app_say(app, false, _("Copied: %zu KB"), (nbytes + 1023) / 1024);
}

static void app_print_jobs_print_on_paper(struct app *app)
{
    struct app_print *print = app->print;
    struct sheet_order order;
    struct err err;
    char title[400];
    const char *pages = paper_job(&print->paper, "", "").pages;
    if (pages != NULL && print_last_start(pages) > print->made.pages) {
        app_say(app, true, _("There is no page %u: the sheet has %zu."), print_last_start(pages), print->made.pages);
        return;
    }
    paper_order(&print->paper, &order);
    print->kept = print_new_file(order.format->ending, &err);
    if (print->kept != NULL && save_whole(print->kept, app_print_jobs_document(print), &err)) {
        text_visible_copy(plan_title(view_plan(&app->view)), title, sizeof title);
        struct print_job job = paper_job(&print->paper, print->kept, title);
        app_print_jobs_start(app, PRINT_SEND, app_print_jobs_hand_over, &job, &err);
    }
    if (print->job[PRINT_SEND] != NULL) return;
    app_say_err(app, &err);
    if (print->kept != NULL) unlink(print->kept);
    free(print->kept);
    print->kept = NULL;
}

static void app_print_jobs_hand_out(struct app *app)
{
    switch (paper_to(&app->print->paper)) {
    case PAPER_TO_FILE: app_print_jobs_write_file(app); break;
    case PAPER_TO_PRINTER: app_print_jobs_print_on_paper(app); break;
    case PAPER_TO_CLIPBOARD: app_print_jobs_copy(app);
    }
}

void print_do(struct app *app)
{
    struct app_print *print = app->print;
    struct sheet_order order;
    if (print->has_document) {
        app_print_jobs_hand_out(app);
        return;
    }
    app_print_jobs_get_order(app, &order);
    if (print->job[PRINT_DOCUMENT] == NULL) app_print_jobs_render_anew(app, &order);
    print->due = print->job[PRINT_DOCUMENT] != NULL;
    if (!print->due) app_say_err(app, &print->failed);
}

bool print_is_busy(const struct app_print *print) { return print->due || print->job[PRINT_SEND] != NULL; }

void print_stop(struct app *app)
{
    struct app_print *print = app->print;
    print->due = false;
    if (print->job[PRINT_SEND] == NULL) return;
    app_print_jobs_stop(app, PRINT_SEND);
    app_say(app, true, _("No longer handed to the printer; the sheet is kept: %s"), print->kept);
    free(print->kept);
    print->kept = NULL;
}

void print_end(struct app *app)
{
    struct app_print *print = app->print;
    for (int i = 0; i < PRINT_WORKS; i++) app_print_jobs_stop(app, (enum print_work)i);
    buf_clear(&print->previewed);
    buf_clear(&print->rendered);
    buf_clear(&print->document);
    preview_search(&print->preview, SLICE(""));
    preview_take(&print->preview, &(struct buf){.s = NULL}, PAGE_COLS);
    print->has_document = print->due = false;
    free(print->kept);
    print->kept = NULL;
}
