#include "office/mask.h"

#include <stdlib.h>
#include <strings.h>

/* Words of several letters, in any case. */
static const struct {
    struct slice word;
    enum mask_token_kind kind;
} words[] = {
    {SLICE("General"), MASK_GENERAL}, {SLICE("G/通用格式"), MASK_GENERAL}, /* how Chinese programs show General */
    {SLICE("AM/PM"), MASK_HALF_DAY},  {SLICE("A/P"), MASK_HALF_DAY},       {SLICE("上午/下午"), MASK_HALF_DAY},
};

static const struct {
    char letter; /* any number of times, in either case */
    enum mask_token_kind kind;
} letters[] = {
    {'y', MASK_YEAR}, {'e', MASK_YEAR},    {'b', MASK_BUDDHIST_YEAR}, {'g', MASK_ERA},    {'m', MASK_MONTH},
    {'d', MASK_DAY},  {'a', MASK_WEEKDAY}, {'h', MASK_HOUR},          {'s', MASK_SECOND},
};

static const struct {
    char sign;
    enum mask_token_kind kind;
} signs[] = {
    {'0', MASK_DIGIT}, {'#', MASK_DIGIT},   {'?', MASK_DIGIT}, {'.', MASK_POINT},
    {',', MASK_COMMA}, {'%', MASK_PERCENT}, {'/', MASK_SLASH}, {'@', MASK_TEXT},
};

static const struct {
    const char *name;
    unsigned locale;
} locales[] = {
    {"zh-CN", MASK_LOCALE_CHINA},
    {"zh-TW", MASK_LOCALE_TAIWAN},
    {"x-sysdate", MASK_LOCALE_DATE},
    {"x-systime", MASK_LOCALE_TIME},
};

static void mask_add(struct mask *s, enum mask_token_kind kind, struct slice text)
{
    if (s->count < sizeof s->token / sizeof *s->token) s->token[s->count++] = (struct mask_token){kind, text};
}

static char mask_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c; }

/* How many times the letter at pos is there without a break. */
static size_t mask_run(struct slice format, size_t pos)
{
    size_t end = pos;
    while (end < format.n && mask_lower(format.s[end]) == mask_lower(format.s[pos])) end++;
    return end - pos;
}

/* ---- brackets ---- */

/* [>=100] */
static bool mask_read_condition(struct mask *s, struct slice inside)
{
    static const struct {
        const char *sign;
        enum mask_compare compare;
    } compares[] = {{"<=", MASK_AT_MOST}, {"<>", MASK_UNEQUAL}, {">=", MASK_AT_LEAST},
                    {"<", MASK_LESS},     {"=", MASK_EQUAL},    {">", MASK_MORE}};
    char number[40];
    for (size_t i = 0; i < sizeof compares / sizeof *compares; i++) {
        struct slice sign = slice_of(compares[i].sign);
        if (!slice_has_prefix(inside, sign)) continue;
        text_visible_copy(slice_cut(inside, sign.n, inside.n), number, sizeof number);
        s->compare = compares[i].compare;
        s->limit = strtod(number, NULL);
        return true;
    }
    return false;
}

/* The upper byte of a locale says how digits look ([MS-OI29500], 2.1.741): 1E is [DBNum1] in Chinese, 1F and 20 are 2
 * and 3; Japanese and Korean have three of their own before and behind. */
static void mask_take_numerals(struct mask *s, unsigned long look)
{
    enum { JAPANESE = 0x1B, CHINESE = 0x1E, KOREAN = 0x21, EACH = 3 };
    if (look >= JAPANESE && look < KOREAN + EACH)
        s->digits = CHINESE_PLAIN + (enum chinese_style)((look - JAPANESE) % EACH);
}

/* [$¥-804]: what stands between $ and - is shown, the language follows. */
static void mask_read_locale(struct mask *s, struct slice inside)
{
    size_t dash = inside.n;
    char name[24];
    while (dash > 0 && inside.s[dash - 1] != '-') dash--;
    if (inside.s[1] == '-') dash = 2;
    struct slice shown = slice_cut(inside, 1, dash > 0 ? dash - 1 : inside.n);
    if (shown.n > 0) mask_add(s, MASK_LITERAL, shown);
    if (dash == 0) return;
    text_visible_copy(slice_cut(inside, dash, inside.n), name, sizeof name);
    unsigned long number = strtoul(name, NULL, 16);
    s->locale = (unsigned)(number & 0xFFFF);
    mask_take_numerals(s, number >> 24 & 0xFF);
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
        if (strcasecmp(name, locales[i].name) == 0) s->locale = locales[i].locale;
}

static bool mask_is_elapsed(struct slice inside)
{
    char c = inside.n > 0 ? mask_lower(inside.s[0]) : 0;
    return (c == 'h' || c == 'm' || c == 's') && mask_run(inside, 0) == inside.n;
}

/* What stands in brackets at pos; where they end.  Colours and what is not known are left out. */
static size_t mask_read_brackets(struct mask *s, struct slice format, size_t pos)
{
    const char *close = memchr(format.s + pos, ']', format.n - pos);
    if (close == NULL) {
        mask_add(s, MASK_LITERAL, slice_cut(format, pos, pos + 1));
        return pos + 1;
    }
    size_t end = (size_t)(close - format.s);
    struct slice inside = slice_cut(format, pos + 1, end);
    s->brackets = true;
    if (mask_is_elapsed(inside)) mask_add(s, MASK_ELAPSED, inside);
    else if (inside.n > 1 && inside.s[0] == '$') mask_read_locale(s, inside);
    else if (inside.n == 6 && strncasecmp(inside.s, "DBNum", 5) == 0 && inside.s[5] >= '1' && inside.s[5] <= '3')
        s->digits = CHINESE_PLAIN + (enum chinese_style)(inside.s[5] - '1');
    else mask_read_condition(s, inside);
    return end + 1;
}

/* ---- everything else ---- */

/* "text" */
static size_t mask_read_quoted(struct mask *s, struct slice format, size_t pos)
{
    const char *close = memchr(format.s + pos + 1, '"', format.n - pos - 1);
    size_t end = close != NULL ? (size_t)(close - format.s) : format.n;
    if (end > pos + 1) mask_add(s, MASK_LITERAL, slice_cut(format, pos + 1, end));
    return end + (close != NULL);
}

/* A \ makes the next character a literal one, and so does ! in Chinese Excel, where 0!.0, counts in 万. */
static bool mask_is_escape(struct slice format, size_t pos)
{
    if (format.s[pos] == '\\') return true;
    return format.s[pos] == '!' && pos + 1 < format.n && strchr(".,0#?%/@-+:! ", format.s[pos + 1]) != NULL;
}

/* Whether E+ or e- follows the digits of a number: 0.00E+00. */
static bool mask_is_exponent(const struct mask *s, struct slice format, size_t pos)
{
    if (mask_lower(format.s[pos]) != 'e' || s->count == 0 || pos + 1 >= format.n) return false;
    enum mask_token_kind before = s->token[s->count - 1].kind;
    return (before == MASK_DIGIT || before == MASK_POINT) && (format.s[pos + 1] == '+' || format.s[pos + 1] == '-');
}

static size_t mask_read_word(struct mask *s, struct slice format, size_t pos)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = words[i].word.n;
        if (format.n - pos < n || strncasecmp(format.s + pos, words[i].word.s, n) != 0) continue;
        mask_add(s, words[i].kind, slice_cut(format, pos, pos + n));
        return pos + n;
    }
    return pos;
}

static size_t mask_read_letters(struct mask *s, struct slice format, size_t pos)
{
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        size_t n = mask_run(format, pos);
        if (mask_lower(format.s[pos]) != letters[i].letter) continue;
        if (letters[i].kind == MASK_WEEKDAY && n < 3) continue;
        mask_add(s, letters[i].kind, slice_cut(format, pos, pos + n));
        return pos + n;
    }
    return pos;
}

static size_t mask_read_sign(struct mask *s, struct slice format, size_t pos)
{
    enum mask_token_kind kind = MASK_LITERAL;
    size_t end = text_step(format, pos);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].sign == format.s[pos]) kind = signs[i].kind;
    mask_add(s, kind, slice_cut(format, pos, end));
    return end;
}

/* One token at pos < n; where the next begins. */
static size_t mask_read_token(struct mask *s, struct slice format, size_t pos)
{
    char c = format.s[pos];
    size_t next = text_step(format, pos), after = next < format.n ? text_step(format, next) : next;
    if (c == '"') return mask_read_quoted(s, format, pos);
    if (c == '[') return mask_read_brackets(s, format, pos);
    if (c == '_' || c == '*') return after; /* blanks of some width, which fill the cell */
    if (mask_is_escape(format, pos)) {
        if (after > next) mask_add(s, MASK_LITERAL, slice_cut(format, next, after));
        return after;
    }
    if (mask_is_exponent(s, format, pos)) {
        mask_add(s, MASK_EXPONENT, slice_cut(format, pos, pos + 2));
        return pos + 2;
    }
    size_t end = mask_read_word(s, format, pos);
    if (end == pos) end = mask_read_letters(s, format, pos);
    return end > pos ? end : mask_read_sign(s, format, pos);
}

/* ---- what the tokens mean together ---- */

static bool mask_is_date_part(enum mask_token_kind kind) { return kind >= MASK_YEAR; }

/* m is the minute behind an hour and before a second. */
static void mask_find_minutes(struct mask *s)
{
    struct mask_token *before = NULL;
    for (size_t i = 0; i < s->count; i++) {
        struct mask_token *t = &s->token[i];
        bool elapsed_hour = before != NULL && before->kind == MASK_ELAPSED && mask_lower(before->text.s[0]) == 'h';
        if (!mask_is_date_part(t->kind) || t->kind == MASK_HALF_DAY) continue;
        if (t->kind == MASK_MONTH && t->text.n <= 2 && before != NULL && (before->kind == MASK_HOUR || elapsed_hour))
            t->kind = MASK_MINUTE;
        if (t->kind == MASK_SECOND && before != NULL && before->kind == MASK_MONTH && before->text.n <= 2)
            before->kind = MASK_MINUTE;
        before = t;
    }
}

/* The zeros of s.00 */
static void mask_find_fractions(struct mask *s)
{
    for (size_t i = 0; i + 2 < s->count; i++) {
        bool seconds = s->token[i].kind == MASK_SECOND ||
                       (s->token[i].kind == MASK_ELAPSED && mask_lower(s->token[i].text.s[0]) == 's');
        if (!seconds || s->token[i + 1].kind != MASK_POINT) continue;
        for (size_t k = i + 2; k < s->count && slice_equals(s->token[k].text, "0"); k++)
            if (s->token[k].kind == MASK_DIGIT) s->token[k].kind = MASK_FRACTION;
    }
}

/* Letters behind the digits of a number are no date: 0kg. */
static void mask_find_kind(struct mask *s)
{
    bool digits = false;
    for (size_t i = 0; i < s->count; i++) {
        struct mask_token *t = &s->token[i];
        if (mask_is_date_part(t->kind) && (digits || s->has_general)) t->kind = MASK_LITERAL;
        digits |= t->kind == MASK_DIGIT && !s->is_date;
        s->has_text |= t->kind == MASK_TEXT;
        s->has_general |= t->kind == MASK_GENERAL;
        s->is_date |= mask_is_date_part(t->kind);
    }
}

void mask_read(struct mask *s, struct slice format, size_t *pos)
{
    s->count = 0;
    s->compare = MASK_ANY;
    s->limit = 0;
    s->digits = CHINESE_NONE;
    s->locale = 0;
    s->brackets = s->is_date = s->has_text = s->has_general = false;
    while (*pos < format.n && format.s[*pos] != ';') *pos = mask_read_token(s, format, *pos);
    (*pos)++;
    mask_find_kind(s);
    if (!s->is_date) return;
    mask_find_minutes(s);
    mask_find_fractions(s);
}

bool mask_admits(const struct mask *s, double value)
{
    switch (s->compare) {
    case MASK_LESS: return value < s->limit;
    case MASK_AT_MOST: return value <= s->limit;
    case MASK_EQUAL: return value == s->limit;
    case MASK_UNEQUAL: return value != s->limit;
    case MASK_AT_LEAST: return value >= s->limit;
    case MASK_MORE: return value > s->limit;
    case MASK_ANY: break;
    }
    return true;
}
