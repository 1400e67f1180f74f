#include "base/numeral.h"

static const uint32_t digit[] = {0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};

enum {
    ZERO = 0x96F6,
    CIRCLE = 0x3007,
    WHITE_CIRCLE = 0x25CB,
    TWO = 0x4E8C,
    PAIR = 0x4E24,
    ONE = 0x4E00,
    TEN = 0x5341,
    HUNDRED = 0x767E,
    THOUSAND = 0x5343,
    MYRIAD = 0x4E07,
    HUNDRED_MILLION = 0x4EBF
};

static int numeral_digit_value(uint32_t cp)
{
    for (int i = 0; i < 10; i++)
        if (digit[i] == cp) return i;
    return cp == CIRCLE || cp == WHITE_CIRCLE ? 0 : cp == PAIR ? 2 : -1;
}

static uint32_t numeral_unit_value(uint32_t cp)
{
    switch (cp) {
    case TEN: return 10;
    case HUNDRED: return 100;
    case THOUSAND: return 1000;
    case MYRIAD: return 10000;
    default: return 0;
    }
}

bool numeral_is_chinese(uint32_t cp)
{
    return numeral_digit_value(cp) >= 0 || numeral_unit_value(cp) > 0 || cp == HUNDRED_MILLION;
}

static void numeral_put(struct numeral_form *f, uint32_t cp)
{
    if (f->n < NUMERAL_FORM_MAX) f->cp[f->n++] = cp;
}

/* 1 to 9999; `inner`: something stands before, so 十 is written 一十 and a gap 零. */
static void numeral_put_thousands(struct numeral_form *f, uint32_t value, bool inner)
{
    static const struct {
        uint32_t size, cp;
    } unit[] = {{1000, THOUSAND}, {100, HUNDRED}, {10, TEN}, {1, 0}};
    bool gap = false, begun = inner;
    if (inner && value < 1000) gap = true;
    for (size_t i = 0; i < 4; i++) {
        uint32_t d = value / unit[i].size % 10;
        if (d == 0) {
            gap = begun;
            continue;
        }
        if (gap) numeral_put(f, ZERO);
        gap = false;
        if (!(d == 1 && unit[i].size == 10 && !begun)) numeral_put(f, digit[d]);
        if (unit[i].cp) numeral_put(f, unit[i].cp);
        begun = true;
    }
}

static void numeral_put_number(struct numeral_form *f, uint32_t value)
{
    f->n = 0;
    if (value == 0) {
        numeral_put(f, ZERO);
        return;
    }
    if (value >= 10000) {
        numeral_put_thousands(f, value / 10000, false);
        numeral_put(f, MYRIAD);
    }
    if (value % 10000) numeral_put_thousands(f, value % 10000, value >= 10000);
}

static void numeral_put_digits(struct numeral_form *f, uint32_t value, uint32_t zero)
{
    uint32_t size = 1;
    f->n = 0;
    while (value / size >= 10) size *= 10;
    for (; size > 0; size /= 10) numeral_put(f, value / size % 10 ? digit[value / size % 10] : zero);
}

/* The form with 两 for each 二 before 百, 千 or 万 (两百, 两千万); false if there is none. */
static bool numeral_with_pairs(const struct numeral_form *f, struct numeral_form *out)
{
    bool changed = false;
    *out = *f;
    for (size_t i = 0; i < f->n; i++) {
        bool single = f->n == 1 || (i + 1 < f->n && numeral_unit_value(f->cp[i + 1]) >= 100);
        if (f->cp[i] == TWO && single) out->cp[i] = PAIR, changed = true;
    }
    return changed;
}

size_t numeral_forms(uint32_t value, struct numeral_form out[NUMERAL_FORMS])
{
    if (value >= NUMERAL_LIMIT) return 0;
    size_t count = 1;
    numeral_put_number(&out[0], value);
    if (numeral_with_pairs(&out[0], &out[count])) count++;
    if (value >= 10 && value < 20) { /* 一十五 */
        out[count] = out[0];
        for (size_t i = out[0].n; i > 0; i--) out[count].cp[i] = out[0].cp[i - 1];
        out[count].cp[0] = ONE;
        out[count++].n++;
    }
    if (value == 0 || value >= 100) {
        numeral_put_digits(&out[count++], value, CIRCLE);
        bool zeros = value == 0;
        for (uint32_t v = value; v > 0; v /= 10) zeros = zeros || v % 10 == 0;
        if (zeros) numeral_put_digits(&out[count++], value, WHITE_CIRCLE);
        if (zeros && value != 0) numeral_put_digits(&out[count++], value, ZERO);
    }
    return count;
}

/* The value by position (二〇二一) or by units (三千二百); no check of grammar. */
static bool numeral_rough_value(const uint32_t *cp, size_t n, uint32_t *value)
{
    uint64_t total = 0, section = 0, current = 0;
    bool units = false, digits_run = true;
    for (size_t i = 0; i < n; i++) {
        uint32_t unit = numeral_unit_value(cp[i]);
        int d = numeral_digit_value(cp[i]);
        if (unit == 0 && d < 0) return false;
        units = units || unit > 0;
        if (unit == 0) {
            current = digits_run && !units ? current * 10 + (uint32_t)d : (uint32_t)d;
        } else if (unit == 10000) {
            total = (total + section + current) * 10000;
            section = current = 0;
        } else {
            section += (current ? current : 1) * unit;
            current = 0;
        }
        if (total + section + current >= NUMERAL_LIMIT) return false;
    }
    *value = (uint32_t)(total + section + current);
    return true;
}

bool numeral_parse(const uint32_t *cp, size_t n, uint32_t *value)
{
    struct numeral_form form[NUMERAL_FORMS];
    if (n == 0 || n > NUMERAL_FORM_MAX || !numeral_rough_value(cp, n, value)) return false;
    size_t count = numeral_forms(*value, form);
    for (size_t f = 0; f < count; f++)
        if (form[f].n == n && memcmp(form[f].cp, cp, n * sizeof *cp) == 0) return true;
    return false;
}
