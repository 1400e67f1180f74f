/* What check finds by looking at characters: places left to be filled in, letters among digits, other scripts. */
#include "base/chars.h"
#include "base/fold.h"
#include "base/lang.h"
#include "base/measure.h"
#include "base/mem.h"
#include "base/numeral.h"
#include "base/words.h"
#include "report/check_inside.h"

/* ---- placeholders ---- */

static const struct word check_script_open[] = {
#define OPEN(word) WORD(word, 0),
#include "report/check_words.def"
};

static const struct word check_script_x_names[] = {
#define X_NAME(word) WORD(word, 0),
#include "report/check_words.def"
};

/* Behind 待定, 待明确; i where another word ends or begins there (接待定点酒店, 有待明确). */
static size_t check_script_open_end(const struct check_cell *cell, size_t i)
{
    const struct word *word = words_at(check_script_open, WORDS_COUNT(check_script_open), cell->text, cell->c[i].at);
    if (!word || check_is_one_of(i > 0 ? cell->c[i - 1].cp : 0, L"等接对期招看优善有亟尚仍款")) return i;
    size_t end = check_cell_index(cell, cell->c[i].at + word->n);
    return text_is_han(cell->c[end].cp) ? i : end;
}

/* TBD, TODO, by themselves. */
static size_t check_script_latin_end(const struct check_cell *cell, size_t i)
{
    static const struct word words[] = {WORD("TBD", 0), WORD("tbd", 0), WORD("TBC", 0), WORD("TODO", 0)};
    const struct word *word = words_at(words, WORDS_COUNT(words), cell->text, cell->c[i].at);
    size_t end = word ? i + word->n : i;
    if (!word || check_is_letter(cell->c[end].cp) || (i > 0 && check_is_letter(cell->c[i - 1].cp))) return i;
    return end;
}

static bool check_script_is_x(uint32_t cp)
{
    return cp == 'X' || cp == 'x' || cp == 0xFF38 || cp == 0xFF58 || cp == 0xD7;
}

/* The end of a run of the character at i. */
static size_t check_script_run(const struct check_cell *cell, size_t i)
{
    size_t end = i + 1;
    while (end < cell->n && (cell->c[end].cp == cell->c[i].cp ||
                             (check_script_is_x(cell->c[i].cp) && check_script_is_x(cell->c[end].cp))))
        end++;
    return end;
}

/* What stands at i is counted by a number, or a date: |万元, |个, |月. */
static bool check_script_is_counted(const struct check_cell *cell, size_t i)
{
    size_t at = cell->c[i].at;
    if (check_is_one_of(cell->c[i].cp, L"年月日季")) return true;
    while (i < cell->n && numeral_is(cell->c[i].cp, NUMERAL_UNITS)) at = cell->c[++i].at;
    return measure_at(cell->text, at) != NULL;
}

/* The letters XX are a name: XX染色体, XX型号. */
static bool check_script_is_named(const struct check_cell *cell, size_t i, size_t end)
{
    bool letters = cell->c[i].cp != 0xD7;
    return letters && words_at(check_script_x_names, WORDS_COUNT(check_script_x_names), cell->text, cell->c[end].at);
}

/* 20XX年: the year is open. */
static bool check_script_is_year(const struct check_cell *cell, size_t i, size_t end)
{
    return i >= 2 && end - i <= 2 && cell->c[end].cp == L'年' && text_is_digit(cell->c[i - 1].cp) &&
           text_is_digit(cell->c[i - 2].cp);
}

/* XX, ××, or one X before a measure or a date: X个, X亿元, X月X日; but not 1+N+X, “555X”, 2×3, XXL, 数据要素×. */
static size_t check_script_x_end(const struct check_cell *cell, size_t i)
{
    size_t end = check_script_run(cell, i);
    uint32_t before = i > 0 ? cell->c[i - 1].cp : 0, after = cell->c[end].cp;
    if (check_script_is_year(cell, i, end)) return end;
    if (check_is_letter(before) || check_is_letter(after) || text_is_digit(before) || text_is_digit(after)) return i;
    if (end - i >= 2) return check_script_is_named(cell, i, end) ? i : end;
    bool plain = before == 0 || check_is_wide(before), counts = plain && check_script_is_counted(cell, end);
    return counts && cell->c[i].cp != 'x' && !check_is_one_of(before, L"素”“’‘+＋") ? end : i;
}

/* 【】, （  ）, “”, 《》: nothing inside. */
static size_t check_script_empty_end(const struct check_cell *cell, size_t i)
{
    static const uint32_t pairs[][2] = {{'(', ')'},       {0xFF08, 0xFF09}, {0x3010, 0x3011}, {'[', ']'},
                                        {0x300A, 0x300B}, {0x201C, 0x201D}, {0x3014, 0x3015}};
    size_t end = i + 1;
    while (end < cell->n && (cell->c[end].cp == ' ' || cell->c[end].cp == 0x3000 || cell->c[end].cp == 0xA0)) end++;
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
        if (cell->c[i].cp == pairs[k][0] && cell->c[end].cp == pairs[k][1])
            return check_is_letter(i > 0 ? cell->c[i - 1].cp : 0) ? i : end + 1; /* f() */
    return i;
}

/* **万元, ＊＊亿元; but not **万元**, which a text in Markdown sets in bold. */
static size_t check_script_asterisks_end(const struct check_cell *cell, size_t i)
{
    enum { BOLD = 40 };
    size_t end = check_script_run(cell, i);
    if (end - i < 2 || !check_script_is_counted(cell, end)) return i;
    for (size_t k = end; k + 1 < cell->n && k < end + BOLD; k++) {
        if (cell->c[k].cp != cell->c[i].cp || cell->c[k + 1].cp != cell->c[i].cp) continue;
        return check_script_is_counted(cell, check_script_run(cell, k)) ? end : i;
    }
    return end;
}

static size_t check_script_placeholder_end(const struct check_cell *cell, size_t i)
{
    uint32_t cp = cell->c[i].cp;
    size_t end = check_script_run(cell, i);
    if (cp == L'待') return check_script_open_end(cell, i);
    if (check_script_is_x(cp)) return check_script_x_end(cell, i);
    if (cp == 'T' || cp == 't') return check_script_latin_end(cell, i);
    if (cp == '_' || cp == 0x25A1) return end - i >= 2 ? end : i; /* □□ */
    if (cp == '?' || cp == 0xFF1F) return end - i >= 2 ? end : i;
    if (cp == '*' || cp == 0xFF0A) return check_script_asterisks_end(cell, i);
    return chars_classes(cp) ? check_script_empty_end(cell, i) : i;
}

void check_script_placeholders(struct checking *c, struct check_cell *cell)
{
    int count = 0;
    for (size_t i = 0; i < cell->n && count < CHECK_PER_CELL; i++) {
        if (text_is_han(cell->c[i].cp) && cell->c[i].cp != L'待') continue;
        size_t end = check_script_placeholder_end(cell, i), run = check_script_run(cell, i);
        if (end == i) {
            i = run - 1;
            continue;
        }
        struct slice around = check_excerpt(cell, cell->c[i > 6 ? i - 6 : 0].at, cell->text.n);
        check_found(c, CHECK_PLACEHOLDER, cell->column, cell->c[i].at, cell->c[end].at,
                    mem_format(_("left to be filled in: %.*s"), CHECK_TEXT(around)));
        i = (end > run ? end : run) - 1;
        count++;
    }
}

/* ---- letters among digits ---- */

static bool check_script_is_alike(uint32_t cp) { return check_is_one_of(cp, L"OoIlＯｏＩｌОо"); }

static const struct word check_script_products[] = {
#define PRODUCT(word) WORD(word, 0),
#include "report/check_words.def"
};

/* A year with a letter in the place of one digit, before 年: 202S, 2B25; its end, i if there is none. */
static size_t check_script_year_end(const struct check_cell *cell, size_t i)
{
    enum { DIGITS = 4 };
    size_t letters = 0;
    if (i + DIGITS >= cell->n || cell->c[i + DIGITS].cp != L'年' || !check_is_one_of(cell->c[i].cp, L"12")) return i;
    for (size_t k = i + 1; k < i + DIGITS; k++) {
        if (check_is_one_of(cell->c[k].cp, L"SsBZzGgqDQ")) letters++;
        else if (!text_is_digit(cell->c[k].cp)) return i;
    }
    bool century = text_is_digit(cell->c[i + 1].cp) ? check_is_one_of(cell->c[i + 1].cp, L"09") : letters == 1;
    return letters == 1 && century ? i + DIGITS : i;
}

/* Behind digits and letters that look like some, from i on, where they are meant as one number: 1OO名, 2O25年, l0家;
 * i where they are a name (O3, H2O, O2O, 5L, I级, I5处理器). */
static size_t check_script_number_end(const struct check_cell *cell, size_t i)
{
    enum { LONGEST = 32 };
    size_t end = i, digits = 0, letters = 0, inner = 0;
    for (; end < cell->n && end - i < LONGEST; end++) {
        uint32_t cp = cell->c[end].cp;
        bool letter = check_script_is_alike(cp), goes_on = text_is_digit(cell->c[end].cp ? cell->c[end + 1].cp : 0);
        if (cp == '.' && end > i && (goes_on || check_script_is_alike(cell->c[end + 1].cp))) continue;
        if (!letter && !text_is_digit(cp)) break;
        inner += letter && end > i && text_is_digit(cell->c[end - 1].cp) && text_is_digit(cell->c[end + 1].cp);
        digits += !letter;
        letters += letter;
    }
    uint32_t before = i > 0 ? cell->c[i - 1].cp : 0, after = cell->c[end].cp;
    if (digits == 0 || letters == 0) return i;
    if (check_is_letter(before) || check_is_letter(after) || before == '-' || after == '-' || before == '.') return i;
    size_t at = cell->c[end].at;
    bool counts = after == '%' || after == 0xFF05 || check_is_one_of(after, L"年月日万亿") ||
                  measure_end(cell->text, at, &(unsigned){0}) > at;
    if (inner > 0 && text_is_digit(cell->c[i].cp)) return end; /* 2O25 */
    if (words_at(check_script_products, WORDS_COUNT(check_script_products), cell->text, at)) return i;
    return counts ? end : i;
}

static void check_script_letter(struct checking *c, const struct check_cell *cell, size_t i, size_t end)
{
    struct slice around = check_excerpt(cell, cell->c[i].at, cell->text.n);
    check_found(c, CHECK_LETTER_IN_NUMBER, cell->column, cell->c[i].at, cell->c[end].at,
                mem_format(_("a letter where a digit is meant: %.*s"), CHECK_TEXT(around)));
}

/* ---- letters of two kinds in one word ---- */

enum check_script_kind { SCRIPT_NONE, SCRIPT_HALF = 1, SCRIPT_FULL = 2, SCRIPT_OTHER = 4, SCRIPT_RADICAL = 8 };

/* The letter stands between Chinese digits, for 〇: 二O二五年. */
static bool check_script_is_zero(const struct check_cell *cell, size_t i)
{
    enum { DIGIT = NUMERAL_ONE_TO_NINE | NUMERAL_CIRCLE };
    return check_is_one_of(cell->c[i].cp, L"OoＯｏОо") && i > 0 && numeral_is(cell->c[i - 1].cp, DIGIT) &&
           numeral_is(cell->c[i + 1].cp, DIGIT);
}

/* Greek and Cyrillic letters that look like Latin ones; others have a meaning of their own (α, μ, Ω). */
static bool check_script_looks_latin(uint32_t cp)
{
    return check_is_one_of(cp, L"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονАВЕКМНОРСТУХаеорсухѕіјһ");
}

static unsigned check_script_kind_of(uint32_t cp)
{
    if (check_script_looks_latin(cp) || (cp >= 0x3041 && cp <= 0x3096) || (cp >= 0x30A1 && cp <= 0x30FA))
        return SCRIPT_OTHER;
    if (cp >= 0x2E80 && cp <= 0x2FD5) return SCRIPT_RADICAL; /* ⼈ for 人, as some PDF files have it */
    if ((cp >= 0xFF10 && cp <= 0xFF19) || (cp >= 0xFF21 && cp <= 0xFF3A) || (cp >= 0xFF41 && cp <= 0xFF5A))
        return SCRIPT_FULL;
    return text_is_digit(cp) || check_is_letter(cp) ? SCRIPT_HALF : SCRIPT_NONE;
}

/* Behind the letters and digits from i on; *kinds: of all of them. */
static size_t check_script_word_end(const struct check_cell *cell, size_t i, unsigned *kinds)
{
    size_t end = i;
    *kinds = 0;
    for (unsigned kind; end < cell->n && (kind = check_script_kind_of(cell->c[end].cp)) != SCRIPT_NONE; end++)
        *kinds |= kind;
    return end;
}

/* A word of Russian or Greek: all its letters are of that alphabet, and some look like no Latin one. */
static bool check_script_is_foreign(const struct check_cell *cell, size_t i, size_t end)
{
    uint32_t before = i > 0 ? cell->c[i - 1].cp : 0, after = cell->c[end].cp;
    return (before >= 0x370 && before < 0x530) || (after >= 0x370 && after < 0x530);
}

/* One character in quotation marks is spoken of, or the name of a shape: “の”字形. */
static bool check_script_is_quoted(const struct check_cell *cell, size_t i, size_t end)
{
    return end == i + 1 && i > 0 && chars_is(cell->c[i - 1].cp, CHARS_QUOTE) && chars_is(cell->c[end].cp, CHARS_QUOTE);
}

static const char *check_script_message(unsigned kinds)
{
    if (kinds & SCRIPT_OTHER) return _("a letter of another alphabet: %.*s");
    if (kinds & SCRIPT_RADICAL) return _("a sign that only looks like a character: %.*s");
    return _("half and full width in one word: %.*s");
}

/* Looks at the letters and digits from i on; returns where they end. */
static size_t check_script_word(struct checking *c, const struct check_cell *cell, size_t i, int *count)
{
    unsigned kinds;
    size_t end = check_script_word_end(cell, i, &kinds), number = end > i ? check_script_number_end(cell, i) : i;
    if (end > i && check_script_is_zero(cell, i)) number = end;
    if (number == i && end > i) number = check_script_year_end(cell, i);
    if (number > i) {
        check_script_letter(c, cell, i, number), ++*count;
        return number > end ? number : end;
    }
    bool mixed = kinds & (kinds - 1) || kinds == SCRIPT_OTHER || kinds == SCRIPT_RADICAL;
    if (mixed && !check_script_is_foreign(cell, i, end) && !check_script_is_quoted(cell, i, end)) {
        struct slice word = check_cell_cut(cell, i, end);
        check_found(c, CHECK_MIXED_SCRIPT, cell->column, cell->c[i].at, cell->c[end].at,
                    mem_format(check_script_message(kinds), CHECK_TEXT(word)));
        ++*count;
    }
    return end;
}

void check_script_letters(struct checking *c, struct check_cell *cell)
{
    int count = 0;
    for (size_t i = 0; i < cell->n && count < CHECK_PER_CELL;) {
        bool plain = cell->c[i].cp >= 0x3400 && text_is_han(cell->c[i].cp);
        size_t end = plain ? i : check_script_word(c, cell, i, &count);
        i = end > i ? end : i + 1;
    }
}

/* ---- traditional characters ---- */

/* Characters that fold to simplified ones, but stand in the national table of 2013 or in names of places. */
#define CHECK_SCRIPT_BOTH L"乾剋吒垵夥幺徵於瀵瑙瞭祇祕苧著薳藉覆釐阪麽憝摺糸軎濛"

static bool check_script_is_traditional(const struct checking *c, uint32_t cp)
{
    if (cp < CHECK_TRADITIONAL_FROM || cp >= CHECK_TRADITIONAL_TO) return false;
    uint32_t bit = cp - CHECK_TRADITIONAL_FROM;
    return c->traditional[bit / 64] >> (bit % 64) & 1;
}

void check_script_init(struct checking *c)
{
    for (uint32_t cp = CHECK_TRADITIONAL_FROM; cp < CHECK_TRADITIONAL_TO; cp++) {
        uint32_t bit = cp - CHECK_TRADITIONAL_FROM;
        bool other = fold_char(cp, FOLD_TRAD) != cp && !check_is_one_of(cp, CHECK_SCRIPT_BOTH);
        if (other) c->traditional[bit / 64] |= UINT64_C(1) << (bit % 64);
    }
}

/* More than one character of eight is traditional in a text that is written so; three or four are. */
static bool check_script_text_is_traditional(const struct checking *c, struct slice text, size_t *han,
                                             size_t *traditional)
{
    for (size_t pos = 0; pos < text.n;) {
        uint32_t cp = text_decode(text, pos, &pos);
        *han += text_is_han(cp);
        *traditional += check_script_is_traditional(c, cp);
    }
    return *traditional * 8 > *han;
}

void check_script_plan(struct checking *c)
{
    enum { ENOUGH = 5000 };
    size_t han = 0, traditional = 0;
    c->is_traditional = false;
    for (size_t task = 0; task < plan_tasks(c->plan) && han < ENOUGH; task++)
        for (size_t column = 0; column < plan_columns(c->plan); column++)
            c->is_traditional = check_script_text_is_traditional(c, plan_cell(c->plan, task, column), &han,
                                                                 &traditional);
}

void check_script_traditional(struct checking *c, struct check_cell *cell)
{
    if (c->is_traditional) return;
    size_t i = 0;
    while (i < cell->n && !check_script_is_traditional(c, cell->c[i].cp)) i++;
    struct slice around = check_excerpt(cell, cell->c[i > 4 ? i - 4 : 0].at, cell->text.n);
    check_found(c, CHECK_MIXED_SCRIPT, cell->column, cell->c[i].at, cell->c[i + 1].at,
                mem_format(_("a traditional character: %.*s"), CHECK_TEXT(around)));
}
