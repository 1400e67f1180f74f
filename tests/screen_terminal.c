/* The browser and its terminal: any size, any end, any terminal, nothing raw from a plan. */
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include "browser.h"
#include "term_inside.h"
#include "test.h"

static struct term *open_with(int ncols, int nrows, const char *const *env)
{
    static const char *const argv[] = {"jihua", "data/tianshui.csv", NULL};
    return term_start(&(struct term_options){.ncols = ncols, .nrows = nrows, .env = env}, argv);
}

static void two_hundred_sizes_do_no_harm(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    uint32_t seed = 20231123;
    term_send(t, "/人才<Enter>");
    for (int i = 0; i < 200; i++) {
        seed = seed * 1664525u + 1013904223u;
        int ncols = i % 20 == 0 ? 1 : 1 + (int)(seed >> 16) % 200, nrows = i % 20 == 0 ? 1 : 1 + (int)(seed >> 8) % 60;
        term_resize(t, ncols, nrows);
        if (i % 9 == 0) term_send(t, "?");
        if (i % 9 == 4) term_send(t, "<Esc>");
        if (i % 7 == 0) term_send(t, "<Tab>n");
        assert_true(term_update(t));
    }
    term_send(t, "<Esc><Esc>");
    term_resize(t, 120, 36);
    term_wait(t, "第一年");
    term_wait(t, "q 退出");
    quit(t);
}

static void a_tiny_window_says_so_and_a_larger_one_is_drawn_again(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_resize(t, 19, 5);
    term_wait(t, "窗口太小");
    term_resize(t, 1, 1);
    term_resize(t, 60, 20);
    term_wait(t, "引进 “高精尖缺”人才");
    term_wait(t, "q 退出");
    quit(t);
}

static void ctrl_z_gives_the_terminal_back_and_fg_draws_again(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "<C-z>");
    term_wait_stop(t);
    term_expect_restored(t);
    term_resize(t, 80, 24);
    term_continue(t);
    term_wait(t, "年度目标 ─ 任务 1");
    term_send(t, "j");
    term_wait(t, "› 2 培养");
    quit(t);
}

/* As the shell's `kill %1`: the signal, then SIGCONT, the terminal staying with the shell. */
static void a_signal_ends_it_while_it_is_suspended(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "<C-z>");
    term_wait_stop(t);
    size_t before = term_sent_bytes(t);
    term_signal(t, SIGTERM);
    term_signal(t, SIGCONT);
    term_expect_end_unread(t, 1000 * TERM_SLOW);
    term_continue(t);
    assert_int_equal(term_wait_exit(t), 128 + SIGTERM);
    assert_int_equal(term_sent_bytes(t), before);
    term_expect_restored(t);
    term_close(t);
}

static void ends_by(int signo)
{
    struct term *t = open_plan(80, 24);
    term_signal(t, signo);
    assert_int_equal(term_wait_exit(t), 128 + signo);
    term_expect_restored(t);
    term_close(t);
}

static void signals_end_it_with_the_terminal_restored(void **state)
{
    (void)state;
    ends_by(SIGTERM);
    ends_by(SIGHUP);
    ends_by(SIGQUIT);
    ends_by(SIGINT);
}

static void a_crash_restores_the_terminal_too(void **state)
{
    (void)state;
    ends_by(SIGABRT);
    ends_by(SIGSEGV);
    ends_by(SIGBUS);
    ends_by(SIGFPE);
    ends_by(SIGILL);
}

/* Ctrl-Z throws away what is typed.  If that happens between poll and read, a read that waits for a byte waits until
 * the next key, and Ctrl-Z seems to do nothing.  Ctrl-C is a key like others. */
static void reading_keys_never_waits(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    struct termios line;
    assert_int_equal(tcgetattr(t->master, &line), 0);
    assert_int_equal(line.c_cc[VMIN], 0);
    assert_int_equal(line.c_cc[VTIME], 0);
    assert_int_equal(line.c_cc[VINTR], _POSIX_VDISABLE);
    term_send(t, "/人<C-z>");
    term_wait_stop(t);
    term_expect_restored(t);
    term_close(t);
}

static void it_ends_when_the_terminal_goes_away(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_hang_up(t);
    term_wait_exit(t);
    term_close(t);
}

static void without_colour_bold_and_reverse_say_it(void **state)
{
    (void)state;
    static const char *const env[] = {"NO_COLOR=1", NULL};
    struct term *t = open_with(120, 36, env);
    term_wait(t, "q 退出");
    term_send(t, "/博士后<Enter>");
    term_wait(t, "n 下一处");
    assert_true(term_style_of(t, "▸ 2 培养高层次") & TERM_REVERSE);
    for (int row = 0; row < 36; row++)
        for (int col = 0; col < 120; col++)
            assert_false(term_cell(t, row, col).style & (TERM_COLOUR | TERM_BACKGROUND));
    quit(t);
}

static void a_vt100_is_enough(void **state)
{
    (void)state;
    static const char *const env[] = {"TERM=vt100", NULL};
    struct term *t = open_with(80, 24, env);
    term_wait(t, "q 退出");
    term_send(t, "j");
    term_wait(t, "› 2 培养");
    term_send(t, "q");
    assert_int_equal(term_wait_exit(t), 0);
    term_close(t);
}

static void a_dumb_terminal_gets_one_line_of_error(void **state)
{
    (void)state;
    static const char *const kinds[] = {"TERM=dumb", "TERM=no-such-terminal", "TERM=", "TERM"};
    for (size_t i = 0; i < 4; i++) {
        const char *const env[] = {kinds[i], NULL};
        struct term *t = open_with(80, 24, env);
        assert_int_equal(term_wait_exit(t), 2);
        assert_true(term_has(t, "jihua: "));
        assert_true(term_has(t, "TERM"));
        term_close(t);
    }
}

static void english_where_the_locale_is_english(void **state)
{
    (void)state;
    static const char *const env[] = {"LANG=en_US.UTF-8", NULL};
    struct term *t = open_with(120, 36, env);
    term_wait(t, "q quit");
    term_wait(t, "Yearly targets");
    term_wait(t, "26 tasks");
    quit(t);
}

static void the_screen_is_chinese_in_the_C_locale(void **state)
{
    (void)state;
    static const char *const env[] = {"LANG=C", "LC_ALL=C", NULL};
    struct term *t = open_with(80, 24, env);
    term_wait(t, "q 退出");
    term_wait(t, "产业人才培养行动");
    quit(t);
}

static void wide_punctuation_moves_nothing(void **state)
{
    (void)state;
    static const char *const env[] = {"JIHUA_AMBIGUOUS=2", NULL};
    struct term *t = open_with(120, 36, env);
    term_wait(t, "q 退出");
    assert_false(term_has(t, "│"));
    assert_false(term_has(t, "▸"));
    quit(t);
}

static void nothing_from_a_plan_reaches_the_terminal_raw(void **state)
{
    (void)state;
    static const char plan[] =
        "标题\033]0;owned\007,,\n序号,行动,任务,第一年\n"
        "1,甲\033[31m红,乙\302\2331m\342\200\256右,\"丙\033]52;c;QQ==\007\tx\001\177\342\200\213\360\237\207\250\360\237\207\263\"\n"
        "2,甲\033[31m红,e\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201,\357\273\277丁\303\251\n";
    struct term *t = term_open(120, 36, test_temporary("evil\033[7m.csv", plan, sizeof plan - 1), NULL);
    term_wait(t, "q 退出");
    term_wait(t, "␛");
    term_wait(t, "␦");
    term_send(t, "j<Tab>/\033");
    term_wait_still(t, 60);
    term_send(t, "99<Enter>");
    term_wait_still(t, 60);
    term_expect_clean_stream(t, false);
    assert_string_equal(term_title(t), "");
    assert_false(term_sent(t, "\342\200\256"));
    assert_false(term_sent(t, "\302\233"));
    quit(t);
}

static void a_cursor_move_sends_little(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "z"); /* the list alone: moving changes two rows, the top line and nothing else */
    term_wait_gone(t, "第一年");
    term_wait_still(t, 50);
    size_t before = term_sent_bytes(t);
    term_send(t, "j");
    term_wait(t, "› 2 培养");
    term_wait_still(t, 50);
    assert_in_range(term_sent_bytes(t) - before, 1, 400);
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_hundred_sizes_do_no_harm),
        cmocka_unit_test(a_tiny_window_says_so_and_a_larger_one_is_drawn_again),
        cmocka_unit_test(ctrl_z_gives_the_terminal_back_and_fg_draws_again),
        cmocka_unit_test(a_signal_ends_it_while_it_is_suspended),
        cmocka_unit_test(signals_end_it_with_the_terminal_restored),
        cmocka_unit_test(a_crash_restores_the_terminal_too),
        cmocka_unit_test(reading_keys_never_waits),
        cmocka_unit_test(it_ends_when_the_terminal_goes_away),
        cmocka_unit_test(without_colour_bold_and_reverse_say_it),
        cmocka_unit_test(a_vt100_is_enough),
        cmocka_unit_test(a_dumb_terminal_gets_one_line_of_error),
        cmocka_unit_test(english_where_the_locale_is_english),
        cmocka_unit_test(the_screen_is_chinese_in_the_C_locale),
        cmocka_unit_test(wide_punctuation_moves_nothing),
        cmocka_unit_test(nothing_from_a_plan_reaches_the_terminal_raw),
        cmocka_unit_test(a_cursor_move_sends_little),
    };
    return cmocka_run_group_tests_name("terminal", tests, NULL, NULL);
}
