/* OpenDocument: workbooks and documents, as a reader tells them. */
#include <string.h>

#include "grids.h"
#include "office/office_inside.h"
#include "test.h"
#include "zips.h"

#define DOCUMENT \
    "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' " \
    "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' " \
    "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' " \
    "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:dc='dc'>"
#define SHEET(rows) "<table:table table:name='表'>" rows "</table:table>"
#define CELL(text) "<table:table-cell><text:p>" text "</text:p></table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"

static void read_package(const void *data, struct grid_out *out)
{
    struct err err;
    struct package *package = package_open(*(const struct slice *)data, &err);
    if (package == NULL) return grid_fail(out, err.what, err.remedy);
    ods_read(package, out);
    package_free(package);
}

static const char *text_of(const char *styles, const char *kind, const char *body, const char *manifest)
{
    struct zips zip;
    struct buf content;
    buf_init(&content);
    buf_addf(&content,
             DOCUMENT "<office:automatic-styles>%s</office:automatic-styles><office:body><office:%s>%s</office:%s>"
                      "</office:body></office:document-content>",
             styles, kind, body, kind);
    zips_init(&zip);
    zips_adds(&zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    zips_add(&zip, "content.xml", buf_slice(&content));
    if (manifest) zips_adds(&zip, "META-INF/manifest.xml", manifest);
    struct slice file = zips_end(&zip);
    const char *text = grids_text(read_package, &file);
    zips_done(&zip);
    buf_done(&content);
    return text;
}

static const char *book(const char *tables) { return text_of("", "spreadsheet", tables, NULL); }
static const char *document(const char *body) { return text_of("", "text", body, NULL); }

/* ---- workbooks ---- */

static void cells_rows_and_sheets_come_in_their_order(void **state)
{
    (void)state;
    assert_string_equal(
        book(SHEET(ROW(CELL("序号") CELL("任务")) ROW(CELL("1") CELL("就业"))) "<table:table table:name='空'/>"),
        "sheet 表\n1: A=序号 B=任务\n2: A=1 B=就业\nsheet 空\n");
}

static void what_is_repeated_stands_in_each_place(void **state)
{
    (void)state;
    assert_string_equal(
        book(
            SHEET("<table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='2'>"
                  "<text:p>x</text:p></table:table-cell><table:table-cell table:number-columns-repeated='3'/>" CELL(
                      "y") "</table:table-row><table:table-row table:number-rows-repeated='1048574'><table:table-cell "
                           "table:number-columns-repeated='16384'/></table:table-row>")),
        "sheet 表\n1: A=x B=x F=y\n2: A=x B=x F=y\n");
}

static void repeating_without_end_is_refused(void **state)
{
    (void)state;
    assert_non_null(
        strstr(book(SHEET("<table:table-row table:number-rows-repeated='1048577'>" CELL("x") "</table:table-row>")),
               "error: a cell is repeated"));
    assert_non_null(
        strstr(book(SHEET("<table:table-row><table:table-cell table:number-columns-repeated='99999'><text:p>x"
                          "</text:p></table:table-cell></table:table-row>")),
               "error: a cell is repeated"));
}

static void spans_are_merged_cells_and_what_they_cover_does_not_count(void **state)
{
    (void)state;
    assert_string_equal(
        book(SHEET(
            ROW("<table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='2'><text:p>就业</text:p>"
                "</table:table-cell><table:covered-table-cell><text:p>no</text:p></table:covered-table-cell>" CELL("c"))
                ROW("<table:covered-table-cell table:number-columns-repeated='2'/>" CELL("d")))),
        "sheet 表\nmerge A1 2x2\n1: A=就业 C=c\n2: C=d\n");
}

static void the_text_is_what_is_shown(void **state)
{
    (void)state;
    assert_string_equal(
        book(SHEET(ROW(
            "<table:table-cell office:value-type='float' office:value='78'><text:p>78.0</text:p></table:table-cell>"
            "<table:table-cell><office:annotation><text:p>a note</text:p></office:annotation><text:p>one</text:p>"
            "<text:p>two<text:line-break/>three</text:p></table:table-cell>"
            "<table:table-cell><text:p>a<text:s text:c='3'/>b\n   c<text:span>d</text:span><text:tab/>e"
            "<text:note><text:note-body><text:p>foot</text:p></text:note-body></text:note></text:p></table:table-cell>"
            "<table:table-cell><text:p><text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zì</text:ruby-text>"
            "</text:ruby></text:p></table:table-cell>"))),
        "sheet 表\n1: A=78.0 B=one\\ntwo\\nthree C=a   b cd e D=字\n");
}

static void a_value_without_text_is_shown_sensibly(void **state)
{
    (void)state;
    assert_string_equal(
        book(SHEET(ROW("<table:table-cell office:value-type='float' office:value='0.30000000000000004'/>"
                       "<table:table-cell office:value-type='percentage' office:value='0.6'/>"
                       "<table:table-cell office:value-type='date' office:date-value='2025-06-30T00:00:00'/>"
                       "<table:table-cell office:value-type='boolean' office:boolean-value='true'/>"
                       "<table:table-cell office:value-type='string' office:string-value='s'/>"
                       "<table:table-cell office:value-type='date' office:date-value='2025-06-30T08:30:00'/>"
                       "<table:table-cell office:value-type='time' office:time-value='PT08H30M05S'/>"))),
        "sheet 表\n1: A=0.3 B=60% C=2025/6/30 D=TRUE E=s F=2025/6/30 8:30 G=8:30:05\n");
}

static void what_is_hidden_is_read_and_told(void **state)
{
    (void)state;
    assert_string_equal(
        text_of(
            "<style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/></style:style>",
            "spreadsheet",
            "<table:table table:name='旧' table:style-name='ta2'><table:table-column/><table:table-column "
            "table:visibility='collapse'/>" ROW(CELL("a") CELL("b")) "<table:table-row table:visibility='filter'>" CELL(
                "c") "</table:table-row></table:table>",
            NULL),
        "hidden sheet 旧\nnote hidden 2:0 2\nnote hidden 0:2 B\n1: A=a B=b\n2: A=c\n");
}

static void groups_of_rows_are_read_through(void **state)
{
    (void)state;
    assert_string_equal(
        book(SHEET("<table:table-header-rows>" ROW(CELL(
            "h")) "</table:table-header-rows><table:table-row-group>"
                  "<table:table-row-group>" ROW(CELL(
                      "1")) "</table:table-row-group></table:table-row-group>"
                            "<table:shapes><draw:frame><draw:text-box><text:p>no</text:p></draw:text-box></draw:frame>"
                            "</table:shapes>" ROW(CELL("2")))),
        "sheet 表\n1: A=h\n2: A=1\n3: A=2\n");
}

static void drawings_hidden_text_and_formats_of_numbers_are_no_text(void **state)
{
    (void)state;
    static const char styles[] =
        "<style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>"
        "<style:style style:name='P1' style:family='paragraph'><style:text-properties text:display='none'/></style:style>"
        "<number:date-style xmlns:number='n' style:name='N1'><number:text>年</number:text></number:date-style>";
    static const char cells[] = SHEET(
        ROW("<table:table-cell><text:p>a<draw:rect><text:p>no</text:p></draw:rect><draw:g><draw:line><text:p>no"
            "</text:p></draw:line></draw:g>b</text:p></table:table-cell>"
            "<table:table-cell><draw:ellipse><text:p>no</text:p></draw:ellipse><text:p>c<text:span "
            "text:style-name='T1'>no<text:s/></text:span><text:span text:style-name='T2'>d</text:span></text:p>"
            "<text:p text:style-name='P1'>no</text:p></table:table-cell>"));
    assert_string_equal(text_of(styles, "spreadsheet", cells, NULL), "sheet 表\n1: A=ab B=cd\n");
}

/* ---- documents ---- */

static void a_document_has_prose_and_tables_by_turns(void **state)
{
    (void)state;
    assert_string_equal(document("<text:h>任务分解表</text:h><text:p/><table:table>" ROW(
                            CELL("序号") CELL("任务")) "</table:table><text:p>注</text:p>"),
                        "prose\n1: A=任务分解表\ntable 1\n1: A=序号 B=任务\nprose\n3: A=注\n");
}

static void lists_are_numbered_as_their_styles_say(void **state)
{
    (void)state;
    static const char styles[] =
        "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='一, 二, 三, ...' "
        "style:num-suffix='、'/><text:list-level-style-number text:level='2' style:num-format='1' style:num-prefix='（' "
        "style:num-suffix='）'/><text:list-level-style-bullet text:level='3'/></text:list-style>";
    static const char list[] =
        "<text:list text:style-name='L1'><text:list-item><text:p>甲</text:p><text:list><text:list-item><text:p>a</text:p>"
        "</text:list-item><text:list-item><text:p>b</text:p><text:list><text:list-item><text:p>c</text:p></text:list-item>"
        "</text:list></text:list-item></text:list></text:list-item><text:list-item><text:p>乙</text:p><text:p>又</text:p>"
        "</text:list-item></text:list>";
    assert_string_equal(text_of(styles, "text", list, NULL),
                        "prose\n1: A=一、甲\n2: A=（1）a\n3: A=（2）b\n4: A=c\n5: A=二、乙\n6: A=又\n");
}

static void changes_are_read_as_accepted_and_told(void **state)
{
    (void)state;
    assert_string_equal(
        document("<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion>"
                 "</text:changed-region></text:tracked-changes><text:p>n<text:change/>ew</text:p>"),
        "prose\nnote revisions 0:0 ODF\nprose\n1: A=new\n");
}

/* ---- what is refused ---- */

static void a_locked_file_and_a_presentation_are_refused(void **state)
{
    (void)state;
    assert_string_equal(text_of("", "spreadsheet", "", "<manifest:encryption-data xmlns:manifest='m'/>"),
                        "error: the file is protected by a password; open it and save it without one\n");
    assert_non_null(strstr(text_of("", "presentation", "", NULL), "error: this is a presentation"));
    assert_non_null(strstr(book("<table:table><table:table-row><table:table-cell>"), "error: "));
}

static void read_flat(const void *data, struct grid_out *out) { fods_read(slice_of(data), out); }

static void one_text_of_xml_is_read_too(void **state)
{
    (void)state;
    assert_string_equal(
        grids_text(read_flat, DOCUMENT "<office:body><office:spreadsheet>" SHEET(
                                  ROW(CELL("x"))) "</office:spreadsheet></office:body></office:document-content>"),
        "sheet 表\n1: A=x\n");
    assert_non_null(strstr(grids_text(read_flat, "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "error: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_rows_and_sheets_come_in_their_order),
        cmocka_unit_test(what_is_repeated_stands_in_each_place),
        cmocka_unit_test(repeating_without_end_is_refused),
        cmocka_unit_test(spans_are_merged_cells_and_what_they_cover_does_not_count),
        cmocka_unit_test(the_text_is_what_is_shown),
        cmocka_unit_test(a_value_without_text_is_shown_sensibly),
        cmocka_unit_test(what_is_hidden_is_read_and_told),
        cmocka_unit_test(groups_of_rows_are_read_through),
        cmocka_unit_test(drawings_hidden_text_and_formats_of_numbers_are_no_text),
        cmocka_unit_test(a_document_has_prose_and_tables_by_turns),
        cmocka_unit_test(lists_are_numbered_as_their_styles_say),
        cmocka_unit_test(changes_are_read_as_accepted_and_told),
        cmocka_unit_test(a_locked_file_and_a_presentation_are_refused),
        cmocka_unit_test(one_text_of_xml_is_read_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
