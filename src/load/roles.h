/* roles: which row of a table is its header, and what each column holds.
 *
 * Header words come from column.def; a header can take two rows (年度目标 over 第一年, 第二年); where there is none,
 * the cells themselves tell: numbers, numbered clauses, lists of agencies. */
#ifndef JIHUA_ROLES_H
#define JIHUA_ROLES_H

#include "base/arena.h"
#include "base/err.h"
#include "plan/plan.h"
#include "table/report.h"
#include "table/table.h"

struct roles {
    size_t header_row;   /* first row of the header; the number of rows above it are titles */
    size_t header_rows;  /* 0 where there is none, 1 or 2 */
    size_t header_width; /* cells of the header row */
    struct plan_column
        *column; /* one for each cell of a row, from mem_alloc; header and label live in the arena or the table */
    size_t columns;
    bool *blank; /* columns with neither header nor any cell (a leading | in Markdown) */
};

/* `overrides` is NULL or "lead=主办,no=编号"; false and *err if it names no role or no header. */
bool roles_find(struct roles *, const struct table *, const char *overrides, struct arena *, struct report *,
                struct err *);
void roles_done(struct roles *);

/* What one cell looks like, apart from its column. */
enum cell_look { LOOK_BLANK, LOOK_NUMBER, LOOK_CLAUSES, LOOK_AGENCIES, LOOK_TEXT };
enum cell_look roles_look(struct slice cell);
/* How well a cell fits a column of that kind: 0 to 2. */
int roles_fit(enum column_kind, enum cell_look);

#endif
