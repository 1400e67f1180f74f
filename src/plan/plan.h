/* plan: one table of a policy's breakdown: actions, their tasks, a target for each year, the agencies.
 *
 * Invariants: a plan never changes once load has made it; every cell is valid UTF-8; every task belongs to exactly one
 * action (the filled-down one); tasks stand in the order of the file.  Everything that a plan returns is borrowed from
 * it and lives until plan_free. */
#ifndef JIHUA_PLAN_H
#define JIHUA_PLAN_H

#include "table/column.h"
#include "base/text.h"

struct plan;
struct report; /* what loading guessed and did: report.h */

/* What a column says of the figures of a row, in a table that keeps them apart (quantity_frame.h). */
enum column_figures {
    COLUMN_FIGURES_NONE,
    COLUMN_FIGURES_UNIT,   /* 计量单位: in what they are measured */
    COLUMN_FIGURES_BEFORE, /* 2020年 beside 2025年, 现状值: what was there before */
};

struct plan_column {
    enum column_role role;
    struct slice header; /* as the file has it; the canonical word where the file has no header row */
    struct slice label;  /* on one line, without blanks: what screens and sheets show */
    enum column_figures figures;
};

/* A line of text above, below or between the rows of the table, kept as the file has it. */
struct plan_note {
    unsigned line, part; /* of the file, from 1; of an office file, for plan_add_place */
    struct slice text;
};

void plan_free(struct plan *);

struct slice
plan_title(const struct plan *);          /* the file's own title row, else the file name without folder and ending */
bool plan_has_title(const struct plan *); /* the file carries its own title */
struct slice plan_source(const struct plan *);   /* path as given, "-" for standard input */
struct slice plan_encoding(const struct plan *); /* "UTF-8", "GB18030", … */
struct slice plan_sheet(const struct plan *);    /* the name of its worksheet, empty where the file has none */
/* The SHA-256 of the file's bytes as they were when it was loaded, whatever it holds by now.  Reads all of them. */
void plan_digest(const struct plan *, char digits[65]);
struct slice plan_read_bytes(const struct plan *); /* the file's bytes, as they were when it was loaded */
const struct report *plan_report(const struct plan *);
/* Adds where a line of the file is, as messages say it behind the file's name: ":12", ":12:3"; in an office file
 * ":任务分解表!E7", ":表2 第5行".  `part`: that of a note (report.h).  Nothing for line 0. */
void plan_add_place(const struct plan *, unsigned part, unsigned line, unsigned column, struct buf *);

size_t plan_notes(const struct plan *); /* in the order of the file */
const struct plan_note *plan_note(const struct plan *, size_t);

size_t plan_columns(const struct plan *);
const struct plan_column *plan_column(const struct plan *, size_t column);
int plan_column_of(const struct plan *, enum column_role); /* the first with that role, -1 if none */
/* Whether it is a table of indicators: its tasks are called 指标, or a column holds their units. */
bool plan_tells_figures(const struct plan *);
size_t plan_years(const struct plan *);
size_t plan_year_column(const struct plan *, size_t year); /* year < plan_years: the column's index */

size_t plan_tasks(const struct plan *);
struct slice plan_cell(const struct plan *, size_t task, size_t column);
struct slice plan_cell_of(const struct plan *, size_t task,
                          enum column_role); /* empty where the plan has no such column */
unsigned plan_task_line(const struct plan *,
                        size_t task); /* the line of the file, or row of the worksheet, of its row */
unsigned plan_cell_line(const struct plan *, size_t task, size_t column); /* source line where the cell starts */
/* It is a cell that the file merges with one above or to its left, whose text it has. */
bool plan_cell_is_merged(const struct plan *, size_t task, size_t column);
struct slice plan_task_no(const struct plan *, size_t task);   /* its number; its place from 1 if the plan has none */
struct slice plan_task_name(const struct plan *, size_t task); /* task, else content, else the first filled cell */
/* The first task with that number from task `from` on.  Full-width digits, Chinese numerals and leading zeros do not
 * matter; numbers can recur, where each action counts its own tasks. */
bool plan_find_task_from(const struct plan *, struct slice no, size_t from, size_t *task);
bool plan_find_task(const struct plan *, struct slice no, size_t *task);
/* The column whose clauses are meant for the whole period: the content, or the task where no task has a content. */
enum column_role plan_clauses_role(const struct plan *);

/* For search, which reads many tasks at once: the text of the file (none of an office file), in which most cells lie,
 * and where in it the first cell of a task starts, NULL if all its cells lie elsewhere.  Tasks follow each other
 * there. */
struct slice plan_text(const struct plan *);
const char *plan_row_text(const struct plan *, size_t task);
bool plan_is_scattered(const struct plan *); /* some cells lie elsewhere */
/* All cells of a task at once, plan_columns of them; those of the number and the action are left empty. */
void plan_cells(const struct plan *, size_t task, struct slice *out);

/* Actions: each name once, in the order of first appearance.  A plan without an action column has one with an empty
 * name.  The tasks of an action need not stand together (a page break re-states an action, an editor moves a row). */
size_t plan_actions(const struct plan *);
struct slice plan_action_name(const struct plan *, size_t action);
size_t plan_action_tasks(const struct plan *, size_t action); /* how many */
size_t plan_action_of(const struct plan *, size_t task);

#endif
