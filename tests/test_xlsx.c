/* What the reader of .xlsx tells of a workbook that is made in the test. */
#include <string.h>

#include "base/mem.h"
#include "grids.h"
#include "office/office_inside.h"
#include "test.h"
#include "zips.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define SHEET "<worksheet xmlns='urn:m'>"
#define RELATED(id, type, target) "<Relationship Id='" id "' Type='" OFFICE type "' Target='" target "'/>"

static void read_package(const void *data, struct grid_out *out)
{
    struct err err;
    struct package *package = package_open(*(const struct slice *)data, &err);
    if (package) xlsx_read(package, out);
    else grid_fail(out, err.what, err.remedy);
    package_free(package);
}

static const char *read_zip(struct zips *z)
{
    struct slice bytes = zips_end(z);
    const char *text = grids_text(read_package, &bytes);
    zips_done(z);
    return text;
}

/* The package without its workbook: parts by names that no program uses. */
static void begin(struct zips *z, const char *workbook)
{
    zips_init(z);
    zips_add_relationships(z, "_rels/.rels", RELATED("a", "officeDocument", "book/b.xml"));
    zips_add_relationships(z, "book/_rels/b.xml.rels",
                           RELATED("s1", "worksheet", "one.xml") RELATED("s2", "worksheet", "/two.xml")
                               RELATED("x", "sharedStrings", "texts.xml") RELATED("y", "styles", "looks.xml"));
    zips_adds(z, "book/b.xml", workbook);
}

#define ONE_SHEET "<workbook xmlns:r='r'><sheets><sheet name='表' sheetId='7' r:id='s1'/></sheets></workbook>"

/* A workbook of one sheet; strings and styles may be NULL. */
static const char *read_sheet(const char *sheet, const char *strings, const char *styles)
{
    struct zips z;
    begin(&z, ONE_SHEET);
    zips_adds(&z, "book/one.xml", sheet);
    if (strings) zips_adds(&z, "book/texts.xml", strings);
    if (styles) zips_adds(&z, "book/looks.xml", styles);
    return read_zip(&z);
}

/* The rows of a sheet, without its first line. */
static const char *read_rows(const char *rows, const char *strings, const char *styles)
{
    char *sheet = mem_format(SHEET "<sheetData>%s</sheetData></worksheet>", rows);
    const char *text = read_sheet(sheet, strings, styles), *first = strchr(text, '\n');
    free(sheet);
    return strncmp(text, "sheet 表\n", 10) == 0 && first ? first + 1 : text;
}

static void sheets_come_by_their_relationships_in_the_order_of_the_workbook(void **state)
{
    struct zips z;
    (void)state;
    begin(&z, "<workbook xmlns:q='r'><workbookPr/><sheets><sheet name='乙&amp;' q:id='s2' state='veryHidden'/>"
              "<sheet name='甲' q:id='s1' state='visible'/></sheets></workbook>");
    zips_adds(&z, "book/one.xml", SHEET "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData></worksheet>");
    zips_adds(&z, "two.xml", SHEET "<sheetData/></worksheet>");
    assert_string_equal(read_zip(&z), "hidden sheet 乙&\nsheet 甲\n1: A=1\n");
}

static void charts_and_macros_are_no_sheets(void **state)
{
    (void)state;
    assert_string_equal(read_sheet("<chartsheet/>", NULL, NULL), "");
    assert_string_equal(read_sheet("<xm:macrosheet xmlns:xm='m'><sheetData/></xm:macrosheet>", NULL, NULL), "");
}

static void cells_hold_strings_numbers_truth_and_errors(void **state)
{
    (void)state;
    assert_string_equal(
        read_rows("<row r='2'><c r='B2' t='s'><v>1</v></c><c r='C2' t='inlineStr'><is><t>内</t></is></c>"
                  "<c r='D2' t='str'><f>A1&amp;\"x\"</f><v>式</v></c><c r='E2' t='b'><v>1</v></c>"
                  "<c r='F2' t='b'><v>0</v></c><c r='G2' t='e'><v>#N/A</v></c><c r='H2' t='n'><v>1E3</v></c>"
                  "<c r='I2' s='0'/><c r='J2'><v>0.30000000000000004</v></c></row>",
                  "<sst><si><t>零</t></si><si><t>一</t></si></sst>", NULL),
        "2: B=一 C=内 D=式 E=TRUE F=FALSE G=#N/A H=1000 J=0.3\n");
}

static void runs_of_a_rich_text_are_one_text_without_phonetic_runs(void **state)
{
    (void)state;
    assert_string_equal(
        read_rows("<row><c t='s'><v>0</v></c><c t='inlineStr'><is><r><t>丙</t></r><r><t> 丁</t></r></is></c></row>",
                  "<sst><si><r><rPr><b/></rPr><t>甲</t></r><r><t xml:space='preserve'>"
                  "乙</t></r><rPh sb='0' eb='1'><t>カナ</t></rPh><phoneticPr fontId='1'/></si></sst>",
                  NULL),
        "1: A=甲乙 B=丙 丁\n");
}

static void escapes_become_what_they_stand_for(void **state)
{
    (void)state;
    assert_string_equal(read_rows("<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>",
                                  "<sst><si><t>a_x000D_\nb_x000D_c_x000a_d&#13;e</t></si>"
                                  "<si><t>_x005F_x000D_ _x00_ _x4E00__xD83D__xDE00_</t></si>"
                                  "<si><t>_xD83D_</t></si></sst>",
                                  NULL),
                        "1: A=a\\nb\\nc\\nd\\ne B=_x000D_ _x00_ 一😀 C=\xEF\xBF\xBD\n");
}

static void cells_and_rows_may_lack_their_place(void **state)
{
    (void)state;
    assert_string_equal(read_rows("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r='5'><c r='C5'><v>4</v></c>"
                                  "<c><v>5</v></c></row><row><c><v>6</v></c></row>",
                                  NULL, NULL),
                        "1: A=1 C=3\n5: C=4 D=5\n6: A=6\n");
}

static void rows_out_of_order_are_put_in_order(void **state)
{
    (void)state;
    assert_string_equal(read_rows("<row r='3'><c r='B3'><v>4</v></c><c r='A3'><v>3</v></c></row>"
                                  "<row r='1'><c r='A1'><v>1</v></c></row><row r='3'><c r='B3'><v>5</v></c></row>",
                                  NULL, NULL),
                        "1: A=1\n3: A=3 B=5\n");
}

#define STYLES \
    "<styleSheet><numFmts count='4'><numFmt numFmtId='164' formatCode='0.0&quot;万元&quot;'/>" \
    "<numFmt numFmtId='165' formatCode='0;-0;0;@&quot;号&quot;'/><numFmt numFmtId='9' formatCode='0.00'/></numFmts>" \
    "<cellStyleXfs><xf numFmtId='10'/></cellStyleXfs><cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='164'/>" \
    "<xf numFmtId='165'/><xf numFmtId='9'/></cellXfs>" \
    "<dxfs><dxf><numFmt numFmtId='164' formatCode='0%'/></dxf></dxfs></styleSheet>"

static void numbers_are_shown_by_the_formats_of_their_cells(void **state)
{
    (void)state;
    assert_string_equal(read_rows("<row><c s='1'><v>45838</v></c><c s='2'><v>12.34</v></c><c s='4'><v>1</v></c>"
                                  "<c s='99'><v>7</v></c></row>",
                                  NULL, STYLES),
                        "1: A=2025/6/30 B=12.3万元 C=1.00 D=7\n");
}

static void texts_are_shown_by_the_fourth_section_of_their_format(void **state)
{
    (void)state;
    assert_string_equal(read_rows("<row><c s='3' t='s'><v>0</v></c><c s='3' t='s'><v>0</v></c><c t='s'><v>0</v></c>"
                                  "<c s='3' t='str'><v>5</v></c></row>",
                                  "<sst><si><t>3</t></si></sst>", STYLES),
                        "1: A=3号 B=3号 C=3 D=5号\n");
}

static void days_are_counted_from_1904_where_the_workbook_says_so(void **state)
{
    struct zips z;
    (void)state;
    begin(&z,
          "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='表' r:id='s1'/></sheets></workbook>");
    zips_adds(&z, "book/looks.xml", STYLES);
    zips_adds(&z, "book/one.xml",
              SHEET "<sheetData><row><c s='1'><v>44376</v></c>"
                    "<c t='d' s='1'><v>2025-06-30</v></c></row></sheetData></worksheet>");
    assert_string_equal(read_zip(&z), "sheet 表\n1: A=2025/6/30 B=2025/6/30\n");
}

static void dates_may_be_written_out(void **state)
{
    (void)state;
    assert_string_equal(read_rows("<row><c t='d'><v>2025-06-30T00:00:00Z</v></c><c t='d'><v>2025-06-30T08:30:00</v></c>"
                                  "<c t='d'><v>1900-01-01</v></c><c t='d'><v>soon</v></c></row>",
                                  NULL, NULL),
                        "1: A=2025/6/30 B=2025/6/30 8:30 C=1900/1/1 D=soon\n");
}

static void hidden_rows_and_columns_that_hold_something_are_noted(void **state)
{
    (void)state;
    assert_string_equal(
        read_sheet(SHEET "<cols><col min='2' max='3' hidden='true'/><col min='5' max='9' width='0'/></cols><sheetData>"
                         "<row r='1' hidden='1'><c r='A1'><v>1</v></c></row><row r='2' hidden='1'/>"
                         "<row r='3' hidden='1'><c r='B3'><v>2</v></c><c r='C3'><v>3</v></c></row>"
                         "<row r='4' hidden='0'><c r='A4'><v>4</v></c></row>"
                         "<row r='6' ht='0' customHeight='1'><c r='F6'><v>5</v></c></row></sheetData></worksheet>",
                   NULL, NULL),
        "sheet 表\nnote hidden 1:0 1-3\nnote hidden 6:0 6\nnote hidden 0:2 B-C\nnote hidden 0:6 F\n"
        "1: A=1\n3: B=2 C=3\n4: A=4\n6: F=5\n");
}

static void merged_cells_are_told_as_they_are(void **state)
{
    (void)state;
    assert_string_equal(read_sheet(SHEET "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='C1'><v>2</v></c></row>"
                                         "<row r='2'><c r='B2'><v>3</v></c></row></sheetData><mergeCells count='9'>"
                                         "<mergeCell ref='A1:A1048576'/><mergeCell ref='$D$1:C1'/><mergeCell ref='x'/>"
                                         "<mergeCell ref='B2'/><mergeCell/></mergeCells></worksheet>",
                                   NULL, NULL),
                        "sheet 表\nmerge A1 2x1\n1: A=1 C=2\n2: B=3\n");
}

static void a_formula_without_a_value_is_noted_once(void **state)
{
    (void)state;
    assert_string_equal(read_rows("<row r='1'><c r='A1'><v>1</v></c><c r='B1'><f>A1+1</f></c><c r='C1'><f>1</f></c>"
                                  "<c r='D1' t='str'><f>\"\"</f><v></v></c></row>",
                                  NULL, NULL),
                        "note left-out 1:2 formulas that were never calculated\n1: A=1\n");
}

static void what_lies_outside_of_a_worksheet_is_refused(void **state)
{
    (void)state;
    assert_string_equal(read_rows("<row r='1048577'><c><v>1</v></c></row>", NULL, NULL),
                        "error: a table has more than 1,048,576 rows; keep only the table itself in the file\n");
    assert_string_equal(read_rows("<row><c r='FAO1'><v>1</v></c></row>", NULL, NULL),
                        "error: a table has more than 4,096 columns; keep only the table itself in the file\n");
    assert_string_equal(read_rows("<row r='1048577'><c r='XFD1'/></row>", NULL, NULL), "");
    assert_string_equal(read_rows("<row><c t='s'><v>1</v></c></row>", "<sst><si><t>x</t></si></sst>", NULL),
                        "error: the file is damaged; fetch it again, or save it anew in the program that made it\n");
}

static void a_sheet_that_is_missing_or_no_sheet_is_an_error(void **state)
{
    struct zips z;
    (void)state;
    begin(&z, ONE_SHEET);
    assert_string_equal(read_zip(&z), "error: the file is not whole: book/one.xml is missing; "
                                      "fetch it again, or save it anew in the program that made it\n");
    assert_string_equal(read_sheet("<html/>", NULL, NULL),
                        "error: the file is damaged; fetch it again, or save it anew in the program that made it\n");
    assert_string_equal(read_sheet(SHEET "<sheetData><row>", NULL, NULL),
                        "error: the file is damaged (book/one.xml, line 1); "
                        "fetch it again, or save it anew in the program that made it\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_come_by_their_relationships_in_the_order_of_the_workbook),
        cmocka_unit_test(charts_and_macros_are_no_sheets),
        cmocka_unit_test(cells_hold_strings_numbers_truth_and_errors),
        cmocka_unit_test(runs_of_a_rich_text_are_one_text_without_phonetic_runs),
        cmocka_unit_test(escapes_become_what_they_stand_for),
        cmocka_unit_test(cells_and_rows_may_lack_their_place),
        cmocka_unit_test(rows_out_of_order_are_put_in_order),
        cmocka_unit_test(numbers_are_shown_by_the_formats_of_their_cells),
        cmocka_unit_test(texts_are_shown_by_the_fourth_section_of_their_format),
        cmocka_unit_test(days_are_counted_from_1904_where_the_workbook_says_so),
        cmocka_unit_test(dates_may_be_written_out),
        cmocka_unit_test(hidden_rows_and_columns_that_hold_something_are_noted),
        cmocka_unit_test(merged_cells_are_told_as_they_are),
        cmocka_unit_test(a_formula_without_a_value_is_noted_once),
        cmocka_unit_test(what_lies_outside_of_a_worksheet_is_refused),
        cmocka_unit_test(a_sheet_that_is_missing_or_no_sheet_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
