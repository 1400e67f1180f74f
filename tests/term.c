#include "term.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "term_inside.h"
#include "test.h"

/* The keeper writes this to the terminal after the program has stopped or ended: what stands before it is all that the
 * program sent.  It is taken out of the stream. */
#define MARK "\x1b_that was all\x1b\\"
#define MARK_NBYTES (sizeof MARK - 1)

struct message {
    enum kind { STARTED, STOPPED, CONTINUED, ENDED } kind;
    int value; /* the program's process, or its wait status */
};

int64_t term_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void term_fail(struct term *t, const char *file, int line, const char *fmt, ...)
{
    char what[1024];
    va_list args;
    va_start(args, fmt);
    vsnprintf(what, sizeof what, fmt, args);
    va_end(args);
    const char *state = t->ended ? "ended" : t->stopped ? "stopped" : "running";
    print_error("%s\nThe program (%s, status %d, %zu bytes sent) shows at %dx%d:\n", what, state, t->status, t->raw.n,
                t->ncols, t->nrows);
    for (int row = 0; row < t->nrows; row++) print_error("%s\n", term_row(t, row)); /* cmocka cuts long messages */
    print_error("----\n");
    _fail(file, line);
    abort(); /* _fail does not return */
}

/* ---- the program's side ---- */

static void reset_signals(void)
{
    for (int signo = 1; signo < NSIG; signo++) signal(signo, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void run_program(int tty, const char *dir, const char *path, char *const *argv, char *const *env)
{
    setpgid(0, 0);
    signal(SIGTTOU, SIG_IGN);
    tcsetpgrp(tty, getpid());
    reset_signals();
    for (int fd = 0; fd < 3; fd++) dup2(tty, fd);
    closefrom(3);
    environ = (char **)env;
    if (!dir || chdir(dir) == 0) execvp(path, argv);
    fprintf(stderr, "term: cannot start %s: %s\n", path, strerror(errno));
    _exit(127);
}

static void tell(int link, enum kind kind, int value)
{
    struct message message = {kind, value};
    if (send(link, &message, sizeof message, MSG_NOSIGNAL) < 0) _exit(1);
}

/* The session leader: a shell as far as the program can tell. */
static _Noreturn void keep(int tty, int link, pid_t program)
{
    tell(link, STARTED, program);
    for (int status;;) {
        while (waitpid(program, &status, WUNTRACED) < 0 && errno == EINTR) {}
        tcsetpgrp(tty, getpgrp());
        if (write(tty, MARK, MARK_NBYTES) < 0) { /* hung up */
        }
        tell(link, WIFSTOPPED(status) ? STOPPED : ENDED, status);
        char go;
        if (recv(link, &go, 1, 0) <= 0 || !WIFSTOPPED(status)) _exit(0);
        tcsetpgrp(tty, program);
        kill(-program, SIGCONT);
        tell(link, CONTINUED, 0);
    }
}

static _Noreturn void start_session(const char *tty_name, int link, const char *dir, const char *path,
                                    char *const *argv, char *const *env)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* nothing outlives the test */
    reset_signals();
    signal(SIGHUP, SIG_IGN);
    signal(SIGTTOU, SIG_IGN);
    setsid();
    int tty = open(tty_name, O_RDWR);
    if (tty < 0) _exit(126);
    ioctl(tty, TIOCSCTTY, 0);
    pid_t program = fork();
    if (program < 0) _exit(126);
    if (program == 0) run_program(tty, dir, path, argv, env);
    keep(tty, link, program);
}

/* ---- start ---- */

struct strings {
    char **at;
    size_t count, cap;
};

static void add_string(struct strings *list, char *string)
{
    list->at = mem_grow(list->at, &list->cap, list->count + 2, sizeof *list->at);
    list->at[list->count++] = string;
    list->at[list->count] = NULL;
}

static void free_strings(struct strings *list)
{
    for (size_t i = 0; i < list->count; i++) free(list->at[i]);
    free(list->at);
}

/* Sets or, without a "=", removes a variable. */
static void change_variable(struct strings *env, const char *change)
{
    size_t n = strcspn(change, "=");
    for (size_t i = 0; i < env->count; i++) {
        if (strncmp(env->at[i], change, n) != 0 || env->at[i][n] != '=') continue;
        free(env->at[i]);
        env->at[i] = env->at[--env->count];
        env->at[env->count] = NULL;
        break;
    }
    if (change[n] == '=') add_string(env, mem_strdup(change));
}

static struct strings environment(const struct term *t, const char *const *changes)
{
    static const char *const kept[] = {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "MSAN_OPTIONS"};
    struct strings env = {0};
    add_string(&env, mem_strdup("TERM=xterm-256color"));
    add_string(&env, mem_strdup("LANG=C.UTF-8"));
    add_string(&env, mem_format("HOME=%s", t->home));
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (getenv(kept[i])) add_string(&env, mem_format("%s=%s", kept[i], getenv(kept[i])));
    for (; changes && *changes; changes++) change_variable(&env, *changes);
    return env;
}

/* "jihua" is the program to test; anything else is looked up in PATH. */
static char *program_path(const char *name)
{
    if (strcmp(name, "jihua") != 0) return mem_strdup(name);
    const char *set = getenv("JIHUA");
    char *path = realpath(set && *set ? set : "./jihua", NULL);
    if (!path) fail_msg("there is no ./jihua to test; run make, or set JIHUA");
    return path;
}

static void reply(const char *bytes, size_t nbytes, void *user)
{
    struct term *t = user;
    buf_add(&t->typed, slice_make(bytes, nbytes));
}

static int set_property(VTermProp prop, VTermValue *value, void *user)
{
    struct term *t = user;
    if (prop == VTERM_PROP_CURSORVISIBLE) t->cursor_visible = value->boolean;
    if (prop == VTERM_PROP_TITLE) {
        buf_clear(&t->title);
        buf_adds(&t->title, value->string);
    }
    return 1;
}

/* libvterm 0.1.4 writes outside its screen when a wide character comes to a single column. */
static int emulated_cols(int ncols) { return ncols < 2 ? 2 : ncols; }

static void start_emulator(struct term *t)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = set_property};
    t->vt = vterm_new(t->nrows, emulated_cols(t->ncols));
    vterm_set_utf8(t->vt, 1);
    vterm_output_set_callback(t->vt, reply, t);
    t->screen = vterm_obtain_screen(t->vt);
    vterm_screen_set_callbacks(t->screen, &callbacks, t);
    vterm_screen_enable_altscreen(t->screen, 1);
    vterm_screen_reset(t->screen, 1);
}

static void set_window_size(const struct term *t)
{
    struct winsize size = {.ws_row = (unsigned short)t->nrows, .ws_col = (unsigned short)t->ncols};
    if (t->master >= 0 && ioctl(t->master, TIOCSWINSZ, &size) < 0) fail_msg("TIOCSWINSZ: %s", strerror(errno));
}

/* Opens the pty; its other end's name goes to tty_name. */
static void open_pty(struct term *t, char *tty_name, size_t size)
{
    t->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (t->master < 0 || grantpt(t->master) < 0 || unlockpt(t->master) < 0 || ptsname_r(t->master, tty_name, size) != 0)
        fail_msg("no pty: %s", strerror(errno));
    set_window_size(t);
    tcgetattr(t->master, &t->before);
    t->before.c_iflag |= IUTF8;
    tcsetattr(t->master, TCSANOW, &t->before);
    tcgetattr(t->master, &t->before);
}

/* A test that fails leaves its terminal open: it is closed at the end of the test program. */
static struct term *open_terms;

static void close_open_terms(void)
{
    while (open_terms) term_close(open_terms);
}

static void remember(struct term *t)
{
    static bool registered;
    if (!registered) atexit(close_open_terms);
    registered = true;
    t->next_open = open_terms;
    open_terms = t;
}

static void forget(struct term *t)
{
    struct term **at = &open_terms;
    while (*at && *at != t) at = &(*at)->next_open;
    if (*at) *at = t->next_open;
}

struct term *term_start(const struct term_options *options, const char *const *argv)
{
    struct term *t = mem_zalloc(sizeof *t);
    t->ncols = options->ncols > 0 ? options->ncols : 80;
    t->nrows = options->nrows > 0 ? options->nrows : 24;
    strcpy(t->home, "/tmp/jihua-test-XXXXXX");
    if (!mkdtemp(t->home)) fail_msg("mkdtemp: %s", strerror(errno));
    start_emulator(t);

    char tty_name[64];
    open_pty(t, tty_name, sizeof tty_name);
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0) fail_msg("socketpair: %s", strerror(errno));
    char *path = program_path(argv[0]);
    struct strings env = environment(t, options->env), arguments = {0};
    for (size_t i = 0; argv[i]; i++) add_string(&arguments, mem_strdup(argv[i]));

    t->keeper = fork();
    if (t->keeper < 0) fail_msg("fork: %s", strerror(errno));
    if (t->keeper == 0) {
        close(ends[0]);
        close(t->master);
        start_session(tty_name, ends[1], options->dir, path, arguments.at, env.at);
    }
    close(ends[1]);
    t->link = ends[0];
    free(path);
    free_strings(&env);
    free_strings(&arguments);
    struct message message;
    if (recv(t->link, &message, sizeof message, 0) != sizeof message) fail_msg("the terminal's session did not start");
    t->program = message.value;
    remember(t);
    return t;
}

struct term *term_open(int ncols, int nrows, ...)
{
    const char *argv[64] = {"jihua"};
    va_list args;
    va_start(args, nrows);
    for (size_t i = 1; i < 63 && (argv[i] = va_arg(args, const char *)); i++) {}
    va_end(args);
    return term_start(&(struct term_options){.ncols = ncols, .nrows = nrows}, argv);
}

static void remove_folder(const char *folder)
{
    pid_t child = fork();
    if (child == 0) {
        execlp("rm", "rm", "-rf", "--", folder, (char *)NULL);
        _exit(127);
    }
    waitpid(child, NULL, 0);
}

void term_close(struct term *t)
{
    if (!t) return;
    forget(t);
    if (!t->ended) kill(-t->program, SIGKILL);
    if (t->master >= 0) close(t->master);
    close(t->link);
    waitpid(t->keeper, NULL, 0);
    remove_folder(t->home);
    vterm_free(t->vt);
    struct buf *const bufs[] = {&t->typed, &t->raw, &t->title, &t->text, &t->row};
    for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++) buf_done(bufs[i]);
    free(t);
}

const char *term_home(const struct term *t) { return t->home; }

/* ---- reading ---- */

/* How many bytes at the end of what came could be the start of the mark. */
static size_t mark_begun(const struct term *t)
{
    size_t fresh = t->raw.n - t->shown;
    for (size_t n = fresh < MARK_NBYTES ? fresh : MARK_NBYTES; n > 0; n--)
        if (memcmp(t->raw.s + t->raw.n - n, MARK, n) == 0) return n;
    return 0;
}

static void show_fresh(struct term *t)
{
    size_t held = mark_begun(t);
    if (held == MARK_NBYTES) {
        t->raw.n -= held;
        t->raw.s[t->raw.n] = '\0';
        held = 0;
        t->leaving = true;
    }
    size_t fresh = t->raw.n - t->shown - held;
    if (fresh > 0) vterm_input_write(t->vt, t->raw.s + t->shown, fresh);
    t->shown += fresh;
}

static bool read_output(struct term *t)
{
    char bytes[16384];
    ssize_t n = read(t->master, bytes, sizeof bytes);
    if (n <= 0) return false;
    buf_add(&t->raw, slice_make(bytes, (size_t)n));
    show_fresh(t);
    return true;
}

static void read_message(struct term *t)
{
    struct message message;
    if (recv(t->link, &message, sizeof message, MSG_DONTWAIT) != sizeof message)
        message = (struct message){ENDED, SIGKILL};
    /* The mark was written before the message was sent, so it is on its way. */
    while (t->master >= 0 && !t->leaving) {
        struct pollfd output = {.fd = t->master, .events = POLLIN};
        if (poll(&output, 1, TERM_TIMEOUT_MS) <= 0 || !read_output(t)) break;
    }
    t->leaving = false;
    t->status = message.value;
    t->stopped = message.kind == STOPPED;
    t->ended = message.kind == ENDED;
}

static void write_typed(struct term *t)
{
    ssize_t n = write(t->master, t->typed.s, t->typed.n);
    if (n <= 0) return;
    t->typed.n -= (size_t)n;
    memmove(t->typed.s, t->typed.s + n, t->typed.n);
}

bool term_pump(struct term *t, int timeout_ms)
{
    struct pollfd fds[] = {
        {.fd = t->ended ? -1 : t->link, .events = POLLIN},
        {.fd = t->master, .events = (short)(POLLIN | (t->typed.n > 0 ? POLLOUT : 0))},
    };
    if (t->ended || poll(fds, 2, timeout_ms) <= 0) return false;
    bool came = false;
    if (fds[1].revents & POLLOUT) write_typed(t);
    if (fds[1].revents & POLLIN) came = read_output(t);
    if (fds[0].revents & POLLIN) {
        read_message(t);
        came = true;
    }
    if (t->typed.n > 0 && t->master >= 0) write_typed(t); /* replies */
    return came || (fds[1].revents & POLLOUT);
}

bool term_update(struct term *t)
{
    while (term_pump(t, 0)) {}
    return !t->ended;
}

void term_wait_still(struct term *t, int quiet_ms)
{
    int64_t end = term_now_ms() + TERM_TIMEOUT_MS;
    while (term_pump(t, quiet_ms))
        if (term_now_ms() > end) term_fail(t, __FILE__, __LINE__, "still sending after %d ms", TERM_TIMEOUT_MS);
}

/* Pumps until holds; false if the program ended or time was up before. */
static bool wait_for(struct term *t, bool (*holds)(struct term *, void *), void *data)
{
    int64_t end = term_now_ms() + TERM_TIMEOUT_MS;
    while (!holds(t, data)) {
        int64_t left = end - term_now_ms();
        if (left <= 0 || t->ended) return false;
        term_pump(t, (int)left);
    }
    return true;
}

void term_wait_until_at(struct term *t, bool (*holds)(struct term *, void *), void *data, const char *file, int line)
{
    term_update(t);
    if (!wait_for(t, holds, data)) term_fail(t, file, line, "what was awaited did not come about");
}

struct wanted {
    const char *text;
    bool there;
};

static bool text_is_as_wanted(struct term *t, void *data)
{
    const struct wanted *wanted = data;
    return term_has(t, wanted->text) == wanted->there;
}

void term_wait_at(struct term *t, const char *text, bool there, const char *file, int line)
{
    term_update(t);
    if (!wait_for(t, text_is_as_wanted, &(struct wanted){text, there}))
        term_fail(t, file, line, there ? "“%s” did not come" : "“%s” did not go", text);
}

/* ---- a terminal that nobody reads ---- */

/* Whether the program ends within the time, without reading anything of it. */
static bool ends_within(const struct term *t, int ms)
{
    struct pollfd process = {.fd = (int)syscall(SYS_pidfd_open, t->program, 0), .events = POLLIN};
    bool ends = process.fd < 0 || poll(&process, 1, ms) == 1;
    if (process.fd >= 0) close(process.fd);
    return ends;
}

void term_fill_at(struct term *t, const char *bytes, const char *file, int line)
{
    char name[64];
    int64_t end = term_now_ms() + TERM_TIMEOUT_MS;
    if (ptsname_r(t->master, name, sizeof name) != 0) fail_msg("the pty has no name");
    struct pollfd tty = {.fd = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC), .events = POLLOUT};
    while (poll(&tty, 1, 0) == 1) {
        term_send_bytes(t, bytes, strlen(bytes));
        if (ends_within(t, 5) || term_now_ms() > end) term_fail(t, file, line, "the terminal was not filled");
    }
    close(tty.fd);
}

void term_expect_end_unread_at(struct term *t, int ms, const char *file, int line)
{
    if (!ends_within(t, ms)) term_fail(t, file, line, "the program did not end within %d ms", ms);
}

static bool has_ended(struct term *t, void *data)
{
    (void)data;
    return t->ended;
}

static bool has_stopped(struct term *t, void *data)
{
    (void)data;
    return t->stopped;
}

int term_wait_exit_at(struct term *t, const char *file, int line)
{
    if (!wait_for(t, has_ended, NULL)) term_fail(t, file, line, "the program did not end");
    return WIFSIGNALED(t->status) ? 128 + WTERMSIG(t->status) : WEXITSTATUS(t->status);
}

void term_wait_stop_at(struct term *t, const char *file, int line)
{
    if (!wait_for(t, has_stopped, NULL)) term_fail(t, file, line, "the program did not stop");
}

void term_continue(struct term *t)
{
    struct message message;
    t->stopped = false;
    if (send(t->link, "c", 1, MSG_NOSIGNAL) != 1 || recv(t->link, &message, sizeof message, 0) != sizeof message)
        fail_msg("the terminal's session is gone");
}

/* ---- what the user does ---- */

void term_send_bytes(struct term *t, const char *bytes, size_t nbytes)
{
    buf_add(&t->typed, slice_make(bytes, nbytes));
    if (t->master >= 0) write_typed(t);
}

void term_resize(struct term *t, int ncols, int nrows)
{
    term_update(t);
    t->ncols = ncols;
    t->nrows = nrows;
    vterm_set_size(t->vt, nrows, emulated_cols(ncols));
    set_window_size(t);
}

void term_signal(struct term *t, int signo)
{
    if (!t->ended) kill(t->program, signo);
}

void term_hang_up(struct term *t)
{
    term_update(t);
    close(t->master);
    t->master = -1;
}
