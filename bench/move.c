/* move KEYS COMMAND…: what one cursor move costs in a program on a terminal of 120×36: after typing KEYS, `j` 200
 * times, each after the answer to the one before.  Prints the milliseconds and bytes of a move (medians), and the
 * program's own CPU time of one. */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOVES = 200, SETTLE_MS = 1500, QUIET_MS = 3 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Reads until nothing has come for quiet_ms; when the last piece came. */
static size_t drain(int terminal, int quiet_ms, double *last)
{
    static char bytes[65536];
    size_t n = 0;
    while (poll(&(struct pollfd){.fd = terminal, .events = POLLIN}, 1, n == 0 ? SETTLE_MS : quiet_ms) > 0) {
        ssize_t got = read(terminal, bytes, sizeof bytes);
        if (got <= 0) break;
        n += (size_t)got;
        *last = now();
    }
    return n;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* User and system time of a process so far, in milliseconds. */
static double cpu_of(pid_t child)
{
    char path[64];
    unsigned long user = 0, system = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)child);
    FILE *file = fopen(path, "r");
    if (file == NULL) return 0;
    if (fscanf(file, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) != 2)
        user = system = 0;
    fclose(file);
    return (double)(user + system) * 1000 / (double)sysconf(_SC_CLK_TCK);
}

int main(int argc, char **argv)
{
    static double ms[MOVES], bytes[MOVES];
    int terminal;
    double last = 0;
    struct winsize size = {.ws_row = 36, .ws_col = 120};
    if (argc < 3) return fprintf(stderr, "usage: move KEYS COMMAND...\n"), 2;
    pid_t child = forkpty(&terminal, NULL, NULL, &size);
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    drain(terminal, SETTLE_MS, &last);
    if (write(terminal, argv[1], strlen(argv[1])) < 0) return 1;
    drain(terminal, 200, &last);
    double before = cpu_of(child);
    for (int i = 0; i < MOVES; i++) {
        double start = now();
        last = start;
        if (write(terminal, "j", 1) < 0) return 1;
        bytes[i] = (double)drain(terminal, QUIET_MS, &last);
        ms[i] = last - start;
    }
    double cpu = cpu_of(child) - before;
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    qsort(ms, MOVES, sizeof *ms, by_value);
    qsort(bytes, MOVES, sizeof *bytes, by_value);
    printf("a move takes %.2f ms, 99 of 100 within %.2f ms, %.0f bytes; %.2f ms of CPU\n", ms[MOVES / 2],
           ms[MOVES * 99 / 100], bytes[MOVES / 2], cpu / MOVES);
    return 0;
}
