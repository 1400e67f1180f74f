#include "office/digits.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void digits_trim(struct digits *d)
{
    while (d->count > 0 && d->digit[d->count - 1] == 0) d->count--;
    if (d->count == 0) *d = (struct digits){0};
}

struct digits digits_of(double finite)
{
    struct digits d = {.negative = finite < 0};
    char text[64];
    /* d.dddddddddddddde±XX: the sign of the decimals may be another one where a locale says so. */
    snprintf(text, sizeof text, "%.*e", DIGITS_MAX - 1, fabs(finite));
    const char *s = text;
    for (; *s != 0 && *s != 'e'; s++)
        if (text_is_digit((unsigned char)*s) && d.count < DIGITS_MAX) d.digit[d.count++] = (unsigned char)(*s - '0');
    d.point = *s == 'e' ? (int)strtol(s + 1, NULL, 10) + 1 : 0;
    digits_trim(&d);
    return d;
}

/* Adds 1 to the last digit. */
static void digits_carry(struct digits *d)
{
    int i = d->count - 1;
    while (i >= 0 && d->digit[i] == 9) d->digit[i--] = 0;
    if (i >= 0) {
        d->digit[i]++;
        return;
    }
    d->digit[0] = 1; /* it was 99…9 */
    d->count = 1;
    d->point++;
}

void digits_round(struct digits *d, int decimals)
{
    int keep = d->point + decimals;
    if (keep >= d->count) return;
    if (keep < 0) {
        *d = (struct digits){0};
        return;
    }
    bool up = d->digit[keep] >= 5;
    d->count = keep;
    if (up && keep == 0) {
        d->digit[0] = 1;
        d->count = 1;
        d->point++;
    } else if (up) {
        digits_carry(d);
    }
    digits_trim(d);
}

void digits_shift(struct digits *d, int power)
{
    if (d->count > 0) d->point += power;
}

unsigned digits_at(const struct digits *d, int power)
{
    int i = d->point - 1 - power;
    return i >= 0 && i < d->count ? d->digit[i] : 0;
}

void digits_add(const struct digits *d, struct buf *out)
{
    int decimals = digits_decimals(d);
    if (d->negative) buf_addc(out, '-');
    if (d->point <= 0) buf_addc(out, '0');
    for (int power = d->point - 1; power >= 0; power--) buf_addc(out, '0' + digits_at(d, power));
    if (decimals > 0) buf_addc(out, '.');
    for (int i = 1; i <= decimals; i++) buf_addc(out, '0' + digits_at(d, -i));
}
