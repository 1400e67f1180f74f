/* Sheets and exports as HTML and Markdown: what is written is read back, and nothing in a plan is taken for markup. */
#include "report/export.h"
#include "sys/file_name.h"
#include "write/html_table.h"
#include "load/load.h"
#include "write/markup.h"
#include "sheet/sheet_order.h"
#include "test.h"

static const char hostile[] = "序号,任务,第一年,备注\n"
                              "1,<script>alert(1)</script>,\"a|b\n1. *x* & \"\"y\"\" 'z'\",=1+1\n"
                              "2,</td></table>,\x1b]0;x\x07,`rm` \\| [a](b)\n";

static void open_plan(struct plans *plans, const char *csv)
{
    struct err err = {0};
    struct plan *plan = load_bytes("某县.csv", csv, strlen(csv), NULL, &err);
    if (plan == NULL) fail_msg("%s", err.what);
    plans_init(plans);
    plans_add(plans, plan);
}

static void render_on(const struct plans *plans, const char *kind, const char *format, bool a3, struct buf *out)
{
    struct sheet_made made = {.pages = 0};
    size_t place[100];
    struct sheet_choice choice = {.plans = plans, .place = place, .count = plans_tasks(plans)};
    struct sheet_look look = {.ncols = 80, .ambiguous = 1, .a3 = a3};
    struct sheet sheet;
    struct err err = {0};
    for (size_t i = 0; i < choice.count; i++) place[i] = i;
    buf_init(out);
    sheet_init(&sheet);
    sheet_make(&sheet, sheet_kind_named(kind), &choice);
    assert_true(sheet_format_named(format)->render(&sheet, &look, out, &made, &err));
    sheet_done(&sheet);
}

static void render(const struct plans *plans, const char *kind, const char *format, struct buf *out)
{
    render_on(plans, kind, format, false, out);
}

/* ---- a small strict reader of well-formed markup ---- */

struct reader {
    const char *at;
    char open[32][16]; /* names of the elements around the place */
    size_t depth;
    struct buf cells; /* text of every td and th, each ended by \x1f */
};

static void read_text(struct reader *in, bool keep)
{
    static const char *const entities[][2] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}, {"&#39;", "'"}};
    while (*in->at != '\0' && *in->at != '<') {
        const char *add = NULL;
        char one[2] = {*in->at, '\0'};
        size_t n = 1;
        if (*in->at == '>') fail_msg("a bare >: %.40s", in->at);
        for (size_t i = 0; *in->at == '&' && i < 5; i++)
            if (strncmp(in->at, entities[i][0], strlen(entities[i][0])) == 0)
                add = entities[i][1], n = strlen(entities[i][0]);
        if (*in->at == '&' && add == NULL) fail_msg("a bare &: %.40s", in->at);
        if (keep) buf_adds(&in->cells, add != NULL ? add : one);
        in->at += n;
    }
}

static void read_tag(struct reader *in)
{
    char name[16];
    const char *end = strchr(in->at, '>');
    assert_non_null(end);
    bool closing = in->at[1] == '/', empty = end[-1] == '/';
    size_t n = strcspn(in->at + 1 + closing, " />");
    snprintf(name, sizeof name, "%.*s", (int)n, in->at + 1 + closing);
    in->at = end + 1;
    if (empty) return;
    if (!closing) {
        assert_in_range(in->depth, 0, 31);
        strcpy(in->open[in->depth++], name);
        return;
    }
    if (in->depth == 0 || strcmp(in->open[in->depth - 1], name) != 0) fail_msg("</%s> closes nothing", name);
    in->depth--;
    if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0) buf_adds(&in->cells, "\x1f");
}

static void read_markup(struct reader *in, const char *text)
{
    *in = (struct reader){.at = text};
    buf_init(&in->cells);
    assert_int_equal(strncmp(text, "<!DOCTYPE html>\n", 16), 0);
    for (in->at += 16; *in->at != '\0';) {
        const char *name = in->depth > 0 ? in->open[in->depth - 1] : "";
        if (strcmp(name, "span") == 0) name = in->open[in->depth - 2]; /* quantities are parts of their cell */
        if (strcmp(name, "style") == 0) in->at = strstr(in->at, "</style>");
        else read_text(in, strcmp(name, "td") == 0 || strcmp(name, "th") == 0);
        if (*in->at == '<') read_tag(in);
    }
    assert_int_equal(in->depth, 0);
}

/* A cell as it must come back: clauses on their lines, controls made visible. */
static void expect_cell(const struct reader *in, struct slice cell)
{
    struct buf wanted;
    buf_init(&wanted);
    buf_adds(&wanted, "\x1f");
    for (size_t i = 0, next; i < cell.n; i = next) {
        uint32_t cp = text_decode(cell, i, &next);
        buf_addc(&wanted, cp == '\n' ? cp : text_visible(cp));
    }
    buf_adds(&wanted, "\x1f");
    if (strstr(in->cells.s, wanted.s) == NULL) fail_msg("not read back: %.*s", (int)cell.n, cell.s);
    buf_done(&wanted);
}

static void html_reads_back_cell_by_cell(void **state)
{
    static const char *const kinds[] = {"task", "tasks", "agency", "followup", "table"};
    struct plans plans;
    struct reader in;
    struct buf out;
    struct err err = {0};
    (void)state;
    plans_init(&plans);
    plans_add(&plans, load_file(test_path("data/tianshui.csv"), NULL, &err));
    for (size_t k = 0; k < 5; k++) {
        render(&plans, kinds[k], "html", &out);
        read_markup(&in, out.s);
        buf_done(&in.cells);
        buf_done(&out);
    }
    struct sheet sheet; /* clauses stand on lines of their own: compare with the cells of the sheet */
    render(&plans, "table", "html", &out);
    read_markup(&in, out.s);
    sheet_init(&sheet);
    for (size_t t = 0; t < plans_tasks(&plans); t++)
        for (size_t c = 0; c < plan_columns(plans.plan[0]); c++)
            expect_cell(&in, sheet_cell(&sheet, plans.plan[0], t, c));
    sheet_done(&sheet);
    buf_done(&in.cells);
    buf_done(&out);
    plans_done(&plans);
}

static void nothing_in_a_plan_is_markup_in_html(void **state)
{
    struct plans plans;
    struct reader in;
    struct buf out;
    (void)state;
    open_plan(&plans, hostile);
    render(&plans, "table", "html", &out);
    read_markup(&in, out.s);
    assert_non_null(strstr(in.cells.s, "\x1f<script>alert(1)</script>\x1f"));
    assert_non_null(strstr(in.cells.s, "\x1f</td></table>\x1f"));
    assert_null(strstr(out.s, "<script"));
    assert_null(strchr(out.s, '\x1b'));
    buf_done(&in.cells);
    buf_done(&out);
    plans_done(&plans);
}

static void nothing_in_a_plan_is_markup_in_markdown(void **state)
{
    struct plans plans;
    struct buf out;
    (void)state;
    open_plan(&plans, hostile);
    render(&plans, "tasks", "md", &out);
    assert_non_null(strstr(out.s, "| 1 | \\<script\\>alert(1)\\</script\\> |"));
    buf_done(&out);
    render(&plans, "task", "md", &out);
    assert_non_null(strstr(out.s, "| 第一年 | a\\|b<br>1. \\*x\\* \\& \"y\" 'z' |\n"));
    assert_non_null(strstr(out.s, "| 备注 | \\`rm\\` \\\\\\| \\[a\\](b) |\n"));
    assert_null(strchr(out.s, '\x1b'));
    buf_done(&out);
    plans_done(&plans);
}

/* ---- exports ---- */

static void export(const struct export_format *format, const struct plan *plan, struct buf *out)
{
    const struct export_source source = {.plan = plan};
    buf_init(out);
    format->head(out, &source);
    for (size_t i = 0; i < plan_tasks(plan); i++) format->task(out, &source, i);
    if (format->foot != NULL) format->foot(out, &source);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part)) count++;
    return count;
}

static const char actions[] =
    "某县任务分解表,,,\n行动,任务,第一年,牵头单位\n甲行动,看书,看 https://x.cn 和 www.y.cn,市文旅局\n甲行动,写字,,市文旅局\n乙行动,跑步,,市体育局\n";

static void merged_cells_have_no_rule_between_them_but_say_their_text(void **state)
{
    struct plans plans;
    struct reader in;
    struct buf out;
    (void)state;
    open_plan(&plans, actions);
    render(&plans, "table", "html", &out);
    assert_non_null(strstr(out.s, "<td class=\"on\">甲行动</td>"));
    assert_non_null(strstr(out.s, "<td class=\"again\">甲行动</td>"));
    assert_non_null(strstr(out.s, "<td>乙行动</td>"));
    const char *paper = strstr(out.s, "@media print {\n");
    assert_non_null(strstr(out.s, ".again { border-top-color: transparent;"));
    assert_true(paper != NULL && strstr(paper, ".on, .again { border-color: #000;") != NULL);
    assert_null(strstr(out.s, "hidden"));
    read_markup(&in, out.s);
    assert_int_equal(count_of(in.cells.s, "\x1f甲行动\x1f"), 2);
    buf_done(&in.cells);
    buf_done(&out);
    plans_done(&plans);
}

static void a_title_says_plan_and_kind_once(void **state)
{
    static const char *const titles[][2] = {{"Our task table", "<title>Our task table</title>"},
                                            {"Our work", "<title>Our work task table</title>"}};
    (void)state;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        struct plans plans;
        struct buf csv, out;
        buf_init(&csv);
        buf_addf(&csv, "%s,,\n序号,任务,第一年\n1,看书,x\n", titles[i][0]);
        open_plan(&plans, csv.s);
        render(&plans, "table", "html", &out);
        assert_non_null(strstr(out.s, titles[i][1]));
        buf_done(&out);
        buf_done(&csv);
        plans_done(&plans);
    }
}

static void columns_divide_a_table_by_their_shares(void **state)
{
    struct plans plans;
    struct buf out;
    double width, sum = 0;
    size_t columns = 0;
    (void)state;
    open_plan(
        &plans,
        "序号,任务,第一年,一个很长很长的表头,牵头单位\n"
        "1,看书,举办读书活动若干场并且逐年增加场次以满足需要并且逐年增加场次以满足需要并且逐年增加场次以满足需要"
        "举办读书活动若干场并且逐年增加场次以满足需要并且逐年增加场次以满足需要并且逐年增加场次以满足需要,无,市文旅局\n");
    render(&plans, "table", "html", &out);
    for (const char *at = strstr(out.s, "<colgroup>"); (at = strstr(at + 1, "<col style=")) != NULL; columns++) {
        assert_int_equal(sscanf(at, "<col style=\"width: %lf%%\"/>", &width), 1);
        assert_true(columns == 0 ? width == 1 : width > 5); /* the number takes what it needs */
        if (columns > 0) sum += width;
    }
    assert_int_equal(columns, 5);
    assert_true(sum > 99 && sum < 101);
    assert_non_null(strstr(out.s, "<th class=\"right\">序号</th>"));
    assert_non_null(strstr(out.s, "<th style=\"--least: 4em\">任务</th>"));
    assert_non_null(strstr(out.s, "<th style=\"--least: 9em\">第一年</th>")); /* 94 characters in ten lines */
    assert_non_null(strstr(out.s, "<th class=\"long\" style=\"--least: 4em\">一个很长很长的表头</th>"));
    buf_done(&out);
    plans_done(&plans);
}

static void a_table_of_many_columns_takes_the_whole_window_and_moves_with_it(void **state)
{
    struct plans plans;
    struct buf out;
    (void)state;
    open_plan(&plans, "序号,任务,第一年,第二年,第三年,第四年,第五年,牵头单位\n1,看书,a,b,c,d,e,市文旅局\n");
    render(&plans, "table", "html", &out);
    assert_int_equal(count_of(out.s, "<section class=\"wide\" style=\"--size: 9pt\">"), 1);
    assert_null(strstr(out.s, "overflow-x")); /* the window moves: a section's own scroll bar is below its last row */
    buf_done(&out);
    render(&plans, "tasks", "html", &out);
    assert_int_equal(count_of(out.s, "<section style="), 1);
    buf_done(&out);
    plans_done(&plans);
}

static void every_sheet_of_html_says_its_source_and_fits_its_page(void **state)
{
    struct plans plans;
    struct buf out;
    (void)state;
    open_plan(&plans, actions);
    render(&plans, "task", "html", &out);
    assert_int_equal(count_of(out.s, "<section style=\"--size: 16pt\">"), 3); /* short ones are large */
    assert_int_equal(count_of(out.s, "<p class=\"source\">某县.csv</p>\n</section>"), 3);
    buf_done(&out);
    plans_done(&plans);
    struct err err = {0};
    plans_init(&plans);
    plans_add(&plans, load_file(test_path("data/tianshui.csv"), NULL, &err));
    render(&plans, "task", "html", &out);
    assert_in_range(count_of(out.s, "--size: 9pt"), 1, 20); /* the longest ones */
    assert_in_range(count_of(out.s, "--size: 12pt") + count_of(out.s, "--size: 14pt"), 1, 25);
    buf_done(&out);
    plans_done(&plans);
}

static void what_is_signed_stays_with_the_targets_above_it(void **state)
{
    struct plans plans;
    struct buf out;
    struct reader in;
    (void)state;
    open_plan(&plans, "序号,任务,第一年\n1,看书,培训教师30名\n2,写字,\n");
    render(&plans, "task", "html", &out);
    read_markup(&in, out.s);
    assert_int_equal(count_of(out.s, "<div class=\"whole\">\n<h2>Quantified Targets</h2>\n<table class=\"list whole\""),
                     1);
    assert_int_equal(count_of(out.s, "</table>\n<p class=\"source\">某县.csv</p>\n</div>\n</section>"), 1);
    assert_int_equal(count_of(out.s, "</table>\n<p class=\"source\">某县.csv</p>\n</section>"),
                     1); /* nothing is counted */
    assert_non_null(strstr(out.s, "tr { break-inside: avoid; }"));
    assert_non_null(strstr(out.s, "  .boxes, .whole { break-inside: avoid; }\n"));
    buf_done(&in.cells);
    buf_done(&out);
    plans_done(&plans);
}

static void a_long_task_is_set_closely_and_larger_on_larger_paper(void **state)
{
    struct plans plans;
    struct buf out;
    struct err err = {0};
    (void)state;
    plans_init(&plans);
    plans_add(&plans, load_file(test_path("data/tianshui.csv"), NULL, &err));
    render(&plans, "task", "html", &out);
    size_t tight = count_of(out.s, "<section class=\"tight\" style=\"--size: 9pt\">"),
           large = count_of(out.s, "--size: 16pt");
    assert_in_range(tight, 1, 5);
    buf_done(&out);
    render_on(&plans, "task", "html", true, &out);
    assert_int_equal(count_of(out.s, "<section class=\"tight\""), 0);
    assert_in_range(count_of(out.s, "--size: 16pt"), large + 5, 26);
    buf_done(&out);
    plans_done(&plans);
}

static void no_page_cuts_off_the_last_rule_of_a_table(void **state)
{
    struct plans plans;
    struct buf sheet, exported;
    (void)state;
    open_plan(&plans, actions);
    render(&plans, "table", "html", &sheet);
    export(export_format_named("html"), plans.plan[0], &exported);
    assert_non_null(strstr(sheet.s, "@media print { table { width: calc(100% - 1px); }"));
    assert_non_null(strstr(exported.s, "@media print { table { width: calc(100% - 1px); }"));
    buf_done(&sheet);
    buf_done(&exported);
    plans_done(&plans);
}

static void no_line_breaks_inside_a_quantity_of_html(void **state)
{
    static const char *const examples[][2] = {
        {"工作站3—4个、", "工作站<span class=\"whole-number\">3—4个</span>、"},
        {"引进10名左右外国", "引进<span class=\"whole-number\">10名左右</span>外国"},
        {"培养300名(个)以上", "培养<span class=\"whole-number\">300名(个)以上</span>"},
        {"达到3万人次", "达到<span class=\"whole-number\">3万人次</span>"},
        {"1.看书;2.<写字>", "1.看书;2.&lt;写字&gt;"},
        {"123456789012345678901234567890名", "123456789012345678901234567890名"}, /* it would make a column too wide */
        {"26", "26"},
        {"2万", "2万"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct buf out;
        buf_init(&out);
        html_text_add(&out, slice_of(examples[i][0]));
        assert_string_equal(out.n > 0 ? out.s : "", examples[i][1]);
        buf_done(&out);
    }
}

static void sections_of_markdown_are_headings_over_tables(void **state)
{
    struct plans plans;
    struct buf out;
    (void)state;
    open_plan(&plans, actions);
    render(&plans, "tasks", "md", &out);
    assert_string_equal(
        out.s,
        "# List of Tasks\n\n## 某县任务分解表\n\n"
        "### 甲行动\n\n| No. | 任务 | 牵头单位 |\n| ---: | --- | --- |\n| 1 | 看书 | 市文旅局 |\n| 2 | 写字 | 市文旅局 |\n\n"
        "### 乙行动\n\n| No. | 任务 | 牵头单位 |\n| ---: | --- | --- |\n| 3 | 跑步 | 市体育局 |\n\n某县.csv\n\n");
    buf_done(&out);
    render(&plans, "task", "md", &out);
    assert_non_null(strstr(out.s, "看 https\\://x.cn 和 www\\.y.cn"));
    buf_done(&out);
    plans_done(&plans);
}

/* The levels of the headings of a document: "1 2 3 1 2 3 ". */
static void levels_of(const char *text, struct buf *levels)
{
    buf_init(levels);
    for (const char *at = text; at != NULL; at = strchr(at, '\n')) {
        at += *at == '\n';
        if (*at == '#') buf_addf(levels, "%zu ", strspn(at, "#"));
        if (*at == '\0') break;
    }
}

static void no_heading_of_markdown_leaves_out_a_level(void **state)
{
    static const char *const levels[][2] = {
        {"task", "1 2 1 2 1 2 "}, {"tasks", "1 2 3 3 "}, {"agency", "1 2 2 3 1 2 2 3 "}, {"table", "1 "}};
    struct plans plans;
    (void)state;
    open_plan(&plans, actions);
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        struct buf out, found;
        render(&plans, levels[i][0], "md", &out);
        levels_of(out.s, &found);
        assert_string_equal(found.s, levels[i][1]);
        buf_done(&found);
        buf_done(&out);
    }
    plans_done(&plans);
}

static void nothing_becomes_a_link_in_markdown(void **state)
{
    static const char *const examples[][2] = {
        {"https://x.cn", "https\\://x.cn"},
        {"见WWW.y.cn", "见WWW\\.y.cn"},
        {"比例1:2 a.b.cn", "比例1:2 a.b.cn"},
        {"邮箱ab_c@gov.cn", "邮箱ab\\_c<!-- -->@gov.cn"},
        {"mailto:a.@_b.cn", "mailto:a.<!-- -->@\\_b.cn"},
        {"@ab 单价@3 x@", "@ab 单价@3 x@"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct buf out;
        buf_init(&out);
        markup_add_markdown(&out, slice_of(examples[i][0]), " ");
        assert_string_equal(out.s, examples[i][1]);
        buf_done(&out);
    }
}

static void excel_gets_no_formula(void **state)
{
    struct plans plans;
    struct buf out;
    (void)state;
    open_plan(&plans, "序号,任务,第一年,备注\n1,=SUM(A1),\"+1,2\",-3\n2,@x,＝y,\"\t=z\"\n3,a=b,普通,3+4\n");
    export(export_format_of(FORMAT_EXCEL), plans.plan[0], &out);
    assert_string_equal(out.s, "\xEF\xBB\xBF序号,行动,任务,主要内容,第一年,牵头单位,责任单位,备注\r\n"
                               "1,,'=SUM(A1),,\"'+1,2\",,,'-3\r\n"
                               "2,,'@x,,'＝y,,,'\t=z\r\n"
                               "3,,a=b,,普通,,,3+4\r\n");
    buf_done(&out);
    export(export_format_named("csv"), plans.plan[0], &out);
    assert_non_null(strstr(out.s, "\n1,,=SUM(A1),,\"+1,2\",,,-3\n"));
    buf_done(&out);
    plans_done(&plans);
}

static void exports_as_tables_hold_every_cell(void **state)
{
    struct plans plans;
    struct reader in;
    struct buf out;
    (void)state;
    open_plan(&plans, hostile);
    export(export_format_named("html"), plans.plan[0], &out);
    read_markup(&in, out.s);
    for (size_t t = 0; t < plans_tasks(&plans); t++)
        for (size_t c = 0; c < plan_columns(plans.plan[0]); c++) expect_cell(&in, plan_cell(plans.plan[0], t, c));
    buf_done(&in.cells);
    buf_done(&out);
    export(export_format_named("md"), plans.plan[0], &out);
    assert_string_equal(out.s, "# 某县\n\n"
                               "| 序号 | 任务 | 第一年 | 备注 |\n"
                               "| --- | --- | --- | --- |\n"
                               "| 1 | \\<script\\>alert(1)\\</script\\> | a\\|b<br>1. \\*x\\* \\& \"y\" 'z' | =1+1 |\n"
                               "| 2 | \\</td\\>\\</table\\> | ␛\\]0;x␇ | \\`rm\\` \\\\\\| \\[a\\](b) |\n");
    buf_done(&out);
    plans_done(&plans);
}

static void exported_html_has_columns_of_words(void **state)
{
    struct plans plans;
    struct reader in;
    struct buf out;
    struct err err = {0};
    (void)state;
    plans_init(&plans);
    plans_add(&plans, load_file(test_path("data/tianshui.csv"), NULL, &err));
    export(export_format_named("html"), plans.plan[0], &out);
    read_markup(&in, out.s);
    assert_int_equal(count_of(out.s, "<col style="), 9);
    assert_non_null(strstr(out.s, "<colgroup><col style=\"width: 1%\"/>"));
    assert_non_null(strstr(out.s, "<th class=\"right\">序号</th><th style=\"--least: 4em\">行动</th>"));
    assert_non_null(strstr(out.s, "<td class=\"right\">26</td>"));
    for (const char *at = out.s; (at = strstr(at, "<col style=\"width: ")) != NULL; at++) {
        double width = strtod(at + strlen("<col style=\"width: "), NULL);
        assert_true(width == 1 || (width > 5 && width < 25)); /* no column of single characters, none of everything */
    }
    buf_done(&in.cells);
    buf_done(&out);
    plans_done(&plans);
}

/* ---- file names ---- */

static void a_file_name_is_one_readable_component(void **state)
{
    static const char *const examples[][2] = {
        {"市科技局", "市科技局"},
        {" 市科技局\n", "市科技局"},
        {"a/b", "a／b"},
        {"../x", "_.／x"},
        {"", "_"},
        {"-rf", "_rf"},
        {"x\x1by\x7f", "x_y_"},
        {"a b\tc", "a b_c"},
        {"<甲>|\"乙\"?", "＜甲＞｜”乙”？"},
    };
    char name[FILE_NAME_NBYTES], longer[1000];
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        file_name_of(slice_of(examples[i][0]), name);
        assert_string_equal(name, examples[i][1]);
    }
    memset(longer, 'x', sizeof longer);
    file_name_of(slice_make(longer, sizeof longer), name);
    assert_in_range(strlen(name), 100, FILE_NAME_NBYTES - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_reads_back_cell_by_cell),
        cmocka_unit_test(nothing_in_a_plan_is_markup_in_html),
        cmocka_unit_test(nothing_in_a_plan_is_markup_in_markdown),
        cmocka_unit_test(merged_cells_have_no_rule_between_them_but_say_their_text),
        cmocka_unit_test(a_title_says_plan_and_kind_once),
        cmocka_unit_test(columns_divide_a_table_by_their_shares),
        cmocka_unit_test(a_table_of_many_columns_takes_the_whole_window_and_moves_with_it),
        cmocka_unit_test(every_sheet_of_html_says_its_source_and_fits_its_page),
        cmocka_unit_test(what_is_signed_stays_with_the_targets_above_it),
        cmocka_unit_test(a_long_task_is_set_closely_and_larger_on_larger_paper),
        cmocka_unit_test(no_page_cuts_off_the_last_rule_of_a_table),
        cmocka_unit_test(no_line_breaks_inside_a_quantity_of_html),
        cmocka_unit_test(sections_of_markdown_are_headings_over_tables),
        cmocka_unit_test(no_heading_of_markdown_leaves_out_a_level),
        cmocka_unit_test(nothing_becomes_a_link_in_markdown),
        cmocka_unit_test(excel_gets_no_formula),
        cmocka_unit_test(exports_as_tables_hold_every_cell),
        cmocka_unit_test(exported_html_has_columns_of_words),
        cmocka_unit_test(a_file_name_is_one_readable_component),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
