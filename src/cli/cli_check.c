/* jihua check: what is to be said about a plan.  With --load: what loading it guessed, filled in and left out. */
#include "cli/cli.h"

#include "report/check_report.h"
#include "report/load_report.h"
#include "table/report.h"

static int cli_check_load(struct cli *cli, bool json)
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

static int cli_check_text(struct cli *cli, bool json)
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
    return cli->args->value[OPTION_LOAD] != NULL ? cli_check_load(cli, json) : cli_check_text(cli, json);
}
