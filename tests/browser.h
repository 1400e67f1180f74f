/* browser: the browser on the sample plan, as every screen test begins and ends with it. */
#ifndef JIHUA_TEST_BROWSER_H
#define JIHUA_TEST_BROWSER_H

#include "term.h"

/* Opens the sample plan and waits for the whole first screen. */
struct term *open_plan(int ncols, int nrows);
/* Presses q: the program must end with status 0 and leave the terminal as it found it.  Frees. */
void quit(struct term *);

#endif
