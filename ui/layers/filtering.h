/* filtering: filters that keep only some tasks: typed in their line, listed in a menu, saved under a name, undone. */
#ifndef JIHUA_FILTERING_H
#define JIHUA_FILTERING_H

#include "layers/app.h"

/* Adds one, to be undone; false and *err if the text is no query. */
bool filtering_add(struct app *, struct slice query, struct err *);
/* Switches off those that hide a task, to be undone; the caller then says view_filters_changed. */
void filtering_show_place(struct app *, size_t place);
/* The counts of its menu are others now, if it is open. */
void filtering_refresh_menu(struct app *);

#endif
