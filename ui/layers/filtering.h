/* filtering: filters that leave only some tasks: typed in a line, listed in a menu, saved under a name, undone. */
#ifndef JIHUA_FILTERING_H
#define JIHUA_FILTERING_H

#include "layers/app.h"

/* Adds a filter; the user can undo it.  False and *err if the text is no query. */
bool filtering_add(struct app *, struct slice query, struct err *);
/* Switches off the filters that hide a task; the user can undo it.  The caller must then call view_filters_changed. */
void filtering_show_place(struct app *, size_t place);
/* Updates the counts in the menu of filters, if it is open. */
void filtering_refresh_menu(struct app *);

#endif
