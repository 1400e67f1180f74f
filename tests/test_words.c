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

static void words_are_gone_through_by_their_first_or_last_character(void **state)
{
    static struct words_index first, last;
    const size_t count = WORDS_COUNT(table);
    const struct word *w = NULL;
    int seen = 0;
    (void)state;
    while ((w = words_beginning(table, count, &first, SLICE("人"), 0, w)) != NULL)
        seen += w->value == 2 || w->value == 3 ? 1 : 10;
    assert_int_equal(seen, 2);
    for (w = NULL, seen = 0; (w = words_ending(table, count, &last, SLICE("3人次"), 7, w)) != NULL;)
        seen += w->value == 3 ? 1 : 10;
    assert_int_equal(seen, 1);
    assert_null(words_ending(table, count, &last, SLICE("人次"), 0, NULL));
    assert_null(words_beginning(table, count, &first, SLICE("人次"), 6, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_word_wins),
        cmocka_unit_test(a_word_is_found_before_a_place),
        cmocka_unit_test(words_are_gone_through_by_their_first_or_last_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
