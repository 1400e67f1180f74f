/* merges: the merged cells of an office file, told by lines and columns, become those of a table. */
#ifndef JIHUA_MERGES_H
#define JIHUA_MERGES_H

#include "table/table.h"

/* As a file says it: lines from 1 and columns from 0 within a part. */
struct merge_told {
    uint32_t part;
    unsigned line, column, lines, columns;
};

/* The rows of all parts are there.  Clips each rectangle to the rows and columns that hold something, blanks what the
 * covered cells hold, gives every row the cells that are covered in it, and drops rows that have become blank.  Where
 * rectangles overlap, the one that begins further left counts. */
void merges_apply(struct table *, const struct merge_told *, size_t count);

#endif
