/* Keys whose meaning depends on what was pressed before: the digits of views and task numbers, Ctrl-C, Tab on file
 * names. */
#include <string.h>

#include "browser.h"
#include "test.h"

/* Longer than the second within which two digits are one number. */
enum { SPENT_MS = 1100 };

static void wait_until_spent(struct term *t) { term_wait_still(t, SPENT_MS); }

/* ---- digits ---- */

static void a_digit_long_after_another_is_a_view_again(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "2");
    term_wait(t, "单位 33");
    wait_until_spent(t);
    term_send(t, "3");
    term_wait(t, "量化指标 50");
    term_wait_still(t, 50);
    assert_false(term_has(t, "转到任务 23"));
    wait_until_spent(t);
    term_send(t, "1");
    term_wait(t, "行动 8");
    term_send(t, "j");
    term_wait(t, "2 / 26 项任务"); /* and what comes then is a key like any other */
    quit(t);
}

static void enter_after_a_view_is_for_the_view(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/工匠<Enter>4");
    term_wait(t, "匹配处 ");
    term_wait(t, "▸");
    term_send(t, "<Enter>");
    term_wait(t, "› 6 实施“天水工匠”计划");
    term_wait_gone(t, "匹配处 ");
    assert_false(term_has(t, "› 4 打造"));
    quit(t);
}

static void enter_after_the_indicators_goes_to_the_item(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "5<Enter>3");
    term_wait(t, "▸ 5 学术技术带头人");
    term_send(t, "<Enter>");
    term_wait_until(t, title_has_focus, "年度目标");
    term_wait(t, "› 5 壮大");
    quit(t);
}

static void a_colon_after_a_view_opens_the_palette(void **state)
{
    (void)state;
    static const char *const colons[] = {":", "："};
    for (size_t i = 0; i < 2; i++) {
        struct term *t = open_plan(120, 36);
        term_send(t, "2");
        term_wait(t, "单位 33");
        term_send(t, colons[i]);
        term_wait(t, "命令 ─");
        leave_and_quit(t);
    }
}

static const char *second_plan(void)
{
    static const char text[] =
        "市级重点工作,,\n序号,任务,第一年,牵头单位\n1,甲项工作,完成1个,市科协\n5,乙项工作,完成2个,市科协\n";
    return test_temporary("second.csv", text, sizeof text - 1);
}

/* With several plans 2:5 is a task; but not once the digit is spent. */
static void a_colon_long_after_a_view_opens_the_palette_with_two_plans_too(void **state)
{
    (void)state;
    struct term *t = term_open(120, 36, "data/tianshui.csv", second_plan(), NULL);
    term_wait(t, "共 28 项任务");
    term_send(t, "2");
    term_wait(t, "单位 3");
    wait_until_spent(t);
    term_send(t, ":");
    term_wait(t, "命令 ─");
    leave_and_quit(t);
}

static void a_task_of_another_plan_is_gone_to(void **state)
{
    (void)state;
    static const char *const keys[] = {"2:5<Enter>", "２：５<Enter>", "#2:5<Enter>", "＃２：５<Enter>"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct term *t = term_open(120, 36, "data/tianshui.csv", second_plan(), NULL);
        term_wait(t, "共 28 项任务");
        term_send(t, keys[i]);
        term_wait(t, "2:5 乙项工作");
        term_wait(t, "完成2个");
        leave_and_quit(t);
    }
}

static void two_digits_in_a_row_are_a_task(void **state)
{
    (void)state;
    static const char *const keys[] = {"19<Enter>", "１９<Enter>", "1９<Enter>",   "19#",
                                       "１９＃",    "#19<Enter>",  "＃１９<Enter>"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct term *t = open_plan(120, 36);
        term_send(t, keys[i]);
        term_wait(t, "› 19 提升十大生态产业");
        term_wait_gone(t, "转到任务");
        assert_true(term_has(t, "任务 26")); /* the key 1 has not left its view behind */
        quit(t);
    }
}

static void a_number_sign_makes_one_digit_a_task(void **state)
{
    (void)state;
    static const char *const keys[] = {"#5<Enter>", "5#", "＃５<Enter>", "５＃", "#５<Enter>"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct term *t = open_plan(120, 36);
        term_send(t, keys[i]);
        term_wait(t, "› 5 壮大产业技术人才队伍");
        term_wait_gone(t, "转到任务");
        quit(t);
    }
}

/* 2 and 3 name views: with the sign they are tasks all the same, and the view before is back. */
static void a_number_sign_takes_the_view_back(void **state)
{
    (void)state;
    static const char *const keys[] = {"2#", "#2<Enter>", "２＃"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct term *t = open_plan(120, 36);
        term_send(t, keys[i]);
        term_wait(t, "› 2 培养高层次人才");
        term_wait(t, "行动 8");
        assert_false(term_has(t, "单位 33"));
        quit(t);
    }
}

static void a_number_that_is_no_task_is_said(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "#99<Enter>");
    term_wait(t, "没有");
    term_wait(t, "› 1 引进");
    term_send(t, "#<Esc>j");
    term_wait(t, "› 2 培养");
    quit(t);
}

/* ---- Ctrl-C ---- */

static void ctrl_c_leaves_a_line(void **state)
{
    (void)state;
    static const char *const lines[][2] = {{"/人才", "检索 人才"},    {"&牵头:教育局", "筛选 牵头:教育局"},
                                           {"2/教育", "找单位 教育"}, {"e<Enter>", "写入文件 "},
                                           {":放大", "命令 ─"},       {"p/任务", "查找 任务"}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct term *t = open_plan(120, 36);
        term_send(t, lines[i][0]);
        term_wait(t, lines[i][1]);
        term_send(t, "<C-c>");
        term_wait_gone(t, lines[i][1]);
        leave_and_quit(t);
    }
}

static void ctrl_c_takes_back_what_a_filter_hid(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "&牵头:教育局");
    term_wait(t, "6 / 26 项任务");
    term_send(t, "<C-c>");
    term_wait(t, "共 26 项任务");
    quit(t);
}

static void ctrl_c_over_a_window_does_not_end_the_program(void **state)
{
    (void)state;
    static const char *const windows[][2] = {{"?", "按键 ─"},   {"s", "任务排序"}, {"f", "[x] 繁体"},
                                             {"L", "读取报告"}, {"p", "范围 "},    {"p<Tab>", "预览"}};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        struct term *t = open_plan(120, 36);
        term_send(t, windows[i][0]);
        term_wait(t, windows[i][1]);
        term_send(t, "<C-c><C-c>");
        leave_and_quit(t);
    }
}

/* What is said stands on the left of the last row. */
static bool says_something_with_q(struct term *t, void *row)
{
    const char *said = term_row(t, *(int *)row);
    return strspn(said, " ") < 4 && strchr(said, 'q') != NULL;
}

static void ctrl_c_where_there_is_nothing_to_leave_says_how_to_quit(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    int last = 35;
    for (int i = 0; i < 3; i++) {
        term_send(t, "<C-c>");
        term_wait_until(t, says_something_with_q, &last);
        term_send(t, "j<C-c>k");
        term_wait(t, "                    Tab 下一栏");
        term_wait(t, "› 1 引进");
    }
    quit(t);
}

static void ctrl_c_stops_loading(void **state)
{
    (void)state;
    struct buf csv;
    buf_init(&csv);
    buf_adds(&csv, "序号,行动,任务,第一年,牵头单位\n");
    for (int i = 1; i <= 400000; i++)
        buf_addf(&csv, "%d,行动%d,第%d项任务,\"1.修路%d公里;\n2.建桥%d座\",交通局\n", i, i % 7, i, i, i);
    struct term *t = term_open(120, 30, test_temporary("large.csv", csv.s, csv.n), NULL);
    buf_done(&csv);
    term_wait(t, "正在读取");
    term_send(t, "<C-c>");
    term_wait_gone(t, "正在读取");
    assert_false(term_has(t, "共 400000 项任务"));
    leave_and_quit(t);
}

/* Ctrl-C throws away what is typed.  If that happened between poll and read, a read that waits would wait until the
 * next key. */
static void keys_after_ctrl_c_are_not_lost(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    for (int i = 0; i < 20; i++) {
        term_send(t, "/人才");
        term_wait(t, "检索 人才");
        term_send(t, "<C-c>");
        term_wait(t, "q 退出");
        term_wait_gone(t, "检索 人才");
    }
    quit(t);
}

/* ---- Tab on names of files ---- */

static struct term *open_file_line(void)
{
    struct term *t = open_plan_in_folder(120, 36);
    term_send(t, "e<Enter><C-u>");
    term_wait_gone(t, ".csv");
    return t;
}

/* The program itself makes names with such characters, of what a plan says. */
static void tab_offers_names_with_full_width_punctuation(void **state)
{
    (void)state;
    static const char *const names[] = {"检索：博士后.md",    "任务（甲）.csv",     "“引号”.csv", "牵头、责任.csv",
                                        "《计划》，一。.csv", "2024—2026年·表.csv", "a b’c.csv",  "é中文.csv"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) folder_put(names[i], "old");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char start[16] = "";
        struct slice name = slice_of(names[i]);
        size_t next;
        text_decode(name, 0, &next);
        memcpy(start, names[i], next);
        struct term *t = open_file_line();
        term_send(t, start);
        term_wait(t, "写入文件 ");
        term_send(t, "<Tab>");
        term_wait(t, names[i]);
        leave_and_quit(t);
    }
}

static void tab_never_offers_a_name_with_control_characters(void **state)
{
    (void)state;
    static const char *const names[] = {"bad\001name",
                                        "bad\033]0;x\007",
                                        "bad\nname",
                                        "bad\177",
                                        "bad\302\233"
                                        "31m",
                                        "bad\342\200\256x",
                                        "bad\342\200\213x",
                                        "bad\xFFx"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) folder_put(names[i], "old");
    folder_put("bad（好）.csv", "old");
    struct term *t = open_file_line();
    term_send(t, "bad<Tab>");
    term_wait(t, "bad（好）.csv");
    term_send(t, "<Tab><Tab>");
    term_wait_still(t, 50);
    term_wait(t, "写入文件 bad（好）.csv");
    assert_false(term_has(t, "第 2 个"));
    term_expect_clean_stream(t, false);
    leave_and_quit(t);
}

#define IN_FOLDER(name) cmocka_unit_test_setup_teardown(name, folder_set_up, folder_tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_digit_long_after_another_is_a_view_again),
        cmocka_unit_test(enter_after_a_view_is_for_the_view),
        cmocka_unit_test(enter_after_the_indicators_goes_to_the_item),
        cmocka_unit_test(a_colon_after_a_view_opens_the_palette),
        cmocka_unit_test(a_colon_long_after_a_view_opens_the_palette_with_two_plans_too),
        cmocka_unit_test(a_task_of_another_plan_is_gone_to),
        cmocka_unit_test(two_digits_in_a_row_are_a_task),
        cmocka_unit_test(a_number_sign_makes_one_digit_a_task),
        cmocka_unit_test(a_number_sign_takes_the_view_back),
        cmocka_unit_test(a_number_that_is_no_task_is_said),
        cmocka_unit_test(ctrl_c_leaves_a_line),
        cmocka_unit_test(ctrl_c_takes_back_what_a_filter_hid),
        cmocka_unit_test(ctrl_c_over_a_window_does_not_end_the_program),
        cmocka_unit_test(ctrl_c_where_there_is_nothing_to_leave_says_how_to_quit),
        cmocka_unit_test(ctrl_c_stops_loading),
        cmocka_unit_test(keys_after_ctrl_c_are_not_lost),
        IN_FOLDER(tab_offers_names_with_full_width_punctuation),
        IN_FOLDER(tab_never_offers_a_name_with_control_characters),
    };
    return cmocka_run_group_tests_name("key screens", tests, NULL, NULL);
}
