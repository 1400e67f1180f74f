/* Which quantities are what a query asks for. */
#include <math.h>

#include "base/chars.h"
#include "base/numeral.h"
#include "search/query_node.h"

#define NOTHING 1e-9 /* numbers as near to each other are one */

/* ---- the measure ---- */

static bool quantity_fits_whole(const struct query_node *n, struct slice measure)
{
    struct match_place place;
    return match_find(&n->word, measure, 0, &place) && place.start == 0 && place.nbytes == measure.n;
}

/* The measure itself, with 个 or without (个百分点), or one that is given in brackets beside it: 名(个) are 名 and 个.
 * What 人(次) has in brackets is none of its own. */
static bool quantity_fits_measure(const struct query_node *n, struct slice measure)
{
    struct slice general = SLICE("个");
    size_t open = 0, close;
    if (quantity_fits_whole(n, measure)) return true;
    if (slice_has_prefix(measure, general) && quantity_fits_whole(n, slice_cut(measure, general.n, measure.n)))
        return true;
    while (open < measure.n && !chars_is(text_peek(measure, open), CHARS_ROUND_OPEN)) open = text_step(measure, open);
    if (open == measure.n) return false;
    if (quantity_fits_whole(n, slice_cut(measure, 0, open))) return true;
    open = text_step(measure, open), close = open;
    while (close < measure.n && !chars_is(text_peek(measure, close), CHARS_ROUND_CLOSE))
        close = text_step(measure, close);
    struct slice other = slice_cut(measure, open, close);
    return !slice_equals(other, "次") && quantity_fits_whole(n, other);
}

/* With a number the measure is meant; without one anything of the quantity, 数量:万, or what it holds for each of,
 * 数量:每万人. */
static enum quantity_fit quantity_fits_word(const struct query_node *n, const struct quantity_sort *sort)
{
    struct match_place place;
    if (n->amount.compare != QUERY_ANY_VALUE) return quantity_fits_measure(n, sort->measure) ? FITS : FITS_NOT;
    if (match_find(&n->word, sort->measure, 0, &place)) return FITS;
    return match_find(&n->word, sort->per, 0, &place) && place.start == 0 ? FITS : FITS_BY_TEXT;
}

/* ---- what is asked for ---- */

enum quantity_fit quantity_fits_sort(const struct query_node *n, const struct quantity_sort *sort)
{
    const struct query_amount *a = &n->amount;
    if (a->kinds && !(a->kinds >> sort->kind & 1)) return FITS_NOT;
    if (a->bounds && !(a->bounds >> sort->bound & 1)) return FITS_NOT;
    if (a->reached && sort->bound != QUANTITY_REACH && sort->kind != QUANTITY_LEVEL) return FITS_NOT;
    return n->word.patterns > 0 ? quantity_fits_word(n, sort) : FITS;
}

bool quantity_fits_value(const struct query_node *n, double low, double high)
{
    const struct query_amount *a = &n->amount;
    switch (a->compare) {
    case QUERY_EQUAL: return a->high >= low - NOTHING && a->value <= high + NOTHING;
    case QUERY_LESS: return (a->promised ? high : low) < a->value - NOTHING;
    case QUERY_LESS_EQUAL: return (a->promised ? high : low) <= a->value + NOTHING;
    case QUERY_MORE: return (a->promised ? low : high) > a->value + NOTHING;
    case QUERY_MORE_EQUAL: return (a->promised ? low : high) >= a->value - NOTHING;
    default: return true;
    }
}

bool quantity_fits_text(const struct query_node *n, struct slice text)
{
    struct match_place place;
    return match_find(&n->word, text, 0, &place);
}

void quantity_fits_between(const struct query_node *n, double *from, double *to)
{
    const struct query_amount *a = &n->amount;
    bool more = a->compare == QUERY_MORE || a->compare == QUERY_MORE_EQUAL || a->compare == QUERY_EQUAL,
         less = a->compare == QUERY_LESS || a->compare == QUERY_LESS_EQUAL || a->compare == QUERY_EQUAL;
    *from = more ? a->value - 2 * NOTHING : -INFINITY;
    *to = less ? a->high + 2 * NOTHING : INFINITY;
}

bool quantity_fits_perhaps(const struct query_node *n, struct slice text, double scale)
{
    const struct query_amount *a = &n->amount;
    bool at_least = a->compare == QUERY_EQUAL || a->compare == QUERY_MORE || a->compare == QUERY_MORE_EQUAL;
    return !at_least || numeral_may_reach(text, a->value / scale);
}
