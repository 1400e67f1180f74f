/* jihua list: every task, grouped by action; or by agency, by year, by what is counted. */
#include "cli/cli.h"

#include "plan/aliases.h"
#include "report/list_by.h"

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
                                                        : NULL; /* for a large plan they take a while */
    write(&(struct listing){.plans = &cli->plans, .agencies = agencies, .out = &cli->out, .ncols = cli->ncols});
    agencies_free(agencies);
    return CLI_DONE;
}
