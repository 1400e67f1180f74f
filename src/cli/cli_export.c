/* jihua export: tasks as data. */
#include "cli/cli.h"

#include "cli/cli_choice.h"
#include "report/export.h"
#include "base/lang.h"

static const struct export_format *cli_export_choose_format(const struct cli *cli, struct err *err)
{
    enum format_id format;
    bool excel = cli->args->value[OPTION_EXCEL] != NULL;
    if (!cli_choose_format(cli, FORMAT_OF_TASKS, FORMAT_CSV, &format, err)) return NULL;
    if (!excel || format == FORMAT_CSV) return export_format_of(excel ? FORMAT_EXCEL : format);
    err_set(err, _("write --format csv --excel"), _("--excel is a sort of CSV"));
    return NULL;
}

static bool cli_export_hand_over(void *context, struct buf *piece)
{
    struct cli *cli = context;
    cli_hand_over(cli, piece);
    return out_step(&cli->out);
}

int cli_export(struct cli *cli, struct err *err)
{
    struct cli_choice choice = {.place = NULL};
    const struct export_format *format = cli_export_choose_format(cli, err);
    bool empty = plans_tasks(&cli->plans) == 0; /* its header row is data still */
    int status = format == NULL ? CLI_BAD : empty ? CLI_DONE : cli_choose(cli, format->agencies, &choice, err);
    if (status == CLI_DONE && !cli_direct_output(cli, err)) status = CLI_BAD;
    if (status == CLI_DONE) {
        struct buf piece;
        struct export_list list = {.plans = &cli->plans,
                                   .place = choice.place,
                                   .count = choice.count,
                                   .year = choice.year,
                                   .agencies = choice.agencies};
        buf_init(&piece);
        export_tasks(&piece, format, &list, cli_export_hand_over, cli);
        buf_done(&piece);
    }
    cli_choice_done(&choice);
    return status;
}
