/* layout: where panes stand at every size, without a terminal. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "term/layout.h"

static struct layout make(int ncols, int nrows, enum pane_id focus)
{
    struct layout l;
    struct layout_wish wish = {.nrows = nrows,
                               .ncols = ncols,
                               .has = {[PANE_ACTIONS] = true,
                                       [PANE_TASKS] = true,
                                       [PANE_TARGETS] = true,
                                       [PANE_DETAIL] = true,
                                       [PANE_HITS] = true},
                               .focus = focus,
                               .companion = PANE_TARGETS,
                               .list_cols = 27,
                               .name_cols = 34};
    layout_make(&wish, &l);
    return l;
}

/* The names of the panes shown, in their order. */
static const char *shown(const struct layout *l)
{
    static const char *const names[PANES] = {
#define PANE(id, class, place) [PANE_##id] = #class,
#include "term/pane.def"
    };
    static char line[256];
    line[0] = '\0';
    for (int i = 0; i < PANES; i++) {
        if (!l->shown[i]) continue;
        if (line[0] != '\0') strcat(line, " ");
        strcat(line, names[i]);
    }
    return line;
}

static size_t count_shown(const struct layout *l)
{
    size_t count = 0;
    for (int i = 0; i < PANES; i++) count += l->shown[i];
    return count;
}

static void a_wide_screen_shows_actions_tasks_targets_and_detail(void **state)
{
    (void)state;
    struct layout l = make(120, 36, PANE_TASKS);
    assert_string_equal(shown(&l), "actions tasks targets detail");
    assert_false(l.shares[PANE_TARGETS]);
    assert_int_equal(l.content[PANE_ACTIONS].nrows, 33);
    assert_true(l.content[PANE_TARGETS].ncols >= 3 * 16 + 2 * 3 + 2); /* three years side by side */
    assert_int_equal(l.title[PANE_DETAIL].col, l.title[PANE_TARGETS].col);
}

static void a_middling_screen_shows_a_list_and_a_text(void **state)
{
    (void)state;
    struct layout l = make(80, 24, PANE_TASKS);
    assert_string_equal(shown(&l), "tasks targets");
    assert_true(l.shares[PANE_TARGETS]);
    l = make(80, 24, PANE_DETAIL);
    assert_string_equal(shown(&l), "tasks detail");
    l = make(80, 24, PANE_ACTIONS);
    assert_string_equal(shown(&l), "actions targets");
    l = make(100, 40, PANE_TASKS);
    assert_string_equal(shown(&l), "tasks targets detail");
}

static void the_hits_have_all_columns_and_a_text_below(void **state)
{
    (void)state;
    struct layout l = make(120, 36, PANE_HITS);
    assert_string_equal(shown(&l), "targets hits");
    assert_int_equal(l.content[PANE_HITS].ncols, 119);
    assert_int_equal(l.title[PANE_TARGETS].row, l.content[PANE_HITS].row + l.content[PANE_HITS].nrows);
    l = make(120, 20, PANE_HITS);
    assert_string_equal(shown(&l), "hits");
}

static void a_narrow_screen_shows_the_pane_with_the_keyboard(void **state)
{
    (void)state;
    for (int pane = 0; pane < PANES; pane++) {
        struct layout l = make(60, 20, (enum pane_id)pane);
        assert_int_equal(l.shown[pane], 1);
        assert_int_equal(l.content[pane].ncols, 59);
        assert_int_equal(count_shown(&l), 1);
    }
}

static void a_tiny_screen_shows_none(void **state)
{
    (void)state;
    struct layout l = make(19, 24, PANE_TASKS);
    assert_true(l.too_small);
    assert_string_equal(shown(&l), "");
    assert_true(make(20, 5, PANE_TASKS).too_small);
    assert_false(make(20, 6, PANE_TASKS).too_small);
}

static void a_pane_with_nothing_to_show_leaves_its_place_to_others(void **state)
{
    (void)state;
    struct layout l;
    struct layout_wish wish = {.nrows = 36,
                               .ncols = 120,
                               .has = {false, false, true, false, true},
                               .focus = PANE_TASKS,
                               .companion = PANE_TARGETS,
                               .list_cols = 27,
                               .name_cols = 34};
    layout_make(&wish, &l);
    assert_string_equal(shown(&l), "tasks detail");
    assert_int_equal(l.content[PANE_DETAIL].nrows, 33);
    assert_int_equal(l.title[PANE_TASKS].col, 0);
}

static void a_zoomed_pane_has_the_screen(void **state)
{
    (void)state;
    struct layout l;
    struct layout_wish wish = {.nrows = 36,
                               .ncols = 160,
                               .has = {[PANE_ACTIONS] = true,
                                       [PANE_TASKS] = true,
                                       [PANE_TARGETS] = true,
                                       [PANE_DETAIL] = true,
                                       [PANE_HITS] = true},
                               .focus = PANE_TARGETS,
                               .zoomed = true};
    layout_make(&wish, &l);
    assert_string_equal(shown(&l), "targets");
    assert_int_equal(l.content[PANE_TARGETS].ncols, 159);
}

static void check_inside(const struct layout *l, const struct box *b)
{
    assert_true(b->row >= 1 && b->col >= 0 && b->nrows >= 0 && b->ncols > 0);
    assert_true(b->row + b->nrows <= l->nrows - 1 && b->col + b->ncols <= l->ncols);
}

static bool overlap(const struct box *a, const struct box *b)
{
    return a->row < b->row + b->nrows && b->row < a->row + a->nrows && a->col < b->col + b->ncols &&
           b->col < a->col + a->ncols;
}

static void boxes_never_overlap_nor_leave_the_screen(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (int round = 0; round < 60000; round++) {
        struct layout l;
        seed = seed * 1664525u + 1013904223u;
        struct layout_wish wish = {.nrows = 1 + (int)(seed >> 8) % 60,
                                   .ncols = 1 + (int)(seed >> 14) % 220,
                                   .focus = (enum pane_id)((seed >> 3) % PANES),
                                   .companion = seed & 4 ? PANE_DETAIL : PANE_TARGETS,
                                   .zoomed = (seed >> 28) == 0,
                                   .list_cols = (int)(seed >> 20) % 90,
                                   .name_cols = (int)(seed >> 22) % 200};
        for (int i = 0; i < PANES; i++) {
            wish.has[i] = i == PANE_TASKS || i == PANE_DETAIL || (seed >> i & 64) != 0 || i == (int)wish.focus;
            wish.widen[i] = (int)(seed >> (10 + i)) % 300 - 150;
        }
        layout_make(&wish, &l);
        for (int i = 0; i < PANES; i++) {
            if (!l.shown[i]) continue;
            check_inside(&l, &l.title[i]);
            check_inside(&l, &l.content[i]);
            assert_true(l.content[i].col + l.content[i].ncols <= l.bar[i] && l.bar[i] < l.ncols);
            assert_int_equal(layout_at(&l, l.title[i].row, l.title[i].col), i);
            for (int k = 0; k < i; k++)
                if (l.shown[k])
                    assert_false(overlap(&l.title[i], &l.title[k]) || overlap(&l.content[i], &l.content[k]));
        }
        if (!l.too_small) assert_true(l.shown[wish.focus]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wide_screen_shows_actions_tasks_targets_and_detail),
        cmocka_unit_test(a_middling_screen_shows_a_list_and_a_text),
        cmocka_unit_test(the_hits_have_all_columns_and_a_text_below),
        cmocka_unit_test(a_narrow_screen_shows_the_pane_with_the_keyboard),
        cmocka_unit_test(a_tiny_screen_shows_none),
        cmocka_unit_test(a_pane_with_nothing_to_show_leaves_its_place_to_others),
        cmocka_unit_test(a_zoomed_pane_has_the_screen),
        cmocka_unit_test(boxes_never_overlap_nor_leave_the_screen),
    };
    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
