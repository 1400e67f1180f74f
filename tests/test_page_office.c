/* Web pages as Word, Excel and the scripts of systems write them: marks of notes, cells that only seem to span or are
 * hidden for a purpose. */
#include "grids.h"
#include "office/office_inside.h"
#include "test.h"

static void read_page(const void *data, struct grid_out *out) { page_read(slice_of(data), out); }

static void expect_page(const char *html, const char *grid) { assert_string_equal(grids_text(read_page, html), grid); }

static void text_that_reaches_over_blank_cells_is_not_merged(void **state)
{
    (void)state;
    expect_page("<table><tr><td colspan=2 style='mso-ignore:colspan'>a<td>b<tr><td>1<td>2<td>3</table>",
                "table 1\n1: A=a C=b\n2: A=1 B=2 C=3\n");
    expect_page(
        "<table><tr><td rowspan=2 style='height:13.5pt;mso-ignore:colspan-rowspan'>a<td>b<tr><td>1<td>2</table>",
        "table 1\n1: A=a B=b\n2: B=1 C=2\n");
    expect_page("<table><tr><td colspan=2 style='mso-ignore:style'>a<td>b<tr><td>1<td>2<td>3</table>",
                "table 1\nmerge A1 1x2\n1: A=a C=b\n2: A=1 B=2 C=3\n");
}

static void comments_of_word_are_left_out(void **state)
{
    (void)state;
    expect_page("<p>甲<span class=MsoCommentReference><span lang=EN-US><a class=msocomanchor href='#_msocom_1'>[A1]</a>"
                "</span></span>乙</p><div style='mso-element:comment-list'><p>批注</p></div>",
                "prose\n1: A=甲乙\n");
    expect_page("<p><a style='mso-comment-reference:x_1;mso-comment-date:20240101T0800'>甲</a>乙</p>",
                "prose\n1: A=甲乙\n");
    expect_page(
        "<table><tr><td>a<span class=msocomspan1><span class=msocomhide>x</span></span><td>b<tr><td>1<td>2</table>"
        "<div class=msocomtxt id='_com_1'>批注</div>",
        "table 1\n1: A=a B=b\n2: A=1 B=2\n");
}

static void footnotes_of_word_are_left_out(void **state)
{
    (void)state;
    expect_page("<p>甲<a style='mso-footnote-id:ftn1' href='#_ftn1'><span class=MsoFootnoteReference>[1]</span></a></p>"
                "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1>注</div></div>"
                "<div style='mso-element:header'><p>页眉</p></div><div style='mso-element:footer'>1</div>",
                "prose\n1: A=甲\n");
}

static void fields_and_blanks_of_word_are_text(void **state)
{
    (void)state;
    expect_page("<p><span style='mso-element:field-begin'></span>甲<span style='mso-spacerun:yes'>&nbsp; </span>乙"
                "<span style='mso-element:field-end'></span></p>",
                "prose\n1: A=甲 乙\n");
    expect_page("<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;"
                "</span></span><![endif]>甲</p>",
                "prose\n1: A=1. 甲\n");
}

static void cells_that_a_script_merged_take_no_place(void **state)
{
    (void)state;
    expect_page("<table><tr><td rowspan=2>1<td>a<tr><td style='display:none'>1<td>b<tr><td>2<td>c</table>",
                "table 1\nmerge A1 2x1\n1: A=1 B=a\n2: B=b\n3: A=2 B=c\n");
    expect_page("<table><tr><td>a<td colspan=2>b<td style='display:none'><td>c<tr><td>1<td>2<td>3<td>4</table>",
                "table 1\nmerge B1 1x2\n1: A=a B=b D=c\n2: A=1 B=2 C=3 D=4\n");
}

static void a_cell_that_only_some_rows_hide_takes_no_place(void **state)
{
    (void)state;
    expect_page("<table><tr><th>a<th hidden>x<th>b<tr><td>1<td>2</table>", "table 1\n1: A=a B=b\n2: A=1 B=2\n");
    expect_page("<table><tr><th>a<th>b<tr><td>1<td style='display:none'>x<td>2</table>",
                "table 1\n1: A=a B=b\n2: A=1 B=2\n");
}

static void a_column_that_all_rows_hide_is_read_and_told(void **state)
{
    (void)state;
    expect_page("<table><tr><td colspan=2>题<tr><th hidden>id<th>a<th>b<tr><td hidden>7<td>1<td>2</table>",
                "table 1\nmerge A1 1x2\nnote hidden 0:1 A\n1: A=题\n2: A=id B=a C=b\n3: A=7 B=1 C=2\n");
}

static void rows_of_a_group_that_is_hidden_are_told(void **state)
{
    (void)state;
    expect_page("<table><tr><td>a<td>b<tbody style='display:none'><tr><td>1<td>2<tr><td>3<td>4</table>",
                "table 1\nnote hidden 2:0 2\nnote hidden 3:0 3\n1: A=a B=b\n2: A=1 B=2\n3: A=3 B=4\n");
}

static void lines_are_kept_where_a_style_or_a_field_keeps_them(void **state)
{
    (void)state;
    expect_page(
        "<table><tr><td style='white-space:pre-wrap'>1.a\n2.b<td><span style='white-space: pre-line'>c\nd</span>"
        "<tr><td style='white-space:nowrap'>e\nf<td><textarea>\ng\nh</textarea></table>",
        "table 1\n1: A=1.a\\n2.b B=c\\nd\n2: A=e f B=g\\nh\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_that_reaches_over_blank_cells_is_not_merged),
        cmocka_unit_test(comments_of_word_are_left_out),
        cmocka_unit_test(footnotes_of_word_are_left_out),
        cmocka_unit_test(fields_and_blanks_of_word_are_text),
        cmocka_unit_test(cells_that_a_script_merged_take_no_place),
        cmocka_unit_test(a_cell_that_only_some_rows_hide_takes_no_place),
        cmocka_unit_test(a_column_that_all_rows_hide_is_read_and_told),
        cmocka_unit_test(rows_of_a_group_that_is_hidden_are_told),
        cmocka_unit_test(lines_are_kept_where_a_style_or_a_field_keeps_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
