/* jihua search --keywords FILE: a matrix keyword × action × year, as evidence for reviewers. */
#include <stdio.h>

#include "cli/cli.h"
#include "report/evidence.h"
#include "report/hits_export.h"
#include "sys/input.h"
#include "base/lang.h"

#define LIST_MAX (1u << 20) /* bytes of a list of keywords */

static bool cli_keywords_read_list(struct input *in, const char *path, struct err *err)
{
    if (!input_open(in, path, err)) return false;
    while (!input_is_whole(in) && in->nbytes <= LIST_MAX)
        if (!input_more(in, LIST_MAX, err)) return false;
    if (in->nbytes <= LIST_MAX) return true;
    err_set(err, _("the list of keywords is too long"), _("split it into several files"));
    err_at(err, path, 0, 0);
    return false;
}

static int cli_keywords_write_matrix(struct cli *cli, const struct evidence *e, struct err *err)
{
    const char *format = cli->args->value[OPTION_FORMAT];
    struct buf piece;
    buf_init(&piece);
    evidence_write(e, format != NULL ? format : "text", &piece);
    cli_hand_over(cli, &piece);
    buf_done(&piece);
    if (!evidence_was_cut(e)) return evidence_is_empty(e) ? CLI_NOTHING : CLI_DONE;
    err_set(err, _("a search was cut off by the limit of matching: hits may be missing"),
            _("make the pattern simpler"));
    return CLI_BAD;
}

int cli_keywords(struct cli *cli, struct err *err)
{
    const char *path = cli->args->value[OPTION_KEYWORDS], *format = cli->args->value[OPTION_FORMAT];
    struct input list = {.fd = -1};
    struct evidence evidence = {0};
    unsigned kinds;
    int status = CLI_BAD;
    if (format != NULL && hits_format_named(format) == NULL) {
        err_setf(err, _("use one of text, csv, md, json"), _("there is no format '%s'"), format);
        return CLI_BAD;
    }
    if (!cli_foldings(cli, &kinds, err)) return CLI_BAD;
    if (cli_keywords_read_list(&list, path, err) &&
        evidence_collect(&evidence, &cli->plans, kinds, path, slice_make(list.bytes, list.nbytes), err) &&
        cli_direct_output(cli, err))
        status = cli_keywords_write_matrix(cli, &evidence, err);
    evidence_done(&evidence);
    input_done(&list);
    return status;
}
