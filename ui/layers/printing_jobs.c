/* What the print window lets jobs do: a large preview, the document, asking for printers; and where the document
 * goes. */
#include <stdlib.h>
#include <unistd.h>

#include "layers/printing_inside.h"
#include "layers/writing.h"
#include "base/lang.h"
#include "base/mem.h"
#include "sys/save.h"

enum {
    AT_ONCE = 300,
    PAGE_COLS = 80,
    NARROWEST = 40
}; /* tasks of which a preview is made at once, without a job; columns of the preview */

static unsigned printing_jobs_ready(void *owner, int fd);

static void printing_jobs_start(struct app *app, enum printing_work work,
                                bool (*run)(const void *, struct buf *, struct err *), const void *data,
                                struct err *err)
{
    struct job *job = job_start(run, data, err);
    app->printing->job[work] = job;
    if (job != NULL) app_listen(app, job_fd(job), printing_jobs_ready, app);
}

static void printing_jobs_cancel(struct app *app, enum printing_work work)
{
    struct job *job = app->printing->job[work];
    if (job == NULL) return;
    app_ignore(app, job_fd(job));
    job_cancel(job);
    app->printing->job[work] = NULL;
}

static bool printing_jobs_collect(struct app *app, enum printing_work work, struct buf *out, struct err *err)
{
    struct job *job = app->printing->job[work];
    app_ignore(app, job_fd(job));
    app->printing->job[work] = NULL;
    return job_collect(job, out, err);
}

/* ---- work, most of it in a process of its own ---- */

static bool printing_jobs_render_text(const void *data, struct buf *out, struct err *err)
{
    struct sheet_order order = *(const struct sheet_order *)data;
    struct sheet_made made;
    order.format = sheet_format_of(FORMAT_TEXT);
    return sheet_order_render(&order, out, &made, err);
}

/* Writes what is to be said about the document, then the document. */
static bool printing_jobs_render_document(const void *data, struct buf *out, struct err *err)
{
    struct sheet_made made = {.pages = 0};
    size_t at = out->n;
    buf_add(out, slice_make((const char *)&made, sizeof made));
    if (!sheet_order_render(data, out, &made, err)) return false;
    memcpy(out->s + at, &made, sizeof made);
    return true;
}

/* Writes a line for each queue: a mark that says whether it is stopped or the default, then its name. */
static bool printing_jobs_ask_queues(const void *data, struct buf *out, struct err *err)
{
    struct print_queues queues;
    (void)data;
    bool there = print_queues(&queues, err);
    for (size_t i = 0; i < queues.count; i++)
        buf_addf(out, "%c%s\n", queues.queue[i].stopped ? '-' : '+', queues.queue[i].name);
    print_queues_done(&queues);
    return there;
}

static bool printing_jobs_hand_over(const void *data, struct buf *out, struct err *err)
{
    char request[128];
    if (!print_or_keep(data, request, err)) return false;
    buf_adds(out, request);
    return true;
}

/* ---- what comes back ---- */

void printing_close(struct app *app)
{
    if (app->printing->open) app_close(&app->printing->layer);
}

static void printing_jobs_collect_text(struct app *app)
{
    struct printing *p = app->printing;
    struct buf text;
    struct err err;
    buf_init(&text);
    if (printing_jobs_collect(app, PRINTING_TEXT, &text, &err)) preview_set_text(&p->preview, &text, p->text_cols);
    else app_say_err(app, &err);
    buf_done(&text);
}

static void printing_jobs_hand_out(struct app *app);

static void printing_jobs_collect_document(struct app *app)
{
    struct printing *p = app->printing;
    buf_clear(&p->document);
    p->has_document = printing_jobs_collect(app, PRINTING_DOCUMENT, &p->document, &p->failed);
    if (p->has_document) memcpy(&p->made, p->document.s, sizeof p->made);
    if (p->pending && p->has_document) printing_jobs_hand_out(app);
    else if (p->pending) app_say_err(app, &p->failed);
    p->pending = false;
}

static void printing_jobs_collect_queues(struct app *app)
{
    struct buf text;
    struct err err;
    struct print_queues queues = {0};
    buf_init(&text);
    bool there = printing_jobs_collect(app, PRINTING_QUEUES, &text, &err);
    for (size_t start = 0; start < text.n;) {
        const char *end = memchr(text.s + start, '\n', text.n - start);
        queues.queue = mem_grow(queues.queue, &queues.cap, queues.count + 1, sizeof *queues.queue);
        queues.queue[queues.count++] = (struct print_queue){
            .name = mem_format("%.*s", (int)(end - text.s - (ptrdiff_t)start - 1), text.s + start + 1),
            .stopped = text.s[start] == '-'};
        start = (size_t)(end - text.s) + 1;
    }
    paper_set_queues(&app->printing->paper, there ? &queues : NULL, &err);
    buf_done(&text);
}

static void printing_jobs_collect_request(struct app *app)
{
    struct printing *p = app->printing;
    struct buf request;
    struct err err;
    buf_init(&request);
    bool sent = printing_jobs_collect(app, PRINTING_SEND, &request, &err);
    if (sent) {
        unlink(p->printed);
        printing_close(app);
        app_say(app, false, _("Handed to the printer: %s"), request.s);
    } else {
        app_say_err(app, &err);
    }
    free(p->printed);
    p->printed = NULL;
    buf_done(&request);
}

static unsigned printing_jobs_ready(void *owner, int fd)
{
    static void (*const take[PRINTING_WORKS])(struct app *) = {
        [PRINTING_TEXT] = printing_jobs_collect_text,
        [PRINTING_DOCUMENT] = printing_jobs_collect_document,
        [PRINTING_QUEUES] = printing_jobs_collect_queues,
        [PRINTING_SEND] = printing_jobs_collect_request,
    };
    struct app *app = owner;
    for (int i = 0; i < PRINTING_WORKS; i++) {
        struct job *job = app->printing->job[i];
        if (job == NULL || job_fd(job) != fd) continue;
        if (!job_is_over(job)) return APP_NOTHING;
        take[i](app);
        return APP_REDRAW | APP_RELAYOUT;
    }
    return APP_NOTHING;
}

/* ---- following the form ---- */

void printing_begin(struct app *app)
{
    struct err err;
    printing_jobs_start(app, PRINTING_QUEUES, printing_jobs_ask_queues, NULL, &err);
    if (app->printing->job[PRINTING_QUEUES] == NULL) paper_set_queues(&app->printing->paper, NULL, &err);
}

/* Whether a cache key has changed; it is then set to the new one. */
static bool printing_jobs_is_other(struct buf *cache_key, struct buf *now)
{
    if (slice_equal(buf_slice(cache_key), buf_slice(now))) return false;
    buf_clear(cache_key);
    buf_add(cache_key, buf_slice(now));
    return true;
}

static void printing_jobs_preview_anew(struct app *app, const struct sheet_order *order)
{
    struct printing *p = app->printing;
    struct buf text;
    struct err err;
    printing_jobs_cancel(app, PRINTING_TEXT);
    p->text_cols = order->look.ncols;
    if (p->paper.count > AT_ONCE) {
        printing_jobs_start(app, PRINTING_TEXT, printing_jobs_render_text, order, &err);
        if (p->job[PRINTING_TEXT] == NULL) app_say_err(app, &err);
        return;
    }
    buf_init(&text);
    if (printing_jobs_render_text(order, &text, &err)) preview_set_text(&p->preview, &text, order->look.ncols);
    buf_done(&text);
}

static void printing_jobs_render_anew(struct app *app, const struct sheet_order *order)
{
    struct printing *p = app->printing;
    p->failed = (struct err){.line = 0};
    printing_jobs_start(app, PRINTING_DOCUMENT, printing_jobs_render_document, order, &p->failed);
}

static void printing_jobs_follow_with_preview(struct app *app, const struct sheet_order *order, int ncols)
{
    struct sheet_order shown = *order;
    struct buf now;
    bool exact = order->format->id == FORMAT_TEXT;
    shown.look.ambiguous = screen_ambiguous(app->screen);
    if (!exact) {
        shown.look.ncols = ncols > PAGE_COLS ? PAGE_COLS : ncols < NARROWEST ? NARROWEST : ncols;
        shown.look.nlines = 0; /* no pages of text: the pages of the real document will end elsewhere */
    }
    buf_init(&now);
    paper_add_cache_key(&app->printing->paper, &now);
    buf_addf(&now, " %d %u %d", shown.look.ncols, shown.look.nlines, shown.look.ambiguous);
    if (printing_jobs_is_other(&app->printing->previewed, &now)) printing_jobs_preview_anew(app, &shown);
    buf_done(&now);
}

/* Drops a document that no longer fits the form; a PDF is then made at once. */
static void printing_jobs_follow_with_document(struct app *app, const struct sheet_order *order)
{
    struct printing *p = app->printing;
    struct buf now;
    buf_init(&now);
    paper_add_cache_key(&p->paper, &now);
    buf_addf(&now, " %s %u %d %d %d", format_row(order->format->id)->name, order->look.nlines, order->look.a3,
             (int)order->look.turn, order->look.ambiguous);
    if (printing_jobs_is_other(&p->rendered, &now)) {
        printing_jobs_cancel(app, PRINTING_DOCUMENT);
        p->has_document = false;
        if (order->format->binary || p->pending) printing_jobs_render_anew(app, order);
    }
    buf_done(&now);
}

/* The order of the form; text is made for this terminal. */
static void printing_jobs_get_order(struct app *app, struct sheet_order *order)
{
    paper_order(&app->printing->paper, order);
    order->look.ambiguous = screen_ambiguous(app->screen);
}

void printing_follow(struct app *app, int ncols)
{
    struct sheet_order order;
    printing_jobs_get_order(app, &order);
    printing_jobs_follow_with_preview(app, &order, ncols);
    printing_jobs_follow_with_document(app, &order);
}

/* ---- where the document goes ---- */

static struct slice printing_jobs_document(const struct printing *p)
{
    return slice_cut(buf_slice(&p->document), sizeof p->made, p->document.n);
}

static void printing_jobs_add_what(const struct app *app, void *data, const char *path, struct buf *out)
{
    struct sheet_order order;
    (void)data;
    (void)path;
    paper_order(&app->printing->paper, &order);
    buf_adds(out, _(order.kind->label));
    if (order.format->binary || order.format->id == FORMAT_TEXT)
        buf_addf(out, _(", %zu pages"), app->printing->made.pages);
}

static bool printing_jobs_make(struct app *app, void *data, const char *path, struct buf *bytes, struct err *err,
                               void *step)
{
    (void)data;
    (void)path;
    (void)step;
    if (app->printing->has_document) buf_add(bytes, printing_jobs_document(app->printing));
    /* while the user was asked whether to replace a file */
    else err_set(err, _("the plan is another one now"), _("press Enter again"));
    return app->printing->has_document;
}

static const struct writing_class sheet_file = {
    .add_what = printing_jobs_add_what, .make = printing_jobs_make, .written = printing_close};

static void printing_jobs_write_file(struct app *app)
{
    char *path = paper_file(&app->printing->paper);
    writing_write(app, &sheet_file, NULL, path);
    free(path);
}

static void printing_jobs_copy(struct app *app)
{
    size_t nbytes = printing_jobs_document(app->printing).n;
    if (!screen_copy(app->screen, printing_jobs_document(app->printing))) {
        app_say(app, true,
                _("This is %zu KB: too long for the clipboard of a terminal, which takes 73 KB. Write a file instead."),
                nbytes / 1024);
        return;
    }
    printing_close(app);
    app_say(app, false, _("Copied: %zu KB"), (nbytes + 1023) / 1024);
}

static void printing_jobs_print_on_paper(struct app *app)
{
    struct printing *p = app->printing;
    struct sheet_order order;
    struct err err;
    char title[400];
    const char *pages = paper_job(&p->paper, "", "").pages;
    if (pages != NULL && print_last_start(pages) > p->made.pages) {
        app_say(app, true, _("There is no page %u: the sheet has %zu."), print_last_start(pages), p->made.pages);
        return;
    }
    paper_order(&p->paper, &order);
    p->printed = print_new_file(format_row(order.format->id)->suffix, &err);
    if (p->printed != NULL && save_whole(p->printed, printing_jobs_document(p), &err)) {
        text_visible_copy(plan_title(view_plan(&app->view)), title, sizeof title);
        struct print_job job = paper_job(&p->paper, p->printed, title);
        printing_jobs_start(app, PRINTING_SEND, printing_jobs_hand_over, &job, &err);
    }
    if (p->job[PRINTING_SEND] != NULL) return;
    app_say_err(app, &err);
    if (p->printed != NULL) unlink(p->printed);
    free(p->printed);
    p->printed = NULL;
}

static void printing_jobs_hand_out(struct app *app)
{
    switch (paper_to(&app->printing->paper)) {
    case PAPER_TO_FILE: printing_jobs_write_file(app); break;
    case PAPER_TO_PRINTER: printing_jobs_print_on_paper(app); break;
    case PAPER_TO_CLIPBOARD: printing_jobs_copy(app);
    }
}

void printing_hand_out(struct app *app)
{
    struct printing *p = app->printing;
    struct sheet_order order;
    if (p->has_document) {
        printing_jobs_hand_out(app);
        return;
    }
    printing_jobs_get_order(app, &order);
    if (p->job[PRINTING_DOCUMENT] == NULL) printing_jobs_render_anew(app, &order);
    p->pending = p->job[PRINTING_DOCUMENT] != NULL;
    if (!p->pending) app_say_err(app, &p->failed);
}

bool printing_is_busy(const struct printing *p) { return p->pending || p->job[PRINTING_SEND] != NULL; }

void printing_stop(struct app *app)
{
    struct printing *p = app->printing;
    p->pending = false;
    if (p->job[PRINTING_SEND] == NULL) return;
    printing_jobs_cancel(app, PRINTING_SEND);
    app_say(app, true, _("No longer handed to the printer; the sheet is kept: %s"), p->printed);
    free(p->printed);
    p->printed = NULL;
}

void printing_forget(struct app *app)
{
    struct printing *p = app->printing;
    printing_jobs_cancel(app, PRINTING_TEXT);
    printing_jobs_cancel(app, PRINTING_DOCUMENT);
    buf_clear(&p->previewed);
    buf_clear(&p->rendered);
    buf_clear(&p->document);
    p->has_document = p->pending = false;
}

void printing_end(struct app *app)
{
    struct printing *p = app->printing;
    for (int i = 0; i < PRINTING_WORKS; i++) printing_jobs_cancel(app, (enum printing_work)i);
    printing_forget(app);
    preview_search(&p->preview, SLICE(""));
    preview_set_text(&p->preview, &(struct buf){.s = NULL}, PAGE_COLS);
    free(p->printed);
    p->printed = NULL;
}
