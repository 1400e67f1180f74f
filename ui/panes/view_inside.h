/* view_inside: what the files of the view offer each other, in the direction in which they call (view.h). */
#ifndef JIHUA_VIEW_INSIDE_H
#define JIHUA_VIEW_INSIDE_H

#include "panes/view.h"

/* ---- view_agency.c ---- */

/* How each task concerns this agency; VIEW_ALL: none is chosen.  The tasks are counted by view_count_actions. */
void view_relate(struct view *, ptrdiff_t agency);
/* Gives the index up: it is made from other plans. */
void view_drop_agencies(struct view *);

/* ---- view_list.c ---- */

void view_list_actions(struct view *); /* for plans that are new; gives up what was known of those before */
void view_drop_list(struct view *);
void view_drop_orders(struct view *);            /* the orders that were made: they hold numbers of agencies */
ptrdiff_t view_first_shown(const struct view *); /* the task at the top of the list; -1 if it is empty */

/* ---- view_go.c ---- */

/* After tasks were hidden: a task, action or agency that is hidden now gives way to one that is not. */
void view_leave_hidden(struct view *);
void view_check_year(struct view *); /* a year that the plan does not have becomes the first */
/* After a plan was replaced: the places of the history, as it is now. */
void view_move_history(struct view *, size_t plan_index, const struct plan *replacement);

/* ---- view_search.c ---- */

void view_stop_work(struct view *);    /* before the plans change */
void view_restart_work(struct view *); /* after that */

#endif
