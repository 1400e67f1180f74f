/* chinese_digits: numbers in the characters that [DBNum1], [DBNum2] and [DBNum3] of a number format ask for. */
#ifndef JIHUA_CHINESE_DIGITS_H
#define JIHUA_CHINESE_DIGITS_H

#include "base/buf.h"
#include "office/digits.h"

enum chinese_style {
    CHINESE_NONE,      /* 123 */
    CHINESE_PLAIN,     /* DBNum1: 一百二十三 */
    CHINESE_FINANCIAL, /* DBNum2: 壹佰贰拾叁 */
    CHINESE_WIDE       /* DBNum3: １百２十３ */
};

/* One digit, 0-9. */
void chinese_digits_add_digit(enum chinese_style, unsigned digit, struct buf *);
/* The number of a day, month, hour …: 十二, not 一十二; with a zero before it if it is below 10 and `padded`. */
void chinese_digits_add_part(enum chinese_style, unsigned value, bool padded, struct buf *);
/* The whole number with 十 百 千 万 亿, its decimals digit by digit: 一百二十三.五. */
void chinese_digits_add(enum chinese_style, const struct digits *, struct buf *);

#endif
