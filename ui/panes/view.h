/* view: what the browser looks at: the chosen action or agency, the task, the year, what is searched, the places
 * visited.
 *
 * The panes draw it and change it through the functions here; it knows no screen.  Actions and tasks are numbered
 * through all open plans (plans.h).  Invariants: if an action is chosen, the task is one of its tasks, and so for an
 * agency; an action and an agency are never both chosen; once the filters are done, the task is one that passes them;
 * without tasks there is no task (-1).
 *
 * The files of the view call each other in one direction: view.c (beginning, end, replaced plans) → view_search.c
 * (searching and filtering bit by bit) → view_go.c (going places, history) → view_list.c (what is listed, in which
 * order) → view_agency.c (agencies).  view_inside.h has what they offer each other. */
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

enum { VIEW_ALL = -1, VIEW_HISTORY = 100 };

struct view_place { /* a place to come back to */
    ptrdiff_t action, agency, place;
    size_t year, item;
};

/* The places that were visited, oldest first. */
struct view_history {
    struct view_place place[VIEW_HISTORY];
    size_t count, at; /* at == count: we are at a place that is not among them */
};

/* How a task concerns an agency, in the order of the list. */
enum view_relation { VIEW_LED, VIEW_SUPPORTED, VIEW_REACHED /* through a group */, VIEW_RELATIONS };

/* How the tasks concern the chosen agency. */
struct view_relations {
    uint8_t *of; /* owned: of each task, an enum view_relation, VIEW_RELATIONS: not at all; NULL: none is chosen */
    /* How many tasks that pass the filters stand in each relation; a task counts once, in the closest. */
    size_t count[VIEW_RELATIONS + 1];
};

/* What is searched. */
struct view_search {
    struct query *query;    /* owned */
    bool pending;           /* it begins once all filters are done */
    struct search *running; /* owned: under way */
    struct hits *within;    /* owned: what it is narrowed by; NULL: by the filters */
};

/* What has happened to a view since it began, counted. */
struct view_changes {
    unsigned plans;    /* a plan was replaced; from 1: a version of zeros is older than any view */
    unsigned filtered; /* other tasks pass the filters */
    unsigned search;   /* another search, or the same from the beginning */
};

/* The state of a view that a list was made from.  What is derived from a view holds one of these, whole, and asks
 * view_is_newer, naming the aspects that it is made of.  Zeros: it was never made. */
struct view_version {
    struct view_changes changes;
    ptrdiff_t action, agency, place;
    size_t year;
    enum task_order order;
    bool sorted;  /* the order has been made */
    bool indexed; /* so has the index of the agencies */
};

/* What of a view something is made of, besides its plans. */
enum view_aspect {
    VIEW_FILTERED = 1,  /* which tasks pass the filters */
    VIEW_CHOICE = 2,    /* the chosen action or agency */
    VIEW_ORDER = 4,     /* of the list */
    VIEW_SEARCH = 8,    /* which search the hits are of; more of them come while it runs */
    VIEW_AGENCIES = 16, /* the index of the agencies */
    VIEW_PLACE = 32,    /* the task */
    VIEW_YEAR = 64,
};

struct view {
    struct plans *plans; /* borrowed */
    ptrdiff_t action;    /* VIEW_ALL: the tasks of all actions are listed */
    ptrdiff_t agency;    /* VIEW_ALL, or only its tasks are listed */
    ptrdiff_t place;     /* the task, -1: none */
    size_t year;         /* of its plan; 0 where it has none */
    size_t item;         /* of the target of that year, from 0; can lie behind the last one */

    struct filters filters;
    size_t filtered; /* how many tasks pass the filters; all of them without one */

    unsigned kinds;        /* the foldings in force, FOLD_… */
    struct buf query_text; /* what is searched, "" if nothing */
    struct view_search search;
    struct hits hits;  /* in the tasks that pass the filters; of a running search: borrowed from it, so far */
    bool jump_pending; /* we go to the first hit as soon as it is found */
    size_t at;         /* the hit that n and N stand on; not less than hits.count: none */

    size_t nactions;
    uint32_t *first_task;  /* owned: of each action, the first task that passes the filters; UINT32_MAX: none does */
    uint32_t *task_count;  /* owned: of each action, the tasks that pass the filters */
    uint32_t *match_count; /* owned: of each action, the tasks that match the search */
    size_t counted;        /* the first so many places are in match_count */

    struct agencies *agencies;          /* owned: the index of the agencies; NULL until it is asked for */
    uint32_t (*duties)[VIEW_RELATIONS]; /* owned: of each agency, how many tasks it leads, supports and is reached by */
    struct view_relations related;      /* to the chosen agency */

    enum task_order order;              /* of the list */
    struct task_sort sort[TASK_ORDERS]; /* owned: the tasks in each order that was asked for since the plans changed */

    struct view_history history;
    struct view_changes changes;
};

void view_init(struct view *, struct plans *);
void view_done(struct view *);

/* ---- what was made from it ---- */

struct view_version view_version(const struct view *);
/* Whether a plan, or one of these aspects, has changed since. */
bool view_is_newer(const struct view *, const struct view_version *since, unsigned aspects);
/* The version in text: of two states that differ it differs too, for a cache key. */
void view_add_version(const struct view *, struct buf *);

/* ---- where we are ---- */

bool view_is_searching(const struct view *);
const struct plan *view_plan(const struct view *); /* of the task; the first one if there is no task */
struct slice view_action_name(const struct view *, size_t action);
bool view_has_actions(const struct view *);          /* some plan groups its tasks */
size_t view_years(const struct view *);              /* of the task's plan */
bool view_passes(const struct view *, size_t place); /* no filter hides it */
/* It is in the list: of the chosen action or agency, and no filter hides it. */
bool view_lists(const struct view *, size_t place);
size_t view_listed(const struct view *); /* how many tasks are in the list */
/* The task of the list after one, in the order of the file; -1 at the end.  Start with -1. */
ptrdiff_t view_listed_after(const struct view *, ptrdiff_t place);

/* ---- in which order ---- */

void view_choose_order(struct view *, enum task_order);
bool view_is_unsorted(const struct view *); /* the order is not made yet: until then it is that of the file */
void view_sort(struct view *);              /* makes it, if it is not: 10 ms for every thousand tasks at most */
size_t view_in_order(const struct view *, size_t i); /* the place that is the i-th of all tasks */
/* What a task is sorted by (task_order.h); in the order of the file, its action. */
uint32_t view_order_key(const struct view *, size_t place);
/* The tasks of the list as it shows them, from top to bottom: those of an agency begin with the ones it leads.  The
 * caller's. */
size_t *view_shown_places(const struct view *, size_t *count);

/* ---- going places; each returns whether anything changed ---- */

bool view_choose_action(struct view *, ptrdiff_t action); /* the task becomes its first one, if it is not in it */
/* Its action becomes the chosen one, if one is chosen; a chosen agency is given up if the task is none of its own. */
bool view_choose_task(struct view *, size_t place);
bool view_choose_year(struct view *, size_t year);
bool view_choose_item(struct view *, size_t year, size_t item);
/* To a task that no filter hides, remembering where we were. */
void view_go_to(struct view *, size_t place);
void view_remember(struct view *); /* the place as it is now */
struct view_place view_here(const struct view *);
void view_remember_place(struct view *, const struct view_place *);
void view_return(struct view *, const struct view_place *); /* there, leaving no trace */
bool view_go_back(struct view *);
bool view_go_on(struct view *);
bool view_can_go_back(const struct view *);
bool view_can_go_on(const struct view *);
/* The place that back (by -1) or on (by 1) would go to; -1 if there is none. */
ptrdiff_t view_place_ahead(const struct view *, int by);

/* ---- agencies ---- */

bool view_names_agencies(const struct view *); /* some plan has a column of agencies */
/* Makes the index of the agencies, if there is none: 15 ms for every thousand tasks. */
void view_index_agencies(struct view *);
/* The user's file says otherwise which names are one agency: the index and all that was made from it is made anew.  An
 * agency that was chosen stays so. */
void view_agencies_changed(struct view *);
/* Lists its tasks only: those it leads first.  The task becomes the first one, unless it leads or supports the one
 * that we are at.  VIEW_ALL: all tasks. */
bool view_choose_agency(struct view *, ptrdiff_t agency);
/* Of a task to the chosen agency; VIEW_RELATIONS if it has none, or no agency is chosen. */
enum view_relation view_relation(const struct view *, size_t place);
const char *view_relation_label(enum view_relation); /* translated */

/* ---- a plan is loaded anew ---- */

/* Where a place will be once the plan with that index has been replaced: the task of the same number and name, else of
 * the same number, else the nearest. */
ptrdiff_t view_place_after(const struct view *, size_t plan_index, const struct plan *replacement, ptrdiff_t place);
/* The same for a place to come back to; false if nothing is left of it.  Its agency is given up: the index is made
 * anew. */
bool view_move_place(const struct view *, size_t plan_index, const struct plan *replacement, struct view_place *);
/* Takes the replacement in and frees the plan before; task, history, filters and search stay as far as they can.
 * Whatever else was made from the plan before (rows, lines, slices of its text) must be dropped by whoever has it. */
void view_replace_plan(struct view *, size_t plan_index, struct plan *replacement);

/* ---- searching: begun by a key, done bit by bit between keys ---- */

/* Begins to search the text; what is malformed leaves everything as it was, with the reason.  The empty text ends the
 * search.  With `jump` the task becomes that of the first hit from the task on, else from the start, once it is
 * known. */
bool view_search(struct view *, struct slice text, bool jump, struct err *);
/* Other foldings: filters and search are done again. */
void view_fold(struct view *, unsigned kinds);
/* The filters are others now (filter.h): what is listed, counted and searched follows. */
void view_filters_changed(struct view *);
/* Counts the tasks that pass the filters: of each action, of the chosen agency.  view_filters_changed does it too;
 * alone it is for going to a task that was hidden, before the rest follows. */
void view_count_actions(struct view *);
bool view_is_busy(const struct view *); /* there is searching to be done */
enum { VIEW_CHANGED = 1, VIEW_LANDED = 2 };
/* Goes on with it for about so long; what came of it: something counts differently, the first hit was found. */
unsigned view_work(struct view *, double milliseconds);
/* How much of the plan has been searched, in percent; 100 when nothing is under way. */
unsigned view_progress(const struct view *);
/* The next (by 1) or previous (by -1) hit, from the one we stand on or else from the task; *wrapped: past the end and
 * on from the other end, which is not known while the search is under way.  The task becomes that of the hit. */
bool view_next_hit(struct view *, int by, bool *wrapped);
void view_stand_on(struct view *, size_t hit);   /* its task becomes the task */
const struct hit *view_hit(const struct view *); /* the one we stand on, NULL */

#endif
