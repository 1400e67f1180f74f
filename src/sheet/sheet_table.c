/* 任务分解表: the whole table, every column of the plan, the cells of an action merged. */
#include "base/lang.h"
#include "sheet/sheet_kind.h"

/* Chooses the columns, which are all: those with roles in their canonical order, then the others of the file. */
static void sheet_table_choose_columns(struct sheet_task_table *table, struct sheet *sheet, const struct plan *plan,
                                       struct slice year)
{
    sheet_task_table_init(table, sheet, plan);
    if (plan_column_of(plan, COLUMN_NO) < 0) sheet_task_table_add(table, SHEET_TASK_NO);
    for (int role = 0; role < COLUMN_ROLES; role++) {
        for (size_t i = 0; i < plan_columns(plan); i++) {
            const struct plan_column *column = plan_column(plan, i);
            if ((int)column->role != role || (role == COLUMN_YEAR && year.n > 0 && !slice_equal(column->label, year)))
                continue;
            sheet_task_table_add(table, role == COLUMN_NO && plan_column_of(plan, COLUMN_NO) == (int)i ? SHEET_TASK_NO
                                                                                                       : (int)i);
        }
    }
}

static void sheet_table_start(struct sheet *sheet, struct sheet_task_table *table, const struct sheet_choice *choice,
                              size_t from)
{
    const struct plan *plan = plans_at(choice->plans, choice->place[from]).plan;
    size_t count = 0;
    while (from + count < choice->count && plans_at(choice->plans, choice->place[from + count]).plan == plan) count++;
    sheet_page(sheet, 0, sheet_plan_name(plan));
    sheet_add(sheet, SHEET_TITLE,
              slice_equals(plan_title(plan), "-") ? slice_of(_("Task Breakdown")) : plan_title(plan));
    if (choice->year.n > 0) sheet_add(sheet, SHEET_SUBTITLE, choice->year);
    sheet_table_choose_columns(table, sheet, plan, choice->year);
    sheet_task_table_start(table, sheet, plan, choice, choice->place + from, count);
}

void sheet_make_table(struct sheet *sheet, const struct sheet_choice *choice)
{
    const struct plan *plan = NULL;
    struct sheet_task_table table;
    sheet->landscape = true;
    for (size_t i = 0; i < choice->count; i++) {
        struct place at = plans_at(choice->plans, choice->place[i]);
        if (at.plan != plan) sheet_table_start(sheet, &table, choice, i);
        plan = at.plan;
        sheet_task_table_row(&table, sheet, choice, choice->place[i]);
    }
}
