#include "panes/cite.h"

#include "plan/item.h"
#include "base/lang.h"

void cite_action(const struct view *v, size_t action, struct buf *out)
{
    bool first = true;
    buf_add(out, view_action_name(v, action));
    buf_adds(out, "\n");
    for (size_t place = 0; place < plans_tasks(v->plans); place++) {
        if (plans_action_of(v->plans, place) != action) continue;
        struct place at = plans_at(v->plans, place);
        if (!first) buf_adds(out, "\n");
        first = false;
        buf_add(out, plan_task_no(at.plan, at.task));
        buf_adds(out, " ");
        buf_add(out, plan_task_name(at.plan, at.task));
    }
}

void cite_place(const struct view *v, struct buf *out)
{
    char no[64];
    struct place at = plans_at(v->plans, (size_t)v->place);
    struct slice action = plan_action_name(at.plan, plan_action_of(at.plan, at.task));
    plans_task_no(v->plans, (size_t)v->place, no, sizeof no);
    if (action.n > 0) {
        buf_add(out, action);
        buf_adds(out, "·");
    }
    buf_addf(out, _("task %s"), no);
}

void cite_cell(const struct view *v, size_t column, struct buf *out)
{
    struct place at = plans_at(v->plans, (size_t)v->place);
    cite_place(v, out);
    buf_adds(out, "·");
    buf_add(out, plan_column(at.plan, column)->label);
    buf_adds(out, _(": "));
    buf_add(out, plan_cell(at.plan, at.task, column));
}

void cite_item(const struct view *v, size_t column, size_t index, struct buf *out)
{
    struct place at = plans_at(v->plans, (size_t)v->place);
    struct slice cell = plan_cell(at.plan, at.task, column);
    struct items walk = items_of(cell);
    struct item item;
    for (size_t i = 0; items_next(&walk, &item); i++) {
        if (i != index || (item.no == 0 && items_count(cell) == 1)) continue;
        cite_place(v, out);
        buf_adds(out, "·");
        buf_add(out, plan_column(at.plan, column)->label);
        if (item.no > 0) buf_adds(out, "·");
        if (item.no > 0) buf_addf(out, _("item %u"), item.no);
        buf_adds(out, _(": "));
        buf_add(out, item_text(cell, &item));
        return;
    }
    cite_cell(v, column, out);
}

void cite_task(const struct view *v, struct buf *out)
{
    struct place at = plans_at(v->plans, (size_t)v->place);
    cite_place(v, out);
    for (size_t column = 0; column < plan_columns(at.plan); column++) {
        struct slice cell = plan_cell(at.plan, at.task, column);
        enum column_role role = plan_column(at.plan, column)->role;
        if (role == COLUMN_NO || role == COLUMN_ACTION || slice_is_blank(cell)) continue;
        buf_adds(out, "\n");
        buf_add(out, plan_column(at.plan, column)->label);
        buf_adds(out, _(": "));
        buf_add(out, cell);
    }
}
