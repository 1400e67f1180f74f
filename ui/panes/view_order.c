/* view_order: the order of the list, and the tasks as it shows them. */
#include "base/mem.h"
#include "panes/view.h"

void view_choose_order(struct view *v, enum task_order order)
{
    v->order = order;
    v->order_change++;
}

void view_forget_orders(struct view *v)
{
    for (enum task_order order = 0; order < TASK_ORDERS; order++) task_sort_done(&v->sort[order]);
}

/* The order as it was made; NULL: that of the file. */
static const struct task_sort *view_order_made(const struct view *v)
{
    const struct task_sort *sort = &v->sort[v->order];
    return sort->place && v->sorted_for == v->plans_change ? sort : NULL;
}

bool view_is_unsorted(const struct view *v) { return task_order_class(v->order)->key && !view_order_made(v); }

void view_sort(struct view *v)
{
    if (!view_is_unsorted(v)) return;
    if (task_order_class(v->order)->agencies) view_index_agencies(v);
    if (v->sorted_for != v->plans_change) view_forget_orders(v);
    task_sort_make(&v->sort[v->order], v->order, &(struct task_order_source){v->plans, v->agencies});
    v->sorted_for = v->plans_change;
    v->order_change++;
}

size_t view_in_order(const struct view *v, size_t i) { return view_order_made(v) ? view_order_made(v)->place[i] : i; }

uint32_t view_order_key(const struct view *v, size_t place)
{
    return view_order_made(v) ? view_order_made(v)->key[place] : (uint32_t)plans_action_of(v->plans, place);
}

size_t *view_shown_places(const struct view *v, size_t *count)
{
    size_t *shown = mem_alloc((view_listed(v) + 1) * sizeof *shown), tasks = plans_tasks(v->plans);
    *count = 0;
    for (enum view_tie tie = v->agency >= 0 ? 0 : VIEW_TIES; tie <= VIEW_TIES; tie++) {
        for (size_t i = 0; i < tasks; i++) {
            size_t place = view_in_order(v, i);
            if (view_tie(v, place) == tie && view_lists(v, place)) shown[(*count)++] = place;
        }
    }
    return shown;
}
