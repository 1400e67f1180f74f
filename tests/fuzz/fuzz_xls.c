/* The bytes as a compound file, as a workbook's stream in one, and as the records of a workbook whose frame is right:
 * whatever the reader tells makes a table. */
#include <stdlib.h>

#include "fuzz.h"
#include "office/office_inside.h"
#include "office/ole.h"
#include "../ole_file.h"

static void fuzz_xls_keep(void *context, struct slice bytes) { buf_add(context, bytes); }

static void expect_table(struct slice file)
{
    struct buf stream;
    struct grid_out out;
    struct grid_in in;
    struct table table;
    struct err err = {0};
    buf_init(&stream);
    grid_out_init(&out, fuzz_xls_keep, &stream);
    xls_read(file, &out);
    bool failed = grid_has_failed(&out);
    grid_out_done(&out);
    table_init(&table, stream.s);
    grid_in_init(&in, &table);
    FUZZ_EXPECT(grid_take(&in, stream.s, stream.n, &err) == !failed);
    FUZZ_EXPECT(failed == (err.what[0] != 0));
    FUZZ_EXPECT(failed || grid_is_whole(&in));
    grid_in_done(&in);
    table_done(&table);
    buf_done(&stream);
}

static void add_to_file(const char *name, struct slice stream)
{
    struct buf file;
    buf_init(&file);
    ole_file_add(&(struct ole_file_stream){name, stream}, 1, 9, &file);
    FUZZ_EXPECT(ole_kind_of(buf_slice(&file)) == OLE_WORKBOOK);
    expect_table(buf_slice(&file));
    buf_done(&file);
}

/* Beginning and end, of what holds for all sheets and of one sheet that it lists. */
static void expect_framed(struct slice globals, struct slice sheet, bool biff8)
{
    static const struct slice begins[] = {SLICE("\x09\x08\x04\0\0\5\5\0"), SLICE("\x09\x08\x04\0\0\6\5\0")};
    static const struct slice sheet_begins[] = {SLICE("\x09\x08\x04\0\0\5\x10\0"), SLICE("\x09\x08\x04\0\0\6\x10\0")};
    static const struct slice end = SLICE("\x0A\0\0\0");
    struct buf stream;
    buf_init(&stream);
    buf_add(&stream, begins[biff8]);
    uint32_t at = (uint32_t)(begins[biff8].n + 4 + 9 + globals.n + end.n);
    buf_add(&stream, SLICE("\x85\0\x09\0"));
    buf_add(&stream, slice_make((const char *)&at, sizeof at));
    buf_add(&stream, SLICE("\0\0\1\0S"));
    buf_add(&stream, globals);
    buf_add(&stream, end);
    buf_add(&stream, sheet_begins[biff8]);
    buf_add(&stream, sheet);
    buf_add(&stream, end);
    expect_table(buf_slice(&stream));
    buf_done(&stream);
}

void fuzz_xls(struct slice bytes)
{
    bytes.s = fuzz_copy(bytes);
    ole_kind_of(bytes);
    expect_table(bytes);
    add_to_file("Workbook", bytes);
    add_to_file("Book", bytes);
    unsigned knob = bytes.n > 0 ? (unsigned char)bytes.s[bytes.n - 1] : 0;
    size_t cut = bytes.n * (knob >> 1) / 128;
    expect_framed(slice_cut(bytes, 0, cut), slice_cut(bytes, cut, bytes.n), knob & 1);
    free((char *)bytes.s);
}
