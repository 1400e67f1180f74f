/* plan_inside: the fields of a plan, for plan.c, which reads them, and src/load, which fills them once.  Nobody else
 * includes it. */
#ifndef JIHUA_PLAN_INSIDE_H
#define JIHUA_PLAN_INSIDE_H

#include "base/arena.h"
#include "sys/input.h"
#include "plan/plan.h"
#include "table/report.h"
#include "table/table.h"

struct plan_action {
    struct slice name;
    uint32_t tasks;
};

/* Merged cells that are left out of a row: what stands in them stands in the row above. */
struct plan_gap {
    uint8_t at, cells;
};

struct plan {
    struct input input; /* the text that the table's cells point into */
    struct table table;
    struct report report;
    struct arena arena; /* titles, headers, labels, numbers made up */
    struct slice title, source, encoding;
    struct slice sheet; /* the worksheet that the table stands on, empty: none */
    bool has_title;

    struct plan_column *column; /* in the order of the file */
    uint32_t *cell_of;          /* the table's cell of each column */
    size_t columns;
    size_t *year; /* columns with the role year */
    size_t years;
    int first_of[COLUMN_ROLES]; /* the first column of each role, -1 if none */

    size_t header_row, header_rows, title_row; /* of the table; no title: SIZE_MAX */

    uint32_t *row;       /* the table's row of each task */
    uint32_t *action_of; /* the action of each task */
    size_t tasks, task_cap, action_of_cap;
    struct plan_action *action;
    size_t actions, action_cap;
    uint32_t *bucket; /* hash of action names: index + 1, 0 free; power of two */
    size_t buckets;
    struct plan_gap *gap; /* NULL, or of each task's row the cells that it lacks (merged cells) */
    size_t gap_cap;
    struct plan_note *note; /* owned; texts live in the arena */
    size_t notes, note_cap;
    size_t width;         /* cells of a whole row */
    bool tells_figures;   /* a table of indicators */
    bool has_content;     /* some task's content is not blank */
    struct slice *number; /* NULL, or the number of every task where the file leaves some out */
};

#define PLAN_NO_CELL \
    UINT32_MAX /* the cell of an action column that only section rows fill, of a column that a row lacks */
#define PLAN_MISSING_MAX 255 /* cells that a row can lack at its action */

/* The table's cell of a column in the row of a task, PLAN_NO_CELL if it has none: a row that lacks its action is that
 * much shorter. */
size_t plan_table_cell(const struct plan *, size_t task, size_t column);
struct plan *plan_new(const char *source);
/* The columns are set: derives years and first_of. */
void plan_index_columns(struct plan *);
uint32_t plan_intern_action(struct plan *, struct slice name); /* the name is borrowed */
/* Keeps a line of text that stands outside of the tasks: all filled cells of a row, blanks between them. */
void plan_add_row_note(struct plan *, size_t row);
void plan_add_task(struct plan *, uint32_t row, uint32_t action);

#endif
