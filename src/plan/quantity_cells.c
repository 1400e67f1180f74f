#include "plan/quantity_cells.h"

#include "plan/item.h"
#include "plan/quantity.h"
#include "plan/quantity_frame.h"

size_t quantity_count_of(const struct plan *plan, size_t task, size_t column)
{
    struct quantity_frame frame = quantity_frame_of(plan, task, column);
    struct slice cell = plan_cell(plan, task, column);
    struct item item, part;
    struct quantity q;
    size_t count = 0;
    for (struct items walk = items_of(cell); items_next(&walk, &item);)
        for (struct item_parts parts = item_parts_of(cell, &item); item_parts_next(&parts, &part);)
            for (size_t pos = 0; quantity_next_in(&frame, item_text(cell, &part), &pos, &q);) count++;
    return count;
}
