#include "plan/item_form.h"

#include "base/chars.h"
#include "base/numeral.h"

#define NUMBER_MAX 999u
#define HAN_NUMERALS (NUMERAL_ONE_TO_NINE | NUMERAL_TEN)

unsigned item_form_digits(struct slice t, size_t pos, size_t *end)
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

unsigned item_form_han(struct slice t, size_t pos, size_t *end)
{
    unsigned tens = 0, ones = 0, count = 0, ten_at = 0;
    size_t next;
    for (;; pos = next) {
        uint32_t cp = text_peek_next(t, pos, &next);
        if (cp == 0 || !numeral_is(cp, HAN_NUMERALS)) break;
        int digit = numeral_digit(cp, NUMERAL_ONE_TO_NINE);
        count++;
        if (digit > 0) ones = (unsigned)digit;
        else tens = count == 1 ? 1 : ones, ones = 0, ten_at += count;
    }
    *end = pos;
    /* 八, 十, 十八, 八十, 八十八, but not 八八 */
    bool sound = count == 1 || (count == 2 && ten_at > 0 && ten_at < 3) || (count == 3 && ten_at == 2);
    return sound ? tens * 10 + ones : 0;
}

static bool item_form_enclosed(uint32_t cp, struct item_mark *m)
{
#define ENCLOSED(first, count, number, kind) \
    if (cp - (first) < (count)) return m->no = cp - (first) + (number), m->style = (kind), true;
#include "plan/item_form.def"
    return false;
}

/* Behind a closing bracket or a circle there can be a dot all the same: （1）、 ①. */
static size_t item_form_more(struct slice t, size_t pos)
{
    size_t next;
    uint32_t cp = text_peek_next(t, pos, &next);
    return chars_is(cp, CHARS_ENUMERATION | CHARS_DOT) ? next : pos;
}

/* Behind an opening bracket. */
static bool item_form_brackets(struct slice t, size_t pos, struct item_mark *m)
{
    size_t end;
    pos = chars_skip_blanks(t, pos);
    m->style = ITEM_BRACKETS;
    m->no = item_form_digits(t, pos, &end);
    if (m->no == 0) {
        m->style = ITEM_HAN_BRACKETS;
        m->no = item_form_han(t, pos, &end);
    }
    uint32_t cp = text_peek_next(t, chars_skip_blanks(t, end), &m->end);
    if (m->no == 0 || !chars_is(cp, CHARS_ROUND_CLOSE)) return false;
    m->end = item_form_more(t, m->end);
    return true;
}

/* The dot behind blanks: 1 .加强; 0 if there is none. */
static uint32_t item_form_apart(struct slice t, size_t pos, size_t *next)
{
    uint32_t cp = text_peek_next(t, chars_skip_blanks(t, pos), next);
    return chars_is(cp, CHARS_DOT | CHARS_ENUMERATION) && !text_is_digit(text_peek(t, *next)) ? cp : 0;
}

static bool item_form_arabic(struct slice t, size_t pos, struct item_mark *m)
{
    size_t next;
    m->no = item_form_digits(t, pos, &m->end);
    uint32_t cp = text_peek_next(t, m->end, &next);
    if (text_is_blank(cp)) cp = item_form_apart(t, m->end, &next);
    m->style = chars_is(cp, CHARS_ROUND_CLOSE) ? ITEM_BRACKET : ITEM_DOT;
    m->enumerates = chars_is(cp, CHARS_ENUMERATION);
    if (m->style == ITEM_BRACKET) m->end = item_form_more(t, next);
    else if (chars_is(cp, CHARS_DOT) || m->enumerates) m->end = next;
    else m->missing_dot = true;
    return m->no != 0;
}

/* Behind 第. */
static bool item_form_ordinal(struct slice t, size_t pos, struct item_mark *m)
{
    size_t end;
    m->style = ITEM_ORDINAL;
    m->no = item_form_han(t, pos, &end);
    uint32_t cp = text_peek_next(t, end, &m->end);
    return m->no != 0 && chars_is(cp, CHARS_COMMA | CHARS_ENUMERATION | CHARS_COLON);
}

static bool item_form_chinese(struct slice t, size_t pos, struct item_mark *m)
{
    size_t end, next;
    m->no = item_form_han(t, pos, &end);
    if (m->no == 0) return false;
    uint32_t cp = text_peek_next(t, end, &m->end);
    if (chars_is(cp, CHARS_ENUMERATION | CHARS_DOT)) return m->style = ITEM_HAN_DOT, true;
    if (chars_is(cp, CHARS_ROUND_CLOSE)) return m->style = ITEM_HAN_BRACKETS, true;
    m->style = ITEM_SAYS;
    if (cp != L'是' && cp != L'要') return false;
    cp = text_peek_next(t, m->end, &next);
    if (chars_is(cp, CHARS_COMMA | CHARS_ENUMERATION | CHARS_COLON)) m->end = next;
    return true;
}

bool item_form_number(struct slice t, size_t pos, struct item_mark *m)
{
    size_t next;
    uint32_t cp = text_peek_next(t, pos, &next);
    *m = (struct item_mark){.start = pos};
    if (item_form_enclosed(cp, m)) return m->end = item_form_more(t, next), true;
    if (chars_is(cp, CHARS_ROUND_OPEN)) return item_form_brackets(t, next, m);
    if (text_is_digit(cp)) return item_form_arabic(t, pos, m);
    if (cp == L'第') return item_form_ordinal(t, next, m);
    return numeral_is(cp, HAN_NUMERALS) && item_form_chinese(t, pos, m);
}

static enum item_bullet_kind item_form_bullet_kind(uint32_t cp)
{
    switch (cp) {
#define FREE ITEM_BULLET_FREE
#define SOLID ITEM_BULLET_SOLID
#define DASH ITEM_BULLET_DASH
#define NOTE ITEM_BULLET_NOTE
#define BULLET(sign, kind) \
    case sign: \
        return kind;
#include "plan/item_form.def"
#undef FREE
#undef SOLID
#undef DASH
#undef NOTE
    default: return ITEM_BULLET_NONE;
    }
}

enum item_bullet_kind item_form_bullet(struct slice t, size_t pos, struct item_mark *m)
{
    size_t next;
    uint32_t cp = text_peek_next(t, pos, &next);
    enum item_bullet_kind kind = item_form_bullet_kind(cp);
    *m = (struct item_mark){.start = pos, .style = ITEM_BULLET, .sign = kind == ITEM_BULLET_DASH ? '-' : cp};
    do m->end = next;
    while (kind == ITEM_BULLET_DASH && item_form_bullet_kind(text_peek_next(t, m->end, &next)) == kind);
    return kind;
}
