/* The panes without a terminal: their rows, cursors and texts; and that none of them is harmed by a plan that was
 * replaced.  What they draw is for the screen tests. */
#include "panes/panes.h"

#include <string.h>

#include "load/load.h"
#include "test.h"

#define HEADER "序号,行动,任务,主要内容,第一年,第二年,牵头单位,责任单位\n"
#define FIRST \
    "1,甲行动,引才,\"1.引进人才30名以上；2.建设平台。\",\"1.引进人才10名；2.选址。\",\"1.引进人才20名；2.建成。\",市人社局,市教育局\n"
#define SECOND "2,甲行动,育才,培训500人次,培训200人次,培训300人次,市教育局,\n"
#define THIRD "3,乙行动,留才,提供公寓,,建公寓100套,市住建局,市人社局\n"

static const struct pane_class *const classes[PANES] = {
#define PANE(id, class, place) [PANE_##id] = &pane_##class,
#include "term/pane.def"
};

static const struct box wide = {1, 0, 20, 80}, nothing = {0, 0, 0, 0};

struct world {
    struct plans plans;
    struct view view;
    void *pane[PANES];
};

static struct plan *load(const char *csv)
{
    struct err err = {0};
    struct plan *plan = load_bytes("x.csv", csv, strlen(csv), NULL, &err);
    assert_non_null(plan);
    return plan;
}

static struct plan *load_tianshui(void)
{
    struct err err = {0};
    struct plan *plan = load_file(test_path("data/tianshui.csv"), NULL, &err);
    assert_non_null(plan);
    return plan;
}

static struct world *make(struct plan *plan)
{
    struct world *w = calloc(1, sizeof *w);
    plans_init(&w->plans);
    plans_add(&w->plans, plan);
    view_init(&w->view, &w->plans);
    for (enum pane_id id = 0; id < PANES; id++) {
        w->pane[id] = calloc(1, classes[id]->size);
        classes[id]->init(w->pane[id]);
    }
    return w;
}

static void done(struct world *w)
{
    for (enum pane_id id = 0; id < PANES; id++) {
        classes[id]->done(w->pane[id]);
        free(w->pane[id]);
    }
    view_done(&w->view);
    plans_done(&w->plans);
    free(w);
}

static int set_up(void **state)
{
    *state = make(load(HEADER FIRST SECOND THIRD));
    return 0;
}

static int tear_down(void **state)
{
    done(*state);
    return 0;
}

static void work(struct view *v)
{
    while (view_is_busy(v)) view_work(v, 1000);
}

static void search(struct view *v, const char *text)
{
    struct err err = {0};
    assert_true(view_search(v, slice_of(text), true, &err));
    work(v);
}

static void filter(struct view *v, const char *text)
{
    struct err err = {0};
    assert_true(filters_put(&v->filters, v->filters.count, slice_of(text), &err));
    view_filters_changed(v);
    work(v);
}

/* As often as its list needs. */
static void fit(struct world *w, enum pane_id id, const struct box *box)
{
    do classes[id]->fit(w->pane[id], &w->view, box, 1);
    while (classes[id]->is_busy && classes[id]->is_busy(w->pane[id]));
}

static unsigned command(struct world *w, enum pane_id id, enum cmd cmd)
{
    unsigned change = classes[id]->command(w->pane[id], &w->view, cmd);
    fit(w, id, &wide);
    return change;
}

static unsigned press(struct world *w, enum pane_id id, int row)
{
    unsigned change = classes[id]->press(w->pane[id], &w->view, row, 2);
    fit(w, id, &wide);
    return change;
}

static size_t rows(const struct world *w, enum pane_id id) { return classes[id]->extent(w->pane[id]).total; }

static void assert_title(const struct world *w, enum pane_id id, const char *expected)
{
    struct buf out;
    buf_init(&out);
    classes[id]->title(w->pane[id], &w->view, &out);
    assert_string_equal(out.s, expected);
    buf_done(&out);
}

static void assert_cites(const struct world *w, enum pane_id id, const char *expected)
{
    struct buf out;
    buf_init(&out);
    classes[id]->cite(w->pane[id], &w->view, &out);
    assert_string_equal(out.n > 0 ? out.s : "", expected);
    buf_done(&out);
}

static void assert_is_empty(const struct world *w, enum pane_id id)
{
    assert_non_null(classes[id]->why_empty(&w->view));
    assert_false(pane_has(classes[id], &w->view));
}

/* ---- every function of every class, whatever the pane holds ---- */

static void read_all(const struct world *w, enum pane_id id)
{
    const struct pane_class *class = classes[id];
    struct buf out;
    buf_init(&out);
    class->why_empty(&w->view);
    class->title(w->pane[id], &w->view, &out);
    class->cite(w->pane[id], &w->view, &out);
    if (class->prints) class->prints(&w->view);
    if (class->is_busy) class->is_busy(w->pane[id]);
    if (class->has_hit) class->has_hit(w->pane[id], &w->view, 0, 1000);
    if (class->holds && view_hit(&w->view)) class->holds(&w->view, view_hit(&w->view));
    struct pane_extent extent = class->extent(w->pane[id]);
    assert_true(extent.top <= extent.total);
    buf_done(&out);
}

static void press_all(struct world *w, enum pane_id id)
{
    for (int row = 0; row < 20 && classes[id]->press; row += 3)
        for (int col = 0; col < 80; col += 20) classes[id]->press(w->pane[id], &w->view, row, col);
}

static void call_all(struct world *w, enum pane_id id)
{
    const struct pane_class *class = classes[id];
    struct buf said;
    buf_init(&said);
    read_all(w, id);
    if (class->reveal && view_hit(&w->view)) class->reveal(w->pane[id], &w->view, view_hit(&w->view));
    press_all(w, id);
    for (enum cmd cmd = 0; cmd <= CMDS; cmd++) {
        class->command(w->pane[id], &w->view, cmd);
        read_all(w, id);
    }
    for (int by = -1; by <= 1 && class->find; by++) class->find(w->pane[id], &w->view, SLICE("市"), by, &said);
    press_all(w, id);
    read_all(w, id);
    buf_done(&said);
}

static void call_everything(struct world *w)
{
    for (enum pane_id id = 0; id < PANES; id++) call_all(w, id);
}

static void fit_everything(struct world *w, const struct box *box)
{
    for (enum pane_id id = 0; id < PANES; id++) fit(w, id, box);
}

static void forget_everything(struct world *w)
{
    for (enum pane_id id = 0; id < PANES; id++) classes[id]->forget(w->pane[id]);
}

static void a_pane_that_was_never_fitted_does_no_harm(void **state)
{
    struct world *w = *state;
    call_everything(w);
    search(&w->view, "人才");
    call_everything(w);
}

static void a_box_without_rows_does_no_harm(void **state)
{
    struct world *w = *state;
    search(&w->view, "人才");
    for (int i = 0; i < 2; i++) {
        fit_everything(w, &nothing);
        call_everything(w);
        fit_everything(w, &wide);
        fit_everything(w, &nothing);
    }
}

static void a_pane_that_has_forgotten_is_empty_and_does_no_harm(void **state)
{
    struct world *w = *state;
    search(&w->view, "人才");
    fit_everything(w, &wide);
    forget_everything(w);
    for (enum pane_id id = 0; id < PANES; id++) assert_true(rows(w, id) <= 1); /* a header at most */
    call_everything(w);
    fit_everything(w, &wide);
    call_everything(w);
}

/* Deep in each pane, something searched, chosen and sorted; then another plan, and keys before anything is drawn. */
static void replace(const char *csv, const char *agency)
{
    struct world *w = make(load_tianshui());
    struct view *v = &w->view;
    search(v, "人才");
    view_choose_order(v, TASK_ORDER_AGENCY);
    view_sort(v);
    fit_everything(w, &wide);
    for (enum pane_id id = 0; id < PANES; id++) {
        classes[id]->command(w->pane[id], v, CMD_LAST);
        fit(w, id, &wide);
        classes[id]->scroll(w->pane[id], SIZE_MAX / 4);
    }
    if (agency) view_choose_agency(v, (ptrdiff_t)agencies_of(v->agencies, slice_of(agency)));
    fit_everything(w, &wide);
    forget_everything(w);
    view_replace_plan(v, 0, load(csv));
    call_everything(w);
    work(v);
    call_everything(w);
    fit_everything(w, &wide);
    call_everything(w);
    done(w);
}

static void a_plan_with_fewer_tasks_does_no_harm(void **state)
{
    (void)state;
    replace(HEADER FIRST SECOND, NULL);
    replace(HEADER FIRST SECOND, "市教育局");
}

static void a_plan_without_tasks_does_no_harm(void **state)
{
    (void)state;
    replace(HEADER, NULL);
    replace(HEADER, "市教育局");
}

static void a_plan_with_other_columns_does_no_harm(void **state)
{
    (void)state;
    replace("编号,任务\n7,修路\n8,架桥\n9,植树\n", NULL);
    replace("编号,任务,第一年\n7,修路,修路3条\n", "市教育局");
}

static void what_is_shown_after_a_swap_is_what_a_new_browser_shows(void **state)
{
    (void)state;
    struct world *old = make(load_tianshui()), *new = make(load(HEADER FIRST SECOND THIRD));
    fit_everything(old, &wide);
    forget_everything(old);
    view_replace_plan(&old->view, 0, load(HEADER FIRST SECOND THIRD));
    fit_everything(old, &wide);
    fit_everything(new, &wide);
    for (enum pane_id id = 0; id < PANES; id++) assert_int_equal(rows(old, id), rows(new, id));
    done(old);
    done(new);
}

/* ---- actions ---- */

static void actions_stand_below_all_of_them(void **state)
{
    struct world *w = *state;
    fit(w, PANE_ACTIONS, &wide);
    assert_int_equal(rows(w, PANE_ACTIONS), 3);
    assert_title(w, PANE_ACTIONS, "Actions 2");
    command(w, PANE_ACTIONS, CMD_LAST);
    assert_int_equal(w->view.action, 1);
    assert_int_equal(w->view.place, 2);
    assert_cites(w, PANE_ACTIONS, "乙行动\n3 留才");
    assert_int_equal(classes[PANE_ACTIONS]->prints(&w->view), RANGE_ACTION);
    assert_int_equal(press(w, PANE_ACTIONS, 0), APP_REDRAW);
    assert_int_equal(w->view.action, VIEW_ALL);
    assert_int_equal(press(w, PANE_ACTIONS, 9), APP_NOTHING);
}

static void an_action_whose_tasks_are_all_hidden_is_not_listed(void **state)
{
    struct world *w = *state;
    fit(w, PANE_ACTIONS, &wide);
    filter(&w->view, "公寓");
    fit(w, PANE_ACTIONS, &wide);
    assert_int_equal(rows(w, PANE_ACTIONS), 2);
}

static void a_plan_without_actions_says_so(void **state)
{
    (void)state;
    struct world *w = make(load("序号,任务\n1,修路\n"));
    assert_is_empty(w, PANE_ACTIONS);
    assert_is_empty(w, PANE_AGENCIES);
    assert_is_empty(w, PANE_TARGETS);
    assert_is_empty(w, PANE_INDICATORS);
    assert_is_empty(w, PANE_HITS);
    assert_is_empty(w, PANE_COMPARE);
    assert_null(classes[PANE_TASKS]->why_empty(&w->view));
    assert_null(classes[PANE_DETAIL]->why_empty(&w->view));
    done(w);
}

/* ---- tasks ---- */

static void tasks_stand_under_their_actions(void **state)
{
    struct world *w = *state;
    fit(w, PANE_TASKS, &wide);
    assert_int_equal(rows(w, PANE_TASKS), 5);
    assert_title(w, PANE_TASKS, "Tasks 3");
    assert_int_equal(press(w, PANE_TASKS, 3), APP_NOTHING); /* a heading */
    assert_int_equal(press(w, PANE_TASKS, 4), APP_REDRAW);
    assert_int_equal(w->view.place, 2);
    assert_cites(w, PANE_TASKS, "乙行动·task 3: 留才");
    assert_int_equal(command(w, PANE_TASKS, CMD_UP), APP_REDRAW);
    assert_int_equal(w->view.place, 1);
    assert_int_equal(command(w, PANE_TASKS, CMD_LEFT), APP_UNKNOWN);
}

static void tasks_follow_action_order_and_filter(void **state)
{
    struct world *w = *state;
    fit(w, PANE_TASKS, &wide);
    view_choose_action(&w->view, 1);
    fit(w, PANE_TASKS, &wide);
    assert_int_equal(rows(w, PANE_TASKS), 1);
    view_choose_action(&w->view, VIEW_ALL);
    view_choose_order(&w->view, TASK_ORDER_NUMBER);
    view_sort(&w->view);
    fit(w, PANE_TASKS, &wide);
    assert_int_equal(rows(w, PANE_TASKS), 3); /* no headings */
    assert_title(w, PANE_TASKS, "Tasks 3 · by number");
    filter(&w->view, "公寓");
    fit(w, PANE_TASKS, &wide);
    assert_int_equal(rows(w, PANE_TASKS), 1);
    assert_int_equal(classes[PANE_TASKS]->prints(&w->view), RANGE_FILTERED);
}

static void a_task_that_was_found_makes_a_tick(void **state)
{
    struct world *w = *state;
    fit(w, PANE_TASKS, &wide);
    search(&w->view, "公寓");
    assert_false(classes[PANE_TASKS]->has_hit(w->pane[PANE_TASKS], &w->view, 0, 4));
    assert_true(classes[PANE_TASKS]->has_hit(w->pane[PANE_TASKS], &w->view, 4, 5));
    assert_false(classes[PANE_TASKS]->has_hit(w->pane[PANE_TASKS], &w->view, 5, 99));
}

/* ---- targets and detail ---- */

static void targets_go_from_year_to_year_and_item_to_item(void **state)
{
    struct world *w = *state;
    fit(w, PANE_TARGETS, &wide);
    assert_title(w, PANE_TARGETS, "Yearly targets");
    assert_int_equal(rows(w, PANE_TARGETS), 3); /* two items below the names of the years */
    assert_cites(w, PANE_TARGETS, "甲行动·task 1·第一年·item 1: 引进人才10名");
    assert_int_equal(command(w, PANE_TARGETS, CMD_DOWN), APP_REDRAW);
    assert_int_equal(command(w, PANE_TARGETS, CMD_RIGHT), APP_REDRAW);
    assert_cites(w, PANE_TARGETS, "甲行动·task 1·第二年·item 2: 建成");
    assert_int_equal(command(w, PANE_TARGETS, CMD_RIGHT), APP_UNKNOWN); /* out of the pane */
    assert_int_equal(press(w, PANE_TARGETS, 1), APP_REDRAW);
    assert_int_equal(w->view.year, 0);
    assert_int_equal(w->view.item, 0);
}

static void years_one_below_the_other_are_one_text(void **state)
{
    struct world *w = *state;
    const struct box narrow = {1, 0, 4, 24};
    fit(w, PANE_TARGETS, &narrow);
    size_t all = rows(w, PANE_TARGETS);
    assert_true(all > 4);
    for (int i = 0; i < 3; i++) classes[PANE_TARGETS]->command(w->pane[PANE_TARGETS], &w->view, CMD_DOWN);
    assert_int_equal(w->view.year, 1); /* the third item is the first of the next year */
    assert_true(classes[PANE_TARGETS]->extent(w->pane[PANE_TARGETS]).top > 0);
}

static void a_hit_is_brought_into_view_by_the_pane_that_holds_it(void **state)
{
    struct world *w = *state;
    const struct box low = {1, 0, 2, 24};
    search(&w->view, "建成");
    fit(w, PANE_TARGETS, &low);
    fit(w, PANE_DETAIL, &low);
    const struct hit *hit = view_hit(&w->view);
    assert_true(classes[PANE_TARGETS]->holds(&w->view, hit));
    assert_false(classes[PANE_DETAIL]->holds(&w->view, hit));
    assert_true(classes[PANE_TARGETS]->reveal(w->pane[PANE_TARGETS], &w->view, hit));
    struct pane_extent shown = classes[PANE_TARGETS]->extent(w->pane[PANE_TARGETS]);
    assert_true(classes[PANE_TARGETS]->has_hit(w->pane[PANE_TARGETS], &w->view, shown.top, shown.top + 2));
    assert_false(classes[PANE_DETAIL]->reveal(w->pane[PANE_DETAIL], &w->view, hit));
}

static void detail_shows_the_task_and_scrolls(void **state)
{
    struct world *w = *state;
    const struct box low = {1, 0, 3, 30};
    fit(w, PANE_DETAIL, &low);
    assert_title(w, PANE_DETAIL, "Task 1");
    assert_cites(w, PANE_DETAIL, "甲行动·task 1·主要内容: 1.引进人才30名以上；2.建设平台。");
    const struct pane_class *detail = classes[PANE_DETAIL];
    assert_int_equal(detail->command(w->pane[PANE_DETAIL], &w->view, CMD_LAST), APP_REDRAW);
    struct pane_extent end = detail->extent(w->pane[PANE_DETAIL]);
    assert_int_equal(end.top, end.total - 3);
    assert_int_equal(detail->command(w->pane[PANE_DETAIL], &w->view, CMD_DOWN), APP_NOTHING);
    detail->scroll(w->pane[PANE_DETAIL], 1);
    assert_int_equal(detail->extent(w->pane[PANE_DETAIL]).top, 1);
    view_choose_task(&w->view, 1);
    fit(w, PANE_DETAIL, &low);
    assert_int_equal(detail->extent(w->pane[PANE_DETAIL]).top, 0);
    assert_title(w, PANE_DETAIL, "Task 2");
}

/* ---- agencies ---- */

static void agencies_are_found_by_name_and_pinyin(void **state)
{
    struct world *w = *state;
    struct buf said;
    buf_init(&said);
    const struct pane_class *agencies = classes[PANE_AGENCIES];
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
    fit(w, PANE_AGENCIES, &wide);
    assert_int_equal(rows(w, PANE_AGENCIES), 5); /* three, all, and the heads of the counts */
    assert_title(w, PANE_AGENCIES, "Agencies 3 by lead");
    assert_int_equal(press(w, PANE_AGENCIES, 0), APP_NOTHING);
    assert_int_equal(press(w, PANE_AGENCIES, 4), APP_REDRAW);
    assert_cites(w, PANE_AGENCIES, "市住建局\nLeads: 3 留才"); /* one task; the others have two */
    command(w, PANE_AGENCIES, CMD_SORT);
    command(w, PANE_AGENCIES, CMD_SORT);
    assert_title(w, PANE_AGENCIES, "Agencies 3 by name");
    press(w, PANE_AGENCIES, 2);
    assert_cites(w, PANE_AGENCIES, "市教育局\nLeads: 2 育才\nSupports: 1 引才"); /* jiao, ren, zhu */
}

static void the_index_of_agencies_fills_a_list_that_was_fitted_before(void **state)
{
    struct world *w = *state;
    fit(w, PANE_AGENCIES, &wide);
    assert_int_equal(rows(w, PANE_AGENCIES), 2);
    view_index_agencies(&w->view);
    fit(w, PANE_AGENCIES, &wide);
    assert_int_equal(rows(w, PANE_AGENCIES), 5);
}

/* ---- indicators ---- */

static void indicators_list_what_is_counted_through_the_years(void **state)
{
    struct world *w = *state;
    fit(w, PANE_INDICATORS, &wide);
    assert_int_equal(rows(w, PANE_INDICATORS), 4); /* and the heads of the columns */
    assert_title(w, PANE_INDICATORS, "Indicators 3 · by task");
    assert_cites(w, PANE_INDICATORS, "甲行动·task 1·人才\n主要内容: 30名以上\n第一年: 10名\n第二年: 20名");
    command(w, PANE_INDICATORS, CMD_DOWN);
    assert_int_equal(w->view.place, 1);
    assert_int_equal(command(w, PANE_INDICATORS, CMD_LEFT), APP_NOTHING);
    assert_int_equal(command(w, PANE_INDICATORS, CMD_RIGHT), APP_REDRAW);
    assert_int_equal(w->view.year, 1);
    command(w, PANE_INDICATORS, CMD_SORT);
    assert_title(w, PANE_INDICATORS, "Indicators 3 · largest first");
    assert_int_equal(w->view.place, 1);
    assert_int_equal(command(w, PANE_INDICATORS, CMD_BACK), APP_OUT);
}

static void a_search_does_not_list_the_indicators_again(void **state)
{
    struct world *w = *state;
    fit(w, PANE_INDICATORS, &wide);
    struct err err = {0};
    assert_true(view_search(&w->view, SLICE("人才"), false, &err));
    classes[PANE_INDICATORS]->fit(w->pane[PANE_INDICATORS], &w->view, &wide, 1);
    assert_int_equal(rows(w, PANE_INDICATORS), 4);
    view_choose_action(&w->view, 1);
    fit(w, PANE_INDICATORS, &wide);
    assert_int_equal(rows(w, PANE_INDICATORS), 2);
}

/* ---- hits ---- */

static void hits_are_listed_by_task_by_year_by_agency(void **state)
{
    struct world *w = *state;
    search(&w->view, "人才");
    fit(w, PANE_HITS, &wide);
    assert_title(w, PANE_HITS, "Hits 3 · by task");
    assert_int_equal(rows(w, PANE_HITS), 5); /* an action, a task, three hits */
    command(w, PANE_HITS, CMD_LAST);
    assert_int_equal(w->view.at, 2);
    assert_cites(w, PANE_HITS, "甲行动·task 1·第二年·1: 引进人才20名");
    command(w, PANE_HITS, CMD_SORT);
    assert_title(w, PANE_HITS, "Hits 3 · by year");
    assert_int_equal(rows(w, PANE_HITS), 6);
    command(w, PANE_HITS, CMD_SORT);
    assert_title(w, PANE_HITS, "Hits 3 · by leading agency");
    assert_int_equal(rows(w, PANE_HITS), 4);
    assert_int_equal(press(w, PANE_HITS, 0), APP_NOTHING); /* its name */
    press(w, PANE_HITS, 1);
    assert_int_equal(w->view.at, 0);
    assert_int_equal(classes[PANE_HITS]->prints(&w->view), RANGE_HITS);
}

static void another_search_begins_the_list_of_hits_anew(void **state)
{
    struct world *w = *state;
    search(&w->view, "人才");
    fit(w, PANE_HITS, &wide);
    search(&w->view, "公寓");
    fit(w, PANE_HITS, &wide);
    assert_int_equal(rows(w, PANE_HITS), 4);
    search(&w->view, "");
    assert_is_empty(w, PANE_HITS);
}

/* ---- two years compared ---- */

static void compared_years_can_be_turned(void **state)
{
    struct world *w = *state;
    fit(w, PANE_COMPARE, &wide);
    assert_title(w, PANE_COMPARE, "Compare years 第一年 → 第二年");
    assert_cites(w, PANE_COMPARE,
                 "甲行动·task 1·第一年→第二年\n~ 1.引进人才10名 → 1.引进人才20名\n止 2.选址\n新 2.建成");
    assert_int_equal(command(w, PANE_COMPARE, CMD_RIGHT), APP_NOTHING); /* there is one pair */
    assert_int_equal(command(w, PANE_COMPARE, CMD_BACK), APP_OUT);
    done(*state);
    *state = w = make(load_tianshui());
    view_choose_year(&w->view, 1);
    fit(w, PANE_COMPARE, &wide);
    assert_title(w, PANE_COMPARE, "Compare years 第一年 → 第二年 · 1/3");
    assert_int_equal(command(w, PANE_COMPARE, CMD_RIGHT), APP_REDRAW);
    assert_title(w, PANE_COMPARE, "Compare years 第二年 → 第三年 · 2/3");
    classes[PANE_COMPARE]->forget(w->pane[PANE_COMPARE]); /* the plan is loaded again: the pair stays */
    view_replace_plan(&w->view, 0, load_tianshui());
    fit(w, PANE_COMPARE, &wide);
    assert_title(w, PANE_COMPARE, "Compare years 第二年 → 第三年 · 2/3");
    command(w, PANE_COMPARE, CMD_BACK);
    assert_title(w, PANE_COMPARE, "Compare years 第一年 → 第二年 · 1/3"); /* as the year says */
}

/* ---- all of them together ---- */

static void a_list_that_is_not_shown_is_not_waited_for(void **state)
{
    struct world *w = *state;
    struct panes p;
    panes_init(&p, &w->view);
    p.focus = PANE_INDICATORS;
    assert_false(panes_is_listing(&p)); /* no layout shows it: in a window that is too small, say */
    p.layout.shown[PANE_INDICATORS] = true;
    assert_true(panes_is_listing(&p));
    panes_done(&p);
}

static void a_spot_follows_its_task_into_another_plan(void **state)
{
    struct world *w = *state;
    struct panes p;
    panes_init(&p, &w->view);
    view_choose_action(&w->view, 1);
    struct panes_spot spot = panes_here(&p);
    struct plan *shorter = load(HEADER SECOND THIRD);
    panes_spot_renew(&spot, &w->view, 0, shorter);
    view_replace_plan(&w->view, 0, shorter);
    view_choose_action(&w->view, VIEW_ALL);
    view_choose_task(&w->view, 0);
    panes_return(&p, &spot);
    assert_int_equal(w->view.place, 1);
    assert_int_equal(w->view.action, 1);
    panes_done(&p);
}

static void panes_that_forget_keep_their_orders(void **state)
{
    struct world *w = *state;
    struct panes p;
    struct buf title;
    buf_init(&title);
    panes_init(&p, &w->view);
    view_index_agencies(&w->view);
    p.focus = PANE_AGENCIES;
    panes_command(&p, CMD_SORT);
    panes_forget(&p);
    classes[PANE_AGENCIES]->title(p.pane[PANE_AGENCIES].own, &w->view, &title);
    assert_string_equal(title.s, "Agencies 3 by all duties");
    buf_done(&title);
    panes_done(&p);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_pane_that_was_never_fitted_does_no_harm),
        TEST(a_box_without_rows_does_no_harm),
        TEST(a_pane_that_has_forgotten_is_empty_and_does_no_harm),
        TEST(a_plan_with_fewer_tasks_does_no_harm),
        TEST(a_plan_without_tasks_does_no_harm),
        TEST(a_plan_with_other_columns_does_no_harm),
        TEST(what_is_shown_after_a_swap_is_what_a_new_browser_shows),
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
        TEST(a_list_that_is_not_shown_is_not_waited_for),
        TEST(a_spot_follows_its_task_into_another_plan),
        TEST(panes_that_forget_keep_their_orders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
