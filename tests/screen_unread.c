/* A terminal that nobody reads: the browser neither hangs nor is lost for it. */
#include <signal.h>

#include "browser.h"
#include "test.h"

enum { IN_TIME_MS = 1000 * TERM_SLOW }; /* a tenth of a second on a machine that has nothing else to do */

/* Ctrl-L sends the whole screen. */
static struct term *open_unread(void)
{
    struct term *t = open_plan(120, 36);
    term_fill(t, "\f");
    return t;
}

static void expect_end_by(struct term *t, int signo)
{
    term_expect_end_unread(t, IN_TIME_MS);
    term_expect_line_restored(t);
    assert_int_equal(term_wait_exit(t), 128 + signo);
    term_close(t);
}

static void signals_end_it_though_nobody_reads(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct term *t = open_unread();
        term_signal(t, signals[i]);
        expect_end_by(t, signals[i]);
    }
}

static void a_crash_ends_it_though_nobody_reads(void **state)
{
    (void)state;
    static const int signals[] = {SIGSEGV, SIGABRT, SIGBUS};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct term *t = open_unread();
        term_signal(t, signals[i]);
        expect_end_by(t, signals[i]);
    }
}

static void ctrl_c_ends_it_where_nobody_reads(void **state)
{
    (void)state;
    struct term *t = open_unread();
    term_send_bytes(t, "\003", 1); /* term_send would read */
    expect_end_by(t, SIGINT);
}

static void q_ends_it_where_nobody_reads(void **state)
{
    (void)state;
    struct term *t = open_unread();
    term_send_bytes(t, "q", 1);
    term_expect_end_unread(t, IN_TIME_MS);
    term_expect_line_restored(t);
    assert_int_equal(term_wait_exit(t), 0);
    term_close(t);
}

static void what_is_read_again_shows_where_one_is_now(void **state)
{
    (void)state;
    struct term *t = open_unread();
    term_send(t, "5<Enter>?<Esc>");
    term_wait(t, "› 5 壮大");
    term_wait_gone(t, "确定");
    term_send(t, "/博士后<Enter>");
    term_wait(t, "n 下一处");
    quit(t);
}

static void a_signal_does_not_wait_for_what_was_typed_before(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    for (int i = 0; i < 500; i++) term_send_bytes(t, "jjjjjjjjkkkkkkkk", 16);
    term_signal(t, SIGTERM);
    term_expect_end_unread(t, IN_TIME_MS);
    assert_int_equal(term_wait_exit(t), 128 + SIGTERM);
    term_expect_restored(t);
    term_close(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signals_end_it_though_nobody_reads),
        cmocka_unit_test(a_crash_ends_it_though_nobody_reads),
        cmocka_unit_test(ctrl_c_ends_it_where_nobody_reads),
        cmocka_unit_test(q_ends_it_where_nobody_reads),
        cmocka_unit_test(what_is_read_again_shows_where_one_is_now),
        cmocka_unit_test(a_signal_does_not_wait_for_what_was_typed_before),
    };
    return cmocka_run_group_tests_name("unread", tests, NULL, NULL);
}
