/* Sheets: which blocks a kind makes of the tasks. */
#include "sheet/sheet_pages.h"
#include "sheets.h"

static const char small[] = "某县行动计划,,,,,,\n"
                            "序号,行动,任务,主要内容,第一年,牵头单位,责任单位\n"
                            "1,甲行动,修路,\"1.修路3公里;\r\n2.建桥\",修路1公里,交通局,财政局\n"
                            "2,乙行动,种树,种树100亩,种树30亩,林草局,\n";

/* 无 and — are no items, but they stand in the table, and so on the sheet. */
static void a_placeholder_is_printed(void **state)
{
    static const char *const cells[] = {"无", " — ", "／", "1.修路;2.建桥", ""};
    static const char *const lines[] = {"无", "—", "／", "1.修路;\n2.建桥", ""};
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct buf out;
        buf_init(&out);
        sheet_add_clauses(&out, slice_of(cells[i]));
        if (!slice_equals(buf_slice(&out), lines[i])) fail_msg("%s: %.*s", cells[i], (int)out.n, out.s);
        buf_done(&out);
    }
}

static void clauses_inside_an_item_are_set_in_below_it(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out);
    sheet_add_clauses(&out, SLICE("（一）培训：1.职工；2.农民工。（二）岗位"));
    assert_string_equal(out.s, "（一）培训：\n\u30001.职工；\n\u30002.农民工。\n（二）岗位");
    buf_clear(&out);
    sheet_add_clauses(&out, SLICE("●新建；\n●改建"));
    assert_string_equal(out.s, "●新建；\n●改建");
    buf_done(&out);
}

static void a_task_sheet_holds_every_cell_and_boxes(void **state)
{
    struct plans plans;
    (void)state;
    sheets_open(&plans, small);
    char *text = sheets_render(&plans, "task", "", 44);
    assert_string_equal(text, "                 Task Sheet\n"
                              "                某县行动计划\n"
                              "\n"
                              "┌──────────┬───────────────────────────────┐\n"
                              "│ 序号     │ 1                             │\n"
                              "├──────────┼───────────────────────────────┤\n"
                              "│ 行动     │ 甲行动                        │\n"
                              "├──────────┼───────────────────────────────┤\n"
                              "│ 任务     │ 修路                          │\n"
                              "├──────────┼───────────────────────────────┤\n"
                              "│ 主要内容 │ 1.修路3公里;                  │\n"
                              "│          │ 2.建桥                        │\n"
                              "├──────────┼───────────────────────────────┤\n"
                              "│ 第一年   │ 修路1公里                     │\n"
                              "├──────────┼───────────────────────────────┤\n"
                              "│ 牵头单位 │ 交通局                        │\n"
                              "├──────────┼───────────────────────────────┤\n"
                              "│ 责任单位 │ 财政局                        │\n"
                              "└──────────┴───────────────────────────────┘\n"
                              "\n"
                              "Quantified Targets\n"
                              "\n"
                              "┌──────────────┬───────────────┬───────────┐\n"
                              "│ Indicator    │ Whole Period  │ 第一年    │\n"
                              "├──────────────┼───────────────┼───────────┤\n"
                              "│ 修路         │ 3公里         │ 1公里     │\n"
                              "└──────────────┴───────────────┴───────────┘\n"
                              "\n"
                              "┌─────────────────────┬────────────────────┐\n"
                              "│ Received by         │ Date               │\n"
                              "│ (signature)         │                    │\n"
                              "│                     │                    │\n"
                              "│                     │                    │\n"
                              "└─────────────────────┴────────────────────┘\n"
                              "\f                 Task Sheet\n"
                              "                某县行动计划\n"
                              "\n"
                              "┌──────────┬───────────────────────────────┐\n"
                              "│ 序号     │ 2                             │\n"
                              "├──────────┼───────────────────────────────┤\n"
                              "│ 行动     │ 乙行动                        │\n"
                              "├──────────┼───────────────────────────────┤\n"
                              "│ 任务     │ 种树                          │\n"
                              "├──────────┼───────────────────────────────┤\n"
                              "│ 主要内容 │ 种树100亩                     │\n"
                              "├──────────┼───────────────────────────────┤\n"
                              "│ 第一年   │ 种树30亩                      │\n"
                              "├──────────┼───────────────────────────────┤\n"
                              "│ 牵头单位 │ 林草局                        │\n"
                              "├──────────┼───────────────────────────────┤\n"
                              "│ 责任单位 │                               │\n"
                              "└──────────┴───────────────────────────────┘\n"
                              "\n"
                              "Quantified Targets\n"
                              "\n"
                              "┌──────────────┬───────────────┬───────────┐\n"
                              "│ Indicator    │ Whole Period  │ 第一年    │\n"
                              "├──────────────┼───────────────┼───────────┤\n"
                              "│ 种树         │ 100亩         │ 30亩      │\n"
                              "└──────────────┴───────────────┴───────────┘\n"
                              "\n"
                              "┌─────────────────────┬────────────────────┐\n"
                              "│ Received by         │ Date               │\n"
                              "│ (signature)         │                    │\n"
                              "│                     │                    │\n"
                              "│                     │                    │\n"
                              "└─────────────────────┴────────────────────┘\n"
                              "\n"
                              "某县.csv\n");
    free(text);
    plans_done(&plans);
}

/* A figure without its measure, or without what it is for each of, would promise something else. */
static void targets_are_said_as_the_plan_promises_them(void **state)
{
    struct plans plans;
    (void)state;
    sheets_open_sample(&plans);
    char *text = sheets_render(&plans, "task", "", 160);
    static const char *const said[] = {
        "│ 达到3万人(次) ",          "│ 达到4万人(次) ", "│ 每年每万人人口全科医生达到2人",    "│ 每个县区重点办好1所",
        "│ 每所职校重点办好1个以上", "│ 1个以上左右 ",   "│ 三年获得核心发明专利授权10项以上 "};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (strstr(text, said[i]) == NULL) fail_msg("%s", said[i]);
    free(text);
    plans_done(&plans);
    sheets_open(&plans,
                "任务,第一年,第二年,第三年\n培训,每年培训人(次)达到3万,累计建成基地30 个,\"受训工人\n达到 5 人\"\n");
    text = sheets_render(&plans, "task", "", 140);
    static const char *const small_said[] = {"│ 每年培训人(次)达到3万 ", "│ 累计建成基地30个 ", "│ 达到5人 "};
    for (size_t i = 0; i < sizeof small_said / sizeof *small_said; i++)
        if (strstr(text, small_said[i]) == NULL) fail_msg("%s in %s", small_said[i], text);
    free(text);
    plans_done(&plans);
}

/* What we say is in the language of the user, what the plan says in its own words. */
static void headers_of_the_plan_stay_as_they_are(void **state)
{
    static const char *const kinds[] = {"task", "tasks", "agency", "followup", "table"};
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct plans plans;
        sheets_open(&plans, "编号,专项行动,重点工作,第一年,牵头部门\n7,甲,看书,看1本,市文旅局\n");
        char *text = sheets_render(&plans, kinds[i], "", 80);
        assert_non_null(strstr(text, "│ 编号 "));
        assert_null(strstr(text, "序号"));
        assert_null(strstr(text, "│ No. "));
        assert_null(strstr(text, "│ 任务 "));
        free(text);
        plans_done(&plans);
        sheets_open(&plans, "重点工作,第一年,牵头部门\n看书,看1本,市文旅局\n");
        text = sheets_render(&plans, kinds[i], "", 80);
        assert_non_null(strstr(text, "│ No. "));
        assert_null(strstr(text, "序号"));
        free(text);
        plans_done(&plans);
    }
}

static void a_list_of_tasks_has_its_actions_as_sections(void **state)
{
    struct plans plans;
    (void)state;
    sheets_open(&plans, small);
    char *text = sheets_render(&plans, "tasks", "第一年", 60);
    assert_string_equal(text, "                       List of Tasks\n"
                              "                        某县行动计划\n"
                              "                           第一年\n"
                              "\n"
                              "┌──────┬────────┬──────────────┬─────────────┬─────────────┐\n"
                              "│ 序号 │ 任务   │ 第一年       │ 牵头单位    │ 责任单位    │\n"
                              "├──────┴────────┴──────────────┴─────────────┴─────────────┤\n"
                              "│ 甲行动                                                   │\n"
                              "├──────┬────────┬──────────────┬─────────────┬─────────────┤\n"
                              "│    1 │ 修路   │ 修路1公里    │ 交通局      │ 财政局      │\n"
                              "├──────┴────────┴──────────────┴─────────────┴─────────────┤\n"
                              "│ 乙行动                                                   │\n"
                              "├──────┬────────┬──────────────┬─────────────┬─────────────┤\n"
                              "│    2 │ 种树   │ 种树30亩     │ 林草局      │             │\n"
                              "└──────┴────────┴──────────────┴─────────────┴─────────────┘\n"
                              "\n"
                              "某县.csv\n");
    free(text);
    plans_done(&plans);
}

static void duties_are_led_then_supported_then_through_groups(void **state)
{
    struct plans plans;
    (void)state;
    sheets_open(&plans, "任务,第一年,牵头单位,责任单位\n"
                        "看书,看1本,市文旅局,市教育局\n"
                        "跑步,跑2次,市教育局,市财政局\n"
                        "写字,写3页,市文旅局,\"市直有关部门单位、市体育局\"\n");
    char *text = sheets_render(&plans, "agency", "", 60);
    const char *page = strstr(text, "市教育局\n"); /* the subtitle of its page */
    assert_non_null(page);
    static const char duties[] = "市教育局\n"
                                 "\n"
                                 "1. Leads (1)\n"
                                 "\n"
                                 "┌─────┬────────────┬───────────────┬───────────────────────┐\n"
                                 "│ No. │ 任务       │ 第一年        │ 责任单位              │\n"
                                 "├─────┼────────────┼───────────────┼───────────────────────┤\n"
                                 "│   2 │ 跑步       │ 跑2次         │ 市财政局              │\n"
                                 "└─────┴────────────┴───────────────┴───────────────────────┘\n"
                                 "\n"
                                 "2. Supports (1)\n"
                                 "\n"
                                 "┌─────┬────────────┬───────────────┬───────────────────────┐\n"
                                 "│ No. │ 任务       │ 第一年        │ 牵头单位              │\n"
                                 "├─────┼────────────┼───────────────┼───────────────────────┤\n"
                                 "│   1 │ 看书       │ 看1本         │ 市文旅局              │\n"
                                 "└─────┴────────────┴───────────────┴───────────────────────┘\n"
                                 "\n"
                                 "3. Reached through a group (1)\n"
                                 "\n"
                                 "┌─────┬───────┬─────────┬───────────┬──────────────────────┐\n"
                                 "│ No. │ 任务  │ 第一年  │ 牵头单位  │ Group                │\n"
                                 "├─────┼───────┼─────────┼───────────┼──────────────────────┤\n"
                                 "│   3 │ 写字  │ 写3页   │ 市文旅局  │ 市直有关部门单位     │\n"
                                 "└─────┴───────┴─────────┴───────────┴──────────────────────┘\n";
    if (strncmp(page, duties, sizeof duties - 1) != 0) fail_msg("%s", page);
    free(text);
    plans_done(&plans);
}

/* The rows of a table of duties, of one agency. */
static void expect_duties(const char *csv, const char *second, const char *agency, const char *const *wanted)
{
    struct plans plans;
    sheets_open(&plans, csv);
    if (second != NULL) {
        struct err err = {0};
        plans_add(&plans, load_bytes("乙.csv", second, strlen(second), NULL, &err));
    }
    char *text = sheets_render(&plans, "agency", "", 80), name[80];
    snprintf(name, sizeof name, " %s\n\n1.", agency);
    const char *page = strstr(text, name);
    assert_non_null(page);
    for (; *wanted != NULL; wanted++) {
        const char *found = strstr(page, *wanted);
        if (found == NULL) fail_msg("%s: no %s in %s", agency, *wanted, page);
        page = found;
    }
    free(text);
    plans_done(&plans);
}

static void duties_name_the_plan_and_the_partners(void **state)
{
    (void)state;
    struct plans plans;
    sheets_open(&plans, small);
    char *text = sheets_render(&plans, "agency", "", 60);
    assert_non_null(strstr(text, " List of Duties\n                        某县行动计划\n"));
    free(text);
    plans_done(&plans);
    expect_duties("任务,第一年,牵头单位\n看书,看1本,甲局、乙局\n", NULL, "乙局",
                  (const char *const[]){"│ 牵头单位", "│ 甲局、乙局", NULL});
    expect_duties("任务,第一年,牵头单位,责任单位\n看书,看1本,甲局,乙局（牵头）\n", NULL, "甲局",
                  (const char *const[]){"│ 牵头单位", "│ 甲局", "│ 乙局（牵头）", NULL});
    /* where one column holds both, the first leads */
    expect_duties("任务,第一年,责任单位\n看书,看1本,甲局、乙局\n", NULL, "乙局",
                  (const char *const[]){"1. Supports (1)", "│ 责任单位", "│ 甲局、乙局", NULL});
    expect_duties("指标,计量单位,2024年,责任单位\n造林,亩,100,甲局\n", NULL, "甲局",
                  (const char *const[]){"│ 计量单位", "│ 亩", NULL});
    expect_duties("任务,第一年,牵头单位\n看书,看1本,甲局\n", "任务,第一年,牵头单位\n种树,种1棵,甲局\n", "甲局",
                  (const char *const[]){"1. Leads (2)", "│ 某县 ", "看书", "│ 乙 ", "种树", NULL});
}

static void a_slip_holds_matter_limit_and_room(void **state)
{
    struct plans plans;
    (void)state;
    sheets_open(&plans, "序号,任务,主要内容,第一年,第二年,牵头单位\n7,看书,读好书,看1本,看2本,市文旅局\n");
    char *text = sheets_render(&plans, "followup", "第二年", 60);
    assert_non_null(strstr(text, "│ Matter      │ 看书 "));
    assert_non_null(strstr(text, "│ Requirement │ 看2本 "));
    assert_non_null(strstr(text, "│ Time Limit  │ 第二年 "));
    assert_non_null(strstr(text, "│ Responsible │ 市文旅局 "));
    assert_non_null(strstr(text, "│ What was done "));
    assert_null(strstr(text, "看1本"));
    free(text);
    text = sheets_render(&plans, "followup", "", 60);
    assert_non_null(strstr(text, "│ Time Limit  │ 第一年—第二年 "));
    free(text);
    plans_done(&plans);
}

static void a_slip_says_what_there_is_and_no_more(void **state)
{
    struct plans plans;
    (void)state;
    sheets_open(
        &plans,
        "行动,任务,主要内容,第一年,第二年,责任单位,备注\n甲行动,造林,造林,,造100亩,林业局、水务局,重点\n甲行动,护林,护好林,,,林业局,\n");
    char *text = sheets_render(&plans, "followup", "", 60), *second = strchr(text, '\f');
    static const char first_slip[] = "│ No.         │ 1                                          │\n"
                                     "├─────────────┼────────────────────────────────────────────┤\n"
                                     "│ 行动        │ 甲行动                                     │\n"
                                     "├─────────────┼────────────────────────────────────────────┤\n"
                                     "│ Matter      │ 造林                                       │\n"
                                     "├─────────────┼────────────────────────────────────────────┤\n"
                                     "│ Requirement │ 【第二年】                                 │\n"
                                     "│             │ 造100亩                                    │\n"
                                     "├─────────────┼────────────────────────────────────────────┤\n"
                                     "│ Time Limit  │ 第一年—第二年                              │\n"
                                     "├─────────────┼────────────────────────────────────────────┤\n"
                                     "│ Responsible │ 林业局、水务局                             │\n"
                                     "├─────────────┼────────────────────────────────────────────┤\n"
                                     "│ 备注        │ 重点                                       │\n";
    if (strstr(text, first_slip) == NULL) fail_msg("%s", text);
    assert_non_null(second);
    assert_non_null(strstr(second, "│ Matter      │ 护林 "));
    assert_non_null(strstr(second, "│ Requirement │ 护好林 "));
    assert_null(strstr(second, "备注"));
    free(text);
    plans_done(&plans);
}

/* Of a plan of indicators a figure alone says nothing. */
static void a_bare_number_is_said_with_what_it_counts(void **state)
{
    struct plans plans;
    (void)state;
    sheets_open(
        &plans,
        "指标,计量单位,2024年,2025年,责任单位\n规上企业,家,10,≥12,甲局\n造林,万亩,30.5,新增2万亩,甲局\n修路,,5,,甲局\n");
    char *text = sheets_render(&plans, "followup", "", 60);
    static const char *const said[] = {"│ 10家 ",      "│ ≥12家 ", "│ 计量单位    │ 家 ", "│ 30.5万亩 ",
                                       "│ 新增2万亩 ", "│ 5 ",     "│ Contact and "};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (strstr(text, said[i]) == NULL) fail_msg("no %s in %s", said[i], text);
    free(text);
    text = sheets_render(&plans, "task", "", 44);
    const char *measure = strstr(text, "│ 计量单位 │ 家 "), *year = strstr(text, "│ 2024年   │ 10 ");
    assert_non_null(measure);
    assert_true(measure < year);
    assert_null(strstr(year, "│ 家 "));
    free(text);
    plans_done(&plans);
}

static void the_cells_of_an_action_are_merged(void **state)
{
    struct plans plans;
    (void)state;
    sheets_open(&plans, "行动,任务,牵头单位\n甲行动,看书,市文旅局\n甲行动,写字,市文旅局\n乙行动,跑步,市体育局\n");
    char *text = sheets_render(&plans, "table", "", 50);
    assert_non_null(strstr(text, "│   1 │ 甲行动      │ 看书 "));
    assert_non_null(strstr(text, "│   2 │             │ 写字 "));
    assert_non_null(strstr(text, "│   3 │ 乙行动      │ 跑步 "));
    free(text);
    plans_done(&plans);
}

/* A plan of that many columns of its own. */
static void open_wide(struct plans *plans, size_t columns)
{
    struct buf csv;
    buf_init(&csv);
    buf_adds(&csv, "序号,任务,牵头单位");
    for (size_t i = 0; i < columns; i++) buf_addf(&csv, ",列%zu", i);
    buf_adds(&csv, "\n1,修路,市局");
    for (size_t i = 0; i < columns; i++) buf_addf(&csv, ",值%zu", i);
    buf_adds(&csv, "\n2,种树,市局\n");
    sheets_open(plans, csv.s);
    buf_done(&csv);
}

static void no_column_is_one_too_many(void **state)
{
    struct plans plans;
    (void)state;
    open_wide(&plans, 130);
    char *text = sheets_render(&plans, "table", "", 80);
    assert_non_null(strstr(text, "值0 "));
    assert_non_null(strstr(text, "值129"));
    free(text);
    plans_done(&plans);
}

static void punctuation_between_chinese_is_set_full_width(void **state)
{
    static const char half[] = "一,二;三(四):1,000,a,b五?", full[] = "一，二；三（四）：1,000,a,b五？";
    struct sheet sheet;
    (void)state;
    sheet_init(&sheet);
    sheet.full_width = true;
    struct slice set = sheet_copy(&sheet, slice_of(half));
    assert_int_equal(set.n, strlen(full));
    assert_memory_equal(set.s, full, set.n);
    sheet_done(&sheet);
}

static void a_preview_has_a_page_for_each_task(void **state)
{
    struct plans plans;
    struct sheet sheet;
    struct sheet_pages pages;
    struct err err = {0};
    size_t place[26], page = 99;
    (void)state;
    sheets_open_sample(&plans);
    for (size_t i = 0; i < 26; i++) place[i] = i;
    struct sheet_choice choice = {.plans = &plans, .place = place, .count = 26};
    sheet_init(&sheet);
    sheet_make(&sheet, sheet_kind_named("task"), &choice);
    assert_true(sheet_pages_make(&pages, &sheet, &(struct sheet_look){.ncols = 80, .ambiguous = 1}, &err));
    assert_int_equal(pages.pages, 26);
    assert_int_equal(pages.first[26], pages.lines);
    for (size_t i = 0; i < 26; i++) assert_true(slice_equals(slice_trim(pages.line[pages.first[i]]), "Task Sheet"));
    size_t line = sheet_pages_find(&pages, SLICE("壮大产业技术人才队伍"), 0, &page);
    assert_int_equal(page, 4);
    assert_true(line > pages.first[4] && line < pages.first[5]);
    assert_true(sheet_pages_find(&pages, SLICE("没有这句话"), 0, &page) == SIZE_MAX);
    sheet_pages_done(&pages);
    sheet_done(&sheet);
    plans_done(&plans);
}

static void expect_spans(const struct sheet_pages *pages, size_t line, const char *part, size_t count,
                         const char *shown)
{
    struct sheet_span span[4];
    assert_int_equal(sheet_pages_spans(pages, line, slice_of(part), span, 4), count);
    if (count == 0) return;
    struct slice piece = slice_cut(pages->line[line], span[0].start, span[0].end);
    if (!slice_equals(piece, shown)) fail_msg("%.*s is not %s", (int)piece.n, piece.s, shown);
}

static void what_is_broken_over_lines_is_found_in_its_cell(void **state)
{
    (void)state;
    static const char text[] =
        "│ 甲乙 │ 子丑 │\n│ 丙丁 │ 寅卯 │\n├──┼──┤\n│ 戊己 │ 辰巳 │\n\f│ 庚辛 │ 午未 │\n只有一\n行字\n";
    struct sheet_pages pages;
    struct buf bytes;
    size_t page;
    buf_init(&bytes);
    buf_adds(&bytes, text);
    sheet_pages_of_text(&pages, &bytes);
    assert_int_equal(pages.lines, 7);
    assert_int_equal(sheet_pages_find(&pages, SLICE("乙丙"), 0, &page), 0);
    assert_int_equal(sheet_pages_find(&pages, SLICE("丑寅卯"), 0, &page), 0);
    assert_true(sheet_pages_find(&pages, SLICE("乙子"), 0, &page) == SIZE_MAX); /* side by side */
    assert_true(sheet_pages_find(&pages, SLICE("丁戊"), 0, &page) == SIZE_MAX); /* another row */
    assert_true(sheet_pages_find(&pages, SLICE("己庚"), 0, &page) == SIZE_MAX); /* another page */
    assert_true(sheet_pages_find(&pages, SLICE("丙"), 2, &page) == SIZE_MAX);
    assert_int_equal(sheet_pages_find(&pages, SLICE("一行"), 0, &page), 5);
    assert_int_equal(page, 1);
    expect_spans(&pages, 0, "丑寅卯", 1, "丑");
    expect_spans(&pages, 1, "丑寅卯", 1, "寅卯");
    expect_spans(&pages, 1, "丙丁", 1, "丙丁");
    expect_spans(&pages, 3, "丑寅卯", 0, "");
    expect_spans(&pages, 6, "有一行字", 1, "行字");
    sheet_pages_done(&pages);
}

static void one_year_leaves_the_others_out(void **state)
{
    struct plans plans;
    (void)state;
    sheets_open_sample(&plans);
    char *text = sheets_render(&plans, "task", "第二年", 80);
    assert_non_null(strstr(text, "第二年"));
    assert_null(strstr(text, "第一年"));
    assert_null(strstr(text, "第三年"));
    free(text);
    plans_done(&plans);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_placeholder_is_printed),
        cmocka_unit_test(clauses_inside_an_item_are_set_in_below_it),
        cmocka_unit_test(a_task_sheet_holds_every_cell_and_boxes),
        cmocka_unit_test(targets_are_said_as_the_plan_promises_them),
        cmocka_unit_test(headers_of_the_plan_stay_as_they_are),
        cmocka_unit_test(a_list_of_tasks_has_its_actions_as_sections),
        cmocka_unit_test(duties_are_led_then_supported_then_through_groups),
        cmocka_unit_test(duties_name_the_plan_and_the_partners),
        cmocka_unit_test(a_slip_holds_matter_limit_and_room),
        cmocka_unit_test(a_slip_says_what_there_is_and_no_more),
        cmocka_unit_test(a_bare_number_is_said_with_what_it_counts),
        cmocka_unit_test(the_cells_of_an_action_are_merged),
        cmocka_unit_test(no_column_is_one_too_many),
        cmocka_unit_test(punctuation_between_chinese_is_set_full_width),
        cmocka_unit_test(a_preview_has_a_page_for_each_task),
        cmocka_unit_test(what_is_broken_over_lines_is_found_in_its_cell),
        cmocka_unit_test(one_year_leaves_the_others_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
