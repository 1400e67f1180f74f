/* screen: the terminal: cells, styles, keys, mouse, signals.  The only part of the program that knows curses.
 *
 * Nothing that was given to draw reaches the terminal raw: text goes out cluster by cluster, controls as their visible
 * substitutes (text_visible), with a cap on combining marks, and no character is drawn by half.  Whatever ends the
 * program -- a signal, a crash, memory -- the terminal is given back first.  Nothing waits for the terminal to take
 * what is sent: a frame that it is not ready for goes out from screen_event, the newest one only.  There is one screen
 * at a time. */
#ifndef JIHUA_SCREEN_H
#define JIHUA_SCREEN_H

#include "base/err.h"
#include "term/keys.h"
#include "base/text.h"
#include "term/theme.h"

struct screen;

enum screen_colour { SCREEN_COLOUR_AUTO, SCREEN_COLOUR_ALWAYS, SCREEN_COLOUR_NEVER };

/* `ambiguous`: 1, 2, or 0: ask the terminal; the answer comes later, as EVENT_RESIZE.  NULL and *err if there is no
 * terminal that can do it. */
struct screen *screen_open(enum screen_colour, int ambiguous, struct err *);
/* Gives the terminal and its signals back, within 100 ms where nobody reads it.  To be called first of all at the end:
 * what takes time (threads, plans) comes after, and other threads may still run.  Nothing may use the screen any
 * more. */
void screen_close(struct screen *);
/* Ends the process as the signal does; the screen must be closed. */
_Noreturn void screen_die(int signo);

int screen_rows(const struct screen *);
int screen_cols(const struct screen *);
int screen_ambiguous(const struct screen *); /* 1 or 2 */

/* ---- drawing: a frame is made, then shown ---- */

void screen_clear(struct screen *); /* begins a frame: blank, no cursor */
/* Draws whole clusters of one line from (row, col) on, at most ncols columns; tabs and line breaks as blanks.  Returns
 * the columns used.  Whatever lies outside of the screen is left out. */
int screen_text(struct screen *, int row, int col, int ncols, struct slice text, unsigned style);
void screen_fill(struct screen *, int row, int col, int ncols, unsigned style); /* blanks */
void screen_cursor(struct screen *, int row, int col);                          /* where the caret stands */
void screen_show(struct screen *);    /* sends what changed, now or when the terminal takes it */
void screen_repaint(struct screen *); /* the next show sends everything */

/* What a terminal of ambiguous width 2 would show double stands here in both forms, each one column wide. */
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

/* From now on / no longer EVENT_READY comes when the descriptor can be read. */
void screen_listen(struct screen *, int fd);
void screen_ignore(struct screen *, int fd);
/* Waits up to timeout_ms (-1: for ever, 0: not at all) for the next event.  Signals come before what was typed.  Ctrl-C
 * is EVENT_INTERRUPT; only where the terminal has stopped taking what is sent it ends the program, as SIGINT does. */
void screen_event(struct screen *, int timeout_ms, struct event *);
/* Gives the terminal to the shell until the user comes back (Ctrl-Z); the next frame is sent whole. */
void screen_suspend(struct screen *);
/* Into the clipboard, through the terminal (OSC 52); false if the text is larger than terminals take. */
bool screen_copy(struct screen *, struct slice text);
void screen_bell(struct screen *);

#endif
