#include "cli/cli_common.h"

#include <stdio.h>

#include "base/fold.h"
#include "base/lang.h"

void cli_complain(const struct err *err)
{
    char line[1024];
    if (err->what[0] == '\0') return;
    err_format(err, line, sizeof line);
    fprintf(stderr, "jihua: %s\n", line);
}

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

/* With --each, -o names a folder, whose name says no format. */
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

bool cli_foldings(const struct cli *cli, unsigned *kinds, struct err *err)
{
    const char *list = cli->args->value[OPTION_NO_FOLD];
    struct slice bad;
    *kinds = FOLD_ALL;
    if (list == NULL || fold_without(slice_of(list), kinds, &bad)) return true;
    char names[160] = "", remedy[256];
    for (size_t i = 0; i < FOLD_KINDS; i++) cli_add_name(names, sizeof names, slice_of(fold_kinds[i].name));
    snprintf(remedy, sizeof remedy, _("the foldings are %s"), names);
    err_setf(err, remedy, _("there is no folding '%.*s'"), (int)bad.n, bad.s);
    return false;
}
