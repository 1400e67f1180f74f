/* kwic: a hit with its context (key word in context): in which field, year and item it stands, what is around it.
 *
 * The text is the item's where the hit lies within one, else the whole cell's; everything is borrowed from the plan. */
#ifndef JIHUA_KWIC_H
#define JIHUA_KWIC_H

#include "search/search.h"

struct kwic {
    struct place at;
    enum column_role field;
    struct slice label; /* of the column */
    struct slice year;  /* of a year's target, else empty */
    unsigned item;      /* its number, 0 if it has none or the hit lies in no single item */
    struct slice text;
    size_t start, nbytes; /* the hit, bytes of text */
};

void kwic_of(const struct plans *, const struct hit *, struct kwic *);
struct slice kwic_match(const struct kwic *);
/* At most so many code points before and after the hit, whole grapheme clusters. */
void kwic_around(const struct kwic *, size_t nchars, struct slice *before, struct slice *after);

#endif
