#include "panes_world.h"

const struct pane_class *const world_class[PANES] = {
#define PANE(id, class, place) [PANE_##id] = &pane_##class,
#include "term/pane.def"
};

const struct box world_wide = {1, 0, 20, 80}, world_nothing = {0, 0, 0, 0};

struct plan *world_load(const char *csv)
{
    struct err err = {0};
    struct plan *plan = load_bytes("x.csv", csv, strlen(csv), NULL, &err);
    assert_non_null(plan);
    return plan;
}

struct plan *world_load_tianshui(void)
{
    struct err err = {0};
    struct plan *plan = load_file(test_path("data/tianshui.csv"), NULL, &err);
    assert_non_null(plan);
    return plan;
}

struct world *world_make(struct plan *plan)
{
    struct world *w = calloc(1, sizeof *w);
    plans_init(&w->plans);
    plans_add(&w->plans, plan);
    view_init(&w->view, &w->plans);
    for (enum pane_id id = 0; id < PANES; id++) {
        w->pane[id] = calloc(1, world_class[id]->size);
        world_class[id]->init(w->pane[id]);
    }
    return w;
}

void world_done(struct world *w)
{
    for (enum pane_id id = 0; id < PANES; id++) {
        world_class[id]->done(w->pane[id]);
        free(w->pane[id]);
    }
    view_done(&w->view);
    plans_done(&w->plans);
    free(w);
}

int world_set_up(void **state)
{
    *state = world_make(world_load(HEADER FIRST SECOND THIRD));
    return 0;
}

int world_tear_down(void **state)
{
    world_done(*state);
    return 0;
}

void world_work(struct view *v)
{
    while (view_is_busy(v)) view_work(v, 1000);
}

void world_search(struct view *v, const char *text)
{
    struct err err = {0};
    assert_true(view_search(v, slice_of(text), true, &err));
    world_work(v);
}

void world_filter(struct view *v, const char *text)
{
    struct err err = {0};
    assert_true(filters_put(&v->filters, v->filters.count, slice_of(text), &err));
    view_filters_changed(v);
    world_work(v);
}

/* As often as its list needs. */
void world_fit(struct world *w, enum pane_id id, const struct box *box)
{
    do world_class[id]->fit(w->pane[id], &w->view, box, 1);
    while (world_class[id]->is_busy && world_class[id]->is_busy(w->pane[id]));
}

unsigned world_command(struct world *w, enum pane_id id, enum cmd cmd)
{
    unsigned change = world_class[id]->command(w->pane[id], &w->view, cmd);
    world_fit(w, id, &world_wide);
    return change;
}

unsigned world_press(struct world *w, enum pane_id id, int row)
{
    unsigned change = world_class[id]->press(w->pane[id], &w->view, row, 2);
    world_fit(w, id, &world_wide);
    return change;
}

size_t world_rows(const struct world *w, enum pane_id id) { return world_class[id]->extent(w->pane[id]).total; }

void world_assert_title(const struct world *w, enum pane_id id, const char *expected)
{
    struct buf out;
    buf_init(&out);
    world_class[id]->title(w->pane[id], &w->view, &out);
    assert_string_equal(out.s, expected);
    buf_done(&out);
}

void world_assert_cites(const struct world *w, enum pane_id id, const char *expected)
{
    struct buf out;
    buf_init(&out);
    world_class[id]->cite(w->pane[id], &w->view, &out);
    assert_string_equal(out.n > 0 ? out.s : "", expected);
    buf_done(&out);
}

void world_assert_is_empty(const struct world *w, enum pane_id id)
{
    assert_non_null(world_class[id]->why_empty(&w->view));
    assert_false(pane_has(world_class[id], &w->view));
}
