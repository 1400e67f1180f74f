/* How a plan was read: what the browser says of doubts; the window in which a reading is corrected. */
#include <string.h>

#include "browser.h"
#include "test.h"

/* Two columns that could name the tasks. */
static const char doubtful[] = "序号,品名,场所,责任单位\n"
                               "1,科创园,建设厂房,市科技局\n"
                               "2,体育馆,改造场地,市体育局\n";

static struct term *open_file(int ncols, int nrows, const char *name, const char *option)
{
    static char config[1100];
    static const char *env[] = {"PATH=/nowhere", config, NULL};
    snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", folder_path("config"));
    struct term *t = term_start(&(struct term_options){ncols, nrows, env, folder_path("")},
                                (const char *const[]){"jihua", name, option, NULL});
    term_wait(t, "项任务");
    return t;
}

static struct term *open_table(int ncols, int nrows, const char *text)
{
    folder_put("plan.csv", text);
    return open_file(ncols, nrows, "plan.csv", NULL);
}

/* The line that is marked as the header begins so. */
static void wait_for_header(struct term *t, const char *words)
{
    char line[100];
    snprintf(line, sizeof line, "表头  %s", words);
    term_wait(t, line);
}

static void a_table_that_was_read_with_doubts_says_so_and_which_key_shows_them(void **state)
{
    (void)state;
    struct term *t = open_table(120, 36, doubtful);
    term_wait(t, "读取存疑（L 查看，R 更正）：");
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

/* ---- the window ---- */

static void the_window_shows_the_rows_as_they_came_and_what_they_are_taken_for(void **state)
{
    (void)state;
    struct term *t = open_table(120, 36,
                                "某县重点项目清单,,,\n序号,任务,场所,责任单位\n1,桥,城西,县交通局\n,,城东,县水利局\n");
    term_send(t, "R");
    term_wait(t, "读取方式 · plan.csv");
    term_wait(t, "共 2 项任务：1 桥");
    wait_for_header(t, "序号");
    assert_non_null(strstr(term_row(t, 2), "任务"));
    assert_non_null(strstr(term_row(t, 3), "标题"));
    assert_null(strstr(term_row(t, 6), "桥")); /* not filled down */
    assert_non_null(strstr(term_row(t, 6), "城东"));
    leave_and_quit(t);
}

static void a_role_that_is_changed_is_seen_at_once_and_kept_for_the_next_file(void **state)
{
    (void)state;
    struct term *t = open_table(120, 36, doubtful);
    term_send(t, "R<Right><Right><Enter>");
    term_wait(t, "“场所”一列是");
    term_send(t, "gjj<Enter>");
    term_wait(t, "项任务：1 建设厂房");
    term_wait(t, "jihua --columns task=场所 plan.csv");
    term_send(t, "G<Enter>");
    term_wait(t, "▸1 建设厂房");
    quit(t);
    folder_put("next.csv", "序号;品名;场所;责任单位\n7;大桥;城西;县交通局\n8;小桥;城东;县交通局\n");
    t = open_file(120, 36, "next.csv", NULL);
    term_wait(t, "7 城西");
    assert_false(term_has(t, "存疑"));
    term_send(t, "L");
    term_wait(t, "按以前的设定读取：--columns task=场所");
    leave_and_quit(t);
    t = open_file(120, 36, "next.csv", "--fresh-reading");
    term_wait(t, "7 大桥");
    leave_and_quit(t);
}

static void what_is_kept_can_be_taken_back(void **state)
{
    (void)state;
    struct term *t = open_table(120, 36, "序号,名目,地段,责任单位\n1,桥,城西,县交通局\n2,路,城东,县交通局\n");
    term_send(t, "R<Right><Right><Enter>gjj<Enter>G<Enter>");
    term_wait(t, "▸1 城西");
    term_send(t, "RG");
    term_wait(t, "忘掉为此表头");
    term_send(t, "j<Enter>");
    term_wait(t, "▸1 桥");
    quit(t);
    t = open_file(120, 36, "plan.csv", NULL);
    term_wait(t, "1 桥");
    assert_false(folder_holds("config/jihua/config", "地段"));
    leave_and_quit(t);
}

static void header_and_title_are_the_rows_under_the_cursor(void **state)
{
    (void)state;
    struct term *t = open_table(120, 36, "甲行,乙行,\n序号,任务,责任单位\n代,名,号\n1,桥,县交通局\n");
    term_send(t, "R");
    wait_for_header(t, "序号");
    term_send(t, "jh");
    wait_for_header(t, "代");
    term_wait(t, "jihua --header 3 plan.csv");
    term_send(t, "gt");
    term_wait(t, "--title 甲行");
    term_send(t, "jjt");
    term_wait(t, "标题应在表头之上");
    term_send(t, "h");
    term_wait_gone(t, "--header");
    leave_and_quit(t);
}

static void delimiter_encoding_and_table_are_changed_by_keys(void **state)
{
    (void)state;
    struct term *t = open_table(
        120, 36, "序号,指标名称,责任单位\n1,产值,发改委\n附表2 项目,,\n序号,项目名称,责任单位,时限\n1,桥,交通局,6月\n");
    term_send(t, "R");
    term_wait(t, "项任务：1 产值");
    term_send(t, "s");
    term_wait(t, "第 2 张表，共 2 张");
    term_wait(t, "项任务：1 桥");
    term_send(t, "s");
    term_wait(t, "项任务：1 产值");
    term_send(t, "dd");
    term_wait(t, "--delimiter ';'");
    term_send(t, "ddd");
    term_wait(t, "项任务：1 产值");
    term_send(t, "eee");
    term_wait(t, "--encoding BIG5");
    leave_and_quit(t);
}

static void esc_leaves_all_as_it_was(void **state)
{
    (void)state;
    struct term *t = open_table(80, 24, "序号,目名,地名,责任单位\n1,桥,城西,县交通局\n2,路,城东,县交通局\n");
    term_wait(t, "1 桥");
    term_send(t, "R<Right><Right><Enter>gjj<Enter>");
    term_wait(t, "项任务：1 城西");
    term_send(t, "<Esc>");
    term_wait_gone(t, "读取方式");
    term_wait(t, "1 桥");
    leave_and_quit(t);
    assert_false(folder_holds("config/jihua/config", "地名"));
}

static void the_options_are_copied(void **state)
{
    (void)state;
    struct term *t = open_table(120, 36, doubtful);
    term_send(t, "Ry");
    term_wait(t, "已复制：jihua");
    leave_and_quit(t);
}

static void the_window_stands_at_any_size(void **state)
{
    (void)state;
    static const int sizes[][2] = {{120, 36}, {80, 24}, {60, 20}, {40, 12}, {20, 6}, {30, 8}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct term *t = open_table(120, 36, doubtful);
        term_send(t, "R");
        term_wait(t, "读取方式 · ");
        term_resize(t, sizes[i][0], sizes[i][1]);
        term_send(t, "jjjj<Right><Right>kkhtdes<PgDn><PgUp>Gg<Enter>j<Esc>G");
        term_wait_still(t, 30);
        leave_and_quit(t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_that_was_read_with_doubts_says_so_and_which_key_shows_them),
        cmocka_unit_test(a_table_that_is_certain_opens_without_a_word),
        cmocka_unit_test(the_window_shows_the_rows_as_they_came_and_what_they_are_taken_for),
        cmocka_unit_test(a_role_that_is_changed_is_seen_at_once_and_kept_for_the_next_file),
        cmocka_unit_test(what_is_kept_can_be_taken_back),
        cmocka_unit_test(header_and_title_are_the_rows_under_the_cursor),
        cmocka_unit_test(delimiter_encoding_and_table_are_changed_by_keys),
        cmocka_unit_test(esc_leaves_all_as_it_was),
        cmocka_unit_test(the_options_are_copied),
        cmocka_unit_test(the_window_stands_at_any_size),
    };
    return cmocka_run_group_tests(tests, folder_set_up, folder_tear_down);
}
