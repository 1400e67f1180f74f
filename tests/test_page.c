/* Tables of web pages as a person sees them in a browser: where each cell stands, which tables are data. */
#include "grids.h"
#include "office/office_inside.h"
#include "test.h"

static void read_page(const void *data, struct grid_out *out) { page_read(slice_of(data), out); }

static void expect_page(const char *html, const char *grid) { assert_string_equal(grids_text(read_page, html), grid); }

/* Of the rows of one table. */
static void expect_rows(const char *rows, const char *grid)
{
    static struct buf html, with;
    buf_clear(&html);
    buf_clear(&with);
    buf_addf(&html, "<html><body><table border=1>%s</table></body></html>", rows);
    buf_addf(&with, "table 1\n%s", grid);
    expect_page(html.s, with.s);
}

/* ---- cells that span ---- */

static void a_cell_may_span_rows_and_columns(void **state)
{
    (void)state;
    expect_rows("<tr><th rowspan=2>a<th colspan=2>b<tr><th>c<th>d<tr><td>1<td>2<td>3",
                "merge A1 2x1\nmerge B1 1x2\n1: A=a B=b\n2: B=c C=d\n3: A=1 B=2 C=3\n");
    expect_rows("<tr><td>a<td rowspan='2' colspan=\"2\">b<tr><td>c<tr><td>d<td>e<td>f",
                "merge B1 2x2\n1: A=a B=b\n2: A=c\n3: A=d B=e C=f\n");
}

static void a_span_of_no_rows_goes_to_the_end_of_its_group(void **state)
{
    (void)state;
    expect_rows("<tbody><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d<tbody><tr><td>e<td>f",
                "merge A1 3x1\n1: A=a B=b\n2: B=c\n3: B=d\n4: A=e B=f\n");
}

static void a_span_beyond_the_end_of_its_group_ends_there(void **state)
{
    (void)state;
    expect_rows("<tr><td>a<td rowspan=9>b<tr><td>c", "merge B1 2x1\n1: A=a B=b\n2: A=c\n");
    expect_rows("<thead><tr><th rowspan=3>a<th>b</thead><tbody><tr><td>c<td>d", "1: A=a B=b\n2: A=c B=d\n");
}

static void spans_that_make_no_sense_are_one(void **state)
{
    (void)state;
    expect_rows("<tr><td colspan=0>a<td rowspan=-1>b<td colspan=x>c<td colspan=''>d<td rowspan='1.9'>e<tr><td>f<td>g",
                "1: A=a B=b C=c D=d E=e\n2: A=f B=g\n");
    expect_rows("<tr><td colspan='2px'>a<td colspan=' +2'>b<td>c<tr><td>d<td>e",
                "merge A1 1x2\nmerge C1 1x2\n1: A=a C=b E=c\n2: A=d B=e\n");
}

static void more_than_a_thousand_columns_are_spanned_by_none(void **state)
{
    (void)state;
    expect_rows("<tr><td colspan=99999999999>a<td>b<tr><td>c<td>d", "merge A1 1x1000\n1: A=a ALM=b\n2: A=c B=d\n");
}

/* The row of `c` has its second cell covered by `b` already; what is placed first counts. */
static void cells_that_overlap_are_placed_as_in_a_browser(void **state)
{
    (void)state;
    expect_rows("<tr><td>a<td rowspan=2>b<td>x<tr><td colspan=2>c<td>d<tr><td>e<td>f<td>g",
                "merge B1 2x1\n1: A=a B=b C=x\n2: A=c C=d\n3: A=e B=f C=g\n");
}

static void missing_cells_and_rows_are_blank(void **state)
{
    (void)state;
    expect_rows("<tr><td>a<td>b<td>c<tr><td>1<tr><tr><td>2<td><td>3", "1: A=a B=b C=c\n2: A=1\n4: A=2 C=3\n");
}

static void a_row_that_is_all_covered_counts(void **state)
{
    (void)state;
    expect_rows("<tr><td rowspan=2>a<td rowspan=2>b<tr></tr><tr><td>c<td>d", "1: A=a B=b\n3: A=c B=d\n");
}

/* ---- groups ---- */

static void the_foot_is_last_wherever_it_stands(void **state)
{
    (void)state;
    expect_rows("<tfoot><tr><td>f<td>g</tfoot><thead><tr><th>a<th>b</thead><tbody><tr><td>1<td>2</tbody>",
                "1: A=a B=b\n2: A=1 B=2\n3: A=f B=g\n");
}

static void the_head_is_first_wherever_it_stands(void **state)
{
    (void)state;
    expect_rows("<tbody><tr><td>1<td>2</tbody><thead><tr><th>a<th>b</thead>", "1: A=a B=b\n2: A=1 B=2\n");
}

static void only_one_head_and_one_foot_are_moved(void **state)
{
    (void)state;
    expect_rows("<thead><tr><td>a<td>b<tbody><tr><td>1<td>2<thead><tr><td>c<td>d<tfoot><tr><td>s<td>t"
                "<tfoot><tr><td>u<td>v<tbody><tr><td>3<td>4",
                "1: A=a B=b\n2: A=1 B=2\n3: A=c B=d\n4: A=u B=v\n5: A=3 B=4\n6: A=s B=t\n");
}

/* ---- what is not closed, what stands in the wrong place ---- */

static void ends_of_cells_rows_and_paragraphs_may_lack(void **state)
{
    (void)state;
    expect_rows("<tr><td><p>a<p>b<td>c<tr><td>d<td><p>e", "1: A=a\\nb B=c\n2: A=d B=e\n");
    expect_rows("<tr><td><b>a<td><font color=red><span>b<tr><td>c</b><td>d</span>", "1: A=a B=b\n2: A=c B=d\n");
    expect_rows("<tr><td><ul><li>a<li>b<td><div>c<tr><td>d<td>e", "1: A=a\\nb B=c\n2: A=d B=e\n");
}

static void a_table_may_end_with_the_page(void **state)
{
    (void)state;
    expect_page("<table><tr><td>a<td>b<tr><td>c<td>d", "table 1\n1: A=a B=b\n2: A=c B=d\n");
    expect_page("<table><tr><td>a<td>b<tr><td>c<td>d</bo", "table 1\n1: A=a B=b\n2: A=c B=d\n");
}

static void cells_may_stand_in_the_table_itself(void **state)
{
    (void)state;
    expect_rows("<td>a<td>b<tr><td>c<td>d", "1: A=a B=b\n2: A=c B=d\n");
    expect_rows("<tbody><td>a<td>b</tbody><tr><td>c<td>d", "1: A=a B=b\n2: A=c B=d\n");
    expect_rows("<tr><td>a<td>b</tr><td>c<td>d</tr>", "1: A=a B=b\n2: A=c B=d\n");
}

static void rows_that_are_closed_twice_do_no_harm(void **state)
{
    (void)state;
    expect_rows("<tr><td>a</td></td><td>b</td></tr></tr><tr><td>c</td></th><td>d</td></tr></tbody></tbody>",
                "1: A=a B=b\n2: A=c B=d\n");
    expect_rows("<tr><td>a</div></td><td>b</span></p></td></tr><tr><td>c</font></td><td>d</a></td></tr>",
                "1: A=a B=b\n2: A=c B=d\n");
}

static void a_head_that_is_never_closed_ends_with_the_body(void **state)
{
    (void)state;
    expect_rows("<thead><tr><th>a<th>b<tbody><tr><td>1<td>2", "1: A=a B=b\n2: A=1 B=2\n");
}

static void a_form_or_a_div_between_rows_does_not_matter(void **state)
{
    (void)state;
    expect_rows("<form><tr><td>a<td>b</tr></form><form><tr><td>c<td>d</tr></form>", "1: A=a B=b\n2: A=c B=d\n");
    expect_rows("<tr><form><td>a</td></form><td>b</td></tr><tr><input type=hidden value=x><td>c<td>d",
                "1: A=a B=b\n2: A=c B=d\n");
}

static void text_between_rows_stands_before_the_table(void **state)
{
    (void)state;
    expect_page("<table><tr><td>a<td>b</tr>标题<tr><td>c<td>d</table>",
                "prose\n1: A=标题\ntable 1\n1: A=a B=b\n2: A=c B=d\n");
    expect_page("<table><tr><td>a<td>b</tr><br><div>标题</div><tr><td>c<td>d</table>",
                "prose\n1: A=标题\ntable 1\n1: A=a B=b\n2: A=c B=d\n");
}

static void a_paragraph_ends_where_a_table_begins_or_goes_on_around_it(void **state)
{
    (void)state;
    expect_page("<!doctype html><p>前<table><tr><td>a<td>b<tr><td>c<td>d</table>后</p>",
                "prose\n1: A=前\ntable 1\n1: A=a B=b\n2: A=c B=d\nprose\n2: A=后\n");
    expect_page("<p>前<table><tr><td>a<td>b<tr><td>c<td>d</table>后</p>",
                "prose\n1: A=前\ntable 1\n1: A=a B=b\n2: A=c B=d\nprose\n2: A=后\n");
}

static void a_table_in_a_line_element_is_a_table(void **state)
{
    (void)state;
    expect_page("<span><font><b><table><tr><td>a<td>b<tr><td>c<td>d</table></b></font></span>",
                "table 1\n1: A=a B=b\n2: A=c B=d\n");
}

/* Unlike the text of an element that is hidden, which keeps its place. */
static void a_cell_that_a_script_has_merged_away_is_none(void **state)
{
    (void)state;
    expect_rows("<tr><td>a<td>b<td>c<tr><td rowspan=2>1<td>x<td>y<tr><td style='display:none'>1<td>z<td>w",
                "merge A2 2x1\n1: A=a B=b C=c\n2: A=1 B=x C=y\n3: B=z C=w\n");
    expect_rows("<tr><td>a<td>b<td>c<tr><td colspan=2>合计<td style='display:none'><td>9",
                "merge A2 1x2\n1: A=a B=b C=c\n2: A=合计 C=9\n");
}

static void rows_outside_of_a_table_are_text(void **state)
{
    (void)state;
    expect_page("<body><tr><td>a</td><td>b</td></tr><p>c", "prose\n1: A=ab\n2: A=c\n");
}

/* ---- tables in tables ---- */

#define REAL "<table><tr><td>a<td>b<tr><td>c<td>d<tr><td>e<td>f</table>"
#define REAL_GRID "1: A=a B=b\n2: A=c B=d\n3: A=e B=f\n"

static void tables_that_lay_out_the_page_are_prose_around_the_real_one(void **state)
{
    (void)state;
    expect_page("<table><tr><td>菜单<td>" REAL "<td>链接</table>",
                "prose\n1: A=菜单\ntable 1\n" REAL_GRID "prose\n2: A=链接\n");
    expect_page("<table><tr><td><table><tr><td>左<td><table><tr><td>标题<tr><td>" REAL
                "<tr><td>尾</table></table></table>",
                "prose\n1: A=左\n2: A=标题\ntable 1\n" REAL_GRID "prose\n3: A=尾\n");
}

static void a_small_table_in_a_cell_is_text_of_the_cell(void **state)
{
    (void)state;
    expect_rows("<tr><td>a<td>b<tr><td>c<td><table><tr><td>x<td>y<tr><td>z<td>w</table><tr><td>e<td>f<tr><td>g<td>h",
                "1: A=a B=b\n2: A=c B=x y\\nz w\n3: A=e B=f\n4: A=g B=h\n");
    expect_rows("<tr><td>a<td>b<tr><td>c<td>前<table><tr><td>x</table>后<tr><td>e<td>f<tr><td>g<td>h",
                "1: A=a B=b\n2: A=c B=前\\nx\\n后\n3: A=e B=f\n4: A=g B=h\n");
}

static void cells_may_be_framed_by_a_table_each(void **state)
{
    (void)state;
    expect_rows("<tr><td><table><tr><td>a</table><td><table><tr><td><p>b</table><tr><td><table><tr><td>c</table>"
                "<td><table><tr><td><table><tr><td>d</table></table>",
                "1: A=a B=b\n2: A=c B=d\n");
}

static void each_row_may_have_a_small_table_in_it(void **state)
{
    (void)state;
    expect_rows("<tr><td>甲<td>乙<td>丙<tr><td>1<td>a<td><table><tr><td>一季度<td>x<tr><td>二季度<td>y</table>"
                "<tr><td>2<td>b<td><table><tr><td>一季度<td>z<tr><td>二季度<td>w</table>",
                "1: A=甲 B=乙 C=丙\n2: A=1 B=a C=一季度 x\\n二季度 y\n3: A=2 B=b C=一季度 z\\n二季度 w\n");
}

/* Scripts that keep the header in sight make two tables of one. */
static void a_header_in_a_table_of_its_own_is_a_part_of_its_own(void **state)
{
    (void)state;
    expect_page("<div><table><tr><th>甲<th>乙</table></div><div><table><tr><td>1<td>2<tr><td>3<td>4</table></div>",
                "table 1\n1: A=甲 B=乙\ntable 2\n1: A=1 B=2\n2: A=3 B=4\n");
}

static void a_table_of_one_column_around_paragraphs_is_prose(void **state)
{
    (void)state;
    expect_page("<table><tr><td><p>甲<p>乙</td></tr><tr><td>丙</table>", "prose\n1: A=甲\n2: A=乙\n3: A=丙\n");
}

static void captions_come_before_their_table(void **state)
{
    (void)state;
    expect_page("<p>前<table><caption>表1 <b>任务</b></caption><tr><td>a<td>b<tr><td>c<td>d</table>",
                "prose\n1: A=前\n2: A=表1 任务\ntable 1\n1: A=a B=b\n2: A=c B=d\n");
    expect_page("<table><tr><td>a<td>b<caption>题</caption><tr><td>c<td>d</table>",
                "prose\n1: A=题\ntable 1\n1: A=a B=b\n2: A=c B=d\n");
}

/* ---- what is hidden ---- */

static void hidden_rows_and_columns_are_read_and_told(void **state)
{
    (void)state;
    expect_rows("<tr><td>a<td>b<tr style='display:none'><td>1<td>2<tr hidden><td>3<td>4<tr><td>5<td>6",
                "note hidden 2:0 2\nnote hidden 3:0 3\n1: A=a B=b\n2: A=1 B=2\n3: A=3 B=4\n4: A=5 B=6\n");
    expect_rows("<col><col style='mso-width-source:userset;display:none'><tr><td>a<td>b<tr><td>1<td>2",
                "note hidden 0:2 B\n1: A=a B=b\n2: A=1 B=2\n");
    expect_rows("<colgroup><col width=1><col span=2 style='visibility:collapse'></colgroup><tr><td>a<td>b<td>c",
                "note hidden 0:2 B\nnote hidden 0:3 C\n1: A=a B=b C=c\n");
    expect_rows("<tr><td>a<td style='DISPLAY: none'>b<td>c<tr><td>1<td style='display :none;'>2<td>3",
                "note hidden 0:2 B\n1: A=a B=b C=c\n2: A=1 B=2 C=3\n");
}

static void a_hidden_row_that_holds_nothing_is_not_told(void **state)
{
    (void)state;
    expect_rows("<tr><td>a<td>b<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=1></td>"
                "<td width=2></td></tr><![endif]>",
                "1: A=a B=b\n");
}

static void a_hidden_table_comes_last_if_it_is_the_largest(void **state)
{
    (void)state;
    expect_page("<div style='display:none'><p>x<table><tr><td>x<td>y</table></div>" REAL, "table 1\n" REAL_GRID);
    expect_page("<style>.pane{display:none}</style><table><tr class=pane><td>x<td>" REAL "</table><p>z"
                "<table><tr><td>1<td>2</table>",
                "prose\n1: A=z\ntable 1\n1: A=1 B=2\nhidden table 2\n" REAL_GRID);
    expect_page("<table style='display:none'><tr><td>x</table>" REAL, "table 1\n" REAL_GRID);
}

static void hidden_text_in_a_cell_is_left_out(void **state)
{
    (void)state;
    expect_rows("<tr><td>a<span style='display:none'>x</span><td><p hidden>y</p>b<tr>"
                "<td><span style='mso-hide:all;color:red'>z</span>c<td>d<input type=hidden value=w>",
                "1: A=a B=b\n2: A=c B=d\n");
}

static void changes_are_accepted_and_told(void **state)
{
    (void)state;
    expect_rows("<tr><td>a<del>x</del><ins>y</ins><td>b<tr><td>c<td><s>d</s>",
                "note revisions 0:0 1 deletions, 1 insertions\n1: A=ay B=b\n2: A=c B=d\n");
}

/* ---- limits ---- */

static void a_table_may_have_ten_thousand_rows(void **state)
{
    struct buf html = {0}, grid = {0};
    (void)state;
    for (int i = 1; i <= 10000; i++) {
        buf_addf(&html, "<tr><td>%d</td><td>任务%d</td></tr>\n", i, i);
        buf_addf(&grid, "%d: A=%d B=任务%d\n", i, i, i);
    }
    expect_rows(html.s, grid.s);
    buf_done(&html);
    buf_done(&grid);
}

static void a_line_of_prose_that_never_ends_is_cut(void **state)
{
    struct buf html = {0}, grid = {0};
    (void)state;
    buf_adds(&html, "<p>x");
    for (int i = 0; i < 500000; i++) buf_adds(&html, "字");
    buf_adds(&html, "<table><tr><td>a<td>b</table>");
    buf_adds(&grid, "prose\n1: A=x");
    for (int i = 0; i < 65535 / 3; i++) buf_adds(&grid, "字");
    buf_adds(&grid, "\ntable 1\n1: A=a B=b\n");
    expect_page(html.s, grid.s);
    buf_done(&html);
    buf_done(&grid);
}

/* Behind many elements that are not closed, too. */
static void a_table_may_stand_deep_in_the_page(void **state)
{
    struct buf html = {0};
    (void)state;
    for (int i = 0; i < 1000; i++) buf_adds(&html, "<div><b><font>");
    buf_adds(&html, REAL);
    expect_page(html.s, "table 1\n" REAL_GRID);
    buf_clear(&html);
    for (int i = 0; i < 1000; i++) buf_adds(&html, "<table><tr><td>");
    buf_adds(&html, "x");
    expect_page(html.s, "prose\n1: A=x\n");
    buf_done(&html);
}

static void a_page_of_frames_says_where_to_look(void **state)
{
    (void)state;
    expect_page("<html><frameset><frame src='x.files/sheet001.htm'></frameset><noframes>y</noframes></html>",
                "error: this page only shows others, which stand in the folder beside it; "
                "name one of them, such as sheet001.htm\n");
}

static void a_page_without_text_says_so(void **state)
{
    (void)state;
    expect_page("<html><head><title>x</title></head><body><script>var a;</script></body></html>",
                "error: this page holds no text; open it in a browser and save it as a complete page\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_may_span_rows_and_columns),
        cmocka_unit_test(a_span_of_no_rows_goes_to_the_end_of_its_group),
        cmocka_unit_test(a_span_beyond_the_end_of_its_group_ends_there),
        cmocka_unit_test(spans_that_make_no_sense_are_one),
        cmocka_unit_test(more_than_a_thousand_columns_are_spanned_by_none),
        cmocka_unit_test(cells_that_overlap_are_placed_as_in_a_browser),
        cmocka_unit_test(missing_cells_and_rows_are_blank),
        cmocka_unit_test(a_row_that_is_all_covered_counts),
        cmocka_unit_test(the_foot_is_last_wherever_it_stands),
        cmocka_unit_test(the_head_is_first_wherever_it_stands),
        cmocka_unit_test(only_one_head_and_one_foot_are_moved),
        cmocka_unit_test(ends_of_cells_rows_and_paragraphs_may_lack),
        cmocka_unit_test(a_table_may_end_with_the_page),
        cmocka_unit_test(cells_may_stand_in_the_table_itself),
        cmocka_unit_test(rows_that_are_closed_twice_do_no_harm),
        cmocka_unit_test(a_head_that_is_never_closed_ends_with_the_body),
        cmocka_unit_test(a_form_or_a_div_between_rows_does_not_matter),
        cmocka_unit_test(text_between_rows_stands_before_the_table),
        cmocka_unit_test(a_paragraph_ends_where_a_table_begins_or_goes_on_around_it),
        cmocka_unit_test(a_table_in_a_line_element_is_a_table),
        cmocka_unit_test(a_cell_that_a_script_has_merged_away_is_none),
        cmocka_unit_test(rows_outside_of_a_table_are_text),
        cmocka_unit_test(tables_that_lay_out_the_page_are_prose_around_the_real_one),
        cmocka_unit_test(a_small_table_in_a_cell_is_text_of_the_cell),
        cmocka_unit_test(cells_may_be_framed_by_a_table_each),
        cmocka_unit_test(each_row_may_have_a_small_table_in_it),
        cmocka_unit_test(a_header_in_a_table_of_its_own_is_a_part_of_its_own),
        cmocka_unit_test(a_table_of_one_column_around_paragraphs_is_prose),
        cmocka_unit_test(captions_come_before_their_table),
        cmocka_unit_test(hidden_rows_and_columns_are_read_and_told),
        cmocka_unit_test(a_hidden_row_that_holds_nothing_is_not_told),
        cmocka_unit_test(a_hidden_table_comes_last_if_it_is_the_largest),
        cmocka_unit_test(hidden_text_in_a_cell_is_left_out),
        cmocka_unit_test(changes_are_accepted_and_told),
        cmocka_unit_test(a_table_may_have_ten_thousand_rows),
        cmocka_unit_test(a_line_of_prose_that_never_ends_is_cut),
        cmocka_unit_test(a_table_may_stand_deep_in_the_page),
        cmocka_unit_test(a_page_of_frames_says_where_to_look),
        cmocka_unit_test(a_page_without_text_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
