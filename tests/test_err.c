#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/err.h"
#include "base/text.h"

static void assert_line(const struct err *e, const char *line)
{
    char out[1024];
    err_format(e, out, sizeof out);
    assert_string_equal(out, line);
}

static void a_line_says_where_what_and_what_to_do(void **state)
{
    (void)state;
    struct err e;
    err_set(&e, "an unclosed quote", "close it");
    assert_line(&e, "an unclosed quote; close it");
    err_at(&e, "a.csv", 0, 0);
    assert_line(&e, "a.csv: an unclosed quote; close it");
    err_at(&e, "a.csv", 6, 0);
    assert_line(&e, "a.csv:6: an unclosed quote; close it");
    err_at(&e, "a.csv", 6, 12);
    assert_line(&e, "a.csv:6:12: an unclosed quote; close it");
    err_setf(&e, "", "%d columns", 9);
    assert_line(&e, "9 columns");
}

static void a_name_with_controls_cannot_reach_the_terminal(void **state)
{
    (void)state;
    struct err e;
    err_setf(&e, "", "no task %s", "\x1b]0;evil\a");
    err_at(&e, "a\n\x1b[2J\xff.csv", 1, 0);
    assert_line(&e, "a␊␛[2J�.csv:1: no task ␛]0;evil␇");
}

static void long_texts_are_cut_between_characters(void **state)
{
    (void)state;
    char text[1000], out[100];
    memset(text, 'x', sizeof text);
    for (size_t i = 1; i + 3 < sizeof text; i += 3) memcpy(text + i, "才", 3);
    text[sizeof text - 1] = '\0';
    struct err e;
    err_setf(&e, text, "%s", text);
    err_at(&e, text, 7, 0);
    assert_int_equal(text_invalid_at(slice_of(e.what)), strlen(e.what));
    assert_int_equal(text_invalid_at(slice_of(e.remedy)), strlen(e.remedy));
    assert_int_equal(text_invalid_at(slice_of(e.file)), strlen(e.file));
    assert_in_range(strlen(e.what), sizeof e.what - 4, sizeof e.what - 1);
    err_format(&e, out, sizeof out);
    assert_in_range(strlen(out), sizeof out - 4, sizeof out - 1);
    assert_int_equal(text_invalid_at(slice_of(out)), strlen(out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_says_where_what_and_what_to_do),
        cmocka_unit_test(a_name_with_controls_cannot_reach_the_terminal),
        cmocka_unit_test(long_texts_are_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
