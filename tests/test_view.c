/* view: what is looked at, without a terminal: choosing, going back, filters, a search bit by bit, a plan replaced. */
#include "panes/view.h"

#include <string.h>

#include "load/load.h"
#include "plan/quantities.h"
#include "test.h"

#define HEADER "序号,行动,任务,主要内容,第一年,第二年,牵头单位,责任单位\n"
#define FIRST "1,甲行动,引才,引进人才30名以上,引进人才10名,引进人才20名,市人社局,市教育局\n"
#define SECOND "2,甲行动,育才,培训500人次,培训200人次,培训300人次,市教育局,\n"
#define THIRD "3,乙行动,留才,提供公寓,,建公寓100套,市住建局,市人社局\n"
#define FOURTH "4,乙行动,用才,不限人才,,,市教育局,\n"

struct world {
    struct plans plans;
    struct view view;
};

static struct plan *load(const char *csv)
{
    struct err err = {0};
    struct plan *plan = load_bytes("x.csv", csv, strlen(csv), NULL, &err);
    assert_non_null(plan);
    return plan;
}

static int set_up(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    plans_init(&w->plans);
    plans_add(&w->plans, load(HEADER FIRST SECOND THIRD FOURTH));
    view_init(&w->view, &w->plans);
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;
    view_done(&w->view);
    plans_done(&w->plans);
    free(w);
    return 0;
}

static void work(struct view *v)
{
    while (view_is_busy(v)) view_work(v, 1000);
}

static void search(struct view *v, const char *text, bool seek)
{
    struct err err = {0};
    assert_true(view_search(v, slice_of(text), seek, &err));
    work(v);
}

static void filter(struct view *v, const char *text)
{
    struct err err = {0};
    assert_true(filters_put(&v->filters, v->filters.count, slice_of(text), &err));
    view_filters_changed(v);
    work(v);
}

/* The numbers of the tasks of the list, as it shows them. */
static void assert_shown(const struct view *v, const char *expected)
{
    size_t count, *shown = view_shown_places(v, &count);
    char numbers[32] = "";
    assert_int_equal(count, view_listed(v));
    for (size_t i = 0; i < count; i++) {
        struct place at = plans_at(v->plans, shown[i]);
        strncat(numbers, plan_task_no(at.plan, at.task).s, plan_task_no(at.plan, at.task).n);
    }
    free(shown);
    assert_string_equal(numbers, expected);
}

/* ---- choosing ---- */

static void a_view_begins_at_the_first_task_of_all(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    assert_int_equal(v->place, 0);
    assert_int_equal(v->action, VIEW_ALL);
    assert_int_equal(v->agency, VIEW_ALL);
    assert_shown(v, "1234");
}

static void an_action_lists_its_tasks_and_begins_at_the_first(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    assert_true(view_choose_action(v, 1));
    assert_false(view_choose_action(v, 1));
    assert_int_equal(v->place, 2);
    assert_shown(v, "34");
    assert_true(view_choose_action(v, VIEW_ALL));
    assert_int_equal(v->place, 2);
    assert_shown(v, "1234");
}

static void what_is_not_there_is_not_chosen(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    assert_false(view_choose_action(v, 2));
    assert_false(view_choose_action(v, -2));
    assert_false(view_choose_agency(v, 99));
    assert_false(view_choose_agency(v, -2));
    assert_false(view_choose_task(v, 4));
    assert_false(view_choose_task(v, SIZE_MAX));
    assert_false(view_choose_year(v, 2));
    view_stand_on(v, 0);
    assert_int_equal(v->place, 0);
    assert_int_equal(v->action, VIEW_ALL);
    assert_int_equal(v->agency, VIEW_ALL);
}

static void a_task_of_another_action_brings_its_action(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    view_choose_action(v, 0);
    assert_true(view_choose_task(v, 3));
    assert_int_equal(v->action, 1);
}

static void an_agency_lists_first_what_it_leads(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    view_index_agencies(v);
    assert_true(view_choose_agency(v, (ptrdiff_t)agencies_of(v->agencies, SLICE("市教育局"))));
    assert_shown(v, "241");
    assert_int_equal(view_relation(v, 0), VIEW_SUPPORTED);
    assert_int_equal(view_relation(v, 1), VIEW_LED);
    assert_int_equal(view_relation(v, 2), VIEW_RELATIONS);
    assert_int_equal(view_relation(v, 99), VIEW_RELATIONS);
    assert_int_equal(v->place, 0); /* it supports the task that we are at */
    assert_true(view_choose_task(v, 2));
    assert_int_equal(v->agency, VIEW_ALL); /* none of its tasks */
}

static void a_year_and_an_item_are_chosen_together(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    assert_true(view_choose_item(v, 1, 3));
    assert_int_equal(v->year, 1);
    assert_int_equal(v->item, 3);
    assert_false(view_choose_item(v, 1, 3));
    view_choose_task(v, 1);
    assert_int_equal(v->item, 0);
    assert_int_equal(v->year, 1);
}

static void an_order_is_that_of_the_file_until_it_is_made(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    view_choose_order(v, TASK_ORDER_QUANTITY);
    assert_true(view_is_unsorted(v));
    assert_shown(v, "1234");
    view_sort(v);
    assert_false(view_is_unsorted(v));
    assert_shown(v, "1234");
    view_choose_order(v, TASK_ORDER_AGENCY);
    view_sort(v);
    assert_shown(v, "1243");
}

/* ---- the history ---- */

static void back_and_on_go_through_the_places_that_were_visited(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    assert_false(view_can_go_back(v));
    view_go_to(v, 1);
    view_go_to(v, 3);
    assert_int_equal(view_place_ahead(v, -1), 1);
    assert_true(view_go_back(v));
    assert_int_equal(v->place, 1);
    assert_true(view_go_back(v));
    assert_int_equal(v->place, 0);
    assert_false(view_go_back(v));
    assert_int_equal(view_place_ahead(v, 1), 1);
    assert_true(view_go_on(v));
    assert_true(view_go_on(v));
    assert_int_equal(v->place, 3);
    assert_false(view_go_on(v));
}

static void another_way_ends_what_lay_ahead(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    view_go_to(v, 1);
    view_go_to(v, 2);
    view_go_back(v);
    view_go_to(v, 3);
    assert_false(view_can_go_on(v));
    view_go_back(v);
    assert_int_equal(v->place, 1);
}

static void a_long_history_forgets_its_oldest_places(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    size_t back = 0;
    for (size_t i = 0; i < 3 * VIEW_HISTORY; i++) view_go_to(v, (i + 1) % 4);
    while (view_go_back(v)) back++;
    assert_int_equal(back, VIEW_HISTORY - 1);
}

static void a_return_to_what_is_not_there_stays_within_the_plan(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    view_return(v, &(struct view_place){.action = 7, .agency = 9, .place = 99, .year = 5});
    assert_int_equal(v->place, 3);
    assert_int_equal(v->action, VIEW_ALL);
    assert_int_equal(v->agency, VIEW_ALL);
    assert_int_equal(v->year, 0);
    view_return(v, &(struct view_place){.action = VIEW_ALL, .agency = VIEW_ALL, .place = -1});
    assert_int_equal(v->place, 0);
}

/* ---- filters and search ---- */

static void a_filter_takes_us_from_a_task_that_it_hides(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    filter(v, "公寓");
    assert_shown(v, "3");
    assert_int_equal(v->place, 2);
    assert_int_equal(v->filtered, 1);
    assert_false(view_passes(v, 0));
    filters_switch(&v->filters, 0, false, false);
    view_filters_changed(v);
    work(v);
    assert_shown(v, "1234");
}

static void an_action_without_tasks_that_pass_gives_way_to_all(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    view_choose_action(v, 0);
    filter(v, "公寓");
    assert_int_equal(v->action, VIEW_ALL);
    assert_int_equal(v->place, 2);
}

static void a_search_counts_and_goes_to_its_first_hit(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    view_choose_task(v, 1);
    search(v, "人才", true);
    assert_int_equal(v->hits.tasks, 2);
    assert_int_equal(v->hits.count, 4);
    assert_int_equal(v->place, 3); /* the first from the task on */
    assert_int_equal(v->match_count[0], 1);
    assert_int_equal(v->match_count[1], 1);
    assert_int_equal(view_progress(v), 100);
}

static void next_and_previous_wrap_and_say_so(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    bool wrapped;
    search(v, "人才", true);
    assert_int_equal(v->at, 0);
    assert_true(view_next_hit(v, 1, &wrapped));
    assert_false(wrapped);
    assert_int_equal(v->at, 1);
    assert_true(view_next_hit(v, -1, &wrapped));
    assert_true(view_next_hit(v, -1, &wrapped));
    assert_true(wrapped);
    assert_int_equal(v->place, 3);
}

static void a_search_without_words_steps_from_task_to_task(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    bool wrapped;
    search(v, "!公寓", true);
    assert_int_equal(v->hits.count, 0);
    assert_true(view_next_hit(v, 1, &wrapped));
    assert_true(view_next_hit(v, 1, &wrapped));
    assert_int_equal(v->place, 3);
    assert_null(view_hit(v));
}

static void a_malformed_search_leaves_everything_as_it_was(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    struct err err = {0};
    search(v, "人才", true);
    assert_false(view_search(v, SLICE("/(/"), true, &err));
    assert_int_equal(v->hits.count, 4);
    assert_true(view_is_searching(v));
    search(v, "", false);
    assert_false(view_is_searching(v));
    assert_int_equal(v->hits.count, 0);
}

static void a_longer_word_finds_within_what_the_shorter_found(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    search(v, "人", false);
    size_t before = v->hits.count;
    search(v, "人才", false);
    assert_true(v->hits.count < before);
    assert_int_equal(v->hits.count, 4);
}

static void bit_by_bit_and_at_once_find_the_same(void **state)
{
    (void)state;
    struct world w;
    struct err err = {0};
    struct plan *plan = load_file(test_path("data/tianshui.csv"), NULL, &err);
    assert_non_null(plan);
    plans_init(&w.plans);
    plans_add(&w.plans, plan);
    view_init(&w.view, &w.plans);
    filter(&w.view, "人才");
    search(&w.view, "培养", false);
    size_t whole = w.view.hits.count, tasks = w.view.hits.tasks, kept = w.view.filtered;
    assert_true(whole > 0);
    view_fold(&w.view, w.view.kinds);
    while (view_is_busy(&w.view)) view_work(&w.view, 0.0001);
    assert_int_equal(w.view.hits.count, whole);
    assert_int_equal(w.view.hits.tasks, tasks);
    assert_int_equal(w.view.filtered, kept);
    view_done(&w.view);
    plans_done(&w.plans);
}

/* ---- versions ---- */

static void a_version_changes_with_what_it_names_alone(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    struct view_version never = {.changes = {0}}, now = view_version(v);
    assert_true(view_is_newer(v, &never, 0));
    assert_false(view_is_newer(v, &now, ~0u));
    view_choose_task(v, 1);
    assert_true(view_is_newer(v, &now, VIEW_PLACE));
    assert_false(view_is_newer(v, &now, ~(unsigned)VIEW_PLACE));
    now = view_version(v);
    view_choose_action(v, 0);
    assert_true(view_is_newer(v, &now, VIEW_CHOICE));
    assert_false(view_is_newer(v, &now, VIEW_FILTERED | VIEW_SEARCH));
    now = view_version(v);
    search(v, "人才", false);
    assert_true(view_is_newer(v, &now, VIEW_SEARCH));
    assert_false(view_is_newer(v, &now, ~(unsigned)VIEW_SEARCH)); /* a list of tasks is not made again at every key */
    now = view_version(v);
    filter(v, "人才");
    assert_true(view_is_newer(v, &now, VIEW_FILTERED));
    now = view_version(v);
    view_choose_order(v, TASK_ORDER_NUMBER);
    assert_true(view_is_newer(v, &now, VIEW_ORDER));
    now = view_version(v);
    view_sort(v);
    assert_true(view_is_newer(v, &now, VIEW_ORDER));
    now = view_version(v);
    view_index_agencies(v);
    assert_true(view_is_newer(v, &now, VIEW_AGENCIES));
    now = view_version(v);
    view_choose_year(v, 1);
    assert_true(view_is_newer(v, &now, VIEW_YEAR));
}

static void a_replaced_plan_makes_everything_out_of_date(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    struct view_version before = view_version(v);
    view_replace_plan(v, 0, load(HEADER FIRST SECOND THIRD FOURTH));
    assert_true(view_is_newer(v, &before, 0));
}

/* ---- a plan is replaced ---- */

static void the_task_is_found_again_by_its_number(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    view_choose_action(v, 1);
    view_replace_plan(v, 0, load(HEADER SECOND THIRD));
    assert_int_equal(v->place, 1);
    assert_int_equal(v->action, 1);
    assert_shown(v, "3");
}

static void the_chosen_agency_stays_chosen_if_it_is_still_named(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    view_index_agencies(v);
    view_choose_agency(v, (ptrdiff_t)agencies_of(v->agencies, SLICE("市教育局")));
    view_replace_plan(v, 0, load(HEADER THIRD SECOND));
    assert_true(v->agency >= 0);
    assert_shown(v, "2");
    view_replace_plan(v, 0, load(HEADER THIRD));
    assert_int_equal(v->agency, VIEW_ALL);
    assert_shown(v, "3");
}

static void the_history_follows_its_tasks(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    view_go_to(v, 1);
    view_go_to(v, 2);
    view_go_to(v, 3);
    view_replace_plan(v, 0, load(HEADER SECOND FOURTH)); /* 1 and 3 are gone */
    assert_int_equal(v->place, 1);
    assert_true(view_go_back(v));
    assert_int_equal(v->place, 0);
    assert_false(view_go_back(v));
    assert_true(view_go_on(v));
    assert_int_equal(v->place, 1);
}

static void the_history_of_other_plans_is_numbered_anew(void **state)
{
    (void)state;
    struct world w;
    plans_init(&w.plans);
    plans_add(&w.plans, load(HEADER FIRST SECOND THIRD FOURTH));
    plans_add(&w.plans, load(HEADER THIRD));
    view_init(&w.view, &w.plans);
    view_choose_action(&w.view, 2);
    assert_int_equal(w.view.place, 4);
    view_remember(&w.view);
    view_choose_action(&w.view, VIEW_ALL);
    view_choose_task(&w.view, 0);
    view_replace_plan(&w.view, 0, load(HEADER FIRST));
    assert_true(view_go_back(&w.view));
    assert_int_equal(w.view.place, 1);
    assert_int_equal(w.view.action, 1);
    view_done(&w.view);
    plans_done(&w.plans);
}

static struct plan *load_long(unsigned tasks)
{
    struct buf csv;
    buf_init(&csv);
    buf_adds(&csv, HEADER);
    for (unsigned i = 1; i <= tasks; i++) buf_addf(&csv, "%u,甲行动,引才,引进人才%u名,,,市人社局,\n", i, i);
    struct plan *plan = load(csv.s);
    buf_done(&csv);
    return plan;
}

static void a_long_plan_has_its_quantities_in_a_column(void **state)
{
    struct world *w = *state;
    assert_null(plans_quantities(&w->plans, 0));
    view_replace_plan(&w->view, 0, load_long(2000));
    search(&w->view, "数量>1500名", false); /* perhaps before the column is made */
    assert_int_equal(w->view.hits.count, 500);
    plans_wait_for_quantities(&w->plans);
    assert_non_null(plans_quantities(&w->plans, 0));
    search(&w->view, "数量>1600名", false);
    assert_int_equal(w->view.hits.count, 400);
    view_replace_plan(&w->view, 0, load_long(1700)); /* the search goes on in the new plan */
    work(&w->view);
    assert_int_equal(w->view.hits.count, 100);
    view_replace_plan(&w->view, 0, load(HEADER FIRST));
    work(&w->view);
    assert_null(plans_quantities(&w->plans, 0));
    assert_int_equal(w->view.hits.count, 0);
    view_replace_plan(&w->view, 0, load_long(3000)); /* and all may end while a column is being made */
}

static void a_plan_without_tasks_leaves_nothing_behind(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    view_go_to(v, 3);
    view_choose_year(v, 1);
    search(v, "人才", true);
    filter(v, "公寓");
    view_replace_plan(v, 0, load(HEADER));
    work(v);
    assert_int_equal(v->place, -1);
    assert_int_equal(v->action, VIEW_ALL);
    assert_int_equal(v->hits.count, 0);
    assert_null(view_hit(v));
    assert_false(view_can_go_back(v));
    assert_shown(v, "");
    view_replace_plan(v, 0, load(HEADER FIRST));
    work(v);
    filters_switch(&v->filters, 0, false, false);
    view_filters_changed(v);
    work(v);
    assert_int_equal(v->place, 0);
    assert_int_equal(v->hits.count, 3);
}

static void a_search_for_a_column_that_is_gone_ends(void **state)
{
    struct view *v = &((struct world *)*state)->view;
    search(v, "牵头单位:教育", false);
    assert_true(v->hits.count > 0);
    view_replace_plan(v, 0, load("序号,任务\n1,引才\n"));
    work(v);
    assert_int_equal(v->hits.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_view_begins_at_the_first_task_of_all),
        TEST(an_action_lists_its_tasks_and_begins_at_the_first),
        TEST(what_is_not_there_is_not_chosen),
        TEST(a_task_of_another_action_brings_its_action),
        TEST(an_agency_lists_first_what_it_leads),
        TEST(a_year_and_an_item_are_chosen_together),
        TEST(an_order_is_that_of_the_file_until_it_is_made),
        TEST(back_and_on_go_through_the_places_that_were_visited),
        TEST(another_way_ends_what_lay_ahead),
        TEST(a_long_history_forgets_its_oldest_places),
        TEST(a_return_to_what_is_not_there_stays_within_the_plan),
        TEST(a_filter_takes_us_from_a_task_that_it_hides),
        TEST(an_action_without_tasks_that_pass_gives_way_to_all),
        TEST(a_search_counts_and_goes_to_its_first_hit),
        TEST(next_and_previous_wrap_and_say_so),
        TEST(a_search_without_words_steps_from_task_to_task),
        TEST(a_malformed_search_leaves_everything_as_it_was),
        TEST(a_longer_word_finds_within_what_the_shorter_found),
        TEST(bit_by_bit_and_at_once_find_the_same),
        TEST(a_version_changes_with_what_it_names_alone),
        TEST(a_replaced_plan_makes_everything_out_of_date),
        TEST(the_task_is_found_again_by_its_number),
        TEST(the_chosen_agency_stays_chosen_if_it_is_still_named),
        TEST(the_history_follows_its_tasks),
        TEST(the_history_of_other_plans_is_numbered_anew),
        TEST(a_long_plan_has_its_quantities_in_a_column),
        TEST(a_plan_without_tasks_leaves_nothing_behind),
        TEST(a_search_for_a_column_that_is_gone_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
