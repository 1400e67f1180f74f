/* What check finds by comparing the tasks of a plan. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/check_inside.h"
#include "table/report.h"

/* ---- numbers ---- */

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

/* The task above has the same number and name: both are rows of one task, whose merged cells were written out. */
static bool check_tasks_is_row(const struct checking *c, size_t task)
{
    return task > 0 && slice_equal(plan_task_no(c->plan, task), plan_task_no(c->plan, task - 1)) &&
           slice_equal(slice_trim(plan_task_name(c->plan, task)), slice_trim(plan_task_name(c->plan, task - 1)));
}

/* Finds task numbers that do not go up; at a new action they may begin at 1 again. */
void check_tasks_order(struct checking *c)
{
    int column = plan_column_of(c->plan, COLUMN_NO);
    if (column < 0 || c->task == 0 || c->is_merged[c->task] || check_tasks_is_row(c, c->task)) return;
    struct slice now = plan_task_no(c->plan, c->task), before = plan_task_no(c->plan, c->task - 1);
    unsigned long a = check_tasks_number(before), b = check_tasks_number(now);
    bool restarts = b == 1 && plan_action_of(c->plan, c->task) != plan_action_of(c->plan, c->task - 1);
    if (a == 0 || b == 0 || b > a || restarts) return;
    check_found(c, CHECK_NUMBERS_OUT_OF_ORDER, (size_t)column, 0, 0,
                mem_format(_("number %.*s stands after number %.*s"), CHECK_TEXT(now), CHECK_TEXT(before)));
}

/* ---- tasks that stand there twice ---- */

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

static bool check_tasks_equal(const struct checking *c, size_t a, size_t b)
{
    for (size_t column = 0; column < plan_columns(c->plan); column++)
        if (plan_column(c->plan, column)->role != COLUMN_NO &&
            !slice_equal(slice_trim(plan_cell(c->plan, a, column)), slice_trim(plan_cell(c->plan, b, column))))
            return false;
    return true;
}

/* A short name (宣传, 培训) recurs for different things: only side by side it is surely the same one. */
static bool check_tasks_is_duplicate(const struct checking *c, const struct check_tasks_named *a,
                                     const struct check_tasks_named *b)
{
    enum { SHORT = 3 };
    if (b->name.n == 0 || a->action != b->action || !slice_equal(a->name, b->name)) return false;
    if (check_tasks_equal(c, a->task, b->task)) return true;
    return !c->is_merged[b->task] && !check_tasks_is_row(c, b->task) &&
           (b->task == a->task + 1 || text_chars(a->name) > SHORT);
}

/* Finds two tasks of one action that have the same name.  Where many have, the column groups tasks. */
void check_tasks_duplicates(struct checking *c)
{
    enum { FEW = 4 };
    int column = plan_column_of(c->plan, COLUMN_TASK);
    size_t tasks = plan_tasks(c->plan), count = 0;
    if (column < 0) return;
    struct check_tasks_named *all = mem_alloc((tasks + 1) * sizeof *all);
    for (size_t i = 0; i < tasks; i++)
        all[i] = (struct check_tasks_named){slice_trim(plan_cell(c->plan, i, (size_t)column)),
                                            plan_action_of(c->plan, i), i};
    qsort(all, tasks, sizeof *all, check_tasks_by_name);
    for (size_t i = 1; i < tasks; i++) count += check_tasks_is_duplicate(c, &all[i - 1], &all[i]);
    for (size_t i = 1; i < tasks; i++) {
        if (!check_tasks_is_duplicate(c, &all[i - 1], &all[i])) continue;
        if (tasks >= FEW && count * 3 > tasks && !check_tasks_equal(c, all[i - 1].task, all[i].task)) continue;
        struct slice no = plan_task_no(c->plan, all[i - 1].task);
        c->task = all[i].task;
        check_found(c, CHECK_DUPLICATE_TASK, (size_t)column, 0, 0,
                    mem_format(_("the same task as number %.*s"), CHECK_TEXT(no)));
    }
    free(all);
}

/* ---- what loading has noted ---- */

/* Goes to the task in whose row a note was made; false if there is none any more. */
static bool check_tasks_seek(struct checking *c, unsigned line)
{
    size_t tasks = plan_tasks(c->plan);
    while (c->task < tasks && plan_cell_line(c->plan, c->task, 0) < line) c->task++;
    return c->task < tasks;
}

/* Some task that is no row of a merged one leaves its action out: only then stating it again says something. */
static bool check_tasks_leaves_out(struct checking *c)
{
    const struct report *report = plan_report(c->plan);
    c->task = 0;
    for (size_t i = 0; i < report->count; i++)
        if (report->note[i].kind == NOTE_FILLED && check_tasks_seek(c, report->note[i].line) && !c->is_merged[c->task])
            return true;
    return false;
}

/* Finds an action that is stated again in the middle of its tasks. */
void check_tasks_restated(struct checking *c)
{
    const struct report *report = plan_report(c->plan);
    int column = plan_column_of(c->plan, COLUMN_ACTION);
    if (column < 0 || !check_tasks_leaves_out(c)) return;
    c->task = 0;
    for (size_t i = 0; i < report->count; i++) {
        const struct note *note = &report->note[i];
        if (note->kind != NOTE_RESTATED) continue;
        if (!check_tasks_seek(c, note->line)) return;
        check_found(c, CHECK_ACTION_RESTATED, (size_t)column, 0, 0,
                    mem_format(_("the action is stated again: %.*s"), CHECK_TEXT(note->detail)));
    }
}

void check_tasks_merged(struct checking *c)
{
    const struct report *report = plan_report(c->plan);
    int no = plan_column_of(c->plan, COLUMN_NO), name = plan_column_of(c->plan, COLUMN_TASK);
    size_t tasks = plan_tasks(c->plan);
    c->is_merged = mem_realloc(c->is_merged, tasks + 1);
    for (size_t i = 0; i < tasks; i++)
        c->is_merged[i] = (no >= 0 && plan_cell_is_merged(c->plan, i, (size_t)no)) ||
                          (name >= 0 && plan_cell_is_merged(c->plan, i, (size_t)name));
    c->task = 0;
    for (size_t i = 0; i < report->count; i++)
        if (report->note[i].kind == NOTE_MERGED && check_tasks_seek(c, report->note[i].line) &&
            plan_task_line(c->plan, c->task) == report->note[i].line)
            c->is_merged[c->task] = true;
}
