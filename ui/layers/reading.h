/* reading: plans that load in the background, plans that are loaded again because their file changed or the user asks,
 * and what loading did to them. */
#ifndef JIHUA_READING_H
#define JIHUA_READING_H

#include "layers/app.h"
#include "load/loading.h"

/* Makes the service.  `loading`: NULL, or of each plan NULL or what loads the rest of it; the service's from here
 * on. */
void reading_begin(struct app *, struct loading **loading);
bool reading_is_busy(const struct app *);

#endif
