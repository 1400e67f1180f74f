/* The sample plan in every dress an office gives it: encodings × line ends × delimiters × width of punctuation. */
#include "test.h"

#include <iconv.h>

#include "load/load.h"
#include "table/report.h"

static struct plan *sample(void)
{
    struct err err;
    struct plan *p = load_file(test_path("data/tianshui.csv"), NULL, &err);
    assert_non_null(p);
    return p;
}

/* Half-width punctuation between Chinese words as other offices write it. */
static void add_dressed(struct buf *out, struct slice cell, bool fullwidth)
{
    static const char half[] = ",;():";
    static const char *const full[] = {"，", "；", "（", "）", "："};
    for (size_t pos = 0; pos < cell.n;) {
        uint32_t cp = text_decode(cell, pos, &pos);
        const char *at = cp < 0x80 && cp ? strchr(half, (int)cp) : NULL;
        if (fullwidth && at) buf_adds(out, full[at - half]);
        else buf_addc(out, cp);
    }
}

static void add_cell(struct buf *out, struct slice cell, const char *delimiter)
{
    bool quoted = slice_find(cell, slice_of(delimiter)) != SIZE_MAX || slice_find(cell, SLICE("\"")) != SIZE_MAX ||
                  slice_find(cell, SLICE("\n")) != SIZE_MAX;
    if (quoted) buf_adds(out, "\"");
    for (size_t i = 0; i < cell.n; i++) {
        if (quoted && cell.s[i] == '"') buf_adds(out, "\"");
        buf_add(out, slice_cut(cell, i, i + 1));
    }
    if (quoted) buf_adds(out, "\"");
}

static void write_plan(const struct plan *p, const char *delimiter, const char *line_end, bool fullwidth,
                       struct buf *out)
{
    struct buf cell;
    buf_init(&cell);
    buf_clear(out);
    for (size_t row = 0; row <= plan_tasks(p); row++) {
        for (size_t c = 0; c < plan_columns(p); c++) {
            buf_clear(&cell);
            add_dressed(&cell, row ? plan_cell(p, row - 1, c) : plan_column(p, c)->header, fullwidth);
            if (c > 0) buf_adds(out, delimiter);
            add_cell(out, buf_slice(&cell), delimiter);
        }
        buf_adds(out, line_end);
    }
    buf_done(&cell);
}

/* mark: whether the encoding's byte order mark is to be written first. */
static void encode(struct slice text, const char *encoding, const char *mark, struct buf *out)
{
    size_t room = text.n * 2 + 16;
    char *bytes = malloc(room), *to = bytes, *from = (char *)(uintptr_t)text.s;
    iconv_t cd = iconv_open(encoding, "UTF-8");
    size_t left = text.n;
    assert_true(cd != (iconv_t)-1);
    assert_int_not_equal(iconv(cd, &from, &left, &to, &room), (size_t)-1);
    iconv_close(cd);
    buf_clear(out);
    buf_add(out, slice_make(mark, strlen(mark)));
    buf_add(out, slice_make(bytes, (size_t)(to - bytes)));
    free(bytes);
}

static void assert_same_plan(const struct plan *expected, const struct plan *p, bool fullwidth)
{
    struct buf cell;
    buf_init(&cell);
    assert_int_equal(plan_tasks(p), plan_tasks(expected));
    assert_int_equal(plan_actions(p), plan_actions(expected));
    assert_int_equal(plan_columns(p), plan_columns(expected));
    assert_int_equal(plan_years(p), 3);
    for (size_t t = 0; t < plan_tasks(p); t++)
        for (size_t c = 0; c < plan_columns(p); c++) {
            buf_clear(&cell);
            add_dressed(&cell, plan_cell(expected, t, c), fullwidth);
            assert_int_equal(plan_column(p, c)->role, plan_column(expected, c)->role);
            assert_true(slice_equal(plan_cell(p, t, c), buf_slice(&cell)));
        }
    buf_done(&cell);
}

static void the_sample_loads_from_every_combination(void **state)
{
    (void)state;
    static const struct {
        const char *name, *mark, *found;
    } encodings[] = {{"UTF-8", "", "UTF-8"},       {"UTF-8", "\xEF\xBB\xBF", "UTF-8"},
                     {"GB18030", "", "GB18030"},   {"GBK", "", "GB18030"},
                     {"UTF-16LE", "", "UTF-16LE"}, {"UTF-16LE", "\xFF\xFE", "UTF-16LE"},
                     {"UTF-16BE", "", "UTF-16BE"}, {"UTF-16BE", "\xFE\xFF", "UTF-16BE"}};
    static const char *const line_ends[] = {"\n", "\r\n", "\r"};
    static const char *const delimiters[] = {",", "\t", ";", "|", "，"};
    struct plan *expected = sample();
    struct buf text, bytes;
    buf_init(&text);
    buf_init(&bytes);
    size_t combinations = 0;
    for (size_t d = 0; d < 5; d++)
        for (size_t l = 0; l < 3; l++)
            for (int fullwidth = 0; fullwidth < 2; fullwidth++) {
                write_plan(expected, delimiters[d], line_ends[l], fullwidth, &text);
                for (size_t e = 0; e < 8; e++, combinations++) {
                    struct err err = {0};
                    encode(buf_slice(&text), encodings[e].name, encodings[e].mark, &bytes);
                    struct plan *p = load_bytes("x", bytes.s, bytes.n, NULL, &err);
                    if (!p)
                        print_message("%s delimiter %s line end %zu: %s\n", encodings[e].name, delimiters[d], l,
                                      err.what);
                    assert_non_null(p);
                    if (!slice_equals(plan_encoding(p), encodings[e].found))
                        print_message("%s taken for %s\n", encodings[e].name, plan_encoding(p).s);
                    assert_true(slice_equals(plan_encoding(p), encodings[e].found));
                    assert_same_plan(expected, p, fullwidth);
                    plan_free(p);
                }
            }
    print_message("%zu combinations\n", combinations);
    assert_true(combinations >= 100);
    buf_done(&text);
    buf_done(&bytes);
    plan_free(expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_sample_loads_from_every_combination)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
