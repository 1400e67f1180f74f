/* 任务清单: tasks one below the other, their actions as sections. */
#include "base/lang.h"
#include "sheet/sheet_kind.h"

/* Starts the table with the columns of the list; a plan may not have all of them. */
static void sheet_tasks_start_table(struct sheet *sheet, struct sheet_task_table *table,
                                    const struct sheet_choice *choice, size_t from)
{
    const struct plan *plan = plans_at(choice->plans, choice->place[from]).plan;
    const int deadline = plan_column_of(plan, COLUMN_DEADLINE);
    const int before[] = {choice->year.n > 0 ? sheet_measure_column(plan) : -1, sheet_year_column(plan, choice->year)};
    size_t count = 0;
    while (from + count < choice->count && plans_at(choice->plans, choice->place[from + count]).plan == plan) count++;
    sheet_task_table_init(table, sheet, plan);
    sheet_task_table_add(table, SHEET_TASK_NO);
    sheet_task_table_add(table, SHEET_TASK_NAME);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (before[i] >= 0) sheet_task_table_add(table, before[i]);
    sheet_task_table_add_role(table, plan, COLUMN_LEAD);
    sheet_task_table_add_role(table, plan, COLUMN_SUPPORT);
    if (deadline >= 0) sheet_task_table_add(table, deadline);
    sheet_task_table_start(table, sheet, plan, choice, choice->place + from, count);
}

static void sheet_tasks_add_head(struct sheet *sheet, const struct plan *plan, struct slice year)
{
    sheet_page(sheet, 0, sheet_plan_name(plan));
    sheet_add(sheet, SHEET_TITLE, slice_of(_("List of Tasks")));
    sheet_add_plan(sheet, plan);
    if (year.n > 0) sheet_add(sheet, SHEET_SUBTITLE, year);
}

void sheet_make_tasks(struct sheet *sheet, const struct sheet_choice *choice)
{
    const struct plan *plan = NULL;
    struct sheet_task_table table;
    size_t action = SIZE_MAX;
    for (size_t i = 0; i < choice->count; i++) {
        struct place at = plans_at(choice->plans, choice->place[i]);
        if (at.plan != plan) {
            plan = at.plan;
            action = SIZE_MAX;
            sheet_tasks_add_head(sheet, plan, choice->year);
            sheet_tasks_start_table(sheet, &table, choice, i);
        }
        size_t now = plan_action_of(plan, at.task);
        if (now != action && plan_action_name(plan, now).n > 0)
            sheet_section(sheet, table.table, plan_action_name(plan, now));
        action = now;
        sheet_task_table_row(&table, sheet, choice, choice->place[i]);
    }
}
