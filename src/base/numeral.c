#include "base/numeral.h"

#include "base/decode.h"

#define DIGITS_MAX 15    /* significant digits that a double holds exactly */
#define CHINESE_CHARS 12 /* a longer run of Chinese numerals is no number of a plan */
#define SHARES_END 3200  /* 翻五番 is 3100 % more */

/* ---- characters ---- */

struct numeral_char {
    unsigned set;
    int value; /* of a digit; of 廿 the tens: 2 */
    int zeros; /* of a multiplier */
};

static inline struct numeral_char numeral_look_up(uint32_t cp)
{
#define DIGIT(digit_set, digit_value) \
    (struct numeral_char) { digit_set, digit_value, 0 }
#define UNIT(unit_set, unit_zeros) \
    (struct numeral_char) { unit_set, -1, unit_zeros }
    if (text_is_digit(cp)) return DIGIT(NUMERAL_ARABIC, (int)(cp & 0xF));
    switch (cp) {
    case L'零': return DIGIT(NUMERAL_ZERO, 0);
    case L'〇': return DIGIT(NUMERAL_CIRCLE, 0);
    case L'○': return DIGIT(NUMERAL_CIRCLE_WHITE, 0);
    case L'一': return DIGIT(NUMERAL_ONE_TO_NINE, 1);
    case L'二': return DIGIT(NUMERAL_ONE_TO_NINE, 2);
    case L'三': return DIGIT(NUMERAL_ONE_TO_NINE, 3);
    case L'四': return DIGIT(NUMERAL_ONE_TO_NINE, 4);
    case L'五': return DIGIT(NUMERAL_ONE_TO_NINE, 5);
    case L'六': return DIGIT(NUMERAL_ONE_TO_NINE, 6);
    case L'七': return DIGIT(NUMERAL_ONE_TO_NINE, 7);
    case L'八': return DIGIT(NUMERAL_ONE_TO_NINE, 8);
    case L'九': return DIGIT(NUMERAL_ONE_TO_NINE, 9);
    case L'两': return DIGIT(NUMERAL_PAIR, 2);
    case L'兩': return DIGIT(NUMERAL_TRADITIONAL, 2);
    case L'壹': return DIGIT(NUMERAL_FINANCIAL, 1);
    case L'贰':
    case L'貳':
    case L'貮': return DIGIT(NUMERAL_FINANCIAL, 2);
    case L'叁':
    case L'參':
    case L'叄': return DIGIT(NUMERAL_FINANCIAL, 3);
    case L'肆': return DIGIT(NUMERAL_FINANCIAL, 4);
    case L'伍': return DIGIT(NUMERAL_FINANCIAL, 5);
    case L'陆':
    case L'陸': return DIGIT(NUMERAL_FINANCIAL, 6);
    case L'柒': return DIGIT(NUMERAL_FINANCIAL, 7);
    case L'捌': return DIGIT(NUMERAL_FINANCIAL, 8);
    case L'玖': return DIGIT(NUMERAL_FINANCIAL, 9);
    case L'廿': return (struct numeral_char){NUMERAL_TENS, 2, 1};
    case L'卅': return (struct numeral_char){NUMERAL_TENS, 3, 1};
    case L'卌': return (struct numeral_char){NUMERAL_TENS, 4, 1};
    case L'十': return UNIT(NUMERAL_TEN, 1);
    case L'拾': return UNIT(NUMERAL_FINANCIAL_TEN, 1);
    case L'百': return UNIT(NUMERAL_UNITS, 2);
    case L'千': return UNIT(NUMERAL_UNITS, 3);
    case L'万': return UNIT(NUMERAL_UNITS, 4);
    case L'亿': return UNIT(NUMERAL_UNITS, 8);
    case L'萬': return UNIT(NUMERAL_TRADITIONAL, 4);
    case L'億': return UNIT(NUMERAL_TRADITIONAL, 8);
    default: return (struct numeral_char){0, -1, 0};
    }
#undef DIGIT
#undef UNIT
}

bool numeral_is(uint32_t cp, unsigned sets) { return (numeral_look_up(cp).set & sets) != 0; }

int numeral_digit(uint32_t cp, unsigned sets)
{
    struct numeral_char c = numeral_look_up(cp);
    return (c.set & sets) && c.zeros == 0 ? c.value : -1;
}

int numeral_zeros(uint32_t cp, unsigned sets)
{
    struct numeral_char c = numeral_look_up(cp);
    return (c.set & sets) && c.value < 0 ? c.zeros : 0;
}

double numeral_power10(int zeros)
{
    double p = 1;
    while (zeros-- > 0) p *= 10;
    return p;
}

/* ---- numbers in running text ---- */

/* 〇 writes years; it is no digit of a quantity. */
#define SPOKEN_DIGITS (NUMERAL_ONE_TO_NINE | NUMERAL_ZERO | NUMERAL_PAIR)
#define SPOKEN_UNITS (NUMERAL_TEN | NUMERAL_UNITS)

size_t numeral_read_chinese(struct slice t, size_t pos, double *value)
{
    double total = 0, section = 0, digit = -1;
    size_t end = pos, start = pos;
    for (int chars = 0; pos < t.n && chars < CHINESE_CHARS; chars++, end = pos = text_step(t, pos)) {
        uint32_t cp = text_peek(t, pos);
        int d = numeral_digit(cp, SPOKEN_DIGITS), zeros = numeral_zeros(cp, SPOKEN_UNITS);
        if (d < 0 && zeros == 0) break;
        if (d >= 0) {
            if (digit > 0) return start; /* 二三: two digits side by side are no number of ours */
            digit = d;
            continue;
        }
        if (digit < 0 && section == 0 && total == 0 && zeros != 1) return start; /* 百名: a slogan */
        if (zeros < 4) section += (digit < 0 ? 1 : digit) * numeral_power10(zeros);
        else total = (total + section + (digit < 0 ? 0 : digit)) * numeral_power10(zeros), section = 0;
        digit = -1;
    }
    *value = total + section + (digit < 0 ? 0 : digit);
    return *value > 0 ? end : start;
}

static bool numeral_is_group(struct slice t, size_t pos) /* ,ddd and no fourth digit */
{
    if (text_peek(t, pos) != ',' && text_peek(t, pos) != L'，') return false;
    pos = text_step(t, pos);
    for (int i = 0; i < 3; i++, pos = text_step(t, pos))
        if (!text_is_digit(text_peek(t, pos))) return false;
    return !text_is_digit(text_peek(t, pos));
}

size_t numeral_read_digits(struct slice t, size_t pos, double *value, int *decimals)
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
        } else if ((cp == '.' || cp == L'．') && !fraction && text_is_digit(text_peek(t, text_step(t, pos)))) {
            fraction = true;
        } else if (!fraction && group > 0 && group <= 3 && numeral_is_group(t, pos)) {
            group = 0;
        } else {
            break;
        }
    }
    return pos;
}

/* What can stand before 万 in a number: 3万, 二百, 30余万, 百多万. */
static bool numeral_is_multiplied(uint32_t cp)
{
    return numeral_is(cp, NUMERAL_ARABIC | SPOKEN_DIGITS | SPOKEN_UNITS) || cp == L'余' || cp == L'多';
}

/* 百千万亿萬億 behind what can be a number: 3万, 二百, 30余万, 3 万. */
static bool numeral_multiplies(struct slice t, size_t pos, uint32_t cp)
{
    size_t next;
    if (numeral_zeros(cp, NUMERAL_UNITS | NUMERAL_TRADITIONAL) == 0) return false;
    while (pos > 0) {
        pos = decode_previous(t.s, pos);
        uint32_t before = decode_char(t.s, t.n, pos, &next);
        if (!text_is_blank(before)) return numeral_is_multiplied(before);
    }
    return false;
}

/* 三分之二, 四成, 翻一番: shares, which are counted in %. */
static bool numeral_is_share(struct slice t, size_t pos, uint32_t cp)
{
    if (cp == 0x756A /* 番 */) return true;
    if (cp == L'分') return text_peek(t, text_step(t, pos)) == L'之';
    return cp == L'成' && numeral_is_multiplied(text_peek_back(t, pos));
}

bool numeral_may_reach(struct slice t, double value)
{
    double number = 0;
    bool ten = value < 100, share = value < SHARES_END; /* 九十九 */
    if (value <= 10) return true;
    for (size_t pos = 0, next; pos < t.n; pos = next) {
        uint32_t cp = decode_char(t.s, t.n, pos, &next);
        if (text_is_digit(cp)) number = number * 10 + (cp & 0xF);
        else if (cp != ',' && cp != L'，' && !text_is_blank(cp)) number = 0;
        if (number + 1 >= value /* 80.5 is read as 80 */ || numeral_multiplies(t, pos, cp)) return true;
        if ((ten && cp == L'十') || (share && numeral_is_share(t, pos, cp))) return true;
    }
    return false;
}

/* ---- what counts a list ---- */

/* The value of one character of such a number: a digit, 10 for 十, 20 for 廿; -1 for others. */
static int numeral_list_value(uint32_t cp)
{
    if (numeral_is(cp, NUMERAL_TEN | NUMERAL_FINANCIAL_TEN)) return 10;
    if (numeral_is(cp, NUMERAL_TENS)) return numeral_look_up(cp).value * 10;
    return numeral_digit(cp, NUMERAL_ARABIC | NUMERAL_ONE_TO_NINE | NUMERAL_CIRCLE | NUMERAL_FINANCIAL);
}

long numeral_of_list(struct slice t)
{
    long value = 0;
    bool any = false, after_ten = false, ended = false;
    for (size_t pos = 0; pos < t.n;) {
        uint32_t cp = text_decode(t, pos, &pos), narrow = text_halfwidth(cp);
        int digit = numeral_list_value(cp);
        if (digit > 10 && any) return -1; /* 1廿 */
        if (digit >= 0 && !ended && value < 100000000) {
            if (digit == 10) value = any ? value * 10 : 10;
            else value = after_ten ? value + digit : value * 10 + digit;
            after_ten = digit >= 10;
            any = true;
        } else if (any && (narrow == '.' || narrow == ')' || cp == L'、')) {
            ended = true;
        } else if (any || narrow != '(') {
            return -1;
        }
    }
    return any ? value : -1;
}

/* ---- one number in all its forms ---- */

static const uint32_t digits[] = {L'零', L'一', L'二', L'三', L'四', L'五', L'六', L'七', L'八', L'九'};

/* 10 to 10000; 0 for 亿, which is no unit of numbers below NUMERAL_LIMIT, and for all others. */
static uint32_t numeral_unit_value(uint32_t cp)
{
    int zeros = numeral_zeros(cp, NUMERAL_TEN | NUMERAL_UNITS);
    return zeros == 0 || zeros > 4 ? 0 : (uint32_t)numeral_power10(zeros);
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
    } unit[] = {{1000, L'千'}, {100, L'百'}, {10, L'十'}, {1, 0}};
    bool gap = false, begun = inner;
    if (inner && value < 1000) gap = true;
    for (size_t i = 0; i < 4; i++) {
        uint32_t d = value / unit[i].size % 10;
        if (d == 0) {
            gap = begun;
            continue;
        }
        if (gap) numeral_put(f, L'零');
        gap = false;
        if (!(d == 1 && unit[i].size == 10 && !begun)) numeral_put(f, digits[d]);
        if (unit[i].cp) numeral_put(f, unit[i].cp);
        begun = true;
    }
}

static void numeral_put_number(struct numeral_form *f, uint32_t value)
{
    f->n = 0;
    if (value == 0) {
        numeral_put(f, L'零');
        return;
    }
    if (value >= 10000) {
        numeral_put_thousands(f, value / 10000, false);
        numeral_put(f, L'万');
    }
    if (value % 10000) numeral_put_thousands(f, value % 10000, value >= 10000);
}

static void numeral_put_digits(struct numeral_form *f, uint32_t value, uint32_t zero)
{
    uint32_t size = 1;
    f->n = 0;
    while (value / size >= 10) size *= 10;
    for (; size > 0; size /= 10) numeral_put(f, value / size % 10 ? digits[value / size % 10] : zero);
}

/* The form with 两 for each 二 before 百, 千 or 万 (两百, 两千万); false if there is none. */
static bool numeral_with_pairs(const struct numeral_form *f, struct numeral_form *out)
{
    bool changed = false;
    *out = *f;
    for (size_t i = 0; i < f->n; i++) {
        bool single = f->n == 1 || (i + 1 < f->n && numeral_unit_value(f->cp[i + 1]) >= 100);
        if (f->cp[i] == L'二' && single) out->cp[i] = L'两', changed = true;
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
        out[count].cp[0] = L'一';
        out[count++].n++;
    }
    if (value == 0 || value >= 100) {
        numeral_put_digits(&out[count++], value, L'〇');
        bool zeros = value == 0;
        for (uint32_t v = value; v > 0; v /= 10) zeros = zeros || v % 10 == 0;
        if (zeros) numeral_put_digits(&out[count++], value, L'○');
        if (zeros && value != 0) numeral_put_digits(&out[count++], value, L'零');
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
        int d = numeral_digit(cp[i], NUMERAL_CHINESE);
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
