/* view_go: from task to task, and back to places that were visited. */
#include "panes/view_inside.h"

enum { MOVED_BY_SEARCH = 3000 }; /* tasks of a plan: in a longer one it takes too long to look for a hundred of them */

void view_check_year(struct view *v)
{
    if (v->year >= view_years(v)) v->year = 0;
}

/* ---- choosing ---- */

bool view_choose_agency(struct view *v, ptrdiff_t agency)
{
    if (agency == v->agency || agency < VIEW_ALL) return false;
    if (agency >= 0) view_index_agencies(v);
    if (agency >= 0 && agency >= (ptrdiff_t)agencies_count(v->agencies)) return false;
    v->agency = agency;
    view_relate(v, agency);
    if (agency < 0) return true;
    v->action = VIEW_ALL;
    view_count_actions(v);
    ptrdiff_t first = view_first_shown(v);
    if (first >= 0 && view_relation(v, (size_t)v->place) >= VIEW_REACHED) v->place = first;
    view_check_year(v);
    return true;
}

bool view_choose_action(struct view *v, ptrdiff_t action)
{
    if ((action == v->action && v->agency < 0) || action < VIEW_ALL || action >= (ptrdiff_t)v->nactions) return false;
    view_choose_agency(v, VIEW_ALL);
    v->action = action;
    bool inside = action < 0 || (v->place >= 0 && plans_action_of(v->plans, (size_t)v->place) == (size_t)action);
    ptrdiff_t first = inside ? -1 : view_first_shown(v);
    if (first >= 0) view_choose_task(v, (size_t)first);
    view_check_year(v);
    return true;
}

bool view_choose_task(struct view *v, size_t place)
{
    if (v->place == (ptrdiff_t)place || place >= plans_tasks(v->plans)) return false;
    v->place = (ptrdiff_t)place;
    v->item = 0;
    if (v->action >= 0) v->action = (ptrdiff_t)plans_action_of(v->plans, place);
    if (v->agency >= 0 && !view_lists(v, place)) view_choose_agency(v, VIEW_ALL);
    view_check_year(v);
    return true;
}

bool view_choose_year(struct view *v, size_t year)
{
    if (year == v->year || year >= view_years(v)) return false;
    v->year = year;
    return true;
}

bool view_choose_item(struct view *v, size_t year, size_t item)
{
    bool changed = view_choose_year(v, year) || item != v->item;
    v->item = item;
    return changed;
}

/* The task of the list nearest to `place`: the first one after it, else the last one before; -1 if the list is
 * empty. */
static ptrdiff_t view_go_nearest(const struct view *v, ptrdiff_t place)
{
    ptrdiff_t next = view_listed_after(v, place - 1), before = -1;
    if (next >= 0) return next;
    for (ptrdiff_t p = place; p-- > 0 && before < 0;)
        if (view_lists(v, (size_t)p)) before = p;
    return before;
}

void view_leave_hidden(struct view *v)
{
    ptrdiff_t place = v->place < 0 ? 0 : v->place, known = (ptrdiff_t)v->filters.filtered.searched;
    if (filters_on(&v->filters) && place >= known && !filters_are_done(&v->filters)) return;
    if (v->action >= 0 && v->task_count[v->action] == 0 && v->filtered > 0) v->action = VIEW_ALL;
    if (v->agency >= 0 && view_listed(v) == 0 && v->filtered > 0) view_choose_agency(v, VIEW_ALL);
    if (v->place >= 0 && view_passes(v, (size_t)v->place)) return;
    v->place = view_go_nearest(v, place);
    view_check_year(v);
}

/* ---- the history ---- */

struct view_place view_here(const struct view *v)
{
    return (struct view_place){v->action, v->agency, v->place, v->year, v->item};
}

static bool view_go_is_same(const struct view_place *a, const struct view_place *b)
{
    return a->place == b->place && a->action == b->action && a->agency == b->agency;
}

void view_remember_place(struct view *v, const struct view_place *to)
{
    struct view_history *h = &v->history;
    if (h->at < h->count) h->count = h->at + 1; /* what lay ahead is another way now */
    if (h->count > 0 && view_go_is_same(to, &h->place[h->count - 1])) h->count--;
    if (h->count == VIEW_HISTORY) memmove(h->place, h->place + 1, --h->count * sizeof *h->place);
    h->place[h->count++] = *to;
    h->at = h->count;
}

void view_remember(struct view *v)
{
    struct view_place here = view_here(v);
    view_remember_place(v, &here);
}

/* What the plans do not have (any more) is left out. */
void view_return(struct view *v, const struct view_place *to)
{
    ptrdiff_t last = (ptrdiff_t)plans_tasks(v->plans) - 1;
    bool there = to->place <= last && (to->place >= 0 || last < 0);
    view_choose_agency(v, there ? to->agency : VIEW_ALL);
    v->action = there && to->action < (ptrdiff_t)v->nactions ? to->action : VIEW_ALL;
    v->place = there ? to->place : to->place > last ? last : 0;
    v->item = to->item;
    v->year = to->year;
    view_check_year(v);
}

static bool view_go_to_index(struct view *v, size_t index)
{
    v->history.at = index;
    view_return(v, &v->history.place[index]);
    return true;
}

/* Where we are counts as the newest place. */
bool view_can_go_back(const struct view *v)
{
    const struct view_history *h = &v->history;
    struct view_place here = view_here(v);
    return h->at > 0 && !(h->at == h->count && h->count == 1 && view_go_is_same(&here, &h->place[0]));
}

bool view_can_go_on(const struct view *v) { return v->history.at + 1 < v->history.count; }

bool view_go_back(struct view *v)
{
    struct view_history *h = &v->history;
    if (!view_can_go_back(v)) return false;
    if (h->at == h->count) { /* the place that we leave can be returned to */
        view_remember(v);
        h->at = h->count - 1;
    }
    return h->at > 0 && view_go_to_index(v, h->at - 1);
}

bool view_go_on(struct view *v) { return view_can_go_on(v) && view_go_to_index(v, v->history.at + 1); }

ptrdiff_t view_place_ahead(const struct view *v, int by)
{
    const struct view_history *h = &v->history;
    if (by < 0 ? !view_can_go_back(v) : !view_can_go_on(v)) return -1;
    size_t at = by > 0 ? h->at + 1 : h->at - 1;
    struct view_place here = view_here(v);
    if (by < 0 && h->at == h->count && view_go_is_same(&here, &h->place[at])) at--;
    return h->place[at].place;
}

void view_go_to(struct view *v, size_t place)
{
    if ((ptrdiff_t)place == v->place) return;
    view_remember(v);
    view_choose_task(v, place);
}

/* ---- places in a plan that replaces another ---- */

static bool view_go_is_same_task(const struct plan *a, size_t i, const struct plan *b, size_t k)
{
    return slice_equal(plan_task_no(a, i), plan_task_no(b, k)) &&
           slice_equal(plan_task_name(a, i), plan_task_name(b, k));
}

/* -1 if the replacement has no tasks. */
static ptrdiff_t view_go_task_after(const struct plan *old, size_t task, const struct plan *replacement)
{
    size_t found, n = plan_tasks(replacement);
    if (task < n && view_go_is_same_task(old, task, replacement, task)) return (ptrdiff_t)task;
    if (plan_find_task(replacement, plan_task_no(old, task), &found)) return (ptrdiff_t)found;
    return (ptrdiff_t)(task < n ? task : n) - (task >= n);
}

ptrdiff_t view_place_after(const struct view *v, size_t index, const struct plan *replacement, ptrdiff_t place)
{
    if (place < 0 || place >= (ptrdiff_t)plans_tasks(v->plans)) return -1;
    struct place at = plans_at(v->plans, (size_t)place);
    ptrdiff_t grown = (ptrdiff_t)plan_tasks(replacement) - (ptrdiff_t)plan_tasks(v->plans->plan[index]);
    if (at.plan_index != index) return at.plan_index < index ? place : place + grown;
    return (ptrdiff_t)v->plans->first[index] + view_go_task_after(at.plan, at.task, replacement);
}

/* The action of a place that view_place_after gave, numbered as it will be. */
static ptrdiff_t view_go_action_after(const struct view *v, size_t index, const struct plan *replacement,
                                      ptrdiff_t place)
{
    size_t first = v->plans->first[index], n = plan_tasks(replacement), at = (size_t)place;
    if (at < first) return (ptrdiff_t)plans_action_of(v->plans, at);
    if (at < first + n) return (ptrdiff_t)(v->plans->first_action[index] + plan_action_of(replacement, at - first));
    const struct plan *old = v->plans->plan[index];
    return (ptrdiff_t)(plans_action_of(v->plans, at - n + plan_tasks(old)) + plan_actions(replacement) -
                       plan_actions(old));
}

bool view_move_place(const struct view *v, size_t index, const struct plan *replacement, struct view_place *to)
{
    to->place = view_place_after(v, index, replacement, to->place);
    to->agency = VIEW_ALL;
    if (to->place < 0) to->action = VIEW_ALL;
    if (to->action >= 0) to->action = view_go_action_after(v, index, replacement, to->place);
    return to->place >= 0;
}

/* The task of a place stands where it stood, or can be found in no time. */
static bool view_go_moves(const struct view *v, size_t index, const struct plan *replacement, ptrdiff_t place)
{
    if (place < 0 || place >= (ptrdiff_t)plans_tasks(v->plans)) return false;
    struct place at = plans_at(v->plans, (size_t)place);
    size_t n = plan_tasks(replacement), no;
    if (at.plan_index != index || (at.task < n && view_go_is_same_task(at.plan, at.task, replacement, at.task)))
        return true;
    return n <= MOVED_BY_SEARCH && plan_find_task(replacement, plan_task_no(at.plan, at.task), &no);
}

void view_move_history(struct view *v, size_t index, const struct plan *replacement)
{
    struct view_history *h = &v->history;
    size_t count = 0, at = h->at;
    for (size_t i = 0; i < h->count; i++) {
        struct view_place to = h->place[i];
        if (view_go_moves(v, index, replacement, to.place) && view_move_place(v, index, replacement, &to))
            h->place[count++] = to;
        else if (i < h->at) at--;
    }
    h->at = at < count ? at : count;
    h->count = count;
}
