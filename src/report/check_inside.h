/* check_inside: what the files of check share: the task that is looked at, findings.
 *
 * check.c goes through the plans and calls the functions below, which look at a cell, a task or a whole plan. */
#ifndef JIHUA_CHECK_INSIDE_H
#define JIHUA_CHECK_INSIDE_H

#include "report/check.h"

/* What the functions get: the task that is looked at, and where findings go. */
struct checking {
    const struct plans *plans;
    const struct agencies *agencies;
    struct check *check;
    uint32_t rules;
    const struct plan *plan;
    size_t first;        /* place of the plan's first task */
    size_t task;         /* within the plan */
    size_t actions_seen; /* actions whose first task comes before this one */
};

#define CHECK_PER_CELL 10 /* the most findings of one rule in one cell: a broken cell has more, but nobody reads them */
#define CHECK_TEXT(slice) (int)(slice).n, (slice).s

/* Adds a finding and takes over its message; if the rule is not wanted it only frees the message. */
void check_found(struct checking *, enum check_rule, size_t column, size_t start, size_t end, char *message);
struct slice check_excerpt(struct slice text); /* its beginning, as a message shows it */

/* Looks at a cell.  Of blanks only those in [start, end) count; a line break is one only with `breaks`, in a text where
 * line breaks have no meaning. */
void check_items_numbers(struct checking *, size_t column, struct slice cell);
void check_items_separators(struct checking *, size_t column, struct slice cell);
void check_figures_bounds(struct checking *, size_t column, struct slice cell);
void check_text_widths(struct checking *, size_t column, struct slice cell);
void check_text_blanks(struct checking *, size_t column, struct slice cell, size_t start, size_t end, bool breaks);
void check_years_target(struct checking *, size_t column, struct slice cell);
bool check_figures_promised(struct slice cell); /* it has a quantity */

/* Looks at the task. */
void check_years_sums(struct checking *);
void check_agencies_named(struct checking *);
void check_agencies_marks(struct checking *);
void check_tasks_order(struct checking *);

/* Looks at the whole plan. */
void check_tasks_duplicates(struct checking *);
void check_tasks_restated(struct checking *);

#endif
