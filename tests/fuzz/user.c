#include "user.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "fuzz.h"

enum {
    LEAVING_S = 10,  /* seconds in which the browser must have ended */
    LOADING_MS = 30, /* the longest wait for what goes on behind the browser */
    BUSY_POLLS = 4,  /* of so many looks at the keyboard in the midst of work one finds a key */
};

static const struct winsize sizes[] = {{36, 120, 0, 0}, {24, 80, 0, 0}, {20, 60, 0, 0}, {4, 10, 0, 0}, {60, 200, 0, 0},
                                       {1, 1, 0, 0},    {5, 19, 0, 0},  {50, 2, 0, 0},  {6, 20, 0, 0}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static struct {
    bool running;
    int master;
    struct slice rest; /* of the input */
    struct buf raw;
    bool reads; /* what the program sends */
    bool has_been_deaf;
    unsigned busy;       /* polls that did not wait */
    time_t leaving_till; /* 0: the input is not used up */
    jmp_buf end;
    struct user_end ended;
    void (*write_plan)(unsigned kind);
} user;

static time_t user_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

/* ---- what the user does ---- */

static void user_type(const char *bytes, size_t nbytes)
{
    if (user.master >= 0 && write(user.master, bytes, nbytes) < 0) { /* more than the line holds is lost */
    }
}

static void user_read(void)
{
    char bytes[16384];
    if (user.master < 0 || !user.reads) return;
    for (ssize_t n; (n = read(user.master, bytes, sizeof bytes)) > 0;) buf_add(&user.raw, slice_make(bytes, (size_t)n));
}

static unsigned user_take(void)
{
    if (user.rest.n == 0) return 0;
    unsigned byte = (unsigned char)user.rest.s[0];
    user.rest = slice_cut(user.rest, 1, user.rest.n);
    return byte;
}

static struct slice user_take_some(void)
{
    size_t n = user_take() % 32 + 1;
    struct slice some = slice_cut(user.rest, 0, n);
    user.rest = slice_cut(user.rest, some.n, user.rest.n);
    return some;
}

/* To this thread: others of the process do not hold signals back. */
static void user_signal(int signo) { pthread_kill(pthread_self(), signo); }

static void user_resize(unsigned size)
{
    if (user.master >= 0) ioctl(user.master, TIOCSWINSZ, &sizes[size % SIZES]);
    user_signal(SIGWINCH);
}

static void user_hang_up(void)
{
    user_read();
    close(user.master);
    user.master = -1;
}

static void user_end_program(unsigned how)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
    user.ended.may_die = true;
    if (how % 5 < 4) user_signal(signals[how % 5]);
    else if (user.master >= 0) user_hang_up();
}

static void user_point(const char *format)
{
    char bytes[64];
    unsigned row = user_take(), col = user_take();
    int n = snprintf(bytes, sizeof bytes, format, col % 200 + 1, row % 60 + 1);
    user_type(bytes, (size_t)n);
}

static void user_paste(void)
{
    struct slice text = user_take_some();
    user_type("\033[200~", 6);
    user_type(text.s, text.n);
    user_type("\033[201~", 6);
}

static void user_leave(void)
{
    if (user.leaving_till == 0) user.leaving_till = user_seconds() + LEAVING_S;
    if (user_seconds() > user.leaving_till) fuzz_broken(__FILE__, __LINE__, "the browser ends on q");
    user.reads = true;
    user_type("\033[201~\003\003\003q", 10);
}

/* False: the user waits for what goes on. */
static bool user_act(void)
{
    struct slice burst;
    if (user.rest.n == 0) return user_leave(), true;
    unsigned byte = user_take();
    char key = (char)byte;
    switch (byte) {
    case 0xF7:
        burst = user_take_some();
        user_type(burst.s, burst.n);
        break;
    case 0xF8: user_resize(user_take()); break;
    case 0xF9: user.write_plan(user_take()); break;
    case 0xFA: user_point("\033[<0;%u;%uM"); break;
    case 0xFB: user_point(user.busy++ % 2 ? "\033[<64;%u;%uM" : "\033[<65;%u;%uM"); break;
    case 0xFC: user_paste(); break;
    case 0xFD: return false;
    case 0xFE:
        user.reads = !user.reads;
        user.has_been_deaf = user.ended.may_die = true;
        break;
    case 0xFF: user_end_program(user_take()); break;
    default: user_type(&key, 1); break;
    }
    return true;
}

/* ---- in the place of functions of the program ---- */

int __real_poll(struct pollfd *, nfds_t, int timeout_ms);
int __wrap_poll(struct pollfd *, nfds_t, int timeout_ms);
int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout_ms)
{
    bool keyboard = false;
    for (nfds_t i = 0; i < count; i++) keyboard |= fds[i].fd == STDIN_FILENO;
    if (user.running) user_read();
    if (!user.running || !keyboard) return __real_poll(fds, count, timeout_ms);
    if (timeout_ms == 0 && ++user.busy % BUSY_POLLS != 0) return __real_poll(fds, count, 0);
    bool waits = !user_act();
    user_read();
    return __real_poll(fds, count, waits || user.leaving_till != 0 ? LOADING_MS : 0);
}

/* Ctrl-Z: the shell says fg at once. */
bool __real_tty_stop(void);
bool __wrap_tty_stop(void);
bool __wrap_tty_stop(void) { return user.running || __real_tty_stop(); }

_Noreturn void __real_screen_die(int signo);
_Noreturn void __wrap_screen_die(int signo);
_Noreturn void __wrap_screen_die(int signo)
{
    if (!user.running) __real_screen_die(signo);
    user.ended.signal = signo;
    longjmp(user.end, 1);
}

/* Closing the last descriptor of a watch takes the kernel as long as all the rest: it stays open from run to run. */
int __real_inotify_init1(int flags);
int __wrap_inotify_init1(int flags);
int __wrap_inotify_init1(int flags)
{
    static int watch = -1;
    char events[4096];
    if (!user.running) return __real_inotify_init1(flags);
    if (watch < 0) watch = __real_inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    while (watch >= 0 && read(watch, events, sizeof events) > 0) {} /* of the run before */
    return fcntl(watch, F_DUPFD_CLOEXEC, 0);
}

/* What is saved need not outlive the machine. */
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __wrap_fsync(int fd) { return user.running ? 0 : __real_fsync(fd); }

/* ---- a run ---- */

static int user_open_terminal(unsigned size)
{
    char name[64];
    user.master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (user.master < 0 || grantpt(user.master) < 0 || unlockpt(user.master) < 0) abort();
    if (ptsname_r(user.master, name, sizeof name) != 0) abort();
    ioctl(user.master, TIOCSWINSZ, &sizes[size % SIZES]);
    int slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (slave < 0) abort();
    return slave;
}

static void user_expect_settings(int slave, const struct termios *before)
{
    struct termios now;
    if (user.master < 0 || tcgetattr(slave, &now) != 0) return;
    FUZZ_EXPECT(now.c_iflag == before->c_iflag && now.c_oflag == before->c_oflag && now.c_lflag == before->c_lflag);
    FUZZ_EXPECT(memcmp(now.c_cc, before->c_cc, sizeof now.c_cc) == 0);
}

struct user_end user_run(struct slice input, unsigned size, int (*browse)(void), void (*write_plan)(unsigned kind))
{
    struct termios before;
    int slave = user_open_terminal(size), saved[] = {dup(STDIN_FILENO), dup(STDOUT_FILENO)};
    fflush(stdout);
    dup2(slave, STDIN_FILENO);
    dup2(slave, STDOUT_FILENO);
    tcgetattr(slave, &before);
    buf_clear(&user.raw);
    user.rest = input;
    user.reads = true;
    user.has_been_deaf = false;
    user.busy = 0;
    user.leaving_till = 0;
    user.write_plan = write_plan;
    user.ended = (struct user_end){.signal = 0};
    user.running = true;
    if (setjmp(user.end) == 0) user.ended.status = browse();
    user.running = false;
    user.ended.hears_all = user.master >= 0 && !user.has_been_deaf;
    user.reads = true;
    user_read();
    user_expect_settings(slave, &before);
    for (int fd = 0; fd < 2; fd++) {
        dup2(saved[fd], fd);
        close(saved[fd]);
    }
    close(slave);
    if (user.master >= 0) close(user.master);
    user.ended.raw = buf_slice(&user.raw);
    return user.ended;
}
