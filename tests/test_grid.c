/* The stream of what a reader finds, and the table that it becomes. */
#include <string.h>

#include "grids.h"
#include "test.h"

static void tell_sheet(const void *data, struct grid_out *out)
{
    (void)data;
    uint32_t shared = grid_text(out, SLICE("市教育局"));
    grid_part(out, TABLE_PART_SHEET, SLICE("任务分解表"), false);
    grid_row(out, 1);
    grid_cell(out, 0, grid_text(out, SLICE("重点任务分解表")));
    grid_row(out, 3);
    grid_cell(out, 0, grid_text(out, SLICE("1")));
    grid_cell(out, 3, shared);
    grid_row(out, 4);
    grid_cell(out, 2, grid_text(out, SLICE("a\nb")));
    grid_cell(out, 3, shared);
    grid_merge(out, 1, 0, 1, 16384);
    grid_merge(out, 3, 0, 2, 1);
    grid_note(out, NOTE_HIDDEN, 4, 0, SLICE("4"));
    grid_part(out, TABLE_PART_SHEET, SLICE("说明"), true);
}

static void a_sheet_comes_through_as_it_was_told(void **state)
{
    (void)state;
    assert_string_equal(grids_text(tell_sheet, NULL), "sheet 任务分解表\n"
                                                      "merge A1 1x4\nmerge A3 2x1\nnote hidden 4:0 4\n"
                                                      "1: A=重点任务分解表\n3: A=1 D=市教育局\n4: C=a\\nb D=市教育局\n"
                                                      "hidden sheet 说明\n");
}

static void tell_covered(const void *data, struct grid_out *out)
{
    (void)data;
    grid_part(out, TABLE_PART_TABLE, SLICE(""), false);
    grid_merge(out, 1, 0, 3, 2);
    grid_merge(out, 1, 1, 1, 3); /* overlaps: the one further left counts */
    for (unsigned line = 1; line <= 3; line++) {
        grid_row(out, line);
        for (unsigned column = 0; column < 3; column++)
            if (line < 3 || column < 2) grid_cell(out, column, grid_text(out, SLICE("x")));
    }
}

static void what_covered_cells_hold_does_not_count(void **state)
{
    (void)state;
    assert_string_equal(grids_text(tell_covered, NULL), "table 1\nmerge A1 2x2\nmerge B1 1x2\n1: A=x C=x\n2: C=x\n");
}

static void tell_no_first_row(const void *data, struct grid_out *out)
{
    (void)data;
    grid_part(out, TABLE_PART_SHEET, SLICE(""), false);
    grid_merge(out, 1, 0, 2, 1);
    grid_row(out, 2);
    grid_cell(out, 0, grid_text(out, SLICE("covered")));
    grid_cell(out, 1, grid_text(out, SLICE("own")));
}

static void a_merged_cell_whose_first_row_is_blank_is_blank(void **state)
{
    (void)state;
    assert_string_equal(grids_text(tell_no_first_row, NULL), "sheet\nmerge A2 0x1\n2: B=own\n");
}

static void tell_broken_text(const void *data, struct grid_out *out)
{
    (void)data;
    grid_part(out, TABLE_PART_PROSE, SLICE(""), false);
    grid_row(out, 1);
    grid_cell(out, 0, grid_text(out, SLICE("甲\xB1乙\x07")));
}

static void broken_bytes_become_substitutes_and_controls_are_noted(void **state)
{
    (void)state;
    assert_string_equal(grids_text(tell_broken_text, NULL),
                        "prose\nnote control 1:1 U+0007\n1: A=甲\xEF\xBF\xBD乙\x07\n");
}

static void tell_failure(const void *data, struct grid_out *out)
{
    tell_sheet(data, out);
    grid_fail(out, "the file is damaged", "save it anew");
    grid_fail(out, "something else", "");
}

static void the_first_failure_is_what_comes_through(void **state)
{
    (void)state;
    assert_string_equal(grids_text(tell_failure, NULL), "error: the file is damaged; save it anew\n");
}

static void tell_wide(const void *data, struct grid_out *out)
{
    (void)data;
    grid_part(out, TABLE_PART_SHEET, SLICE(""), false);
    grid_row(out, 1);
    grid_cell(out, 4096, grid_text(out, SLICE("x")));
}

static void tell_high(const void *data, struct grid_out *out)
{
    (void)data;
    grid_part(out, TABLE_PART_SHEET, SLICE(""), false);
    grid_row(out, (1 << 20) + 1);
}

static void tell_sparse(const void *data, struct grid_out *out)
{
    (void)data;
    uint32_t text = grid_text(out, SLICE("x"));
    grid_part(out, TABLE_PART_SHEET, SLICE(""), false);
    for (unsigned line = 1; line <= 8193; line++) {
        grid_row(out, line);
        grid_cell(out, 4095, text);
    }
}

static void tell_long(const void *data, struct grid_out *out)
{
    char *text = calloc(1, (1 << 20) + 1);
    memset(text, 'x', (1 << 20) + 1);
    grid_part(out, TABLE_PART_SHEET, SLICE(""), false);
    grid_row(out, 1);
    if (data) /* many that are just short enough */
        for (int i = 0; i < 129; i++) grid_cell(out, (unsigned)i, grid_text(out, slice_make(text, 1 << 20)));
    else grid_cell(out, 0, grid_text(out, slice_make(text, (1 << 20) + 1)));
    free(text);
}

static void what_is_too_large_is_refused_in_one_line(void **state)
{
    (void)state;
    assert_string_equal(grids_text(tell_wide, NULL),
                        "error: a table has more than 4,096 columns; keep only the table itself in the file\n");
    assert_string_equal(grids_text(tell_high, NULL),
                        "error: a table has more than 1,048,576 rows; keep only the table itself in the file\n");
    assert_string_equal(grids_text(tell_sparse, NULL),
                        "error: the file has more than 33 million cells; keep only the table itself in the file\n");
    assert_string_equal(grids_text(tell_long, NULL),
                        "error: a cell holds more than 1 MiB of text; keep only the table itself in the file\n");
    assert_string_equal(grids_text(tell_long, "many"),
                        "error: the file holds more than 128 MiB of text; keep only the table itself in the file\n");
}

/* ---- a stream that nobody should trust ---- */

static void keep(void *context, struct slice bytes) { buf_add(context, bytes); }

static void a_stream_that_is_cut_or_changed_is_never_trusted(void **state)
{
    struct buf stream;
    struct grid_out out;
    (void)state;
    buf_init(&stream);
    grid_out_init(&out, keep, &stream);
    tell_sheet(NULL, &out);
    grid_out_done(&out);
    for (size_t i = 0; i < stream.n * 16; i++) {
        struct table table;
        struct grid_in in;
        struct err err;
        struct buf changed;
        buf_init(&changed);
        buf_add(&changed, buf_slice(&stream));
        changed.s[i / 16] = (char)(changed.s[i / 16] ^ (i % 16 < 8 ? 1 << i % 8 : (int)(i * 37)));
        table_init(&table, changed.s);
        grid_in_init(&in, &table);
        for (size_t n = 0; n <= changed.n && grid_take(&in, changed.s, n, &err); n += 7) continue;
        grid_finish(&in);
        grid_in_done(&in);
        table_done(&table);
        buf_done(&changed);
    }
    buf_done(&stream);
}

static void merged_cells_are_found_from_any_of_theirs(void **state)
{
    struct buf stream;
    struct grid_out out;
    struct grid_in in;
    struct table t;
    struct err err;
    (void)state;
    buf_init(&stream);
    grid_out_init(&out, keep, &stream);
    tell_sheet(NULL, &out);
    grid_out_done(&out);
    table_init(&t, stream.s);
    grid_in_init(&in, &t);
    assert_true(grid_take(&in, stream.s, stream.n, &err));
    assert_ptr_equal(table_merge_at(&t, 2, 0), table_merge_at(&t, 1, 0));
    assert_null(table_merge_at(&t, 2, 1));
    assert_int_equal(table_merge_at(&t, 0, 3)->cells, 4);
    assert_true(table_has_merge_down(&t, 0, 3));
    assert_false(table_has_merge_down(&t, 0, 2));
    table_fill_merged(&t, 2, NULL);
    assert_memory_equal(table_cell(&t, 2, 0).s, "1", 1);
    assert_int_equal(table_cell(&t, 2, 1).n, 0);
    grid_in_done(&in);
    table_done(&t);
    buf_done(&stream);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sheet_comes_through_as_it_was_told),
        cmocka_unit_test(what_covered_cells_hold_does_not_count),
        cmocka_unit_test(a_merged_cell_whose_first_row_is_blank_is_blank),
        cmocka_unit_test(broken_bytes_become_substitutes_and_controls_are_noted),
        cmocka_unit_test(the_first_failure_is_what_comes_through),
        cmocka_unit_test(what_is_too_large_is_refused_in_one_line),
        cmocka_unit_test(a_stream_that_is_cut_or_changed_is_never_trusted),
        cmocka_unit_test(merged_cells_are_found_from_any_of_theirs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
