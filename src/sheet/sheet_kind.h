/* sheet_kind: what several kinds of sheets have in common. */
#ifndef JIHUA_SHEET_KIND_H
#define JIHUA_SHEET_KIND_H

#include "sheet/sheet.h"

/* Its title, 标准输入 for a nameless table from there. */
struct slice sheet_plan_name(const struct plan *);
/* What a column of that role is called: the plan's own header, else a label of ours (number, action, task). */
struct slice sheet_label(const struct plan *, enum column_role);
/* The title of the plan below that of the sheet; none for a nameless table from standard input. */
void sheet_add_plan(struct sheet *, const struct plan *);
/* The column of a plan that says in what its indicators are counted (计量单位; 单位 beside 指标), -1 if there is none. */
int sheet_measure_column(const struct plan *);
/* Whether a column names agencies; a plan can have several that lead and several that support. */
bool sheet_is_agencies(const struct plan *, size_t column);
/* The cell of a year as a requirement: a bare number gets what is counted (10家, ≥30%) where a column says it. */
struct slice sheet_target(struct sheet *, const struct plan *, size_t task, size_t column);
/* The column of a year by its label, -1 if the plan has no such year. */
int sheet_year_column(const struct plan *, struct slice label);
/* A new page for the chosen task i, with its entries in the outline: its action, if it is another than that of the task
 * before, and the task. */
void sheet_task_page(struct sheet *, const struct sheet_choice *, size_t i);
/* "5 壮大产业技术人才队伍": a task in an outline; into the sheet. */
struct slice sheet_task_name(struct sheet *, const struct sheet_choice *, size_t place);

/* A table whose rows are tasks of one plan and whose columns are some of its columns. */
struct sheet_task_table {
    struct sheet_table *table;
    int *column;        /* of the plan, or one of those below; in the sheet's arena, as the next */
    struct slice *cell; /* of the row at hand */
    size_t columns;
    struct slice more_header, more; /* of SHEET_TASK_MORE, whose cell the kind says for each row; borrowed */
};
enum { SHEET_TASK_NO = -1, SHEET_TASK_NAME = -2, SHEET_TASK_MORE = -3, SHEET_NO_COLUMN = -4 };
/* An empty table for tasks of that plan, with room for each of its columns once. */
void sheet_task_table_init(struct sheet_task_table *, struct sheet *, const struct plan *);
/* Adds a column of the plan (or one of those above) to a table that is not yet started; SHEET_NO_COLUMN adds
 * nothing. */
void sheet_task_table_add(struct sheet_task_table *, int column);
/* Adds every column with that role. */
void sheet_task_table_add_role(struct sheet_task_table *, const struct plan *, enum column_role);
/* Starts the table: the columns get shares of the width by how much the tasks at `place` say in them. */
void sheet_task_table_start(struct sheet_task_table *, struct sheet *, const struct plan *, const struct sheet_choice *,
                            const size_t *place, size_t count);
void sheet_task_table_row(struct sheet_task_table *, struct sheet *, const struct sheet_choice *, size_t place);

#endif
