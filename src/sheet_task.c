/* 任务单: one task on its page, every cell of it whole, room for signature and date. */
#include <stdio.h>

#include "lang.h"
#include "sheet.h"

/* Whether a column is printed: not the years that were not chosen, not what the head of the page says. */
static bool is_printed(const struct plan *plan, size_t column, struct slice year)
{
    const struct plan_column *c = plan_column(plan, column);
    return c->role != COLUMN_YEAR || year.n == 0 || slice_equal(c->label, year);
}

/* The columns in the order in which a form is read: the roles in their canonical order, then the file's own. */
static void add_fields(struct sheet *sheet, const struct plan *plan, size_t task, struct slice year)
{
    if (plan_column_of(plan, COLUMN_NO) < 0)
        sheet_field(sheet, slice_of(column_label(COLUMN_NO)), plan_task_no(plan, task));
    for (int role = 0; role < COLUMN_ROLES; role++) {
        for (size_t i = 0; i < plan_columns(plan); i++) {
            const struct plan_column *column = plan_column(plan, i);
            if ((int)column->role == role && is_printed(plan, i, year))
                sheet_field(sheet, column->label, sheet_cell(sheet, plan, task, i));
        }
    }
}

static void add_page(struct sheet *sheet, const struct sheet_choice *choice, size_t place)
{
    struct place at = plans_at(choice->plans, place);
    char no[64], bookmark[512], name[400];
    plans_task_no(choice->plans, place, no, sizeof no);
    text_visible_copy(plan_task_name(at.plan, at.task), name, sizeof name);
    snprintf(bookmark, sizeof bookmark, "%s %s", no, name);
    sheet_page(sheet, 1, slice_of(bookmark));
    sheet_add(sheet, SHEET_TITLE, slice_of(_("Task Sheet")));
    sheet_add(sheet, SHEET_SUBTITLE, plan_title(at.plan));
    add_fields(sheet, at.plan, at.task, choice->year);
    const struct slice boxes[] = {slice_of(_("Received by (signature)")), slice_of(_("Date"))};
    sheet_boxes(sheet, boxes, 2);
}

void sheet_make_task(struct sheet *sheet, const struct sheet_choice *choice)
{
    for (size_t i = 0; i < choice->count; i++) add_page(sheet, choice, choice->place[i]);
}
