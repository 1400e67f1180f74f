/* cli: the command line: reads the words, opens the plans, runs the command, checks that all of it was written. */
#ifndef JIHUA_CLI_H
#define JIHUA_CLI_H

#include "cli/cli_common.h"

/* Opens the browser on the plans; main brings it, for the browser stands on a higher floor.  Returns the exit status;
 * other than CLI_DONE with *err set. */
typedef int cli_browser(struct cli *, struct err *);

/* The whole program: returns what main returns. */
int cli_main(int argc, char **argv, cli_browser *browser);

#endif
