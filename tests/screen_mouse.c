/* The mouse: what a click and the wheel do in every pane, and that none of them does harm anywhere, at any size. */
#include <string.h>

#include "browser.h"
#include "test.h"

static const int sizes[][2] = {{120, 36}, {80, 24}, {60, 20}, {200, 50}};
enum { SIZES = sizeof sizes / sizeof *sizes };

/* In the folder of the test, where files may be written, and where no printer is found. */
static struct term *open_at(int ncols, int nrows)
{
    static const char *const env[] = {"PATH=/nowhere", NULL};
    char plan[4096];
    assert_non_null(realpath("data/tianshui.csv", plan));
    struct term *t = term_start(&(struct term_options){ncols, nrows, env, folder_path("")},
                                (const char *const[]){"jihua", plan, NULL});
    term_wait(t, "q 退出");
    return t;
}

static void click_on(struct term *t, const char *text)
{
    int row, col;
    term_wait(t, text);
    assert_true(term_find(t, text, &row, &col));
    term_click(t, row, col);
}

static void wheel_over(struct term *t, const char *text, int button)
{
    int row, col;
    term_wait(t, text);
    assert_true(term_find(t, text, &row, &col));
    term_mouse(t, row, col, button, true);
}

/* ---- what a click does ---- */

static void a_click_on_a_row_moves_the_cursor_there(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *shown, *row, *comes;
    } cases[] = {
        {"", "任务 26", "12 开展就业", "› 12 开展就业"},
        {"1", "行动 8", "产教融合发展行动", "2 / 26 项任务"},
        {"2", "单位 33", "市教育局", "市教育局·牵头 ›"},
        {"3", "量化指标 50", "大学科技园区", "▸   大学科技园区"},
        {"/博士后<Enter>4", "匹配处 3", "第三年·1", "▸第三年·1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct term *t = open_at(120, 36);
        term_send(t, cases[i].keys);
        term_wait(t, cases[i].shown);
        click_on(t, cases[i].row);
        term_wait(t, cases[i].comes);
        leave_and_quit(t);
    }
}

static void a_click_on_an_item_chooses_it(void **state)
{
    (void)state;
    struct term *t = open_at(120, 36);
    term_send(t, "5<Enter>");
    term_wait(t, "3.培养引进在战略");
    click_on(t, "3.培养引进在战略");
    term_wait(t, "▸3.培养引进在战略");
    term_wait_until(t, title_has_focus, "年度目标");
    quit(t);
}

/* The start screen at 120 × 36: the cells of the task stand below its years. */
static void a_click_in_the_text_of_a_task_gives_it_the_keyboard(void **state)
{
    (void)state;
    struct term *t = open_at(120, 36);
    click_on(t, "主要内容");
    term_wait_until(t, title_has_focus, "任务 1");
    term_send(t, "<S-Tab>");
    term_wait_until(t, title_has_focus, "年度目标");
    quit(t);
}

static void a_click_on_a_title_gives_its_pane_the_keyboard(void **state)
{
    (void)state;
    static const char *const titles[] = {"行动 8", "任务 26", "年度目标", "任务 1"};
    struct term *t = open_at(120, 36);
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < 4; i++) {
            click_on(t, titles[i]);
            term_wait_until(t, title_has_focus, (void *)titles[i]);
        }
    }
    assert_true(term_has(t, "▸ 1 引进")); /* and moves nothing */
    quit(t);
}

static void a_double_click_goes_in(void **state)
{
    (void)state;
    struct term *t = open_at(60, 20);
    int row, col;
    assert_true(term_find(t, "2 培养高层次人才", &row, &col));
    term_click(t, row, col);
    term_click(t, row, col);
    term_wait(t, "分批次选派");
    leave_and_quit(t);
}

static void no_double_click_in_the_text_of_a_task_ends_it(void **state)
{
    (void)state;
    struct term *t = open_at(120, 36);
    int row, col;
    assert_true(term_find(t, "责任单位", &row, &col));
    for (int i = 0; i < 4; i++) term_click(t, row, col);
    term_wait_until(t, title_has_focus, "任务 1");
    leave_and_quit(t);
}

/* ---- what the wheel does ---- */

static void the_wheel_moves_the_cursor_of_a_list(void **state)
{
    (void)state;
    struct term *t = open_at(120, 36);
    wheel_over(t, "2 培养高层次人才", 5);
    term_wait(t, "› 4 打造");
    wheel_over(t, "2 培养高层次人才", 4);
    term_wait(t, "› 1 引进");
    term_send(t, "3");
    term_wait(t, "量化指标 50");
    wheel_over(t, "博士后工作站", 5);
    term_wait(t, "▸   知名专家");
    term_send(t, "<Esc>/博士后<Enter>4");
    term_wait(t, "第二年·2");
    wheel_over(t, "第二年·2", 5);
    term_wait(t, "▸第三年·1");
    leave_and_quit(t);
}

/* The row below the titles. */
static bool starts_with_item_1(struct term *t, void *yes)
{
    return (strstr(term_row(t, 2), "1.选拔培养6名") != NULL) == *(bool *)yes;
}

static void the_wheel_scrolls_a_text(void **state)
{
    (void)state;
    struct term *t = open_at(80, 24);
    bool yes = true, no = false;
    term_send(t, "9<Enter><Tab>");
    term_wait_until(t, title_has_focus, "年度目标");
    term_wait_until(t, starts_with_item_1, &yes);
    term_mouse(t, 10, 60, 5, true);
    term_wait_until(t, starts_with_item_1, &no);
    term_mouse(t, 10, 60, 4, true);
    term_wait_until(t, starts_with_item_1, &yes);
    leave_and_quit(t);
}

static void the_wheel_over_the_text_of_a_task_scrolls_it(void **state)
{
    (void)state;
    struct term *t = open_at(120, 30);
    term_send(t, "5<Enter>");
    term_wait(t, "1.聚焦传统产业");
    wheel_over(t, "1.聚焦传统产业", 5);
    term_mouse(t, 25, 80, 5, true);
    term_wait_gone(t, "1.聚焦传统产业");
    quit(t);
}

/* ---- windows ---- */

static void a_click_outside_a_window_closes_it(void **state)
{
    (void)state;
    static const char *const windows[][2] = {{"s", "任务排序"}, {"f", "[x] 繁体"}, {"L", "读取报告"},
                                             {":", "命令 ─"},   {"?", "按键 ─"},   {"e", "导出"}};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        struct term *t = open_at(120, 36);
        term_send(t, windows[i][0]);
        term_wait(t, windows[i][1]);
        term_click(t, 20, 2);
        term_wait_gone(t, windows[i][1]);
        leave_and_quit(t);
    }
}

static void help_scrolls_by_the_wheel_and_stays_when_clicked(void **state)
{
    (void)state;
    struct term *t = open_at(80, 24);
    term_send(t, "?");
    term_wait(t, "下移一行");
    term_click(t, 10, 40);
    term_mouse(t, 10, 40, 5, true);
    term_wait_gone(t, "下移一行");
    term_mouse(t, 10, 40, 4, true);
    term_wait(t, "下移一行");
    leave_and_quit(t);
}

static void a_click_on_a_row_of_a_menu_chooses_it(void **state)
{
    (void)state;
    struct term *t = open_at(120, 36);
    term_send(t, "f");
    term_wait(t, "[x] 繁体");
    click_on(t, "[x] 繁体");
    term_wait(t, "[ ] 繁体");
    term_send(t, "<Esc>:放大");
    term_wait(t, "zoom");
    term_wait_gone(t, "view-actions");
    click_on(t, "zoom");
    term_wait_gone(t, "年度目标"); /* the list has the screen */
    leave_and_quit(t);
}

static void a_click_answers_a_question(void **state)
{
    (void)state;
    struct term *t = open_at(120, 36);
    term_send(t, "&序号:1<Enter>26<Enter>");
    term_wait(t, "任务 26 被筛选");
    click_on(t, "显示");
    term_wait(t, "› 26 ");
    term_wait_gone(t, "隐藏");
    quit(t);
}

static void clicks_leave_what_is_typed_alone(void **state)
{
    (void)state;
    struct term *t = open_at(120, 36);
    term_send(t, "/博士后");
    term_wait(t, "第 1 处");
    term_wait_still(t, 50);
    char *before = strdup(term_screen(t));
    for (int row = 0; row < 36; row++) {
        term_click(t, row, row * 3);
        term_mouse(t, row, row * 3, 5, true);
    }
    term_wait_still(t, 50);
    assert_string_equal(term_screen(t), before);
    free(before);
    term_send(t, "站");
    term_wait(t, "检索 博士后站");
    leave_and_quit(t);
}

/* ---- no harm ---- */

/* A click with each button, and the wheel both ways, at one place. */
static void press_all(struct term *t, int row, int col)
{
    for (int button = 1; button <= 3; button++) {
        term_mouse(t, row, col, button, true);
        term_mouse(t, row, col, button, false);
    }
    term_mouse(t, row, col, 5, true);
    term_mouse(t, row, col, 4, true);
    if (!term_update(t)) fail_msg("ended at or shortly before a click on row %d, column %d", row, col);
}

/* Every row at several columns, the last one too, where scroll bars are, but not on the hint that says how to quit. */
static void press_everywhere(struct term *t)
{
    int ncols = term_cols(t), nrows = term_rows(t);
    for (int row = 0; row < nrows; row++) {
        int end = row == nrows - 1 ? ncols - 8 : ncols;
        for (int col = row % 7; col < end; col += 19) press_all(t, row, col);
        if (row < nrows - 1) press_all(t, row, ncols - 1);
    }
}

static const char *const panes[][2] = {
    {"", "任务 26"},
    {"1", "行动 8"},
    {"2", "单位 33"},
    {"5<Enter><Tab>", "› 5 壮"},
    {"5<Enter><Tab><Tab>", "› 5 壮"},
    {"z", "任务 26"},
    {"3", "量化指标 50"},
    {"/博士后<Enter>4", "匹配处 3"},
    {"/人才<Enter>4", "匹配处 160"},
    {"5<Enter>c", "逐年对比"},
    {"&没有这回事<Enter>", "所有任务都被筛选"},
};
enum { PANE_STATES = sizeof panes / sizeof *panes };

static void clicks_everywhere_in_every_pane_do_no_harm(void **state)
{
    (void)state;
    for (size_t size = 0; size < SIZES; size++) {
        for (size_t i = 0; i < PANE_STATES; i++) {
            struct term *t = open_at(sizes[size][0], sizes[size][1]);
            term_send(t, panes[i][0]);
            term_wait(t, panes[i][1]);
            press_everywhere(t);
            leave_and_quit(t);
        }
    }
}

/* Too small to show anything, after a screen where there was something at those places; then outside what is left. */
static void clicks_on_a_tiny_screen_do_no_harm(void **state)
{
    (void)state;
    for (size_t i = 0; i < PANE_STATES; i++) {
        struct term *t = open_at(120, 36);
        term_send(t, panes[i][0]);
        term_wait(t, panes[i][1]);
        term_resize(t, 10, 4);
        term_wait(t, "窗口太小");
        press_everywhere(t);
        press_all(t, 30, 110);
        term_send(t, "j");
        press_all(t, 20, 60);
        leave_and_quit(t);
    }
}

static void clicks_outside_the_screen_do_no_harm(void **state)
{
    (void)state;
    struct term *t = open_at(80, 24);
    press_all(t, 23, 200);
    press_all(t, 100, 10);
    press_all(t, 500, 500);
    static const char reports[] = "\033[<0;0;0M\033[<0;0;0m\033[<0;99999;99999M\033[<64;0;0M\033[<65;99999;1M";
    term_send_bytes(t, reports, sizeof reports - 1);
    term_send(t, "j");
    term_wait(t, "› 2 培养");
    quit(t);
}

/* ---- the same over windows and lines ---- */

static const char *const windows[][2] = {
    {"?", "按键 ─"},
    {":", "命令 ─"},
    {":放大", "zoom"},
    {"&牵头:教育局<Enter>F", "删除全部筛选"},
    {"s", "任务排序"},
    {"f", "视为相同"},
    {"e", "导出"},
    {"v", "问题"},
    {"L", "读取报告"},
    {"R", "读取方式"},
    {"R<Enter>", "一列是"},
    {"\\xx&序号:1<Enter>26<Enter>", "任务 26 被筛选"},
    {"/教育", "检索 教育"},
    {"&教育", "筛选 教育"},
    {"2/教育", "找单位 教育"},
    {"e<Enter><C-u>a.csv", "写入文件 a.csv"},
    {"e<Enter><C-u>there.csv<Enter>", "there.csv 已存在"},
    {"p", "范围 "},
    {"p<Tab>", "预览"},
    {"p/任务", "查找 任务"},
};

/* What a click closes or answers is opened again for the next one. */
static void press_over(struct term *t, const char *keys, const char *shown)
{
    int ncols = term_cols(t), nrows = term_rows(t);
    for (int row = 0; row < nrows - 1; row++) {
        if (!term_has(t, shown)) {
            folder_put("there.csv", "old");
            term_send(t, "<Esc><Esc><Esc><Esc>");
            term_send(t, keys);
            term_wait(t, shown);
        }
        press_all(t, row, row % 2 == 0 ? (row * 37) % ncols : ncols / 2 + row % 5);
        term_wait_still(t, 5);
    }
}

static void press_over_windows(int ncols, int nrows)
{
    folder_put("there.csv", "old");
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        struct term *t = open_at(ncols, nrows);
        term_send(t, windows[i][0]);
        term_wait(t, windows[i][1]);
        press_over(t, windows[i][0], windows[i][1]);
        leave_and_quit(t);
    }
}

static void clicks_over_every_window_do_no_harm_at_120x36(void **state)
{
    (void)state;
    press_over_windows(120, 36);
}

static void clicks_over_every_window_do_no_harm_at_80x24(void **state)
{
    (void)state;
    press_over_windows(80, 24);
}

static void clicks_over_every_window_do_no_harm_at_60x20(void **state)
{
    (void)state;
    press_over_windows(60, 20);
}

static void clicks_over_a_window_on_a_tiny_screen_do_no_harm(void **state)
{
    (void)state;
    folder_put("there.csv", "old");
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        struct term *t = open_at(120, 36);
        term_send(t, windows[i][0]);
        term_wait(t, windows[i][1]);
        term_resize(t, 10, 4);
        term_wait(t, "窗口太小");
        press_everywhere(t);
        press_all(t, 20, 60);
        leave_and_quit(t);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_set_up, folder_tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_click_on_a_row_moves_the_cursor_there),
        TEST(a_click_on_an_item_chooses_it),
        TEST(a_click_in_the_text_of_a_task_gives_it_the_keyboard),
        TEST(a_click_on_a_title_gives_its_pane_the_keyboard),
        TEST(a_double_click_goes_in),
        TEST(no_double_click_in_the_text_of_a_task_ends_it),
        TEST(the_wheel_moves_the_cursor_of_a_list),
        TEST(the_wheel_scrolls_a_text),
        TEST(the_wheel_over_the_text_of_a_task_scrolls_it),
        TEST(a_click_outside_a_window_closes_it),
        TEST(help_scrolls_by_the_wheel_and_stays_when_clicked),
        TEST(a_click_on_a_row_of_a_menu_chooses_it),
        TEST(a_click_answers_a_question),
        TEST(clicks_leave_what_is_typed_alone),
        TEST(clicks_everywhere_in_every_pane_do_no_harm),
        TEST(clicks_on_a_tiny_screen_do_no_harm),
        TEST(clicks_outside_the_screen_do_no_harm),
        TEST(clicks_over_every_window_do_no_harm_at_120x36),
        TEST(clicks_over_every_window_do_no_harm_at_80x24),
        TEST(clicks_over_every_window_do_no_harm_at_60x20),
        TEST(clicks_over_a_window_on_a_tiny_screen_do_no_harm),
    };
    return cmocka_run_group_tests_name("mouse", tests, NULL, NULL);
}
