/* What check finds by comparing the tasks of a plan. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/check_inside.h"
#include "table/report.h"

/* The number in a cell of task numbers; 0 if it holds anything else. */
static unsigned long check_tasks_number(struct slice no)
{
    unsigned long value = 0;
    for (size_t pos = 0; pos < no.n;) {
        uint32_t cp = text_decode(no, pos, &pos);
        if (!text_is_digit(cp) || value > 100000000) return 0;
        value = value * 10 + (cp & 0xF);
    }
    return value;
}

/* Finds task numbers that do not go up; at a new action they may begin at 1 again. */
void check_tasks_order(struct checking *c)
{
    int column = plan_column_of(c->plan, COLUMN_NO);
    if (column < 0 || c->task == 0) return;
    struct slice now = plan_task_no(c->plan, c->task), before = plan_task_no(c->plan, c->task - 1);
    unsigned long a = check_tasks_number(before), b = check_tasks_number(now);
    bool restarts = b == 1 && plan_action_of(c->plan, c->task) != plan_action_of(c->plan, c->task - 1);
    if (a == 0 || b == 0 || b > a || restarts) return;
    check_found(c, CHECK_NUMBERS_OUT_OF_ORDER, (size_t)column, 0, 0,
                mem_format(_("number %.*s stands after number %.*s"), CHECK_TEXT(now), CHECK_TEXT(before)));
}

struct check_tasks_named {
    struct slice name;
    size_t action, task;
};

static int check_tasks_by_name(const void *a, const void *b)
{
    const struct check_tasks_named *x = a, *y = b;
    int order = slice_compare(x->name, y->name);
    if (order) return order;
    if (x->action != y->action) return x->action < y->action ? -1 : 1;
    return x->task < y->task ? -1 : x->task > y->task;
}

/* Finds two tasks of one action that have the same name. */
void check_tasks_duplicates(struct checking *c)
{
    int column = plan_column_of(c->plan, COLUMN_TASK);
    size_t tasks = plan_tasks(c->plan);
    if (column < 0) return;
    struct check_tasks_named *all = mem_alloc((tasks + 1) * sizeof *all);
    for (size_t i = 0; i < tasks; i++)
        all[i] = (struct check_tasks_named){slice_trim(plan_cell(c->plan, i, (size_t)column)),
                                            plan_action_of(c->plan, i), i};
    qsort(all, tasks, sizeof *all, check_tasks_by_name);
    for (size_t i = 1; i < tasks; i++) {
        if (all[i].name.n == 0 || all[i].action != all[i - 1].action || !slice_equal(all[i].name, all[i - 1].name))
            continue;
        struct slice no = plan_task_no(c->plan, all[i - 1].task);
        c->task = all[i].task;
        check_found(c, CHECK_DUPLICATE_TASK, (size_t)column, 0, 0,
                    mem_format(_("the same task as number %.*s"), CHECK_TEXT(no)));
    }
    free(all);
}

/* Finds what loading has noted: an action that is stated again in the middle of its tasks. */
void check_tasks_restated(struct checking *c)
{
    const struct report *report = plan_report(c->plan);
    int column = plan_column_of(c->plan, COLUMN_ACTION);
    size_t tasks = plan_tasks(c->plan);
    if (column < 0) return;
    c->task = 0;
    for (size_t i = 0; i < report->count; i++) {
        const struct note *note = &report->note[i];
        if (note->kind != NOTE_RESTATED) continue;
        while (c->task < tasks && plan_cell_line(c->plan, c->task, 0) < note->line) c->task++;
        if (c->task == tasks) return;
        check_found(c, CHECK_ACTION_RESTATED, (size_t)column, 0, 0,
                    mem_format(_("the action is stated again: %.*s"), CHECK_TEXT(note->detail)));
    }
}
