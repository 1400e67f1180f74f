/* Office files as plans: which table is read, what its merged cells mean, what is refused. */
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "books.h"
#include "load/load.h"
#include "load/loading.h"
#include "ole_file.h"
#include "spawn.h"
#include "table/report.h"
#include "test.h"
#include "zips.h"

#define PLAN "序号|任务|责任单位|完成时限\n"

static struct plan *open_with(const struct books_sheet *sheet, size_t count, const struct load_options *options,
                              struct err *err)
{
    struct buf book;
    buf_init(&book);
    books_add(sheet, count, &book);
    struct plan *plan = load_bytes("plan.xlsx", book.s, book.n, options, err);
    buf_done(&book);
    return plan;
}

static struct plan *open_sheet(const char *rows, const char *merges)
{
    struct books_sheet sheet = {"任务分解", rows, merges, false};
    struct err err;
    struct plan *plan = open_with(&sheet, 1, NULL, &err);
    if (!plan) fail_msg("%s", err.what);
    return plan;
}

/* All cells of all tasks: cells parted by |, tasks by line feeds. */
static const char *cells_of(const struct plan *plan)
{
    static struct buf text;
    buf_clear(&text);
    for (size_t task = 0; task < plan_tasks(plan); task++) {
        if (task > 0) buf_adds(&text, "\n");
        for (size_t c = 0; c < plan_columns(plan); c++) {
            struct slice cell = plan_cell(plan, task, c);
            buf_addf(&text, "%s%.*s", c > 0 ? "|" : "", (int)cell.n, cell.s);
        }
    }
    return text.n > 0 ? text.s : "";
}

/* ---- merged cells ---- */

static void merged_cells_count_for_each_row_and_blank_ones_stay_blank(void **state)
{
    (void)state;
    struct plan *plan = open_sheet(
        "序号|任务|内容|责任单位\n1|就业|新增5000人|人社局\n||创业100户|\n2|住房|改造20户|住建局\n"
        "3|道路|新建10公里|",
        "A2:A3 B2:B3");
    assert_string_equal(cells_of(plan),
                        "1|就业|新增5000人|人社局\n1|就业|创业100户|\n2|住房|改造20户|住建局\n3|道路|新建10公里|");
    assert_false(report_is_notable(plan_report(plan)));
    plan_free(plan);
}

static void without_any_merged_rows_blanks_are_filled_and_that_is_said(void **state)
{
    (void)state;
    struct plan *plan = open_sheet(
        "序号|任务|内容|责任单位\n1|就业|新增5000人|人社局\n||创业100户|财政局\n2|住房|改造|住建局", NULL);
    assert_string_equal(cells_of(plan), "1|就业|新增5000人|人社局\n1|就业|创业100户|财政局\n2|住房|改造|住建局");
    assert_true(report_is_notable(plan_report(plan)));
    plan_free(plan);
}

static void a_cell_merged_over_two_years_counts_for_both(void **state)
{
    (void)state;
    struct plan *plan = open_sheet(
        "序号|任务|2024年|2025年|责任单位\n1|就业|新增5000人||人社局\n2|住房|20户|30户|住建局", "C2:D2");
    assert_string_equal(cells_of(plan), "1|就业|新增5000人|新增5000人|人社局\n2|住房|20户|30户|住建局");
    plan_free(plan);
}

static void a_row_merged_over_all_columns_is_a_section(void **state)
{
    (void)state;
    struct plan *plan = open_sheet("任务分解表\n" PLAN "民生保障\n1|就业|人社局|12月\n产业发展\n2|招商|商务局|6月",
                                   "A1:D1 A3:D3 A5:D5");
    assert_int_equal(plan_tasks(plan), 2);
    assert_string_equal(cells_of(plan), "1|民生保障|就业|人社局|12月\n2|产业发展|招商|商务局|6月");
    plan_free(plan);
}

static void header_rows_are_as_many_as_their_merged_cells_cover(void **state)
{
    (void)state;
    struct plan *plan = open_sheet(
        "序号|任务|年度目标||责任单位\n||2024年||\n||上半年|下半年|\n1|就业|开工|完工|人社局",
        "A1:A3 B1:B3 C1:D1 C2:D2 E1:E3");
    assert_int_equal(plan_tasks(plan), 1);
    assert_string_equal(cells_of(plan), "1|就业|开工|完工|人社局");
    plan_free(plan);
}

static void a_header_merged_over_number_and_name_names_both(void **state)
{
    (void)state;
    struct plan *plan = open_sheet("重点任务||责任单位\n1|就业|人社局\n2|住房|住建局", "A1:B1");
    assert_int_equal(plan_tasks(plan), 2);
    assert_true(slice_equals(plan_cell_of(plan, 0, COLUMN_TASK), "就业"));
    plan_free(plan);
}

static void subtotals_inside_a_merged_group_are_no_tasks(void **state)
{
    (void)state;
    struct plan *plan = open_sheet("类别|序号|项目|责任单位\n交通|1|道路|交通局\n|小计||\n水利|2|河道|水务局\n|小计||",
                                   "A2:A3 A4:A5 B3:C3 B5:C5");
    assert_int_equal(plan_tasks(plan), 2);
    plan_free(plan);
}

/* ---- searched ---- */

static size_t hits_of(const char *query, const char *path)
{
    struct spawned run = spawn_jihua(NULL, "search", "--count", query, path, NULL);
    size_t tasks = 0, hits = 0;
    if (sscanf(run.out, "%zu tasks, %zu hits", &tasks, &hits) != 2) fail_msg("%s: %s%s", query, run.out, run.err);
    spawn_done(&run);
    return hits;
}

/* The same table as a text and as a workbook. */
static void everything_is_found_that_is_found_in_a_text(void **state)
{
    static const char *const queries[] = {"就业", "jiuye",     "/\\d+人/",    "牵头:人社局", "年1:开工",
                                          "民生", "行动:民生", "数量>=100人", "=就业",       "就业 !住房"};
    static const char rows[] =
        "序号|行动|任务|2024年|牵头单位|责任单位\n1|民生|促进就业|新增就业5000人|区人社局|区财政局\n"
        "2|民生|危房改造|开工20户|区住建局|\n3|产业|招商引资|到位30亿元|区商务局|各镇街";
    struct books_sheet sheet = {"任务", rows, NULL, false};
    struct buf book, text;
    char workbook[1024];
    (void)state;
    buf_init(&book);
    buf_init(&text);
    books_add(&sheet, 1, &book);
    buf_adds(&text, rows);
    snprintf(workbook, sizeof workbook, "%s", test_temporary("plan.xlsx", book.s, book.n));
    const char *plain = test_temporary("plan.txt", text.s, text.n);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        assert_int_equal(hits_of(queries[i], workbook), hits_of(queries[i], plain));
        assert_true(hits_of(queries[i], plain) > 0);
    }
    buf_done(&book);
    buf_done(&text);
}

/* ---- which table ---- */

static const struct books_sheet several[] = {
    {"编制说明", "说明\n本表由各单位填报。", NULL, false},
    {"任务分解", "2025年任务分解表\n" PLAN "1|就业|人社局|12月", "A1:D1", false},
    {"旧表", PLAN "1|旧任务|人社局|12月", NULL, true},
    {"指标",
     "序号|指标名称|计量单位|2025年\n1|生产总值|亿元|3000\n\n表2 人才清单\n序号|姓名|任务|责任单位\n1|甲|授课|教育局",
     NULL, false},
};

static void assert_opens(const char *sheet, const char *name, const char *task)
{
    struct load_options options = {.sheet = sheet};
    struct err err;
    struct plan *plan = open_with(several, 4, &options, &err);
    if (!plan) fail_msg("--sheet %s: %s; %s", sheet ? sheet : "", err.what, err.remedy);
    assert_true(slice_equals(plan_sheet(plan), name));
    assert_true(slice_equals(plan_task_name(plan, 0), task));
    plan_free(plan);
}

static void the_sheet_whose_header_fits_best_is_read_unless_one_is_named(void **state)
{
    (void)state;
    assert_opens(NULL, "任务分解", "就业");
    assert_opens("2", "任务分解", "就业");
    assert_opens("任务", "任务分解", "就业");
    assert_opens("旧表", "旧表", "旧任务"); /* hidden: only when it is named */
    assert_opens("3", "旧表", "旧任务");
    assert_opens("4#2", "指标", "授课");
    assert_opens("指标#1", "指标", "生产总值");
}

static void a_sheet_that_is_not_there_is_an_error_that_lists_them(void **state)
{
    (void)state;
    struct load_options options = {.sheet = "没有这张表"};
    struct err err;
    assert_null(open_with(several, 4, &options, &err));
    assert_non_null(strstr(err.remedy, "任务分解"));
    options.sheet = "5";
    assert_null(open_with(several, 4, &options, &err));
}

static void a_task_knows_the_row_of_its_sheet(void **state)
{
    (void)state;
    struct buf place;
    struct plan *plan = open_sheet("任务分解表\n\n" PLAN "1|就业|人社局|12月\n\n2|住房|住建局|6月", NULL);
    assert_int_equal(plan_task_line(plan, 0), 4);
    assert_int_equal(plan_task_line(plan, 1), 6);
    buf_init(&place);
    plan_add_place(plan, 1, 6, 3, &place);
    assert_string_equal(place.s, ":任务分解!C6");
    buf_done(&place);
    plan_free(plan);
}

/* ---- first rows, stopping ---- */

static void some_rows_are_enough_for_a_plan_to_begin_with(void **state)
{
    (void)state;
    struct buf rows;
    struct err err;
    buf_init(&rows);
    buf_adds(&rows, PLAN);
    for (int i = 1; i <= 30000; i++) buf_addf(&rows, "%d|任务%d|人社局|12月\n", i, i);
    struct books_sheet sheet = {"任务", rows.s, NULL, false};
    struct load_options options = {.rows = 10};
    struct plan *plan = open_with(&sheet, 1, &options, &err);
    assert_non_null(plan);
    assert_true(plan_tasks(plan) >= 9 && plan_tasks(plan) < 30000);
    plan_free(plan);
    buf_done(&rows);
}

static void a_workbook_loads_in_the_background_as_texts_do(void **state)
{
    (void)state;
    struct buf book;
    struct err err;
    buf_init(&book);
    books_add(several, 4, &book);
    const char *path = test_temporary("plan.xlsx", book.s, book.n);
    struct loading *loading = loading_again(path, NULL);
    struct pollfd fd = {loading_fd(loading), POLLIN, 0};
    assert_int_equal(poll(&fd, 1, 20000), 1);
    struct plan *plan = loading_collect(loading, &err);
    assert_non_null(plan);
    assert_int_equal(plan_tasks(plan), 1);
    char digest[65];
    plan_digest(plan, digest); /* of the file, not of what was made of it */
    assert_int_equal(plan_read_bytes(plan).n, book.n);
    plan_free(plan);
    buf_done(&book);
}

/* ---- what is refused ---- */

static void assert_refused(const char *name, struct slice bytes, const char *what)
{
    struct err err;
    struct plan *plan = load_bytes(name, bytes.s, bytes.n, NULL, &err);
    if (plan) fail_msg("%s loads", name);
    if (!strstr(err.what, what)) fail_msg("%s: %s", name, err.what);
    assert_true(err.remedy[0] != '\0');
    assert_string_equal(err.file, name);
}

static void refuse_ole(const char *stream, const char *what)
{
    struct buf file;
    struct ole_file_stream one = {stream, SLICE("some bytes that nobody reads")};
    buf_init(&file);
    ole_file_add(&one, 1, 9, &file);
    assert_refused("file.xls", buf_slice(&file), what);
    buf_done(&file);
}

static void refuse_zip(const char *part, const char *content, const char *what)
{
    struct zips zip;
    zips_init(&zip);
    zips_adds(&zip, part, content);
    assert_refused("file.xlsx", zips_end(&zip), what);
    zips_done(&zip);
}

static void what_cannot_be_read_says_what_it_is(void **state)
{
    (void)state;
    refuse_ole("EncryptedPackage", "password");
    refuse_ole("SummaryInformation", "no workbook");
    refuse_zip("a.txt", "hello", "no office file");
    refuse_zip("ppt/presentation.xml", "<p/>", "no office file");
    assert_refused("empty.xlsx", SLICE("PK\x03\x04 and no more"), "damaged");
    assert_refused("page.html", SLICE("<html><body></body></html>"), "no text");
    assert_refused("page.html", SLICE("<html><body><p>只有文字</p></body></html>"), "no table");
}

/* ---- old documents ---- */

/* A folder with a program `soffice` in it that makes a document of anything. */
static void put_soffice(const char *does)
{
    char folder[1024], path[2048];
    snprintf(folder, sizeof folder, "%s", test_temporary("soffice", does, strlen(does)));
    chmod(folder, 0755);
    *strrchr(folder, '/') = '\0';
    snprintf(path, sizeof path, "%s:%s", folder, getenv("PATH"));
    setenv("PATH", path, 1);
}

static void an_old_document_goes_by_way_of_libreoffice(void **state)
{
    (void)state;
    struct buf file, docx, script;
    struct err err;
    struct zips zip;
    struct ole_file_stream one = {"WordDocument", SLICE("an old document")};
    char *before = strdup(getenv("PATH"));
    buf_init(&file);
    buf_init(&docx);
    buf_init(&script);
    ole_file_add(&one, 1, 9, &file);
    zips_init(&zip);
    zips_adds(
        &zip, "word/document.xml",
        "<w:document xmlns:w=\"w\"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
        "<w:t>责任单位</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>就业</w:t></w:r></w:p></w:tc><w:tc><w:p>"
        "<w:r><w:t>人社局</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>");
    struct slice made = zips_end(&zip);
    char made_path[1024];
    snprintf(made_path, sizeof made_path, "%s", test_temporary("made.docx", made.s, made.n));
    buf_addf(&script,
             "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done\n"
             "cp '%s' \"$out/plan.docx\"\n",
             made_path);
    put_soffice(script.s);
    struct plan *plan = load_bytes("old.doc", file.s, file.n, NULL, &err);
    if (!plan) fail_msg("%s; %s", err.what, err.remedy);
    assert_int_equal(plan_tasks(plan), 1);
    assert_int_equal(plan_report(plan)->total[NOTE_CONVERTED], 1);
    plan_free(plan);
    put_soffice("#!/bin/sh\nexit 1\n");
    assert_refused("old.doc", buf_slice(&file), "could not read");
    setenv("PATH", "/nonexistent", 1);
    assert_refused("old.doc", buf_slice(&file), "not installed");
    setenv("PATH", before, 1);
    free(before);
    zips_done(&zip);
    buf_done(&file);
    buf_done(&docx);
    buf_done(&script);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merged_cells_count_for_each_row_and_blank_ones_stay_blank),
        cmocka_unit_test(without_any_merged_rows_blanks_are_filled_and_that_is_said),
        cmocka_unit_test(a_cell_merged_over_two_years_counts_for_both),
        cmocka_unit_test(a_row_merged_over_all_columns_is_a_section),
        cmocka_unit_test(header_rows_are_as_many_as_their_merged_cells_cover),
        cmocka_unit_test(a_header_merged_over_number_and_name_names_both),
        cmocka_unit_test(subtotals_inside_a_merged_group_are_no_tasks),
        cmocka_unit_test(everything_is_found_that_is_found_in_a_text),
        cmocka_unit_test(the_sheet_whose_header_fits_best_is_read_unless_one_is_named),
        cmocka_unit_test(a_sheet_that_is_not_there_is_an_error_that_lists_them),
        cmocka_unit_test(a_task_knows_the_row_of_its_sheet),
        cmocka_unit_test(some_rows_are_enough_for_a_plan_to_begin_with),
        cmocka_unit_test(a_workbook_loads_in_the_background_as_texts_do),
        cmocka_unit_test(what_cannot_be_read_says_what_it_is),
        cmocka_unit_test(an_old_document_goes_by_way_of_libreoffice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
