/* args: the words of the command line, read by the tables of command_line.def.
 *
 * Options may stand before, between and after the operands; `--` ends them.  The first operand is the command if it
 * is the name of one, unless it stands behind `--`.  A word such as -金融 is an operand, for no option begins so.
 * Invariant: what args_parse has accepted fits the tables: the command takes each option given, choices are one of
 * their words, numbers are within their bounds. */
#ifndef JIHUA_ARGS_H
#define JIHUA_ARGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

enum command_id {
#define COMMAND(id, function, name, operands, least, summary) COMMAND_##id,
#include "cli/command_line.def"
    COMMANDS
};

enum option_id {
#define OPTION(id, name, letter, kind, arg, low, high, commands, help) OPTION_##id,
#include "cli/command_line.def"
    OPTIONS
};

enum option_kind { OPTION_KIND_FLAG, OPTION_KIND_TEXT, OPTION_KIND_CHOICE, OPTION_KIND_NUMBER };

struct command_row {
    const char *name; /* "" for the browser */
    const char *operands;
    unsigned least;      /* operands that must be there */
    const char *summary; /* msgid */
};

struct option_row {
    const char *name;
    char letter; /* 0: no short form */
    enum option_kind kind;
    const char *arg;
    unsigned low, high;
    uint32_t commands; /* bit i: command i takes it */
    const char *help;  /* msgid */
};

struct args {
    enum command_id command;
    const char *value[OPTIONS]; /* NULL: not given; "" for a flag; borrowed from argv, the last one counts */
    unsigned number[OPTIONS];   /* of a NUMBER */
    const char **operand;       /* owned array of borrowed words, without the command */
    size_t operands;
};

const struct command_row *args_command(enum command_id);
const struct option_row *args_option(enum option_id);
bool args_takes(enum command_id, enum option_id);
/* How many operands must stand before the plans: those of the command; none where --keywords stands for the query, or
 * where --notes asks for no task. */
size_t args_before_plans(const struct args *);

/* False and *err for a word that the tables do not allow; *args is to be freed by args_done in any case. */
bool args_parse(struct args *, int argc, char **argv, struct err *);
void args_done(struct args *);
/* The value of --lang, found before anything else is read so that every message is in that language; NULL if absent. */
const char *args_language(int argc, char **argv);

/* Finds the name that a mistyped word most likely means: begin with {.word = word} and call args_near with every
 * name. */
struct args_nearest {
    const char *word;
    const char *best; /* NULL while no name is near */
    size_t distance;
};
void args_near(struct args_nearest *, const char *name);

/* Adds the words that an option takes, separated by ", "; nothing if it takes any word. */
typedef void args_words(enum command_id, enum option_id, struct buf *);
/* Adds the help of a command (COMMAND_BROWSE: of the whole program) in lines of at most ncols columns.  words NULL:
 * the words that options take are left out. */
void args_help(enum command_id, int ncols, args_words *, struct buf *out);

#endif
