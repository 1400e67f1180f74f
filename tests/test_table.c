#include "test.h"

#include "table/table.h"

/* Adds the parts of the text between | as cells of a row that began on this line. */
static void add_row(struct table *t, const char *from, size_t nbytes, unsigned line)
{
    struct slice rest = slice_make(from, nbytes);
    for (;;) {
        size_t end = slice_find(rest, SLICE("|"));
        table_add_cell(t, slice_cut(rest, 0, end == SIZE_MAX ? rest.n : end));
        if (end == SIZE_MAX) break;
        rest = slice_cut(rest, end + 1, rest.n);
    }
    table_end_row(t, line);
}

static void assert_cell(const struct table *t, size_t row, size_t cell, const char *text)
{
    struct slice found = table_cell(t, row, cell);
    if (!slice_equals(found, text)) fail_msg("(%zu, %zu) is “%.*s”", row, cell, (int)found.n, found.s);
}

static void a_cell_is_a_slice_of_the_text(void **state)
{
    static const char text[] = "甲|乙||丙";
    struct table t;
    (void)state;
    table_init(&t, text);
    add_row(&t, text, sizeof text - 1, 7);
    assert_int_equal(table_rows(&t), 1);
    assert_int_equal(table_cells(&t, 0), 4);
    assert_cell(&t, 0, 0, "甲");
    assert_cell(&t, 0, 2, "");
    assert_cell(&t, 0, 3, "丙");
    assert_ptr_equal(table_cell(&t, 0, 1).s, text + strlen("甲|"));
    assert_int_equal(table_row_line(&t, 0), 7);
    table_done(&t);
}

static void beyond_the_end_of_a_row_cells_are_empty(void **state)
{
    static const char text[] = "甲|乙";
    struct table t;
    (void)state;
    table_init(&t, text);
    add_row(&t, text, sizeof text - 1, 1);
    assert_cell(&t, 0, 2, "");
    assert_cell(&t, 0, 4000, "");
    table_done(&t);
}

static void a_row_of_blanks_is_none(void **state)
{
    static const char text[] = "甲| \t|\xE3\x80\x80|乙";
    struct table t;
    (void)state;
    table_init(&t, text);
    add_row(&t, text, strlen("甲"), 1);
    add_row(&t, text + strlen("甲|"), strlen(" \t|\xE3\x80\x80"), 2);
    table_end_row(&t, 3); /* no cell at all */
    add_row(&t, text + sizeof text - 1 - strlen("乙"), strlen("乙"), 4);
    assert_int_equal(table_rows(&t), 2);
    assert_cell(&t, 1, 0, "乙");
    assert_int_equal(table_cells(&t, 1), 1);
    assert_int_equal(table_row_line(&t, 1), 4);
    table_done(&t);
}

static void a_loose_cell_is_a_copy(void **state)
{
    static const char text[] = "甲|乙";
    char made[] = "修\"路";
    struct table t;
    (void)state;
    table_init(&t, text);
    table_add_cell(&t, slice_make(text, strlen("甲")));
    table_add_loose(&t, slice_of(made));
    table_end_row(&t, 1);
    made[0] = 'x';
    assert_cell(&t, 0, 0, "甲");
    assert_cell(&t, 0, 1, "修\"路");
    assert_int_equal(t.loose_count, 1);
    table_done(&t);
}

static void a_row_that_is_dropped_leaves_no_cell(void **state)
{
    static const char text[] = "甲|乙|丙";
    struct table t;
    (void)state;
    table_init(&t, text);
    add_row(&t, text, strlen("甲|乙"), 1);
    table_add_cell(&t, slice_make(text, strlen("甲")));
    table_add_loose(&t, SLICE("x"));
    assert_int_equal(table_pending(&t), 2);
    table_drop_row(&t);
    assert_int_equal(table_pending(&t), 0);
    add_row(&t, text + strlen("甲|乙|"), strlen("丙"), 3);
    assert_int_equal(table_rows(&t), 2);
    assert_int_equal(table_cells(&t, 1), 1);
    assert_cell(&t, 1, 0, "丙");
    table_done(&t);
}

static void dropping_a_row_of_an_empty_table_does_no_harm(void **state)
{
    struct table t;
    (void)state;
    table_init(&t, "");
    table_drop_row(&t);
    table_drop_empty_last(&t);
    table_end_row(&t, 1);
    assert_int_equal(table_rows(&t), 0);
    assert_int_equal(table_pending(&t), 0);
    table_done(&t);
}

static void only_an_empty_last_cell_is_dropped(void **state)
{
    static const char text[] = "甲";
    struct table t;
    (void)state;
    table_init(&t, text);
    table_add_cell(&t, slice_make(text, strlen("甲")));
    table_add_cell(&t, SLICE(""));
    table_drop_empty_last(&t);
    assert_int_equal(table_pending(&t), 1);
    table_drop_empty_last(&t);
    assert_int_equal(table_pending(&t), 1);
    table_end_row(&t, 1);
    assert_int_equal(table_cells(&t, 0), 1);
    table_done(&t);
}

static void a_cell_knows_the_line_where_it_starts(void **state)
{
    static const char text[] = "a\nb|c\r\nd|e\rf|g";
    struct table t;
    (void)state;
    table_init(&t, text);
    add_row(&t, text, sizeof text - 1, 10);
    assert_int_equal(table_cell_line(&t, 0, 0), 10);
    assert_int_equal(table_cell_line(&t, 0, 1), 11);
    assert_int_equal(table_cell_line(&t, 0, 2), 12);
    assert_int_equal(table_cell_line(&t, 0, 3), 13);
    assert_int_equal(table_cell_line(&t, 0, 99), 13); /* a cell that the row lacks: where the row ends */
    table_done(&t);
}

static void a_cell_can_get_a_new_text(void **state)
{
    static const char text[] = "甲|乙|丙";
    struct table t;
    (void)state;
    table_init(&t, text);
    add_row(&t, text, sizeof text - 1, 1);
    table_set_cell(&t, 0, 1, SLICE("乙\n丁"));
    assert_cell(&t, 0, 0, "甲");
    assert_cell(&t, 0, 1, "乙\n丁");
    assert_cell(&t, 0, 2, "丙");
    table_set_cell(&t, 0, 1, SLICE(""));
    assert_cell(&t, 0, 1, "");
    table_done(&t);
}

static void many_rows_stay_where_they_are(void **state)
{
    enum { ROWS = 5000 };
    char *text = malloc(ROWS * 8);
    struct table t;
    (void)state;
    assert_non_null(text);
    table_init(&t, text);
    for (int i = 0; i < ROWS; i++) {
        char row[32];
        snprintf(row, sizeof row, "%03d|%03d", i % 1000, i / 1000);
        memcpy(text + i * 8, row, 8);
        add_row(&t, text + i * 8, 7, (unsigned)i + 1);
    }
    assert_int_equal(table_rows(&t), ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        assert_ptr_equal(table_cell(&t, i, 0).s, text + i * 8);
        assert_ptr_equal(table_cell(&t, i, 1).s, text + i * 8 + 4);
        assert_int_equal(table_row_line(&t, i), i + 1);
    }
    table_done(&t);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_is_a_slice_of_the_text),
        cmocka_unit_test(beyond_the_end_of_a_row_cells_are_empty),
        cmocka_unit_test(a_row_of_blanks_is_none),
        cmocka_unit_test(a_loose_cell_is_a_copy),
        cmocka_unit_test(a_row_that_is_dropped_leaves_no_cell),
        cmocka_unit_test(dropping_a_row_of_an_empty_table_does_no_harm),
        cmocka_unit_test(only_an_empty_last_cell_is_dropped),
        cmocka_unit_test(a_cell_knows_the_line_where_it_starts),
        cmocka_unit_test(a_cell_can_get_a_new_text),
        cmocka_unit_test(many_rows_stay_where_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
