#include "office/chinese_digits.h"

static const uint32_t digit_of_style[][10] = {
    [CHINESE_NONE] = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'},
    [CHINESE_PLAIN] = {U'〇', U'一', U'二', U'三', U'四', U'五', U'六', U'七', U'八', U'九'},
    [CHINESE_FINANCIAL] = {U'零', U'壹', U'贰', U'叁', U'肆', U'伍', U'陆', U'柒', U'捌', U'玖'},
    [CHINESE_WIDE] = {U'０', U'１', U'２', U'３', U'４', U'５', U'６', U'７', U'８', U'９'},
};

/* 10, 100, 1000 within each four digits. */
static const uint32_t unit_of_style[][4] = {
    [CHINESE_NONE] = {0, U'十', U'百', U'千'},
    [CHINESE_PLAIN] = {0, U'十', U'百', U'千'},
    [CHINESE_FINANCIAL] = {0, U'拾', U'佰', U'仟'},
    [CHINESE_WIDE] = {0, U'十', U'百', U'千'},
};

/* What follows four digits: the units of 1, 10^4, 10^8, 10^12. */
static const char *const group_unit[] = {"", "万", "亿", "万亿"};

void chinese_digits_add_digit(enum chinese_style style, unsigned digit, struct buf *out)
{
    buf_addc(out, digit_of_style[style][digit % 10]);
}

void chinese_digits_add_part(enum chinese_style style, unsigned value, bool padded, struct buf *out)
{
    unsigned tens = value / 10, ones = value % 10;
    if (style == CHINESE_NONE || style == CHINESE_WIDE || tens > 9) {
        if (tens > 9) chinese_digits_add_digit(style, tens / 10, out);
        if (tens > 0 || padded) chinese_digits_add_digit(style, tens, out);
        chinese_digits_add_digit(style, ones, out);
        return;
    }
    if (tens == 0 && padded) chinese_digits_add_digit(style, 0, out);
    if (tens > 1 || (tens == 1 && style == CHINESE_FINANCIAL)) chinese_digits_add_digit(style, tens, out);
    if (tens > 0) buf_addc(out, unit_of_style[style][1]);
    if (ones > 0 || tens == 0) chinese_digits_add_digit(style, ones, out);
}

/* A number of at most 16 digits: a zero stands for any run of zeros between others, units for what a digit counts. */
static void chinese_digits_add_whole(enum chinese_style style, const struct digits *d, struct buf *out)
{
    bool zeros = false, group = false; /* zeros since the last digit; a digit since the last unit of a group */
    if (d->point <= 0) chinese_digits_add_digit(style, 0, out);
    for (int power = d->point - 1; power >= 0; power--) {
        unsigned digit = digits_at(d, power);
        if (digit == 0) {
            zeros = true;
        } else {
            if (zeros) chinese_digits_add_digit(style, 0, out);
            chinese_digits_add_digit(style, digit, out);
            if (power % 4 > 0) buf_addc(out, unit_of_style[style][power % 4]);
            zeros = false;
            group = true;
        }
        if (power % 4 == 0 && group) {
            /* 一万二千亿: 万亿 is said once where 亿 has digits of its own */
            bool shared = power == 12 && (digits_at(d, 8) | digits_at(d, 9) | digits_at(d, 10) | digits_at(d, 11)) > 0;
            buf_adds(out, shared ? "万" : group_unit[power / 4]);
            group = false;
        }
    }
}

void chinese_digits_add(enum chinese_style style, const struct digits *d, struct buf *out)
{
    int decimals = digits_decimals(d);
    if (style == CHINESE_NONE) {
        digits_add(d, out);
        return;
    }
    if (d->negative) buf_addc(out, '-');
    if (d->point <= 16) {
        chinese_digits_add_whole(style, d, out);
    } else {
        for (int power = d->point - 1; power >= 0; power--) chinese_digits_add_digit(style, digits_at(d, power), out);
    }
    if (decimals > 0) buf_addc(out, '.');
    for (int i = 1; i <= decimals; i++) chinese_digits_add_digit(style, digits_at(d, -i), out);
}
