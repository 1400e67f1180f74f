#include "panes/view.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/fold.h"
#include "base/lang.h"
#include "base/mem.h"

void view_count_actions(struct view *v)
{
    memset(v->task_count, 0, (v->nactions + 1) * sizeof *v->task_count);
    v->kept = 0;
    memset(v->tied, 0, sizeof v->tied);
    for (size_t i = 0; i < v->nactions; i++) v->first_task[i] = UINT32_MAX;
    for (size_t place = 0; place < plans_tasks(v->plans); place++) {
        if (!view_keeps(v, place)) continue;
        size_t action = plans_action_of(v->plans, place);
        if (v->task_count[action]++ == 0) v->first_task[action] = (uint32_t)place;
        v->kept++;
        if (v->tie) v->tied[v->tie[place]]++;
    }
}

static void view_list_actions(struct view *v)
{
    size_t n = v->nactions = plans_actions(v->plans);
    v->first_task = mem_alloc((n + 1) * sizeof *v->first_task);
    v->task_count = mem_alloc((n + 1) * sizeof *v->task_count);
    v->match_count = mem_zalloc((n + 1) * sizeof *v->match_count);
    v->counted = 0;
    view_count_actions(v);
}

void view_init(struct view *v, struct plans *plans)
{
    *v = (struct view){.plans = plans,
                       .action = VIEW_ALL,
                       .agency = VIEW_ALL,
                       .place = plans_tasks(plans) > 0 ? 0 : -1,
                       .at = SIZE_MAX,
                       .kinds = FOLD_ALL};
    buf_init(&v->query_text);
    hits_init(&v->hits);
    filters_init(&v->filters, plans, v->kinds);
    view_list_actions(v);
}

void view_done(struct view *v)
{
    view_stop_work(v);
    free(v->first_task);
    free(v->task_count);
    free(v->match_count);
    filters_done(&v->filters);
    view_forget_orders(v);
    free(v->duties);
    free(v->tie);
    agencies_free(v->agencies);
    query_free(v->query);
    buf_done(&v->query_text);
}

/* ---- where we are ---- */

bool view_is_searching(const struct view *v) { return v->query_text.n > 0; }

const struct plan *view_plan(const struct view *v)
{
    return v->place >= 0 ? plans_at(v->plans, (size_t)v->place).plan : v->plans->count > 0 ? v->plans->plan[0] : NULL;
}

struct slice view_action_name(const struct view *v, size_t action)
{
    struct place at = plans_action_at(v->plans, action);
    return plan_action_name(at.plan, at.task);
}

bool view_has_actions(const struct view *v)
{
    for (size_t i = 0; i < v->plans->count; i++)
        if (plan_actions(v->plans->plan[i]) > 1 || plan_column_of(v->plans->plan[i], COLUMN_ACTION) >= 0) return true;
    return v->plans->count > 1; /* the plans themselves are to choose from */
}

size_t view_years(const struct view *v)
{
    const struct plan *plan = view_plan(v);
    return plan != NULL ? plan_years(plan) : 0;
}

bool view_keeps(const struct view *v, size_t place) { return filters_keep(&v->filters, place); }

size_t view_listed(const struct view *v)
{
    if (v->agency >= 0) return v->tied[VIEW_LED] + v->tied[VIEW_SUPPORTED] + v->tied[VIEW_REACHED];
    return v->action < 0 ? v->kept : v->task_count[v->action];
}

bool view_lists(const struct view *v, size_t place)
{
    if (filters_on(&v->filters) && !hits_match(&v->filters.kept, place)) return false;
    if (v->agency >= 0) return v->tie[place] < VIEW_TIES;
    return v->action < 0 || plans_action_of(v->plans, place) == (size_t)v->action;
}

ptrdiff_t view_listed_after(const struct view *v, ptrdiff_t place)
{
    ptrdiff_t n = (ptrdiff_t)plans_tasks(v->plans);
    for (place++; place < n; place++)
        if (view_lists(v, (size_t)place)) return place;
    return -1;
}

/* ---- going places ---- */

/* The kept task nearest to `place` in the list: the first one after it, else the last one before; -1 if none is listed. */
static ptrdiff_t view_listed_near(const struct view *v, ptrdiff_t place)
{
    ptrdiff_t next = view_listed_after(v, place - 1), before = -1;
    if (next >= 0) return next;
    for (ptrdiff_t p = place; p-- > 0 && before < 0;)
        if (view_lists(v, (size_t)p)) before = p;
    return before;
}

static void view_keep_year(struct view *v)
{
    if (v->year >= view_years(v)) v->year = 0;
}

void view_settle(struct view *v)
{
    ptrdiff_t place = v->place < 0 ? 0 : v->place, known = (ptrdiff_t)v->filters.kept.searched;
    if (filters_on(&v->filters) && place >= known && !filters_are_done(&v->filters)) return;
    if (v->action >= 0 && v->task_count[v->action] == 0 && v->kept > 0) v->action = VIEW_ALL;
    if (v->agency >= 0 && view_listed(v) == 0 && v->kept > 0) view_choose_agency(v, VIEW_ALL);
    if (v->place >= 0 && view_keeps(v, (size_t)v->place)) return;
    v->place = plans_tasks(v->plans) > 0 ? view_listed_near(v, place) : -1;
    view_keep_year(v);
}

static size_t view_first_shown(const struct view *v)
{
    size_t i = 0, last = plans_tasks(v->plans) - 1;
    while (i < last && !view_lists(v, view_in_order(v, i))) i++;
    return view_in_order(v, i);
}

bool view_choose_action(struct view *v, ptrdiff_t action)
{
    if ((action == v->action && v->agency < 0) || action >= (ptrdiff_t)v->nactions) return false;
    view_choose_agency(v, VIEW_ALL);
    v->action = action;
    bool inside = action < 0 || (v->place >= 0 && plans_action_of(v->plans, (size_t)v->place) == (size_t)action);
    if (!inside && v->task_count[action] > 0) view_choose_task(v, view_first_shown(v));
    view_keep_year(v);
    return true;
}

bool view_choose_task(struct view *v, size_t place)
{
    if (v->place == (ptrdiff_t)place) return false;
    v->place = (ptrdiff_t)place;
    v->item = 0;
    if (v->action >= 0) v->action = (ptrdiff_t)plans_action_of(v->plans, place);
    if (v->agency >= 0 && !view_lists(v, place)) view_choose_agency(v, VIEW_ALL);
    view_keep_year(v);
    return true;
}

bool view_choose_item(struct view *v, size_t year, size_t item)
{
    bool changed = view_choose_year(v, year) || item != v->item;
    v->item = item;
    return changed;
}

bool view_choose_year(struct view *v, size_t year)
{
    if (year == v->year || year >= view_years(v)) return false;
    v->year = year;
    return true;
}

struct view_stop view_here(const struct view *v)
{
    return (struct view_stop){v->action, v->agency, v->place, v->year, v->item};
}

static bool view_same_stop(const struct view_stop *a, const struct view_stop *b)
{
    return a->place == b->place && a->action == b->action && a->agency == b->agency;
}

void view_remember_stop(struct view *v, const struct view_stop *stop)
{
    if (v->stop_at < v->stops) v->stops = v->stop_at + 1; /* what lay ahead is another way now */
    if (v->stops > 0 && view_same_stop(stop, &v->stop[v->stops - 1])) v->stops--;
    if (v->stops == VIEW_STOPS) memmove(v->stop, v->stop + 1, --v->stops * sizeof *v->stop);
    v->stop[v->stops++] = *stop;
    v->stop_at = v->stops;
}

void view_remember(struct view *v)
{
    struct view_stop here = view_here(v);
    view_remember_stop(v, &here);
}

void view_return(struct view *v, const struct view_stop *stop)
{
    view_choose_agency(v, stop->agency);
    v->action = stop->action;
    v->place = stop->place;
    v->item = stop->item;
    v->year = stop->year;
    view_keep_year(v);
}

static bool view_go_to_stop(struct view *v, size_t index)
{
    v->stop_at = index;
    view_return(v, &v->stop[index]);
    return true;
}

/* Where we are counts as the newest stop. */
bool view_can_go_back(const struct view *v)
{
    struct view_stop here = view_here(v);
    return v->stop_at > 0 && !(v->stop_at == v->stops && v->stops == 1 && view_same_stop(&here, &v->stop[0]));
}

bool view_can_go_on(const struct view *v) { return v->stop_at + 1 < v->stops; }

bool view_go_back(struct view *v)
{
    if (!view_can_go_back(v)) return false;
    if (v->stop_at == v->stops) { /* the place that we leave can be returned to */
        view_remember(v);
        v->stop_at = v->stops - 1;
    }
    return v->stop_at > 0 && view_go_to_stop(v, v->stop_at - 1);
}

bool view_go_on(struct view *v) { return view_can_go_on(v) && view_go_to_stop(v, v->stop_at + 1); }

ptrdiff_t view_stop_ahead(const struct view *v, int by)
{
    if (by < 0 ? !view_can_go_back(v) : !view_can_go_on(v)) return -1;
    size_t at = by > 0 ? v->stop_at + 1 : v->stop_at - 1;
    struct view_stop here = view_here(v);
    if (by < 0 && v->stop_at == v->stops && view_same_stop(&here, &v->stop[at])) at--;
    return v->stop[at].place;
}

void view_go_to(struct view *v, size_t place)
{
    if ((ptrdiff_t)place == v->place) return;
    view_remember(v);
    view_choose_task(v, place);
}

/* ---- a plan is loaded anew ---- */

static bool view_same_task(const struct plan *a, size_t i, const struct plan *b, size_t k)
{
    return slice_equal(plan_task_no(a, i), plan_task_no(b, k)) &&
           slice_equal(plan_task_name(a, i), plan_task_name(b, k));
}

static ptrdiff_t view_task_after(const struct plan *old, size_t task, const struct plan *replacement)
{
    size_t found, n = plan_tasks(replacement);
    if (task < n && view_same_task(old, task, replacement, task)) return (ptrdiff_t)task;
    if (plan_find_task(replacement, plan_task_no(old, task), &found)) return (ptrdiff_t)found;
    return (ptrdiff_t)(task < n ? task : n) - (task >= n);
}

ptrdiff_t view_place_after(const struct view *v, size_t index, const struct plan *replacement, ptrdiff_t place)
{
    if (place < 0 || place >= (ptrdiff_t)plans_tasks(v->plans)) return -1;
    struct place at = plans_at(v->plans, (size_t)place);
    ptrdiff_t grown = (ptrdiff_t)plan_tasks(replacement) - (ptrdiff_t)plan_tasks(v->plans->plan[index]);
    if (at.plan_index != index) return at.plan_index < index ? place : place + grown;
    return (ptrdiff_t)v->plans->first[index] + view_task_after(at.plan, at.task, replacement);
}

/* A history of places is not worth a search in the whole plan for each: those beyond its end are forgotten. */
static void view_keep_stops(struct view *v)
{
    size_t kept = 0;
    for (size_t i = 0; i < v->stops; i++)
        if (v->stop[i].place < (ptrdiff_t)plans_tasks(v->plans) && v->stop[i].action < (ptrdiff_t)v->nactions &&
            v->stop[i].agency < 0)
            v->stop[kept++] = v->stop[i];
    v->stops = kept;
    if (v->stop_at > kept) v->stop_at = kept;
}

void view_replace_plan(struct view *v, size_t index, struct plan *replacement)
{
    ptrdiff_t agency = v->agency;
    view_choose_agency(v, VIEW_ALL);
    bool chosen = v->action >= 0;
    v->place = view_place_after(v, index, replacement, v->place);
    view_stop_work(v);
    plan_free(plans_swap(v->plans, index, replacement));
    if (v->place < 0 && plans_tasks(v->plans) > 0) v->place = 0;
    v->action = chosen && v->place >= 0 ? (ptrdiff_t)plans_action_of(v->plans, (size_t)v->place) : VIEW_ALL;
    free(v->first_task);
    free(v->task_count);
    free(v->match_count);
    v->plans_change++;
    filters_restart(&v->filters, v->kinds);
    view_list_actions(v);
    view_keep_year(v);
    view_keep_stops(v);
    view_renew_agencies(v, agency);
    view_restart_work(v);
}
