/* stats: how much a plan promises: tasks, items and quantities of each action, agency and year.
 *
 * The items and quantities of a task are those of its content and its years together; those of a year are its own
 * only.  An agency is counted what the tasks hold that it leads or supports. */
#ifndef JIHUA_STATS_H
#define JIHUA_STATS_H

#include "plan/agencies.h"
#include "base/buf.h"
#include "plan/plans.h"

struct stats_count {
    size_t tasks, items, quantities;
};

struct stats_year {
    struct slice label;       /* the same label of several plans is one year; empty: the content of the whole period */
    struct stats_count count; /* tasks: how many have a target in that year */
};

struct stats {
    const struct plans *plans;       /* borrowed */
    const struct agencies *agencies; /* borrowed */
    struct stats_count total;
    struct stats_count *action; /* owned, by action, numbered through all plans */
    struct stats_count *agency; /* owned, by agency of the index */
    struct stats_year *year;    /* owned; year[0] is the whole period */
    size_t years, year_cap;
};

void stats_of(const struct plans *, const struct agencies *, struct stats *);
void stats_done(struct stats *);
/* The agencies, those that lead most first, then by how many they support; the caller frees the array. */
size_t *agencies_by_weight(const struct agencies *);

/* Adds tables with a bar for each row, at most ncols columns wide; or the same as one object of JSON. */
void stats_text(const struct stats *, int ncols, struct buf *);
void stats_json(const struct stats *, struct buf *);

#endif
