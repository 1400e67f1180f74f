/* first TEXT COMMAND…: milliseconds from starting the command on a terminal of 120×36 until it has sent TEXT; fails
 * where it sends nothing for a minute.  The terminal answers nothing, as a slow one would. */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    static char seen[1 << 20];
    size_t n = 0;
    int terminal;
    struct winsize size = {.ws_row = 36, .ws_col = 120};
    if (argc < 3) return fprintf(stderr, "usage: first TEXT COMMAND...\n"), 2;
    double start = now(), end = 0;
    pid_t child = forkpty(&terminal, NULL, NULL, &size);
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    while (end == 0 && poll(&(struct pollfd){.fd = terminal, .events = POLLIN}, 1, 60000) > 0) {
        ssize_t got = read(terminal, seen + n, sizeof seen - n);
        if (got <= 0) break;
        n += (size_t)got;
        if (memmem(seen, n, argv[1], strlen(argv[1]))) end = now();
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    if (end == 0) return fprintf(stderr, "first: the text did not come\n"), 1;
    printf("%.2f\n", end - start);
    return 0;
}
