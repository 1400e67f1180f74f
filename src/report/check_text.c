/* What check finds in any text: blanks, punctuation of two widths. */
#include "base/lang.h"
#include "base/mem.h"
#include "report/check_inside.h"

/* Han characters and full-width punctuation. */
static bool check_text_is_wide(uint32_t cp)
{
    return text_is_han(cp) || (cp >= 0x2018 && cp <= 0x201D) || (cp > 0x3000 && cp <= 0x303F) ||
           (cp >= 0xFF01 && cp <= 0xFF65);
}

static bool check_text_is_stray(uint32_t before, uint32_t after)
{
    return (check_text_is_wide(before) && (check_text_is_wide(after) || text_is_digit(after))) ||
           (text_is_digit(before) && check_text_is_wide(after));
}

/* Finds blanks in [start, end) that are probably mistakes: between Chinese characters, or beside a digit.  A line
 * break counts only with `breaks`, in a text where line breaks have no meaning. */
void check_text_blanks(struct checking *c, size_t column, struct slice cell, size_t start, size_t end, bool breaks)
{
    uint32_t before = 0;
    size_t blank = SIZE_MAX;
    bool broken = false;
    int count = 0;
    for (size_t pos = start, next; pos < end && count < CHECK_PER_CELL; pos = next) {
        uint32_t cp = text_decode(cell, pos, &next);
        if (text_is_blank(cp)) {
            if (blank == SIZE_MAX) blank = pos, broken = false;
            broken |= cp == '\n' || cp == '\r';
            continue;
        }
        if (blank != SIZE_MAX && check_text_is_stray(before, cp) &&
            (!broken || (breaks && text_is_han(before) && text_is_han(cp)))) {
            struct slice around = check_excerpt(
                slice_cut(cell, blank > start ? text_previous(cell, blank) : blank, end));
            check_found(c, CHECK_STRAY_BLANK, column, blank, pos,
                        mem_format(_("a stray blank: %.*s"), CHECK_TEXT(around)));
            count++;
        }
        before = cp;
        blank = SIZE_MAX;
    }
}

/* Whether a half-width mark is part of a number (3,000 or 8:30), where it is right. */
static bool check_text_is_inside_number(struct slice cell, size_t pos, size_t next)
{
    return pos > 0 && next < cell.n && text_is_digit((unsigned char)cell.s[pos - 1]) &&
           text_is_digit((unsigned char)cell.s[next]);
}

void check_text_widths(struct checking *c, size_t column, struct slice cell)
{
    static const struct {
        uint32_t half, full;
        const char *pair;
    } marks[] = {{',', 0xFF0C, ", ，"},
                 {';', 0xFF1B, "; ；"},
                 {':', 0xFF1A, ": ："},
                 {'(', 0xFF08, "( （"},
                 {'%', 0xFF05, "% ％"}};
    enum { MARKS = sizeof marks / sizeof *marks };
    size_t half[MARKS], full[MARKS];
    for (size_t i = 0; i < MARKS; i++) half[i] = full[i] = SIZE_MAX;
    for (size_t pos = 0, next; pos < cell.n; pos = next) {
        uint32_t cp = text_decode(cell, pos, &next);
        for (size_t i = 0; i < MARKS; i++) {
            if (cp == marks[i].half && half[i] == SIZE_MAX && !check_text_is_inside_number(cell, pos, next))
                half[i] = pos;
            if (cp == marks[i].full && full[i] == SIZE_MAX) full[i] = pos;
        }
    }
    for (size_t i = 0; i < MARKS; i++) {
        if (half[i] == SIZE_MAX || full[i] == SIZE_MAX) continue;
        size_t at = half[i] > full[i] ? half[i] : full[i];
        check_found(c, CHECK_MIXED_PUNCTUATION, column, at, at + (at == full[i] ? 3 : 1),
                    mem_format(_("half and full width in one cell: %s"), marks[i].pair));
    }
}
