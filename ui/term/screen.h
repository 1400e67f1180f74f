/* screen: the terminal: cells, styles, keys, mouse, signals.  The only part of the program that uses curses.
 *
 * No text that is drawn reaches the terminal raw: it is sent cluster by cluster, control characters as visible
 * substitutes (text_visible), with a limit of combining marks, and no character is drawn by half.  Whatever ends the
 * program (a signal, a crash, lack of memory), the terminal is given back first.  Nothing here waits for a terminal
 * that does not read: a frame that cannot be sent yet is sent later by screen_event, the newest one only.  There is
 * only one screen at a time. */
#ifndef JIHUA_SCREEN_H
#define JIHUA_SCREEN_H

#include "base/err.h"
#include "term/keys.h"
#include "base/text.h"
#include "term/theme.h"

struct screen;

enum screen_colour { SCREEN_COLOUR_AUTO, SCREEN_COLOUR_ALWAYS, SCREEN_COLOUR_NEVER };

/* Opens the terminal.  `ambiguous`: how many columns “ … ① take, 1 or 2; 0: ask the terminal, whose answer comes
 * later as EVENT_RESIZE.  NULL and *err if there is no suitable terminal. */
struct screen *screen_open(enum screen_colour, int ambiguous, struct err *);
/* Gives the terminal and its signals back, within 100 ms if nobody reads the terminal, and frees the screen.  It is
 * the first thing to do at the end: freeing plans and joining threads takes time and comes after it. */
void screen_close(struct screen *);
/* Ends the process as the signal does; the screen must be closed before. */
_Noreturn void screen_die(int signo);

int screen_rows(const struct screen *);
int screen_cols(const struct screen *);
int screen_ambiguous(const struct screen *); /* 1 or 2 */

/* ---- drawing: a frame is made, then shown ---- */

void screen_clear(struct screen *); /* begins a frame: blank, no cursor */
/* Draws whole clusters of one line from (row, col) on, at most ncols columns; tabs and line breaks are drawn as
 * blanks.  Returns the columns used.  What would lie outside of the screen is left out. */
int screen_text(struct screen *, int row, int col, int ncols, struct slice text, unsigned style);
void screen_fill(struct screen *, int row, int col, int ncols, unsigned style); /* blanks */
void screen_cursor(struct screen *, int row, int col);                          /* where the caret stands */
void screen_show(struct screen *);    /* sends what changed, now or as soon as the terminal takes it */
void screen_repaint(struct screen *); /* the next show sends everything */

/* Lines and signs that a terminal of ambiguous width 2 would draw two columns wide.  Each has a second form for such
 * terminals, so it is always one column wide. */
enum glyph {
    GLYPH_HORIZONTAL,
    GLYPH_VERTICAL,
    GLYPH_TEE_DOWN,
    GLYPH_TEE_UP,
    GLYPH_TEE_RIGHT,
    GLYPH_TEE_LEFT,
    GLYPH_THUMB,
    GLYPH_POINTER,
    GLYPH_TICK,
    GLYPH_TOP_LEFT,
    GLYPH_TOP_RIGHT,
    GLYPH_BOTTOM_LEFT,
    GLYPH_BOTTOM_RIGHT,
    GLYPHS
};
void screen_glyph(struct screen *, int row, int col, int count, enum glyph, unsigned style); /* `count` to the right */

/* ---- events ---- */

/* Begins / ends to report with EVENT_READY that a descriptor can be read. */
void screen_listen(struct screen *, int fd);
void screen_ignore(struct screen *, int fd);
/* Waits at most timeout_ms (-1: for ever, 0: not at all) for the next event.  Signals come before what was typed.
 * Ctrl-C is EVENT_INTERRUPT; but if the terminal no longer takes what is sent, it is EVENT_END with SIGINT. */
void screen_event(struct screen *, int timeout_ms, struct event *);
/* Gives the terminal to the shell until the user comes back (Ctrl-Z); the next frame is sent whole. */
void screen_suspend(struct screen *);
/* Copies text into the clipboard through the terminal (OSC 52); false if it is longer than terminals accept. */
bool screen_copy(struct screen *, struct slice text);
void screen_bell(struct screen *);

#endif
