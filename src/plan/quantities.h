/* quantities: all quantities of a plan in one column, sorted by value, so that a search for values reads no text.
 *
 * Reading the quantities of a text takes long, and a plan never changes: so they are read once, by a thread beside the
 * event loop.  The column takes 36 bytes for each quantity.  Entries stand in the order of the plan (task, column,
 * place in the cell); `by_value` holds their indices sorted by value.  Only columns that can promise something are
 * read (quantity_cells_in). */
#ifndef JIHUA_QUANTITIES_H
#define JIHUA_QUANTITIES_H

#include <stdatomic.h>

#include "plan/plan.h"
#include "plan/quantity.h"

/* ---- the column ---- */

/* What many quantities have in common: everything that a search asks for but value and text. */
struct quantity_sort {
    struct slice measure, per; /* as in struct quantity */
    enum quantity_kind kind;
    enum quantity_bound bound;
};

struct quantity_entry {
    double low, high; /* high is low but for a range */
    uint32_t task;
    uint32_t start; /* bytes into the cell */
    uint32_t sort;  /* index of its sort */
    uint16_t column, nbytes;
};

struct quantities {
    struct quantity_entry *entry; /* owned */
    size_t count;
    uint32_t *by_value; /* owned: the indices of all entries: by `low` those that are no range, then the ranges */
    size_t singles;     /* how many are no range */
    struct quantity_sort *sort; /* owned; the texts are the plan's */
    size_t sorts;
};

/* NULL if *stop became true, or if the plan is too large or too odd for the column (a quantity of 64 KB).  Free with
 * quantities_free.  The plan is borrowed until then. */
struct quantities *quantities_new(const struct plan *, const atomic_bool *stop);
void quantities_free(struct quantities *);
size_t quantities_bytes(const struct quantities *); /* what it takes in memory */
/* The first index of by_value, among the singles, whose low is `value` or more; and is more. */
size_t quantities_from(const struct quantities *, double value);
size_t quantities_above(const struct quantities *, double value);
/* The first entry of the task or of one behind it. */
size_t quantities_of_task(const struct quantities *, size_t task);

/* ---- made beside the event loop ---- */

struct quantities_maker;
struct quantities_maker *quantities_begin(const struct plan *); /* the plan is borrowed until quantities_end */
/* NULL until they are made, and for ever where they cannot be. */
const struct quantities *quantities_ready(const struct quantities_maker *);
void quantities_wait(struct quantities_maker *); /* until all is done: for tests and measurements */
void quantities_end(struct quantities_maker *);  /* gives up what is not done, frees all; NULL is fine */

#endif
