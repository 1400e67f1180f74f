/* commands: the functions of the commands (command.def), each in the file of what it is about.
 *
 * `run` does the command on the layer of its scope and returns what changed; `applies` says whether it would do
 * something now. */
#ifndef JIHUA_COMMANDS_H
#define JIHUA_COMMANDS_H

#include "layers/app.h"

#define COMMAND(id, name, keys, scope, group, hint, label, help, run, applies) \
    unsigned run(struct layer *, enum cmd); \
    bool applies(const struct layer *, enum cmd);
#include "term/command.def"
#undef COMMAND

#endif
