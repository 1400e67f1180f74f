#include "test.h"

#include <poll.h>
#include <unistd.h>

#include "load/loading.h"
#include "table/report.h"

/* A plan of so many tasks, each about 100 bytes. */
static const char *large_plan(const char *name, size_t tasks)
{
    struct buf csv;
    buf_init(&csv);
    buf_adds(&csv, "序号,行动,任务,主要内容\n");
    for (size_t i = 1; i <= tasks; i++)
        buf_addf(&csv, "%zu,甲行动,第%zu项任务,\"1.培养人才30名以上;\n2.引进专家3名,建立工作站1个\"\n", i, i);
    const char *path = test_temporary(name, csv.s, csv.n);
    buf_done(&csv);
    return path;
}

static void a_small_file_is_whole_at_once(void **state)
{
    (void)state;
    struct loading *background;
    struct err err;
    struct plan *p = loading_start(large_plan("small.csv", 10), NULL, &background, &err);
    assert_non_null(p);
    assert_null(background);
    assert_int_equal(plan_tasks(p), 10);
    plan_free(p);
}

static void a_large_file_shows_its_first_tasks_and_then_all(void **state)
{
    (void)state;
    struct loading *background;
    struct err err;
    struct plan *first = loading_start(large_plan("large.csv", 20000), NULL, &background, &err);
    assert_non_null(first);
    assert_non_null(background);
    assert_true(plan_tasks(first) > 100 && plan_tasks(first) < 2000);
    assert_int_equal(poll(&(struct pollfd){.fd = loading_fd(background), .events = POLLIN}, 1, 60000), 1);
    size_t done, total;
    loading_progress(background, &done, &total);
    assert_true(total > 1000000);
    struct plan *whole = loading_collect(background, &err);
    assert_non_null(whole);
    assert_int_equal(plan_tasks(whole), 20000);
    for (size_t t = 0; t + 1 < plan_tasks(first); t++)
        for (size_t c = 0; c < 4; c++) assert_true(slice_equal(plan_cell(first, t, c), plan_cell(whole, t, c)));
    plan_free(first);
    plan_free(whole);
}

static void a_stopped_load_keeps_whole_rows_and_says_so(void **state)
{
    (void)state;
    struct load_progress progress = {.stop = true};
    struct err err;
    struct plan *p = load_file(large_plan("stopped.csv", 20000), &(struct load_options){.progress = &progress}, &err);
    assert_non_null(p);
    assert_true(plan_tasks(p) > 100 && plan_tasks(p) < 20000);
    assert_int_equal(plan_report(p)->total[NOTE_STOPPED], 1);
    struct slice last = plan_cell(p, plan_tasks(p) - 1, 3);
    assert_true(slice_equals(last, "1.培养人才30名以上;\n2.引进专家3名,建立工作站1个"));
    plan_free(p);
}

static void a_file_that_shrinks_while_it_is_read_costs_its_end_only(void **state)
{
    (void)state;
    const char *path = large_plan("shrinks.csv", 300000);
    struct loading *background;
    struct err err;
    struct plan *first = loading_start(path, NULL, &background, &err);
    assert_non_null(first);
    assert_non_null(background);
    assert_int_equal(truncate(path, 1000000), 0);
    struct plan *p = loading_collect(background, &err);
    assert_non_null(p);
    assert_true(plan_tasks(p) > 5000 && plan_tasks(p) <= 300000);
    plan_free(first);
    plan_free(p);
}

static void a_reload_of_what_is_gone_says_why(void **state)
{
    (void)state;
    struct err err;
    assert_null(loading_collect(loading_again("/nonexistent.csv", NULL), &err));
    assert_string_equal(err.what, "no such file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_file_is_whole_at_once),
        cmocka_unit_test(a_large_file_shows_its_first_tasks_and_then_all),
        cmocka_unit_test(a_stopped_load_keeps_whole_rows_and_says_so),
        cmocka_unit_test(a_file_that_shrinks_while_it_is_read_costs_its_end_only),
        cmocka_unit_test(a_reload_of_what_is_gone_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
