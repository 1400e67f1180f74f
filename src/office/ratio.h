/* ratio: a number as a fraction of few digits, as spreadsheets find it: 0.333 is 1/3. */
#ifndef JIHUA_RATIO_H
#define JIHUA_RATIO_H

struct ratio {
    unsigned long numerator, denominator;
};

enum { RATIO_DENOMINATOR_MAX = 10000000, RATIO_VALUE_MAX = 1000000000 };

/* The last convergent of the continued fraction whose denominator is at most `most`, which is at least 1.  `value` is
 * from 0 to RATIO_VALUE_MAX. */
struct ratio ratio_of(double value, unsigned long most);

#endif
