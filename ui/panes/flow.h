/* flow: cells of one task laid out as lines for a width: labels, numbered items each on a line of its own, wrapped
 * text.
 *
 * Invariant: a line is a piece of one cell, so that hits and emphasis find their place in it; no byte of a cell but
 * blanks at line breaks is left out. */
#ifndef JIHUA_FLOW_H
#define JIHUA_FLOW_H

#include "panes/draw.h"

struct flow_line {
    uint32_t column;     /* of the plan */
    uint32_t start, end; /* bytes of the cell */
    int col;             /* where the text begins */
    bool labelled;       /* the label of the column stands at the beginning */
    enum style style;
    uint32_t span, spans;         /* the spans of its cell */
    uint32_t item;                /* which item of the cell, from 0; FLOW_NO_ITEM */
    const struct flow_mark *mark; /* shown behind the text, a blank between them; NULL: nothing */
};

#define FLOW_NO_ITEM UINT32_MAX

/* What stands behind the last line of an item. */
struct flow_mark {
    uint32_t column, item;
    char text[16];
};

/* The item that the cursor is on. */
struct flow_here {
    uint32_t column, item;
    unsigned overlay; /* of its first line */
};

struct flow {
    struct flow_line *line; /* owned */
    size_t count, cap;
    struct flow_mark *mark; /* owned */
    size_t marks, mark_cap;
    struct draw_span *span; /* owned */
    size_t spans, span_cap;
    const struct plan *plan;
    size_t place, task;
    int ncols, ambiguous;
    size_t top; /* the first line shown */
};

void flow_init(struct flow *);
void flow_done(struct flow *);
void flow_clear(struct flow *); /* no lines, and nothing of a plan */
/* Empties it for another task, or the same at another width. */
void flow_begin(struct flow *, const struct view *, int ncols, int ambiguous);
/* Adds a cell.  label_cols > 0: its label stands to the left, in that many columns; 0: on a line above; -1: it is not
 * shown. */
void flow_cell(struct flow *, size_t column, int label_cols, enum style);
void flow_gap(struct flow *);
/* What is to stand behind an item; to be called before any cell is added.  The text is copied; an empty one is no
 * mark. */
void flow_mark(struct flow *, size_t column, size_t item, const char *text);
/* How many columns of the screen the labels of these columns of the plan need, with two blanks behind the widest. */
int flow_label_cols(const struct plan *, const size_t *column, size_t count, int ambiguous);

void flow_scroll(struct flow *, ptrdiff_t by, size_t height); /* stays within the text */
/* Scrolls so that a byte of a cell is visible; false if it is not in the flow. */
bool flow_reveal(struct flow *, size_t column, size_t byte, size_t height);
/* The first and the last line of an item; false if it is not in the flow. */
bool flow_item_lines(const struct flow *, size_t column, size_t item, size_t *first, size_t *last);
/* Whether a hit stands in the lines [from, to). */
bool flow_has_hit(const struct flow *, const struct view *, size_t from, size_t to);
/* `here` may be NULL.  Its pointer stands in the column before the box. */
void flow_draw(const struct flow *, const struct view *, struct screen *, const struct box *,
               const struct flow_here *here);

#endif
