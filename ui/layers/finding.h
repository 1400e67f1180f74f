/* finding: finding a row of a list by typing: the cursor moves with every key; Enter stays there, Esc goes back. */
#ifndef JIHUA_FINDING_H
#define JIHUA_FINDING_H

#include "layers/app.h"

unsigned finding_open(struct app *);
/* While this is true, n and N go through the rows that were found, not through the hits. */
bool finding_is_on(const struct app *);
unsigned finding_next(struct app *, int by);

#endif
