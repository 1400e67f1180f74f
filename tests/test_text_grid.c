/* Cells side by side: every line as wide as it should be, nothing raw, nothing lost. */
#include "write/text_grid.h"
#include "test.h"

static const struct text_grid_frame plain = {"", "  ", "", 1, 1}, ruled = {"│ ", " │ ", " │", 1, 1};

static void assert_row(const struct text_grid_cell *cells, size_t count, const struct text_grid_frame *frame,
                       const char *expected)
{
    struct buf out;
    buf_init(&out);
    text_grid_row(&out, cells, count, frame);
    assert_string_equal(out.s, expected);
    buf_done(&out);
}

static void cells_wrap_within_their_own_width(void **state)
{
    const struct text_grid_cell cells[] = {{.text = SLICE("5"), .ncols = 3, .right = true},
                                           {.text = SLICE("壮大产业技术"), .ncols = 8},
                                           {.text = SLICE("市"), .ncols = 4}};
    (void)state;
    assert_row(cells, 3, &plain, "  5  壮大产业  市\n     技术\n");
    assert_row(cells, 3, &ruled, "│   5 │ 壮大产业 │ 市   │\n│     │ 技术     │      │\n");
}

static void empty_cells_still_make_a_line(void **state)
{
    const struct text_grid_cell cells[] = {{.ncols = 2}, {.ncols = 2}};
    const struct text_grid_frame roomy = {"|", "|", "|", 3, 1};
    (void)state;
    assert_row(cells, 2, &plain, "\n");
    assert_row(cells, 2, &roomy, "|  |  |\n|  |  |\n|  |  |\n");
}

static void controls_are_shown_not_sent(void **state)
{
    const struct text_grid_cell cells[] = {{.text = SLICE("a\033[31m\tb\r\nc\xC2\x9B"
                                                          "d"),
                                            .ncols = 20}};
    (void)state;
    assert_row(cells, 1, &plain, "a␛[31m b\nc␦d\n");
}

static void spans_are_marked_across_lines(void **state)
{
    const struct text_grid_span spans[] = {{3, 9}};
    const struct text_grid_cell cells[] = {
        {.text = SLICE("引进人才"), .ncols = 4, .style = "<", .span = spans, .spans = 1, .span_style = "*"}};
    (void)state;
    assert_row(cells, 1, &plain,
               "<引*进" GRID_STYLE_OFF GRID_STYLE_OFF "\n<*人" GRID_STYLE_OFF "<才" GRID_STYLE_OFF "\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_wrap_within_their_own_width),
        cmocka_unit_test(empty_cells_still_make_a_line),
        cmocka_unit_test(controls_are_shown_not_sent),
        cmocka_unit_test(spans_are_marked_across_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
