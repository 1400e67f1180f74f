#include "plan/quantity_cells.h"

struct quantity_cell quantity_cell_of(const struct plan *plan, size_t task, size_t column)
{
    return (struct quantity_cell){.text = plan_cell(plan, task, column),
                                  .frame = quantity_frame_of(plan, task, column)};
}

/* Positions within an item become positions within its cell. */
static void quantity_cells_shift(struct quantity *q, size_t by)
{
    q->start += by, q->end += by;
    q->number += by, q->number_end += by;
    q->terms_start += by;
    q->after += by;
}

/* The next clause of the cell: of its items, what each of them says. */
static bool quantity_cells_next_part(struct quantity_cell *walk)
{
    struct item item;
    walk->pos = 0;
    if (!walk->begun) walk->items = items_of(walk->text), walk->begun = true;
    while (!walk->in_item || !item_parts_next(&walk->parts, &walk->part)) {
        if (!items_next(&walk->items, &item)) return walk->in_item = false;
        walk->parts = item_parts_of(walk->text, &item);
        walk->in_item = true;
    }
    return true;
}

bool quantity_cell_next(struct quantity_cell *walk, struct quantity *q)
{
    while (walk->in_part || quantity_cells_next_part(walk)) {
        struct slice clause = item_text(walk->text, &walk->part);
        if (!walk->in_part && walk->may_hold && !walk->may_hold(walk, clause)) continue;
        walk->in_part = true;
        if (quantity_next_in(&walk->frame, clause, &walk->pos, q)) {
            quantity_cells_shift(q, walk->part.start);
            return true;
        }
        walk->in_part = false;
    }
    return false;
}

bool quantity_cells_in(const struct plan *plan, size_t column)
{
    enum column_role role = plan_column(plan, column)->role;
    if (role == COLUMN_OTHER) return !plan_tells_figures(plan);
    return column_kind(role) == COLUMN_KIND_CLAUSES || role == COLUMN_TASK;
}

size_t quantity_count_of(const struct plan *plan, size_t task, size_t column)
{
    struct quantity q;
    size_t count = 0;
    for (struct quantity_cell walk = quantity_cell_of(plan, task, column); quantity_cell_next(&walk, &q);) count++;
    return count;
}
