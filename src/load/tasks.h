/* tasks: the rows below a header → the tasks of a plan.
 *
 * Knows what stands between tasks in published tables: section rows that name the action, action cells left out or
 * stated again, rows that continue the one above after a page break, headers repeated, totals.  Each leaves a note in
 * the plan's report. */
#ifndef JIHUA_TASKS_H
#define JIHUA_TASKS_H

#include "plan/plan_inside.h"
#include "load/roles.h"

/* The plan has its table and its columns; the rows below the header, up to `end`, become its tasks. */
void tasks_collect(struct plan *, const struct roles *, size_t end);

#endif
