/* 数量>=300名, 数量:20-30名, 增长>=10% in a query: how what follows the name is read.
 *
 * A number with its measure and bounds is read as in a plan (quantity.h), so that it can be written, or copied, as it
 * stands there: 300名以上, 不少于30名, 20—30名.  Only a query may leave the measure out or give a number in words that a
 * plan would have to bound (三名). */
#include "base/buf.h"
#include "base/chars.h"
#include "base/lang.h"
#include "base/measure.h"
#include "base/numeral.h"
#include "search/query_parse.h"

#define BIT(n) (1u << (n))

/* ---- signs ---- */

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

/* The character at pos as its key.  》 〉 and 《 〈, which an input method gives for > and <, mean these before = and
 * before a digit. */
static uint32_t query_quantity_key_at(const struct parser *p, size_t pos, size_t *next)
{
    size_t after;
    uint32_t key = parser_key_at(p, pos, next);
    bool more = key == L'》' || key == L'〉', less = key == L'《' || key == L'〈';
    if (!more && !less) return key;
    uint32_t second = parser_key_at(p, *next, &after);
    if (second != '=' && !text_is_digit(second)) return key;
    return more ? '>' : '<';
}

/* The sign at pos, NULL if none stands there; *end is behind it. */
static const struct sign *query_quantity_sign_at(const struct parser *p, size_t pos, size_t *end)
{
    size_t next, after;
    uint32_t first = query_quantity_key_at(p, pos, &next), second = parser_key_at(p, next, &after);
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

bool parser_is_only_equal(const struct parser *p, size_t pos)
{
    size_t end;
    const struct sign *sign = query_quantity_sign_at(p, pos, &end);
    return sign && sign->compare == QUERY_EQUAL && !sign->second;
}

enum query_compare parser_read_sign(struct parser *p)
{
    const struct sign *sign = query_quantity_sign_at(p, p->pos, &p->pos);
    return sign ? sign->compare : QUERY_ANY_VALUE;
}

static bool query_quantity_asks_more(const struct query_amount *a)
{
    return a->compare == QUERY_MORE || a->compare == QUERY_MORE_EQUAL;
}

static bool query_quantity_asks_less(const struct query_amount *a)
{
    return a->compare == QUERY_LESS || a->compare == QUERY_LESS_EQUAL;
}

/* ---- what is read, and what is wrong with it ---- */

/* What was read of 300名以上. */
struct query_written {
    struct query_amount amount;
    struct slice measure; /* borrowed; empty: any */
};

enum query_written_result { READ_NOTHING, READ_DONE, READ_FAILED };

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

static size_t query_quantity_missing(struct parser *p, enum query_compare compare)
{
    if (compare != QUERY_ANY_VALUE)
        return parser_fail(p, p->pos, _("a number is missing"), _("write one after the sign, as in 数量>=300名"));
    return parser_fail(p, p->pos, _("a number or a measure is missing"), _("write one after the colon, as in 数量:名"));
}

static enum query_written_result query_quantity_refuse(struct parser *p, size_t pos, const char *what,
                                                       const char *remedy)
{
    parser_fail(p, pos, what, remedy);
    return READ_FAILED;
}

/* ---- ranges and bounds ---- */

static enum query_written_result query_quantity_set_range(struct parser *p, size_t pos, struct query_amount *a,
                                                          double low, double high)
{
    a->value = low;
    a->high = high;
    if (high < low)
        return query_quantity_refuse(p, pos, _("the range ends below its beginning"),
                                     _("write the smaller number first, as in 数量:20-30名"));
    if (high > low && (query_quantity_asks_more(a) || query_quantity_asks_less(a)))
        return query_quantity_refuse(p, pos, _("a range cannot be compared"),
                                     _("write 数量:20-30名, or one number after the sign"));
    return READ_DONE;
}

/* The bound that was written is asked for too.  Behind a sign 以上 and 以内 mean what is promised:
 * >=300名以上 are all that promise 300 or more, and not 至多500名, which may come to less. */
static enum query_written_result query_quantity_set_bound(struct parser *p, size_t pos, struct query_amount *a,
                                                          enum quantity_bound bound)
{
    static const unsigned asked[QUANTITY_BOUNDS] = {
        [QUANTITY_AT_LEAST] = BIT(QUANTITY_AT_LEAST) | BIT(QUANTITY_ABOUT_AT_LEAST),
        [QUANTITY_AT_MOST] = BIT(QUANTITY_AT_MOST),
        [QUANTITY_ABOUT] = BIT(QUANTITY_ABOUT) | BIT(QUANTITY_ABOUT_AT_LEAST),
        [QUANTITY_ABOUT_AT_LEAST] = BIT(QUANTITY_ABOUT_AT_LEAST),
    };
    bool least = bound == QUANTITY_AT_LEAST || bound == QUANTITY_ABOUT_AT_LEAST, most = bound == QUANTITY_AT_MOST;
    if ((least && query_quantity_asks_less(a)) || (most && query_quantity_asks_more(a)))
        return query_quantity_refuse(p, pos, _("the bound contradicts the sign"),
                                     _("write 数量>=300名以上, or 数量<=300名以内"));
    a->promised = (least && query_quantity_asks_more(a)) || (most && query_quantity_asks_less(a));
    a->reached = bound == QUANTITY_REACH;
    a->bounds = asked[bound];
    if (!a->promised) return READ_DONE;
    a->bounds |= BIT(QUANTITY_EXACTLY) | BIT(QUANTITY_RANGE) | BIT(QUANTITY_ABOUT);
    if (least) a->bounds |= asked[QUANTITY_AT_LEAST] | BIT(QUANTITY_REACH);
    return READ_DONE;
}

/* ---- as a plan could say it ---- */

/* False if the text is not one quantity from its start to its end. */
static bool query_quantity_is_said(struct slice text, struct quantity *q)
{
    size_t pos = 0;
    return text.n > 0 && quantity_next(text, &pos, q) && q->start == 0 && q->end == text.n;
}

/* A number at or soon behind pos: where it begins; *end: where it ends. */
static size_t query_quantity_find_number(struct slice t, size_t pos, size_t *end)
{
    double value;
    for (int chars = 0; chars < 8 && pos < t.n; chars++, pos = text_step(t, pos))
        if ((*end = quantity_number_end(t, pos, &value)) > pos) return pos;
    return *end = t.n;
}

/* 不少于30, 30以上: a bound without a measure is read as if it counted something. */
static bool query_quantity_is_said_of_anything(struct slice text, struct quantity *q)
{
    size_t end, number = query_quantity_find_number(text, 0, &end);
    if (number == text.n || (number == 0 && end == text.n)) return false;
    struct buf counted;
    buf_init(&counted);
    buf_add(&counted, slice_cut(text, 0, end));
    buf_adds(&counted, "个");
    buf_add(&counted, slice_cut(text, end, text.n));
    bool said = query_quantity_is_said(buf_slice(&counted), q);
    buf_done(&counted);
    q->measure = SLICE("");
    return said;
}

/* Where 300 |名以上 ends: the word behind a number that stands alone. */
static size_t query_quantity_apart_end(const struct parser *p, size_t from, size_t end)
{
    double value;
    size_t next;
    struct parser ahead = *p;
    if (quantity_number_end(p->text, from, &value) != end || parser_key_at(p, end, &next) != ' ') return end;
    ahead.pos = end;
    parser_skip_blanks(&ahead);
    return parser_word_end(p, ahead.pos);
}

static enum query_written_result query_quantity_read_said(struct parser *p, struct query_written *w)
{
    struct quantity q;
    size_t from = p->pos, word = parser_word_end(p, from), end = query_quantity_apart_end(p, from, word);
    bool said = query_quantity_is_said(slice_cut(p->text, from, end), &q);
    if (!said && end > word) said = query_quantity_is_said(slice_cut(p->text, from, end = word), &q);
    if (!said) said = query_quantity_is_said_of_anything(slice_cut(p->text, from, end), &q);
    if (!said) return READ_NOTHING;
    p->pos = end;
    w->measure = q.measure;
    if (q.kind == QUANTITY_GROWTH || q.kind == QUANTITY_DECLINE) w->amount.kinds |= BIT(q.kind);
    enum query_written_result result = query_quantity_set_range(p, from, &w->amount, q.low,
                                                                q.has_high ? q.high : q.low);
    if (result == READ_FAILED || q.has_high) return result;
    return query_quantity_set_bound(p, from, &w->amount, q.bound);
}

/* ---- bare numbers and measures ---- */

/* 300, 三百, 2.5万, 百分之八十 at pos: where it ends; *percent: it is the last. */
static size_t query_quantity_number_end(struct slice t, size_t pos, double *value, bool *percent)
{
    struct slice before = SLICE("百分之");
    *percent = slice_has_prefix(slice_cut(t, pos, t.n), before);
    size_t from = *percent ? pos + before.n : pos, end = quantity_number_end(t, from, value);
    return end > from ? end : pos;
}

/* 万 in 2.5万 is worth 10000; of a number without one, 1. */
static double query_quantity_multiplier(struct slice t, size_t pos, double value)
{
    int decimals = 0;
    double digits = 0;
    numeral_read_digits(t, pos, &digits, &decimals);
    return digits > 0 ? value / (digits / numeral_power10(decimals)) : 1;
}

/* The end of the dash at pos, or behind the measure there (20名—30名); pos if there is none.  Blanks on both sides are no
 * matter (20 - 30); 20 -30 is 20, and not 30. */
static size_t query_quantity_dash_end(struct slice t, size_t pos)
{
    size_t measure = quantity_measure_end(t, pos), from = measure > pos ? measure : pos,
           dash = chars_skip_blanks(t, from), end = dash;
    while (chars_is(text_peek(t, end), CHARS_DASH | CHARS_UP_TO) && end - dash < 12) end = text_step(t, end);
    size_t after = chars_skip_blanks(t, end);
    return end > dash && (dash == from || after > end) ? after : pos;
}

/* 20名 - 30名: a range that goes on behind the word. */
static bool query_quantity_is_spaced_range(const struct parser *p)
{
    bool percent;
    double value;
    size_t end = query_quantity_number_end(p->text, p->pos, &value, &percent);
    if (end == p->pos) return false;
    size_t dash = query_quantity_dash_end(p->text, end);
    return dash > parser_word_end(p, p->pos) && query_quantity_number_end(p->text, dash, &value, &percent) > dash;
}

static enum query_written_result query_quantity_read_numbers(struct parser *p, struct query_written *w)
{
    bool percent, second_percent;
    double low = 0, high = 0;
    size_t from = p->pos, end = query_quantity_number_end(p->text, from, &low, &percent);
    if (end == from) return READ_NOTHING;
    size_t dash = query_quantity_dash_end(p->text, end),
           second = query_quantity_number_end(p->text, dash, &high, &second_percent);
    p->pos = end;
    if (percent) w->measure = SLICE("%");
    if (dash == end || second == dash) return query_quantity_set_range(p, from, &w->amount, low, low);
    p->pos = second;
    double multiplier = query_quantity_multiplier(p->text, dash, high);
    bool alone = query_quantity_multiplier(p->text, from, low) <= 1;
    if (alone && low * multiplier < high) low *= multiplier; /* 2—2.5万: the multiplier is meant for both */
    return query_quantity_set_range(p, from, &w->amount, low, high);
}

/* Whether texts measure in what is asked for, in whatever width, case or script (KM, 個). */
static bool query_quantity_is_measure(const struct match_word *asked, struct slice text)
{
    struct match_place place;
    size_t count, end = quantity_measure_end(text, 0);
    const struct word *known = measure_words(&count);
    if (end > 0 && end == text.n) return true; /* 名(个), 元/亩 */
    for (size_t i = 0; i < count; i++)
        if (match_find(asked, slice_make(known[i].text, known[i].n), 0, &place) && place.start == 0 &&
            place.nbytes == known[i].n)
            return true;
    return false;
}

static void query_quantity_compile(const struct parser *p, struct match_word *word, struct slice text)
{
    match_compile(word, text, p->query->kinds & ~(unsigned)(FOLD_PINYIN | FOLD_NUMERALS));
}

/* The measure behind a number: at once, or behind a blank if nothing else stands there (300 名). */
static bool query_quantity_read_measure(struct parser *p, struct slice *out)
{
    size_t from = p->pos, next;
    struct match_word word;
    bool apart = parser_key(p, &next) == ' ';
    parser_skip_blanks(p);
    struct slice measure = slice_cut(p->text, p->pos, parser_word_end(p, p->pos));
    size_t end = p->pos + measure.n;
    p->pos = from;
    if (measure.n == 0) return true;
    query_quantity_compile(p, &word, measure);
    bool known = query_quantity_is_measure(&word, measure) && (!apart || quantity_measure_end(measure, 0) == measure.n);
    match_done(&word);
    if (known) p->pos = end, *out = measure;
    return known || apart;
}

/* ---- all of it ---- */

/* A number, perhaps two, with what belongs to it. */
static enum query_written_result query_quantity_read_number(struct parser *p, struct query_written *w)
{
    bool any = w->amount.compare == QUERY_ANY_VALUE;
    w->amount.compare = any ? QUERY_EQUAL : w->amount.compare; /* 数量:30名 */
    enum query_written_result result = query_quantity_is_spaced_range(p) ? READ_NOTHING
                                                                         : query_quantity_read_said(p, w);
    if (result != READ_NOTHING) return result;
    result = query_quantity_read_numbers(p, w);
    if (result == READ_NOTHING && any) w->amount.compare = QUERY_ANY_VALUE;
    if (result != READ_DONE || w->measure.n > 0) return result;
    if (query_quantity_read_measure(p, &w->measure)) return READ_DONE;
    query_quantity_not_understood(p, p->pos);
    return READ_FAILED;
}

/* 数量:增长10%, 数量:增长: the word of a kind, with or without a number. */
static enum query_written_result query_quantity_read_kind(struct parser *p, struct query_written *w)
{
    enum quantity_kind kind;
    size_t from = p->pos, end = query_kind_word(p->text, from, &kind);
    enum query_written_result result = READ_DONE;
    if (end == from) return READ_NOTHING;
    p->pos = end;
    if (end < parser_word_end(p, from)) result = query_quantity_read_number(p, w);
    else if (w->amount.compare != QUERY_ANY_VALUE && w->amount.compare != QUERY_EQUAL) result = READ_NOTHING;
    else w->amount.compare = QUERY_ANY_VALUE;
    if (result == READ_NOTHING) p->pos = from;
    else w->amount.kinds |= BIT(kind);
    return result;
}

/* 数量:名: any text of a quantity.  What would be a query of its own elsewhere is none. */
static bool query_quantity_read_text(struct parser *p, struct query_written *w)
{
    size_t next, end = parser_word_end(p, p->pos);
    uint32_t k = parser_key(p, &next);
    if (k == '"' || k == '/' || k == '(' || k == '!') return false;
    w->measure = slice_cut(p->text, p->pos, end);
    p->pos = end;
    return true;
}

/* Without the 个 that a measure may have or not: 2个百分点 are 2百分点. */
static struct slice query_quantity_plain_measure(const struct query_written *w)
{
    struct slice general = SLICE("个"), rest = w->measure;
    if (w->amount.compare == QUERY_ANY_VALUE || !slice_has_prefix(rest, general)) return rest;
    rest = slice_cut(rest, general.n, rest.n);
    return rest.n > 0 && quantity_measure_end(rest, 0) == rest.n ? rest : w->measure;
}

static size_t query_quantity_add_leaf(struct parser *p, size_t start, const struct query_written *w)
{
    size_t index;
    struct query_node *node = parser_add_leaf(p, QUERY_QUANTITY, slice_cut(p->text, start, p->pos), &index);
    node->amount = w->amount;
    if (w->measure.n > 0) query_quantity_compile(p, &node->word, query_quantity_plain_measure(w));
    return index;
}

size_t parser_quantity(struct parser *p, unsigned kinds)
{
    size_t next, start = p->pos;
    struct query_written w = {.amount.kinds = kinds};
    parser_skip_blanks(p);
    size_t sign = p->pos;
    enum query_compare compare = w.amount.compare = parser_read_sign(p);
    if (compare == QUERY_UNEQUAL)
        return parser_fail(p, sign, _("there is no sign for “not equal”"), _("write ! before it, as in !数量=300名"));
    parser_skip_blanks(p);
    uint32_t k = parser_key(p, &next);
    if (k == 0 || k == '|' || k == ')') return query_quantity_missing(p, compare);
    enum query_written_result result = query_quantity_read_number(p, &w);
    if (result == READ_NOTHING) result = query_quantity_read_kind(p, &w);
    if (result == READ_FAILED) return FAILED;
    if (result == READ_NOTHING && (compare != QUERY_ANY_VALUE || !query_quantity_read_text(p, &w)))
        return query_quantity_not_understood(p, p->pos);
    return query_quantity_add_leaf(p, start, &w);
}
