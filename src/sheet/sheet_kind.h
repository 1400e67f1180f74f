/* sheet_kind: what several kinds of sheets have in common. */
#ifndef JIHUA_SHEET_KIND_H
#define JIHUA_SHEET_KIND_H

#include "sheet/sheet.h"

/* The title of a plan; a plan without title from standard input is called 标准输入. */
struct slice sheet_plan_name(const struct plan *);
/* The label of the column of a role: the header in the plan, else a word of ours (number, action, task). */
struct slice sheet_label(const struct plan *, enum column_role);
/* Adds the title of the plan below that of the sheet; nothing for a plan without title from standard input. */
void sheet_add_plan(struct sheet *, const struct plan *);
/* The column that says in which measure indicators are counted (计量单位, or 单位 beside 指标), -1 if there is none. */
int sheet_measure_column(const struct plan *);
/* Whether a column names agencies; a plan can have several that lead and several that support. */
bool sheet_is_agencies(const struct plan *, size_t column);
/* The cell of a year as a requirement, owned by the sheet: if it is only a number and a column says what is counted,
 * the measure is added (10家, ≥30%). */
struct slice sheet_target(struct sheet *, const struct plan *, size_t task, size_t column);
/* The column of a year by its label, -1 if the plan has no such year. */
int sheet_year_column(const struct plan *, struct slice label);
/* Begins a page for the i-th chosen task, with its bookmarks: that of its action, if the task before has another
 * one, and its own. */
void sheet_task_page(struct sheet *, const struct sheet_choice *, size_t i);
/* The name of a task in the outline, "5 壮大产业技术人才队伍"; owned by the sheet. */
struct slice sheet_task_name(struct sheet *, const struct sheet_choice *, size_t place);

/* A table whose rows are tasks of one plan and whose columns are some of its columns. */
struct sheet_task_table {
    struct sheet_table *table;
    int *column;        /* columns of the plan, or one of the numbers below; in the arena of the sheet, as the next */
    struct slice *cell; /* the cells of the present row */
    size_t columns;
    /* header and cell of SHEET_TASK_MORE; the kind sets the cell before each row; borrowed */
    struct slice more_header, more;
};
enum { SHEET_TASK_NO = -1, SHEET_TASK_NAME = -2, SHEET_TASK_MORE = -3, SHEET_NO_COLUMN = -4 };
/* An empty table for tasks of that plan, with room for each of its columns once. */
void sheet_task_table_init(struct sheet_task_table *, struct sheet *, const struct plan *);
/* Adds a column of the plan (or one of those above) to a table that is not yet started; SHEET_NO_COLUMN adds
 * nothing. */
void sheet_task_table_add(struct sheet_task_table *, int column);
/* Adds every column with that role. */
void sheet_task_table_add_role(struct sheet_task_table *, const struct plan *, enum column_role);
/* Starts the table: the columns get shares of the width by the average length of their cells in the tasks at
 * `place`. */
void sheet_task_table_start(struct sheet_task_table *, struct sheet *, const struct plan *, const struct sheet_choice *,
                            const size_t *place, size_t count);
void sheet_task_table_row(struct sheet_task_table *, struct sheet *, const struct sheet_choice *, size_t place);

#endif
