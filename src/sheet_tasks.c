/* 任务清单: tasks one below the other, their actions as sections. */
#include "lang.h"
#include "sheet.h"

enum { MOST = 5 }; /* columns of the list */

/* The columns that the list has, by role; a plan need not have them all. */
static size_t choose_columns(const struct plan *plan, struct slice year, int columns[MOST])
{
    size_t count = 0;
    int year_column = -1;
    for (size_t i = 0; year.n > 0 && i < plan_years(plan); i++)
        if (slice_equal(plan_column(plan, plan_year_column(plan, i))->label, year))
            year_column = (int)plan_year_column(plan, i);
    const int candidates[] = {year_column, plan_column_of(plan, COLUMN_LEAD), plan_column_of(plan, COLUMN_SUPPORT),
                              plan_column_of(plan, COLUMN_DEADLINE)};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates && count < MOST; i++)
        if (candidates[i] >= 0) columns[count++] = candidates[i];
    return count;
}

static struct sheet_table *start_table(struct sheet *sheet, const struct plan *plan, const int columns[], size_t count)
{
    struct sheet_column head[MOST + 2] = {
        {.header = slice_of(column_label(COLUMN_NO)), .right = true},
        {.header = slice_of(column_label(COLUMN_TASK)), .share = 3},
    };
    for (size_t i = 0; i < count; i++) {
        const struct plan_column *column = plan_column(plan, (size_t)columns[i]);
        unsigned share = column->role == COLUMN_YEAR ? 5 : column->role == COLUMN_SUPPORT ? 3 : 2;
        head[i + 2] = (struct sheet_column){.header = column->label, .share = share};
    }
    return sheet_table(sheet, head, count + 2);
}

static void add_task(struct sheet *sheet, struct sheet_table *table, const struct sheet_choice *choice, size_t place,
                     const int columns[], size_t count)
{
    struct place at = plans_at(choice->plans, place);
    struct slice cells[MOST + 2];
    char no[64];
    plans_task_no(choice->plans, place, no, sizeof no);
    cells[0] = slice_of(no);
    cells[1] = plan_task_name(at.plan, at.task);
    for (size_t i = 0; i < count; i++) cells[i + 2] = sheet_cell(sheet, at.plan, at.task, (size_t)columns[i]);
    sheet_row(sheet, table, cells);
}

static void add_head(struct sheet *sheet, const struct plan *plan, struct slice year)
{
    sheet_page(sheet, 0, plan_title(plan));
    sheet_add(sheet, SHEET_TITLE, slice_of(_("List of Tasks")));
    sheet_add(sheet, SHEET_SUBTITLE, plan_title(plan));
    if (year.n > 0) sheet_add(sheet, SHEET_SUBTITLE, year);
}

void sheet_make_tasks(struct sheet *sheet, const struct sheet_choice *choice)
{
    const struct plan *plan = NULL;
    struct sheet_table *table = NULL;
    size_t action = SIZE_MAX, count = 0;
    int columns[MOST];
    for (size_t i = 0; i < choice->count; i++) {
        struct place at = plans_at(choice->plans, choice->place[i]);
        if (at.plan != plan) {
            plan = at.plan;
            action = SIZE_MAX;
            count = choose_columns(plan, choice->year, columns);
            add_head(sheet, plan, choice->year);
            table = start_table(sheet, plan, columns, count);
        }
        size_t now = plan_action_of(plan, at.task);
        if (now != action && plan_action_name(plan, now).n > 0) sheet_section(sheet, table, plan_action_name(plan, now));
        action = now;
        add_task(sheet, table, choice, choice->place[i], columns, count);
    }
}
