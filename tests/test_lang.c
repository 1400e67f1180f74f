#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <langinfo.h>
#include <wchar.h>

#include "base/lang.h"

/* A text that the catalogue of the build tree translates. */
#define ENGLISH "out of memory; open a smaller plan or close other programs"
#define CHINESE "内存不足；请打开较小的计划，或关闭其他程序"

struct names {
    const char *language, *lc_all, *lc_messages, *lang;
};

static void set(const char *name, const char *value)
{
    if (value) setenv(name, value, 1);
    else unsetenv(name);
}

static bool start(const char *wanted, struct names names)
{
    set("LANGUAGE", names.language);
    set("LC_ALL", names.lc_all);
    set("LC_MESSAGES", names.lc_messages);
    set("LANG", names.lang);
    return lang_init(wanted, "po");
}

static void assert_chinese(const char *wanted, struct names names)
{
    assert_true(start(wanted, names));
    assert_true(lang_is_chinese());
    assert_string_equal(_(ENGLISH), CHINESE);
    assert_string_equal(nl_langinfo(CODESET), "UTF-8");
}

static void assert_english(const char *wanted, struct names names)
{
    assert_true(start(wanted, names));
    assert_false(lang_is_chinese());
    assert_string_equal(_(ENGLISH), ENGLISH);
    assert_string_equal(nl_langinfo(CODESET), "UTF-8");
}

static void where_no_language_is_named_it_is_chinese(void **state)
{
    (void)state;
    assert_chinese(NULL, (struct names){0});
    assert_chinese(NULL, (struct names){.lang = ""});
    assert_chinese(NULL, (struct names){.lang = "C"});
    assert_chinese(NULL, (struct names){.lang = "C.UTF-8"});
    assert_chinese(NULL, (struct names){.lc_all = "POSIX"});
    assert_chinese(NULL, (struct names){.lc_all = "C", .lang = "en_US.UTF-8"});
}

static void a_chinese_locale_is_chinese_installed_or_not(void **state)
{
    (void)state;
    assert_chinese(NULL, (struct names){.lang = "zh_CN.UTF-8"});
    assert_chinese(NULL, (struct names){.lang = "zh_TW.Big5"});
    assert_chinese(NULL, (struct names){.lang = "en_US.UTF-8", .lc_messages = "zh_CN"});
    assert_chinese(NULL, (struct names){.language = "zh_CN:en", .lang = "en_US.UTF-8"});
}

static void english_and_every_other_language_are_english(void **state)
{
    (void)state;
    assert_english(NULL, (struct names){.lang = "en_US.UTF-8"});
    assert_english(NULL, (struct names){.lang = "en"});
    assert_english(NULL, (struct names){.lang = "de_DE@euro"});
    assert_english(NULL, (struct names){.lc_all = "en_GB.ISO-8859-1", .lang = "zh_CN.UTF-8"});
    assert_english(NULL, (struct names){.language = "en", .lang = "zh_CN.UTF-8"});
    assert_english(NULL, (struct names){.language = "en:zh_CN", .lc_all = "C"});
}

static void the_option_wins(void **state)
{
    (void)state;
    assert_english("en", (struct names){.lang = "zh_CN.UTF-8"});
    assert_chinese("zh_CN", (struct names){.language = "en", .lc_all = "en_US.UTF-8"});
    assert_chinese("zh_CN", (struct names){.lc_all = "C"});
    assert_false(start("fr", (struct names){0}));
    assert_false(start("", (struct names){0}));
}

static void characters_are_utf8_in_every_locale(void **state)
{
    (void)state;
    wchar_t c;
    assert_true(start(NULL, (struct names){.lc_all = "C"}));
    assert_int_equal(mbtowc(&c, "才", 3), 3);
    assert_int_equal(c, 0x624D);
    assert_int_equal(wcwidth(c), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_no_language_is_named_it_is_chinese),
        cmocka_unit_test(a_chinese_locale_is_chinese_installed_or_not),
        cmocka_unit_test(english_and_every_other_language_are_english),
        cmocka_unit_test(the_option_wins),
        cmocka_unit_test(characters_are_utf8_in_every_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
