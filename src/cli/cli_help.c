/* --help: the words of the tables that an option takes: kinds of sheets, formats. */
#include "cli/cli.h"
#include "base/lang.h"
#include "sheet/sheet.h"

static void cli_help_add_word(struct buf *list, const char *name, const char *label)
{
    if (list->n > 0) buf_adds(list, _(", "));
    buf_adds(list, name);
    if (label != NULL) buf_addf(list, _(" (%s)"), _(label));
}

/* What each command writes, for --help. */
static void cli_help_add_formats(enum command_id command, struct buf *list)
{
    static const enum format_use uses[COMMANDS] = {
        [COMMAND_LIST] = FORMAT_OF_LISTS,   [COMMAND_SEARCH] = FORMAT_OF_HITS, [COMMAND_SHEET] = FORMAT_OF_SHEETS,
        [COMMAND_EXPORT] = FORMAT_OF_TASKS, [COMMAND_STATS] = FORMAT_OF_STATS, [COMMAND_CHECK] = FORMAT_OF_FINDINGS,
    };
    format_add_names(uses[command], list);
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
