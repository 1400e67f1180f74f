/* numeral: the characters of numbers, and the numbers that texts write with them.
 *
 * Digits of either width; Chinese numerals 一二三, with 两, 〇 and 零, with 廿 and 卅; the financial ones 壹贰叁, which
 * cheques and contracts use; the traditional forms of all of them.  30 is 三十, 2021 is 二〇二一 as a year and
 * 二千零二十一 as a number.  A character belongs to exactly one set (its value says what it is worth there); a reader
 * says which sets it takes. */
#ifndef JIHUA_NUMERAL_H
#define JIHUA_NUMERAL_H

#include "base/text.h"

enum numeral_set {
    NUMERAL_ARABIC = 1 << 0,         /* 0-9 ０-９ */
    NUMERAL_ONE_TO_NINE = 1 << 1,    /* 一二三四五六七八九 */
    NUMERAL_ZERO = 1 << 2,           /* 零 */
    NUMERAL_CIRCLE = 1 << 3,         /* 〇 */
    NUMERAL_CIRCLE_WHITE = 1 << 4,   /* ○, typed for 〇 */
    NUMERAL_PAIR = 1 << 5,           /* 两 */
    NUMERAL_TEN = 1 << 6,            /* 十 */
    NUMERAL_UNITS = 1 << 7,          /* 百千万亿 */
    NUMERAL_TENS = 1 << 8,           /* 廿卅卌: 20, 30, 40 */
    NUMERAL_FINANCIAL = 1 << 9,      /* 壹贰叁肆伍陆柒捌玖, and 貳貮參叄陸 */
    NUMERAL_FINANCIAL_TEN = 1 << 10, /* 拾 */
    NUMERAL_TRADITIONAL = 1 << 11,   /* 萬億兩 */

    NUMERAL_CHINESE = NUMERAL_ONE_TO_NINE | NUMERAL_ZERO | NUMERAL_CIRCLE | NUMERAL_CIRCLE_WHITE | NUMERAL_PAIR |
                      NUMERAL_TEN | NUMERAL_UNITS,
    /* what counts sections and tasks: 一、 廿一、 壹、 */
    NUMERAL_COUNTED = NUMERAL_ONE_TO_NINE | NUMERAL_TEN | NUMERAL_TENS | NUMERAL_FINANCIAL | NUMERAL_FINANCIAL_TEN,
};

bool numeral_is(uint32_t cp, unsigned sets);
int numeral_digit(uint32_t cp, unsigned sets); /* 0-9; -1: no digit of these sets */
int numeral_zeros(uint32_t cp, unsigned sets); /* of a multiplier: 1 for 十, 4 for 万 …; 0: none of these sets */
double numeral_power10(int zeros);

/* ---- numbers in running text ---- */

/* 3000, 3,000, 2.5, ３０ at byte pos: where the number ends, pos if there is none or a double cannot hold it exactly.
 * *value is its digits without the point: 25 with one decimal for 2.5. */
size_t numeral_read_digits(struct slice, size_t pos, double *value, int *decimals);
/* 三十, 一百二十, 两万五千 at byte pos: where the number ends, pos if there is none.  百 and 千 alone are none
 * (百名专家). */
size_t numeral_read_chinese(struct slice, size_t pos, double *value);
/* False if surely no number of the text is as large, multipliers taken into account: told from a quick look. */
bool numeral_may_reach(struct slice, double value);

/* ---- what counts a list ---- */

/* The number of a task or section as people write it: 5, ０５, 五, 二十一, 廿一, 壹, （三）, 5. ; -1 for anything else,
 * such as 1.2 or A1. */
long numeral_of_list(struct slice);

/* ---- one number in all its forms ---- */

#define NUMERAL_FORMS 6
#define NUMERAL_FORM_MAX 24      /* characters */
#define NUMERAL_LIMIT 100000000u /* numbers below it have forms */

struct numeral_form {
    uint32_t cp[NUMERAL_FORM_MAX];
    size_t n;
};

/* The usual Chinese forms of a number, most usual first; returns how many. */
size_t numeral_forms(uint32_t value, struct numeral_form out[NUMERAL_FORMS]);
/* The number that n characters write, in one of the forms of numeral_forms; false if they write none. */
bool numeral_parse(const uint32_t *cp, size_t n, uint32_t *value);

#endif
