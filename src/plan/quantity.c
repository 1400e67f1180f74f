#include "plan/quantity.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/chars.h"
#include "base/measure.h"
#include "base/numeral.h"

enum { WHOLE = MEASURE_WHOLE, RATE = MEASURE_RATE, HEAD = MEASURE_HEAD, SHOWN = MEASURE_SHOWN, TIME = MEASURE_TIME };
enum { LEAST = 1, MOST = 2, ABOUT = 4, REACH = 8, LEVEL = 16, STATED = 32 }; /* of a bound */
enum { TERM = 1, PER = 2 };                                                  /* of a word that a quantity depends on */

#define CLAUSE_CHARS 60    /* how far back a clause is searched for 每 */
#define QUOTED_CHARS 24    /* a longer quotation is speech, not a name */
#define ATTRIBUTE_CHARS 24 /* with a longer text between them two numbers have nothing to do with each other */

static const struct word compounds[] = {
#define NOT(word) WORD(word, 0),
#include "base/measure.def"
#define COMPOUND(word) WORD(word, 0),
#include "plan/quantity.def"
};
static const struct word goes_on[] = {
#define GOES_ON(word) WORD(word, 0),
#include "plan/quantity.def"
};
static const struct word prefixes[] = {
#define PREFIX(word, flags) WORD(word, flags),
#include "plan/quantity.def"
};
static const struct word states[] = {
#define STATE(word, alone) WORD(word, (alone) ? LEVEL | STATED : LEVEL),
#include "plan/quantity.def"
};
static const struct word suffixes[] = {
#define SUFFIX(word, flags) WORD(word, flags),
#include "base/measure.def"
};
static const struct word multipliers[] = {
#define MULTIPLIER(word, zeros) WORD(word, zeros),
#include "plan/quantity.def"
};
static const struct word doings[] = {
#define DOING(word) WORD(word, 0),
#include "plan/quantity.def"
};
static const struct word strikers[] = {
#define STRUCK(word, struck) WORD(word, struck),
#include "plan/quantity.def"
};
static const struct word terms[] = {
#define EACH(word) WORD(word, PER),
#define TOTAL(word) WORD(word, TERM),
#include "plan/quantity.def"
};

#define AT(table, text, pos) words_at(table, WORDS_COUNT(table), text, pos)
#define BEFORE(table, text, pos) words_before(table, WORDS_COUNT(table), text, pos)

/* A number with its measure, as far as one was read. */
struct numbered {
    size_t start, number_end; /* the number, with its multiplier */
    size_t end;               /* behind the measure */
    double value;
    struct slice measure; /* empty: none that we know follows */
    unsigned flags;       /* of the measure */
    unsigned bound;       /* LEAST for 30余名 */
    int zeros;            /* of its multiplier: 4 for 万, 0 without one */
    bool fraction;        /* it has a decimal point */
    bool han;             /* Chinese numerals */
};

/* ---- characters ---- */

/* The signs between the numbers of a range: 3—4, 3-4, 3~4, 3至4, 3到4. */
static bool quantity_is_dash(uint32_t cp) { return chars_is(cp, CHARS_DASH | CHARS_UP_TO); }

/* Signs by which the numbers on both sides are one thing, not two quantities: 1:1, 2024.6.30, 4+2, 3×2, 1/3. */
static bool quantity_is_link(uint32_t cp)
{
    cp = text_halfwidth(cp);
    return cp == '+' || cp == ':' || cp == '/' || cp == '*' || cp == '.' || cp == '=' || cp == '_' || cp == 0xD7 ||
           cp == 0x2236;
}

/* ---- numbers ---- */

/* Where a run of numbers ends that hang together (2024-06-30, 1:1, 2、3): none of them is a quantity. */
static size_t quantity_skip_chain(struct slice t, size_t pos)
{
    while (pos < t.n) {
        uint32_t cp = text_peek(t, pos);
        bool joins = (quantity_is_dash(cp) || quantity_is_link(cp) || chars_is(cp, CHARS_ENUMERATION)) &&
                     text_is_digit(text_peek(t, text_step(t, pos)));
        if (!joins && !text_is_digit(cp) && !chars_is(cp, CHARS_LATIN)) break;
        pos = text_step(t, pos);
    }
    return pos;
}

/* ---- measures ---- */

/* 级 behind a measure makes a name of it (50亿元级, 万吨级), but not 3个级别. */
static bool quantity_is_grade(struct slice t, size_t pos)
{
    return text_peek(t, pos) == 0x7EA7 && text_peek(t, text_step(t, pos)) != 0x522B;
}

/* 期 counts courses and issues; otherwise it is a stage of a building. */
static bool quantity_is_course(struct slice t, size_t start, size_t end)
{
    static const struct word after[] = {WORD("培训", 0), WORD("班", 0), WORD("讲座", 0), WORD("论坛", 0),
                                        WORD("专题", 0)};
    static const struct word before[] = {WORD("班", 0),   WORD("培训", 0), WORD("讲座", 0), WORD("简报", 0),
                                         WORD("专刊", 0), WORD("讲堂", 0), WORD("举办", 0), WORD("开办", 0),
                                         WORD("开设", 0), WORD("刊发", 0)};
    return AT(after, t, end) || BEFORE(before, t, chars_skip_blanks_back(t, start));
}

/* Digits (or Chinese numerals) with 余 and a multiplier: 2.5万, 30余, 10余万, 5千. */
static bool quantity_read_number(struct slice t, size_t pos, struct numbered *r)
{
    int decimals = 0;
    *r = (struct numbered){.start = pos};
    if (text_is_digit(text_peek(t, pos)))
        pos = numeral_read_digits(t, pos, &r->value, &decimals), r->fraction = decimals > 0;
    else r->han = true, pos = numeral_read_chinese(t, pos, &r->value);
    if (pos == r->start) return false;
    uint32_t more = text_peek(t, pos);
    bool odd = more == 0x4F59 /* 余 */ || (more == 0x591A /* 多 */ && measure_at(t, text_step(t, pos)));
    if (odd) r->bound = LEAST, pos = text_step(t, pos);
    size_t from = chars_skip_blanks(t, pos);
    const struct word *multiplier = measure_at(t, from) ? NULL : AT(multipliers, t, from);
    if (multiplier) r->zeros = multiplier->value, pos = from + multiplier->n;
    if (multiplier && !odd && text_peek(t, pos) == 0x4F59) r->bound = LEAST, pos = text_step(t, pos); /* 3万余 */
    r->value = r->value * numeral_power10(r->zeros) / numeral_power10(decimals);
    r->number_end = r->end = pos;
    return true;
}

/* A number and, with or without a blank, its measure. */
static bool quantity_read_counted(struct slice t, size_t pos, struct numbered *r)
{
    if (!quantity_read_number(t, pos, r)) return false;
    size_t from = chars_skip_blanks(t, r->number_end), end = measure_end(t, from, &r->flags);
    if (end == from || quantity_is_grade(t, end)) return true;
    if ((r->flags & SHOWN) && !quantity_is_course(t, pos, end)) return true;
    r->measure = slice_cut(t, from, end);
    r->end = end;
    return true;
}

bool quantity_begins(struct slice text, size_t pos)
{
    struct numbered r;
    return text_is_digit(text_peek(text, pos)) && quantity_read_counted(text, pos, &r) && r.measure.n > 0;
}

bool quantity_is_whole_measure(struct slice text, size_t pos)
{
    const struct word *measure = measure_at(text, pos);
    return (measure && (measure->value & WHOLE)) || text_peek(text, pos) == 0x5E74 /* 年 */;
}

bool quantity_goes_on(struct slice text, size_t pos)
{
    const struct word *measure = measure_word_at(text, pos), *compound = AT(compounds, text, pos);
    if (compound && (!measure || compound->n > measure->n))
        return slice_equals(slice_cut(text, pos, pos + compound->n), "级");
    return measure != NULL || AT(goes_on, text, pos) || AT(multipliers, text, pos);
}

size_t quantity_number_end(struct slice text, size_t pos, double *value)
{
    struct numbered r;
    if (!quantity_read_number(text, pos, &r)) return pos;
    *value = r.value;
    return r.number_end;
}

/* ---- the parts around a number ---- */

static bool quantity_is_struck(struct slice t, size_t pos)
{
    size_t before = chars_skip_blanks_back(t, pos);
    uint32_t cp = text_peek_back(t, before);
    const struct word *striker = BEFORE(strikers, t, before);
    if (striker && striker->value) return true;
    if (before != pos) return false;
    if (chars_is(cp, CHARS_LATIN) || text_is_digit(cp)) return true;
    if (!quantity_is_dash(cp) && !quantity_is_link(cp) && !chars_is(cp, CHARS_ENUMERATION)) return false;
    if (cp == 0x81F3 || cp == 0x5230) return false; /* 至 到: the first half of a range would have taken it along */
    uint32_t first = text_peek_back(t, text_previous(t, before));
    return chars_is(first, CHARS_LATIN) || text_is_digit(first);
}

/* Goes back over the bounds before a number (达到, 不少于, 约…): where they begin; adds their flags, and those of a
 * state (提高到). */
static size_t quantity_read_prefixes(struct slice t, size_t pos, size_t floor, unsigned *bound)
{
    size_t start = pos;
    for (int i = 0; i < 3; i++) {
        size_t end = chars_skip_blanks_back(t, start);
        const struct word *prefix = BEFORE(prefixes, t, end);
        if (!prefix || prefix->value == 0 || end - prefix->n < floor) break;
        *bound |= prefix->value;
        start = end - prefix->n;
    }
    const struct word *state = BEFORE(states, t, chars_skip_blanks_back(t, start));
    if (state) *bound |= state->value;
    return start;
}

static size_t quantity_read_suffixes(struct slice t, size_t pos, unsigned *bound)
{
    for (int i = 0; i < 2; i++) {
        size_t from = chars_skip_blanks(t, pos);
        const struct word *suffix = AT(suffixes, t, from);
        if (!suffix || suffix->value == 0) break;
        *bound |= suffix->value;
        pos = from + suffix->n;
    }
    return pos;
}

static enum quantity_bound quantity_bound_of(unsigned bound)
{
    if ((bound & LEAST) && (bound & ABOUT)) return QUANTITY_ABOUT_AT_LEAST;
    if (bound & LEAST) return QUANTITY_AT_LEAST;
    if (bound & MOST) return QUANTITY_AT_MOST;
    if (bound & ABOUT) return QUANTITY_ABOUT;
    return bound & REACH ? QUANTITY_REACH : QUANTITY_EXACTLY;
}

static bool quantity_is_stop(uint32_t cp)
{
    return cp == 0 || cp == '\n' ||
           chars_is(cp, CHARS_COMMA | CHARS_SEMICOLON | CHARS_COLON | CHARS_DOT | CHARS_FULL_STOP | CHARS_EXCLAMATION);
}

/* Three or five years, as 三年获得10项 says over what time: where the number begins whose 年 ends at pos; pos for
 * 第三年, 2024年, 三年级. */
static size_t quantity_span_before(struct slice t, size_t pos)
{
    static const struct word names[] = {WORD("级", 0), WORD("制", 0), WORD("期", 0), WORD("度", 0), WORD("以上", 0)};
    size_t start = text_previous(t, pos), chars = 0;
    uint32_t cp = text_peek_back(t, start);
    for (; chars < 3 && (text_is_digit(cp) || numeral_is(cp, NUMERAL_ONE_TO_NINE | NUMERAL_PAIR | NUMERAL_TEN));
         cp = text_peek_back(t, start), chars++)
        start = text_previous(t, start);
    bool dated = cp == 0x7B2C /* 第 */ || numeral_is(cp, NUMERAL_ZERO | NUMERAL_CIRCLE | NUMERAL_CIRCLE_WHITE);
    return chars == 0 || chars > 2 || dated || quantity_is_dash(cp) || quantity_is_link(cp) || AT(names, t, pos)
               ? pos
               : start;
}

/* The word that ends at pos if a quantity depends on it: where it begins, and in *kind what it is; else pos. */
static size_t quantity_term_before(struct slice t, size_t pos, unsigned *kind)
{
    const struct word *word = BEFORE(terms, t, pos);
    if (word) return *kind = word->value, pos - word->n;
    *kind = TERM;
    return text_peek_back(t, pos) == 0x5E74 /* 年 */ ? quantity_span_before(t, pos) : pos;
}

/* Where the words before the quantity at pos begin that it depends on (每, 人均, 累计, 三年); pos if there are none.
 * They are looked for up to the last comma, at most CLAUSE_CHARS back, before `floor`, the end of the quantity before,
 * only if need be.  *per: one of them says that it is for each. */
static size_t quantity_find_terms(struct slice t, size_t pos, size_t floor, bool *per)
{
    size_t at = pos, found = pos;
    for (int i = 0; i < CLAUSE_CHARS && at > 0 && (at > floor || found == pos || !*per); i++) {
        unsigned kind;
        size_t start = quantity_term_before(t, at, &kind);
        if (start < at && (at > floor || found == pos || kind == PER)) found = start, *per |= kind == PER;
        at = text_previous(t, at);
        if (quantity_is_stop(text_peek(t, at))) break;
    }
    return found;
}

/* 培训人(次)达到3万: the measure right before the bounds, itself perhaps followed by 数. */
static struct slice quantity_head_measure(struct slice t, size_t end, size_t floor)
{
    end = chars_skip_blanks_back(t, end);
    if (end > floor + 3 && (text_peek_back(t, end) == 0x6570 /* 数 */ || text_peek_back(t, end) == 0x91CF /* 量 */))
        end = text_previous(t, end);
    size_t close = end, inner_end = end;
    const struct word *second = NULL;
    if (chars_is(text_peek_back(t, end), CHARS_ROUND_CLOSE)) {
        inner_end = text_previous(t, end);
        second = measure_before(t, inner_end);
        if (!second || !chars_is(text_peek_back(t, inner_end - second->n), CHARS_ROUND_OPEN)) return (struct slice){0};
        close = text_previous(t, inner_end - second->n);
    }
    const struct word *first = measure_before(t, close);
    if (!first || !(first->value & HEAD) || close - first->n < floor) return (struct slice){0};
    return slice_cut(t, close - first->n, end);
}

/* After a number without a measure nothing may follow that could be one. */
static bool quantity_ends_clause(struct slice t, size_t pos)
{
    uint32_t cp = text_peek(t, pos);
    return quantity_is_stop(cp) || text_is_blank(cp) || chars_is(cp, CHARS_ROUND_CLOSE | CHARS_ENUMERATION);
}

/* ---- a quantity ---- */

/* 1家1策, 1企1档: a slogan, not one of something. */
static bool quantity_is_slogan(struct slice t, const struct numbered *r)
{
    return r->value >= 1 && r->value <= 1 && text_is_digit(text_peek(t, r->end)) && !quantity_begins(t, r->end);
}

/* Chinese numerals: with a bound; composed (三百公里); or, for whole things, right behind a verb of doing (新建两所).
 * One is a quantity only with a bound that says nothing but how many: 一个以上, not 突破一批. */
static bool is_han_quantity(struct slice t, const struct numbered *r, unsigned bound)
{
    bool counts = r->flags & HEAD, whole = r->flags & WHOLE;
    if (numeral_is(text_peek_back(t, r->start),
                   NUMERAL_ONE_TO_NINE | NUMERAL_ZERO | NUMERAL_PAIR | NUMERAL_TEN | NUMERAL_UNITS) ||
        r->bound)
        return false;
    if (r->value <= 1) return bound && !(bound & (LEVEL | STATED));
    if (bound) return true;
    if (r->number_end - r->start > SLICE("三").n && (counts || !whole)) return true;
    return whole && counts && BEFORE(doings, t, r->start);
}

/* A time is a promise as a state (达到300天, 控制在80个工作日以内) or a limit (不超过5天), not as a period
 * (3个月以内). */
static bool quantity_is_timed_state(unsigned bound, bool prefixed)
{
    if (bound & STATED) return true;
    return (bound & LEVEL) ? bound & (LEAST | MOST | REACH) : prefixed && (bound & MOST);
}

/* A number that only describes what the next one counts: 年产值10亿元以上企业|3家, 50人以上企业|10家,
 * 5个|100万千瓦风电项目. */
static bool quantity_is_attribute(struct slice t, const struct numbered *r, size_t floor, size_t start, size_t end,
                                  unsigned suffix)
{
    struct numbered next;
    bool people = slice_equals(r->measure, "人") && suffix;
    if ((r->flags & (WHOLE | RATE)) && !people) return false;
    if (floor > 0 && start == floor) return true;
    size_t pos = end;
    for (int chars = 0; chars < ATTRIBUTE_CHARS && pos < t.n; chars++, pos = text_step(t, pos)) {
        uint32_t cp = text_peek(t, pos);
        if (quantity_is_stop(cp) || chars_is(cp, CHARS_ROUND_CLOSE | CHARS_ENUMERATION) || AT(doings, t, pos))
            return false;
        if (text_is_digit(cp))
            return chars > 0 && quantity_read_counted(t, pos, &next) && (next.flags & WHOLE) &&
                   !quantity_is_struck(t, pos);
    }
    return false;
}

/* 至少建成1个: the bound stands before the verb. */
static unsigned quantity_bound_before_verb(struct slice t, size_t start)
{
    static const struct word bounds[] = {WORD("至少", LEAST), WORD("最少", LEAST), WORD("最多", MOST),
                                         WORD("至多", MOST)};
    const struct word *verb = BEFORE(doings, t, start), *bound = verb ? BEFORE(bounds, t, start - verb->n) : NULL;
    return bound ? bound->value : 0;
}

/* The second half of a range that begins with *first; false if there is none.  *bad: a pair that is no range (5—3). */
static bool quantity_read_range(struct slice t, struct numbered *first, struct numbered *second, bool *bad)
{
    size_t pos = first->end;
    while (quantity_is_dash(text_peek(t, pos)) && pos - first->end < 12) pos = text_step(t, pos);
    if (pos == first->end || !(text_is_digit(text_peek(t, pos)) || first->han)) return false;
    *bad = true;
    if (!quantity_read_counted(t, pos, second) || second->measure.n == 0) return false;
    if (first->measure.n && !quantity_same_measure(first->measure, second->measure)) return false;
    if (!first->measure.n && !first->zeros && first->value * numeral_power10(second->zeros) < second->value)
        first->value *= numeral_power10(second->zeros); /* 2—2.5万: the multiplier is meant for both */
    *bad = first->value >= second->value;
    return !*bad;
}

/* 30人/年, 500元/亩: the measure with what it is divided by. */
static size_t quantity_read_divisor(struct slice t, size_t pos)
{
    static const struct word times[] = {WORD("年", 0), WORD("月", 0),   WORD("天", 0),
                                        WORD("日", 0), WORD("小时", 0), WORD("季度", 0)};
    uint32_t cp = text_peek(t, pos);
    if (cp != '/' && cp != 0xFF0F) return pos;
    size_t from = text_step(t, pos);
    const struct word *time = AT(times, t, from), *measure = measure_at(t, from);
    return time ? from + time->n : measure ? from + measure->n : pos;
}

size_t quantity_measure_end(struct slice text, size_t pos)
{
    unsigned flags;
    size_t end = measure_end(text, pos, &flags);
    return end > pos ? quantity_read_divisor(text, end) : pos;
}

/* Reads a number at pos with its range: r is its low end, *high its high end (equal to r's value without a range). */
static bool quantity_read_amount(struct slice t, size_t pos, struct numbered *r, double *high)
{
    struct numbered second;
    bool bad = false;
    if (!quantity_read_counted(t, pos, r)) return false;
    *high = r->value;
    if (quantity_read_range(t, r, &second, &bad)) {
        *high = second.value;
        second.start = r->start, second.value = r->value;
        *r = second;
    }
    return !bad;
}

/* The quantity whose number begins at pos.  floor: the end of the one before.  *end: where to go on reading if there is
 * none. */
static bool quantity_at(struct slice t, size_t floor, size_t pos, struct quantity *q, size_t *end)
{
    struct numbered r = {0};
    double high = 0;
    unsigned bound = 0, suffix = 0;
    bool han = !text_is_digit(text_peek(t, pos));
    bool read = quantity_read_amount(t, pos, &r, &high);
    *end = han ? text_step(t, pos) : quantity_skip_chain(t, pos);
    if (!read || (han && r.measure.n == 0) || quantity_is_struck(t, pos)) return false;
    size_t start = quantity_read_prefixes(t, pos, floor, &bound),
           divided = r.measure.n ? quantity_read_divisor(t, r.end) : r.end;
    size_t stop = quantity_read_suffixes(t, divided, &suffix);
    bound |= r.bound | suffix | (start == pos ? quantity_bound_before_verb(t, start) : 0);
    if (r.measure.n == 0) {
        if (!(bound & (LEAST | MOST | REACH)) || start == pos || !quantity_ends_clause(t, stop)) return false;
        r.measure = quantity_head_measure(t, start, floor);
    }
    if (r.measure.n == 0 || quantity_is_slogan(t, &r) || (han && !is_han_quantity(t, &r, bound))) return false;
    bool per = divided != r.end;
    size_t terms_start = quantity_find_terms(t, start, floor, &per);
    if ((r.flags & TIME) && !quantity_is_timed_state(bound, start < pos)) return false;
    if (r.fraction && !r.zeros && (r.flags & WHOLE) && !per && !bound) return false;
    if (quantity_is_attribute(t, &r, floor, start, stop, suffix)) return *end = stop, false;
    if (divided != r.end) r.measure.n = (size_t)(t.s + divided - r.measure.s);
    *q = (struct quantity){.start = start,
                           .end = stop,
                           .number = pos,
                           .number_end = r.number_end,
                           .low = r.value,
                           .high = high,
                           .measure = r.measure,
                           .has_high = high > r.value,
                           .level = bound & LEVEL,
                           .rate = r.flags & RATE,
                           .each = per,
                           .terms_start = terms_start,
                           .contradictory = (bound & LEAST) && (bound & (ABOUT | MOST)),
                           .after = floor};
    if (q->rate || q->level || per) q->kind = QUANTITY_LEVEL;
    q->bound = q->has_high ? QUANTITY_RANGE : quantity_bound_of(bound);
    return true;
}

/* Behind a short quotation or a title that opens at pos (a name: “50亿级”); pos if none opens. */
static size_t quantity_skip_quoted(struct slice t, size_t pos)
{
    static const uint32_t pairs[][3] = {{0x201C, 0x201D, QUOTED_CHARS}, {0x2018, 0x2019, QUOTED_CHARS},
                                        {0x300C, 0x300D, QUOTED_CHARS}, {0x300E, 0x300F, QUOTED_CHARS},
                                        {'"', '"', QUOTED_CHARS},       {0x300A, 0x300B, 3 * QUOTED_CHARS},
                                        {0x3008, 0x3009, QUOTED_CHARS}};
    uint32_t open = text_peek(t, pos);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        if (pairs[i][0] != open) continue;
        size_t at = text_step(t, pos);
        for (uint32_t n = 0; at < t.n && n < pairs[i][2]; n++, at = text_step(t, at))
            if (text_peek(t, at) == pairs[i][1]) return text_step(t, at);
    }
    return pos;
}

/* The next byte at or after pos where a digit, a Chinese numeral or a quotation can begin; most text is passed over
 * here. */
static size_t quantity_skip_plain(struct slice t, size_t pos)
{
    for (; pos < t.n; pos++) {
        unsigned char a = (unsigned char)t.s[pos], b = pos + 1 < t.n ? (unsigned char)t.s[pos + 1] : 0;
        if ((a >= '0' && a <= '9') || a == '"' || a == 0xE2 || a == 0xE3 || a == 0xEF) break;
        if (a == 0xE4 && b >= 0xB8 && b <= 0xBA) break;                /* 一三七两 九 二五 */
        if (a == 0xE5 && (b == 0x85 || b == 0x8D || b == 0x9B)) break; /* 六八 十 四 */
    }
    return pos;
}

bool quantity_next(struct slice text, size_t *pos, struct quantity *q)
{
    size_t floor = *pos;
    for (size_t at = quantity_skip_plain(text, floor), next; at < text.n; at = quantity_skip_plain(text, next)) {
        uint32_t cp = text_decode(text, at, &next);
        bool digit = text_is_digit(cp);
        if (!digit && !numeral_is(cp, NUMERAL_ONE_TO_NINE | NUMERAL_PAIR | NUMERAL_TEN)) {
            if (cp == '"' || cp >= 0x2018) {
                size_t quoted = quantity_skip_quoted(text, at);
                if (quoted > at) next = quoted;
            }
            continue;
        }
        if (quantity_at(text, floor, at, q, &next)) return *pos = q->end, true;
    }
    *pos = text.n;
    return false;
}

size_t quantity_count(struct slice text)
{
    size_t count = 0;
    struct quantity q;
    for (size_t pos = 0; quantity_next(text, &pos, &q);) count++;
    return count;
}

/* ---- what others ask ---- */

const char *quantity_bound_name(enum quantity_bound bound)
{
    static const char *const names[QUANTITY_BOUNDS] = {[QUANTITY_EXACTLY] = "exactly",
                                                       [QUANTITY_AT_LEAST] = "at_least",
                                                       [QUANTITY_AT_MOST] = "at_most",
                                                       [QUANTITY_ABOUT] = "about",
                                                       [QUANTITY_RANGE] = "range",
                                                       [QUANTITY_REACH] = "reach",
                                                       [QUANTITY_ABOUT_AT_LEAST] = "about_at_least"};
    return names[bound];
}

const char *quantity_kind_name(enum quantity_kind kind)
{
    static const char *const names[QUANTITY_KINDS] = {[QUANTITY_AMOUNT] = "amount",
                                                      [QUANTITY_LEVEL] = "level",
                                                      [QUANTITY_GROWTH] = "growth",
                                                      [QUANTITY_DECLINE] = "decline",
                                                      [QUANTITY_MULTIPLE] = "multiple"};
    return names[kind];
}

bool quantity_adds(const struct quantity *q) { return q->kind == QUANTITY_AMOUNT && !q->each; }

bool quantity_same_measure(struct slice a, struct slice b)
{
    size_t i = 0, j = 0;
    while (i < a.n && j < b.n)
        if (text_halfwidth(text_decode(a, i, &i)) != text_halfwidth(text_decode(b, j, &j))) return false;
    return i == a.n && j == b.n;
}

char *quantity_number(double value, char out[32])
{
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(out, 32, "%.*g", precision, value);
        if (strtod(out, NULL) >= value && strtod(out, NULL) <= value) break;
    }
    if (strchr(out, 'e') && value < 1e18) snprintf(out, 32, "%.0f", value);
    for (char *c = out; *c; c++)
        if (*c == ',') *c = '.'; /* some locales' decimal point */
    return out;
}
