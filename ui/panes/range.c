#include "panes/range.h"

size_t range_action(const struct view *v)
{
    return v->action >= 0 ? (size_t)v->action : plans_action_of(v->plans, (size_t)v->place);
}

static bool range_has_action(const struct view *v)
{
    return (v->action >= 0 || v->place >= 0) && view_action_name(v, range_action(v)).n > 0;
}

bool range_is_possible(const struct view *v, enum range range)
{
    switch (range) {
    case RANGE_TASK: return v->place >= 0;
    case RANGE_ACTION: return range_has_action(v);
    case RANGE_AGENCY: return v->agency >= 0;
    case RANGE_HITS: return view_is_searching(v);
    case RANGE_FILTERED: return filters_on(&v->filters);
    default: return true;
    }
}

bool range_has(const struct view *v, enum range range, size_t place)
{
    switch (range) {
    case RANGE_TASK: return (ptrdiff_t)place == v->place;
    case RANGE_ACTION: return plans_action_of(v->plans, place) == range_action(v) && filters_keep(&v->filters, place);
    case RANGE_AGENCY: return view_relation(v, place) < VIEW_RELATIONS && filters_keep(&v->filters, place);
    case RANGE_HITS: return hits_match(&v->hits, place);
    case RANGE_FILTERED: return view_lists(v, place);
    default: return true;
    }
}
