/* What a quantity counts, its object, by fixed rules in this order; the words are in object.def.
 *
 * First the text behind the quantity is looked at, up to the next punctuation, unmatched bracket or quantity.
 *   - A remark in brackets right behind the quantity is skipped: 6个以上(含团队).
 *   - The object begins behind the last 的 (具有竞争力的|高新技术企业) or, without 的, behind the 以上 of a description
 *     (具有…职业水平以上|社会工作人才).
 *   - It ends before a verb that no name holds: 知名专家|建立名医工作室.
 * If nothing stands there, or a verb at once, the object stands before the quantity, behind the last punctuation or
 * quantity.
 *   - It begins behind the last verb of doing (建成|科技创新孵化器1个) and the last 的, without leading verbs, adverbs,
 *     times and denominators (每万人人口|全科医生达到2人).
 *   - A verb of change at its end is none of it: GDP|增长6%.
 * Text inside brackets and quotation marks is never cut; a name that is one quotation loses its marks (“天水名匠”). */
#include "plan/object_inside.h"

#include "base/chars.h"
#include "base/utf8.h"
#include "plan/quantity_frame.h"

#define SENTENCE_BYTES 150
#define SHARED_MOST 4 /* quantities that share a noun */
#define LIST_MOST 6   /* quantities behind 分别 */

#define AT QUANTITY_AT
#define BEFORE QUANTITY_BEFORE

static const struct word joins[] = {
#define JOINS(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word sames[] = {
#define SAME(word) WORD(word, 0),
#include "plan/object.def"
};

/* — is a dash only when it is doubled. */
bool object_is_dash(struct slice t, size_t pos)
{
    size_t next;
    return text_peek_next(t, pos, &next) == 0x2014 && text_peek_next(t, next, &next) == 0x2014;
}

/* Forward over one character, or over everything between an opening bracket at pos and its closing one. */
size_t object_step_over(struct slice t, size_t pos)
{
    size_t next;
    if (!chars_is(text_peek_next(t, pos, &next), OBJECT_OPENING)) return next;
    size_t behind = next;
    for (int depth = 1, chars = 0; next < t.n && chars < OBJECT_REGION_CHARS; chars++) {
        uint32_t cp = text_peek_next(t, next, &next);
        depth += chars_is(cp, OBJECT_OPENING) - chars_is(cp, OBJECT_CLOSING);
        if (depth == 0) return next;
    }
    return behind;
}

/* Without a name's trailing 等, enumeration marks and blanks, and without quotation marks around all of it. */
struct slice object_polish(struct slice name)
{
    for (;;) {
        name = slice_trim(name);
        if (name.n == 0) return name;
        size_t last = text_previous(name, name.n), next;
        uint32_t cp = text_decode(name, last, &next), first = text_decode(name, 0, &next);
        if (cp == 0x7B49 /* 等 */ || chars_is(cp, CHARS_ENUMERATION)) name.n = last;
        else if (chars_is(first, CHARS_ENUMERATION)) name = slice_cut(name, next, name.n);
        else if (chars_is(first, OBJECT_OPENING & ~(unsigned)CHARS_ROUND_OPEN) && object_step_over(name, 0) == name.n &&
                 chars_is(cp, OBJECT_CLOSING))
            name = slice_cut(name, next, last);
        else return name;
    }
}

/* What follows the last 的 outside brackets; all of it without one. */
struct slice object_behind_last_de(struct slice region)
{
    size_t from = 0, next;
    for (size_t pos = 0; pos < region.n; pos = object_step_over(region, pos))
        if (text_peek_next(region, pos, &next) == OBJECT_DE) from = next;
    return slice_cut(region, from, region.n);
}

static bool object_is_sentence_end(char byte) { return byte == ';' || byte == '\n'; }

/* Whether the words before a quantity only say that it counts what the one before counts:
 * 接待游客800万人次，同比|增长10%. */
static bool object_says_the_same(struct slice t, const struct quantity *q)
{
    struct slice said = slice_trim(object_region_before(t, q->start, q->after));
    if (chars_is(text_peek(said, 0), CHARS_ENUMERATION) && text_step(said, 0) < said.n)
        said = slice_trim(slice_cut(said, text_step(said, 0), said.n)); /* 、投产|1000万千瓦 */
    const struct word *same = AT(sames, said, 0);
    return same && same->n == said.n;
}

/* 覆盖率, 时长: what a rate or a time before which it stands is of; what follows is another thing
 * (效率不低于60%的脱硝设施). */
static bool object_is_named_rate(struct slice t, const struct quantity *q)
{
    static const struct word rates[] = {WORD("率", 0),   WORD("比例", 0), WORD("比重", 0), WORD("占比", 0),
                                        WORD("时长", 0), WORD("时间", 0), WORD("时限", 0), WORD("满意度", 0),
                                        WORD("水平", 0), WORD("浓度", 0)};
    static const struct word bys[] = {WORD("按", 0), WORD("按照", 0), WORD("以", 0)};
    size_t pos = chars_skip_blanks_back(t, q->start);
    if (!q->rate && q->kind != QUANTITY_LEVEL) return false;
    return BEFORE(rates, t, pos) && !BEFORE(bys, t, pos);
}

/* 废旧放射源100%安全收贮: a rate stands behind what it is a rate of, unless 的 leads on (80%的村卫生室). */
static bool object_is_rate_of_subject(struct slice t, const struct quantity *q, struct slice in_front)
{
    size_t next, behind = chars_skip_blanks(t, q->end);
    return q->rate && in_front.n > 0 && q->start == q->number && text_peek_next(t, behind, &next) != OBJECT_DE &&
           q->kind == QUANTITY_LEVEL && q->bound == QUANTITY_EXACTLY;
}

/* 6个世界级、|7个国家级产业集群: a mere attribute, whose noun stands behind a later quantity. */
static bool object_is_attribute(struct slice t)
{
    uint32_t last = text_peek_back(t, t.n);
    return t.n > 0 && text_chars(t) <= 4 && (last == 0x7EA7 /* 级 */ || last == 0x578B /* 型 */);
}

/* That noun, without the attribute in front of it; `behind` if there is none. */
static struct slice object_shared(struct slice text, const struct quantity *q, struct slice behind)
{
    struct quantity next = *q;
    struct slice noun = behind;
    bool verb_first;
    for (int i = 0; i < SHARED_MOST && object_is_attribute(noun); i++) {
        size_t pos = next.end;
        if (!quantity_next(text, &pos, &next)) return behind;
        noun = object_behind(text, &next, &verb_first);
    }
    size_t level = slice_find(noun, SLICE("级")), from = level + SLICE("级").n;
    if (level == SIZE_MAX || from >= noun.n || level > SLICE("区域").n * 2) return noun.n ? noun : behind;
    return slice_cut(noun, from, noun.n);
}

static struct slice own_object(struct slice text, const struct quantity *q)
{
    bool verb_first;
    struct slice behind = object_behind(text, q, &verb_first);
    if (object_is_attribute(behind) &&
        chars_is(text_peek(text, (size_t)(behind.s - text.s) + behind.n), CHARS_ENUMERATION))
        behind = object_shared(text, q, behind);
    if (behind.n && (object_is_named_rate(text, q) || (q->rate && q->bound == QUANTITY_EXACTLY))) {
        struct slice front = object_front(text, q);
        if (front.n && (object_is_named_rate(text, q) || object_is_rate_of_subject(text, q, front))) return front;
    }
    if (behind.n && !verb_first) return behind;
    struct slice in_front = object_front(text, q);
    if (behind.n && in_front.n == 0) return object_without_leads(behind, q->rate);
    return in_front.n ? in_front : behind;
}

/* The object of the quantity before this one (of the last that names its own), taken from the same sentence; looks back
 * at most SENTENCE_BYTES.  alike: only where both have the same measure. */
static struct slice object_before(struct slice t, const struct quantity *q, bool alike)
{
    size_t from = q->after;
    while (from > 0 && q->after - from < SENTENCE_BYTES && !object_is_sentence_end(t.s[from - 1])) from--;
    while (from < q->after && utf8_is_trail(t.s[from])) from++;
    struct slice sentence = slice_cut(t, from, q->start);
    struct quantity one, last = {0};
    for (size_t pos = 0; quantity_next(sentence, &pos, &one) && from + one.end <= q->after;)
        if (!object_says_the_same(sentence, &one)) last = one;
    bool same = last.end > 0 && (!alike || quantity_same_measure(last.measure, q->measure));
    return same ? own_object(sentence, &last) : slice_cut(t, 0, 0);
}

/* 总市值翻一番，|达到1600亿元, 国债1万亿元、|比上年增加1000亿元: what stands between the quantity before and this one begins
 * with a comma and names nothing. */
static bool object_follows_comma(struct slice t, const struct quantity *q, bool *alike)
{
    size_t pos = chars_skip_blanks(t, q->after);
    *alike = chars_is(text_peek(t, pos), CHARS_SEMICOLON); /* 400万千瓦；到2030年，达到700万千瓦 */
    if (q->after == 0 || pos >= q->start) return false;
    if (*alike || chars_is(text_peek(t, pos), CHARS_COMMA | CHARS_ENUMERATION)) return true;
    *alike = true;
    for (; pos < q->start; pos = text_step(t, pos)) /* 1000处信号灯联网、|累计达8000处 */
        if (chars_is(text_peek(t, pos), CHARS_COMMA | CHARS_ENUMERATION)) return true;
    return false;
}

/* Whether nothing but an enumeration mark or 和 stands between two quantities. */
static bool object_is_listed(struct slice t, size_t end, size_t start)
{
    struct slice between = slice_trim(slice_cut(t, end, start));
    size_t next;
    uint32_t cp = text_peek_next(between, 0, &next);
    return between.n > 0 && next == between.n && (chars_is(cp, CHARS_ENUMERATION) || cp == 0x548C /* 和 */);
}

/* Whether an enumeration mark or 和 stands right before or behind a quantity, as in any list of them. */
static bool object_touches_list(struct slice t, const struct quantity *q)
{
    uint32_t before = text_peek_back(t, chars_skip_blanks_back(t, q->start)),
             behind = text_peek(t, chars_skip_blanks(t, q->end));
    return chars_is(before, CHARS_ENUMERATION) || chars_is(behind, CHARS_ENUMERATION) || before == 0x548C /* 和 */ ||
           behind == 0x548C;
}

/* The list of quantities that q stands in: its first, how many they are, and which of them q is. */
static size_t object_list_of(struct slice t, const struct quantity *q, struct quantity *first, size_t *which)
{
    size_t from = q->start > SENTENCE_BYTES ? q->start - SENTENCE_BYTES : 0, count = 0, end = 0;
    struct quantity one;
    while (from < q->start && utf8_is_trail(t.s[from])) from++;
    for (size_t pos = from; quantity_next(t, &pos, &one); end = one.end) {
        bool listed = count > 0 && object_is_listed(t, end, one.start);
        if (!listed && end >= q->end) break;
        if (!listed) *first = one, count = 0;
        if (one.number == q->number) *which = count;
        if (++count > LIST_MOST) return 0;
    }
    return count;
}

/* Ends the name of a figure: 用水量, 碳排放.  A part that does not has the noun of the last one: 铁路和水路货运量. */
static bool object_names_figure(struct slice name)
{
    static const struct word ends[] = {
        WORD("率", 0),   WORD("量", 0),   WORD("值", 0),   WORD("额", 0),   WORD("数", 0),
        WORD("比例", 0), WORD("比重", 0), WORD("占比", 0), WORD("排放", 0), WORD("消耗", 0),
        WORD("能耗", 0), WORD("强度", 0), WORD("收入", 0), WORD("成本", 0), WORD("水平", 0),
        WORD("浓度", 0), WORD("面积", 0), WORD("时间", 0), WORD("投资", 0), WORD("规模", 0),
        WORD("增速", 0), WORD("人次", 0), WORD("费用", 0), WORD("产值", 0), WORD("里程", 0)};
    return BEFORE(ends, name, name.n) != NULL;
}

/* The part with that number of a list of names (能耗和碳排放), all of it where they share a noun (铁路和水路货运量); empty
 * if it has not `count` parts. */
static struct slice object_part(struct slice names, size_t which, size_t count, bool apart)
{
    struct slice part = slice_cut(names, 0, 0);
    size_t from = 0, parts = 0, next;
    bool figures = true;
    for (size_t pos = 0; pos <= names.n; pos = next) {
        const struct word *join = pos < names.n ? AT(joins, names, pos) : NULL;
        next = pos < names.n ? object_step_over(names, pos) : pos + 1;
        if (pos < names.n && (join == NULL || pos == from)) continue;
        figures = figures && object_names_figure(slice_cut(names, from, pos));
        if (parts++ == which) part = slice_cut(names, from, pos);
        if (join) from = next = pos + join->n;
    }
    return parts != count ? slice_cut(names, 0, 0) : figures || apart ? part : names;
}

/* Where the quantity behind this one starts; the end if none does. */
static size_t object_second_start(struct slice t, const struct quantity *first)
{
    struct quantity second;
    size_t pos = first->end;
    return quantity_next(t, &pos, &second) ? second.start : t.n;
}

/* 能耗和碳排放分别降低2.5%、|3.9%: the names before 分别 belong to the numbers in their order.  Empty if it is not so. */
static struct slice object_shared_out(struct slice t, const struct quantity *q)
{
    if (!object_touches_list(t, q)) return slice_cut(t, 0, 0);
    struct quantity first = {0};
    size_t which = 0, count = object_list_of(t, q, &first, &which), at;
    if (count < 2) return slice_cut(t, 0, 0);
    struct slice region = object_region_before(t, first.start, first.after);
    bool told = (at = slice_find(region, SLICE("分别"))) != SIZE_MAX;
    if (!told &&
        (!quantity_is_whole_measure(q->measure, 0) || !object_is_listed(t, first.end, object_second_start(t, &first))))
        return slice_cut(t, 0, 0);
    struct slice part = object_part(object_without_tails(slice_cut(region, 0, told ? at : region.n)), which, count,
                                    !told);
    return object_polish(object_without_leads(part, q->rate));
}

struct slice quantity_object(struct slice text, const struct quantity *q)
{
    bool verb_first;
    struct slice shared = object_shared_out(text, q);
    if (shared.n > 0) return shared;
    if (!object_says_the_same(text, q)) {
        struct slice own = own_object(text, q);
        bool alike;
        if (q->after > 0 && object_is_attribute(own)) own.n = 0; /* 重点专科1个、市级|14个 */
        return own.n > 0 || !object_follows_comma(text, q, &alike) ? own : object_before(text, q, alike);
    }
    struct slice behind = object_behind(text, q, &verb_first);
    return behind.n && !verb_first ? behind : object_before(text, q, false);
}

struct slice quantity_object_in(const struct quantity_frame *frame, struct slice text, const struct quantity *q)
{
    struct slice own = quantity_object(text, q);
    return !quantity_is_framing(own) || frame == NULL ? own : quantity_frame_name(frame);
}
