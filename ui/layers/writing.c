#include "layers/writing.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "layers/popup.h"
#include "layers/prompt.h"
#include "sys/job.h"
#include "write/out.h"

struct writing {
    const struct writing_class *class;
    void *data;          /* borrowed from the caller of writing_ask or writing_write */
    char *path;          /* owned */
    struct buf what;     /* what is being written, for the message at the end */
    struct job *job;     /* owned: the job that writes; NULL: nothing is being written */
    struct prompt *line; /* the open line that asks for the name; NULL: none */
};

/* ---- names ---- */

/* The path for a typed text: ~/ is the home folder.  free() it. */
static char *writing_path_of(struct slice text)
{
    const char *home = slice_has_prefix(text, SLICE("~/")) ? getenv("HOME") : NULL;
    if (home != NULL) text = slice_cut(text, 1, text.n);
    return mem_format("%s%.*s", home ? home : "", (int)text.n, text.s);
}

static char *writing_path_typed(const struct prompt *p) { return writing_path_of(slice_trim(prompt_text(p))); }

static bool writing_is_file(const char *path)
{
    struct stat file;
    return stat(path, &file) == 0 && S_ISREG(file.st_mode);
}

static bool writing_is_folder(const char *path)
{
    struct stat file;
    return stat(path, &file) == 0 && S_ISDIR(file.st_mode);
}

/* Whether a file can be written at the path: it is a file, or there is a folder for it.  Not a pipe or a device:
 * writing could hang, or go to the screen. */
static bool writing_has_place(const char *path, struct err *err)
{
    const char *name = strrchr(path, '/');
    char *folder = mem_format("%.*s", name ? (int)(name - path) + 1 : 1, name ? path : ".");
    bool here = writing_is_folder(folder);
    free(folder);
    if (!here) err_set(err, _("there is no such folder"), "");
    else if (writing_is_folder(path)) err_set(err, _("this is a folder: write a name behind it"), "");
    else if (access(path, F_OK) == 0 && !writing_is_file(path)) err_set(err, _("this is no ordinary file"), "");
    else return true;
    return false;
}

/* The first of NAME-2.csv, NAME-3.csv … that does not exist; free() it. */
static char *writing_free_name(const char *path)
{
    const char *name = strrchr(path, '/'), *dot = strrchr(name ? name + 1 : path, '.');
    if (dot == NULL || dot == (name ? name + 1 : path)) dot = path + strlen(path);
    for (unsigned i = 2;; i++) {
        char *other = mem_format("%.*s-%u%s", (int)(dot - path), path, i, dot);
        if (access(other, F_OK) != 0) return other;
        free(other);
    }
}

/* Refuses to write to a plan, whatever path leads to it. */
static bool writing_spare_plans(const struct app *app, const char *path, struct err *err)
{
    if (!plans_come_from(app->view.plans, path)) return true;
    err_set(err, _("this is the plan itself, which is never written to"), "");
    return false;
}

/* ---- written, in a process of its own ---- */

/* What the job gets.  It works on a copy of the whole browser, so nothing has to wait, and later changes do no harm. */
struct writing_order {
    struct app *app;
    struct writing *writing;
};

static void writing_add_size(struct buf *out, size_t nbytes)
{
    if (nbytes < 1024) buf_addf(out, _("%zu bytes"), nbytes);
    else if (nbytes < 1024 * 1024) buf_addf(out, "%zu KB", (nbytes + 512) / 1024);
    else buf_addf(out, "%.1f MB", (double)nbytes / (1024 * 1024));
}

static void writing_say_written(struct app *app)
{
    const struct writing *w = app->writing;
    struct stat written;
    struct buf size;
    buf_init(&size);
    writing_add_size(&size, stat(w->path, &written) == 0 ? (size_t)written.st_size : 0);
    app_say(app, false, _("Written: %s, %s: %s"), w->what.s, size.s, w->path);
    buf_done(&size);
}

static bool writing_work(const void *data, struct buf *said, struct err *err)
{
    const struct writing_order *order = data;
    const struct writing *w = order->writing;
    struct out out;
    (void)said;
    signal(SIGXFSZ, SIG_IGN); /* writing beyond ulimit -f then fails with an error, as on a full disk */
    out_init(&out, "never");
    bool good = out_to_file(&out, w->path, err) && w->class->make(order->app, w->data, w->path, &out.buf, err, &out) &&
                out_close(&out, err);
    out_abandon(&out);
    return good;
}

bool writing_step(void *step, struct buf *bytes) { return (void)bytes, out_step(step); }

static unsigned writing_ready(void *owner, int fd)
{
    struct app *app = owner;
    struct writing *w = app->writing;
    struct err err = {.line = 0};
    if (!job_is_over(w->job)) return APP_NOTHING;
    app_ignore(app, fd);
    bool good = job_collect(w->job, &w->what, &err);
    w->job = NULL;
    if (good) writing_say_written(app);
    else app_say_err(app, &err);
    if (good && w->class->written) w->class->written(app);
    return APP_REDRAW | APP_RELAYOUT;
}

/* Begins to write to a path, which is taken over. */
static void writing_start(struct app *app, char *path)
{
    struct writing *w = app->writing;
    struct err err;
    free(w->path);
    w->path = path;
    buf_clear(&w->what);
    w->class->add_what(app, w->data, path, &w->what);
    if (w->line != NULL) app_close(&w->line->layer);
    w->job = job_start(writing_work, &(struct writing_order){app, w}, &err);
    if (w->job) app_listen(app, job_fd(w->job), writing_ready, app);
    else app_say_err(app, &err);
}

static bool writing_is_busy(const struct app *app) { return app->writing->job != NULL; }

static void writing_add_progress(const struct app *app, struct buf *out)
{
    buf_addf(out, _("Writing %s, Esc stops"), app->writing->path);
}

/* Cancels writing.  The bytes so far are in a temporary file, which the next save in that folder removes. */
static void writing_stop(struct app *app)
{
    struct writing *w = app->writing;
    app_ignore(app, job_fd(w->job));
    job_cancel(w->job);
    w->job = NULL;
    app_say(app, true, _("Stopped: %s is as it was"), w->path);
}

static void writing_free(void *state)
{
    struct writing *w = state;
    job_cancel(w->job);
    buf_done(&w->what);
    free(w->path);
    free(w);
}

void writing_begin(struct app *app)
{
    app->writing = mem_zalloc(sizeof *app->writing);
    buf_init(&app->writing->what);
    app_add_service(app, app->writing, writing_free);
    app_add_work(app, (struct app_work){writing_is_busy, writing_add_progress, writing_stop});
}

bool writing_is_free(struct app *app)
{
    if (writing_is_busy(app)) app_say(app, true, _("%s is still being written: Esc stops it"), app->writing->path);
    return !writing_is_busy(app);
}

/* ---- a file that is there ---- */

enum { VALUE_BESIDE, VALUE_REPLACE, VALUE_BACK };

/* The answer whether to replace a file.  If the name was typed, its line is still open below the menu. */
static bool writing_answer(struct popup *popup, enum cmd cmd, int value)
{
    struct app *app = popup->layer.app;
    if (cmd != CMD_ENTER) return false;
    app_close(&popup->layer);
    if (value == VALUE_BESIDE) writing_start(app, writing_free_name(app->writing->path));
    else if (value == VALUE_REPLACE) writing_start(app, mem_strdup(app->writing->path));
    return true;
}

static const struct popup_class writing_question = {.act = writing_answer, .renew = popup_stays};

/* Asks whether to replace a file.  Enter alone chooses the answer that loses nothing. */
static unsigned writing_ask_about_file(struct app *app)
{
    const char *path = app->writing->path, *name = strrchr(path, '/');
    char *beside = writing_free_name(path), *title = mem_format(_("%s is there already"), name ? name + 1 : path);
    char *other = mem_format(_("Write %s instead"), beside + (name ? name + 1 - path : 0));
    struct popup *menu = popup_new(POPUP_MENU, title);
    popup_add(menu, "", other, "", NULL, VALUE_BESIDE);
    popup_add(menu, "", _("Replace it"), _("what it holds is lost"), NULL, VALUE_REPLACE);
    popup_add(menu, "", _("Back, write nothing"), "", NULL, VALUE_BACK);
    free(beside);
    free(title);
    free(other);
    return popup_open(app, menu, &writing_question, NULL);
}

unsigned writing_write(struct app *app, const struct writing_class *class, void *data, const char *path)
{
    struct writing *w = app->writing;
    if (!writing_is_free(app)) return APP_REDRAW;
    struct err err;
    char *own = mem_strdup(path);
    free(w->path);
    w->class = class;
    w->data = data;
    w->path = own;
    if (!writing_spare_plans(app, own, &err) || !writing_has_place(own, &err)) app_say_err(app, &err);
    else if (writing_is_file(own)) return writing_ask_about_file(app);
    else writing_start(app, mem_strdup(own));
    return APP_REDRAW;
}

/* ---- the line ---- */

static void writing_changed(struct prompt *p)
{
    char *path = writing_path_typed(p);
    writing_spare_plans(p->layer.app, path, &p->err);
    free(path);
}

/* Enter in the line: writes, and closes the line once writing has begun. */
static bool writing_accept(struct prompt *p)
{
    struct app *app = p->layer.app;
    char *path = writing_path_typed(p);
    if (writing_has_place(path, &p->err)) writing_write(app, app->writing->class, app->writing->data, path);
    else screen_bell(app->screen);
    free(path);
    return false;
}

static void writing_add_state(const struct prompt *p, struct buf *out)
{
    struct app *app = p->layer.app;
    char *path = writing_path_typed(p);
    app->writing->class->add_what(app, app->writing->data, path, out);
    if (writing_is_file(path)) buf_adds(out, _(" · the file is there: Enter asks"));
    prompt_add_completion(p, out);
    free(path);
}

/* Whether Tab offers a file name: not a hidden one, unless the user typed the dot, nor one with characters that are
 * not shown as they are. */
static bool writing_can_offer(struct slice name, struct slice part)
{
    if (name.s[0] == '.' && part.n == 0) return false;
    if (!slice_has_prefix(name, part) || text_invalid_at(name) < name.n) return false;
    for (size_t pos = 0; pos < name.n;) {
        uint32_t cp = text_decode(name, pos, &pos);
        if (text_visible(cp) != cp) return false;
    }
    return true;
}

static void writing_offer_entry(struct prompt *p, const char *folder, struct slice name, struct slice part)
{
    char *path = mem_format("%s%.*s", folder, (int)name.n, name.s);
    bool dots = name.s[strspn(name.s, ".")] == '\0';
    if (!dots && writing_can_offer(name, part)) prompt_offer(p, name, writing_is_folder(path) ? "/" : "");
    free(path);
}

/* Offers files and folders whose names begin with the text behind the last slash. */
static void writing_offer_files(struct prompt *p)
{
    struct slice typed = slice_cut(prompt_text(p), 0, p->edit.caret);
    size_t start = typed.n;
    while (start > 0 && typed.s[start - 1] != '/') start--;
    char *folder = writing_path_of(start > 0 ? slice_cut(typed, 0, start) : SLICE("./"));
    struct dirent **entry;
    int count = scandir(folder, &entry, NULL, alphasort);
    p->names.start = start;
    for (int i = 0; i < count; i++) {
        writing_offer_entry(p, folder, slice_of(entry[i]->d_name), slice_cut(typed, start, typed.n));
        free(entry[i]);
    }
    if (count >= 0) free(entry);
    free(folder);
}

static void writing_line_done(struct prompt *p) { p->layer.app->writing->line = NULL; }

static const struct prompt_class writing_line = {
    .label = N_("Write into"),
    .changed = writing_changed,
    .accept = writing_accept,
    .offer = writing_offer_files,
    .add_state = writing_add_state,
    .done = writing_line_done,
};

unsigned writing_ask(struct app *app, const struct writing_class *class, void *data, const char *name)
{
    if (!writing_is_free(app)) return APP_REDRAW;
    app->writing->class = class;
    app->writing->data = data;
    app->writing->line = prompt_open(app, &writing_line, NULL, slice_of(name));
    return APP_REDRAW;
}
