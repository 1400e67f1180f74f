#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/fold.h"

static uint32_t first_char(const char *text)
{
    size_t next;
    return text_decode(slice_of(text), 0, &next);
}

static void assert_folds(const char *from, const char *to, unsigned kinds)
{
    assert_int_equal(fold_char(first_char(from), kinds), first_char(to));
}

static void characters_fold_by_kind(void **state)
{
    static const struct {
        const char *from, *to;
        unsigned kind;
    } pairs[] = {
        {"３", "3", FOLD_WIDTH},   {"Ａ", "A", FOLD_WIDTH},  {"　", " ", FOLD_WIDTH}, {"（", "(", FOLD_WIDTH},
        {"％", "%", FOLD_WIDTH},   {"⼈", "人", FOLD_WIDTH}, {"｡", "。", FOLD_WIDTH}, {"A", "a", FOLD_CASE},
        {"É", "é", FOLD_CASE},     {"Я", "я", FOLD_CASE},    {"養", "养", FOLD_TRAD}, {"機", "机", FOLD_TRAD},
        {"後", "后", FOLD_TRAD},   {"裏", "里", FOLD_TRAD},  {"裡", "里", FOLD_TRAD}, {"爲", "为", FOLD_TRAD},
        {"為", "为", FOLD_TRAD},   {"乾", "干", FOLD_TRAD},  {"複", "复", FOLD_TRAD}, {"復", "复", FOLD_TRAD},
        {"羣", "群", FOLD_TRAD},   {"産", "产", FOLD_TRAD},  {"說", "说", FOLD_TRAD}, {"説", "说", FOLD_TRAD},
        {"戶", "户", FOLD_TRAD},   {"臺", "台", FOLD_TRAD},  {"鑒", "鉴", FOLD_TRAD}, {"“", "\"", FOLD_QUOTES},
        {"」", "\"", FOLD_QUOTES}, {"’", "'", FOLD_QUOTES},  {"—", "-", FOLD_QUOTES}, {"－", "-", FOLD_QUOTES},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_folds(pairs[i].from, pairs[i].to, pairs[i].kind);
        assert_folds(pairs[i].from, pairs[i].from, FOLD_BLANKS);
    }
    assert_folds("Ａ", "a", FOLD_ALL);
}

static void bytes_that_are_no_text_fit_when_folded(void **state)
{
    enum { COUNT = 20000 };
    static const unsigned kinds[] = {FOLD_CHARS, FOLD_BLANKS, FOLD_ALL, 0};
    char *bytes = malloc(COUNT);
    (void)state;
    memset(bytes, 0xFF, COUNT);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct folded f;
        fold_text(slice_make(bytes, COUNT), kinds[i], &f);
        size_t start = f.n - 1, nbytes = 1;
        assert_true(f.n <= text_replaced_max(COUNT));
        folded_place(&f, &start, &nbytes);
        assert_int_equal(start, COUNT - 1);
        assert_int_equal(nbytes, 1);
        folded_done(&f);
    }
    free(bytes);
}

static void standard_simplified_characters_stay_apart(void **state)
{
    (void)state;
    assert_folds("完", "完", FOLD_ALL);
    assert_folds("于", "于", FOLD_ALL);
    assert_folds("已", "已", FOLD_ALL);
    assert_folds("己", "己", FOLD_ALL);
    assert_folds("、", "、", FOLD_ALL);
    assert_folds("《", "《", FOLD_ALL);
    assert_folds("①", "①", FOLD_ALL);
}

static void a_class_is_all_that_folds_to_one_character(void **state)
{
    static const unsigned kinds[] = {
        0, FOLD_WIDTH, FOLD_CASE, FOLD_TRAD, FOLD_QUOTES, FOLD_CHARS, FOLD_WIDTH | FOLD_TRAD, FOLD_ALL & ~FOLD_WIDTH};
    (void)state;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        for (uint32_t cp = 0; cp < 0x32000; cp++) {
            uint32_t folded = fold_char(cp, kinds[k]), set[FOLD_CLASS_MAX];
            if (folded == cp) continue;
            assert_int_equal(fold_char(folded, kinds[k]), folded);
            size_t count = fold_class(cp, kinds[k], set), found = 0;
            assert_true(count < FOLD_CLASS_MAX);
            for (size_t i = 0; i < count; i++) {
                assert_int_equal(fold_char(set[i], kinds[k]), folded);
                found += set[i] == cp;
            }
            assert_int_equal(found, 1);
            assert_int_equal(set[0], folded);
        }
    }
}

static void assert_text_folds(const char *from, const char *to)
{
    struct folded f;
    fold_text(slice_of(from), FOLD_ALL, &f);
    assert_int_equal(f.n, strlen(to));
    assert_memory_equal(f.s, to, f.n);
    folded_done(&f);
}

static void blanks_drop_out_but_between_ascii_words(void **state)
{
    (void)state;
    assert_text_folds("引进 “高精尖缺”人才", "引进\"高精尖缺\"人才");
    assert_text_folds("达到\n 2　人", "达到2人");
    assert_text_folds("Smart  City 计划", "smart city计划");
    assert_text_folds(" ３ ４ ", "3 4");
    assert_text_folds("人\xE2\x80\x8B才", "人才");
    assert_text_folds("", "");
}

static void a_place_in_the_folded_text_leads_back(void **state)
{
    struct folded f;
    (void)state;
    fold_text(SLICE("引 進　“高精"), FOLD_ALL, &f); /* 引0 blank3 進4 blank7 “10 高13 精16 */
    size_t start = 3, nbytes = 4;                   /* 进" */
    folded_place(&f, &start, &nbytes);
    assert_int_equal(start, 4);
    assert_int_equal(nbytes, 9);
    folded_done(&f);
}

static void kinds_are_switched_off_by_name(void **state)
{
    unsigned kinds = FOLD_ALL;
    struct slice bad;
    (void)state;
    assert_true(fold_without(SLICE("trad, width"), &kinds, &bad));
    assert_int_equal(kinds, FOLD_ALL & ~(FOLD_TRAD | FOLD_WIDTH));
    assert_false(fold_without(SLICE("case,colour"), &kinds, &bad));
    assert_true(slice_equals(bad, "colour"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_fold_by_kind),
        cmocka_unit_test(bytes_that_are_no_text_fit_when_folded),
        cmocka_unit_test(standard_simplified_characters_stay_apart),
        cmocka_unit_test(a_class_is_all_that_folds_to_one_character),
        cmocka_unit_test(blanks_drop_out_but_between_ascii_words),
        cmocka_unit_test(a_place_in_the_folded_text_leads_back),
        cmocka_unit_test(kinds_are_switched_off_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
