/* browse: the bottom layer: keys and mouse go to the panes; numbers of tasks are typed digit by digit. */
#ifndef JIHUA_BROWSE_H
#define JIHUA_BROWSE_H

#include "layers/app.h"

/* Opens it; it must be the first layer. */
void browse_open(struct app *);

#endif
