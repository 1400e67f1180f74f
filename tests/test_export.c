/* Canonical CSV, to the letter: the header row, the title row, quotes, and the same bytes after a round. */
#include "export.h"
#include "load.h"
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
    assert_exports("备注,牵头单位,重点任务,2021年,序号,配合单位,2022年\n约束性,市科技局,新增企业,20家,7,市财政局,25家\n",
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
    const struct load_options options = {.title = "\xEF\xBB\xBF" "某计划"};
    char *csv = export("x.csv", SLICE("序号,任务,主要内容,牵头单位\n1,a,b,c\n"), &options);
    (void)state;
    assert_memory_equal(csv, "\"\xEF\xBB\xBF", 4);
    free(csv);
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
