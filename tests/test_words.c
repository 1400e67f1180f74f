#include "test.h"

#include "base/words.h"

static const struct word table[] = {WORD("名", 1), WORD("人", 2), WORD("人次", 3), WORD("%", 4),
                                    WORD("％", 5), WORD("km", 6), WORD("km2", 7),  WORD("×", 8)};

static void the_longest_word_wins(void **state)
{
    static const struct {
        const char *text;
        int value;
    } cases[] = {
        {"名师", 1}, {"人才", 2}, {"人次数", 3}, {"人", 2}, {"人\xE6", 2},   {"%", 4}, {"％", 5},
        {"km2", 7},  {"kg", 0},   {"km", 6},     {"×3", 8}, {"\xE4\xBA", 0}, {"", 0},
    };
    static struct words_index index;
    (void)state;
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            struct slice text = slice_of(cases[i].text);
            const struct word *plain = words_at(table, WORDS_COUNT(table), text, 0);
            assert_ptr_equal(words_find(table, WORDS_COUNT(table), &index, text, 0), plain);
            assert_int_equal(plain ? plain->value : 0, cases[i].value);
        }
}

static void a_word_is_found_before_a_place(void **state)
{
    (void)state;
    assert_int_equal(words_before(table, WORDS_COUNT(table), SLICE("3人次"), 7)->value, 3);
    assert_int_equal(words_before(table, WORDS_COUNT(table), SLICE("x%"), 2)->value, 4);
    assert_null(words_before(table, WORDS_COUNT(table), SLICE("人次"), 2));
    assert_null(words_before(table, WORDS_COUNT(table), SLICE("人"), 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_word_wins),
        cmocka_unit_test(a_word_is_found_before_a_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
