/* figure_columns: which columns of a table of indicators tell the units of its figures, and which hold what was there
 * before the plan began (2020年 beside 2025年, 现状值).  The rules stand in figure_columns.c; what they decide is told
 * in the load report. */
#ifndef JIHUA_FIGURE_COLUMNS_H
#define JIHUA_FIGURE_COLUMNS_H

struct plan;

/* Sets `figures` of each column and whether the plan tells figures; columns, tasks and title are known. */
void figure_columns_find(struct plan *);

#endif
