/* --help: the words of the tables that an option takes: kinds of sheets, formats. */
#include "cli/cli.h"
#include "report/export.h"
#include "report/hits_export.h"
#include "base/lang.h"
#include "sheet/sheet.h"

static void cli_help_add_word(struct buf *list, const char *name, const char *label)
{
    if (list->n > 0) buf_adds(list, _(", "));
    buf_adds(list, name);
    if (label != NULL) buf_addf(list, _(" (%s)"), _(label));
}

static void cli_help_add_formats(enum command_id command, struct buf *list)
{
    switch (command) {
    case COMMAND_SHEET:
        for (size_t i = 0; i < sheet_formats(); i++) cli_help_add_word(list, sheet_format_at(i)->name, NULL);
        break;
    case COMMAND_EXPORT:
        for (size_t i = 0; i < export_formats(); i++) cli_help_add_word(list, export_format_at(i)->name, NULL);
        break;
    case COMMAND_SEARCH:
        for (size_t i = 0; i < hits_formats(); i++) cli_help_add_word(list, hits_format_at(i)->name, NULL);
        break;
    default: /* reports, for people and for programs */
        cli_help_add_word(list, "text", NULL);
        cli_help_add_word(list, "json", NULL);
    }
}

static void cli_help_add_words(enum command_id command, enum option_id option, struct buf *list)
{
    if (option == OPTION_FORMAT) cli_help_add_formats(command, list);
    for (size_t i = 0; option == OPTION_KIND && i < sheet_kinds(); i++)
        cli_help_add_word(list, sheet_kind_at(i)->name, sheet_kind_at(i)->label);
}

void cli_help(struct cli *cli)
{
    args_help(cli->args->command, cli->ncols < 100 ? cli->ncols : 100, cli_help_add_words, &cli->out.buf);
}
