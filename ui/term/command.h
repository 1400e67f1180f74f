/* command: what the user can do, from command.def: it is read for keys, help, palette, hints and the KEYS section of
 * the manual. */
#ifndef JIHUA_COMMAND_H
#define JIHUA_COMMAND_H

#include "base/buf.h"
#include "base/text.h"

enum cmd {
#define COMMAND(id, name, keys, scope, group, hint, label, help, run, applies) CMD_##id,
#include "term/command.def"
#undef COMMAND
    CMDS,
    CMD_NONE = CMDS
};

enum command_scope {
    SCOPE_MAIN,
    SCOPE_LINE,
    SCOPE_PRINT,
    SCOPE_READING,
    SCOPE_NONE /* of what has no commands of its own */
};
enum command_group {
    GROUP_MOVE,
    GROUP_SEARCH,
    GROUP_VIEW,
    GROUP_COPY,
    GROUP_PRINT,
    GROUP_READING,
    GROUP_PROGRAM,
    GROUP_TYPING,
    GROUPS
};

struct command {
    const char *name;
    const char *keys;
    enum command_scope scope;
    enum command_group group;
    int hint;
    const char *label, *help; /* not translated yet */
};

const struct command *command_at(enum cmd);
const char *command_group_title(enum command_group); /* not translated yet */
/* The command of a key in a scope, CMD_NONE if there is none.  Full-width forms of a key mean the half-width key,
 * except in SCOPE_LINE, where they are text.  A digit without a command of its own is the key "Number", if the scope
 * has it. */
enum cmd command_of_key(enum command_scope, uint32_t key);
/* The i-th key of a command, from 0; K_NONE behind the last. */
uint32_t command_key(enum cmd, size_t i);
/* Adds its keys as the screen shows them: "↓ j Ctrl-N".  `plain`: without characters of ambiguous width. */
void command_add_keys(enum cmd, bool plain, struct buf *);
/* Adds the KEYS section of man/jihua.1, exactly as it must stand there between the comment lines that mark its begin
 * and end. */
void command_add_manual(struct buf *);

#endif
