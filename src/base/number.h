/* number: numbers as texts write them, in digits of either width or in Chinese numerals. */
#ifndef JIHUA_NUMBER_H
#define JIHUA_NUMBER_H

#include "base/text.h"

/* 3000, 3,000, 2.5, ３０ at byte pos: where the number ends, pos if there is none or a double cannot hold it exactly.  *value is
 * its digits without the point: 25 with one decimal for 2.5. */
size_t number_read_digits(struct slice, size_t pos, double *value, int *decimals);
/* 三十, 一百二十, 两万五千 at byte pos: where the number ends, pos if there is none.  百 and 千 alone are none (百名专家). */
size_t number_read_han(struct slice, size_t pos, double *value);

/* False if surely no number of the text is as large, multipliers taken into account: told from a quick look. */
bool number_may_reach(struct slice, double value);

int number_han_digit(uint32_t cp); /* 0-9 for 零一两…九, -1 for any other character */
int number_han_zeros(uint32_t cp); /* 1 for 十, 4 for 万, …; 0 for any other character */
double number_power10(int zeros);

#endif
