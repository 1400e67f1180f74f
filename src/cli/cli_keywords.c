/* jihua search --keywords FILE: a matrix keyword × action × year, as evidence for reviewers. */
#include <stdio.h>

#include "cli/cli.h"
#include "report/evidence.h"
#include "sys/input.h"
#include "base/lang.h"

static int cli_keywords_write_matrix(struct cli *cli, const struct evidence *e, enum format_id format, struct err *err)
{
    struct buf piece;
    buf_init(&piece);
    evidence_write(e, format, &piece);
    cli_hand_over(cli, &piece);
    buf_done(&piece);
    if (!evidence_was_cut(e)) return evidence_is_empty(e) ? CLI_NOTHING : CLI_DONE;
    err_set(err, _("a search was cut off by the limit of matching: hits may be missing"),
            _("make the pattern simpler"));
    return CLI_BAD;
}

int cli_keywords(struct cli *cli, struct err *err)
{
    const char *path = cli->args->value[OPTION_KEYWORDS];
    enum format_id format;
    struct buf list;
    struct evidence evidence = {0};
    unsigned kinds;
    int status = CLI_BAD;
    if (!cli_choose_format(cli, FORMAT_OF_EVIDENCE, FORMAT_TEXT, &format, err) || !cli_foldings(cli, &kinds, err))
        return CLI_BAD;
    buf_init(&list);
    if (input_read_small(path, true, &list, err) &&
        evidence_collect(&evidence, &cli->plans, kinds, path, buf_slice(&list), err) && cli_direct_output(cli, err))
        status = cli_keywords_write_matrix(cli, &evidence, format, err);
    evidence_done(&evidence);
    buf_done(&list);
    return status;
}
