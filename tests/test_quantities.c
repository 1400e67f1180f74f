/* The column of a plan's quantities: it tells what reading the cells tells, in the same order, and sorted by value. */
#include "test.h"

#include <stdlib.h>

#include "base/buf.h"
#include "load/load.h"
#include "plan/quantities.h"
#include "plan/quantity_cells.h"
#include "plan/plans.h"

static uint32_t next_random(uint32_t *seed) { return (*seed = *seed * 1664525 + 1013904223) >> 8; }
#define PICK(list, seed) (list)[next_random(seed) % (sizeof(list) / sizeof *(list))]

static const char *const phrases[] = {
    "引进高层次人才30名以上",
    "培养专家3—4名",
    "新增企业20家",
    "增长10%左右",
    "年均增长6%以上",
    "同比下降3个百分点",
    "达到82%",
    "由80元提高到95元",
    "每千人口床位7.5张",
    "培训人(次)达到3万",
    "建设项目(个)2—2.5万个",
    "不超过5%",
    "翻一番",
    "为2020年的2倍",
    "三分之一以上",
    "百分之八十五",
    "四成以上",
    "３００名(个)以上",
    "投资1.5亿元",
    "不少于1,200场次",
    "2025年",
    "第3批",
    "人才",
    "4+2",
    "约15个",
    "1个以上左右",
};

static struct plan *random_plan(uint32_t *seed, unsigned tasks)
{
    struct buf csv;
    struct err err;
    buf_init(&csv);
    buf_adds(&csv, "序号,行动,任务,主要内容,第一年,第二年,牵头单位,责任单位,规模,备注\n");
    for (unsigned i = 1; i <= tasks; i++) {
        buf_addf(&csv, "%u,10项行动%u", i, i % 7);
        for (int c = 2; c < 10; c++) {
            buf_adds(&csv, ",\"");
            if (c == 2) buf_adds(&csv, "任务");
            for (size_t n = next_random(seed) % 4; n > 0; n--)
                buf_addf(&csv, "%s%s", PICK(phrases, seed), next_random(seed) % 2 ? ";" : ",");
            buf_adds(&csv, "\"");
        }
        buf_adds(&csv, "\n");
    }
    struct load_options options = {.encoding = "UTF-8", .delimiter = ","};
    struct plan *plan = load_bytes("random.csv", csv.s, csv.n, &options, &err);
    if (!plan) fail_msg("%s", err.what);
    buf_done(&csv);
    return plan;
}

/* ---- what it holds ---- */

static void the_column_holds_every_quantity_in_the_order_of_the_plan(void **state)
{
    uint32_t seed = 3;
    atomic_bool stop = false;
    struct plan *plan = random_plan(&seed, 200);
    struct quantities *all = quantities_new(plan, &stop);
    size_t n = 0;
    (void)state;
    assert_non_null(all);
    for (size_t task = 0; task < plan_tasks(plan); task++)
        for (size_t c = 0; c < plan_columns(plan); c++) {
            struct quantity q;
            if (!quantity_cells_in(plan, c)) continue;
            for (struct quantity_cell walk = quantity_cell_of(plan, task, c); quantity_cell_next(&walk, &q); n++) {
                const struct quantity_entry *e = &all->entry[n];
                const struct quantity_sort *sort = &all->sort[e->sort];
                assert_true(n < all->count && e->task == task && e->column == c);
                assert_true(e->start == q.start && e->nbytes == q.end - q.start);
                assert_true(sort->kind == q.kind && sort->bound == q.bound);
                assert_true(slice_equal(sort->measure, q.measure) && slice_equal(sort->per, q.per));
            }
        }
    assert_int_equal(n, all->count);
    assert_true(n > 1000);
    assert_true(quantities_bytes(all) / n <= 40);
    quantities_free(all);
    plan_free(plan);
}

static void values_are_found_by_halving(void **state)
{
    uint32_t seed = 4;
    atomic_bool stop = false;
    struct plan *plan = random_plan(&seed, 100);
    struct quantities *all = quantities_new(plan, &stop);
    (void)state;
    for (size_t i = 1; i < all->singles; i++) {
        const struct quantity_entry *a = &all->entry[all->by_value[i - 1]], *b = &all->entry[all->by_value[i]];
        assert_true(a->low < b->low || (a->low <= b->low && all->by_value[i - 1] < all->by_value[i]));
    }
    for (size_t i = all->singles; i < all->count; i++)
        assert_true(all->entry[all->by_value[i]].high > all->entry[all->by_value[i]].low);
    assert_true(all->singles < all->count);
    size_t from = quantities_from(all, 30), above = quantities_above(all, 30);
    assert_true(from < above && above < all->singles);
    assert_true(all->entry[all->by_value[from]].low >= 30 && all->entry[all->by_value[from - 1]].low < 30);
    assert_true(all->entry[all->by_value[above]].low > 30 && all->entry[all->by_value[above - 1]].low <= 30);
    assert_int_equal(quantities_of_task(all, 0), 0);
    assert_int_equal(quantities_of_task(all, 1000), all->count);
    quantities_free(all);
    plan_free(plan);
}

static void what_is_given_up_leaves_nothing(void **state)
{
    uint32_t seed = 5;
    atomic_bool stop = true;
    struct plan *plan = random_plan(&seed, 50);
    (void)state;
    assert_null(quantities_new(plan, &stop));
    for (int i = 0; i < 50; i++) {
        struct quantities_maker *maker = quantities_begin(plan);
        if (i % 2) quantities_wait(maker);
        if (i % 2) assert_non_null(quantities_ready(maker));
        quantities_end(maker);
    }
    plan_free(plan);
}

static void a_plan_that_is_replaced_takes_its_column_along(void **state)
{
    uint32_t seed = 6;
    struct plans plans;
    (void)state;
    plans_init(&plans);
    plans_add(&plans, random_plan(&seed, 20));
    plans_add(&plans, random_plan(&seed, 20));
    assert_null(plans_quantities(&plans, 1));
    plans_begin_quantities(&plans, 1);
    plans_wait_for_quantities(&plans);
    assert_null(plans_quantities(&plans, 0));
    assert_non_null(plans_quantities(&plans, 1));
    plan_free(plans_swap(&plans, 1, random_plan(&seed, 10)));
    assert_null(plans_quantities(&plans, 1));
    plans_begin_quantities(&plans, 1); /* and may go while its column is being made */
    plans_done(&plans);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_column_holds_every_quantity_in_the_order_of_the_plan),
        cmocka_unit_test(values_are_found_by_halving),
        cmocka_unit_test(what_is_given_up_leaves_nothing),
        cmocka_unit_test(a_plan_that_is_replaced_takes_its_column_along),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
