/* names: what Tab offers in a query: names of columns, and names of agencies and actions where they can stand. */
#ifndef JIHUA_NAMES_H
#define JIHUA_NAMES_H

#include "layers/prompt.h"

void names_offer(struct prompt *);

#endif
