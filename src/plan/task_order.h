/* task_order: the tasks of the open plans in another order than that of the file.
 *
 * An order is one row of a table: what it is called and the key of each task.  The tasks of each plan stay together;
 * those of one key follow each other as in the file.  A new order is a row and its function. */
#ifndef JIHUA_TASK_ORDER_H
#define JIHUA_TASK_ORDER_H

#include "plan/agencies.h"
#include "plan/plans.h"

enum task_order {
    TASK_ORDER_FILE,
    TASK_ORDER_NUMBER,
    TASK_ORDER_ACTION,
    TASK_ORDER_AGENCY,
    TASK_ORDER_QUANTITY,
    TASK_ORDERS
};

#define TASK_KEY_NONE UINT32_MAX /* nothing to go by: these come last */

/* What the keys are made from; all borrowed. */
struct task_order_source {
    const struct plans *plans;
    const struct agencies *agencies; /* of these plans; NULL unless the order asks for them */
};

struct task_order_class {
    const char *name;         /* "agency" */
    const char *label, *note; /* "by leading agency", and what that means; not translated yet */
    bool agencies;            /* asks for the index of the agencies */
    uint32_t (*key)(const struct task_order_source *, size_t place); /* the smallest comes first; NULL: all are alike */
};
const struct task_order_class *task_order_class(enum task_order);

/* All tasks, sorted. */
struct task_sort {
    uint32_t *place; /* owned: the places in this order; NULL: that of the file */
    uint32_t *key;   /* owned: of each place */
};
void task_sort_make(struct task_sort *, enum task_order, const struct task_order_source *);
void task_sort_done(struct task_sort *);

/* How many quantities a key of TASK_ORDER_QUANTITY stands for.  That of TASK_ORDER_AGENCY is an agency of the index. */
size_t task_order_quantities(uint32_t key);

#endif
