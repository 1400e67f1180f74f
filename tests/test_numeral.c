#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/numeral.h"

static size_t decode(const char *text, uint32_t *cp)
{
    struct slice t = slice_of(text);
    size_t n = 0;
    for (size_t pos = 0; pos < t.n && n < NUMERAL_FORM_MAX;) cp[n++] = text_decode(t, pos, &pos);
    return n;
}

static void numbers_are_read_as_they_are_written(void **state)
{
    static const struct {
        const char *text;
        uint32_t value;
    } known[] = {
        {"三十", 30},       {"十", 10},        {"十五", 15},        {"一十五", 15},     {"一百", 100},
        {"一百零五", 105},  {"一百一十", 110}, {"一百五十", 150},   {"三百", 300},      {"两百", 200},
        {"二百", 200},      {"三千", 3000},    {"两千零三", 2003},  {"二〇二一", 2021}, {"二○二一", 2021},
        {"二零二一", 2021}, {"一万", 10000},   {"三万二千", 32000}, {"十万", 100000},   {"一百二十万", 1200000},
        {"零", 0},          {"〇", 0},         {"八", 8},           {"两", 2},          {"一万零三", 10003},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        uint32_t cp[NUMERAL_FORM_MAX], value;
        size_t n = decode(known[i].text, cp);
        if (!numeral_parse(cp, n, &value)) fail_msg("%s", known[i].text);
        assert_int_equal(value, known[i].value);
    }
}

static void what_is_no_number_is_not_read(void **state)
{
    static const char *const wrong[] = {"三四", "十百", "百", "十三十", "亿", "一带", "三五百", "", "零零"};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        uint32_t cp[NUMERAL_FORM_MAX], value;
        size_t n = decode(wrong[i], cp);
        if (numeral_parse(cp, n, &value)) fail_msg("%s is %u", wrong[i], value);
    }
}

static void every_form_reads_back(void **state)
{
    (void)state;
    for (uint32_t v = 0; v < 3000000; v += v < 20000 ? 1 : 997) {
        struct numeral_form form[NUMERAL_FORMS];
        size_t count = numeral_forms(v, form);
        for (size_t f = 0; f < count; f++) {
            uint32_t value;
            assert_true(numeral_parse(form[f].cp, form[f].n, &value));
            assert_int_equal(value, v);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_as_they_are_written),
        cmocka_unit_test(what_is_no_number_is_not_read),
        cmocka_unit_test(every_form_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
