/* out: where a command writes: standard output, or a file that is written whole or not at all.
 *
 * Text is collected in `buf` and written in large pieces (out_step), so that the memory for a million tasks stays
 * small and a line does not cost a system call.  Invariant: once a write has failed nothing more is written, and
 * out_close says so: a full disk or a reader that has gone away is always reported.
 *
 * This is the one way of every command to the terminal.  A file or a pipe gets byte for byte what the command has
 * made; a terminal gets no code point that could control it or change the order in which text is read (those that
 * text_visible knows), except line feeds and the styles below.  In JSON such a code point becomes \uXXXX, which is
 * the same value; in any other format its visible substitute. */
#ifndef JIHUA_OUT_H
#define JIHUA_OUT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

struct save;

enum out_style { OUT_HEADING, OUT_LABEL, OUT_NUMBER, OUT_HIT, OUT_STYLES };

struct out {
    struct buf buf;    /* what is made but not yet written: add to it freely */
    struct save *save; /* NULL: standard output */
    bool terminal;     /* standard output is a terminal, and nothing is written into a file */
    bool json;         /* what is written is JSON */
    bool color;
    int ncols; /* columns of the terminal, 80 without one and in a file */
    bool failed;
    struct err err; /* of the failed write */
};

/* `color` is "auto", "always", "never" or NULL (auto: on a terminal unless NO_COLOR or TERM=dumb). */
void out_init(struct out *, const char *color);
/* Writes into a file from now on; false and *err if nothing can be written there. */
bool out_to_file(struct out *, const char *path, struct err *);
/* Writes what is in `buf` if that is much; false once writing has failed. */
bool out_step(struct out *);
/* Writes the rest and ends: the file is in its place, or standard output has got every byte.  False and *err if a
 * write has failed. */
bool out_close(struct out *, struct err *);
/* Ends without writing the rest: a file stays as it was before. */
void out_abandon(struct out *);

/* the sequence that begins the style, for grid_cell.style; NULL if there are no colours */
const char *out_style(const struct out *, enum out_style);
/* adds text that is safe for a terminal, in a style */
void out_add_styled(struct out *, enum out_style, struct slice text);

#endif
