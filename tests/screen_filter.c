/* Filters: only tasks that match stay in the lists, and how many are hidden is always said. */
#include "browser.h"
#include "test.h"

static void every_key_filters_and_the_hidden_tasks_are_counted(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "&牵头:发展改革");
    term_wait(t, "隐藏 24 项");
    term_wait(t, "2 / 26 项任务");
    term_send(t, "委<Enter>");
    term_wait(t, "筛选 牵头:发展改革委  隐藏 24 项");
    term_expect_screen(t, "filter-120x36");
    quit(t);
}

static void a_filter_at_80x24(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "/人才<Enter>&牵头:教育局<Enter>");
    term_wait(t, "隐藏 20 项");
    term_expect_screen(t, "filter-80x24");
    quit(t);
}

/* Journey: every task that 市教育局 leads or supports, at most 4 keystrokes: & and Enter. */
static void the_tasks_of_an_agency_take_two_keys(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "&单位:教育局<Enter>");
    term_wait(t, "筛选 单位:教育局  隐藏 12 项");
    quit(t);
}

/* Journey: all quantified targets of 名 above 100, at most 3 keystrokes: / and Enter. */
static void large_quantities_take_two_keys(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/数量>100名<Enter>");
    term_wait(t, "检索 数量>100名");
    term_wait(t, "· 第 1 处");
    quit(t);
}

static void escape_takes_the_filter_back(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "11<Enter>");
    term_wait(t, "› 11 提升");
    term_wait_still(t, 50);
    char *before = strdup(term_screen(t));
    term_send(t, "&牵头:科技局");
    term_wait(t, "隐藏");
    term_send(t, "<Esc>");
    term_wait_gone(t, "隐藏");
    term_wait_still(t, 50);
    assert_string_equal(term_screen(t), before);
    free(before);
    quit(t);
}

static void a_malformed_filter_is_explained_and_refused(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "&(教育");
    term_wait(t, "括号没有闭合");
    term_send(t, "<Enter>");
    term_wait(t, "括号没有闭合");
    term_send(t, ")<Enter>");
    term_wait(t, "筛选 (教育)");
    quit(t);
}

static void filters_stack_and_are_switched_one_by_one(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "F");
    term_wait(t, "还没有筛选");
    term_send(t, "&牵头:教育局<Enter>");
    term_wait(t, "隐藏 20 项");
    term_send(t, "&数量>=10<Enter>");
    term_wait(t, "隐藏 25 项");
    term_send(t, "F");
    term_wait(t, "[x] 数量>=10");
    term_expect_screen(t, "filters-120x36");
    term_send(t, "j<Enter>"); /* the second one off */
    term_wait(t, "[ ] 数量>=10");
    term_wait(t, "隐藏 20 项");
    term_send(t, "k!"); /* the first one inverted */
    term_wait(t, "反选：留下不匹配的");
    term_wait(t, "隐藏 6 项");
    term_send(t, "x");
    term_wait_gone(t, "牵头:教育局");
    term_send(t, "jj<Enter>");
    term_wait_gone(t, "隐藏");
    quit(t);
}

static void what_was_done_to_filters_is_undone_and_redone(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "u");
    term_wait(t, "没有可撤销的改动");
    term_send(t, "&牵头:教育局<Enter>");
    term_wait(t, "隐藏 20 项");
    term_send(t, "!");
    term_wait(t, "筛选 !(牵头:教育局)  隐藏 6 项");
    term_send(t, "u");
    term_wait(t, "已撤销：筛选");
    term_wait(t, "隐藏 20 项");
    term_send(t, "u");
    term_wait_gone(t, "隐藏");
    term_send(t, "<C-r>");
    term_wait(t, "隐藏 20 项");
    term_send(t, "<C-r>");
    term_wait(t, "隐藏 6 项");
    term_send(t, "<C-r>");
    term_wait(t, "没有可重做的改动");
    quit(t);
}

static void a_jump_to_a_hidden_task_names_the_filter_and_offers_to_show_it(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "&牵头:教育局<Enter>19<Enter>");
    term_wait(t, "任务 19 被筛选“牵头:教育局”隐藏");
    term_send(t, "j<Enter>");
    term_wait_gone(t, "被筛选");
    term_wait(t, "隐藏 20 项");
    term_send(t, "19<Enter>");
    term_wait(t, "任务 19 被筛选");
    term_send(t, "<Enter>");
    term_wait(t, "› 19 ");
    term_wait_gone(t, "隐藏");
    term_send(t, "u");
    term_wait(t, "隐藏 20 项");
    quit(t);
}

static void a_filter_that_keeps_nothing_leaves_a_screen_that_says_so(void **state)
{
    (void)state;
    struct term *t = open_plan(60, 20);
    term_send(t, "&没有这回事<Enter>");
    term_wait(t, "所有任务都被筛选隐藏了");
    term_send(t, "jk<Enter><Tab>n");
    term_wait(t, "隐藏 26 项");
    term_send(t, "x");
    term_wait_gone(t, "隐藏");
    quit(t);
}

static void a_search_finds_only_what_is_kept(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/人才<Enter>");
    term_wait(t, "15 项 160 处");
    term_send(t, "&牵头:教育局<Enter>");
    term_wait(t, "4 项 18 处");
    term_send(t, "!");
    term_wait(t, "11 项 142 处");
    quit(t);
}

static void filters_outlive_a_reload(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "&牵头:教育局<Enter>");
    term_wait(t, "隐藏 20 项");
    term_send(t, "r");
    term_wait(t, "重新读取");
    term_send(t, "<C-l>");
    term_wait(t, "筛选 牵头:教育局  隐藏 20 项");
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_filters_and_the_hidden_tasks_are_counted),
        cmocka_unit_test(a_filter_at_80x24),
        cmocka_unit_test(the_tasks_of_an_agency_take_two_keys),
        cmocka_unit_test(large_quantities_take_two_keys),
        cmocka_unit_test(escape_takes_the_filter_back),
        cmocka_unit_test(a_malformed_filter_is_explained_and_refused),
        cmocka_unit_test(filters_stack_and_are_switched_one_by_one),
        cmocka_unit_test(what_was_done_to_filters_is_undone_and_redone),
        cmocka_unit_test(a_jump_to_a_hidden_task_names_the_filter_and_offers_to_show_it),
        cmocka_unit_test(a_filter_that_keeps_nothing_leaves_a_screen_that_says_so),
        cmocka_unit_test(a_search_finds_only_what_is_kept),
        cmocka_unit_test(filters_outlive_a_reload),
    };
    return cmocka_run_group_tests_name("filter screens", tests, NULL, NULL);
}
