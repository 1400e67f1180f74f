#include "plan/quantity.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/chars.h"
#include "base/numeral.h"
#include "plan/quantity_frame.h"
#include "plan/quantity_inside.h"

enum { LEAST = BOUND_LEAST, MOST = BOUND_MOST, ABOUT = BOUND_ABOUT, REACH = BOUND_REACH, LEVEL = BOUND_LEVEL };
enum { STATED = BOUND_STATED, WITHIN = BOUND_WITHIN };

#define QUOTED_CHARS 24 /* a longer quotation is speech, not a name */

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
#define STATE(word, flags) WORD(word, (flags) | LEVEL),
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

#define WHOLE_CHARS 20   /* the name of what a rate is of */
#define FRAMING_BYTES 48 /* longer texts are not looked through for every number */

#define AT QUANTITY_AT
#define BEFORE QUANTITY_BEFORE

/* ---- for items ---- */

bool quantity_is_whole_measure(struct slice text, size_t pos)
{
    const struct word *measure = measure_at(text, pos);
    return (measure && (measure->value & MEASURE_WHOLE)) || text_peek(text, pos) == 0x5E74 /* 年 */;
}

bool quantity_goes_on(struct slice text, size_t pos)
{
    const struct word *measure = measure_word_at(text, pos), *compound = AT(compounds, text, pos);
    if (compound && (!measure || compound->n > measure->n))
        return slice_equals(slice_cut(text, pos, pos + compound->n), "级");
    return measure != NULL || AT(goes_on, text, pos) || AT(multipliers, text, pos);
}

size_t quantity_measure_end(struct slice text, size_t pos)
{
    unsigned flags;
    size_t end = measure_end_behind_number(text, pos, &flags);
    return end > pos ? measure_divisor_end(text, end) : pos;
}

/* ---- the bounds around a number ---- */

/* After a number without a measure nothing may follow that could be one. */
static bool quantity_ends_clause(struct slice t, size_t pos)
{
    uint32_t cp = text_peek(t, pos);
    return quantity_is_stop(cp) || text_is_blank(cp) || chars_is(cp, CHARS_ROUND_CLOSE | CHARS_ENUMERATION);
}

/* 突破|20项以上关键核心技术: there the word is a verb. */
static bool quantity_is_breakthrough(struct slice t, size_t start, const struct word *prefix, size_t pos)
{
    struct quantity_number r;
    uint32_t before = text_peek_back(t, chars_skip_blanks_back(t, start));
    if (!slice_equals(slice_make(prefix->text, prefix->n), "突破")) return false;
    if (quantity_read_counted(t, pos, &r) && slice_equals(r.measure, "项") && !quantity_ends_clause(t, r.end))
        return true;
    if (!quantity_is_stop(before) && !text_is_digit(before) && !chars_is(before, CHARS_ENUMERATION | CHARS_ROUND_CLOSE))
        return false;
    return quantity_read_counted(t, pos, &r) && (r.flags & MEASURE_WHOLE) && !quantity_ends_clause(t, r.end);
}

/* Goes back over the bounds before a number (达到, 不少于, 提高到约…): where they begin; adds their flags. */
static size_t quantity_read_prefixes(struct slice t, size_t pos, size_t floor, unsigned *bound)
{
    size_t start = pos;
    for (int i = 0; i < 3; i++) {
        size_t end = chars_skip_blanks_back(t, start);
        const struct word *prefix = BEFORE(prefixes, t, end);
        if (!prefix || prefix->value == 0 || end - prefix->n < floor) break;
        if (quantity_is_breakthrough(t, end - prefix->n, prefix, pos)) break;
        *bound |= prefix->value;
        start = end - prefix->n;
        if ((prefix->value & STATED) && !(prefix->value & (REACH | WITHIN))) return end; /* 稳定在: no part of it */
    }
    return start;
}

/* 5个工作日内, 5%内: within, where a time or a rate is counted. */
static size_t quantity_read_inside(struct slice t, size_t pos, unsigned flags)
{
    static const struct word others[] = {WORD("内部", 0), WORD("内容", 0), WORD("内涵", 0), WORD("内外", 0),
                                         WORD("内河", 0)};
    if (!(flags & (MEASURE_TIME | MEASURE_RATE)) || text_peek(t, pos) != 0x5185 /* 内 */ || AT(others, t, pos))
        return pos;
    return text_step(t, pos);
}

static size_t quantity_read_suffixes(struct slice t, size_t pos, unsigned flags, unsigned *bound)
{
    for (int i = 0; i < 2; i++) {
        size_t from = chars_skip_blanks(t, pos), inside = quantity_read_inside(t, from, flags);
        const struct word *suffix = AT(suffixes, t, from);
        if (inside > from) *bound |= MOST, pos = inside;
        if (inside > from || !suffix || suffix->value == 0) break;
        *bound |= suffix->value;
        pos = from + suffix->n;
    }
    return pos;
}

/* What is said behind the number is stronger than what is said before: 达到60%以上, 控制在5%左右. */
static enum quantity_bound quantity_bound_of(unsigned bound, unsigned suffix)
{
    if ((bound & LEAST) && (bound & ABOUT)) return QUANTITY_ABOUT_AT_LEAST;
    if (suffix & LEAST) return QUANTITY_AT_LEAST;
    if (suffix & MOST) return QUANTITY_AT_MOST;
    if (bound & LEAST) return QUANTITY_AT_LEAST;
    if (bound & MOST) return QUANTITY_AT_MOST;
    if (bound & ABOUT) return QUANTITY_ABOUT;
    if (bound & WITHIN) return QUANTITY_AT_MOST;
    return bound & REACH ? QUANTITY_REACH : QUANTITY_EXACTLY;
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
    if (!first || !(first->value & MEASURE_HEAD) || close - first->n < floor) return (struct slice){0};
    return slice_cut(t, close - first->n, end);
}

/* 至少建成1个: the bound stands before the verb. */
static unsigned quantity_bound_before_verb(struct slice t, size_t start)
{
    static const struct word bounds[] = {WORD("至少", LEAST), WORD("最少", LEAST), WORD("最多", MOST),
                                         WORD("至多", MOST),  WORD("最高", MOST),  WORD("最低", LEAST)};
    static const struct word pays[] = {WORD("补贴", 0), WORD("补助", 0), WORD("奖励", 0), WORD("奖补", 0),
                                       WORD("给予", 0), WORD("资助", 0), WORD("支持", 0), WORD("奖", 0),
                                       WORD("补", 0),   WORD("可获", 0), WORD("贷款", 0), WORD("可贷", 0)};
    const struct word *verb = quantity_doing_before(t, start);
    if (!verb) verb = BEFORE(pays, t, start);
    const struct word *bound = verb ? BEFORE(bounds, t, start - verb->n) : NULL;
    return bound ? bound->value : 0;
}

/* 每天体育活动2小时, 每年学习40学时: a time that is spent for each of something. */
static bool quantity_is_service(struct slice measure)
{
    static const char *const times[] = {"小时", "课时", "学时", "分钟"};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (slice_equals(measure, times[i])) return true;
    return false;
}

static bool quantity_is_lifetime(struct slice t, size_t pos)
{
    static const struct word names[] = {WORD("寿命", 0)};
    return BEFORE(names, t, chars_skip_blanks_back(t, pos)) != NULL;
}

/* A time is a promise as a state (达到300天, 控制在80个工作日以内), as a limit (不超过5天, 5个工作日内) or as a service
 * for each of something (每年不少于120天), not as a period (3个月以内) or an age (60岁以上). */
static bool quantity_is_timed_state(const struct quantity_number *r, unsigned bound, bool prefixed, bool each,
                                    bool lifetime)
{
    static const char *const periods[] = {"个月", "岁", "歲"};
    if (bound & (STATED | WITHIN)) return true;
    if (each && quantity_is_service(r->measure)) return true;
    if (bound & LEVEL) return bound & (LEAST | MOST | REACH);
    if (prefixed && lifetime) return true; /* 期望寿命超过80岁 */
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
        if (slice_equals(r->measure, periods[i])) return prefixed && (bound & (i == 0 ? MOST | LEAST : MOST));
    return (bound & MOST) || ((bound & LEAST) && (prefixed || each));
}

/* ---- a quantity ---- */

/* Reads a number at pos with its range: r is its low end, *high its high end (equal to r's value without a range). */
static bool quantity_read_amount(const struct quantity_frame *frame, struct slice t, size_t pos,
                                 struct quantity_number *r, double *high)
{
    struct quantity_number second;
    bool bad = false;
    if (!quantity_read_counted(t, pos, r)) return false;
    *high = r->value;
    if (quantity_read_range(t, frame != NULL, r, &second, &bad)) {
        *high = second.value;
        second.start = r->start, second.value = r->value, second.han = r->han;
        *r = second;
    }
    return !bad;
}

/* 不低于装机容量的|10%: the bound stands before what the rate is of. */
static unsigned quantity_bound_before_whole(struct slice t, size_t start)
{
    static const struct word others[] = {WORD("超过", 0), WORD("达到", 0), WORD("达", 0), WORD("约", 0), WORD("近", 0)};
    size_t pos = start, next;
    if (start < 3 || text_peek_next(t, text_previous(t, start), &next) != 0x7684 /* 的 */) return 0;
    for (int chars = 0; chars < WHOLE_CHARS && !quantity_stops_before(t, pos); chars++) {
        const struct word *prefix = BEFORE(prefixes, t, pos);
        bool other = prefix && words_at(others, WORDS_COUNT(others), slice_make(prefix->text, prefix->n), 0);
        if (prefix && (prefix->value & (LEAST | MOST)) && !other) return prefix->value & (LEAST | MOST);
        if (text_is_digit(text_peek_back(t, pos))) return 0;
        pos = text_previous(t, pos);
    }
    return 0;
}

/* A number without a measure counts behind a bound, if its measure stands before that: 培训人(次)达到3万. */
static bool quantity_find_measure(struct slice t, struct quantity_number *r, unsigned bound, size_t start, size_t stop,
                                  size_t floor)
{
    if (r->han || !(bound & (LEAST | MOST | REACH | WITHIN)) || start == r->start || !quantity_ends_clause(t, stop))
        return false;
    r->measure = quantity_head_measure(t, start, floor);
    return r->measure.n > 0;
}

/* 利用系数提高到0.549以上: indices have no measure. */
static bool quantity_is_index(struct slice t, const struct quantity_number *r, unsigned bound, size_t start,
                              size_t stop)
{
    static const struct word names[] = {WORD("系数", 0),    WORD("指数", 0),         WORD("PUE", 0),   WORD("PUE值", 0),
                                        WORD("比值", 0),    WORD("电能利用效率", 0), WORD("得分", 0),  WORD("评分", 0),
                                        WORD("弹性", 0),    WORD("指数值", 0),       WORD("PUE）", 0), WORD("PUE)", 0),
                                        WORD("利用效率", 0)};
    /* 枢纽节点降到1.25以下: nothing but an index is so small and has no measure */
    bool small = r->fraction && r->value < 10 && (bound & STATED) && (bound & (LEAST | MOST));
    if (small && quantity_ends_clause(t, stop)) return true;
    if (r->han || !(bound & (LEAST | MOST | REACH | WITHIN)) || !quantity_ends_clause(t, stop)) return false;
    return BEFORE(names, t, chars_skip_blanks_back(t, start)) != NULL;
}

bool quantity_is_framing(struct slice t)
{
    if (t.n > FRAMING_BYTES) return false;
    for (size_t pos = 0, next; pos < t.n; pos = next) {
        uint32_t cp = text_decode(t, pos, &next);
        bool bracket = chars_is(cp,
                                CHARS_ROUND_OPEN | CHARS_ROUND_CLOSE | CHARS_LENTICULAR_OPEN | CHARS_LENTICULAR_CLOSE);
        if (!text_is_blank(cp) && !bracket && cp != '*' && cp != '[' && cp != ']' && cp != 0x3014 && cp != 0x3015)
            return false;
    }
    return true;
}

/* 7.5 beside a column of units: its measure stands there; multiplies the number by what the unit says (万人). */
static bool quantity_take_unit(const struct quantity_frame *frame, struct slice t, struct quantity_number *r,
                               double *high, size_t start, size_t stop, double *scale)
{
    bool alone = quantity_is_framing(slice_cut(t, 0, start)) && quantity_is_framing(slice_cut(t, stop, t.n));
    if (!frame || r->han || !(alone || (start < r->start && quantity_ends_clause(t, stop)))) return false;
    if (!quantity_frame_unit(frame, &r->measure, scale, &r->flags)) return false;
    if (r->zeros > 0) *scale = 1; /* 6.5亿 in a column of 亿吨 */
    r->value *= *scale, *high *= *scale;
    return true;
}

/* The quantity whose number begins at pos.  floor: the end of the one before.  *end: where to go on reading if there is
 * none. */
static bool quantity_at(const struct quantity_frame *frame, struct slice t, size_t floor, size_t pos,
                        struct quantity *q, size_t *end)
{
    struct quantity_number r = {0};
    double high = 0, scale = 0;
    unsigned bound = 0, suffix = 0;
    bool han = !text_is_digit(text_peek(t, pos)), read = quantity_read_amount(frame, t, pos, &r, &high);
    *end = han ? text_step(t, pos) : quantity_chain_end(t, pos);
    if (!read || (han && r.measure.n == 0) || quantity_is_struck(t, &r)) return false;
    size_t start = quantity_read_prefixes(t, pos, floor, &bound),
           divided = r.measure.n && !r.share ? measure_divisor_end(t, r.end) : r.end;
    size_t stop = quantity_read_suffixes(t, divided, r.flags, &suffix);
    bound |= r.bound | suffix | (start == pos ? quantity_bound_before_verb(t, start) : 0);
    if (start == pos && (r.flags & MEASURE_RATE) && !suffix) bound |= quantity_bound_before_whole(t, start);
    bool bare = r.measure.n == 0, in_front = bare && quantity_find_measure(t, &r, bound, start, stop, floor),
         framed = bare && !in_front && quantity_take_unit(frame, t, &r, &high, start, stop, &scale);
    bool index = bare && !in_front && !framed && quantity_is_index(t, &r, bound, start, stop);
    if ((r.measure.n == 0 && !index) || quantity_is_slogan(t, &r)) return false;
    if (han && !quantity_is_han_counted(t, &r, floor, bound)) return false;
    if (quantity_is_distance(t, &r, stop)) return *end = stop, false;
    if (quantity_is_attribute(t, &r, floor, start, stop, suffix)) return *end = stop, false;
    if (divided != r.end) r.measure.n = (size_t)(t.s + divided - r.measure.s);
    *q = (struct quantity){.start = start,
                           .end = stop,
                           .number = pos,
                           .number_end = r.number_end,
                           .low = r.value,
                           .scale = framed ? scale : 0,
                           .high = high,
                           .measure = r.measure,
                           .measure_in_front = in_front,
                           .has_high = high > r.value,
                           .rate = index || (r.flags & MEASURE_RATE),
                           .each = divided != r.end,
                           .contradictory = (bound & LEAST) && (bound & (ABOUT | MOST)),
                           .after = floor};
    q->bound = q->has_high ? QUANTITY_RANGE : quantity_bound_of(bound, suffix);
    if (index) r.flags = MEASURE_RATE, r.measure = slice_cut(t, r.end, r.end), q->measure = r.measure;
    quantity_find_kind(t, &r, bound, floor, q);
    if (frame) quantity_find_named_kind(quantity_frame_name(frame), framed, q);
    if (framed) return true;
    if ((r.flags & MEASURE_TIME) &&
        !quantity_is_timed_state(&r, bound, start < pos, q->each, quantity_is_lifetime(t, start)))
        return false;
    if (r.fraction && !r.zeros && (r.flags & MEASURE_WHOLE) && !q->each && !bound && q->kind == QUANTITY_AMOUNT)
        return false;
    return !quantity_is_known_before(t, &r, start, stop) || (*end = stop, false);
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
        if (a == 0xE5 && (b == 0x85 || b == 0x8D || b == 0x9B)) break; /* 六八 十 千 四 */
        if (a == 0xE7 && (b == 0x99 || b == 0xBF)) break;              /* 百 翻 */
    }
    return pos;
}

/* What a quantity can begin with, beside digits: 一, 两, 十; 百 and 千 of 百分之, 翻 of 翻番. */
static bool quantity_begins_with(struct slice t, size_t pos, uint32_t cp)
{
    if (numeral_is(cp, NUMERAL_ONE_TO_NINE | NUMERAL_PAIR | NUMERAL_TEN) || cp == 0x7FFB /* 翻 */) return true;
    const struct word *prefix = AT(multipliers, t, pos) ? BEFORE(prefixes, t, chars_skip_blanks_back(t, pos)) : NULL;
    if (prefix && prefix->value != 0) return true; /* 突破千万千瓦 */
    return (cp == L'百' || cp == L'千' || cp == L'万') &&
           slice_has_prefix(slice_cut(t, text_step(t, pos), t.n), SLICE("分之"));
}

bool quantity_next_in(const struct quantity_frame *frame, struct slice text, size_t *pos, struct quantity *q)
{
    size_t floor = *pos;
    if (frame && frame->before) return *pos = text.n, false;
    for (size_t at = quantity_skip_plain(text, floor), next; at < text.n; at = quantity_skip_plain(text, next)) {
        uint32_t cp = text_decode(text, at, &next);
        if (!text_is_digit(cp) && !quantity_begins_with(text, at, cp)) {
            if (cp == '"' || cp >= 0x2018) {
                bool framing = frame && quantity_is_framing(slice_cut(text, 0, next));
                size_t quoted = framing ? at : quantity_skip_quoted(text, at);
                if (quoted > at) next = quoted;
            }
            continue;
        }
        if (quantity_at(frame, text, floor, at, q, &next)) return *pos = q->end, true;
    }
    *pos = text.n;
    return false;
}

bool quantity_next(struct slice text, size_t *pos, struct quantity *q) { return quantity_next_in(NULL, text, pos, q); }

size_t quantity_count(struct slice text)
{
    size_t count = 0;
    struct quantity q;
    for (size_t pos = 0; quantity_next(text, &pos, &q);) count++;
    return count;
}

/* ---- what others ask ---- */

void quantity_add_scale(double scale, struct buf *out)
{
    static const struct {
        double value;
        const char *word;
    } words[] = {{1e8, "亿"}, {1e4, "万"}, {1e3, "千"}, {100, "百"}, {10, "十"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (scale < words[i].value) continue;
        quantity_add_scale(scale / words[i].value, out);
        buf_adds(out, words[i].word);
        return;
    }
}

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
