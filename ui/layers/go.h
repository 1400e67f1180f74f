/* go: going to a task, by its number or through the history of places; where filters hide it, the user is asked. */
#ifndef JIHUA_GO_H
#define JIHUA_GO_H

#include "layers/app.h"

enum go_way { GO_TO, GO_BACK, GO_ON }; /* to a task; in the history of places */

/* Goes there, or asks; false: the user is asked. */
bool go_to(struct app *, enum go_way, size_t place);
/* To the task of a number as it is typed; of several with that number, from one on to the next. */
unsigned go_to_number(struct app *, struct slice number);

#endif
