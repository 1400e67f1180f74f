/* chars: what kind of character a code point is: bracket, quotation mark, comma, dash, Latin letter …
 *
 * A class holds the half-width and the full-width form of a sign and what stands for it elsewhere.  A reader says which
 * classes it means: chars_is(cp, CHARS_COMMA | CHARS_SEMICOLON).  Blanks, digits and Han characters are in text.h, the
 * characters of numbers in numeral.h.  Where lines may break is another question: wrap.h. */
#ifndef JIHUA_CHARS_H
#define JIHUA_CHARS_H

#include "base/text.h"

enum chars_class {
    CHARS_ROUND_OPEN = 1 << 0,       /* ( （ */
    CHARS_ROUND_CLOSE = 1 << 1,      /* ) ） */
    CHARS_SQUARE_OPEN = 1 << 2,      /* [ ［ */
    CHARS_SQUARE_CLOSE = 1 << 3,     /* ] ］ */
    CHARS_LENTICULAR_OPEN = 1 << 4,  /* 【 */
    CHARS_LENTICULAR_CLOSE = 1 << 5, /* 】 */
    CHARS_QUOTE_OPEN = 1 << 6,       /* “ ‘ 「 『 */
    CHARS_QUOTE_CLOSE = 1 << 7,      /* ” ’ 」 』 */
    CHARS_QUOTE_LOW = 1 << 8,        /* ‚ ‛: quotation marks of other languages */
    CHARS_QUOTE_DOUBLE = 1 << 9,     /* ": opens and closes */
    CHARS_QUOTE_SINGLE = 1 << 10,    /* ' */
    CHARS_TITLE_OPEN = 1 << 11,      /* 《 */
    CHARS_TITLE_CLOSE = 1 << 12,     /* 》 */
    CHARS_COMMA = 1 << 13,           /* , ， */
    CHARS_ENUMERATION = 1 << 14,     /* 、: between the parts of a list */
    CHARS_COMMA_SMALL = 1 << 15,     /* ﹐ ､: forms of both that only old encodings have */
    CHARS_SEMICOLON = 1 << 16,       /* ; ； */
    CHARS_COLON = 1 << 17,           /* : ： */
    CHARS_DOT = 1 << 18,             /* . ． */
    CHARS_FULL_STOP = 1 << 19,       /* 。 */
    CHARS_EXCLAMATION = 1 << 20,     /* ! ！ ? ？ */
    CHARS_ELLIPSIS = 1 << 21,        /* … */
    CHARS_SLASH = 1 << 22,           /* / ／ */
    CHARS_BAR = 1 << 23,             /* | ｜ */
    CHARS_DASH = 1 << 24,            /* - － – — ― − ─ ~ ～ ∼ 〜: between the two numbers of a range */
    CHARS_UP_TO = 1 << 25,           /* 至 到: there, too */
    CHARS_LINE_BREAK = 1 << 26,      /* line feed, carriage return */
    CHARS_LATIN = 1 << 27,           /* a-z A-Z, of either width */

    CHARS_QUOTE = CHARS_QUOTE_OPEN | CHARS_QUOTE_CLOSE | CHARS_QUOTE_LOW | CHARS_QUOTE_DOUBLE | CHARS_QUOTE_SINGLE,
    CHARS_TITLE = CHARS_TITLE_OPEN | CHARS_TITLE_CLOSE,
};

unsigned chars_classes(uint32_t cp); /* of the code point: one, or 0 */
static inline bool chars_is(uint32_t cp, unsigned classes) { return (chars_classes(cp) & classes) != 0; }

/* Behind the blanks (text_is_blank) that begin at byte pos; where those begin that end there. */
size_t chars_skip_blanks(struct slice, size_t pos);
size_t chars_skip_blanks_back(struct slice, size_t pos);

#endif
