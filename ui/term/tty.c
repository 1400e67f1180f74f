#include "term/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

enum {
    COPY_BYTES = 74994,      /* the most bytes of one OSC 52: xterm accepts no more */
    UNSENT_BYTES = 16 << 20, /* the most bytes that are stored while the terminal takes nothing */
    /* milliseconds after which a terminal that has taken nothing counts as one that nobody reads */
    STUCK_MS = 100,
    LEAVING_MS = 2000, /* the most milliseconds to send what is left at the end */
};

static struct {
    volatile sig_atomic_t taken;
    /* the terminal as the shell opened it: writing may block, and changing that would change it for the shell too */
    int fd;
    int out;           /* the same terminal, opened again so that writing never blocks; -1 if that failed */
    struct buf unsent; /* bytes that the terminal has not taken yet: those from `sent` on */
    size_t sent;
    bool gone; /* the terminal has hung up */
    struct termios before;
    sigset_t mask_before;
    struct sigaction action_before[16];
    char reset[256];
    size_t nreset;
} tty;

/* ---- emergencies: only calls that a signal handler may make ---- */

/* Like write, but never blocks.  Without a descriptor of our own it writes one byte at a time, after poll has said
 * that there is room; making the shared descriptor non-blocking would make it so for the shell as well. */
static ssize_t tty_write(const char *bytes, size_t nbytes)
{
    if (tty.out >= 0) return write(tty.out, bytes, nbytes);
    struct pollfd room = {.fd = tty.fd, .events = POLLOUT};
    if (poll(&room, 1, 0) == 1) return write(tty.fd, bytes, 1);
    errno = EAGAIN;
    return -1;
}

/* Whether we are the foreground program of the terminal.  If not, changing its settings would stop us, and it is not
 * ours to change. */
static bool tty_is_ours(void)
{
    pid_t foreground = tcgetpgrp(tty.fd);
    return foreground < 0 || foreground == getpgrp();
}

static void tty_restore_in_a_hurry(void)
{
    if (!tty.taken) return;
    tty.taken = 0;
    for (size_t done = 0; done < tty.nreset;) {
        ssize_t n = tty_write(tty.reset + done, tty.nreset - done);
        if (n <= 0) break;
        done += (size_t)n;
    }
    if (tty_is_ours()) tcsetattr(tty.fd, TCSANOW, &tty.before);
}

static const int crashes[] = {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL};
static struct sigaction crash_before[sizeof crashes / sizeof *crashes];
static char crash_stack[16384];

static void tty_crash(int signo)
{
    tty_restore_in_a_hurry();
    signal(signo, SIG_DFL);
    raise(signo);
}

static void tty_catch_crashes(void)
{
    stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
    struct sigaction action = {.sa_handler = tty_crash, .sa_flags = (int)(SA_ONSTACK | SA_RESETHAND | SA_NODEFER)};
    sigaltstack(&stack, NULL);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) sigaction(crashes[i], &action, NULL);
}

static void tty_release_crashes(void)
{
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) sigaction(crashes[i], &crash_before[i], NULL);
}

/* ---- output ---- */

bool tty_has_unsent(void) { return tty.unsent.n > tty.sent; }

int tty_output(void) { return tty.out >= 0 ? tty.out : tty.fd; }

static void tty_forget_unsent(void)
{
    buf_clear(&tty.unsent);
    tty.sent = 0;
}

bool tty_flush(void)
{
    while (tty_has_unsent()) {
        ssize_t n = tty_write(tty.unsent.s + tty.sent, tty.unsent.n - tty.sent);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno == EAGAIN) return true;
        if (n <= 0) {
            tty.gone = true;
            break;
        }
        tty.sent += (size_t)n;
    }
    tty_forget_unsent();
    return !tty.gone;
}

void tty_send_slice(struct slice bytes)
{
    if (tty.gone || tty.unsent.n - tty.sent + bytes.n > UNSENT_BYTES) return;
    if (tty.sent > tty.unsent.n / 2) {
        tty.unsent.n -= tty.sent;
        memmove(tty.unsent.s, tty.unsent.s + tty.sent, tty.unsent.n);
        tty.sent = 0;
    }
    buf_add(&tty.unsent, bytes);
    tty_flush();
}

void tty_send(const char *bytes) { tty_send_slice(slice_of(bytes)); }

/* How many bytes the driver still holds, for a slow serial line; 0 on a pseudo-terminal. */
static int tty_queued(void)
{
    int queued = 0;
    return ioctl(tty.fd, TIOCOUTQ, &queued) == 0 ? queued : 0;
}

bool tty_is_stuck(void)
{
    int before = tty_queued();
    struct pollfd room = {.fd = tty_output(), .events = POLLOUT};
    return tty_has_unsent() && poll(&room, 1, STUCK_MS) == 0 && tty_queued() >= before;
}

/* Sends what is left, as long as the terminal goes on taking bytes. */
static void tty_drain(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    for (time_t end = now.tv_sec + LEAVING_MS / 1000; tty_flush() && tty_has_unsent() && now.tv_sec <= end;) {
        if (tty_is_stuck()) return;
        clock_gettime(CLOCK_MONOTONIC, &now);
    }
}

static void tty_encode64(const unsigned char *from, size_t n, char *to)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < n; i += 3) {
        uint32_t three = (uint32_t)from[i] << 16;
        if (i + 1 < n) three |= (uint32_t)from[i + 1] << 8;
        if (i + 2 < n) three |= from[i + 2];
        for (size_t k = 0; k < 4; k++) *to++ = i + k > n ? '=' : digits[three >> (18 - 6 * k) & 63];
    }
    *to = '\0';
}

static void tty_send_copy(struct slice text)
{
    char *encoded = mem_alloc((text.n + 2) / 3 * 4 + 1);
    tty_encode64((const unsigned char *)text.s, text.n, encoded);
    tty_send("\033]52;c;");
    tty_send(encoded);
    tty_send("\a");
    free(encoded);
}

bool tty_copy(struct slice text)
{
    struct buf harmless;
    buf_init(&harmless);
    buf_add_visible_lines(&harmless, text);
    bool fits = harmless.n <= COPY_BYTES;
    if (fits) tty_send_copy(buf_slice(&harmless));
    buf_done(&harmless);
    return fits;
}

/* ---- taking the terminal, giving it back ---- */

void tty_take(const char *reset)
{
    tty.nreset = strlen(reset) < sizeof tty.reset ? strlen(reset) : sizeof tty.reset - 1;
    memcpy(tty.reset, reset, tty.nreset);
    tty.taken = 1;
    mem_set_hook(tty_restore_in_a_hurry);
    tty_catch_crashes();
}

void tty_give_back(void)
{
    if (!tty.taken) return;
    tty_drain();
    if (tty_has_unsent()) {
        tty_forget_unsent();
        tty_restore_in_a_hurry();
    } else if (tty_is_ours()) {
        tcsetattr(tty.fd, TCSANOW, &tty.before);
    }
    tty.taken = 0;
    mem_set_hook(NULL);
}

bool tty_is_taken(void) { return tty.taken != 0; }

/* ---- signals ---- */

static const int held[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT};

static void tty_nothing(int signo) { (void)signo; }

/* Each signal gets a handler that does nothing.  ncurses installs handlers of its own only for signals at their
 * defaults, and those are not safe where the window can change its size. */
int tty_hold_signals(int fd)
{
    sigset_t set;
    char path[32];
    tty.fd = fd;
    tty.gone = false;
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    tty.out = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    tcgetattr(fd, &tty.before);
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) sigaction(crashes[i], NULL, &crash_before[i]);
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
        struct sigaction action = {.sa_handler = tty_nothing}, *old = &tty.action_before[i];
        sigaction(held[i], NULL, old);
        /* started with nohup: the signal stays ignored */
        if (old->sa_handler == SIG_IGN && held[i] == SIGHUP) continue;
        sigaction(held[i], &action, NULL);
        sigaddset(&set, held[i]);
    }
    sigprocmask(SIG_BLOCK, &set, &tty.mask_before);
    return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

void tty_release_signals(int signal_fd)
{
    close(signal_fd);
    if (tty.out >= 0) close(tty.out);
    tty.out = -1;
    buf_done(&tty.unsent);
    tty.sent = 0;
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) sigaction(held[i], &tty.action_before[i], NULL);
    tty_release_crashes();
    sigprocmask(SIG_SETMASK, &tty.mask_before, NULL);
}

/* Whether a signal is pending that ends the program. */
static bool tty_must_end(void)
{
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGTERM) || sigismember(&pending, SIGHUP) || sigismember(&pending, SIGINT) ||
           sigismember(&pending, SIGQUIT);
}

bool tty_stop(void)
{
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    signal(SIGTSTP, SIG_DFL);
    do {
        kill(0, SIGTSTP);
        sigprocmask(SIG_UNBLOCK, &stop, NULL); /* the process stops here until fg, bg or kill */
        sigprocmask(SIG_BLOCK, &stop, NULL);
    } while (!tty_is_ours() && !tty_must_end());
    signal(SIGTSTP, tty_nothing);
    return tty_is_ours();
}

_Noreturn void tty_die(int signo)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signo);
    signal(signo, SIG_DFL);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    raise(signo);
    _exit(128 + signo);
}

/* ---- the device ---- */

void tty_size(int *nrows, int *ncols)
{
    struct winsize size;
    bool told = ioctl(tty.fd, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
    *nrows = told ? size.ws_row : 24;
    *ncols = told ? size.ws_col : 80;
}

void tty_set_line(void)
{
    struct termios line;
    if (tcgetattr(tty.fd, &line) != 0) return;
    line.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | IGNCR | ISTRIP);
    /* curses moves the cursor with line feeds and tabs: they must not be translated */
    line.c_oflag &= ~(tcflag_t)(ONLCR | TABDLY);
    line.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
    line.c_lflag |= ISIG;
    /* Ctrl-C comes as a key, in its turn; a signal would overtake what was typed before it */
    line.c_cc[VINTR] = _POSIX_VDISABLE;
    /* reading never waits: the bytes that poll has announced may be gone, because Ctrl-Z discards them */
    line.c_cc[VMIN] = 0;
    line.c_cc[VTIME] = 0;
    tcsetattr(tty.fd, TCSANOW, &line);
}

void tty_drop_input(int fd) { tcflush(fd, TCIFLUSH); }
