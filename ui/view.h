/* view: what the browser looks at: the chosen action, the task, the year, what is searched, the places visited.
 *
 * The panes draw it and change it through the functions here; it knows no screen.  Actions and tasks are numbered through
 * all open plans (plans.h).  Invariant: if an action is chosen, the task is one of its tasks; without tasks there is no
 * task (-1).  Floor 6. */
#ifndef JIHUA_VIEW_H
#define JIHUA_VIEW_H

#include "buf.h"
#include "err.h"
#include "plans.h"
#include "query.h"
#include "search.h"

enum { VIEW_ALL = -1, VIEW_STOPS = 100 };

struct view_stop {             /* a place to come back to */
    ptrdiff_t action, place;
    size_t year;
};

struct view {
    struct plans *plans;       /* borrowed */
    ptrdiff_t action;          /* VIEW_ALL: the tasks of all actions are listed */
    ptrdiff_t place;           /* the task, -1: none */
    size_t year;               /* of its plan; 0 where it has none */
    unsigned plans_change;     /* counts: lists made for another number are out of date */

    struct buf query_text;     /* what is searched, "" if nothing */
    struct query *query;
    struct hits hits;
    size_t at;                 /* the hit that n and N stand on; hits.count: none */
    unsigned search_change;

    size_t nactions;
    uint32_t *first_task;      /* owned: of each action; UINT32_MAX if it has no task */
    uint32_t *task_count;      /* owned: of each action */
    uint32_t *match_count;     /* owned: how many tasks of each action match the search */

    struct view_stop stop[VIEW_STOPS]; /* oldest first */
    size_t stops, stop_at;     /* stop_at == stops: at a place that is not among them */
};

void view_init(struct view *, struct plans *);
void view_done(struct view *);

/* ---- where we are ---- */

bool view_is_searching(const struct view *);
const struct plan *view_plan(const struct view *);          /* of the task; the first one if there is no task */
struct slice view_action_name(const struct view *, size_t action);
bool view_has_actions(const struct view *);                 /* some plan groups its tasks */
size_t view_years(const struct view *);                     /* of the task's plan */
size_t view_listed(const struct view *);                    /* tasks in the list: of the action, or all */
/* The tasks of the list after (before) one; -1 at the end.  Start with -1. */
ptrdiff_t view_listed_after(const struct view *, ptrdiff_t place);

/* ---- going places; each returns whether anything changed ---- */

bool view_choose_action(struct view *, ptrdiff_t action);   /* the task becomes its first one, if it is not in it */
bool view_choose_task(struct view *, size_t place);         /* its action becomes the chosen one, if one is chosen */
bool view_choose_year(struct view *, size_t year);
/* To the task with that number, remembering where we were; false with the reason. */
bool view_go_to(struct view *, struct slice no, struct err *);
void view_remember(struct view *);                          /* the place as it is now */
struct view_stop view_here(const struct view *);
void view_remember_stop(struct view *, const struct view_stop *);
void view_return(struct view *, const struct view_stop *);  /* there, leaving no trace */
bool view_go_back(struct view *);
bool view_go_on(struct view *);
bool view_can_go_back(const struct view *);
bool view_can_go_on(const struct view *);

/* ---- a plan is loaded anew ---- */

/* Where a place will be once the plan with that index has been replaced: the task of the same number and name, else of the
 * same number, else the nearest. */
ptrdiff_t view_place_after(const struct view *, size_t plan_index, const struct plan *replacement, ptrdiff_t place);
/* Takes the replacement in, frees the plan before, keeps place, history and search. */
void view_replace_plan(struct view *, size_t plan_index, struct plan *replacement);

/* ---- searching ---- */

/* Searches the text; what is malformed leaves everything as it was, with the reason.  The empty text ends the search. */
bool view_search(struct view *, struct slice text, struct err *);
/* The first hit from the task on, else from the start; false if there is none. */
bool view_first_hit(struct view *);
/* The next (by 1) or previous (by -1) hit, from the one we stand on or else from the task; *wrapped: past the end and on
 * from the other end.  The task becomes that of the hit. */
bool view_next_hit(struct view *, int by, bool *wrapped);
const struct hit *view_hit(const struct view *);            /* the one we stand on, NULL */

#endif
