/* A cell as the functions of check look at it. */
#include "base/chars.h"
#include "base/mem.h"
#include "base/numeral.h"
#include "report/check_inside.h"

enum {
    EXCERPT_CHARS = 24,
    WHOLE_CHARS = 20, /* so much longer may an excerpt be, not to be cut inside a number, a word or a quotation */
};

bool check_is_wide(uint32_t cp)
{
    return text_is_han(cp) || (cp >= 0x2018 && cp <= 0x201D) || (cp > 0x3000 && cp <= 0x303F) ||
           (cp >= 0xFF01 && cp <= 0xFF65);
}

bool check_is_letter(uint32_t cp) { return chars_is(cp, CHARS_LATIN); }
bool check_is_one_of(uint32_t cp, const wchar_t *set) { return cp != 0 && wcschr(set, (wchar_t)cp) != NULL; }

/* ---- what a cell holds ---- */

static unsigned check_cell_class(uint32_t cp)
{
    unsigned classes = chars_classes(cp), has = 0;
    if (classes & (CHARS_ROUND_OPEN | CHARS_ROUND_CLOSE)) has |= CHECK_HAS_PUNCTUATION | CHECK_HAS_BRACKET;
    if (classes & (CHARS_COMMA | CHARS_ENUMERATION | CHARS_SEMICOLON | CHARS_COLON | CHARS_FULL_STOP))
        has |= CHECK_HAS_PUNCTUATION;
    if (cp == '%' || cp == 0xFF05) has |= CHECK_HAS_PUNCTUATION;
    if (classes & (CHARS_SQUARE_OPEN | CHARS_SQUARE_CLOSE | CHARS_LENTICULAR_OPEN | CHARS_LENTICULAR_CLOSE |
                   CHARS_QUOTE | CHARS_TITLE))
        has |= CHECK_HAS_BRACKET;
    if (cp == 0x3014 || cp == 0x3015 || cp == 0x3008 || cp == 0x3009) has |= CHECK_HAS_BRACKET; /* 〔〕〈〉 */
    if (classes & CHARS_LATIN) has |= CHECK_HAS_LETTER;
    if ((cp >= 0x370 && cp < 0x530) || (cp >= 0xFF10 && cp <= 0xFF19)) has |= CHECK_HAS_LETTER;    /* Greek, Cyrillic */
    if ((cp >= 0x2E80 && cp <= 0x2FD5) || (cp >= 0x3041 && cp <= 0x30FA)) has |= CHECK_HAS_LETTER; /* radicals, kana */
    if (text_is_digit(cp)) has |= CHECK_HAS_DIGIT;
    if (cp == 'X' || cp == 'x' || cp == 0xFF38 || cp == 0xFF58 || cp == 0xD7 || cp == '_' || cp == '?' ||
        cp == 0xFF1F || cp == 0x25A1 || cp == '*' || cp == 0xFF0A)
        has |= CHECK_HAS_PLACEHOLDER;
    return has | (cp == 'T' || cp == 't' || (has & CHECK_HAS_BRACKET) ? CHECK_HAS_PLACEHOLDER : 0);
}

static void check_cell_init(struct checking *c, size_t column, struct slice text, struct check_cell *cell)
{
    c->chars = mem_grow(c->chars, &c->char_cap, text.n + 1, sizeof *c->chars);
    *cell = (struct check_cell){.column = column, .text = text};
    size_t n = 0;
    for (size_t pos = 0, next; pos < text.n; pos = next) {
        uint32_t cp = text_decode(text, pos, &next);
        c->chars[n++] = (struct check_char){cp, (uint32_t)pos};
        if (cp >= CHECK_TRADITIONAL_FROM && cp < CHECK_TRADITIONAL_TO) {
            uint32_t bit = cp - CHECK_TRADITIONAL_FROM;
            if (c->traditional[bit / 64] >> (bit % 64) & 1) cell->has |= CHECK_HAS_TRADITIONAL;
            if (cp == L'待') cell->has |= CHECK_HAS_PLACEHOLDER;
        } else if (text_is_blank(cp)) {
            cell->has |= CHECK_HAS_BLANK;
        } else {
            cell->has |= check_cell_class(cp);
        }
    }
    c->chars[n] = (struct check_char){0, (uint32_t)text.n};
    cell->c = c->chars;
    cell->n = n;
    cell->has |= 1 << 30; /* so that a function that takes any cell is called */
}

struct check_cell *check_cell_of(struct checking *c, size_t column, struct slice text)
{
    bool same = c->cell.c && c->cell.column == column && c->cell.text.s == text.s && c->cell.text.n == text.n;
    if (!same) check_cell_init(c, column, text, &c->cell);
    return &c->cell;
}

/* ---- excerpts ---- */

size_t check_cell_index(const struct check_cell *cell, size_t at)
{
    size_t low = 0, high = cell->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cell->c[middle].at < at) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* Both belong to one number or one Latin word. */
static bool check_cell_holds_together(uint32_t a, uint32_t b)
{
    enum { NUMBERS = NUMERAL_ARABIC | NUMERAL_CHINESE };
    bool letters = check_is_letter(a) && check_is_letter(b), dot = a == '.' || a == ',' || a == 0xFF0E;
    bool numbers = numeral_is(a, NUMBERS) && numeral_is(b, NUMBERS);
    if (dot || b == '.' || b == ',') return text_is_digit(dot ? b : a);
    return letters || numbers || (text_is_digit(a) && (check_is_letter(b) || b == '%')) ||
           (check_is_letter(a) && text_is_digit(b));
}

/* The opening quotation mark that is not closed before `at`, looked for from `from` on; SIZE_MAX if there is none. */
static size_t check_cell_open_quote(const struct check_cell *cell, size_t from, size_t at)
{
    size_t open = SIZE_MAX;
    for (size_t i = from; i < at; i++) {
        if (chars_is(cell->c[i].cp, CHARS_QUOTE_OPEN | CHARS_TITLE_OPEN) && open == SIZE_MAX) open = i;
        else if (chars_is(cell->c[i].cp, CHARS_QUOTE_CLOSE | CHARS_TITLE_CLOSE)) open = SIZE_MAX;
    }
    return open;
}

static size_t check_cell_excerpt_start(const struct check_cell *cell, size_t i)
{
    size_t least = i > WHOLE_CHARS ? i - WHOLE_CHARS : 0, quote = check_cell_open_quote(cell, least, i);
    if (quote != SIZE_MAX) i = quote;
    while (i > least && i < cell->n && check_cell_holds_together(cell->c[i - 1].cp, cell->c[i].cp)) i--;
    return i;
}

/* Where an excerpt from `start` ends that is to end at `i`: behind the number, word or quotation that it would cut, or
 * before one that is too long. */
static size_t check_cell_excerpt_end(const struct check_cell *cell, size_t start, size_t i, size_t stop)
{
    size_t most = stop - i > WHOLE_CHARS ? i + WHOLE_CHARS : stop, quote = check_cell_open_quote(cell, start, i);
    if (quote != SIZE_MAX) {
        size_t end = i;
        while (end < most && !chars_is(cell->c[end].cp, CHARS_QUOTE_CLOSE | CHARS_TITLE_CLOSE)) end++;
        if (end < most) return end + 1;
        if (quote > start) return quote;
    }
    size_t end = i;
    while (end < most && check_cell_holds_together(cell->c[end - 1].cp, cell->c[end].cp)) end++;
    if (end < most || end == stop) return end;
    while (i > start + 1 && check_cell_holds_together(cell->c[i - 1].cp, cell->c[i].cp)) i--;
    return i;
}

struct slice check_excerpt(const struct check_cell *cell, size_t start, size_t end)
{
    size_t from = check_cell_excerpt_start(cell, check_cell_index(cell, start)), stop = check_cell_index(cell, end);
    if (stop < from) stop = from;
    size_t to = check_cell_index(cell, start) + EXCERPT_CHARS;
    to = to >= stop ? stop : check_cell_excerpt_end(cell, from, to, stop);
    return slice_trim(check_cell_cut(cell, from, to));
}
