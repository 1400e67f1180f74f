/* What a number says: an amount that is done, a state that is reached, growth or decline; from which baseline, and for
 * each of what.  The kinds are those of the contract of JSON (kind, from, per); the words are in quantity.def. */
#include "plan/quantity_inside.h"

#include "base/chars.h"
#include "base/numeral.h"

#define CLAUSE_CHARS 60 /* how far back a clause is searched for 每 */
#define OBJECT_CHARS 24 /* how far before a number the verb stands that it belongs to: 降低物流成本5% */
#define FORM_CHARS 4    /* 每个县（市、区） */
#define EACH_CHARS 8    /* a longer name is no denominator */

enum { TERM = 1, PER = 2, NAMED = 4, SPAN = 8 }; /* of a word that a quantity depends on: quantity.def, EACH */

static const struct word terms[] = {
#define EACH(word, flags) WORD(word, flags),
#define TOTAL(word) WORD(word, TERM),
#include "plan/quantity.def"
};
static const struct word changes[] = {
#define CHANGES(word, kind) WORD(word, kind),
#include "plan/quantity.def"
};
static const struct word counted_for[] = {
#define OF_EACH(word, heads) WORD(word, heads),
#include "plan/quantity.def"
};
static const struct word totals[] = {
#define STOCK(word) WORD(word, 0),
#include "plan/quantity.def"
};

#define AT QUANTITY_AT
#define BEFORE QUANTITY_BEFORE

/* ---- for each of what ---- */

/* Behind the number of a denominator: 每|10万|人, 每|千|人口. */
static size_t quantity_kind_skip_number(struct slice t, size_t pos)
{
    for (uint32_t cp; (cp = text_peek(t, pos)) != 0; pos = text_step(t, pos))
        if (!text_is_digit(cp) && !numeral_is(cp, NUMERAL_CHINESE | NUMERAL_TRADITIONAL)) break;
    return pos;
}

/* Behind a bracket at pos that gives another form of what a figure holds for each of: 每个乡|（镇）. */
static size_t quantity_kind_skip_form(struct slice t, size_t pos)
{
    if (!chars_is(text_peek(t, pos), CHARS_ROUND_OPEN)) return pos;
    size_t at = text_step(t, pos);
    for (int chars = 0; chars < FORM_CHARS && at < t.n; chars++, at = text_step(t, at))
        if (chars_is(text_peek(t, at), CHARS_ROUND_CLOSE)) return text_step(t, at);
    return pos;
}

/* Ends the name of what a figure holds for each of: a verb, a number, a comma. */
static bool quantity_kind_ends_denominator(struct slice t, size_t pos)
{
    static const struct word after[] = {
        WORD("至少", 0), WORD("不少于", 0), WORD("不低于", 0), WORD("达到", 0), WORD("建", 0),   WORD("配", 0),
        WORD("有", 0),   WORD("均", 0),     WORD("都", 0),     WORD("办", 0),   WORD("设", 0),   WORD("要", 0),
        WORD("新", 0),   WORD("打造", 0),   WORD("培育", 0),   WORD("完成", 0), WORD("组织", 0), WORD("开展", 0),
        WORD("举办", 0), WORD("选", 0),     WORD("补", 0),     WORD("奖", 0),   WORD("拥有", 0), WORD("原则", 0),
        WORD("确定", 0), WORD("安排", 0),   WORD("创", 0),     WORD("实施", 0), WORD("给予", 0), WORD("最高", 0),
        WORD("改造", 0), WORD("力争", 0)};
    uint32_t cp = text_peek(t, pos);
    return quantity_is_stop(cp) || text_is_blank(cp) || text_is_digit(cp) || AT(after, t, pos) ||
           chars_is(cp, CHARS_ENUMERATION | CHARS_ROUND_OPEN | CHARS_ROUND_CLOSE | CHARS_DASH);
}

size_t quantity_denominator_end(struct slice t, size_t pos, bool *heads)
{
    *heads = false;
    if (text_peek(t, pos) != 0x6BCF /* 每 */) return pos;
    size_t start = pos + SLICE("每").n, from = quantity_kind_skip_number(t, start);
    bool large = from > start;
    const struct word *of = AT(counted_for, t, from), *measure = measure_word_at(t, from);
    if (of) return *heads = of->value || large, quantity_kind_skip_form(t, from + of->n);
    size_t end = measure ? from + measure->n : from;
    if ((of = AT(counted_for, t, end))) return *heads = of->value || large, quantity_kind_skip_form(t, end + of->n);
    for (int chars = 0; measure && chars < EACH_CHARS; chars++, end = text_step(t, end))
        if (quantity_kind_ends_denominator(t, end)) return *heads = large, end;
    return measure ? from + measure->n : pos;
}

/* Three or five years, as 三年获得10项 says over what time: where the number begins whose 年 ends at pos; pos for
 * 第三年, 2024年, 三年级. */
static size_t quantity_kind_span_before(struct slice t, size_t pos)
{
    static const struct word names[] = {WORD("级", 0), WORD("制", 0), WORD("期", 0), WORD("度", 0), WORD("以上", 0)};
    size_t start = text_previous(t, pos), chars = 0;
    uint32_t cp = text_peek_back(t, start);
    for (; chars < 3 && (text_is_digit(cp) || numeral_is(cp, NUMERAL_ONE_TO_NINE | NUMERAL_PAIR | NUMERAL_TEN));
         cp = text_peek_back(t, start), chars++)
        start = text_previous(t, start);
    bool dated = cp == 0x7B2C /* 第 */ || numeral_is(cp, NUMERAL_ZERO | NUMERAL_CIRCLE | NUMERAL_CIRCLE_WHITE);
    return chars == 0 || chars > 2 || dated || chars_is(cp, CHARS_DASH | CHARS_UP_TO) || quantity_is_link(cp) ||
                   AT(names, t, pos)
               ? pos
               : start;
}

/* The word that ends at pos if a quantity depends on it: where it begins, and in *kind what it is; else pos. */
static size_t quantity_kind_term_before(struct slice t, size_t pos, unsigned *kind)
{
    const struct word *word = BEFORE(terms, t, pos);
    if (word) return *kind = word->value, pos - word->n;
    *kind = TERM;
    return text_peek_back(t, pos) == 0x5E74 /* 年 */ ? quantity_kind_span_before(t, pos) : pos;
}

/* The denominator whose word (每, 人均) stands in [start, end). */
static void quantity_kind_take_denominator(struct slice t, size_t start, size_t end, unsigned flags, struct quantity *q,
                                           bool *heads)
{
    bool of_heads;
    size_t stop = quantity_denominator_end(t, start, &of_heads);
    q->each = true;
    if (q->per.n && stop == (size_t)(q->per.s - t.s) + q->per.n) q->per = slice_cut(t, start, stop); /* 每人每月 */
    if (q->per.n && stop > start && stop == (size_t)(q->per.s - t.s))
        q->per = slice_cut(t, start, stop + q->per.n); /* 每生每年 */
    if (q->per.n) return;                              /* the nearest counts */
    if (stop > start && stop <= q->start) q->per = slice_cut(t, start, stop), *heads = of_heads;
    else if (stop == start && (flags & (NAMED | SPAN))) q->per = slice_cut(t, start, end), *heads = flags & NAMED;
}

/* Where the words before the quantity begin that it depends on (每, 人均, 累计, 三年).  They are looked for up to the
 * last comma, at most CLAUSE_CHARS back; before `floor`, the end of the quantity before, only if need be. */
static void quantity_kind_find_terms(struct slice t, size_t floor, struct quantity *q, bool *heads)
{
    size_t at = q->start, found = at;
    for (int i = 0; i < CLAUSE_CHARS && at > 0 && (at > floor || found == q->start || !q->each); i++) {
        unsigned kind;
        size_t start = quantity_kind_term_before(t, at, &kind);
        if (start < at && (at > floor || found == q->start || (kind & PER))) {
            found = start;
            if (kind & PER) quantity_kind_take_denominator(t, start, at, kind, q, heads);
        }
        at = text_previous(t, at);
        if (quantity_stops_at(t, at)) break;
    }
    q->terms_start = found;
}

/* ---- growth and decline ---- */

/* A verb of change that ends right before pos, with 年均, 同比 and blanks passed over; NULL if there is none. */
static const struct word *quantity_kind_change_before(struct slice t, size_t pos)
{
    static const struct word between[] = {
        WORD("幅度", 0), WORD("了", 0),   WORD("率", 0),   WORD("速度", 0), WORD("要", 0),   WORD("分别", 0),
        WORD("约", 0),   WORD("目标", 0), WORD("为", 0),   WORD("在", 0),   WORD("保持", 0), WORD("保持在", 0),
        WORD("达", 0),   WORD("到", 0),   WORD("达到", 0), WORD("力争", 0), WORD("预期", 0), WORD("也", 0),
        WORD("均", 0),   WORD("控制", 0), WORD("比例", 0)};
    bool rated = false;
    for (int i = 0; i < 3; i++) {
        pos = chars_skip_blanks_back(t, pos);
        const struct word *change = BEFORE(changes, t, pos), *word = BEFORE(between, t, pos);
        if (change && (!word || change->n >= word->n) && !(rated && change->n == SLICE("减").n)) return change;
        rated = word && slice_equals(slice_make(word->text, word->n), "率"); /* 审减率 */
        if (!word) return NULL;
        pos -= word->n;
    }
    return NULL;
}

/* 10%以上的增长, 6%的年均增速: the change is named behind. */
static const struct word *quantity_kind_change_behind(struct slice t, size_t pos)
{
    static const struct word between[] = {WORD("的", 0),   WORD("年均", 0), WORD("平均", 0), WORD("速度", 0),
                                          WORD("幅度", 0), WORD("以", 0),   WORD("同比", 0), WORD("左右", 0),
                                          WORD("逐年", 0), WORD("复合", 0), WORD("比例", 0), WORD("持续", 0)};
    size_t from = chars_skip_blanks(t, pos);
    if (text_peek(t, from) != 0x7684 /* 的 */) return NULL;
    for (const struct word *w; (w = AT(between, t, from)) != NULL;) from += w->n;
    const struct word *change = AT(changes, t, from);
    return change && change->n > SLICE("降").n ? change : NULL; /* 70%的降雨 */
}

/* Ends the name of a share: 覆盖率100% is a state even behind 提高. */
static bool quantity_kind_is_share_named(struct slice t, size_t pos)
{
    static const struct word names[] = {WORD("率", 0),   WORD("占比", 0),   WORD("比例", 0),
                                        WORD("比重", 0), WORD("满意度", 0), WORD("达标", 0),
                                        WORD("程度", 0), WORD("全覆盖", 0), WORD("覆盖", 0)};
    return BEFORE(names, t, chars_skip_blanks_back(t, pos)) != NULL;
}

/* 降低物流成本5%, 减少证明事项50项, 提高单产10%: the verb at the beginning of the clause that the number belongs to. */
static const struct word *quantity_kind_change_in_clause(struct slice t, size_t floor, size_t pos, bool rate)
{
    static const struct word nouns[] = {WORD("行动", 0), WORD("工程", 0), WORD("计划", 0), WORD("项目", 0),
                                        WORD("率", 0),   WORD("点", 0),   WORD("极", 0),   WORD("专项", 0),
                                        WORD("班", 0),   WORD("能力", 0), WORD("量", 0)};
    size_t at = pos;
    for (int chars = 0; chars < OBJECT_CHARS && at > floor; chars++) {
        const struct word *change = BEFORE(changes, t, at);
        if (change && change->n > SLICE("降").n)
            return AT(nouns, t, at) || (change->value != QUANTITY_DECLINE && !rate) ? NULL : change;
        if (quantity_doing_before(t, at)) return NULL;
        at = text_previous(t, at);
        if (quantity_stops_at(t, at)) return NULL;
    }
    return NULL;
}

/* ---- from where ---- */

/* 由2020年的80元提高到: the number behind the last 由, 从 of the clause that ends at pos. */
static void quantity_kind_find_from(struct slice t, size_t pos, struct quantity *q)
{
    size_t at = pos;
    for (int chars = 0; chars < CLAUSE_CHARS && at > 0; chars++) {
        at = text_previous(t, at);
        uint32_t cp = text_peek(t, at);
        if (quantity_stops_at(t, at) && !(chars < 4 && chars_is(cp, CHARS_COMMA))) return;
        if (quantity_is_from(t, at)) break;
    }
    if (!quantity_is_from(t, at)) return;
    struct slice before = slice_cut(t, 0, pos);
    struct quantity_number r;
    bool listed = false;
    for (size_t next; at < pos && !(q->has_from && listed); at = next) {
        next = text_step(t, at);
        uint32_t cp = text_peek(t, at);
        if (!text_is_digit(cp) && !numeral_is(cp, NUMERAL_CHINESE)) continue;
        if (!quantity_read_counted(before, at, &r)) continue;
        next = r.end;
        uint32_t after = text_peek(before, r.end);
        if (r.measure.n == 0 && (after == 0x5E74 /* 年 */ || after == 0x6708 /* 月 */)) continue;
        if (r.measure.n == 0 && r.han) continue;
        listed = chars_is(after, CHARS_ENUMERATION); /* 从209元、280元提高到217元、290元: the first of both */
        q->has_from = true;
        q->from = r.value;
    }
}

/* ---- all of it ---- */

/* Whether a verb of doing stands in the clause before pos. */
static bool quantity_kind_is_done(struct slice t, size_t pos)
{
    for (int chars = 0; chars < CLAUSE_CHARS && pos > 0 && !quantity_stops_before(t, pos); chars++) {
        if (quantity_doing_before(t, pos)) return true;
        pos = text_previous(t, pos);
    }
    return false;
}

/* 总数, 保有量 before the bounds: a stock, not an addition. */
static bool quantity_kind_is_stock(struct slice t, size_t pos)
{
    return BEFORE(totals, t, chars_skip_blanks_back(t, pos)) != NULL && !quantity_kind_is_done(t, pos);
}

/* 郊野公园提升20个, 林分提升200万亩: made better, not more. */
static bool quantity_kind_improves(const struct word *change)
{
    static const struct word betters[] = {WORD("提升", 0), WORD("提高", 0), WORD("提速", 0), WORD("增效", 0)};
    return words_at(betters, WORDS_COUNT(betters), slice_make(change->text, change->n), 0) != NULL;
}

/* Things, or land and roads: what is made better is so many of them. */
static bool quantity_kind_is_of_things(const struct quantity_number *r)
{
    static const char *const areas[] = {"亩", "公里", "千米", "公顷", "平方米", "平方公里"};
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++)
        if (slice_equals(r->measure, areas[i])) return true;
    return r->flags & MEASURE_WHOLE;
}

/* 高新技术企业超过2.5万家, 保护面积不低于618万亩: what is there, where no verb of doing stands in the clause and the thing
 * stands before the bound, right behind which the number ends its clause. */
static bool quantity_kind_is_stated(struct slice t, unsigned bound, bool whole, const struct quantity *q)
{
    size_t at = chars_skip_blanks_back(t, q->start);
    static const struct word quotas[] = {WORD("不少于", 0), WORD("不低于", 0), WORD("至少", 0), WORD("最少", 0)};
    if (q->start == q->number || !(bound & (BOUND_LEAST | BOUND_MOST)) || !text_is_han(text_peek_back(t, at)))
        return false;
    if (whole && AT(quotas, t, q->start)) return false; /* 文艺演出不少于600场: so many are held */
    uint32_t after = text_peek(t, q->end);
    if (q->each || !(quantity_is_stop(after) || chars_is(after, CHARS_ENUMERATION | CHARS_ROUND_CLOSE))) return false;
    return !quantity_kind_is_done(t, at);
}

/* The number before the one at start, of a list without words between: 217元、|290元; start if there is none. */
static size_t quantity_kind_listed_before(struct slice t, size_t start)
{
    size_t pos = start;
    uint32_t join = text_peek_back(t, pos);
    if (!chars_is(join, CHARS_ENUMERATION) && join != 0x548C /* 和 */) return start;
    pos = text_previous(t, pos);
    for (int chars = 0; chars < EACH_CHARS && pos > 0 && !text_is_digit(text_peek_back(t, pos)); chars++) {
        if (quantity_stops_before(t, pos) || chars_is(text_peek_back(t, pos), CHARS_ENUMERATION)) return start;
        pos = text_previous(t, pos);
    }
    struct quantity_number r;
    size_t from = pos;
    for (uint32_t cp; pos > 0 && ((cp = text_peek_back(t, pos)), text_is_digit(cp) || cp == '.' || cp == ',');)
        pos = text_previous(t, pos);
    bool whole = pos < from && quantity_read_counted(t, pos, &r) && r.measure.n > 0 &&
                 r.end + SLICE("以上").n + 3 >= start;
    return whole ? pos : start;
}

/* The first number of that list. */
static size_t quantity_kind_list_start(struct slice t, size_t start)
{
    for (int i = 0; i < 6; i++) {
        size_t before = quantity_kind_listed_before(t, start);
        if (before == start) break;
        start = before;
    }
    return start;
}

/* 分别下降24%、25%以上: what stands behind 分别 holds for every number of the list.  Where the first of them begins;
 * `start` where there is no 分别 in the clause. */
static size_t quantity_kind_shared_start(struct slice t, size_t start)
{
    size_t listed = quantity_kind_list_start(t, start);
    if (listed < start) return listed;
    static const struct word each[] = {WORD("分别", 0)};
    size_t at = start;
    for (int chars = 0; chars < CLAUSE_CHARS && at > 0 && !quantity_stops_before(t, at); chars++) {
        if (!BEFORE(each, t, at)) {
            at = text_previous(t, at);
            continue;
        }
        while (at < start && !text_is_digit(text_peek(t, at))) at = text_step(t, at);
        return at;
    }
    return start;
}

/* 分别达到, 分别提高到. */
static bool quantity_kind_is_reached(struct slice t, size_t pos)
{
    static const struct word reached[] = {WORD("达到", 0), WORD("达", 0),     WORD("到", 0),
                                          WORD("至", 0),   WORD("控制在", 0), WORD("稳定在", 0)};
    return BEFORE(reached, t, chars_skip_blanks_back(t, pos)) != NULL;
}

/* 每辆补贴500元, 52万元/人: money for each of them is how much, not how much in all. */
static bool quantity_kind_is_paid_for_each(const struct quantity *q, struct slice measure)
{
    static const struct word units[] = {WORD("辆", 0), WORD("台", 0), WORD("套", 0), WORD("件", 0), WORD("头", 0),
                                        WORD("吨", 0), WORD("只", 0), WORD("户", 0), WORD("人", 0), WORD("亩", 0),
                                        WORD("生", 0), WORD("张", 0), WORD("名", 0)};
    if (!q->each || !slice_has_prefix(measure, SLICE("元"))) return false;
    return q->per.n == 0 || BEFORE(units, q->per, q->per.n);
}

/* 比上年增加1000亿元, 较2020年增加20家: growth of what there was, also of things. */
static bool quantity_kind_is_compared(struct slice t, size_t pos)
{
    static const struct word before[] = {
        WORD("比上年", 0), WORD("较上年", 0), WORD("比去年", 0),   WORD("较去年", 0),   WORD("比20", 0),
        WORD("较20", 0),   WORD("同比", 0),   WORD("比上一年", 0), WORD("较上一年", 0), WORD("比前一年", 0),
        WORD("环比", 0),   WORD("比“", 0),    WORD("较“", 0)};
    for (int chars = 0; chars < OBJECT_CHARS && pos > 0 && !quantity_stops_before(t, pos); chars++) {
        pos = text_previous(t, pos);
        if (AT(before, t, pos)) return true;
    }
    return false;
}

static enum quantity_kind quantity_kind_of(struct slice t, const struct quantity_number *r, unsigned bound,
                                           size_t floor, const struct quantity *q, bool heads)
{
    bool rate = r->flags & MEASURE_RATE, times = slice_equals(r->measure, "倍");
    bool points = slice_find(r->measure, SLICE("点")) != SIZE_MAX;
    size_t shared = quantity_kind_shared_start(t, q->start);
    bool reached = shared < q->start && quantity_kind_is_reached(t, shared);
    const struct word *change = reached ? NULL : quantity_kind_change_before(t, shared < q->start ? shared : q->start);
    if (r->doubling) return QUANTITY_GROWTH;
    if (!change) change = quantity_kind_change_behind(t, q->end);
    bool level = (bound & (BOUND_LEVEL | BOUND_WITHIN)) || reached;
    if (!change && !level && !quantity_kind_is_share_named(t, q->start))
        change = quantity_kind_change_in_clause(t, floor, q->start, rate);
    if (points && !change) return QUANTITY_GROWTH;
    if (!change && !rate && quantity_kind_is_paid_for_each(q, r->measure)) return QUANTITY_LEVEL;
    if (change && !rate && quantity_kind_is_of_things(r) && quantity_kind_improves(change)) change = NULL;
    if (change && change->value == QUANTITY_AMOUNT && quantity_kind_is_compared(t, q->start)) return QUANTITY_GROWTH;
    if (change && change->value == QUANTITY_AMOUNT && heads && !(r->flags & MEASURE_WHOLE))
        return QUANTITY_GROWTH; /* 人均公园绿地面积增加1平方米 */
    if (change && (change->value == QUANTITY_DECLINE || rate || change->value == QUANTITY_GROWTH))
        return change->value == QUANTITY_AMOUNT ? QUANTITY_GROWTH : (enum quantity_kind)change->value;
    if (times) return QUANTITY_MULTIPLE;
    if (rate || heads || level || (r->flags & MEASURE_TIME)) return QUANTITY_LEVEL;
    return quantity_kind_is_stock(t, q->start) || quantity_kind_is_stated(t, bound, r->flags & MEASURE_WHOLE, q)
               ? QUANTITY_LEVEL
               : QUANTITY_AMOUNT;
}

void quantity_find_kind(struct slice t, const struct quantity_number *r, unsigned bound, size_t floor,
                        struct quantity *q)
{
    bool heads = false;
    quantity_kind_find_terms(t, floor, q, &heads);
    if ((bound & BOUND_LEVEL) || q->kind == QUANTITY_LEVEL) quantity_kind_find_from(t, q->start, q);
    q->kind = quantity_kind_of(t, r, bound, floor, q, heads);
    if (q->kind != QUANTITY_AMOUNT && slice_equals(q->per, "年均")) q->per.n = 0; /* 年均浓度 is a mean of the year */
    bool change = q->kind == QUANTITY_GROWTH || q->kind == QUANTITY_DECLINE;
    if (change && (r->flags & MEASURE_RATE)) q->per = (struct slice){0}; /* 人均收入增长7%; but 人均补助提高30元 */
}

/* Where one of the words of the table stands in the name. */
static const struct word *quantity_kind_found_in(const struct word *table, size_t count, struct slice name)
{
    const struct word *last = NULL;
    for (size_t pos = 0; pos < name.n; pos = text_step(name, pos)) {
        const struct word *w = words_at(table, count, name, pos);
        if (w && w->n > SLICE("降").n) last = w;
    }
    return last;
}

void quantity_find_named_kind(struct slice name, bool framed, struct quantity *q)
{
    static const struct word lands[] = {WORD("用地", 0), WORD("规模", 0)}; /* 建设|用地规模 is a state */
    bool heads = false;
    if (name.n == 0 || (!framed && q->kind != QUANTITY_LEVEL)) return;
    const struct word *change = quantity_kind_found_in(changes, WORDS_COUNT(changes), name);
    bool done = false;
    for (size_t pos = name.n; pos > 0 && !done; pos = text_previous(name, pos))
        done = quantity_doing_before(name, pos) && !AT(lands, name, pos);
    if (change && change->value != QUANTITY_AMOUNT && q->rate) q->kind = (enum quantity_kind)change->value;
    else if (framed) q->kind = q->rate || !done ? QUANTITY_LEVEL : QUANTITY_AMOUNT;
    for (size_t pos = 0; pos < name.n && q->per.n == 0; pos = text_step(name, pos)) {
        size_t end = quantity_denominator_end(name, pos, &heads);
        const struct word *each = AT(terms, name, pos);
        if (end == pos && each && (each->value & (NAMED | SPAN))) end = pos + each->n, heads = each->value & NAMED;
        if (end > pos) q->per = slice_cut(name, pos, end), q->each = true;
    }
    if (heads && q->kind == QUANTITY_AMOUNT) q->kind = QUANTITY_LEVEL;
}
