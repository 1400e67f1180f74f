/* digits: a number as the 15 decimal digits that spreadsheets reckon with.
 *
 * 2.675 is 2.675 here, not the binary 2.67499999999999982236431605997495353221893310546875, and is rounded to 2.68.
 * Invariant: the first and the last digit are not 0; the number 0 has no digits and point 0. */
#ifndef JIHUA_DIGITS_H
#define JIHUA_DIGITS_H

#include "base/buf.h"

enum { DIGITS_MAX = 15 };

struct digits {
    bool negative;
    int count;
    int point; /* the value is 0.d1 d2 d3 … times 10 to this power: digits before the decimal point, if above 0 */
    unsigned char digit[DIGITS_MAX + 1]; /* 0-9, the first `count` of them */
};

struct digits digits_of(double finite);
/* Rounds half away from zero to that many digits behind the decimal point; below 0: to tens, hundreds … */
void digits_round(struct digits *, int decimals);
void digits_shift(struct digits *, int power); /* times 10 to that power */
/* The digit that stands for 10 to that power. */
unsigned digits_at(const struct digits *, int power);
static inline int digits_whole(const struct digits *d) { return d->point > 0 ? d->point : 0; }
/* How many digits behind the decimal point are not just zeros at the end. */
static inline int digits_decimals(const struct digits *d) { return d->count > d->point ? d->count - d->point : 0; }
/* All digits, without an exponent: 0.0000001, 200000000000. */
void digits_add(const struct digits *, struct buf *);

#endif
