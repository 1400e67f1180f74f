/* What is shown, written as data: the menu, the file's name, the tasks as filters and list have them. */
#include <string.h>

#include "browser.h"
#include "spawn.h"
#include "test.h"

/* A file of the folder holds what the command prints. */
static void assert_same(const char *name, const char *command)
{
    char line[1000];
    snprintf(line, sizeof line, "%s | cmp - '%s'", command, folder_path(name));
    struct spawned run = spawn_shell(line);
    assert_string_equal(run.out, "");
    assert_string_equal(run.err, "");
    spawn_done(&run);
}

static void the_menu_has_the_tasks_shown_and_the_hits(void **state)
{
    (void)state;
    static const int sizes[][2] = {{120, 36}, {80, 24}, {60, 20}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char name[40];
        snprintf(name, sizeof name, "export-menu-%dx%d", sizes[i][0], sizes[i][1]);
        struct term *t = open_plan(sizes[i][0], sizes[i][1]);
        term_send(t, "&牵头:教育局<Enter>/人才<Enter>e");
        term_wait(t, "匹配处 18");
        term_expect_screen(t, name);
        term_send(t, "<Esc>");
        term_wait_gone(t, "NDJSON");
        quit(t);
    }
}

static void the_hits_come_first_where_they_are_listed(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/博士后<Enter>4e");
    term_wait(t, "NDJSON");
    term_expect_screen(t, "export-hits-120x36");
    term_send(t, "<Esc>");
    quit(t);
}

static void all_tasks_are_the_plan_itself(void **state)
{
    (void)state;
    struct term *t = open_plan_in_folder(120, 36);
    term_send(t, "ej<Enter>");
    term_wait(t, "天水市三年行动任务分解表.csv");
    term_expect_screen(t, "export-name-120x36");
    term_send(t, "<Enter>");
    term_wait(t, "已写入 任务 26 · CSV，");
    assert_true(term_sent(t, "正在写入"));
    assert_same("天水市三年行动任务分解表.csv", "cat data/tianshui.csv");
    quit(t);
}

static void a_filter_chooses_the_tasks(void **state)
{
    (void)state;
    struct term *t = open_plan_in_folder(120, 36);
    term_send(t, "&牵头:教育局<Enter>ej<Enter>");
    term_wait(t, "写入文件 天水市三年行动任务分解表-牵头：教育局.csv");
    term_send(t, "<Enter>");
    term_wait(t, "已写入 任务 6 / 26 · CSV，");
    assert_same("天水市三年行动任务分解表-牵头：教育局.csv", "$JIHUA export --query 牵头:教育局");
    quit(t);
}

static void a_long_name_is_not_hidden_by_what_it_means(void **state)
{
    (void)state;
    struct term *t = open_plan(60, 20);
    term_send(t, "&牵头:教育局<Enter>e<Enter>");
    term_wait(t, "写入文件 ");
    term_expect_screen(t, "export-name-60x20");
    term_send(t, "<Esc>");
    quit(t);
}

static void the_tasks_of_an_agency_begin_with_those_it_leads(void **state)
{
    (void)state;
    struct term *t = open_plan_in_folder(120, 36);
    term_send(t, "2/市教育局<Enter>ej<Enter><C-u>a.csv<Enter>");
    term_wait(t, " · CSV，");
    assert_true(folder_holds("a.csv", "责任单位\n3,"));
    quit(t);
}

static void the_ending_of_the_name_chooses_the_format(void **state)
{
    (void)state;
    struct term *t = open_plan_in_folder(120, 36);
    term_send(t, "e<Enter>");
    term_wait(t, " · CSV（Excel、WPS）");
    term_send(t, "<C-u>a.JSON");
    term_wait(t, " · JSON");
    term_send(t, "<Enter>");
    term_wait(t, "：a.JSON");
    assert_same("a.JSON", "$JIHUA export --format json $(realpath data/tianshui.csv)");
    term_send(t, "e<Enter><C-u>没有扩展名");
    term_wait(t, " · CSV（Excel、WPS）");
    term_send(t, "<Enter>");
    term_wait(t, "：没有扩展名");
    assert_true(folder_holds("没有扩展名", "\xEF\xBB\xBF"));
    assert_same("没有扩展名", "$JIHUA export --excel");
    quit(t);
}

static void a_name_that_would_not_open_is_refused(void **state)
{
    (void)state;
    struct term *t = open_plan_in_folder(120, 36);
    term_send(t, "ej<Enter><C-u>a.docx");
    term_wait(t, "导出没有以 .docx 结尾的格式");
    term_send(t, "<Enter>");
    term_wait(t, "文件名可用这些结尾：.csv、.json、.ndjson、.md、.html");
    term_wait(t, "q 退出");
    assert_false(folder_holds("a.docx", ""));
    term_send(t, "ej<Enter><C-u>a.JSON<Enter>");
    term_wait(t, "已写入 任务 26 · JSON，");
    quit(t);
}

/* The same in the print window: what is typed is no name for a sheet. */
static void a_sheet_is_not_called_as_what_it_is_not(void **state)
{
    (void)state;
    struct term *t = open_plan_in_folder(120, 36);
    term_send(t, "5<Enter>pjjjjjjjj");
    term_wait(t, "送到     < 文件 >");
    term_send(t, "j摘要.docx<Enter>");
    term_wait(t, "任务单没有以 .docx 结尾的格式");
    term_send(t, "<C-u>摘要.md<Enter>");
    term_wait(t, "Enter 写入 摘要.md");
    term_send(t, "<Esc>");
    term_wait_gone(t, "Enter 写入");
    quit(t);
}

static void no_name_is_suggested_that_is_the_plan(void **state)
{
    (void)state;
    folder_put("甲.csv", "序号,任务,第一年\n1,修路,3条\n");
    struct term *t = term_start(&(struct term_options){120, 36, NULL, folder_path("")},
                                (const char *const[]){"jihua", "甲.csv", NULL});
    term_wait(t, "q 退出");
    term_send(t, "e<Enter>");
    term_wait(t, "写入文件 甲-导出.csv");
    term_send(t, "<Esc>");
    quit(t);
}

static void what_is_counted_comes_first_where_it_is_listed(void **state)
{
    (void)state;
    struct term *t = open_plan_in_folder(60, 20);
    term_send(t, "3e");
    term_wait(t, "NDJSON");
    term_expect_screen(t, "export-indicators-60x20");
    term_send(t, "<Enter>");
    term_wait(t, "量化指标 · 任务");
    term_send(t, "<C-u>a.csv<Enter>");
    term_wait(t, "已写入");
    assert_true(folder_holds("a.csv", "序号,行动,任务,指标,计量单位,总体,第一年,第二年,第三年,合计,核对\r\n2,"));
    quit(t);
}

/* So many that their JSON takes a while. */
static void put_long_plan(const char *name)
{
    FILE *file = fopen(folder_path(name), "w");
    assert_non_null(file);
    fputs("序号,行动,任务,主要内容,第一年,第二年,牵头单位\n", file);
    for (int i = 1; i <= 40000; i++)
        fprintf(
            file,
            "%d,行动%d,任务%d,1.培养30名以上学术技术带头人;2.新增3家企业,1.培养10名以上;2.新增1家,1.培养20名以上;2.新增2家,市教育局\n",
            i, i / 100, i);
    fclose(file);
}

static void what_takes_long_can_be_stopped(void **state)
{
    (void)state;
    put_long_plan("long.csv");
    folder_put("a.json", "old");
    struct term *t = term_start(&(struct term_options){120, 36, NULL, folder_path("")},
                                (const char *const[]){"jihua", "long.csv", NULL});
    term_wait(t, "任务 40000");
    term_wait(t, "q 退出");
    static const char *const stops[] = {"<Esc>", "<C-c>"};
    for (size_t i = 0; i < 2; i++) {
        term_send(t, "ejj<Enter><C-u>a.json<Enter>j<Enter>");
        term_wait(t, "正在写入 a.json，Esc 停止");
        term_send(t, i == 0 ? "j" : "k");
        term_wait(t, i == 0 ? "› 2 " : "› 1 ");
        term_send(t, "q");
        term_wait(t, "尚未写完");
        term_send(t, stops[i]);
        term_wait(t, "已停止，a.json 未改动");
    }
    assert_true(folder_holds("a.json", "old"));
    term_send(t, "ejj<Enter><C-u>a.json<Enter>j<Enter>");
    term_wait(t, "已写入 任务 40000 · JSON，");
    assert_true(folder_holds("a.json", "\"no\": \"40000\""));
    quit(t);
}

static void where_nothing_is_shown_nothing_is_written(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "&没有这回事<Enter>e");
    term_wait(t, "没有可导出的内容");
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_menu_has_the_tasks_shown_and_the_hits),
        cmocka_unit_test(the_hits_come_first_where_they_are_listed),
        cmocka_unit_test_setup_teardown(all_tasks_are_the_plan_itself, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(a_filter_chooses_the_tasks, folder_set_up, folder_tear_down),
        cmocka_unit_test(a_long_name_is_not_hidden_by_what_it_means),
        cmocka_unit_test_setup_teardown(the_tasks_of_an_agency_begin_with_those_it_leads, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(the_ending_of_the_name_chooses_the_format, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(a_name_that_would_not_open_is_refused, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(a_sheet_is_not_called_as_what_it_is_not, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(no_name_is_suggested_that_is_the_plan, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(what_is_counted_comes_first_where_it_is_listed, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(what_takes_long_can_be_stopped, folder_set_up, folder_tear_down),
        cmocka_unit_test(where_nothing_is_shown_nothing_is_written),
    };
    return cmocka_run_group_tests_name("export screens", tests, NULL, NULL);
}
