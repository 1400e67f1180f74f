/* text_grid: cells side by side as lines of text, each cell wrapped within its own width.
 *
 * Invariant: every line is as many columns wide as `left`, the cells, `between` and `right` together (shorter only
 * where it would end in blanks), holds no control character but the line feed and the style sequences asked for, and
 * no text is lost.  Lists, `show`, help and text sheets are made of it. */
#ifndef JIHUA_TEXT_GRID_H
#define JIHUA_TEXT_GRID_H

#include "base/buf.h"

/* A part of the text of a cell that is shown in a style of its own.  The spans of a cell are in order and do not
 * overlap. */
struct text_grid_span {
    size_t start, end; /* bytes of the text */
};

struct text_grid_cell {
    struct slice text;
    int ncols;         /* width in columns, at least 2 */
    bool right;        /* flush right instead of left */
    const char *style; /* NULL or a style sequence ("\033[1m") for the whole cell */
    const struct text_grid_span *span;
    size_t spans;
    const char *span_style; /* NULL: spans are not marked */
};

struct text_grid_frame {
    const char *left, *between, *right;
    size_t least;  /* how many lines the row has at least; 0 and 1 are the same */
    int ambiguous; /* text.h: the width of “ … ① */
};

#define GRID_STYLE_OFF "\033[0m"

void text_grid_row(struct buf *, const struct text_grid_cell *, size_t count, const struct text_grid_frame *);

#endif
