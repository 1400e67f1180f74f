#include "sheet/print.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/mem.h"

enum { NO_PROGRAM = 127, MOST_SAID = 64 * 1024, MOST_ARGUMENTS = 64 };

/* ---- running lp and lpstat ---- */

/* The environment for lp and lpstat, in the C locale, so that their output is in English; free() the array. */
static char **print_plain_environment(void)
{
    size_t count = 0, kept = 0;
    while (environ[count] != NULL) count++;
    char **copy = mem_alloc((count + 2) * sizeof *copy);
    for (size_t i = 0; i < count; i++)
        if (strncmp(environ[i], "LC_", 3) != 0 && strncmp(environ[i], "LANG", 4) != 0) copy[kept++] = environ[i];
    copy[kept++] = (char *)(uintptr_t) "LC_ALL=C";
    copy[kept] = NULL;
    return copy;
}

static bool print_start(const char *const *arguments, int out, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    char **environment = print_plain_environment();
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDERR_FILENO);
    int failed = posix_spawnp(child, arguments[0], &actions, NULL, (char *const *)(uintptr_t)arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    free(environment);
    return failed == 0;
}

/* Runs a program and waits for its end.  Returns its exit status (NO_PROGRAM if it is not installed) and adds what
 * it printed to `said`. */
static int print_run(const char *const *arguments, struct buf *said)
{
    int ends[2], status = 0;
    pid_t child;
    char piece[4096];
    ssize_t n;
    if (pipe2(ends, O_CLOEXEC) != 0) return NO_PROGRAM;
    bool started = print_start(arguments, ends[1], &child);
    close(ends[1]);
    while (started && ((n = read(ends[0], piece, sizeof piece)) > 0 || (n < 0 && errno == EINTR)))
        if (n > 0 && said->n < MOST_SAID) buf_add(said, slice_make(piece, (size_t)n));
    close(ends[0]);
    if (!started) return NO_PROGRAM;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : NO_PROGRAM - 1;
}

static bool print_no_cups(struct err *err)
{
    err_set(err, _("CUPS is not installed: there is no lp or lpstat"), _("install the package cups-client"));
    return false;
}

/* ---- queues ---- */

static void print_add_queue(struct print_queues *queues, struct slice name)
{
    queues->queue = mem_grow(queues->queue, &queues->cap, queues->count + 1, sizeof *queues->queue);
    queues->queue[queues->count++] = (struct print_queue){.name = mem_format("%.*s", (int)name.n, name.s)};
}

static bool print_is_stopped(const char *queue)
{
    const char *const arguments[] = {"lpstat", "-p", queue, NULL};
    struct buf said;
    buf_init(&said);
    print_run(arguments, &said);
    bool stopped = slice_find(buf_slice(&said), SLICE(" disabled ")) != SIZE_MAX;
    buf_done(&said);
    return stopped;
}

/* The index of the default queue, from the line "system default destination: NAME" of lpstat; their count if there
 * is none. */
static size_t print_find_preferred(const struct print_queues *queues)
{
    const char *const arguments[] = {"lpstat", "-d", NULL};
    struct buf said;
    buf_init(&said);
    print_run(arguments, &said);
    struct slice line = slice_trim(buf_slice(&said));
    size_t colon = slice_find(line, SLICE(": ")), i = 0;
    struct slice name = colon == SIZE_MAX ? SLICE("") : slice_cut(line, colon + 2, line.n);
    while (i < queues->count && !slice_equals(name, queues->queue[i].name)) i++;
    buf_done(&said);
    return i;
}

/* Whether CUPS runs.  Called only if no queue was found, because lpstat -e prints nothing in either case. */
static bool print_is_running(void)
{
    const char *const arguments[] = {"lpstat", "-r", NULL};
    struct buf said;
    buf_init(&said);
    print_run(arguments, &said);
    bool running = slice_find(buf_slice(&said), SLICE("not running")) == SIZE_MAX;
    buf_done(&said);
    return running;
}

bool print_queues(struct print_queues *queues, struct err *err)
{
    const char *const arguments[] = {"lpstat", "-e", NULL};
    struct buf said;
    *queues = (struct print_queues){0};
    buf_init(&said);
    int status = print_run(arguments, &said);
    struct slice rest = buf_slice(&said);
    while (status == 0 && rest.n > 0) {
        const char *end = memchr(rest.s, '\n', rest.n);
        size_t n = end != NULL ? (size_t)(end - rest.s) : rest.n;
        if (n > 0) print_add_queue(queues, slice_cut(rest, 0, n));
        rest = slice_cut(rest, n + (end != NULL), rest.n);
    }
    buf_done(&said);
    if (status == NO_PROGRAM) return print_no_cups(err);
    queues->preferred = queues->count > 0 ? print_find_preferred(queues) : 0;
    for (size_t i = 0; i < queues->count; i++) queues->queue[i].stopped = print_is_stopped(queues->queue[i].name);
    if (queues->count > 0) return true;
    if (print_is_running())
        err_set(err, _("there is no printer"), _("set one up with CUPS, or print the file elsewhere"));
    else err_set(err, _("CUPS is not running"), _("start it (systemctl start cups), or print the file elsewhere"));
    return false;
}

void print_queues_done(struct print_queues *queues)
{
    for (size_t i = 0; i < queues->count; i++) free(queues->queue[i].name);
    free(queues->queue);
}

/* ---- jobs ---- */

static bool print_check_queue(const struct print_queues *queues, const char *name, struct err *err)
{
    char names[160] = "", remedy[256];
    size_t i = name == NULL ? queues->preferred : 0;
    while (name != NULL && i < queues->count && strcmp(queues->queue[i].name, name) != 0) i++;
    if (i < queues->count && !queues->queue[i].stopped) return true;
    if (i < queues->count) {
        err_setf(err, _("start it with cupsenable, or choose another"), _("the printer %s is stopped"),
                 queues->queue[i].name);
        return false;
    }
    for (size_t q = 0; q < queues->count; q++) {
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s%s", used > 0 ? _(", ") : "", queues->queue[q].name);
    }
    snprintf(remedy, sizeof remedy, _("the printers are %s"), names);
    if (name == NULL) err_set(err, _("no printer is the default one"), remedy);
    else err_setf(err, remedy, _("there is no printer called '%s'"), name);
    return false;
}

/* An argument vector that is being made; formatted arguments are owned. */
struct vector {
    const char *argument[MOST_ARGUMENTS + 1];
    char *owned[MOST_ARGUMENTS];
    size_t count, owns;
};

static void print_add(struct vector *v, const char *argument)
{
    if (v->count < MOST_ARGUMENTS) v->argument[v->count++] = argument;
}

static void print_add_option(struct vector *v, const char *flag, char *owned)
{
    print_add(v, flag);
    print_add(v, owned);
    if (v->owns < MOST_ARGUMENTS) v->owned[v->owns++] = owned;
    else free(owned);
}

static void print_add_options(struct vector *v, const char *options)
{
    while (options != NULL && *options != '\0') {
        size_t n = strcspn(options, " ");
        if (n > 0 && v->count + 6 < MOST_ARGUMENTS) print_add_option(v, "-o", mem_format("%.*s", (int)n, options));
        options += n + (options[n] == ' ');
    }
}

static unsigned print_per_inch(unsigned count, double inches, unsigned least)
{
    unsigned pitch = (unsigned)((double)count / inches);
    if ((double)pitch * inches < (double)count) pitch++;
    return pitch > least ? pitch : least;
}

/* Adds characters and lines per inch such that a page of text fits a sheet of paper with margins of half an inch.
 * Without these options CUPS prints 10 and 6. */
static void print_add_pitch(const struct print_job *job, struct vector *v)
{
    bool a3 = job->media != NULL && strcmp(job->media, "A3") == 0;
    double narrow = (a3 ? 297 : 210) / 25.4 - 1, wide = (a3 ? 420 : 297) / 25.4 - 1;
    if (job->ncols == 0) return;
    if (job->landscape) print_add_option(v, "-o", mem_strdup("orientation-requested=4"));
    print_add_option(v, "-o", mem_format("cpi=%u", print_per_inch(job->ncols, job->landscape ? wide : narrow, 10)));
    print_add_option(v, "-o", mem_format("lpi=%u", print_per_inch(job->nlines, job->landscape ? narrow : wide, 6)));
}

static void print_describe(const struct print_job *job, struct vector *v)
{
    static const char *const sides[] = {[PRINT_ONE_SIDE] = "one-sided",
                                        [PRINT_LONG_EDGE] = "two-sided-long-edge",
                                        [PRINT_SHORT_EDGE] = "two-sided-short-edge"};
    print_add(v, "lp");
    if (job->queue != NULL) print_add_option(v, "-d", mem_strdup(job->queue));
    print_add_option(v, "-t", mem_strdup(job->title));
    if (job->media != NULL) print_add_option(v, "-o", mem_format("media=%s", job->media));
    if (job->sides != PRINT_SIDES_AS_QUEUE) print_add_option(v, "-o", mem_format("sides=%s", sides[job->sides]));
    if (job->copies > 1) print_add_option(v, "-n", mem_format("%u", job->copies));
    if (job->pages != NULL) print_add_option(v, "-P", mem_strdup(job->pages));
    print_add_pitch(job, v);
    print_add_options(v, job->options);
    print_add(v, "--");
    print_add(v, job->file);
}

/* Reads the name of the job: the fourth word of "request id is NAME-12 (1 file(s))". */
static void print_read_request(struct slice said, char request[128])
{
    size_t at = slice_find(said, SLICE(" is "));
    struct slice rest = at == SIZE_MAX ? SLICE("") : slice_cut(said, at + 4, said.n);
    size_t n = 0;
    while (n < rest.n && rest.s[n] != ' ' && rest.s[n] != '\n') n++;
    text_visible_copy(slice_cut(rest, 0, n), request, 128);
}

static void print_refuse(struct slice line, struct err *err)
{
    err_setf(err, "", _("lp refused the job: %.*s"), (int)(line.n < 150 ? line.n : 150), line.n > 0 ? line.s : "");
}

bool print_send(const struct print_job *job, char request[128], struct err *err)
{
    struct print_queues queues;
    struct vector v = {.count = 0};
    struct buf said;
    bool ready = print_queues(&queues, err) && print_check_queue(&queues, job->queue, err);
    print_queues_done(&queues);
    if (!ready) return false;
    buf_init(&said);
    print_describe(job, &v);
    int status = print_run(v.argument, &said);
    struct slice line = slice_trim(buf_slice(&said));
    const char *end = line.n > 0 ? memchr(line.s, '\n', line.n) : NULL;
    if (end != NULL) line.n = (size_t)(end - line.s);
    print_read_request(line, request);
    if (status == NO_PROGRAM) print_no_cups(err);
    else if (status != 0) print_refuse(line, err);
    for (size_t i = 0; i < v.owns; i++) free(v.owned[i]);
    buf_done(&said);
    return status == 0;
}

bool print_check_pages(struct slice text, struct err *err)
{
    unsigned last = 0, number = 0;
    /* open: the next character must begin a number; range: a range has its - already */
    bool good = true, open = true, range = false;
    for (size_t i = 0; i < text.n && good; i++) {
        char c = text.s[i];
        if (c >= '0' && c <= '9') {
            number = open ? (unsigned)(c - '0') : 10 * number + (unsigned)(c - '0');
            open = false;
            good = number < 100000;
            continue;
        }
        good = !open && number > 0 && (c == ',' || (c == '-' && !range)) && (!range || number >= last);
        range = c == '-';
        last = number;
        open = true;
    }
    good = good && (text.n == 0 || (!open && number > 0 && (!range || number >= last)));
    if (!good) err_set(err, _("page numbers such as 1-3,5"), "");
    return good;
}

unsigned print_last_start(const char *pages)
{
    unsigned last = 0;
    while (*pages != '\0') {
        unsigned long start = strtoul(pages, NULL, 10);
        if (start > last) last = (unsigned)start;
        pages += strcspn(pages, ",");
        pages += *pages == ',';
    }
    return last;
}

bool print_or_keep(const struct print_job *job, char request[128], struct err *err)
{
    if (print_send(job, request, err)) return true;
    char *remedy = mem_strdup(err->remedy), *kept = mem_format(_("the sheet is kept: %s"), job->file);
    snprintf(err->remedy, sizeof err->remedy, "%s%s%s", kept, *remedy != '\0' ? "; " : "", remedy);
    free(remedy);
    free(kept);
    return false;
}

char *print_new_file(const char *ending, struct err *err)
{
    const char *folder = getenv("TMPDIR");
    char *path = mem_format("%s/jihua-XXXXXX.%s", folder != NULL && *folder != '\0' ? folder : "/tmp", ending);
    int fd = mkostemps(path, (int)strlen(ending) + 1, O_CLOEXEC);
    if (fd >= 0) {
        close(fd);
        return path;
    }
    err_setf(err, _("name a file with -o"), _("cannot write: %s"), strerror(errno));
    err_at(err, path, 0, 0);
    free(path);
    return NULL;
}
