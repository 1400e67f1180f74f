/* spawn: the real program, its output caught.  Without a terminal; with one see term.h. */
#ifndef JIHUA_TEST_SPAWN_H
#define JIHUA_TEST_SPAWN_H

#include <stddef.h>

struct spawned {
    int status; /* exit status, or 128 + the signal that ended it */
    char *out;  /* standard output, NUL at its end */
    size_t nout;
    char *err; /* standard error */
};

/* Starts ./jihua (or $JIHUA) with the arguments up to NULL, in the C.UTF-8 locale with English messages; `input` is
 * its standard input, NULL for none. */
struct spawned spawn_jihua(const char *input, ... /* const char *argument, …, NULL */) __attribute__((sentinel));
/* A shell command in which $JIHUA is the program: for redirections and pipes. */
struct spawned spawn_shell(const char *command);
void spawn_done(struct spawned *);

#endif
