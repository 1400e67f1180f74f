/* Which files are web pages, and in which encoding they are. */
#include "grids.h"
#include "office/office_inside.h"
#include "test.h"

static void read_page(const void *data, struct grid_out *out) { page_read(*(const struct slice *)data, out); }

static void expect_text(struct slice page, const char *text)
{
    char grid[200];
    snprintf(grid, sizeof grid, "prose\n1: A=%s\n", text);
    assert_string_equal(grids_text(read_page, &page), grid);
}

#define EXPECT_TEXT(page, text) expect_text(SLICE(page), text)
#define META(charset) "<meta http-equiv=Content-Type content=\"text/html; charset=" charset "\">"
#define GBK "\xC8\xCE\xCE\xF1\xB7\xD6\xBD\xE2"  /* 任务分解 */
#define BIG5 "\xA5\xF4\xB0\xC8\xA4\xC0\xB8\xD1" /* 任務分解 */

/* ---- encodings ---- */

static void gb2312_means_the_larger_set(void **state)
{
    (void)state;
    EXPECT_TEXT(META("gb2312") "<p>" GBK "\xA1\xAA\x80\x9B\xC3", "任务分解—€浢");
    EXPECT_TEXT("<META CHARSET='GB_2312-80'><p>" GBK "\xA1\xAA\xA1\xAA", "任务分解——");
    EXPECT_TEXT("<meta content='text/html; charset = gbk' http-equiv=x><p>" GBK, "任务分解");
    EXPECT_TEXT(META("GB18030") "<p>" GBK "\x81\x39\xEF\x31", "任务分解㐂");
}

static void utf_8_needs_no_name(void **state)
{
    (void)state;
    EXPECT_TEXT("<p>任务分解—", "任务分解—");
    EXPECT_TEXT("\xEF\xBB\xBF<p>任务", "任务");
    EXPECT_TEXT(META("utf-8") "<p>caf\xC3\xA9", "café");
}

static void a_name_that_is_wrong_does_no_harm(void **state)
{
    (void)state;
    EXPECT_TEXT(META("gb2312") "<p>任务分解", "任务分解");
    EXPECT_TEXT(META("utf-8") "<p>" GBK, "任务分解");
    EXPECT_TEXT(META("iso-8859-1") "<p>" GBK, "任务分解");
    EXPECT_TEXT(META("utf-16") "<p>任务", "任务");
    EXPECT_TEXT(META("no-such-name") "<p>" GBK, "任务分解");
    EXPECT_TEXT(META("unicode") "<p>" GBK, "任务分解");
    EXPECT_TEXT("<meta charset='big5\xEA\xEA'><p>" GBK, "任务分解");
}

static void a_few_broken_bytes_of_utf_8_are_shown_as_such(void **state)
{
    (void)state;
    EXPECT_TEXT(META("utf-8") "<p>任务分解\xE4\xBB 重点工作", "任务分解\xEF\xBF\xBD\xEF\xBF\xBD 重点工作");
}

/* In UTF-8 as well: a word of two-byte characters, valid both ways. */
static void a_name_decides_where_the_bytes_do_not(void **state)
{
    (void)state;
    EXPECT_TEXT(META("gbk") "<p>\xC1\xAA\xCD\xA8", "联通");
    EXPECT_TEXT(META("utf-8") "<p>\xC1\xAA\xCD\xA8", "联通"); /* C1 is never UTF-8 */
    EXPECT_TEXT(META("utf-8") "<p>\xD7\xA8\xD2\xB5", "ר\xD2\xB5");
    EXPECT_TEXT(META("gbk") "<p>\xD7\xA8\xD2\xB5", "专业");
}

static void pages_of_other_places_are_read_by_their_name(void **state)
{
    (void)state;
    EXPECT_TEXT(META("big5") "<p>" BIG5, "任務分解");
    EXPECT_TEXT(META("windows-1252") "<p>\x93na\xEFve\x94 \x96 caf\xE9", "“naïve” – café");
    EXPECT_TEXT(META("ISO-8859-1") "<p>\x80 5", "€ 5");
    EXPECT_TEXT("<meta charset=shift_jis><p>\x8E\x64\x8E\x96", "仕事");
    EXPECT_TEXT("<?xml version='1.0' encoding='GBK'?><html><p>" GBK "</html>", "任务分解");
}

static void without_a_name_the_bytes_decide(void **state)
{
    (void)state;
    EXPECT_TEXT("<p>" GBK, "任务分解");
    EXPECT_TEXT(
        "<p>\xA5\xF4\xB0\xC8\xA4\xC0\xB8\xD1\xAA\xED\xA4\xCE\xA5\x44\xBA\xDE\xBE\xF7\xC3\xF6\xBB\x50\xB3\x64\xA5\xF4\xB3\xE6\xA6\xEC",
        "任務分解表及主管機關與責任單位");
    EXPECT_TEXT("<p>abc", "abc");
}

/* Of scripts, comments and texts that look like it. */
static void only_a_tag_of_the_page_names_the_encoding(void **state)
{
    (void)state;
    EXPECT_TEXT("<script charset='big5'></script><!-- <meta charset=big5> -->" META("gb2312") "<p>" GBK, "任务分解");
    EXPECT_TEXT("<script>document.write('<meta charset=big5>');</script><p>" GBK, "任务分解");
    EXPECT_TEXT("<meta name=description content='charset'>" META("gbk") "<p>" GBK, "任务分解");
}

static struct slice utf16(const char *ascii, bool big, bool mark)
{
    static char wide[400];
    size_t n = 0;
    if (mark) memcpy(wide, big ? "\xFE\xFF" : "\xFF\xFE", 2), n = 2;
    for (; *ascii; ascii++, n += 2) wide[n + !big] = 0, wide[n + big] = *ascii;
    return slice_make(wide, n);
}

static void utf_16_is_read_with_and_without_a_mark(void **state)
{
    static const char page[] = "<html><head><meta charset=unicode></head><body><p>abc</html>";
    (void)state;
    for (int i = 0; i < 4; i++) {
        assert_true(page_is(utf16(page, i & 1, i & 2)));
        expect_text(utf16(page, i & 1, i & 2), "abc");
    }
}

static void zero_bytes_are_blanks(void **state)
{
    (void)state;
    EXPECT_TEXT("<p>\xE4\xBB\xBB\0\0务<b\0>x", "任 务x");
}

/* ---- is it a page? ---- */

static void what_begins_with_a_tag_of_pages_is_one(void **state)
{
    static const char *const pages[] = {
        "<html><body>x",
        "<!DOCTYPE html>\n<HTML>",
        "  \r\n\t<table><tr><td>x",
        "\xEF\xBB\xBF<html>",
        "<!-- saved from url=(0014)about:internet -->\r\n<html>",
        "<!-- a > b -->\n<!----><table border=1><tr>",
        "<?xml version=\"1.0\" encoding=\"gb2312\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\" \"x\"><html>",
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>",
        "<meta http-equiv=content-type content='text/html;charset=utf-8'><table>",
        "<style>.x{mso-number-format:'\\@'}</style><table>",
        "<head><meta charset=gbk></head><table>",
        "<script>var a='<b>';</script><div><table>",
        "<title>x</title><table>",
        "<div class=main><p>x</p><table>",
        "<center><h1>x</h1><table>",
        "<TABLE\n border=1><TR><TD>1</TD></TR></TABLE>",
        "<body bgcolor=white>",
        "<b>x</b><table>",
        "<!-- x --!><html>",
        "<!doctype html SYSTEM 'about:legacy-compat'><p>x<body>",
    };
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (!page_is(slice_of(pages[i]))) fail_msg("%s", pages[i]);
}

static void what_only_mentions_tags_is_none(void **state)
{
    static const char *const others[] = {
        "",
        "<",
        "<h",
        "序号,任务\n1,<table>",
        "序号\t任务\n1\t<html>",
        "\"<table>\",任务\n1,2",
        "| 序号 | 任务 |\n| --- | --- |\n| 1 | <br> |",
        "# 任务 <html>\n<table>",
        "<b>序号</b>,任务\n1,2",
        "<p>任务</p>\n",
        "<br>,任务\n1,x",
        "<序号>,<table>",
        "<重点> 任务\n",
        "<1> <table>",
        "< table>",
        "<tablet>,x",
        "<htmlx><table>",
        "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><table>",
        "<?xml version='1.0'?><rss><item>&lt;table></item></rss>",
        "<?xml version='1.0'?><data><table><tr/></table></data>",
        "<plan><table>",
        "<!-- <html><table> -->\n序号,任务",
        "{\"html\": \"<html>\"}",
        "<<html>>",
        "<h1 align=center>x</h1>\n\n<table></table>\n\n| 序号 | 任务 |\n|---|---|\n",
        "<?xml version='1.0'?><table name='x'><row>1</row></table>",
        "<table>,任务\n1,2",
        "</table><tr><td>",
    };
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (page_is(slice_of(others[i]))) fail_msg("%s", others[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gb2312_means_the_larger_set),
        cmocka_unit_test(utf_8_needs_no_name),
        cmocka_unit_test(a_name_that_is_wrong_does_no_harm),
        cmocka_unit_test(a_few_broken_bytes_of_utf_8_are_shown_as_such),
        cmocka_unit_test(a_name_decides_where_the_bytes_do_not),
        cmocka_unit_test(pages_of_other_places_are_read_by_their_name),
        cmocka_unit_test(without_a_name_the_bytes_decide),
        cmocka_unit_test(only_a_tag_of_the_page_names_the_encoding),
        cmocka_unit_test(utf_16_is_read_with_and_without_a_mark),
        cmocka_unit_test(zero_bytes_are_blanks),
        cmocka_unit_test(what_begins_with_a_tag_of_pages_is_one),
        cmocka_unit_test(what_only_mentions_tags_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
