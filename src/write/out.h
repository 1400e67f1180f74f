/* out: where a command writes: standard output, or a file that is written whole or not at all.
 *
 * Text is collected in `buf` and leaves in large pieces (out_step), so that neither a million tasks are held in memory
 * nor a line costs a system call.  Invariant: once a write has failed nothing more is written, and out_close says so:
 * a full disk or a reader that went away never ends in silence.
 *
 * This is the one door to the terminal of every command.  What goes into a file or a pipe leaves byte for byte; what a
 * terminal gets holds no code point that could control it or turn the order of what is read (text_visible knows them),
 * but for line feeds and the styles below.  JSON writes such a code point as \uXXXX, which is the same value; any other
 * format has its visible substitute. */
#ifndef JIHUA_OUT_H
#define JIHUA_OUT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

struct save;

enum out_style { OUT_HEADING, OUT_LABEL, OUT_NUMBER, OUT_HIT, OUT_STYLES };

struct out {
    struct buf buf;    /* made, not yet written: add to it freely */
    struct save *save; /* NULL: standard output */
    bool terminal;     /* what is written is seen by a terminal */
    bool json;         /* what is written is JSON */
    bool color;
    int ncols; /* columns of the terminal, 80 without one and in a file */
    bool failed;
    struct err err; /* of the failed write */
};

/* `color` is "auto", "always", "never" or NULL (auto: on a terminal unless NO_COLOR or TERM=dumb). */
void out_init(struct out *, const char *color);
/* From now on into a file; false and *err if nothing can be written there. */
bool out_to_file(struct out *, const char *path, struct err *);
/* Hands over what has gathered if it is much; false once writing has failed. */
bool out_step(struct out *);
/* Writes the rest and ends it: the file is in place, or standard output has taken every byte.  Otherwise false,
 * *err. */
bool out_close(struct out *, struct err *);
/* Gives up: a file stays as it was. */
void out_abandon(struct out *);

const char *out_style(const struct out *, enum out_style);            /* NULL without colour: see grid_cell.style */
void out_add_styled(struct out *, enum out_style, struct slice text); /* made visible */

#endif
