#include "panes/view.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/fold.h"
#include "panes/view_inside.h"

enum { VIEW_MANY_TASKS = 1000 }; /* the quantities of fewer are read anew for each search, within milliseconds */

static void view_begin_quantities(struct view *v, size_t plan_index)
{
    if (plan_tasks(v->plans->plan[plan_index]) >= VIEW_MANY_TASKS) plans_begin_quantities(v->plans, plan_index);
}

void view_init(struct view *v, struct plans *plans)
{
    *v = (struct view){.plans = plans,
                       .action = VIEW_ALL,
                       .agency = VIEW_ALL,
                       .place = plans_tasks(plans) > 0 ? 0 : -1,
                       .at = SIZE_MAX,
                       .kinds = FOLD_ALL,
                       .changes = {.plans = 1}};
    buf_init(&v->query_text);
    hits_init(&v->hits);
    filters_init(&v->filters, plans, v->kinds);
    view_list_actions(v);
    for (size_t i = 0; i < plans->count; i++) view_begin_quantities(v, i);
}

void view_done(struct view *v)
{
    view_stop_work(v);
    view_relate(v, VIEW_ALL);
    view_drop_list(v);
    view_drop_agencies(v);
    filters_done(&v->filters);
    query_free(v->search.query);
    buf_done(&v->query_text);
}

/* ---- what was made from it ---- */

struct view_version view_version(const struct view *v)
{
    return (struct view_version){.changes = v->changes,
                                 .action = v->action,
                                 .agency = v->agency,
                                 .place = v->place,
                                 .year = v->year,
                                 .order = v->order,
                                 .sorted = !view_is_unsorted(v),
                                 .indexed = v->agencies != NULL};
}

bool view_is_newer(const struct view *v, const struct view_version *since, unsigned aspects)
{
    struct view_version now = view_version(v);
    unsigned changed = 0;
    if (now.changes.plans != since->changes.plans) return true;
    if (now.changes.filtered != since->changes.filtered) changed |= VIEW_FILTERED;
    if (now.changes.search != since->changes.search) changed |= VIEW_SEARCH;
    if (now.action != since->action || now.agency != since->agency) changed |= VIEW_CHOICE;
    if (now.order != since->order || now.sorted != since->sorted) changed |= VIEW_ORDER;
    if (now.indexed != since->indexed) changed |= VIEW_AGENCIES;
    if (now.place != since->place) changed |= VIEW_PLACE;
    if (now.year != since->year) changed |= VIEW_YEAR;
    return (changed & aspects) != 0;
}

void view_add_version(const struct view *v, struct buf *out)
{
    struct view_version now = view_version(v);
    buf_addf(out, "%u %u %u %td %td %td %zu %d %d %d", now.changes.plans, now.changes.filtered, now.changes.search,
             now.action, now.agency, now.place, now.year, (int)now.order, now.sorted, now.indexed);
}

/* ---- a plan is loaded anew ---- */

/* The agency that was chosen is chosen again, if the plans still name it. */
static void view_renew_agencies(struct view *v, struct slice chosen)
{
    bool indexed = v->agencies != NULL;
    view_drop_agencies(v);
    if (!indexed || chosen.n == 0) return;
    view_index_agencies(v);
    size_t same = agencies_of(v->agencies, chosen);
    if (same != SIZE_MAX) view_choose_agency(v, (ptrdiff_t)same);
}

void view_agencies_changed(struct view *v)
{
    struct buf agency;
    buf_init(&agency);
    if (v->agency >= 0) buf_add(&agency, agencies_name(v->agencies, (size_t)v->agency));
    view_choose_agency(v, VIEW_ALL);
    for (size_t i = 0; i < v->history.count; i++) v->history.place[i].agency = VIEW_ALL;
    view_drop_orders(v);
    view_renew_agencies(v, agency.n > 0 ? buf_slice(&agency) : SLICE(""));
    v->changes.plans++;
    buf_done(&agency);
}

void view_replace_plan(struct view *v, size_t index, struct plan *replacement)
{
    struct buf agency;
    bool of_action = v->action >= 0;
    buf_init(&agency);
    if (v->agency >= 0) buf_add(&agency, agencies_name(v->agencies, (size_t)v->agency));
    view_choose_agency(v, VIEW_ALL);
    v->place = view_place_after(v, index, replacement, v->place);
    view_move_history(v, index, replacement);
    view_stop_work(v);
    plan_free(plans_swap(v->plans, index, replacement));
    view_begin_quantities(v, index);
    v->changes.plans++;
    if (v->place < 0 && plans_tasks(v->plans) > 0) v->place = 0;
    v->action = of_action && v->place >= 0 ? (ptrdiff_t)plans_action_of(v->plans, (size_t)v->place) : VIEW_ALL;
    filters_restart(&v->filters, v->kinds);
    view_list_actions(v);
    view_check_year(v);
    view_renew_agencies(v, buf_slice(&agency));
    view_restart_work(v);
    buf_done(&agency);
}
