/* Opening the plans that the command line names: files, folders of files, standard input, or the default plan. */
#include "cli/cli_common.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "sys/file_name.h"
#include "sys/paths.h"

/* A single word that is neither a file nor a command is more likely a mistyped command than a missing file. */
static bool cli_plans_looks_like_command(const struct cli *cli, const char *word, struct err *err)
{
    if (cli->args->command != COMMAND_BROWSE || strpbrk(word, "./") != NULL || strcmp(word, "-") == 0) return false;
    if (access(word, F_OK) == 0) return false;
    struct args_nearest nearest = {.word = word};
    char remedy[256];
    for (int i = 1; i < COMMANDS; i++) args_near(&nearest, args_command((enum command_id)i)->name);
    snprintf(remedy, sizeof remedy, _("did you mean `jihua %s`?"), nearest.best != NULL ? nearest.best : "--help");
    err_setf(err, remedy, _("there is neither a command nor a file '%s'"), word);
    return true;
}

static bool cli_plans_open_file(struct cli *cli, const char *path, struct err *err)
{
    bool browsing = cli->args->command == COMMAND_BROWSE && cli->out.terminal;
    struct loading *background = NULL;
    struct plan *plan = browsing ? loading_start(path, &cli->load, &background, err) : load_file(path, &cli->load, err);
    if (plan == NULL) return false;
    plans_add(&cli->plans, plan);
    cli->loading = mem_realloc(cli->loading, cli->plans.count * sizeof *cli->loading);
    cli->loading[cli->plans.count - 1] = background;
    return true;
}

/* ---- folders ---- */

/* By its suffix, for a folder holds all kinds of files; what a file is in truth its content tells.  ~$name.docx is what
 * Word leaves beside a document that is open. */
static bool cli_plans_may_be_plan(const struct dirent *entry)
{
    static const char *const endings[] = {"csv",  "tsv", "txt", "xlsx",  "xlsm", "docx", "ods", "xls",
                                          "html", "htm", "mht", "mhtml", "et",   "doc",  "wps"};
    const char *name = entry->d_name, *ending = file_name_ending(name);
    if (name[0] == '.' || strncmp(name, "~$", 2) == 0) return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(ending, endings[i]) == 0) return true;
    return false;
}

/* A pipe in a folder is not read: the user did not name it, so reading must not wait for it. */
static bool cli_plans_is_file(const char *path, struct err *err)
{
    struct stat st;
    if (stat(path, &st) != 0 || S_ISREG(st.st_mode)) return true; /* the reason is reported when it is read */
    err_set(err, _("this is no file and is passed over"), _("name it by itself to read it"));
    err_at(err, path, 0, 0);
    return false;
}

static int cli_plans_plan_files(const struct dirent *entry) { return cli_plans_may_be_plan(entry); }

/* Opens every file of a folder that may be a plan, in the order of their names.  One that is none is skipped with a
 * message. */
static bool cli_plans_open_folder(struct cli *cli, const char *folder, struct err *err)
{
    struct dirent **entry;
    int count = scandir(folder, &entry, cli_plans_plan_files, alphasort);
    size_t opened = 0, length = strlen(folder);
    for (int i = 0; i < count; i++) {
        char *path = mem_format("%s%s%s", folder, length > 0 && folder[length - 1] == '/' ? "" : "/", entry[i]->d_name);
        if (cli_plans_is_file(path, err) && cli_plans_open_file(cli, path, err)) opened++;
        else cli_complain(err);
        free(path);
        free(entry[i]);
    }
    if (count >= 0) free(entry);
    if (opened > 0) return true;
    err_set(err, _("no plan is in this folder"),
            _("name a folder with tables in it (.csv, .txt, .xlsx, .docx, .ods, .xls, .html)"));
    err_at(err, folder, 0, 0);
    return false;
}

static bool cli_plans_open_named(struct cli *cli, const char *path, struct err *err)
{
    struct stat st;
    bool folder = strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
    return folder ? cli_plans_open_folder(cli, path, err) : cli_plans_open_file(cli, path, err);
}

/* ---- all of them ---- */

/* Opens the plan that $JIHUA_PLAN names, else the one that comes with the program. */
static bool cli_plans_open_default(struct cli *cli, struct err *err)
{
    const char *path = getenv("JIHUA_PLAN");
    if (path != NULL && *path != '\0') return cli_plans_open_named(cli, path, err);
    char *folder = paths_data(), *installed = mem_format("%s/tianshui.csv", folder);
    bool there = access(installed, R_OK) == 0, opened = there && cli_plans_open_file(cli, installed, err);
    if (!there) {
        err_set(err, _("no plan is named and the one that comes with the program is not installed"),
                _("name a plan: jihua FILE"));
    }
    free(folder);
    free(installed);
    return opened;
}

bool cli_open_plans(struct cli *cli, struct err *err)
{
    const struct args *args = cli->args;
    size_t first = args_before_plans(args);
    bool from_input = false;
    if (args->operands == first) return cli_plans_open_default(cli, err);
    for (size_t i = first; i < args->operands; i++) {
        bool input = strcmp(args->operand[i], "-") == 0;
        if (input && from_input) {
            err_set(err, _("standard input can be read only once"), _("write - once"));
            return false;
        }
        from_input |= input;
        if (cli_plans_looks_like_command(cli, args->operand[i], err) ||
            !cli_plans_open_named(cli, args->operand[i], err))
            return false;
    }
    return true;
}
