/* cli: the command line: reads the words, opens the plans, runs the command, checks that all of the output was
 * written. */
#ifndef JIHUA_CLI_H
#define JIHUA_CLI_H

#include "cli/cli_common.h"

/* Opens the browser on the plans and returns the exit status; if it is not CLI_DONE, *err is set.  main passes it
 * in, because this room may not use ui/. */
typedef int cli_browser(struct cli *, struct err *);

/* Runs the whole program and returns what main has to return. */
int cli_main(int argc, char **argv, cli_browser *browser);

#endif
