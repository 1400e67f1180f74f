"""More documents and pages."""
from document import HEADER, PAGE, TITLE, abstract, document, num, numbered, p, r, tbl, tc, tr
from ods_by_hand import c, f, ods, row, sheet, v
from pages_by_hand import table
from put import plan, put, t

FOUR = ["序号", "重点任务", "责任单位", "完成时限"]


def under_headings():
    """A heading and a table with the same header for each field."""
    fields = [("一、工业经济", [("1", "技改扩能", "市工信局", "全年"), ("2", "企业上规", "市工信局", "12月")]), ("二、现代农业", [("3", "良种繁育", "市农业农村局", "10月")]), ("三、商贸物流", [("4", "冷链园区", "市商务局", "9月")])]
    want = lambda: plan("高质量发展重点任务分解表", [t(n, a, lead=[b], extra={"完成时限": d}) for _, rows in fields for n, a, b, d in rows])
    body = []
    for name, rows in fields:
        body += [p(name, '<w:pStyle w:val="1"/>'), tbl(4, tr(*FOUR, pr=HEADER), *[tr(*x) for x in rows])]
    put("tables-under-headings-word.docx", document(p("高质量发展重点任务分解表", TITLE), *body), want())
    page = "".join(f"<h3>{name}</h3>{table(FOUR, *rows)}" for name, rows in fields)
    put("tables-under-headings.html", f"<html><head><meta charset=utf-8></head><body><h1>高质量发展重点任务分解表</h1>{page}</body></html>".encode(), want())


def numbers():
    """Numbers in front of the task, 第…条, 壹, 甲, a custom count with a fallback; the count goes on over tables."""
    custom = '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    numbering = abstract(0, ("decimal", "%1.")) + abstract(1, ("chineseCountingThousand", "第%1条　")) + abstract(2, ("chineseLegalSimplified", "%1、")) + abstract(3, ("ideographTraditional", "%1")) + abstract(4, ("decimal", "%1")).replace('<w:numFmt w:val="decimal"/>', custom) + abstract(5, ("lowerLetter", "%1)"), ("lowerRoman", "%2."))
    numbering += "".join(num(i + 1, i) for i in range(6))
    head = ["编号", "工作任务", "工作措施", "依据", "组别", "责任单位"]
    line = lambda task, items, law, who: tr(tc(numbered(5)), tc(numbered(1, 0, task)), tc("".join(numbered(6, lv, s) for lv, s in items)), tc(numbered(2, 0, law)), tc(numbered(4)), who)
    rows = [tr(*head, pr=HEADER), tr(tc(numbered(3, 0, "依法行政"), span=6)), line("规范执法", [(0, "制定清单"), (1, "许可类"), (1, "处罚类"), (0, "公示结果")], "行政处罚法", "司法局")]
    more = [tr(*head, pr=HEADER), line("行政复议", [(0, "办结案件")], "行政复议法", "司法局"), tr(tc(numbered(3, 0, "普法宣传"), span=6)), line("法治讲堂", [(0, "举办讲座")], "宪法", "普法办")]
    put("numbers-many-kinds-word.docx", document(p("法治建设任务清单", TITLE), tbl(6, *rows), PAGE, p("续表"), tbl(6, *more), numbering=numbering), plan("法治建设任务清单", [
        t({"one_of": ["001", "1"]}, {"one_of": ["规范执法", "1.规范执法"]}, action=["依法行政"], cells=[["a)制定清单", "i.许可类", "ii.处罚类", "b)公示结果"], "第一条行政处罚法", "甲"], lead=["司法局"]),
        t({"one_of": ["002", "2"]}, {"one_of": ["行政复议", "2.行政复议"]}, action=["依法行政"], cells=["c)办结案件", "第二条行政复议法", "乙"], lead=["司法局"]),
        t({"one_of": ["003", "3"]}, {"one_of": ["法治讲堂", "3.法治讲堂"]}, action=["普法宣传"], cells=["d)举办讲座", "第三条宪法", "丙"], lead=["普法办"])]))


def labelled_agencies():
    rows = [tr("序号", "重点任务", "主要措施", "责任单位", "完成时限", pr=HEADER), tr("1", "“一件事”改革", "推出事项20项", "牵头单位：市政务局\n配合单位：市公安局、市人社局", "6月"), tr("2", "数据共享", "归集数据5亿条", "牵头：市数据局\n配合：市直各部门", "12月"), tr("3", "远程评标", "建成系统1套", "市公共资源交易中心", "9月")]
    put("agencies-labelled-in-a-cell-word.docx", document(p("政务服务改革任务台账", TITLE), tbl(5, *rows)), plan("政务服务改革任务台账", [
        t("1", "“一件事”改革", content="推出事项20项", lead=["市政务局"], support=["市公安局", "市人社局"]), t("2", "数据共享", lead=["市数据局"], support=["市直各部门"]), t("3", "远程评标", lead=["市公共资源交易中心"], support=[])]))


def title_and_unit_inside():
    rows = [tr(tc("2024年涉农整合资金项目表", span=6)), tr(tc("单位：万元", span=6)), tr(tc("序号", vm="restart"), tc("项目名称", vm="restart"), tc("资金规模", span=2), tc("责任单位", span=2), pr=HEADER), tr(tc(vm=""), tc(vm=""), "中央", "省级", "牵头", "配合", pr=HEADER),
            tr(tc("合计", span=2), "300", "120", "", ""), tr("1", "人饮工程", "200", "80", "县水务局", "各乡镇"), tr("2", "产业路", "100", "40", "县交通局", ""), tr(tc("备注：资金以文件为准。", span=6))]
    put("title-and-unit-inside-word.docx", document(tbl(6, *rows)), plan("2024年涉农整合资金项目表", [t("1", "人饮工程", cells=["200", "80"], lead=["县水务局"], support=["各乡镇"], action=""), t("2", "产业路", cells=["100", "40"], lead=["县交通局"], support=[], action="")]))


def macros():
    rows = [tr(*FOUR, pr=HEADER), tr("1", "档案数字化", "档案馆", "全年"), tr("2", "库房改造", "档案馆", "8月")]
    from put import zipped
    import io, zipfile
    z = zipfile.ZipFile(io.BytesIO(document(p("档案工作任务表", TITLE), tbl(4, *rows))))
    parts = {n: z.read(n) for n in z.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", b"application/vnd.ms-word.document.macroEnabled.main+xml")
    put("with-macros-word.docm", zipped(parts), plan("档案工作任务表", [t("1", "档案数字化", lead=["档案馆"], extra={"完成时限": "全年"}), t("2", "库房改造")]))


def three_tables():
    first, other = tbl(3, tr("姓名", "职务", "分工"), tr("甲某某", "组长", "全面负责"), tr("乙某某", "副组长", "日常工作")), tbl(5, tr("序号", "指标", "单位", "2024年", "2025年"), tr("1", "化学需氧量减排", "吨", "120", "240"), tr("2", "氨氮减排", "吨", "12", "25"))
    plan_table = tbl(4, tr(*FOUR, pr=HEADER), tr("1", "污水提标", "住建局", "2024年"), tr("2", "入河排口整治", "生态环境局", "2025年"), tr("3", "畜禽粪污利用", "农业农村局", "2025年"))
    put("leaders-plan-indicators-word.docx", document(p("水污染防治工作方案", TITLE), p("一、组织领导"), p("领导小组成员名单"), first, p("二、工作任务"), p("表1 重点任务分解表"), plan_table, p("三、工作目标"), p("表2 减排指标表"), other, p("四、工作要求"), p("各单位要高度重视，加强协作。")), {
        "title": {"one_of": ["表1重点任务分解表", "重点任务分解表"]}, "count": 3, "report": ["减排指标表|表2|3|third"], "tasks": [t("1", "污水提标", lead=["住建局"], extra={"完成时限": "2024年"}), t("2", "入河排口整治"), t("3", "畜禽粪污利用", lead=["农业农村局"])],
        "also": [{"args": ["--sheet", "3"], "years": ["2024年", "2025年"], "count": 2, "tasks": [t("1", "化学需氧量减排", targets={"2024年": "120", "2025年": "240"}, lead=[], support=[])]}, {"args": ["--sheet", "1"], "count": 2, "tasks": [t(None, None, has=["甲某某", "全面负责"])]}]})


# ---- pages
def fixed_header():
    head, body = table(["序号", "重点任务", "主要内容", "责任单位", "进度"]), table(["1", "电梯加装", "加装100部", "住建局", "60%"], ["2", "飞线整治", "整治小区50个", "电力公司", "30%"])
    put("header-in-a-table-of-its-own.html", f'<html><head><meta charset=utf-8><title>城市更新任务台账</title></head><body><h2>城市更新任务台账</h2><div class="el-table__header-wrapper">{head}</div><div class="el-table__body-wrapper">{body}</div></body></html>'.encode(), plan("城市更新任务台账", [
        t("1", "电梯加装", content="加装100部", lead=["住建局"], extra={"进度": "60%"}), t("2", "飞线整治", content="整治小区50个", lead=["电力公司"])]))


def inline_marks():
    rows = [["序号", "建设任务", "建设内容", "责任单位"], ["1", "<ruby>洮<rt>táo</rt></ruby>河治理", "护岸3km<wbr>、绿化2000m<sup>2</sup>", '<input type="hidden" value="x">水务局<img src=a.gif alt="图标">'], ["2", "雨水<b>管</b><i>网</i>", "新建&#160;5&#8239;km；<br>改造&thinsp;3km", '<textarea style="display:none"><table><tr><td>x</table></textarea>住建局']]
    put("marks-inside-cells.html", f"<html><head><meta charset=utf-8></head><body><p align=center>水利建设任务一览表</p>{table(*rows)}</body></html>".encode(), plan("水利建设任务一览表", [
        t("1", "洮河治理", content="护岸3km、绿化2000m2", lead=["水务局"]), t("2", "雨水管网", content={"parts": ["新建5km；", "改造3km"]}, lead=["住建局"])]))


def big5():
    rows = [["序號", "重點任務", "工作內容", "牽頭單位", "完成時限"], ["1", "都市更新", "整建老舊社區12處", "住建局", "年底"], ["2", "綠能推廣", "裝設充電樁300座", "能源局", "6月"]]
    put("traditional-big5.html", f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"></head><body><h2>重點任務分解表</h2>{table(*rows)}</body></html>'.encode("big5"), plan("重點任務分解表", [t("1", "都市更新", content="整建老舊社區12處", lead=["住建局"], extra={"完成時限": "年底"}), t("2", "綠能推廣", lead=["能源局"])]))


def xhtml():
    rows = "".join(f"<tr>{''.join(f'<td>{x}</td>' for x in line)}</tr>" for line in (FOUR, ["1", "编制预案", "应急局", "3月"], ["2", "演练评估", "应急局", "11月"]))
    put("xhtml-gb2312.xhtml", f'<?xml version="1.0" encoding="gb2312"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>应急</title></head><body><div><h1>应急管理任务表</h1><table border="1"><tbody>{rows}</tbody></table><br /></div></body></html>'.encode("gb18030"), plan("应急管理任务表", [t("1", "编制预案", lead=["应急局"], extra={"完成时限": "3月"}), t("2", "演练评估")]))


def empty_rows_and_odd_spans():
    page = '''<html><head><meta charset="utf-8"></head><body><h2>教育督导问题整改台账</h2><table border="1"><tr></tr><tr><td colspan="abc" rowspan="-1">序号</td><td colspan="1.5">问题清单</td><td colspan=0>整改措施</td><td rowspan="">责任科室</td><td>完成时限</td></tr><tr><td colspan="5"></td></tr>
<tr><td rowspan="2">1</td><td rowspan="2">大班额</td><td>新建教学楼</td><td rowspan="3">基教科</td><td>8月</td></tr><tr><td>调整学区</td><td>9月</td></tr><tr></tr><tr><td>2</td><td>师资不足</td><td>招聘教师60名</td><td>人事科</td><td>9月</td></tr></table></body></html>'''
    put("empty-rows-odd-spans.html", page.encode(), plan("教育督导问题整改台账", [t("1", "大班额", cells=["新建教学楼"], lead=["基教科"], extra={"完成时限": "8月"}), t("1", "大班额", cells=["调整学区"], lead=["基教科"], extra={"完成时限": "9月"}), t("2", "师资不足", cells=["招聘教师60名"], lead=["人事科"], extra={"完成时限": "9月"})]))


def hidden_in_page():
    rows = '<tr><td>序号</td><td>重点任务</td><td>责任单位</td><td>完成时限</td></tr><tr><td>1</td><td>秋粮收购</td><td>粮储局</td><td>11月</td></tr><tr style="display:none"><td>2</td><td>旧任务</td><td>旧单位</td><td>去年</td></tr><tr><td>3</td><td>库存检查</td><td>粮储局</td><td>5月</td></tr>'
    a, z, h = t("1", "秋粮收购", lead=["粮储局"]), t("3", "库存检查", lead=["粮储局"]), t("2", "旧任务")
    put("hidden-row-in-page.html", f"<html><head><meta charset=utf-8></head><body><h2>粮食安全任务表</h2><table>{rows}</table></body></html>".encode(), {"title": "粮食安全任务表", "either": [{"count": 3, "tasks": [a, h, z], "report": ["隐藏|hidden"]}, {"count": 2, "tasks": [a, z]}]})


def repeated_rows():
    rest = row(c(again=1024), again=1000)
    rows = [row("类别", "工作任务", "完成情况", "责任单位"), row(c("常规", (1, 3)), "日常巡查", c('', value='office:value-type="string" office:string-value="已完成"'), "甲队"), row(v(), "日常保洁", "每日", "乙队", again=2), row("专项", "汛期值守", c("60%", value='office:value-type="percentage" office:value="0.6"'), "丙队"), rest]
    put("rows-repeated-filled.ods", ods(sheet("任务", *rows)), plan(None, [t(None, "日常巡查", action="常规", lead=["甲队"], line=2), t(None, "日常保洁", action="常规", lead=["乙队"], line=3), t(None, "日常保洁", action="常规", lead=["乙队"], line=4), t(None, "汛期值守", action="专项", extra={"完成情况": "60%"}, lead=["丙队"], line=5)]))


def make():
    for f in (under_headings, numbers, labelled_agencies, title_and_unit_inside, macros, three_tables, fixed_header, inline_marks, big5, xhtml, empty_rows_and_odd_spans, hidden_in_page, repeated_rows):
        f()
