/* export: plans, or some of their tasks, as data for other programs.
 *
 * A format adds a head, its tasks one by one and a foot to a buffer, so that a large plan is never held twice.  The
 * formats stand in one table. */
#ifndef JIHUA_EXPORT_H
#define JIHUA_EXPORT_H

#include "base/err.h"
#include "plan/agencies.h"
#include "base/buf.h"
#include "plan/plans.h"
#include "write/format.h"

/* What a format that cannot be written bit by bit keeps while all plans are exported. */
struct export_work {
    void *data; /* the format's own; NULL at first */
    bool failed;
    struct err err;
};

/* A plan while it is exported; all borrowed. */
struct export_source {
    struct export_work *work;
    const struct plan *plan;
    const struct agencies *agencies; /* of the open plans; NULL for a format that does not ask for them */
    struct slice year;               /* label of the only year to export; empty: all */
    size_t written;                  /* tasks of this plan already added */
    bool several;                    /* one of several plans that are open */
    bool follows, more;              /* another one was exported before it, another one will be */
};
/* Whether the column is exported: each is, but for other years than the one that is asked for. */
static inline bool export_has(const struct export_source *source, size_t column)
{
    const struct plan_column *c = plan_column(source->plan, column);
    return c->role != COLUMN_YEAR || source->year.n == 0 || slice_equal(c->label, source->year);
}

/* A format is one file, its row in a table here and its rows in write/format.def. */
struct export_format {
    enum format_id id;
    bool agencies;                                            /* asks for the index of agencies */
    bool binary;                                              /* nothing for a terminal */
    void (*head)(struct buf *, const struct export_source *); /* may be NULL */
    void (*task)(struct buf *, const struct export_source *, size_t task);
    void (*foot)(struct buf *, const struct export_source *); /* may be NULL */
    void (*drop)(void *work);                                 /* may be NULL; frees work->data where there is any */
};
const struct export_format *export_format_of(enum format_id);      /* NULL if tasks have no such format */
const struct export_format *export_format_named(const char *name); /* likewise; FORMAT_EXCEL has no name */

/* Tasks to export; all borrowed. */
struct export_list {
    const struct plans *plans;
    const size_t *place; /* in the order to write them, which is kept within each plan */
    size_t count;
    struct slice year;               /* as above */
    const struct agencies *agencies; /* as above */
};
/* Adds the tasks plan by plan, each plan under its head; a plan none of whose tasks is listed is left out, unless
 * all tasks are listed.  After each task `step` is called, if it is not NULL: it may take what `out` holds away, and
 * returns false to end the export.  False and *err if the format cannot hold what it is given. */
bool export_tasks(struct buf *out, const struct export_format *, const struct export_list *,
                  bool (*step)(void *context, struct buf *out), void *context, struct err *);

/* The format for indicators, CSV for Excel: a row for each, with its years and their sum. */
const struct export_format *export_format_indicators(void);

/* Canonical CSV: a column for each role, in the order of column.def.  The header row always has all their names in
 * that order; a column that the plan does not have is empty, and a task without a number gets its position as
 * number.  Two exceptions, because the text would mean something else otherwise:
 *   - where one column holds both leading and supporting agencies (责任单位 alone), there is no column 牵头单位;
 *   - a table in which no role is recognised has only its own columns.
 * Several plans follow each other, each under its title, with a blank line between them.  All other columns follow
 * under their own headers, in the order of the file. */
void export_csv_head(struct buf *, const struct export_source *);
void export_csv_task(struct buf *, const struct export_source *, size_t task);

/* The plan as one object, a task a line (the manual lists its members); several plans as an array of such objects.
 * In ndjson each task is an object of its own. */
void export_json_head(struct buf *, const struct export_source *);
void export_json_task(struct buf *, const struct export_source *, size_t task);
void export_json_foot(struct buf *, const struct export_source *);
void export_ndjson_task(struct buf *, const struct export_source *, size_t task);
/* FORMAT_EXCEL, CSV for Excel and WPS (csv_row.h): UTF-8 with a byte order mark, CRLF, formulas defused. */
void export_excel_head(struct buf *, const struct export_source *);
void export_excel_task(struct buf *, const struct export_source *, size_t task);
void export_html_head(struct buf *, const struct export_source *);
void export_html_task(struct buf *, const struct export_source *, size_t task);
void export_html_foot(struct buf *, const struct export_source *);
/* A workbook: a worksheet for each plan. */
void export_xlsx_head(struct buf *, const struct export_source *);
void export_xlsx_task(struct buf *, const struct export_source *, size_t task);
void export_xlsx_foot(struct buf *, const struct export_source *);
void export_xlsx_drop(void *work);
void export_md_head(struct buf *, const struct export_source *);
void export_md_task(struct buf *, const struct export_source *, size_t task);

#endif
