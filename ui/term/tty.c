#include "term/tty.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

enum { COPY_BYTES = 74994 }; /* xterm takes no more in one OSC 52 */

static struct {
    volatile sig_atomic_t taken;
    int fd;
    struct termios before;
    sigset_t mask_before;
    struct sigaction action_before[16];
    char reset[256];
    size_t nreset;
} tty;

/* ---- emergencies: only calls that a signal handler may make ---- */

static void tty_restore_in_a_hurry(void)
{
    if (!tty.taken) return;
    tty.taken = 0;
    for (size_t done = 0; done < tty.nreset;) {
        ssize_t n = write(tty.fd, tty.reset + done, tty.nreset - done);
        if (n <= 0) break;
        done += (size_t)n;
    }
    tcsetattr(tty.fd, TCSANOW, &tty.before);
}

static const int crashes[] = {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL};
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
    tcsetattr(tty.fd, TCSADRAIN, &tty.before);
    tty.taken = 0;
    mem_set_hook(NULL);
}

bool tty_is_taken(void) { return tty.taken != 0; }

/* ---- signals ---- */

static const int held[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT};

static void tty_nothing(int signo) { (void)signo; }

/* The handlers that do nothing keep ncurses from installing its own, which are not safe where the screen can change its
 * size (it leaves alone what is not at the default). */
int tty_hold_signals(int fd)
{
    sigset_t set;
    tty.fd = fd;
    tcgetattr(fd, &tty.before);
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
        struct sigaction action = {.sa_handler = tty_nothing}, *old = &tty.action_before[i];
        sigaction(held[i], NULL, old);
        if (old->sa_handler == SIG_IGN && held[i] == SIGHUP) continue; /* nohup */
        sigaction(held[i], &action, NULL);
        sigaddset(&set, held[i]);
    }
    sigprocmask(SIG_BLOCK, &set, &tty.mask_before);
    return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

void tty_release_signals(int signal_fd)
{
    close(signal_fd);
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) sigaction(held[i], &tty.action_before[i], NULL);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) signal(crashes[i], SIG_DFL);
    sigprocmask(SIG_SETMASK, &tty.mask_before, NULL);
}

void tty_stop(void)
{
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    signal(SIGTSTP, SIG_DFL);
    kill(0, SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, NULL); /* stops here until the shell's fg */
    sigprocmask(SIG_BLOCK, &stop, NULL);
    signal(SIGTSTP, tty_nothing);
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

void tty_send(const char *bytes)
{
    size_t nbytes = strlen(bytes);
    for (size_t done = 0; done < nbytes;) {
        ssize_t n = write(tty.fd, bytes + done, nbytes - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return;
        done += (size_t)n;
    }
}

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
    line.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | ISTRIP);
    line.c_lflag &= ~(tcflag_t)IEXTEN;
    line.c_cc[VMIN] = 0; /* reading never waits: Ctrl-C throws away what poll has seen before it is read */
    line.c_cc[VTIME] = 0;
    tcsetattr(tty.fd, TCSANOW, &line);
}

void tty_drop_input(int fd) { tcflush(fd, TCIFLUSH); }

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
