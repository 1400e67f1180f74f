/* 数量>=300名 in a query: a comparison, a number as texts write it, a measure: how it is read, and which quantities of
 * a cell fit. */
#include "base/lang.h"
#include "base/measure.h"
#include "base/numeral.h"
#include "plan/quantity.h"
#include "search/query_parse.h"

/* What says how to compare: one or two signs. */
static const struct sign {
    uint32_t first, second;
    enum query_compare compare;
} signs[] = {
    {'>', '=', QUERY_MORE_EQUAL}, {'=', '>', QUERY_MORE_EQUAL}, {PARSER_MORE_EQUAL, 0, QUERY_MORE_EQUAL},
    {'<', '=', QUERY_LESS_EQUAL}, {'=', '<', QUERY_LESS_EQUAL}, {PARSER_LESS_EQUAL, 0, QUERY_LESS_EQUAL},
    {'<', '>', QUERY_UNEQUAL},    {'!', '=', QUERY_UNEQUAL},    {PARSER_NOT_EQUAL, 0, QUERY_UNEQUAL},
    {'=', '=', QUERY_EQUAL},      {'=', 0, QUERY_EQUAL},        {'>', 0, QUERY_MORE},
    {'<', 0, QUERY_LESS},
};

/* The sign at pos, NULL if none stands there; *end is behind it. */
static const struct sign *query_quantity_sign_at(const struct parser *p, size_t pos, size_t *end)
{
    size_t next, after;
    uint32_t first = parser_key_at(p, pos, &next), second = parser_key_at(p, next, &after);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].first != first || (signs[i].second && signs[i].second != second)) continue;
        *end = signs[i].second ? after : next;
        return &signs[i];
    }
    return NULL;
}

bool parser_compares(const struct parser *p, size_t pos)
{
    size_t end;
    return query_quantity_sign_at(p, pos, &end) != NULL;
}

static enum query_compare query_quantity_read_sign(struct parser *p)
{
    const struct sign *sign = query_quantity_sign_at(p, p->pos, &p->pos);
    return sign ? sign->compare : QUERY_ANY_VALUE;
}

static size_t query_quantity_not_understood(struct parser *p, size_t from)
{
    size_t end = parser_word_end(p, from), next;
    if (end == from) parser_key_at(p, from, &next), end = next;
    int n = (int)(end - from > 120 ? 120 : end - from);
    err_setf(p->err, _("write it as in 数量>=300名, and a blank before other words"),
             _("“%.*s” is not understood in a quantity"), n, p->text.s + from);
    parser_point(p, from);
    return FAILED;
}

/* Whether texts measure in what is asked for; the beginning of a measure will do: 平方 for 平方米. */
static bool query_quantity_is_measure(const struct match_word *asked, struct slice text)
{
    struct match_place place;
    size_t count, end = quantity_measure_end(text, 0);
    const struct word *known = measure_words(&count);
    if (end > 0 && end == text.n) return true; /* 名(个), 元/亩 */
    for (size_t i = 0; i < count; i++)
        if (match_find(asked, slice_make(known[i].text, known[i].n), 0, &place) && place.start == 0) return true;
    return false;
}

/* The measure behind a number: at once, or behind a blank if nothing else stands there (300 名). */
static bool query_quantity_read_measure(struct parser *p, struct match_word *word)
{
    size_t from = p->pos, next;
    bool apart = parser_key(p, &next) == ' ';
    parser_skip_blanks(p);
    size_t start = p->pos, end = parser_word_end(p, start);
    struct slice measure = slice_cut(p->text, start, end);
    p->pos = from;
    if (measure.n == 0) return true;
    match_compile(word, measure, p->query->kinds & ~(unsigned)(FOLD_PINYIN | FOLD_NUMERALS));
    bool known = query_quantity_is_measure(word, measure) && (!apart || quantity_measure_end(measure, 0) == measure.n);
    if (known) p->pos = end;
    else match_done(word);
    return known || apart;
}

/* 数量:名: any text of a quantity.  What would be a query of its own elsewhere is none. */
static bool query_quantity_read_text(struct parser *p, struct match_word *word)
{
    size_t next, end = parser_word_end(p, p->pos);
    uint32_t k = parser_key(p, &next);
    if (k == '"' || k == '/' || k == '(' || k == '!') return false;
    match_compile(word, slice_cut(p->text, p->pos, end), p->query->kinds & ~(unsigned)(FOLD_PINYIN | FOLD_NUMERALS));
    p->pos = end;
    return true;
}

static size_t query_quantity_missing(struct parser *p, enum query_compare compare)
{
    if (compare != QUERY_ANY_VALUE)
        return parser_fail(p, p->pos, _("a number is missing"), _("write one after the sign, as in 数量>=300名"));
    return parser_fail(p, p->pos, _("a number or a measure is missing"), _("write one after the colon, as in 数量:名"));
}

size_t parser_quantity(struct parser *p)
{
    size_t index, next, start = p->pos;
    struct match_word word = {0};
    double value = 0;
    parser_skip_blanks(p);
    size_t sign = p->pos;
    enum query_compare compare = query_quantity_read_sign(p);
    if (compare == QUERY_UNEQUAL)
        return parser_fail(p, sign, _("there is no sign for “not equal”"), _("write ! before it, as in !数量=300名"));
    parser_skip_blanks(p);
    uint32_t k = parser_key(p, &next);
    if (k == 0 || k == '|' || k == ')') return query_quantity_missing(p, compare);
    size_t from = p->pos, end = p->pos = quantity_number_end(p->text, from, &value);
    if (end == from && compare != QUERY_ANY_VALUE) return query_quantity_not_understood(p, from);
    if (end > from ? !query_quantity_read_measure(p, &word) : !query_quantity_read_text(p, &word))
        return query_quantity_not_understood(p, p->pos);
    struct query_node *node = parser_add_leaf(p, QUERY_QUANTITY, slice_cut(p->text, start, p->pos), &index);
    node->compare = end > from && compare == QUERY_ANY_VALUE ? QUERY_EQUAL : compare;
    node->value = value;
    node->word = word;
    return index;
}

/* ---- what fits it ---- */

static bool query_quantity_value_fits(const struct query_node *n, const struct quantity *q)
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
static bool query_quantity_begins_measure(struct slice measure, size_t pos)
{
    size_t next;
    return pos == 0 || text_halfwidth(text_decode(measure, text_previous(measure, pos), &next)) == '(';
}

/* With a number the measure is meant; without one anything of the quantity: 数量:万. */
static bool query_quantity_measure_fits(const struct query_node *n, struct slice cell, const struct quantity *q)
{
    struct match_place place;
    if (n->word.patterns == 0) return true;
    if (match_find(&n->word, q->measure, 0, &place))
        return n->compare == QUERY_ANY_VALUE || query_quantity_begins_measure(q->measure, place.start);
    return n->compare == QUERY_ANY_VALUE && match_find(&n->word, slice_cut(cell, q->start, q->end), 0, &place);
}

/* Reading quantities takes long; most cells hold no number that is large enough. */
static bool query_quantity_is_worth_reading(const struct query_node *n, struct slice text)
{
    bool at_least = n->compare == QUERY_EQUAL || n->compare == QUERY_MORE || n->compare == QUERY_MORE_EQUAL;
    return !at_least || numeral_may_reach(text, n->value);
}

bool query_quantity_in(const struct query_node *n, struct slice cell, size_t from, struct match_place *place)
{
    struct quantity q;
    if (from == 0 && !query_quantity_is_worth_reading(n, cell)) return false;
    for (size_t pos = from; quantity_next(cell, &pos, &q);) {
        if (!query_quantity_value_fits(n, &q) || !query_quantity_measure_fits(n, cell, &q)) continue;
        *place = (struct match_place){q.start, q.end - q.start, false};
        return true;
    }
    return false;
}
