/* cli_commands: a function for each command of command_line.def.  A status other than CLI_DONE comes with *err set
 * where there is something to say. */
#ifndef JIHUA_CLI_COMMANDS_H
#define JIHUA_CLI_COMMANDS_H

#include "cli/cli_common.h"

#define COMMAND(id, function, name, operands, least, summary) int cli_##function(struct cli *, struct err *);
#include "cli/command_line.def"

#endif
