/* The print window: what it offers, its preview, and where a sheet goes: a file, the clipboard (screen_printer.c: a
 * printer). */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "browser.h"
#include "test.h"

static char plan[4096];

static int set_up(void **state) { return realpath("data/tianshui.csv", plan) != NULL ? folder_set_up(state) : -1; }

static bool begins(const char *name, const char *text)
{
    struct buf bytes;
    buf_init(&bytes);
    bool does = test_read(folder_path(name), &bytes) && bytes.n > 0 && strncmp(bytes.s, text, strlen(text)) == 0;
    buf_done(&bytes);
    return does;
}

/* The browser in the folder; no program is found, and so no CUPS. */
static struct term *open_in_folder(int ncols, int nrows)
{
    const char *env[] = {"PATH=/nowhere", "SOURCE_DATE_EPOCH=1700000000", "TMPDIR=.", NULL};
    struct term *t = term_start(&(struct term_options){ncols, nrows, env, folder_path("")},
                                (const char *const[]){"jihua", plan, NULL});
    term_wait(t, "q 退出");
    return t;
}

/* With the window open, everything that comes late there. */
static struct term *open_window(int ncols, int nrows, const char *keys)
{
    struct term *t = open_in_folder(ncols, nrows);
    term_send(t, keys);
    term_wait(t, "没有打印机");
    term_wait(t, "PDF 共");
    return t;
}

static void close_and_quit(struct term *t)
{
    term_send(t, "<Esc>");
    term_wait(t, "q 退出");
    quit(t);
}

/* ---- what it shows ---- */

static void the_window_at_120x36(void **state)
{
    (void)state;
    struct term *t = open_window(120, 36, "2/人社局<Enter>p");
    term_expect_screen(t, "print-120x36");
    close_and_quit(t);
}

static void the_window_at_80x24(void **state)
{
    (void)state;
    struct term *t = open_window(80, 24, "p");
    term_expect_screen(t, "print-80x24");
    term_send(t, "<Tab>");
    term_wait_gone(t, "范围");
    term_expect_screen(t, "print-read-80x24");
    term_send(t, "<Tab>");
    term_wait(t, "范围");
    close_and_quit(t);
}

static void the_window_at_60x20(void **state)
{
    (void)state;
    struct term *t = open_window(60, 20, "p");
    term_expect_screen(t, "print-60x20");
    close_and_quit(t);
}

static void any_size_will_do_and_can_change(void **state)
{
    (void)state;
    struct term *t = open_window(120, 36, "p");
    static const int sizes[][2] = {{20, 6}, {30, 8}, {55, 12}, {99, 10}, {100, 30}, {200, 60}, {19, 5}, {60, 20}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        term_resize(t, sizes[i][0], sizes[i][1]);
        term_send(t, "<Down><Tab>G<Tab>");
        term_wait_still(t, 30);
    }
    term_resize(t, 120, 36);
    term_wait(t, "PDF 共");
    close_and_quit(t);
}

/* ---- what it offers, from where the user is ---- */

static void what_filters_hide_is_not_printed(void **state)
{
    (void)state;
    struct term *t = open_in_folder(120, 36);
    term_send(t, "&没有这样的任务<Enter>");
    term_wait(t, "0 / 26 项任务");
    term_send(t, "p");
    term_wait(t, "没有可打印的任务");
    term_send(t, "u&牵头:教育局<Enter>");
    term_wait(t, "6 / 26 项任务");
    term_send(t, "2/人社局<Enter>p");
    term_wait(t, "市人社局 · 6 项");
    close_and_quit(t);
}

static void expect_offer(const char *keys, const char *range, const char *file)
{
    struct term *t = open_in_folder(120, 36);
    term_send(t, keys);
    term_wait(t, range);
    term_wait(t, file);
    close_and_quit(t);
}

static void it_offers_what_the_user_looks_at(void **state)
{
    (void)state;
    expect_offer("p", "范围     < 1 引进", "任务单-01-引进");
    expect_offer("1jjp", "范围     < 产业人才培养行动", "任务清单-");
    expect_offer("1ggp", "范围     < 全部任务（26 项） >", "任务清单-天水市三年");
    expect_offer("2/市科协<Enter>p", "范围     < 市科协", "责任清单-市科协.pdf");
    expect_offer("/博士后<Enter>4p", "范围     < 检索到的任务（", "任务清单-博士后.pdf");
    expect_offer("&牵头:教育局<Enter>p", "范围     < 筛选出的任务（6 项） >", "任务清单-牵头");
    expect_offer("19<Enter>ｐ", "范围     < 19 ", "任务单-19-");
}

static void another_range_has_another_kind_until_one_is_chosen(void **state)
{
    (void)state;
    struct term *t = open_window(120, 36, "2/市科协<Enter>p");
    term_wait(t, "种类       责任清单");
    term_send(t, "<Right>");
    term_wait(t, "种类       任务清单");
    term_send(t, "<Left><Down><Right>");
    term_wait(t, "种类     < 督办单 >");
    term_send(t, "<Up><Left>");
    term_wait(t, "种类       督办单");
    close_and_quit(t);
}

static void a_year_and_a_format_change_name_and_preview(void **state)
{
    (void)state;
    struct term *t = open_window(120, 36, "p");
    term_send(t, "jj<Right>");
    term_wait(t, "人才-第一年.pdf");
    term_wait_gone(t, "│ 第二年");
    term_send(t, "j<Right>");
    term_wait(t, "< 纯文本 >");
    term_wait(t, ".txt");
    term_wait_gone(t, "PDF");
    term_wait_gone(t, "纸张");
    close_and_quit(t);
}

/* ---- the preview ---- */

static void pages_are_turned(void **state)
{
    (void)state;
    struct term *t = open_window(120, 36, "1ggp");
    term_send(t, "<Down><Left>"); /* 任务单: a page for each */
    term_wait(t, "第 1 页，共 26 页");
    term_send(t, "<Space>");
    term_wait(t, "市人社局"); /* the rest of the page */
    term_send(t, "<Space>");
    term_wait(t, "第 2 页，共 26 页");
    term_send(t, "G");
    term_wait(t, "第 26 页，共 26 页");
    term_send(t, "<PgUp><PgUp>");
    term_wait(t, "第 25 页，共 26 页");
    term_send(t, "g");
    term_wait(t, "第 1 页，共 26 页");
    term_send(t, "<Space><Tab><Down>"); /* the last line of the page is there already */
    term_wait(t, "第 2 页，共 26 页");
    term_send(t, "<Up>");
    term_wait(t, "第 1 页，共 26 页");
    term_mouse(t, 10, 80, 5, true);
    term_wait(t, "第 2 页，共 26 页");
    close_and_quit(t);
}

static void the_pages_are_searched(void **state)
{
    (void)state;
    struct term *t = open_window(120, 36, "1ggp");
    term_send(t, "j<Left>");
    term_wait(t, "第 1 页，共 26 页");
    term_send(t, "/博士后");
    term_wait(t, "第 1 处，共 ");
    term_wait(t, "第 2 页，共 26 页");
    assert_true(term_style_of(t, "博士后") & TERM_BACKGROUND);
    term_send(t, "<Enter>n");
    term_wait(t, "查找 博士后：第 2 处，共 ");
    term_send(t, "N");
    term_wait(t, "查找 博士后：第 1 处，共 ");
    term_send(t, "/没有的字");
    term_wait(t, "未找到");
    term_send(t, "<Esc>");
    term_wait_gone(t, "未找到");
    term_send(t, "n");
    term_wait(t, "尚未查找");
    close_and_quit(t);
}

/* The name is wider than its column. */
static void what_is_broken_over_lines_is_found_too(void **state)
{
    (void)state;
    struct term *t = open_window(120, 36, "1ggp");
    term_wait(t, "│ 市委组织   │");
    term_send(t, "/市委组织部");
    term_wait(t, "第 1 处，共 ");
    assert_true(term_style_of(t, "市委组织") & TERM_BACKGROUND);
    term_send(t, "<Esc>");
    close_and_quit(t);
}

static void the_order_is_that_of_the_list(void **state)
{
    (void)state;
    struct term *t = open_in_folder(120, 36);
    term_send(t, "sG<Enter>");
    term_wait(t, "按量化指标个数");
    term_send(t, "1ggp");
    term_wait(t, "PDF 共");
    int nine, one, col;
    assert_true(term_find(t, "│    9 │", &nine, &col));
    assert_true(!term_find(t, "│    1 │", &one, &col) || nine < one);
    close_and_quit(t);
}

static void text_is_shown_to_the_letter(void **state)
{
    (void)state;
    struct term *t = open_in_folder(120, 36);
    term_send(t, "5<Enter>pjjj<Right><Enter>");
    term_wait(t, "已写入 任务单，1 页");
    struct buf text;
    buf_init(&text);
    assert_true(test_read(folder_path("任务单-05-壮大产业技术人才队伍.txt"), &text));
    term_send(t, "p<Tab>");
    term_wait(t, "（已存在");
    term_wait(t, "Esc 返回"); /* the last line that is drawn */
    char *rest = text.s;
    for (int row = 2; row < 30; row++) { /* what stands to the right of the form are the lines of the file */
        const char *line = strsep(&rest, "\n"), *shown = strstr(term_row(t, row), "│");
        assert_non_null(shown);
        while (*line == ' ') line++;
        if (strstr(shown, line) == NULL) fail_msg("row %d: %s\nis not: %s", row, shown, line);
    }
    buf_done(&text);
    close_and_quit(t);
}

/* ---- into a file ---- */

/* 2 / … Enter p Enter */
static void the_duty_sheet_of_an_agency_takes_five_keys(void **state)
{
    (void)state;
    struct term *t = open_in_folder(120, 36);
    term_send(t, "2/人社局<Enter>p<Enter>");
    term_wait(t, "已写入 责任清单，");
    term_wait(t, " KB：责任清单-市人社局.pdf");
    term_wait(t, "市人社局·牵头 ›"); /* and back where we were */
    assert_true(begins("责任清单-市人社局.pdf", "%PDF-"));
    quit(t);
}

static void a_file_that_is_there_is_asked_about(void **state)
{
    (void)state;
    struct term *t = open_in_folder(120, 36);
    folder_put("任务单-05-壮大产业技术人才队伍.pdf", "old");
    term_send(t, "5<Enter>p<Enter>");
    term_wait(t, "任务单-05-壮大产业技术人才队伍.pdf 已存在");
    term_wait(t, "没有打印机");
    term_expect_screen(t, "print-replace-120x36");
    term_send(t, "<Esc>");
    term_wait_gone(t, "返回，不写入");
    assert_true(begins("任务单-05-壮大产业技术人才队伍.pdf", "old"));
    term_send(t, "<Enter>");
    term_wait(t, "返回，不写入");
    term_send(t, "<Enter>");
    term_wait(t, "队伍-2.pdf");
    term_wait(t, "已写入 任务单，1 页");
    assert_true(begins("任务单-05-壮大产业技术人才队伍.pdf", "old"));
    assert_true(begins("任务单-05-壮大产业技术人才队伍-2.pdf", "%PDF-"));
    term_send(t, "p<Enter>");
    term_wait(t, "返回，不写入");
    term_send(t, "<Down><Enter>");
    term_wait(t, "已写入 任务单，1 页");
    assert_true(begins("任务单-05-壮大产业技术人才队伍.pdf", "%PDF-"));
    quit(t);
}

static void a_name_is_typed_and_its_ending_chooses_the_format(void **state)
{
    (void)state;
    struct term *t = open_window(120, 36, "5<Enter>p");
    term_send(t, "jjjjjjjj");
    term_wait(t, "送到     < 文件 >");
    term_send(t, "j摘要.md<Enter>");
    term_wait(t, "格式       Markdown");
    term_wait(t, "Enter 写入 摘要.md");
    term_send(t, "<Right>"); /* as it is, to be changed */
    term_wait(t, "文件名 摘要.md");
    term_send(t, "<Backspace><Backspace><Backspace><Enter>");
    term_wait(t, "Enter 写入 摘要.md"); /* without an ending it gets that of the format */
    term_send(t, "<Enter>");
    term_wait(t, "已写入 任务单，");
    assert_true(begins("摘要.md", "# "));
    quit(t);
}

static void a_plan_is_never_written_to(void **state)
{
    (void)state;
    struct term *t = open_window(120, 36, "p");
    folder_put("mine.pdf", "序号,任务\n1,a\n");
    quit((term_send(t, "<Esc>"), term_wait(t, "q 退出"), t));
    const char *argv[] = {"jihua", "mine.pdf", NULL};
    t = term_start(&(struct term_options){120, 36, NULL, folder_path("")}, argv);
    term_wait(t, "q 退出");
    term_send(t, "p");
    term_wait(t, "PDF 共");
    term_send(t, "<Down><Down><Down><Down><Down><Down><Down>./mine.pdf<Enter><Enter>");
    term_wait(t, "从不改写");
    assert_true(begins("mine.pdf", "序号"));
    close_and_quit(t);
}

static void what_cannot_be_written_leaves_the_old_file(void **state)
{
    (void)state;
    char command[5000];
    folder_put("任务单-05-壮大产业技术人才队伍.pdf", "old");
    snprintf(command, sizeof command, "ulimit -f 8; exec '%s' '%s'", getenv("JIHUA") ? getenv("JIHUA") : "./jihua",
             plan);
    const char *argv[] = {"sh", "-c", command, NULL};
    struct term *t = term_start(&(struct term_options){120, 36, NULL, folder_path("")}, argv);
    term_wait(t, "q 退出");
    term_send(t, "5<Enter>p<Enter>");
    term_wait(t, "返回，不写入");
    term_send(t, "<Down><Enter>");
    term_wait(t, "无法写入");
    assert_true(begins("任务单-05-壮大产业技术人才队伍.pdf", "old"));
    close_and_quit(t);
}

/* ---- what a sheet lacks ---- */

static void a_font_that_is_not_there_is_told(void **state)
{
    (void)state;
    char setting[100];
    const char *env[] = {"PATH=/nowhere", setting, NULL};
    snprintf(setting, sizeof setting, "XDG_CONFIG_HOME=%s", folder_path(""));
    assert_int_equal(mkdir(folder_path("jihua"), 0777), 0);
    folder_put("jihua/config", "fonts = body=Absent Sans\n");
    struct term *t = term_start(&(struct term_options){120, 36, env, folder_path("")},
                                (const char *const[]){"jihua", plan, NULL});
    term_wait(t, "q 退出");
    term_send(t, "p");
    term_wait(t, "没有名为“Absent");
    close_and_quit(t);
}

/* ---- to the clipboard ---- */

static void a_sheet_goes_to_the_clipboard_as_text(void **state)
{
    (void)state;
    struct term *t = open_window(120, 36, "5<Enter>p");
    term_send(t, "jjjjjjjj<Right>");
    term_wait(t, "Enter 复制到剪贴板（纯文本）");
    term_wait(t, "格式       纯文本");
    term_send(t, "<Enter>");
    term_wait(t, "已复制");
    assert_true(term_sent(t, "\033]52;c;"));
    quit(t);
}

static void what_is_too_long_for_a_clipboard_is_said(void **state)
{
    (void)state;
    struct term *t = open_window(120, 36, "1ggp");
    term_send(t, "j<Left>jjjjjjj");
    term_wait(t, "送到     < 文件 >");
    term_send(t, "<Right><Enter>");
    term_wait(t, "超过终端剪贴板的上限");
    close_and_quit(t);
}

/* ---- work under way ---- */

/* A plan whose PDF takes long. */
static void put_long_plan(int tasks)
{
    FILE *file = fopen(folder_path("long.csv"), "w");
    assert_non_null(file);
    fputs("序号,任务,主要内容,第一年,第二年,牵头单位\n", file);
    for (int i = 1; i <= tasks; i++)
        fprintf(file, "%d,任务%d,做好一切工作并且做完,完成%d项,完成%d项,市教育局\n", i, i, i, i + 1);
    fclose(file);
}

static struct term *open_long_plan(int tasks)
{
    const char *argv[] = {"jihua", "long.csv", NULL};
    put_long_plan(tasks);
    struct term *t = term_start(
        &(struct term_options){120, 36, (const char *const[]){"PATH=/nowhere", NULL}, folder_path("")}, argv);
    term_wait(t, "q 退出");
    return t;
}

static void no_key_waits_for_a_long_document_and_escape_gives_it_up(void **state)
{
    (void)state;
    struct term *t = open_long_plan(20000);
    term_send(t, "p<Left>");
    term_wait(t, "全部任务（20000 项）");
    term_send(t, "<Enter>");
    term_wait(t, "正在排版");
    term_send(t, "<Esc>");
    term_wait(t, "Enter 执行");
    term_send(t, "<Esc>");
    term_wait(t, "q 退出");
    quit(t);
    assert_int_equal(access(folder_path("任务清单-long.pdf"), F_OK), -1);
}

static void a_plan_that_is_written_anew_is_followed(void **state)
{
    (void)state;
    struct term *t = open_long_plan(3);
    term_send(t, "G");
    term_wait(t, "3 任务3");
    term_send(t, "p");
    term_wait(t, "任务单-03-任务3.pdf");
    put_long_plan(4);
    term_wait(t, "共 4 项任务");
    term_send(t, "<Right>");
    term_wait(t, "全部任务（4 项）");
    term_wait(t, "任务4");
    folder_put("long.csv", "序号,任务\n1,另一项\n");
    term_wait(t, "全部任务（1 项）");
    term_wait(t, "另一项");
    term_send(t, "<Left>");
    term_wait(t, "任务单-01-另一项.pdf");
    close_and_quit(t);
}

static void a_click_chooses_a_row_then_changes_it(void **state)
{
    (void)state;
    struct term *t = open_window(120, 36, "p");
    int row, col;
    assert_true(term_find(t, "方向", &row, &col));
    term_click(t, row, col);
    term_wait(t, "方向     < 自动 >");
    term_click(t, row, col);
    term_wait(t, "方向     < 纵向 >");
    assert_true(term_find(t, "Enter 写入", &row, &col));
    term_click(t, row, col);
    term_wait(t, "已写入 任务单");
    quit(t);
}

static void help_and_palette_know_the_window(void **state)
{
    (void)state;
    struct term *t = open_window(120, 36, "p");
    term_send(t, "?");
    term_wait(t, "按键");
    term_send(t, "<Esc>");
    term_wait(t, "范围");
    term_send(t, "<Esc>");
    term_wait(t, "q 退出");
    term_send(t, ":打印");
    term_wait(t, "打开打印窗口");
    term_send(t, "<Enter>");
    term_wait(t, "范围");
    close_and_quit(t);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, folder_tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_window_at_120x36),
        TEST(the_window_at_80x24),
        TEST(the_window_at_60x20),
        TEST(any_size_will_do_and_can_change),
        TEST(it_offers_what_the_user_looks_at),
        TEST(another_range_has_another_kind_until_one_is_chosen),
        TEST(a_year_and_a_format_change_name_and_preview),
        TEST(pages_are_turned),
        TEST(the_pages_are_searched),
        TEST(what_is_broken_over_lines_is_found_too),
        TEST(the_order_is_that_of_the_list),
        TEST(text_is_shown_to_the_letter),
        TEST(the_duty_sheet_of_an_agency_takes_five_keys),
        TEST(a_file_that_is_there_is_asked_about),
        TEST(a_name_is_typed_and_its_ending_chooses_the_format),
        TEST(a_plan_is_never_written_to),
        TEST(what_cannot_be_written_leaves_the_old_file),
        TEST(what_filters_hide_is_not_printed),
        TEST(a_font_that_is_not_there_is_told),
        TEST(a_sheet_goes_to_the_clipboard_as_text),
        TEST(what_is_too_long_for_a_clipboard_is_said),
        TEST(no_key_waits_for_a_long_document_and_escape_gives_it_up),
        TEST(a_plan_that_is_written_anew_is_followed),
        TEST(a_click_chooses_a_row_then_changes_it),
        TEST(help_and_palette_know_the_window),
    };
    return cmocka_run_group_tests_name("print screens", tests, NULL, NULL);
}
