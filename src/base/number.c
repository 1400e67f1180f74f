#include "base/number.h"

#include "base/decode.h"

#define DIGITS_MAX 15 /* significant digits that a double holds exactly */
#define HAN_CHARS 12

int number_han_digit(uint32_t cp)
{
    static const uint32_t digits[] = {0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    if (cp == 0x4E24 /* 两 */) return 2;
    for (int i = 0; i < 10; i++)
        if (digits[i] == cp) return i;
    return -1;
}

int number_han_zeros(uint32_t cp)
{
    switch (cp) {
    case 0x5341: return 1; /* 十 */
    case 0x767E: return 2; /* 百 */
    case 0x5343: return 3; /* 千 */
    case 0x4E07: return 4; /* 万 */
    case 0x4EBF: return 8; /* 亿 */
    default: return 0;
    }
}

double number_power10(int zeros)
{
    double p = 1;
    while (zeros-- > 0) p *= 10;
    return p;
}

size_t number_read_han(struct slice t, size_t pos, double *value)
{
    double total = 0, section = 0, digit = -1;
    size_t end = pos, start = pos;
    for (int chars = 0; pos < t.n && chars < HAN_CHARS; chars++, end = pos = text_step(t, pos)) {
        uint32_t cp = text_peek(t, pos);
        int d = number_han_digit(cp), zeros = number_han_zeros(cp);
        if (d < 0 && zeros == 0) break;
        if (d >= 0) {
            if (digit > 0) return start; /* 二三: two digits side by side are no number of ours */
            digit = d;
            continue;
        }
        if (digit < 0 && section == 0 && total == 0 && zeros != 1) return start; /* 百名: a slogan */
        if (zeros < 4) section += (digit < 0 ? 1 : digit) * number_power10(zeros);
        else total = (total + section + (digit < 0 ? 0 : digit)) * number_power10(zeros), section = 0;
        digit = -1;
    }
    *value = total + section + (digit < 0 ? 0 : digit);
    return *value > 0 ? end : start;
}

static bool number_is_group(struct slice t, size_t pos) /* ,ddd and no fourth digit */
{
    if (text_peek(t, pos) != ',' && text_peek(t, pos) != 0xFF0C) return false;
    pos = text_step(t, pos);
    for (int i = 0; i < 3; i++, pos = text_step(t, pos))
        if (!text_is_digit(text_peek(t, pos))) return false;
    return !text_is_digit(text_peek(t, pos));
}

size_t number_read_digits(struct slice t, size_t pos, double *value, int *decimals)
{
    size_t start = pos;
    int digits = 0, group = 0;
    bool fraction = false;
    *value = *decimals = 0;
    for (; pos < t.n; pos = text_step(t, pos)) {
        uint32_t cp = text_peek(t, pos);
        if (text_is_digit(cp)) {
            *value = *value * 10 + (cp & 0xF);
            if (*value > 0) digits++;
            if (fraction) ++*decimals;
            else group++;
            if (digits > DIGITS_MAX) return start;
        } else if ((cp == '.' || cp == 0xFF0E) && !fraction && text_is_digit(text_peek(t, text_step(t, pos)))) {
            fraction = true;
        } else if (!fraction && group > 0 && group <= 3 && number_is_group(t, pos)) {
            group = 0;
        } else {
            break;
        }
    }
    return pos;
}

/* ---- how large at most ---- */

static bool number_is_numeral(uint32_t cp)
{
    return text_is_digit(cp) || number_han_digit(cp) >= 0 || number_han_zeros(cp) > 0 || cp == 0x4F59 ||
           cp == 0x591A; /* 余 多 */
}

/* 百千万亿萬億 behind what can be a number: 3万, 二百, 30余万, 3 万. */
static bool number_multiplies(struct slice t, size_t pos, uint32_t cp)
{
    size_t next;
    if (number_han_zeros(cp) < 2 && cp != 0x842C && cp != 0x5104) return false;
    while (pos > 0) {
        pos = decode_previous(t.s, pos);
        uint32_t before = decode_char(t.s, t.n, pos, &next);
        if (!text_is_blank(before)) return number_is_numeral(before);
    }
    return false;
}

bool number_may_reach(struct slice t, double value)
{
    double number = 0;
    bool ten = value < 100; /* 九十九 */
    if (value <= 10) return true;
    for (size_t pos = 0, next; pos < t.n; pos = next) {
        uint32_t cp = decode_char(t.s, t.n, pos, &next);
        if (text_is_digit(cp)) number = number * 10 + (cp & 0xF);
        else if (cp != ',' && cp != 0xFF0C) number = 0;
        if (number >= value || (ten && cp == 0x5341) || number_multiplies(t, pos, cp)) return true;
    }
    return false;
}
