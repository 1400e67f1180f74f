#include "office/number_format.h"

#include <math.h>

#include "office/figure.h"
#include "office/moment.h"

/* ECMA-376 part 1, 18.8.30: the list for all languages, with what zh-CN says in its place. */
static const char *const builtin[] = {
    [0] = "General",
    [1] = "0",
    [2] = "0.00",
    [3] = "#,##0",
    [4] = "#,##0.00",
    [5] = "\"¥\"#,##0;\"¥\"\\-#,##0",
    [6] = "\"¥\"#,##0;[Red]\"¥\"\\-#,##0",
    [7] = "\"¥\"#,##0.00;\"¥\"\\-#,##0.00",
    [8] = "\"¥\"#,##0.00;[Red]\"¥\"\\-#,##0.00",
    [9] = "0%",
    [10] = "0.00%",
    [11] = "0.00E+00",
    [12] = "# ?/?",
    [13] = "# ?\?/?\?",
    [14] = "yyyy/m/d",
    [15] = "d-mmm-yy",
    [16] = "d-mmm",
    [17] = "mmm-yy",
    [18] = "h:mm AM/PM",
    [19] = "h:mm:ss AM/PM",
    [20] = "h:mm",
    [21] = "h:mm:ss",
    [22] = "yyyy/m/d h:mm",
    [27] = "yyyy\"年\"m\"月\"",
    [28] = "m\"月\"d\"日\"",
    [29] = "m\"月\"d\"日\"",
    [30] = "m-d-yy",
    [31] = "yyyy\"年\"m\"月\"d\"日\"",
    [32] = "h\"时\"mm\"分\"",
    [33] = "h\"时\"mm\"分\"ss\"秒\"",
    [34] = "上午/下午h\"时\"mm\"分\"",
    [35] = "上午/下午h\"时\"mm\"分\"ss\"秒\"",
    [36] = "yyyy\"年\"m\"月\"",
    [37] = "#,##0;\\-#,##0",
    [38] = "#,##0;[Red]\\-#,##0",
    [39] = "#,##0.00;\\-#,##0.00",
    [40] = "#,##0.00;[Red]\\-#,##0.00",
    [41] = "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ",
    [42] = "_ \"¥\"* #,##0_ ;_ \"¥\"* \\-#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ ",
    [43] = "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"?\?_ ;_ @_ ",
    [44] = "_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ;_ \"¥\"* \"-\"?\?_ ;_ @_ ",
    [45] = "mm:ss",
    [46] = "[h]:mm:ss",
    [47] = "mm:ss.0",
    [48] = "##0.0E+0",
    [49] = "@",
    [50] = "yyyy\"年\"m\"月\"",
    [51] = "m\"月\"d\"日\"",
    [52] = "yyyy\"年\"m\"月\"",
    [53] = "m\"月\"d\"日\"",
    [54] = "m\"月\"d\"日\"",
    [55] = "上午/下午h\"时\"mm\"分\"",
    [56] = "上午/下午h\"时\"mm\"分\"ss\"秒\"",
    [57] = "yyyy\"年\"m\"月\"",
    [58] = "m\"月\"d\"日\"",
};

enum { SECTIONS_MAX = 4, REPEATED_MAX = 1024 /* bytes of a text that may stand more than once in its cell */ };

/* A format's sections.  Those of numbers come first; the last one may be that of texts. */
struct masks {
    struct mask mask[SECTIONS_MAX];
    size_t count, numbers;
};

const char *number_format_builtin(unsigned id) { return id < sizeof builtin / sizeof *builtin ? builtin[id] : NULL; }

/* False for a format that no spreadsheet would have. */
static bool number_format_read(struct masks *s, struct slice format)
{
    size_t pos = 0;
    s->count = 0;
    if (format.n == 0 || format.n > MASK_FORMAT_MAX * TEXT_CHAR_MAX || text_invalid_at(format) < format.n) return false;
    if (text_chars(format) > MASK_FORMAT_MAX) return false;
    while (s->count < SECTIONS_MAX && pos <= format.n) mask_read(&s->mask[s->count++], format, &pos);
    s->numbers = s->count;
    if (s->count == SECTIONS_MAX || (s->count > 1 && s->mask[s->count - 1].has_text)) s->numbers = s->count - 1;
    return true;
}

/* Which section shows a number, SECTIONS_MAX: none does.  Without conditions: above 0, below 0, 0. */
static size_t number_format_choose(const struct masks *s, double value)
{
    const struct mask *mask = s->mask;
    bool first = s->numbers == 1 || mask[0].compare != MASK_ANY   ? mask_admits(&mask[0], value)
                 : s->numbers == 2 && mask[1].compare == MASK_ANY ? value >= 0
                                                                  : value > 0;
    if (first) return 0;
    if (s->numbers == 1) return SECTIONS_MAX;
    if (mask[1].compare != MASK_ANY) {
        if (mask_admits(&mask[1], value)) return 1;
        return s->numbers > 2 ? 2 : mask[0].compare == MASK_ANY ? 0 : SECTIONS_MAX;
    }
    return s->numbers == 2 || value < 0 ? 1 : 2;
}

/* Whether a section shows nothing but numbers below 0: its minus, if any, stands in the format. */
static bool number_format_is_negative(const struct masks *s, size_t chosen)
{
    const struct mask *own = &s->mask[chosen], *first = &s->mask[0];
    if (own->compare == MASK_LESS || own->compare == MASK_EQUAL) return own->limit <= 0;
    if (own->compare == MASK_AT_MOST) return own->limit < 0;
    if (own->compare != MASK_ANY || chosen != 1) return false;
    bool rest = first->limit <= 0 && (first->compare == MASK_MORE || first->compare == MASK_AT_LEAST);
    return first->compare == MASK_ANY || rest || s->numbers > 2;
}

static void number_format_add_general(double value, struct buf *out)
{
    struct digits d = digits_of(value);
    digits_add(&d, out);
}

static void number_format_add_section(double value, const struct mask *mask, bool sign, bool epoch_1904,
                                      struct buf *out)
{
    struct digits d = digits_of(sign ? value : fabs(value));
    if (mask->count == 0 && mask->brackets) chinese_digits_add(mask->digits, &d, out); /* [Red] */
    else if (!mask->is_date) figure_add(value, mask, sign, out);
    else if (!moment_add(sign ? value : fabs(value), mask, epoch_1904, out)) number_format_add_general(value, out);
}

void number_format_add(double value, struct slice format, bool epoch_1904, struct buf *out)
{
    struct masks s;
    struct buf shown;
    if (!isfinite(value)) {
        buf_adds(out, "#NUM!");
        return;
    }
    size_t chosen = number_format_read(&s, format) ? number_format_choose(&s, value) : SECTIONS_MAX;
    if (chosen == SECTIONS_MAX) {
        number_format_add_general(value, out);
        return;
    }
    buf_init(&shown);
    number_format_add_section(value, &s.mask[chosen], !number_format_is_negative(&s, chosen), epoch_1904, &shown);
    buf_add(out, slice_trim(buf_slice(&shown)));
    buf_done(&shown);
}

void number_format_add_text(struct slice text, struct slice format, struct buf *out)
{
    struct masks s;
    bool has = number_format_read(&s, format) && (s.count == SECTIONS_MAX || s.mask[s.count - 1].has_text);
    if (!has) {
        buf_add(out, text);
        return;
    }
    const struct mask *mask = &s.mask[s.count - 1];
    bool again = false;
    for (size_t i = 0; i < mask->count; i++) {
        const struct mask_token *t = &mask->token[i];
        bool is_text = t->kind == MASK_TEXT || t->kind == MASK_GENERAL;
        if (!is_text) buf_add(out, t->text);
        else if (!again || text.n <= REPEATED_MAX) buf_add(out, text);
        again |= is_text;
    }
}
