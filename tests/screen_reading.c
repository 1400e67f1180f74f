/* How a plan was read: what the browser says of doubts. */
#include <string.h>

#include "browser.h"
#include "test.h"

/* Two columns that could name the tasks. */
static const char doubtful[] = "序号,品名,场所,责任单位\n"
                               "1,科创园,建设厂房,市科技局\n"
                               "2,体育馆,改造场地,市体育局\n";

static struct term *open_table(int ncols, int nrows, const char *text)
{
    static const char *const env[] = {"PATH=/nowhere", NULL};
    folder_put("plan.csv", text);
    struct term *t = term_start(&(struct term_options){ncols, nrows, env, folder_path("")},
                                (const char *const[]){"jihua", "plan.csv", NULL});
    term_wait(t, "项任务");
    return t;
}

static void a_table_that_was_read_with_doubts_says_so_and_which_key_shows_them(void **state)
{
    (void)state;
    struct term *t = open_table(120, 36, doubtful);
    term_wait(t, "读取存疑（按 L 查看）：");
    term_send(t, "L");
    term_wait(t, "读取报告");
    term_wait(t, "没有表头说明哪列是任务");
    leave_and_quit(t);
}

static void a_table_that_is_certain_opens_without_a_word(void **state)
{
    (void)state;
    struct term *t = open_table(120, 36, "序号,任务,责任单位\n1,修路,市科技局\n合计,1,\n注：暂定,,\n");
    term_wait(t, "q 退出");
    assert_false(term_has(t, "存疑"));
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_that_was_read_with_doubts_says_so_and_which_key_shows_them),
        cmocka_unit_test(a_table_that_is_certain_opens_without_a_word),
    };
    return cmocka_run_group_tests(tests, folder_set_up, folder_tear_down);
}
