/* Workbooks of Excel 2003 as XML: cells as they are shown, merges, what is hidden, other encodings. */
#include "grids.h"
#include "office/office_inside.h"
#include "test.h"

#define BEGIN \
    "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n" \
    "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:o=\"urn:schemas-microsoft-com:office:" \
    "office\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"
#define CELL(attributes, type, value) "<Cell " attributes "><Data ss:Type=\"" type "\">" value "</Data></Cell>"
#define TEXT(value) CELL("", "String", value)

static void read_workbook(const void *data, struct grid_out *out) { xml2003_read(*(const struct slice *)data, out); }

static void expect_workbook(struct slice bytes, const char *grid)
{
    assert_true(xml2003_is(bytes));
    assert_string_equal(grids_text(read_workbook, &bytes), grid);
}

/* Styles, then what a table holds. */
static void expect_table(const char *styles, const char *table, const char *grid)
{
    static struct buf text, with;
    buf_clear(&text);
    buf_clear(&with);
    buf_addf(&text, BEGIN "<Styles>%s</Styles><Worksheet ss:Name=\"任务\"><Table>%s</Table></Worksheet></Workbook>",
             styles, table);
    buf_addf(&with, "sheet 任务\n%s", grid);
    expect_workbook(buf_slice(&text), with.s);
}

static void cells_stand_in_their_rows(void **state)
{
    (void)state;
    expect_table("", "<Row>" TEXT("序号") TEXT("任务") "</Row><Row>" CELL("", "Number", "1") TEXT("就业") "</Row>",
                 "1: A=序号 B=任务\n2: A=1 B=就业\n");
}

static void an_index_skips_cells_and_rows(void **state)
{
    (void)state;
    expect_table("",
                 "<Row ss:Index='3'>" TEXT("a") CELL("ss:Index='4'", "String", "b")
                     TEXT("c") "</Row><Row/><Row>" TEXT("d") "</Row><Row ss:Span='2'/><Row>" TEXT("e") "</Row>",
                 "3: A=a D=b E=c\n5: A=d\n9: A=e\n");
}

static void merged_cells_are_told(void **state)
{
    (void)state;
    expect_table("",
                 "<Row>" CELL("ss:MergeAcross='2'", "String", "题")
                     TEXT("x") "</Row><Row>" CELL("ss:MergeDown='1'", "String", "a")
                         TEXT("b") "</Row><Row>" CELL("ss:Index='2'", "String", "c") "</Row>",
                 "merge A1 1x3\nmerge A2 2x1\n1: A=题 D=x\n2: A=a B=b\n3: B=c\n");
}

static void covered_cells_may_be_there_or_not(void **state)
{
    (void)state;
    expect_table("", "<Row>" CELL("ss:MergeDown='1'", "String", "a") TEXT("b") "</Row><Row>" TEXT("c") "</Row>",
                 "merge A1 2x1\n1: A=a B=b\n2: B=c\n");
    expect_table("", "<Row>" CELL("ss:MergeDown='1'", "String", "a") TEXT("b") "</Row><Row><Cell/>" TEXT("c") "</Row>",
                 "merge A1 2x1\n1: A=a B=b\n2: B=c\n");
}

static void numbers_are_shown_by_their_style(void **state)
{
    (void)state;
    expect_table("<Style ss:ID='Default'><NumberFormat/></Style><Style ss:ID='p'><NumberFormat ss:Format='0%'/></Style>"
                 "<Style ss:ID='c' ss:Parent='p'><Font ss:Bold='1'/></Style>"
                 "<Style ss:ID='z'><NumberFormat ss:Format='0000'/></Style>"
                 "<Style ss:ID='s'><NumberFormat ss:Format='Standard'/></Style>"
                 "<Style ss:ID='u'><NumberFormat ss:Format='@&quot;号&quot;'/></Style>",
                 "<Row>" CELL("ss:StyleID='p'", "Number", "0.6") CELL("ss:StyleID='c'", "Number", "0.125")
                     CELL("ss:StyleID='z'", "Number", "12") CELL("ss:StyleID='s'", "Number", "1234567.891")
                         CELL("ss:StyleID='u'", "String", "3")
                             CELL("ss:StyleID='none'", "Number", "0.30000000000000004") "</Row>",
                 "1: A=60% B=13% C=0012 D=1,234,567.89 E=3号 F=0.3\n");
}

static void rows_and_columns_give_their_style_to_cells_without_one(void **state)
{
    (void)state;
    expect_table("<Style ss:ID='p'><NumberFormat ss:Format='0%'/></Style>"
                 "<Style ss:ID='z'><NumberFormat ss:Format='000'/></Style>",
                 "<Column ss:Index='2' ss:Span='1' ss:StyleID='p'/><Row>" CELL("", "Number", "1")
                     CELL("", "Number", "1") CELL("", "Number", "1")
                         CELL("", "Number", "1") "</Row><Row ss:StyleID='z'>" CELL("", "Number", "1")
                             CELL("", "Number", "1") "</Row>",
                 "1: A=1 B=100% C=100% D=1\n2: A=001 B=001\n");
}

static void dates_truths_and_errors_are_shown(void **state)
{
    (void)state;
    expect_table("<Style ss:ID='d'><NumberFormat ss:Format='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;'/></Style>"
                 "<Style ss:ID='s'><NumberFormat ss:Format='Short Date'/></Style>",
                 "<Row>" CELL("ss:StyleID='d'", "DateTime", "2025-06-30T00:00:00.000")
                     CELL("ss:StyleID='s'", "DateTime", "2025-06-30T00:00:00.000")
                         CELL("", "DateTime", "2025-06-30T00:00:00.000") CELL("", "DateTime", "soon")
                             CELL("", "Boolean", "1") CELL("", "Boolean", "0") CELL("", "Error", "#N/A") "</Row>",
                 "1: A=2025年6月30日 B=2025/6/30 C=2025/6/30 D=soon E=TRUE F=FALSE G=#N/A\n");
}

static void text_may_be_formatted_inside_and_have_lines(void **state)
{
    (void)state;
    expect_table("",
                 "<Row><Cell><ss:Data ss:Type='String' xmlns='http://www.w3.org/TR/REC-html40'><B>甲</B><Font "
                 "html:Color='#FF0000' xmlns:html='http://www.w3.org/TR/REC-html40'>乙</Font>丙</ss:Data></Cell>" TEXT(
                     "1.a&#10;2.b&#13;&#10;3.c") "</Row>",
                 "1: A=甲乙丙 B=1.a\\n2.b\\n3.c\n");
}

static void comments_and_names_are_no_part_of_a_cell(void **state)
{
    (void)state;
    expect_table("",
                 "<Row><Cell><Data ss:Type='String'>a</Data><Comment ss:Author='x'><ss:Data><B>x:</B>y</ss:Data>"
                 "</Comment><NamedCell ss:Name='Print_Area'/></Cell></Row>",
                 "1: A=a\n");
}

static void hidden_rows_and_columns_are_told(void **state)
{
    (void)state;
    expect_table("",
                 "<Column/><Column ss:Hidden='1'/><Column ss:Width='0'/><Row>" TEXT("a") TEXT("b")
                     TEXT("c") "</Row><Row ss:Hidden='1'>" TEXT("d") "</Row><Row ss:Height='0'>" TEXT("e") "</Row>",
                 "note hidden 2:0 2-3\nnote hidden 0:2 B-C\n"
                 "1: A=a B=b C=c\n2: A=d\n3: A=e\n");
}

static void hidden_worksheets_are_told_though_they_say_so_behind_their_cells(void **state)
{
    (void)state;
    expect_workbook(SLICE(BEGIN "<Worksheet ss:Name='一'><Table><Row>" TEXT(
                        "a") "</Row></Table><WorksheetOptions xmlns="
                             "'urn:schemas-microsoft-com:office:excel'><Visible>SheetHidden</Visible>"
                             "</WorksheetOptions></Worksheet><Worksheet ss:Name='二'><Table><Row>" TEXT(
                                 "b") "</Row></Table></Worksheet></Workbook>"),
                    "hidden sheet 一\n1: A=a\nsheet 二\n1: A=b\n");
}

static void formulas_show_what_was_calculated(void **state)
{
    (void)state;
    expect_table("", "<Row>" CELL("ss:Formula='=1+1'", "Number", "2") "<Cell ss:Formula='=1+2'/></Row>",
                 "note left-out 1:2 formulas that were never calculated\n1: A=2\n");
}

static void days_may_be_counted_from_1904(void **state)
{
    (void)state;
    expect_workbook(
        SLICE(BEGIN "<ExcelWorkbook xmlns='urn:schemas-microsoft-com:office:excel'><Date1904/></ExcelWorkbook>"
                    "<Styles><Style ss:ID='s'><NumberFormat ss:Format='Short Date'/></Style></Styles>"
                    "<Worksheet ss:Name='a'><Table><Row>" CELL("ss:StyleID='s'", "DateTime", "2025-06-30T00:00:00.000")
                        CELL("ss:StyleID='s'", "Number", "0") "</Row></Table></Worksheet></Workbook>"),
        "sheet a\n1: A=2025/6/30 B=1904/1/1\n");
}

static void prefixes_do_not_matter(void **state)
{
    (void)state;
    expect_workbook(
        SLICE("<ss:Workbook xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'><ss:Worksheet ss:Name='a'>"
              "<ss:Table><ss:Row><ss:Cell><ss:Data ss:Type='String'>甲</ss:Data></ss:Cell></ss:Row>"
              "</ss:Table></ss:Worksheet></ss:Workbook>"),
        "sheet a\n1: A=甲\n");
}

static void a_workbook_in_gb2312_is_read_as_gb18030(void **state)
{
    (void)state;
    expect_workbook(
        SLICE("\n<?xml version='1.0' encoding='gb2312'?><Workbook xmlns='urn:schemas-microsoft-com:office:"
              "spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'><Worksheet ss:Name='a'>"
              "<Table><Row><Cell><Data ss:Type='String'>\xC8\xCE\xCE\xF1\xA1\xAA\x81\x40</Data></Cell></Row>"
              "</Table></Worksheet></Workbook>"),
        "sheet a\n1: A=任务—丂\n");
}

static void what_is_damaged_says_so(void **state)
{
    (void)state;
    expect_workbook(
        SLICE(BEGIN "<Worksheet ss:Name='a'><Table><Row>" TEXT("a")),
        "error: the file is damaged (XML, line 3); fetch it again, or save it anew in the program that made it\n");
}

static void a_document_of_word_is_refused(void **state)
{
    (void)state;
    expect_workbook(
        SLICE("<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument xmlns:w='http://"
              "schemas.microsoft.com/office/word/2003/wordml'></w:wordDocument>"),
        "error: this is a Word document as XML; open it there and save it as .docx\n");
}

static void other_texts_are_none(void **state)
{
    (void)state;
    assert_false(xml2003_is(SLICE("")));
    assert_false(xml2003_is(SLICE("<")));
    assert_false(xml2003_is(SLICE("<?xml version='1.0'?><a/>")));
    assert_false(xml2003_is(SLICE("<Workbook>")));
    assert_false(xml2003_is(SLICE("序号,<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>")));
    assert_false(xml2003_is(SLICE("<html xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'><Workbook/>")));
    assert_false(xml2003_is(SLICE("<!-- <Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_stand_in_their_rows),
        cmocka_unit_test(an_index_skips_cells_and_rows),
        cmocka_unit_test(merged_cells_are_told),
        cmocka_unit_test(covered_cells_may_be_there_or_not),
        cmocka_unit_test(numbers_are_shown_by_their_style),
        cmocka_unit_test(rows_and_columns_give_their_style_to_cells_without_one),
        cmocka_unit_test(dates_truths_and_errors_are_shown),
        cmocka_unit_test(text_may_be_formatted_inside_and_have_lines),
        cmocka_unit_test(comments_and_names_are_no_part_of_a_cell),
        cmocka_unit_test(hidden_rows_and_columns_are_told),
        cmocka_unit_test(hidden_worksheets_are_told_though_they_say_so_behind_their_cells),
        cmocka_unit_test(formulas_show_what_was_calculated),
        cmocka_unit_test(days_may_be_counted_from_1904),
        cmocka_unit_test(prefixes_do_not_matter),
        cmocka_unit_test(a_workbook_in_gb2312_is_read_as_gb18030),
        cmocka_unit_test(what_is_damaged_says_so),
        cmocka_unit_test(a_document_of_word_is_refused),
        cmocka_unit_test(other_texts_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
