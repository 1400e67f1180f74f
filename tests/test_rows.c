/* rows: the cursor, the headings it skips, and what is scrolled into view. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "term/rows.h"

/* Two headings with three rows each: H0 1 2 3 H4 5 6 7. */
static void fill(struct rows *rows)
{
    rows_init(rows);
    for (uint32_t i = 0; i < 8; i++) rows_add(rows, i % 4 == 0 ? i | ROWS_HEADING : i);
}

static void the_cursor_starts_on_the_first_row_that_is_no_heading(void **state)
{
    (void)state;
    struct rows rows;
    fill(&rows);
    assert_int_equal(rows_current(&rows), 1);
    assert_true(rows_is_heading(&rows, 4));
    assert_int_equal(rows_number(&rows, 4), 4);
    rows_done(&rows);
}

static void moving_skips_headings_and_stops_at_the_ends(void **state)
{
    (void)state;
    struct rows rows;
    fill(&rows);
    assert_true(rows_move(&rows, 3));
    assert_int_equal(rows_current(&rows), 5);
    assert_true(rows_move(&rows, -1));
    assert_int_equal(rows_current(&rows), 3);
    assert_true(rows_move(&rows, 99));
    assert_int_equal(rows_current(&rows), 7);
    assert_false(rows_move(&rows, 1));
    assert_true(rows_first(&rows));
    assert_int_equal(rows_current(&rows), 1);
    assert_false(rows_move(&rows, -1));
    assert_true(rows_last(&rows));
    assert_int_equal(rows_current(&rows), 7);
    rows_done(&rows);
}

static void a_page_leaves_a_row_of_overlap_and_never_stops_on_a_heading(void **state)
{
    (void)state;
    struct rows rows;
    fill(&rows);
    rows_fit(&rows, 4);
    assert_true(rows_page(&rows, 1)); /* 1 + 3 is the heading 4: onwards to 5 */
    assert_int_equal(rows_current(&rows), 5);
    assert_true(rows_page(&rows, 1));
    assert_int_equal(rows_current(&rows), 7);
    assert_false(rows_page(&rows, 1));
    assert_true(rows_page(&rows, -9));
    assert_int_equal(rows_current(&rows), 1);
    rows_done(&rows);
}

static void fitting_shows_the_cursor_with_its_heading_and_fills_the_height(void **state)
{
    (void)state;
    struct rows rows;
    fill(&rows);
    rows_fit(&rows, 3);
    assert_int_equal(rows.top, 0);
    rows_last(&rows);
    rows_fit(&rows, 3);
    assert_int_equal(rows.top, 5);
    rows_select(&rows, 5);
    rows_fit(&rows, 3);
    assert_int_equal(rows.top, 4); /* the heading above 5 */
    rows_fit(&rows, 20);
    assert_int_equal(rows.top, 0);
    rows_fit(&rows, 1);
    assert_int_equal(rows.top, 5);
    rows_fit(&rows, 0);
    rows_done(&rows);
}

static void selecting_takes_the_row_with_the_number_not_the_heading(void **state)
{
    (void)state;
    struct rows rows;
    fill(&rows);
    assert_true(rows_select(&rows, 6));
    assert_int_equal(rows_current(&rows), 6);
    assert_false(rows_select(&rows, 4));
    assert_int_equal(rows_current(&rows), 6);
    rows_done(&rows);
}

static void an_empty_list_has_no_cursor_and_moves_nowhere(void **state)
{
    (void)state;
    struct rows rows;
    rows_init(&rows);
    rows_add(&rows, 3 | ROWS_HEADING);
    assert_int_equal(rows_current(&rows), -1);
    assert_false(rows_move(&rows, 1) || rows_first(&rows) || rows_last(&rows) || rows_page(&rows, 1) ||
                 rows_select(&rows, 3));
    rows_fit(&rows, 5);
    rows_clear(&rows);
    assert_int_equal(rows.count, 0);
    rows_done(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cursor_starts_on_the_first_row_that_is_no_heading),
        cmocka_unit_test(moving_skips_headings_and_stops_at_the_ends),
        cmocka_unit_test(a_page_leaves_a_row_of_overlap_and_never_stops_on_a_heading),
        cmocka_unit_test(fitting_shows_the_cursor_with_its_heading_and_fills_the_height),
        cmocka_unit_test(selecting_takes_the_row_with_the_number_not_the_heading),
        cmocka_unit_test(an_empty_list_has_no_cursor_and_moves_nowhere),
    };
    return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
