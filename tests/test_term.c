/* The harness itself, with small shell commands as the programs. */
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "term.h"
#include "test.h"

static struct term *shell(const char *script)
{
    return term_start(&(struct term_options){.ncols = 44, .nrows = 6}, (const char *const[]){"sh", "-c", script, NULL});
}

static void what_a_program_prints_is_on_the_screen(void **state)
{
    (void)state;
    struct term *t = shell("printf '行动 8\\r\\n\\033[1;31m人才\\033[0m 26'");
    assert_int_equal(term_wait_exit(t), 0);
    assert_string_equal(term_screen(t), "行动 8\n人才 26\n\n\n\n");
    assert_string_equal(term_row(t, 1), "人才 26");
    int row, col;
    bool visible;
    assert_true(term_find(t, "才 2", &row, &col));
    assert_int_equal(row, 1);
    assert_int_equal(col, 2);
    assert_false(term_has(t, "才26"));
    assert_int_equal(term_style_of(t, "人才"), TERM_BOLD | TERM_COLOUR);
    assert_int_equal(term_style_of(t, "人才 2"), 0);
    assert_int_equal(term_cell(t, 1, 0).fg, 1);
    assert_int_equal(term_cell(t, 1, 0).width, 2);
    assert_int_equal(term_cell(t, 1, 1).width, 0);
    term_cursor(t, &row, &col, &visible);
    assert_int_equal(row, 1);
    assert_int_equal(col, 7);
    assert_true(visible);
    term_close(t);
}

static void keys_reach_the_program(void **state)
{
    (void)state;
    struct term *t = shell("stty raw -echo; printf ready; "
                           "x=$(dd bs=1 count=23 2>/dev/null | od -An -w8 -c); stty sane; printf '\\n%s' \"$x\"");
    term_wait(t, "ready");
    term_send(t, "q才<Enter><Esc><Up><S-Tab><F1><C-r><Backspace><lt><Space><PgDn>");
    term_wait_exit(t);
    assert_true(term_has(t, "q 346 211 215  \\r 033 033   ["));
    assert_true(term_has(t, "A 033   [   Z 033   O   P 022"));
    assert_true(term_has(t, "177   <     033   [   6   ~"));
    term_close(t);
}

static void the_size_is_told_and_can_change(void **state)
{
    (void)state;
    struct term *t = shell("trap 'stty size' WINCH; stty size; while :; do read x; test \"$x\" = q && exit; done");
    term_wait(t, "6 44");
    term_resize(t, 33, 9);
    term_wait(t, "9 33");
    assert_int_equal(term_cols(t), 33);
    assert_int_equal(term_rows(t), 9);
    term_send(t, "q<Enter>");
    assert_int_equal(term_wait_exit(t), 0);
    term_close(t);
}

static void any_size_is_survived(void **state)
{
    (void)state;
    struct term *t = shell("trap 'printf \"\\033[H行动人才\\033[9;1H才\"' WINCH; printf '\\033[?1049hup'; "
                           "while :; do read x; test \"$x\" && exit; done");
    term_wait(t, "up");
    for (int i = 0; i < 200; i++) {
        term_resize(t, 1 + i * 7 % 150, 1 + i * 5 % 50);
        term_update(t);
    }
    term_resize(t, 80, 24);
    term_wait(t, "行动人才");
    term_send(t, "q<Enter>");
    assert_int_equal(term_wait_exit(t), 0);
    term_close(t);
}

static void the_terminal_answers_questions(void **state)
{
    (void)state;
    struct term *t = shell("stty raw -echo; printf '才\\033[6n'; dd bs=1 count=6 2>/dev/null | od -An -c");
    term_wait(t, "033   [   1   ;   3   R");
    term_wait_exit(t);
    term_close(t);
}

static void the_environment_is_clean_and_can_be_set(void **state)
{
    (void)state;
    static const char *const env[] = {"LANG=en_US.UTF-8", "EXTRA=ja", "TERM", NULL};
    setenv("JIHUA_PLAN", "somewhere", 1);
    struct term *t = term_start(
        &(struct term_options){.ncols = 60, .nrows = 5, .env = env, .dir = "/usr"},
        (const char *const[]){"sh", "-c", "echo [$JIHUA_PLAN][$LANG][$EXTRA]; pwd; ls -A $HOME; echo $HOME", NULL});
    assert_int_equal(term_wait_exit(t), 0);
    assert_string_equal(term_row(t, 0), "[][en_US.UTF-8][ja]");
    assert_string_equal(term_row(t, 1), "/usr");
    assert_string_equal(term_row(t, 2), term_home(t));
    char home[64];
    strcpy(home, term_home(t));
    term_close(t);
    assert_int_equal(access(home, F_OK), -1);
}

static void the_end_of_a_program_is_known(void **state)
{
    (void)state;
    struct term *t = shell("exit 3");
    assert_int_equal(term_wait_exit(t), 3);
    assert_false(term_update(t));
    term_close(t);

    t = shell("printf up; read x");
    term_wait(t, "up");
    term_signal(t, SIGTERM);
    assert_int_equal(term_wait_exit(t), 128 + SIGTERM);
    term_close(t);

    t = shell("trap 'exit 7' HUP; printf up; while :; do read x || exit 7; done");
    term_wait(t, "up");
    term_hang_up(t);
    assert_int_equal(term_wait_exit(t), 7);
    term_close(t);

    t = term_start(&(struct term_options){0}, (const char *const[]){"/nowhere/at-all", NULL});
    assert_int_equal(term_wait_exit(t), 127);
    assert_true(term_has(t, "cannot start"));
    term_close(t);
}

static void all_output_is_read_before_the_end(void **state)
{
    (void)state;
    struct term *t = shell("i=0; while [ $i -lt 3000 ]; do echo \"line $i of many\"; i=$((i+1)); done");
    assert_int_equal(term_wait_exit(t), 0);
    assert_true(term_has(t, "line 2999 of many"));
    assert_true(term_sent(t, "line 0 of"));
    assert_false(term_sent(t, "that was all"));
    assert_true(term_sent_bytes(t) > 50000);
    term_close(t);
}

static void ctrl_z_stops_and_fg_continues(void **state)
{
    (void)state;
    struct term *t = shell("printf one; read x; printf two:$x; read y");
    term_wait(t, "one");
    for (int i = 0; i < 2; i++) {
        term_send(t, "<C-z>");
        term_wait_stop(t);
        term_expect_restored(t);
        term_continue(t);
    }
    term_send(t, "a<Enter>");
    term_wait(t, "two:a");
    term_send(t, "b<Enter>");
    assert_int_equal(term_wait_exit(t), 0);
    term_close(t);
}

static void a_mouse_is_reported_if_it_was_asked_for(void **state)
{
    (void)state;
    struct term *t = shell("stty raw -echo; printf '\\033[?1000;1006hready'; "
                           "x=$(dd bs=1 count=20 2>/dev/null | od -An -w10 -c); stty sane; printf '\\n%s' \"$x\"");
    term_wait(t, "ready");
    term_click(t, 2, 9);
    term_wait_exit(t);
    assert_true(term_has(t, "033   [   <   0   ;   1   0   ;   3   M"));
    assert_true(term_has(t, "033   [   <   0   ;   1   0   ;   3   m"));
    term_close(t);
}

static void a_screen_is_compared_with_a_file(void **state)
{
    (void)state;
    struct term *t = shell("printf '┌ 行动 8 ─┐\\r\\n'; read x; printf '人才   \\r\\n'; read x");
    term_wait(t, "行动");
    term_send(t, "<Enter>"); /* the second row is awaited by the comparison */
    term_expect_screen(t, "harness");
    term_close(t);
}

/* Each of these must fail; the group runs in a program of its own, below. */
static void text_that_does_not_come(void **state)
{
    (void)state;
    struct term *t = shell("exit 0");
    term_wait(t, "never");
}

static void another_screen(void **state)
{
    (void)state;
    struct term *t = shell("printf other");
    term_expect_screen(t, "harness");
}

static void a_raw_terminal(void **state)
{
    (void)state;
    struct term *t = shell("stty -echo");
    term_wait_exit(t);
    term_expect_restored(t);
}

static void a_hidden_cursor(void **state)
{
    (void)state;
    struct term *t = shell("printf '\\033[?1;25h\\033[?1;25l'");
    term_wait_exit(t);
    term_expect_restored(t);
}

static void a_pen_in_reverse(void **state)
{
    (void)state;
    struct term *t = shell("printf '\\033[7m'");
    term_wait_exit(t);
    term_expect_restored(t);
}

static void a_title_from_a_file(void **state)
{
    (void)state;
    struct term *t = shell("printf '\\033]0;evil\\007'");
    term_wait_exit(t);
    term_expect_clean_stream(t, false);
}

static void a_c1_control(void **state)
{
    (void)state;
    struct term *t = shell("printf '\\302\\2331m'");
    term_wait_exit(t);
    term_expect_clean_stream(t, true);
}

static void a_right_to_left_override(void **state)
{
    (void)state;
    struct term *t = shell("printf 'a\\342\\200\\256b'");
    term_wait_exit(t);
    term_expect_clean_stream(t, true);
}

static const struct CMUnitTest must_fail[] = {
    cmocka_unit_test(text_that_does_not_come),
    cmocka_unit_test(another_screen),
    cmocka_unit_test(a_raw_terminal),
    cmocka_unit_test(a_hidden_cursor),
    cmocka_unit_test(a_pen_in_reverse),
    cmocka_unit_test(a_title_from_a_file),
    cmocka_unit_test(a_c1_control),
    cmocka_unit_test(a_right_to_left_override),
};
#define MUST_FAIL_COUNT ((int)(sizeof must_fail / sizeof *must_fail))

static void what_is_wrong_fails_the_test(void **state)
{
    (void)state;
    char self[4096];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    assert_true(n > 0);
    self[n] = '\0';
    char *top = mem_format("TOP_SRCDIR=%s", test_path(""));
    const char *const env[] = {"CMOCKA_MESSAGE_OUTPUT=TAP", "ASAN_OPTIONS=detect_leaks=0", top, NULL};
    struct term *t = term_start(&(struct term_options){.ncols = 150, .nrows = 150, .env = env},
                                (const char *const[]){self, "must-fail", NULL});
    assert_int_equal(term_wait_exit(t), MUST_FAIL_COUNT);
    assert_true(term_has(t, "“never” did not come"));
    assert_true(term_has(t, "-  0 ┌ 行动 8 ─┐"));
    assert_true(term_has(t, "the line settings were not restored"));
    assert_true(term_has(t, "the cursor is hidden"));
    assert_true(term_has(t, "in a style or colour"));
    assert_true(term_has(t, "\\x1b]0;evil\\x07"));
    assert_true(term_has(t, "\\xc2\\x9b1m"));
    assert_true(term_has(t, "\\xe2\\x80\\xaeb"));
    term_close(t);
    free(top);
}

static void what_curses_sends_is_clean(void **state)
{
    (void)state;
    struct term *t = shell(
        "tput smcup; tput cup 2 3; tput bold; tput smacs; printf 人才; tput rmacs; tput sgr0; tput civis; "
        "tput cnorm; tput smkx; tput rmkx; tput rmcup; printf '\\033]2;计划\\033\\\\'");
    assert_int_equal(term_wait_exit(t), 0);
    term_expect_clean_stream(t, true);
    term_expect_restored(t);
    assert_string_equal(term_title(t), "计划");
    term_close(t);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_program_prints_is_on_the_screen),
        cmocka_unit_test(keys_reach_the_program),
        cmocka_unit_test(the_size_is_told_and_can_change),
        cmocka_unit_test(any_size_is_survived),
        cmocka_unit_test(the_terminal_answers_questions),
        cmocka_unit_test(the_environment_is_clean_and_can_be_set),
        cmocka_unit_test(the_end_of_a_program_is_known),
        cmocka_unit_test(all_output_is_read_before_the_end),
        cmocka_unit_test(ctrl_z_stops_and_fg_continues),
        cmocka_unit_test(a_mouse_is_reported_if_it_was_asked_for),
        cmocka_unit_test(a_screen_is_compared_with_a_file),
        cmocka_unit_test(what_is_wrong_fails_the_test),
        cmocka_unit_test(what_curses_sends_is_clean),
    };
    if (argc > 1 && strcmp(argv[1], "must-fail") == 0) return cmocka_run_group_tests(must_fail, NULL, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
