/* sheets: plans and their sheets as text, for tests. */
#ifndef JIHUA_TESTS_SHEETS_H
#define JIHUA_TESTS_SHEETS_H

#include "load/load.h"
#include "sheet/sheet_order.h"
#include "test.h"

/* A plan from text; plans_done() ends it. */
void sheets_open(struct plans *plans, const char *csv);
/* The plan that comes with the program. */
void sheets_open_sample(struct plans *plans);
/* All tasks as text, with pages of that many lines (0: endless); free with free(). */
char *sheets_render_paged(const struct plans *plans, const char *kind, const char *year, int ncols, unsigned nlines);
char *sheets_render(const struct plans *plans, const char *kind, const char *year, int ncols);
size_t sheets_count(const char *text, char c);

#endif
