/* Sheets: which blocks a kind makes, and how they stand on paper at every width. */
#include "load.h"
#include "quantity.h"
#include "sheet.h"
#include "sheet_pages.h"
#include "test.h"

static const char small[] = "某县行动计划,,,,,,\n"
                            "序号,行动,任务,主要内容,第一年,牵头单位,责任单位\n"
                            "1,甲行动,修路,\"1.修路3公里;\r\n2.建桥\",修路1公里,交通局,财政局\n"
                            "2,乙行动,种树,种树100亩,种树30亩,林草局,\n";

static void open_plan(struct plans *plans, const char *csv)
{
    struct err err = {0};
    struct plan *plan = load_bytes("某县.csv", csv, strlen(csv), NULL, &err);
    if (plan == NULL) fail_msg("%s", err.what);
    plans_init(plans);
    plans_add(plans, plan);
}

/* The plan that comes with the program. */
static void open_sample(struct plans *plans)
{
    struct err err = {0};
    struct plan *plan = load_file(test_path("data/tianshui.csv"), NULL, &err);
    if (plan == NULL) fail_msg("%s", err.what);
    plans_init(plans);
    plans_add(plans, plan);
}

static size_t count_of(const char *text, char c)
{
    size_t count = 0;
    for (; *text != '\0'; text++) count += *text == c;
    return count;
}

/* All tasks as text; free with free(). */
static char *render_paged(const struct plans *plans, const char *kind, const char *year, int ncols, unsigned nlines)
{
    size_t count = plans_tasks(plans), *place = malloc(count * sizeof *place);
    struct sheet_look look = {.ncols = ncols, .nlines = nlines, .ambiguous = 1};
    struct sheet sheet;
    struct buf out;
    struct err err = {0};
    struct sheet_made made = {.pages = 0};
    for (size_t i = 0; i < count; i++) place[i] = i;
    struct sheet_choice choice = {.plans = plans, .place = place, .count = count, .year = slice_of(year)};
    buf_init(&out);
    sheet_init(&sheet);
    sheet_make(&sheet, sheet_kind_named(kind), &choice);
    assert_true(sheet_format_named("text")->render(&sheet, &look, &out, &made, &err));
    assert_int_equal(made.pages, 1 + count_of(out.s, '\f'));
    sheet_done(&sheet);
    free(place);
    return out.s;
}

static char *render(const struct plans *plans, const char *kind, const char *year, int ncols)
{
    return render_paged(plans, kind, year, ncols, 0);
}

static void a_task_sheet_holds_every_cell_and_boxes(void **state)
{
    struct plans plans;
    (void)state;
    open_plan(&plans, small);
    char *text = render(&plans, "task", "", 44);
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
    open_sample(&plans);
    char *text = render(&plans, "task", "", 120);
    static const char *const said[] = {"│ 达到3万人(次) ", "│ 达到4万人(次) ", "每万人人口全科医生达到2人", "每个县区重点办好1所", "每所职校重点办好1个以上",
                                       "│ 1个以上左右 "};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (strstr(text, said[i]) == NULL) fail_msg("%s", said[i]);
    free(text);
    plans_done(&plans);
}

static void a_list_of_tasks_has_its_actions_as_sections(void **state)
{
    struct plans plans;
    (void)state;
    open_plan(&plans, small);
    char *text = render(&plans, "tasks", "第一年", 60);
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
    open_plan(&plans, "任务,第一年,牵头单位,责任单位\n"
                      "看书,看1本,市文旅局,市教育局\n"
                      "跑步,跑2次,市教育局,市财政局\n"
                      "写字,写3页,市文旅局,市直有关部门单位\n");
    char *text = render(&plans, "agency", "", 60);
    const char *page = strstr(text, "市教育局\n"); /* the subtitle of its page */
    assert_non_null(page);
    assert_ptr_equal(strstr(page, "\n\n1. Leads (1)\n\n"), page + strlen("市教育局"));
    static const char led[] = "1. Leads (1)\n"
                              "\n"
                              "┌──────┬──────────────────────┬────────────────────────────┐\n"
                              "│ 序号 │ 任务                 │ 第一年                     │\n"
                              "├──────┼──────────────────────┼────────────────────────────┤\n"
                              "│    2 │ 跑步                 │ 跑2次                      │\n"
                              "└──────┴──────────────────────┴────────────────────────────┘\n"
                              "\n"
                              "2. Supports (1)\n";
    assert_memory_equal(strstr(page, "1. Leads"), led, sizeof led - 1);
    assert_non_null(strstr(page, "│    1 │ 看书       │ 看1本         │ 市文旅局 "));
    const char *through = strstr(page, "3. Reached through a group (1)\n");
    assert_non_null(through);
    assert_non_null(strstr(through, "写字"));
    free(text);
    plans_done(&plans);
}

/* The rows of a table of duties, of one agency. */
static void expect_duties(const char *csv, const char *second, const char *agency, const char *const *wanted)
{
    struct plans plans;
    open_plan(&plans, csv);
    if (second != NULL) {
        struct err err = {0};
        plans_add(&plans, load_bytes("乙.csv", second, strlen(second), NULL, &err));
    }
    char *text = render(&plans, "agency", "", 80), name[80];
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
    open_plan(&plans, small);
    char *text = render(&plans, "agency", "", 60);
    assert_non_null(strstr(text, " List of Duties\n                        某县行动计划\n"));
    free(text);
    plans_done(&plans);
    expect_duties("任务,第一年,牵头单位\n看书,看1本,甲局、乙局\n", NULL, "乙局", (const char *const[]){"│ 牵头单位", "│ 甲局、乙局", NULL});
    /* where one column holds both, the first leads */
    expect_duties("任务,第一年,责任单位\n看书,看1本,甲局、乙局\n", NULL, "乙局", (const char *const[]){"1. Supports (1)", "│ 责任单位", "│ 甲局、乙局", NULL});
    expect_duties("指标,计量单位,2024年,责任单位\n造林,亩,100,甲局\n", NULL, "甲局", (const char *const[]){"│ 计量单位", "│ 亩", NULL});
    expect_duties("任务,第一年,牵头单位\n看书,看1本,甲局\n", "任务,第一年,牵头单位\n种树,种1棵,甲局\n", "甲局",
                  (const char *const[]){"1. Leads (2)", "\n某县\n", "看书", "\n乙\n", "种树", NULL});
}

static void a_slip_holds_matter_limit_and_room(void **state)
{
    struct plans plans;
    (void)state;
    open_plan(&plans, "序号,任务,主要内容,第一年,第二年,牵头单位\n7,看书,读好书,看1本,看2本,市文旅局\n");
    char *text = render(&plans, "followup", "第二年", 60);
    assert_non_null(strstr(text, "│ Matter      │ 看书 "));
    assert_non_null(strstr(text, "│ Requirement │ 看2本 "));
    assert_non_null(strstr(text, "│ Time Limit  │ 第二年 "));
    assert_non_null(strstr(text, "│ Responsible │ 市文旅局 "));
    assert_non_null(strstr(text, "│ What was done "));
    assert_null(strstr(text, "看1本"));
    free(text);
    text = render(&plans, "followup", "", 60);
    assert_non_null(strstr(text, "│ Time Limit  │ 第一年—第二年 "));
    free(text);
    plans_done(&plans);
}

static void a_slip_says_what_there_is_and_no_more(void **state)
{
    struct plans plans;
    (void)state;
    open_plan(&plans, "行动,任务,主要内容,第一年,第二年,责任单位,备注\n甲行动,造林,造林,,造100亩,林业局、水务局,重点\n甲行动,护林,护好林,,,林业局,\n");
    char *text = render(&plans, "followup", "", 60), *second = strchr(text, '\f');
    static const char first_slip[] = "│ 序号        │ 1                                          │\n"
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
                                     "│ Responsible │ 林业局                                     │\n"
                                     "├─────────────┼────────────────────────────────────────────┤\n"
                                     "│ Supporting  │ 水务局                                     │\n"
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

static void the_cells_of_an_action_are_merged(void **state)
{
    struct plans plans;
    (void)state;
    open_plan(&plans, "行动,任务,牵头单位\n甲行动,看书,市文旅局\n甲行动,写字,市文旅局\n乙行动,跑步,市体育局\n");
    char *text = render(&plans, "table", "", 50);
    assert_non_null(strstr(text, "│    1 │ 甲行动      │ 看书 "));
    assert_non_null(strstr(text, "│    2 │             │ 写字 "));
    assert_non_null(strstr(text, "│    3 │ 乙行动      │ 跑步 "));
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
    open_plan(plans, csv.s);
    buf_done(&csv);
}

static void no_column_is_one_too_many(void **state)
{
    struct plans plans;
    (void)state;
    open_wide(&plans, 130);
    char *text = render(&plans, "table", "", 80);
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
    open_sample(&plans);
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

static void expect_spans(const struct sheet_pages *pages, size_t line, const char *part, size_t count, const char *shown)
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
    static const char text[] = "│ 甲乙 │ 子丑 │\n│ 丙丁 │ 寅卯 │\n├──┼──┤\n│ 戊己 │ 辰巳 │\n\f│ 庚辛 │ 午未 │\n只有一\n行字\n";
    struct sheet_pages pages;
    struct buf bytes;
    size_t page;
    buf_init(&bytes);
    buf_adds(&bytes, text);
    sheet_pages_take(&pages, &bytes);
    assert_int_equal(pages.lines, 7);
    assert_int_equal(sheet_pages_find(&pages, SLICE("乙丙"), 0, &page), 0);
    assert_int_equal(sheet_pages_find(&pages, SLICE("丑寅卯"), 0, &page), 0);
    assert_true(sheet_pages_find(&pages, SLICE("乙子"), 0, &page) == SIZE_MAX);   /* side by side */
    assert_true(sheet_pages_find(&pages, SLICE("丁戊"), 0, &page) == SIZE_MAX);   /* another row */
    assert_true(sheet_pages_find(&pages, SLICE("己庚"), 0, &page) == SIZE_MAX);   /* another page */
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
    open_sample(&plans);
    char *text = render(&plans, "task", "第二年", 80);
    assert_non_null(strstr(text, "第二年"));
    assert_null(strstr(text, "第一年"));
    assert_null(strstr(text, "第三年"));
    free(text);
    plans_done(&plans);
}

/* ---- the sample at every width ---- */

/* Without blanks, line breaks and rules: what is left of a page is its cells, in order. */
static void squeeze(const char *text, struct buf *out)
{
    struct slice t = slice_of(text);
    for (size_t pos = 0; pos < t.n;) {
        uint32_t cp = text_decode(t, pos, &pos);
        if (!text_is_blank(cp) && cp != '\f' && (cp < 0x2500 || cp > 0x257f)) buf_addc(out, cp);
    }
}

static void check_whole(const char *kind)
{
    struct plans plans;
    open_sample(&plans);
    char *text = render(&plans, kind, "", 80);
    struct buf page, cell;
    buf_init(&page);
    buf_init(&cell);
    squeeze(text, &page);
    for (size_t i = 0; i < plans_tasks(&plans); i++) {
        struct place at = plans_at(&plans, i);
        for (size_t c = 0; c < plan_columns(at.plan); c++) {
            char copy[8192];
            snprintf(copy, sizeof copy, "%.*s", (int)plan_cell(at.plan, at.task, c).n, plan_cell(at.plan, at.task, c).s);
            buf_clear(&cell);
            squeeze(copy, &cell);
            if (slice_find(buf_slice(&page), buf_slice(&cell)) == SIZE_MAX) fail_msg("task %zu: not whole: %s", i + 1, copy);
        }
    }
    buf_done(&page);
    buf_done(&cell);
    free(text);
    plans_done(&plans);
}

static void every_cell_of_every_task_is_whole(void **state)
{
    (void)state;
    check_whole("task");
    check_whole("table");
}

/* The code point that begins a cell on a line: after the rule and its blank. */
static void check_line(struct slice line, int ncols)
{
    static const char *const closing[] = {"，", "。", "、", "；", "：", "？", "！", "）", "》", "」", "』", "”", "’", "…", "—", "%", ",", ";", ")"};
    int cols = text_cols(line, 1);
    if (cols > ncols) fail_msg("%d columns at width %d: %.*s", cols, ncols, (int)line.n, line.s);
    for (struct slice rest = line;;) {
        size_t rule = slice_find(rest, SLICE("│ "));
        if (rule == SIZE_MAX) return;
        rest = slice_cut(rest, rule + strlen("│ "), rest.n);
        for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
            if (slice_has_prefix(rest, slice_of(closing[i]))) fail_msg("width %d: %.*s", ncols, (int)line.n, line.s);
    }
}

static void lines_fit_and_begin_well_at_every_width(void **state)
{
    static const char *const kinds[] = {"task", "tasks", "agency", "followup", "table"};
    struct plans plans;
    (void)state;
    open_sample(&plans);
    for (int ncols = 40; ncols <= 120; ncols++) {
        for (size_t kind = 0; kind < 5; kind++) {
            if (kind == 2 && ncols % 10 != 0) continue; /* long: a page or more for each agency */
            char *text = render(&plans, kinds[kind], kind == 1 || kind == 2 ? "第一年" : "", ncols);
            for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"))
                check_line(slice_of(line[0] == '\f' ? line + 1 : line), ncols);
            free(text);
        }
    }
    plans_done(&plans);
}

/* Joined, the ends of two lines of a cell have no quantity that reaches from one into the other.  A bound before the number
 * (达到) may stay behind, and so may a measure that stands before it (培训人次|达到3万). */
static void check_halves(struct slice above, struct slice below, const char *kind, int ncols)
{
    enum { AROUND = 45 };
    struct slice tail = slice_cut(above, above.n > AROUND ? above.n - AROUND : 0, above.n);
    while (tail.n > 0 && (tail.s[0] & 0xC0) == 0x80) tail = slice_cut(tail, 1, tail.n);
    char joined[2 * AROUND + 8];
    int n = snprintf(joined, sizeof joined, "%.*s%.*s", (int)tail.n, tail.s, (int)(below.n < AROUND ? below.n : AROUND), below.s);
    struct quantity q;
    for (size_t pos = 0; n > 0 && quantity_next(slice_of(joined), &pos, &q);)
        if (q.number < tail.n && q.end > tail.n) fail_msg("%s, width %d: %.*s|%.*s", kind, ncols, (int)tail.n, tail.s, (int)below.n, below.s);
}

/* Every quantity of the plan stands on one line, from its number to the bounds behind its measure, in every kind: what is torn in a
 * cell is found by its halves, at the end of one line and at the beginning of the next. */
static void expect_whole_quantities(const struct plans *plans, const char *kind, int ncols)
{
    char *text = render(plans, kind, "", ncols);
    struct slice rest = slice_of(text), previous = SLICE("");
    while (rest.n > 0) {
        size_t n = slice_find(rest, SLICE("\n"));
        struct slice line = slice_cut(rest, 0, n == SIZE_MAX ? rest.n : n), cell = line, above = previous;
        for (size_t rule; (rule = slice_find(cell, SLICE("│"))) != SIZE_MAX && above.n > 0;) { /* cell by cell, as far as both have some */
            size_t end = slice_find(above, SLICE("│"));
            check_halves(slice_trim(slice_cut(above, 0, end == SIZE_MAX ? above.n : end)), slice_trim(slice_cut(cell, 0, rule)), kind, ncols);
            cell = slice_cut(cell, rule + strlen("│"), cell.n);
            above = end == SIZE_MAX ? SLICE("") : slice_cut(above, end + strlen("│"), above.n);
        }
        previous = line;
        rest = slice_cut(rest, n == SIZE_MAX ? rest.n : n + 1, rest.n);
    }
    free(text);
}

static void quantities_stay_whole_in_every_kind(void **state)
{
    struct plans plans;
    (void)state;
    open_sample(&plans);
    for (int ncols = 40; ncols <= 120; ncols++) {
        expect_whole_quantities(&plans, "task", ncols);
        expect_whole_quantities(&plans, "followup", ncols);
        expect_whole_quantities(&plans, "table", ncols);
    }
    for (int ncols = 40; ncols <= 120; ncols += 8) expect_whole_quantities(&plans, "agency", ncols);
    plans_done(&plans);
}

/* What stands in the right cell of a form's line; empty for rules, and *fresh where a new cell begins. */
static struct slice right_cell(struct slice line, bool *fresh)
{
    size_t rule = slice_has_prefix(line, SLICE("│ ")) ? slice_find(line, SLICE(" │ ")) : SIZE_MAX;
    *fresh = rule == SIZE_MAX || !slice_is_blank(slice_cut(line, strlen("│"), rule));
    if (rule == SIZE_MAX) return SLICE("");
    return slice_trim(slice_cut(line, rule + strlen(" │ "), line.n - strlen("│")));
}

/* A number and the measure that follows it in a plan stand on one line. */
static void number_and_measure_stay_together(void **state)
{
    struct plans plans;
    (void)state;
    open_sample(&plans);
    for (int ncols = 40; ncols <= 120; ncols++) {
        char *text = render(&plans, "task", "", ncols);
        bool after_digit = false, fresh;
        for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
            struct slice cell = right_cell(slice_of(line), &fresh);
            size_t next;
            if (after_digit && !fresh && cell.n > 0 && text_is_han(text_decode(cell, 0, &next)))
                fail_msg("width %d: %s", ncols, line);
            after_digit = cell.n > 0 && cell.s[cell.n - 1] >= '0' && cell.s[cell.n - 1] <= '9';
        }
        free(text);
    }
    plans_done(&plans);
}

/* ---- pages of lines ---- */

/* A table with a merged column and a number, `rows` of them, as pages of 20 lines; the third says `third`. */
static char *render_table(unsigned nlines, size_t rows, const char *third, size_t *pages)
{
    static const struct sheet_column columns[] = {
        {.header = {"No.", 3}, .right = true}, {.header = {"行动", 6}, .merge = true}, {.header = {"任务", 6}, .share = 1}};
    struct sheet sheet;
    struct buf out;
    struct err err;
    struct sheet_made made = {.pages = 0};
    sheet_init(&sheet);
    sheet.source = SLICE("某县.csv 2026-11-24");
    sheet_page(&sheet, 0, SLICE("某县"));
    sheet_add(&sheet, SHEET_TITLE, SLICE("某县"));
    struct sheet_table *table = sheet_table(&sheet, columns, 3);
    for (size_t i = 0; i < rows; i++) {
        char no[24];
        snprintf(no, sizeof no, "%zu", i + 1);
        sheet_row(&sheet, table, (const struct slice[]){slice_of(no), SLICE("某某行动"), i == 2 ? slice_of(third) : SLICE("看书")});
    }
    buf_init(&out);
    assert_true(sheet_render_text(&sheet, &(struct sheet_look){.ncols = 40, .nlines = nlines, .ambiguous = 1}, &out, &made, &err));
    *pages = made.pages;
    sheet_done(&sheet);
    return out.s;
}

static void a_page_has_its_lines_head_and_foot(void **state)
{
    size_t pages;
    (void)state;
    char *text = render_table(20, 8, "写字", &pages);
    assert_int_equal(pages, 2);
    assert_string_equal(text, "                  某县\n"
                              "\n"
                              "┌─────┬──────────┬─────────────────────┐\n"
                              "│ No. │ 行动     │ 任务                │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   1 │ 某某行动 │ 看书                │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   2 │          │ 看书                │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   3 │          │ 写字                │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   4 │          │ 看书                │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   5 │          │ 看书                │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   6 │          │ 看书                │\n"
                              "└─────┴──────────┴─────────────────────┘\n"
                              "\n"
                              "\n"
                              "某县.csv 2026-11-24          Page 1 of 2\n"
                              "\f┌─────┬──────────┬─────────────────────┐\n"
                              "│ No. │ 行动     │ 任务                │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   7 │ 某某行动 │ 看书                │\n"
                              "│     │ (cont.)  │                     │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   8 │          │ 看书                │\n"
                              "└─────┴──────────┴─────────────────────┘\n"
                              "\n"
                              "\n"
                              "\n"
                              "\n"
                              "\n"
                              "\n"
                              "\n"
                              "\n"
                              "\n"
                              "\n"
                              "\n"
                              "某县.csv 2026-11-24          Page 2 of 2\n");
    free(text);
}

static void a_long_row_is_split_and_its_merged_cell_said_again(void **state)
{
    size_t pages;
    char *third = calloc(1, 3 * 14 * 20 + 1);
    (void)state;
    for (size_t i = 0; i < 14 * 20; i++) memcpy(third + 3 * i, i % 14 == 0 ? "始" : "中", 3);
    char *text = render_table(20, 4, third, &pages);
    assert_string_equal(text, "                  某县\n"
                              "\n"
                              "┌─────┬──────────┬─────────────────────┐\n"
                              "│ No. │ 行动     │ 任务                │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   1 │ 某某行动 │ 看书                │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   2 │          │ 看书                │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   3 │          │ 始中中中中中中中中  │\n"
                              "│     │          │ 中中中中中始中中中  │\n"
                              "│     │          │ 中中中中中中中中中  │\n"
                              "│     │          │ 中始中中中中中中中  │\n"
                              "│     │          │ 中中中中中中始中中  │\n"
                              "│     │          │ 中中中中中中中中中  │\n"
                              "│     │          │ 中中始中中中中中中  │\n"
                              "│     │          │ 中中中中中中中始中  │\n"
                              "└─────┴──────────┴─────────────────────┘\n"
                              "\n"
                              "某县.csv 2026-11-24          Page 1 of 3\n"
                              "\f┌─────┬──────────┬─────────────────────┐\n"
                              "│ No. │ 行动     │ 任务                │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   3 │ 某某行动 │ 中中中中中中中中中  │\n"
                              "│     │ (cont.)  │ 中中中始中中中中中  │\n"
                              "│     │          │ 中中中中中中中中始  │\n"
                              "│     │          │ 中中中中中中中中中  │\n"
                              "│     │          │ 中中中中始中中中中  │\n"
                              "│     │          │ 中中中中中中中中中  │\n"
                              "│     │          │ 始中中中中中中中中  │\n"
                              "│     │          │ 中中中中中始中中中  │\n"
                              "│     │          │ 中中中中中中中中中  │\n"
                              "│     │          │ 中始中中中中中中中  │\n"
                              "│     │          │ 中中中中中中始中中  │\n"
                              "│     │          │ 中中中中中中中中中  │\n"
                              "│     │          │ 中中始中中中中中中  │\n"
                              "│     │          │ 中中中中中中中始中  │\n"
                              "└─────┴──────────┴─────────────────────┘\n"
                              "\n"
                              "某县.csv 2026-11-24          Page 2 of 3\n"
                              "\f┌─────┬──────────┬─────────────────────┐\n"
                              "│ No. │ 行动     │ 任务                │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   3 │ 某某行动 │ 中中中中中中中中中  │\n"
                              "│     │ (cont.)  │ 中中中始中中中中中  │\n"
                              "│     │          │ 中中中中中中中中始  │\n"
                              "│     │          │ 中中中中中中中中中  │\n"
                              "│     │          │ 中中中中始中中中中  │\n"
                              "│     │          │ 中中中中中中中中中  │\n"
                              "│     │          │ 始中中中中中中中中  │\n"
                              "│     │          │ 中中中中中始中中中  │\n"
                              "│     │          │ 中中中中中中中中中  │\n"
                              "│     │          │ 中                  │\n"
                              "├─────┼──────────┼─────────────────────┤\n"
                              "│   4 │          │ 看书                │\n"
                              "└─────┴──────────┴─────────────────────┘\n"
                              "\n"
                              "\n"
                              "\n"
                              "某县.csv 2026-11-24          Page 3 of 3\n");
    free(text);
    free(third);
}

/* Every kind at every width and height: each page has its lines, its foot as the last, and nothing but pages is added. */
static void pages_are_full_and_lose_nothing(void **state)
{
    struct plans plans;
    (void)state;
    open_sample(&plans);
    for (size_t k = 0; k < sheet_kinds(); k++) {
        for (int ncols = 40; ncols <= 120; ncols += 20) {
            for (unsigned nlines = 20; nlines <= 60; nlines += 13) {
                char *text = render_paged(&plans, sheet_kind_at(k)->name, "", ncols, nlines);
                unsigned lines = 0, page = 1, pages = 1 + (unsigned)count_of(text, '\f');
                for (const char *s = text, *end; *s != '\0'; s = end + 1) {
                    char foot[40];
                    end = strchr(s, '\n');
                    if (*s == '\f') {
                        assert_int_equal(lines, nlines);
                        lines = 0;
                        page++;
                    }
                    lines++;
                    int n = snprintf(foot, sizeof foot, "Page %u of %u", page, pages);
                    if (lines == nlines) assert_memory_equal(end - n, foot, (size_t)n);
                }
                assert_int_equal(lines, nlines);
                free(text);
            }
        }
    }
    plans_done(&plans);
}

/* Where the signature stands, something stands that is signed. */
static void boxes_never_stand_alone(void **state)
{
    struct plans plans;
    (void)state;
    open_sample(&plans);
    for (int ncols = 40; ncols <= 120; ncols += 5) {
        char *text = render_paged(&plans, "task", "", ncols, 60);
        for (char *page = strtok(text, "\f"); page != NULL; page = strtok(NULL, "\f")) {
            const char *boxes = strstr(page, " Received by ");
            if (boxes != NULL && boxes - page < 4 * ncols) fail_msg("width %d: %s", ncols, page);
        }
        free(text);
    }
    plans_done(&plans);
}

static void an_endless_page_names_its_source_below(void **state)
{
    size_t pages;
    (void)state;
    char *text = render_table(0, 100, "写字", &pages);
    assert_int_equal(pages, 1);
    assert_null(strchr(text, '\f'));
    assert_string_equal(strrchr(text, '\n') - strlen("┘\n\n某县.csv 2026-11-24"), "┘\n\n某县.csv 2026-11-24\n");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_task_sheet_holds_every_cell_and_boxes),
        cmocka_unit_test(targets_are_said_as_the_plan_promises_them),
        cmocka_unit_test(a_list_of_tasks_has_its_actions_as_sections),
        cmocka_unit_test(duties_are_led_then_supported_then_through_groups),
        cmocka_unit_test(duties_name_the_plan_and_the_partners),
        cmocka_unit_test(a_slip_holds_matter_limit_and_room),
        cmocka_unit_test(a_slip_says_what_there_is_and_no_more),
        cmocka_unit_test(the_cells_of_an_action_are_merged),
        cmocka_unit_test(no_column_is_one_too_many),
        cmocka_unit_test(punctuation_between_chinese_is_set_full_width),
        cmocka_unit_test(a_page_has_its_lines_head_and_foot),
        cmocka_unit_test(a_long_row_is_split_and_its_merged_cell_said_again),
        cmocka_unit_test(pages_are_full_and_lose_nothing),
        cmocka_unit_test(boxes_never_stand_alone),
        cmocka_unit_test(an_endless_page_names_its_source_below),
        cmocka_unit_test(a_preview_has_a_page_for_each_task),
        cmocka_unit_test(what_is_broken_over_lines_is_found_in_its_cell),
        cmocka_unit_test(one_year_leaves_the_others_out),
        cmocka_unit_test(every_cell_of_every_task_is_whole),
        cmocka_unit_test(lines_fit_and_begin_well_at_every_width),
        cmocka_unit_test(number_and_measure_stay_together),
        cmocka_unit_test(quantities_stay_whole_in_every_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
