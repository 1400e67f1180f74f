/* stats: how much a plan promises: tasks, items and quantities of each action, agency and year.
 *
 * Items and quantities are those of content and years together, but for a year its own.  An agency counts what stands
 * in the tasks that it leads or supports. */
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
    struct stats_count count; /* tasks: those that have a target in it */
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
/* The agencies by what they do most: leading, then supporting; owned by the caller. */
size_t *agencies_by_weight(const struct agencies *);

/* Tables with a bar for each row, at most ncols columns wide; and the same as one object. */
void stats_text(const struct stats *, int ncols, struct buf *);
void stats_json(const struct stats *, struct buf *);

#endif
