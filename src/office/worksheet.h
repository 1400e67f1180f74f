/* worksheet: the cells of a worksheet on their way to a grid: put in order, and what is hidden told.
 *
 * Files tell their cells row by row as a rule; some repeat rows or have them in another order.  Of two cells in one
 * place the later one counts. */
#ifndef JIHUA_WORKSHEET_H
#define JIHUA_WORKSHEET_H

#include "table/grid.h"

struct worksheet_cell {
    uint32_t place; /* the line from 0, times GRID_COLUMN_MAX, and the column */
    uint32_t text;
};

struct worksheet {
    struct grid_out *out;
    struct worksheet_cell *cell; /* not told yet */
    size_t cells, cap;
    bool disordered;
    uint32_t line; /* the row told last, from 1; 0: none */
    uint64_t end;  /* the place behind the last one told */
    /* A bit for each line or column, from 0. */
    uint64_t *hidden_lines, *filled_lines, *hidden_columns, *filled_columns;
    bool hides_lines, hides_columns;
};

/* grid_part comes before. */
void worksheet_init(struct worksheet *, struct grid_out *);
void worksheet_done(struct worksheet *);
/* A cell that holds something; line from 1, column from 0. */
void worksheet_add(struct worksheet *, unsigned line, unsigned column, uint32_t text);
/* From one to another, both with them, in any order; what is out of range does not matter. */
void worksheet_hide_lines(struct worksheet *, unsigned from, unsigned to);   /* from 1 */
void worksheet_hide_columns(struct worksheet *, unsigned from, unsigned to); /* from 0 */
/* Tells the rows, and which of those that hold something are hidden; the same for columns. */
void worksheet_tell(struct worksheet *);

#endif
