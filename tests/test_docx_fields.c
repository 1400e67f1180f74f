/* What the reader of .docx tells of fields: their results, or what they show without one. */
#include "documents.h"
#include "test.h"

#define FIELD(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define CODE(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"
#define HIDDEN "<w:rPr><w:vanish/></w:rPr>"

/* A document of these blocks. */
#define EXPECT(blocks, text) assert_string_equal(documents_text(blocks, NULL, NULL), text)
/* One paragraph with this inside. */
#define EXPECT_LINE(inside, text) EXPECT("<w:p>" inside "</w:p>", "prose\n1: A=" text "\n")

static void fields_show_their_result(void **state)
{
    (void)state;
    EXPECT_LINE(R("第") FIELD("begin") CODE(" PAGE ") FIELD("separate") R("3") FIELD("end") R("页"), "第3页");
    EXPECT_LINE(FIELD("begin") CODE(" ADVANCE ") FIELD("end") R("甲"), "甲");
}

static void fields_in_the_code_of_fields_do_not_show(void **state)
{
    (void)state;
    EXPECT_LINE(FIELD("begin") CODE("IF ") FIELD("begin") CODE("NAME") FIELD("separate") R("密") FIELD("end") CODE("=1")
                    FIELD("separate") R("甲") FIELD("begin") CODE("x") FIELD("separate") R("乙") FIELD("end")
                        FIELD("end") R("丙"),
                "甲乙丙");
}

static void a_field_goes_on_over_paragraphs(void **state)
{
    (void)state;
    EXPECT("<w:p>" FIELD("begin") CODE("TOC") FIELD("separate") R("甲") "</w:p>" P("乙") "<w:p>" FIELD("end")
               R("丙") "</w:p>",
           "prose\n1: A=甲\n2: A=乙\n3: A=丙\n");
}

static void a_field_that_does_not_end_hides_no_more_than_its_paragraph(void **state)
{
    (void)state;
    EXPECT("<w:p>" R("甲") FIELD("begin") CODE("PAGE") R("密") "</w:p>" P("乙") CELL(P("丙")),
           "prose\n1: A=甲\n2: A=乙\ntable 1\n1: A=丙\n");
}

#define FORM(data) "<w:r><w:fldChar w:fldCharType='begin'><w:ffData>" data "</w:ffData></w:fldChar></w:r>"
#define ENTRIES "<w:listEntry w:val='未开始'/><w:listEntry w:val='已完成'/>"

static void fields_of_forms_show_what_is_chosen(void **state)
{
    (void)state;
    EXPECT_LINE(FORM("<w:ddList><w:result w:val='1'/><w:default w:val='0'/>" ENTRIES "</w:ddList>") CODE("FORMDROPDOWN")
                    FIELD("separate") FIELD("end"),
                "已完成");
    EXPECT_LINE(FORM("<w:ddList><w:default w:val='1'/>" ENTRIES "</w:ddList>") CODE("FORMDROPDOWN") FIELD("end")
                    FORM("<w:ddList>" ENTRIES "</w:ddList>") CODE("FORMDROPDOWN") FIELD("separate") R("进行中")
                        FIELD("end") FORM("<w:ddList>" ENTRIES "</w:ddList>") FIELD("end"),
                "已完成进行中未开始");
    EXPECT_LINE(FORM("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>") CODE("FORMCHECKBOX") FIELD("end")
                    R("是") FORM("<w:checkBox><w:sizeAuto/></w:checkBox>") CODE("FORMCHECKBOX") FIELD("end") R("否"),
                "☑是□否");
    EXPECT_LINE("<w:r>" HIDDEN "<w:fldChar w:fldCharType='begin'><w:ffData><w:ddList>" ENTRIES "</w:ddList></w:ffData>"
                "</w:fldChar></w:r><w:r>" HIDDEN "<w:fldChar w:fldCharType='end'/></w:r>" R("甲"),
                "甲");
}

static void characters_over_each_other_are_the_last_of_them(void **state)
{
    (void)state;
    EXPECT_LINE(FIELD("begin") CODE(" eq \\o\\ac(○,") CODE("12") CODE(")") FIELD("end") R("甲"), "12甲");
    EXPECT_LINE(FIELD("begin") CODE("EQ \\* jc2 \\o\\ad(\\s\\up 9(qiáo),谯)") FIELD("end") R("城"), "谯城");
    EXPECT_LINE(FIELD("begin") CODE("EQ \\f(1,2)") FIELD("end") FIELD("begin") CODE("EQ \\o(a,\\s(b))") FIELD("end")
                    FIELD("begin") CODE("EQ \\o(a") FIELD("end") FIELD("begin") CODE("EQ \\o") FIELD("end") R("甲"),
                "甲");
    EXPECT_LINE(FIELD("begin") CODE("IF ") FIELD("begin") CODE("EQ \\o(a,b)") FIELD("end") FIELD("separate") R("甲")
                    FIELD("end"),
                "甲");
}

static void ends_of_fields_without_a_beginning_are_ignored(void **state)
{
    (void)state;
    EXPECT_LINE(FIELD("end") FIELD("separate") R("甲") FIELD("odd") "<w:r><w:fldChar/></w:r>", "甲");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_show_their_result),
        cmocka_unit_test(fields_in_the_code_of_fields_do_not_show),
        cmocka_unit_test(a_field_goes_on_over_paragraphs),
        cmocka_unit_test(a_field_that_does_not_end_hides_no_more_than_its_paragraph),
        cmocka_unit_test(fields_of_forms_show_what_is_chosen),
        cmocka_unit_test(characters_over_each_other_are_the_last_of_them),
        cmocka_unit_test(ends_of_fields_without_a_beginning_are_ignored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
