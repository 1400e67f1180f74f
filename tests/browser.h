/* browser: the browser on the sample plan, as every screen test begins and ends with it. */
#ifndef JIHUA_TEST_BROWSER_H
#define JIHUA_TEST_BROWSER_H

#include "term.h"

/* Opens the sample plan and waits for the whole first screen. */
struct term *open_plan(int ncols, int nrows);
/* Presses q: the program must end with status 0 and leave the terminal as it found it.  Frees. */
void quit(struct term *);
/* The same out of any line, window or view, at any size: Esc until nothing is left to go out of. */
void leave_and_quit(struct term *);
/* Pane titles are bold where the keyboard is: to be waited for with term_wait_until(t, title_has_focus, "任务 1"). */
bool title_has_focus(struct term *, void *title);

/* ---- in a folder of its own, where files are written ---- */

int folder_set_up(void **state); /* cmocka: makes it, empty */
int folder_tear_down(void **state);
const char *folder_path(const char *name); /* of a file in it; valid until the next call */
void folder_put(const char *name, const char *text);
bool folder_holds(const char *name, const char *text); /* the file is there and has the text in it */
struct term *open_plan_in_folder(int ncols, int nrows);

#endif
