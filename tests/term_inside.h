/* term_inside: what a struct term holds, for term.c (the program and its pty), term_keys.c (what is
 * typed), term_screen.c (what is shown) and term_stream.c (what was sent and is left behind). */
#ifndef JIHUA_TERM_INSIDE_H
#define JIHUA_TERM_INSIDE_H

#include <stdint.h>
#include <termios.h>
#include <vterm.h>

#include "base/buf.h"
#include "term.h"

struct term {
    struct term *next_open; /* of those that a failed test has not closed */
    VTerm *vt;
    VTermScreen *screen;
    int nrows, ncols;

    int master; /* -1 once hung up */
    int link;   /* to the keeper: the session leader above the program */
    pid_t keeper, program;
    bool leaving; /* the program has stopped or ended, its last output is still on the way */
    bool stopped, ended;
    int status; /* as of waitpid, when stopped or ended */
    struct termios before;

    struct buf typed; /* bytes that the pty has not taken yet */
    struct buf raw;   /* bytes that the program sent */
    size_t shown;     /* how many of them libvterm has */

    bool cursor_visible;
    struct buf title;
    char home[64];
    struct buf text; /* what term_screen returned last */
    struct buf row;  /* and term_row */
};

/* Reads what comes within timeout_ms, at least once; false if nothing did. */
bool term_pump(struct term *, int timeout_ms);
/* Prints the screen and what was awaited, and fails the running test. */
_Noreturn void term_fail(struct term *, const char *file, int line, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
int64_t term_now_ms(void);
/* Whether a private mode (CSI ? number h) is on after all that was sent; `on`: whether it was at the start. */
bool term_mode(const struct term *, int number, bool on);

#endif
