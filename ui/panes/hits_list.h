/* hits_list: the hits of a search as rows under headings: by action and task, by year, by leading agency.
 *
 * A row's number is the index of its hit, a heading's that of its group.  By agency a hit stands under each agency that
 * leads its task.  Invariant: within a group the hits stand in the order of the search. */
#ifndef JIHUA_HITS_LIST_H
#define JIHUA_HITS_LIST_H

#include "plan/agencies.h"
#include "term/rows.h"
#include "search/search.h"

enum hits_by { HITS_BY_TASK, HITS_BY_YEAR, HITS_BY_AGENCY, HITS_BYS };

struct hits_group {
    enum { HITS_OF_ACTION, HITS_OF_TASK, HITS_OF_COLUMN, HITS_OF_AGENCY } kind;
    struct slice name; /* of the action, the column, the agency; borrowed from them */
    size_t place;      /* of a task */
    size_t count;      /* hits in the group; a group of an action counts those of its tasks */
};

struct hits_list {
    struct rows rows;
    struct hits_group *group; /* owned */
    size_t groups, cap;
    size_t listed;       /* the first so many hits are in it */
    size_t action, task; /* the groups that the last hit was added to; SIZE_MAX: none */
};

void hits_list_init(struct hits_list *);
void hits_list_done(struct hits_list *);
void hits_list_clear(struct hits_list *); /* before other hits, another order, other plans */
/* Adds the hits that are not in the list yet.  By year and by agency that can be done once only, when the search is
 * over.  `agencies` may be NULL unless the hits stand by agency. */
void hits_list_add(struct hits_list *, const struct plans *, const struct agencies *, const struct hits *,
                   enum hits_by);

#endif
