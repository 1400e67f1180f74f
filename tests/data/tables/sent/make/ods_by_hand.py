"""Spreadsheets as OpenDocument writers write them: spans, repeated cells and rows, hidden ones, what a cell may hold."""
from put import esc, plan, put, t, zipped

SPACES = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
          'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
          'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"')


def c(s="", span=(1, 1), again=1, value="", covered=False):
    """A cell: s is a text (lines are paragraphs) or XML; span is columns, rows."""
    at = f' table:number-columns-spanned="{span[0]}" table:number-rows-spanned="{span[1]}"' if span != (1, 1) else ""
    at += f' table:number-columns-repeated="{again}"' if again > 1 else ""
    at += " " + value if value else (' office:value-type="string"' if s and not covered else "")
    inner = s if "<" in s else "".join(f"<text:p>{esc(x)}</text:p>" for x in s.split("\n")) if s else ""
    tag = "table:covered-table-cell" if covered else "table:table-cell"
    return f"<{tag}{at}>{inner}</{tag}>" if inner else f"<{tag}{at}/>"


def v(covered=1, s=""): return c(s, again=covered, covered=True)
def f(value, shown): return c(shown, value=f'office:value-type="float" office:value="{value}"')
def row(*cells, again=1, at=""): return f'<table:table-row{f" table:number-rows-repeated={chr(34)}{again}{chr(34)}" if again > 1 else ""}{at}>{"".join(x if x.startswith("<") else c(x) for x in cells)}</table:table-row>'
def sheet(name, *rows, columns="", style=""): return f'<table:table table:name="{name}"{style}>{columns or "<table:table-column table:number-columns-repeated=" + chr(34) + "1024" + chr(34) + "/>"}{"".join(rows)}</table:table>'


def ods(*sheets, styles="", manifest=None):
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {SPACES} office:version="1.2"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{"".join(sheets)}</office:spreadsheet></office:body></office:document-content>'
    man = manifest or f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": man}, stored=("mimetype",))


REST = row(c(again=1024), again=1048000)


def spans():
    rows = [row(c("2025年水利建设任务分解表", (8, 1)), v(7), c(again=1016)),
            row(c("序号", (1, 2)), c("项目名称", (1, 2)), c("年度目标", (3, 1)), v(2), c("责任分工", (2, 1)), v(), c("备注", (1, 2))),
            row(v(2), "2023年", "2024年", "2025年", "牵头单位", "配合单位", v()),
            row(c("1", (1, 2)), c("水库除险", (1, 2)), c("完成设计", (2, 1)), v(s="旧目标"), "完工", "市水务局", c("各县区", (1, 3)), c()),
            row(v(2, "旧"), c("加固大坝2座", again=3), "市应急局", v(), "汛前完成"),
            row("2", "灌区改造", c(again=2), "改造渠道40公里", "市水务局", v(), c(again=1017)), REST]
    put("spans-covered-repeated.ods", ods(sheet("任务", *rows)), plan("2025年水利建设任务分解表", [
        t("1", "水库除险", targets={"2023年": "完成设计", "2024年": "完成设计", "2025年": "完工"}, lead=["市水务局"], support=["各县区"], extra={"备注": ""}, line=4),
        t("1", "水库除险", targets={"2023年": "加固大坝2座", "2024年": "加固大坝2座", "2025年": "加固大坝2座"}, lead=["市应急局"], support=["各县区"], extra={"备注": "汛前完成"}, line=5),
        t("2", "灌区改造", targets={"2023年": "", "2024年": "", "2025年": "改造渠道40公里"}, lead=["市水务局"], support=["各县区"], line=6)], years=["2023年", "2024年", "2025年"]))


def contents():
    """Several paragraphs, blanks, tabs, line breaks, links, spans, a note, values beside what is shown."""
    note = '<office:annotation><dc:creator>甲</dc:creator><text:p>请核实数据</text:p></office:annotation>'
    rows = [row("序号", "重点任务", "工作内容", "责任单位", "完成率", "开工日期", "投资（万元）", "已开工"),
            row(f(1, "01"), c(note + '<text:p>智慧<text:span text:style-name="T1">养老</text:span></text:p>'), c('<text:p>1.建设平台<text:s text:c="2"/>1个；</text:p><text:p>2.改造<text:tab/>床位300张。</text:p>'), c('<text:p>市民政局<text:line-break/>市数据局</text:p>'),
                c("60%", value='office:value-type="percentage" office:value="0.6"'), c("2025年6月30日", value='office:value-type="date" office:date-value="2025-06-30"'), c("1,200.50", value='office:value-type="currency" office:currency="CNY" office:value="1200.5"'), c("TRUE", value='office:value-type="boolean" office:boolean-value="true"')),
            row(f(2, "02"), c('<text:p><text:a xlink:href="http://www.example.gov.cn">社区食堂</text:a></text:p>'), c("新建食堂10个", value='table:formula="of:=[.X1]" office:value-type="string" office:string-value="新建食堂10个" calcext:value-type="string"'), "市民政局",
                c("12.5%", value='office:value-type="percentage" office:value="0.125"'), c("2025-7-1", value='office:value-type="date" office:date-value="2025-07-01"'), f(80, "80.0"), c("FALSE", value='office:value-type="boolean" office:boolean-value="false"')), REST]
    put("cell-contents.ods", ods(sheet("Sheet1", *rows)), plan(None, [
        t("01", "智慧养老", content={"parts": ["1.建设平台1个；", "2.改造床位300张。"]}, agencies=["市民政局", "市数据局"], extra={"完成率": "60%", "开工日期": "2025年6月30日", "投资（万元）": "1,200.50", "已开工": "TRUE"}, line=2),
        t("02", "社区食堂", content="新建食堂10个", lead=["市民政局"], extra={"完成率": "12.5%", "开工日期": "2025-7-1", "投资（万元）": "80.0", "已开工": "FALSE"}, line=3)]))


def hidden():
    styles = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>'
    columns = '<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="1020"/>'
    rows = ['<table:table-header-rows>' + row(c("乡镇重点工作督查台账", (5, 1)), v(4)) + row("序号", "督查事项", "责任单位", "内部编号", "完成时限") + "</table:table-header-rows>",
            row(f(1, "1"), "秸秆禁烧", "甲镇", "N-01", "10月"), '<table:table-row-group>' + row(f(2, "2"), "殡葬改革", "乙镇", "N-02", "全年", at=' table:visibility="collapse"') + row(f(3, "3"), "防返贫监测", "丙镇", "N-03", "全年", at=' table:visibility="filter"') + "</table:table-row-group>",
            row(f(4, "4"), "厕所革命", "丁镇", "N-04", "9月"), REST]
    old = [row("序号", "督查事项", "责任单位", "内部编号", "完成时限", "牵头单位"), row("1", "旧事项", "旧镇", "N", "去年", "旧局")]
    put("hidden-rows-columns-sheet.ods", ods(sheet("去年", *old, style=' table:style-name="ta2"'), sheet("今年", *rows, columns=columns, style=' table:style-name="ta1"'), styles=styles), plan("乡镇重点工作督查台账", [
        t("1", "秸秆禁烧", lead=["甲镇"], extra={"内部编号": "N-01", "完成时限": "10月"}, line=3, sheet="今年"), t("2", "殡葬改革", lead=["乙镇"], line=4), t("3", "防返贫监测", lead=["丙镇"], line=5), t("4", "厕所革命", lead=["丁镇"], extra={"内部编号": "N-04"}, line=6)],
        report=[["隐藏|hidden", "4"], ["隐藏|hidden", "5"], ["隐藏|hidden", "D|内部编号"], "去年"], also=[{"args": ["--sheet", "去年"], "count": 1, "tasks": [t("1", "旧事项", lead=["旧局"], support=["旧镇"])]}]))


def sections():
    rows = [row(c("2024年妇女儿童工作任务清单", (5, 1)), v(4)), row("序号", "工作任务", "牵头单位", "责任单位", "完成时限"),
            row(c("一、妇女与健康", (5, 1)), v(4)), row(f(1, "1"), "“两癌”免费检查1万人", "市卫健委", "市妇联", "11月"), row(again=2),
            row(c("二、儿童与保护", (5, 1)), v(4)), row(f(2, "2"), "建设儿童之家20个", "市民政局", "市妇联", "12月"), row(f(3, "3"), "留守儿童关爱", "市民政局", "无", "全年"),
            row(c("合计", (2, 1)), v(1), "—", "—", "—"), row(c("说明：本清单由市妇儿工委办负责解释。", (5, 1)), v(4)), REST]
    put("sections-blank-rows.ods", ods(sheet("清单", *rows)), plan("2024年妇女儿童工作任务清单", [
        t("1", "“两癌”免费检查1万人", action=["妇女与健康"], lead=["市卫健委"], support=["市妇联"], line=4), t("2", "建设儿童之家20个", action=["儿童与保护"], line=8, lead=["市民政局"]),
        t("3", "留守儿童关爱", action=["儿童与保护"], lead=["市民政局"], support=[], line=9)]))


def flat_file():
    """One XML file instead of a package."""
    rows = [row("序号", "重点任务", "责任单位"), row("1", "全民阅读", "市文旅局"), row("2", "农家书屋", "市委宣传部")]
    data = f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {SPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>{sheet("Sheet1", *rows)}</office:spreadsheet></office:body></office:document>'
    put("flat.fods", data.encode(), {"either": [{"count": 2, "tasks": [t("1", "全民阅读", lead=["市文旅局"]), t("2", "农家书屋", lead=["市委宣传部"])]}, {"error": True}]})


def make():
    for f in (spans, contents, hidden, sections, flat_file):
        f()
