/* view_list: which tasks are listed, how many they are, and in which order. */
#include <stdlib.h>

#include "base/mem.h"
#include "panes/view_inside.h"

/* ---- what the plans have ---- */

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

/* ---- what passes the filters ---- */

bool view_passes(const struct view *v, size_t place) { return filters_keep(&v->filters, place); }

void view_count_actions(struct view *v)
{
    memset(v->task_count, 0, (v->nactions + 1) * sizeof *v->task_count);
    v->filtered = 0;
    memset(v->related.count, 0, sizeof v->related.count);
    for (size_t i = 0; i < v->nactions; i++) v->first_task[i] = UINT32_MAX;
    for (size_t place = 0; place < plans_tasks(v->plans); place++) {
        if (!view_passes(v, place)) continue;
        size_t action = plans_action_of(v->plans, place);
        if (v->task_count[action]++ == 0) v->first_task[action] = (uint32_t)place;
        v->filtered++;
        if (v->related.of) v->related.count[v->related.of[place]]++;
    }
}

void view_list_actions(struct view *v)
{
    view_drop_list(v);
    size_t n = v->nactions = plans_actions(v->plans);
    v->first_task = mem_alloc((n + 1) * sizeof *v->first_task);
    v->task_count = mem_alloc((n + 1) * sizeof *v->task_count);
    v->match_count = mem_zalloc((n + 1) * sizeof *v->match_count);
    v->counted = 0;
    view_count_actions(v);
}

void view_drop_list(struct view *v)
{
    free(v->first_task);
    free(v->task_count);
    free(v->match_count);
    v->first_task = v->task_count = v->match_count = NULL;
    v->nactions = 0;
    view_drop_orders(v);
}

void view_drop_orders(struct view *v)
{
    for (enum task_order order = 0; order < TASK_ORDERS; order++) task_sort_done(&v->sort[order]);
}

/* ---- the list ---- */

size_t view_listed(const struct view *v)
{
    const size_t *count = v->related.count;
    if (v->agency >= 0) return count[VIEW_LED] + count[VIEW_SUPPORTED] + count[VIEW_REACHED];
    return v->action < 0 ? v->filtered : v->task_count[v->action];
}

bool view_lists(const struct view *v, size_t place)
{
    if (!view_passes(v, place)) return false;
    if (v->agency >= 0) return view_relation(v, place) < VIEW_RELATIONS;
    return v->action < 0 || plans_action_of(v->plans, place) == (size_t)v->action;
}

ptrdiff_t view_listed_after(const struct view *v, ptrdiff_t place)
{
    ptrdiff_t n = (ptrdiff_t)plans_tasks(v->plans);
    for (place++; place < n; place++)
        if (view_lists(v, (size_t)place)) return place;
    return -1;
}

/* ---- its order ---- */

void view_choose_order(struct view *v, enum task_order order) { v->order = order; }

/* The order as it was made; NULL: that of the file. */
static const struct task_sort *view_list_sort(const struct view *v)
{
    const struct task_sort *sort = &v->sort[v->order];
    return sort->place ? sort : NULL;
}

bool view_is_unsorted(const struct view *v) { return task_order_class(v->order)->key && !view_list_sort(v); }

void view_sort(struct view *v)
{
    if (!view_is_unsorted(v)) return;
    if (task_order_class(v->order)->agencies) view_index_agencies(v);
    task_sort_make(&v->sort[v->order], v->order, &(struct task_order_source){v->plans, v->agencies});
}

size_t view_in_order(const struct view *v, size_t i) { return view_list_sort(v) ? view_list_sort(v)->place[i] : i; }

uint32_t view_order_key(const struct view *v, size_t place)
{
    return view_list_sort(v) ? view_list_sort(v)->key[place] : (uint32_t)plans_action_of(v->plans, place);
}

size_t *view_shown_places(const struct view *v, size_t *count)
{
    size_t *shown = mem_alloc((view_listed(v) + 1) * sizeof *shown), tasks = plans_tasks(v->plans);
    *count = 0;
    for (enum view_relation relation = v->agency >= 0 ? 0 : VIEW_RELATIONS; relation <= VIEW_RELATIONS; relation++) {
        for (size_t i = 0; i < tasks; i++) {
            size_t place = view_in_order(v, i);
            if (view_relation(v, place) == relation && view_lists(v, place)) shown[(*count)++] = place;
        }
    }
    return shown;
}

ptrdiff_t view_first_shown(const struct view *v)
{
    size_t tasks = plans_tasks(v->plans);
    for (enum view_relation relation = v->agency >= 0 ? 0 : VIEW_RELATIONS; relation <= VIEW_RELATIONS; relation++) {
        for (size_t i = 0; i < tasks; i++) {
            size_t place = view_in_order(v, i);
            if (view_relation(v, place) == relation && view_lists(v, place)) return (ptrdiff_t)place;
        }
    }
    return -1;
}
