#include "plan/item.h"

#include "base/chars.h"
#include "plan/quantity.h"
#include "base/words.h"

#define SKIP_MAX 9u /* items that may have been left out before a number out of order; further ahead it is no item's */
#define NUMBER_MAX 999u

/* What stands before a possible item number. */
enum before { BEFORE_NOTHING, BEFORE_STRONG, BEFORE_LINE_BREAK, BEFORE_WEAK, BEFORE_TEXT, BEFORE_JOINT };

#define STRONG (CHARS_SEMICOLON | CHARS_FULL_STOP)
#define WEAK (CHARS_COMMA | CHARS_ENUMERATION | CHARS_COLON)
#define CLOSING (CHARS_ROUND_CLOSE | CHARS_QUOTE_CLOSE | CHARS_TITLE_CLOSE | CHARS_QUOTE_DOUBLE)
/* Begins the text of a clause, as a Han character does. */
#define BEGINNING (CHARS_ROUND_OPEN | CHARS_QUOTE_OPEN | CHARS_TITLE_OPEN | CHARS_QUOTE_DOUBLE | CHARS_LATIN)

/* Signs that tie a number to what stands before it: 4+2, 3—4, 1:2, 第3. */
static bool item_is_joint(uint32_t cp)
{
    static const uint32_t joints[] = {'+',
                                      '-',
                                      '~',
                                      '/',
                                      '.',
                                      '*',
                                      '_',
                                      '#',
                                      '=',
                                      '<',
                                      '>',
                                      0x2013,
                                      0x2014,
                                      0x2015,
                                      0x2212,
                                      0x223C,
                                      0xFF5E,
                                      0xFF0B,
                                      0xFF0D,
                                      0xFF0F,
                                      0xFF0E,
                                      0x00D7,
                                      0x2265,
                                      0x2264,
                                      0x7B2C /* 第 */,
                                      0x56FE /* 图 */,
                                      0x8868 /* 表 */,
                                      0x81F3 /* 至 */,
                                      0x5230 /* 到 */,
                                      0x6BCF /* 每 */,
                                      0x524D /* 前 */};
    if (text_is_digit(cp) || chars_is(cp, CHARS_LATIN)) return true;
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
        if (joints[i] == cp) return true;
    return false;
}

static enum before item_before_of(uint32_t last, bool line_break)
{
    if (last == 0) return BEFORE_NOTHING;
    if (chars_is(last, STRONG)) return BEFORE_STRONG;
    if (line_break) return BEFORE_LINE_BREAK;
    if (chars_is(last, WEAK)) return BEFORE_WEAK;
    return item_is_joint(last) ? BEFORE_JOINT : BEFORE_TEXT;
}

/* The value of a run of digits at pos, 0 if there is none or it is too long; *end: behind it. */
static unsigned item_digits_at(struct slice t, size_t pos, size_t *end)
{
    unsigned value = 0;
    for (size_t next; pos < t.n; pos = next) {
        uint32_t cp = text_decode(t, pos, &next);
        if (!text_is_digit(cp)) break;
        if (value <= NUMBER_MAX) value = value * 10 + (cp & 0xF);
    }
    *end = pos;
    return value > NUMBER_MAX ? 0 : value;
}

/* A number written as one character: ① ⑴ ⒈ (1-20 each). */
static unsigned item_enclosed(uint32_t cp, enum item_style *style)
{
    static const enum item_style styles[] = {ITEM_CIRCLE, ITEM_BRACKETS, ITEM_DOT};
    if (cp < 0x2460 || cp >= 0x2460 + 3 * 20) return 0;
    *style = styles[(cp - 0x2460) / 20];
    return (cp - 0x2460) % 20 + 1;
}

/* Reads the form of an item number at pos, whatever its value: number, style and end. */
static bool item_form_at(struct slice t, size_t pos, struct item_mark *m, bool *enumerates)
{
    size_t next, end;
    uint32_t cp = text_peek_next(t, pos, &next);
    *m = (struct item_mark){.start = pos};
    *enumerates = false;
    m->no = item_enclosed(cp, &m->style);
    if (m->no) return m->end = next, true;
    if (chars_is(cp, CHARS_ROUND_OPEN)) {
        m->no = item_digits_at(t, next, &end);
        cp = text_peek_next(t, end, &m->end);
        m->style = ITEM_BRACKETS;
        return m->no && chars_is(cp, CHARS_ROUND_CLOSE);
    }
    if (!text_is_digit(cp)) return false;
    m->no = item_digits_at(t, pos, &m->end);
    cp = text_peek_next(t, m->end, &next);
    m->style = chars_is(cp, CHARS_ROUND_CLOSE) ? ITEM_BRACKET : ITEM_DOT;
    *enumerates = chars_is(cp, CHARS_ENUMERATION); /* 1、 */
    if (m->style == ITEM_BRACKET || cp == '.' || cp == 0xFF0E || *enumerates) m->end = next;
    else m->missing_dot = true;
    return m->no != 0;
}

/* 1.15年, 1.3000名: no decimal number, so the dot is an item's.  pos: behind the dot. */
static bool item_is_no_decimal(struct slice t, size_t pos)
{
    size_t end;
    item_digits_at(t, pos, &end);
    return end - pos > 1 && quantity_is_whole_measure(t, end);
}

static bool item_find_mark(struct slice, size_t from, unsigned expected, enum item_style, struct item_mark *);

/* A number without a dot: only behind a separator, only before text that cannot belong to a quantity. */
static bool item_accepts_dotless(struct slice cell, const struct item_mark *m, enum before before)
{
    size_t next;
    struct item_mark following;
    if (!text_is_han(text_peek_next(cell, m->end, &next)) || quantity_goes_on(cell, m->end)) return false;
    if (before == BEFORE_STRONG) return m->no > 1;
    return before == BEFORE_NOTHING && m->no == 1 && item_find_mark(cell, next, 2, ITEM_DOT, &following);
}

/* N. before a digit: 1.15年…;2.… is item 1, 1.5万人次 is not. */
static bool item_accepts_before_digit(struct slice cell, const struct item_mark *m, enum before before, bool enumerates)
{
    struct item_mark following;
    if (before == BEFORE_STRONG) return m->no > 1;
    if (before != BEFORE_NOTHING || m->no != 1) return false;
    if (!enumerates && item_is_no_decimal(cell, m->end)) return true;
    return item_find_mark(cell, m->end, 2, ITEM_DOT, &following) && !following.missing_dot;
}

static bool item_is_number_at(struct slice cell, const struct item_mark *m, enum before before, bool enumerates)
{
    size_t next;
    uint32_t follows = text_peek_next(cell, m->end, &next);
    if (before == BEFORE_JOINT) return false;
    if (m->missing_dot) return item_accepts_dotless(cell, m, before);
    if (m->style == ITEM_DOT && text_is_digit(follows)) return item_accepts_before_digit(cell, m, before, enumerates);
    if (before == BEFORE_NOTHING || before == BEFORE_STRONG || before == BEFORE_LINE_BREAK) return true;
    if (before == BEFORE_WEAK) return m->style != ITEM_BRACKET && !enumerates;
    if (m->no < 2 || m->style == ITEM_BRACKET || enumerates) return false;
    return text_is_han(follows) || chars_is(follows, BEGINNING);
}

/* A number out of order still begins an item where nothing else can be meant: behind a separator, with dot and text. */
static bool item_is_unexpected_number(struct slice cell, const struct item_mark *m, unsigned expected,
                                      enum before before, bool enumerates)
{
    size_t next;
    uint32_t follows = text_peek_next(cell, m->end, &next);
    if (before != BEFORE_STRONG && before != BEFORE_LINE_BREAK) return false;
    if (expected < 2 || m->missing_dot || enumerates || m->no > expected + SKIP_MAX) return false;
    return text_is_han(follows) || chars_is(follows, BEGINNING);
}

/* A character of three bytes from U+5000 to U+9FFF, which most are: none of them is a blank, a number or a sign.  0 for
 * any other. */
static uint32_t item_plain_han(struct slice t, size_t pos)
{
    const unsigned char *s = (const unsigned char *)t.s + pos;
    if (t.n - pos < 3 || s[0] < 0xE5 || s[0] > 0xE9 || (s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80) return 0;
    return (uint32_t)(s[0] & 0xF) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
}

/* The next number of the style (any style if it is ITEM_NO_STYLE) at or after byte from. */
static bool item_find_mark(struct slice cell, size_t from, unsigned expected, enum item_style style,
                           struct item_mark *m)
{
    uint32_t last = 0, inner = 0; /* the last two characters before pos that are no blanks */
    bool line_break = false;
    if (from) last = text_decode(cell, text_previous(cell, from), &(size_t){0});
    for (size_t pos = from, next; pos < cell.n; pos = next) {
        bool enumerates;
        uint32_t cp = item_plain_han(cell, pos);
        if (cp) {
            inner = last, last = cp, line_break = false;
            next = pos + 3;
            continue;
        }
        cp = text_decode(cell, pos, &next);
        if (text_is_blank(cp)) {
            line_break |= cp == '\n' || cp == '\r';
            continue;
        }
        if (item_form_at(cell, pos, m, &enumerates)) {
            enum before before = item_before_of(chars_is(last, CLOSING) && chars_is(inner, STRONG) ? inner : last,
                                                line_break && last);
            bool ours = style == ITEM_NO_STYLE || m->style == style;
            bool accepted = ours && m->no == expected && item_is_number_at(cell, m, before, enumerates);
            m->missing_separator = accepted && before == BEFORE_TEXT;
            if (accepted) return true;
            m->unexpected = ours && m->no != expected &&
                            item_is_unexpected_number(cell, m, expected, before, enumerates);
            if (m->unexpected) return true;
        }
        if (text_is_digit(cp)) { /* the rest of a number is no item number: 12. is not 2. */
            item_digits_at(cell, pos, &next);
            cp = '0';
        }
        inner = last, last = cp, line_break = false;
    }
    *m = (struct item_mark){.start = cell.n, .end = cell.n};
    return false;
}

struct items items_of(struct slice cell)
{
    if (text_is_placeholder(cell)) cell = SLICE(""); /* the text is kept, but says that there is nothing */
    struct items walk = {.cell = cell};
    item_find_mark(cell, 0, 1, ITEM_NO_STYLE, &walk.mark);
    return walk;
}

static bool item_is_after_han(struct slice t, size_t pos, size_t from)
{
    return pos > from && text_is_han(text_decode(t, text_previous(t, pos), &(size_t){0}));
}

/* Takes blanks and separators off the end of [item->start, item->end). */
static void item_trim_end(struct slice cell, struct item *item, bool lead_in)
{
    while (item->end > item->start) {
        size_t pos = text_previous(cell, item->end), next;
        uint32_t cp = text_decode(cell, pos, &next);
        bool stop = chars_is(cp, CHARS_DOT) && item_is_after_han(cell, pos, item->start);
        bool separator = chars_is(cp, STRONG) || stop ||
                         (chars_is(cp, WEAK) && (lead_in || !chars_is(cp, CHARS_COLON)));
        if (!separator && !text_is_blank(cp)) break;
        if (separator && !item->separator) item->separator = cp;
        item->end = pos;
    }
}

bool items_next(struct items *walk, struct item *item)
{
    struct slice cell = walk->cell;
    struct item_mark mark = walk->mark;
    *item = (struct item){.start = chars_skip_blanks(cell, walk->pos), .mark = walk->pos, .mark_end = walk->pos};
    if (item->start >= cell.n) return false;
    bool lead_in = item->start < mark.start;
    if (!lead_in) {
        *item = (struct item){.no = mark.no,
                              .mark = mark.start,
                              .mark_end = mark.end,
                              .start = chars_skip_blanks(cell, mark.end),
                              .missing_separator = mark.missing_separator,
                              .missing_dot = mark.missing_dot,
                              .unexpected = mark.unexpected};
        item_find_mark(cell, mark.end, mark.no + 1, mark.style, &walk->mark);
    }
    item->end = item->next = walk->pos = walk->mark.start;
    if (item->start > item->end) item->start = item->end;
    item_trim_end(cell, item, lead_in && walk->mark.style != ITEM_NO_STYLE);
    return true;
}

size_t items_count(struct slice cell)
{
    size_t count = 0;
    struct item item;
    for (struct items walk = items_of(cell); items_next(&walk, &item);) count++;
    return count;
}
