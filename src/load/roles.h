/* roles: what each column of a table holds.
 *
 * The header rows of its region name the columns, and the cells confirm or overturn what they say (weigh.h); where
 * there is no header, the cells themselves tell: numbers, numbered clauses, lists of agencies. */
#ifndef JIHUA_ROLES_H
#define JIHUA_ROLES_H

#include "base/arena.h"
#include "base/err.h"
#include "load/look.h"
#include "load/regions.h"
#include "plan/plan.h"
#include "table/report.h"
#include "table/table.h"

struct roles {
    size_t header_row;   /* first row of the header; the number of rows above it are titles */
    size_t header_rows;  /* 0 where there is none, to 3 */
    size_t header_width; /* cells of the widest header row */
    struct plan_column
        *column; /* one for each cell of a row, from mem_alloc; header and label live in the arena or the table */
    size_t columns;
    bool *blank; /* columns with neither header nor any cell (a leading | in Markdown) */
};

/* Of the table of a region.  `overrides` is NULL or "lead=主办,no=编号"; false and *err if it names no role or no
 * header. */
bool roles_find(struct roles *, const struct table *, const struct region *, const char *overrides, struct arena *,
                struct report *, struct err *);
void roles_done(struct roles *);

#endif
