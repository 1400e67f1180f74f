/* keys TEXT COMMAND…: how long each key of a search takes in a running browser of 120×36: waits until the program is
 * idle, types / and then the characters of TEXT one by one; prints per character the milliseconds until the screen
 * first changes and until it changes no more. */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_MS = 250, STARTED_MS = 1500 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Reads until nothing has come for so long; when the first and the last byte came, 0 if none did. */
static void read_until_quiet(int terminal, int quiet_ms, double *first, double *last)
{
    char bytes[1 << 16];
    *first = *last = 0;
    while (poll(&(struct pollfd){.fd = terminal, .events = POLLIN}, 1, quiet_ms) > 0) {
        if (read(terminal, bytes, sizeof bytes) <= 0) return;
        *last = now();
        if (*first == 0) *first = *last;
    }
}

static size_t character(const char *s)
{
    size_t n = 1;
    while ((s[n] & 0xC0) == 0x80) n++;
    return n;
}

int main(int argc, char **argv)
{
    int terminal;
    double first, last;
    struct winsize size = {.ws_row = 36, .ws_col = 120};
    if (argc < 3) return fprintf(stderr, "usage: keys TEXT COMMAND...\n"), 2;
    pid_t child = forkpty(&terminal, NULL, NULL, &size);
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    read_until_quiet(terminal, STARTED_MS, &first, &last);
    if (write(terminal, "/", 1) != 1) return 1;
    read_until_quiet(terminal, QUIET_MS, &first, &last);
    for (const char *s = argv[1]; *s; s += character(s)) {
        double typed = now();
        if (write(terminal, s, character(s)) < 0) return 1;
        read_until_quiet(terminal, QUIET_MS, &first, &last);
        printf("%.*s %.1f %.1f\n", (int)character(s), s, first - typed, last - typed);
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    return 0;
}
