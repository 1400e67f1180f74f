#include "cli/args.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/wrap.h"

#define ON(command) (1u << COMMAND_##command)
#define EVERY (~0u)

static const struct command_row commands[COMMANDS] = {
#define COMMAND(id, function, name, operands, least, summary) [COMMAND_##id] = {name, operands, least, summary},
#include "cli/command_line.def"
};

static const struct option_row options[OPTIONS] = {
#define OPTION(id, name, letter, kind, arg, low, high, on, help) \
    [OPTION_##id] = {name, letter, OPTION_KIND_##kind, arg, low, high, on, help},
#include "cli/command_line.def"
};

const struct command_row *args_command(enum command_id id) { return &commands[id]; }
const struct option_row *args_option(enum option_id id) { return &options[id]; }
bool args_takes(enum command_id command, enum option_id option)
{
    return (options[option].commands & 1u << command) != 0;
}

/* ---- nearest names ---- */

/* How many edits (insert, delete or replace a byte, swap two) make b of a; more than 3 count as 4. */
static size_t args_edits(const char *a, const char *b)
{
    enum { MOST = 40 };
    size_t na = strlen(a), nb = strlen(b);
    if (na >= MOST || nb >= MOST) return 4;
    size_t row[MOST + 1][MOST + 1];
    for (size_t i = 0; i <= na; i++) row[i][0] = i;
    for (size_t j = 0; j <= nb; j++) row[0][j] = j;
    for (size_t i = 1; i <= na; i++) {
        for (size_t j = 1; j <= nb; j++) {
            size_t best = row[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (row[i - 1][j] + 1 < best) best = row[i - 1][j] + 1;
            if (row[i][j - 1] + 1 < best) best = row[i][j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && row[i - 2][j - 2] + 1 < best)
                best = row[i - 2][j - 2] + 1;
            row[i][j] = best;
        }
    }
    return row[na][nb] < 4 ? row[na][nb] : 4;
}

void args_near(struct args_nearest *nearest, const char *name)
{
    size_t distance = args_edits(nearest->word, name);
    size_t longest = strlen(name) > strlen(nearest->word) ? strlen(name) : strlen(nearest->word);
    if (distance > 3 || distance * 2 > longest) return;
    if (nearest->best != NULL && nearest->distance <= distance) return;
    nearest->best = name;
    nearest->distance = distance;
}

/* ---- parsing ---- */

/* Where reading the words stands: at word `at` of argv; whether `--` was there. */
struct args_reader {
    char **argv;
    int argc, at;
    bool ended;
    bool named;     /* the command has been named */
    uint64_t given; /* bit i: option i */
};

static bool args_is_option_word(const char *word)
{
    unsigned char second = (unsigned char)word[1];
    return word[0] == '-' && (second == '-' || (second > ' ' && second < 0x7f));
}

static const char *args_help_remedy(enum command_id command, char *out, size_t size)
{
    const char *name = commands[command].name;
    snprintf(out, size, _("see `jihua %s%s--help`"), name, *name != '\0' ? " " : "");
    return out;
}

static bool args_unknown_option(const struct args *args, const char *name, struct err *err)
{
    struct args_nearest nearest = {.word = name};
    for (int i = 0; i < OPTIONS; i++)
        if (args_takes(args->command, (enum option_id)i)) args_near(&nearest, options[i].name);
    char remedy[256];
    if (nearest.best != NULL) snprintf(remedy, sizeof remedy, _("did you mean --%s?"), nearest.best);
    else args_help_remedy(args->command, remedy, sizeof remedy);
    err_setf(err, remedy, _("there is no option --%s"), name);
    return false;
}

static bool args_check_choice(const struct option_row *row, const char *value, struct err *err)
{
    size_t n = strlen(value);
    for (const char *choice = row->arg; *choice != '\0';) {
        size_t length = strcspn(choice, "|");
        if (n == length && memcmp(choice, value, n) == 0) return true;
        choice += length;
        choice += *choice == '|';
    }
    char remedy[256];
    snprintf(remedy, sizeof remedy, _("choose one of %s"), row->arg);
    err_setf(err, remedy, _("--%s cannot be '%s'"), row->name, value);
    return false;
}

static bool args_check_number(const struct option_row *row, const char *value, unsigned *number, struct err *err)
{
    char *end;
    unsigned long n = strtoul(value, &end, 10);
    bool digits = *value >= '0' && *value <= '9' && *end == '\0';
    *number = (unsigned)n;
    if (digits && n >= row->low && n <= row->high) return true;
    char remedy[256];
    snprintf(remedy, sizeof remedy, _("give a number from %u to %u"), row->low, row->high);
    err_setf(err, remedy, _("--%s cannot be '%s'"), row->name, value);
    return false;
}

static bool args_accept(struct args *args, struct args_reader *in, enum option_id id, const char *value,
                        struct err *err)
{
    const struct option_row *row = &options[id];
    if (row->kind == OPTION_KIND_CHOICE && !args_check_choice(row, value, err)) return false;
    if (row->kind == OPTION_KIND_NUMBER && !args_check_number(row, value, &args->number[id], err)) return false;
    args->value[id] = value;
    in->given |= UINT64_C(1) << id;
    return true;
}

/* The argument of an option that is the next word; NULL and *err if there is none. */
static const char *args_next_word(struct args_reader *in, const struct option_row *row, struct err *err)
{
    if (in->at + 1 < in->argc) return in->argv[++in->at];
    char remedy[256];
    snprintf(remedy, sizeof remedy, _("write --%s %s"), row->name, row->arg);
    err_setf(err, remedy, _("--%s needs an argument"), row->name);
    return NULL;
}

static bool args_parse_long(struct args *args, struct args_reader *in, struct err *err)
{
    const char *word = in->argv[in->at] + 2;
    size_t n = strcspn(word, "=");
    int id = 0;
    while (id < OPTIONS && !(strlen(options[id].name) == n && memcmp(options[id].name, word, n) == 0)) id++;
    if (id == OPTIONS) {
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)(n < 60 ? n : 60), word);
        return args_unknown_option(args, name, err);
    }
    const struct option_row *row = &options[id];
    if (row->kind == OPTION_KIND_FLAG) {
        if (word[n] != '=') return args_accept(args, in, (enum option_id)id, "", err);
        err_setf(err, "", _("--%s takes no argument"), row->name);
        return false;
    }
    const char *value = word[n] == '=' ? word + n + 1 : args_next_word(in, row, err);
    return value != NULL && args_accept(args, in, (enum option_id)id, value, err);
}

/* Reads a word of short options: -l, -C3, -C 3, -lC3. */
static bool args_parse_short(struct args *args, struct args_reader *in, struct err *err)
{
    for (const char *letter = in->argv[in->at] + 1; *letter != '\0'; letter++) {
        int id = 0;
        while (id < OPTIONS && options[id].letter != *letter) id++;
        if (id == OPTIONS) {
            char remedy[256];
            err_setf(err, args_help_remedy(args->command, remedy, sizeof remedy), _("there is no option -%c"), *letter);
            return false;
        }
        if (options[id].kind == OPTION_KIND_FLAG) {
            if (!args_accept(args, in, (enum option_id)id, "", err)) return false;
            continue;
        }
        const char *value = letter[1] != '\0' ? letter + 1 : args_next_word(in, &options[id], err);
        return value != NULL && args_accept(args, in, (enum option_id)id, value, err);
    }
    return true;
}

static void args_add_operand(struct args *args, struct args_reader *in, const char *word)
{
    if (!in->named && !in->ended && args->operands == 0 && *word != '\0') {
        for (int i = 0; i < COMMANDS; i++) {
            if (strcmp(commands[i].name, word) != 0) continue;
            args->command = (enum command_id)i;
            in->named = true;
            return;
        }
    }
    args->operand[args->operands++] = word;
}

/* 5, 2:5: the number of a task, no name of a file. */
static bool args_is_number(const char *word) { return *word != '\0' && word[strspn(word, "0123456789:")] == '\0'; }

size_t args_before_plans(const struct args *args)
{
    if (args->value[OPTION_KEYWORDS] != NULL) return 0;
    if (args->value[OPTION_NOTES] != NULL) return args->operands > 0 && args_is_number(args->operand[0]) ? 1 : 0;
    return commands[args->command].least;
}

/* Checks what can be checked only when the command is known, which any word may name: it takes every option that was
 * given, and it has its operands. */
static bool args_check_whole(const struct args *args, const struct args_reader *in, struct err *err)
{
    char remedy[256];
    args_help_remedy(args->command, remedy, sizeof remedy);
    for (int i = 0; i < OPTIONS; i++) {
        if ((in->given >> i & 1) == 0 || args_takes(args->command, (enum option_id)i)) continue;
        if (in->named)
            err_setf(err, remedy, _("`jihua %s` takes no --%s"), commands[args->command].name, options[i].name);
        else err_setf(err, remedy, _("--%s needs a command before it"), options[i].name);
        return false;
    }
    if (args->operands >= args_before_plans(args) || args->value[OPTION_HELP] != NULL) return true;
    snprintf(remedy, sizeof remedy, _("write jihua %s %s"), commands[args->command].name,
             commands[args->command].operands);
    err_set(err, _("something is missing on the command line"), remedy);
    return false;
}

bool args_parse(struct args *args, int argc, char **argv, struct err *err)
{
    *args = (struct args){.command = COMMAND_BROWSE};
    args->operand = mem_zalloc((size_t)(argc + 1) * sizeof *args->operand);
    struct args_reader in = {.argv = argv, .argc = argc};
    for (in.at = 1; in.at < argc; in.at++) {
        char *word = argv[in.at];
        bool good = true;
        if (in.ended || !args_is_option_word(word)) args_add_operand(args, &in, word);
        else if (strcmp(word, "--") == 0) in.ended = true;
        else if (word[1] == '-') good = args_parse_long(args, &in, err);
        else good = args_parse_short(args, &in, err);
        if (!good) return false;
    }
    return args_check_whole(args, &in, err);
}

void args_done(struct args *args)
{
    free(args->operand);
    args->operand = NULL;
}

const char *args_language(int argc, char **argv)
{
    const char *found = NULL;
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc) found = argv[++i];
        else if (strncmp(argv[i], "--lang=", 7) == 0) found = argv[i] + 7;
    }
    return found;
}

/* ---- help ---- */

/* Adds "  left        right", where a long right part is wrapped within its own column. */
static void args_add_pair(struct buf *out, const char *left, int indent, const char *right, int ncols)
{
    int used = text_cols(slice_of(left), 1);
    buf_adds(out, left);
    if (used + 2 > indent) {
        buf_adds(out, "\n");
        used = 0;
    }
    struct slice text = slice_of(right);
    struct wrap_line line;
    int room = ncols - indent > 20 ? ncols - indent : 20;
    for (size_t pos = 0; wrap_next(text, &pos, room, 1, &line); used = 0) {
        buf_fill(out, ' ', (size_t)(indent - used));
        buf_add(out, slice_cut(text, line.start, line.end));
        buf_adds(out, "\n");
    }
}

static void args_add_usage(struct buf *out, enum command_id command)
{
    const struct command_row *row = &commands[command];
    buf_addf(out, _("Usage: jihua %s%s[OPTION...] %s\n"), row->name, *row->name != '\0' ? " " : "", row->operands);
    if (command == COMMAND_BROWSE) buf_addf(out, _("       jihua COMMAND [OPTION...] ...\n"));
    buf_addf(out, "\n%s\n\n", _(row->summary));
}

/* Adds what the option is for and which words it takes. */
static void args_add_help(struct buf *out, enum command_id command, enum option_id option, args_words *words)
{
    buf_adds(out, _(options[option].help));
    if (words == NULL) return;
    struct buf list;
    buf_init(&list);
    words(command, option, &list);
    if (list.n > 0) buf_addf(out, _(": %s"), list.s);
    buf_done(&list);
}

static void args_add_options(struct buf *out, enum command_id command, int ncols, args_words *words)
{
    struct buf help;
    buf_init(&help);
    buf_addf(out, "%s\n", _("Options:"));
    for (int i = 0; i < OPTIONS; i++) {
        const struct option_row *row = &options[i];
        if (!args_takes(command, (enum option_id)i)) continue;
        char letter[8] = "    ", left[80];
        if (row->letter != 0) snprintf(letter, sizeof letter, "-%c, ", row->letter);
        snprintf(left, sizeof left, "  %s--%s%s%s", letter, row->name, *row->arg != '\0' ? " " : "", row->arg);
        buf_clear(&help);
        args_add_help(&help, command, (enum option_id)i, words);
        args_add_pair(out, left, 30, help.s, ncols);
    }
    buf_done(&help);
}

void args_help(enum command_id command, int ncols, args_words *words, struct buf *out)
{
    args_add_usage(out, command);
    if (command == COMMAND_BROWSE) {
        buf_addf(out, "%s\n", _("Commands:"));
        for (int i = 1; i < COMMANDS; i++) {
            char left[80];
            snprintf(left, sizeof left, "  %s %s", commands[i].name, commands[i].operands);
            args_add_pair(out, left, 30, _(commands[i].summary), ncols);
        }
        buf_adds(out, "\n");
    }
    args_add_options(out, command, ncols, words);
}
