/* The screen on a pseudo-terminal of its own, driven from C. */
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include "term/screen.h"
#include "test.h"

/* Runs in a process of its own, for the screen belongs to the process.  Returns what `run` returned. */
static int on_a_terminal(int (*run)(struct screen *))
{
    int master, status;
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    pid_t child = forkpty(&master, NULL, NULL, &size);
    assert_true(child >= 0);
    if (child == 0) {
        struct err err;
        setenv("TERM", "xterm-256color", 1);
        struct screen *screen = screen_open(SCREEN_COLOUR_AUTO, 1, &err);
        int result = screen == NULL ? 99 : run(screen);
        if (screen != NULL) screen_close(screen);
        _exit(result);
    }
    char bytes[4096];
    while (read(master, bytes, sizeof bytes) > 0) {}
    close(master);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

enum { MANY = 100 };

/* Each of many pipes is heard, in any order, and none that is ignored. */
static int hear_many(struct screen *screen)
{
    int ends[MANY][2];
    struct event event;
    for (int i = 0; i < MANY; i++) {
        if (pipe(ends[i]) != 0) return 1;
        screen_listen(screen, ends[i][0]);
    }
    for (int i = MANY - 1; i >= 0; i--) {
        char byte = 0;
        if (write(ends[i][1], "x", 1) != 1) return 2;
        screen_event(screen, 5000, &event);
        if (event.kind != EVENT_READY || event.fd != ends[i][0]) return 3;
        if (i % 2 == 0) screen_ignore(screen, ends[i][0]);
        else if (read(ends[i][0], &byte, 1) != 1 || byte != 'x') return 4;
    }
    screen_event(screen, 0, &event);
    return event.kind == EVENT_NONE ? 0 : 5;
}

static void a_hundred_listeners_are_heard(void **state)
{
    (void)state;
    assert_int_equal(on_a_terminal(hear_many), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hundred_listeners_are_heard),
    };
    return cmocka_run_group_tests_name("screen", tests, NULL, NULL);
}
