/* Workbooks that are exported: what is read back is what was written, and they can be printed as they are. */
#include <string.h>
#include <sys/stat.h>

#include "office/package.h"
#include "tables.h"
#include "test.h"

/* It does not come back the same: a blank column without a header, under which nothing stands, is not written. */
static const char *const differ[] = {"project-plan.md"};

static char *written(void)
{
    static char path[1024];
    if (path[0] == '\0') snprintf(path, sizeof path, "%s", test_temporary("out.xlsx", "", 0));
    return path;
}

static void export_to(const char *path, const char *plan)
{
    struct spawned run = spawn_jihua(NULL, "export", "--format", "xlsx", "-o", path, plan, NULL);
    if (run.status != 0) fail_msg("%s: %s", plan, run.err);
    spawn_done(&run);
}

/* The tasks of a plan as JSON, without what only its own file has: lines and sheets. */
static json_t *tasks_of(const char *plan)
{
    struct spawned run = spawn_jihua(NULL, "export", "--format", "json", plan, NULL);
    json_t *doc = run.status == 0 ? json_loadb(run.out, run.nout, 0, NULL) : NULL, *task;
    json_t *tasks = json_incref(json_object_get(doc, "tasks"));
    size_t i;
    json_array_foreach (tasks, i, task) {
        json_object_del(task, "line");
        json_object_del(task, "sheet");
    }
    json_decref(doc);
    spawn_done(&run);
    return tasks;
}

static bool comes_back(const char *plan)
{
    json_t *before = tasks_of(plan);
    if (before == NULL) return true; /* it is refused */
    export_to(written(), plan);
    json_t *after = tasks_of(written());
    bool same = json_equal(before, after);
    json_decref(before);
    json_decref(after);
    return same;
}

static void every_table_comes_back_as_it_was_written(void **state)
{
    size_t missed = 0;
    (void)state;
    for (size_t folder = 0; folder < TABLE_FOLDERS; folder++) {
        json_t *expected = tables_expected(table_folders[folder]), *want;
        const char *name;
        json_object_foreach (expected, name, want) {
            bool known = false;
            for (size_t i = 0; i < sizeof differ / sizeof *differ; i++) known = known || strcmp(name, differ[i]) == 0;
            if (known || comes_back(tables_path(table_folders[folder], name))) continue;
            print_message("# %s/%s comes back otherwise\n", table_folders[folder], name);
            missed++;
        }
        json_decref(expected);
    }
    assert_int_equal(missed, 0);
    assert_true(comes_back(test_path("data/tianshui.csv")));
}

static void any_text_comes_back(void **state)
{
    static const char plan[] = "序号,行动,任务,主要内容,备注\n"
                               "0012,甲,=1+1,\"一\n二\"\"引\"\"\",1-2\n"
                               "0012,甲,=1+1,_x000D_ 和 _x41_,2024/5/1\n"
                               "3,乙,@x,  前后  ,\"\ttab😀\"\n";
    (void)state;
    assert_true(comes_back(test_temporary("plan.csv", plan, strlen(plan))));
}

/* ---- what stands in the file ---- */

static void assert_part_says(const char *part, const char *const *words)
{
    struct buf bytes, text;
    struct err err;
    buf_init(&bytes);
    buf_init(&text);
    assert_true(test_read(written(), &bytes));
    struct package *package = package_open(buf_slice(&bytes), &err);
    assert_non_null(package);
    assert_true(package_read_small(package, part, &text, &err));
    for (; *words; words++)
        if (strstr(text.s, *words) == NULL) fail_msg("%s lacks %s", part, *words);
    package_free(package);
    buf_done(&bytes);
    buf_done(&text);
}

static void actions_are_merged_and_the_header_is_printed_on_each_page(void **state)
{
    (void)state;
    export_to(written(), test_path("data/tianshui.csv"));
    assert_part_says("xl/worksheets/sheet1.xml",
                     (const char *const[]){"<mergeCell ref=\"A1:I1\"/>", "<mergeCell ref=\"B3:B4\"/>",
                                           "orientation=\"landscape\"", "paperSize=\"9\"", "fitToHeight=\"0\"",
                                           "<autoFilter ref=\"A2:I28\"/>", "state=\"frozen\"", NULL});
    assert_part_says("xl/workbook.xml", (const char *const[]){"Print_Titles", "天水市三年行动任务分解表", NULL});
}

static void the_same_plan_gives_the_same_bytes(void **state)
{
    struct buf once, twice;
    (void)state;
    buf_init(&once);
    buf_init(&twice);
    export_to(written(), test_path("data/tianshui.csv"));
    assert_true(test_read(written(), &once));
    export_to(written(), test_path("data/tianshui.csv"));
    assert_true(test_read(written(), &twice));
    assert_int_equal(once.n, twice.n);
    assert_memory_equal(once.s, twice.s, once.n);
    buf_done(&once);
    buf_done(&twice);
}

static void several_plans_are_several_sheets(void **state)
{
    const char *plan =
        "很长很长的标题一二三四五六七八九十一二三四五六七八九十[1]*任务分解表,,\n序号,任务,责任单位\n1,甲任务,教育局\n";
    char path[1024];
    (void)state;
    snprintf(path, sizeof path, "%s", test_temporary("plan.csv", plan, strlen(plan)));
    struct spawned run = spawn_jihua(NULL, "export", "-o", written(), path, path, NULL);
    assert_int_equal(run.status, 0);
    spawn_done(&run);
    assert_part_says("xl/workbook.xml",
                     (const char *const[]){"name=\"很长很长的标题一二三四五六七八九十一二三四五六七八九十_1__\"",
                                           "name=\"很长很长的标题一二三四五六七八九十一二三四五六七八九十_1 2\"",
                                           NULL});
    run = spawn_jihua(NULL, "list", "--sheet", "2", written(), NULL);
    assert_non_null(strstr(run.out, "甲任务"));
    spawn_done(&run);
}

static void a_cell_that_excel_cannot_hold_is_an_error_and_nothing_is_written(void **state)
{
    struct buf plan;
    struct stat st;
    (void)state;
    buf_init(&plan);
    buf_adds(&plan, "序号,任务,主要内容,责任单位\n7,甲任务,");
    for (int i = 0; i < 33000; i++) buf_adds(&plan, "字");
    buf_adds(&plan, ",教育局\n");
    const char *path = test_temporary("long.csv", plan.s, plan.n);
    char out[1100];
    snprintf(out, sizeof out, "%s.new.xlsx", path);
    struct spawned run = spawn_jihua(NULL, "export", "-o", out, path, NULL);
    assert_int_equal(run.status, 2);
    assert_non_null(strstr(run.err, "task 7"));
    assert_ptr_equal(strchr(run.err, '\n'), run.err + strlen(run.err) - 1);
    assert_int_equal(stat(out, &st), -1);
    spawn_done(&run);
    buf_done(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_table_comes_back_as_it_was_written),
        cmocka_unit_test(any_text_comes_back),
        cmocka_unit_test(actions_are_merged_and_the_header_is_printed_on_each_page),
        cmocka_unit_test(the_same_plan_gives_the_same_bytes),
        cmocka_unit_test(several_plans_are_several_sheets),
        cmocka_unit_test(a_cell_that_excel_cannot_hold_is_an_error_and_nothing_is_written),
    };
    tables_without_settings();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
