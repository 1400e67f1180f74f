#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "load/load.h"
#include "table/report.h"

static struct plan *load_as(const char *csv, const struct load_options *options)
{
    struct err err;
    struct plan *p = load_bytes("plan.csv", csv, strlen(csv), options, &err);
    if (!p) print_message("%s; %s\n", err.what, err.remedy);
    assert_non_null(p);
    return p;
}

static struct plan *load(const char *csv) { return load_as(csv, NULL); }

static void assert_cell(const struct plan *p, size_t task, enum column_role role, const char *expected)
{
    struct slice cell = plan_cell_of(p, task, role);
    if (!slice_equals(cell, expected))
        print_message("task %zu %s: got “%.*s”\n", task, column_name(role), (int)cell.n, cell.s);
    assert_true(slice_equals(cell, expected));
}

static size_t notes(const struct plan *p, enum note_kind kind) { return plan_report(p)->total[kind]; }

static unsigned first_line(const struct plan *p, enum note_kind kind)
{
    const struct report *r = plan_report(p);
    for (size_t i = 0; i < r->count; i++)
        if (r->note[i].kind == kind) return r->note[i].line;
    return 0;
}

static const struct note *first_note(const struct plan *p, enum note_kind kind)
{
    const struct report *r = plan_report(p);
    for (size_t i = 0; i < r->count; i++)
        if (r->note[i].kind == kind) return &r->note[i];
    return NULL;
}

/* ---- the sample ---- */

static void the_published_text_becomes_26_tasks_in_8_actions(void **state)
{
    (void)state;
    struct buf file;
    if (!test_shared_file("plan/000_efed8c04973cedc2.txt", &file)) return;
    struct plan *p = load(file.s);
    assert_int_equal(plan_tasks(p), 26);
    assert_int_equal(plan_actions(p), 8);
    assert_int_equal(plan_years(p), 3);
    assert_int_equal(notes(p, NOTE_FILLED), 12);
    assert_int_equal(notes(p, NOTE_RESTATED), 6);
    assert_cell(p, 4, COLUMN_ACTION, "产业人才培养行动");
    assert_cell(p, 4, COLUMN_TASK, "壮大产业技术人才队伍");
    assert_cell(p, 4, COLUMN_LEAD, "市发展改革委");
    assert_int_equal(plan_cell_line(p, 4, 2), 9);
    size_t task;
    assert_true(plan_find_task(p, SLICE("２６"), &task));
    assert_int_equal(task, 25);
    assert_false(plan_find_task(p, SLICE("27"), &task));
    plan_free(p);
    buf_done(&file);
}

/* ---- shapes ---- */

static void merged_action_cells_are_filled_down(void **state)
{
    (void)state;
    struct plan *p = load("序号,行动,任务\n1,甲行动,一\n2,,二\n3,乙行动,三\n");
    assert_cell(p, 1, COLUMN_ACTION, "甲行动");
    assert_int_equal(plan_actions(p), 2);
    assert_int_equal(plan_action_tasks(p, 0), 2);
    assert_int_equal(notes(p, NOTE_FILLED), 1);
    assert_int_equal(first_line(p, NOTE_FILLED), 3);
    plan_free(p);
}

static void a_cell_missing_at_the_action_shifts_the_row_back(void **state)
{
    (void)state;
    struct plan *p = load(
        "序号|行动|任务|主要内容|牵头单位\n1|甲行动|任务一|1.做甲;2.做乙|市教育局\n2|任务二|1.做丙;2.做丁|市科技局、市财政局\n");
    assert_cell(p, 1, COLUMN_ACTION, "甲行动");
    assert_cell(p, 1, COLUMN_TASK, "任务二");
    assert_cell(p, 1, COLUMN_LEAD, "市科技局、市财政局");
    plan_free(p);
}

static void a_row_without_its_action_keeps_a_number_that_stands_behind_it(void **state)
{
    (void)state;
    struct plan *p = load(
        "行动,序号,任务,主要内容,牵头单位\n甲行动,1,修路,建设三条路,市住建局\n2,种树,种树一百棵,市林业局\n");
    struct slice cells[5];
    assert_true(slice_equals(plan_task_no(p, 1), "2"));
    assert_cell(p, 1, COLUMN_ACTION, "甲行动");
    assert_cell(p, 1, COLUMN_TASK, "种树");
    plan_cells(p, 1, cells);
    assert_true(slice_equals(cells[4], "市林业局"));
    plan_free(p);
}

static void a_delimiter_at_the_end_of_the_header_is_no_missing_cell(void **state)
{
    (void)state;
    static const char *const files[] = {"序号,行动,任务,牵头单位,\n1,甲行动,修路,市住建局,\n2,种树,市林业局,\n",
                                        "序号,行动,任务,牵头单位,\n1,甲行动,修路,市住建局\n2,种树,市林业局\n"};
    for (size_t i = 0; i < 2; i++) {
        struct plan *p = load(files[i]);
        assert_cell(p, 1, COLUMN_ACTION, "甲行动");
        assert_cell(p, 1, COLUMN_TASK, "种树");
        assert_cell(p, 1, COLUMN_LEAD, "市林业局");
        plan_free(p);
    }
}

static void a_short_row_is_not_shifted_where_a_cell_would_be_lost(void **state)
{
    (void)state;
    struct plan *p = load("序号,行动,任务,主要内容,2022年,2023年,2024年,\n单位,责任单位\n8,甲,乙,丙,1,2\n");
    assert_cell(p, 0, COLUMN_ACTION, "责任单位");
    plan_free(p);
}

static void a_row_cut_short_at_its_end_keeps_its_cells_in_place(void **state)
{
    (void)state;
    struct plan *p = load(
        "序号,行动,任务,主要内容,牵头单位\n1,甲行动,任务一,1.做甲,市教育局\n2,甲行动,任务二,1.做乙\n");
    assert_cell(p, 1, COLUMN_TASK, "任务二");
    assert_cell(p, 1, COLUMN_LEAD, "");
    assert_int_equal(notes(p, NOTE_SHORT), 1);
    plan_free(p);
}

static void a_wider_row_keeps_its_further_cells(void **state)
{
    (void)state;
    struct plan *p = load("序号,任务,备注\n1,甲,x\n2,乙,y,多出\n");
    assert_int_equal(plan_columns(p), 4);
    assert_true(slice_equals(plan_cell(p, 1, 3), "多出"));
    assert_int_equal(notes(p, NOTE_LONG), 1);
    plan_free(p);
}

static void titles_and_attachment_lines_stand_above_the_header(void **state)
{
    (void)state;
    struct plan *p = load("附件2,,\n某市重点任务分解表,,\n单位：万元,,\n序号,重点任务,牵头单位\n1,甲,市财政局\n");
    assert_true(slice_equals(plan_title(p), "某市重点任务分解表"));
    assert_true(plan_has_title(p));
    assert_int_equal(notes(p, NOTE_PREAMBLE), 2);
    assert_int_equal(plan_tasks(p), 1);
    plan_free(p);
}

static void a_plan_without_title_is_named_after_its_file(void **state)
{
    (void)state;
    struct plan *p = load("序号,任务\n1,甲\n");
    assert_true(slice_equals(plan_title(p), "plan"));
    assert_false(plan_has_title(p));
    plan_free(p);
}

static void two_header_rows_are_one_header(void **state)
{
    (void)state;
    struct plan *p = load("序号,任务,年度目标,,,牵头单位\n,,2021年,2022年,2023年,\n1,甲,5家,6家,7家,市财政局\n");
    assert_int_equal(plan_years(p), 3);
    assert_true(slice_equals(plan_column(p, plan_year_column(p, 1))->label, "2022年"));
    assert_cell(p, 0, COLUMN_TASK, "甲");
    assert_cell(p, 0, COLUMN_LEAD, "市财政局");
    assert_int_equal(plan_tasks(p), 1);
    plan_free(p);
}

static void section_rows_name_the_action(void **state)
{
    (void)state;
    struct plan *p = load(
        "序号,任务,牵头单位\n一、创新能力提升,,\n1,甲,市科技局\n2,乙,市科技局\n二、产业升级,,\n3,丙,市工信局\n");
    assert_int_equal(plan_tasks(p), 3);
    assert_int_equal(plan_actions(p), 2);
    assert_cell(p, 1, COLUMN_ACTION, "一、创新能力提升");
    assert_cell(p, 2, COLUMN_ACTION, "二、产业升级");
    assert_cell(p, 2, COLUMN_TASK, "丙");
    plan_free(p);
}

static void sections_are_counted_in_any_numerals(void **state)
{
    static const char *const numbers[] = {"一、", "（二）", "十一、", "廿一、", "壹、", "（拾贰）"};
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char csv[256];
        snprintf(csv, sizeof csv, "任务,完成时限,备注\n,%s产业升级,\n修路,2025年,\n建桥,2026年,\n", numbers[i]);
        struct plan *p = load(csv);
        if (plan_tasks(p) != 2 || plan_actions(p) != 1) fail_msg("%s counts no section", numbers[i]);
        assert_non_null(strstr(plan_cell_of(p, 1, COLUMN_ACTION).s, "产业升级"));
        plan_free(p);
    }
}

static void totals_and_repeated_headers_are_no_tasks_but_are_reported(void **state)
{
    (void)state;
    struct plan *p = load("序号,任务,牵头单位\n1,甲,市科技局\n序号,任务,牵头单位\n2,乙,市科技局\n合计,2,\n");
    assert_int_equal(plan_tasks(p), 2);
    assert_int_equal(first_line(p, NOTE_REPEATED), 3);
    assert_int_equal(first_line(p, NOTE_TOTALS), 5);
    plan_free(p);
}

static void a_task_that_speaks_of_totals_is_a_task(void **state)
{
    (void)state;
    struct plan *p = load(
        "序号,行动,任务,牵头单位\n1,甲,修路,市科技局\n2,共计行动,编制,市发改委\n3,合计核算,总计改革,市财政局\n合计：,3,,\n");
    assert_int_equal(plan_tasks(p), 3);
    assert_int_equal(notes(p, NOTE_TOTALS), 1);
    plan_free(p);
}

static void remarks_are_neither_tasks_nor_actions_and_are_told(void **state)
{
    (void)state;
    struct plan *p = load(
        "序号,任务,牵头单位\n1,甲,市科技局\n注：以下为二期,,\n2,乙,市科技局\n备注：本表由市政府办公室负责解释,,\n填表人：张三,,\n");
    assert_int_equal(plan_tasks(p), 2);
    assert_cell(p, 1, COLUMN_ACTION, "");
    assert_int_equal(first_line(p, NOTE_REMARK), 3);
    assert_int_equal(notes(p, NOTE_REMARK), 1);
    assert_int_equal(notes(p, NOTE_FOOTNOTE), 2);
    assert_true(report_is_notable(plan_report(p)));
    plan_free(p);
}

static void what_plain_words_keep_out_of_a_table_is_certain(void **state)
{
    (void)state;
    struct plan *p = load("某市任务表,,\n序号,任务,牵头单位\n甲,乙,丙\n1,修路,市科技局\n第1页,,\n序号,任务,牵头单位\n"
                          "2,种树,市科技局\n合计,2,\n注：1.按现价计算,,\n2.不含各县,,\n填表人：张三,,\n");
    assert_int_equal(plan_tasks(p), 2);
    assert_int_equal(notes(p, NOTE_TOTALS), 1);
    assert_int_equal(notes(p, NOTE_FOOTNOTE), 3);
    assert_false(report_is_notable(plan_report(p)));
    plan_free(p);
}

static void a_column_without_a_header_is_told(void **state)
{
    (void)state;
    struct plan *p = load("序号,任务,,牵头单位\n1,修路,3公里,市科技局\n");
    assert_int_equal(notes(p, NOTE_UNNAMED), 1);
    assert_true(report_is_notable(plan_report(p)));
    plan_free(p);
    p = load("序号,任务,,牵头单位\n1,修路,,市科技局\n");
    assert_int_equal(notes(p, NOTE_UNNAMED), 0);
    plan_free(p);
}

static void traditional_headers_are_known(void **state)
{
    (void)state;
    struct plan *p = load("序號,行動,任務,主要內容,第一年,牽頭單位,責任單位\n1,甲,乙,丙,丁,戊局,己局\n");
    assert_cell(p, 0, COLUMN_TASK, "乙");
    assert_cell(p, 0, COLUMN_CONTENT, "丙");
    assert_cell(p, 0, COLUMN_LEAD, "戊局");
    assert_cell(p, 0, COLUMN_SUPPORT, "己局");
    plan_free(p);
}

static void a_number_can_recur_under_each_action(void **state)
{
    (void)state;
    struct plan *p = load("序号,任务,牵头单位\n一、甲,,\n1,修路,x局\n2,建桥,x局\n二、乙,,\n1,种树,x局\n");
    size_t task;
    assert_true(plan_find_task(p, SLICE("1"), &task) && task == 0);
    assert_true(plan_find_task_from(p, SLICE("1"), 1, &task) && task == 2);
    assert_false(plan_find_task_from(p, SLICE("1"), 3, &task));
    plan_free(p);
}

static void a_table_without_tasks_says_so(void **state)
{
    (void)state;
    struct plan *p = load("序号,2024年,牵头单位\n1,30,市科技局\n");
    assert_int_equal(notes(p, NOTE_NO_TASK), 1);
    plan_free(p);
}

static void a_naming_column_is_that_of_the_tasks_whatever_its_header(void **state)
{
    (void)state;
    struct plan *p = load("序号,名目,牵头单位\n1,甲,市科技局\n");
    assert_cell(p, 0, COLUMN_TASK, "甲");
    assert_int_equal(notes(p, NOTE_GUESSED_TASK), 1);
    plan_free(p);
}

static void a_row_cut_by_a_page_break_is_joined(void **state)
{
    (void)state;
    struct plan *p = load("序号,任务,主要内容\n1,甲,1.完善机\n,,制;2.推进\n,,3.其他\n2,乙,x\n");
    assert_int_equal(plan_tasks(p), 3);
    assert_cell(p, 0, COLUMN_CONTENT, "1.完善机制;2.推进");
    assert_int_equal(notes(p, NOTE_JOINED), 1);
    assert_cell(p, 1, COLUMN_CONTENT, "3.其他"); /* a row of its own, of the same task */
    assert_cell(p, 1, COLUMN_TASK, "甲");
    assert_true(slice_equals(plan_task_no(p, 1), "1"));
    assert_int_equal(notes(p, NOTE_MERGED), 1);
    plan_free(p);
}

static void header_words_may_hold_blanks_and_line_breaks(void **state)
{
    (void)state;
    struct plan *p = load(
        "序 号,\"工作\n任务\",分 管 县领导,\"责任单位\n（配合单位）\",牵头　单位\n1,甲,张三,市财政局,市教育局\n");
    assert_cell(p, 0, COLUMN_LEADER, "张三");
    assert_cell(p, 0, COLUMN_SUPPORT, "市财政局");
    assert_cell(p, 0, COLUMN_LEAD, "市教育局");
    plan_free(p);
}

static void a_unit_of_measure_is_no_agency(void **state)
{
    (void)state;
    struct plan *p = load("序号,指标,单位,2021年,2022年\n1,高新技术企业,家,20,25\n");
    assert_int_equal(plan_column_of(p, COLUMN_LEAD), -1);
    assert_int_equal(plan_column_of(p, COLUMN_SUPPORT), -1);
    assert_int_equal(plan_years(p), 2);
    assert_true(slice_equals(plan_task_name(p, 0), "高新技术企业"));
    plan_free(p);
}

static void years_are_whatever_the_header_says(void **state)
{
    (void)state;
    static const char *const years[] = {"第一年",   "第1年",  "2021年",     "2021年目标", "2024年度目标值",
                                        "第三季度", "一季度", "二〇二五年", "２０２１年", "2025"};
    static const char *const others[] = {"年", "年度目标", "2021", "一年", "目标", "2021年12月", "第一"};
    for (size_t i = 0; i < sizeof years / sizeof *years; i++)
        assert_int_equal(column_of_header(slice_of(years[i])), COLUMN_YEAR);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (i != 2) assert_int_not_equal(column_of_header(slice_of(others[i])), COLUMN_YEAR);
}

static void roles_can_be_given_by_header(void **state)
{
    (void)state;
    struct plan *p = load_as("编码,事情,主办\nA1,甲,市财政局\n",
                             &(struct load_options){.columns = "no=编码,task=事情,lead=主办"});
    assert_cell(p, 0, COLUMN_NO, "A1");
    assert_cell(p, 0, COLUMN_TASK, "甲");
    assert_cell(p, 0, COLUMN_LEAD, "市财政局");
    plan_free(p);
    struct err err;
    assert_null(load_bytes("x", "a,b\n1,2\n", 8, &(struct load_options){.columns = "lead=没有"}, &err));
    assert_non_null(strstr(err.what, "没有"));
}

static void a_table_without_any_known_column_opens_under_its_own_headers(void **state)
{
    (void)state;
    struct plan *p = load("name,colour,price\napple,red,3\nplum,blue,4\n");
    assert_int_equal(plan_tasks(p), 2);
    assert_int_equal(plan_columns(p), 3);
    assert_true(slice_equals(plan_column(p, 1)->label, "colour"));
    assert_int_equal(notes(p, NOTE_NO_ROLE), 1);
    plan_free(p);
}

/* In each, the second row has a cell that its column cannot mean. */
static void a_cell_that_contradicts_its_column_is_doubted(void **state)
{
    static const char *const rows[] = {
        ",2,造桥,市交通局",      "市交通局,造桥,9月底,",  "9月底,造桥,市交通局,2",
        "2,9月底,市交通局,造桥", "2,造桥,9月底,市交通局",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf csv;
        buf_init(&csv);
        buf_addf(&csv, "序号,任务,牵头单位,完成时限\n1,修路,市交通局,6月底\n%s\n3,办学,市教育局,全年\n", rows[i]);
        buf_fill(&csv, '\0', 1);
        struct plan *p = load(csv.s);
        if (notes(p, NOTE_MISFIT) != 1) fail_msg("%s: %d notes", rows[i], (int)notes(p, NOTE_MISFIT));
        plan_free(p);
        buf_done(&csv);
    }
    struct plan *p = load("序号,任务,牵头单位,完成时限\n1,5G基站建设,市通管局,6月底\n—,12345热线,各镇,全年\n");
    assert_int_equal(notes(p, NOTE_MISFIT), 0);
    plan_free(p);
}

static void a_cell_a_line_becomes_rows(void **state)
{
    (void)state;
    struct plan *p = load("某表\n序号 |\n重点工作 |\n完成时限 |\n1 |\n甲 |\n全年 |\n2 |\n乙 |\n10月底前 |\n");
    assert_int_equal(plan_tasks(p), 2);
    assert_true(slice_equals(plan_title(p), "某表"));
    assert_cell(p, 1, COLUMN_DEADLINE, "10月底前");
    assert_int_equal(plan_cell_line(p, 1, 0), 8);
    plan_free(p);
}

static void a_markdown_table_opens(void **state)
{
    (void)state;
    struct plan *p = load("| 序号 | 任务 | 牵头单位 |\n|---|:--|---|\n| 1 | 甲 | 市财政局 |\n| 2 | 乙 | 市教育局 |\n");
    assert_int_equal(plan_tasks(p), 2);
    assert_cell(p, 1, COLUMN_LEAD, "市教育局");
    plan_free(p);
}

static void numbers_may_be_fullwidth_or_chinese(void **state)
{
    (void)state;
    struct plan *p = load("序号,任务\n１,甲\n二,乙\n（三）,丙\n");
    size_t task;
    assert_true(plan_find_task(p, SLICE("1"), &task) && task == 0);
    assert_true(plan_find_task(p, SLICE("2"), &task) && task == 1);
    assert_true(plan_find_task(p, SLICE("3"), &task) && task == 2);
    assert_true(plan_find_task(p, SLICE("二"), &task) && task == 1);
    plan_free(p);
}

/* ---- bytes ---- */

static void an_undecodable_byte_is_reported_and_shown(void **state)
{
    (void)state;
    struct plan *p = load(
        "序号,任务,牵头单位\n1,产业人才\xFF培养行动引进高端人才,市科技局\n2,紧缺实用人才培养行动实施青年人才筑梦工程,市教育局\n");
    assert_cell(p, 0, COLUMN_TASK, "产业人才\uFFFD培养行动引进高端人才");
    const struct note *bad = first_note(p, NOTE_BAD_BYTES);
    assert_non_null(bad);
    assert_int_equal(bad->line, 2);
    assert_int_equal(bad->column, 7);
    assert_true(slice_equals(bad->detail, "0xFF"));
    plan_free(p);
}

static void gbk_with_a_pipe_as_second_byte_is_decoded_before_splitting(void **state)
{
    (void)state;
    /* 亅 is 81 7C, 乗 is 81 5C in GBK */
    struct plan *p = load("\xD0\xF2\xBA\xC5|\xC8\xCE\xCE\xF1\n1|\x81\x7C\x81\x5C\xC8\xCE\xCE\xF1\n");
    assert_true(slice_equals(plan_encoding(p), "GB18030"));
    assert_cell(p, 0, COLUMN_TASK, "亅乗任务");
    plan_free(p);
}

static void big5_is_told_from_gbk(void **state)
{
    (void)state;
    /* 序號,任務,牽頭單位 / 1,產業人才培養行動,教育局 / 2,優化創新創業生態環境,財政局 in Big5 */
    struct plan *p = load(
        "\xA7\xC7\xB8\xB9,\xA5\xF4\xB0\xC8,\xB1\x6F\xC0\x59\xB3\xE6\xA6\xEC\n1,\xB2\xA3\xB7\x7E\xA4\x48\xA4\x7E\xB0\xF6\xBE\x69\xA6\xE6\xB0\xCA,\xB1\xD0\xA8\x7C\xA7\xBD\n"
        "2,\xC0\x75\xA4\xC6\xB3\xD0\xB7\x73\xB3\xD0\xB7\x7E\xA5\xCD\xBA\x41\xC0\xF4\xB9\xD2,\xB0\x5D\xAC\x46\xA7\xBD\n");
    assert_true(slice_has_prefix(plan_encoding(p), SLICE("BIG5")));
    assert_true(slice_equals(plan_cell(p, 0, 1), "產業人才培養行動"));
    plan_free(p);
}

/* ---- what is no plan ---- */

static void assert_refused(const char *path, const char *what)
{
    struct err err;
    struct plan *p = load_file(path, NULL, &err);
    assert_null(p);
    char line[600];
    err_format(&err, line, sizeof line);
    if (!strstr(line, what)) print_message("%s: %s\n", path, line);
    assert_non_null(strstr(line, what));
    assert_string_equal(err.file, path);
    assert_true(err.remedy[0] != '\0');
}

static void what_is_no_plan_is_refused_with_a_remedy(void **state)
{
    (void)state;
    assert_refused("/nonexistent.csv", "no such file");
    assert_refused("/tmp", "directory");
    assert_refused("/dev/null", "device");
    assert_refused("/dev/zero", "device");
    assert_refused(test_temporary("empty.csv", "", 0), "empty");
    assert_refused(test_temporary("blank.csv", " \n\n  \n", 6), "no text");
    assert_refused(test_temporary("prose.txt", "这是一段文字\n没有表格\n", 33), "not a table");
    assert_refused(test_temporary("book.xlsx", "PK\x03\x04\x14\x00\x06\x00", 8), "damaged");
    assert_refused(test_temporary("program", "\x01\x02\x03\x00\x00\x00\x07\x08\x01\x02\x01\x02,,,,\n\x01\x01\x01", 20),
                   "binary");
    if (geteuid() != 0) {
        const char *secret = test_temporary("secret.csv", "a,b\n", 4);
        chmod(secret, 0);
        assert_refused(secret, "permission");
    }
}

static void commas_inside_cells_do_not_part_a_cell_a_line(void **state)
{
    struct plan *p = load(
        "任务\n责任单位\n完成时限\n新增就业5000人,扶持创业\n区人社局,区财政局\n全年\n脱贫1032人,巩固\n"
        "区扶贫办,区农业局\n6月底\n改造20户,加固5户\n区住建局,各镇\n9月底\n");
    (void)state;
    assert_int_equal(plan_tasks(p), 3);
    assert_cell(p, 1, COLUMN_TASK, "脱贫1032人,巩固");
    assert_cell(p, 1, COLUMN_SUPPORT, "区扶贫办,区农业局");
    assert_cell(p, 1, COLUMN_DEADLINE, "6月底");
    plan_free(p);
}

static void every_prefix_of_a_plan_loads_or_is_refused(void **state)
{
    (void)state;
    static const char csv[] =
        "附件,,\n序号,行动,\"任务\"\n1,甲,\"x\"\"y\nz\"\n,,续\n二、节,,\n3,乙,\xE8\xAE\n合计,,1\n";
    for (size_t n = 0; n < sizeof csv; n++) {
        struct err err;
        struct plan *p = load_bytes("prefix", csv, n, NULL, &err);
        plan_free(p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_text_becomes_26_tasks_in_8_actions),
        cmocka_unit_test(merged_action_cells_are_filled_down),
        cmocka_unit_test(a_cell_missing_at_the_action_shifts_the_row_back),
        cmocka_unit_test(a_row_without_its_action_keeps_a_number_that_stands_behind_it),
        cmocka_unit_test(a_delimiter_at_the_end_of_the_header_is_no_missing_cell),
        cmocka_unit_test(a_short_row_is_not_shifted_where_a_cell_would_be_lost),
        cmocka_unit_test(a_row_cut_short_at_its_end_keeps_its_cells_in_place),
        cmocka_unit_test(a_wider_row_keeps_its_further_cells),
        cmocka_unit_test(titles_and_attachment_lines_stand_above_the_header),
        cmocka_unit_test(a_plan_without_title_is_named_after_its_file),
        cmocka_unit_test(two_header_rows_are_one_header),
        cmocka_unit_test(section_rows_name_the_action),
        cmocka_unit_test(sections_are_counted_in_any_numerals),
        cmocka_unit_test(totals_and_repeated_headers_are_no_tasks_but_are_reported),
        cmocka_unit_test(a_task_that_speaks_of_totals_is_a_task),
        cmocka_unit_test(remarks_are_neither_tasks_nor_actions_and_are_told),
        cmocka_unit_test(what_plain_words_keep_out_of_a_table_is_certain),
        cmocka_unit_test(a_column_without_a_header_is_told),
        cmocka_unit_test(traditional_headers_are_known),
        cmocka_unit_test(a_number_can_recur_under_each_action),
        cmocka_unit_test(a_table_without_tasks_says_so),
        cmocka_unit_test(a_naming_column_is_that_of_the_tasks_whatever_its_header),
        cmocka_unit_test(a_row_cut_by_a_page_break_is_joined),
        cmocka_unit_test(header_words_may_hold_blanks_and_line_breaks),
        cmocka_unit_test(a_unit_of_measure_is_no_agency),
        cmocka_unit_test(years_are_whatever_the_header_says),
        cmocka_unit_test(roles_can_be_given_by_header),
        cmocka_unit_test(a_table_without_any_known_column_opens_under_its_own_headers),
        cmocka_unit_test(a_cell_that_contradicts_its_column_is_doubted),
        cmocka_unit_test(a_cell_a_line_becomes_rows),
        cmocka_unit_test(a_markdown_table_opens),
        cmocka_unit_test(numbers_may_be_fullwidth_or_chinese),
        cmocka_unit_test(an_undecodable_byte_is_reported_and_shown),
        cmocka_unit_test(gbk_with_a_pipe_as_second_byte_is_decoded_before_splitting),
        cmocka_unit_test(big5_is_told_from_gbk),
        cmocka_unit_test(what_is_no_plan_is_refused_with_a_remedy),
        cmocka_unit_test(commas_inside_cells_do_not_part_a_cell_a_line),
        cmocka_unit_test(every_prefix_of_a_plan_loads_or_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
