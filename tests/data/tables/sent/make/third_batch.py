"""What the first two batches leave out: formats of numbers in Chinese, wrappers, ragged rows, tables that go on."""
import io, zipfile

from document import HEADER, PAGE, TITLE, document, p, r, tbl, tc, tr
from pages_by_hand import table
from put import plan, put, t, zipped
from workbook import Book, Cell, Sheet, num, styled

B = styled
FIVE = ["序号", "重点任务", "工作内容", "责任单位", "完成时限"]


# ---- workbooks
def chinese_formats():
    rows = [["领导包抓重点项目一览表"] + [B()] * 6, ["序号", "项目名称", "编码", "总投资", "开工日期", "完成比例", "责任单位"],
            [1, "会展中心", num(20250630, '0000"年"00"月"00"日"'), num(1234, "[DBNum2][$-804]General"), num(45838, "[$-409]mmm-yy;@"), num(0.1234, '0.0%" 左右"'), "市商务局"],
            [2, "科创园", num(6205001, "000-0000"), num(2025, "[DBNum1][$-804]0"), num(45838, 'e"年"m"月"'), num(1, '[<1]0%;"已完成"'), "市科技局"],
            [3, "体育场", num(138000, '"GS"00000000'), num(10500, "[DBNum1][$-804]General"), num(45838.5, "yyyy/m/d hh:mm:ss"), num(0.4, '[<1]0%;"已完成"'), "市体育局"],
            [4, "图书馆", num(5, "0_ "), num(0, '0.00;-0.00;;@'), num(45838, "yy.m.d"), num(2 / 3, "0.0000"), "市文旅局"]]
    put("number-formats-chinese.xlsx", Book([Sheet("一览表", rows, ["A1:G1"])]).bytes(), plan("领导包抓重点项目一览表", [
        t("1", "会展中心", extra={"编码": "2025年06月30日", "总投资": "壹仟贰佰叁拾肆", "开工日期": "Jun-25", "完成比例": "12.3%左右"}, line=3),
        t("2", "科创园", extra={"编码": "620-5001", "总投资": {"one_of": ["二〇二五", "二○二五"]}, "开工日期": "2025年6月", "完成比例": "已完成"}, line=4),
        t("3", "体育场", extra={"编码": "GS00138000", "总投资": {"one_of": ["一万〇五百", "一万○五百", "一万零五百"]}, "开工日期": "2025/6/30 12:00:00", "完成比例": "40%"}, line=5),
        t("4", "图书馆", extra={"编码": "5", "总投资": "", "开工日期": "25.6.30", "完成比例": "0.6667"}, line=6)]))


def units_row_and_blank_below():
    rows = [["循环经济主要任务指标表"] + [B()] * 5, ["序号", "任务名称", "2024年", "2025年", "牵头单位", "备注"], [B(), B(), "（万吨）", "（万吨）", B(), B()],
            [1, "秸秆综合利用", 12.5, 13, "市农业农村局", None], [2, "废旧物资回收", 8, 9.2, "市商务局", "含再生资源"], ["（以下空白）"] + [B()] * 5]
    put("units-below-the-years.xlsx", Book([Sheet("指标", rows, ["A1:F1", "A2:A3", "B2:B3", "E2:E3", "F2:F3", "A6:F6"])]).bytes(), plan("循环经济主要任务指标表", [
        t("1", "秸秆综合利用", targets={"2024年": "12.5", "2025年": "13"}, lead=["市农业农村局"], line=4), t("2", "废旧物资回收", targets={"2024年": "8", "2025年": "9.2"}, lead=["市商务局"], extra={"备注": "含再生资源"}, line=5)], years=["2024年", "2025年"]))


def protected_sheet():
    rows = [["序号", "重点任务", "牵头单位"], [1, "秋季学期保障", "市教育局"], [2, "教师轮岗", "市教育局"]]
    sheet = Sheet("任务", rows, after='<sheetProtection password="CC1A" sheet="1" objects="1" scenarios="1"/>')
    put("sheet-protected-not-locked.xlsx", Book([sheet]).bytes(), plan(None, [t("1", "秋季学期保障", lead=["市教育局"], line=2), t("2", "教师轮岗", line=3)]))


def zip_with_password():
    data = bytearray(Book([Sheet("x", [["序号", "重点任务"], [1, "甲"]])]).bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        i = data.find(mark)
        while i >= 0:
            data[i + at] |= 1
            i = data.find(mark, i + 4)
    put("locked-by-a-packer.xlsx", bytes(data), {"error": True})


def agency_number_of_category():
    """One number and one category for several tasks; the content is merged over two of them."""
    rows = [["营商环境百项任务清单"] + [B()] * 5, ["序号", "类别", "工作任务", "工作标准", "责任单位", "完成时限"], [1, "企业开办", "推行全程网办", "网办率100%", "市场监管局", "6月"], [B(), B(), "压减环节", B(), "行政审批局", "6月"], [2, "工程建设", "推行告知承诺", "覆盖80%", "住建局", "9月"]]
    put("number-of-the-category.xlsx", Book([Sheet("清单", rows, ["A1:F1", "A3:A4", "B3:B4", "D3:D4"])]).bytes(), plan("营商环境百项任务清单", [
        t("1", "推行全程网办", action="企业开办", cells=["网办率100%"], lead=["市场监管局"], line=3), t("1", "压减环节", action="企业开办", cells=["网办率100%"], lead=["行政审批局"], line=4), t("2", "推行告知承诺", action="工程建设", cells=["覆盖80%"], line=5)]))


# ---- documents
def grid_is_wrong():
    rows = [tr(*FIVE, pr=HEADER), tr(tc("一、基础管理")), tr("1", "制度建设", "制定制度8项", "综合科", "3月"), tr(tc("二、能力提升")), tr("2", "业务培训", "培训4期", "人事科", "11月")]
    wrong = tbl(2, *rows)                                              # two columns in the grid; sections are one cell without a span
    put("grid-says-two-columns-word.docx", document(p("科室年度任务清单", TITLE), wrong), plan("科室年度任务清单", [
        t("1", "制度建设", action=["基础管理"], content="制定制度8项", lead=["综合科"], extra={"完成时限": "3月"}), t("2", "业务培训", action=["能力提升"], content="培训4期", lead=["人事科"])]))


def wrappers_and_formulas():
    custom = lambda inner: f'<w:customXml w:uri="x" w:element="y"><w:customXmlPr/>{inner}</w:customXml>'
    math = lambda s: f'<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><w:rPr/><m:t>{s}</m:t></m:r></m:oMath>'
    row = tr("2", tc(p(custom(r("扬尘治理")))), tc(p(r("湿法作业率") + math("=100%"))), "住建局", "全年")
    rows = [tr(*FIVE, pr=HEADER), tr("1", tc(p('<w:dir w:val="ltr">' + r("臭氧管控") + "</w:dir>")), tc(p(r("优良天数") + math("≥85%"))), "生态环境局", "9月"), custom(row)]
    put("custom-xml-and-formulas-word.docx", document(p("大气污染防治任务表", TITLE), custom(tbl(5, *rows))), plan("大气污染防治任务表", [
        t("1", "臭氧管控", content="优良天数≥85%", lead=["生态环境局"], extra={"完成时限": "9月"}), t("2", "扬尘治理", content="湿法作业率=100%", lead=["住建局"])]))


def typed_numbers():
    def one(name, numbers):
        rows = [tr(*FIVE, pr=HEADER)] + [tr(n, *x) for n, x in zip(numbers, (["清查底数", "完成普查", "统计局", "5月"], ["质量核查", "差错率低于1‰", "统计局", "8月"], ["数据发布", "发布公报", "统计局", "12月"]))]
        put(name, document(p("经济普查任务安排表", TITLE), tbl(5, *rows)), plan("经济普查任务安排表", [t({"one_of": [n, str(i)]}, task, lead=["统计局"], extra={"完成时限": d}) for i, (n, task, d) in enumerate(zip(numbers, ("清查底数", "质量核查", "数据发布"), ("5月", "8月", "12月")), 1)]))
    one("numbers-typed-with-dots-word.docx", ["1.", "2.", "3."])
    one("numbers-typed-in-brackets-word.docx", ["（1）", "（2）", "（3）"])


def merged_cell_goes_on():
    """A merged task is cut in two where the page ends: its second table begins with blank cells."""
    head = ["序号", "重点任务", "工作措施", "责任单位", "完成时限"]
    one = tbl(5, tr(*head), tr("1", "文明创建", "开展志愿服务", "宣传部", "全年"), tr(tc("2", vm="restart"), tc("全民健身", vm="restart"), "举办赛事20项", "体育局", "10月"))
    two = tbl(5, tr(tc("", vm="restart"), tc("", vm="restart"), "新建步道15公里", "住建局", "11月"), tr(tc(vm=""), tc(vm=""), "开放场馆12个", "教育局", "全年"), tr("3", "全民阅读", "建设书房6个", "文旅局", "9月"))
    put("merged-task-over-the-page-word.docx", document(p("文化体育重点任务表", TITLE), one, PAGE, p("续表"), two), plan("文化体育重点任务表", [
        t("1", "文明创建", cells=["开展志愿服务"], lead=["宣传部"]), t("2", "全民健身", cells=["举办赛事20项"], lead=["体育局"]), t("2", "全民健身", cells=["新建步道15公里"], lead=["住建局"], extra={"完成时限": "11月"}),
        t("2", "全民健身", cells=["开放场馆12个"], lead=["教育局"]), t("3", "全民阅读", cells=["建设书房6个"], lead=["文旅局"])]))


# ---- pages
def tables_inside_cells():
    inner = "<table border=0><tr><td>1.排查隐患点位</td></tr><tr><td>2.建立监测台账</td></tr></table>"
    rows = [FIVE, ["1", "地质灾害防治", inner, "自然资源局", "5月"], ["2", "避险搬迁", "搬迁120户", "<table><tr><td>自然资源局</td></tr></table>", "10月"]]
    put("lines-as-tables-in-cells.html", f"<html><head><meta charset=utf-8></head><body><h2>地质灾害防治任务清单</h2>{table(*rows)}</body></html>".encode(), plan("地质灾害防治任务清单", [
        t("1", "地质灾害防治", content={"parts": ["1.排查隐患点位", "2.建立监测台账"]}, lead=["自然资源局"], extra={"完成时限": "5月"}), t("2", "避险搬迁", content="搬迁120户", lead=["自然资源局"])]))


def charset_late():
    rows = [["序号", "重点任务", "责任单位", "备注"], ["1", "退役军人（朱镕某）走访〇户", "区退役军人局", "㐂—€"], ["2", "双拥“一站式”服务", "各街道", ""]]
    page = f'<html><head><!--{"模板注释 " * 400}--><meta http-equiv="content-type" content="text/html;charset=gb2312"/></head><body><h2>双拥工作任务表</h2>{table(*rows)}</body></html>'
    put("charset-late-wide-characters.html", page.encode("gb18030"), plan("双拥工作任务表", [t("1", "退役军人（朱镕某）走访〇户", lead=["区退役军人局"], extra={"备注": {"one_of": ["㐂—€"]}}), t("2", "双拥“一站式”服务", lead=["各街道"])]))


def tabs_of_a_page():
    """Two plans behind two tabs, the second not shown."""
    one, two = table(["序号", "重点任务", "责任单位"], ["1", "春耕备耕", "农业农村局"], ["2", "植树造林", "林草局"]), table(["序号", "重点任务", "责任单位", "备注"], ["1", "秋收秋种", "农业农村局", ""])
    page = f'<html><head><meta charset=utf-8><title>任务公开</title></head><body><div id=a><h2>上半年任务表</h2>{one}</div><div id=b><h2>下半年任务表</h2>{two}</div></body></html>'
    first = {"title": "上半年任务表", "count": 2, "tasks": [t("1", "春耕备耕", lead=["农业农村局"]), t("2", "植树造林", lead=["林草局"])]}
    second = {"title": "下半年任务表", "count": 1, "tasks": [t("1", "秋收秋种", lead=["农业农村局"])]}
    put("two-plans-in-tabs.html", page.encode(), {"either": [{**first, "report": ["下半年任务表"]}, {**second, "report": ["上半年任务表"]}],   # the second header has one column more
        "also": [{"args": ["--sheet", "1"], **first}, {"args": ["--sheet", "2"], **second}]})


def make():
    for f in (chinese_formats, units_row_and_blank_below, protected_sheet, zip_with_password, agency_number_of_category, grid_is_wrong, wrappers_and_formulas, typed_numbers, merged_cell_goes_on, tables_inside_cells, charset_late, tabs_of_a_page):
        f()
