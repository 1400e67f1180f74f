/* Pastes that lost their rows: text on one side, the rows that must come of it on the other. */
#include "pastes.h"

static void assert_rows(const char *text, uint32_t delimiter, const char *rows)
{
    struct pasted *p = pastes_read(text, delimiter);
    if (!p->read) fail_msg("refused at line %u: %s\n%s", p->err.line, p->err.what, text);
    if (!slice_equals(buf_slice(&p->rows), rows))
        fail_msg("read as\n%.*s\nnot as\n%s", (int)p->rows.n, p->rows.s, rows);
    pastes_done(p);
}

/* line 0: that it is no table at all. */
static void assert_refused(const char *text, uint32_t delimiter, unsigned line, const char *word)
{
    struct pasted *p = pastes_read(text, delimiter);
    if (p->read) fail_msg("not refused, but read as\n%.*s", (int)p->rows.n, p->rows.s);
    if (p->err.line != line || !strstr(p->err.what, word)) fail_msg("line %u: %s", p->err.line, p->err.what);
    pastes_done(p);
}

static void assert_note(const char *text, uint32_t delimiter, enum note_kind kind, unsigned line, const char *detail)
{
    struct pasted *p = pastes_read(text, delimiter);
    size_t found = 0;
    assert_true(p->read);
    for (size_t i = 0; i < p->report.count; i++)
        found += p->report.note[i].kind == kind && p->report.note[i].line == line &&
                 slice_equals(p->report.note[i].detail, detail);
    if (found != 1)
        for (size_t i = 0; i < p->report.count; i++)
            print_message("%s %u %.*s\n", report_name(p->report.note[i].kind), p->report.note[i].line,
                          (int)p->report.note[i].detail.n, p->report.note[i].detail.s);
    assert_int_equal(found, 1);
    pastes_done(p);
}

#define NO_TABLE "text, not a table"

/* ---- a cell a line ---- */

static void cells_without_bars_are_rows(void **state)
{
    (void)state;
    assert_rows(
        "2020年重点工作任务分解表\n重点工作\n工作内容\n牵头单位\n完成时限\n促进就业\n新增就业5000人\n区人社局\n全年\n"
        "扶贫\n脱贫1032人\n区扶贫办\n6月底\n",
        0,
        "2020年重点工作任务分解表\n重点工作|工作内容|牵头单位|完成时限\n促进就业|新增就业5000人|区人社局|全年\n"
        "扶贫|脱贫1032人|区扶贫办|6月底\n");
}

static void a_bar_ends_a_cell_on_its_line_or_on_one_of_its_own(void **state)
{
    (void)state;
    const char *rows = "序号|任务|责任单位\n1|甲工程|市科技局\n2|乙工程|市教育局\n";
    assert_rows("序号 |\n任务 |\n责任单位 |\n1 |\n甲工程 |\n市科技局 |\n2 |\n乙工程 |\n市教育局 |\n", 0, rows);
    assert_rows("序号\n|\n任务\n|\n责任单位\n|\n1\n|\n甲工程\n|\n市科技局\n|\n2\n|\n乙工程\n|\n市教育局\n|\n", 0, rows);
    assert_rows("| 序号 |\n| 任务 |\n| 责任单位 |\n| 1 |\n| 甲工程 |\n| 市科技局 |\n| 2 |\n| 乙工程 |\n| 市教育局 |\n",
                0, rows);
}

static void a_bar_between_rows_may_be_missing(void **state)
{
    (void)state;
    assert_rows("序号 |\n任务 |\n责任单位\n1 |\n甲工程 |\n市科技局\n2 |\n乙工程 |\n市教育局\n", 0,
                "序号|任务|责任单位\n1|甲工程|市科技局\n2|乙工程|市教育局\n");
}

static void bars_without_a_cell_are_empty_cells(void **state)
{
    (void)state;
    assert_rows(
        "序号 |\n任务 |\n内容 |\n责任单位 |\n1 |\n甲工程 |\n|\n市科技局 |\n2 |\n乙工程 |\n||\n3 |\n丙工程 |\n建一座桥。 |\n市水利局 |\n",
        0, "序号|任务|内容|责任单位\n1|甲工程||市科技局\n2|乙工程||\n3|丙工程|建一座桥。|市水利局\n");
}

static void a_cell_of_two_paragraphs_ends_at_its_bar(void **state)
{
    (void)state;
    assert_rows(
        "序号\n|\n任务\n|\n内容\n|\n责任单位\n|\n1\n|\n甲工程\n|\n建桥\n修路\n|\n市科技局\n|\n2\n|\n乙工程\n|\n种树\n|\n市水利局\n|\n",
        0, "序号|任务|内容|责任单位\n1|甲工程|建桥/修路|市科技局\n2|乙工程|种树|市水利局\n");
}

static void more_blank_lines_are_an_empty_cell(void **state)
{
    const char *text =
        "序号\n\n重点工作\n\n工作内容\n\n牵头单位\n\n完成时限\n\n1\n\n促进就业\n\n\n\n区人社局\n\n全年\n\n"
        "2\n\n扶贫\n\n脱贫1032人\n\n区扶贫办\n\n\n\n3\n\n危房改造\n\n改造20户\n\n区住建局\n\n9月底\n";
    (void)state;
    assert_rows(text, 0,
                "序号|重点工作|工作内容|牵头单位|完成时限\n1|促进就业||区人社局|全年\n2|扶贫|脱贫1032人|区扶贫办|\n"
                "3|危房改造|改造20户|区住建局|9月底\n");
    assert_note(text, 0, NOTE_EMPTY_CELL, 17, "工作内容");
}

static void an_empty_cell_that_nothing_stands_for_shows_in_what_the_others_look_like(void **state)
{
    (void)state;
    assert_rows(
        "序号\n重点工作\n牵头单位\n完成时限\n1\n促进就业\n区人社局\n全年\n2\n扶贫工作\n6月底\n3\n危房改造\n区住建局\n9月底\n",
        0, "序号|重点工作|牵头单位|完成时限\n1|促进就业|区人社局|全年\n2|扶贫工作||6月底\n3|危房改造|区住建局|9月底\n");
}

static void an_empty_cell_beside_its_like_is_refused(void **state)
{
    (void)state;
    assert_refused(
        "序号\n任务\n牵头单位\n责任单位\n1\n甲工程\n市科技局\n市财政局\n2\n乙工程\n市教育局\n3\n丙工程\n市水利局\n市住建局\n",
        0, 12, "责任单位");
}

static void a_column_that_is_always_empty_stays(void **state)
{
    (void)state;
    assert_rows("序号\n任务\n责任单位\n备注\n1\n甲工程\n市科技局\n2\n乙工程\n市教育局\n3\n丙工程\n市水利局\n", 0,
                "序号|任务|责任单位|备注\n1|甲工程|市科技局|\n2|乙工程|市教育局|\n3|丙工程|市水利局|\n");
}

static void paragraphs_that_count_on_are_one_cell(void **state)
{
    const char *text =
        "序号\n任务\n内容\n责任单位\n1\n甲工程\n1.建设大桥一座。\n2.修通公路两条。\n市科技局\n2\n乙工程\n种树造林。\n市水利局\n"
        "3\n丙工程\n开展培训。\n市教育局\n";
    (void)state;
    assert_rows(
        text, 0,
        "序号|任务|内容|责任单位\n1|甲工程|1.建设大桥一座。/2.修通公路两条。|市科技局\n2|乙工程|种树造林。|市水利局\n"
        "3|丙工程|开展培训。|市教育局\n");
    assert_note(text, 0, NOTE_PARAGRAPH, 8, "2.修通公路两条。");
}

static void two_names_in_the_only_agency_column_are_one_cell(void **state)
{
    (void)state;
    assert_rows(
        "序号\n任务\n责任单位\n完成时限\n1\n甲工程\n市科技局\n市财政局\n6月底\n2\n乙工程\n市教育局\n9月底\n3\n丙工程\n市水利局\n全年\n",
        0,
        "序号|任务|责任单位|完成时限\n1|甲工程|市科技局/市财政局|6月底\n2|乙工程|市教育局|9月底\n3|丙工程|市水利局|全年\n");
}

/* ---- headers ---- */

static void a_header_cell_broken_over_lines_is_one(void **state)
{
    const char *text = "序号\n任务\n责任\n单位\n完成\n时限\n1\n甲工程\n市科技局\n6月底\n2\n乙工程\n市教育局\n9月底\n";
    (void)state;
    assert_rows(text, 0, "序号|任务|责任单位|完成时限\n1|甲工程|市科技局|6月底\n2|乙工程|市教育局|9月底\n");
    assert_note(text, 0, NOTE_BROKEN_HEADER, 3, "责任单位");
}

static void numbers_go_on_beyond_a_thousand(void **state)
{
    struct buf text, rows;
    (void)state;
    buf_init(&text);
    buf_init(&rows);
    buf_adds(&text, "序号\n任务\n责任单位\n");
    buf_adds(&rows, "序号|任务|责任单位\n");
    for (int i = 1; i <= 1200; i++) {
        buf_addf(&text, "%d\n第%d项工程\n市科技局\n", i, i);
        buf_addf(&rows, "%d|第%d项工程|市科技局\n", i, i);
    }
    assert_rows(text.s, 0, rows.s);
    buf_done(&text);
    buf_done(&rows);
}

static void numbers_without_a_header_get_one(void **state)
{
    const char *text =
        "任务\n责任单位\n完成时限\n1\n甲工程\n市科技局\n6月底\n2\n乙工程\n市教育局\n9月底\n3\n丙工程\n市水利局\n全年\n";
    (void)state;
    assert_rows(
        text, 0,
        "序号|任务|责任单位|完成时限\n1|甲工程|市科技局|6月底\n2|乙工程|市教育局|9月底\n3|丙工程|市水利局|全年\n");
    assert_note(text, 0, NOTE_UNHEADED, 1, "序号");
}

static void lines_above_are_rows_of_their_own(void **state)
{
    (void)state;
    assert_rows(
        "某市人民政府办公室\n某政办〔2020〕5号\n附件\n重点项目清单\n单位：万元\n序号\n项目名称\n投资\n责任单位\n1\n甲工程\n300\n市科技局\n2\n乙工程\n120\n市教育局\n",
        0,
        "某市人民政府办公室\n某政办〔2020〕5号\n附件\n重点项目清单\n单位：万元\n序号|项目名称|投资|责任单位\n1|甲工程|300|市科技局\n2|乙工程|120|市教育局\n");
}

static void years_are_columns(void **state)
{
    (void)state;
    assert_rows(
        "序号\n指标\n2023年\n2024年\n责任单位\n1\n新增企业\n20家\n30家\n市科技局\n2\n培养人才\n5名\n6名\n市人社局\n", 0,
        "序号|指标|2023年|2024年|责任单位\n1|新增企业|20家|30家|市科技局\n2|培养人才|5名|6名|市人社局\n");
}

static void a_header_repeated_and_page_marks_stand_between_rows(void **state)
{
    (void)state;
    assert_rows(
        "序号\n任务\n责任单位\n1\n甲工程\n市科技局\n第1页\n序号\n任务\n责任单位\n2\n乙工程\n市教育局\n3\n丙工程\n市水利局\n",
        0, "序号|任务|责任单位\n1|甲工程|市科技局\n第1页\n序号|任务|责任单位\n2|乙工程|市教育局\n3|丙工程|市水利局\n");
}

/* ---- sections and merged cells ---- */

static void a_section_line_is_a_row_of_its_own(void **state)
{
    (void)state;
    assert_rows(
        "序号\n任务\n责任单位\n一、工业方面\n1\n甲工程\n市科技局\n2\n乙工程\n市教育局\n二、农业方面\n3\n丙工程\n市水利局\n",
        0, "序号|任务|责任单位\n一、工业方面\n1|甲工程|市科技局\n2|乙工程|市教育局\n二、农业方面\n3|丙工程|市水利局\n");
}

static void numbers_may_begin_anew_behind_a_section(void **state)
{
    (void)state;
    assert_rows(
        "序号\n任务\n责任单位\n一、工业方面\n1\n甲工程\n市科技局\n2\n乙工程\n市教育局\n二、农业方面\n1\n丙工程\n市水利局\n2\n丁工程\n市农业局\n",
        0,
        "序号|任务|责任单位\n一、工业方面\n1|甲工程|市科技局\n2|乙工程|市教育局\n二、农业方面\n1|丙工程|市水利局\n2|丁工程|市农业局\n");
}

static void a_section_with_its_empty_cells_is_one_cell(void **state)
{
    (void)state;
    assert_rows(
        "工作任务 |\n工作要求 |\n牵头单位 |\n一、深化公开 |\n||\n公开规划 |\n集中公开。 |\n区发改局 |\n公开规则 |\n公布清单。 |\n区市场监管局 |\n",
        0,
        "工作任务|工作要求|牵头单位\n一、深化公开\n公开规划|集中公开。|区发改局\n公开规则|公布清单。|区市场监管局\n");
}

static void a_merged_category_is_blank_in_the_rows_below(void **state)
{
    const char *text =
        "类别\n序号\n任务\n责任单位\n工业方面\n1\n甲工程\n市科技局\n2\n乙工程\n市教育局\n农业方面\n3\n丙工程\n市水利局\n";
    (void)state;
    assert_rows(
        text, 0,
        "类别|序号|任务|责任单位\n工业方面|1|甲工程|市科技局\n|2|乙工程|市教育局\n农业方面|3|丙工程|市水利局\n");
    assert_note(text, 0, NOTE_MERGED_BLANK, 9, "类别");
}

static void a_merged_number_and_task_are_blank_in_the_rows_below(void **state)
{
    (void)state;
    assert_rows(
        "序号 |\n任务 |\n内容 |\n责任单位 |\n1 |\n甲工程 |\n建设大桥一座。 |\n市科技局 |\n修通公路两条。 |\n市财政局 |\n2 |\n乙工程 |\n种树造林。 |\n市水利局 |\n",
        0,
        "序号|任务|内容|责任单位\n1|甲工程|建设大桥一座。|市科技局\n||修通公路两条。|市财政局\n2|乙工程|种树造林。|市水利局\n");
}

/* ---- below ---- */

static void notes_and_signatures_below_are_rows_of_their_own(void **state)
{
    (void)state;
    assert_rows(
        "序号\n任务\n责任单位\n1\n甲工程\n市科技局\n2\n乙工程\n市教育局\n注：责任单位排第一位的为牵头单位。\n审核人：甲某某\n2020年4月9日\n",
        0,
        "序号|任务|责任单位\n1|甲工程|市科技局\n2|乙工程|市教育局\n注：责任单位排第一位的为牵头单位。\n审核人：甲某某\n2020年4月9日\n");
}

/* ---- refusals ---- */

static void prose_is_no_table(void **state)
{
    (void)state;
    assert_refused(
        "各乡镇、街道：\n现将任务印发给你们，请认真贯彻执行。\n一是加强领导。\n二是落实责任。\n三是强化督查。\n某县人民政府\n",
        0, 0, NO_TABLE);
    assert_refused("就业\n教育\n医疗\n住房\n养老\n", 0, 0, NO_TABLE);
    assert_refused("", 0, 0, NO_TABLE);
    assert_refused("序号 类别 主要任务 牵头单位\n1 加强保护 严守红线 市水利局\n", 0, 0, NO_TABLE);
}

static void a_header_without_rows_is_no_table(void **state)
{
    (void)state;
    assert_refused("序号\n任务\n责任单位\n", 0, 0, NO_TABLE);
}

static void a_table_of_which_nothing_tells_the_rows_is_refused(void **state)
{
    struct pasted *p = pastes_read("任务\n内容\n备注\n甲工程\n建桥\n急\n乙工程\n修路\n丙工程\n种树\n缓\n", 0);
    (void)state;
    assert_false(p->read);
    assert_true(p->err.line >= 4);
    pastes_done(p);
}

static void a_number_out_of_order_is_refused_at_its_line(void **state)
{
    (void)state;
    assert_refused(
        "序号\n任务\n责任单位\n1\n甲工程\n市科技局\n2\n乙工程\n市教育局\n7\n丙工程\n市水利局\n3\n丁工程\n市农业局\n", 0,
        10, "序号");
}

static void two_rows_that_lost_cells_and_look_like_one_are_refused(void **state)
{
    (void)state;
    assert_refused(
        "任务\n投资规模\n完成时限\n危房改造\n1300\n9月底前\n促进就业\n1200\n建设大桥\n植树造林\n42\n长期坚持\n", 0, 9,
        "完成时限");
}

static void a_clause_that_counts_on_is_no_cell_of_its_own(void **state)
{
    (void)state;
    assert_refused(
        "序号\n任务\n内容\n投资规模\n责任单位\n1\n植树造林\n1.建成大桥一座；\n2.修通公路两条。\n区卫健委\n2\n危房改造\n改造20户。\n120\n市统计局\n",
        0, 10, "投资规模");
}

static void a_second_table_below_is_refused(void **state)
{
    struct pasted *p = pastes_read(
        "序号\n任务\n责任单位\n1\n甲工程\n市科技局\n2\n乙工程\n市教育局\n主要指标表\n指标\n单位\n数值\n增加值\n亿元\n30\n人口\n万人\n5\n就业\n万人\n6\n",
        0);
    (void)state;
    assert_false(p->read);
    pastes_done(p);
}

/* ---- rows that paragraphs broke ---- */

#define TABS "序号\t任务\t内容\t责任单位\t时限\n"

static void lines_of_one_row_go_on_with_the_last_cell(void **state)
{
    const char *text = TABS
        "1\t甲工程\t1.建桥;\n2.修路。\t市科技局\n市财政局\t全年\n2\t乙工程\t种树\t市水利局\t6月底\n";
    (void)state;
    assert_rows(
        text, '\t',
        "序号|任务|内容|责任单位|时限\n1|甲工程|1.建桥;/2.修路。|市科技局/市财政局|全年\n2|乙工程|种树|市水利局|6月底\n");
    assert_note(text, '\t', NOTE_BROKEN_ROW, 3, "2.修路。");
    assert_note(text, '\t', NOTE_BROKEN_ROW, 4, "市财政局");
}

static void a_paragraph_alone_on_its_line_goes_on_too(void **state)
{
    (void)state;
    assert_rows(
        TABS "1\t甲工程\t1.建桥;\n2.修路;\n3.种树。\t市科技局\t全年\n2\t乙工程\t种树\t市水利局\t6月底\n", '\t',
        "序号|任务|内容|责任单位|时限\n1|甲工程|1.建桥;/2.修路;/3.种树。|市科技局|全年\n2|乙工程|种树|市水利局|6月底\n");
}

static void broken_rows_without_a_header_are_put_together_too(void **state)
{
    (void)state;
    assert_rows("1\t甲工程\t1.建桥;\n2.修路。\t市科技局\n市财政局\t全年\n2\t乙工程\t种树\t市水利局\t6月底\n", '\t',
                "1|甲工程|1.建桥;/2.修路。|市科技局/市财政局|全年\n2|乙工程|种树|市水利局|6月底\n");
}

static void a_unit_line_is_no_header_cell(void **state)
{
    (void)state;
    assert_rows("单位：万元\n任务\n责任单位\n完成时限\n促进就业\n区人社局\n全年\n扶贫\n区扶贫办\n6月底\n", 0,
                "单位：万元\n任务|责任单位|完成时限\n促进就业|区人社局|全年\n扶贫|区扶贫办|6月底\n");
}

static void rows_broken_between_bars_are_put_together(void **state)
{
    (void)state;
    assert_rows(
        "序号 | 任务 | 内容 | 责任单位\n1 | 甲工程 | 1.建桥;\n2.修路。 | 市科技局\n2 | 乙工程 | 种树 | 市水利局\n", '|',
        "序号|任务|内容|责任单位\n1|甲工程|1.建桥;/2.修路。|市科技局\n2|乙工程|种树|市水利局\n");
}

static void sections_and_short_rows_stay_apart(void **state)
{
    const char *text = TABS
        "一、工业方面\n1\t甲工程\t建桥\t市科技局\n2\t乙工程\t种树\t市水利局\n二、农业方面\n（一）粮食\n3\t丙工程\t修路\t市农业局\t6月底\n";
    (void)state;
    assert_rows(
        text, '\t',
        "序号|任务|内容|责任单位|时限\n一、工业方面\n1|甲工程|建桥|市科技局\n2|乙工程|种树|市水利局\n二、农业方面\n（一）粮食\n"
        "3|丙工程|修路|市农业局|6月底\n");
}

static void merged_cells_that_are_missing_stay_missing(void **state)
{
    (void)state;
    assert_rows(
        "序号\t任务\t内容\t责任单位\n1\t甲工程\t建桥\t市科技局\n修路\t市财政局\n种树\t市水利局\n2\t乙工程\t培训\t市教育局\n",
        '\t',
        "序号|任务|内容|责任单位\n1|甲工程|建桥|市科技局\n修路|市财政局\n种树|市水利局\n2|乙工程|培训|市教育局\n");
}

/* ---- pastes of offices ---- */

/* tests/data/tables/field/NAME.txt and what it must be read as, tests/data/paste/NAME.rows:
 * rows, or "refused at line N". */
static void pastes_of_offices_are_read_right_or_refused(void **state)
{
    static const char *const names[] = {"page-text-only-blanks",
                                        "paste-bar-lines-category-first",
                                        "paste-bar-lines-merged-task",
                                        "paste-bar-lines-number-without-header",
                                        "paste-cells-section",
                                        "paste-empty-cell",
                                        "paste-letter-around-table",
                                        "paste-no-number",
                                        "paste-paragraphs-fund-list",
                                        "paste-paragraphs-header-broken",
                                        "paste-paragraphs-ragged-headers",
                                        "paste-section-line",
                                        "word-tabs-paragraphs-in-cells"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct buf text, rows, path;
        buf_init(&path);
        buf_addf(&path, "tests/data/tables/field/%s.txt", names[i]);
        assert_true(test_read(test_path(path.s), &text));
        buf_clear(&path);
        buf_addf(&path, "tests/data/paste/%s.rows", names[i]);
        assert_true(test_read(test_path(path.s), &rows));
        unsigned line = 0;
        uint32_t delimiter = strncmp(names[i], "word-tabs", 9) == 0 ? '\t' : 0;
        if (sscanf(rows.s, "refused at line %u", &line) == 1) assert_refused(text.s, delimiter, line, "");
        else assert_rows(text.s, delimiter, rows.s);
        buf_done(&text);
        buf_done(&rows);
        buf_done(&path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_without_bars_are_rows),
        cmocka_unit_test(a_bar_ends_a_cell_on_its_line_or_on_one_of_its_own),
        cmocka_unit_test(a_bar_between_rows_may_be_missing),
        cmocka_unit_test(bars_without_a_cell_are_empty_cells),
        cmocka_unit_test(a_cell_of_two_paragraphs_ends_at_its_bar),
        cmocka_unit_test(more_blank_lines_are_an_empty_cell),
        cmocka_unit_test(an_empty_cell_that_nothing_stands_for_shows_in_what_the_others_look_like),
        cmocka_unit_test(an_empty_cell_beside_its_like_is_refused),
        cmocka_unit_test(a_column_that_is_always_empty_stays),
        cmocka_unit_test(paragraphs_that_count_on_are_one_cell),
        cmocka_unit_test(two_names_in_the_only_agency_column_are_one_cell),
        cmocka_unit_test(a_header_cell_broken_over_lines_is_one),
        cmocka_unit_test(numbers_go_on_beyond_a_thousand),
        cmocka_unit_test(numbers_without_a_header_get_one),
        cmocka_unit_test(lines_above_are_rows_of_their_own),
        cmocka_unit_test(years_are_columns),
        cmocka_unit_test(a_header_repeated_and_page_marks_stand_between_rows),
        cmocka_unit_test(a_section_line_is_a_row_of_its_own),
        cmocka_unit_test(numbers_may_begin_anew_behind_a_section),
        cmocka_unit_test(a_section_with_its_empty_cells_is_one_cell),
        cmocka_unit_test(a_merged_category_is_blank_in_the_rows_below),
        cmocka_unit_test(a_merged_number_and_task_are_blank_in_the_rows_below),
        cmocka_unit_test(notes_and_signatures_below_are_rows_of_their_own),
        cmocka_unit_test(prose_is_no_table),
        cmocka_unit_test(a_header_without_rows_is_no_table),
        cmocka_unit_test(a_table_of_which_nothing_tells_the_rows_is_refused),
        cmocka_unit_test(a_number_out_of_order_is_refused_at_its_line),
        cmocka_unit_test(two_rows_that_lost_cells_and_look_like_one_are_refused),
        cmocka_unit_test(a_clause_that_counts_on_is_no_cell_of_its_own),
        cmocka_unit_test(a_second_table_below_is_refused),
        cmocka_unit_test(lines_of_one_row_go_on_with_the_last_cell),
        cmocka_unit_test(a_paragraph_alone_on_its_line_goes_on_too),
        cmocka_unit_test(broken_rows_without_a_header_are_put_together_too),
        cmocka_unit_test(a_unit_line_is_no_header_cell),
        cmocka_unit_test(rows_broken_between_bars_are_put_together),
        cmocka_unit_test(sections_and_short_rows_stay_apart),
        cmocka_unit_test(merged_cells_that_are_missing_stay_missing),
        cmocka_unit_test(pastes_of_offices_are_read_right_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
