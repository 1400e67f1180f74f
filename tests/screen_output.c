/* What the commands print on a terminal, in every format, from a plan that is an attack in every cell and whose name is
 * one: nothing of it reaches the terminal as itself, and JSON is still the same JSON. */
#include <jansson.h>

#include "spawn.h"
#include "term.h"
#include "test.h"

#define ESC "\x1B"
/* Escape sequences, C1, a right-to-left override, zero width, a tag, DEL, a soft hyphen, a byte order mark; also what
 * colours text of our own. */
#define ATTACK \
    ESC "]0;evil\a" ESC "[7;7H" ESC "[1;31m" ESC "P1$r\x1B\\\xC2\x9B" \
        "7n\xE2\x80\xAE\xE2\x80\x8B\xF3\xA0\x81\x81\x7F\xC2\xAD\xEF\xBB\xBF\x0E"
static const char file_name[] = "b" ESC "]0;evil\a\n\xC2\x9B\xE2\x80\xAE\x7F.csv";
static const char plan[] = "计划" ATTACK ",,,,,,,\n"
                           "序号,行动,任务,主要内容,第一年,第二年,牵头单位,列" ATTACK "\n"
                           "1" ATTACK ",行动" ATTACK ",任务" ATTACK ",\"1.内容" ATTACK ";\n2.完\",引进人才" ATTACK
                           "30名,引进人才40名" ATTACK ",市" ATTACK "局,备注" ATTACK "\n"
                           "1" ATTACK ",行动" ATTACK ",别的，，" ATTACK ",内容“" ATTACK "人才,,,市教育局,\n";

static const char *path;

static int write_plan(void **state)
{
    static char kept[512];
    (void)state;
    snprintf(kept, sizeof kept, "%s", test_temporary(file_name, plan, sizeof plan - 1));
    path = kept;
    return 0;
}

/* A command line: up to eight words before the plan. */
struct command {
    const char *word[9];
};

static struct term *run_on_terminal(const struct command *command, const char *color)
{
    const char *argv[16] = {"jihua"};
    size_t n = 1;
    for (size_t i = 0; command->word[i]; i++) argv[n++] = command->word[i];
    argv[n++] = "--color";
    argv[n++] = color;
    argv[n++] = path;
    static const char *const english[] = {"LANGUAGE=en", NULL}; /* as in a pipe */
    return term_start(&(struct term_options){.ncols = 100, .nrows = 30, .env = english}, argv);
}

static struct spawned run_in_pipe(const struct command *command)
{
    const char *const *w = command->word;
    const char *argv[8] = {NULL};
    for (size_t i = 0; w[i]; i++) argv[i] = w[i];
    for (size_t i = 0; i < 8; i++)
        if (!argv[i]) {
            argv[i] = path;
            break;
        }
    return spawn_jihua(NULL, argv[0], argv[1], argv[2], argv[3], argv[4], argv[5], argv[6], argv[7], NULL);
}

static void expect_harmless(const struct command *command, const char *color)
{
    struct term *t = run_on_terminal(command, color);
    term_wait_exit(t);
    if (term_sent_bytes(t) < 20) print_message("%s %s\n", command->word[0], command->word[1]);
    assert_true(term_sent_bytes(t) >= 20);
    term_expect_clean_stream(t, false);
    assert_false(term_sent(t, ESC "[7;7H"));
    if (strcmp(color, "never") == 0) assert_false(term_sent(t, ESC));
    assert_string_equal(term_title(t), "");
    term_close(t);
}

static void no_command_sends_what_controls_a_terminal_whatever_the_format(void **state)
{
    static const struct command commands[] = {
        {{"list"}},
        {{"list", "--by", "agency"}},
        {{"list", "--by", "year"}},
        {{"list", "--by", "indicator"}},
        {{"list", "--format", "json"}},
        {{"list", "--by", "agency", "--format", "json"}},
        {{"list", "--by", "year", "--format", "json"}},
        {{"list", "--by", "indicator", "--format", "json"}},
        {{"stats"}},
        {{"stats", "--format", "json"}},
        {{"check", "--all"}},
        {{"check", "--all", "--format", "json"}},
        {{"check", "--load"}},
        {{"check", "--load", "--format", "json"}},
        {{"search", "人才"}},
        {{"search", "人才", "--format", "csv"}},
        {{"search", "人才", "--format", "md"}},
        {{"search", "人才", "--format", "json"}},
        {{"search", "-l", "人才"}},
        {{"export", "--format", "csv"}},
        {{"export", "--format", "csv", "--excel"}},
        {{"export", "--format", "json"}},
        {{"export", "--format", "ndjson"}},
        {{"export", "--format", "md"}},
        {{"export", "--format", "html"}},
        {{"sheet", "--format", "text"}},
        {{"sheet", "--format", "md"}},
        {{"sheet", "--format", "html"}},
        {{"sheet", "--kind", "tasks"}},
        {{"sheet", "--kind", "agency"}},
        {{"sheet", "--kind", "followup"}},
        {{"sheet", "--kind", "table", "--width", "120"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        expect_harmless(&commands[i], "never");
        expect_harmless(&commands[i], "always");
    }
}

static void a_matrix_of_keywords_is_harmless_in_every_format(void **state)
{
    static const char *const formats[] = {"text", "csv", "md", "json"};
    char keywords[512];
    (void)state;
    snprintf(keywords, sizeof keywords, "%s",
             test_temporary("keywords", "人才\n" ATTACK "\n", strlen("人才\n" ATTACK "\n")));
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        expect_harmless(&(struct command){{"search", "--keywords", keywords, "--format", formats[i]}}, "never");
}

/* ---- JSON ---- */

/* What the terminal got, without the carriage returns that it adds. */
static struct buf lines_on_terminal(const struct command *command)
{
    struct term *t = run_on_terminal(command, "always");
    struct buf lines;
    size_t n;
    term_wait_exit(t);
    const char *raw = term_raw(t, &n);
    buf_init(&lines);
    for (size_t i = 0; i < n; i++)
        if (raw[i] != '\r') buf_add(&lines, slice_make(raw + i, 1));
    term_close(t);
    return lines;
}

static void json_on_a_terminal_is_the_same_json(void **state)
{
    static const struct command commands[] = {
        {{"list", "--format", "json"}},
        {{"list", "--by", "agency", "--format", "json"}},
        {{"list", "--by", "year", "--format", "json"}},
        {{"list", "--by", "indicator", "--format", "json"}},
        {{"stats", "--format", "json"}},
        {{"check", "--all", "--format", "json"}},
        {{"check", "--load", "--format", "json"}},
        {{"search", "人才", "--format", "json"}},
        {{"export", "--format", "json"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        struct buf lines = lines_on_terminal(&commands[i]);
        struct spawned pipe = run_in_pipe(&commands[i]);
        json_t *shown = json_loadb(lines.s, lines.n, 0, NULL), *piped = json_loads(pipe.out, 0, NULL);
        assert_non_null(shown);
        assert_non_null(piped);
        assert_true(json_equal(shown, piped));
        json_decref(shown);
        json_decref(piped);
        spawn_done(&pipe);
        buf_done(&lines);
    }
}

static void each_line_of_ndjson_on_a_terminal_is_the_same_value(void **state)
{
    static const struct command command = {{"export", "--format", "ndjson"}};
    (void)state;
    struct buf lines = lines_on_terminal(&command);
    struct spawned pipe = run_in_pipe(&command);
    size_t shown_at = 0, piped_at = 0, count = 0;
    for (; piped_at < pipe.nout; count++) {
        struct slice left = slice_cut(buf_slice(&lines), shown_at, lines.n),
                     right = slice_cut(slice_make(pipe.out, pipe.nout), piped_at, pipe.nout);
        size_t shown_n = slice_find(left, SLICE("\n")), piped_n = slice_find(right, SLICE("\n"));
        json_t *shown = json_loadb(left.s, shown_n, 0, NULL), *piped = json_loadb(right.s, piped_n, 0, NULL);
        assert_non_null(piped);
        assert_true(json_equal(shown, piped));
        json_decref(shown);
        json_decref(piped);
        shown_at += shown_n + 1;
        piped_at += piped_n + 1;
    }
    assert_int_equal(count, 2);
    assert_int_equal(shown_at, lines.n);
    spawn_done(&pipe);
    buf_done(&lines);
}

/* ---- pipes ---- */

static void a_pipe_gets_the_bytes_of_the_plan(void **state)
{
    (void)state;
    struct spawned run = run_in_pipe(&(struct command){{"export", "--format", "csv"}});
    assert_non_null(strstr(run.out, "任务" ATTACK ","));
    spawn_done(&run);
    run = run_in_pipe(&(struct command){{"list", "--format", "json"}});
    assert_non_null(strstr(run.out, "\xC2\x9B"
                                    "7n\xE2\x80\xAE\xE2\x80\x8B\xF3\xA0\x81\x81\x7F"));
    spawn_done(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_command_sends_what_controls_a_terminal_whatever_the_format),
        cmocka_unit_test(a_matrix_of_keywords_is_harmless_in_every_format),
        cmocka_unit_test(json_on_a_terminal_is_the_same_json),
        cmocka_unit_test(each_line_of_ndjson_on_a_terminal_is_the_same_value),
        cmocka_unit_test(a_pipe_gets_the_bytes_of_the_plan),
    };
    return cmocka_run_group_tests(tests, write_plan, NULL);
}
