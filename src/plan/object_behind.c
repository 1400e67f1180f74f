/* The object behind a quantity: 30名以上|学术技术带头人 (the rules stand in object.c, the words in object.def). */
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
static const struct word places[] = {
#define PLACE(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word ends[] = {
#define ENDS(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word joins[] = {
#define JOINS(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word natures[] = {
#define NATURE(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word enters[] = {
#define ENTER(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word gives[] = {
#define GIVES(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word closes[] = {
#define CLOSES(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word owners[] = {
#define OWNER(word) WORD(word, 0),
#include "plan/object.def"
};

static size_t object_behind_after_join(struct slice t, size_t pos)
{
    const struct word *join = AT(joins, t, pos);
    size_t next;
    if (!join) return pos;
    pos += join->n;
    while (text_is_blank(text_peek_next(t, pos, &next)) && pos < t.n) pos = next;
    return pos;
}

/* 高速公路项目|和黄百等 in front of another quantity: up to the last word that joins. */
static struct slice object_behind_up_to_join(struct slice region)
{
    int chars = 0;
    size_t at = region.n;
    for (size_t pos = 0; pos < region.n; pos = object_step_over(region, pos), chars++)
        if (chars >= 2 && AT(joins, region, pos)) at = pos;
    return slice_cut(region, 0, at);
}

/* 桥梁和|三个广场: a Chinese numeral with its measure. */
static bool object_behind_is_counted(struct slice t, size_t pos)
{
    size_t next;
    uint32_t cp = text_peek_next(t, pos, &next);
    return numeral_is(cp, NUMERAL_ONE_TO_NINE | NUMERAL_PAIR | NUMERAL_TEN) && quantity_is_whole_measure(t, next);
}

/* The region after a quantity: up to punctuation or the next quantity. */
static struct slice object_behind_region_after(struct slice t, size_t from)
{
    size_t pos = from, next;
    for (int chars = 0; pos < t.n; chars++, pos = object_step_over(t, pos)) {
        uint32_t cp = text_peek_next(t, pos, &next);
        if (chars > OBJECT_REGION_CHARS) return slice_cut(t, 0, 0);
        if (chars_is(cp, OBJECT_STOP) || chars_is(cp, OBJECT_CLOSING) || object_is_dash(t, pos)) break;
        if (pos > from && !text_is_digit(text_peek_next(t, text_previous(t, pos), &next))) {
            size_t joined = object_behind_after_join(t, pos);
            if (joined > pos && (quantity_begins(t, joined) || object_behind_is_counted(t, joined))) break;
            if (quantity_begins(t, pos)) return object_behind_up_to_join(slice_cut(t, from, pos));
        }
    }
    return slice_cut(t, from, pos);
}

/* 具有助理社会工作师职业水平以上社会工作人才 → 社会工作人才 */
static struct slice object_behind_description(struct slice region)
{
    const struct word *owner = AT(owners, region, 0);
    size_t at = owner ? slice_find(region, SLICE("以上")) : SIZE_MAX;
    return at == SIZE_MAX ? region : slice_cut(region, at + SLICE("以上").n, region.n);
}

/* 诺贝尔奖获得|者, 能力提升|工程: the verb is part of a name. */
static bool object_behind_is_named_by_verb(struct slice region, size_t pos)
{
    const struct word *place = AT(places, region, pos);
    return text_peek(region, pos) == 0x8005 /* 者 */ || (place && pos + place->n == region.n);
}

/* 商场|等重点区域: what follows says what sort they are of.  高等, 等级 are words of their own. */
static bool object_behind_is_and_others(struct slice region, size_t pos)
{
    static const struct word words[] = {WORD("高", 0), WORD("中", 0), WORD("初", 0), WORD("同", 0), WORD("平", 0),
                                        WORD("对", 0), WORD("相", 0), WORD("均", 0), WORD("优", 0), WORD("特", 0)};
    size_t next;
    if (text_peek_next(region, pos, &next) != 0x7B49 /* 等 */ || BEFORE(words, region, pos)) return false;
    uint32_t cp = text_peek(region, next);
    return cp != 0x7EA7 /* 级 */ && cp != 0x6B21 /* 次 */ && !numeral_is(cp, NUMERAL_CHINESE) && !text_is_digit(cp);
}

/* Up to the first verb that ends a name of `least` characters or more, or to 等. */
static struct slice object_behind_up_to_verb(struct slice region, bool given, int least)
{
    static const struct word names[] = {WORD("互联网", 0), WORD("物联网", 0), WORD("车联网", 0)};
    int chars = 0;
    for (size_t pos = 0; pos < region.n; pos = object_step_over(region, pos), chars++) {
        const struct word *name = AT(names, region, pos);
        if (name) pos += name->n, chars += 3;
        if (pos >= region.n) break;
        const struct word *end = AT(ends, region, pos);
        if (!end && given) end = AT(gives, region, pos);
        if (chars >= least && end && !object_behind_is_named_by_verb(region, pos + end->n))
            return slice_cut(region, 0, pos);
        if (chars >= least && object_behind_is_and_others(region, pos)) return slice_cut(region, 0, pos);
    }
    return region;
}

/* 为|6000栋高层建筑安装…: the quantity says for whom something is done. */
static bool object_behind_is_given(struct slice t, const struct quantity *q)
{
    static const struct word tos[] = {WORD("为", 0), WORD("给", 0), WORD("向", 0), WORD("对", 0), WORD("将", 0)};
    static const struct word no[] = {WORD("作为", 0), WORD("成为", 0), WORD("调整为", 0), WORD("约为", 0),
                                     WORD("目标为", 0)};
    size_t pos = chars_skip_blanks_back(t, q->start);
    return BEFORE(tos, t, pos) && !BEFORE(no, t, pos);
}

/* 164公里污水管线|建设: without the verbal noun at its end. */
static struct slice object_behind_without_closing(struct slice region)
{
    for (;;) {
        region = slice_trim(region);
        const struct word *close = BEFORE(closes, region, region.n);
        if (!close || text_chars(slice_cut(region, 0, region.n - close->n)) < 2) return region;
        bool rebuilt = slice_equals(slice_make(close->text, close->n), "改造");
        if (rebuilt && text_peek_back(region, region.n - close->n) == 0x5316 /* 化 */) return region; /* 适老化改造 */
        region = slice_cut(region, 0, region.n - close->n);
    }
}

size_t object_skip_remark(struct slice t, size_t pos)
{
    size_t next;
    uint32_t cp = text_peek_next(t, pos, &next);
    while (cp && text_is_blank(cp)) pos = next, cp = text_peek_next(t, pos, &next);
    if (!chars_is(cp, CHARS_ROUND_OPEN)) return pos;
    return object_step_over(t, pos);
}

/* 20%的比例设立青年人才专项: behind 的, the word it qualifies and the verb. */
static size_t object_behind_skip_nature(struct slice t, size_t pos)
{
    size_t next;
    const struct word *word;
    if (text_peek_next(t, pos, &next) != OBJECT_DE) return pos;
    pos = next;
    if (!(word = AT(natures, t, pos))) return pos;
    pos += word->n;
    while ((word = AT(does, t, pos)) || (word = AT(makes, t, pos))) pos += word->n;
    return pos;
}

/* 建设, 《…》宣贯: what is done, and nothing else. */
static bool object_behind_is_act(struct slice name)
{
    name = slice_trim(name);
    const struct word *act = BEFORE(closes, name, name.n);
    if (!act) return false;
    size_t next;
    bool title = chars_is(text_peek_next(name, 0, &next), CHARS_TITLE_OPEN);
    return act->n == name.n || (title && object_step_over(name, 0) + act->n == name.n);
}

struct slice object_behind(struct slice t, const struct quantity *q, bool *verb_first)
{
    size_t from = object_behind_skip_nature(t, object_skip_remark(t, q->end));
    static const struct word bounds[] = {WORD("约", 0),     WORD("近", 0),   WORD("超", 0), WORD("超过", 0),
                                         WORD("不少于", 0), WORD("达到", 0), WORD("达", 0), WORD("至少", 0)};
    const struct word *enter = AT(enters, t, from);
    struct slice region = object_behind_region_after(t, enter ? from + enter->n : from);
    *verb_first = false;
    static const struct word keeps[] = {WORD("和美", 0), WORD("和谐", 0), WORD("和平", 0), WORD("同步", 0)};
    const struct word *bound = AT(bounds, region, 0);
    if (region.n == 0 || (AT(joins, region, 0) && !AT(keeps, region, 0)) || (bound && bound->n == region.n))
        return slice_cut(t, 0, 0);
    /* 80%的区达到先进区的目标: the rate is of what stands before the verb. */
    bool rate_of = q->rate && text_peek(t, q->end) == OBJECT_DE;
    struct slice noun = object_behind_last_de(rate_of ? object_behind_up_to_verb(region, false, 1) : region);
    if (noun.n == region.n) {
        noun = object_behind_description(region);
        *verb_first = noun.n == region.n && AT(ends, region, 0);
    }
    struct slice name = object_behind_up_to_verb(noun, object_behind_is_given(t, q), 2);
    if (noun.s > region.s && object_behind_is_act(name)) /* 62所学校的|建设: the act is done to what stands before */
        name = object_behind_last_de(slice_cut(region, 0, (size_t)(noun.s - region.s) - SLICE("的").n));
    return object_polish(object_behind_without_closing(name));
}
