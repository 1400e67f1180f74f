/* The view of agencies: who leads what, finding one by typing, its tasks in the list. */
#include "browser.h"
#include "test.h"

static void every_agency_with_its_counts_at_120x36(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "2");
    term_wait_until(t, title_has_focus, "单位 33");
    term_send(t, "j");
    term_wait(t, "市人社局·牵头");
    term_expect_screen(t, "agencies-120x36");
    quit(t);
}

static void every_agency_with_its_counts_at_80x24(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "2");
    term_wait_until(t, title_has_focus, "单位 33");
    term_expect_screen(t, "agencies-80x24");
    quit(t);
}

/* 2 / … Enter: three keys, the name apart. */
static void all_duties_of_an_agency_take_three_keys_and_its_name(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "2/市教育局<Enter>");
    term_wait(t, "市教育局·牵头 › 3 加快");
    term_wait(t, "19 / 26 项任务");
    term_wait(t, "q 退出");
    term_expect_screen(t, "duties-120x36");
    quit(t);
}

static void an_agency_is_found_by_pinyin_while_typing(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "2、jyj");
    term_wait(t, "市教育局 · 共 1 个相符");
    term_wait(t, "19 / 26 项任务");
    term_send(t, "q");
    term_wait(t, "未找到");
    term_send(t, "<Enter>");
    term_wait(t, "列表中没有“jyjq”");
    term_wait(t, "共 26 项任务");
    quit(t);
}

static void n_steps_through_the_agencies_that_fit(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "2/管委会");
    term_wait(t, "经开区管委会 · 共 2 个相符");
    term_send(t, "<Down>");
    term_wait(t, "农业园区管委会 · 共 2 个相符");
    term_send(t, "<Enter>");
    term_wait(t, "农业园区管委会·责任 ›");
    term_send(t, "n");
    term_wait(t, "经开区管委会·责任 ›");
    quit(t);
}

static void escape_returns_from_finding(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "5<Enter>2/科技局");
    term_wait(t, "市科技局");
    term_wait(t, "市科技局 · 共");
    term_send(t, "<Esc>");
    term_wait(t, "产业人才培养行动 › 5 壮大");
    term_wait(t, "共 26 项任务");
    quit(t);
}

static void brackets_return_to_the_tasks_of_an_agency(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "2/市科协<Enter>");
    term_wait(t, "市科协·牵头 › 14");
    term_send(t, "5<Enter>"); /* none of its tasks: all are listed again */
    term_wait(t, "产业人才培养行动 › 5 壮大");
    term_wait(t, "共 26 项任务");
    term_send(t, "[");
    term_wait(t, "市科协·牵头 › 14");
    term_send(t, "1");
    term_wait_until(t, title_has_focus, "行动 8");
    term_wait(t, "共 26 项任务");
    quit(t);
}

static bool ke_stands_before_ren(struct term *t, void *unused)
{
    int first, second, col;
    (void)unused;
    return term_find(t, "市科协", &first, &col) && term_find(t, "市人社局 ", &second, &col) && first < second;
}

static void the_agencies_are_sorted_by_name_too(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "2s");
    term_wait(t, "按牵头加责任");
    assert_false(ke_stands_before_ren(t, NULL));
    term_send(t, "s");
    term_wait(t, "按名称");
    term_wait_until(t, ke_stands_before_ren, NULL);
    quit(t);
}

static void the_mouse_chooses_an_agency(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    int row, col;
    term_send(t, "2");
    term_wait_until(t, title_has_focus, "单位 33");
    term_wait(t, "市科协");
    assert_true(term_find(t, "市科协", &row, &col));
    term_click(t, row, col);
    term_wait(t, "市科协·牵头 › 14");
    quit(t);
}

static void a_plan_without_agencies_says_so(void **state)
{
    (void)state;
    static const char text[] = "序号,重点任务,第一年\n1,优化营商环境,办3件\n";
    struct term *t = term_open(80, 24, test_temporary("bare.csv", text, sizeof text - 1), NULL);
    term_wait(t, "q 退出");
    term_send(t, "2");
    term_wait(t, "没有列出单位");
    term_send(t, "<Esc>：view-ag");
    term_wait(t, "没有符合的命令");
    term_send(t, "<Esc>");
    term_wait_gone(t, "没有符合的命令");
    quit(t);
}

static void agencies_of_two_plans_are_counted_together(void **state)
{
    (void)state;
    static const char text[] = "市级重点工作,,,\n序号,任务,牵头单位,责任单位\n1,甲项工作,市教育局,市财政局\n";
    struct term *t = term_open(120, 36, "data/tianshui.csv", test_temporary("second.csv", text, sizeof text - 1), NULL);
    term_wait(t, "q 退出");
    term_send(t, "2/市教育局<Enter>");
    term_wait(t, "20 / 27 项任务");
    term_wait(t, "牵头 7");
    term_wait(t, "市级重点工作");
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_agency_with_its_counts_at_120x36),
        cmocka_unit_test(every_agency_with_its_counts_at_80x24),
        cmocka_unit_test(all_duties_of_an_agency_take_three_keys_and_its_name),
        cmocka_unit_test(an_agency_is_found_by_pinyin_while_typing),
        cmocka_unit_test(n_steps_through_the_agencies_that_fit),
        cmocka_unit_test(escape_returns_from_finding),
        cmocka_unit_test(brackets_return_to_the_tasks_of_an_agency),
        cmocka_unit_test(the_agencies_are_sorted_by_name_too),
        cmocka_unit_test(the_mouse_chooses_an_agency),
        cmocka_unit_test(a_plan_without_agencies_says_so),
        cmocka_unit_test(agencies_of_two_plans_are_counted_together),
    };
    return cmocka_run_group_tests_name("agencies", tests, NULL, NULL);
}
