/* names: what Tab offers in a query: names of columns, and where they can stand names of agencies, actions and kinds of
 * quantities. */
#ifndef JIHUA_NAMES_H
#define JIHUA_NAMES_H

#include "layers/prompt.h"

void names_offer(struct prompt *);

#endif
