#include "office/figure.h"

#include <math.h>

#include "office/ratio.h"

/* What the tokens of a section ask for. */
struct figure {
    const struct mask *mask;
    struct digits value;
    int whole, decimals; /* placeholders before and behind the point */
    int exponents;       /* behind E+ */
    int scale;           /* times 10 to that power: 2 for %, -3 for a comma at the end */
    int exponent;        /* the one to show */
    size_t slash;        /* where the stroke of a fraction stands, or the end */
    bool grouped, sign;
};

/* The digits of a fraction stand on both sides of its stroke: # ?/?, or ?/16. */
static bool figure_is_slash(const struct mask *s, size_t i)
{
    if (s->token[i].kind != MASK_SLASH || i == 0 || i + 1 >= s->count) return false;
    struct slice next = s->token[i + 1].text;
    return s->token[i - 1].kind == MASK_DIGIT &&
           (s->token[i + 1].kind == MASK_DIGIT || text_is_digit((unsigned char)next.s[0]));
}

static void figure_count(struct figure *f)
{
    bool point = false, exponent = false;
    f->slash = f->mask->count;
    for (size_t i = 0; i < f->mask->count; i++) {
        switch (f->mask->token[i].kind) {
        case MASK_DIGIT: ++*(exponent ? &f->exponents : point ? &f->decimals : &f->whole); break;
        case MASK_POINT: point = true; break;
        case MASK_EXPONENT: exponent = true; break;
        case MASK_PERCENT: f->scale += 2; break;
        case MASK_SLASH:
            if (f->slash == f->mask->count && figure_is_slash(f->mask, i)) f->slash = i;
            break;
        default: break;
        }
    }
}

/* A comma between placeholders groups the digits; one behind the last of them divides by a thousand. */
static void figure_read_commas(struct figure *f)
{
    bool later = false;
    if (f->whole + f->decimals == 0) return;
    for (size_t i = f->mask->count; i-- > 0;) {
        enum mask_token_kind kind = f->mask->token[i].kind;
        if (kind == MASK_DIGIT) later = true;
        if (kind == MASK_POINT || kind == MASK_EXPONENT) later = false;
        if (kind == MASK_COMMA && later) f->grouped = true;
        if (kind == MASK_COMMA && !later) f->scale -= 3;
    }
}

/* ---- with placeholders ---- */

static void figure_add_digit(const struct figure *f, int power, struct buf *out)
{
    chinese_digits_add_digit(f->mask->digits, digits_at(&f->value, power), out);
    if (f->grouped && power > 0 && power % 3 == 0) buf_addc(out, ',');
}

/* The placeholder of a digit that the number does not have. */
static void figure_add_blank(const struct figure *f, int power, char placeholder, struct buf *out)
{
    if (placeholder == '0') figure_add_digit(f, power, out);
    else if (placeholder == '?') buf_addc(out, ' ');
}

/* The nth placeholder before the point; the first one takes all the digits for which there is no other. */
static void figure_add_whole(const struct figure *f, int nth, char placeholder, struct buf *out)
{
    int power = f->whole - 1 - nth, whole = digits_whole(&f->value);
    for (int more = whole - 1; nth == 0 && more > power; more--) figure_add_digit(f, more, out);
    if (power < whole) figure_add_digit(f, power, out);
    else figure_add_blank(f, power, placeholder, out);
}

static void figure_add_decimal(const struct figure *f, int nth, char placeholder, struct buf *out)
{
    if (nth < digits_decimals(&f->value)) figure_add_digit(f, -1 - nth, out);
    else figure_add_blank(f, -1 - nth, placeholder, out);
}

/* .00 has no placeholder for what stands before the point. */
static void figure_add_point(const struct figure *f, bool again, struct buf *out)
{
    bool none = f->whole == 0 && f->decimals > 0 && !again;
    for (int power = digits_whole(&f->value) - 1; none && power >= 0; power--) figure_add_digit(f, power, out);
    buf_addc(out, '.');
}

static void figure_add_exponent(const struct figure *f, struct slice sign, struct buf *out)
{
    unsigned e = (unsigned)(f->exponent < 0 ? -f->exponent : f->exponent), digit[8];
    int n = 0;
    buf_addc(out, 'E');
    if (f->exponent < 0 || sign.s[1] == '+') buf_addc(out, f->exponent < 0 ? '-' : '+');
    for (; (e > 0 || n == 0) && n < 8; e /= 10) digit[n++] = e % 10;
    for (int i = n; i < f->exponents; i++) chinese_digits_add_digit(f->mask->digits, 0, out);
    while (n > 0) chinese_digits_add_digit(f->mask->digits, digit[--n], out);
}

/* Where the next token stands: digits that have been shown of each part. */
struct figure_place {
    int whole, decimals;
    bool point, exponent;
};

static void figure_add_token(const struct figure *f, const struct mask_token *t, struct figure_place *at,
                             struct buf *out)
{
    switch (t->kind) {
    case MASK_DIGIT:
        if (at->exponent) break;
        if (at->point) figure_add_decimal(f, at->decimals++, t->text.s[0], out);
        else figure_add_whole(f, at->whole++, t->text.s[0], out);
        break;
    case MASK_POINT:
        figure_add_point(f, at->point, out);
        at->point = true;
        break;
    case MASK_EXPONENT:
        figure_add_exponent(f, t->text, out);
        at->exponent = true;
        break;
    case MASK_COMMA:
        if (f->whole + f->decimals == 0) buf_addc(out, ',');
        break;
    case MASK_GENERAL:
    case MASK_TEXT: chinese_digits_add(f->mask->digits, &f->value, out); break;
    default: buf_add(out, t->text);
    }
}

static void figure_add_tokens(const struct figure *f, size_t from, size_t to, struct buf *out)
{
    struct figure_place at = {0};
    for (size_t i = from; i < to; i++) figure_add_token(f, &f->mask->token[i], &at, out);
}

/* Rounds the number to what will be shown of it. */
static void figure_round(struct figure *f)
{
    bool general = f->mask->has_general || f->mask->has_text;
    digits_shift(&f->value, f->scale);
    if (!general) digits_round(&f->value, f->decimals);
}

/* The exponent is a multiple of the placeholders before the point: ##0.0E+0 shows thousands, millions … */
static void figure_set_exponent(struct figure *f)
{
    int step = f->whole > 1 ? f->whole : 1, first = f->whole > 0 ? f->value.point - 1 : f->value.point;
    digits_shift(&f->value, f->scale);
    if (f->value.count > 0) f->exponent = first - ((first % step) + step) % step;
    digits_shift(&f->value, -f->exponent);
    digits_round(&f->value, f->decimals);
    if (f->value.point <= f->whole || f->value.count == 0) return;
    f->exponent += step; /* 9.99 has become 10 */
    digits_shift(&f->value, -step);
}

/* ---- as a fraction ---- */

/* Where its parts stand among the tokens: the whole number before the numerator, the denominator behind the stroke. */
struct figure_fraction {
    size_t numerator, end;
    unsigned long denominator; /* the one that is asked for, 0: any with so many digits */
    int digits;
    int whole; /* placeholders */
};

static struct figure_fraction figure_fraction_of(const struct figure *f)
{
    const struct mask_token *t = f->mask->token;
    struct figure_fraction at = {.numerator = f->slash, .end = f->slash + 1};
    bool given = false;
    while (at.numerator > 0 && t[at.numerator - 1].kind == MASK_DIGIT) at.numerator--;
    for (size_t i = 0; i < at.numerator; i++) at.whole += t[i].kind == MASK_DIGIT;
    for (; at.end < f->mask->count && at.digits < 7; at.end++, at.digits++) {
        unsigned char c = (unsigned char)t[at.end].text.s[0];
        if (t[at.end].kind != MASK_DIGIT && !text_is_digit(c)) break;
        given |= c >= '1' && c <= '9';
        at.denominator = at.denominator * 10 + (text_is_digit(c) ? c - (unsigned)'0' : 0);
    }
    if (!given) at.denominator = 0;
    return at;
}

static struct ratio figure_ratio(double value, const struct figure_fraction *at)
{
    unsigned long most = 1;
    for (int i = 0; i < at->digits && most <= RATIO_DENOMINATOR_MAX; i++) most *= 10;
    if (at->denominator == 0) return ratio_of(value, most - 1);
    return (struct ratio){(unsigned long)floor(value * (double)at->denominator + 0.5), at->denominator};
}

/* Shows some of the tokens, which hold placeholders of a number of their own. */
static void figure_add_part(const struct figure *f, double value, size_t from, size_t to, struct buf *out)
{
    struct figure part = {.mask = f->mask, .value = digits_of(value)};
    for (size_t i = from; i < to; i++) part.whole += f->mask->token[i].kind == MASK_DIGIT;
    figure_add_tokens(&part, from, to, out);
}

static void figure_add_denominator(const struct figure *f, unsigned long value, int room, struct buf *out)
{
    struct digits d = digits_of((double)value);
    chinese_digits_add(CHINESE_NONE, &d, out);
    if (f->mask->token[f->slash + 1].text.s[0] == '?' && room > digits_whole(&d))
        buf_fill(out, ' ', (size_t)(room - digits_whole(&d)));
}

static void figure_add_fraction(const struct figure *f, double value, struct buf *out)
{
    struct figure_fraction at = figure_fraction_of(f);
    double whole = at.whole > 0 ? floor(value) : 0;
    struct ratio r = figure_ratio(value - whole, &at);
    if (at.whole > 0 && r.numerator >= r.denominator) {
        whole++;
        r.numerator = 0;
    }
    if (f->sign && (whole > 0 || r.numerator > 0)) buf_addc(out, '-');
    if (at.whole > 0 && whole == 0 && r.numerator == 0) buf_addc(out, '0');
    else figure_add_part(f, whole, 0, at.numerator, out);
    if (at.whole == 0 || r.numerator > 0) {
        if (r.numerator == 0) buf_addc(out, '0');
        else figure_add_part(f, (double)r.numerator, at.numerator, f->slash, out);
        buf_addc(out, '/');
        figure_add_denominator(f, r.denominator, at.digits, out);
    }
    figure_add_part(f, 0, at.end, f->mask->count, out);
}

static void figure_add_plain(const struct figure *f, struct buf *out)
{
    struct digits d = f->value;
    d.negative = f->sign;
    digits_add(&d, out);
}

void figure_add(double finite, const struct mask *mask, bool sign, struct buf *out)
{
    struct figure f = {.mask = mask, .value = digits_of(fabs(finite)), .sign = sign && finite < 0};
    figure_count(&f);
    if (f.slash < mask->count) {
        if (fabs(finite) < RATIO_VALUE_MAX) figure_add_fraction(&f, fabs(finite), out);
        else figure_add_plain(&f, out);
        return;
    }
    figure_read_commas(&f);
    if (f.exponents > 0) figure_set_exponent(&f);
    else figure_round(&f);
    bool literal = f.whole + f.decimals == 0; /* only words: their minus stays */
    if (f.sign && (f.value.count > 0 || literal)) buf_addc(out, '-');
    figure_add_tokens(&f, 0, mask->count, out);
}
