/* Writing a file from the browser: its name, the question before one is replaced, what is refused. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "browser.h"
#include "test.h"

static char folder[64];

static int set_up(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/jihua-test-XXXXXX");
    return mkdtemp(folder) != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
    char command[96];
    (void)state;
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static const char *in_folder(const char *name)
{
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(in_folder(name), "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static bool holds(const char *name, const char *text)
{
    struct buf bytes;
    buf_init(&bytes);
    bool found = test_read(in_folder(name), &bytes) && bytes.n > 0 && strstr(bytes.s, text) != NULL;
    buf_done(&bytes);
    return found;
}

/* The browser in the folder, three hits of a search listed. */
static struct term *open_hits(int ncols, int nrows)
{
    char plan[4096];
    assert_non_null(realpath("data/tianshui.csv", plan));
    struct term *t = term_start(&(struct term_options){ncols, nrows, NULL, folder}, (const char *const[]){"jihua", plan, NULL});
    term_wait(t, "q 退出");
    term_send(t, "/博士后<Enter>4");
    term_wait(t, "匹配处 3 ");
    return t;
}

static void a_name_is_suggested_and_what_was_written_is_said(void **state)
{
    (void)state;
    struct term *t = open_hits(120, 36);
    term_send(t, "e");
    term_wait(t, "匹配处 3，csv");
    term_expect_screen(t, "file-name-120x36");
    term_send(t, "<Backspace><Backspace><Backspace>md");
    term_wait(t, "匹配处 3，md");
    term_send(t, "<Enter>");
    term_wait(t, "已写入匹配处 3，md（");
    term_wait(t, "：检索-博士后.md");
    assert_true(holds("检索-博士后.md", "**博士后**"));
    quit(t);
}

static void enter_never_replaces_a_file_by_itself(void **state)
{
    (void)state;
    put("a.csv", "old");
    put("a-2.csv", "old too");
    struct term *t = open_hits(120, 36);
    term_send(t, "e<C-u>a.csv");
    term_wait(t, "文件已存在");
    term_send(t, "<Enter>");
    term_wait(t, "覆盖");
    term_expect_screen(t, "file-replace-120x36");
    term_send(t, "<Enter>");
    term_wait(t, "：a-3.csv");
    assert_true(holds("a.csv", "old") && holds("a-2.csv", "old too") && holds("a-3.csv", "plan,no,"));
    quit(t);
}

static void a_file_is_replaced_when_that_is_chosen(void **state)
{
    (void)state;
    put("a.csv", "old");
    struct term *t = open_hits(80, 24);
    term_send(t, "e<C-u>a.csv<Enter>");
    term_wait(t, "覆盖");
    term_expect_screen(t, "file-replace-80x24");
    term_send(t, "j<Enter>");
    term_wait(t, "：a.csv");
    assert_true(holds("a.csv", "plan,no,") && !holds("a.csv", "old"));
    quit(t);
}

static void back_from_the_question_is_the_line_again(void **state)
{
    (void)state;
    put("a.csv", "old");
    struct term *t = open_hits(60, 20);
    term_send(t, "e<C-u>a.csv<Enter>");
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
    assert_true(holds("a.csv", "old"));
    quit(t);
}

static void tab_completes_the_names_of_files(void **state)
{
    (void)state;
    char path[200];
    put("计划甲.csv", "old");
    put("计划乙.md", "old");
    put(".hidden", "old");
    snprintf(path, sizeof path, "mkdir '%s/导出' && touch '%s/bad\001name'", folder, folder);
    assert_int_equal(system(path), 0);
    struct term *t = open_hits(120, 36);
    term_send(t, "e<C-u>计<Tab>");
    term_wait(t, "计划乙.md");
    term_send(t, "<Tab>");
    term_wait(t, "计划甲.csv");
    term_send(t, "<C-u>导<Tab>x.txt<Enter>");
    term_wait(t, "：导出/x.txt");
    assert_true(holds("导出/x.txt", "[博士后]"));
    term_send(t, "e<C-u>bad<Tab>");
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
    assert_int_equal(symlink(plan, in_folder("other.csv")), 0);
    struct term *t = open_hits(120, 36);
    term_send(t, "e<C-u>other.csv");
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
    term_send(t, "e<C-u>none/a.csv<Enter>");
    term_wait(t, "没有这个文件夹");
    term_send(t, "<C-u>.<Enter>");
    term_wait(t, "这是文件夹");
    term_send(t, "<C-u>~/a.csv<Enter>");
    term_wait(t, "已写入匹配处 3，csv（");
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
    put("a.csv", "old");
    const char *jihua = getenv("JIHUA");
    snprintf(command, sizeof command, "ulimit -f 0; exec '%s' '%s'", jihua ? jihua : realpath("jihua", NULL), plan);
    struct term *t = term_start(&(struct term_options){120, 36, NULL, folder}, (const char *const[]){"sh", "-c", command, NULL});
    term_wait(t, "q 退出");
    term_send(t, "/博士后<Enter>e");
    term_wait(t, "写入文件");
    term_send(t, "<C-u>a.csv<Enter>");
    term_wait(t, "覆盖");
    term_send(t, "j<Enter>");
    term_wait(t, "无法写入");
    term_wait(t, "原文件未改动");
    assert_true(holds("a.csv", "old"));
    term_send(t, "e<C-u>/dev/full<Enter>");
    term_wait(t, "/dev/full: 无法写入");
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_name_is_suggested_and_what_was_written_is_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(enter_never_replaces_a_file_by_itself, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_is_replaced_when_that_is_chosen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(back_from_the_question_is_the_line_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tab_completes_the_names_of_files, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_plan_is_never_written_to, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_its_folder_the_line_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_written_leaves_the_old_file, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("file screens", tests, NULL, NULL);
}
