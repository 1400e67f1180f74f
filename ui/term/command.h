/* command: what the user can do, from command.def: key look-up, help, palette, hints and the manual's KEYS section. */
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

enum command_scope { SCOPE_MAIN, SCOPE_LINE, SCOPE_PRINT, SCOPE_NONE /* of what has no commands of its own */ };
enum command_group {
    GROUP_MOVE,
    GROUP_SEARCH,
    GROUP_VIEW,
    GROUP_COPY,
    GROUP_PRINT,
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
/* The command of a key, CMD_NONE if it has none.  But in SCOPE_LINE full-width forms are their half-width keys and a
 * digit that has no command of its own is "Number". */
enum cmd command_of_key(enum command_scope, uint32_t key);
/* The i-th key of a command, K_NONE after the last. */
uint32_t command_key(enum cmd, size_t i);
/* Its keys as the screen names them: "↓ j Ctrl-N"; `plain`: without characters of ambiguous width. */
void command_add_keys(enum cmd, bool plain, struct buf *);
/* The KEYS section of man/jihua.1: what stands there between the comment lines that begin and end it, to the letter. */
void command_add_manual(struct buf *);

#endif
