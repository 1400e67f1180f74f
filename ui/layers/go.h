/* go: going to a task, by its number or through the history of places; where filters hide it, the user is asked. */
#ifndef JIHUA_GO_H
#define JIHUA_GO_H

#include "layers/app.h"

enum go_way { GO_TO, GO_BACK, GO_ON }; /* to a task; back and on in the history of places */

/* Goes to the task at a place; if filters hide it, asks the user, and returns false. */
bool go_to(struct app *, enum go_way, size_t place);
/* Goes to the task whose number was typed.  If several tasks have that number, it goes to the next one after the
 * present task. */
unsigned go_to_number(struct app *, struct slice number);

#endif
