/* jihua list: every task, grouped by action; or by agency, by year, by what is counted. */
#include "cli/cli.h"

#include <stdlib.h>

#include "plan/aliases.h"
#include "write/grid.h"
#include "base/lang.h"
#include "report/list_by.h"
#include "base/mem.h"

struct layout {
    int no, task, lead;    /* columns */
    enum column_role role; /* of the agencies: the lead, or the one column that holds all where there is no lead */
};

enum { GAP = 2, NO_MOST = 12 };

static int cli_list_at_most(int value, int most) { return value < most ? value : most; }

/* The number and the lead agency take what they need, the lead at most a third; the task has the rest. */
static struct layout cli_list_lay_out(const struct cli *cli, const struct plan *plan, size_t plan_index)
{
    struct layout layout = {.no = 2, .role = plan_column_of(plan, COLUMN_LEAD) >= 0 ? COLUMN_LEAD : COLUMN_SUPPORT};
    int third = cli->ncols / 3;
    for (size_t i = 0; i < plan_tasks(plan) && (layout.no < NO_MOST || layout.lead < third); i++) {
        char no[64];
        plans_task_no(&cli->plans, cli->plans.first[plan_index] + i, no, sizeof no);
        int no_cols = text_cols(slice_of(no), 1), lead_cols = text_cols(plan_cell_of(plan, i, layout.role), 1);
        if (no_cols > layout.no) layout.no = cli_list_at_most(no_cols, NO_MOST);
        if (lead_cols > layout.lead) layout.lead = cli_list_at_most(lead_cols, third);
    }
    layout.task = cli->ncols - GAP - layout.no - GAP - (layout.lead > 0 ? layout.lead + GAP : 0);
    return layout;
}

static void cli_list_add_task(struct cli *cli, const struct plan *plan, size_t place, size_t task,
                              const struct layout *layout)
{
    char no[64];
    plans_task_no(&cli->plans, place, no, sizeof no);
    const struct grid_cell cells[] = {
        {.text = slice_of(no), .ncols = layout->no, .right = true, .style = out_style(&cli->out, OUT_NUMBER)},
        {.text = plan_task_name(plan, task), .ncols = layout->task},
        {.text = plan_cell_of(plan, task, layout->role),
         .ncols = layout->lead,
         .style = out_style(&cli->out, OUT_LABEL)},
    };
    const struct grid_frame frame = {.left = "  ", .between = "  ", .right = "", .ambiguous = 1};
    grid_row(&cli->out.buf, cells, layout->lead > 0 ? 3 : 2, &frame);
}

/* The tasks of a plan sorted by action, in the order of the file within one: owned by the caller. */
static size_t *cli_list_tasks_by_action(const struct plan *plan)
{
    size_t tasks = plan_tasks(plan), actions = plan_actions(plan), total = 0;
    size_t *order = mem_zalloc((tasks + 1) * sizeof *order), *next = mem_zalloc((actions + 1) * sizeof *next);
    for (size_t i = 0; i < actions; i++) {
        next[i] = total;
        total += plan_action_tasks(plan, i);
    }
    for (size_t i = 0; i < tasks; i++) order[next[plan_action_of(plan, i)]++] = i;
    free(next);
    return order;
}

static void cli_list_add_action(struct cli *cli, const struct plan *plan, size_t action, bool first)
{
    struct slice name = plan_action_name(plan, action);
    if (!first) buf_adds(&cli->out.buf, "\n");
    if (name.n == 0) return;
    out_add_styled(&cli->out, OUT_HEADING, name);
    buf_adds(&cli->out.buf, "\n");
}

static bool cli_list_add_plan(struct cli *cli, size_t plan_index)
{
    const struct plan *plan = cli->plans.plan[plan_index];
    struct layout layout = cli_list_lay_out(cli, plan, plan_index);
    size_t *order = cli_list_tasks_by_action(plan), action = SIZE_MAX;
    bool writing = true;
    cli_plan_heading(cli, plan_index);
    for (size_t i = 0; writing && i < plan_tasks(plan); i++) {
        if (plan_action_of(plan, order[i]) != action) {
            action = plan_action_of(plan, order[i]);
            cli_list_add_action(cli, plan, action, i == 0);
        }
        cli_list_add_task(cli, plan, cli->plans.first[plan_index] + order[i], order[i], &layout);
        writing = out_step(&cli->out);
    }
    free(order);
    return writing;
}

static void cli_list_actions(struct cli *cli)
{
    for (size_t i = 0; i < cli->plans.count; i++)
        if (!cli_list_add_plan(cli, i)) break;
}

/* ---- the other orders ---- */

static const struct {
    const char *by;
    void (*text)(const struct list *); /* NULL for the order above */
    void (*json)(const struct list *);
} orders[] = {
    {"action", NULL, list_json_by_action},
    {"agency", list_by_agency, list_json_by_agency},
    {"year", list_by_year, list_json_by_year},
    {"indicator", list_by_indicator, list_json_by_indicator},
};

static void cli_list_with(struct cli *cli, void (*function)(const struct list *))
{
    struct agencies *agencies = aliases_agencies(&cli->plans);
    function(&(struct list){.plans = &cli->plans, .agencies = agencies, .out = &cli->out, .ncols = cli->ncols});
    agencies_free(agencies);
}

int cli_list(struct cli *cli, struct err *err)
{
    const char *by = cli->args->value[OPTION_BY];
    enum format_id format;
    size_t order = 0;
    if (!cli_choose_format(cli, FORMAT_OF_LISTS, FORMAT_TEXT, &format, err) || !cli_direct_output(cli, err))
        return CLI_BAD;
    while (by != NULL && strcmp(orders[order].by, by) != 0) order++;
    void (*function)(const struct list *) = format == FORMAT_JSON ? orders[order].json : orders[order].text;
    if (function != NULL) cli_list_with(cli, function);
    else cli_list_actions(cli);
    return CLI_DONE;
}
