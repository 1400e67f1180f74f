/* main: joins the two libraries: the command line of src/ gets the browser of ui/. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "browser.h"
#include "cli/cli.h"

static enum browser_colour main_colour_of(const char *word)
{
    if (word != NULL && strcmp(word, "always") == 0) return BROWSER_COLOUR_ALWAYS;
    if (word != NULL && strcmp(word, "never") == 0) return BROWSER_COLOUR_NEVER;
    return BROWSER_COLOUR_AUTO;
}

/* The value of $JIHUA_AMBIGUOUS: how many columns “ … ① take on this terminal, 1 or 2; anything else means that the
 * terminal is asked. */
static int main_ambiguous_of(const char *word)
{
    bool one = word != NULL && strcmp(word, "1") == 0, two = word != NULL && strcmp(word, "2") == 0;
    return one ? 1 : two ? 2 : 0;
}

static int main_browse(struct cli *cli, struct err *err)
{
    struct browser_options options = {
        .colour = main_colour_of(cli->args->value[OPTION_COLOR]),
        .ambiguous = main_ambiguous_of(getenv("JIHUA_AMBIGUOUS")),
        .load = cli->load,
        .loading = cli->loading,
    };
    return browser_run(&cli->plans, &options, err);
}

int main(int argc, char **argv)
{
    /* writing beyond ulimit -f then fails with an error, as on a full disk, and does not kill the program */
    signal(SIGXFSZ, SIG_IGN);
    return cli_main(argc, argv, main_browse);
}
