/* jihua export: tasks as data. */
#include "cli/cli.h"

#include <stdio.h>

#include "cli/cli_choice.h"
#include "report/export.h"
#include "sys/file_name.h"
#include "base/lang.h"

static const struct export_format *cli_export_choose_format(const struct cli *cli, struct err *err)
{
    const char *name = cli->args->value[OPTION_FORMAT], *path = cli->args->value[OPTION_OUTPUT];
    const struct export_format *by_ending = path != NULL ? export_format_named(file_name_ending(path)) : NULL;
    const struct export_format *format = name != NULL        ? export_format_named(name)
                                         : by_ending != NULL ? by_ending
                                                             : export_format_at(0);
    if (name == NULL && path != NULL && file_name_is_foreign(path)) {
        err_setf(err, _("write --format csv --excel -o FILE.csv for Excel and WPS, or name the --format"),
                 _("a file called .%s would not open: no export has that format"), file_name_ending(path));
        return NULL;
    }
    if (cli->args->value[OPTION_EXCEL] != NULL) {
        if (format == export_format_named("csv")) return export_format_excel();
        err_set(err, _("write --format csv --excel"), _("--excel is a sort of CSV"));
        return NULL;
    }
    if (format != NULL) return format;
    char names[160] = "", remedy[256];
    for (size_t i = 0; i < export_formats(); i++)
        cli_add_name(names, sizeof names, slice_of(export_format_at(i)->name));
    snprintf(remedy, sizeof remedy, _("the formats are %s"), names);
    err_setf(err, remedy, _("there is no export format '%s'"), name);
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
