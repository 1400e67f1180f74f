/* The object before a quantity: 建成|科技创新孵化器1个 (the rules stand in object.c, the words in object.def). */
#include "plan/object_inside.h"

#include "base/chars.h"
#include "base/numeral.h"

#define AT QUANTITY_AT
#define BEFORE QUANTITY_BEFORE

static const struct word does[] = {
#define DOES(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word makes[] = {
#define MAKES(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word acts[] = {
#define ACT(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word leads[] = {
#define LEADS(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word changes[] = {
#define CHANGE(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word places[] = {
#define PLACE(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word tails[] = {
#define TAIL(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word joins[] = {
#define JOINS(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word news[] = {
#define NEW(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word gives[] = {
#define GIVES(word) WORD(word, 0),
#include "plan/object.def"
};

/* The region before a quantity: back to punctuation, an opening bracket around it, or the quantity before. */
struct slice object_region_before(struct slice t, size_t end, size_t floor)
{
    size_t pos = end, next;
    int depth = 0;
    for (int chars = 0; pos > floor; chars++) {
        size_t at = text_previous(t, pos);
        uint32_t cp = text_decode(t, at, &next);
        if (chars > OBJECT_REGION_CHARS) return slice_cut(t, 0, 0);
        if (depth == 0 &&
            (chars_is(cp, OBJECT_STOP) || chars_is(cp, OBJECT_OPENING) || (object_is_dash(t, at) && at + 6 <= end)))
            break;
        depth += chars_is(cp, OBJECT_CLOSING) - chars_is(cp, OBJECT_OPENING);
        pos = at;
    }
    return slice_cut(t, pos, end);
}

/* Right behind another quantity (引进30名专家、企业5家) the region begins with what that one counts (专家、): without
 * it. */
static struct slice object_front_behind_neighbour(struct slice region)
{
    if (AT(joins, region, 0)) return region;
    for (size_t pos = 0; pos < region.n; pos = object_step_over(region, pos)) {
        const struct word *join = AT(joins, region, pos);
        if (join && pos + join->n < region.n) return slice_cut(region, pos + join->n, region.n);
    }
    return region;
}

/* 2020年, 上年, “十三五”, 同期 at pos, behind 较 or 为. */
static bool object_front_is_base_time(struct slice t, size_t pos, bool any_number)
{
    static const struct word times[] = {WORD("上年", 0), WORD("去年", 0), WORD("“", 0), WORD("同期", 0)};
    size_t end = pos;
    while (text_is_digit(text_peek(t, end))) end = text_step(t, end);
    return AT(times, t, pos) || (end > pos && (any_number || text_peek(t, end) == 0x5E74 /* 年 */));
}

/* 占比从15%提高到20%, 营收较2024年末增长50%, 产能为2020年的2倍: up to the 从, 较 or 为 before a number. */
static struct slice object_front_up_to_base(struct slice region)
{
    static const struct word thans[] = {WORD("较", 1), WORD("比", 1), WORD("与", 0), WORD("同", 0), WORD("在", 2)};
    static const struct word equals[] = {WORD("为", 0), WORD("是", 0), WORD("达到", 0), WORD("相当于", 0)};
    for (size_t pos = 0; pos < region.n; pos = object_step_over(region, pos)) {
        const struct word *than = AT(thans, region, pos);
        const struct word *equal = AT(equals, region, pos);
        if (quantity_is_from(region, pos)) return slice_cut(region, 0, pos);
        if (than && than->value == 2 && pos == 0) than = NULL; /* 在2025年建成…; but 能效在2020年基础上 */
        if (than && than->value == 2 && slice_find(slice_cut(region, pos, region.n), SLICE("基础上")) != SIZE_MAX)
            return slice_cut(region, 0, pos);
        if ((than && object_front_is_base_time(region, pos + than->n, than->value == 1)) ||
            (equal && object_front_is_base_time(region, pos + equal->n, false)))
            return slice_cut(region, 0, pos);
    }
    return region;
}

struct slice object_without_tails(struct slice region)
{
    region = object_front_up_to_base(region);
    for (const struct word *tail; (tail = BEFORE(tails, region, region.n)) && tail->n < region.n;)
        region = slice_trim(slice_cut(region, 0, region.n - tail->n));
    if (region.n && BEFORE(tails, region, region.n)) region.n = 0; /* 增长6%: a change, of what is not said */
    return region;
}

/* 补贴标准|为销售价格的15%, 成品房|占新建住宅70%: up to the word behind which stands what the rate is of. */
static struct slice object_front_up_to_whole(struct slice region)
{
    static const struct word equals[] = {WORD("为", 0),     WORD("达到", 0),   WORD("占到", 0),   WORD("相当于", 0),
                                         WORD("不低于", 0), WORD("不少于", 0), WORD("不超过", 0), WORD("不高于", 0)};
    static const struct word shares[] = {WORD("比例", 0), WORD("比重", 0), WORD("比", 0), WORD("份额", 0),
                                         WORD("率", 0)};
    region = slice_trim(region);
    struct slice bare = object_without_tails(region);
    size_t at = region.n, share = slice_find(bare, SLICE("占"));
    bool ratio = share != SIZE_MAX && slice_has_prefix(slice_cut(bare, share, bare.n), SLICE("占比"));
    if (share != SIZE_MAX && share >= SLICE("住房").n && !ratio && !BEFORE(shares, bare, bare.n))
        return slice_cut(region, 0, share);
    if (text_peek_back(region, region.n) != OBJECT_DE) return region;
    for (size_t pos = 0, chars = 0; pos < region.n; pos = object_step_over(region, pos), chars++)
        if (chars >= 2 && AT(equals, region, pos)) at = pos;
    return slice_cut(region, 0, at);
}

/* 2025年底前, 到2025年: bytes of a time at the start, 0 if there is none. */
static size_t object_front_time_length(struct slice t)
{
    static const struct word into[] = {WORD("到", 0),   WORD("至", 0),     WORD("截至", 0),
                                       WORD("截止", 0), WORD("力争到", 0), WORD("在", 0)};
    static const struct word units[] = {WORD("年", 0),   WORD("月", 0),   WORD("日", 0),     WORD("年度", 0),
                                        WORD("年底", 0), WORD("年末", 0), WORD("年底前", 0), WORD("年末前", 0),
                                        WORD("年内", 0), WORD("月底", 0), WORD("月底前", 0), WORD("日前", 0),
                                        WORD("年前", 0), WORD("月前", 0), WORD("前", 0)};
    const struct word *word = AT(into, t, 0);
    size_t pos = chars_skip_blanks(t, word ? word->n : 0), next, from = pos;
    for (uint32_t cp; (cp = text_peek_next(t, pos, &next)),
                      text_is_digit(cp) || (pos > from && (cp == '-' || cp == '.' || cp == '/'));)
        pos = next;
    if (pos > from) pos = chars_skip_blanks(t, pos);
    word = pos > from ? AT(units, t, pos) : NULL;
    return word ? pos + word->n : 0;
}

/* 每万人人口, 每10万人, 每年: bytes of a denominator at the start, 0 if there is none. */
static size_t object_front_denominator_length(struct slice t)
{
    bool heads;
    return quantity_denominator_end(t, 0, &heads);
}

/* 围绕重点路段|建设…, 为残疾人|适配…: behind such a word, what can be part of a name is a verb. */
static bool object_front_is_led_by_preposition(struct slice region)
{
    static const struct word words[] = {WORD("围绕", 0), WORD("依托", 0), WORD("结合", 0), WORD("聚焦", 0),
                                        WORD("面向", 0), WORD("在", 0),   WORD("为", 0),   WORD("给", 0),
                                        WORD("向", 0),   WORD("对", 0),   WORD("将", 0),   WORD("通过", 0),
                                        WORD("利用", 0), WORD("沿", 0),   WORD("针对", 0)};
    return AT(words, region, 0) != NULL;
}

/* The verb at pos behind which a name can begin. */
static const struct word *object_front_verb_at(struct slice region, size_t pos, bool led)
{
    const struct word *verb = AT(does, region, pos), *place;
    if (verb || !led) return verb;
    verb = AT(makes, region, pos);
    if (!verb) verb = AT(gives, region, pos);
    place = verb ? AT(places, region, pos + verb->n) : NULL;
    return place && pos + verb->n + place->n == region.n ? NULL : verb;
}

/* Words that begin like one that is taken off. */
static const struct word keeps[] = {WORD("并网", 0), WORD("并购", 0), WORD("并联", 0),     WORD("和谐", 0),
                                    WORD("约束", 0), WORD("要素", 0), WORD("发展改革", 0), WORD("发展和改革", 0)};

/* 保障|性住房, 开工|率, 集中|式: the word is part of a longer one. */
static bool object_front_is_stem(struct slice t, size_t end)
{
    static const struct word endings[] = {WORD("性", 0), WORD("式", 0),   WORD("率", 0),   WORD("者", 0),
                                          WORD("型", 0), WORD("占比", 0), WORD("比例", 0), WORD("比重", 0)};
    static const struct word others[] = {WORD("型号", 0), WORD("性能", 0), WORD("性质", 0)};
    return AT(endings, t, end) && !AT(others, t, end);
}

/* What follows the last verb of doing or denominator outside brackets, if that is a name of two characters or more. */
static struct slice object_front_behind_last_verb(struct slice region)
{
    static const struct word numbers[] = {WORD("人数", 0), WORD("人次", 0), WORD("总数", 0), WORD("数量", 0),
                                          WORD("总量", 0), WORD("能力", 0), WORD("总额", 0)};
    /* Verbs that are part of a name. */
    static const struct word names[] = {WORD("建成区", 0), WORD("获得感", 0), WORD("完成率", 0), WORD("完成量", 0),
                                        WORD("完成额", 0), WORD("落实率", 0), WORD("启动区", 0), WORD("完成投资", 0)};
    size_t from = 0;
    bool led = object_front_is_led_by_preposition(region);
    for (size_t pos = 0; pos < region.n;) {
        const struct word *verb = object_front_verb_at(region, pos, led), *name = AT(names, region, pos);
        if (name) {
            pos += name->n;
            continue;
        }
        size_t n = verb ? verb->n : object_front_denominator_length(slice_cut(region, pos, region.n));
        if (n && (AT(numbers, region, pos + n) || object_front_is_stem(region, pos + n)))
            n = verb ? 0 : n;                                                  /* 接待人数 */
        if (verb && pos > 0 && AT(joins, region, pos + n)) n = 0, verb = NULL; /* 水厂扩建|及升级改造 */
        if (n && text_chars(slice_cut(region, pos + n, region.n)) >= 2) from = pos + n, led = false;
        pos = n ? pos + n : object_step_over(region, pos);
    }
    return slice_cut(region, from, region.n);
}

/* A verb at the start, unless it makes a name of what follows (培训基地; before a rate any name: 培训合格率) or nothing
 * follows. */
static size_t object_front_verb_length(struct slice t, bool rate)
{
    const struct word *doing = AT(does, t, 0), *making = rate ? NULL : AT(makes, t, 0), *change = AT(changes, t, 0);
    if (!doing) doing = change;
    if (AT(keeps, t, 0)) return 0;
    if (doing) return doing->n < t.n && !object_front_is_stem(t, doing->n) ? doing->n : 0;
    if (!making || making->n >= t.n || object_front_is_stem(t, making->n)) return 0;
    const struct word *place = AT(places, t, making->n);
    size_t next;
    bool bracket = chars_is(text_peek_next(t, making->n, &next), OBJECT_OPENING) && next - making->n < 3;
    return bracket || text_chars(slice_cut(t, making->n, t.n)) < 2 || (place && making->n + place->n == t.n)
               ? 0
               : making->n;
}

/* 十三是|维修养护…, 二要|…, 3.|固定资产投资, —|全市: bytes of the number of a clause at the start, 0 if there is none. */
static size_t object_front_ordinal_length(struct slice t)
{
    static const struct word ordinals[] = {WORD("是", 0), WORD("要", 0)};
    size_t pos = 0, next;
    uint32_t cp = text_peek_next(t, 0, &next);
    if (cp == 0x2014 /* — */) return next < t.n ? next : 0;
    while (numeral_is(cp, NUMERAL_ONE_TO_NINE | NUMERAL_TEN)) pos = next, cp = text_peek_next(t, pos, &next);
    const struct word *ordinal = pos > 0 ? AT(ordinals, t, pos) : NULL;
    if (ordinal) return pos + ordinal->n < t.n ? pos + ordinal->n : 0;
    for (pos = 0; text_is_digit(cp = text_peek_next(t, pos, &next));) pos = next;
    bool number = pos > 0 && pos < 3 && chars_is(cp, CHARS_DOT | CHARS_ENUMERATION);
    return number && next < t.n && !text_is_digit(text_peek(t, next)) ? next : 0;
}

static const struct word remarks[] = {WORD("(", 0), WORD("（", 0)};

/* 新认证…, 再减少…: the character before a verb; 第2批…: the ordinal. */
static size_t object_front_new_length(struct slice t, bool rate)
{
    const struct word *word = AT(news, t, 0);
    size_t pos = SLICE("第").n, next;
    if (word) return object_front_verb_length(slice_cut(t, word->n, t.n), rate) ? word->n : 0;
    if (!slice_has_prefix(t, SLICE("第"))) return 0;
    while (text_is_digit(text_peek_next(t, pos, &next))) pos = next;
    bool batch = slice_has_prefix(slice_cut(t, pos, t.n), SLICE("批"));
    return batch ? pos + SLICE("批").n : 0;
}

struct slice object_without_leads(struct slice region, bool rate)
{
    for (;;) {
        region = slice_trim(region);
        const struct word *lead = AT(keeps, region, 0) ? NULL : AT(leads, region, 0);
        if (lead && object_front_is_stem(region, lead->n)) lead = NULL;
        size_t n = lead ? lead->n : 0;
        if (!n) n = object_front_new_length(region, rate);
        if (!n && AT(remarks, region, 0)) n = object_step_over(region, 0);
        if (!n) n = object_front_time_length(region);
        if (!n) n = object_front_ordinal_length(region);
        if (!n) n = object_front_denominator_length(region);
        if (!n) n = object_front_verb_length(region, rate);
        if (!n || n > region.n) return region;
        if (n == region.n)
            return lead || object_front_time_length(region) || object_front_denominator_length(region)
                       ? slice_cut(region, n, n)
                       : region;
        region = slice_cut(region, n, region.n);
    }
}

/* A verb and nothing else: 筹措|310亿元. */
static bool object_front_is_bare_verb(struct slice t)
{
    const struct word *doing = AT(does, t, 0), *making = AT(makes, t, 0);
    return t.n > 0 && ((doing && doing->n == t.n) || (making && making->n == t.n));
}

/* 培训|300人: the act is what is counted; but 建设|3个. */
static bool object_front_is_act(struct slice t)
{
    const struct word *act = AT(acts, t, 0);
    return act && act->n == t.n;
}

struct slice object_front(struct slice t, const struct quantity *q)
{
    size_t end = q->start;
    if (q->measure_in_front) end = (size_t)(q->measure.s - t.s);
    struct slice region = object_region_before(t, end, q->after);
    if (q->after && region.s == t.s + q->after) region = object_front_behind_neighbour(region);
    if (q->rate) region = object_front_up_to_whole(region);
    region = object_behind_last_de(object_without_tails(slice_trim(region)));
    struct slice name = object_polish(object_without_leads(object_front_behind_last_verb(region), q->rate));
    return object_front_is_bare_verb(name) && !object_front_is_act(name) ? slice_cut(name, 0, 0) : name;
}
