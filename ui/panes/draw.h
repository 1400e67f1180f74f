/* draw: a piece of a cell on one line of the screen, with what the search found and what is emphasised.
 *
 * Styles change only between grapheme clusters. */
#ifndef JIHUA_DRAW_H
#define JIHUA_DRAW_H

#include "term/layout.h"
#include "term/screen.h"
#include "panes/view.h"

struct draw_span { /* bytes of the cell that stand out */
    uint32_t start, end;
    enum style style;
};

struct draw_text {
    struct slice cell;
    size_t start, end;            /* the bytes of it to draw */
    unsigned style;               /* with an overlay, if any */
    const struct draw_span *span; /* in order, those that touch [start, end) among them */
    size_t spans;
    const struct hit *hit; /* of the cell, in order */
    size_t hits;
    const struct hit *current; /* the hit that n and N stand on, NULL */
};

/* All of a cell, with its hits. */
struct draw_text draw_whole_cell(const struct view *, size_t place, int column, struct slice cell, unsigned style);
/* At most ncols columns; what does not fit ends in … .  Returns the columns used. */
int draw_text(struct screen *, int row, int col, int ncols, const struct draw_text *);
/* Plain text that ends in … where it does not fit. */
int draw_plain(struct screen *, int row, int col, int ncols, struct slice text, unsigned style);
/* The same, ending at the column before `end`; draws nothing to the left of `least`.  Returns where it starts. */
int draw_right(struct screen *, int row, int least, int end, struct slice text, unsigned style);
/* A title on the line over a pane.  Returns the column after it. */
int draw_title(struct screen *, const struct box *, struct slice title, bool focused);
/* The column to the right of a pane: a line, and on it how much of `total` lines is shown, from `top` on. */
void draw_bar(struct screen *, const struct box *, int col, bool line, size_t top, size_t total);

#endif
