/* Numbers in all the forms in which plans write them, with the measure behind them: 2.5万人, 2 350户, 三十余家,
 * 百分之八十五, 三分之一, 四成, 翻一番. */
#include "plan/quantity_inside.h"

#include "base/chars.h"
#include "base/numeral.h"

#define COURSE_CHARS 12 /* 4期以上医疗质量|培训班 */

#define GROUPS_MAX 3 /* of three digits behind a blank: 12 345 678 */

static const struct word multipliers[] = {
#define MULTIPLIER(word, zeros) WORD(word, zeros),
#include "plan/quantity.def"
};

static const struct slice percent = {"%", 1};

bool quantity_is_link(uint32_t cp)
{
    cp = text_halfwidth(cp);
    return cp == '+' || cp == ':' || cp == '/' || cp == '*' || cp == '.' || cp == '=' || cp == '_' || cp == 0xD7 ||
           cp == 0x2236;
}

bool quantity_is_stop(uint32_t cp)
{
    return cp == 0 || cp == '\n' ||
           chars_is(cp, CHARS_COMMA | CHARS_SEMICOLON | CHARS_COLON | CHARS_DOT | CHARS_FULL_STOP | CHARS_EXCLAMATION);
}

bool quantity_stops_at(struct slice t, size_t at)
{
    uint32_t cp = text_peek(t, at);
    bool point = chars_is(cp, CHARS_DOT) && text_is_digit(text_peek_back(t, at)) &&
                 text_is_digit(text_peek(t, text_step(t, at)));
    return quantity_is_stop(cp) && !point;
}

bool quantity_stops_before(struct slice t, size_t pos)
{
    return pos == 0 || quantity_stops_at(t, text_previous(t, pos));
}

size_t quantity_chain_end(struct slice t, size_t pos)
{
    while (pos < t.n) {
        uint32_t cp = text_peek(t, pos);
        bool joins = (chars_is(cp, CHARS_DASH | CHARS_UP_TO | CHARS_ENUMERATION) || quantity_is_link(cp)) &&
                     text_is_digit(text_peek(t, text_step(t, pos)));
        if (!joins && !text_is_digit(cp) && !chars_is(cp, CHARS_LATIN)) break;
        pos = text_step(t, pos);
    }
    return pos;
}

/* ---- digits ---- */

static size_t quantity_number_digits_end(struct slice t, size_t pos)
{
    while (text_is_digit(text_peek(t, pos))) pos = text_step(t, pos);
    return pos;
}

/* The end of a group of three digits behind a blank: 2| 350; pos if none follows. */
static size_t quantity_number_group_end(struct slice t, size_t pos)
{
    uint32_t blank = text_peek(t, pos);
    if (blank != ' ' && blank != 0xA0 && blank != 0x2009 && blank != 0x202F) return pos;
    size_t from = text_step(t, pos), end = quantity_number_digits_end(t, from);
    return text_chars(slice_cut(t, from, end)) == 3 ? end : pos;
}

/* 2 350, 12 345: thousands set apart by single blanks, as typesetters do.  The first group has at most three digits and
 * no comma or point. */
static size_t quantity_number_read_digits(struct slice t, size_t pos, double *value, int *decimals)
{
    size_t end = numeral_read_digits(t, pos, value, decimals), first = quantity_number_digits_end(t, pos), next = end;
    if (end == pos || end != first || text_chars(slice_cut(t, pos, end)) > 3 || *value < 1) return end;
    for (int i = 0; i < GROUPS_MAX && (next = quantity_number_group_end(t, end)) > end; i++) {
        double group;
        int none;
        numeral_read_digits(t, text_step(t, end), &group, &none);
        *value = *value * 1000 + group;
        end = next;
    }
    double point;
    int after; /* 2 350.5 */
    if (end > first && text_peek(t, end) == '.' && text_is_digit(text_peek(t, end + 1)) &&
        numeral_read_digits(t, end + 1, &point, &after) > end + 1 && after == 0) {
        size_t stop = quantity_number_digits_end(t, end + 1);
        *decimals = (int)text_chars(slice_cut(t, end + 1, stop));
        *value = *value * numeral_power10(*decimals) + point;
        end = stop;
    }
    return end;
}

/* ---- shares ---- */

/* Digits or Chinese numerals, without a multiplier. */
static size_t quantity_number_read_plain(struct slice t, size_t pos, double *value)
{
    int decimals = 0;
    if (text_is_digit(text_peek(t, pos))) {
        size_t end = numeral_read_digits(t, pos, value, &decimals);
        *value /= numeral_power10(decimals);
        return end;
    }
    size_t end = numeral_read_chinese(t, pos, value);
    if (end > pos || text_peek(t, pos) != L'百') return end;
    *value = 100; /* 百分之百 */
    return text_step(t, pos);
}

/* 八十五|点五: adds the decimals that stand at pos; their end, pos if there are none. */
static size_t quantity_number_read_spoken_decimals(struct slice t, size_t pos, double *value)
{
    double whole = 0;
    int decimals = 0;
    size_t end = pos;
    if (text_peek(t, pos) != 0x70B9 /* 点 */) return pos;
    for (size_t at = text_step(t, pos); at < t.n && decimals < 9; end = at = text_step(t, at), decimals++) {
        int digit = numeral_digit(text_peek(t, at), NUMERAL_ONE_TO_NINE | NUMERAL_ZERO | NUMERAL_CIRCLE);
        if (digit < 0) break;
        whole = whole * 10 + digit;
    }
    if (decimals == 0) return pos;
    *value = (*value * numeral_power10(decimals) + whole) / numeral_power10(decimals);
    return end;
}

/* 百分之八十五点五, 千分之三: the share in %; pos if none begins there. */
static size_t quantity_number_read_share(struct slice t, size_t pos, double *value)
{
    static const struct word parts[] = {WORD("百分之", 0), WORD("千分之", 1), WORD("万分之", 2)};
    const struct word *part = QUANTITY_AT(parts, t, pos);
    if (!part) return pos;
    size_t from = pos + part->n, end = quantity_number_read_plain(t, from, value);
    if (end == from) return pos;
    if (!text_is_digit(text_peek(t, from))) end = quantity_number_read_spoken_decimals(t, end, value);
    *value /= numeral_power10(part->value);
    return end;
}

/* 三分之一, 2/3 is none: the share in %; pos if none begins there. */
static size_t quantity_number_read_fraction(struct slice t, size_t pos, double *value)
{
    double below, above;
    size_t end = quantity_number_read_plain(t, pos, &below), next;
    if (end == pos || !slice_has_prefix(slice_cut(t, end, t.n), SLICE("分之"))) return pos;
    end += SLICE("分之").n;
    next = quantity_number_read_plain(t, end, &above);
    if (next == end || below < 1 || above > below) return pos;
    *value = 100 * above / below;
    return next;
}

/* 四成, 七成五, 3成: the share in %, where nothing follows that makes another word of it (三成员). */
static size_t quantity_number_read_tenths(struct slice t, size_t pos, double *value)
{
    static const struct word after[] = {WORD("成立", 0), WORD("成员", 0), WORD("成果", 0), WORD("成功", 0),
                                        WORD("成为", 0), WORD("成熟", 0), WORD("成本", 0), WORD("成效", 0),
                                        WORD("成套", 0), WORD("成品", 0), WORD("成年", 0), WORD("成人", 0)};
    size_t end = quantity_number_read_plain(t, pos, value), next;
    if (end == pos || *value < 1 || *value >= 10 || text_peek(t, end) != 0x6210 /* 成 */) return pos;
    if (QUANTITY_AT(after, t, end)) return pos;
    end = text_step(t, end);
    *value *= 10;
    int half = numeral_digit(text_peek_next(t, end, &next), NUMERAL_ONE_TO_NINE);
    if (half > 0) *value += half, end = next;
    return end;
}

/* 一半以上, 超过一半, 占一半: a half, in %; not 一半是…. */
static size_t quantity_number_read_half(struct slice t, size_t pos, double *value)
{
    static const struct word halves[] = {WORD("一半", 0), WORD("半数", 0)};
    static const struct word bounds[] = {WORD("以上", 0), WORD("左右", 0)};
    static const struct word before[] = {WORD("超过", 0), WORD("超", 0), WORD("过", 0),
                                         WORD("达到", 0), WORD("近", 0), WORD("不低于", 0),
                                         WORD("占比", 0), WORD("约", 0), WORD("不少于", 0)};
    const struct word *half = QUANTITY_AT(halves, t, pos);
    if (!half) return pos;
    if (!QUANTITY_AT(bounds, t, pos + half->n) && !QUANTITY_BEFORE(before, t, pos)) return pos;
    *value = 50;
    return pos + half->n;
}

/* 翻一番, 翻两番, 翻番: what is added, in %. */
static size_t quantity_number_read_doubling(struct slice t, size_t pos, double *value)
{
    size_t end;
    uint32_t cp = text_peek_next(t, pos, &end);
    if (cp != 0x7FFB /* 翻 */) return pos;
    double times = 1;
    size_t next = quantity_number_read_plain(t, end, &times);
    if (next == end) times = 1; /* 翻番 */
    if (text_peek(t, next) != 0x756A /* 番 */ || times > 5) return pos;
    *value = 100 * ((double)(1u << (unsigned)times) - 1);
    return text_step(t, next);
}

/* A share of any of these forms; its measure is %. */
static bool quantity_number_read_any_share(struct slice t, size_t pos, struct quantity_number *r)
{
    size_t end = quantity_number_read_share(t, pos, &r->value);
    if (end == pos) end = quantity_number_read_fraction(t, pos, &r->value);
    if (end == pos) end = quantity_number_read_half(t, pos, &r->value);
    if (end == pos) end = quantity_number_read_tenths(t, pos, &r->value);
    if (end == pos) end = quantity_number_read_doubling(t, pos, &r->value), r->doubling = end > pos;
    if (end == pos) return false;
    r->share = true;
    r->measure = percent;
    r->flags = MEASURE_RATE;
    r->number_end = r->end = end;
    return true;
}

/* ---- numbers ---- */

/* Digits (or Chinese numerals) with 余 and a multiplier: 2.5万, 30余, 10余万, 5千. */
static bool quantity_number_read(struct slice t, size_t pos, struct quantity_number *r)
{
    int decimals = 0;
    *r = (struct quantity_number){.start = pos};
    if (text_is_digit(text_peek(t, pos)))
        pos = quantity_number_read_digits(t, pos, &r->value, &decimals), r->fraction = decimals > 0;
    else r->han = true, pos = numeral_read_chinese(t, pos, &r->value);
    const struct word *bare = pos == r->start ? QUANTITY_AT(multipliers, t, pos) : NULL;
    if (bare) {
        *r = (struct quantity_number){.start = pos, .han = true, .bare = true, .zeros = bare->value};
        r->value = numeral_power10(bare->value);
        return r->number_end = r->end = pos + bare->n, true;
    }
    if (pos == r->start) return false;
    if (r->han) {
        size_t end = quantity_number_read_spoken_decimals(t, pos, &r->value);
        r->fraction = end > pos, pos = end;
    }
    uint32_t more = text_peek(t, pos);
    bool odd = more == 0x4F59 /* 余 */ || (more == 0x591A /* 多 */ && (measure_at(t, text_step(t, pos)) ||
                                                                       QUANTITY_AT(multipliers, t, text_step(t, pos))));
    if (odd) r->bound = BOUND_LEAST, pos = text_step(t, pos);
    size_t from = chars_skip_blanks(t, pos);
    const struct word *multiplier = measure_at(t, from) ? NULL : QUANTITY_AT(multipliers, t, from);
    if (multiplier && r->han && multiplier->value < 4) multiplier = NULL; /* numeral_read_chinese takes 百 and 千 */
    if (multiplier) r->zeros = multiplier->value, pos = from + multiplier->n;
    if (multiplier && !odd && text_peek(t, pos) == 0x4F59) r->bound = BOUND_LEAST, pos = text_step(t, pos); /* 3万余 */
    r->value = r->value * numeral_power10(r->zeros) / numeral_power10(decimals);
    r->number_end = r->end = pos;
    return true;
}

/* 级 behind a measure makes a name of it (50亿元级, 万吨级), but not 3个级别. */
static bool quantity_number_is_grade(struct slice t, size_t pos)
{
    return text_peek(t, pos) == 0x7EA7 && text_peek(t, text_step(t, pos)) != 0x522B;
}

/* 期 counts courses and issues; otherwise it is a stage of a building. */
static bool quantity_number_is_course(struct slice t, size_t start, size_t end)
{
    static const struct word after[] = {WORD("培训", 0), WORD("班", 0), WORD("讲座", 0), WORD("论坛", 0),
                                        WORD("专题", 0)};
    static const struct word before[] = {WORD("班", 0),   WORD("培训", 0), WORD("讲座", 0), WORD("简报", 0),
                                         WORD("班次", 0), WORD("通报", 0), WORD("快报", 0), WORD("专报", 0),
                                         WORD("专刊", 0), WORD("讲堂", 0), WORD("举办", 0), WORD("开办", 0),
                                         WORD("开设", 0), WORD("刊发", 0)};
    if (QUANTITY_BEFORE(before, t, chars_skip_blanks_back(t, start))) return true;
    for (int chars = 0; chars < COURSE_CHARS && end < t.n && !quantity_stops_at(t, end);
         chars++, end = text_step(t, end))
        if (QUANTITY_AT(after, t, end)) return true;
    return false;
}

/* 平均受教育年限12.3年, 期望寿命80年: years that are measured, not dated: a fraction, or behind the name of a span. */
static bool quantity_number_is_span(struct slice t, const struct quantity_number *r)
{
    static const struct word spans[] = {WORD("年限", 0), WORD("寿命", 0), WORD("工龄", 0), WORD("周期", 0),
                                        WORD("时间", 0), WORD("期限", 0), WORD("工期", 0)};
    static const struct word bounds[] = {WORD("达到", 0), WORD("达", 0),     WORD("提高到", 0), WORD("不低于", 0),
                                         WORD("超过", 0), WORD("不超过", 0), WORD("不少于", 0), WORD("缩短到", 0)};
    size_t from = chars_skip_blanks(t, r->number_end);
    if (r->han || text_peek(t, from) != 0x5E74 /* 年 */ || r->value > 200) return false;
    size_t pos = chars_skip_blanks_back(t, r->start);
    const struct word *bound = QUANTITY_BEFORE(bounds, t, pos);
    return r->fraction || QUANTITY_BEFORE(spans, t, bound ? pos - bound->n : pos);
}

/* 孕产妇死亡率10|/10万: so many of so many. */
static bool quantity_number_read_ratio(struct slice t, struct quantity_number *r)
{
    static const struct word wholes[] = {WORD("/10万", 0), WORD("/十万", 0),  WORD("/百万", 0),  WORD("/100万", 0),
                                         WORD("/万", 0),   WORD("／10万", 0), WORD("／十万", 0), WORD("/千人", 0)};
    const struct word *whole = r->han ? NULL : QUANTITY_AT(wholes, t, r->number_end);
    if (!whole) return false;
    size_t end = r->number_end + whole->n;
    if (text_is_digit(text_peek(t, end))) return false;
    r->measure = slice_cut(t, r->number_end, end);
    r->flags = MEASURE_RATE;
    return r->end = end, true;
}

bool quantity_read_counted(struct slice t, size_t pos, struct quantity_number *r)
{
    *r = (struct quantity_number){.start = pos};
    if (quantity_number_read_any_share(t, pos, r)) return true;
    if (!quantity_number_read(t, pos, r)) return false;
    if (quantity_number_read_ratio(t, r)) return true;
    size_t from = chars_skip_blanks(t, r->number_end), end = measure_end_behind_number(t, from, &r->flags);
    if (quantity_number_is_span(t, r)) end = text_step(t, from), r->flags = MEASURE_RATE;
    if (r->han && (r->flags & MEASURE_UNLISTED)) return true; /* 五环, 六盘水 */
    if (end == from || quantity_number_is_grade(t, end)) return true;
    if ((r->flags & MEASURE_SHOWN) && !quantity_number_is_course(t, pos, end)) return true;
    r->measure = slice_cut(t, from, end);
    r->end = end;
    return true;
}

/* 2021—2025 is no range of figures. */
static bool quantity_number_is_year(const struct quantity_number *r)
{
    return !r->fraction && !r->zeros && r->value >= 1950 && r->value < 2100;
}

bool quantity_read_range(struct slice t, bool bare, struct quantity_number *first, struct quantity_number *second,
                         bool *bad)
{
    size_t pos = chars_skip_blanks(t, first->end), dash = pos;
    while (chars_is(text_peek(t, pos), CHARS_DASH | CHARS_UP_TO) && pos - dash < 12) pos = text_step(t, pos);
    if (pos == dash) return false;
    pos = chars_skip_blanks(t, pos);
    if (!text_is_digit(text_peek(t, pos)) && !first->han && !first->share) return false;
    *bad = true;
    if (!quantity_read_counted(t, pos, second)) return false;
    bare = bare && first->measure.n == 0 && !(quantity_number_is_year(first) && quantity_number_is_year(second));
    if (second->measure.n == 0 && !bare) return false;
    if (first->measure.n && !quantity_same_measure(first->measure, second->measure)) return false;
    if (!first->measure.n && !first->zeros && first->value * numeral_power10(second->zeros) < second->value)
        first->value *= numeral_power10(second->zeros); /* 2—2.5万: the multiplier is meant for both */
    *bad = first->value >= second->value;
    return !*bad;
}

size_t quantity_number_end(struct slice text, size_t pos, double *value)
{
    struct quantity_number r = {.start = pos};
    if (!quantity_number_read_any_share(text, pos, &r) && !quantity_number_read(text, pos, &r)) return pos;
    if (r.bare) return pos;
    *value = r.value;
    return r.number_end;
}

bool quantity_begins(struct slice text, size_t pos)
{
    struct quantity_number r;
    return text_is_digit(text_peek(text, pos)) && quantity_read_counted(text, pos, &r) && r.measure.n > 0;
}
