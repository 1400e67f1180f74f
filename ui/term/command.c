#include "term/command.h"

#include "term/keys.h"
#include "base/lang.h"

static const struct command commands[CMDS] = {
#define COMMAND(id, name, keys, scope, group, hint, label, help, run, applies) \
    [CMD_##id] = {name, keys, SCOPE_##scope, GROUP_##group, hint, label, help},
#include "term/command.def"
#undef COMMAND
};

static const char *const group_titles[GROUPS] = {
    [GROUP_MOVE] = N_("Moving"),          [GROUP_SEARCH] = N_("Searching"),
    [GROUP_VIEW] = N_("Views and panes"), [GROUP_COPY] = N_("Copying and exporting"),
    [GROUP_PRINT] = N_("Printing"),       [GROUP_READING] = N_("How a plan is read"),
    [GROUP_PROGRAM] = N_("Program"),      [GROUP_TYPING] = N_("While typing a line"),
};

const struct command *command_at(enum cmd cmd) { return &commands[cmd]; }

const char *command_group_title(enum command_group group) { return group_titles[group]; }

uint32_t command_key(enum cmd cmd, size_t i)
{
    const char *s = commands[cmd].keys;
    for (;; i--) {
        size_t n = strcspn(s, " ");
        if (n == 0) return K_NONE;
        if (i == 0) return keys_of_name(slice_make(s, n));
        s += n;
        while (*s == ' ') s++;
    }
}

static enum cmd command_find(enum command_scope scope, uint32_t key)
{
    for (enum cmd cmd = 0; cmd < CMDS; cmd++) {
        if (commands[cmd].scope != scope) continue;
        uint32_t k;
        for (size_t i = 0; (k = command_key(cmd, i)) != K_NONE; i++)
            if (k == key) return cmd;
    }
    return CMD_NONE;
}

enum cmd command_of_key(enum command_scope scope, uint32_t key)
{
    if (scope != SCOPE_LINE && key < K_UP) key = text_halfwidth(key);
    enum cmd cmd = command_find(scope, key);
    if (cmd == CMD_NONE && key < K_UP && text_is_digit(key)) cmd = command_find(scope, K_NUMBER);
    return cmd;
}

void command_add_keys(enum cmd cmd, bool plain, struct buf *out)
{
    uint32_t key;
    for (size_t i = 0; (key = command_key(cmd, i)) != K_NONE; i++) {
        char label[24];
        keys_label(key, plain, label);
        if (i > 0) buf_adds(out, " ");
        buf_adds(out, label);
    }
}

/* ---- the manual (mdoc) ---- */

/* Adds text for roff: a lone punctuation character must not be read as a delimiter, nor the start of a line as a
 * request; a hyphen becomes a minus. */
static void command_add_roff(struct buf *out, const char *s)
{
    if (strlen(s) == 1 || *s == '.' || *s == '\'') buf_adds(out, "\\&");
    for (; *s; s++) {
        if (*s == '\\') buf_adds(out, "\\e");
        else if (*s == '-') buf_adds(out, "\\-");
        else buf_add(out, slice_make(s, 1));
    }
}

static void command_add_entry(struct buf *out, enum cmd cmd)
{
    uint32_t key;
    buf_adds(out, ".It Sy");
    for (size_t i = 0; (key = command_key(cmd, i)) != K_NONE; i++) {
        char label[24];
        keys_label(key, true, label);
        buf_adds(out, i > 0 ? " , " : " ");
        command_add_roff(out, label);
    }
    buf_adds(out, "\n");
    command_add_roff(out, commands[cmd].help);
    buf_adds(out, "\n");
}

void command_add_manual(struct buf *out)
{
    for (enum command_group group = 0; group < GROUPS; group++) {
        buf_addf(out, ".Ss %s\n.Bl -tag -width \"PgDn, Ctrl-F\"\n", group_titles[group]);
        for (enum cmd cmd = 0; cmd < CMDS; cmd++)
            if (commands[cmd].group == group) command_add_entry(out, cmd);
        buf_adds(out, ".El\n");
    }
}
