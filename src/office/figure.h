/* figure: a number shown by the section of a number format: by its placeholders, as a fraction, with an exponent. */
#ifndef JIHUA_FIGURE_H
#define JIHUA_FIGURE_H

#include "office/mask.h"

/* Adds what the section, which is none of a date, shows.  With `sign` a negative number gets its minus. */
void figure_add(double finite, const struct mask *, bool sign, struct buf *);

#endif
