#include "table/column.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/numeral.h"

#define HEADER_MAX 80 /* bytes: a longer text is no header but a cell */

static const struct {
    const char *name, *label, *words;
    enum column_kind kind;
} roles[] = {
#define ROLE(id, name, label, kind, words) {name, label, words, COLUMN_KIND_##kind},
#include "table/column.def"
#undef ROLE
};

const char *column_name(enum column_role role) { return roles[role].name; }
const char *column_label(enum column_role role) { return roles[role].label; }
enum column_kind column_kind(enum column_role role) { return roles[role].kind; }

void column_normalise(struct slice header, struct buf *out)
{
    for (size_t pos = 0; pos < header.n;) {
        uint32_t cp = text_decode(header, pos, &pos);
        if (text_is_blank(cp)) continue;
        buf_addc(out, fold_char(cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp, FOLD_TRAD));
    }
}

/* Whether `word` is one of the blank-separated words. */
static bool column_has_word(const char *words, struct slice word)
{
    struct slice rest = slice_of(words);
    while (rest.n > 0) {
        size_t end = slice_find(rest, SLICE(" "));
        if (end == SIZE_MAX) end = rest.n;
        if (slice_equal(slice_cut(rest, 0, end), word)) return true;
        rest = slice_cut(rest, end + 1, rest.n);
    }
    return false;
}

/* Bytes of the leading run of digits: Arabic (*arabic) or Chinese ones. */
static size_t column_number_prefix(struct slice t, bool *arabic)
{
    size_t pos = 0;
    *arabic = false;
    while (pos < t.n) {
        size_t next;
        uint32_t cp = text_decode(t, pos, &next);
        bool is_arabic = text_is_digit(cp);
        if (!is_arabic && !numeral_is(cp, NUMERAL_ONE_TO_NINE | NUMERAL_TEN | NUMERAL_CIRCLE | NUMERAL_ZERO)) break;
        *arabic |= is_arabic;
        pos = next;
    }
    return pos;
}

static bool column_is_one_of(struct slice t, const char *const *words)
{
    for (; *words; words++)
        if (slice_equals(t, *words)) return true;
    return false;
}

/* 第N年(目标), 第N季度(目标), 20NN年(度)(目标)(目标值), also N年 with four digits. */
static bool column_is_year_word(struct slice t)
{
    static const char *const year_ends[] = {"年",         "年度",       "年目标",       "年度目标", "年目标值",
                                            "年度目标值", "年目标任务", "年度目标任务", "年任务",   "年度任务",
                                            "年工作目标", "年计划",     "年度计划",     NULL};
    static const char *const quarter_ends[] = {"季度", "季度目标", "季度任务", "季度计划", "季", NULL};
    bool ordinal = slice_has_prefix(t, SLICE("第"));
    if (ordinal) t = slice_cut(t, strlen("第"), t.n);
    bool arabic;
    size_t digits = column_number_prefix(t, &arabic);
    struct slice rest = slice_cut(t, digits, t.n);
    if (digits == 0) return false;
    if (column_is_one_of(rest, quarter_ends)) return true;
    bool four_digits = arabic ? digits == 4 : digits == strlen("二〇二一");
    if (!ordinal && four_digits && rest.n == 0) return arabic && t.s[0] == '2' && t.s[1] == '0';
    return (ordinal || four_digits) && column_is_one_of(rest, year_ends);
}

bool column_is_year(struct slice header)
{
    struct buf word;
    buf_init(&word);
    column_normalise(header, &word);
    bool is_year = column_is_year_word(buf_slice(&word));
    buf_done(&word);
    return is_year;
}

enum column_role column_of_header(struct slice header)
{
    if (header.n > HEADER_MAX) return COLUMN_OTHER;
    struct buf word;
    buf_init(&word);
    column_normalise(header, &word);
    enum column_role found = COLUMN_OTHER;
    for (enum column_role r = 0; r < COLUMN_OTHER && found == COLUMN_OTHER; r++)
        if (column_has_word(roles[r].words, buf_slice(&word))) found = r;
    if (found == COLUMN_OTHER && column_is_year_word(buf_slice(&word))) found = COLUMN_YEAR;
    buf_done(&word);
    return found;
}
