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

/* Every set with all its characters and what each is worth: digits; numbers of zeros for multipliers. */
static const struct {
    unsigned set;
    const char *members;
    int digit, step, zeros; /* of the first member, from one to the next; -1 and 0: no digit, no multiplier */
} sets[] = {
    {NUMERAL_ARABIC, "0123456789", 0, 1, 0},
    {NUMERAL_ARABIC, "０１２３４５６７８９", 0, 1, 0},
    {NUMERAL_ONE_TO_NINE, "一二三四五六七八九", 1, 1, 0},
    {NUMERAL_ZERO, "零", 0, 0, 0},
    {NUMERAL_CIRCLE, "〇", 0, 0, 0},
    {NUMERAL_CIRCLE_WHITE, "○", 0, 0, 0},
    {NUMERAL_PAIR, "两", 2, 0, 0},
    {NUMERAL_TEN, "十", -1, 0, 1},
    {NUMERAL_UNITS, "百", -1, 0, 2},
    {NUMERAL_UNITS, "千", -1, 0, 3},
    {NUMERAL_UNITS, "万", -1, 0, 4},
    {NUMERAL_UNITS, "亿", -1, 0, 8},
    {NUMERAL_TENS, "廿卅卌", -1, 0, 0},
    {NUMERAL_FINANCIAL, "壹贰叁肆伍陆柒捌玖", 1, 1, 0},
    {NUMERAL_FINANCIAL, "貳貮", 2, 0, 0},
    {NUMERAL_FINANCIAL, "參叄", 3, 0, 0},
    {NUMERAL_FINANCIAL, "陸", 6, 0, 0},
    {NUMERAL_FINANCIAL_TEN, "拾", -1, 0, 1},
    {NUMERAL_TRADITIONAL, "兩", 2, 0, 0},
    {NUMERAL_TRADITIONAL, "萬", -1, 0, 4},
    {NUMERAL_TRADITIONAL, "億", -1, 0, 8},
};

static void every_code_point_is_in_the_set_that_lists_it_and_worth_what_it_says(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        unsigned set = 0;
        int digit = -1, zeros = 0;
        for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
            struct slice t = slice_of(sets[i].members);
            int value = sets[i].digit;
            for (size_t pos = 0; pos < t.n; value += sets[i].step)
                if (text_decode(t, pos, &pos) == cp) set = sets[i].set, digit = value, zeros = sets[i].zeros;
        }
        bool right = numeral_is(cp, ~0u) == (set != 0) && numeral_is(cp, set) == (set != 0) && !numeral_is(cp, ~set) &&
                     numeral_digit(cp, ~0u) == digit && numeral_zeros(cp, ~0u) == zeros &&
                     numeral_digit(cp, ~set) == -1 && numeral_zeros(cp, ~set) == 0;
        if (!right) fail_msg("U+%04X: digit %d, zeros %d", cp, numeral_digit(cp, ~0u), numeral_zeros(cp, ~0u));
    }
}

static void a_list_is_counted_in_every_way_of_writing_numbers(void **state)
{
    static const struct {
        const char *text;
        long value;
    } known[] = {
        {"5", 5},     {"０５", 5},    {"5.", 5},      {"(5)", 5},   {"（５）", 5}, {"5、", 5},          {"五", 5},
        {"五、", 5},  {"（五）", 5},  {"十", 10},     {"十一", 11}, {"二十", 20},  {"二十一", 21},      {"二〇", 20},
        {"廿", 20},   {"廿一", 21},   {"卅二、", 32}, {"卌", 40},   {"壹", 1},     {"叁、", 3},         {"拾", 10},
        {"拾贰", 12}, {"貳拾參", 23}, {"1.2", -1},    {"A1", -1},   {"", -1},      {"(", -1},           {"一百", -1},
        {"第一", -1}, {"1廿", -1},    {"5.6.", -1},   {"五5", 55},  {"3)", 3},     {"12345678901", -1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (numeral_of_list(slice_of(known[i].text)) != known[i].value)
            fail_msg("%s: %ld", known[i].text, numeral_of_list(slice_of(known[i].text)));
}

static void digits_end_where_the_number_ends(void **state)
{
    static const struct {
        const char *text;
        size_t nbytes;
        double value;
        int decimals;
    } known[] = {
        {"3000名", 4, 3000, 0},
        {"3,000名", 5, 3000, 0},
        {"３，０００", 15, 3000, 0},
        {"2.5万", 3, 25, 1},
        {"３０", 6, 30, 0},
        {"3,0000", 1, 3, 0},
        {"3.", 1, 3, 0},
        {"1.2.3", 3, 12, 1},
        {"名", 0, 0, 0},
        {"1234567890123456", 0, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        double value;
        int decimals;
        size_t end = numeral_read_digits(slice_of(known[i].text), 0, &value, &decimals);
        if (end != known[i].nbytes) fail_msg("%s ends at %zu", known[i].text, end);
        if (end == 0) continue;
        assert_true(value >= known[i].value && value <= known[i].value);
        assert_int_equal(decimals, known[i].decimals);
    }
}

static void chinese_numbers_in_texts_need_more_than_a_slogan(void **state)
{
    static const struct {
        const char *text;
        size_t nchars;
        double value;
    } known[] = {
        {"三十名", 2, 30}, {"一百二十", 4, 120}, {"两万五千", 4, 25000}, {"三千零五", 4, 3005},
        {"十五", 2, 15},   {"一亿", 2, 1e8},     {"百名", 0, 0},         {"千人", 0, 0},
        {"二三线", 0, 0},  {"名", 0, 0},         {"零", 0, 0},           {"二〇二一", 1, 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        double value = 0;
        size_t end = numeral_read_chinese(slice_of(known[i].text), 0, &value);
        if (end != known[i].nchars * 3) fail_msg("%s ends at %zu", known[i].text, end);
        if (end > 0) assert_true(value >= known[i].value && value <= known[i].value);
    }
}

static void a_text_without_large_numbers_is_told_at_a_glance(void **state)
{
    (void)state;
    assert_false(numeral_may_reach(SLICE("引进30名"), 300));
    assert_true(numeral_may_reach(SLICE("引进300名"), 300));
    assert_true(numeral_may_reach(SLICE("引进3,000名"), 300));
    assert_true(numeral_may_reach(SLICE("引进3万名"), 300));
    assert_true(numeral_may_reach(SLICE("引进3 萬名"), 300));
    assert_true(numeral_may_reach(SLICE("引进二百名"), 300));
    assert_false(numeral_may_reach(SLICE("百姓"), 300));
    assert_true(numeral_may_reach(SLICE("九十九名"), 99));
    assert_false(numeral_may_reach(SLICE("九十九名"), 300));
    assert_true(numeral_may_reach(SLICE("达到80.5%"), 80.5));
    assert_true(numeral_may_reach(SLICE("改造2 350户"), 2350));
    assert_true(numeral_may_reach(SLICE("百分之百"), 100));
    assert_true(numeral_may_reach(SLICE("三分之二"), 66));
    assert_true(numeral_may_reach(SLICE("七成五以上"), 75));
    assert_true(numeral_may_reach(SLICE("产值翻番"), 100));
    assert_false(numeral_may_reach(SLICE("完成5项"), 100));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_as_they_are_written),
        cmocka_unit_test(what_is_no_number_is_not_read),
        cmocka_unit_test(every_form_reads_back),
        cmocka_unit_test(every_code_point_is_in_the_set_that_lists_it_and_worth_what_it_says),
        cmocka_unit_test(a_list_is_counted_in_every_way_of_writing_numbers),
        cmocka_unit_test(digits_end_where_the_number_ends),
        cmocka_unit_test(chinese_numbers_in_texts_need_more_than_a_slogan),
        cmocka_unit_test(a_text_without_large_numbers_is_told_at_a_glance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
