/* view: what the browser looks at: the chosen action or agency, the task, the year, what is searched, the places visited.
 *
 * The panes draw it and change it through the functions here; it knows no screen.  Actions and tasks are numbered through
 * all open plans (plans.h).  Invariants: if an action is chosen, the task is one of its tasks, and so for an agency; an action
 * and an agency are never both chosen; once the filters know what they keep, the task is one of those; without tasks there is
 * no task (-1). */
#ifndef JIHUA_VIEW_H
#define JIHUA_VIEW_H

#include "plan/agencies.h"
#include "base/buf.h"
#include "base/err.h"
#include "search/filter.h"
#include "plan/plans.h"
#include "search/query.h"
#include "search/search.h"
#include "plan/task_order.h"

enum { VIEW_ALL = -1, VIEW_STOPS = 100 };

struct view_stop { /* a place to come back to */
    ptrdiff_t action, agency, place;
    size_t year, item;
};

/* How a task concerns an agency, in the order of the list. */
enum view_tie { VIEW_LED, VIEW_SUPPORTED, VIEW_REACHED /* through a group */, VIEW_TIES };

struct view {
    struct plans *plans;   /* borrowed */
    ptrdiff_t action;      /* VIEW_ALL: the tasks of all actions are listed */
    ptrdiff_t agency;      /* VIEW_ALL, or only its tasks are listed */
    ptrdiff_t place;       /* the task, -1: none */
    size_t year;           /* of its plan; 0 where it has none */
    size_t item;           /* of the target of that year, from 0; can lie behind the last one */
    unsigned plans_change; /* counts: lists made for another number are out of date */

    struct filters filters;
    unsigned filter_change; /* counts, as plans_change: other tasks are kept now */
    size_t kept;            /* how many tasks the filters keep; all of them without one */

    unsigned kinds;        /* the foldings in force, FOLD_… */
    struct buf query_text; /* what is searched, "" if nothing */
    struct query *query;
    struct search *running; /* owned: the search under way; `hits` then borrows what it has found so far */
    struct hits hits;       /* in the tasks that the filters keep */
    struct hits *within;    /* owned: what the running search is narrowed by; NULL: what the filters keep */
    bool waits;             /* the search begins once the filters know what they keep */
    bool seeks;             /* we go to the first hit as soon as it is found */
    size_t at;              /* the hit that n and N stand on; not less than hits.count: none */
    unsigned search_change;

    size_t nactions;
    uint32_t *first_task;  /* owned: the first of each action that is kept; UINT32_MAX if there is none */
    uint32_t *task_count;  /* owned: of each action, those kept */
    uint32_t *match_count; /* owned: how many tasks of each action match the search */
    size_t counted;        /* the first so many places are in match_count */

    struct agencies *agencies;     /* owned: the index of the agencies; NULL until it is asked for */
    uint32_t (*duties)[VIEW_TIES]; /* owned: of each agency, how many tasks it leads, supports and is reached by */
    uint8_t
        *tie; /* owned: of each task, how it concerns the chosen agency, VIEW_TIES: not at all; NULL: none is chosen */
    size_t
        tied[VIEW_TIES + 1]; /* how many tasks that are kept concern it in each way; a task counts once, in the first */

    enum task_order order;              /* of the list */
    struct task_sort sort[TASK_ORDERS]; /* owned: the tasks in each order that was asked for since the plans changed */
    unsigned sorted_for;                /* the plans_change then */
    unsigned order_change;              /* counts, as plans_change */

    struct view_stop stop[VIEW_STOPS]; /* oldest first */
    size_t stops, stop_at;             /* stop_at == stops: at a place that is not among them */
};

void view_init(struct view *, struct plans *);
void view_done(struct view *);

/* ---- where we are ---- */

bool view_is_searching(const struct view *);
const struct plan *view_plan(const struct view *); /* of the task; the first one if there is no task */
struct slice view_action_name(const struct view *, size_t action);
bool view_has_actions(const struct view *);         /* some plan groups its tasks */
size_t view_years(const struct view *);             /* of the task's plan */
bool view_keeps(const struct view *, size_t place); /* no filter hides it */
bool view_lists(const struct view *, size_t place); /* it is in the list: of the chosen action or agency, and kept */
size_t view_listed(const struct view *);            /* tasks in the list */
/* The tasks of the list after (before) one; -1 at the end.  Start with -1. */
ptrdiff_t view_listed_after(const struct view *, ptrdiff_t place);

/* ---- in which order (view_order.c) ---- */

void view_choose_order(struct view *, enum task_order);
bool view_is_unsorted(const struct view *); /* the order is not made yet: until then it is that of the file */
void view_sort(struct view *);              /* makes it, if it is not: 10 ms for every thousand tasks at most */
size_t view_in_order(const struct view *, size_t i); /* the place that is the i-th of all tasks */
uint32_t view_order_key(const struct view *,
                        size_t place); /* what it is sorted by, its action in the order of the file */
/* The tasks of the list as it shows them, from top to bottom: those of an agency begin with the ones it leads.  The caller's. */
size_t *view_shown_places(const struct view *, size_t *count);

/* ---- going places; each returns whether anything changed ---- */

bool view_choose_action(struct view *, ptrdiff_t action); /* the task becomes its first one, if it is not in it */
/* Its action becomes the chosen one, if one is chosen; a chosen agency is given up if the task is none of its own. */
bool view_choose_task(struct view *, size_t place);
bool view_choose_year(struct view *, size_t year);
bool view_choose_item(struct view *, size_t year, size_t item);
/* To a task that is kept, remembering where we were. */
void view_go_to(struct view *, size_t place);
void view_remember(struct view *); /* the place as it is now */
struct view_stop view_here(const struct view *);
void view_remember_stop(struct view *, const struct view_stop *);
void view_return(struct view *, const struct view_stop *); /* there, leaving no trace */
bool view_go_back(struct view *);
bool view_go_on(struct view *);
bool view_can_go_back(const struct view *);
bool view_can_go_on(const struct view *);
/* The place that back (by -1) or on (by 1) would go to; -1 if there is none. */
ptrdiff_t view_stop_ahead(const struct view *, int by);

/* ---- agencies (view_agency.c) ---- */

bool view_names_agencies(const struct view *); /* some plan has a column of agencies */
/* Makes the index of the agencies, if there is none: 15 ms for every thousand tasks. */
void view_index_agencies(struct view *);
/* Lists its tasks only: those it leads first.  The task becomes the first one, unless it leads or supports the one
 * that we are at.  VIEW_ALL: all tasks. */
bool view_choose_agency(struct view *, ptrdiff_t agency);
enum view_tie view_tie(const struct view *,
                       size_t place);      /* to the chosen agency; VIEW_TIES if none is, or none to it */
const char *view_tie_label(enum view_tie); /* translated */
/* Gives the index up because the plans are others now; the agency that was chosen is chosen again if they name it. */
void view_renew_agencies(struct view *, ptrdiff_t chosen);

/* ---- a plan is loaded anew ---- */

/* Where a place will be once the plan with that index has been replaced: the task of the same number and name, else of the
 * same number, else the nearest. */
ptrdiff_t view_place_after(const struct view *, size_t plan_index, const struct plan *replacement, ptrdiff_t place);
/* Takes the replacement in, frees the plan before, keeps place, history and search. */
void view_replace_plan(struct view *, size_t plan_index, struct plan *replacement);

/* ---- searching: begun by a key, done bit by bit between keys ---- */

/* Begins to search the text; what is malformed leaves everything as it was, with the reason.  The empty text ends the
 * search.  With `seek` the task becomes that of the first hit from the task on, else from the start, once it is known. */
bool view_search(struct view *, struct slice text, bool seek, struct err *);
/* Other foldings: filters and search are done again. */
void view_fold(struct view *, unsigned kinds);
/* The filters are others now (filter.h): what is listed, counted and searched follows. */
void view_filters_changed(struct view *);
bool view_is_busy(const struct view *); /* there is searching to be done */
enum { VIEW_CHANGED = 1, VIEW_LANDED = 2 };
/* Goes on with it for about so long; what came of it: something counts differently, the first hit was found. */
unsigned view_work(struct view *, double milliseconds);
/* How much of the plan has been searched, in percent; 100 when nothing is under way. */
unsigned view_progress(const struct view *);
/* The next (by 1) or previous (by -1) hit, from the one we stand on or else from the task; *wrapped: past the end and on
 * from the other end, which is not known while the search is under way.  The task becomes that of the hit. */
bool view_next_hit(struct view *, int by, bool *wrapped);
void view_stand_on(struct view *, size_t hit);   /* its task becomes the task */
const struct hit *view_hit(const struct view *); /* the one we stand on, NULL */

/* ---- shared by view.c and view_search.c ---- */

void view_count_actions(struct view *); /* what is kept of each, and of the agency */
void view_forget_orders(struct view *);
void view_settle(struct view *);       /* a task that is hidden gives way to one that is kept */
void view_stop_work(struct view *);    /* before the plans change */
void view_restart_work(struct view *); /* after that */

#endif
