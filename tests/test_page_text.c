/* The text of web pages as a browser shows it: white space, characters, lists, what is left out. */
#include "grids.h"
#include "office/office_inside.h"
#include "test.h"

static void read_page(const void *data, struct grid_out *out) { page_read(slice_of(data), out); }

/* Of a page without a table: its lines, parted by |. */
static const char *lines_of(const char *html)
{
    static struct buf lines, page;
    buf_clear(&lines);
    buf_clear(&page);
    buf_addf(&page, "<!doctype html><html><body>%s</body></html>", html);
    const char *at = grids_text(read_page, page.s);
    if (strncmp(at, "prose\n", 6) != 0) return at;
    for (at += 6; *at; at = strchr(at, '\n') + 1) {
        const char *text = strstr(at, "A=");
        if (lines.n > 0) buf_adds(&lines, "|");
        if (text) buf_add(&lines, slice_make(text + 2, strcspn(text + 2, "\n")));
    }
    return lines.s;
}

#define EXPECT(html, lines) assert_string_equal(lines_of(html), lines)

static void white_space_counts_once(void **state)
{
    (void)state;
    EXPECT("<p>  a \n\t b  </p>\n\n<p>\n</p>c", "a b|c");
    EXPECT("a<b> b </b> c", "a b c");
    EXPECT("一\n二<span> 三</span>", "一 二 三");
}

static void a_break_ends_the_line(void **state)
{
    (void)state;
    EXPECT("a<br>b<BR/>c</br>d<br clear=all><br>e", "a|b|c|d|e");
}

static void blocks_stand_in_lines_of_their_own(void **state)
{
    (void)state;
    EXPECT("a<p>b</p>c<div>d<h1>e</h1>f</div><hr>g<center>h</center><dl><dt>i<dd>j</dl>k", "a|b|c|d|e|f|g|h|i|j|k");
    EXPECT("<p>a<p>b<div>c", "a|b|c");
    EXPECT("<section>a</section><article>b</article><header>c</header>", "a|b|c");
}

static void text_that_is_formatted_keeps_its_lines(void **state)
{
    (void)state;
    EXPECT("<pre>a\nb\r\nc</pre>d\ne", "a|b|c|d e");
}

static void named_characters_are_read(void **state)
{
    (void)state;
    EXPECT("a&nbsp;&nbsp;b&nbsp", "a b");
    EXPECT("a&lt;b&gt;&amp;&quot;&apos;", "a<b>&\"'");
    EXPECT("&amp;lt;td&amp;gt;&amp;nbsp;", "&lt;td&gt;&nbsp;");
    EXPECT("&mdash;&ldquo;x&rdquo;&hellip;&middot;&times;&yen;&ge;&sup2;&copy;", "—“x”…·×¥≥²©");
    EXPECT("a&ensp;b&emsp;c", "a\u2002b\u2003c");
}

static void numbers_of_characters_are_read(void **state)
{
    (void)state;
    EXPECT("&#160;a&#160;&#8212;&#x2014;&#X4E00;", "a ——一");
    EXPECT("&#150;&#151;&#147;x&#148;&#133;", "–—“x”…");
    EXPECT("&#20013&#22269;&#x4e2d&#x56fd", "中国中国");
    EXPECT("&#0;&#xD800;&#99999999999;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void an_ampersand_that_names_nothing_stands_for_itself(void **state)
{
    (void)state;
    EXPECT("R&D a & b &unknown; &; &#; &#x; Q&A", "R&D a & b &unknown; &; &#; &#x; Q&A");
    EXPECT("&nbspa&lt1&ampb&copy2024", "a<1&b©2024");
}

static void a_sign_that_opens_no_tag_stands_for_itself(void **state)
{
    (void)state;
    EXPECT("a < b, 3<5 <= x <> <<b>c</b>", "a < b, 3<5 <= x <> <c");
}

/* ---- lists ---- */

static void items_are_numbered_as_they_are_shown(void **state)
{
    (void)state;
    EXPECT("<ol><li>a</li><li>b</li></ol>", "1.a|2.b");
    EXPECT("<ol><li>a<li>b</ol>", "1.a|2.b");
    EXPECT("<ol start=5><li>a<li value=9>b<li>c</ol>", "5.a|9.b|10.c");
    EXPECT("<ol reversed><li>a<li>b<li>c</ol>", "3.a|2.b|1.c");
    EXPECT("<ol reversed start=10><li>a<li>b</ol>", "10.a|9.b");
    EXPECT("<ol start=0><li>a<li>b</ol><ol start=-1><li>c</ol>", "0.a|1.b|-1.c");
    EXPECT("<ol start=x><li>a</ol><ol start=''><li>b</ol>", "1.a|1.b");
}

static void items_count_in_letters_romans_or_chinese(void **state)
{
    (void)state;
    EXPECT("<ol type=a><li>x<li>y</ol><ol type=A start=27><li>z</ol>", "a.x|b.y|AA.z");
    EXPECT("<ol type=i start=4><li>x</ol><ol type=I start=1999><li>y</ol>", "iv.x|MCMXCIX.y");
    EXPECT("<ol style='list-style-type:cjk-ideographic'><li>x<li>y</ol>", "一、x|二、y");
    EXPECT("<ol style='list-style-type: simp-chinese-informal' start=12><li>x</ol>", "十二、x");
    EXPECT("<ol style='list-style:upper-roman inside'><li>x</ol>", "I.x");
    EXPECT("<ol style='list-style-type:none'><li>x</ol><ol><li style='list-style-type:none'>y<li>z</ol>", "x|y|2.z");
    EXPECT("<ol type=a><li type=I>x<li>y</ol>", "I.x|b.y");
    EXPECT("<ol type=a start=0><li>x</ol>", "0.x");
}

static void lists_in_lists_count_by_themselves(void **state)
{
    (void)state;
    EXPECT("<ol><li>a<ol type=a><li>b<li>c</ol></li><li>d<ol><li>e</ol><li>f</ol>", "1.a|a.b|b.c|2.d|1.e|3.f");
    EXPECT("<ol><li>a<ul><li>b</ul><li>c</ol>", "1.a|b|2.c");
    EXPECT("<ol><li>a</li><ol><li>b</li></ol><li>c</li></ol>", "1.a|1.b|2.c");
}

/* An item belongs to the list around it, whatever stands between. */
static void items_in_a_block_of_the_list_are_numbered_too(void **state)
{
    (void)state;
    EXPECT("<ol><div><li>a<li>b</div><li>c</ol>", "1.a|2.b|3.c");
}

static void items_without_a_list_have_no_number(void **state)
{
    (void)state;
    EXPECT("<li>a<li>b", "a|b");
    EXPECT("<ul><li>a<li>b</ul><ul type=circle><li>c</ul><menu><li>d</menu>", "a|b|c|d");
}

static void a_number_stands_before_what_its_item_holds(void **state)
{
    (void)state;
    EXPECT("<ol><li><p>a</p><p>b</p></li><li> c </li></ol>", "1.a|b|2.c");
    EXPECT("<ol><li><div><p>a</div><li><br>b</ol>", "1.a|2.|b");
}

/* ---- what is left out ---- */

static void scripts_styles_and_comments_are_left_out(void **state)
{
    (void)state;
    EXPECT("a<script>if (a<b) document.write('<p>x</p>');</script>b<style>p{}</style><!-- <p>c</p> -->d", "abd");
    EXPECT("a<script><!-- x //--></script>b<SCRIPT>y</SCRIPT >c<noscript>d</noscript>", "abc");
    EXPECT("<style><!-- td{} --></style>a<textarea rows=2>b<b>c</textarea>", "ab<b>c");
    EXPECT("a<!-- x -- y > z -->b<!---->c<!-->d<!--->e", "abcde");
    EXPECT("a<template><p>x</template>b<iframe>y</iframe>c<svg><text>z</text></svg>d", "abcd");
}

static void what_only_word_or_excel_sees_is_left_out(void **state)
{
    (void)state;
    EXPECT("a<!--[if gte mso 9]><xml><w:x>y</w:x></xml><![endif]-->b", "ab");
    EXPECT("a<![if !vml]>b<![endif]>c<![if !supportLists]>1.<![endif]>d", "abc1.d");
    EXPECT("a<xml><o:x>y</o:x></xml>b<o:p></o:p><o:p>&nbsp;</o:p>c<st1:place w:st=\"on\">d</st1:place>", "ab cd");
    EXPECT("a<?xml:namespace prefix = o ns = \"urn:x\" />b<?php echo 1 ?>c", "abc");
    EXPECT("<!--[if !mso]><!-->a<!--<![endif]-->b<![CDATA[c]]>d", "abd");
}

static void a_style_sheet_hides_and_counts(void **state)
{
    (void)state;
    EXPECT("<style>.x{color:red} .hide , #b {display : none}</style>a<p class='y hide'>x</p><p id=b>y</p><p id=c>b",
           "a|b");
    EXPECT("<style><!-- /* .p {display:none} */ ol.c { list-style-type: cjk-ideographic; } --></style>"
           "<ol class=c><li>a<li>b</ol><ol><li class=p>c</ol>",
           "一、a|二、b|1.c");
    EXPECT("<style>OL,UL{list-style:none}</style><ol><li>a</ol><ol style='list-style-type:decimal'><li>b</ol>",
           "a|1.b");
    EXPECT("<style>li{display:none}.v{display:block}#i{display:none}</style><li>a<li class=v>b<li class=v id=i>c", "b");
    EXPECT("<style>.a .b{display:none} .c:hover{display:none} p>b{display:none}</style><p class=b>a<b class=c>b", "ab");
    EXPECT("<style>.p.on{display:block}.p{display:none}</style><p class='p'>a<p class='p on'>b<p class='on x'>c",
           "b|c");
    EXPECT("<style>@import 'x'; @media print {.a{display:none} .b{display:none}} @font-face{font-family:x}"
           ".c{display:none}</style><p class=a>a<p class=b>b<p class=c>c",
           "a|b");
    EXPECT("<style media=print>p{display:none}</style><style>p{display:none</style>a<p>b", "a");
    EXPECT("<style>.a{display:none}</style><p class=a style='display:block'>a<style>}{;}@</style>", "a");
}

static void in_xhtml_a_script_may_be_empty(void **state)
{
    (void)state;
    const char *page = "<?xml version='1.0'?><html><head><title/><script src='x'/></head><body>a<svg><title/></svg>b";
    assert_string_equal(grids_text(read_page, page), "prose\n1: A=ab\n");
}

static void the_reading_of_a_character_is_left_out(void **state)
{
    (void)state;
    EXPECT("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>x", "漢字x");
}

static void what_is_typed_or_chosen_in_a_form_is_text(void **state)
{
    (void)state;
    EXPECT("a<input value=b>c<input type=TEXT value='d'>e<input type=checkbox value=f><input type=submit value=g>",
           "abcde");
    EXPECT(
        "<select><option>a<option selected>b<option>c</select>d<select><option>e</option><option>f</option></select>",
        "bde");
    EXPECT("<select><optgroup label=x><option>a<option selected>b</optgroup></select>", "b");
}

static void tags_may_have_attributes_of_any_kind(void **state)
{
    (void)state;
    EXPECT("<p title='a>b' class=x/y data=\"<td>\">c<p a=b=c>d<p 'x>e<p =y>f", "c|d|e|f");
    EXPECT("<img src=x alt=y>a<A HREF=\"http://x/?a=1&b=2&lt=3\">b</A>", "ab");
    EXPECT("<p\nclass\n=\n'x'\n>a</p\n>b", "a|b");
}

static void a_tag_that_never_ends_is_left_out(void **state)
{
    (void)state;
    EXPECT("a<p>b<td class='", "a|b");
}

static void what_a_style_hides_takes_no_room(void **state)
{
    (void)state;
    EXPECT("a<span style=\"display:none\">x</span><p style='display : NONE !important'>y</p>b", "ab");
    EXPECT("a<span style='x-display:none'>b</span><i style='display:block;'>c</i>", "ab|c");
    EXPECT("a<p hidden>x</p><div hidden=''>y</div>b", "ab");
    EXPECT("<div style='visibility: hidden'>a</div>", "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_counts_once),
        cmocka_unit_test(a_break_ends_the_line),
        cmocka_unit_test(blocks_stand_in_lines_of_their_own),
        cmocka_unit_test(text_that_is_formatted_keeps_its_lines),
        cmocka_unit_test(named_characters_are_read),
        cmocka_unit_test(numbers_of_characters_are_read),
        cmocka_unit_test(an_ampersand_that_names_nothing_stands_for_itself),
        cmocka_unit_test(a_sign_that_opens_no_tag_stands_for_itself),
        cmocka_unit_test(items_are_numbered_as_they_are_shown),
        cmocka_unit_test(items_count_in_letters_romans_or_chinese),
        cmocka_unit_test(lists_in_lists_count_by_themselves),
        cmocka_unit_test(items_in_a_block_of_the_list_are_numbered_too),
        cmocka_unit_test(items_without_a_list_have_no_number),
        cmocka_unit_test(a_number_stands_before_what_its_item_holds),
        cmocka_unit_test(scripts_styles_and_comments_are_left_out),
        cmocka_unit_test(what_only_word_or_excel_sees_is_left_out),
        cmocka_unit_test(a_style_sheet_hides_and_counts),
        cmocka_unit_test(in_xhtml_a_script_may_be_empty),
        cmocka_unit_test(the_reading_of_a_character_is_left_out),
        cmocka_unit_test(what_is_typed_or_chosen_in_a_form_is_text),
        cmocka_unit_test(tags_may_have_attributes_of_any_kind),
        cmocka_unit_test(a_tag_that_never_ends_is_left_out),
        cmocka_unit_test(what_a_style_hides_takes_no_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
