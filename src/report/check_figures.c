/* What check finds in the figures of a cell. */
#include "base/lang.h"
#include "base/mem.h"
#include "plan/item.h"
#include "plan/quantity.h"
#include "report/check_inside.h"

void check_figures_bounds(struct checking *c, size_t column, struct slice cell)
{
    struct item item;
    struct quantity q;
    int count = 0;
    for (struct items walk = items_of(cell); items_next(&walk, &item);) {
        struct slice text = item_text(cell, &item);
        for (size_t pos = 0; quantity_next(text, &pos, &q);) {
            if (!q.contradictory || ++count > CHECK_PER_CELL) continue;
            struct slice said = slice_cut(text, q.start, q.end);
            check_found(c, CHECK_CONTRADICTORY_BOUND, column, item.start + q.start, item.start + q.end,
                        mem_format(_("the bounds exclude each other: %.*s"), CHECK_TEXT(said)));
        }
    }
}

bool check_figures_promised(struct slice cell)
{
    struct item item;
    for (struct items walk = items_of(cell); items_next(&walk, &item);)
        if (quantity_count(item_text(cell, &item)) > 0) return true;
    return false;
}
