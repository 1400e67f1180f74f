#include "test.h"

#include "base/text.h"
#include "base/utf8.h"

static void a_text_is_read_code_point_by_code_point(void **state)
{
    (void)state;
    struct slice t = SLICE("a计é\U00020000");
    static const uint32_t expected[] = {'a', 0x8BA1, 0xE9, 0x20000};
    size_t pos = 0;
    for (size_t i = 0; i < 4; i++) assert_int_equal(text_decode(t, pos, &pos), expected[i]);
    assert_int_equal(pos, t.n);
    assert_int_equal(text_chars(t), 4);
}

static void every_scalar_value_survives_encoding(void **state)
{
    (void)state;
    for (uint32_t cp = 1; cp <= 0x10FFFF; cp += cp < 0x3000 ? 1 : 37) {
        if (cp >= 0xD800 && cp <= 0xDFFF) continue;
        char bytes[4];
        size_t n = text_encode(cp, bytes), next;
        assert_int_equal(text_decode(slice_make(bytes, n), 0, &next), cp);
        assert_int_equal(next, n);
        assert_int_equal(text_invalid_at(slice_make(bytes, n)), n);
        assert_int_equal(text_previous(slice_make(bytes, n), n), 0);
    }
}

static void a_broken_byte_reads_as_one_replacement(void **state)
{
    (void)state;
    static const char *const broken[] = {
        "\x80", "\xFF", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE8\xAE", "\xF0\x9F"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        size_t next;
        assert_int_equal(text_decode(slice_of(broken[i]), 0, &next), 0xFFFD);
        assert_int_equal(next, 1);
        assert_int_equal(text_invalid_at(slice_of(broken[i])), 0);
    }
    assert_int_equal(text_invalid_at(SLICE("0123456789计划\xFF计")), 16);
}

/* Every two- and three-byte sequence, and four-byte ones around each limit, at each place of a vector. */
static void the_fast_check_agrees_with_decoding(void **state)
{
    (void)state;
    static const unsigned char edge[] = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
                                         0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
    enum { E = sizeof edge, N = 160 };
    char text[N];
    for (size_t round = 0; round < (size_t)E * E * E * E; round += round % 3 + 1) {
        size_t at = 20 + round % 90;
        memset(text, 'a', N);
        text[at] = (char)edge[round % E];
        text[at + 1] = (char)edge[round / E % E];
        text[at + 2] = (char)edge[round / E / E % E];
        text[at + 3] = (char)edge[round / E / E / E];
        size_t plain = 0, next;
        while (plain < N && !(text_decode(slice_make(text, N), plain, &next) == 0xFFFD && next == plain + 1))
            plain = next;
        assert_int_equal(text_invalid_at(slice_make(text, N)), plain);
    }
}

static void no_substituted_character_escapes_the_fast_scan(void **state)
{
    (void)state;
    char text[128];
    for (uint32_t cp = 1; cp < 0x20000; cp++) {
        bool assigned_control = text_visible(cp) == 0x2426
                                    ? cp < 0x300 || (cp >= 0x2000 && cp < 0x2070) || cp == 0xFEFF || cp == 0x3164 ||
                                          cp == 0x115F || cp == 0x61C
                                    : text_visible(cp) != cp;
        if (!assigned_control || (cp >= 0xD800 && cp <= 0xDFFF) || cp == '\t' || cp == '\n' || cp == '\r') continue;
        memset(text, 'a', sizeof text);
        char bytes[4];
        memcpy(text + 40, bytes, text_encode(cp, bytes));
        if (utf8_next_suspect(text, sizeof text, 3) != 40) print_message("U+%04X is missed\n", cp);
        assert_int_equal(utf8_next_suspect(text, sizeof text, 3), 40);
    }
    /* ordinary punctuation stops nothing, but for the last few bytes, which are looked at one by one */
    struct slice ordinary = SLICE("“产业”，人才（团队）：１、“产业”，人才（团队）：１、“产业”，人才");
    assert_true(utf8_next_suspect(ordinary.s, ordinary.n, 0) >= 64);
}

/* What a load report counts would else depend on where a block of the file ends. */
static void a_suspect_is_one_wherever_it_stands(void **state)
{
    (void)state;
    for (uint32_t cp = 1; cp < 0x20000; cp++) {
        char text[80];
        memset(text, 'a', sizeof text);
        if (cp >= 0xD800 && cp < 0xE000) continue;
        size_t n = text_encode(cp, text);
        bool ahead = utf8_next_suspect(text, sizeof text, 0) == 0, last = utf8_next_suspect(text, n, 0) == 0;
        if (ahead != last) fail_msg("U+%04X", cp);
    }
}

/* The stress test's own statement: its broken lines are broken, its others are not. */
static void the_public_stress_test_is_judged_right(void **state)
{
    (void)state;
    struct buf file;
    if (!test_shared_file("corpus/utf8/UTF-8-test.txt", &file)) return;
    size_t bad_lines = 0;
    struct slice rest = buf_slice(&file);
    while (rest.n > 0) {
        size_t end = slice_find(rest, SLICE("\n"));
        if (end == SIZE_MAX) end = rest.n;
        bad_lines += text_invalid_at(slice_cut(rest, 0, end)) != end;
        rest = slice_cut(rest, end + 1, rest.n);
    }
    assert_true(bad_lines > 50); /* sections 3, 4, 5 and three boundary cases of section 2 */
    buf_done(&file);
}

static void han_takes_two_columns_and_marks_take_none(void **state)
{
    (void)state;
    assert_int_equal(text_cols(SLICE("计划abc"), 1), 7);
    assert_int_equal(text_cols(SLICE("e\u0301"), 1), 1);
    assert_int_equal(text_cols(SLICE("，。《》"), 1), 8);
    assert_int_equal(text_cols(SLICE("“”—…①"), 1), 5);
    assert_int_equal(text_cols(SLICE("“”—…①"), 2), 10);
}

static void nothing_invisible_or_controlling_is_shown_as_itself(void **state)
{
    (void)state;
    assert_int_equal(text_visible(0x1B), 0x241B);
    assert_int_equal(text_visible('\n'), 0x240A);
    assert_int_equal(text_visible(0x7F), 0x2421);
    static const uint32_t hidden[] = {0x80,   0x9B,   0x9F,    0xAD,   0x200B, 0x200E, 0x202E, 0x2066,
                                      0x2069, 0xFEFF, 0xE0041, 0x2028, 0xFFFE, 0x115F, 0x3164};
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
        assert_int_equal(text_visible(hidden[i]), 0x2426);
        assert_int_equal(text_char_cols(hidden[i], 1), 1);
    }
    assert_int_equal(text_visible(0x8BA1), 0x8BA1);
    assert_int_equal(text_visible(0xE000), 0xE000);
}

static void text_is_cut_between_clusters_only(void **state)
{
    (void)state;
    struct slice t = SLICE("e\u0301计\U0001F468\u200D\U0001F469划");
    size_t first = text_cluster_end(t, 0), second = text_cluster_end(t, first), third = text_cluster_end(t, second);
    assert_int_equal(first, 3);
    assert_int_equal(second, 6);
    assert_int_equal(third, 17);
    int used;
    assert_int_equal(text_fit(SLICE("计划书"), 5, 1, &used), 6);
    assert_int_equal(used, 4);
}

static void a_fullwidth_key_means_its_halfwidth_key(void **state)
{
    (void)state;
    static const uint32_t pairs[][2] = {{0x3001, '/'}, {0xFF1F, '?'}, {0xFF1A, ':'}, {0xFF06, '&'},
                                        {0xFF4E, 'n'}, {0xFF11, '1'}, {'x', 'x'},    {0x8BA1, 0x8BA1}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_int_equal(text_halfwidth(pairs[i][0]), pairs[i][1]);
}

static void blanks_of_either_width_are_trimmed(void **state)
{
    (void)state;
    assert_true(slice_equals(slice_trim(SLICE(" \u3000 计 划\u00A0\r\n")), "计 划"));
    assert_true(slice_is_blank(SLICE("\u3000\t\n")));
    assert_true(slice_is_blank(SLICE("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_read_code_point_by_code_point),
        cmocka_unit_test(every_scalar_value_survives_encoding),
        cmocka_unit_test(a_broken_byte_reads_as_one_replacement),
        cmocka_unit_test(the_fast_check_agrees_with_decoding),
        cmocka_unit_test(no_substituted_character_escapes_the_fast_scan),
        cmocka_unit_test(a_suspect_is_one_wherever_it_stands),
        cmocka_unit_test(the_public_stress_test_is_judged_right),
        cmocka_unit_test(han_takes_two_columns_and_marks_take_none),
        cmocka_unit_test(nothing_invisible_or_controlling_is_shown_as_itself),
        cmocka_unit_test(text_is_cut_between_clusters_only),
        cmocka_unit_test(a_fullwidth_key_means_its_halfwidth_key),
        cmocka_unit_test(blanks_of_either_width_are_trimmed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
