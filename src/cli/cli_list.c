/* jihua list: every task, grouped by action; or by agency, by year, by what is counted.  jihua show: one task, every
 * cell under its label; --notes: the text above and below the table. */
#include "cli/cli_commands.h"

#include <stdio.h>

#include "base/lang.h"
#include "plan/aliases.h"
#include "report/list_by.h"
#include "sheet/sheet.h"
#include "write/text_grid.h"

static const struct {
    const char *by;
    void (*text)(const struct listing *);
    void (*json)(const struct listing *);
} orders[] = {
    {"action", list_by_action, list_json_by_action},
    {"agency", list_by_agency, list_json_by_agency},
    {"year", list_by_year, list_json_by_year},
    {"indicator", list_by_indicator, list_json_by_indicator},
};

int cli_list(struct cli *cli, struct err *err)
{
    const char *by = cli->args->value[OPTION_BY];
    enum format_id format;
    size_t order = 0;
    if (!cli_choose_format(cli, FORMAT_OF_LISTS, FORMAT_TEXT, &format, err) || !cli_direct_output(cli, err))
        return CLI_BAD;
    while (by != NULL && strcmp(orders[order].by, by) != 0) order++;
    void (*write)(const struct listing *) = format == FORMAT_JSON ? orders[order].json : orders[order].text;
    struct agencies *agencies = write != list_by_action ? aliases_agencies(&cli->plans)
                                                        : NULL; /* only if needed: for a large plan it takes a while */
    write(&(struct listing){.plans = &cli->plans, .agencies = agencies, .out = &cli->out, .ncols = cli->ncols});
    agencies_free(agencies);
    return CLI_DONE;
}

/* ---- jihua show ---- */

enum { GAP = 2 };

/* The width of the labels in columns: that of the widest, but at most a third of the line. */
static int cli_list_label_cols(const struct plan *plan, int ncols)
{
    int widest = 4;
    for (size_t i = 0; i < plan_columns(plan); i++) {
        int cols = text_cols(plan_column(plan, i)->label, 1);
        if (cols > widest) widest = cols;
    }
    return widest < ncols / 3 ? widest : ncols / 3;
}

static void cli_list_add_cell(struct cli *cli, struct slice label, struct slice text, int ncols)
{
    const struct text_grid_frame frame = {.left = "", .between = "  ", .right = "", .ambiguous = 1};
    const struct text_grid_cell cells[] = {
        {.text = label, .ncols = ncols, .style = out_style(&cli->out, OUT_LABEL)},
        {.text = text, .ncols = cli->ncols - ncols - GAP},
    };
    text_grid_row(&cli->out.buf, cells, 2, &frame);
}

/* Adds a cell under its label; in columns of clauses every clause begins a line. */
static void cli_list_add_column(struct cli *cli, const struct place *at, size_t column, int ncols)
{
    const struct plan_column *head = plan_column(at->plan, column);
    struct slice cell = plan_cell(at->plan, at->task, column);
    struct buf clauses;
    buf_init(&clauses);
    if (column_kind(head->role) == COLUMN_KIND_CLAUSES) {
        sheet_add_clauses(&clauses, cell);
        cell = buf_slice(&clauses);
    }
    cli_list_add_cell(cli, head->label, cell, ncols);
    buf_done(&clauses);
}

static void cli_list_add_task(struct cli *cli, size_t index)
{
    struct place at = plans_at(&cli->plans, index);
    int label = cli_list_label_cols(at.plan, cli->ncols);
    if (cli->plans.count > 1) {
        out_add_styled(&cli->out, OUT_HEADING, plan_title(at.plan));
        buf_adds(&cli->out.buf, "\n\n");
    }
    if (plan_column_of(at.plan, COLUMN_NO) < 0)
        cli_list_add_cell(cli, slice_of(column_label(COLUMN_NO)), plan_task_no(at.plan, at.task), label);
    for (size_t i = 0; i < plan_columns(at.plan); i++) cli_list_add_column(cli, &at, i, label);
}

/* A line of text, or the lines of a cell, behind the line of the file where it begins. */
static void cli_list_add_notes(struct cli *cli, const struct plan *plan)
{
    for (size_t i = 0; i < plan_notes(plan); i++) {
        const struct plan_note *note = plan_note(plan, i);
        struct buf place;
        buf_init(&place);
        if (note->part == 0) buf_addf(&place, _("line %u"), note->line);
        else plan_add_place(plan, note->part, note->line, 0, &place);
        struct slice shown = slice_cut(buf_slice(&place), note->part > 0, place.n); /* without the colon */
        cli_list_add_cell(cli, shown, note->text, text_cols(shown, 1));
        buf_done(&place);
    }
}

static int cli_list_notes(struct cli *cli)
{
    size_t notes = 0;
    for (size_t i = 0; i < cli->plans.count; i++) {
        const struct plan *plan = cli->plans.plan[i];
        if (plan_notes(plan) == 0) continue;
        if (notes > 0) buf_adds(&cli->out.buf, "\n");
        notes += plan_notes(plan);
        if (cli->plans.count > 1) {
            out_add_styled(&cli->out, OUT_HEADING, plan_title(plan));
            buf_adds(&cli->out.buf, "\n");
        }
        cli_list_add_notes(cli, plan);
    }
    return notes > 0 ? CLI_DONE : CLI_NOTHING;
}

/* Where each action counts its tasks anew, a number is that of several tasks. */
static int cli_list_show(struct cli *cli, struct err *err)
{
    struct slice no = slice_of(cli->args->operand[0]);
    size_t index;
    if (!plans_find(&cli->plans, no, &index, err)) return CLI_NOTHING;
    cli_list_add_task(cli, index);
    while (plans_find_next(&cli->plans, no, index, &index)) {
        buf_adds(&cli->out.buf, "\n");
        cli_list_add_task(cli, index);
    }
    return CLI_DONE;
}

int cli_show(struct cli *cli, struct err *err)
{
    bool notes = cli->args->value[OPTION_NOTES] != NULL, task = args_before_plans(cli->args) > 0;
    int status = task ? cli_list_show(cli, err) : CLI_DONE;
    if (!notes || status != CLI_DONE) return status;
    if (task) buf_adds(&cli->out.buf, "\n");
    int told = cli_list_notes(cli);
    return task ? CLI_DONE : told;
}
