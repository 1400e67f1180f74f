/* What check finds in the numbered clauses of a cell. */
#include "base/chars.h"
#include "base/lang.h"
#include "base/mem.h"
#include "plan/item.h"
#include "report/check_inside.h"

/* The item before ends with a sentence and a bracket that says who does it: …。（市水务局负责）2.… */
static bool check_items_is_signed(struct slice cell, size_t mark)
{
    enum { CLOSE = CHARS_ROUND_CLOSE | CHARS_SQUARE_CLOSE | CHARS_LENTICULAR_CLOSE, FAR = 600 };
    size_t end = chars_skip_blanks_back(cell, mark), pos = end, depth = 0;
    if (!chars_is(text_peek_back(cell, end), CLOSE)) return false;
    while (pos > 0 && end - pos < FAR) {
        uint32_t cp = text_peek_back(cell, pos);
        pos = text_previous(cell, pos);
        if (chars_is(cp, CLOSE)) depth++;
        else if (chars_is(cp, CHARS_ROUND_OPEN | CHARS_SQUARE_OPEN | CHARS_LENTICULAR_OPEN) && --depth == 0) break;
    }
    return depth == 0 && chars_is(text_peek_back(cell, chars_skip_blanks_back(cell, pos)),
                                  CHARS_FULL_STOP | CHARS_SEMICOLON | CHARS_LINE_BREAK);
}

enum { CHECK_ITEMS_KNOWN = 64 };

/* The numbers that the clauses of the whole period have, a bit each, where the cell is one of a year: what is to be
 * done of them in that year can keep its number (1.…；3.…). */
static uint64_t check_items_of_content(const struct checking *c, const struct check_cell *cell)
{
    int column = plan_column_of(c->plan, COLUMN_CONTENT);
    struct item item;
    uint64_t numbers = 0;
    if (column < 0) column = plan_column_of(c->plan, COLUMN_TASK);
    if (column < 0 || plan_column(c->plan, cell->column)->role != COLUMN_YEAR) return 0;
    for (struct items walk = items_of(plan_cell(c->plan, c->task, (size_t)column)); items_next(&walk, &item);)
        if (item.no < CHECK_ITEMS_KNOWN) numbers |= UINT64_C(1) << item.no;
    return numbers;
}

/* What an item's number says of it; `before`: the number before it in its list; `content`: see
 * check_items_of_content. */
static void check_items_number(struct checking *c, const struct check_cell *cell, const struct item *item,
                               unsigned before, uint64_t content)
{
    bool keeps = item->no > before && item->no < CHECK_ITEMS_KNOWN && (content >> item->no & 1);
    if (!item->missing_separator && !item->missing_dot && !item->unexpected) return;
    struct slice text = check_excerpt(cell, item->start, item->end);
    if (item->missing_separator && !check_items_is_signed(cell->text, item->mark))
        check_found(c, CHECK_MISSING_SEPARATOR, cell->column, item->mark, item->end,
                    mem_format(_("nothing separates item %u from the one before: %.*s"), item->no, CHECK_TEXT(text)));
    if (item->missing_dot)
        check_found(c, CHECK_MISSING_DOT, cell->column, item->mark, item->end,
                    mem_format(_("item %u has no dot after its number: %.*s"), item->no, CHECK_TEXT(text)));
    if (item->unexpected && !keeps && (item->no > 1 || before <= 1)) /* 1 behind 3 begins a list of its own */
        check_found(c, CHECK_ITEM_NUMBER_SKIPS, cell->column, item->mark, item->end,
                    mem_format(_("item %u follows item %u: %.*s"), item->no, before, CHECK_TEXT(text)));
}

static void check_items_numbers_inside(struct checking *c, const struct check_cell *cell, struct items walk)
{
    struct item item;
    for (unsigned before = 0; items_next(&walk, &item); before = item.no) check_items_number(c, cell, &item, before, 0);
}

void check_items_numbers(struct checking *c, struct check_cell *cell)
{
    struct item item;
    struct items walk = items_of(cell->text);
    uint64_t content = check_items_of_content(c, cell);
    for (unsigned before = 0; items_next(&walk, &item); before = item.no) {
        check_items_number(c, cell, &item, before, content);
        check_items_numbers_inside(c, cell, items_inside(cell->text, &item));
    }
}

/* A line break before a clause inside an item is no mistake. */
static void check_items_blanks_of(struct checking *c, struct check_cell *cell, const struct item *item)
{
    struct item part;
    for (struct item_parts parts = item_parts_of(cell->text, item); item_parts_next(&parts, &part);)
        check_text_blanks_in(c, cell, check_cell_index(cell, part.start), check_cell_index(cell, part.end),
                             part.no > 0);
}

void check_items_blanks(struct checking *c, struct check_cell *cell)
{
    struct item item;
    for (struct items walk = items_of(cell->text); items_next(&walk, &item);) check_items_blanks_of(c, cell, &item);
}

/* ---- what separates items ---- */

static const char *check_items_separator(uint32_t cp)
{
    switch (cp) {
    case 0x3002: return "。";
    case ';':
    case 0xFF1B: return ";";
    case ',':
    case 0xFF0C: return ",";
    case 0x3001: return "、";
    default: return ".";
    }
}

/* Two marks end the item: a finding of its own. */
static bool check_items_ends_twice(struct slice cell, const struct item *item)
{
    enum { MARK = CHARS_SEMICOLON | CHARS_FULL_STOP | CHARS_COMMA };
    size_t marks = 0;
    for (size_t pos = item->end; pos < item->next; pos = text_step(cell, pos))
        marks += chars_is(text_peek(cell, pos), MARK);
    return marks > 1;
}

/* Finds items of a cell that do not end with ; as the others do; one finding, at the first of the fewer ones. */
void check_items_separators(struct checking *c, struct check_cell *cell)
{
    struct item item, usual = {0}, odd = {0};
    size_t usuals = 0, odds = 0;
    for (struct items walk = items_of(cell->text); items_next(&walk, &item);) {
        if (!item.no || !item.separator || item.next >= cell->text.n || check_items_ends_twice(cell->text, &item))
            continue;
        if (check_items_separator(item.separator)[0] == ';') usual = usuals++ == 0 ? item : usual;
        else odd = odds++ == 0 ? item : odd;
    }
    if (usuals == 0 || odds == 0) return;
    struct item first = odds > usuals ? usual : odd, other = odds > usuals ? odd : usual;
    struct slice text = check_excerpt(cell, first.start, first.end);
    check_found(c, CHECK_MIXED_PUNCTUATION, cell->column, first.end, first.next,
                mem_format(_("item %u ends with %s, others with %s: %.*s"), first.no,
                           check_items_separator(first.separator), check_items_separator(other.separator),
                           CHECK_TEXT(text)));
}
