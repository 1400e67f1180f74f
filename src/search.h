/* search: a query × the open plans → every hit, in the order of plan, task, column and offset.
 *
 * A hit lies within one cell and points at the original text.  The numbers of a plan are not searched by plain words.
 * Floor 3. */
#ifndef JIHUA_SEARCH_H
#define JIHUA_SEARCH_H

#include "plans.h"
#include "query.h"

struct hit {
    uint32_t place;   /* of the task in the plans */
    uint32_t column;  /* of its plan */
    uint32_t start;   /* bytes into the cell */
    uint32_t nbytes;
};

struct hits {
    struct hit *hit;     /* owned */
    size_t count, cap;
    size_t tasks;        /* how many tasks match */
    uint64_t *matching;  /* owned: bit i set if place i matches (a task can match without a hit: !金融) */
    size_t places;       /* bits in matching: the tasks searched */
    bool cut_off;        /* a match limit was reached: hits may be missing, and the user must be told */
};

/* Searches all of it.  Never fails; *hits is ready for hits_done even where nothing matched. */
void search_run(const struct query *, const struct plans *, struct hits *);
void hits_init(struct hits *);
void hits_done(struct hits *);
bool hits_match(const struct hits *, size_t place);
/* The hits of one cell, *count of them, borrowed; NULL if none. */
const struct hit *hits_of_cell(const struct hits *, size_t place, size_t column, size_t *count);
/* Index of the first hit at or after (place, column, start); hits->count if there is none. */
size_t hits_from(const struct hits *, size_t place, size_t column, size_t start);

#endif
