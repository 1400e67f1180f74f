/* encoding, as a specification: what bytes are taken for, what text they become, what is said about those that are
 * none. */
#include <iconv.h>

#include "table/encoding.h"
#include "test.h"

#define NAME_IS(found, expected) assert_string_equal((found).name, expected)

static struct encoding_found detect(struct slice bytes) { return encoding_detect(bytes.s, bytes.n, true); }

/* The UTF-8 text of the bytes in an encoding; owned. */
static struct buf decoded(struct slice bytes, struct encoding_found from, struct report *report)
{
    struct input in;
    struct buf text;
    input_of_bytes(&in, "bytes", bytes.s, bytes.n);
    report_init(report);
    encoding_decode(&in, from, report);
    for (size_t i = 0; i < INPUT_SPARE; i++) assert_int_equal(in.bytes[in.nbytes + i], 0);
    buf_init(&text);
    buf_add(&text, slice_make(in.bytes, in.nbytes));
    input_done(&in);
    return text;
}

static void assert_decodes(const char *name, struct slice bytes, const char *expected)
{
    struct encoding_found from;
    struct report report;
    struct err err;
    assert_true(encoding_named(name, &from, &err));
    struct buf text = decoded(bytes, from, &report);
    assert_string_equal(text.s, expected);
    assert_int_equal(report.total[NOTE_BAD_BYTES], 0);
    buf_done(&text);
    report_done(&report);
}

/* ---- 1: what bytes are taken for ---- */

static void e1_1_a_byte_order_mark_names_the_encoding_and_is_no_text(void **state)
{
    (void)state;
    NAME_IS(detect(SLICE("\xEF\xBB\xBF序号")), "UTF-8");
    NAME_IS(detect(SLICE("\xFF\xFE\x8F\x5E")), "UTF-16LE");
    NAME_IS(detect(SLICE("\xFE\xFF\x5E\x8F")), "UTF-16BE");
    NAME_IS(detect(SLICE("\x84\x31\x95\x33\xD0\xF2")), "GB18030");
    assert_int_equal(detect(SLICE("\xEF\xBB\xBF序号")).mark, 3);
    assert_int_equal(detect(SLICE("\xFF\xFE\x8F\x5E")).mark, 2);
    assert_int_equal(detect(SLICE("\x84\x31\x95\x33\xD0\xF2")).mark, 4);
}

static void e1_2_zero_bytes_on_one_side_are_utf_16(void **state)
{
    (void)state;
    NAME_IS(detect(SLICE("1\0,\0\x95\x4E\n\0")), "UTF-16LE");
    NAME_IS(detect(SLICE("\0001\0,\x4E\x95\0\n")), "UTF-16BE");
}

static void e1_3_a_stray_zero_byte_in_utf_8_is_no_utf_16(void **state)
{
    (void)state;
    NAME_IS(detect(SLICE("序号,任务\n1,引进\0人才\n2,培养人才\n")), "UTF-8");
}

static void e1_4_what_is_utf_8_is_utf_8(void **state)
{
    (void)state;
    NAME_IS(detect(SLICE("序号,任务\n")), "UTF-8");
    NAME_IS(detect(SLICE("no,task\n")), "UTF-8");
    NAME_IS(detect(SLICE("")), "UTF-8");
}

static void e1_5_a_character_cut_off_at_the_end_of_a_block_is_no_fault(void **state)
{
    (void)state;
    struct slice cut = slice_cut(SLICE("人才"), 0, 5);
    NAME_IS(encoding_detect(cut.s, cut.n, false), "UTF-8");
}

static void e1_6_utf_8_with_a_broken_byte_stays_utf_8(void **state)
{
    (void)state;
    NAME_IS(detect(SLICE("产业人才\xFF培养行动")), "UTF-8");
}

static void e1_7_other_chinese_bytes_are_gb18030(void **state)
{
    (void)state;
    NAME_IS(detect(SLICE("\xD0\xF2\xBA\xC5,\xC8\xCE\xCE\xF1\n")), "GB18030"); /* 序号,任务 */
}

static void e1_8_second_bytes_below_80_are_those_of_big5(void **state)
{
    (void)state;
    /* 任務,牽頭單位,產業人才培養行動 in Big5 */
    NAME_IS(detect(SLICE("\xA5\xF4\xB0\xC8,\xB1\x6F\xC0\x59\xB3\xE6\xA6\xEC\n"
                         "\xB2\xA3\xB7\x7E\xA4\x48\xA4\x7E\xB0\xF6\xBE\x69\xA6\xE6\xB0\xCA\n")),
            "BIG5-HKSCS");
}

/* ---- 2: encodings by name ---- */

static void e2_1_a_name_may_be_in_either_case(void **state)
{
    static const char *const names[][2] = {{"utf8", "UTF-8"},    {"Gbk", "GB18030"},        {"gb2312", "GB18030"},
                                           {"cp936", "GB18030"}, {"big5", "BIG5-HKSCS"},    {"utf-16le", "UTF-16LE"},
                                           {"UTF-16", "UTF-16"}, {"SHIFT_JIS", "SHIFT_JIS"}};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct encoding_found found;
        struct err err;
        assert_true(encoding_named(names[i][0], &found, &err));
        NAME_IS(found, names[i][1]);
    }
}

static void e2_2_a_name_that_iconv_does_not_know_is_refused_with_a_remedy(void **state)
{
    struct encoding_found found;
    struct err err;
    (void)state;
    assert_false(encoding_named("KLINGON", &found, &err));
    assert_non_null(strstr(err.what, "KLINGON"));
    assert_non_null(strstr(err.remedy, "GB18030"));
}

/* ---- 3: bytes → text ---- */

static void e3_1_the_mark_is_left_out(void **state)
{
    struct slice bytes = SLICE("\xFF\xFE\x8F\x5E");
    struct report report;
    (void)state;
    struct buf text = decoded(bytes, detect(bytes), &report);
    assert_string_equal(text.s, "序");
    buf_done(&text);
    report_done(&report);
}

static void e3_2_every_encoding_becomes_utf_8(void **state)
{
    (void)state;
    assert_decodes("UTF-8", SLICE("人才"), "人才");
    assert_decodes("GBK", SLICE("\xC8\xCB\xB2\xC5"), "人才");
    assert_decodes("BIG5", SLICE("\xA4\x48\xA4\x7E"), "人才");
    assert_decodes("UTF-16BE", SLICE("\x4E\xBA\x62\x4D"), "人才");
    assert_decodes("SHIFT_JIS", SLICE("\x90\x6C\x8D\xCB"), "人才");
}

static void e3_3_the_euro_of_windows_is_no_broken_byte_in_gbk(void **state)
{
    (void)state;
    assert_decodes("GBK", SLICE("\xC8\xCB\x80\x31"), "人€1");
}

static void e3_4_a_character_held_back_for_the_next_one_is_not_lost_at_the_end(void **state)
{
    (void)state;
    assert_decodes("BIG5-HKSCS", SLICE("\xA4\x48\x88\x66"), "人Ê"); /* a combining mark could still follow the Ê */
    assert_decodes("TSCII", SLICE("\xAB"), "அ");
}

/* ---- 4: bytes that are none of the encoding's ---- */

static void e4_1_a_byte_that_cannot_be_decoded_becomes_a_replacement_and_nothing_stops(void **state)
{
    static const char *const names[] = {"UTF-8", "GB18030", "BIG5"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct encoding_found from;
        struct report report;
        struct err err;
        assert_true(encoding_named(names[i], &from, &err));
        struct buf text = decoded(SLICE("a\xFF"
                                        "b"),
                                  from, &report);
        assert_string_equal(text.s, "a\uFFFD"
                                    "b");
        assert_int_equal(report.total[NOTE_BAD_BYTES], 1);
        buf_done(&text);
        report_done(&report);
    }
}

static void e4_2_it_is_reported_with_line_column_and_value(void **state)
{
    struct report report;
    (void)state;
    struct buf text = decoded(SLICE("一二\r\n三\xFE四\n\xFF"), (struct encoding_found){ENCODING_UTF8, "UTF-8", 0},
                              &report);
    assert_int_equal(report.count, 2);
    assert_int_equal(report.note[0].line, 2);
    assert_int_equal(report.note[0].column, 2);
    assert_true(slice_equals(report.note[0].detail, "0xFE"));
    assert_int_equal(report.note[1].line, 3);
    assert_int_equal(report.note[1].column, 1);
    buf_done(&text);
    report_done(&report);
}

/* ---- 5: room ---- */

static char *repeated(char byte, size_t count)
{
    char *bytes = malloc(count);
    memset(bytes, byte, count);
    return bytes;
}

static void e5_1_bytes_that_are_all_broken_fit(void **state)
{
    enum { COUNT = 300000 };
    static const char *const names[] = {"UTF-8", "GB18030", "BIG5", "UTF-16LE", "ASCII"};
    char *bytes = repeated('\xFF', COUNT);
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct encoding_found from;
        struct report report;
        struct err err;
        assert_true(encoding_named(names[i], &from, &err));
        struct buf text = decoded(slice_make(bytes, COUNT), from, &report);
        assert_int_equal(text_invalid_at(buf_slice(&text)), text.n);
        assert_true(text.n >= COUNT);
        buf_done(&text);
        report_done(&report);
    }
    free(bytes);
}

/* Of every encoding that iconv has and every byte, at a length that whatever was reserved by a guess would not hold. */
static void e5_2_a_byte_may_become_as_many_as_it_likes(void **state)
{
    enum { COUNT = 30000 };
    static const char *const names[] = {"TSCII", "ARMSCII-8", "CP1255", "CP1258",
                                        "TCVN",  "EUC-TW",    "JOHAB",  "ISO-2022-KR"};
    size_t longest = 0;
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        for (int byte = 0x80; byte < 0x100; byte++) {
            char *bytes = repeated((char)byte, COUNT);
            struct report report;
            struct buf text = decoded(slice_make(bytes, COUNT), (struct encoding_found){ENCODING_OTHER, names[i], 0},
                                      &report);
            assert_int_equal(text_invalid_at(buf_slice(&text)), text.n);
            if (text.n > longest) longest = text.n;
            buf_done(&text);
            report_done(&report);
            free(bytes);
        }
    }
    assert_true(longest > text_replaced_max(COUNT)); /* TSCII's 0x82 is four letters of three bytes */
}

/* ---- 6: what is no text ---- */

static void e6_1_files_of_other_programs_are_named(void **state)
{
    static const struct {
        struct slice bytes;
        const char *what;
    } files[] = {
        {{"%PDF-1.7", 8}, "PDF"}, {{"\x1F\x8Brest", 6}, "compressed"}, {{"\x01\x02\x03\x04\x05\x06", 6}, "binary"}};
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct err err;
        assert_true(encoding_is_binary(files[i].bytes.s, files[i].bytes.n, &err));
        assert_non_null(strstr(err.what, files[i].what));
        assert_true(err.remedy[0] != '\0');
    }
}

static void e6_2_text_of_any_encoding_is_no_binary_file(void **state)
{
    static const struct slice texts[] = {
        {"序号,任务\n", 14}, {"\xD0\xF2\xBA\xC5\n", 5}, {"1\0,\0\x95\x4E\n\0", 8}, {"", 0}};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct err err;
        assert_false(encoding_is_binary(texts[i].s, texts[i].n, &err));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(e1_1_a_byte_order_mark_names_the_encoding_and_is_no_text),
        cmocka_unit_test(e1_2_zero_bytes_on_one_side_are_utf_16),
        cmocka_unit_test(e1_3_a_stray_zero_byte_in_utf_8_is_no_utf_16),
        cmocka_unit_test(e1_4_what_is_utf_8_is_utf_8),
        cmocka_unit_test(e1_5_a_character_cut_off_at_the_end_of_a_block_is_no_fault),
        cmocka_unit_test(e1_6_utf_8_with_a_broken_byte_stays_utf_8),
        cmocka_unit_test(e1_7_other_chinese_bytes_are_gb18030),
        cmocka_unit_test(e1_8_second_bytes_below_80_are_those_of_big5),
        cmocka_unit_test(e2_1_a_name_may_be_in_either_case),
        cmocka_unit_test(e2_2_a_name_that_iconv_does_not_know_is_refused_with_a_remedy),
        cmocka_unit_test(e3_1_the_mark_is_left_out),
        cmocka_unit_test(e3_2_every_encoding_becomes_utf_8),
        cmocka_unit_test(e3_3_the_euro_of_windows_is_no_broken_byte_in_gbk),
        cmocka_unit_test(e3_4_a_character_held_back_for_the_next_one_is_not_lost_at_the_end),
        cmocka_unit_test(e4_1_a_byte_that_cannot_be_decoded_becomes_a_replacement_and_nothing_stops),
        cmocka_unit_test(e4_2_it_is_reported_with_line_column_and_value),
        cmocka_unit_test(e5_1_bytes_that_are_all_broken_fit),
        cmocka_unit_test(e5_2_a_byte_may_become_as_many_as_it_likes),
        cmocka_unit_test(e6_1_files_of_other_programs_are_named),
        cmocka_unit_test(e6_2_text_of_any_encoding_is_no_binary_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
