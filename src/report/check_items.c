/* What check finds in the numbered clauses of a cell. */
#include "base/lang.h"
#include "base/mem.h"
#include "plan/item.h"
#include "report/check_inside.h"

void check_items_numbers(struct checking *c, size_t column, struct slice cell)
{
    struct item item;
    unsigned before = 0;
    for (struct items walk = items_of(cell); items_next(&walk, &item); before = item.no) {
        struct slice text = check_excerpt(item_text(cell, &item));
        if (item.missing_separator)
            check_found(
                c, CHECK_MISSING_SEPARATOR, column, item.mark, item.end,
                mem_format(_("nothing separates item %u from the one before: %.*s"), item.no, CHECK_TEXT(text)));
        if (item.missing_dot)
            check_found(c, CHECK_MISSING_DOT, column, item.mark, item.end,
                        mem_format(_("item %u has no dot after its number: %.*s"), item.no, CHECK_TEXT(text)));
        if (item.unexpected)
            check_found(c, CHECK_ITEM_NUMBER_SKIPS, column, item.mark, item.end,
                        mem_format(_("item %u follows item %u: %.*s"), item.no, before, CHECK_TEXT(text)));
    }
}

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

/* Finds items of a cell that do not end with ; as the others do; one finding, at the first of them. */
void check_items_separators(struct checking *c, size_t column, struct slice cell)
{
    struct item item, odd = {0};
    size_t items = 0, usual = 0, others = 0;
    for (struct items walk = items_of(cell); items_next(&walk, &item); items++) {
        if (!item.no || !item.separator || item.next >= cell.n) continue;
        if (check_items_separator(item.separator)[0] == ';') usual++;
        else if (others++ == 0) odd = item;
    }
    if (usual == 0 || others == 0) return;
    struct slice text = item_text(cell, &odd);
    check_found(c, CHECK_MIXED_PUNCTUATION, column, odd.end, odd.next,
                mem_format(_("item %u ends with %s, others with ;: %.*s"), odd.no, check_items_separator(odd.separator),
                           CHECK_TEXT(check_excerpt(text))));
}
