/* 数量>=300名: the quantities of a cell that are as large and measured as asked. */
#include "base/numeral.h"
#include "plan/quantity.h"
#include "search/search_inside.h"

static bool search_quantity_value_fits(const struct query_node *n, const struct quantity *q)
{
    double high = q->has_high ? q->high : q->low, nothing = 1e-9;
    switch (n->compare) {
    case QUERY_EQUAL: return n->value >= q->low - nothing && n->value <= high + nothing;
    case QUERY_LESS: return q->low < n->value - nothing;
    case QUERY_LESS_EQUAL: return q->low <= n->value + nothing;
    case QUERY_MORE: return high > n->value + nothing;
    case QUERY_MORE_EQUAL: return high >= n->value - nothing;
    default: return true;
    }
}

/* At its start or, in brackets, at the start of its alternative: 名(个) is 名 and 个. */
static bool search_quantity_begins_measure(struct slice measure, size_t pos)
{
    size_t next;
    return pos == 0 || text_halfwidth(text_decode(measure, text_previous(measure, pos), &next)) == '(';
}

/* With a number the measure is meant; without one anything of the quantity: 数量:万. */
static bool search_quantity_measure_fits(const struct query_node *n, struct slice cell, const struct quantity *q)
{
    struct match_place place;
    if (n->word.patterns == 0) return true;
    if (match_find(&n->word, q->measure, 0, &place))
        return n->compare == QUERY_ANY_VALUE || search_quantity_begins_measure(q->measure, place.start);
    return n->compare == QUERY_ANY_VALUE && match_find(&n->word, slice_cut(cell, q->start, q->end), 0, &place);
}

/* Reading quantities takes long; most cells hold no number that is large enough. */
static bool search_quantity_is_worth_reading(const struct query_node *n, struct slice text)
{
    bool at_least = n->compare == QUERY_EQUAL || n->compare == QUERY_MORE || n->compare == QUERY_MORE_EQUAL;
    return !at_least || numeral_may_reach(text, n->value);
}

bool search_quantity_in(const struct query_node *n, struct slice cell, size_t from, struct match_place *place)
{
    struct quantity q;
    if (from == 0 && !search_quantity_is_worth_reading(n, cell)) return false;
    for (size_t pos = from; quantity_next(cell, &pos, &q);) {
        if (!search_quantity_value_fits(n, &q) || !search_quantity_measure_fits(n, cell, &q)) continue;
        *place = (struct match_place){q.start, q.end - q.start, false};
        return true;
    }
    return false;
}
