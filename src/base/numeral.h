/* numeral: whole numbers as Chinese writes them.
 *
 * 30 is 三十, 2021 is 二〇二一 as a year and 二千零二十一 as a number. */
#ifndef JIHUA_NUMERAL_H
#define JIHUA_NUMERAL_H

#include "base/text.h"

#define NUMERAL_FORMS 6
#define NUMERAL_FORM_MAX 24      /* characters */
#define NUMERAL_LIMIT 100000000u /* numbers below it have forms */

struct numeral_form {
    uint32_t cp[NUMERAL_FORM_MAX];
    size_t n;
};

bool numeral_is_chinese(uint32_t cp); /* 〇零一二三四五六七八九十百千万亿两 ○ */
/* The usual written forms of a number, most usual first; returns how many. */
size_t numeral_forms(uint32_t value, struct numeral_form out[NUMERAL_FORMS]);
/* The number that n characters write, in one of the forms of numeral_forms; false if they write none. */
bool numeral_parse(const uint32_t *cp, size_t n, uint32_t *value);

#endif
