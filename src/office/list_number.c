/* Numbers as Word writes them (ECMA-376, part 1, 17.18.59). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "office/chinese_digits.h"
#include "office/list_number.h"

/* Formats that take the n-th of a row of characters; behind its end they are decimal. */
static const struct {
    const char *format, *characters;
} list_number_rows[] = {
    {"ideographTraditional", "甲乙丙丁戊己庚辛壬癸"},
    {"ideographZodiac", "子丑寅卯辰巳午未申酉戌亥"},
    {"ideographEnclosedCircle", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"},
    {"decimalEnclosedCircle", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"},
    {"decimalEnclosedCircleChinese",
     "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"},
    {"decimalEnclosedParen", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"},
    {"decimalEnclosedFullstop", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"},
};

static bool list_number_is_one_of(const char *format, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(format, *names) == 0) return true;
    return false;
}

static void list_number_add_letters(unsigned value, char first, struct buf *out)
{
    for (unsigned i = 0; i < (value - 1) / 26 + 1 && i < 30; i++) buf_addc(out, (uint32_t)first + (value - 1) % 26);
}

static void list_number_add_roman(unsigned value, bool upper, struct buf *out)
{
    static const struct {
        unsigned value;
        const char *lower, *upper;
    } parts[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},  {400, "cd", "CD"}, {100, "c", "C"},
                 {90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"},
                 {5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"}};
    if (value >= 4000) buf_addf(out, "%u", value);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && value < 4000; i++)
        for (; value >= parts[i].value; value -= parts[i].value) buf_adds(out, upper ? parts[i].upper : parts[i].lower);
}

/* Digit by digit: 一〇五. */
static void list_number_add_digits(unsigned value, uint32_t zero, const char *digits, struct buf *out)
{
    char decimal[16];
    snprintf(decimal, sizeof decimal, "%u", value);
    for (const char *d = decimal; *d; d++) {
        if (digits == NULL) buf_addc(out, zero + (uint32_t)(*d - '0'));
        else if (*d == '0') buf_addc(out, zero);
        else buf_add(out, slice_make(digits + (*d - '1') * 3, 3));
    }
}

static bool list_number_add_of_row(const char *format, unsigned value, struct buf *out)
{
    for (size_t i = 0; i < sizeof list_number_rows / sizeof *list_number_rows; i++) {
        if (strcmp(format, list_number_rows[i].format) != 0) continue;
        struct slice row = slice_of(list_number_rows[i].characters);
        if (value < 1 || value * 3 > row.n) return false;
        buf_add(out, slice_make(row.s + (value - 1) * 3, 3));
        return true;
    }
    return false;
}

/* "001, 002, 003, ...": as wide as the first. */
static void list_number_add_custom(const char *format, unsigned value, struct buf *out)
{
    size_t width = strspn(format, "0123456789");
    if (width > 1 && format[0] == '0') buf_addf(out, "%0*u", (int)(width > 10 ? 10 : width), value);
    else buf_addf(out, "%u", value);
}

/* 九十九, 一百〇一. */
static void list_number_add_counted(enum chinese_style style, unsigned value, struct buf *out)
{
    struct digits digits = digits_of(value);
    if (value < 100) chinese_digits_add_part(style, value, false, out);
    else chinese_digits_add(style, &digits, out);
}

void list_number_add(const char *format, unsigned value, struct buf *out)
{
    static const char *const counted[] = {"chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand",
                                          "koreanCounting", NULL},
                             *const below_100[] = {"chineseCounting", "taiwaneseCounting", NULL}, /* 九十九, 一〇〇 */
                                 *const by_digit[] = {"ideographDigital", "japaneseDigitalTenThousand",
                                                      "taiwaneseDigital", "koreanDigital2", NULL},
                             *const legal[] = {"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal",
                                               NULL};
    if (strcmp(format, "none") == 0 || strcmp(format, "bullet") == 0) return;
    if (list_number_add_of_row(format, value, out)) return;
    bool in_words = value < 100 && list_number_is_one_of(format, below_100);
    if (in_words || list_number_is_one_of(format, counted)) list_number_add_counted(CHINESE_PLAIN, value, out);
    else if (list_number_is_one_of(format, legal)) list_number_add_counted(CHINESE_FINANCIAL, value, out);
    else if (list_number_is_one_of(format, by_digit) || list_number_is_one_of(format, below_100))
        list_number_add_digits(value, 0x3007, "一二三四五六七八九", out);
    else if (strncmp(format, "decimalFullWidth", 16) == 0) list_number_add_digits(value, 0xFF10, NULL, out);
    else if (strcmp(format, "upperLetter") == 0 && value > 0) list_number_add_letters(value, 'A', out);
    else if (strcmp(format, "lowerLetter") == 0 && value > 0) list_number_add_letters(value, 'a', out);
    else if (strcmp(format, "upperRoman") == 0) list_number_add_roman(value, true, out);
    else if (strcmp(format, "lowerRoman") == 0) list_number_add_roman(value, false, out);
    else if (strcmp(format, "decimalZero") == 0) buf_addf(out, "%02u", value);
    else if (strcmp(format, "numberInDash") == 0) buf_addf(out, "- %u -", value);
    else list_number_add_custom(format, value, out);
}
