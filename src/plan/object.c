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
#include "plan/quantity_inside.h"

#include "base/chars.h"
#include "base/utf8.h"
#include "base/words.h"
#include "plan/quantity_frame.h"

#define REGION_CHARS 120 /* what is longer than this is no name */
#define SENTENCE_BYTES 150

static const struct word does[] = {
#define DOES(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word makes[] = {
#define MAKES(word) WORD(word, 0),
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
static const struct word ends[] = {
#define ENDS(word) WORD(word, 0),
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
static const struct word natures[] = {
#define NATURE(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word news[] = {
#define NEW(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word enters[] = {
#define ENTER(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word sames[] = {
#define SAME(word) WORD(word, 0),
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

#define AT(table, text, pos) words_at(table, WORDS_COUNT(table), text, pos)
#define BEFORE(table, text, pos) words_before(table, WORDS_COUNT(table), text, pos)
#define DE 0x7684u /* 的 */

#define OPENING (CHARS_ROUND_OPEN | CHARS_QUOTE_OPEN | CHARS_TITLE_OPEN | CHARS_LENTICULAR_OPEN)
#define CLOSING (CHARS_ROUND_CLOSE | CHARS_QUOTE_CLOSE | CHARS_TITLE_CLOSE | CHARS_LENTICULAR_CLOSE)
#define STOP \
    (CHARS_COMMA | CHARS_SEMICOLON | CHARS_COLON | CHARS_EXCLAMATION | CHARS_BAR | CHARS_FULL_STOP | CHARS_ELLIPSIS | \
     CHARS_LINE_BREAK)

/* — is a dash only when it is doubled. */
static bool object_is_dash(struct slice t, size_t pos)
{
    size_t next;
    return text_peek_next(t, pos, &next) == 0x2014 && text_peek_next(t, next, &next) == 0x2014;
}

static bool object_is_sentence_end(char byte) { return byte == ';' || byte == '\n'; }

/* Forward over one character, or over everything between an opening bracket at pos and its closing one. */
static size_t object_step_over(struct slice t, size_t pos)
{
    size_t next;
    if (!chars_is(text_peek_next(t, pos, &next), OPENING)) return next;
    size_t behind = next;
    for (int depth = 1, chars = 0; next < t.n && chars < REGION_CHARS; chars++) {
        uint32_t cp = text_peek_next(t, next, &next);
        depth += chars_is(cp, OPENING) - chars_is(cp, CLOSING);
        if (depth == 0) return next;
    }
    return behind;
}

/* Without a name's trailing 等, enumeration marks and blanks, and without quotation marks around all of it. */
static struct slice object_polish(struct slice name)
{
    for (;;) {
        name = slice_trim(name);
        if (name.n == 0) return name;
        size_t last = text_previous(name, name.n), next;
        uint32_t cp = text_decode(name, last, &next), first = text_decode(name, 0, &next);
        if (cp == 0x7B49 /* 等 */ || chars_is(cp, CHARS_ENUMERATION)) name.n = last;
        else if (chars_is(first, CHARS_ENUMERATION)) name = slice_cut(name, next, name.n);
        else if (chars_is(first, OPENING & ~(unsigned)CHARS_ROUND_OPEN) && object_step_over(name, 0) == name.n &&
                 chars_is(cp, CLOSING))
            name = slice_cut(name, next, last);
        else return name;
    }
}

/* What follows the last 的 outside brackets; all of it without one. */
static struct slice object_behind_last_de(struct slice region)
{
    size_t from = 0, next;
    for (size_t pos = 0; pos < region.n; pos = object_step_over(region, pos))
        if (text_peek_next(region, pos, &next) == DE) from = next;
    return slice_cut(region, from, region.n);
}

/* ---- after ---- */

static size_t object_after_join(struct slice t, size_t pos)
{
    const struct word *join = AT(joins, t, pos);
    size_t next;
    if (!join) return pos;
    pos += join->n;
    while (text_is_blank(text_peek_next(t, pos, &next)) && pos < t.n) pos = next;
    return pos;
}

/* 高速公路项目|和黄百等 in front of another quantity: up to the last word that joins. */
static struct slice object_up_to_join(struct slice region)
{
    int chars = 0;
    size_t at = region.n;
    for (size_t pos = 0; pos < region.n; pos = object_step_over(region, pos), chars++)
        if (chars >= 2 && AT(joins, region, pos)) at = pos;
    return slice_cut(region, 0, at);
}

/* The region after a quantity: up to punctuation or the next quantity. */
static struct slice object_region_after(struct slice t, size_t from)
{
    size_t pos = from, next;
    for (int chars = 0; pos < t.n; chars++, pos = object_step_over(t, pos)) {
        uint32_t cp = text_peek_next(t, pos, &next);
        if (chars > REGION_CHARS) return slice_cut(t, 0, 0);
        if (chars_is(cp, STOP) || chars_is(cp, CLOSING) || object_is_dash(t, pos)) break;
        if (pos > from && !text_is_digit(text_peek_next(t, text_previous(t, pos), &next))) {
            size_t joined = object_after_join(t, pos);
            if (joined > pos && quantity_begins(t, joined)) break;
            if (quantity_begins(t, pos)) return object_up_to_join(slice_cut(t, from, pos));
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

/* Up to the first verb that ends a name of two characters or more. */
static struct slice object_up_to_verb(struct slice region, bool given)
{
    int chars = 0;
    for (size_t pos = 0; pos < region.n; pos = object_step_over(region, pos), chars++)
        if (chars >= 2 && (AT(ends, region, pos) || (given && AT(gives, region, pos))))
            return slice_cut(region, 0, pos);
    return region;
}

/* 为|6000栋高层建筑安装…: the quantity says for whom something is done. */
static bool object_is_given(struct slice t, const struct quantity *q)
{
    static const struct word tos[] = {WORD("为", 0), WORD("给", 0), WORD("向", 0), WORD("对", 0), WORD("将", 0)};
    static const struct word no[] = {WORD("作为", 0), WORD("成为", 0), WORD("调整为", 0), WORD("约为", 0),
                                     WORD("目标为", 0)};
    size_t pos = chars_skip_blanks_back(t, q->start);
    return BEFORE(tos, t, pos) && !BEFORE(no, t, pos);
}

/* 164公里污水管线|建设: without the verbal noun at its end. */
static struct slice object_without_closing(struct slice region)
{
    region = slice_trim(region);
    const struct word *close = BEFORE(closes, region, region.n);
    if (!close || text_chars(slice_cut(region, 0, region.n - close->n)) < 2) return region;
    return slice_cut(region, 0, region.n - close->n);
}

static size_t object_skip_remark(struct slice t, size_t pos)
{
    size_t next;
    uint32_t cp = text_peek_next(t, pos, &next);
    while (cp && text_is_blank(cp)) pos = next, cp = text_peek_next(t, pos, &next);
    if (!chars_is(cp, CHARS_ROUND_OPEN)) return pos;
    return object_step_over(t, pos);
}

/* 20%的比例设立青年人才专项: behind 的, the word it qualifies and the verb. */
static size_t object_skip_nature(struct slice t, size_t pos)
{
    size_t next;
    const struct word *word;
    if (text_peek_next(t, pos, &next) != DE) return pos;
    pos = next;
    if (!(word = AT(natures, t, pos))) return pos;
    pos += word->n;
    while ((word = AT(does, t, pos)) || (word = AT(makes, t, pos))) pos += word->n;
    return pos;
}

static struct slice object_after(struct slice t, const struct quantity *q, bool *verb_first)
{
    size_t from = object_skip_nature(t, object_skip_remark(t, q->end));
    const struct word *enter = AT(enters, t, from);
    struct slice region = object_region_after(t, enter ? from + enter->n : from);
    *verb_first = false;
    if (region.n == 0 || AT(joins, region, 0)) return slice_cut(t, 0, 0);
    struct slice noun = object_behind_last_de(region);
    if (noun.n == region.n) {
        noun = object_behind_description(region);
        *verb_first = noun.n == region.n && AT(ends, region, 0);
    }
    return object_polish(object_without_closing(object_up_to_verb(noun, object_is_given(t, q))));
}

/* ---- before ---- */

/* The region before a quantity: back to punctuation, an opening bracket around it, or the quantity before. */
static struct slice object_region_before(struct slice t, size_t end, size_t floor)
{
    size_t pos = end, next;
    int depth = 0;
    for (int chars = 0; pos > floor; chars++) {
        size_t at = text_previous(t, pos);
        uint32_t cp = text_decode(t, at, &next);
        if (chars > REGION_CHARS) return slice_cut(t, 0, 0);
        if (depth == 0 && (chars_is(cp, STOP) || chars_is(cp, OPENING) || (object_is_dash(t, at) && at + 6 <= end)))
            break;
        depth += chars_is(cp, CLOSING) - chars_is(cp, OPENING);
        pos = at;
    }
    return slice_cut(t, pos, end);
}

/* Right behind another quantity (引进30名专家、企业5家) the region begins with what that one counts (专家、): without
 * it. */
static struct slice object_behind_neighbour(struct slice region)
{
    if (AT(joins, region, 0)) return region;
    for (size_t pos = 0; pos < region.n; pos = object_step_over(region, pos)) {
        const struct word *join = AT(joins, region, pos);
        if (join && pos + join->n < region.n) return slice_cut(region, pos + join->n, region.n);
    }
    return region;
}

/* 2020年, 上年, “十三五”, 同期 at pos, behind 较 or 为. */
static bool object_is_base_time(struct slice t, size_t pos, bool any_number)
{
    static const struct word times[] = {WORD("上年", 0), WORD("去年", 0), WORD("“", 0), WORD("同期", 0)};
    size_t end = pos;
    while (text_is_digit(text_peek(t, end))) end = text_step(t, end);
    return AT(times, t, pos) || (end > pos && (any_number || text_peek(t, end) == 0x5E74 /* 年 */));
}

/* 占比从15%提高到20%, 营收较2024年末增长50%, 产能为2020年的2倍: up to the 从, 较 or 为 before a number. */
static struct slice object_up_to_base(struct slice region)
{
    static const struct word thans[] = {WORD("较", 0), WORD("比", 0)};
    static const struct word equals[] = {WORD("为", 0), WORD("是", 0), WORD("达到", 0), WORD("相当于", 0)};
    for (size_t pos = 0; pos < region.n; pos = object_step_over(region, pos)) {
        const struct word *than = AT(thans, region, pos);
        const struct word *equal = AT(equals, region, pos);
        if (quantity_is_from(region, pos)) return slice_cut(region, 0, pos);
        if ((than && object_is_base_time(region, pos + than->n, true)) ||
            (equal && object_is_base_time(region, pos + equal->n, false)))
            return slice_cut(region, 0, pos);
    }
    return region;
}

static struct slice object_without_tails(struct slice region)
{
    region = object_up_to_base(region);
    for (const struct word *tail; (tail = BEFORE(tails, region, region.n)) && tail->n < region.n;)
        region = slice_trim(slice_cut(region, 0, region.n - tail->n));
    if (region.n && BEFORE(tails, region, region.n)) region.n = 0; /* 增长6%: a change, of what is not said */
    return region;
}

/* 2025年底前, 到2025年: bytes of a time at the start, 0 if there is none. */
static size_t object_time_length(struct slice t)
{
    static const struct word into[] = {WORD("到", 0),   WORD("至", 0),     WORD("截至", 0),
                                       WORD("截止", 0), WORD("力争到", 0), WORD("在", 0)};
    static const struct word units[] = {WORD("年", 0),   WORD("月", 0),   WORD("日", 0),     WORD("年度", 0),
                                        WORD("年底", 0), WORD("年末", 0), WORD("年底前", 0), WORD("年末前", 0),
                                        WORD("年内", 0), WORD("月底", 0), WORD("月底前", 0), WORD("日前", 0),
                                        WORD("年前", 0), WORD("月前", 0), WORD("前", 0)};
    const struct word *word = AT(into, t, 0);
    size_t pos = word ? word->n : 0, next, from = pos;
    for (uint32_t cp; (cp = text_peek_next(t, pos, &next)),
                      text_is_digit(cp) || (pos > from && (cp == '-' || cp == '.' || cp == '/'));)
        pos = next;
    word = pos > from ? AT(units, t, pos) : NULL;
    return word ? pos + word->n : 0;
}

/* 每万人人口, 每10万人, 每年: bytes of a denominator at the start, 0 if there is none. */
static size_t object_denominator_length(struct slice t)
{
    bool heads;
    return quantity_denominator_end(t, 0, &heads);
}

/* What follows the last verb of doing or denominator outside brackets, if that is a name of two characters or more. */
static struct slice object_behind_last_verb(struct slice region)
{
    static const struct word numbers[] = {WORD("人数", 0), WORD("人次", 0), WORD("总数", 0), WORD("数量", 0),
                                          WORD("总量", 0), WORD("能力", 0), WORD("总额", 0)};
    size_t from = 0;
    for (size_t pos = 0; pos < region.n;) {
        const struct word *verb = AT(does, region, pos);
        size_t n = verb ? verb->n : object_denominator_length(slice_cut(region, pos, region.n));
        if (n && AT(numbers, region, pos + n)) n = verb ? 0 : n; /* 接待人数 */
        if (n && text_chars(slice_cut(region, pos + n, region.n)) >= 2) from = pos + n;
        pos = n ? pos + n : object_step_over(region, pos);
    }
    return slice_cut(region, from, region.n);
}

/* A verb at the start, unless it makes a name of what follows (培训基地; before a rate any name: 培训合格率) or nothing
 * follows. */
static size_t object_verb_length(struct slice t, bool rate)
{
    const struct word *doing = AT(does, t, 0), *making = rate ? NULL : AT(makes, t, 0), *change = AT(changes, t, 0);
    if (!doing) doing = change;
    if (doing) return doing->n < t.n ? doing->n : 0;
    if (!making || making->n >= t.n) return 0;
    const struct word *place = AT(places, t, making->n);
    size_t next;
    bool bracket = chars_is(text_peek_next(t, making->n, &next), OPENING) && next - making->n < 3;
    return bracket || (place && making->n + place->n == t.n) ? 0 : making->n;
}

static const struct word remarks[] = {WORD("(", 0), WORD("（", 0)};

/* 新认证…, 再减少…: the character before a verb; 第2批…: the ordinal. */
static size_t object_new_length(struct slice t, bool rate)
{
    const struct word *word = AT(news, t, 0);
    size_t pos = SLICE("第").n, next;
    if (word) return object_verb_length(slice_cut(t, word->n, t.n), rate) ? word->n : 0;
    if (!slice_has_prefix(t, SLICE("第"))) return 0;
    while (text_is_digit(text_peek_next(t, pos, &next))) pos = next;
    bool batch = slice_has_prefix(slice_cut(t, pos, t.n), SLICE("批"));
    return batch ? pos + SLICE("批").n : 0;
}

static struct slice object_without_leads(struct slice region, bool rate)
{
    for (;;) {
        region = slice_trim(region);
        const struct word *lead = AT(leads, region, 0);
        size_t n = lead ? lead->n : 0;
        if (!n) n = object_new_length(region, rate);
        if (!n && AT(remarks, region, 0)) n = object_step_over(region, 0);
        if (!n) n = object_time_length(region);
        if (!n) n = object_denominator_length(region);
        if (!n) n = object_verb_length(region, rate);
        if (!n || n > region.n) return region;
        if (n == region.n)
            return lead || object_time_length(region) || object_denominator_length(region) ? slice_cut(region, n, n)
                                                                                           : region;
        region = slice_cut(region, n, region.n);
    }
}

static struct slice object_in_front(struct slice t, const struct quantity *q)
{
    size_t end = q->start;
    if (q->measure_in_front) end = (size_t)(q->measure.s - t.s);
    struct slice region = object_region_before(t, end, q->after);
    if (q->after && region.s == t.s + q->after) region = object_behind_neighbour(region);
    region = object_behind_last_de(object_without_tails(slice_trim(region)));
    return object_polish(object_without_leads(object_behind_last_verb(region), q->rate));
}

/* Whether the words before a quantity only say that it counts what the one before counts:
 * 接待游客800万人次，同比|增长10%. */
static bool object_says_the_same(struct slice t, const struct quantity *q)
{
    struct slice said = slice_trim(object_region_before(t, q->start, q->after));
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
    return q->rate && in_front.n > 0 && q->start == q->number && text_peek_next(t, behind, &next) != DE &&
           q->kind == QUANTITY_LEVEL && q->bound == QUANTITY_EXACTLY;
}

static struct slice own_object(struct slice text, const struct quantity *q)
{
    bool verb_first;
    struct slice behind = object_after(text, q, &verb_first);
    if (behind.n && (object_is_named_rate(text, q) || (q->rate && q->bound == QUANTITY_EXACTLY))) {
        struct slice front = object_in_front(text, q);
        if (front.n && (object_is_named_rate(text, q) || object_is_rate_of_subject(text, q, front))) return front;
    }
    if (behind.n && !verb_first) return behind;
    struct slice in_front = object_in_front(text, q);
    return in_front.n ? in_front : behind;
}

/* The object of the quantity before this one (of the last that names its own), taken from the same sentence; looks back
 * at most SENTENCE_BYTES. */
static struct slice object_before(struct slice t, const struct quantity *q)
{
    size_t from = q->after;
    while (from > 0 && q->after - from < SENTENCE_BYTES && !object_is_sentence_end(t.s[from - 1])) from--;
    while (from < q->after && utf8_is_trail(t.s[from])) from++;
    struct slice sentence = slice_cut(t, from, q->after);
    struct quantity one, last = {0};
    for (size_t pos = 0; quantity_next(sentence, &pos, &one);)
        if (!object_says_the_same(sentence, &one)) last = one;
    return last.end ? own_object(sentence, &last) : slice_cut(t, 0, 0);
}

/* 总市值翻一番，|达到1600亿元: nothing stands between the comma and the quantity. */
static bool object_follows_comma(struct slice t, const struct quantity *q)
{
    size_t pos = chars_skip_blanks_back(t, q->start);
    return q->after > 0 && pos > q->after && chars_is(text_peek_back(t, pos), CHARS_COMMA | CHARS_ENUMERATION);
}

struct slice quantity_object(struct slice text, const struct quantity *q)
{
    bool verb_first;
    if (!object_says_the_same(text, q)) {
        struct slice own = own_object(text, q);
        return own.n > 0 || !object_follows_comma(text, q) ? own : object_before(text, q);
    }
    struct slice behind = object_after(text, q, &verb_first);
    return behind.n && !verb_first ? behind : object_before(text, q);
}

struct slice quantity_object_in(const struct quantity_frame *frame, struct slice text, const struct quantity *q)
{
    struct slice own = quantity_object(text, q);
    return own.n > 0 || frame == NULL ? own : quantity_frame_name(frame);
}
