#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "cli/cli_commands.h"
#include "load/kept_reading.h"
#include "plan/aliases.h"
#include "sheet/sheet_order.h"
#include "sys/paths.h"

/* ---- --help: with the words of the tables that an option takes ---- */

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

static void cli_help(struct cli *cli)
{
    args_help(cli->args->command, cli->ncols < 100 ? cli->ncols : 100, cli_help_add_words, &cli->out.buf);
}

/* ---- the whole ---- */

/* Without a command: the browser on a terminal, else `list`.  The browser is a function pointer set by main, for
 * this room does not use ui/. */
int cli_browse(struct cli *cli, struct err *err)
{
    return cli->out.terminal ? cli->browser(cli, err) : cli_list(cli, err);
}

static int cli_run_command(struct cli *cli, struct err *err)
{
    static int (*const functions[COMMANDS])(struct cli *, struct err *) = {
#define COMMAND(id, function, name, operands, least, summary) [COMMAND_##id] = cli_##function,
#include "cli/command_line.def"
    };
    return functions[cli->args->command](cli, err);
}

static int cli_run(struct cli *cli, struct err *err)
{
    if (cli->args->value[OPTION_HELP] != NULL) {
        cli_help(cli);
        return CLI_DONE;
    }
    if (cli->args->value[OPTION_VERSION] != NULL) {
        buf_adds(&cli->out.buf, PACKAGE_NAME " " PACKAGE_VERSION "\n");
        return CLI_DONE;
    }
    struct err alias_err;
    if (!aliases_check(&alias_err)) cli_complain(&alias_err);
    return cli_open_plans(cli, err) ? cli_run_command(cli, err) : CLI_BAD;
}

static bool cli_writes_json(const struct args *args)
{
    const char *format = args->value[OPTION_FORMAT];
    return format != NULL && (strcmp(format, "json") == 0 || strcmp(format, "ndjson") == 0);
}

/* Writes the rest of the output (a file only if the command has something to say) and reports what went wrong. */
static int cli_finish(struct cli *cli, int status, struct err *err)
{
    bool whole = true;
    bool nothing = status == CLI_BAD || (status == CLI_NOTHING && !cli->found);
    if (nothing && cli->out.save != NULL) out_abandon(&cli->out);
    else whole = out_close(&cli->out, err);
    cli_complain(err);
    return whole ? status : CLI_BAD;
}

/* Sets the language before anything else, so that every message is in it.  The parser complains later about a
 * language that does not exist. */
static void cli_choose_language(int argc, char **argv)
{
    char *catalogues = paths_catalogue();
    if (!lang_init(args_language(argc, argv), catalogues)) lang_init(NULL, catalogues);
    free(catalogues);
}

/* Ends loading that the browser has not taken over because the terminal cannot be used. */
static void cli_give_up_loading(struct cli *cli)
{
    struct err ignored;
    for (size_t i = 0; i < cli->plans.count; i++) {
        if (cli->loading[i] == NULL) continue;
        loading_stop(cli->loading[i]);
        plan_free(loading_collect(cli->loading[i], &ignored));
    }
    free(cli->loading);
}

/* How tables were read before, unless --fresh-reading says that it does not count. */
static void cli_take_kept_readings(struct cli *cli)
{
    struct config config;
    struct err ignored; /* a damaged configuration is told where its settings are used */
    buf_init(&cli->kept);
    if (cli->args->value[OPTION_FRESH_READING] != NULL) return;
    config_read(&config, &ignored);
    kept_reading_collect(&config, &cli->kept);
    config_done(&config);
    cli->load.kept = cli->kept.n > 0 ? cli->kept.s : NULL;
}

int cli_main(int argc, char **argv, cli_browser *browser)
{
    struct args args;
    struct err err = {0};
    cli_choose_language(argc, argv);
    if (!args_parse(&args, argc, argv, &err)) {
        cli_complain(&err);
        args_done(&args);
        return CLI_BAD;
    }
    struct cli cli = {.args = &args, .browser = browser};
    cli.load = (struct load_options){.encoding = args.value[OPTION_ENCODING],
                                     .delimiter = args.value[OPTION_DELIMITER],
                                     .columns = args.value[OPTION_COLUMNS],
                                     .title = args.value[OPTION_TITLE],
                                     .header = args.number[OPTION_HEADER],
                                     .sheet = args.value[OPTION_SHEET]};
    cli_take_kept_readings(&cli);
    plans_init(&cli.plans);
    out_init(&cli.out, args.value[OPTION_COLOR]);
    cli.out.json = cli_writes_json(&args);
    cli.ncols = args.value[OPTION_WIDTH] != NULL ? (int)args.number[OPTION_WIDTH] : cli.out.ncols;
    int status = cli_finish(&cli, cli_run(&cli, &err), &err);
    cli_give_up_loading(&cli);
    plans_done(&cli.plans);
    buf_done(&cli.kept);
    args_done(&args);
    return status;
}
