/* The list of hits: every mention with the words around it; there and back. */
#include "browser.h"
#include "test.h"

/* Journey: every mention of 博士后, in context, at most 3 keystrokes: / Enter 4. */
static void every_mention_in_context_takes_three_keys(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/博士后<Enter>4");
    term_wait(t, "匹配处 3 · 按任务");
    term_expect_screen(t, "hits-120x36");
    quit(t);
}

static void the_hits_at_80x24(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "/人才<Enter>4j");
    term_wait(t, "第 2 处");
    term_expect_screen(t, "hits-80x24");
    quit(t);
}

static void the_hits_at_60x20(void **state)
{
    (void)state;
    struct term *t = open_plan(60, 20);
    term_send(t, "/人才<Enter>4j");
    term_wait(t, "第 2 处");
    term_expect_screen(t, "hits-60x20");
    quit(t);
}

static void hits_stand_in_one_column(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    int row, col, other;
    term_send(t, "/博士后<Enter>4");
    term_wait(t, "博士后工作站1—2");
    term_wait_still(t, 100); /* the rows below it come later */
    assert_true(term_find(t, "博士后工作站1—2", &row, &col));
    assert_int_equal(row, 4);
    for (int i = 0; i < 3; i++) {
        for (other = 0; other < 120 && strcmp(term_cell(t, 4 + i, other).text, "博") != 0; other++) continue;
        assert_int_equal(other, col);
    }
    quit(t);
}

static void enter_goes_there_and_backspace_returns(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/博士后<Enter>4j");
    term_wait(t, "第 2 处");
    term_send(t, "<Enter>");
    term_wait(t, "年度目标");
    term_wait(t, "行动 8");
    term_send(t, "<Backspace>");
    term_wait(t, "匹配处 3");
    term_send(t, "j<Enter>");
    term_wait_gone(t, "匹配处 3");
    term_wait(t, "第 3 处");
    term_send(t, "<Backspace>");
    term_wait(t, "匹配处 3");
    term_send(t, "<Backspace>");
    term_wait_gone(t, "匹配处 3");
    term_send(t, "<Backspace>"); /* to the actions, not to the list */
    term_wait(t, "行动 8");
    term_wait_still(t, 50);
    assert_false(term_has(t, "匹配处"));
    quit(t);
}

static void the_list_is_grouped_by_task_year_and_agency(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/博士后<Enter>4j");
    term_wait(t, "第 2 处");
    term_send(t, "s");
    term_wait(t, "按年度");
    term_expect_screen(t, "hits-by-year-120x36");
    term_send(t, "s");
    term_wait(t, "按牵头单位");
    term_wait(t, "市委组织部");
    term_send(t, "s");
    term_wait(t, "按任务");
    quit(t);
}

static void without_a_search_there_is_no_list(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "4");
    term_wait(t, "还没有检索");
    quit(t);
}

static void a_search_typed_in_the_list_fills_it_anew(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/博士后<Enter>4/西部之光");
    term_wait(t, "匹配处 1 ");
    term_send(t, "<Esc>");
    term_wait(t, "匹配处 3 ");
    term_send(t, "/没有这回事<Enter>");
    term_wait(t, "匹配处 0 ");
    term_send(t, "/!金融<Enter>");
    term_wait(t, "没有可加亮的文字");
    term_send(t, "<Enter>\\");
    term_wait(t, "行动 8");
    quit(t);
}

static void the_number_of_a_task_still_leads_to_it(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/人才<Enter>4");
    term_wait(t, "匹配处 160");
    term_send(t, "#4<Enter>");
    term_wait(t, "› 4 ");
    term_send(t, "4j11<Enter>");
    term_wait(t, "› 11 ");
    term_wait(t, "行动 8");
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mention_in_context_takes_three_keys),
        cmocka_unit_test(the_hits_at_80x24),
        cmocka_unit_test(the_hits_at_60x20),
        cmocka_unit_test(hits_stand_in_one_column),
        cmocka_unit_test(enter_goes_there_and_backspace_returns),
        cmocka_unit_test(the_list_is_grouped_by_task_year_and_agency),
        cmocka_unit_test(without_a_search_there_is_no_list),
        cmocka_unit_test(a_search_typed_in_the_list_fills_it_anew),
        cmocka_unit_test(the_number_of_a_task_still_leads_to_it),
    };
    return cmocka_run_group_tests_name("hits screens", tests, NULL, NULL);
}
