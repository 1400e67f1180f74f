/* jihua export: the plan as data. */
#include "cli.h"

#include <stdio.h>

#include "aliases.h"
#include "export.h"
#include "lang.h"

static const struct export_format *choose_format(const struct cli *cli, struct err *err)
{
    const char *name = cli->args->value[OPTION_FORMAT];
    const struct export_format *format = name != NULL ? export_format_named(name) : export_format_at(0);
    if (cli->args->value[OPTION_EXCEL] != NULL) {
        if (format == export_format_named("csv")) return export_format_excel();
        err_set(err, _("write --format csv --excel"), _("--excel is a sort of CSV"));
        return NULL;
    }
    if (format != NULL) return format;
    char names[160] = "", remedy[256];
    for (size_t i = 0; i < export_formats(); i++) cli_add_name(names, sizeof names, slice_of(export_format_at(i)->name));
    snprintf(remedy, sizeof remedy, _("the formats are %s"), names);
    err_setf(err, remedy, _("there is no export format '%s'"), name);
    return NULL;
}

/* Adds a plan; false once writing has failed. */
static bool add_plan(struct cli *cli, const struct export_format *format, struct export_source *source, struct buf *piece)
{
    if (format->head != NULL) format->head(piece, source);
    for (size_t i = 0; i < plan_tasks(source->plan); i++) {
        cli_hand_over(cli, piece);
        if (!out_step(&cli->out)) return false;
        format->task(piece, source, i);
        source->written++;
    }
    if (format->foot != NULL) format->foot(piece, source);
    cli_hand_over(cli, piece);
    return true;
}

int cli_export(struct cli *cli, struct err *err)
{
    const struct export_format *format = choose_format(cli, err);
    if (format == NULL) return CLI_BAD;
    if (!cli_direct_output(cli, err)) return CLI_BAD;
    struct agencies *agencies = format->agencies ? aliases_agencies(&cli->plans) : NULL;
    struct buf piece;
    buf_init(&piece);
    for (size_t i = 0; i < cli->plans.count; i++) {
        struct export_source source = {.plan = cli->plans.plan[i], .agencies = agencies, .index = i, .count = cli->plans.count};
        if (!add_plan(cli, format, &source, &piece)) break;
    }
    buf_done(&piece);
    agencies_free(agencies);
    return CLI_DONE;
}
