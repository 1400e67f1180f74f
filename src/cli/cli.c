#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "plan/aliases.h"
#include "base/lang.h"
#include "base/mem.h"
#include "sys/paths.h"

void cli_complain(const struct err *err)
{
    char line[1024];
    if (err->what[0] == '\0') return;
    err_format(err, line, sizeof line);
    fprintf(stderr, "jihua: %s\n", line);
}

/* ---- helpers of the commands ---- */

bool cli_spare_plans(const struct cli *cli, const char *path, struct err *err)
{
    if (!plans_come_from(&cli->plans, path)) return true;
    err_set(err, _("this plan is open; a plan is never written to"), _("choose another name with -o"));
    err_at(err, path, 0, 0);
    return false;
}

bool cli_direct_output(struct cli *cli, struct err *err)
{
    const char *path = cli->args->value[OPTION_OUTPUT];
    if (path == NULL || strcmp(path, "-") == 0) return true;
    if (!cli_spare_plans(cli, path, err) || !out_to_file(&cli->out, path, err)) return false;
    if (cli->args->value[OPTION_WIDTH] == NULL) cli->ncols = cli->out.ncols;
    return true;
}

/* With --each, -o names a folder. */
bool cli_choose_format(const struct cli *cli, enum format_use use, enum format_id usual, enum format_id *id,
                       struct err *err)
{
    const char *path = cli->args->value[OPTION_OUTPUT];
    bool file = path != NULL && strcmp(path, "-") != 0 && cli->args->value[OPTION_EACH] == NULL;
    return format_choose(use, cli->args->value[OPTION_FORMAT], file ? path : NULL, usual, id, err);
}

void cli_add_name(char *list, size_t size, struct slice name)
{
    struct slice comma = slice_of(*list != '\0' ? _(", ") : "");
    size_t used = strlen(list);
    if (used + comma.n >= size) return;
    memcpy(list + used, comma.s, comma.n);
    text_visible_copy(name, list + used + comma.n, size - used - comma.n);
}

void cli_hand_over(struct cli *cli, struct buf *piece)
{
    buf_add(&cli->out.buf, buf_slice(piece));
    buf_clear(piece);
}

/* ---- the whole ---- */

static int cli_run_command(struct cli *cli, cli_browser *browser, struct err *err)
{
    switch (cli->args->command) {
    case COMMAND_BROWSE: return cli->out.terminal ? browser(cli, err) : cli_list(cli, err);
    case COMMAND_LIST: return cli_list(cli, err);
    case COMMAND_SHOW: return cli_show(cli, err);
    case COMMAND_SEARCH: return cli_search(cli, err);
    case COMMAND_SHEET: return cli_sheet(cli, err);
    case COMMAND_EXPORT: return cli_export(cli, err);
    case COMMAND_STATS: return cli_stats(cli, err);
    case COMMAND_CHECK: return cli_check(cli, err);
    case COMMANDS: break;
    }
    return CLI_BAD;
}

static int cli_run(struct cli *cli, cli_browser *browser, struct err *err)
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
    return cli_open_plans(cli, err) ? cli_run_command(cli, browser, err) : CLI_BAD;
}

static bool cli_writes_json(const struct args *args)
{
    const char *format = args->value[OPTION_FORMAT];
    return format != NULL && (strcmp(format, "json") == 0 || strcmp(format, "ndjson") == 0);
}

/* Writes the rest (a file only if the command has something to say) and tells what went wrong. */
static int cli_finish(struct cli *cli, int status, struct err *err)
{
    bool whole = true;
    bool nothing = status == CLI_BAD || (status == CLI_NOTHING && !cli->found);
    if (nothing && cli->out.save != NULL) out_abandon(&cli->out);
    else whole = out_close(&cli->out, err);
    cli_complain(err);
    return whole ? status : CLI_BAD;
}

/* Before anything else, so that every message is in the right language; a language that there is not is left to the
 * parser to complain of. */
static void cli_choose_language(int argc, char **argv)
{
    char *catalogues = paths_catalogue();
    if (!lang_init(args_language(argc, argv), catalogues)) lang_init(NULL, catalogues);
    free(catalogues);
}

/* What the browser did not take over, for want of a terminal it can use. */
static void cli_give_up_loading(struct cli *cli)
{
    struct err ignored;
    for (size_t i = 0; i < cli->plans.count; i++) {
        if (cli->loading[i] == NULL) continue;
        loading_stop(cli->loading[i]);
        plan_free(loading_take(cli->loading[i], &ignored));
    }
    free(cli->loading);
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
    struct cli cli = {.args = &args};
    cli.load = (struct load_options){.encoding = args.value[OPTION_ENCODING],
                                     .delimiter = args.value[OPTION_DELIMITER],
                                     .columns = args.value[OPTION_COLUMNS],
                                     .title = args.value[OPTION_TITLE]};
    plans_init(&cli.plans);
    out_init(&cli.out, args.value[OPTION_COLOR]);
    cli.out.json = cli_writes_json(&args);
    cli.ncols = args.value[OPTION_WIDTH] != NULL ? (int)args.number[OPTION_WIDTH] : cli.out.ncols;
    int status = cli_finish(&cli, cli_run(&cli, browser, &err), &err);
    cli_give_up_loading(&cli);
    plans_done(&cli.plans);
    args_done(&args);
    return status;
}
