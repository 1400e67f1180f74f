/* reading: plans that are loaded in the background, plans that are loaded again because their file has changed or
 * the user asks, and the load report. */
#ifndef JIHUA_READING_H
#define JIHUA_READING_H

#include "layers/app.h"
#include "load/loading.h"

/* Begins the service.  `loading`: for each plan what loads the rest of it, or NULL; taken over.  It may be NULL as a
 * whole. */
void reading_begin(struct app *, struct loading **loading);
bool reading_is_busy(const struct app *);
/* How the plan with that index is read; borrowed. */
const struct load_options *reading_options_of(const struct app *, size_t plan);
/* Reads it so from now on, beginning at once, in the background.  The options are copied. */
void reading_use(struct app *, size_t plan, const struct load_options *);

#endif
