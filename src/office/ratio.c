#include "office/ratio.h"

#include <math.h>

struct ratio ratio_of(double value, unsigned long most)
{
    struct ratio before = {0, 1}, now = {1, 0};
    double rest = value;
    if (most > RATIO_DENOMINATOR_MAX) most = RATIO_DENOMINATOR_MAX;
    for (int step = 0; step < 40; step++) {
        double whole = floor(rest + 1e-9);
        if (whole * (double)now.denominator + (double)before.denominator > (double)most) break;
        struct ratio next = {(unsigned long)whole * now.numerator + before.numerator,
                             (unsigned long)whole * now.denominator + before.denominator};
        before = now;
        now = next;
        if (rest - whole < 1e-9 || fabs(value - (double)now.numerator / (double)now.denominator) < 1e-12) break;
        rest = 1 / (rest - whole);
    }
    return now;
}
