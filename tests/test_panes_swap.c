/* No pane is harmed by a plan that was replaced, nor before it was ever fitted; and what holds for all panes
 * together. */
#include "panes_world.h"

/* ---- every function of every class, whatever the pane holds ---- */

static void read_all(const struct world *w, enum pane_id id)
{
    const struct pane_class *class = world_class[id];
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
    for (int row = 0; row < 20 && world_class[id]->press; row += 3)
        for (int col = 0; col < 80; col += 20) world_class[id]->press(w->pane[id], &w->view, row, col);
}

static void call_all(struct world *w, enum pane_id id)
{
    const struct pane_class *class = world_class[id];
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
    for (enum pane_id id = 0; id < PANES; id++) world_fit(w, id, box);
}

static void forget_everything(struct world *w)
{
    for (enum pane_id id = 0; id < PANES; id++) world_class[id]->forget(w->pane[id]);
}

static void a_pane_that_was_never_fitted_does_no_harm(void **state)
{
    struct world *w = *state;
    call_everything(w);
    world_search(&w->view, "人才");
    call_everything(w);
}

static void a_box_without_rows_does_no_harm(void **state)
{
    struct world *w = *state;
    world_search(&w->view, "人才");
    for (int i = 0; i < 2; i++) {
        fit_everything(w, &world_nothing);
        call_everything(w);
        fit_everything(w, &world_wide);
        fit_everything(w, &world_nothing);
    }
}

static void a_pane_that_has_forgotten_is_empty_and_does_no_harm(void **state)
{
    struct world *w = *state;
    world_search(&w->view, "人才");
    fit_everything(w, &world_wide);
    forget_everything(w);
    for (enum pane_id id = 0; id < PANES; id++) assert_true(world_rows(w, id) <= 1); /* a header at most */
    call_everything(w);
    fit_everything(w, &world_wide);
    call_everything(w);
}

/* Deep in each pane, something searched, chosen and sorted; then another plan, and keys before anything is drawn. */
static void replace(const char *csv, const char *agency)
{
    struct world *w = world_make(world_load_tianshui());
    struct view *v = &w->view;
    world_search(v, "人才");
    view_choose_order(v, TASK_ORDER_AGENCY);
    view_sort(v);
    fit_everything(w, &world_wide);
    for (enum pane_id id = 0; id < PANES; id++) {
        world_class[id]->command(w->pane[id], v, CMD_LAST);
        world_fit(w, id, &world_wide);
        world_class[id]->scroll(w->pane[id], SIZE_MAX / 4);
    }
    if (agency) view_choose_agency(v, (ptrdiff_t)agencies_of(v->agencies, slice_of(agency)));
    fit_everything(w, &world_wide);
    forget_everything(w);
    view_replace_plan(v, 0, world_load(csv));
    call_everything(w);
    world_work(v);
    call_everything(w);
    fit_everything(w, &world_wide);
    call_everything(w);
    world_done(w);
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
    struct world *old = world_make(world_load_tianshui()), *new = world_make(world_load(HEADER FIRST SECOND THIRD));
    fit_everything(old, &world_wide);
    forget_everything(old);
    view_replace_plan(&old->view, 0, world_load(HEADER FIRST SECOND THIRD));
    fit_everything(old, &world_wide);
    fit_everything(new, &world_wide);
    for (enum pane_id id = 0; id < PANES; id++) assert_int_equal(world_rows(old, id), world_rows(new, id));
    world_done(old);
    world_done(new);
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
    struct plan *shorter = world_load(HEADER SECOND THIRD);
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
    world_class[PANE_AGENCIES]->title(p.pane[PANE_AGENCIES].own, &w->view, &title);
    assert_string_equal(title.s, "Agencies 3 by all duties");
    buf_done(&title);
    panes_done(&p);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_set_up, world_tear_down)

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
        TEST(a_list_that_is_not_shown_is_not_waited_for),
        TEST(a_spot_follows_its_task_into_another_plan),
        TEST(panes_that_forget_keep_their_orders),
    };
    return cmocka_run_group_tests_name("panes, swapped", tests, NULL, NULL);
}
