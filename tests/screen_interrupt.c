/* Ctrl-C leaves what is open and stops what is under way; the browser goes on. */
#include "browser.h"
#include "test.h"

static void ctrl_c_leaves_a_prompt(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/博士后");
    term_wait(t, "检索 博士后");
    term_wait(t, "› 2 培养");
    term_send(t, "<C-c>");
    term_wait_gone(t, "检索 博士后");
    term_wait(t, "q 退出");
    term_wait(t, "› 1 引进");
    quit(t);
}

static void what_is_typed_around_ctrl_c_keeps_its_order(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/博士后<C-c>jj/工匠<Enter>");
    term_wait(t, "› 6 实施");
    term_send(t, "<Backspace><Backspace><Backspace>?<C-c>#7<C-c>#3<Enter>");
    term_wait(t, "› 3 加快");
    quit(t);
}

static void ctrl_c_closes_windows(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    static const char *const windows[][2] = {
        {"?", "─ 按键 ─"}, {":", "─ 命令 ─"}, {"L", "─ 读取报告 ─"}, {"p", "范围"}};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        term_send(t, windows[i][0]);
        term_wait(t, windows[i][1]);
        term_send(t, "<C-c>");
        term_wait_gone(t, windows[i][1]);
        term_wait(t, "q 退出");
    }
    quit(t);
}

static void with_nothing_open_ctrl_c_says_how_to_quit(void **state)
{
    (void)state;
    static const char *const english[] = {"LANG=en_US.UTF-8", NULL}, *const argv[] = {"jihua", "data/tianshui.csv",
                                                                                      NULL};
    struct term *t = open_plan(120, 36);
    term_send(t, "<C-c>");
    term_wait(t, "没有可停止的操作；按 q 退出。");
    term_send(t, "j");
    term_wait_gone(t, "没有可停止的操作");
    quit(t);
    t = term_start(&(struct term_options){.ncols = 120, .nrows = 36, .env = english}, argv);
    term_wait(t, "q quit");
    term_send(t, "<C-c>");
    term_wait(t, "There is nothing to stop; q quits.");
    quit(t);
}

static void ctrl_c_in_pasted_text_is_text(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/");
    term_wait(t, "Esc 返回");
    term_paste(t, "博\003士");
    term_wait(t, "检索 博");
    term_send(t, "<Esc>");
    term_wait(t, "q 退出");
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ctrl_c_leaves_a_prompt),        cmocka_unit_test(what_is_typed_around_ctrl_c_keeps_its_order),
        cmocka_unit_test(ctrl_c_closes_windows),         cmocka_unit_test(with_nothing_open_ctrl_c_says_how_to_quit),
        cmocka_unit_test(ctrl_c_in_pasted_text_is_text),
    };
    return cmocka_run_group_tests_name("interrupt", tests, NULL, NULL);
}
