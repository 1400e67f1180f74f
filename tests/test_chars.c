#include "test.h"

#include "base/chars.h"

/* Every class with all its characters. */
static const struct {
    unsigned class;
    const char *members;
} classes[] = {
    {CHARS_ROUND_OPEN, "(（"},
    {CHARS_ROUND_CLOSE, ")）"},
    {CHARS_SQUARE_OPEN, "[［"},
    {CHARS_SQUARE_CLOSE, "]］"},
    {CHARS_LENTICULAR_OPEN, "【"},
    {CHARS_LENTICULAR_CLOSE, "】"},
    {CHARS_QUOTE_OPEN, "“‘「『"},
    {CHARS_QUOTE_CLOSE, "”’」』"},
    {CHARS_QUOTE_LOW, "‚‛"},
    {CHARS_QUOTE_DOUBLE, "\""},
    {CHARS_QUOTE_SINGLE, "'"},
    {CHARS_TITLE_OPEN, "《"},
    {CHARS_TITLE_CLOSE, "》"},
    {CHARS_COMMA, ",，"},
    {CHARS_ENUMERATION, "、"},
    {CHARS_COMMA_SMALL, "\xEF\xB9\x90\xEF\xBD\xA4"},
    {CHARS_SEMICOLON, ";；"},
    {CHARS_COLON, ":："},
    {CHARS_DOT, ".．"},
    {CHARS_FULL_STOP, "。"},
    {CHARS_EXCLAMATION, "!！?？"},
    {CHARS_ELLIPSIS, "…"},
    {CHARS_SLASH, "/／"},
    {CHARS_BAR, "|｜"},
    {CHARS_DASH,
     "-－\xE2\x80\x93\xE2\x80\x94\xE2\x80\x95\xE2\x88\x92\xE2\x94\x80~\xEF\xBD\x9E\xE2\x88\xBC\xE3\x80\x9C"},
    {CHARS_UP_TO, "至到"},
    {CHARS_LINE_BREAK, "\n\r"},
    {CHARS_LATIN,
     "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
     "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"},
};

static bool holds(const char *members, uint32_t cp)
{
    struct slice t = slice_of(members);
    for (size_t pos = 0; pos < t.n;)
        if (text_decode(t, pos, &pos) == cp) return true;
    return false;
}

static void every_code_point_is_in_the_class_that_lists_it_and_in_no_other(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        unsigned wanted = 0;
        for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
            if (cp && holds(classes[i].members, cp)) wanted |= classes[i].class;
        if (chars_classes(cp) != wanted) fail_msg("U+%04X: %x, not %x", cp, chars_classes(cp), wanted);
    }
}

static void a_class_has_no_member_of_another(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        for (size_t k = 0; k < i; k++) assert_int_equal(classes[i].class & classes[k].class, 0);
}

static void several_classes_can_be_asked_at_once(void **state)
{
    (void)state;
    assert_true(chars_is(';', CHARS_COMMA | CHARS_SEMICOLON));
    assert_false(chars_is(':', CHARS_COMMA | CHARS_SEMICOLON));
    assert_true(chars_is(0x201A, CHARS_QUOTE) && chars_is('\'', CHARS_QUOTE));
    assert_false(chars_is(0, ~0u));
}

static void blanks_are_skipped_both_ways_and_to_the_ends(void **state)
{
    struct slice t = SLICE(" \xE3\x80\x80"
                           "人 \n才\xC2\xA0");
    (void)state;
    assert_int_equal(chars_skip_blanks(t, 0), 4);
    assert_int_equal(chars_skip_blanks(t, 4), 4);
    assert_int_equal(chars_skip_blanks(t, 7), 9);
    assert_int_equal(chars_skip_blanks(t, 12), t.n);
    assert_int_equal(chars_skip_blanks(t, t.n), t.n);
    assert_int_equal(chars_skip_blanks_back(t, t.n), 12);
    assert_int_equal(chars_skip_blanks_back(t, 9), 7);
    assert_int_equal(chars_skip_blanks_back(t, 4), 0);
    assert_int_equal(chars_skip_blanks_back(t, 0), 0);
}

static void a_character_is_seen_from_both_sides(void **state)
{
    struct slice t = SLICE("a人");
    size_t next;
    (void)state;
    assert_int_equal(text_peek_next(t, 1, &next), 0x4EBA);
    assert_int_equal(next, 4);
    assert_int_equal(text_peek_next(t, 4, &next), 0);
    assert_int_equal(next, 4);
    assert_int_equal(text_peek_back(t, 4), 0x4EBA);
    assert_int_equal(text_peek_back(t, 1), 'a');
    assert_int_equal(text_peek_back(t, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_is_in_the_class_that_lists_it_and_in_no_other),
        cmocka_unit_test(a_class_has_no_member_of_another),
        cmocka_unit_test(several_classes_can_be_asked_at_once),
        cmocka_unit_test(blanks_are_skipped_both_ways_and_to_the_ends),
        cmocka_unit_test(a_character_is_seen_from_both_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
