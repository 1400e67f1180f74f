/* XML read forward, event by event. */
#include <string.h>

#include "office/xml.h"
#include "test.h"
#include "zips.h"

/* Every event in a line: (name attribute… text )name; texts that follow each other are one. */
static const char *events(struct slice bytes)
{
    static struct buf said;
    struct err err;
    enum xml_event event, before = XML_END;
    struct xml *xml = xml_of_bytes(bytes, &err);
    buf_clear(&said);
    buf_adds(&said, "");
    for (; (event = xml_next(xml)) != XML_END; before = event) {
        if (said.n > 0 && (event != XML_TEXT || before != XML_TEXT)) buf_adds(&said, " ");
        if (event == XML_OPEN) buf_addf(&said, "(%s%u", xml_name(xml), xml_depth(xml));
        if (event == XML_OPEN && xml_attribute(xml, "v")) buf_addf(&said, "=%s", xml_attribute(xml, "v"));
        if (event == XML_CLOSE) buf_addf(&said, ")%s%u", xml_name(xml), xml_depth(xml));
        if (event == XML_TEXT) buf_add(&said, xml_text(xml));
    }
    if (xml_error(xml, &err)) buf_addf(&said, " error: %s", err.what);
    xml_free(xml);
    return said.s;
}

static void elements_and_texts_come_in_their_order(void **state)
{
    (void)state;
    assert_string_equal(events(SLICE("<?xml version='1.0'?>\n<a v='1'>甲<b/>乙<!-- no --><![CDATA[<丙>]]></a>\n")),
                        "(a1=1 甲 (b2 )b2 乙<丙> )a1");
}

static void prefixes_and_namespaces_do_not_matter(void **state)
{
    (void)state;
    assert_string_equal(events(SLICE("<x:a xmlns:x='urn:x' x:v='1'><y:b v='2'/></x:a>")), "(a1=1 (b2=2 )b2 )a1");
}

static void the_five_entities_and_numbers_are_resolved(void **state)
{
    (void)state;
    assert_string_equal(events(SLICE("<a v='&lt;&amp;&gt;&quot;&apos;&#38;&#x4E00;'>&lt;&amp;&#38;&#x4E00;</a>")),
                        "(a1=<&>\"'&一 <&&一 )a1");
    assert_string_equal(events(SLICE("<a>&nbsp;</a>")), "(a1 error: the file is damaged (XML, line 1)");
}

static void a_text_in_utf_16_is_read(void **state)
{
    static const uint16_t text[] = u"\uFEFF<?xml version='1.0' encoding='UTF-16'?><a v='值'>甲乙</a>";
    (void)state;
    assert_string_equal(events(slice_make((const char *)text, sizeof text - 2)), "(a1=值 甲乙 )a1");
}

static void what_stands_behind_the_last_element_does_not_matter(void **state)
{
    (void)state;
    assert_string_equal(events(SLICE("<a></a>\0\0<b>")), "(a1 )a1");
}

static void what_is_no_xml_is_an_error(void **state)
{
    (void)state;
    assert_string_equal(events(SLICE("")), " error: the file is damaged (XML, line 1)");
    assert_string_equal(events(SLICE("no")), " error: the file is damaged (XML, line 1)");
    assert_string_equal(events(SLICE("<a>\n<b></a>")), "(a1 \n (b2 error: the file is damaged (XML, line 2)");
    assert_string_equal(events(SLICE("<a>\n<b>")), "(a1 \n (b2 error: the file is damaged (XML, line 2)");
}

static void a_doctype_is_refused(void **state)
{
    (void)state;
    assert_string_equal(events(SLICE("<!DOCTYPE a [<!ENTITY x 'y'><!ENTITY z '&x;&x;'>]><a>&z;</a>")),
                        " error: the file has a DOCTYPE, which has no place in it");
    assert_string_equal(events(SLICE("<!DOCTYPE a SYSTEM 'http://localhost/x'><a/>")),
                        " error: the file has a DOCTYPE, which has no place in it");
}

static void repeat(struct buf *text, const char *piece, size_t count)
{
    for (; count > 0; count--) buf_adds(text, piece);
}

static void elements_are_nested_256_deep_at_most(void **state)
{
    struct buf text;
    (void)state;
    buf_init(&text);
    repeat(&text, "<a>", 256);
    repeat(&text, "</a>", 256);
    assert_null(strstr(events(buf_slice(&text)), "error"));
    buf_clear(&text);
    repeat(&text, "<a>", 257);
    repeat(&text, "</a>", 257);
    assert_non_null(strstr(events(buf_slice(&text)), "error: elements of the file are nested more than 256 deep"));
    buf_done(&text);
}

static void a_tag_of_more_than_a_megabyte_is_refused(void **state)
{
    struct buf text;
    (void)state;
    buf_init(&text);
    buf_adds(&text, "<a v='");
    repeat(&text, "x", 1000 << 10);
    buf_adds(&text, "'/>");
    assert_null(strstr(events(buf_slice(&text)), "error"));
    text.n -= 3;
    repeat(&text, "x", 100 << 10);
    buf_adds(&text, "'/>");
    assert_string_equal(events(buf_slice(&text)), " error: a tag of the file has more than 1 MiB");
    buf_done(&text);
}

static void a_text_of_many_megabytes_is_read(void **state)
{
    struct buf text;
    (void)state;
    buf_init(&text);
    buf_adds(&text, "<a>");
    repeat(&text, "一二三四五六七八九十", 200000);
    buf_adds(&text, "</a>");
    assert_int_equal(strlen(events(buf_slice(&text))), 3 + 1 + 200000 * 30 + 1 + 3);
    buf_done(&text);
}

static void an_element_is_skipped_or_taken_as_text(void **state)
{
    struct buf text;
    struct err err;
    (void)state;
    struct xml *xml = xml_of_bytes(SLICE("<a><b>1<c>2</c>3</b><b>4<c>5</c>6</b>7</a>"), &err);
    buf_init(&text);
    assert_int_equal(xml_next(xml), XML_OPEN);
    assert_int_equal(xml_next(xml), XML_OPEN);
    xml_skip(xml);
    assert_true(xml_is(xml, "b"));
    assert_int_equal(xml_depth(xml), 2);
    assert_int_equal(xml_next(xml), XML_OPEN);
    xml_add_text(xml, &text);
    assert_string_equal(text.s, "456");
    assert_int_equal(xml_next(xml), XML_TEXT);
    assert_int_equal(xml_next(xml), XML_CLOSE);
    assert_int_equal(xml_next(xml), XML_END);
    assert_int_equal(xml_next(xml), XML_END);
    buf_done(&text);
    xml_free(xml);
}

static void a_part_of_a_package_is_read(void **state)
{
    struct zips z;
    struct err err;
    (void)state;
    zips_init(&z);
    zips_adds(&z, "x/a.xml", "<a xmlns='urn:x'/>");
    zips_adds(&z, "x/b.xml", "a");
    struct package *package = package_open(zips_end(&z), &err);
    struct xml *xml = xml_of_part(package, "X/A.xml", &err);
    assert_int_equal(xml_next(xml), XML_OPEN);
    assert_string_equal(xml_space(xml), "urn:x");
    xml_free(xml);
    xml = xml_of_part(package, "x/b.xml", &err);
    assert_int_equal(xml_next(xml), XML_END);
    assert_true(xml_error(xml, &err));
    assert_string_equal(err.what, "the file is damaged (x/b.xml, line 1)");
    xml_free(xml);
    assert_null(xml_of_part(package, "x/c.xml", &err));
    assert_string_equal(err.what, "the file is not whole: x/c.xml is missing");
    package_free(package);
    zips_done(&z);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_and_texts_come_in_their_order),
        cmocka_unit_test(prefixes_and_namespaces_do_not_matter),
        cmocka_unit_test(the_five_entities_and_numbers_are_resolved),
        cmocka_unit_test(a_text_in_utf_16_is_read),
        cmocka_unit_test(what_stands_behind_the_last_element_does_not_matter),
        cmocka_unit_test(what_is_no_xml_is_an_error),
        cmocka_unit_test(a_doctype_is_refused),
        cmocka_unit_test(elements_are_nested_256_deep_at_most),
        cmocka_unit_test(a_tag_of_more_than_a_megabyte_is_refused),
        cmocka_unit_test(a_text_of_many_megabytes_is_read),
        cmocka_unit_test(an_element_is_skipped_or_taken_as_text),
        cmocka_unit_test(a_part_of_a_package_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
