/* jihua stats: how many tasks, items and quantities, per action, year and agency. */
#include "cli/cli.h"

#include "plan/aliases.h"
#include "base/lang.h"
#include "report/stats.h"

int cli_stats(struct cli *cli, struct err *err)
{
    const char *format = cli->args->value[OPTION_FORMAT];
    bool json = format != NULL && strcmp(format, "json") == 0;
    if (format != NULL && !json && strcmp(format, "text") != 0) {
        err_setf(err, _("use one of text, json"), _("there is no format '%s'"), format);
        return CLI_BAD;
    }
    struct agencies *agencies = aliases_agencies(&cli->plans);
    struct stats stats;
    stats_of(&cli->plans, agencies, &stats);
    if (json) stats_json(&stats, &cli->out.buf);
    else stats_text(&stats, cli->ncols, &cli->out.buf);
    stats_done(&stats);
    agencies_free(agencies);
    return CLI_DONE;
}
