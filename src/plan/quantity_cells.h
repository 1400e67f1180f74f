/* quantity_cells: the quantities of the cells of a plan, item by item. */
#ifndef JIHUA_QUANTITY_CELLS_H
#define JIHUA_QUANTITY_CELLS_H

#include "plan/item.h"
#include "plan/plan.h"
#include "plan/quantity.h"
#include "plan/quantity_frame.h"

/* A walk over the quantities of one cell:
 *     for (struct quantity_cell walk = quantity_cell_of(plan, task, column); quantity_cell_next(&walk, &q);) …
 * The positions of a quantity are bytes of the cell.  Linear in the cell, no memory. */
struct quantity_cell {
    struct slice text; /* the cell; borrowed */
    struct quantity_frame frame;
    struct items items;
    struct item_parts parts; /* of the item that is read */
    struct item part;        /* the clause that is read */
    size_t pos;              /* within its text */
    bool begun, in_item, in_part;
    /* Set by the caller: clauses of which this is false are passed over unread.  NULL: all are read. */
    bool (*may_hold)(const struct quantity_cell *, struct slice clause);
    const void *asked; /* the caller's, for may_hold */
};

struct quantity_cell quantity_cell_of(const struct plan *, size_t task, size_t column);
bool quantity_cell_next(struct quantity_cell *, struct quantity *);
/* Whether the cells of a column are searched for quantities: items stand in clauses and in the names of tasks; unknown
 * columns may hold some, but in a table of indicators they say what was there before. */
bool quantity_cells_in(const struct plan *, size_t column);
/* How many quantities the items of a cell hold. */
size_t quantity_count_of(const struct plan *, size_t task, size_t column);

#endif
