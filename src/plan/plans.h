/* plans: the plans that are open side by side, their tasks numbered through.
 *
 * Browser, search, reports and sheets speak of tasks by their place here, so that they work on one plan and on ten.
 * Invariant: place i is task i - first(plan) of the plan that holds it. */
#ifndef JIHUA_PLANS_H
#define JIHUA_PLANS_H

#include "plan/plan.h"

struct plans {
    struct plan **plan;   /* owned */
    size_t *first;        /* the place of each plan's first task; one more entry: the number of all tasks */
    size_t *first_action; /* likewise for actions */
    size_t count;
    struct quantities_maker **maker; /* owned: of each plan, what makes the column of its quantities; NULL: nothing */
};

struct place {
    const struct plan *plan;
    size_t plan_index; /* from 0 */
    size_t task;       /* within the plan */
};

void plans_init(struct plans *);
void plans_done(struct plans *);                                           /* frees the plans too */
void plans_add(struct plans *, struct plan *);                             /* takes ownership */
struct plan *plans_swap(struct plans *, size_t plan_index, struct plan *); /* returns the old one, now the caller's */
/* Begins to make the column of a plan's quantities, in a thread beside this one; it is given up when the plan goes. */
void plans_begin_quantities(struct plans *, size_t plan_index);
/* The column, NULL while it is not made. */
struct quantities;
const struct quantities *plans_quantities(const struct plans *, size_t plan_index);
void plans_wait_for_quantities(const struct plans *); /* until all columns that were begun are made */
size_t plans_tasks(const struct plans *);
size_t plans_actions(const struct plans *);
struct place plans_at(const struct plans *, size_t place);
/* The action, numbered through all plans, of the task at a place. */
size_t plans_action_of(const struct plans *, size_t place);
struct place plans_action_at(const struct plans *, size_t action); /* .task is the action within its plan */
/* "5", or "2:5" for task 5 of the second of several plans; false with a reason if there is no such task. */
struct err;
bool plans_find(const struct plans *, struct slice no, size_t *place, struct err *);
bool plans_same_number(const struct plans *, size_t place, size_t other); /* two tasks of one plan */
bool plans_come_from(const struct plans *,
                     const char *path); /* one of them was read from this file, by whatever name */
/* The next task of that number after a place, in its plan; false if there is none. */
bool plans_find_next(const struct plans *, struct slice no, size_t after, size_t *place);
/* "5" with one plan open, "2:5" with several; NUL-terminated. */
void plans_task_no(const struct plans *, size_t place, char *out, size_t size);

#endif
