/* The commands whose work is done in src/report.  jihua export: tasks as data; jihua stats: how many tasks, items
 * and quantities; jihua check: what looks wrong in a plan, or with --load what loading has guessed, filled in and
 * left out. */
#include "base/lang.h"
#include "cli/cli_choice.h"
#include "cli/cli_commands.h"
#include "plan/aliases.h"
#include "report/check_report.h"
#include "report/export.h"
#include "report/load_report.h"
#include "report/stats.h"
#include "table/report.h"

/* ---- export ---- */

static const struct export_format *cli_report_choose_format(const struct cli *cli, struct err *err)
{
    enum format_id format;
    bool excel = cli->args->value[OPTION_EXCEL] != NULL;
    if (!cli_choose_format(cli, FORMAT_OF_TASKS, FORMAT_CSV, &format, err)) return NULL;
    if (!excel || format == FORMAT_CSV) return export_format_of(excel ? FORMAT_EXCEL : format);
    err_set(err, _("write --format csv --excel"), _("--excel is a sort of CSV"));
    return NULL;
}

static bool cli_report_hand_over(void *context, struct buf *piece)
{
    struct cli *cli = context;
    cli_hand_over(cli, piece);
    return out_step(&cli->out);
}

int cli_export(struct cli *cli, struct err *err)
{
    struct cli_choice choice = {.place = NULL};
    const struct export_format *format = cli_report_choose_format(cli, err);
    bool empty = plans_tasks(&cli->plans) == 0; /* without tasks the header row is still written */
    int status = format == NULL ? CLI_BAD : empty ? CLI_DONE : cli_choose(cli, format->agencies, &choice, err);
    if (status == CLI_DONE && !cli_direct_output(cli, err)) status = CLI_BAD;
    if (status == CLI_DONE && format->binary && cli->out.terminal) {
        err_setf(err, _("name a file with -o"), _("%s is nothing for a terminal"), _(format_row(format->id)->label));
        status = CLI_BAD;
    }
    if (status == CLI_DONE) {
        struct buf piece;
        struct export_list list = {.plans = &cli->plans,
                                   .place = choice.place,
                                   .count = choice.count,
                                   .year = choice.year,
                                   .agencies = choice.agencies};
        buf_init(&piece);
        if (!export_tasks(&piece, format, &list, cli_report_hand_over, cli, err)) status = CLI_BAD;
        buf_done(&piece);
    }
    cli_choice_done(&choice);
    return status;
}

/* ---- stats ---- */

int cli_stats(struct cli *cli, struct err *err)
{
    enum format_id format;
    if (!cli_choose_format(cli, FORMAT_OF_STATS, FORMAT_TEXT, &format, err) || !cli_direct_output(cli, err))
        return CLI_BAD;
    struct agencies *agencies = aliases_agencies(&cli->plans);
    struct stats stats;
    stats_of(&cli->plans, agencies, &stats);
    if (format == FORMAT_JSON) stats_json(&stats, &cli->out.buf);
    else stats_text(&stats, cli->ncols, &cli->out.buf);
    stats_done(&stats);
    agencies_free(agencies);
    return CLI_DONE;
}

/* ---- check ---- */

static int cli_report_load(struct cli *cli, bool json)
{
    bool notable = false;
    if (json) buf_adds(&cli->out.buf, "[");
    for (size_t i = 0; i < cli->plans.count; i++) {
        const struct plan *plan = cli->plans.plan[i];
        notable |= report_is_notable(plan_report(plan));
        if (json && i > 0) buf_adds(&cli->out.buf, ",\n ");
        if (json) load_report_json(plan, &cli->out.buf);
        else load_report_text(plan, &cli->out.buf);
    }
    if (json) buf_adds(&cli->out.buf, "]\n");
    return notable ? CLI_NOTHING : CLI_DONE;
}

static int cli_report_findings(struct cli *cli, bool json)
{
    struct check check;
    check_plans(&cli->plans, cli->args->value[OPTION_ALL] != NULL ? check_all_rules() : check_usual_rules(), &check);
    (json ? check_report_json : check_report_text)(&cli->plans, &check, &cli->out.buf);
    int status = check.count > 0 ? CLI_NOTHING : CLI_DONE;
    check_done(&check);
    return status;
}

int cli_check(struct cli *cli, struct err *err)
{
    enum format_id format;
    if (!cli_choose_format(cli, FORMAT_OF_FINDINGS, FORMAT_TEXT, &format, err) || !cli_direct_output(cli, err))
        return CLI_BAD;
    bool json = format == FORMAT_JSON;
    cli->found = true;
    return cli->args->value[OPTION_LOAD] != NULL ? cli_report_load(cli, json) : cli_report_findings(cli, json);
}
