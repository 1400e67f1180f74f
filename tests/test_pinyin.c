#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/pinyin.h"

static bool has_reading(const char *character, const char *reading)
{
    const char *all[PINYIN_READINGS_MAX];
    size_t next, count = pinyin_readings(text_decode(slice_of(character), 0, &next), all);
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i], reading) == 0) return true;
    return false;
}

static void every_reading_in_use_is_known(void **state)
{
    static const struct {
        const char *character, *readings;
    } known[] = {
        {"行", "xing hang"}, {"重", "zhong chong"}, {"长", "chang zhang"}, {"都", "du dou"}, {"乐", "le yue"},
        {"率", "lv shuai"},  {"女", "nv"},          {"略", "lve"},         {"绿", "lv lu"},  {"校", "xiao jiao"},
        {"会", "hui kuai"},  {"人", "ren"},         {"调", "tiao diao"},   {"给", "gei ji"}, {"還", "huan hai"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        char list[64], *save = NULL;
        strcpy(list, known[i].readings);
        for (char *r = strtok_r(list, " ", &save); r; r = strtok_r(NULL, " ", &save))
            assert_true(has_reading(known[i].character, r));
    }
    assert_false(has_reading("a", "a"));
    assert_false(has_reading("，", "a"));
}

static void names_are_found_by_what_is_typed(void **state)
{
    static const struct {
        const char *name, *typed;
        bool found;
    } cases[] = {
        {"市教育局", "jyj", true},
        {"市教育局", "sjyj", true},
        {"市教育局", "jiaoyuju", true},
        {"市教育局", "jiaoyj", true},
        {"市教育局", "jyju", true},
        {"市教育局", "jiaoy", true},
        {"市教育局", "jiay", false},
        {"市教育局", "jj", false},
        {"市教育局", "shi4jiao4yu4ju2", true},
        {"市 教育\n局", "SJYJ", true},
        {"人行天水支行", "rhts", true},
        {"人行天水支行", "renhang", true},
        {"人行天水支行", "rxts", true},
        {"重点", "zd", true},
        {"重点", "chd", true},
        {"重点", "zhongd", true},
        {"绿色", "lvse", true},
        {"绿色", "luse", true},
        {"绿色", "lüse", true},
        {"女", "nü", true},
        {"西安", "xi'an", true},
        {"西安", "xian", true},
        {"县", "xi'an", false},
        {"abc教育", "abc", false},
        {"教育", "", false},
        {"教育", "2jy", false},
        {"教育", "j-y", false},
        {"略", "lue", true},
        {"略", "lve", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool found = pinyin_matches(slice_of(cases[i].name), slice_of(cases[i].typed), false);
        if (found != cases[i].found) fail_msg("%s in %s", cases[i].typed, cases[i].name);
    }
}

static void a_whole_name_takes_all_its_characters(void **state)
{
    (void)state;
    assert_true(pinyin_matches(SLICE("教育局"), SLICE("jyj"), true));
    assert_false(pinyin_matches(SLICE("市教育局"), SLICE("jyj"), true));
    assert_false(pinyin_matches(SLICE("教育局"), SLICE("jy"), true));
}

static void long_input_is_no_pinyin(void **state)
{
    char typed[200];
    struct pinyin p;
    (void)state;
    memset(typed, 'a', sizeof typed);
    assert_true(pinyin_init(&p, slice_make(typed, PINYIN_TYPED_MAX)));
    pinyin_done(&p);
    assert_false(pinyin_init(&p, slice_make(typed, PINYIN_TYPED_MAX + 1)));
    pinyin_done(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reading_in_use_is_known),
        cmocka_unit_test(names_are_found_by_what_is_typed),
        cmocka_unit_test(a_whole_name_takes_all_its_characters),
        cmocka_unit_test(long_input_is_no_pinyin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
