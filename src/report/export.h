/* export: plans, or some of their tasks, as data for other programs.
 *
 * A format adds a head, its tasks one by one and a foot to a buffer, so that a large plan is never held twice.  The
 * formats stand in one table. */
#ifndef JIHUA_EXPORT_H
#define JIHUA_EXPORT_H

#include "plan/agencies.h"
#include "base/buf.h"
#include "plan/plans.h"
#include "write/format.h"

/* A plan while it is exported; all borrowed. */
struct export_source {
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
    void (*head)(struct buf *, const struct export_source *); /* may be NULL */
    void (*task)(struct buf *, const struct export_source *, size_t task);
    void (*foot)(struct buf *, const struct export_source *); /* may be NULL */
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
/* Adds them plan by plan, under the head of each; plans none of whose tasks are listed are left out, unless all tasks
 * are listed.  After each task `step`, if there is one, may take away what `out` holds; false: no more is wanted. */
void export_tasks(struct buf *out, const struct export_format *, const struct export_list *,
                  bool (*step)(void *context, struct buf *out), void *context);

/* What the tasks count, each indicator a row with its years and their sum, as CSV for Excel. */
const struct export_format *export_format_indicators(void);

/* Canonical CSV: a column for each role, in the order of column.def.  The names of its header row are always there, in
 * their order; a column that the plan does not have is empty, tasks without a number get their place.  Two exceptions
 * keep the meaning:
 *   - where one agency column holds leading and supporting agencies (责任单位 alone), it is not put under 牵头单位;
 *   - a table in which no role is recognised keeps just its own columns.
 * Several plans follow each other under their titles, a blank line between them.
 * Every other column follows under its own header, in the order of the file. */
void export_csv_head(struct buf *, const struct export_source *);
void export_csv_task(struct buf *, const struct export_source *, size_t task);

/* The whole plan as one object, a task a line (the manual lists its members), several plans as an array of them; as
 * ndjson each task is an object of its own. */
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
void export_md_head(struct buf *, const struct export_source *);
void export_md_task(struct buf *, const struct export_source *, size_t task);

#endif
