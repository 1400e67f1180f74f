/* rows: a list with a cursor and a scroll offset, without a terminal.
 *
 * It holds numbers (places of tasks, actions, agencies, or anything that the owner numbers), no texts.  A row can be
 * a heading: it is shown, but the cursor skips it.  Invariants: the cursor is on a row that is no heading, or -1 if
 * there is none; 0 <= top <= cursor; after rows_fit the cursor is one of the `height` rows from top on. */
#ifndef JIHUA_ROWS_H
#define JIHUA_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rows {
    uint32_t *row; /* owned: the numbers; the top bit marks a heading */
    size_t count, cap;
    ptrdiff_t cursor; /* index into row; -1: none */
    size_t top;       /* index of the first row shown */
    size_t height;    /* rows that fit, set by rows_fit */
};

#define ROWS_HEADING 0x80000000u

void rows_init(struct rows *);
void rows_done(struct rows *);
void rows_clear(struct rows *);                /* no rows, cursor -1 */
void rows_add(struct rows *, uint32_t number); /* or number | ROWS_HEADING */
bool rows_is_heading(const struct rows *, size_t index);
uint32_t rows_number(const struct rows *, size_t index); /* without the heading bit */
ptrdiff_t rows_current(const struct rows *);             /* the number under the cursor, -1 if none */
/* Each returns whether the cursor moved. */
bool rows_move(struct rows *, ptrdiff_t by); /* stops at the ends */
bool rows_first(struct rows *);
bool rows_last(struct rows *);
bool rows_page(struct rows *, int pages);         /* by whole heights, one row of overlap */
bool rows_select(struct rows *, uint32_t number); /* the row with this number; false if it is not there */
void rows_fit(struct rows *, size_t height);      /* scrolls so that the cursor (and a heading above it) is visible */

#endif
