/* export_columns: the columns of canonical CSV and of workbooks, in their order (export.h). */
#ifndef JIHUA_EXPORT_COLUMNS_H
#define JIHUA_EXPORT_COLUMNS_H

#include "report/export.h"

/* The columns of the export, visited one by one: for (struct column_walk w = {.of = source};
 * export_columns_next(&w);) … */
struct column_walk {
    const struct export_source *of;
    int role;            /* the role whose columns come now; COLUMN_ROLES: the columns without a canonical name */
    size_t year, column; /* the next of the years; the next of the columns without a canonical name */
    struct slice header; /* of the current column */
    int source;          /* index of the current column in the plan, -1 if the plan does not have it */
    enum column_role current;
};

bool export_columns_next(struct column_walk *);
size_t export_columns_count(const struct export_source *);
/* The text of a task in the current column. */
struct slice export_columns_cell(const struct column_walk *, size_t task);

#endif
