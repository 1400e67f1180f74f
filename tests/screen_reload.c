/* The plan is written anew, shorter, empty or quite another, under every pane, window and line: nothing of the old one
 * stays. */
#include <string.h>

#include "browser.h"
#include "test.h"

/* ---- the plan ---- */

/* Every text of the long plan has 旧 in it, none of the other plans has. */
static void put_tasks(const char *name, int tasks)
{
    static const char *const agencies[] = {"市旧教育局", "市旧水务局", "市旧科协", "市旧林草局"};
    struct buf csv;
    buf_init(&csv);
    buf_adds(&csv, "序号,行动,任务,主要内容,第一年,第二年,第三年,牵头单位,责任单位\n");
    for (int i = 1; i <= tasks; i++)
        buf_addf(
            &csv,
            "%d,旧行动%d,旧任务%d,\"1.旧内容人才%d;\n3.旧内容,\",\"1.培训旧人才%d名;\n2.建旧站%d座\",\"1.培训旧人才%d名\","
            "\"1.培训旧人才%d名以上;\n2.建旧站%d座;\n3.建旧库1座\",%s,%s、%s\n",
            i, i % 4, i, i, i, i, i + 1, i + 2, i + 3, agencies[i % 4], agencies[(i + 1) % 4], agencies[(i + 2) % 4]);
    folder_put(name, csv.s);
    buf_done(&csv);
}

static void put_long(void) { put_tasks("plan.csv", 30); }
static void put_fewer(void) { put_tasks("plan.csv", 2); }
static void put_none(void)
{
    folder_put("plan.csv", "序号,行动,任务,主要内容,第一年,第二年,第三年,牵头单位,责任单位\n");
}

/* Other numbers, names, columns and years. */
static void put_other(void)
{
    folder_put("plan.csv", "编号,工作任务,2031年,2032年,备注,牵头部门\n"
                           "A-7,新任务七,建桥7座,建桥8座,,市水务局\n"
                           "8,新任务八,修路1公里,,急,市交通运输局\n"
                           "9,新任务九,,\"1.建库1座;\n2.建站2个\",,市水务局\n");
}

static struct term *open_size(int ncols, int nrows, const char *second)
{
    static const char *const env[] = {"PATH=/nowhere", NULL};
    struct term *t = term_start(&(struct term_options){ncols, nrows, env, folder_path("")},
                                (const char *const[]){"jihua", "plan.csv", second, NULL});
    term_wait(t, "q 退出");
    return t;
}

static struct term *open_long(void)
{
    put_long();
    struct term *t = open_size(120, 36, NULL);
    term_wait(t, "共 30 项任务");
    return t;
}

/* ---- under everything ---- */

static const struct state {
    const char *keys, *shown;
    bool names_old; /* a text that was typed or made before may go on naming what was there */
} states[] = {
    {"", "› 1 旧任务1", false},
    {"G", "› 30 旧任务30", false},
    {"1G", "7 / 30 项任务", false},
    {"2G", "单位 4", false},
    {"2/水务<Enter>", "市旧水务局·牵头", false},
    {"<Tab>llG", "▸3.建旧库", false},
    {"30<Enter><Tab><Tab>G", "› 30 旧任务30", false},
    {"z", "任务 30 ──────────────────────────────", false},
    {"Gz<Tab>", "› 30 旧任务30", false},
    {"5<Enter>19<Enter>25<Enter>", "› 25 旧任务25", false},
    {"5<Enter>19<Enter>25<Enter>[[", "› 5 旧任务5", false},
    {"/人才<Enter>", "n 下一处", false},
    {"/人才<Enter>nnnN", "n 下一处", false},
    {"/人才<Enter>4G", "匹配处 ", false},
    {"/人才<Enter>4G<Enter>", "› 30 旧任务30", false},
    {"3G", "▸   建旧库", false},
    {"3G<Enter>", "› 30 旧任务30", false},
    {"Gc", "逐年对比", false},
    {"Gcll", "逐年对比", false},
    {"&行动3<Enter>", "7 / 30 项任务", false},
    {"&行动3<Enter>&人才<Enter>uuG", "› 30 旧任务30", false},
    {"sG<Enter>G", "按量", false},
    {"sG<Enter>u", "已撤销", false},
    {"?", "按键 ─", false},
    {":", "命令 ─", false},
    {":放大", "zoom", false},
    {"&行动3<Enter>F", "删除全部筛选", false},
    {"sG", "任务排序", false},
    {"f", "视为相同", false},
    {"e", "╭─ 导出", false},
    {"v", "文字问题", false},
    {"vG", "文字问题", false},
    {"L", "读取报告", false},
    {"R", "读取方式", false},
    {"RG", "采用", false},
    {"R<Right><Enter>", "一列是", false},
    {"&序号:1<Enter>26<Enter>", "任务 26 被筛选", false},
    {"26<Enter>5<Enter>&序号:1<Enter>[", "被筛选", false},
    {"/人", "检索 人", false},
    {"G/人才", "检索 人才", false},
    {"G&行动3", "筛选 行动3", false},
    {"2G/水务", "找单位 水务", false},
    {"&行动3<Enter>w名", "存为 名", false},
    {"e<Enter>", "写入文件 ", true},
    {"e<Enter><C-u>there.csv<Enter>", "there.csv 已存在", true},
    {"Gp", "PDF 共", false},
    {"Gp<Tab>G", "PDF 共", false},
    {"Gp<Left>", "全部任务（30 项）", false},
    {"2Gp", "PDF 共", false},
    {"Gp/人才", "查找 人才", false},
    {"Gpjjjjjjjjja.md", "文件名 a.md", true},
    {"Gp?", "按键 ─", false},
    {"29", "转到任务 29", false},
};
enum { STATES = sizeof states / sizeof *states };

/* What is done then, wherever that leads: all moves, views and windows there are. */
static void use_everything(struct term *t)
{
    static const char *const keys[] = {"k[]nN",
                                       "uu<C-r><C-r>",
                                       "<Tab>ljG<Tab>jGh",
                                       "<Esc><Esc><Esc><Esc>",
                                       "1jG<Enter>2jG<Enter>",
                                       "<Esc><Esc><Esc>3jG<Enter><Esc>",
                                       "<Esc>/人才<Enter>4jG<Enter><Esc>",
                                       "clh<Esc>yY",
                                       "v<Enter><Esc>",
                                       "zGgz",
                                       "2<Enter>99<Enter><Esc>",
                                       "<Esc><Esc><Esc>"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        term_send(t, keys[i]);
        term_wait_still(t, 6);
        if (!term_update(t)) fail_msg("ended with status %d after %s", term_wait_exit(t), keys[i]);
    }
}

static const struct change {
    const char *name;
    void (*put)(void);
    const char *count; /* as the top line has it then */
} changes[] = {
    {"fewer_tasks", put_fewer, " 2 项任务"},
    {"no_tasks", put_none, " 0 项任务"},
    {"other_tasks", put_other, " 3 项任务"},
};
enum { CHANGES = sizeof changes / sizeof *changes };

/* One of the states under one of the changes: which ones is told by the place in cases[]. */
static int cases[STATES * CHANGES];

static void the_plan_changes_under_it(void **which)
{
    static const char *const keys[] = {"<Enter>", "j", "<Esc>"};
    int index = (int)((int *)*which - cases);
    const struct state *state = &states[index / CHANGES];
    const struct change *change = &changes[index % CHANGES];
    folder_put("there.csv", "old");
    struct term *t = open_long();
    term_send(t, state->keys);
    term_wait(t, state->shown);
    change->put();
    term_wait(t, change->count);
    if (change->put != put_fewer && !state->names_old) term_wait_gone(t, "旧");
    term_send(t, keys[(index / CHANGES + index) % 3]);
    use_everything(t);
    put_long();
    term_wait(t, "30 项任务");
    use_everything(t);
    leave_and_quit(t);
}

#define IN_FOLDER(name) cmocka_unit_test_setup_teardown(name, folder_set_up, folder_tear_down)
/* ---- on a screen that is too small to show anything ---- */

/* Nothing shows when the plan is loaded again: the keys that follow may come before that as well as after it. */
static void the_plan_shrinks_on_a_tiny_screen(void **which)
{
    const struct state *state = &states[(int *)*which - cases];
    folder_put("there.csv", "old");
    struct term *t = open_long();
    term_send(t, state->keys);
    term_wait(t, state->shown);
    term_resize(t, 10, 4);
    term_wait(t, "窗口太小");
    put_fewer();
    for (int i = 0; i < 4; i++) {
        term_wait_still(t, 40);
        term_send(t, i % 2 == 0 ? "<Enter>" : "j");
    }
    term_resize(t, 120, 36);
    term_wait(t, " 2 项任务");
    leave_and_quit(t);
}

static void a_key_on_a_tiny_screen_after_the_plan_has_shrunk(void **state)
{
    (void)state;
    static const char *const keys[] = {"j", "G", "<Enter>", "n", "y", "<Esc>", "p",
                                       "c", "3", "4",       "v", "[", "u",     "5<Enter>"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        put_long();
        struct term *t = open_size(120, 36, NULL);
        term_send(t, "5<Enter>/人才<Enter>G");
        term_wait(t, "› 30 旧任务30");
        term_resize(t, 10, 4);
        term_wait(t, "窗口太小");
        put_none();
        term_wait_still(t, 60);
        term_send(t, keys[i]);
        term_wait_still(t, 30);
        term_resize(t, 120, 36);
        term_wait(t, " 0 项任务");
        leave_and_quit(t);
    }
}

/* ---- what is right afterwards ---- */

static void escape_from_a_filter_typed_over_a_change_shows_all(void **state)
{
    (void)state;
    struct term *t = open_long();
    term_send(t, "G&行动1");
    term_wait(t, "8 / 30 项任务");
    put_tasks("plan.csv", 12);
    term_wait(t, "3 / 12 项任务");
    term_send(t, "<Esc>");
    term_wait(t, "共 12 项任务");
    quit(t);
}

static void escape_from_a_search_typed_over_a_change_ends_it(void **state)
{
    (void)state;
    struct term *t = open_long();
    term_send(t, "G/人才");
    term_wait(t, "30 项 ");
    put_fewer();
    term_wait(t, "2 项 ");
    term_send(t, "<Esc>");
    term_wait(t, "共 2 项任务");
    term_wait(t, "q 退出");
    term_send(t, "G");
    term_wait(t, "› 2 旧任务2");
    quit(t);
}

static void a_number_half_typed_is_looked_up_in_the_new_plan(void **state)
{
    (void)state;
    struct term *t = open_long();
    term_send(t, "29");
    term_wait(t, "转到任务 29");
    put_fewer();
    term_wait(t, "共 2 项任务");
    term_send(t, "<Enter>");
    term_wait(t, "没有");
    term_send(t, "2#");
    quit(t);
}

/* The answer is for a task that is not there any more, or is another one now. */
static void a_question_about_a_hidden_task_outlives_no_change(void **state)
{
    (void)state;
    static void (*const put[])(void) = {put_fewer, put_none, put_other};
    static const char *const counts[] = {" 2 项任务", " 0 项任务", " 3 项任务"};
    for (size_t i = 0; i < 3; i++) {
        struct term *t = open_long();
        term_send(t, "&序号:1<Enter>26<Enter>");
        term_wait(t, "任务 26 被筛选");
        put[i]();
        term_wait(t, counts[i]);
        term_send(t, "<Enter>");
        term_wait_gone(t, "任务 26 被筛选");
        leave_and_quit(t);
    }
}

static void findings_are_those_of_the_new_plan(void **state)
{
    (void)state;
    struct term *t = open_long();
    term_send(t, "v");
    term_wait(t, "文字问题");
    term_send(t, "G");
    put_other();
    term_wait(t, "共 3 项任务");
    term_send(t, "<Esc>v");
    term_wait_gone(t, "旧");
    term_send(t, "G<Enter>");
    leave_and_quit(t);
}

static void fewer_years_leave_the_cursor_in_one_that_is_there(void **state)
{
    (void)state;
    struct term *t = open_long();
    term_send(t, "<Tab>ll");
    term_wait_until(t, title_has_focus, "年度目标");
    put_other();
    term_wait(t, "2032年");
    term_send(t, "y");
    term_wait(t, "已复制：");
    assert_false(term_has(t, "第三年"));
    leave_and_quit(t);
}

/* ---- several plans ---- */

static void the_first_of_two_plans_shrinks_behind_the_second(void **state)
{
    (void)state;
    put_long();
    put_tasks("second.csv", 9);
    struct term *t = open_size(120, 36, "second.csv");
    term_wait(t, "共 39 项任务");
    term_send(t, "2:9<Enter>");
    term_wait(t, "› 2:9 旧任务9");
    put_fewer();
    term_wait(t, "共 11 项任务");
    term_wait(t, "› 2:9 旧任务9"); /* we are where we were */
    put_none();
    term_wait(t, "共 9 项任务");
    use_everything(t);
    put_tasks("second.csv", 1);
    term_wait(t, " 1 项任务");
    use_everything(t);
    put_long();
    term_wait(t, " 31 项任务");
    use_everything(t);
    leave_and_quit(t);
}

static void the_second_of_two_plans_shrinks_under_the_cursor(void **state)
{
    (void)state;
    static const char *const keys[] = {"2:9<Enter>", "2:9<Enter>c", "/人才<Enter>4G", "3G",
                                       "1G",         "2G",          "2:9<Enter>p",    "v"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        put_long();
        put_tasks("second.csv", 9);
        struct term *t = open_size(120, 36, "second.csv");
        term_wait(t, "共 39 项任务");
        term_send(t, keys[i]);
        term_wait_still(t, 40);
        folder_put("second.csv", "序号,任务\n1,新任务一\n");
        term_wait(t, "31 项任务");
        use_everything(t);
        leave_and_quit(t);
    }
}

/* As an editor saves: the new file takes the name of the old one, which can be read to its end. */
static void replace(const char *name, const char *text)
{
    char from[300];
    folder_put("new", text);
    strcpy(from, folder_path("new"));
    assert_int_equal(rename(from, folder_path(name)), 0);
}

/* The other plan is there first: that must not count as the change having been seen. */
static void a_change_while_two_plans_load_is_not_lost(void **state)
{
    (void)state;
    put_tasks("plan.csv", 250000);
    put_tasks("second.csv", 60000);
    struct term *t = open_size(120, 36, "second.csv");
    term_wait(t, "正在读取");
    replace("plan.csv", "序号,任务\n1,新任务一\n");
    term_wait(t, "共 60001 项任务");
    term_wait(t, "新任务一");
    quit(t);
}

static void changes_of_two_plans_while_they_load_are_not_lost(void **state)
{
    (void)state;
    put_tasks("plan.csv", 60000);
    put_tasks("second.csv", 60000);
    struct term *t = open_size(120, 36, "second.csv");
    term_wait(t, "正在读取");
    replace("plan.csv", "序号,任务\n1,新任务一\n");
    replace("second.csv", "序号,任务\n1,新任务二\n2,新任务三\n");
    term_wait(t, "共 3 项任务");
    term_wait(t, "新任务三");
    quit(t);
}

static void r_loads_again_whatever_is_open(void **state)
{
    (void)state;
    struct term *t = open_long();
    put_fewer();
    term_send(t, "rrr");
    term_wait(t, "共 2 项任务");
    put_long();
    term_send(t, "r");
    term_wait(t, "共 30 项任务");
    use_everything(t);
    leave_and_quit(t);
}

static void ctrl_c_from_a_line_typed_over_a_change(void **state)
{
    (void)state;
    static const char *const lines[][2] = {
        {"G/人才", "检索 人才"}, {"G&人才", "筛选 人才"}, {"2G/水务", "找单位 水务"}, {"e<Enter>", "写入文件 "}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct term *t = open_long();
        term_send(t, lines[i][0]);
        term_wait(t, lines[i][1]);
        put_fewer();
        term_wait(t, " 2 项任务");
        term_send(t, "<C-c>");
        term_wait_gone(t, lines[i][1]);
        use_everything(t);
        leave_and_quit(t);
    }
}

/* Each state with each change is a test of its own, as is each with a tiny screen; then those that have a name. */
int main(void)
{
    const struct CMUnitTest named[] = {
        IN_FOLDER(a_key_on_a_tiny_screen_after_the_plan_has_shrunk),
        IN_FOLDER(escape_from_a_filter_typed_over_a_change_shows_all),
        IN_FOLDER(escape_from_a_search_typed_over_a_change_ends_it),
        IN_FOLDER(a_number_half_typed_is_looked_up_in_the_new_plan),
        IN_FOLDER(a_question_about_a_hidden_task_outlives_no_change),
        IN_FOLDER(findings_are_those_of_the_new_plan),
        IN_FOLDER(fewer_years_leave_the_cursor_in_one_that_is_there),
        IN_FOLDER(the_first_of_two_plans_shrinks_behind_the_second),
        IN_FOLDER(the_second_of_two_plans_shrinks_under_the_cursor),
        IN_FOLDER(a_change_while_two_plans_load_is_not_lost),
        IN_FOLDER(changes_of_two_plans_while_they_load_are_not_lost),
        IN_FOLDER(r_loads_again_whatever_is_open),
        IN_FOLDER(ctrl_c_from_a_line_typed_over_a_change),
    };
    static struct CMUnitTest tests[STATES * CHANGES + STATES + sizeof named / sizeof *named];
    static char name[STATES * CHANGES + STATES][100];
    size_t n = 0;
    for (size_t i = 0; i < STATES * CHANGES; i++, n++) {
        tests[n] = (struct CMUnitTest)IN_FOLDER(the_plan_changes_under_it);
        tests[n].initial_state = &cases[i];
        snprintf(name[n], sizeof *name, "%s_under %s", changes[i % CHANGES].name, states[i / CHANGES].keys);
        tests[n].name = name[n];
    }
    for (size_t i = 0; i < STATES; i++, n++) {
        tests[n] = (struct CMUnitTest)IN_FOLDER(the_plan_shrinks_on_a_tiny_screen);
        tests[n].initial_state = &cases[i];
        snprintf(name[n], sizeof *name, "fewer_tasks_on_a_tiny_screen_under %s", states[i].keys);
        tests[n].name = name[n];
    }
    memcpy(&tests[n], named, sizeof named);
    n += sizeof named / sizeof *named;
    return _cmocka_run_group_tests("reload", tests, n, NULL, NULL);
}
