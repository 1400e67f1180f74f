/* quantity_cells: the quantities of the cells of a plan, item by item. */
#ifndef JIHUA_QUANTITY_CELLS_H
#define JIHUA_QUANTITY_CELLS_H

#include "plan/plan.h"

/* How many quantities the items of a cell hold. */
size_t quantity_count_of(const struct plan *, size_t task, size_t column);

#endif
