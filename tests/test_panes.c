/* The panes without a terminal: their rows, cursors and texts.  What they draw is for the screen tests. */
#include "panes_world.h"

/* ---- actions ---- */

static void actions_stand_below_all_of_them(void **state)
{
    struct world *w = *state;
    world_fit(w, PANE_ACTIONS, &world_wide);
    assert_int_equal(world_rows(w, PANE_ACTIONS), 3);
    world_assert_title(w, PANE_ACTIONS, "Actions 2");
    world_command(w, PANE_ACTIONS, CMD_LAST);
    assert_int_equal(w->view.action, 1);
    assert_int_equal(w->view.place, 2);
    world_assert_cites(w, PANE_ACTIONS, "乙行动\n3 留才");
    assert_int_equal(world_class[PANE_ACTIONS]->prints(&w->view), RANGE_ACTION);
    assert_int_equal(world_press(w, PANE_ACTIONS, 0), APP_REDRAW);
    assert_int_equal(w->view.action, VIEW_ALL);
    assert_int_equal(world_press(w, PANE_ACTIONS, 9), APP_NOTHING);
}

static void an_action_whose_tasks_are_all_hidden_is_not_listed(void **state)
{
    struct world *w = *state;
    world_fit(w, PANE_ACTIONS, &world_wide);
    world_filter(&w->view, "公寓");
    world_fit(w, PANE_ACTIONS, &world_wide);
    assert_int_equal(world_rows(w, PANE_ACTIONS), 2);
}

static void a_plan_without_actions_says_so(void **state)
{
    (void)state;
    struct world *w = world_make(world_load("序号,任务\n1,修路\n"));
    world_assert_is_empty(w, PANE_ACTIONS);
    world_assert_is_empty(w, PANE_AGENCIES);
    world_assert_is_empty(w, PANE_TARGETS);
    world_assert_is_empty(w, PANE_INDICATORS);
    world_assert_is_empty(w, PANE_HITS);
    world_assert_is_empty(w, PANE_COMPARE);
    assert_null(world_class[PANE_TASKS]->why_empty(&w->view));
    assert_null(world_class[PANE_DETAIL]->why_empty(&w->view));
    world_done(w);
}

/* ---- tasks ---- */

static void tasks_stand_under_their_actions(void **state)
{
    struct world *w = *state;
    world_fit(w, PANE_TASKS, &world_wide);
    assert_int_equal(world_rows(w, PANE_TASKS), 5);
    world_assert_title(w, PANE_TASKS, "Tasks 3");
    assert_int_equal(world_press(w, PANE_TASKS, 3), APP_NOTHING); /* a heading */
    assert_int_equal(world_press(w, PANE_TASKS, 4), APP_REDRAW);
    assert_int_equal(w->view.place, 2);
    world_assert_cites(w, PANE_TASKS, "乙行动·task 3: 留才");
    assert_int_equal(world_command(w, PANE_TASKS, CMD_UP), APP_REDRAW);
    assert_int_equal(w->view.place, 1);
    assert_int_equal(world_command(w, PANE_TASKS, CMD_LEFT), APP_UNKNOWN);
}

static void tasks_follow_action_order_and_filter(void **state)
{
    struct world *w = *state;
    world_fit(w, PANE_TASKS, &world_wide);
    view_choose_action(&w->view, 1);
    world_fit(w, PANE_TASKS, &world_wide);
    assert_int_equal(world_rows(w, PANE_TASKS), 1);
    view_choose_action(&w->view, VIEW_ALL);
    view_choose_order(&w->view, TASK_ORDER_NUMBER);
    view_sort(&w->view);
    world_fit(w, PANE_TASKS, &world_wide);
    assert_int_equal(world_rows(w, PANE_TASKS), 3); /* no headings */
    world_assert_title(w, PANE_TASKS, "Tasks 3 · by number");
    world_filter(&w->view, "公寓");
    world_fit(w, PANE_TASKS, &world_wide);
    assert_int_equal(world_rows(w, PANE_TASKS), 1);
    assert_int_equal(world_class[PANE_TASKS]->prints(&w->view), RANGE_FILTERED);
}

static void a_task_that_was_found_makes_a_tick(void **state)
{
    struct world *w = *state;
    world_fit(w, PANE_TASKS, &world_wide);
    world_search(&w->view, "公寓");
    assert_false(world_class[PANE_TASKS]->has_hit(w->pane[PANE_TASKS], &w->view, 0, 4));
    assert_true(world_class[PANE_TASKS]->has_hit(w->pane[PANE_TASKS], &w->view, 4, 5));
    assert_false(world_class[PANE_TASKS]->has_hit(w->pane[PANE_TASKS], &w->view, 5, 99));
}

/* ---- targets and detail ---- */

static void targets_go_from_year_to_year_and_item_to_item(void **state)
{
    struct world *w = *state;
    world_fit(w, PANE_TARGETS, &world_wide);
    world_assert_title(w, PANE_TARGETS, "Yearly targets");
    assert_int_equal(world_rows(w, PANE_TARGETS), 3); /* two items below the names of the years */
    world_assert_cites(w, PANE_TARGETS, "甲行动·task 1·第一年·item 1: 引进人才10名");
    assert_int_equal(world_command(w, PANE_TARGETS, CMD_DOWN), APP_REDRAW);
    assert_int_equal(world_command(w, PANE_TARGETS, CMD_RIGHT), APP_REDRAW);
    world_assert_cites(w, PANE_TARGETS, "甲行动·task 1·第二年·item 2: 建成");
    assert_int_equal(world_command(w, PANE_TARGETS, CMD_RIGHT), APP_UNKNOWN); /* out of the pane */
    assert_int_equal(world_press(w, PANE_TARGETS, 1), APP_REDRAW);
    assert_int_equal(w->view.year, 0);
    assert_int_equal(w->view.item, 0);
}

static void years_one_below_the_other_are_one_text(void **state)
{
    struct world *w = *state;
    const struct box narrow = {1, 0, 4, 24};
    world_fit(w, PANE_TARGETS, &narrow);
    size_t all = world_rows(w, PANE_TARGETS);
    assert_true(all > 4);
    for (int i = 0; i < 3; i++) world_class[PANE_TARGETS]->command(w->pane[PANE_TARGETS], &w->view, CMD_DOWN);
    assert_int_equal(w->view.year, 1); /* the third item is the first of the next year */
    assert_true(world_class[PANE_TARGETS]->extent(w->pane[PANE_TARGETS]).top > 0);
}

static void a_hit_is_brought_into_view_by_the_pane_that_holds_it(void **state)
{
    struct world *w = *state;
    const struct box low = {1, 0, 2, 24};
    world_search(&w->view, "建成");
    world_fit(w, PANE_TARGETS, &low);
    world_fit(w, PANE_DETAIL, &low);
    const struct hit *hit = view_hit(&w->view);
    assert_true(world_class[PANE_TARGETS]->holds(&w->view, hit));
    assert_false(world_class[PANE_DETAIL]->holds(&w->view, hit));
    assert_true(world_class[PANE_TARGETS]->reveal(w->pane[PANE_TARGETS], &w->view, hit));
    struct pane_extent shown = world_class[PANE_TARGETS]->extent(w->pane[PANE_TARGETS]);
    assert_true(world_class[PANE_TARGETS]->has_hit(w->pane[PANE_TARGETS], &w->view, shown.top, shown.top + 2));
    assert_false(world_class[PANE_DETAIL]->reveal(w->pane[PANE_DETAIL], &w->view, hit));
}

static void detail_shows_the_task_and_scrolls(void **state)
{
    struct world *w = *state;
    const struct box low = {1, 0, 3, 30};
    world_fit(w, PANE_DETAIL, &low);
    world_assert_title(w, PANE_DETAIL, "Task 1");
    world_assert_cites(w, PANE_DETAIL, "甲行动·task 1·主要内容: 1.引进人才30名以上；2.建设平台。");
    const struct pane_class *detail = world_class[PANE_DETAIL];
    assert_int_equal(detail->command(w->pane[PANE_DETAIL], &w->view, CMD_LAST), APP_REDRAW);
    struct pane_extent end = detail->extent(w->pane[PANE_DETAIL]);
    assert_int_equal(end.top, end.total - 3);
    assert_int_equal(detail->command(w->pane[PANE_DETAIL], &w->view, CMD_DOWN), APP_NOTHING);
    detail->scroll(w->pane[PANE_DETAIL], 1);
    assert_int_equal(detail->extent(w->pane[PANE_DETAIL]).top, 1);
    view_choose_task(&w->view, 1);
    world_fit(w, PANE_DETAIL, &low);
    assert_int_equal(detail->extent(w->pane[PANE_DETAIL]).top, 0);
    world_assert_title(w, PANE_DETAIL, "Task 2");
}

/* ---- agencies ---- */

static void agencies_are_found_by_name_and_pinyin(void **state)
{
    struct world *w = *state;
    struct buf said;
    buf_init(&said);
    const struct pane_class *agencies = world_class[PANE_AGENCIES];
    assert_int_equal(agencies->find(w->pane[PANE_AGENCIES], &w->view, SLICE("jyj"), 0, &said), 1);
    assert_string_equal(said.s, "市教育局");
    assert_int_equal(view_listed(&w->view), 2);
    assert_int_equal(agencies->prints(&w->view), RANGE_AGENCY);
    buf_clear(&said);
    assert_int_equal(agencies->find(w->pane[PANE_AGENCIES], &w->view, SLICE("局"), 1, &said), 3);
    assert_string_not_equal(said.s, "市教育局");
    assert_int_equal(agencies->find(w->pane[PANE_AGENCIES], &w->view, SLICE("税务"), 0, &said), 0);
    buf_done(&said);
}

static void agencies_are_sorted_by_what_they_lead_then_by_name(void **state)
{
    struct world *w = *state;
    view_index_agencies(&w->view);
    world_fit(w, PANE_AGENCIES, &world_wide);
    assert_int_equal(world_rows(w, PANE_AGENCIES), 5); /* three, all, and the heads of the counts */
    world_assert_title(w, PANE_AGENCIES, "Agencies 3 by lead");
    assert_int_equal(world_press(w, PANE_AGENCIES, 0), APP_NOTHING);
    assert_int_equal(world_press(w, PANE_AGENCIES, 4), APP_REDRAW);
    world_assert_cites(w, PANE_AGENCIES, "市住建局\nLeads: 3 留才"); /* one task; the others have two */
    world_command(w, PANE_AGENCIES, CMD_SORT);
    world_command(w, PANE_AGENCIES, CMD_SORT);
    world_assert_title(w, PANE_AGENCIES, "Agencies 3 by name");
    world_press(w, PANE_AGENCIES, 2);
    world_assert_cites(w, PANE_AGENCIES, "市教育局\nLeads: 2 育才\nSupports: 1 引才"); /* jiao, ren, zhu */
}

static void the_index_of_agencies_fills_a_list_that_was_fitted_before(void **state)
{
    struct world *w = *state;
    world_fit(w, PANE_AGENCIES, &world_wide);
    assert_int_equal(world_rows(w, PANE_AGENCIES), 2);
    view_index_agencies(&w->view);
    world_fit(w, PANE_AGENCIES, &world_wide);
    assert_int_equal(world_rows(w, PANE_AGENCIES), 5);
}

/* ---- indicators ---- */

static void indicators_list_what_is_counted_through_the_years(void **state)
{
    struct world *w = *state;
    world_fit(w, PANE_INDICATORS, &world_wide);
    assert_int_equal(world_rows(w, PANE_INDICATORS), 4); /* and the heads of the columns */
    world_assert_title(w, PANE_INDICATORS, "Indicators 3 · by task");
    world_assert_cites(w, PANE_INDICATORS, "甲行动·task 1·人才\n主要内容: 30名以上\n第一年: 10名\n第二年: 20名");
    world_command(w, PANE_INDICATORS, CMD_DOWN);
    assert_int_equal(w->view.place, 1);
    assert_int_equal(world_command(w, PANE_INDICATORS, CMD_LEFT), APP_NOTHING);
    assert_int_equal(world_command(w, PANE_INDICATORS, CMD_RIGHT), APP_REDRAW);
    assert_int_equal(w->view.year, 1);
    world_command(w, PANE_INDICATORS, CMD_SORT);
    world_assert_title(w, PANE_INDICATORS, "Indicators 3 · largest first");
    assert_int_equal(w->view.place, 1);
    assert_int_equal(world_command(w, PANE_INDICATORS, CMD_BACK), APP_OUT);
}

static void a_search_does_not_list_the_indicators_again(void **state)
{
    struct world *w = *state;
    world_fit(w, PANE_INDICATORS, &world_wide);
    struct err err = {0};
    assert_true(view_search(&w->view, SLICE("人才"), false, &err));
    world_class[PANE_INDICATORS]->fit(w->pane[PANE_INDICATORS], &w->view, &world_wide, 1);
    assert_int_equal(world_rows(w, PANE_INDICATORS), 4);
    view_choose_action(&w->view, 1);
    world_fit(w, PANE_INDICATORS, &world_wide);
    assert_int_equal(world_rows(w, PANE_INDICATORS), 2);
}

/* ---- hits ---- */

static void hits_are_listed_by_task_by_year_by_agency(void **state)
{
    struct world *w = *state;
    world_search(&w->view, "人才");
    world_fit(w, PANE_HITS, &world_wide);
    world_assert_title(w, PANE_HITS, "Hits 3 · by task");
    assert_int_equal(world_rows(w, PANE_HITS), 5); /* an action, a task, three hits */
    world_command(w, PANE_HITS, CMD_LAST);
    assert_int_equal(w->view.at, 2);
    world_assert_cites(w, PANE_HITS, "甲行动·task 1·第二年·1: 引进人才20名");
    world_command(w, PANE_HITS, CMD_SORT);
    world_assert_title(w, PANE_HITS, "Hits 3 · by year");
    assert_int_equal(world_rows(w, PANE_HITS), 6);
    world_command(w, PANE_HITS, CMD_SORT);
    world_assert_title(w, PANE_HITS, "Hits 3 · by leading agency");
    assert_int_equal(world_rows(w, PANE_HITS), 4);
    assert_int_equal(world_press(w, PANE_HITS, 0), APP_NOTHING); /* its name */
    world_press(w, PANE_HITS, 1);
    assert_int_equal(w->view.at, 0);
    assert_int_equal(world_class[PANE_HITS]->prints(&w->view), RANGE_HITS);
}

static void another_search_begins_the_list_of_hits_anew(void **state)
{
    struct world *w = *state;
    world_search(&w->view, "人才");
    world_fit(w, PANE_HITS, &world_wide);
    world_search(&w->view, "公寓");
    world_fit(w, PANE_HITS, &world_wide);
    assert_int_equal(world_rows(w, PANE_HITS), 4);
    world_search(&w->view, "");
    world_assert_is_empty(w, PANE_HITS);
}

/* ---- two years compared ---- */

static void compared_years_can_be_turned(void **state)
{
    struct world *w = *state;
    world_fit(w, PANE_COMPARE, &world_wide);
    world_assert_title(w, PANE_COMPARE, "Compare years 第一年 → 第二年");
    world_assert_cites(w, PANE_COMPARE,
                       "甲行动·task 1·第一年→第二年\n~ 1.引进人才10名 → 1.引进人才20名\n止 2.选址\n新 2.建成");
    assert_int_equal(world_command(w, PANE_COMPARE, CMD_RIGHT), APP_NOTHING); /* there is one pair */
    assert_int_equal(world_command(w, PANE_COMPARE, CMD_BACK), APP_OUT);
    world_done(*state);
    *state = w = world_make(world_load_tianshui());
    view_choose_year(&w->view, 1);
    world_fit(w, PANE_COMPARE, &world_wide);
    world_assert_title(w, PANE_COMPARE, "Compare years 第一年 → 第二年 · 1/3");
    assert_int_equal(world_command(w, PANE_COMPARE, CMD_RIGHT), APP_REDRAW);
    world_assert_title(w, PANE_COMPARE, "Compare years 第二年 → 第三年 · 2/3");
    world_class[PANE_COMPARE]->forget(w->pane[PANE_COMPARE]); /* the plan is loaded again: the pair stays */
    view_replace_plan(&w->view, 0, world_load_tianshui());
    world_fit(w, PANE_COMPARE, &world_wide);
    world_assert_title(w, PANE_COMPARE, "Compare years 第二年 → 第三年 · 2/3");
    world_command(w, PANE_COMPARE, CMD_BACK);
    world_assert_title(w, PANE_COMPARE, "Compare years 第一年 → 第二年 · 1/3"); /* as the year says */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_set_up, world_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(actions_stand_below_all_of_them),
        TEST(an_action_whose_tasks_are_all_hidden_is_not_listed),
        TEST(a_plan_without_actions_says_so),
        TEST(tasks_stand_under_their_actions),
        TEST(tasks_follow_action_order_and_filter),
        TEST(a_task_that_was_found_makes_a_tick),
        TEST(targets_go_from_year_to_year_and_item_to_item),
        TEST(years_one_below_the_other_are_one_text),
        TEST(a_hit_is_brought_into_view_by_the_pane_that_holds_it),
        TEST(detail_shows_the_task_and_scrolls),
        TEST(agencies_are_found_by_name_and_pinyin),
        TEST(agencies_are_sorted_by_what_they_lead_then_by_name),
        TEST(the_index_of_agencies_fills_a_list_that_was_fitted_before),
        TEST(indicators_list_what_is_counted_through_the_years),
        TEST(a_search_does_not_list_the_indicators_again),
        TEST(hits_are_listed_by_task_by_year_by_agency),
        TEST(another_search_begins_the_list_of_hits_anew),
        TEST(compared_years_can_be_turned),
    };
    return cmocka_run_group_tests_name("panes", tests, NULL, NULL);
}
