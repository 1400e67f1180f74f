/* The column of a plan's quantities: it tells what reading the cells tells, in the same order, and sorted by value. */
#include "test.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/fold.h"
#include "base/mem.h"
#include "load/load.h"
#include "plan/quantities.h"
#include "plan/quantity_cells.h"
#include "search/search.h"

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

/* ---- what searches find by it ---- */

static const char *const signs[] = {">=", ">", "<", "<=", "=", ":", "："};
static const char *const numbers[] = {"30",    "3",     "10",      "100",        "2",  "2万",
                                      "1.5亿", "20-30", "2—2.5万", "百分之八十", "82", "0.5"};
static const char *const measures[] = {"", "名", "个", "%", "名(个)", "个百分点", "元", "人次", "张"};
static const char *const names[] = {"数量", "增长", "下降", "达到", "倍数", "任务量"};
static const char *const bounds[] = {"", "", "", "以上", "左右", "以内"};
static const char *const others[] = {
    "类型:增长",       "类型:水平",         "类型:数量",
    "类型:下降",       "类型:倍数",         "数量:名",
    "数量:万",         "数量:每千人口",     "数量:个",
    "年1:(数量>=30)",  "!数量:%",           "备注:(数量>=3)",
    "牵头:(数量>=10)", "行动:(数量>=3)",    "人才 数量>=300名",
    "数量:增长10%",    "数量:以上",         "人才 | 类型:下降",
    "数量:达到82%",    "数量>=300名(个)",   "数量:不少于1200场次",
    "数量:30名以上",   "数量:三分之一以上",
};

static void random_query(uint32_t *seed, char *out, size_t size)
{
    if (next_random(seed) % 3 == 0) snprintf(out, size, "%s", PICK(others, seed));
    else
        snprintf(out, size, "%s%s%s%s%s", PICK(names, seed), PICK(signs, seed), PICK(numbers, seed),
                 PICK(measures, seed), PICK(bounds, seed));
}

static void assert_same(const char *query, const struct plans *plans, const struct hits *a, const struct hits *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        if (memcmp(&a->hit[i], &b->hit[i], sizeof *a->hit) == 0) continue;
        struct place at = plans_at(plans, a->hit[i].place);
        struct slice cell = plan_cell(at.plan, at.task, a->hit[i].column);
        fail_msg("%s: hit %zu differs, read in [%.*s] at %u", query, i, (int)cell.n, cell.s, a->hit[i].start);
    }
    if (a->count != b->count) fail_msg("%s: %zu hits read, %zu of the column", query, a->count, b->count);
    for (size_t place = 0; place < a->places; place++) {
        struct place at = plans_at(plans, place);
        if (hits_match(a, place) == hits_match(b, place)) continue;
        for (size_t c = 0; c < plan_columns(at.plan); c++) {
            struct slice cell = plan_cell(at.plan, at.task, c);
            print_message("%zu: %.*s\n", c, (int)cell.n, cell.s);
        }
    }
    if (a->tasks != b->tasks) fail_msg("%s: %zu tasks read, %zu of the column", query, a->tasks, b->tasks);
    assert_memory_equal(a->matching, b->matching, (a->places + 7) / 8);
}

static void the_column_finds_what_reading_finds(void **state)
{
    uint32_t seed = 7;
    size_t found = 0, good = 0;
    (void)state;
    for (int round = 0; round < 3; round++) {
        struct plans read, made;
        uint32_t same = seed;
        plans_init(&read);
        plans_init(&made);
        for (int i = 0; i < 2; i++) plans_add(&read, random_plan(&seed, 120));
        for (int i = 0; i < 2; i++) plans_add(&made, random_plan(&same, 120));
        plans_begin_quantities(&made, 0);
        if (round % 2) plans_begin_quantities(&made, 1);
        plans_wait_for_quantities(&made);
        for (int i = 0; i < 400; i++) {
            char text[160];
            struct err err;
            struct hits by_reading, by_column, tasks;
            random_query(&seed, text, sizeof text);
            struct query *q = query_parse_with(slice_of(text), &(struct query_options){FOLD_ALL, &read}, &err);
            if (!q) continue;
            search_run(q, &read, &by_reading);
            search_run(q, &made, &by_column);
            assert_same(text, &read, &by_reading, &by_column);
            search_run_with(q, &made, &(struct search_options){.tasks_only = true, .within = &by_reading}, &tasks);
            if (tasks.tasks != by_reading.tasks)
                fail_msg("%s: %zu tasks, not %zu", text, tasks.tasks, by_reading.tasks);
            found += by_column.count, good++;
            hits_done(&by_reading), hits_done(&by_column), hits_done(&tasks);
            query_free(q);
        }
        plans_done(&read);
        plans_done(&made);
    }
    assert_true(good > 700 && found > 8000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_column_holds_every_quantity_in_the_order_of_the_plan),
        cmocka_unit_test(values_are_found_by_halving),
        cmocka_unit_test(what_is_given_up_leaves_nothing),
        cmocka_unit_test(a_plan_that_is_replaced_takes_its_column_along),
        cmocka_unit_test(the_column_finds_what_reading_finds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
