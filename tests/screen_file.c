/* Writing a file from the browser: its name, the question before one is replaced, what is refused. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "browser.h"
#include "test.h"

/* The browser in the folder, three hits of a search listed. */
static struct term *open_hits(int ncols, int nrows)
{
    struct term *t = open_plan_in_folder(ncols, nrows);
    term_send(t, "/博士后<Enter>4");
    term_wait(t, "匹配处 3 ");
    return t;
}

static void a_name_is_suggested_and_what_was_written_is_said(void **state)
{
    (void)state;
    struct term *t = open_hits(120, 36);
    term_send(t, "e<Enter>");
    term_wait(t, "匹配处 3 · 纯文本");
    term_expect_screen(t, "file-name-120x36");
    term_send(t, "<Backspace><Backspace><Backspace>md");
    term_wait(t, "匹配处 3 · Markdown");
    term_send(t, "<Enter>");
    term_wait(t, "已写入 匹配处 3 · Markdown，");
    term_wait(t, "：检索-博士后.md");
    assert_true(folder_holds("检索-博士后.md", "**博士后**"));
    quit(t);
}

static void enter_never_replaces_a_file_by_itself(void **state)
{
    (void)state;
    folder_put("a.csv", "old");
    folder_put("a-2.csv", "old too");
    struct term *t = open_hits(120, 36);
    term_send(t, "e<Enter><C-u>a.csv");
    term_wait(t, "文件已存在");
    term_send(t, "<Enter>");
    term_wait(t, "覆盖");
    term_expect_screen(t, "file-replace-120x36");
    term_send(t, "<Enter>");
    term_wait(t, "：a-3.csv");
    assert_true(folder_holds("a.csv", "old") && folder_holds("a-2.csv", "old too") &&
                folder_holds("a-3.csv", "plan,no,"));
    quit(t);
}

static void a_file_is_replaced_when_that_is_chosen(void **state)
{
    (void)state;
    folder_put("a.csv", "old");
    struct term *t = open_hits(80, 24);
    term_send(t, "e<Enter><C-u>a.csv<Enter>");
    term_wait(t, "覆盖");
    term_expect_screen(t, "file-replace-80x24");
    term_send(t, "j<Enter>");
    term_wait(t, "：a.csv");
    assert_true(folder_holds("a.csv", "plan,no,") && !folder_holds("a.csv", "old"));
    quit(t);
}

static void back_from_the_question_is_the_line_again(void **state)
{
    (void)state;
    folder_put("a.csv", "old");
    struct term *t = open_hits(60, 20);
    term_send(t, "e<Enter><C-u>a.csv<Enter>");
    term_wait(t, "覆盖");
    term_expect_screen(t, "file-replace-60x20");
    term_send(t, "jj<Enter>");
    term_wait_gone(t, "覆盖");
    term_send(t, "<Enter>");
    term_wait(t, "覆盖");
    term_send(t, "<Esc>");
    term_wait_gone(t, "覆盖");
    term_wait(t, "写入文件 ");
    term_send(t, "<Esc>");
    term_wait_gone(t, "写入文件 ");
    assert_true(folder_holds("a.csv", "old"));
    quit(t);
}

static void tab_completes_the_names_of_files(void **state)
{
    (void)state;
    char path[200];
    folder_put("计划甲.csv", "old");
    folder_put("计划乙.md", "old");
    folder_put(".hidden", "old");
    snprintf(path, sizeof path, "cd '%s' && mkdir 导出 && touch 'bad\001name'", folder_path(""));
    assert_int_equal(system(path), 0);
    struct term *t = open_hits(120, 36);
    term_send(t, "e<Enter><C-u>计<Tab>");
    term_wait(t, "计划乙.md");
    term_send(t, "<Tab>");
    term_wait(t, "计划甲.csv");
    term_send(t, "<C-u>导<Tab>x.txt<Enter>");
    term_wait(t, "：导出/x.txt");
    assert_true(folder_holds("导出/x.txt", "[博士后]"));
    term_send(t, "e<Enter><C-u>bad<Tab>");
    term_wait(t, "写入文件 bad");
    term_send(t, "<C-u><Tab>");
    term_wait(t, "第 1 个，共 3 个");
    term_send(t, "<Esc>");
    quit(t);
}

static void a_plan_is_never_written_to(void **state)
{
    (void)state;
    char plan[4096];
    assert_non_null(realpath("data/tianshui.csv", plan));
    assert_int_equal(symlink(plan, folder_path("other.csv")), 0);
    struct term *t = open_hits(120, 36);
    term_send(t, "e<Enter><C-u>other.csv");
    term_wait(t, "从不改写");
    term_send(t, "<Enter>");
    term_wait_still(t, 30);
    term_wait(t, "从不改写");
    term_send(t, "<Esc>");
    quit(t);
}

static void without_its_folder_the_line_stays(void **state)
{
    (void)state;
    struct term *t = open_hits(120, 36);
    term_send(t, "e<Enter><C-u>none/a.csv<Enter>");
    term_wait(t, "没有这个文件夹");
    term_send(t, "<C-u>.<Enter>");
    term_wait(t, "这是文件夹");
    term_send(t, "<C-u>/dev/null<Enter>");
    term_wait(t, "不是普通文件");
    term_send(t, "<C-u>~/a.csv<Enter>");
    term_wait(t, "已写入 匹配处 3 · CSV，");
    char path[200];
    snprintf(path, sizeof path, "%s/a.csv", term_home(t));
    assert_int_equal(access(path, F_OK), 0);
    quit(t);
}

/* No file may be longer than this, as on a full disk. */
static void what_cannot_be_written_leaves_the_old_file(void **state)
{
    (void)state;
    char plan[4096], command[5000];
    assert_non_null(realpath("data/tianshui.csv", plan));
    folder_put("a.csv", "old");
    const char *jihua = getenv("JIHUA");
    snprintf(command, sizeof command, "ulimit -f 0; exec '%s' '%s'", jihua ? jihua : realpath("jihua", NULL), plan);
    struct term *t = term_start(&(struct term_options){120, 36, NULL, folder_path("")},
                                (const char *const[]){"sh", "-c", command, NULL});
    term_wait(t, "q 退出");
    term_send(t, "/博士后<Enter>e<Enter>");
    term_wait(t, "写入文件");
    term_send(t, "<C-u>a.csv<Enter>");
    term_wait(t, "覆盖");
    term_send(t, "j<Enter>");
    term_wait(t, "无法写入");
    term_wait(t, "原文件未改动");
    assert_true(folder_holds("a.csv", "old"));
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_name_is_suggested_and_what_was_written_is_said, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(enter_never_replaces_a_file_by_itself, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(a_file_is_replaced_when_that_is_chosen, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(back_from_the_question_is_the_line_again, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(tab_completes_the_names_of_files, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(a_plan_is_never_written_to, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(without_its_folder_the_line_stays, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_written_leaves_the_old_file, folder_set_up, folder_tear_down),
    };
    return cmocka_run_group_tests_name("file screens", tests, NULL, NULL);
}
