/* Old Excel workbooks: those that programs wrote, and streams of records made here. */
#include "grids.h"
#include "office/office_inside.h"
#include "ole_file.h"
#include "test.h"

/* ---- files ---- */

static void read_xls(const void *data, struct grid_out *out) { xls_read(*(const struct slice *)data, out); }

static const char *text_of(struct slice file) { return grids_text(read_xls, &file); }

static const char *text_of_file(const char *name)
{
    struct buf bytes;
    char path[100];
    snprintf(path, sizeof path, "tests/data/office/%s", name);
    assert_true(test_read(test_path(path), &bytes));
    const char *text = text_of(buf_slice(&bytes));
    buf_done(&bytes);
    return text;
}

static void a_workbook_of_libreoffice_shows_its_formats(void **state)
{
    (void)state;
    assert_string_equal(
        text_of_file("formats-libreoffice.xls"),
        "sheet 进度\nmerge A1 1x11\nnote hidden 5:0 5\nnote hidden 0:11 K\n"
        "1: A=重点项目进度表\n"
        "2: A=序号 B=项目名称 C=项目代码 D=开工日期 E=完工日期 F=完成率 G=总投资（万元） H=已投资（万元） I=责任单位 J=联系电话 K=内部编号\n"
        "3: A=1 B=公厕改造 C=0012 D=2025/6/30 E=2025年12月31日 F=60% G=1,234,567.89 H=740,741 I=市城管局 J=13800000000 K=7\n"
        "4: A=2 B=道路修缮 C=0105 D=2025/7/1 E=2026年1月31日 F=12.5% G=1,300.00 H=163 I=市交通局 J=0938-0000000 K=8\n"
        "5: A=3 B=河道治理 C=0099 D=2025/8/15 E=2026年3月 F=100% G=0.30 H=0 I=市水务局 K=9\n"
        "6: A=4 B=老旧小区 C=0001 D=2025/9/9 E=2026年6月30日 F=0% G=20,000.00 H=0 I=市住建局 K=10\n");
}

static void merged_headers_of_libreoffice_are_rectangles(void **state)
{
    (void)state;
    assert_string_equal(text_of_file("three-header-rows-libreoffice.xls"),
                        "sheet Sheet1\nmerge A1 1x8\nmerge A2 3x1\nmerge B2 1x5\nmerge G2 1x2\nmerge B3 2x1\n"
                        "merge C3 2x1\nmerge D3 1x3\nmerge G3 2x1\nmerge H3 2x1\n"
                        "1: A=民生实事任务分解表\n2: A=序号 B=实事项目 G=责任分工\n"
                        "3: B=项目名称 C=年度目标 D=季度目标 G=牵头单位 H=责任单位\n4: D=一季度 E=二季度 F=三季度\n"
                        "5: A=11 B=老旧小区改造 C=改造20个 D=开工5个 E=开工15个 F=完工20个 G=市住建局 H=各区\n"
                        "6: A=12 B=新建公厕 C=0 D=选址 E=开工10座 F=完工10座 G=市城管局 H=各区\n"
                        "sheet Sheet2\nsheet Sheet3\n");
}

static void a_workbook_of_sheetjs_has_cells_in_records_of_their_own(void **state)
{
    (void)state;
    assert_string_equal(
        text_of_file("tasks-sheetjs.xls"),
        "sheet 任务\nmerge A1 1x5\nnote hidden 0:3 C\n1: A=2025年任务分解表\n"
        "2: A=序号 B=任务 C=时限 D=完成率 E=达标\n3: A=1 B=新增就业5000人 C=2025年6月30日 D=60% E=TRUE\n"
        "4: A=2 B=改造20户€😀 C=2025/7/1 12:00 D=12.35 E=FALSE\n5: A=3 D=-7\n"
        "hidden sheet 说明\n1: A=说明 B=#N/A\n");
}

/* SheetJS writes _ for what is no ASCII. */
static void a_workbook_of_excel_95_is_read_too(void **state)
{
    (void)state;
    assert_string_equal(
        text_of_file("tasks-sheetjs-biff5.xls"),
        "sheet __\n1: A=2025______\n2: A=__ B=__ C=__ D=___ E=__\n"
        "3: A=1 B=____5000_ C=2025_6_30_ D=60% E=TRUE\n4: A=2 B=__20____ C=2025/7/1 12:00 D=12.35 E=FALSE\n"
        "5: A=3 D=-7\nhidden sheet __\n1: A=__ B=#N/A\n");
}

static void the_shared_workbook_of_xlwt_is_read(void **state)
{
    struct buf bytes;
    (void)state;
    if (!test_shared_file("office/totals-and-note-xlwt.xls", &bytes)) return;
    const char *text = text_of(buf_slice(&bytes));
    assert_non_null(strstr(text, "sheet 资金分配\nmerge A12 1x7\n"));
    assert_non_null(strstr(text, "5: B=合计 E=1,300\n"));
    assert_non_null(strstr(text, "12: A=说明:以上资金由县级财政统筹。\n"));
    buf_done(&bytes);
}

/* ---- streams made here ---- */

enum { GLOBALS = 5, WORKSHEET = 0x10, CHART = 0x20 };

static void add_u8(struct buf *b, unsigned value) { buf_fill(b, (char)value, 1); }

static void add_u16(struct buf *b, unsigned value)
{
    add_u8(b, value & 0xFF);
    add_u8(b, value >> 8);
}

static void add_u32(struct buf *b, uint32_t value)
{
    add_u16(b, value & 0xFFFF);
    add_u16(b, value >> 16);
}

static void add_double(struct buf *b, double value) { buf_add(b, slice_make((const char *)&value, sizeof value)); }

static void add_record(struct buf *b, unsigned id, struct slice data)
{
    add_u16(b, id);
    add_u16(b, (unsigned)data.n);
    buf_add(b, data);
}

/* A record of 16-bit numbers. */
#define ADD_WORDS(b, id, ...) add_words(b, id, (const unsigned[]){__VA_ARGS__}, sizeof((const unsigned[]){__VA_ARGS__}))
static void add_words(struct buf *b, unsigned id, const unsigned *word, size_t nbytes)
{
    struct buf data = {0};
    for (size_t i = 0; i < nbytes / sizeof *word; i++) add_u16(&data, word[i]);
    add_record(b, id, buf_slice(&data));
    buf_done(&data);
}

static void add_bof(struct buf *b, unsigned version, unsigned kind) { ADD_WORDS(b, 0x0809, version, kind, 0, 0); }

/* A workbook of one worksheet S: what holds for all sheets, the sheet's own records; both without beginning and end. */
static void add_book(struct buf *b, unsigned version, struct slice globals, struct slice sheet)
{
    struct buf list = {0};
    add_bof(b, version, GLOBALS);
    buf_add(b, globals);
    size_t size = version == 0x600 ? 9 : 8;
    add_u32(&list, (uint32_t)(b->n + 4 + size + 4));
    add_u16(&list, 0);
    add_u8(&list, 1);
    if (version == 0x600) add_u8(&list, 0);
    add_u8(&list, 'S');
    add_record(b, 0x85, buf_slice(&list));
    add_record(b, 0x0A, SLICE(""));
    add_bof(b, version, WORKSHEET);
    buf_add(b, sheet);
    add_record(b, 0x0A, SLICE(""));
    buf_done(&list);
}

/* What it is read as, with and without its container. */
static const char *text_of_book(unsigned version, struct buf *globals, struct buf *sheet)
{
    static char bare[4096];
    struct buf stream = {0}, file = {0};
    add_book(&stream, version, buf_slice(globals), buf_slice(sheet));
    snprintf(bare, sizeof bare, "%s", text_of(buf_slice(&stream)));
    ole_file_add(&(struct ole_file_stream){version == 0x600 ? "Workbook" : "Book", buf_slice(&stream)}, 1, 9, &file);
    assert_string_equal(text_of(buf_slice(&file)), bare);
    buf_done(&stream);
    buf_done(&file);
    buf_done(globals);
    buf_done(sheet);
    return bare;
}

static const char *text_of_sheet(struct buf *sheet) { return text_of_book(0x600, &(struct buf){0}, sheet); }

/* The look of cells with that format: one record for each, numbered from 0. */
static void add_look(struct buf *globals, unsigned format)
{
    ADD_WORDS(globals, 0xE0, 0, format, 0, 0, 0, 0, 0, 0, 0, 0);
}

static void add_number(struct buf *b, unsigned row, unsigned column, unsigned look, double value)
{
    struct buf data = {0};
    add_u16(&data, row);
    add_u16(&data, column);
    add_u16(&data, look);
    add_double(&data, value);
    add_record(b, 0x0203, buf_slice(&data));
    buf_done(&data);
}

static void every_way_to_write_a_number_is_read(void **state)
{
    struct buf globals = {0}, sheet = {0}, data = {0};
    (void)state;
    add_look(&globals, 0);
    add_look(&globals, 10);
    add_number(&sheet, 0, 0, 0, 0.1);
    ADD_WORDS(&sheet, 0x027E, 0, 1, 0, 3 << 2 | 2, 0);                    /* RK: 3 */
    ADD_WORDS(&sheet, 0x027E, 0, 2, 0, 1234 << 2 | 3, 0);                 /* an integer of hundredths */
    ADD_WORDS(&sheet, 0x027E, 0, 3, 0, 0xFFEA, 0xFFFF);                   /* below 0: -6 */
    ADD_WORDS(&sheet, 0x027E, 0, 4, 0, 0, 0x3FF8);                        /* the upper half of 1.5 */
    ADD_WORDS(&sheet, 0x027E, 0, 5, 1, 1, 0x4049);                        /* of 50, a hundredth: 50% */
    ADD_WORDS(&sheet, 0xBD, 1, 1, 0, 4 << 2 | 2, 0, 1, 3 << 2 | 2, 0, 2); /* MULRK: 4, 300.00% */
    ADD_WORDS(&sheet, 0x0201, 1, 3, 0);
    ADD_WORDS(&sheet, 0xBE, 1, 4, 0, 0, 5);
    ADD_WORDS(&sheet, 0x0205, 2, 0, 0, 0x0001);
    ADD_WORDS(&sheet, 0x0205, 2, 1, 0, 0x0000);
    ADD_WORDS(&sheet, 0x0205, 2, 2, 0, 0x0107);
    add_number(&sheet, 3, 0, 7, 2.5); /* a look that is not there */
    assert_string_equal(
        text_of_book(0x600, &globals, &sheet),
        "sheet S\n1: A=0.1 B=3 C=12.34 D=-6 E=1.5 F=50.00%\n2: B=4 C=300.00%\n3: A=TRUE B=FALSE C=#DIV/0!\n4: A=2.5\n");
    buf_done(&data);
}

static void add_formula(struct buf *b, unsigned row, unsigned column, struct slice value)
{
    struct buf data = {0};
    add_u16(&data, row);
    add_u16(&data, column);
    add_u16(&data, 0);
    buf_add(&data, value);
    buf_fill(&data, 0, 8);
    add_record(b, 0x0006, buf_slice(&data));
    buf_done(&data);
}

static void a_formula_is_the_value_that_was_kept(void **state)
{
    struct buf sheet = {0}, number = {0};
    (void)state;
    add_double(&number, 40.5);
    add_formula(&sheet, 0, 0, buf_slice(&number));
    add_formula(&sheet, 0, 1, SLICE("\0\0\0\0\0\0\xFF\xFF"));
    ADD_WORDS(&sheet, 0x04BC, 0, 0, 0, 0); /* a formula that several cells share stands between */
    add_record(&sheet, 0x0207, SLICE("\2\0\1\x2d\x4e\xfd\x56"));
    add_formula(&sheet, 0, 2, SLICE("\1\0\1\0\0\0\xFF\xFF"));
    add_formula(&sheet, 0, 3, SLICE("\2\0\x2A\0\0\0\xFF\xFF"));
    add_formula(&sheet, 0, 4, SLICE("\3\0\0\0\0\0\xFF\xFF"));
    add_record(&sheet, 0x0207, SLICE("\1\0\0x")); /* of no formula */
    assert_string_equal(text_of_sheet(&sheet), "sheet S\n1: A=40.5 B=中国 C=TRUE D=#N/A\n");
    buf_done(&number);
}

/* The strings 甲a, b…, rich and phonetic, cut in the middle of characters' runs: the byte that says how wide the
 * characters are comes again. */
static void shared_strings_go_on_in_the_next_record(void **state)
{
    struct buf globals = {0}, sheet = {0};
    (void)state;
    add_record(&globals, 0xFC,
               SLICE("\4\0\0\0\4\0\0\0"
                     "\3\0\1\x32\x75")); /* 3 characters, the first of two bytes */
    add_record(&globals, 0x3C,
               SLICE("\0ab"
                     "\2\0\x0C\1\0\6\0\0\0xy"
                     "\0\0"));
    add_record(&globals, 0x3C,
               SLICE("\0\0"
                     "phone"));
    add_record(&globals, 0x3C,
               SLICE("\1"
                     "\2\0\0z"));
    add_record(&globals, 0x3C,
               SLICE("\1\x59\x4e"
                     "\0\0\0"));
    for (unsigned i = 0; i < 5; i++) ADD_WORDS(&sheet, 0xFD, 0, i, 0, i, 0);
    ADD_WORDS(&sheet, 0xFD, 1, 0, 0, 0, 0);
    ADD_WORDS(&sheet, 0xFD, 2, 0, 0, 0xFFFF, 0xFFFF);
    assert_string_equal(text_of_book(0x600, &globals, &sheet), "sheet S\n1: A=甲ab B=xy C=z乙\n2: A=甲ab\n");
}

static void texts_follow_the_last_section_of_their_format(void **state)
{
    struct buf globals = {0}, sheet = {0};
    (void)state;
    add_record(&globals, 0x041E, SLICE("\xA4\0\5\0\1\x2c\x7b@\0\xf7\x53;\0;\0")); /* 第@号 */
    add_look(&globals, 0xA4);
    add_record(&globals, 0xFC,
               SLICE("\1\0\0\0\1\0\0\0"
                     "\1\0\0x"));
    ADD_WORDS(&sheet, 0xFD, 0, 0, 0, 0, 0);
    add_record(&sheet, 0x0204, SLICE("\0\0\1\0\0\0\1\0\0y"));
    ADD_WORDS(&sheet, 0xFD, 0, 2, 1, 0, 0);
    assert_string_equal(text_of_book(0x600, &globals, &sheet), "sheet S\n1: A=x B=y C=x\n");
    add_record(&globals, 0x041E, SLICE("\xA4\0\3\0\1\x2c\x7b@\0\xf7\x53"));
    add_look(&globals, 0xA4);
    add_record(&globals, 0xFC,
               SLICE("\1\0\0\0\1\0\0\0"
                     "\1\0\0x"));
    ADD_WORDS(&sheet, 0xFD, 0, 0, 0, 0, 0);
    add_record(&sheet, 0x0204, SLICE("\0\0\1\0\0\0\1\0\0y"));
    add_number(&sheet, 0, 2, 0, 3);
    assert_string_equal(text_of_book(0x600, &globals, &sheet), "sheet S\n1: A=第x号 B=第y号 C=第3号\n");
}

static void dates_are_counted_from_the_epoch_of_the_workbook(void **state)
{
    struct buf globals = {0}, sheet = {0};
    (void)state;
    ADD_WORDS(&globals, 0x0022, 1);
    add_look(&globals, 14);
    add_look(&globals, 31);
    add_number(&sheet, 0, 0, 0, 44376);
    add_number(&sheet, 0, 1, 1, 44376);
    assert_string_equal(text_of_book(0x600, &globals, &sheet), "sheet S\n1: A=2025/6/30 B=2025年6月30日\n");
}

static void cells_may_come_in_any_order(void **state)
{
    struct buf sheet = {0};
    (void)state;
    add_number(&sheet, 5, 1, 0, 52);
    add_number(&sheet, 5, 0, 0, 51);
    add_number(&sheet, 0, 0, 0, 1);
    add_number(&sheet, 5, 0, 0, 53); /* the last one of a place counts */
    add_number(&sheet, 65535, 255, 0, 9);
    add_number(&sheet, 2, 256, 0, 9); /* a column that such a sheet does not have */
    assert_string_equal(text_of_sheet(&sheet), "sheet S\n1: A=1\n6: A=53 B=52\n65536: IV=9\n");
}

static void what_is_hidden_is_told_where_cells_are(void **state)
{
    struct buf sheet = {0};
    (void)state;
    ADD_WORDS(&sheet, 0x7D, 1, 255, 0, 0, 1, 0);
    ADD_WORDS(&sheet, 0x0208, 1, 0, 2, 0, 0, 0, 0x20, 0);
    ADD_WORDS(&sheet, 0x0208, 2, 0, 2, 0, 0, 0, 0x20, 0); /* no cells */
    add_number(&sheet, 0, 0, 0, 1);
    add_number(&sheet, 1, 27, 0, 2);
    assert_string_equal(text_of_sheet(&sheet), "sheet S\nnote hidden 2:0 2\nnote hidden 0:28 AB\n1: A=1\n2: AB=2\n");
}

static void merged_cells_come_in_several_records(void **state)
{
    struct buf sheet = {0};
    (void)state;
    for (unsigned row = 0; row < 4; row++)
        for (unsigned column = 0; column < 3; column++) add_number(&sheet, row, column, 0, row * 10 + column);
    ADD_WORDS(&sheet, 0xE5, 2, 0, 0, 0, 2, 1, 3, 0, 0);
    ADD_WORDS(&sheet, 0xE5, 3, 1, 2, 1, 1, 3, 2, 9, 0); /* the second upside down, the third not there */
    assert_string_equal(
        text_of_sheet(&sheet),
        "sheet S\nmerge A1 1x3\nmerge A2 3x1\nmerge B2 2x1\n1: A=0\n2: A=10 B=11 C=12\n3: C=22\n4: B=31 C=32\n");
}

static void a_chart_within_the_sheet_is_passed_over(void **state)
{
    struct buf sheet = {0};
    (void)state;
    add_number(&sheet, 0, 0, 0, 1);
    add_bof(&sheet, 0x600, CHART);
    add_number(&sheet, 0, 1, 0, 2);
    add_record(&sheet, 0x0A, SLICE(""));
    add_number(&sheet, 0, 2, 0, 3);
    assert_string_equal(text_of_sheet(&sheet), "sheet S\n1: A=1 C=3\n");
}

static void strings_of_excel_95_are_in_their_codepage(void **state)
{
    struct buf globals = {0}, sheet = {0};
    (void)state;
    ADD_WORDS(&globals, 0x42, 936);
    add_record(&globals, 0x1E, SLICE("\0"));
    add_record(&globals, 0x041E,
               SLICE("\xA4\0\3"
                     "0\xbb\xa7")); /* 0户 */
    add_look(&globals, 0xA4);
    add_record(&sheet, 0x0204, SLICE("\0\0\0\0\0\0\4\0\xc8\xce\xce\xf1"));
    add_record(&sheet, 0x00D6, SLICE("\0\0\1\0\0\0\3\0\xb0\xec\xff\1\0\0")); /* with a run of another font */
    add_number(&sheet, 0, 2, 0, 20);
    assert_string_equal(text_of_book(0x500, &globals, &sheet), "sheet S\n1: A=任务 B=办� C=20户\n");
}

/* ---- what is refused ---- */

static void a_locked_workbook_is_refused(void **state)
{
    struct buf globals = {0}, sheet = {0};
    (void)state;
    ADD_WORDS(&globals, 0x2F, 1, 1, 1);
    add_number(&sheet, 0, 0, 0, 1);
    assert_string_equal(text_of_book(0x600, &globals, &sheet),
                        "error: the file is protected by a password; open it and save it without one\n");
}

static void workbooks_older_than_excel_5_are_refused(void **state)
{
    (void)state;
    static const char old[] =
        "error: this is a very old Excel file (before Excel 5); open it in Excel or WPS and save it as .xlsx\n";
    assert_string_equal(text_of(SLICE("\x09\x00\4\0\2\0\x10\0")), old);
    assert_string_equal(text_of(SLICE("\x09\x02\6\0\0\0\x10\0\0\0")), old);
    assert_string_equal(text_of(SLICE("\x09\x04\6\0\0\0\x10\0\0\0")), old);
}

static void a_workbook_that_is_cut_off_is_refused(void **state)
{
    struct buf stream = {0}, sheet = {0};
    (void)state;
    add_number(&sheet, 0, 0, 0, 1);
    add_book(&stream, 0x600, SLICE(""), buf_slice(&sheet));
    assert_string_equal(text_of(buf_slice(&stream)), "sheet S\n1: A=1\n");
    for (size_t n = 0; n < stream.n; n++) {
        const char *text = text_of(slice_make(stream.s, n));
        if (strncmp(text, "error: the file is damaged;", 27) != 0) fail_msg("%zu of %zu bytes: %s", n, stream.n, text);
    }
    buf_done(&stream);
    buf_done(&sheet);
}

/* A thousand sheets that are all the same one. */
static void a_sheet_is_read_only_once(void **state)
{
    struct buf stream = {0}, globals = {0}, sheet = {0};
    (void)state;
    size_t list = 1000 * (4 + 9), start = 12 + list + (4 + 9) + 4;
    for (unsigned i = 0; i < 1000; i++) {
        add_u16(&globals, 0x85);
        add_u16(&globals, 9);
        add_u32(&globals, (uint32_t)start);
        buf_add(&globals, SLICE("\0\0\1\0T"));
    }
    add_number(&sheet, 0, 0, 0, 1);
    for (unsigned i = 0; i < 1000; i++) ADD_WORDS(&sheet, 0x0201, 0, 0, 0);
    add_book(&stream, 0x600, buf_slice(&globals), buf_slice(&sheet));
    assert_string_equal(text_of(buf_slice(&stream)),
                        "error: the file is damaged; fetch it again, or save it anew in the program that made it\n");
    buf_done(&stream);
    buf_done(&globals);
    buf_done(&sheet);
}

static void a_container_without_a_workbook_is_refused(void **state)
{
    struct buf file = {0};
    (void)state;
    ole_file_add(&(struct ole_file_stream){"Other", SLICE("x")}, 1, 9, &file);
    assert_string_equal(text_of(buf_slice(&file)),
                        "error: there is no worksheet in the file; save its table as .xlsx or CSV\n");
    buf_done(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_workbook_of_libreoffice_shows_its_formats),
        cmocka_unit_test(merged_headers_of_libreoffice_are_rectangles),
        cmocka_unit_test(a_workbook_of_sheetjs_has_cells_in_records_of_their_own),
        cmocka_unit_test(a_workbook_of_excel_95_is_read_too),
        cmocka_unit_test(the_shared_workbook_of_xlwt_is_read),
        cmocka_unit_test(every_way_to_write_a_number_is_read),
        cmocka_unit_test(a_formula_is_the_value_that_was_kept),
        cmocka_unit_test(shared_strings_go_on_in_the_next_record),
        cmocka_unit_test(texts_follow_the_last_section_of_their_format),
        cmocka_unit_test(dates_are_counted_from_the_epoch_of_the_workbook),
        cmocka_unit_test(cells_may_come_in_any_order),
        cmocka_unit_test(what_is_hidden_is_told_where_cells_are),
        cmocka_unit_test(merged_cells_come_in_several_records),
        cmocka_unit_test(a_chart_within_the_sheet_is_passed_over),
        cmocka_unit_test(strings_of_excel_95_are_in_their_codepage),
        cmocka_unit_test(a_locked_workbook_is_refused),
        cmocka_unit_test(workbooks_older_than_excel_5_are_refused),
        cmocka_unit_test(a_workbook_that_is_cut_off_is_refused),
        cmocka_unit_test(a_sheet_is_read_only_once),
        cmocka_unit_test(a_container_without_a_workbook_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
