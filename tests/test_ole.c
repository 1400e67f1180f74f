/* Compound files: streams of all sizes come back, and broken files end in time. */
#include "office/ole.h"
#include "ole_file.h"
#include "test.h"

/* Bytes that differ everywhere. */
static void fill(struct buf *b, size_t n)
{
    uint32_t state = (uint32_t)n;
    buf_adds(b, "");
    while (b->n < n) {
        state = state * 1664525 + 1013904223;
        buf_fill(b, (char)(state >> 24), 1);
    }
}

static void a_stream_of_any_size_comes_back(void **state)
{
    static const size_t sizes[] = {0, 1, 63, 64, 65, 512, 4095, 4096, 4097, 60000, 1000000};
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes * 2; i++) {
        struct buf stream = {0}, file = {0}, back = {0};
        fill(&stream, sizes[i / 2]);
        buf_adds(&back, "");
        struct ole_file_stream streams[] = {
            {"Other", SLICE("some bytes")}, {"Workbook", buf_slice(&stream)}, {"Last", SLICE("more")}};
        ole_file_add(streams, 3, i % 2 ? 9 : 12, &file);
        assert_true(ole_read(buf_slice(&file), "Workbook", &back));
        assert_int_equal(back.n, stream.n);
        assert_memory_equal(back.s, stream.s, stream.n);
        buf_clear(&back);
        assert_true(ole_read(buf_slice(&file), "LAST", &back));
        assert_string_equal(back.s, "more");
        assert_false(ole_read(buf_slice(&file), "Work", &back));
        assert_false(ole_read(buf_slice(&file), "Workbooks", &back));
        buf_done(&stream);
        buf_done(&file);
        buf_done(&back);
    }
}

static enum ole_kind kind_of(const char *name)
{
    struct buf file = {0};
    ole_file_add(&(struct ole_file_stream){name, SLICE("x")}, 1, 9, &file);
    enum ole_kind kind = ole_kind_of(buf_slice(&file));
    buf_done(&file);
    return kind;
}

static void a_file_is_what_its_streams_say(void **state)
{
    (void)state;
    assert_int_equal(kind_of("Workbook"), OLE_WORKBOOK);
    assert_int_equal(kind_of("WORKBOOK"), OLE_WORKBOOK);
    assert_int_equal(kind_of("Book"), OLE_WORKBOOK);
    assert_int_equal(kind_of("WordDocument"), OLE_DOCUMENT);
    assert_int_equal(kind_of("EncryptedPackage"), OLE_PROTECTED);
    assert_int_equal(kind_of("PowerPoint Document"), OLE_OTHER);
    assert_int_equal(ole_kind_of(SLICE("")), OLE_DAMAGED);
    assert_int_equal(ole_kind_of(SLICE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")), OLE_DAMAGED);
}

/* Sectors that follow themselves, and lists without an end: every four bytes of the file in turn name sector 0, their
 * own sector, one that is not there, the end. */
static void a_broken_file_ends_in_time(void **state)
{
    static const uint32_t values[] = {0, 1, 5, 0x00FFFFFF, 0x7FFFFFFF, 0xFFFFFFFA, 0xFFFFFFFE, 0xFFFFFFFF};
    struct buf stream = {0}, file = {0}, back = {0};
    (void)state;
    fill(&stream, 5000);
    struct ole_file_stream streams[] = {{"Small", SLICE("some bytes")}, {"Workbook", buf_slice(&stream)}};
    ole_file_add(streams, 2, 9, &file);
    for (size_t at = 24; at + 4 <= file.n; at += at < 512 || at > 512 + 5000 ? 4 : 512) {
        char kept[4];
        memcpy(kept, file.s + at, 4);
        for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
            memcpy(file.s + at, &values[i], 4);
            buf_clear(&back);
            ole_read(buf_slice(&file), "Workbook", &back);
            ole_read(buf_slice(&file), "Small", &back);
            ole_kind_of(buf_slice(&file));
            assert_in_range(back.n, 0, 2 * file.n);
        }
        memcpy(file.s + at, kept, 4);
    }
    buf_done(&stream);
    buf_done(&file);
    buf_done(&back);
}

static void a_file_that_is_cut_off_gives_what_is_there(void **state)
{
    struct buf stream = {0}, file = {0}, back = {0};
    (void)state;
    fill(&stream, 5000);
    ole_file_add(&(struct ole_file_stream){"Workbook", buf_slice(&stream)}, 1, 9, &file);
    for (size_t n = 0; n < file.n; n += 37) {
        buf_clear(&back);
        ole_read(slice_make(file.s, n), "Workbook", &back);
        assert_in_range(back.n, 0, stream.n);
    }
    buf_done(&stream);
    buf_done(&file);
    buf_done(&back);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stream_of_any_size_comes_back),
        cmocka_unit_test(a_file_is_what_its_streams_say),
        cmocka_unit_test(a_broken_file_ends_in_time),
        cmocka_unit_test(a_file_that_is_cut_off_gives_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
