/* The browser while plans load, load again and come from elsewhere than one file. */
#include "term.h"
#include "test.h"

static const char *plan_with(const char *name, const char *second)
{
    struct buf csv;
    buf_init(&csv);
    buf_addf(
        &csv,
        "序号,行动,任务,第一年,牵头单位\n1,甲行动,修路,修路1公里,交通局\n2,甲行动,%s,种树30亩,林草局\n3,乙行动,养护,养护1公里,交通局\n",
        second);
    const char *path = test_temporary(name, csv.s, csv.n);
    buf_done(&csv);
    return path;
}

static void a_changed_file_loads_again_and_keeps_place_and_search(void **state)
{
    (void)state;
    struct term *t = term_open(120, 30, plan_with("changes.csv", "种树"), NULL);
    term_wait(t, "共 3 项任务");
    term_send(t, "/公里<Enter>#3<Enter>");
    term_wait(t, "乙行动 › 3 养护");
    plan_with("changes.csv", "种花");
    term_wait(t, "种花");
    term_wait(t, "乙行动 › 3 养护");
    term_wait(t, "2 项 2 处");
    term_send(t, "q");
    assert_int_equal(term_wait_exit(t), 0);
    term_close(t);
}

static void a_broken_new_version_keeps_the_plan_and_says_why(void **state)
{
    (void)state;
    struct term *t = term_open(120, 30, plan_with("breaks.csv", "种树"), NULL);
    term_wait(t, "共 3 项任务");
    test_temporary("breaks.csv", "PK\x03\x04", 4);
    term_wait(t, "仍显示原计划");
    term_wait(t, "种树");
    plan_with("breaks.csv", "修桥");
    term_wait(t, "修桥");
    term_close(t);
}

static void reload_is_a_key_too(void **state)
{
    (void)state;
    struct term *t = term_open(120, 30, plan_with("key.csv", "种树"), NULL);
    term_wait(t, "共 3 项任务");
    term_send(t, "r");
    term_wait(t, "正在重新读取");
    term_send(t, "q");
    assert_int_equal(term_wait_exit(t), 0);
    term_close(t);
}

static void a_large_plan_is_there_at_once_and_whole_soon(void **state)
{
    (void)state;
    struct buf csv;
    buf_init(&csv);
    buf_adds(&csv, "序号,行动,任务,第一年,牵头单位\n");
    for (int i = 1; i <= 60000; i++)
        buf_addf(&csv, "%d,行动%d,第%d项任务,\"1.修路%d公里;\n2.建桥%d座\",交通局\n", i, i % 7, i, i, i);
    struct term *t = term_open(120, 30, test_temporary("large.csv", csv.s, csv.n), NULL);
    buf_done(&csv);
    term_wait(t, "第1项任务");
    term_wait(t, "共 60000 项任务");
    term_send(t, "60000<Enter>");
    term_wait(t, "60000 第60000项任务");
    term_send(t, "q");
    assert_int_equal(term_wait_exit(t), 0);
    term_close(t);
}

static void a_guess_is_mentioned_and_the_report_tells_all(void **state)
{
    (void)state;
    static const char csv[] =
        "1,甲行动,修路,\"1.修路;2.建桥\",交通局\n2,甲行动,种树,\"1.种树;2.种花\",林草局\n3,乙行动,养护,\"1.养路;2.养桥\",交通局\n";
    struct term *t = term_open(120, 30, test_temporary("bare.csv", csv, sizeof csv - 1), NULL);
    term_wait(t, "没有表头行");
    term_send(t, "L");
    term_wait(t, "读取报告");
    term_wait(t, "编码：UTF-8");
    term_wait(t, "列：3 任务 = 任务");
    term_send(t, "<Esc>");
    term_wait_gone(t, "读取报告");
    term_close(t);
}

static void several_plans_stand_under_their_titles(void **state)
{
    (void)state;
    char first[512];
    snprintf(first, sizeof first, "%s", plan_with("first.csv", "种树"));
    struct term *t = term_open(120, 30, first, plan_with("second.csv", "种花"), NULL);
    term_wait(t, "共 6 项任务");
    term_wait(t, "first");
    term_wait(t, "second");
    term_send(t, "2:2<Enter>");
    term_wait(t, "2:2 种花");
    term_send(t, "/公里<Enter>");
    term_wait(t, "4 项 4 处");
    term_close(t);
}

static void a_plan_from_a_pipe_leaves_the_keyboard_to_the_terminal(void **state)
{
    (void)state;
    char *command = NULL;
    assert_true(asprintf(&command, "cat '%s' | exec \"${JIHUA:-./jihua}\" -", plan_with("piped.csv", "种树")) > 0);
    const char *env[] = {NULL, NULL};
    char *program = NULL;
    if (getenv("JIHUA")) {
        assert_true(asprintf(&program, "JIHUA=%s", getenv("JIHUA")) > 0);
        env[0] = program;
    }
    struct term_options options = {.ncols = 120, .nrows = 30, .env = env};
    struct term *t = term_start(&options, (const char *const[]){"sh", "-c", command, NULL});
    term_wait(t, "共 3 项任务");
    term_send(t, "#3<Enter>");
    term_wait(t, "乙行动 › 3 养护");
    term_send(t, "q");
    assert_int_equal(term_wait_exit(t), 0);
    term_close(t);
    free(command);
    free(program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_changed_file_loads_again_and_keeps_place_and_search),
        cmocka_unit_test(a_broken_new_version_keeps_the_plan_and_says_why),
        cmocka_unit_test(reload_is_a_key_too),
        cmocka_unit_test(a_large_plan_is_there_at_once_and_whole_soon),
        cmocka_unit_test(a_guess_is_mentioned_and_the_report_tells_all),
        cmocka_unit_test(several_plans_stand_under_their_titles),
        cmocka_unit_test(a_plan_from_a_pipe_leaves_the_keyboard_to_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
