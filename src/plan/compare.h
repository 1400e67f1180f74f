/* compare: one year of a task against another: which items belong together, and what changed in them.
 *
 * Items are aligned by likeness of their text (numbers apart), not by their place: item 1 of one year may be item 2 of
 * the next.  Every item of both years stands in exactly one pair.  What changed in the quantities is in the indicators
 * (indicator.h). */
#ifndef JIHUA_COMPARE_H
#define JIHUA_COMPARE_H

#include "base/diff.h"
#include "plan/item.h"

#define COMPARE_NONE SIZE_MAX

struct compare_pair {
    size_t old_item, new_item; /* index into the items of the cell, COMPARE_NONE if the other year has none like it */
    double likeness;           /* 0 to 1, 1: the same but for numbers */
    bool equal;                /* the same text, blanks at the ends apart */
};

struct compare {
    struct slice old_cell, new_cell;  /* borrowed */
    struct item *old_item, *new_item; /* owned: the items of both */
    size_t old_count, new_count;
    struct compare_pair *pair; /* owned: in the order of the new items; what was dropped after what stood before it */
    size_t count;
};

void compare_cells(struct slice old_cell, struct slice new_cell, struct compare *);
void compare_done(struct compare *);
/* How alike two texts are, 0 to 1: what share of their pairs of neighbouring characters they have in common, numbers
 * and punctuation apart. */
double compare_likeness(struct slice a, struct slice b);

#endif
