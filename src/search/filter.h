/* filter: queries that keep tasks, one above the other: a task is kept if every filter that is on keeps it.
 *
 * Filters search bit by bit, as search.h does; what has not been searched yet is not kept.  Invariant: while some
 * filter is on (filters_on), `filtered` has a bit for each place of the plans that says whether it is kept. */
#ifndef JIHUA_FILTER_H
#define JIHUA_FILTER_H

#include "search/query.h"
#include "search/search.h"

struct filter {
    char *text; /* owned: the query as typed */
    bool on;
    bool inverted;         /* keeps what the query does not match */
    struct query *query;   /* owned */
    struct search *search; /* owned: under way; NULL when `hits` is the whole result */
    struct hits hits;      /* tasks only */
    struct hits *within;   /* owned: what the search is narrowed by; NULL: by nothing */
};

struct filters {
    struct filter *filter; /* owned, oldest first */
    size_t count, cap;
    const struct plans *plans; /* borrowed */
    unsigned kinds;            /* the foldings in force */
    struct hits filtered;      /* .matching: the places kept, .tasks: how many, .searched: how far that is known */
};

/* What is remembered of a filter: for undo, for a reload. */
struct filter_spec {
    char *text; /* owned */
    bool on, inverted;
};

void filters_init(struct filters *, const struct plans *, unsigned kinds);
void filters_done(struct filters *);
/* The filter at index gets this query, or (index == count) one is added, on and not inverted.  A malformed query leaves
 * everything as it was, with the reason. */
bool filters_put(struct filters *, size_t index, struct slice text, struct err *);
void filters_remove(struct filters *, size_t index);
void filters_switch(struct filters *, size_t index, bool on, bool inverted);
/* Before the plans change: gives up every search and every result.  Only filters_restart, which searches everything
 * again, may follow; it is also for another folding. */
void filters_stop(struct filters *);
void filters_restart(struct filters *, unsigned kinds);

bool filters_step(struct filters *, double milliseconds); /* true when all that are on are done */
bool filters_are_done(const struct filters *);
bool filters_on(const struct filters *); /* some filter is on */
bool filters_keep(const struct filters *, size_t place);
size_t filters_hidden(const struct filters *); /* tasks that the filters hide, as far as is known */
bool filters_cut_off(const struct filters *);  /* some result is incomplete, for ever */
/* How many tasks a filter keeps by itself, as far as is known. */
size_t filter_count(const struct filters *, size_t index);
/* The first filter that hides the place; SIZE_MAX if none does. */
size_t filters_hiding(const struct filters *, size_t place);
/* All that are on as one query: (牵头:教育局) !(金融). */
void filters_add_query(const struct filters *, struct buf *);

/* The specs of all filters, `count` of them; free with filter_specs_free. */
struct filter_spec *filters_specs(const struct filters *, size_t *count);
void filters_set(struct filters *, const struct filter_spec *, size_t count);
void filter_specs_free(struct filter_spec *, size_t count);

#endif
