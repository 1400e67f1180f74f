/* Sheets as text: nothing is lost or torn at any width, pages have their lines. */
#include "plan/quantity.h"
#include "sheets.h"

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
    sheets_open_sample(&plans);
    char *text = sheets_render(&plans, kind, "", 80);
    struct buf page, cell;
    buf_init(&page);
    buf_init(&cell);
    squeeze(text, &page);
    for (size_t i = 0; i < plans_tasks(&plans); i++) {
        struct place at = plans_at(&plans, i);
        for (size_t c = 0; c < plan_columns(at.plan); c++) {
            char copy[8192];
            snprintf(copy, sizeof copy, "%.*s", (int)plan_cell(at.plan, at.task, c).n,
                     plan_cell(at.plan, at.task, c).s);
            buf_clear(&cell);
            squeeze(copy, &cell);
            if (slice_find(buf_slice(&page), buf_slice(&cell)) == SIZE_MAX)
                fail_msg("task %zu: not whole: %s", i + 1, copy);
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
    static const char *const closing[] = {"，", "。", "、", "；", "：", "？", "！", "）", "》", "」",
                                          "』", "”",  "’",  "…",  "—",  "%",  ",",  ";",  ")"};
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
    sheets_open_sample(&plans);
    for (int ncols = 40; ncols <= 120; ncols++) {
        for (size_t kind = 0; kind < 5; kind++) {
            if (kind == 2 && ncols % 10 != 0) continue; /* long: a page or more for each agency */
            char *text = sheets_render(&plans, kinds[kind], kind == 1 || kind == 2 ? "第一年" : "", ncols);
            for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"))
                check_line(slice_of(line[0] == '\f' ? line + 1 : line), ncols);
            free(text);
        }
    }
    plans_done(&plans);
}

/* Joined, the ends of two lines of a cell have no quantity that reaches from one into the other.  A bound before the
 * number (达到) may stay behind, and so may a measure that stands before it (培训人次|达到3万). */
static void check_halves(struct slice above, struct slice below, const char *kind, int ncols)
{
    enum { AROUND = 45 };
    struct slice tail = slice_cut(above, above.n > AROUND ? above.n - AROUND : 0, above.n);
    while (tail.n > 0 && (tail.s[0] & 0xC0) == 0x80) tail = slice_cut(tail, 1, tail.n);
    char joined[2 * AROUND + 8];
    int n = snprintf(joined, sizeof joined, "%.*s%.*s", (int)tail.n, tail.s, (int)(below.n < AROUND ? below.n : AROUND),
                     below.s);
    struct quantity q;
    for (size_t pos = 0; n > 0 && quantity_next(slice_of(joined), &pos, &q);)
        if (q.number < tail.n && q.end > tail.n)
            fail_msg("%s, width %d: %.*s|%.*s", kind, ncols, (int)tail.n, tail.s, (int)below.n, below.s);
}

/* Every quantity of the plan stands on one line, from its number to the bounds behind its measure, in every kind: what
 * is torn in a cell is found by its halves, at the end of one line and at the beginning of the next. */
static void expect_whole_quantities(const struct plans *plans, const char *kind, int ncols)
{
    char *text = sheets_render(plans, kind, "", ncols);
    struct slice rest = slice_of(text), previous = SLICE("");
    while (rest.n > 0) {
        size_t n = slice_find(rest, SLICE("\n"));
        struct slice line = slice_cut(rest, 0, n == SIZE_MAX ? rest.n : n), cell = line, above = previous;
        for (size_t rule; (rule = slice_find(cell, SLICE("│"))) != SIZE_MAX &&
                          above.n > 0;) { /* cell by cell, as far as both have some */
            size_t end = slice_find(above, SLICE("│"));
            check_halves(slice_trim(slice_cut(above, 0, end == SIZE_MAX ? above.n : end)),
                         slice_trim(slice_cut(cell, 0, rule)), kind, ncols);
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
    sheets_open_sample(&plans);
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
    sheets_open_sample(&plans);
    for (int ncols = 40; ncols <= 120; ncols++) {
        char *text = sheets_render(&plans, "task", "", ncols);
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
    static const struct sheet_column columns[] = {{.header = {"No.", 3}, .right = true},
                                                  {.header = {"行动", 6}, .merge = true},
                                                  {.header = {"任务", 6}, .share = 1}};
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
        sheet_row(&sheet, table,
                  (const struct slice[]){slice_of(no), SLICE("某某行动"), i == 2 ? slice_of(third) : SLICE("看书")});
    }
    buf_init(&out);
    assert_true(sheet_render_text(&sheet, &(struct sheet_look){.ncols = 40, .nlines = nlines, .ambiguous = 1}, &out,
                                  &made, &err));
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

/* Every kind at every width and height: each page has its lines, its foot as the last, and nothing but pages is
 * added. */
static void pages_are_full_and_lose_nothing(void **state)
{
    struct plans plans;
    (void)state;
    sheets_open_sample(&plans);
    for (size_t k = 0; k < sheet_kinds(); k++) {
        for (int ncols = 40; ncols <= 120; ncols += 20) {
            for (unsigned nlines = 20; nlines <= 60; nlines += 13) {
                char *text = sheets_render_paged(&plans, sheet_kind_at(k)->name, "", ncols, nlines);
                unsigned lines = 0, page = 1, pages = 1 + (unsigned)sheets_count(text, '\f');
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
    sheets_open_sample(&plans);
    for (int ncols = 40; ncols <= 120; ncols += 5) {
        char *text = sheets_render_paged(&plans, "task", "", ncols, 60);
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
        cmocka_unit_test(a_page_has_its_lines_head_and_foot),
        cmocka_unit_test(a_long_row_is_split_and_its_merged_cell_said_again),
        cmocka_unit_test(pages_are_full_and_lose_nothing),
        cmocka_unit_test(boxes_never_stand_alone),
        cmocka_unit_test(an_endless_page_names_its_source_below),
        cmocka_unit_test(every_cell_of_every_task_is_whole),
        cmocka_unit_test(lines_fit_and_begin_well_at_every_width),
        cmocka_unit_test(number_and_measure_stay_together),
        cmocka_unit_test(quantities_stay_whole_in_every_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
