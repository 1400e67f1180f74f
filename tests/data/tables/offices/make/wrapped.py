#!/usr/bin/env python3
"""Tables wrapped in what programs wrap them in: WPS pictures in cells, extension lists, content controls, imported pages, web archives."""
import base64
from hand import HEAD, MAIN, PACKAGE, REL, Book, X, e, write, write_zip
from word import M, SECTION, W, document, p, run, table, tc, tr

HEADER = ["序号", "工作任务", "工作措施", "责任单位", "完成时限"]


def wps_pictures():
    rows = [["农村危房改造台账"], ["序号", "改造对象", "改造内容", "责任单位", "现场照片", "完成时限"],
            [1, "张家村三户", "修缮屋面3处", "城关镇", X('<c{r} t="str"><f>_xlfn.DISPIMG("ID_0A1B",1)</f><v>=DISPIMG("ID_0A1B",1)</v></c>'), "6月"], [2, "李家村两户", "加固墙体2处", "李家镇", "", "7月"]]
    before = '<sheetPr><tabColor rgb="FFFF0000"/><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>'
    after = ('<pageSetup paperSize="9" orientation="landscape"/><extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
             '<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><xm:sqref>A1</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>')
    def change(part, text):
        if part.endswith("sheet1.xml"):
            text = text.replace("<worksheet ", '<worksheet xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" ', 1)
            text = text.replace("<row ", '<row spans="1:6" ht="27" customHeight="1" x14ac:dyDescent="0.2" ')
        return text
    Book().sheet("台账", rows, merges=["A1:F1"], before=before, after=after).save("wps-pictures-in-cells.xlsx", change)


def controls_around():
    t = table(HEADER, ["1", "文明创建", "创建文明村12个", "县委宣传部", "年底"], ["2", "移风易俗", "修订村规民约60份", "县民政局", "9月"], columns=5)
    header = f'{HEAD}<w:hdr xmlns:w="{W}">{table(["序号", "页眉任务", "页眉单位"], ["1", "不应读入", "不应读入"], columns=3)}{p("页眉")}</w:hdr>'
    document("table-in-content-control.docx", p("精神文明建设任务表"), M(f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table"/></w:docPartObj></w:sdtPr><w:sdtContent>{t}</w:sdtContent></w:sdt>'),
        M('<w:customXml w:uri="u" w:element="e">' + p("填报：县文明办") + "</w:customXml>"), more=[("header1", "header", header)])


def table_in_box():
    t = table(HEADER, ["1", "护林防火", "巡护200次", "县林场", "4月"], ["2", "病虫防治", "防治5000亩", "县林草局", "8月"], columns=5)
    content = f"<w:txbxContent>{p('林业重点任务清单')}{t}{p()}</w:txbxContent>"
    document("table-in-text-box.docx", p("附件3"), p(M('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
        f'{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>')))


PAGE = ('<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><p>重点实事任务清单</p><table border="1"><tr>' + "".join(f"<td>{h}</td>" for h in HEADER) + "</tr>"
        '<tr><td>1</td><td>公园建设</td><td>新建公园2处</td><td>县城管局</td><td>10月</td></tr><tr><td>2</td><td>路网改造</td><td>改造道路6条</td><td>县住建局</td><td>11月</td></tr></table></body></html>')


def imported_page():
    """A document that only names a page to take in, as html-docx-js writes it."""
    write_zip("imported-page.docx", [
        ("[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
         'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/afchunk.htm" ContentType="text/html"/></Types>'),
        ("_rels/.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="/word/document.xml"/></Relationships>'),
        ("word/document.xml", f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{REL}"><w:body><w:altChunk r:id="htmlChunk"/>{SECTION}</w:body></w:document>'),
        ("word/_rels/document.xml.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="htmlChunk" Type="{REL}/aFChunk" Target="/word/afchunk.htm"/></Relationships>'),
        ("word/afchunk.htm", PAGE)])


def web_archive():
    body = base64.encodebytes(PAGE.encode()).decode().replace("\n", "\r\n")
    write("web-archive.doc", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"----=_NextPart_01\"; type=\"text/html\"\r\n\r\n此文档为“单个文件网页”，也称为“Web 档案”文件。\r\n\r\n------=_NextPart_01\r\n"
          f"Content-Location: file:///C:/plan.htm\r\nContent-Transfer-Encoding: base64\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n{body}\r\n------=_NextPart_01--\r\n")


def flat_word():
    text = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>年度任务表</w:t></w:r></w:p>' + \
        "<w:tbl>" + "".join("<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{e(c)}</w:t></w:r></w:p></w:tc>" for c in r) + "</w:tr>" for r in [HEADER, ["1", "甲任务", "甲措施", "甲局", "6月"]]) + "</w:tbl></w:body></w:wordDocument>"
    write("word-2003.xml", text)


def nested_spans_page():
    write("tbody-rowspan-group.html", '<!DOCTYPE html><html><head><meta charset="utf-8"><style>.hide{display:none}</style></head><body><h2>服务民生任务清单</h2><table><thead><tr><th scope="col">序号</th><th>类别</th><th class="hide">内部编码</th><th>任务</th><th>责任单位</th></tr></thead>'
          '<tbody><tr><th scope="row" rowspan="0">1</th><td rowspan="2">住房</td><td class="hide">X1</td><td>保障房500套</td><td>市住建局</td></tr><tr><td class="hide">X2</td><td>公积金放贷3亿元</td><td>市公积金中心</td></tr></tbody>'
          '<tbody><tr><th scope="row">2</th><td>出行</td><td class="hide">X3</td><td>新增公交线5条</td><td>市交通局</td></tr></tbody></table></body></html>')


for make in (wps_pictures, controls_around, table_in_box, imported_page, web_archive, flat_word, nested_spans_page):
    make()
