/* What the reader of .docx tells of tables: where cells stand, which are merged. */
#include "documents.h"
#include "test.h"

#define SPAN(n) "<w:gridSpan w:val='" n "'/>"
#define BEGINS "<w:vMerge w:val='restart'/>"
#define GOES_ON "<w:vMerge/>"
#define ROW_PROPERTIES(inside) "<w:trPr>" inside "</w:trPr>"

#define EXPECT(rows, text) assert_string_equal(documents_text(TBL(rows), NULL, NULL), "table 1\n" text)

/* ---- columns ---- */

static void cells_stand_in_columns(void **state)
{
    (void)state;
    EXPECT(TR(TC("甲") TC("") TC("丙")) TR(TC("") TC("乙")), "1: A=甲 C=丙\n2: B=乙\n");
}

static void cells_that_span_columns_move_the_next(void **state)
{
    (void)state;
    EXPECT("<w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>" TR(TCP(SPAN("2"), "甲") TC("乙"))
               TR(TC("1") TCP(SPAN("2"), "2")) TR(TC("1") TC("2") TC("3")),
           "merge A1 1x2\nmerge B2 1x2\n1: A=甲 C=乙\n2: A=1 B=2\n3: A=1 B=2 C=3\n");
}

#define COLUMN(width) "<w:gridCol w:w='" width "'/>"
#define GRID(columns) "<w:tblGrid>" columns "</w:tblGrid>"

static void edges_that_miss_each_other_by_a_hair_are_one(void **state)
{
    (void)state;
    EXPECT(GRID(COLUMN("1000") COLUMN("50") COLUMN("1000")) TR(TC("1") TCP(SPAN("2"), "2"))
               TR(TCP(SPAN("2"), "3") TC("4")),
           "1: A=1 B=2\n2: A=3 B=4\n");
    EXPECT(GRID(COLUMN("1000") COLUMN("50") COLUMN("1000")) TR(TCP(BEGINS, "1") TCP(SPAN("2"), "2"))
               TR(TCP(GOES_ON SPAN("2"), "") TC("4")),
           "merge A1 2x1\n1: A=1 B=2\n2: B=4\n");
}

static void a_cell_as_narrow_as_a_hair_is_one(void **state)
{
    (void)state;
    EXPECT(GRID(COLUMN("1000") COLUMN("50") COLUMN("1000")) TR(TC("1") TC("2") TC("3")), "1: A=1 B=2 C=3\n");
    EXPECT(GRID(COLUMN("9") COLUMN("9") COLUMN("9") COLUMN("9")) TR(TC("1") TCP(SPAN("2"), "2") TC("3")),
           "merge B1 1x2\n1: A=1 B=2 D=3\n");
}

static void the_grid_of_before_does_not_matter(void **state)
{
    (void)state;
    EXPECT(GRID(COLUMN("900") COLUMN("900") "<w:tblGridChange><w:tblGrid>" COLUMN(
               "50") "</w:tblGrid></w:tblGridChange>") TR(TC("1") TC("2") TC("3") TC("4")),
           "1: A=1 B=2 C=3 D=4\n");
}

static void a_span_that_is_no_number_is_one_column(void **state)
{
    (void)state;
    EXPECT(TR(TCP(SPAN("0"), "1") TCP(SPAN("x"), "2") TCP("<w:gridSpan/>", "3") TCP(SPAN("-5"), "4") TC("5")),
           "1: A=1 B=2 C=3 D=4 E=5\n");
}

static void rows_may_begin_and_end_inside_the_table(void **state)
{
    (void)state;
    EXPECT(TR(TC("1") TC("2") TC("3")) TR(ROW_PROPERTIES("<w:gridBefore w:val='1'/><w:wBefore w:w='9'/>") TC("甲")
                                              TC("乙")) TR(ROW_PROPERTIES("<w:gridAfter w:val='2'/>") TC("丙")),
           "1: A=1 B=2 C=3\n2: B=甲 C=乙\n3: A=丙\n");
}

static void rows_and_cells_in_wrappers_are_read(void **state)
{
    (void)state;
    EXPECT(
        "<w:sdt><w:sdtPr/><w:sdtContent>" TR("<w:sdt><w:sdtContent>" TC("1") "</w:sdtContent></w:sdt>" TC("2")) "</w:sdtContent></w:sdt><w:customXml><w:customXmlPr/>" TR(
            "<w:customXml>" TC("3") "</w:customXml>" TC("4")) "</w:customXml><w:bookmarkStart/>" TR(TC("5")),
        "1: A=1 B=2\n2: A=3 B=4\n3: A=5\n");
}

static void rows_and_cells_to_be_filled_in_keep_their_place(void **state)
{
#define TO_FILL_IN(content) \
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" content "</w:sdtContent></w:sdt>"
    (void)state;
    EXPECT(TR(TC("1") TO_FILL_IN(TC("单击")) TC("3")) TO_FILL_IN(TR(TC("单击") "<w:tc>" TBL(TR(TC("单击"))) "</w:tc>"))
               TR(TC("4")),
           "1: A=1 C=3\n3: A=4\n");
    EXPECT(TR("<w:tc>" TO_FILL_IN(P("单击") TO_FILL_IN(P("单击")) P("单击")) "</w:tc>" TC("乙")), "1: B=乙\n");
}

static void properties_of_tables_and_rows_are_no_rows(void **state)
{
    (void)state;
    EXPECT("<w:tblPrEx/>" TR("<w:tblPrEx><w:tblBorders/></w:tblPrEx>" ROW_PROPERTIES("<w:tblHeader/><w:cantSplit/>")
                                 TC("甲")),
           "1: A=甲\n");
    assert_string_equal(documents_text("<w:tbl/>" P("甲"), NULL, NULL), "table 1\nprose\n1: A=甲\n");
    EXPECT(TR("") TR(TC("甲")), "2: A=甲\n");
}

/* ---- merged down ---- */

static void a_merged_cell_goes_down_to_where_it_is_not_gone_on_with(void **state)
{
    (void)state;
    EXPECT(TR(TCP(BEGINS, "1") TC("a")) TR(TCP(GOES_ON, "") TC("b")) TR(TCP("<w:vMerge w:val='continue'/>", "") TC("c"))
               TR(TC("2") TC("d")),
           "merge A1 3x1\n1: A=1 B=a\n2: B=b\n3: B=c\n4: A=2 B=d\n");
}

static void a_merged_cell_may_begin_below_another(void **state)
{
    (void)state;
    EXPECT(TR(TCP(BEGINS, "1") TC("a")) TR(TCP(GOES_ON, "") TC("b")) TR(TCP(BEGINS, "2") TC("c"))
               TR(TCP(GOES_ON, "") TC("d")),
           "merge A1 2x1\nmerge A3 2x1\n1: A=1 B=a\n2: B=b\n3: A=2 B=c\n4: B=d\n");
}

static void a_cell_that_goes_on_with_none_begins_one(void **state)
{
    (void)state;
    EXPECT(TR(TCP(GOES_ON, "1") TC("a")) TR(TCP(GOES_ON, "旧") TC("b")), "merge A1 2x1\n1: A=1 B=a\n2: B=b\n");
    EXPECT(TR(TC("1") TC("a")) TR(TCP(GOES_ON, "2") TC("b")) TR(TCP(GOES_ON, "") TC("c")) TR(TC("3") TC("d")),
           "merge A2 2x1\n1: A=1 B=a\n2: A=2 B=b\n3: B=c\n4: A=3 B=d\n");
    EXPECT(TR(TCP(BEGINS, "1") TC("a")) TR(TC("2")) TR(TCP(GOES_ON, "3") TC("c")), "1: A=1 B=a\n2: A=2\n3: A=3 B=c\n");
    EXPECT(TR(ROW_PROPERTIES("<w:del/>") TCP(BEGINS, "旧")) TR(TCP(GOES_ON, "2") TC("b")),
           "note revisions 0:0 1 deletions, 0 insertions\n1: A=2 B=b\n");
    EXPECT(TR(TCP("<w:hMerge/>", "1") TC("2")), "1: A=1 B=2\n");
}

static void what_a_covered_cell_holds_does_not_count(void **state)
{
    (void)state;
    EXPECT(TR(TCP(BEGINS, "1") TC("a")) TR(TCP(GOES_ON, "旧") TC("b")), "merge A1 2x1\n1: A=1 B=a\n2: B=b\n");
}

static void a_merged_cell_goes_on_in_the_same_columns_only(void **state)
{
    (void)state;
    EXPECT(TR(TCP(SPAN("2") BEGINS, "1") TC("a")) TR(TCP(GOES_ON, "2") TC("b") TC("c"))
               TR(TCP(GOES_ON, "旧") TC("d") TC("e")),
           "merge A1 1x2\nmerge A2 2x1\n1: A=1 C=a\n2: A=2 B=b C=c\n3: B=d C=e\n");
    EXPECT(TR(TCP(BEGINS, "1") TC("a") TC("b")) TR(TCP(GOES_ON SPAN("2"), "") TC("c"))
               TR(TCP(GOES_ON, "") TC("d") TC("e")),
           "merge A2 1x2\n1: A=1 B=a C=b\n2: C=c\n3: B=d C=e\n");
}

static void cells_may_be_merged_across_and_down(void **state)
{
    (void)state;
    EXPECT(TR(TC("0") TCP(SPAN("2") BEGINS, "1") TC("a")) TR(TC("0") TCP(SPAN("2") GOES_ON, "") TC("b")),
           "merge B1 2x2\n1: A=0 B=1 D=a\n2: A=0 D=b\n");
}

static void a_row_that_begins_later_ends_a_merged_cell(void **state)
{
    (void)state;
    EXPECT(TR(TCP(BEGINS, "1") TC("a")) TR(TCP(GOES_ON, "") TC("b"))
               TR(ROW_PROPERTIES("<w:gridBefore w:val='1'/>") TC("c")),
           "merge A1 2x1\n1: A=1 B=a\n2: B=b\n3: B=c\n");
}

static void the_old_way_to_merge_across_is_known(void **state)
{
    (void)state;
    EXPECT(TR(TCP("<w:hMerge w:val='restart'/>", "甲") TCP("<w:hMerge/>", "") TCP("<w:hMerge w:val='continue'/>", "旧")
                  TC("乙")),
           "merge A1 1x3\n1: A=甲 D=乙\n");
    EXPECT(TR(TCP("<w:hMerge w:val='restart'/>" BEGINS, "甲") TCP("<w:hMerge/>" BEGINS, "") TC("乙"))
               TR(TCP("<w:hMerge w:val='restart'/>" GOES_ON, "") TCP("<w:hMerge/>" GOES_ON, "") TC("丙")),
           "merge A1 2x2\n1: A=甲 C=乙\n2: C=丙\n");
}

/* ---- tables in cells ---- */

static void a_table_in_a_cell_is_lines_of_its_text(void **state)
{
    (void)state;
    EXPECT(TR("<w:tc>" P("前") TBL(TR(TC("1") TC("") TC("2")) TR("<w:tc>" P("3") P("4") "</w:tc>" TC("5")))
                  P("后") "</w:tc>" TC("乙")),
           "1: A=前\\n1 2\\n3 4 5\\n后 B=乙\n");
}

static void tables_in_cells_of_tables_in_cells_are_read(void **state)
{
    (void)state;
    EXPECT(TR("<w:tc>" TBL(TR("<w:tc>" TBL(TR(TC("1") TC("2")) TR(TC("3"))) "</w:tc>" TC("4"))) "</w:tc>"),
           "1: A=1 2 3 4\n");
}

#define BROAD COLUMN("900")
#define SMALL TBL(TR(TC("1") TC("2")) TR(TC("3") TC("4")))

static void expect_document(const char *body, const char *text)
{
    assert_string_equal(documents_text(body, NULL, NULL), text);
}

static void a_frame_around_a_table_is_no_table(void **state)
{
    (void)state;
    expect_document(P("甲") TBL(GRID(BROAD) TR("<w:tc>" P("题") P("注") SMALL P("后") "</w:tc>")) P("乙"),
                    "prose\n1: A=甲\n2: A=题\n3: A=注\ntable 1\n1: A=1 B=2\n2: A=3 B=4\nprose\n4: A=后\n5: A=乙\n");
    expect_document(TBL(GRID(BROAD BROAD) TR(TCP(SPAN("2"), "题"))
                            TR("<w:tc><w:tcPr>" SPAN("2") "</w:tcPr>" SMALL P("") "</w:tc>") TR(TCP(SPAN("2"), "后"))),
                    "prose\n1: A=题\ntable 1\n1: A=1 B=2\n2: A=3 B=4\nprose\n3: A=后\n");
}

static void frames_may_stand_in_frames(void **state)
{
    (void)state;
    expect_document(TBL(GRID(BROAD) TR("<w:tc>" TBL(GRID(BROAD) TR("<w:tc>" P("题") SMALL "</w:tc>")) "</w:tc>")),
                    "prose\n1: A=题\ntable 1\n1: A=1 B=2\n2: A=3 B=4\n");
}

static void a_table_of_one_column_is_a_frame_only_with_a_table_in_it(void **state)
{
    (void)state;
    expect_document(TBL(GRID(BROAD) TR(TCP(BEGINS, "甲")) TR(TCP(GOES_ON, "")) TR(TC("乙"))),
                    "table 1\n1: A=甲\n3: A=乙\n");
    expect_document(TBL(GRID(BROAD BROAD) TR("<w:tc>" SMALL "</w:tc>" TC("乙"))), "table 1\n1: A=1 2\\n3 4 B=乙\n");
    expect_document(
        TBL(GRID(BROAD BROAD) TR(TC("甲") TC("乙")) TR("<w:tc><w:tcPr>" SPAN("2") "</w:tcPr>" SMALL "</w:tc>")),
        "table 1\nmerge A2 1x2\n1: A=甲 B=乙\n2: A=1 2\\n3 4\n");
}

static void rows_below_a_frame_are_a_table(void **state)
{
    (void)state;
    expect_document(TBL(GRID(BROAD BROAD) TR("<w:tc><w:tcPr>" SPAN("2") "</w:tcPr>" P("题") SMALL "</w:tc>")
                            TR(TC("甲") TC("乙")) TR(TCP(SPAN("2"), "后"))),
                    "prose\n1: A=题\ntable 1\n1: A=1 B=2\n2: A=3 B=4\ntable 2\nmerge A3 1x2\n2: A=甲 B=乙\n3: A=后\n");
}

/* ---- tracked changes ---- */

static void deleted_rows_are_left_out(void **state)
{
    (void)state;
    EXPECT(TR(TC("1")) TR(ROW_PROPERTIES("<w:del w:id='1'/>") TC("旧")) TR(ROW_PROPERTIES("<w:ins w:id='2'/>") TC("2")),
           "note revisions 0:0 1 deletions, 1 insertions\n1: A=1\n2: A=2\n");
}

static void deleted_rows_of_tables_in_cells_are_left_out(void **state)
{
    (void)state;
    EXPECT(TR("<w:tc>" TBL(TR(TC("1")) TR(ROW_PROPERTIES("<w:del/>") TC("旧")) TR(TC("2"))) "</w:tc>"),
           "note revisions 0:0 1 deletions, 0 insertions\n1: A=1\\n2\n");
}

static void a_merged_cell_lasts_over_a_deleted_row(void **state)
{
    (void)state;
    EXPECT(TR(TCP(BEGINS, "1") TC("a")) TR(ROW_PROPERTIES("<w:del/>") TCP(GOES_ON, "") TC("旧"))
               TR(TCP(GOES_ON, "") TC("b")),
           "merge A1 2x1\nnote revisions 0:0 1 deletions, 0 insertions\n1: A=1 B=a\n2: B=b\n");
}

static void deleted_cells_are_left_out_and_inserted_ones_are_not(void **state)
{
    (void)state;
    EXPECT(TR(TC("1") TCP("<w:cellDel/>", "旧") TCP("<w:cellIns/>", "2")),
           "note revisions 0:0 1 deletions, 1 insertions\n1: A=1 B=2\n");
}

static void merging_cells_may_be_a_change(void **state)
{
    (void)state;
    EXPECT(TR(TCP("<w:vMerge w:val='restart'/><w:cellMerge w:vMerge='rest'/>", "1") TC("a"))
               TR(TCP("<w:vMerge/><w:cellMerge w:vMerge='cont' w:vMergeOrig='rest'/>", "旧") TC("b"))
                   TR(TCP("<w:vMerge/><w:cellMerge w:vMergeOrig='cont' w:vMerge='rest'/>", "2") TC("c")),
           "merge A1 2x1\n1: A=1 B=a\n2: B=b\n3: A=2 B=c\n");
}

static void what_cells_and_rows_were_before_does_not_matter(void **state)
{
    (void)state;
    EXPECT(TR(TC("1") TC("2"))
               TR(ROW_PROPERTIES("<w:trPrChange><w:trPr><w:del/><w:gridBefore w:val='1'/></w:trPr></w:trPrChange>")
                      TCP("<w:tcPrChange><w:tcPr>" GOES_ON SPAN("2") "</w:tcPr></w:tcPrChange>", "3") TC("4")),
           "1: A=1 B=2\n2: A=3 B=4\n");
}

/* ---- size ---- */

static void many_rows_with_spans_are_all_read(void **state)
{
    enum { ROWS = 20000 };
    struct buf rows;
    (void)state;
    buf_init(&rows);
    buf_adds(&rows, "<w:tbl>");
    for (int i = 0; i < ROWS; i++) buf_addf(&rows, TR(TCP(SPAN("2"), "%d") TCP(SPAN("%d"), "b")), i, i % 7 + 1);
    buf_adds(&rows, "</w:tbl>");
    const char *text = documents_text(rows.s, NULL, NULL);
    assert_non_null(strstr(text, "merge A20000 1x2\n"));
    assert_non_null(strstr(text, "\n20000: A=19999 C=b\n"));
    buf_done(&rows);
}

static void a_row_wider_than_any_table_is_cut(void **state)
{
    struct buf row;
    (void)state;
    buf_init(&row);
    buf_adds(&row, "<w:tbl><w:tr>");
    for (int i = 0; i < 5000; i++) buf_adds(&row, TCP(SPAN("999999999"), "x"));
    buf_adds(&row, "</w:tr></w:tbl>");
    assert_string_equal(documents_text(row.s, NULL, NULL), "table 1\n1: A=x\n");
    buf_done(&row);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_stand_in_columns),
        cmocka_unit_test(cells_that_span_columns_move_the_next),
        cmocka_unit_test(edges_that_miss_each_other_by_a_hair_are_one),
        cmocka_unit_test(a_cell_as_narrow_as_a_hair_is_one),
        cmocka_unit_test(the_grid_of_before_does_not_matter),
        cmocka_unit_test(a_span_that_is_no_number_is_one_column),
        cmocka_unit_test(rows_may_begin_and_end_inside_the_table),
        cmocka_unit_test(rows_and_cells_in_wrappers_are_read),
        cmocka_unit_test(rows_and_cells_to_be_filled_in_keep_their_place),
        cmocka_unit_test(properties_of_tables_and_rows_are_no_rows),
        cmocka_unit_test(a_merged_cell_goes_down_to_where_it_is_not_gone_on_with),
        cmocka_unit_test(a_merged_cell_may_begin_below_another),
        cmocka_unit_test(a_cell_that_goes_on_with_none_begins_one),
        cmocka_unit_test(what_a_covered_cell_holds_does_not_count),
        cmocka_unit_test(a_merged_cell_goes_on_in_the_same_columns_only),
        cmocka_unit_test(cells_may_be_merged_across_and_down),
        cmocka_unit_test(a_row_that_begins_later_ends_a_merged_cell),
        cmocka_unit_test(the_old_way_to_merge_across_is_known),
        cmocka_unit_test(a_table_in_a_cell_is_lines_of_its_text),
        cmocka_unit_test(tables_in_cells_of_tables_in_cells_are_read),
        cmocka_unit_test(a_frame_around_a_table_is_no_table),
        cmocka_unit_test(frames_may_stand_in_frames),
        cmocka_unit_test(a_table_of_one_column_is_a_frame_only_with_a_table_in_it),
        cmocka_unit_test(rows_below_a_frame_are_a_table),
        cmocka_unit_test(deleted_rows_are_left_out),
        cmocka_unit_test(deleted_rows_of_tables_in_cells_are_left_out),
        cmocka_unit_test(a_merged_cell_lasts_over_a_deleted_row),
        cmocka_unit_test(deleted_cells_are_left_out_and_inserted_ones_are_not),
        cmocka_unit_test(merging_cells_may_be_a_change),
        cmocka_unit_test(what_cells_and_rows_were_before_does_not_matter),
        cmocka_unit_test(many_rows_with_spans_are_all_read),
        cmocka_unit_test(a_row_wider_than_any_table_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
