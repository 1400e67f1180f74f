/* finding: finding a row of a list by typing: the list follows every key; Enter keeps, Esc returns. */
#ifndef JIHUA_FINDING_H
#define JIHUA_FINDING_H

#include "layers/app.h"

unsigned finding_open(struct app *);
/* n and N step through the rows that were found, not through the hits in the plan. */
bool finding_is_on(const struct app *);
unsigned finding_next(struct app *, int by);

#endif
