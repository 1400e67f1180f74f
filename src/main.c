/* main: the roof: the command line below, the browser beside it. */
#include "cli.h"

static int browse(struct cli *cli, struct err *err)
{
    (void)cli;
    err_set(err, "no browser", "");
    return CLI_BAD;
}

int main(int argc, char **argv)
{
    return cli_main(argc, argv, browse);
}
