/* The numbers that Word makes for paragraphs, as the reader of .docx tells them. */
#include "base/mem.h"
#include "documents.h"
#include "test.h"

#define LVL(at, format, text) \
    "<w:lvl w:ilvl='" at "'><w:start w:val='1'/><w:numFmt w:val='" format "'/><w:lvlText w:val='" text "'/></w:lvl>"
#define LIST(id, levels) "<w:abstractNum w:abstractNumId='" id "'>" levels "</w:abstractNum>"
#define USE(id, list) "<w:num w:numId='" id "'><w:abstractNumId w:val='" list "'/></w:num>"
#define USE_BUT(id, list, override) "<w:num w:numId='" id "'><w:abstractNumId w:val='" list "'/>" override "</w:num>"
#define FROM(level, start) "<w:lvlOverride w:ilvl='" level "'><w:startOverride w:val='" start "'/></w:lvlOverride>"
#define N(id, level, text) PP(NUM(id, level), text)
#define STYLED(style, text) PP("<w:pStyle w:val='" style "'/>", text)
#define STYLE(id, inside) "<w:style w:type='paragraph' w:styleId='" id "'>" inside "</w:style>"
#define NUMBERED(inside) "<w:pPr><w:numPr>" inside "</w:numPr></w:pPr>"

#define OUTLINE \
    LIST("0", LVL("0", "japaneseCounting", "%1、") LVL("1", "japaneseCounting", "（%2）") LVL("2", "decimal", "%3.")) \
    USE("1", "0")
#define LEGAL_OUTLINE \
    LIST("0", LVL("0", "decimal", "%1") LVL("1", "decimal", "%1.%2") LVL("2", "decimal", "%1.%2.%3")) USE("1", "0")

#define EXPECT(body, numbering, text) assert_string_equal(documents_text(body, numbering, NULL), "prose\n" text)
#define EXPECT_STYLED(body, numbering, styles, text) \
    assert_string_equal(documents_text(body, numbering, styles), "prose\n" text)

/* ---- counting ---- */

static void numbers_stand_before_the_text(void **state)
{
    (void)state;
    EXPECT(N("1", "0", "甲") N("1", "1", "乙") N("1", "2", "丙") N("1", "2", "丁") N("1", "1", "戊") N("1", "2", "己")
               N("1", "0", "庚") N("1", "1", "辛"),
           OUTLINE,
           "1: A=一、甲\n2: A=（一）乙\n3: A=1.丙\n4: A=2.丁\n5: A=（二）戊\n6: A=1.己\n7: A=二、庚\n8: A=（一）辛\n");
}

static void numbers_of_levels_above_stand_in_a_number(void **state)
{
    (void)state;
    EXPECT(N("1", "0", "a") N("1", "1", "b") N("1", "2", "c") N("1", "2", "d") N("1", "1", "e") N("1", "0", "f")
               N("1", "2", "g"),
           LEGAL_OUTLINE, "1: A=1a\n2: A=1.1b\n3: A=1.1.1c\n4: A=1.1.2d\n5: A=1.2e\n6: A=2f\n7: A=2.1.1g\n");
}

static void levels_above_have_their_own_format_unless_all_are_legal(void **state)
{
    static const char levels[] = LIST(
        "0",
        LVL("0", "chineseCountingThousand", "第%1章") LVL(
            "1", "decimal",
            "%1.%2 ") "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='upperLetter'/><w:isLgl/><w:lvlText w:val='%1.%2.%3 '/></w:lvl>"
                      "<w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='upperLetter'/><w:isLgl w:val='0'/><w:lvlText w:val='%1%4 '/></w:lvl>")
        USE("1", "0");
    (void)state;
    EXPECT(N("1", "0", "a") N("1", "1", "b") N("1", "2", "c") N("1", "3", "d"), levels,
           "1: A=第一章a\n2: A=一.1 b\n3: A=1.1.1 c\n4: A=一A d\n");
}

static void levels_without_a_number_stay_so_in_a_legal_one(void **state)
{
    static const char levels[] = LIST(
        "0", LVL("0", "bullet", "●")
                 LVL("1", "decimalZero",
                     "%2.") "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='upperLetter'/><w:isLgl/>"
                            "<w:lvlText w:val='%1%2.%3 '/></w:lvl>") USE("1", "0");
    (void)state;
    EXPECT(N("1", "0", "a") N("1", "1", "b") N("1", "2", "c"), levels, "1: A=a\n2: A=01.b\n3: A=01.1 c\n");
}

static void numbers_go_on_over_cells_and_prose(void **state)
{
    (void)state;
    assert_string_equal(documents_text(N("1", "2", "a") TBL(TR("<w:tc>" N("1", "2", "b") N(
                                           "1", "2", "c") "</w:tc>"
                                                          "<w:tc>" N("1", "2", "d") "</w:tc>")) N("1", "2", "e"),
                                       OUTLINE, NULL),
                        "prose\n1: A=1.a\ntable 1\n1: A=2.b\\n3.c B=4.d\nprose\n2: A=5.e\n");
}

static void paragraphs_that_are_empty_show_their_number(void **state)
{
    (void)state;
    assert_string_equal(documents_text(TBL(TR("<w:tc><w:p><w:pPr>" NUM("1", "2") "</w:pPr></w:p></w:tc>" TC("甲"))
                                               TR("<w:tc><w:p><w:pPr>" NUM("1", "2") "</w:pPr></w:p></w:tc>" TC("乙"))),
                                       OUTLINE, NULL),
                        "table 1\n1: A=1. B=甲\n2: A=2. B=乙\n");
}

static void covered_cells_do_not_count(void **state)
{
    (void)state;
    assert_string_equal(
        documents_text(TBL(TR("<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" N("1", "2", "") "</w:tc>" TC("甲"))
                               TR("<w:tc><w:tcPr><w:vMerge/></w:tcPr>" N("1", "2", "") "</w:tc>" TC("乙"))
                                   TR("<w:tc>" N("1", "2", "") "</w:tc>" TC("丙"))),
                       OUTLINE, NULL),
        "table 1\nmerge A1 2x1\n1: A=1. B=甲\n2: B=乙\n3: A=2. B=丙\n");
}

static void cells_covered_by_the_one_before_do_not_count(void **state)
{
    (void)state;
    assert_string_equal(documents_text(TBL(TR("<w:tc><w:tcPr><w:hMerge w:val='restart'/></w:tcPr>" N(
                                           "1", "2", "甲") "</w:tc>"
                                                           "<w:tc><w:tcPr><w:hMerge/></w:tcPr>" N(
                                                               "1", "2", "") "</w:tc>"
                                                                             "<w:tc>" N("1", "2", "乙") "</w:tc>")),
                                       OUTLINE, NULL),
                        "table 1\nmerge A1 1x2\n1: A=1.甲 C=2.乙\n");
}

static void deleted_paragraphs_and_rows_do_not_count(void **state)
{
    (void)state;
    assert_string_equal(
        documents_text(N("1", "2", "a") "<w:p><w:pPr>" NUM("1", "2") "<w:rPr><w:del/></w:rPr></w:pPr><w:del>" R(
                           "旧") "</w:del></w:p>" N("1", "2", "b")
                           TBL(TR("<w:trPr><w:del/></w:trPr><w:tc>" N("1", "2", "旧") "</w:tc>")
                                   TR("<w:tc>" N("1", "2", "c") "</w:tc>")),
                       OUTLINE, NULL),
        "prose\nnote revisions 0:0 2 deletions, 0 insertions\n1: A=1.a\n2: A=2.b\n"
        "table 1\nnote revisions 0:0 1 deletions, 0 insertions\n1: A=3.c\n");
}

static void hidden_paragraphs_do_not_count(void **state)
{
    (void)state;
    EXPECT(N("1", "2", "a") "<w:p><w:pPr>" NUM(
               "1",
               "2") "<w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r></w:p>" N("1",
                                                                                                                   "2",
                                                                                                                   "b"),
           OUTLINE, "1: A=1.a\n3: A=2.b\n");
}

static void paragraphs_hidden_by_their_style_do_not_count(void **state)
{
    static const char styles[] = STYLE(
        "h",
        "<w:rPr><w:vanish/></w:rPr>") "<w:style w:type='character' w:styleId='c'><w:rPr><w:vanish/></w:rPr></w:style>";
    (void)state;
    EXPECT_STYLED(PP("<w:pStyle w:val='h'/>" NUM("1", "2"), "密")
                      PP("<w:pStyle w:val='h'/>" NUM("1", "2") "<w:rPr><w:vanish w:val='0'/></w:rPr>", "密")
                          PP(NUM("1", "2") "<w:rPr><w:rStyle w:val='c'/></w:rPr>", "a")
                              PP(NUM("1", "2") "<w:rPr><w:rStyle w:val='c'/></w:rPr>", ""),
                  OUTLINE, styles, "2: A=1.\n3: A=2.a\n");
}

static void a_list_that_two_uses_share_goes_on(void **state)
{
    (void)state;
    EXPECT(N("1", "2", "a") N("2", "2", "b") N("1", "2", "c"), OUTLINE USE("2", "0"), "1: A=1.a\n2: A=2.b\n3: A=3.c\n");
}

static void a_use_may_begin_anew(void **state)
{
    (void)state;
    EXPECT(N("1", "2", "a") N("1", "2", "b") N("2", "2", "c") N("2", "2", "d") N("3", "2", "e"),
           OUTLINE USE_BUT("2", "0", FROM("2", "1")) USE_BUT("3", "0", FROM("2", "7")),
           "1: A=1.a\n2: A=2.b\n3: A=1.c\n4: A=2.d\n5: A=7.e\n");
}

static void lists_that_look_alike_count_for_themselves(void **state)
{
    (void)state;
    EXPECT(N("1", "2", "a") N("2", "2", "b"), OUTLINE LIST("5", LVL("2", "decimal", "%3.")) USE("2", "5"),
           "1: A=1.a\n2: A=1.b\n");
}

static void a_use_may_have_levels_of_its_own(void **state)
{
    (void)state;
    EXPECT(N("1", "2", "a") N("2", "2", "b"),
           OUTLINE USE_BUT("2", "0", "<w:lvlOverride w:ilvl='2'>" LVL("2", "lowerLetter", "%3)") "</w:lvlOverride>"),
           "1: A=1.a\n2: A=b)b\n");
}

static void a_use_begins_anew_only_once(void **state)
{
    (void)state;
    EXPECT(N("1", "0", "a") N("1", "0", "b") N("1", "0", "c") N("2", "1", "d") N("2", "1", "e") N("2", "0", "f")
               N("2", "1", "g"),
           LEGAL_OUTLINE USE_BUT("2", "0", FROM("0", "1") FROM("1", "5")),
           "1: A=1a\n2: A=2b\n3: A=3c\n4: A=3.5d\n5: A=3.6e\n6: A=4f\n7: A=4.5g\n");
}

static void levels_above_that_are_skipped_count_as_begun(void **state)
{
    (void)state;
    EXPECT(N("1", "1", "a") N("1", "1", "b") N("1", "0", "c") N("1", "2", "d") N("1", "2", "e") N("1", "1", "f")
               N("1", "2", "g"),
           LEGAL_OUTLINE, "1: A=1.1a\n2: A=1.2b\n3: A=2c\n4: A=2.1.1d\n5: A=2.1.2e\n6: A=2.2f\n7: A=2.2.1g\n");
}

static void a_level_that_names_no_start_begins_at_zero(void **state)
{
    (void)state;
    EXPECT(N("1", "1", "a") N("1", "1", "b"),
           LIST("0", "<w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2 '/></w:lvl>") USE("1", "0"),
           "1: A=0.0 a\n2: A=0.1 b\n");
}

static void levels_begin_where_they_say(void **state)
{
    (void)state;
    EXPECT(
        N("1", "0", "a") N("1", "0", "b"),
        LIST("0", "<w:lvl w:ilvl='0'><w:start w:val='0'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>")
            USE("1", "0"),
        "1: A=0.a\n2: A=1.b\n");
}

static void a_level_may_go_on_through_those_above(void **state)
{
    static const char levels[] = LIST(
        "0",
        LVL("0", "japaneseCounting", "%1、") LVL(
            "1", "japaneseCounting",
            "（%2）") "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlRestart w:val='0'/><w:lvlText w:val='%3.'/></w:lvl>"
                      "<w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlRestart w:val='1'/><w:lvlText w:val='%4)'/></w:lvl>")
        USE("1", "0");
    (void)state;
    EXPECT(N("1", "0", "a") N("1", "1", "b") N("1", "2", "c") N("1", "3", "d") N("1", "1", "e") N("1", "2", "f")
               N("1", "3", "g") N("1", "0", "h") N("1", "3", "i"),
           levels,
           "1: A=一、a\n2: A=（一）b\n3: A=1.c\n4: A=1)d\n5: A=（二）e\n6: A=2.f\n7: A=2)g\n8: A=二、h\n9: A=1)i\n");
}

/* ---- which list ---- */

static void styles_number_their_paragraphs(void **state)
{
    static const char styles[] = STYLE("a", NUMBERED("<w:ilvl w:val='2'/><w:numId w:val='1'/>"))
        STYLE("b", "<w:basedOn w:val='a'/>") STYLE("c", "<w:basedOn w:val='a'/>" NUMBERED("<w:numId w:val='0'/>"));
    (void)state;
    EXPECT_STYLED(STYLED("a", "1") STYLED("b", "2") STYLED("c", "3") STYLED("none", "4")
                      PP("<w:pStyle w:val='a'/>" NUM("0", "0"), "5"),
                  OUTLINE, styles, "1: A=1.1\n2: A=2.2\n3: A=3\n4: A=4\n5: A=5\n");
}

static void the_usual_style_numbers_paragraphs_that_name_none(void **state)
{
    static const char styles[] = "<w:style w:type='character' w:default='1' w:styleId='c'/>"
                                 "<w:style w:type='paragraph' w:default='1' w:styleId='n'>" NUMBERED(
                                     "<w:ilvl w:val='2'/><w:numId w:val='1'/>") "</w:style>" STYLE("o", "");
    (void)state;
    EXPECT_STYLED(P("a") PP("<w:jc/>", "b") STYLED("o", "c"), OUTLINE, styles, "1: A=1.a\n2: A=2.b\n3: A=c\n");
}

static void a_style_has_the_level_that_names_it(void **state)
{
    static const char numbering[] = LIST(
        "0",
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:pStyle w:val='h1'/><w:lvlText w:val='%1.'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:pStyle w:val='h2'/><w:lvlText w:val='%1.%2.'/></w:lvl>")
        USE("1", "0");
    static const char styles[] = STYLE("h1", NUMBERED("<w:numId w:val='1'/>"))
        STYLE("h2", "<w:basedOn w:val='h1'/>" NUMBERED("<w:numId w:val='1'/>")) STYLE("h3", "<w:basedOn w:val='h2'/>")
            STYLE("h4", "<w:basedOn w:val='h1'/>" NUMBERED("<w:ilvl w:val='1'/>"));
    (void)state;
    EXPECT_STYLED(STYLED("h1", "a") STYLED("h2", "b") STYLED("h3", "c") STYLED("h4", "d"), numbering, styles,
                  "1: A=1.a\n2: A=1.1.b\n3: A=1.2.c\n4: A=1.3.d\n");
}

static void a_list_may_be_that_of_a_style(void **state)
{
    static const char numbering[] = LIST("0", "<w:styleLink w:val='s'/>" LVL("0", "decimal", "%1)"))
        LIST("1", "<w:numStyleLink w:val='s'/>") LIST("2", "<w:numStyleLink w:val='loop'/>") USE("1", "0") USE("2", "1")
            USE("3", "2");
    static const char styles[] = "<w:style w:type='numbering' w:styleId='s'>" NUMBERED(
        "<w:numId w:val='1'/>") "</w:style>"
                                "<w:style w:type='numbering' w:styleId='loop'>" NUMBERED(
                                    "<w:numId w:val='3'/>") "</w:style>";
    (void)state;
    EXPECT_STYLED(N("2", "0", "a") N("1", "0", "b") N("3", "0", "c"), numbering, styles,
                  "1: A=1)a\n2: A=2)b\n3: A=c\n");
}

static void numbers_that_lead_nowhere_are_none(void **state)
{
    (void)state;
    EXPECT(N("9", "0", "a") N("1", "7", "b") N("2", "0", "c") N("x", "0", "d"), OUTLINE USE("2", "77"),
           "1: A=a\n2: A=b\n3: A=c\n4: A=d\n");
    EXPECT(N("1", "0", "a"), NULL, "1: A=a\n");
    EXPECT(N("1", "0", "a"), "<w:abstractNum", "1: A=a\n");
}

static void lists_and_styles_may_stand_in_any_order(void **state)
{
    (void)state;
    EXPECT_STYLED(STYLED("b", "1") STYLED("a", "2") STYLED("c", "3") N("7", "0", "4"),
                  LIST("9", LVL("0", "decimal", "%1.")) LIST("2", LVL("0", "decimal", "%1)")) USE("7", "2")
                      USE("1", "9") USE("3", "2"),
                  STYLE("c", "<w:basedOn w:val='b'/>") STYLE("a", NUMBERED("<w:numId w:val='3'/>"))
                      STYLE("b", NUMBERED("<w:numId w:val='1'/>")),
                  "1: A=1.1\n2: A=1)2\n3: A=2.3\n4: A=2)4\n");
}

static void styles_based_on_each_other_end(void **state)
{
    (void)state;
    EXPECT_STYLED(STYLED("a", "甲"), OUTLINE, STYLE("a", "<w:basedOn w:val='b'/>") STYLE("b", "<w:basedOn w:val='a'/>"),
                  "1: A=甲\n");
}

/* ---- how a number looks ---- */

static void hidden_numbers_count(void **state)
{
    (void)state;
    EXPECT(N("1", "0", "a") N("1", "1", "b"),
           LIST("0", "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/>"
                     "<w:rPr><w:vanish/></w:rPr></w:lvl>" LVL("1", "decimal", "%1.%2 ")) USE("1", "0"),
           "1: A=a\n2: A=1.1 b\n");
}

static void bullets_are_no_numbers(void **state)
{
    (void)state;
    EXPECT(N("1", "0", "a") N("1", "0", ""), LIST("0", LVL("0", "bullet", "●")) USE("1", "0"), "1: A=a\n");
}

static void a_level_without_a_number_shows_the_rest_of_its_text(void **state)
{
    (void)state;
    EXPECT(N("1", "0", "a") N("1", "1", "b"),
           LIST("0", LVL("0", "none", "附件%1：") LVL("1", "decimal", "%1第%2条 %")) USE("1", "0"),
           "1: A=附件：a\n2: A=第1条 %b\n");
}

static void what_follows_a_number_is_a_blank_or_nothing(void **state)
{
#define SUFFIXED(suffix) \
    LIST("0", "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:suff w:val='" suffix \
              "'/><w:lvlText w:val='%1.'/></w:lvl>") \
    USE("1", "0")
    (void)state;
    EXPECT(N("1", "0", "a"), SUFFIXED("space"), "1: A=1. a\n");
    EXPECT(N("1", "0", "a"), SUFFIXED("tab"), "1: A=1.a\n");
    EXPECT(N("1", "0", "a"), SUFFIXED("nothing"), "1: A=1.a\n");
}

static void a_level_with_an_endless_text_has_no_number(void **state)
{
    char *numbering = mem_format(LIST("0", "<w:lvl w:ilvl='0'><w:lvlText w:val='%01001d'/></w:lvl>") USE("1", "0"), 0);
    (void)state;
    EXPECT(N("1", "0", "a"), numbering, "1: A=a\n");
    free(numbering);
}

static void custom_formats_come_with_their_own_number(void **state)
{
    static const char numbering[] = LIST(
        "0",
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><mc:AlternateContent><mc:Choice Requires='w14'><w:numFmt w:val='custom' w:format='001, 002, 003, ...'/></mc:Choice>"
        "<mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent><w:lvlText w:val='%1'/></w:lvl>")
        USE("1", "0");
    (void)state;
    EXPECT(N("1", "0", "a") N("1", "0", "b"), numbering, "1: A=001a\n2: A=002b\n");
}

/* The number that comes first in a list of that format that begins there. */
static void expect_number(const char *format, int start, const char *shown)
{
    struct buf numbering, expected;
    buf_init(&numbering);
    buf_init(&expected);
    buf_addf(
        &numbering,
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='%d'/><w:numFmt w:val='%s'/><w:lvlText w:val='%%1|'/></w:lvl></w:abstractNum>" USE(
            "1", "0"),
        start, format);
    buf_addf(&expected, "prose\n1: A=%s|\n", shown);
    assert_string_equal(documents_text(N("1", "0", ""), numbering.s, NULL), expected.s);
    buf_done(&numbering);
    buf_done(&expected);
}

static void numbers_are_written_in_all_their_formats(void **state)
{
    static const struct {
        const char *format;
        int number;
        const char *shown;
    } cases[] = {
        {"decimal", 12, "12"},
        {"decimalZero", 7, "07"},
        {"decimalZero", 12, "12"},
        {"upperLetter", 26, "Z"},
        {"lowerLetter", 28, "bb"},
        {"upperRoman", 1994, "MCMXCIV"},
        {"lowerRoman", 9, "ix"},
        {"chineseCounting", 10, "十"},
        {"chineseCounting", 21, "二十一"},
        {"chineseCountingThousand", 12, "十二"},
        {"chineseCountingThousand", 40, "四十"},
        {"chineseLegalSimplified", 3, "叁"},
        {"chineseLegalSimplified", 12, "壹拾贰"},
        {"chineseLegalSimplified", 105, "壹佰零伍"},
        {"chineseCountingThousand", 100, "一百"},
        {"chineseCountingThousand", 101, "一百〇一"},
        {"chineseCountingThousand", 110, "一百一十"},
        {"japaneseCounting", 1234, "一千二百三十四"},
        {"chineseCounting", 100, "一〇〇"},
        {"chineseCounting", 1234, "一二三四"},
        {"ideographTraditional", 3, "丙"},
        {"ideographTraditional", 11, "11"},
        {"ideographZodiac", 12, "亥"},
        {"ideographDigital", 10, "一〇"},
        {"japaneseCounting", 99, "九十九"},
        {"taiwaneseCounting", 19, "十九"},
        {"taiwaneseCountingThousand", 20, "二十"},
        {"decimalEnclosedCircle", 20, "⑳"},
        {"decimalEnclosedCircleChinese", 10, "⑩"},
        {"decimalEnclosedParen", 3, "⑶"},
        {"decimalEnclosedFullstop", 20, "⒛"},
        {"decimalEnclosedFullstop", 21, "21"},
        {"decimalFullWidth", 12, "１２"},
        {"decimalFullWidth2", 3, "３"},
        {"decimalHalfWidth", 3, "3"},
        {"numberInDash", 5, "- 5 -"},
        {"ideographEnclosedCircle", 2, "㊁"},
        {"none", 5, ""},
        {"no such format", 5, "5"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_number(cases[i].format, cases[i].number, cases[i].shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_stand_before_the_text),
        cmocka_unit_test(numbers_of_levels_above_stand_in_a_number),
        cmocka_unit_test(levels_above_have_their_own_format_unless_all_are_legal),
        cmocka_unit_test(levels_without_a_number_stay_so_in_a_legal_one),
        cmocka_unit_test(numbers_go_on_over_cells_and_prose),
        cmocka_unit_test(paragraphs_that_are_empty_show_their_number),
        cmocka_unit_test(covered_cells_do_not_count),
        cmocka_unit_test(cells_covered_by_the_one_before_do_not_count),
        cmocka_unit_test(deleted_paragraphs_and_rows_do_not_count),
        cmocka_unit_test(hidden_paragraphs_do_not_count),
        cmocka_unit_test(paragraphs_hidden_by_their_style_do_not_count),
        cmocka_unit_test(a_list_that_two_uses_share_goes_on),
        cmocka_unit_test(a_use_may_begin_anew),
        cmocka_unit_test(lists_that_look_alike_count_for_themselves),
        cmocka_unit_test(a_use_may_have_levels_of_its_own),
        cmocka_unit_test(a_use_begins_anew_only_once),
        cmocka_unit_test(levels_above_that_are_skipped_count_as_begun),
        cmocka_unit_test(a_level_that_names_no_start_begins_at_zero),
        cmocka_unit_test(levels_begin_where_they_say),
        cmocka_unit_test(a_level_may_go_on_through_those_above),
        cmocka_unit_test(styles_number_their_paragraphs),
        cmocka_unit_test(the_usual_style_numbers_paragraphs_that_name_none),
        cmocka_unit_test(a_style_has_the_level_that_names_it),
        cmocka_unit_test(a_list_may_be_that_of_a_style),
        cmocka_unit_test(numbers_that_lead_nowhere_are_none),
        cmocka_unit_test(lists_and_styles_may_stand_in_any_order),
        cmocka_unit_test(styles_based_on_each_other_end),
        cmocka_unit_test(hidden_numbers_count),
        cmocka_unit_test(bullets_are_no_numbers),
        cmocka_unit_test(a_level_without_a_number_shows_the_rest_of_its_text),
        cmocka_unit_test(what_follows_a_number_is_a_blank_or_nothing),
        cmocka_unit_test(a_level_with_an_endless_text_has_no_number),
        cmocka_unit_test(custom_formats_come_with_their_own_number),
        cmocka_unit_test(numbers_are_written_in_all_their_formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
