/* Which numbers promise nothing though they look like quantities: parts of names and dates, descriptions of what is
 * counted, what exists already, baselines.  The words are in quantity.def. */
#include "plan/quantity_inside.h"

#include "base/chars.h"
#include "base/numeral.h"

#define ATTRIBUTE_CHARS 24 /* with a longer text between them two numbers have nothing to do with each other */
#define SENTENCE_CHARS 80  /* how far back 已, 现有 are looked for */
#define BASE_CHARS 24      /* how far before a baseline 由 or 从 stands, how far behind it 提高到 */
#define BRACKET_CHARS 30
#define CLASS_CHARS 6 /* 重型载货|汽车 */

static const struct word strikers[] = {
#define STRUCK(word, struck) WORD(word, struck),
#include "plan/quantity.def"
};
static const struct word doings[] = {
#define DOING(word) WORD(word, 0),
#include "plan/quantity.def"
};
static const struct word states[] = {
#define STATE(word, flags) WORD(word, 0),
#include "plan/quantity.def"
};
static const struct word existings[] = {
#define EXISTS(word, told) WORD(word, told),
#include "plan/quantity.def"
};
static const struct word aheads[] = {
#define AHEAD(word) WORD(word, 0),
#include "plan/quantity.def"
};
static const struct word classes[] = {
#define CLASS(word) WORD(word, 0),
#include "plan/quantity.def"
};
static const struct word changes[] = {
#define CHANGES(word, kind) WORD(word, 0),
#include "plan/quantity.def"
};

#define AT QUANTITY_AT
#define BEFORE QUANTITY_BEFORE

const struct word *quantity_doing_before(struct slice t, size_t pos) { return BEFORE(doings, t, pos); }

/* ---- what stands right before ---- */

/* A number behind letters belongs to their name (R2, A4, G30), unless two letters or more of an abbreviation stand
 * before a whole number of things: MRI4台. */
static bool quantity_doubt_is_in_latin_name(struct slice t, const struct quantity_number *r)
{
    size_t pos = r->start, letters = 0;
    while (pos > 0 && chars_is(text_peek_back(t, pos), CHARS_LATIN)) pos = text_previous(t, pos), letters++;
    if (letters == 0) return text_is_digit(text_peek_back(t, r->start));
    bool counted = (r->flags & MEASURE_WHOLE) && !r->fraction && !r->share && text_peek(t, r->start) != '0';
    if (letters < 2 || !counted || slice_equals(r->measure, "类")) return true;
    uint32_t before = text_peek_back(t, pos);
    return text_is_digit(before) || before == '-' || before == '_';
}

bool quantity_is_struck(struct slice t, const struct quantity_number *r)
{
    size_t pos = r->start, before = chars_skip_blanks_back(t, pos);
    if (pos > 0 && quantity_is_framing(slice_cut(t, 0, pos))) return false;
    uint32_t cp = text_peek_back(t, before);
    const struct word *striker = BEFORE(strikers, t, before);
    if (striker && striker->value) return true;
    if (before != pos) return false;
    if (chars_is(cp, CHARS_LATIN) || text_is_digit(cp)) return quantity_doubt_is_in_latin_name(t, r);
    if (!chars_is(cp, CHARS_DASH | CHARS_UP_TO | CHARS_ENUMERATION) && !quantity_is_link(cp)) return false;
    if (cp == 0x81F3 || cp == 0x5230) return false; /* 至 到: the first half of a range would have taken it along */
    uint32_t first = text_peek_back(t, text_previous(t, before));
    return chars_is(first, CHARS_LATIN) || text_is_digit(first);
}

/* ---- slogans and Chinese numerals ---- */

bool quantity_is_slogan(struct slice t, const struct quantity_number *r)
{
    uint32_t next = text_peek(t, r->end);
    if (r->han && numeral_is(next, NUMERAL_ONE_TO_NINE | NUMERAL_PAIR) && slice_equals(r->measure, "个")) return true;
    return r->value >= 1 && r->value <= 1 && text_is_digit(next) && (next == '1' || !quantity_begins(t, r->end));
}

/* Whether a verb of doing stands before pos in its clause, and a name between them: 新建公园|三座. */
static bool quantity_doubt_is_done_in_clause(struct slice t, size_t pos)
{
    for (int chars = 0; chars < ATTRIBUTE_CHARS && pos > 0; chars++) {
        if (BEFORE(doings, t, pos)) return true;
        if (quantity_stops_before(t, pos)) return false;
        pos = text_previous(t, pos);
    }
    return false;
}

/* 每个县|培育一家: what is one for each is many. */
static bool quantity_doubt_is_for_each(struct slice t, size_t pos)
{
    bool heads;
    for (int chars = 0; chars < ATTRIBUTE_CHARS && pos > 0 && !quantity_stops_before(t, pos); chars++) {
        pos = text_previous(t, pos);
        if (quantity_denominator_end(t, pos, &heads) > pos) return true;
    }
    return false;
}

/* 两座桥梁|和三个广场: goes on with what a quantity before has begun. */
static bool quantity_doubt_continues(struct slice t, size_t floor, size_t pos)
{
    static const struct word joins[] = {WORD("和", 0), WORD("、", 0), WORD("及", 0), WORD("与", 0), WORD("以及", 0)};
    if (floor == 0 || !BEFORE(joins, t, pos)) return false;
    for (int chars = 0; chars < ATTRIBUTE_CHARS && pos > floor; chars++) {
        pos = text_previous(t, pos);
        if (quantity_stops_at(t, pos)) return false;
    }
    return pos == floor;
}

bool quantity_is_han_counted(struct slice t, const struct quantity_number *r, size_t floor, unsigned bound)
{
    bool counts = r->flags & MEASURE_HEAD, whole = r->flags & MEASURE_WHOLE;
    uint32_t before = text_peek_back(t, r->start);
    if (r->share) return true;
    if (r->bare) return bound != 0;
    if (numeral_is(before, NUMERAL_ONE_TO_NINE | NUMERAL_ZERO | NUMERAL_PAIR | NUMERAL_TEN | NUMERAL_UNITS))
        return false;
    if (r->bound) return whole && r->value >= 20; /* 二十余家; but 十余 */
    uint32_t next = text_peek(t, r->end);
    bool ends = quantity_is_stop(next) || chars_is(next, CHARS_ENUMERATION | CHARS_ROUND_CLOSE);
    bool done = BEFORE(doings, t, r->start) != NULL;
    if (r->value <= 1 && counts && !bound && ends && text_is_han(before))
        return done || quantity_doubt_is_done_in_clause(t, r->start); /* 新建活动场所一处 */
    if (r->value <= 1 && counts && !bound && done) return quantity_doubt_is_for_each(t, r->start);
    if (r->value <= 1) return bound && !(bound & (BOUND_LEVEL | BOUND_STATED));
    if (bound) return true;
    if (r->number_end - r->start > SLICE("三").n && (counts || !whole)) return true;
    if (slice_find(r->measure, SLICE("百分点")) != SIZE_MAX) return true;
    if (!whole) return false;
    if (counts && (done || quantity_doubt_continues(t, floor, r->start))) return true;
    return ends && text_is_han(before) && quantity_doubt_is_done_in_clause(t, r->start);
}

/* ---- descriptions ---- */

/* Behind a remark in brackets at pos: 以上|（含）. */
static size_t quantity_doubt_skip_remark(struct slice t, size_t pos)
{
    if (!chars_is(text_peek(t, pos), CHARS_ROUND_OPEN)) return pos;
    size_t at = text_step(t, pos);
    for (int chars = 0; chars < 3 && at < t.n; chars++, at = text_step(t, at))
        if (chars_is(text_peek(t, at), CHARS_ROUND_CLOSE)) return text_step(t, at);
    return pos;
}

/* 5亿元以上|的项目, 100人以上|企业, 10蒸吨以下|燃煤锅炉: the number says which of them are meant. */
static bool quantity_doubt_names_class(struct slice t, size_t start, size_t end)
{
    static const struct word belows[] = {WORD("以下", 0), WORD("以内", 0)};
    size_t next, from = quantity_doubt_skip_remark(t, chars_skip_blanks(t, end));
    bool below = BEFORE(belows, t, end) != NULL; /* 淘汰10蒸吨以下|锅炉; but 新建5公里以上公路 */
    if (!below && BEFORE(doings, t, start)) return false;
    if (text_peek_next(t, from, &next) == 0x7684 /* 的 */) return true;
    for (int chars = 0; chars < CLASS_CHARS && from < t.n; chars++, from = text_step(t, from)) {
        if (AT(classes, t, from)) return true;
        if (!text_is_han(text_peek(t, from)) || AT(doings, t, from)) return false;
    }
    return false;
}

bool quantity_is_distance(struct slice t, const struct quantity_number *r, size_t end)
{
    static const char *const far[] = {"米", "公里", "千米", "分钟", "小时", "海里", "里"};
    static const struct word about[] = {WORD("内", 0),     WORD("范围", 0),   WORD("服务半径", 0), WORD("半径", 0),
                                        WORD("生活圈", 0), WORD("圈", 0),     WORD("见", 0),       WORD("通勤", 0),
                                        WORD("可达", 0),   WORD("服务圈", 0), WORD("健身圈", 0),   WORD("的范围", 0),
                                        WORD("车程", 0),   WORD("交通圈", 0), WORD("便民", 0),     WORD("办事圈", 0),
                                        WORD("医疗", 0),   WORD("经济圈", 0), WORD("文化圈", 0),   WORD("阅读圈", 0),
                                        WORD("养老", 0),   WORD("救助", 0),   WORD("急救", 0),     WORD("范围内", 0)};
    for (size_t i = 0; i < sizeof far / sizeof *far; i++)
        if (slice_equals(r->measure, far[i])) return AT(about, t, chars_skip_blanks(t, end)) != NULL;
    return false;
}

/* 占排放总量65%以上的|国控污染源: which of them are meant. */
static bool quantity_doubt_is_share_of_class(struct slice t, size_t start, size_t end)
{
    if (text_peek(t, end) != 0x7684 /* 的 */) return false;
    for (int chars = 0; chars < ATTRIBUTE_CHARS && start > 0; chars++) {
        uint32_t cp = text_peek_back(t, start);
        if (quantity_is_stop(cp)) return false;
        start = text_previous(t, start);
        if (cp == 0x5360 /* 占 */)
            return text_peek_back(t, start) == 0x4EE5 /* 以 */ || quantity_is_stop(text_peek_back(t, start)) ||
                   chars_is(text_peek_back(t, start), CHARS_ENUMERATION);
    }
    return false;
}

/* What institutions are large by. */
static bool quantity_doubt_counts_size(struct slice measure)
{
    static const char *const sizes[] = {"人", "户", "张床位", "张", "床", "床位", "头", "只", "羽"};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (slice_equals(measure, sizes[i])) return true;
    return false;
}

/* 峰谷差率超过40%的|地区: a rate with its name before the bound and a noun behind says which of them are meant; not
 * 覆盖率不低于80%的要求, 80%以上的村. */
static bool quantity_doubt_is_rated_class(struct slice t, size_t start, size_t number, size_t end)
{
    static const struct word natures[] = {WORD("比例", 0), WORD("标准", 0), WORD("要求", 0), WORD("目标", 0),
                                          WORD("速度", 0), WORD("增速", 0), WORD("幅度", 0), WORD("水平", 0),
                                          WORD("年均", 0), WORD("增长", 0), WORD("增幅", 0), WORD("任务", 0)};
    static const struct word names[] = {WORD("率", 0), WORD("比例", 0), WORD("占比", 0), WORD("比重", 0),
                                        WORD("年限", 0)};
    size_t next;
    if (start == number || text_peek_next(t, end, &next) != 0x7684 /* 的 */ || AT(natures, t, next)) return false;
    return BEFORE(names, t, chars_skip_blanks_back(t, start)) && text_is_han(text_peek(t, next));
}

/* 超充站（功率480千瓦以上）|不少于1000个: a remark in brackets between a name and its number. */
static bool quantity_doubt_is_in_remark(struct slice t, size_t start, size_t end)
{
    static const struct word bounds[] = {WORD("不少于", 0), WORD("不低于", 0), WORD("达到", 0), WORD("超过", 0),
                                         WORD("约", 0),     WORD("共", 0),     WORD("超", 0)};
    if (!chars_is(text_peek(t, end), CHARS_ROUND_CLOSE)) return false;
    for (int chars = 0; !chars_is(text_peek_back(t, start), CHARS_ROUND_OPEN); chars++) {
        if (start == 0 || chars > CLASS_CHARS + CLASS_CHARS || text_is_digit(text_peek_back(t, start))) return false;
        start = text_previous(t, start);
    }
    size_t pos = chars_skip_blanks(t, text_step(t, end));
    const struct word *bound = AT(bounds, t, pos);
    if (bound) pos = chars_skip_blanks(t, pos + bound->n);
    return text_is_digit(text_peek(t, pos));
}

/* 沙湾镇|300兆瓦储能项目, 50万吨储煤项目: how large what is named is; a verb of building before it makes it a promise. */
static bool quantity_doubt_is_of_project(struct slice t, const struct quantity_number *r, size_t end)
{
    static const struct word ends[] = {WORD("项目", 0), WORD("工程", 0), WORD("电站", 0), WORD("电厂", 0)};
    static const struct word not [] = {WORD("亩", 0), WORD("元", 0), WORD("平方", 0), WORD("公里", 0), WORD("公顷", 0)};
    if ((r->flags & (MEASURE_WHOLE | MEASURE_RATE | MEASURE_TIME)) || words_at(not, WORDS_COUNT(not ), r->measure, 0) ||
        BEFORE(doings, t, r->start))
        return false;
    for (int chars = 0; chars < ATTRIBUTE_CHARS && end < t.n; chars++, end = text_step(t, end)) {
        uint32_t cp = text_peek(t, end);
        if (chars > 1 && AT(ends, t, end)) return true;
        if (!text_is_han(cp) && !chars_is(cp, CHARS_ROUND_OPEN | CHARS_ROUND_CLOSE)) return false;
        if (cp == 0x7684 /* 的 */ || AT(doings, t, end)) return false;
    }
    return false;
}

/* 500万元及以下, 20张床位及以上: so classes are told. */
static bool quantity_doubt_is_and_more(struct slice t, size_t end)
{
    static const struct word ends[] = {WORD("及以上", 0), WORD("及以下", 0)};
    return BEFORE(ends, t, end) != NULL;
}

bool quantity_is_attribute(struct slice t, const struct quantity_number *r, size_t floor, size_t start, size_t end,
                           unsigned suffix)
{
    struct quantity_number next;
    bool people = quantity_doubt_counts_size(r->measure);
    if ((suffix & (BOUND_LEAST | BOUND_MOST)) && (people || !(r->flags & (MEASURE_WHOLE | MEASURE_RATE))) &&
        quantity_doubt_names_class(t, start, end))
        return true;
    if ((r->flags & MEASURE_RATE) &&
        (quantity_doubt_is_share_of_class(t, start, end) || quantity_doubt_is_rated_class(t, start, r->start, end)))
        return true;
    if (!(r->flags & (MEASURE_RATE | MEASURE_WHOLE)) && start == r->start && quantity_doubt_is_and_more(t, end))
        return true;
    if (quantity_doubt_is_in_remark(t, start, end) || (start == r->start && quantity_doubt_is_of_project(t, r, end)))
        return true;
    if ((r->flags & (MEASURE_WHOLE | MEASURE_RATE)) && !(people && suffix)) return false;
    if (floor > 0 && start == floor && start == r->start) return true;
    size_t pos = end;
    for (int chars = 0; chars < ATTRIBUTE_CHARS && pos < t.n; chars++, pos = text_step(t, pos)) {
        uint32_t cp = text_peek(t, pos);
        if (quantity_is_stop(cp) || chars_is(cp, CHARS_ROUND_CLOSE | CHARS_ENUMERATION) || AT(doings, t, pos))
            return false;
        if (text_is_digit(cp))
            return chars > 0 && quantity_read_counted(t, pos, &next) && (next.flags & MEASURE_WHOLE) &&
                   !quantity_is_struck(t, &next);
    }
    return false;
}

/* ---- what was before ---- */

/* Where one of the words of the table begins in [from, to); SIZE_MAX if none does. */
static size_t quantity_doubt_find(const struct word *table, size_t count, struct slice t, size_t from, size_t to)
{
    struct slice cut = slice_cut(t, 0, to);
    for (size_t pos = from; pos < to; pos = text_step(t, pos))
        if (words_at(table, count, cut, pos)) return pos;
    return SIZE_MAX;
}

/* From the comma or full stop before pos, at most `chars` characters back. */
static size_t quantity_doubt_clause_start(struct slice t, size_t pos, int chars)
{
    for (; chars > 0 && pos > 0 && !quantity_stops_before(t, pos); chars--) pos = text_previous(t, pos);
    return pos;
}

bool quantity_is_from(struct slice t, size_t pos)
{
    static const struct word froms[] = {WORD("由", 0), WORD("从", 0),   WORD("自", 0),
                                        WORD("原", 0), WORD("原来", 0), WORD("原有", 0)};
    static const struct word what[] = {
        WORD("单", 0),   WORD("原", 0),     WORD("目前", 0), WORD("现", 0),   WORD("上年", 0), WORD("去年", 0),
        WORD("当前", 0), WORD("每", 0),     WORD("人均", 0), WORD("不足", 0), WORD("约", 0),   WORD("的", 0),
        WORD("平均", 0), WORD("百分之", 0), WORD("户均", 0), WORD("“", 0),    WORD("全市", 0)};
    const struct word *from = AT(froms, t, pos);
    size_t behind = from ? chars_skip_blanks(t, pos + from->n) : pos;
    if (!from) return false;
    if (slice_equals(slice_make(from->text, from->n), "自") && !text_is_digit(text_peek(t, behind))) return false;
    return text_is_digit(text_peek(t, behind)) || numeral_is(text_peek(t, behind), NUMERAL_CHINESE) ||
           AT(what, t, behind);
}

/* 由80元|提高到95元, 在30%的基础上: a baseline. */
static bool quantity_doubt_is_baseline(struct slice t, size_t start, size_t end)
{
    static const struct word grounds[] = {WORD("的基础上", 0), WORD("基础上", 0), WORD("的基数上", 0),
                                          WORD("为基数", 0), WORD("为基准", 0)};
    if (AT(grounds, t, chars_skip_blanks(t, end))) return true;
    const struct word *state = AT(states, t, start) ? NULL : AT(states, t, chars_skip_blanks(t, end));
    if (state && state->n > SLICE("增至").n) return true; /* 收入线9600元以下|提高到15600元 */
    size_t pos = quantity_doubt_clause_start(t, start, BASE_CHARS);
    while (pos < start && !quantity_is_from(t, pos)) pos = text_step(t, pos);
    if (pos >= start) return false;
    if (AT(states, t, start)) return false; /* 由90%|提高到95%，率由80%提高到90%: it was reached */
    pos = end;
    bool behind = chars_is(text_peek(t, pos), CHARS_COMMA); /* 由80元，逐步提高到95元 */
    if (behind) pos = text_step(t, pos);
    for (int chars = 0; chars < (behind ? CLASS_CHARS : BASE_CHARS) && pos < t.n; chars++, pos = text_step(t, pos)) {
        if (AT(states, t, pos)) return true;
        if (quantity_stops_at(t, pos) || quantity_is_from(t, pos)) return false;
    }
    return false;
}

/* 比上年的30个|增加5个: what is compared with. */
static bool quantity_doubt_is_compared_with(struct slice t, size_t start, size_t end)
{
    static const struct word thans[] = {WORD("比", 0), WORD("较", 0)};
    if (!AT(changes, t, chars_skip_blanks(t, end))) return false;
    size_t from = quantity_doubt_clause_start(t, start, 12);
    return quantity_doubt_find(thans, WORDS_COUNT(thans), t, from, start) != SIZE_MAX;
}

/* （2020年|为5.2‰）: told in brackets of one year. */
static bool quantity_doubt_tells_year(struct slice t, size_t pos)
{
    static const struct word tells[] = {WORD("年为", 0), WORD("年底为", 0), WORD("年末为", 0), WORD("年实际", 0),
                                        WORD("年完成", 0)};
    size_t from = pos;
    while (text_is_digit(text_peek(t, pos))) pos = text_step(t, pos);
    return pos == from + SLICE("2020").n && AT(tells, t, pos);
}

/* (含5个…), （包括A 3个、B 5个）: a part of what has been said. */
static bool quantity_doubt_is_repeated(struct slice t, size_t start)
{
    static const struct word withs[] = {WORD("含", 0), WORD("包含", 0), WORD("包括", 0), WORD("不含", 0),
                                        WORD("其中含", 0)};
    static const struct word right[] = {WORD("含", 0), WORD("包含", 0)};
    size_t pos = chars_skip_blanks_back(t, start);
    if (BEFORE(right, t, pos)) return true;
    for (int chars = 0; chars < BRACKET_CHARS && pos > 0; chars++) {
        uint32_t cp = text_peek_back(t, pos);
        if (chars_is(cp, CHARS_ROUND_OPEN)) return AT(withs, t, pos) || quantity_doubt_tells_year(t, pos);
        if (chars_is(cp, CHARS_ROUND_CLOSE | CHARS_FULL_STOP | CHARS_SEMICOLON)) return false;
        pos = text_previous(t, pos);
    }
    return false;
}

/* Behind 已 and the verb that belongs to it: 已建成|30家. */
static size_t quantity_doubt_skip_done(struct slice t, size_t pos)
{
    static const struct word fillers[] = {WORD("经", 0), WORD("累计", 0), WORD("全部", 0), WORD("陆续", 0),
                                          WORD("先后", 0)};
    for (const struct word *w; (w = AT(fillers, t, pos)) != NULL;) pos += w->n;
    const struct word *verb = AT(doings, t, pos);
    return verb ? pos + verb->n : pos;
}

/* 完好率|达到95%: a rate with its name. */
static bool quantity_doubt_is_rate_named(struct slice t, size_t pos)
{
    static const struct word names[] = {WORD("率", 0), WORD("比例", 0), WORD("占比", 0), WORD("比重", 0)};
    return BEFORE(names, t, chars_skip_blanks_back(t, pos)) != NULL;
}

/* 现有30家, 已建成30家, 截至2020年底共有30家: it is there.  A word of what is to come between (新增, 力争, 到2025年), or
 * the end of the sentence, and it is a promise again; so is 改造现有小区30个. */
static bool quantity_doubt_exists(struct slice t, size_t start, bool rate)
{
    static const struct word compared[] = {WORD("比", 0), WORD("较", 0), WORD("同", 0), WORD("与", 0),    WORD("在", 0),
                                           WORD("不", 0), WORD("为", 0), WORD("是", 0), WORD("相当于", 0)};
    static const struct word same_time[] = {WORD("同期", 0), WORD("增长", 0),   WORD("提高", 0), WORD("下降", 0),
                                            WORD("基础", 0), WORD("的基础", 0), WORD("减少", 0), WORD("增加", 0),
                                            WORD("水平", 0), WORD("末增长", 0)};
    static struct words_index index;
    size_t pos = start;
    for (int chars = 0; chars < SENTENCE_CHARS && pos > 0; chars++) {
        uint32_t cp = text_peek_back(t, pos);
        if (chars_is(cp, CHARS_FULL_STOP | CHARS_SEMICOLON | CHARS_LINE_BREAK)) return false;
        pos = text_previous(t, pos);
        const struct word *there = words_find(existings, WORDS_COUNT(existings), &index, t, pos);
        if (there && !there->value && rate && quantity_doubt_is_rate_named(t, start))
            continue; /* 现有设施完好率达到95% */
        if (!there || BEFORE(doings, t, pos) || BEFORE(compared, t, pos) || AT(same_time, t, pos + there->n)) continue;
        size_t from = quantity_doubt_skip_done(t, pos + there->n);
        if (from > start) from = start;
        struct slice between = slice_cut(t, from, start);
        size_t de = slice_find(between, SLICE("的"));
        if (de != SIZE_MAX)
            return from + de + SLICE("的").n == start; /* 已验收的9个; but 已开工的项目…: which of them */
        return quantity_doubt_find(aheads, WORDS_COUNT(aheads), t, from, start) == SIZE_MAX &&
               (there->value || quantity_doubt_find(doings, WORDS_COUNT(doings), t, from, start) == SIZE_MAX);
    }
    return false;
}

/* 4个单位荣获国家奖, 造林1.2亿亩，居全国首位: told of what has been reached; not 力争…居全国前列. */
static bool quantity_doubt_is_praised(struct slice t, size_t start, size_t end)
{
    static const struct word praise[] = {WORD("荣获", 0),   WORD("均居全国", 0), WORD("位居全国", 0),
                                         WORD("居全国", 0), WORD("位居全省", 0), WORD("均居全省", 0),
                                         WORD("居全省", 0), WORD("获评优秀", 0)};
    size_t pos = end, from = start;
    for (int chars = 0; chars < SENTENCE_CHARS && pos < t.n; chars++, pos = text_step(t, pos)) {
        if (chars_is(text_peek(t, pos), CHARS_FULL_STOP | CHARS_SEMICOLON | CHARS_LINE_BREAK)) return false;
        if (!AT(praise, t, pos)) continue;
        for (chars = 0; chars < SENTENCE_CHARS && from > 0; chars++, from = text_previous(t, from))
            if (chars_is(text_peek_back(t, from), CHARS_FULL_STOP | CHARS_SEMICOLON | CHARS_LINE_BREAK)) break;
        return quantity_doubt_find(aheads, WORDS_COUNT(aheads), t, from, pos) == SIZE_MAX;
    }
    return false;
}

/* How many names an enumeration holds that ends at pos: 甲县、乙县和丙县|; 1 if it is none.  *from: where it begins. */
static int quantity_doubt_names_before(struct slice t, size_t pos, size_t *from)
{
    int names = 1;
    for (int chars = 0; chars < SENTENCE_CHARS && pos > 0; chars++) {
        size_t at = text_previous(t, pos);
        uint32_t cp = text_peek(t, at);
        if (quantity_stops_at(t, at)) break;
        if (text_is_digit(cp)) return 1;
        bool listed = chars_is(cp, CHARS_ENUMERATION);
        names += listed || (cp == 0x548C /* 和 */ && !chars_is(text_peek_back(t, at), CHARS_ENUMERATION));
        pos = at;
    }
    return *from = pos, names;
}

/* A市、B县、C县|3个试点县, 试点的4个省份|之一: as many as are named; a verb of doing before them makes it a promise. */
static bool quantity_doubt_counts_named(struct slice t, size_t start, size_t end, double value)
{
    size_t from = start, pos = end;
    int names = quantity_doubt_names_before(t, start, &from);
    bool others = text_peek_back(t, start) == 0x7B49 /* 等 */;
    if (names > 1 && names <= value && names >= value && !others)
        return quantity_doubt_find(doings, WORDS_COUNT(doings), t, from, start) == SIZE_MAX;
    for (int chars = 0; chars < CLASS_CHARS && pos < t.n; chars++, pos = text_step(t, pos))
        if (slice_has_prefix(slice_cut(t, pos, t.n), SLICE("之一"))) return true;
    return false;
}

/* 达到10%的，给予奖励: a condition. */
static bool quantity_doubt_is_condition(struct slice t, size_t end)
{
    if (text_peek(t, end) != 0x7684 /* 的 */) return false;
    uint32_t next = text_peek(t, text_step(t, end));
    return chars_is(next, CHARS_COMMA | CHARS_SEMICOLON | CHARS_FULL_STOP);
}

/* 门票50元/人, 每小时收费3元: what people pay is no promise, unless it is changed (降至2元). */
static bool quantity_doubt_is_price(struct slice t, const struct quantity_number *r, size_t start)
{
    static const struct word prices[] = {WORD("票价", 0), WORD("门票", 0), WORD("收费", 0), WORD("单价", 0),
                                         WORD("售价", 0), WORD("罚款", 0), WORD("定价", 0)};
    if (!slice_has_prefix(r->measure, SLICE("元")) || start != r->start) return false;
    size_t from = quantity_doubt_clause_start(t, start, CLASS_CHARS + CLASS_CHARS);
    return quantity_doubt_find(prices, WORDS_COUNT(prices), t, from, start) != SIZE_MAX;
}

bool quantity_is_known_before(struct slice t, const struct quantity_number *r, size_t start, size_t end)
{
    if (start == r->start && (r->flags & MEASURE_WHOLE) && quantity_doubt_counts_named(t, start, end, r->value))
        return true;
    if (quantity_doubt_is_price(t, r, start)) return true;
    return quantity_doubt_is_baseline(t, start, end) || quantity_doubt_is_compared_with(t, start, end) ||
           quantity_doubt_is_repeated(t, start) || quantity_doubt_exists(t, start, r->flags & MEASURE_RATE) ||
           quantity_doubt_is_condition(t, end) || quantity_doubt_is_praised(t, start, end);
}
