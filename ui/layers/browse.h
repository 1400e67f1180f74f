/* browse: the bottom layer: the panes take keys, the numbers of tasks that are typed digit by digit, and the mouse. */
#ifndef JIHUA_BROWSE_H
#define JIHUA_BROWSE_H

#include "layers/app.h"

/* Opens it, as the first layer. */
void browse_open(struct app *);

#endif
