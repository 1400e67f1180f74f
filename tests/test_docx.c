/* What the reader of .docx tells of paragraphs: their text, and what of it does not count. */
#include "base/mem.h"
#include "documents.h"
#include "test.h"
#include "zips.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define HIDDEN "<w:rPr><w:vanish/></w:rPr>"
#define BOX(content) \
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" content "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
#define SHAPE(content) \
    "<w:drawing><wps:wsp><wps:txbx><w:txbxContent>" content "</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"

/* A document of these blocks. */
#define EXPECT(blocks, text) assert_string_equal(documents_text(blocks, NULL, NULL), text)
/* One paragraph with this inside. */
#define EXPECT_LINE(inside, text) EXPECT("<w:p>" inside "</w:p>", "prose\n1: A=" text "\n")

/* ---- the package ---- */

static const char *document_at(const char *part, const char *type, const char *document)
{
    struct zips z;
    struct buf relation;
    buf_init(&relation);
    buf_addf(&relation, "<Relationship Id='x' Type='%s' Target='/%s'/>", type, part);
    zips_init(&z);
    zips_add_relationships(&z, "_rels/.rels", relation.s);
    zips_adds(&z, part, document);
    const char *text = documents_package_text(zips_end(&z));
    zips_done(&z);
    buf_done(&relation);
    return text;
}

static void the_document_comes_by_its_relationship(void **state)
{
    (void)state;
    assert_string_equal(document_at("a/任务.xml", OFFICE "officeDocument",
                                    "<w:document xmlns:w='" W_SPACE "'><w:body>" P("甲") "</w:body></w:document>"),
                        "prose\n1: A=甲\n");
}

static void strict_documents_and_other_prefixes_are_read_alike(void **state)
{
    (void)state;
    assert_string_equal(
        document_at("word/document.xml", "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
                    "<document xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main'><body><p><r><t>甲"
                    "</t></r></p><tbl><tr><tc><p><r><t>乙</t></r></p></tc></tr></tbl></body></document>"),
        "prose\n1: A=甲\ntable 1\n1: A=乙\n");
}

static void a_document_without_a_body_is_refused(void **state)
{
    (void)state;
    assert_string_equal(document_at("word/document.xml", OFFICE "officeDocument",
                                    "<w:document xmlns:w='" W_SPACE "'><w:background/></w:document>"),
                        "error: the document has no text; open it and save it anew\n");
}

static void a_document_that_breaks_off_is_refused(void **state)
{
    (void)state;
    assert_string_equal(document_at("word/document.xml", OFFICE "officeDocument",
                                    "<w:document xmlns:w='" W_SPACE "'><w:body>" P("甲") "<w:p>"),
                        "error: the file is damaged (word/document.xml, line 1); "
                        "fetch it again, or save it anew in the program that made it\n");
}

static void a_document_that_is_missing_is_refused(void **state)
{
    struct zips z;
    (void)state;
    zips_init(&z);
    zips_adds(&z, "mimetype", "x");
    assert_string_equal(documents_package_text(zips_end(&z)),
                        "error: the file is not whole: word/document.xml is missing; "
                        "fetch it again, or save it anew in the program that made it\n");
    zips_done(&z);
}

static void a_document_without_text_has_no_parts(void **state)
{
    (void)state;
    EXPECT("", "");
    EXPECT("<w:p/><w:p><w:pPr/></w:p>", "");
}

static void pieces_of_other_files_are_noted(void **state)
{
    (void)state;
    EXPECT(
        "<w:altChunk r:id='x' xmlns:r='r'/>",
        "error: the text of this document lies in a page that it takes in; open it in Word or WPS and save it anew\n");
    EXPECT(P("甲") "<w:altChunk/>", "prose\nnote left-out 0:0 altChunk\n1: A=甲\n");
}

/* A document with that body, in which a piece named c is another file. */
static void zip_with_piece(struct zips *z, const char *body, struct slice piece)
{
    char *document = mem_format("<w:document xmlns:w='" W_SPACE "' xmlns:r='r'><w:body>%s</w:body></w:document>", body);
    zips_init(z);
    zips_add_relationships(z, "_rels/.rels",
                           "<Relationship Id='x' Type='" OFFICE "officeDocument' Target='word/document.xml'/>");
    zips_add_relationships(z, "word/_rels/document.xml.rels",
                           "<Relationship Id='c' Type='" OFFICE "aFChunk' Target='/word/c.dat'/>");
    zips_adds(z, "word/document.xml", document);
    zips_add(z, "word/c.dat", piece);
    free(document);
}

static const char *document_with_piece(const char *body, const char *piece)
{
    struct zips z;
    zip_with_piece(&z, body, slice_of(piece));
    const char *text = documents_package_text(zips_end(&z));
    zips_done(&z);
    return text;
}

#define CHUNK "<w:altChunk r:id='c'/>"

static void web_pages_in_a_document_are_read(void **state)
{
    static const char page[] = "<html><body><h1>题</h1><table><tr><td>1<td>2<tr><td>3<td>4</table></body></html>";
    static const char mail[] = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
                               "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"
                               "\r\n\r\n<html><body>=E9=A2=98</body></html>\r\n--b--\r\n";
    (void)state;
    assert_string_equal(document_with_piece(P("前") CHUNK P("后"), page),
                        "prose\n1: A=前\nprose\n1: A=题\ntable 1\n1: A=1 B=2\n2: A=3 B=4\nprose\n2: A=后\n");
    assert_string_equal(document_with_piece(CHUNK, mail), "prose\nprose\n1: A=题\n");
}

static void documents_in_a_document_are_read(void **state)
{
    struct zips zip[6];
    struct slice bytes = SLICE("");
    (void)state;
    for (int i = 0; i < 6; i++) {
        zip_with_piece(&zip[i], P("前") CELL(P("1")) CHUNK P("后"), bytes);
        bytes = zips_end(&zip[i]);
    }
    const char *text = documents_package_text(bytes);
    unsigned tables = 0;
    for (const char *at = text; (at = strstr(at, "table ")); at++) tables++;
    assert_int_equal(tables, 4); /* no deeper */
    assert_non_null(strstr(text, "note left-out 0:0 altChunk"));
    for (int i = 0; i < 6; i++) zips_done(&zip[i]);
}

static void pieces_that_are_no_pages_are_noted(void **state)
{
    (void)state;
    assert_string_equal(document_with_piece(P("前") CHUNK, "{\\rtf1 x}"),
                        "prose\nnote left-out 0:0 altChunk\n1: A=前\n");
    assert_string_equal(document_with_piece(CELL(CHUNK P("甲")), "<html><p>x</html>"),
                        "table 1\n1: A=甲\nprose\nnote left-out 0:0 altChunk\n");
    assert_string_equal(document_with_piece(CHUNK P("后"), "<html><body></body></html>"), "prose\nprose\n1: A=后\n");
}

/* ---- where text stands ---- */

static void paragraphs_and_tables_come_by_turns(void **state)
{
    (void)state;
    EXPECT(
        P("甲") P("乙") CELL(P("1")) P("丙") CELL(P("2")) CELL(P("3")) P("丁"),
        "prose\n1: A=甲\n2: A=乙\ntable 1\n1: A=1\nprose\n3: A=丙\ntable 2\n1: A=2\ntable 3\n1: A=3\nprose\n4: A=丁\n");
}

static void empty_paragraphs_count_but_are_not_told(void **state)
{
    (void)state;
    EXPECT("<w:p/>" P(" ") P("甲") "<w:p/>" CELL("<w:p/>") "<w:p/>" P("乙"),
           "prose\n3: A=甲\ntable 1\nprose\n6: A=乙\n");
}

static void paragraphs_of_a_cell_are_lines(void **state)
{
    (void)state;
    EXPECT(CELL(P("一") "<w:p/>" P("二")), "table 1\n1: A=一\\n二\n");
}

static void runs_make_one_text(void **state)
{
    (void)state;
    EXPECT_LINE(
        "<w:proofErr w:type='spellStart'/><w:bookmarkStart w:id='0' w:name='a'/>" R(
            "新增") "<w:bookmarkEnd w:id='0'/>"
                    "<w:r w:rsidR='00'><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/><w:t>就</w:t><w:t>业</w:t></w:r>",
        "新增就业");
}

static void wrappers_are_seen_through(void **state)
{
    (void)state;
    EXPECT_LINE(
        "<w:smartTag w:element='date'><w:smartTagPr><w:attr w:val='t'/></w:smartTagPr>" R(
            "1") "</w:smartTag>"
                 "<w:hyperlink>" R("2") "</w:hyperlink><w:customXml><w:customXmlPr/>" R(
                     "3") "</w:customXml>"
                          "<w:dir w:val='rtl'>" R("4") "</w:dir><w:bdo w:val='ltr'>" R("5") "</w:bdo><w:fldSimple w:instr='PAGE'>" R(
                              "6") "</w:fldSimple><w:sdt><w:sdtPr><w:alias w:val='t'/><w:text/></w:sdtPr><w:sdtContent>" R("7") "</w:sdtContent></w:sdt>",
        "1234567");
}

static void blocks_in_wrappers_are_read(void **state)
{
    (void)state;
    EXPECT("<w:sdt><w:sdtPr/><w:sdtContent>" P("甲") "<w:customXml>" CELL(
               P("1")) "</w:customXml></w:sdtContent></w:sdt>" P("乙"),
           "prose\n1: A=甲\ntable 1\n1: A=1\nprose\n2: A=乙\n");
}

/* ---- characters ---- */

static void blanks_at_the_ends_of_a_text_count_where_it_says_so(void **state)
{
    (void)state;
    EXPECT_LINE("<w:r><w:t> a </w:t><w:t>\n  b \n c\n</w:t></w:r>" R(" d ") "<w:r><w:t> &#9;</w:t><w:t/></w:r>" R("e"),
                "ab   c d e");
    assert_string_equal(document_at("d.xml", OFFICE "officeDocument",
                                    "<w:document xmlns:w='" W_SPACE "' xml:space='preserve'><w:body><w:p><w:r>"
                                    "<w:t>a </w:t><w:t>b</w:t></w:r></w:p></w:body></w:document>"),
                        "prose\n1: A=a b\n");
}

static void tabs_and_line_breaks_are_kept_apart(void **state)
{
    (void)state;
    EXPECT_LINE(
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t><w:ptab/><w:t>戊</w:t></w:r>",
        "甲\t乙\\n丙\\n丁\t戊");
    EXPECT(CELL("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>"),
           "table 1\n1: A=甲 乙\\n丙\n");
}

static void tab_stops_are_no_tabs(void **state)
{
    (void)state;
    EXPECT(PP("<w:tabs><w:tab w:val='left' w:pos='420'/></w:tabs>", "甲"), "prose\n1: A=甲\n");
}

static void breaks_of_pages_and_columns_are_no_text(void **state)
{
    (void)state;
    EXPECT_LINE("<w:r><w:br w:type='page'/><w:t>甲</w:t><w:br w:type='column'/><w:t>乙</w:t></w:r>", "甲乙");
    EXPECT("<w:p><w:r><w:br w:type='page'/></w:r></w:p>" P("甲"), "prose\n2: A=甲\n");
}

static void hyphens_are_kept_where_they_are_seen(void **state)
{
    (void)state;
    EXPECT_LINE("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>", "a-bc");
}

static void symbols_are_text_where_they_mean_something(void **state)
{
    (void)state;
    EXPECT_LINE(
        "<w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:font='Wingdings 2' w:char='F052'/>"
        "<w:sym w:font='Wingdings' w:char='F0A8'/><w:sym w:font='Wingdings' w:char='F0FC'/>"
        "<w:sym w:font='Wingdings' w:char='F04A'/><w:sym w:font='Symbol' w:char='F0B7'/><w:sym w:font='宋体' w:char='2611'/>"
        "<w:sym/><w:sym w:char='zz'/></w:r>",
        "☑☑□√☑");
    EXPECT_LINE("<w:r><w:sym w:font='Wingdings' w:char='F052'/><w:sym w:font='Wingdings 2' w:char='F050'/>"
                "<w:sym w:font='Wingdings 2' w:char='00A3'/><w:sym w:font='Webdings' w:char='F061'/></w:r>",
                "√□√");
}

static void the_reading_above_a_character_is_left_out(void **state)
{
    (void)state;
    EXPECT_LINE(
        "<w:r><w:ruby><w:rubyPr><w:lid w:val='t'/></w:rubyPr><w:rt><w:r><w:t>qiáo</w:t></w:r></w:rt><w:rubyBase>" R(
            "谯") "</w:rubyBase></w:ruby></w:r>" R("城"),
        "谯城");
}

static void formulas_are_text_in_their_order(void **state)
{
    (void)state;
    EXPECT_LINE(
        R("设") "<m:oMath><m:sSup><m:sSupPr><m:ctrlPr><w:rPr><w:ins w:id='1'/></w:rPr></m:ctrlPr></m:sSupPr><m:e><m:r>"
                "<m:rPr/><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>" R("值"),
        "设x2值");
}

static void fractions_have_a_stroke(void **state)
{
    (void)state;
    EXPECT_LINE(
        R("占") "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f>"
                "</m:oMath>" R("以上"),
        "占1/3以上");
}

static void marks_of_notes_and_comments_are_no_text(void **state)
{
    (void)state;
    EXPECT_LINE(
        "<w:commentRangeStart w:id='0'/>" R(
            "甲") "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>"
                  "<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:endnoteReference w:id='2'/><w:annotationRef/></w:r>"
                  "<w:r><w:pgNum/></w:r>",
        "甲");
}

/* ---- what does not count ---- */

static void hidden_text_is_left_out(void **state)
{
    (void)state;
    EXPECT_LINE(R("甲") "<w:r>" HIDDEN "<w:t>密</w:t><w:tab/><w:sym w:char='41'/></w:r>" R("乙"), "甲乙");
    EXPECT_LINE("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>甲</w:t></w:r>", "甲");
    EXPECT_LINE(
        "<w:r><w:rPr><w:vanish w:val='false'/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t>"
        "</w:r>",
        "甲");
    EXPECT_LINE("<w:r><w:rPr><w:webHidden/></w:rPr><w:t>甲</w:t></w:r>", "甲");
}

static void styles_hide_text(void **state)
{
    static const char styles[] =
        "<w:style w:type='character' w:styleId='c'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='p'><w:basedOn w:val='q'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='q'><w:basedOn w:val='p'/><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='r'><w:basedOn w:val='p'/><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>";
    (void)state;
    assert_string_equal(
        documents_text("<w:p>" R("甲") "<w:r><w:rPr><w:rStyle w:val='c'/></w:rPr><w:t>密</w:t></w:r></w:p>" //
                       PP("<w:pStyle w:val='p'/>", "密") PP("<w:pStyle w:val='r'/>", "乙")
                           PP("<w:pStyle w:val='none'/>", "丙"),
                       NULL, styles),
        "prose\n1: A=甲\n3: A=乙\n4: A=丙\n");
}

static void a_row_of_hidden_text_is_an_empty_row(void **state)
{
    (void)state;
    EXPECT(
        TBL(TR("<w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r>" HIDDEN "<w:t>密</w:t></w:r></w:p></w:tc>") TR(TC("甲"))),
        "table 1\n2: A=甲\n");
}

static void what_says_what_to_type_is_left_out(void **state)
{
    (void)state;
    EXPECT(CELL("<w:p>" R("甲") "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" R(
               "单击此处输入") "</w:sdtContent></w:sdt>"
                               "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" R(
                                   "乙") "</w:sdtContent></w:sdt>"
                                         "<w:sdt><w:sdtPr><w:showingPlcHdr w:val='0'/></w:sdtPr><w:sdtContent>" R(
                                             "丙") "</w:sdtContent></w:sdt></w:p>"),
           "table 1\n1: A=甲乙丙\n");
}

static void an_empty_content_control_says_nothing_of_the_next(void **state)
{
    (void)state;
    EXPECT_LINE(
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr></w:sdt><w:sdt><w:sdtContent>" R("甲") "</w:sdtContent></w:sdt>",
        "甲");
}

/* ---- text boxes ---- */

static void text_boxes_are_paragraphs_behind_theirs(void **state)
{
    (void)state;
    EXPECT("<w:p>" R("甲") BOX(P("1") P("2")) R("乙") "</w:p>" P("丙"), "prose\n1: A=甲乙\n2: A=1\n3: A=2\n4: A=丙\n");
    EXPECT(CELL("<w:p>" R("甲") BOX(P("1")) "</w:p>" P("乙")), "table 1\n1: A=甲\\n1\\n乙\n");
}

static void writing_in_drawings_is_no_text(void **state)
{
    (void)state;
    EXPECT_LINE(
        R("甲") "<w:r><w:drawing><a:sp><a:txBody><a:bodyPr/><a:p><a:r><a:t>图</a:t></a:r><a:br/></a:p></a:txBody></a:sp></w:drawing></w:r>",
        "甲");
}

static void a_text_box_in_two_forms_is_read_once(void **state)
{
    (void)state;
    EXPECT("<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>" SHAPE(P("盒")) "</mc:Choice><mc:Fallback>" BOX(
               P("盒")) "</mc:Fallback></mc:AlternateContent></w:r>" R("甲") "</w:p>",
           "prose\n1: A=甲\n2: A=盒\n");
}

#define FORMS(forms) "<mc:AlternateContent>" forms "</mc:AlternateContent>"
#define CHOICE(inside) "<mc:Choice Requires='x'>" inside "</mc:Choice>"
#define FALLBACK(inside) "<mc:Fallback>" inside "</mc:Fallback>"

static void of_several_forms_the_first_with_text_counts(void **state)
{
    (void)state;
    EXPECT_LINE(
        "<w:r>" FORMS(CHOICE("<w:t>甲</w:t>") CHOICE("<w:t>乙</w:t>") FALLBACK("<w:t>丙</w:t>")) "</w:r>" R("丁"),
        "甲丁");
    EXPECT_LINE(R("甲") "<w:r>" FORMS(CHOICE("<w16se:symEx w16se:char='1F600'/>") FALLBACK("<w:t>☺</w:t>")) "</w:r>",
                "甲☺");
    EXPECT("<w:p>" R("甲") "<w:r>" FORMS(CHOICE("<w:drawing/>") FALLBACK(
               "<w:pict><v:textbox><w:txbxContent>" P("盒") "</w:txbxContent></v:textbox></w:pict>")) "</w:r></w:p>",
           "prose\n1: A=甲\n2: A=盒\n");
    EXPECT(FORMS(CHOICE(P("甲") P("乙")) FALLBACK(P("丙"))) P("丁"), "prose\n1: A=甲\n2: A=乙\n3: A=丁\n");
}

static void forms_may_stand_in_forms(void **state)
{
    (void)state;
    EXPECT_LINE("<w:r>" FORMS(CHOICE("<w:t>甲</w:t>" FORMS(CHOICE("<w:drawing/>") FALLBACK("")) "<w:t>乙</w:t>")
                                  FALLBACK("<w:t>丙</w:t>")) "</w:r>",
                "甲乙");
    EXPECT_LINE("<w:r>" FORMS(CHOICE(FORMS(CHOICE("") FALLBACK("<w:t>甲</w:t>"))) FALLBACK("<w:t>乙</w:t>")) "</w:r>",
                "甲");
}

#define SMALL TBL(TR(TC("1") TC("2")) TR(TC("3") TC("4")))

static void a_table_in_a_text_box_is_one_of_the_document(void **state)
{
    (void)state;
    EXPECT("<w:p>" BOX(P("题") SMALL P("后")) R("甲") "</w:p>" P("乙"),
           "prose\n1: A=甲\n2: A=题\n3: A=后\ntable 1\n1: A=1 B=2\n2: A=3 B=4\nprose\n4: A=乙\n");
    EXPECT("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" BOX(SMALL) "</w:p>" CELL(P("甲")),
           "table 1\nnote revisions 0:0 1 deletions, 0 insertions\n1: A=1 B=2\n2: A=3 B=4\ntable 2\n1: A=甲\n");
    EXPECT("<w:p>" BOX(SMALL) BOX("<w:p>" BOX(CELL(P("内"))) "</w:p>") "</w:p>",
           "table 1\n1: A=1 B=2\n2: A=3 B=4\ntable 2\n1: A=内\n");
}

static void a_table_in_a_text_box_in_a_cell_is_lines(void **state)
{
    (void)state;
    EXPECT(CELL("<w:p>" BOX(SMALL) "</w:p>"), "table 1\n1: A=1 2\\n3 4\n");
}

/* ---- tracked changes ---- */

static void insertions_count_and_deletions_do_not(void **state)
{
    (void)state;
    EXPECT("<w:p>" R("新增") "<w:ins w:id='1'>" R(
               "就业") "</w:ins><w:del w:id='2'><w:r><w:delText>创业</w:delText></w:r></w:del>"
                       "<w:moveFrom>" R("移") "</w:moveFrom><w:moveTo>" R("动") "</w:moveTo></w:p>",
           "prose\nnote revisions 0:0 2 deletions, 2 insertions\n1: A=新增就业动\n");
    EXPECT("<w:p><w:ins><w:del>" R("密") "</w:del></w:ins>" R("甲") "<w:r><w:delText>密</w:delText></w:r></w:p>",
           "prose\nnote revisions 0:0 1 deletions, 1 insertions\n1: A=甲\n");
}

static void a_paragraph_whose_end_is_deleted_goes_on_in_the_next(void **state)
{
    (void)state;
    EXPECT(PP("<w:rPr><w:del w:id='1'/></w:rPr>", "甲") PP("<w:rPr><w:del w:id='2'/></w:rPr>", "乙") P("丙") P("丁"),
           "prose\nnote revisions 0:0 2 deletions, 0 insertions\n1: A=甲乙丙\n2: A=丁\n");
    EXPECT(CELL(PP("<w:rPr><w:del/></w:rPr>", "甲") P("乙")),
           "table 1\nnote revisions 0:0 1 deletions, 0 insertions\n1: A=甲乙\n");
}

static void the_last_paragraph_of_a_cell_stands_though_its_end_is_deleted(void **state)
{
    (void)state;
    EXPECT(CELL(PP("<w:rPr><w:del/></w:rPr>", "甲")),
           "table 1\nnote revisions 0:0 1 deletions, 0 insertions\n1: A=甲\n");
}

static void a_table_ends_a_paragraph_though_its_end_is_deleted(void **state)
{
    (void)state;
    EXPECT(PP("<w:rPr><w:del/></w:rPr>", "甲") CELL(P("1")) P("乙"),
           "prose\nnote revisions 0:0 1 deletions, 0 insertions\n1: A=甲\ntable 1\n1: A=1\nprose\n2: A=乙\n");
}

static void text_boxes_of_joined_paragraphs_follow_them(void **state)
{
    (void)state;
    EXPECT("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("甲") BOX(P("1")) "</w:p><w:p>" R("乙")
               BOX(P("2") P("3")) "</w:p>",
           "prose\nnote revisions 0:0 1 deletions, 0 insertions\n1: A=甲乙\n2: A=1\n3: A=2\n4: A=3\n");
}

static void changes_are_told_where_they_are(void **state)
{
    (void)state;
    EXPECT("<w:p>" R("甲") "<w:ins>" R("乙") "</w:ins></w:p>" CELL("<w:p><w:del>" R("密") "</w:del></w:p>") P("丙"),
           "prose\nnote revisions 0:0 0 deletions, 1 insertions\n1: A=甲乙\n"
           "table 1\nnote revisions 0:0 1 deletions, 0 insertions\nprose\n2: A=丙\n");
}

static void changes_before_the_first_part_are_told_with_it(void **state)
{
    (void)state;
    EXPECT("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>" R("旧") "</w:del></w:p>" CELL(P("甲")),
           "table 1\nnote revisions 0:0 2 deletions, 0 insertions\n1: A=甲\n");
    EXPECT("<w:p><w:del>" R("旧") "</w:del></w:p>", "prose\nnote revisions 0:0 1 deletions, 0 insertions\n");
}

static void what_properties_were_before_does_not_matter(void **state)
{
    (void)state;
    EXPECT(
        PP("<w:rPr><w:rPrChange><w:rPr><w:del/><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:pPrChange><w:pPr><w:pStyle w:val='x'/>" NUM(
               "1", "0") "</w:pPr></w:pPrChange>",
           "甲") PP("<w:sectPr><w:sectPrChange><w:sectPr/></w:sectPrChange></w:sectPr>", "乙"),
        "prose\n1: A=甲\n2: A=乙\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_document_comes_by_its_relationship),
        cmocka_unit_test(strict_documents_and_other_prefixes_are_read_alike),
        cmocka_unit_test(a_document_without_a_body_is_refused),
        cmocka_unit_test(a_document_that_breaks_off_is_refused),
        cmocka_unit_test(a_document_that_is_missing_is_refused),
        cmocka_unit_test(a_document_without_text_has_no_parts),
        cmocka_unit_test(web_pages_in_a_document_are_read),
        cmocka_unit_test(documents_in_a_document_are_read),
        cmocka_unit_test(pieces_that_are_no_pages_are_noted),
        cmocka_unit_test(pieces_of_other_files_are_noted),
        cmocka_unit_test(paragraphs_and_tables_come_by_turns),
        cmocka_unit_test(empty_paragraphs_count_but_are_not_told),
        cmocka_unit_test(paragraphs_of_a_cell_are_lines),
        cmocka_unit_test(runs_make_one_text),
        cmocka_unit_test(wrappers_are_seen_through),
        cmocka_unit_test(blocks_in_wrappers_are_read),
        cmocka_unit_test(blanks_at_the_ends_of_a_text_count_where_it_says_so),
        cmocka_unit_test(tabs_and_line_breaks_are_kept_apart),
        cmocka_unit_test(tab_stops_are_no_tabs),
        cmocka_unit_test(breaks_of_pages_and_columns_are_no_text),
        cmocka_unit_test(hyphens_are_kept_where_they_are_seen),
        cmocka_unit_test(symbols_are_text_where_they_mean_something),
        cmocka_unit_test(the_reading_above_a_character_is_left_out),
        cmocka_unit_test(formulas_are_text_in_their_order),
        cmocka_unit_test(fractions_have_a_stroke),
        cmocka_unit_test(marks_of_notes_and_comments_are_no_text),
        cmocka_unit_test(hidden_text_is_left_out),
        cmocka_unit_test(styles_hide_text),
        cmocka_unit_test(a_row_of_hidden_text_is_an_empty_row),
        cmocka_unit_test(what_says_what_to_type_is_left_out),
        cmocka_unit_test(an_empty_content_control_says_nothing_of_the_next),
        cmocka_unit_test(text_boxes_are_paragraphs_behind_theirs),
        cmocka_unit_test(writing_in_drawings_is_no_text),
        cmocka_unit_test(a_text_box_in_two_forms_is_read_once),
        cmocka_unit_test(of_several_forms_the_first_with_text_counts),
        cmocka_unit_test(forms_may_stand_in_forms),
        cmocka_unit_test(a_table_in_a_text_box_is_one_of_the_document),
        cmocka_unit_test(a_table_in_a_text_box_in_a_cell_is_lines),
        cmocka_unit_test(insertions_count_and_deletions_do_not),
        cmocka_unit_test(a_paragraph_whose_end_is_deleted_goes_on_in_the_next),
        cmocka_unit_test(the_last_paragraph_of_a_cell_stands_though_its_end_is_deleted),
        cmocka_unit_test(a_table_ends_a_paragraph_though_its_end_is_deleted),
        cmocka_unit_test(text_boxes_of_joined_paragraphs_follow_them),
        cmocka_unit_test(changes_are_told_where_they_are),
        cmocka_unit_test(changes_before_the_first_part_are_told_with_it),
        cmocka_unit_test(what_properties_were_before_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
