/* The order of the tasks: chosen in a menu, shown, undone, exported. */
#include <string.h>

#include "browser.h"
#include "load/load.h"
#include "test.h"

static void the_menu_lists_the_orders(void **state)
{
    (void)state;
    static const int sizes[][2] = {{120, 36}, {80, 24}, {60, 20}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char menu[40], sorted[40];
        snprintf(menu, sizeof menu, "sort-menu-%dx%d", sizes[i][0], sizes[i][1]);
        snprintf(sorted, sizeof sorted, "sort-agency-%dx%d", sizes[i][0], sizes[i][1]);
        struct term *t = open_plan(sizes[i][0], sizes[i][1]);
        term_send(t, "s");
        term_wait(t, "当前");
        term_expect_screen(t, menu);
        term_send(t, "jjj<Enter>");
        term_wait(t, "任务 26 · 按牵头单位");
        term_expect_screen(t, sorted);
        quit(t);
    }
}

static void what_promises_most_numbers_comes_first(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "sG<Enter>");
    term_wait(t, "按量化指标个数");
    term_expect_screen(t, "sort-quantity-120x36");
    term_send(t, "g");
    term_wait(t, "› 9 ");
    quit(t);
}

static void the_cursor_stays_on_its_task(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "20<Enter>sjjj<Enter>");
    term_wait(t, "按牵头单位");
    term_wait(t, "› 20 ");
    term_wait(t, "▸20 加快科技创新平台建设");
    term_send(t, "j");
    term_wait(t, "› 21 ");
    term_send(t, "j");
    term_wait(t, "› 22 ");
    term_send(t, "11<Enter>");
    term_wait(t, "› 11 ");
    term_send(t, "[");
    term_wait(t, "› 22 ");
    term_send(t, "/博士后<Enter>");
    term_wait(t, "› 2 ");
    term_send(t, "nn");
    term_wait(t, "第 3 处");
    quit(t);
}

static void undo_and_redo_take_the_order_along(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "sj<Enter>");
    term_wait(t, "任务 26 · 按序号");
    term_wait(t, "│▸ 1 引进 “高精尖缺”人才           │ 第一年"); /* no heading above it */
    term_send(t, "u");
    term_wait(t, "已撤销：排序");
    term_wait_gone(t, "按序号");
    term_send(t, "<C-r>");
    term_wait(t, "任务 26 · 按序号");
    term_send(t, "s<Enter>u");
    term_wait_gone(t, "按序号");
    quit(t);
}

static void an_action_begins_with_its_first_task_shown(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "sG<Enter><S-Tab>jj");
    term_wait(t, "任务 4 · 按量化指标个数");
    term_wait(t, "› 6 ");
    term_send(t, "2/市教育局<Enter>");
    term_wait(t, "市教育局·责任 › 6 ");
    term_expect_screen(t, "sort-agency-chosen-120x36");
    quit(t);
}

static void two_plans_keep_their_own_tasks_together(void **state)
{
    (void)state;
    static const char text[] = "序号,任务,牵头单位\n1,甲,市人社局\n2,乙,市教育局\n3,丙,\n4,丁,人社局\n";
    const char *second = test_temporary("second.csv", text, sizeof text - 1);
    struct term *t = term_open(120, 36, "data/tianshui.csv", second, NULL);
    term_wait(t, "q 退出");
    term_send(t, "sjjj<Enter>G");
    term_wait(t, "按牵头单位");
    term_expect_screen(t, "sort-two-plans-120x36");
    quit(t);
}

/* The numbers of the tasks of an exported file, as it loads again. */
static void add_numbers(const char *path, struct buf *out)
{
    struct err err;
    struct plan *plan = load_file(path, NULL, &err);
    assert_non_null(plan);
    for (size_t i = 0; i < plan_tasks(plan); i++) {
        buf_add(out, plan_task_no(plan, i));
        buf_adds(out, " ");
    }
    plan_free(plan);
}

static void the_export_loads_again_in_the_order_shown(void **state)
{
    (void)state;
    struct buf numbers;
    struct term *t = open_plan_in_folder(120, 36);
    term_send(t, "&人才<Enter>sjjj<Enter>ej<Enter><C-u>a.csv<Enter>");
    term_wait(t, "已写入");
    buf_init(&numbers);
    add_numbers(folder_path("a.csv"), &numbers);
    assert_string_equal(numbers.s, "1 2 9 25 26 6 7 12 3 22 23 10 5 4 8 ");
    buf_done(&numbers);
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_menu_lists_the_orders),
        cmocka_unit_test(what_promises_most_numbers_comes_first),
        cmocka_unit_test(the_cursor_stays_on_its_task),
        cmocka_unit_test(undo_and_redo_take_the_order_along),
        cmocka_unit_test(an_action_begins_with_its_first_task_shown),
        cmocka_unit_test(two_plans_keep_their_own_tasks_together),
        cmocka_unit_test_setup_teardown(the_export_loads_again_in_the_order_shown, folder_set_up, folder_tear_down),
    };
    return cmocka_run_group_tests_name("sort screens", tests, NULL, NULL);
}
