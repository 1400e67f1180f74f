/* Web pages of a single file (.mht): their parts, how these are written, in which encoding. */
#include "grids.h"
#include "office/office_inside.h"
#include "test.h"

#define HEAD \
    "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n" \
    "\tboundary=\"--x.y\"; type=\"text/html\"\r\n\r\nno part\r\n"
#define PART(fields, body) "----x.y\r\n" fields "\r\n\r\n" body "\r\n"
#define END "----x.y--\r\n"
#define TABLE(a, b) "<table><tr><td>" a "<td>" b "<tr><td>1<td>2</table>"

static void read_mail(const void *data, struct grid_out *out) { mhtml_read(*(const struct slice *)data, out); }

static void expect_mail(struct slice bytes, const char *grid)
{
    assert_true(mhtml_is(bytes));
    assert_string_equal(grids_text(read_mail, &bytes), grid);
}

static void the_page_is_the_part_of_html(void **state)
{
    (void)state;
    expect_mail(SLICE(HEAD PART("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", "AAAA") PART(
                    "Content-Type: text/html", "<body>" TABLE("甲", "乙")) PART("Content-Type: text/css", "td{}") END),
                "table 1\n1: A=甲 B=乙\n2: A=1 B=2\n");
}

static void lines_may_end_with_a_line_feed_alone(void **state)
{
    (void)state;
    expect_mail(SLICE("Subject: x\nmime-version: 1.0\ncontent-type: MULTIPART/related; BOUNDARY=b\n\n--b\n"
                      "Content-Type: text/html\n\n<table><tr><td>a<td>b<tr><td>c<td>d</table>\n--b--\n"),
                "table 1\n1: A=a B=b\n2: A=c B=d\n");
}

static void bytes_may_be_quoted(void **state)
{
    (void)state;
    expect_mail(
        SLICE(HEAD PART("Content-Type: text/html; charset=\"gb2312\"\r\nContent-Transfer-Encoding: quoted-printable",
                        "<body><table border=3D1><tr><td>=C8=CE=\r\n=ce=f1=A1=AA<td>=d2=D2 = \r\n"
                        "=x<tr><td>1<td>2</table>") END),
        "table 1\n1: A=任务— B=乙 =x\n2: A=1 B=2\n");
}

static void bytes_may_be_in_base64(void **state)
{
    (void)state;
    expect_mail(SLICE(HEAD PART("Content-Transfer-Encoding: BASE64\r\nContent-Type: text/html;\r\n charset=utf-8",
                                "PHRhYmxlPjx0cj48dGQ+55Sy\r\nPHRkPuS5mTx0cj48dGQ+MTx0ZD4yPC90YWJsZT4=\r\n") END),
                "table 1\n1: A=甲 B=乙\n2: A=1 B=2\n");
}

static void a_page_in_utf_16_is_read(void **state)
{
    static const uint16_t page[] = u"\uFEFF<body><table><tr><td>甲<td>乙<tr><td>1<td>2</table>";
    struct buf mail;
    (void)state;
    buf_init(&mail);
    buf_adds(&mail, HEAD "----x.y\r\nContent-Type: text/html; charset=unicode\r\n\r\n");
    buf_add(&mail, slice_make((const char *)page, sizeof page - 2));
    buf_add(&mail, SLICE("\r\n----x.y--\r\n"));
    expect_mail(buf_slice(&mail), "table 1\n1: A=甲 B=乙\n2: A=1 B=2\n");
    buf_done(&mail);
}

/* Excel saves each worksheet as a frame. */
static void frames_are_read_one_after_the_other(void **state)
{
    (void)state;
    expect_mail(SLICE(HEAD PART("Content-Type: text/html", "<html><frameset><frame src=1.htm></frameset></html>")
                          PART("Content-Type: text/html; charset=gb2312", "<html>" TABLE("\xBC\xD7", "b") "</html>")
                              PART("Content-Type: text/html; charset=utf-8", "<html>" TABLE("乙", "c") "</html>") END),
                "table 1\n1: A=甲 B=b\n2: A=1 B=2\ntable 2\n1: A=乙 B=c\n2: A=1 B=2\n");
}

static void parts_may_lie_in_parts(void **state)
{
    (void)state;
    expect_mail(
        SLICE(HEAD PART("Content-Type: multipart/alternative; boundary=in",
                        "--in\r\nContent-Type: text/plain\r\n\r\nx\r\n--in\r\nContent-Type: text/html\r\n\r\n" TABLE(
                            "a", "b") "\r\n--in--") END),
        "table 1\n1: A=a B=b\n2: A=1 B=2\n");
}

static void a_mail_may_be_one_page(void **state)
{
    (void)state;
    expect_mail(SLICE("MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" TABLE("甲", "b")),
                "table 1\n1: A=甲 B=b\n2: A=1 B=2\n");
}

static void what_is_cut_off_is_read_so_far(void **state)
{
    (void)state;
    expect_mail(SLICE(HEAD "----x.y\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                           "<table><tr><td>a<td>b<tr><td>c<td>d="),
                "table 1\n1: A=a B=b\n2: A=c B=d=\n");
}

static void a_mail_without_a_page_says_so(void **state)
{
    (void)state;
    expect_mail(SLICE(HEAD PART("Content-Type: text/plain", "x") END),
                "error: this page holds no text; open it in a browser and save it as a complete page\n");
    expect_mail(SLICE("MIME-Version: 1.0\nContent-Type: multipart/related\n\nx"),
                "error: this page holds no text; open it in a browser and save it as a complete page\n");
}

static void other_texts_are_none(void **state)
{
    (void)state;
    assert_false(mhtml_is(SLICE("")));
    assert_false(mhtml_is(SLICE("MIME-Version: 1.0")));
    assert_false(mhtml_is(SLICE("MIME-Version: 1.0\n\nContent-Type: multipart/related")));
    assert_false(mhtml_is(SLICE("MIME-Version: 1.0\nContent-Type: text/plain\n\nx")));
    assert_false(mhtml_is(SLICE("序号,任务\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n")));
    assert_false(mhtml_is(SLICE("task: a\nMIME-Version: 1.0\nb,c\nContent-Type: multipart/related\n\n")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_is_the_part_of_html),
        cmocka_unit_test(lines_may_end_with_a_line_feed_alone),
        cmocka_unit_test(bytes_may_be_quoted),
        cmocka_unit_test(bytes_may_be_in_base64),
        cmocka_unit_test(a_page_in_utf_16_is_read),
        cmocka_unit_test(frames_are_read_one_after_the_other),
        cmocka_unit_test(parts_may_lie_in_parts),
        cmocka_unit_test(a_mail_may_be_one_page),
        cmocka_unit_test(what_is_cut_off_is_read_so_far),
        cmocka_unit_test(a_mail_without_a_page_says_so),
        cmocka_unit_test(other_texts_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
