/* The command line as a table: what it accepts, what it says of the rest, and that help and manual agree with it. */
#include "cli/args.h"
#include "base/wrap.h"
#include "test.h"

enum { WORDS = 12 };

/* Parses the words of a line, separated by single blanks. */
static bool parse(struct args *args, const char *line, struct err *err)
{
    static char words[512];
    static char *argv[WORDS];
    int argc = 0;
    snprintf(words, sizeof words, "jihua %s", line);
    for (char *word = strtok(words, " "); word != NULL && argc < WORDS; word = strtok(NULL, " ")) argv[argc++] = word;
    *err = (struct err){0};
    return args_parse(args, argc, argv, err);
}

static void assert_refused(const char *line, const char *what, const char *remedy)
{
    struct args args;
    struct err err;
    assert_false(parse(&args, line, &err));
    assert_string_equal(err.what, what);
    assert_string_equal(err.remedy, remedy);
    args_done(&args);
}

static void the_first_word_is_the_command_if_there_is_one(void **state)
{
    struct args args;
    struct err err;
    (void)state;
    assert_true(parse(&args, "list a.csv b.csv", &err));
    assert_int_equal(args.command, COMMAND_LIST);
    assert_int_equal(args.operands, 2);
    args_done(&args);
    assert_true(parse(&args, "a.csv list", &err));
    assert_int_equal(args.command, COMMAND_BROWSE);
    assert_string_equal(args.operand[1], "list");
    args_done(&args);
    assert_true(parse(&args, "-- list", &err));
    assert_int_equal(args.command, COMMAND_BROWSE);
    assert_int_equal(args.operands, 1);
    args_done(&args);
}

static void options_stand_anywhere_in_any_form(void **state)
{
    static const char *const lines[] = {"search -C3 -l 人才", "search -lC3 人才", "-C 3 search 人才 -l",
                                        "search 人才 --context=3 --numbers", "--context 3 -l search -- 人才"};
    struct args args;
    struct err err;
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_true(parse(&args, lines[i], &err));
        assert_int_equal(args.command, COMMAND_SEARCH);
        assert_int_equal(args.number[OPTION_CONTEXT], 3);
        assert_non_null(args.value[OPTION_NUMBERS]);
        assert_null(args.value[OPTION_COUNT]);
        assert_string_equal(args.operand[0], "人才");
        args_done(&args);
    }
}

static void a_dash_before_chinese_is_a_query(void **state)
{
    struct args args;
    struct err err;
    (void)state;
    assert_true(parse(&args, "search -金融 -", &err));
    assert_string_equal(args.operand[0], "-金融");
    assert_string_equal(args.operand[1], "-");
    args_done(&args);
}

static void mistakes_get_the_nearest_name(void **state)
{
    (void)state;
    assert_refused("export --fromat csv", "there is no option --fromat", "did you mean --format?");
    assert_refused("list --zzzzzz", "there is no option --zzzzzz", "see `jihua list --help`");
    assert_refused("list -q", "there is no option -q", "see `jihua list --help`");
    assert_refused("list --count", "`jihua list` takes no --count", "see `jihua list --help`");
    assert_refused("--count a.csv", "--count needs a command before it", "see `jihua --help`");
    assert_refused("export -o", "--output needs an argument", "write --output FILE");
    assert_refused("search --count=3 a", "--count takes no argument", "");
    assert_refused("search -C many a", "--context cannot be 'many'", "give a number from 0 to 100000");
    assert_refused("list --width 5", "--width cannot be '5'", "give a number from 20 to 1000");
    assert_refused("list --color blue", "--color cannot be 'blue'", "choose one of auto|always|never");
    assert_refused("list --lang fr", "--lang cannot be 'fr'", "choose one of zh_CN|en");
    assert_refused("show", "something is missing on the command line", "write jihua show NO [PLAN...]");
}

static void the_language_is_known_before_the_words_are_read(void **state)
{
    char *const last[] = {"jihua", "list", "--lang=zh_CN", "--lang", "en", "--bad"};
    char *const ended[] = {"jihua", "--", "--lang=en"};
    (void)state;
    assert_string_equal(args_language(6, (char **)(uintptr_t)last), "en");
    assert_null(args_language(3, (char **)(uintptr_t)ended));
}

/* ---- help and manual ---- */

static void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) fail_msg("'%s' is not in:\n%s", part, text);
}

static void help_has_every_row_and_fits_80_columns(void **state)
{
    (void)state;
    for (int c = 0; c < COMMANDS; c++) {
        struct buf help;
        struct wrap_line line;
        char text[80];
        buf_init(&help);
        args_help((enum command_id)c, 80, NULL, &help);
        for (int o = 0; o < OPTIONS; o++) {
            snprintf(text, sizeof text, "--%s", args_option((enum option_id)o)->name);
            if (args_takes((enum command_id)c, (enum option_id)o)) assert_has(help.s, text);
        }
        for (int other = 1; c == COMMAND_BROWSE && other < COMMANDS; other++) {
            snprintf(text, sizeof text, "\n  %s ", args_command((enum command_id)other)->name);
            assert_has(help.s, text);
        }
        for (size_t pos = 0; wrap_next(buf_slice(&help), &pos, 1000, 1, &line);) assert_true(line.ncols <= 80);
        buf_done(&help);
    }
}

/* One entry per option, `.It Fl o , Fl -output Ar FILE`, and one per command, `.It Cm search …`. */
static void the_manual_has_an_entry_for_every_row_and_no_other(void **state)
{
    char entry[160];
    size_t entries = 0;
    struct buf manual;
    (void)state;
    assert_true(test_read(test_path("man/jihua.1"), &manual));
    const char *text = manual.s;
    for (int o = 0; o < OPTIONS; o++) {
        const struct option_row *row = args_option((enum option_id)o);
        char letter[16] = "";
        if (row->letter != 0) snprintf(letter, sizeof letter, "Fl %c , ", row->letter);
        snprintf(entry, sizeof entry, "\n.It %sFl -%s%s%s\n", letter, row->name, *row->arg != '\0' ? " Ar " : "",
                 row->arg);
        assert_has(text, entry);
    }
    for (int c = 1; c < COMMANDS; c++) {
        snprintf(entry, sizeof entry, "\n.It Cm %s ", args_command((enum command_id)c)->name);
        assert_has(text, entry);
    }
    for (const char *at = text; (at = strstr(at, "\n.It Fl ")) != NULL; at++) entries++;
    assert_int_equal(entries, OPTIONS);
    entries = 0;
    for (const char *at = text; (at = strstr(at, "\n.It Cm ")) != NULL; at++) entries++;
    assert_int_equal(entries, COMMANDS - 1);
    buf_done(&manual);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_word_is_the_command_if_there_is_one),
        cmocka_unit_test(options_stand_anywhere_in_any_form),
        cmocka_unit_test(a_dash_before_chinese_is_a_query),
        cmocka_unit_test(mistakes_get_the_nearest_name),
        cmocka_unit_test(the_language_is_known_before_the_words_are_read),
        cmocka_unit_test(help_has_every_row_and_fits_80_columns),
        cmocka_unit_test(the_manual_has_an_entry_for_every_row_and_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
