#include "test.h"

#include <csv.h>

#include "base/mem.h"
#include "table/table.h"
#include "table/tokens.h"

/* ---- the reference: libcsv fed the plain bytes, `chunk` at a time; one line of text a cell ---- */

struct reference {
    struct buf rows; /* cells as [text], rows ended by a line feed */
    struct buf row;
    bool blank;
};

static void on_field(void *field, size_t n, void *data)
{
    struct reference *r = data;
    struct slice text = slice_make(field, n);
    if (!slice_is_blank(text)) r->blank = false;
    buf_adds(&r->row, "[");
    for (size_t i = 0; i < n; i++) { /* a line break inside a cell is one LF */
        if (text.s[i] == '\r') buf_adds(&r->row, i + 1 < n && text.s[i + 1] == '\n' ? "" : "\n");
        else buf_add(&r->row, slice_cut(text, i, i + 1));
    }
    buf_adds(&r->row, "]");
}

static void on_row(int c, void *data)
{
    (void)c;
    struct reference *r = data;
    if (!r->blank) {
        buf_add(&r->rows, buf_slice(&r->row));
        buf_adds(&r->rows, "\n");
    }
    buf_clear(&r->row);
    r->blank = true;
}

static int no_space(unsigned char c)
{
    (void)c;
    return 0;
}

/* False where the text ends inside a quoted cell, which we treat otherwise than libcsv. */
static bool read_with_libcsv(struct slice text, size_t chunk, struct reference *r)
{
    struct csv_parser csv;
    *r = (struct reference){.blank = true};
    buf_init(&r->rows);
    buf_init(&r->row);
    assert_int_equal(csv_init(&csv, 0), 0);
    csv_set_space_func(&csv, no_space);
    csv_set_blk_size(&csv, 4096);
    for (size_t pos = 0; pos < text.n; pos += chunk) {
        size_t n = text.n - pos < chunk ? text.n - pos : chunk;
        assert_int_equal(csv_parse(&csv, text.s + pos, n, on_field, on_row, r), n);
    }
    csv_set_opts(&csv, CSV_STRICT | CSV_STRICT_FINI);
    bool closed = csv_fini(&csv, on_field, on_row, r) == 0;
    csv_free(&csv);
    return closed;
}

static void reference_done(struct reference *r)
{
    buf_done(&r->rows);
    buf_done(&r->row);
}

/* ---- ours ---- */

static void read_with_tokens(struct slice text, size_t chunk, struct buf *rows)
{
    struct dialect dialect = {',', true, false, false};
    struct table t;
    struct err err;
    table_init(&t, text.s);
    struct tokens *k = tokens_new(&t, &dialect, NULL);
    for (size_t to = chunk; to < text.n; to += chunk) assert_true(tokens_feed(k, to, &err));
    assert_true(tokens_finish(k, text.n, &err));
    tokens_free(k);
    buf_init(rows);
    for (size_t row = 0; row < table_rows(&t); row++) {
        for (size_t i = 0; i < table_cells(&t, row); i++) {
            buf_adds(rows, "[");
            buf_add(rows, table_cell(&t, row, i));
            buf_adds(rows, "]");
        }
        buf_adds(rows, "\n");
    }
    table_done(&t);
}

static void assert_same(struct slice text, size_t chunk)
{
    struct reference r;
    struct buf ours;
    if (read_with_libcsv(text, text.n ? text.n : 1, &r)) {
        read_with_tokens(text, chunk, &ours);
        if (!slice_equal(buf_slice(&ours), buf_slice(&r.rows))) print_message("text: %.*s\n", (int)text.n, text.s);
        assert_int_equal(ours.n, r.rows.n);
        if (ours.n) assert_string_equal(ours.s, r.rows.s);
        buf_done(&ours);
    }
    reference_done(&r);
}

static void the_cells_are_those_of_libcsv_on_random_text(void **state)
{
    (void)state;
    static const char *const parts[] = {"a",  "计划", ",", ",",  "\"",           "\"", "\"\"", "\r\n",
                                        "\n", "\r",   " ", "，", "\xEF\xBC\x8C", "\t", "b\"c"};
    uint32_t seed = 20261123;
    for (int round = 0; round < 20000; round++) {
        struct buf text;
        buf_init(&text);
        buf_adds(&text, "");
        for (seed = seed * 1664525 + 1013904223; (seed >> 16) % 23 != 0; seed = seed * 1664525 + 1013904223)
            buf_adds(&text, parts[(seed >> 20) % (sizeof parts / sizeof *parts)]);
        if (text.n > 0) assert_same(buf_slice(&text), 1 + (seed >> 8) % 7);
        buf_done(&text);
    }
}

static void the_cells_are_those_of_libcsv_on_public_files(void **state)
{
    (void)state;
    static const char *const files[] = {"corpus/libcsv/test_01.csv",
                                        "corpus/libcsv/test_02.csv",
                                        "corpus/libcsv/test_03.csv",
                                        "corpus/libcsv/test_04.csv",
                                        "corpus/libcsv/test_05.csv",
                                        "corpus/libcsv/test_06.csv",
                                        "corpus/libcsv/test_07.csv",
                                        "corpus/libcsv/test_10.csv",
                                        "corpus/libcsv/test_11.csv",
                                        "corpus/libcsv/test_12.csv",
                                        "corpus/libcsv/test_13.csv",
                                        "corpus/papaparse/long-sample.csv",
                                        "corpus/papaparse/verylong-sample.csv",
                                        "corpus/rust-csv/uspop.csv",
                                        "corpus/rust-csv/strange.csv",
                                        "examples/five_years.csv",
                                        "examples/deadline_leader.csv"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct buf file;
        if (!test_shared_file(files[i], &file)) continue;
        for (size_t chunk = 1; chunk < file.n && chunk < 70; chunk += chunk < 20 ? 1 : 7)
            assert_same(buf_slice(&file), chunk);
        assert_same(buf_slice(&file), file.n ? file.n : 1);
        buf_done(&file);
    }
}

static void rows_are_the_same_at_every_chunk_size(void **state)
{
    (void)state;
    struct slice text = SLICE("序号,任务,\"第一年\n目标\"\r\n1,\"a,\"\"b\"\"\",\r\n\r\n２,,\"x\r\ny\"\n");
    for (size_t chunk = 1; chunk <= text.n; chunk++) assert_same(text, chunk);
}

/* libcsv is fed the plain bytes once; the tokens come in pieces of every size from one byte to the whole file. */
static void the_sample_has_the_same_rows_at_every_chunk_size(void **state)
{
    (void)state;
    struct buf file, ours;
    struct reference r;
    assert_true(test_read(test_path("data/tianshui.csv"), &file));
    assert_true(read_with_libcsv(buf_slice(&file), file.n, &r));
    for (size_t chunk = 1; chunk <= file.n; chunk++) {
        read_with_tokens(buf_slice(&file), chunk, &ours);
        assert_int_equal(ours.n, r.rows.n);
        assert_memory_equal(ours.s, r.rows.s, ours.n);
        buf_done(&ours);
    }
    reference_done(&r);
    buf_done(&file);
}

static unsigned line_of(const char *csv, size_t row, size_t cell)
{
    struct dialect dialect = {',', true, false, false};
    struct table t;
    struct err err;
    table_init(&t, csv);
    struct tokens *k = tokens_new(&t, &dialect, NULL);
    assert_true(tokens_finish(k, strlen(csv), &err));
    tokens_free(k);
    unsigned line = table_cell_line(&t, row, cell);
    table_done(&t);
    return line;
}

static void a_cell_knows_its_line_whatever_ends_lines(void **state)
{
    (void)state;
    static const char *const files[] = {"a,b\n\n1,\"x\ny\",z\n2,3\n", "a,b\r\n\r\n1,\"x\r\ny\",z\r\n2,3\r\n",
                                        "a,b\r\r1,\"x\ry\",z\r2,3\r"};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(line_of(files[i], 0, 0), 1);
        assert_int_equal(line_of(files[i], 1, 0), 3);
        assert_int_equal(line_of(files[i], 1, 1), 3);
        assert_int_equal(line_of(files[i], 1, 2), 4);
        assert_int_equal(line_of(files[i], 2, 0), 5);
    }
}

static void an_open_quote_is_reported_and_costs_no_row(void **state)
{
    (void)state;
    struct slice text = SLICE("序号,任务\n1,a\n2,\"b\n3,c\n4,d\n");
    struct dialect dialect = {',', true, false, false};
    struct table t;
    struct err err;
    struct report report;
    report_init(&report);
    table_init(&t, text.s);
    struct tokens *k = tokens_new(&t, &dialect, &report);
    assert_true(tokens_finish(k, text.n, &err));
    tokens_free(k);
    assert_int_equal(table_rows(&t), 5);
    assert_true(slice_equals(table_cell(&t, 2, 1), "\"b"));
    assert_int_equal(report.count, 1);
    assert_int_equal(report.note[0].kind, NOTE_OPEN_QUOTE);
    assert_int_equal(report.note[0].line, 3);
    table_done(&t);
    report_done(&report);
}

static void assert_fails(struct slice text, struct dialect dialect, unsigned line)
{
    struct table t;
    struct err err;
    table_init(&t, text.s);
    struct tokens *k = tokens_new(&t, &dialect, NULL);
    assert_false(tokens_finish(k, text.n, &err));
    assert_int_equal(err.line, line);
    tokens_free(k);
    table_done(&t);
}

static void a_huge_cell_and_a_huge_row_are_errors_with_their_line(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text);
    buf_adds(&text, "a,b\n1,");
    buf_fill(&text, 'x', 3 << 20);
    assert_fails(buf_slice(&text), (struct dialect){',', true, false, false}, 2);
    buf_clear(&text);
    buf_adds(&text, "a\nb\n");
    buf_fill(&text, ',', 100000);
    assert_fails(buf_slice(&text), (struct dialect){',', true, false, false}, 3);
    buf_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cells_are_those_of_libcsv_on_random_text),
        cmocka_unit_test(the_cells_are_those_of_libcsv_on_public_files),
        cmocka_unit_test(rows_are_the_same_at_every_chunk_size),
        cmocka_unit_test(the_sample_has_the_same_rows_at_every_chunk_size),
        cmocka_unit_test(a_cell_knows_its_line_whatever_ends_lines),
        cmocka_unit_test(an_open_quote_is_reported_and_costs_no_row),
        cmocka_unit_test(a_huge_cell_and_a_huge_row_are_errors_with_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
