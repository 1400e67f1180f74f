#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/buf.h"

static void an_empty_buffer_is_an_empty_text(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b);
    assert_int_equal(buf_slice(&b).n, 0);
    assert_non_null(buf_slice(&b).s);
    buf_add(&b, SLICE(""));
    assert_string_equal(b.s, "");
    buf_done(&b);
}

static void everything_added_stands_in_order_before_a_nul(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b);
    buf_adds(&b, "共 ");
    buf_addf(&b, "%d", 26);
    buf_addc(&b, 0x9879);
    buf_fill(&b, '-', 3);
    buf_add(&b, SLICE("任务"));
    assert_string_equal(b.s, "共 26项---任务");
    assert_int_equal(b.n, strlen(b.s));
    buf_clear(&b);
    assert_string_equal(b.s, "");
    buf_adds(&b, "又");
    assert_string_equal(b.s, "又");
    buf_done(&b);
}

static void a_long_format_fits(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b);
    for (int i = 0; i < 100; i++) buf_addf(&b, "%0100d", i);
    assert_int_equal(b.n, 10000);
    assert_memory_equal(b.s + 9998, "99", 3);
    buf_done(&b);
}

static void visible_text_holds_no_control(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b);
    buf_add_visible(&b, SLICE("人\x1b[31m才\n\xc2\x9b"
                              "1m\xff"));
    assert_string_equal(b.s, "人␛[31m才␊␦1m�");
    buf_done(&b);
}

static void visible_lines_keep_tabs_and_line_ends_of_every_kind(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b);
    buf_add_visible_lines(&b, SLICE("1.人\t才;\n2\r\n3\r4\f5\x1b[201~\xc2\x9b\xe2\x80\xae\x7f\r"));
    assert_string_equal(b.s, "1.人\t才;\n2\n3\n4\n5␛[201~␦␦␡\n");
    buf_done(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_buffer_is_an_empty_text),
        cmocka_unit_test(everything_added_stands_in_order_before_a_nul),
        cmocka_unit_test(a_long_format_fits),
        cmocka_unit_test(visible_text_holds_no_control),
        cmocka_unit_test(visible_lines_keep_tabs_and_line_ends_of_every_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
