/* user: somebody at a terminal, played from the bytes of an input while the browser runs in this process.
 *
 * The browser asks with poll() whether a key has come.  The linker puts user.c in the place of poll (Makefile.am): each
 * time it is asked, the user does the next thing, so that nobody waits and the same input does the same again.  A byte
 * is a key, but for those that no UTF-8 has:
 *     F7 n …     the next n bytes at once, without a redraw between them
 *     F8 n       the window gets another size
 *     F9 n       the file of the plan is written anew (n: fuzz_browser.c)
 *     FA row col, FB row col    a click, a turn of the wheel
 *     FC n …     the next n bytes are pasted
 *     FD         the user waits until something has been loaded, printed or written
 *     FE         nobody reads the terminal from now on, or somebody does again
 *     FF n       a signal that ends the program, or the terminal goes away
 * When the input is used up the user leaves: Ctrl-C out of whatever is open, then q. */
#ifndef JIHUA_FUZZ_USER_H
#define JIHUA_FUZZ_USER_H

#include "base/buf.h"

struct user_end {
    int status;       /* what `browse` returned, when no signal ended it */
    int signal;       /* that ended it, 0 if none did */
    bool may_die;     /* the user has sent a signal, or hung up, or stopped reading */
    bool hears_all;   /* the terminal was read to the end */
    struct slice raw; /* all that was sent to the terminal; valid until the next run */
};

/* Runs `browse` with standard input and output on a terminal of its own, at the size with that number. */
struct user_end user_run(struct slice input, unsigned size, int (*browse)(void), void (*write_plan)(unsigned kind));

#endif
