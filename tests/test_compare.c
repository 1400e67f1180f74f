#include "test.h"

#include "plan/compare.h"
#include "load/load.h"
#include "base/mem.h"

/* 选拔[-30-]{+40+}名: what was removed and what was added. */
static const char *diff_as_text(struct buf *out, const char *old_text, const char *new_text)
{
    struct slice o = slice_of(old_text), n = slice_of(new_text);
    struct diff d;
    diff_texts(o, n, &d);
    buf_clear(out);
    for (size_t i = 0; i < d.count; i++) {
        const struct diff_span *s = &d.span[i];
        buf_adds(out, s->kind == DIFF_REMOVED ? "[-" : s->kind == DIFF_ADDED ? "{+" : "");
        buf_add(out, s->kind == DIFF_REMOVED ? slice_cut(o, s->old_start, s->old_end)
                                             : slice_cut(n, s->new_start, s->new_end));
        buf_adds(out, s->kind == DIFF_REMOVED ? "-]" : s->kind == DIFF_ADDED ? "+}" : "");
    }
    diff_done(&d);
    return out->n ? out->s : "";
}

static void changes_are_shown_in_pieces_that_a_reader_sees_as_one(void **state)
{
    (void)state;
    static const char *const examples[][3] = {
        {"引进30名以上人才", "引进40名以上人才", "引进[-30-]{+40+}名以上人才"},
        {"完善机制", "进一步完善机制", "{+进一步+}完善机制"},
        {"编制产业规划和人才培养规划", "完成三年产业规划和人才培养规划", "[-编制-]{+完成三年+}产业规划和人才培养规划"},
        {"一样", "一样", "一样"},
        {"", "新增", "{+新增+}"},
        {"删去", "", "[-删去-]"},
        {"", "", ""},
        {"建设5G网络", "建设6G网络", "建设[-5-]{+6+}G网络"},
        {"推进的工作", "完善的机制", "[-推进的工作-]{+完善的机制+}"},
        {"达到2.5%", "达到3%", "达到[-2.5-]{+3+}%"},
    };
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        assert_string_equal(diff_as_text(&out, examples[i][0], examples[i][1]), examples[i][2]);
    buf_done(&out);
}

/* The spans put together give back both texts, whatever they are. */
static void a_diff_loses_nothing(void **state)
{
    (void)state;
    static const char *const alphabet[] = {"人", "才", "3", "名", ",", "A", "b", "\xE4", "̈"};
    uint32_t seed = 3;
    struct buf text[2];
    buf_init(&text[0]), buf_init(&text[1]);
    for (int round = 0; round < 300; round++) {
        for (int side = 0; side < 2; side++) {
            buf_clear(&text[side]);
            for (uint32_t n = (seed = seed * 1664525 + 1013904223) >> 27; n > 0; n--) {
                seed = seed * 1664525 + 1013904223;
                buf_adds(&text[side], alphabet[(seed >> 16) % 9]);
            }
        }
        struct diff d;
        size_t o = 0, n = 0;
        struct slice old_text = slice_make(text[0].s, text[0].n), new_text = slice_make(text[1].s, text[1].n);
        diff_texts(old_text, new_text, &d);
        for (size_t i = 0; i < d.count; i++) {
            const struct diff_span *s = &d.span[i];
            assert_true(s->old_start == o && s->new_start == n);
            o = s->old_end, n = s->new_end;
            if (s->kind == DIFF_SAME)
                assert_true(slice_equal(slice_cut(old_text, s->old_start, s->old_end),
                                        slice_cut(new_text, s->new_start, s->new_end)));
            else
                assert_true(s->kind == DIFF_REMOVED ? s->new_start == s->new_end && s->old_end > s->old_start
                                                    : s->old_start == s->old_end);
        }
        assert_true(o == old_text.n && n == new_text.n);
        diff_done(&d);
    }
    buf_done(&text[0]), buf_done(&text[1]);
}

static void long_texts_are_compared_at_their_ends(void **state)
{
    (void)state;
    size_t n = 1 << 20;
    char *a = mem_alloc(n), *b = mem_alloc(n);
    memset(a, 'a', n);
    for (size_t i = 0; i < n; i++) a[i] = i % 2 ? ';' : '\'', b[i] = i % 3 ? ';' : '\'';
    struct diff d;
    diff_texts(slice_make(a, n), slice_make(b, n), &d);
    assert_true(d.count >= 2);
    diff_done(&d);
    free(a);
    free(b);
}

/* "1-2 2-1 -3 3-": old and new item of each pair. */
static const char *pairs_as_text(struct buf *out, const char *old_cell, const char *new_cell)
{
    struct compare c;
    compare_cells(slice_of(old_cell), slice_of(new_cell), &c);
    buf_clear(out);
    for (size_t i = 0; i < c.count; i++) {
        const struct compare_pair *p = &c.pair[i];
        buf_adds(out, i ? " " : "");
        if (p->old_item != COMPARE_NONE) buf_addf(out, "%zu", p->old_item + 1);
        buf_adds(out, p->equal ? "=" : "-");
        if (p->new_item != COMPARE_NONE) buf_addf(out, "%zu", p->new_item + 1);
    }
    compare_done(&c);
    return out->n ? out->s : "";
}

static void items_are_aligned_by_what_they_say(void **state)
{
    (void)state;
    static const char *const examples[][3] = {
        {"1.编制产业规划;2.引进30名人才", "1.完善产业规划;2.引进40名人才", "1-1 2-2"},
        {"1.培养企业家;2.培育经营管理人才", "1.采取专题培训;2.培养企业家;3.培育经营管理人才", "-1 1=2 2=3"},
        {"1.推广学徒制;2.培养15名名匠", "1.推进实训基地建设;2.培养20名名匠", "1- -1 2-2"},
        {"1.甲乙丙;2.丁戊己", "1.丁戊己;2.甲乙丙", "2=1 1=2"},
        {"1.一样;2.一样", "1.一样;2.一样", "1=1 2=2"},
        {"1.只有旧的", "", "1-"},
        {"", "", ""},
    };
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        assert_string_equal(pairs_as_text(&out, examples[i][0], examples[i][1]), examples[i][2]);
    buf_done(&out);
}

/* Task 16: the item on new high-tech firms is number 1 in the first year and number 3 in the third. */
static void the_sample_s_moved_items_are_found(void **state)
{
    (void)state;
    struct err err = {0};
    struct plan *plan = load_file(test_path("data/tianshui.csv"), &(struct load_options){0}, &err);
    assert_non_null(plan);
    size_t task;
    assert_true(plan_find_task(plan, SLICE("16"), &task));
    struct compare c;
    compare_cells(plan_cell(plan, task, plan_year_column(plan, 0)), plan_cell(plan, task, plan_year_column(plan, 2)),
                  &c);
    bool found = false;
    for (size_t i = 0; i < c.count; i++) found |= c.pair[i].old_item == 0 && c.pair[i].new_item == 2;
    assert_true(found);
    compare_done(&c);
    plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_are_shown_in_pieces_that_a_reader_sees_as_one),
        cmocka_unit_test(a_diff_loses_nothing),
        cmocka_unit_test(long_texts_are_compared_at_their_ends),
        cmocka_unit_test(items_are_aligned_by_what_they_say),
        cmocka_unit_test(the_sample_s_moved_items_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
