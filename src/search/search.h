/* search: a query × the open plans → every hit, in the order of plan, task, column and offset.
 *
 * A hit lies within one cell and points at the original text.  The numbers of a plan are searched only by their own
 * field (序号:5).  Hits do not contain each other.  Where a limit ended the search early, that is told (cut_off), with
 * the place. */
#ifndef JIHUA_SEARCH_H
#define JIHUA_SEARCH_H

#include "plan/plans.h"
#include "search/query.h"
#include "search/query_field.h"

struct hit {
    uint32_t place;         /* of the task in the plans */
    uint32_t column : 31;   /* of its plan */
    uint32_t by_pinyin : 1; /* found by its reading: ranks behind what was found by its text */
    uint32_t start;         /* bytes into the cell */
    uint32_t nbytes;
};

struct hits {
    struct hit *hit; /* owned */
    size_t count, cap;
    size_t tasks;       /* how many tasks match */
    uint64_t *matching; /* owned: bit i set if place i matches (a task can match without a hit: !金融) */
    size_t places;      /* bits in matching: the tasks of the plans */
    size_t searched;    /* the first so many places have been searched; places when all is done */
    bool cut_off;       /* a match limit was reached: hits may be missing, and the user must be told */
    size_t cut_place;   /* the first place where that happened */
};

void hits_init(struct hits *);
void hits_done(struct hits *);
bool hits_match(const struct hits *, size_t place);
/* The hits of one cell, *count of them, borrowed; NULL if none. */
const struct hit *hits_of_cell(const struct hits *, size_t place, size_t column, size_t *count);
/* Index of the first hit at or after (place, column, start); hits->count if there is none. */
size_t hits_from(const struct hits *, size_t place, size_t column, size_t start);
/* The matching places, those found by text before those found only by pinyin: hits->tasks of them; free() the array. */
uint32_t *hits_ranked(const struct hits *);

struct search_options {
    const struct hits *within; /* only its places are searched (see query_narrows); borrowed until the search ends */
    bool tasks_only;           /* count no hits: hit stays empty */
    unsigned threads;          /* 0: as many as pay */
};

/* Searches all of it.  Never fails; *hits is ready for hits_done even where nothing matched. */
void search_run(const struct query *, const struct plans *, struct hits *);
void search_run_with(const struct query *, const struct plans *, const struct search_options *, struct hits *);

/* The same bit by bit, between keys: query and plans are borrowed until search_finish or search_free.
 *     s = search_begin(q, plans, NULL); while (!search_step(s, 8.0)) … draw search_hits(s) …;
 *     search_finish(s, &hits); */
struct search;
struct search *search_begin(const struct query *, const struct plans *, const struct search_options *);
bool search_step(struct search *, double milliseconds); /* true when all is done */
const struct hits *search_hits(const struct search *);  /* what was found so far, from the start on */
void search_finish(struct search *, struct hits *);     /* hands the hits over, done or not, and frees */
void search_free(struct search *);                      /* gives up */

#endif
