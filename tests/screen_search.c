/* Searching as one types: every hit stands out, nothing is hidden, Esc goes back to where one was. */
#include "browser.h"
#include "test.h"

static void every_key_searches_and_enter_keeps(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/博");
    term_wait(t, "检索 博");
    term_wait(t, "处");
    term_send(t, "士后");
    term_wait(t, "· 第 1 处");
    term_wait(t, "› 2 培养高层次人才");
    term_send(t, "<Enter>");
    term_wait(t, "n 下一处");
    term_expect_screen(t, "search-120x36");
    quit(t);
}

static bool hit_is_coloured(struct term *t, void *text)
{
    int row, col;
    return term_find(t, text, &row, &col) && (term_cell(t, row, col).style & TERM_BACKGROUND) != 0;
}

static void hits_stand_out_in_every_pane(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/人才<Enter>");
    term_wait(t, "n 下一处");
    term_wait_until(t, hit_is_coloured, "人才培养行动 3/3"); /* an action */
    term_wait_until(t, hit_is_coloured, "人才培养行动   ");  /* a heading */
    term_wait_until(t, hit_is_coloured, "人才           ━"); /* the name of a task */
    term_send(t, "\\");
    term_wait_gone(t, "n 下一处");
    assert_false(hit_is_coloured(t, "人才培养行动 3"));
    quit(t);
}

static void escape_returns_exactly_to_where_one_was(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "11<Enter>");
    term_wait(t, "› 11 提升");
    term_send(t, "<Tab>jj");
    term_wait_still(t, 50);
    char *before = strdup(term_screen(t));
    term_send(t, "/创新创业");
    term_wait(t, "处");
    term_send(t, "<Esc>");
    term_wait_gone(t, "检索 创新");
    term_wait_still(t, 50);
    assert_string_equal(term_screen(t), before);
    free(before);
    quit(t);
}

static void n_and_N_walk_through_the_hits_and_say_when_they_wrap(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "n");
    term_wait(t, "还没有检索");
    term_send(t, "/博士后<Enter>");
    term_wait(t, "· 第 1 处");
    term_wait_until(t, hit_is_coloured, "博士后工作站");  /* in the content, which takes the place of the targets */
    assert_true(term_style_of(t, "任务 26") & TERM_BOLD); /* the list keeps the keyboard */
    term_send(t, "n");
    term_wait(t, "· 第 2 处");
    term_send(t, "N");
    term_wait(t, "· 第 1 处");
    term_send(t, "N");
    term_wait(t, "从末尾继续");
    term_send(t, "n");
    term_wait(t, "从头继续");
    term_send(t, "l");
    term_wait(t, "· 第 1 处");
    term_send(t, "<Esc>"); /* from the text to the list, to the actions, out of the search */
    term_send(t, "<Esc>");
    term_send(t, "<Esc>");
    term_send(t, "<Esc>");
    term_wait_gone(t, "检索 博士后");
    quit(t);
}

static void the_hit_comes_into_view_wherever_it_stands(void **state)
{
    (void)state;
    struct term *t = open_plan(60, 20);
    term_send(t, "/市审计局|西部之光<Enter>");
    term_wait(t, "西");
    term_wait_until(t, hit_is_coloured, "西");
    quit(t);
}

static void a_malformed_query_is_explained_and_the_hits_stay(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/人才<Enter>");
    term_wait(t, "n 下一处");
    term_send(t, "//[");
    term_wait(t, "正则");
    term_wait_until(t, hit_is_coloured, "人才培养行动 3/3");
    term_send(t, "<Enter>"); /* refused */
    term_wait(t, "正则");
    term_send(t, "<Backspace>\\d+名/<Enter>");
    term_wait(t, "n 下一处");
    term_wait(t, "处");
    quit(t);
}

static void a_question_to_the_ledger_is_answered_in_the_line(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/进展:滞后");
    term_wait(t, "目前还没有台账");
    term_send(t, "<Enter>"); /* refused */
    term_wait(t, "“进展”要查的是台账");
    term_send(t, "<Esc>");
    term_wait_gone(t, "台账");
    term_send(t, "&标记:是<Enter>");
    term_wait(t, "“标记”要查的是台账");
    term_send(t, "<Esc>");
    term_wait_gone(t, "台账");
    quit(t);
}

static void what_is_not_there_is_said(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "/没有这回事");
    term_wait(t, "未找到");
    term_send(t, "<Enter>");
    term_wait(t, "未找到“没有这回事”");
    term_wait(t, "› 1 引进");
    quit(t);
}

static void pasted_text_is_searched_not_obeyed(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_paste(t, "q");
    term_send(t, "/");
    term_wait(t, "Esc 返回");
    term_paste(t, "学术技术\n带头人");
    term_wait(t, "学术技术 带头人");
    term_send(t, "<C-u>");
    term_wait(t, "Esc 返回");
    term_send(t, "<Esc>");
    term_wait(t, "q 退出");
    quit(t);
}

static void the_cursor_stands_at_the_caret(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    int row, col;
    bool visible;
    term_send(t, "、人才");
    term_wait(t, "处");
    term_cursor(t, &row, &col, &visible);
    assert_true(visible);
    assert_int_equal(row, 23);
    assert_int_equal(col, 10); /* " 检索 " is 6 columns, 人才 is 4 */
    term_send(t, "<Left>");
    term_wait_still(t, 30);
    term_cursor(t, &row, &col, &visible);
    assert_int_equal(col, 8);
    term_send(t, "<Esc>");
    term_wait(t, "q 退出");
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_searches_and_enter_keeps),
        cmocka_unit_test(hits_stand_out_in_every_pane),
        cmocka_unit_test(escape_returns_exactly_to_where_one_was),
        cmocka_unit_test(n_and_N_walk_through_the_hits_and_say_when_they_wrap),
        cmocka_unit_test(the_hit_comes_into_view_wherever_it_stands),
        cmocka_unit_test(a_malformed_query_is_explained_and_the_hits_stay),
        cmocka_unit_test(a_question_to_the_ledger_is_answered_in_the_line),
        cmocka_unit_test(what_is_not_there_is_said),
        cmocka_unit_test(pasted_text_is_searched_not_obeyed),
        cmocka_unit_test(the_cursor_stands_at_the_caret),
    };
    return cmocka_run_group_tests_name("search screens", tests, NULL, NULL);
}
