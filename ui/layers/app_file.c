/* app_file: the one way in which the browser writes a file: asks for its name, asks before it replaces one, refuses a plan,
 * writes it whole or not at all, says what was written. */
#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "layers/app_inside.h"
#include "sys/job.h"
#include "base/lang.h"
#include "base/mem.h"
#include "write/out.h"
#include "base/utf8.h"

/* ---- names ---- */

/* What is typed as a path: ~/ is the home folder.  Owned by the caller. */
static char *app_file_path_of(struct slice text)
{
    const char *home = slice_has_prefix(text, SLICE("~/")) ? getenv("HOME") : NULL;
    if (home != NULL) text = slice_cut(text, 1, text.n);
    return mem_format("%s%.*s", home ? home : "", (int)text.n, text.s);
}

static char *app_file_path_typed(const struct app *app) { return app_file_path_of(slice_trim(edit_text(&app->line))); }

static bool app_file_is_file(const char *path)
{
    struct stat file;
    return stat(path, &file) == 0 && S_ISREG(file.st_mode);
}

static bool app_file_is_folder(const char *path)
{
    struct stat file;
    return stat(path, &file) == 0 && S_ISDIR(file.st_mode);
}

/* Whether it is a file, or there is a folder for it to be in.  Pipes and devices would not return, or write upon the screen. */
static bool app_file_has_place(const char *path, struct err *err)
{
    const char *name = strrchr(path, '/');
    char *folder = mem_format("%.*s", name ? (int)(name - path) + 1 : 1, name ? path : ".");
    bool here = app_file_is_folder(folder);
    free(folder);
    if (!here) err_set(err, _("there is no such folder"), "");
    else if (app_file_is_folder(path)) err_set(err, _("this is a folder: write a name behind it"), "");
    else if (access(path, F_OK) == 0 && !app_file_is_file(path)) err_set(err, _("this is no ordinary file"), "");
    else return true;
    return false;
}

/* The first of NAME-2.csv, NAME-3.csv … that is not there. */
static char *app_file_free_name(const char *path)
{
    const char *name = strrchr(path, '/'), *dot = strrchr(name ? name + 1 : path, '.');
    if (dot == NULL || dot == (name ? name + 1 : path)) dot = path + strlen(path);
    for (unsigned i = 2;; i++) {
        char *other = mem_format("%.*s-%u%s", (int)(dot - path), path, i, dot);
        if (access(other, F_OK) != 0) return other;
        free(other);
    }
}

/* A plan is never written to, by whatever name it is called. */
static bool app_file_spare_plans(const struct app *app, const char *path, struct err *err)
{
    if (!plans_come_from(app->view.plans, path)) return true;
    err_set(err, _("this is the plan itself, which is never written to"), "");
    return false;
}

/* ---- writing ---- */

static void app_file_add_size(struct buf *out, size_t nbytes)
{
    if (nbytes < 1024) buf_addf(out, _("%zu bytes"), nbytes);
    else if (nbytes < 1024 * 1024) buf_addf(out, "%zu KB", (nbytes + 512) / 1024);
    else buf_addf(out, "%.1f MB", (double)nbytes / (1024 * 1024));
}

static void app_file_say_written(struct app *app)
{
    const struct app_file *file = &app->file;
    struct stat written;
    struct buf size;
    buf_init(&size);
    app_file_add_size(&size, stat(file->path, &written) == 0 ? (size_t)written.st_size : 0);
    app_say(app, false, _("Written: %s, %s: %s"), file->what.s, size.s, file->path);
    buf_done(&size);
}

/* In a process of its own, which has a browser of its own: this one waits for nothing, whatever is changed meanwhile. */
static bool app_file_write_whole(const void *data, struct buf *said, struct err *err)
{
    struct app *app = (struct app *)data;
    struct out out;
    (void)said;
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like a full disk */
    out_init(&out, "never");
    app->file.out = &out;
    bool good = out_to_file(&out, app->file.path, err) && app->file.class->make(app, app->file.path, &out.buf, err) &&
                out_close(&out, err);
    out_abandon(&out);
    return good;
}

bool app_file_step(void *app, struct buf *bytes) { return (void)bytes, out_step(((struct app *)app)->file.out); }

void app_file_add_progress(const struct app *app, struct buf *out)
{
    buf_addf(out, _("Writing %s, Esc stops"), app->file.path);
}

/* To this path, which is taken over. */
static void app_file_write_to(struct app *app, char *path)
{
    struct app_file *file = &app->file;
    struct err err;
    free(file->path);
    file->path = path;
    buf_clear(&file->what);
    file->class->add_what(app, path, &file->what);
    if (app->typing == LINE_FILE) app_line_close(app);
    file->job = job_start(app_file_write_whole, app, &err);
    if (file->job) screen_listen(app->screen, job_fd(file->job));
    else app_say_err(app, &err);
}

bool app_file_ready(struct app *app, int fd, unsigned *change)
{
    struct app_file *file = &app->file;
    struct err err = {.line = 0};
    if (file->job == NULL || job_fd(file->job) != fd) return false;
    *change = APP_NOTHING;
    if (!job_is_over(file->job)) return true;
    screen_ignore(app->screen, fd);
    bool good = job_collect(file->job, &file->what, &err);
    file->job = NULL;
    if (good) app_file_say_written(app);
    else app_say_err(app, &err);
    if (good && file->class->written) file->class->written(app);
    *change = APP_REDRAW | APP_RELAYOUT;
    return true;
}

bool app_file_is_writing(const struct app *app) { return app->file.job != NULL; }

/* What it has written so far stands beside the file under another name, until the next file is written there. */
void app_file_stop(struct app *app)
{
    screen_ignore(app->screen, job_fd(app->file.job));
    job_cancel(app->file.job);
    app->file.job = NULL;
    app_say(app, true, _("Stopped: %s is as it was"), app->file.path);
}

/* ---- a file that is there ---- */

enum { VALUE_BESIDE, VALUE_REPLACE, VALUE_BACK };

/* The line, if the name was typed, is still open below the menu. */
static bool app_file_question_key(struct app *app, enum cmd cmd, int value)
{
    const struct app_file *file = &app->file;
    bool leaves = cmd == CMD_BACK || cmd == CMD_QUIT;
    if (cmd != CMD_ENTER && !leaves) return false;
    app_close_popup(app);
    if (leaves) value = VALUE_BACK;
    if (value == VALUE_BESIDE) app_file_write_to(app, app_file_free_name(file->path));
    else if (value == VALUE_REPLACE) app_file_write_to(app, mem_strdup(file->path));
    else if (app->typing != LINE_FILE && file->class->back) file->class->back(app);
    return true;
}

/* What Enter does at once loses nothing. */
static unsigned app_file_question(struct app *app)
{
    const char *path = app->file.path, *name = strrchr(path, '/');
    char *beside = app_file_free_name(path), *title = mem_format(_("%s is there already"), name ? name + 1 : path);
    char *other = mem_format(_("Write %s instead"), beside + (name ? name + 1 - path : 0));
    struct popup *menu = popup_new(POPUP_MENU, title);
    popup_add(menu, "", other, "", NULL, VALUE_BESIDE);
    popup_add(menu, "", _("Replace it"), _("what it holds is lost"), NULL, VALUE_REPLACE);
    popup_add(menu, "", _("Back, write nothing"), "", NULL, VALUE_BACK);
    free(beside);
    free(title);
    free(other);
    return app_open_menu(app, menu, app_file_question_key);
}

bool app_file_is_free(struct app *app)
{
    if (app_file_is_writing(app)) app_say(app, true, _("%s is still being written: Esc stops it"), app->file.path);
    return !app_file_is_writing(app);
}

unsigned app_file_write(struct app *app, const struct app_file_class *class, const char *path)
{
    if (!app_file_is_free(app)) return APP_REDRAW;
    struct err err;
    char *own = mem_strdup(path);
    free(app->file.path);
    app->file.class = class;
    app->file.path = own;
    if (!app_file_spare_plans(app, own, &err) || !app_file_has_place(own, &err)) app_say_err(app, &err);
    else if (app_file_is_file(own)) return app_file_question(app);
    else app_file_write_to(app, mem_strdup(own));
    return APP_REDRAW;
}

void app_file_done(struct app *app)
{
    job_cancel(app->file.job);
    buf_done(&app->file.what);
    free(app->file.path);
}

/* ---- the line ---- */

unsigned app_file_ask(struct app *app, const struct app_file_class *class, const char *name)
{
    if (!app_file_is_free(app)) return APP_REDRAW;
    app->file.class = class;
    app_line_open(app, LINE_FILE);
    edit_set(&app->line, slice_of(name));
    app_line_changed(app);
    return APP_REDRAW;
}

static void app_file_changed(struct app *app)
{
    char *path = app_file_path_typed(app);
    app_file_spare_plans(app, path, &app->line_err);
    free(path);
}

static void app_file_accept(struct app *app)
{
    char *path = app_file_path_typed(app);
    if (app_file_has_place(path, &app->line_err)) app_file_write(app, app->file.class, path);
    else screen_bell(app->screen);
    free(path);
}

static void app_file_add_state(const struct app *app, struct buf *out)
{
    char *path = app_file_path_typed(app);
    app->file.class->add_what(app, path, out);
    if (app_file_is_file(path)) buf_adds(out, _(" · the file is there: Enter asks"));
    app_add_completion(app, out);
    free(path);
}

/* A name that can stand in the line: neither hidden, unless that is asked for, nor with anything that is not shown as it is. */
static bool app_file_can_offer(struct slice name, struct slice part)
{
    if (name.s[0] == '.' && part.n == 0) return false;
    return slice_has_prefix(name, part) && utf8_invalid_at(name.s, name.n) == name.n &&
           utf8_next_suspect(name.s, name.n, 0) == name.n;
}

/* Files and folders: those whose names begin with what stands behind the last slash. */
static void app_file_offer_files(struct app *app)
{
    struct slice typed = slice_cut(edit_text(&app->line), 0, app->line.caret);
    size_t start = typed.n;
    while (start > 0 && typed.s[start - 1] != '/') start--;
    char *folder = app_file_path_of(start > 0 ? slice_cut(typed, 0, start) : SLICE("./"));
    struct dirent **entry;
    int count = scandir(folder, &entry, NULL, alphasort);
    app->completion.start = start;
    for (int i = 0; i < count; i++) {
        struct slice name = slice_of(entry[i]->d_name);
        char *path = mem_format("%s%s", folder, entry[i]->d_name);
        if (app_file_can_offer(name, slice_cut(typed, start, typed.n)) && name.s[strspn(name.s, ".")] != '\0')
            app_offer(app, name, app_file_is_folder(path) ? "/" : "");
        free(path);
        free(entry[i]);
    }
    if (count >= 0) free(entry);
    free(folder);
}

const struct app_line_class app_line_file = {
    .label = N_("Write into"),
    .changed = app_file_changed,
    .accept = app_file_accept,
    .cancel = app_line_close,
    .offer = app_file_offer_files,
    .add_state = app_file_add_state,
};
