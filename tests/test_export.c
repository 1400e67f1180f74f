/* Canonical CSV, to the letter: the header row, the title row, quotes, and the same bytes after a round. */
#include "report/export.h"
#include "load/load.h"
#include "test.h"

/* The plan as canonical CSV; free with free(). */
static char *export(const char *name, struct slice bytes, const struct load_options *options)
{
    struct err err = {0};
    struct plan *plan = load_bytes(name, bytes.s, bytes.n, options, &err);
    struct buf out;
    if (plan == NULL) fail_msg("%s: %s", name, err.what);
    buf_init(&out);
    struct export_source source = {.plan = plan};
    export_csv_head(&out, &source);
    for (size_t i = 0; i < plan_tasks(plan); i++) export_csv_task(&out, &source, i);
    plan_free(plan);
    buf_adds(&out, "");
    return out.s;
}

static void assert_exports(const char *from, const char *to)
{
    char *csv = export("x.csv", slice_of(from), NULL);
    assert_string_equal(csv, to);
    char *again = export("x.csv", slice_of(csv), NULL);
    assert_string_equal(again, csv);
    free(again);
    free(csv);
}

static void a_canonical_file_keeps_its_bytes(void **state)
{
    (void)state;
    static const char *const files[] = {
        "序号,行动,任务,主要内容,第一年,第二年,牵头单位,责任单位\n1,甲行动,某任务,内容,目标,,市教育局,市人社局\n",
        "某计划,,,,,,,\n序号,行动,任务,主要内容,第一年,第二年,牵头单位,责任单位\n"
        "1,甲行动,某任务,\"1.引号\"\"内\"\";\n2.换行\",\"a,b\", 空格 ,市教育局,市人社局\n2,甲行动,又一个,=1+1,目标,@x,市教育局,\n",
        "序号,行动,任务,主要内容,2021年,牵头单位,责任单位,责任领导,完成时限,备注,自己的列\n"
        "1,甲行动,任务名称,内容,20家以上,市科技局,市财政局,张某某,年底,,x\n",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) assert_exports(files[i], files[i]);
}

static void canonical_names_stand_in_their_order(void **state)
{
    (void)state;
    assert_exports(
        "备注,牵头单位,重点任务,2021年,序号,配合单位,2022年\n约束性,市科技局,新增企业,20家,7,市财政局,25家\n",
        "序号,行动,任务,主要内容,2021年,2022年,牵头单位,责任单位,备注\n"
        "7,,新增企业,,20家,25家,市科技局,市财政局,约束性\n");
}

static void a_missing_column_is_there_and_empty(void **state)
{
    (void)state;
    assert_exports("重点工作,完成时限\n整治市容,年底\n修路,六月\n",
                   "序号,行动,任务,主要内容,牵头单位,责任单位,完成时限\n1,,整治市容,,,,年底\n2,,修路,,,,六月\n");
}

static void one_agency_column_for_both_stays_alone(void **state)
{
    (void)state;
    assert_exports("序号,工作任务,责任单位,责任领导\n1,修路,\"市住建局,市财政局\",张\n",
                   "序号,行动,任务,主要内容,责任单位,责任领导\n1,,修路,,\"市住建局,市财政局\",张\n");
}

static void agencies_that_only_support_do_so_after_a_round(void **state)
{
    (void)state;
    assert_exports("序号,任务,配合单位\n1,修路,\"市住建局,市财政局\"\n",
                   "序号,行动,任务,主要内容,牵头单位,责任单位\n1,,修路,,,\"市住建局,市财政局\"\n");
}

static void a_table_without_roles_keeps_its_own_columns(void **state)
{
    (void)state;
    assert_exports("name,colour\npear,green\nplum,blue\n", "name,colour\npear,green\nplum,blue\n");
}

/* The public tables of other shapes: what was exported once is exported again, byte for byte. */
static void the_examples_survive_a_round(void **state)
{
    static const char *const names[] = {"examples/cell_per_line.txt", "examples/deadline_leader.csv",
                                        "examples/five_years.csv"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct buf bytes;
        if (!test_shared_file(names[i], &bytes)) skip();
        char *once = export(names[i], buf_slice(&bytes), NULL), *twice = export(names[i], slice_of(once), NULL);
        assert_string_equal(twice, once);
        free(once);
        free(twice);
        buf_done(&bytes);
    }
}

static void a_byte_order_mark_is_never_written(void **state)
{
    const struct load_options options = {.title = "\xEF\xBB\xBF"
                                                  "某计划"};
    char *csv = export("x.csv", SLICE("序号,任务,主要内容,牵头单位\n1,a,b,c\n"), &options);
    (void)state;
    assert_memory_equal(csv, "\"\xEF\xBB\xBF", 4);
    free(csv);
}

/* ---- some tasks ---- */

static void add_plan(struct plans *plans, const char *csv)
{
    struct err err = {0};
    struct plan *plan = load_bytes("x.csv", csv, strlen(csv), NULL, &err);
    if (plan == NULL) fail_msg("%s", err.what);
    plans_add(plans, plan);
}

static bool count_steps(void *steps, struct buf *out) { return (void)out, ++*(int *)steps < 3; }

static void assert_lists(const struct export_list *list, const char *format, const char *expected)
{
    struct err err;
    struct buf out;
    buf_init(&out);
    assert_true(export_tasks(&out, export_format_named(format), list, NULL, NULL, &err));
    assert_string_equal(out.s, expected);
    buf_done(&out);
}

static void tasks_stand_in_the_order_that_is_asked_for(void **state)
{
    (void)state;
    struct plans plans;
    const size_t place[] = {2, 0};
    plans_init(&plans);
    add_plan(&plans,
             "序号,行动,任务,第一年,第二年,牵头单位\n1,甲,a,x,,市教育局\n2,甲,b,,,市人社局\n3,乙,c,,y,市科技局\n");
    assert_lists(
        &(struct export_list){.plans = &plans, .place = place, .count = 2}, "csv",
        "序号,行动,任务,主要内容,第一年,第二年,牵头单位,责任单位\n3,乙,c,,,y,市科技局,\n1,甲,a,,x,,市教育局,\n");
    struct export_list year = {.plans = &plans, .place = place, .count = 1, .year = SLICE("第二年")};
    assert_lists(&year, "csv", "序号,行动,任务,主要内容,第二年,牵头单位,责任单位\n3,乙,c,,y,市科技局,\n");
    assert_lists(
        &year, "md",
        "# x\n\n| 序号 | 行动 | 任务 | 第二年 | 牵头单位 |\n| --- | --- | --- | --- | --- |\n| 3 | 乙 | c | y | 市科技局 |\n");
    plans_done(&plans);
}

static void plans_without_a_listed_task_are_left_out(void **state)
{
    struct err err;
    (void)state;
    struct plans plans;
    const size_t mixed[] = {3, 0, 2}, second[] = {1};
    plans_init(&plans);
    add_plan(&plans, "甲计划,,\n序号,任务,牵头单位\n1,a,市教育局\n");
    add_plan(&plans, "乙计划,,\n序号,任务,牵头单位\n1,b,市教育局\n2,c,市人社局\n3,d,市科技局\n");
    assert_lists(&(struct export_list){.plans = &plans, .place = mixed, .count = 3}, "csv",
                 "甲计划,,,,,\n序号,行动,任务,主要内容,牵头单位,责任单位\n1,,a,,市教育局,\n\n"
                 "乙计划,,,,,\n序号,行动,任务,主要内容,牵头单位,责任单位\n3,,d,,市科技局,\n2,,c,,市人社局,\n");
    assert_lists(&(struct export_list){.plans = &plans, .place = second, .count = 1}, "csv",
                 "乙计划,,,,,\n序号,行动,任务,主要内容,牵头单位,责任单位\n1,,b,,市教育局,\n");
    struct buf out;
    buf_init(&out);
    export_tasks(&out, export_format_named("html"), &(struct export_list){.plans = &plans, .place = second, .count = 1},
                 NULL, NULL, &err);
    assert_non_null(strstr(out.s, "<!DOCTYPE"));
    assert_non_null(strstr(out.s, "</html>"));
    buf_done(&out);
    plans_done(&plans);
}

static void indicators_are_rows_with_their_years(void **state)
{
    struct err err;
    (void)state;
    struct plans plans;
    struct buf out;
    const size_t place[] = {1, 0};
    plans_init(&plans);
    buf_init(&out);
    add_plan(
        &plans,
        "序号,行动,任务,主要内容,第一年,第二年\n1,甲,招人,引进=教师10名,引进=教师3名,引进=教师4名以上\n2,甲,修路,,新建道路3条,\n");
    export_tasks(&out, export_format_indicators(), &(struct export_list){.plans = &plans, .place = place, .count = 2},
                 NULL, NULL, &err);
    assert_string_equal(out.s, "\xEF\xBB\xBF"
                               "No.,action,task,what is counted,measure,whole period,第一年,第二年,sum,check\r\n"
                               "2,甲,修路,道路,条,,3条,,3,\r\n"
                               "1,甲,招人,'=教师,名,10名,3名,4名以上,7,short\r\n");
    buf_done(&out);
    plans_done(&plans);
}

static void an_export_ends_when_nobody_takes_it(void **state)
{
    struct err err;
    (void)state;
    struct plans plans;
    struct buf out;
    int steps = 0;
    const size_t place[] = {0, 1, 2, 3};
    plans_init(&plans);
    buf_init(&out);
    add_plan(&plans, "序号,任务\n1,a\n2,b\n3,c\n4,d\n");
    export_tasks(&out, export_format_named("ndjson"),
                 &(struct export_list){.plans = &plans, .place = place, .count = 4}, count_steps, &steps, &err);
    assert_int_equal(steps, 3);
    buf_done(&out);
    plans_done(&plans);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_canonical_file_keeps_its_bytes),
        cmocka_unit_test(canonical_names_stand_in_their_order),
        cmocka_unit_test(a_missing_column_is_there_and_empty),
        cmocka_unit_test(one_agency_column_for_both_stays_alone),
        cmocka_unit_test(agencies_that_only_support_do_so_after_a_round),
        cmocka_unit_test(a_table_without_roles_keeps_its_own_columns),
        cmocka_unit_test(the_examples_survive_a_round),
        cmocka_unit_test(a_byte_order_mark_is_never_written),
        cmocka_unit_test(tasks_stand_in_the_order_that_is_asked_for),
        cmocka_unit_test(plans_without_a_listed_task_are_left_out),
        cmocka_unit_test(indicators_are_rows_with_their_years),
        cmocka_unit_test(an_export_ends_when_nobody_takes_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
