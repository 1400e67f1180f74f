/* Workbooks that are exported: what is read back is what was written, and they can be printed as they are. */
#include <string.h>
#include <sys/stat.h>

#include "office/package.h"
#include "report/xlsx_book.h"
#include "tables.h"
#include "test.h"

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

/* ---- what comes back ---- */

/* A title that is only the name of the file. */
static bool is_named_by_file(const char *title, const char *path)
{
    const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    return strncmp(base, title, strlen(title)) == 0 && (base[strlen(title)] == '.' || base[strlen(title)] == '\0');
}

/* A plan as JSON, without what only its own file has: its path and encoding, lines, sheets, a title from its name. */
static json_t *read_back(const char *path)
{
    struct spawned run = spawn_jihua(NULL, "export", "--format", "json", path, NULL);
    json_t *doc = run.status == 0 ? json_loadb(run.out, run.nout, 0, NULL) : NULL, *task;
    json_t *plan = json_object_get(doc, "plan"), *title = json_object_get(plan, "title");
    size_t i;
    if (title && is_named_by_file(json_string_value(title), path)) json_object_del(plan, "title");
    json_object_del(plan, "source");
    json_object_del(plan, "encoding");
    json_array_foreach (json_object_get(doc, "tasks"), i, task) {
        json_object_del(task, "line");
        json_object_del(task, "sheet");
    }
    spawn_done(&run);
    return doc;
}

/* They do not come back quite the same: the name that is made up for a column without a header counts the columns,
 * whose order is another one in a workbook; a lone full-width blank is no text there; and a cell of agencies that names
 * none stands in JSON under its header, which is written as the canonical one. */
static bool is_known_to_differ(const char *name)
{
    static const char *const names[] = {"shape-leftmost-header-blank.docx", "shape-leftmost-header-blank.html",
                                        "shape-leftmost-header-blank.xlsx", "excel-saved-sheet.htm",
                                        "header-cells-broken-lines.xlsx"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static bool comes_back(const char *plan)
{
    json_t *before = read_back(plan);
    if (before == NULL) return true; /* it is refused */
    export_to(written(), plan);
    json_t *after = read_back(written());
    bool same = json_equal(before, after);
    json_decref(before);
    json_decref(after);
    return same;
}

static bool comes_back_text(const char *plan) { return comes_back(test_temporary("plan.csv", plan, strlen(plan))); }

static void every_table_comes_back_as_it_was_written(void **state)
{
    size_t missed = 0;
    (void)state;
    for (size_t folder = 0; folder < TABLE_FOLDERS; folder++) {
        json_t *expected = tables_expected(table_folders[folder]), *want;
        const char *name;
        json_object_foreach (expected, name, want) {
            if (is_known_to_differ(name) || comes_back(tables_path(table_folders[folder], name))) continue;
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
    (void)state;
    assert_true(comes_back_text("序号,行动,任务,主要内容,备注\n"
                                "0012,甲,=1+1,\"一\n二\"\"引\"\"\",1-2\n"
                                "0012,甲,=1+1,_x000D_ 和 _x41_ _X0041_ _x005F_x0041_,2024/5/1\n"
                                "3,乙,@x,  前后  ,\"\ttab😀\"\n"
                                "4,乙,\"=cmd|' /C calc'!A0\",\"\r一\r\n二\n\",\"\n1e5\"\n"
                                "5,乙,<&>'&amp;]]>,+1,TRUE\n"));
}

static void what_xml_cannot_hold_comes_back(void **state)
{
    struct buf plan;
    (void)state;
    buf_init(&plan);
    buf_adds(&plan, "序号,任务,主要内容\n1,甲,\"");
    for (char c = 1; c < 0x20; c++) buf_addf(&plan, "%cx", c);
    buf_adds(&plan, "\x7F\"\n2,乙,a\xEF\xBF\xBE");
    buf_adds(&plan, "b\xEF\xBF\xBF"
                    "c\xC2\x85\xE2\x80\xA8\n");
    assert_true(comes_back_text(plan.s));
    buf_done(&plan);
}

/* ---- what stands in the file ---- */

/* A part of the workbook that was written last; to be freed. */
static char *part_of(const char *part)
{
    struct buf bytes, text;
    struct err err;
    buf_init(&bytes);
    buf_init(&text);
    assert_true(test_read(written(), &bytes));
    struct package *package = package_open(buf_slice(&bytes), &err);
    assert_non_null(package);
    assert_true(package_read_small(package, part, &text, &err));
    package_free(package);
    buf_done(&bytes);
    return text.s;
}

static void assert_part_says(const char *part, const char *const *words)
{
    char *text = part_of(part);
    for (; *words; words++)
        if (strstr(text, *words) == NULL) fail_msg("%s lacks %s: %s", part, *words, text);
    free(text);
}

static void export_text(const char *plan) { export_to(written(), test_temporary("plan.csv", plan, strlen(plan))); }

/* The height of a row of the first sheet, in points. */
static double height_of(unsigned row)
{
    char *sheet = part_of("xl/worksheets/sheet1.xml"), start[32];
    snprintf(start, sizeof start, "<row r=\"%u\"", row);
    const char *at = strstr(sheet, start), *height = at ? strstr(at, "ht=\"") : NULL;
    double points = height ? strtod(height + 4, NULL) : 0;
    free(sheet);
    return points;
}

static void a_sheet_is_ready_to_be_printed(void **state)
{
    (void)state;
    export_to(written(), test_path("data/tianshui.csv"));
    assert_part_says("xl/worksheets/sheet1.xml",
                     (const char *const[]){"<mergeCell ref=\"A1:I1\"/>", "<mergeCell ref=\"B3:B4\"/>",
                                           "<mergeCells count=\"9\">", "orientation=\"landscape\"", "paperSize=\"9\"",
                                           "fitToHeight=\"0\"", "<autoFilter ref=\"A2:I28\"/>", "state=\"frozen\"",
                                           "ySplit=\"2\"", "&amp;P", NULL});
    assert_part_says("xl/workbook.xml",
                     (const char *const[]){"Print_Titles", "'天水市三年行动任务分解表'!$2:$2", NULL});
    assert_part_says("docProps/core.xml", (const char *const[]){"<dc:title>天水市三年行动任务分解表</dc:title>", NULL});
}

static void every_cell_is_text(void **state)
{
    (void)state;
    export_text("序号,任务,主要内容\n0012,=1+1,2024/5/1\n1-2,3,0.5\n");
    char *sheet = part_of("xl/worksheets/sheet1.xml");
    assert_null(strstr(sheet, "<f>"));
    for (const char *cell = sheet; (cell = strstr(cell, "<v>")) != NULL; cell++)
        assert_memory_equal(cell - 6, "t=\"s\">", 6);
    free(sheet);
    assert_part_says("xl/sharedStrings.xml", (const char *const[]){"<t>0012</t>", "<t>=1+1</t>", "<t>2024/5/1</t>",
                                                                   "<t>1-2</t>", "<t>0.5</t>", NULL});
    assert_part_says("xl/styles.xml",
                     (const char *const[]){"formatCode=\"@\"", "wrapText=\"1\"", "黑体", "宋体", NULL});
}

static void rows_of_one_task_share_its_number_and_name(void **state)
{
    (void)state;
    export_text("序号,行动,任务,主要内容\n"
                "1,甲,造林,先种一千亩林\n1,甲,造林,再种两千亩林\n"
                "1,甲,种草,三\n"                               /* another task of that number */
                "2,乙,种草,四\n2,丙,种草,五\n3,丙,修路,六\n"); /* another action */
    char *sheet = part_of("xl/worksheets/sheet1.xml");
    assert_non_null(strstr(sheet, "<mergeCells count=\"4\">"));
    assert_non_null(strstr(sheet, "\"A2:A3\""));
    assert_non_null(strstr(sheet, "\"C2:C3\""));
    assert_non_null(strstr(sheet, "\"B2:B4\""));
    assert_non_null(strstr(sheet, "\"B6:B7\""));
    free(sheet);
}

static void rows_that_would_be_read_otherwise_are_not_merged(void **state)
{
    (void)state;
    assert_true(comes_back_text("序号,任务\n2,招商\n2,招商\n1,修路\n1,修路\n"));
    assert_true(comes_back_text(
        "序号,任务,主要内容,责任单位\n1,修路,合计,住建局\n1,修路,合计,交通局\n2,造林,,林草局\n2,造林,,\n"));
}

static void a_limit_of_files_leaves_no_half_of_a_workbook(void **state)
{
    (void)state;
    for (int kib = 1; kib <= 64; kib *= 2) {
        char command[300];
        snprintf(
            command, sizeof command,
            "cd $(mktemp -d) && (ulimit -f %d; $JIHUA export -o a.xlsx) 2>/dev/null; [ ! -e a.xlsx ] || $JIHUA stats "
            "a.xlsx | grep -c '^26 '",
            kib);
        struct spawned run = spawn_shell(command);
        if (run.status != 0 || (run.nout > 0 && strcmp(run.out, "1\n") != 0))
            fail_msg("%d: %s%s", kib, run.out, run.err);
        spawn_done(&run);
    }
}

static void where_nothing_stands_nothing_is_merged(void **state)
{
    (void)state;
    export_text("序号,行动,任务,主要内容\n1,,造林,一\n2,,种草,二\n,甲,修路,三\n,乙,,四\n,乙,,五\n");
    char *sheet = part_of("xl/worksheets/sheet1.xml");
    assert_null(strstr(sheet, "\"B2:B3\""));
    assert_null(strstr(sheet, "ref=\"C"));
    free(sheet);
    assert_true(comes_back_text("序号,行动,任务,主要内容\n1,,造林,一\n2,,种草,二\n3,甲,修路,三\n4,甲,,四\n5,甲,,五\n"));
}

static void rows_are_as_high_as_their_texts(void **state)
{
    (void)state;
    export_text("序号,行动,任务,主要内容\n"
                "1,名称比它的列宽得多而只有一项任务的行动要占好几行,造林,一\n"
                "2,乙,种草,\"一\n二\n三\n四\"\n"
                "3,乙,修路,一\n");
    assert_true(height_of(2) >= 3 * 12); /* a line of its letters is 12 points high */
    assert_true(height_of(3) >= 4 * 12);
    assert_true(height_of(4) >= 12 && height_of(4) < 2 * 12);
}

static void the_headers_are_those_of_the_plan(void **state)
{
    (void)state;
    export_text(
        "编号,板块,重点任务,内容,主责单位,配合部门,进度\n1,甲,造林,一,林草局,水利局,早\n2,甲,种草,二,林草局,水利局,晚\n");
    assert_part_says(
        "xl/sharedStrings.xml",
        (const char *const[]){"<t>编号</t></si><si><t>板块</t></si><si><t>重点任务</t></si><si><t>内容</t></si>"
                              "<si><t>主责单位</t></si><si><t>配合部门</t></si><si><t>进度</t></si>",
                              NULL});
}

static void what_is_chosen_is_exported(void **state)
{
    (void)state;
    struct spawned run = spawn_jihua(NULL, "export", "-o", written(), "--action", "产业人才培养行动", "--year",
                                     "第二年", test_path("data/tianshui.csv"), NULL);
    assert_int_equal(run.status, 0);
    spawn_done(&run);
    json_t *doc = read_back(written());
    assert_int_equal(json_array_size(json_object_get(doc, "tasks")), 4);
    assert_int_equal(json_array_size(json_object_get(json_object_get(doc, "plan"), "years")), 1);
    json_decref(doc);
}

/* ---- the file as a whole ---- */

static struct buf bytes_of(const char *command)
{
    struct buf bytes;
    buf_init(&bytes);
    struct spawned run = spawn_shell(command);
    assert_int_equal(run.status, 0);
    buf_add(&bytes, slice_make(run.out, run.nout));
    spawn_done(&run);
    return bytes;
}

static void the_same_plan_gives_the_same_bytes_also_into_a_pipe(void **state)
{
    struct buf file;
    char command[1200];
    (void)state;
    buf_init(&file);
    export_to(written(), test_path("data/tianshui.csv"));
    assert_true(test_read(written(), &file));
    snprintf(command, sizeof command, "TZ=Asia/Shanghai \"$JIHUA\" export --format xlsx '%s' | cat",
             test_path("data/tianshui.csv"));
    struct buf piped = bytes_of(command);
    assert_int_equal(file.n, piped.n);
    assert_memory_equal(file.s, piped.s, file.n);
    buf_done(&piped);
    buf_done(&file);
}

static void the_date_is_that_of_the_environment(void **state)
{
    char command[2400];
    (void)state;
    snprintf(command, sizeof command, "SOURCE_DATE_EPOCH=1700000000 \"$JIHUA\" export -o '%s' '%s'", written(),
             test_path("data/tianshui.csv"));
    struct buf nothing = bytes_of(command);
    buf_done(&nothing);
    assert_part_says("docProps/core.xml", (const char *const[]){"2023-11-14T22:13:20Z", NULL});
}

static void a_folder_for_temporary_files_that_is_not_there_does_no_harm(void **state)
{
    char command[2400];
    (void)state;
    snprintf(command, sizeof command, "TMPDIR=/no/such/folder \"$JIHUA\" export -o '%s' '%s'", written(),
             test_path("data/tianshui.csv"));
    struct buf nothing = bytes_of(command);
    buf_done(&nothing);
    assert_part_says("xl/workbook.xml", (const char *const[]){"天水市三年行动任务分解表", NULL});
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

static void a_sheet_has_a_name_that_excel_takes(void **state)
{
    static const char *const titles[] = {"2024", "'a'b'", "HISTORY", "", "Q1", "ｑ１", "q1", "a/b\\c?\n", "😀😀"};
    struct err err;
    struct buf bytes;
    (void)state;
    buf_init(&bytes);
    struct xlsx_book *book = xlsx_book_new(SLICE("甲"), &err);
    assert_non_null(book);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        xlsx_book_add_sheet(book, slice_of(titles[i]));
        xlsx_book_keep_header(book, 0);
    }
    assert_true(xlsx_book_finish(book, &bytes, &err));
    xlsx_book_free(book);
    FILE *file = fopen(written(), "wb");
    assert_int_equal(fwrite(bytes.s, 1, bytes.n, file), bytes.n);
    fclose(file);
    buf_done(&bytes);
    assert_part_says("xl/workbook.xml",
                     (const char *const[]){"name=\"2024\"", "name=\"_a'b_\"", "name=\"HISTORY 2\"", "name=\"Sheet\"",
                                           "name=\"Q1\"", "name=\"ｑ１ 2\"", "name=\"q1 3\"", "name=\"a_b_c__\"",
                                           "name=\"😀😀\"", ">'2024'!$1:$1<", ">'Q1'!$1:$1<", ">'_a''b_'!$1:$1<", NULL});
}

/* ---- what is refused ---- */

/* Nothing is written, and one line on standard error has the words. */
static void assert_refused(const char *plan, const char *words)
{
    struct stat st;
    char out[1100];
    const char *path = test_temporary("long.csv", plan, strlen(plan));
    snprintf(out, sizeof out, "%s.new.xlsx", path);
    struct spawned run = spawn_jihua(NULL, "export", "-o", out, path, NULL);
    assert_int_equal(run.status, 2);
    if (strstr(run.err, words) == NULL) fail_msg("%s", run.err);
    assert_ptr_equal(strchr(run.err, '\n'), run.err + strlen(run.err) - 1);
    assert_int_equal(stat(out, &st), -1);
    spawn_done(&run);
}

static void add_times(struct buf *out, const char *text, size_t times)
{
    while (times-- > 0) buf_adds(out, text);
}

static void a_cell_that_excel_cannot_hold_is_refused(void **state)
{
    static const struct {
        const char *sign;
        size_t times; /* the least that is too much */
    } cells[] = {{"字", 32768}, {"😀", 16384}, {"\x01xxxxxxxxxxxxxxxxxxxx", 32767 / 27 + 1 /* _x0001_xx… */}};
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct buf plan;
        buf_init(&plan);
        buf_adds(&plan, "序号,任务,主要内容,责任单位\n7,甲任务,");
        add_times(&plan, cells[i].sign, cells[i].times);
        buf_adds(&plan, ",教育局\n");
        assert_refused(plan.s, "task 7: “主要内容”");
        buf_clear(&plan);
        buf_adds(&plan, "序号,任务,主要内容,责任单位\n7,甲任务,");
        add_times(&plan, cells[i].sign, cells[i].times - 1);
        buf_adds(&plan, ",教育局\n");
        export_text(plan.s);
        buf_done(&plan);
    }
}

static void a_task_in_shared_cells_is_refused_by_its_number(void **state)
{
    struct buf plan;
    (void)state;
    buf_init(&plan);
    buf_adds(&plan, "序号,任务,主要内容,责任单位\n7,甲任务,一,教育局\n8,");
    add_times(&plan, "字", 32768);
    buf_adds(&plan, ",二,教育局\n9,乙任务,三,教育局\n");
    assert_refused(plan.s, "task 8: “任务”");
    buf_done(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_table_comes_back_as_it_was_written),
        cmocka_unit_test(any_text_comes_back),
        cmocka_unit_test(what_xml_cannot_hold_comes_back),
        cmocka_unit_test(a_sheet_is_ready_to_be_printed),
        cmocka_unit_test(every_cell_is_text),
        cmocka_unit_test(rows_of_one_task_share_its_number_and_name),
        cmocka_unit_test(rows_that_would_be_read_otherwise_are_not_merged),
        cmocka_unit_test(a_limit_of_files_leaves_no_half_of_a_workbook),
        cmocka_unit_test(where_nothing_stands_nothing_is_merged),
        cmocka_unit_test(rows_are_as_high_as_their_texts),
        cmocka_unit_test(the_headers_are_those_of_the_plan),
        cmocka_unit_test(what_is_chosen_is_exported),
        cmocka_unit_test(the_same_plan_gives_the_same_bytes_also_into_a_pipe),
        cmocka_unit_test(the_date_is_that_of_the_environment),
        cmocka_unit_test(a_folder_for_temporary_files_that_is_not_there_does_no_harm),
        cmocka_unit_test(several_plans_are_several_sheets),
        cmocka_unit_test(a_sheet_has_a_name_that_excel_takes),
        cmocka_unit_test(a_cell_that_excel_cannot_hold_is_refused),
        cmocka_unit_test(a_task_in_shared_cells_is_refused_by_its_number),
    };
    tables_without_settings();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
