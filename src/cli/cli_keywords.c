/* jihua search --keywords FILE: a matrix keyword × action × year, as evidence for reviewers. */
#include <stdio.h>

#include "cli/cli.h"
#include "report/evidence.h"
#include "report/hits_export.h"
#include "sys/input.h"
#include "base/lang.h"

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
    struct buf list;
    struct evidence evidence = {0};
    unsigned kinds;
    int status = CLI_BAD;
    if (format != NULL && hits_format_named(format) == NULL) {
        err_setf(err, _("use one of text, csv, md, json"), _("there is no format '%s'"), format);
        return CLI_BAD;
    }
    if (!cli_foldings(cli, &kinds, err)) return CLI_BAD;
    buf_init(&list);
    if (input_read_small(path, true, &list, err) &&
        evidence_collect(&evidence, &cli->plans, kinds, path, buf_slice(&list), err) && cli_direct_output(cli, err))
        status = cli_keywords_write_matrix(cli, &evidence, err);
    evidence_done(&evidence);
    buf_done(&list);
    return status;
}
