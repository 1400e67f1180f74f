/* jihua stats: how many tasks, items and quantities, per action, year and agency. */
#include "cli/cli.h"

#include "plan/aliases.h"
#include "report/stats.h"

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
