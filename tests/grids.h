/* grids: what a reader of office files tells, as text to compare. */
#ifndef JIHUA_TEST_GRIDS_H
#define JIHUA_TEST_GRIDS_H

#include "base/buf.h"
#include "table/grid.h"

/* Calls read(data, out) and adds what its stream makes of a table, a line for each thing:
 *     sheet 任务分解表            (hidden sheet …; table 1; prose)
 *     merge A1 1x5                (rows x columns, clipped as merges_apply does, in lines and columns of the part)
 *     note hidden 5:0 5           (its name in the report, line:column, detail)
 *     3: A=1 B=促进就业 D=a\nb    (a row of the table with its line; cells that hold something)
 * or, if it fails, one line: error: what; what to do */
void grids_read(void (*read)(const void *data, struct grid_out *), const void *data, struct buf *text);
/* The same as a string, which lives until the next call. */
const char *grids_text(void (*read)(const void *data, struct grid_out *), const void *data);
/* Letters of a column, from 0: A, Z, AA.  Valid until the next call. */
const char *grids_column(unsigned column);

#endif
