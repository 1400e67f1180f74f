"""More workbooks: what the first ones leave out."""
from put import plan, put, t, zipped
from workbook import Book, Cell, Sheet, num, styled

B = styled


def one(name, rows, merges=(), sheet="Sheet1", **more):
    return Book([Sheet(sheet, rows, merges, **more)]).bytes()


# ---- headers
def agency_over_lead_and_help():
    rows = [["全域旅游发展任务分解表"] + [B()] * 6, ["序号", "重点任务", "主要举措", "责任单位", B(), "完成时限", "备注"], [B(), B(), B(), "牵头", "配合", B(), B()],
            [1, "丰富产品供给", "打造精品线路6条", "市文旅局", "各县区", "2025年", None], [2, "提升接待能力", "新增床位2000张", "市文旅局、市商务局", "市住建局、市消防支队", "2026年", None]]
    put("agency-over-lead-and-help.xlsx", one("", rows, ["A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3", "G2:G3"]), plan("全域旅游发展任务分解表", [
        t("1", "丰富产品供给", content="打造精品线路6条", lead=["市文旅局"], support=["各县区"], extra={"完成时限": "2025年"}, line=4), t("2", "提升接待能力", lead=["市文旅局", "市商务局"], support=["市住建局", "市消防支队"], line=5)]))


def task_header_over_two_columns():
    rows = [["科技创新重点任务责任表"] + [B()] * 5, ["序号", "重点任务", B(), "工作目标", "牵头单位", "完成时限"],
            [1, "平台建设", "重点实验室", "新建3家", "市科技局", "12月"], [2, B(), "技术中心", "新建5家", "市工信局", "12月"], [3, "成果转化", "技术合同", "成交额20亿元", "市科技局", "全年"]]
    put("task-header-over-two-columns.xlsx", one("", rows, ["A1:F1", "B2:C2", "B3:B4"]), plan("科技创新重点任务责任表", [
        t("1", None, cells=["平台建设", "重点实验室", "新建3家"], lead=["市科技局"], extra={"完成时限": "12月"}, line=3), t("2", None, cells=["平台建设", "技术中心", "新建5家"], lead=["市工信局"], line=4), t("3", None, cells=["成果转化", "技术合同"], lead=["市科技局"], line=5)]))


def category_without_number():
    rows = [["类别", "工作任务", "责任单位", "完成时限"], ["基层治理", "推行网格化管理", "区委政法委", "6月"], [B(), "建设综治中心12个", "区委政法委、各街道", "9月"], ["社区服务", "改造活动室20个", "区民政局", "10月"]]
    put("category-without-number.xlsx", one("", rows, ["A2:A3"]), plan(None, [
        t(None, "推行网格化管理", action="基层治理", lead=["区委政法委"], extra={"完成时限": "6月"}, line=2), t(None, "建设综治中心12个", action="基层治理", lead=["区委政法委"], support=["各街道"], line=3), t(None, "改造活动室20个", action="社区服务", lead=["区民政局"], line=4)]))


def header_rows_not_merged():
    rows = [["农业产业化任务指标表", None, None, None, None, None, None], ["序号", "任务名称", "年度目标", None, None, "牵头单位", "责任单位"], [None, None, "2023年", "2024年", "2025年", None, None],
            [1, "培育龙头企业", "3家", "4家", "5家", "县农业农村局", "各乡镇"], [2, "建设产业园", "1个", None, "2个", "县农业农村局", "县财政局"]]
    put("header-rows-not-merged.xlsx", one("", rows), plan("农业产业化任务指标表", [
        t("1", "培育龙头企业", targets={"2023年": "3家", "2024年": "4家", "2025年": "5家"}, lead=["县农业农村局"], support=["各乡镇"], line=4), t("2", "建设产业园", targets={"2023年": "1个", "2024年": "", "2025年": "2个"}, support=["县财政局"], line=5)], years=["2023年", "2024年", "2025年"]))


def lines_above():
    rows = [["某某市人民政府办公室", B(), B(), B(), B(), B()], [None, None, "2024年重点工作任务分解表", None, None, None], ["填报单位：市发改委", None, "填报时间：2024年4月9日", None, None, "单位：万元"], [],
            ["序号", "重点工作", "工作内容", "投资额", "责任单位", "责任\n领导"], [1, "争取资金", "争取中央预算内投资", 30000, "市发改委\n市财政局", "甲某某"], [2, "谋划项目", "谋划项目100个", None, "各县区", "乙某某"],
            [], ["备注："], ["1.投资额以批复为准；"], ["2.本表一式两份。"]]
    put("lines-above-notes-below.xlsx", one("", rows, ["A1:F1"]), plan("2024年重点工作任务分解表", [
        t("1", "争取资金", cells=["争取中央预算内投资", "30000"], agencies=["市发改委", "市财政局"], extra={"责任领导": "甲某某"}, line=6, action=""), t("2", "谋划项目", cells=["谋划项目100个"], agencies=["各县区"], extra={"责任领导": "乙某某"}, line=7, action="")]))


def letter_in_sheet():
    rows = [["关于下达2024年造林任务的通知"] + [B()] * 4, ["各乡镇人民政府："] + [B()] * 4, ["现将2024年造林任务下达给你们，请抓紧组织实施，确保按期完成。各乡镇要压实责任，加强管护。"] + [B()] * 4, [None, None, None, "县林草局"], [None, None, None, "2024年2月1日"], [], ["附件"],
            ["2024年造林任务分解表"] + [B()] * 4, ["序号", "工作任务", "任务量（亩）", "责任单位", "完成时限"], [1, "人工造林", 1200, "甲镇", "4月底"], [2, "退化林修复", 800, "乙镇", "10月底"]]
    put("letter-in-the-sheet.xlsx", one("", rows, ["A1:E1", "A2:E2", "A3:E3", "A8:E8"]), plan("2024年造林任务分解表", [
        t("1", "人工造林", cells=["1200"], lead=["甲镇"], extra={"完成时限": "4月底"}, line=10), t("2", "退化林修复", cells=["800"], lead=["乙镇"], line=11)]))


def empty_column_inside():
    rows = [["序号", "任务事项", "具体内容", B(), "牵头单位", "完成时限"], [1, "规范收费", "清理收费项目", B(), "市发改委", "5月"], [2, "公开目录", "公布收费目录", B(), "市财政局", "6月"]]
    put("empty-column-inside.xlsx", one("", rows), plan(None, [t("1", "规范收费", content="清理收费项目", lead=["市发改委"], extra={"完成时限": "5月"}, line=2), t("2", "公开目录", content="公布收费目录", lead=["市财政局"], line=3)]))


def quarters():
    head = ["序号", "实事项目", "年度目标任务", "季度目标任务", B(), B(), B(), "包保领导", "责任单位", "责任人"]
    rows = [["2025年十件民生实事责任分解表"] + [B()] * 9, head, [B()] * 3 + ["第一季度", "第二季度", "第三季度", "第四季度"] + [B()] * 3,
            [1, "老年助餐", "新建助餐点30个", "确定点位", "建成10个", "建成20个", "建成30个", "甲某某", "市民政局", "乙某某"], [2, "儿童友好", "改造公园5处", "设计", "施工", B(), "完工", "丙某某", "市妇联", "丁某某"]]
    put("quarters-leaders.xlsx", one("", rows, ["A1:J1", "A2:A3", "B2:B3", "C2:C3", "D2:G2", "H2:H3", "I2:I3", "J2:J3", "E5:F5"]), plan("2025年十件民生实事责任分解表", [
        t("1", "老年助餐", cells=["新建助餐点30个"], targets={"第一季度": "确定点位", "第二季度": "建成10个", "第三季度": "建成20个", "第四季度": "建成30个"}, lead=["市民政局"], extra={"包保领导": "甲某某", "责任人": "乙某某"}, line=4),
        t("2", "儿童友好", cells=["改造公园5处"], targets={"第一季度": "设计", "第二季度": "施工", "第三季度": "施工", "第四季度": "完工"}, lead=["市妇联"], line=5)], years=["第一季度", "第二季度", "第三季度", "第四季度"]))


def sections_restart():
    rows = [["平安建设任务清单"] + [None] * 3, ["序号", "工作任务", "责任单位", "备注"], ["一、社会治安"] + [B()] * 3, [1, "打击电信诈骗", "区公安局", None], [2, "整治黄赌毒", "区公安局", "专项"], ["二、矛盾化解"] + [B()] * 3, [1, "排查矛盾纠纷", "区司法局", None], [2, "化解信访积案", "区信访局", "领导包案"]]
    put("sections-not-merged-numbers-restart.xlsx", one("", rows, ["A1:D1"]), plan("平安建设任务清单", [
        t("1", "打击电信诈骗", action=["社会治安"], lead=["区公安局"], line=4), t("2", "整治黄赌毒", action=["社会治安"], extra={"备注": "专项"}, line=5), t("1", "排查矛盾纠纷", action=["矛盾化解"], lead=["区司法局"], line=7), t("2", "化解信访积案", action=["矛盾化解"], lead=["区信访局"], extra={"备注": "领导包案"}, line=8)]))


def numbers_of_two_levels():
    rows = [["县级河湖管护责任清单"] + [B()] * 5, ["序号", B(), "任务名称", "工作标准", "责任单位", "时限"], ["一", 1, "清理漂浮物", "无可见漂浮物", "甲镇", "每周"], [B(), 2, "巡查管护", "每周巡河1次", "乙镇", "每周"], ["二", 3, "水质监测", "达到Ⅲ类", "县生态环境局", "每月"]]
    put("number-header-over-two-columns.xlsx", one("", rows, ["A1:F1", "A2:B2", "A3:A4"]), plan("县级河湖管护责任清单", [
        t(None, "清理漂浮物", cells=["一", "1", "无可见漂浮物"], lead=["甲镇"], line=3), t(None, "巡查管护", cells=["一", "2", "每周巡河1次"], lead=["乙镇"], line=4), t(None, "水质监测", cells=["二", "3", "达到Ⅲ类"], lead=["县生态环境局"], line=5)]))


# ---- formats
def formats():
    big = '[>=100000000]0!.00,,"亿元";[>=10000]0!.0,"万元";0"元"'
    rows = [["项目资金与进度一览表"] + [B()] * 8, ["序号", "项目名称", "资金", "是否开工", "状态", "会议时间", "增幅", "补贴标准", "责任单位"],
            [num(1, '"第"0"项"'), "高铁站前广场", num(123456789, big), num(1, '[=1]"是";[=0]"否"'), num(1, '"已完成";"未完成";"未启动"'), num(45838, 'yyyy"年"m"月"d"日"aaaa'), num(12.5, '0.0"%"'), num(1200, '"¥"#,##0.00'), Cell("市住建", '@"局"')],
            [num(2, '"第"0"项"'), "社区卫生站", num(25000, big), num(0, '[=1]"是";[=0]"否"'), num(-1, '"已完成";"未完成";"未启动"'), num(45838.375, "yyyy/m/d h:mm"), num(-3.25, r'0.0_);\(0.0\)'), num(0, 43), Cell("市卫健", '@"局"')],
            [num(3, '"第"0"项"'), "农贸市场", num(800, big), num(1, '[=1]"是";[=0]"否"'), num(0, '"已完成";"未完成";"未启动"'), num(0.6, '上午/下午h"时"mm"分";@'), num(0.5, "# ?/?"), num(1234.5, 43), "市商务局"],
            [num(4, '"第"0"项"'), "文化馆", num(1234500, '0!.0,"万元"'), None, num(5, ";;;"), num(1.5, "[h]:mm"), num(123456, "0.00E+00"), num(36, 'General"元/月"'), "市文旅局"],
            [num(5, '"第"0"项"'), "体育馆", num(12345.6, '0.00,"千元"'), None, None, num(45838, 15), num(1.5, '0.0"倍"'), num(80, '#,##0"元/平方米"'), "市体育局"]]
    put("number-formats-more.xlsx", one("", rows, ["A1:I1"]), plan("项目资金与进度一览表", [
        t("第1项", "高铁站前广场", extra={"资金": "1.23亿元", "是否开工": "是", "状态": "已完成", "会议时间": "2025年6月30日星期一", "增幅": "12.5%"}, cells=["¥1,200.00"], lead=["市住建局"], line=3),
        t("第2项", "社区卫生站", extra={"资金": "2.5万元", "是否开工": "否", "状态": "未完成", "会议时间": "2025/6/30 9:00", "增幅": "(3.3)"}, cells=["-"], lead=["市卫健局"], line=4),
        t("第3项", "农贸市场", extra={"资金": "800元", "是否开工": "是", "状态": "未启动", "会议时间": "下午2时24分", "增幅": "1/2"}, cells=["1,234.50"], lead=["市商务局"], line=5),
        t("第4项", "文化馆", extra={"资金": "123.5万元", "状态": "", "会议时间": "36:00", "增幅": "1.23E+05"}, cells=["36元/月"], line=6),
        t("第5项", "体育馆", extra={"资金": "12.35千元", "会议时间": "30-Jun-25", "增幅": "1.5倍"}, cells=["80元/平方米"], line=7)]))


# ---- sheets
def summary_first():
    summary = [["各单位任务完成情况汇总"] + [B()] * 4, ["序号", "责任单位", "任务数", "已完成数", "完成率"], [1, "区教育局", 12, 9, num(0.75, 9)], [2, "区民政局", 8, 8, num(1, 9)], ["合计", B(), 20, 17, num(0.85, 9)]]
    tasks = [["民生任务明细台账"] + [B()] * 5, ["序号", "任务名称", "任务内容", "责任单位", "完成时限", "进展情况"], [1, "学位扩容", "新增学位800个", "区教育局", "8月", "主体封顶"], [2, "助老服务", "适老化改造300户", "区民政局", "10月", "已完成"]]
    put("summary-sheet-first.xlsx", Book([Sheet("汇总", summary, ["A1:E1", "A5:B5"]), Sheet("明细", tasks, ["A1:F1"])]).bytes(), plan("民生任务明细台账", [
        t("1", "学位扩容", content="新增学位800个", lead=["区教育局"], extra={"完成时限": "8月", "进展情况": "主体封顶"}, line=3, sheet="明细"), t("2", "助老服务", lead=["区民政局"], line=4)], report=["汇总"], also=[{"args": ["--sheet", "1"], "count": 2, "title": "各单位任务完成情况汇总"}]))


def hidden_range():
    rows = [["序号", "检查问题", "整改措施", "责任单位"]] + [[i, f"问题{'甲乙丙丁戊己庚辛壬癸'[i - 1]}", "立即整改", "后勤科"] for i in range(1, 11)]
    put("hidden-rows-in-a-row.xlsx", one("", rows, row_attr={r: 'hidden="1" outlineLevel="1"' for r in range(4, 10)}), plan(None, [t(str(i), f"问题{'甲乙丙丁戊己庚辛壬癸'[i - 1]}", lead=["后勤科"], line=i + 1) for i in range(1, 11)], report=[["隐藏|hidden", "4"], ["隐藏|hidden", "9"]]))


def macros_and_templates():
    book = Book([Sheet("任务", [["序号", "重点任务", "牵头单位"], [1, "数据治理", "市数据局"], [2, "系统整合", "市数据局"]])])
    want = plan(None, [t("1", "数据治理", lead=["市数据局"], line=2, sheet="任务"), t("2", "系统整合", line=3)])
    for name, kind in (("with-macros.xlsm", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"), ("template.xltx", "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml")):
        parts = book.parts({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(60)})
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kind)
        put(name, zipped(parts), want)


def long_cells():
    text = lambda n: "".join(f"{i}.推进第{i}项改革举措落地见效，形成可复制可推广的经验做法；" for i in range(1, n + 1))
    rows = [["全面深化改革任务台账"] + [B()] * 3, ["序号", "改革任务", "工作内容", "牵头单位"], [1, "国资改革", text(300), "市国资委"], [2, "教育改革", text(40), "市教育局"], [3, "医疗改革", text(400)[:9500], "市卫健委"]]
    put("long-cells.xlsx", one("", rows, ["A1:D1"]), plan("全面深化改革任务台账", [t("1", "国资改革", content=["1.推进第1项", "300.推进第300项改革举措落地见效，形成可复制可推广的经验做法；"], lead=["市国资委"], line=3), t("2", "教育改革", content=text(40), lead=["市教育局"], line=4), t("3", "医疗改革", content=text(400)[:9500], lead=["市卫健委"], line=5)]))


# ---- writers' oddities
def odd_parts():
    """Relationship targets with ../ and in capitals, a part with a byte order mark, CDATA, comments, an entity for a line break, cells and rows without styles."""
    book = Book([Sheet("任务", [["序号", "重点任务", "工作内容", "牵头单位"], [1, "数字<乡村>", "第一行\n第二行", "县农业农村局"], [2, "电商直播", "培训主播50名", "县商务局"]])])
    parts = book.parts()
    parts["xl/worksheets/Sheet1.XML"] = "\ufeff" + parts.pop("xl/worksheets/sheet1.xml").replace('standalone="yes"?>\r\n', 'standalone="yes"?>\r\n<!-- 系统导出 -->')
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace('Target="worksheets/sheet1.xml"', 'Target="../xl/worksheets/Sheet1.XML"')
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("/xl/worksheets/sheet1.xml", "/xl/worksheets/Sheet1.XML")
    strings = parts["xl/sharedStrings.xml"].replace("第一行\n第二行", "第一行&#10;第二行").replace("<t>电商直播</t>", "<t><![CDATA[电商]]>直播</t>").replace("数字&lt;乡村&gt;", "<![CDATA[数字<乡村>]]>")
    parts["xl/sharedStrings.xml"] = strings
    put("odd-parts.xlsx", zipped(parts), plan(None, [t("1", "数字<乡村>", content={"parts": ["第一行", "第二行"]}, lead=["县农业农村局"], line=2), t("2", "电商直播", content="培训主播50名", lead=["县商务局"], line=3)]))
    utf16 = book.parts()
    for n in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
        utf16[n] = b"\xff\xfe" + utf16[n].replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16-le")
    put("parts-in-utf16.xlsx", zipped(utf16), plan(None, [t("1", "数字<乡村>", lead=["县农业农村局"], line=2), t("2", "电商直播", content="培训主播50名", line=3)]))
    gb = book.parts()
    gb["xl/sharedStrings.xml"] = gb["xl/sharedStrings.xml"].replace('encoding="UTF-8"', 'encoding="GB2312"').encode("gb18030")
    put("strings-in-gb2312.xlsx", zipped(gb), plan(None, [t("1", "数字<乡村>", lead=["县农业农村局"], line=2), t("2", "电商直播", content="培训主播50名", line=3)]))


def broken_bits():
    """A merge that lies outside, one that covers another, an index of a string that is not there: Excel opens such files, after asking or not."""
    rows = [["序号", "重点任务", "牵头单位", "责任单位"], [1, "绿色建筑", "市住建局", "各县区"], [2, B(), "市资规局", B()], [3, "装配式建筑", "市住建局", None]]
    put("merges-outside-and-double.xlsx", one("", rows, ["B2:B3", "D2:D3", "A90:D90", "XFC1048570:XFD1048576", "C4:C4"]), plan(None, [
        t("1", "绿色建筑", lead=["市住建局"], support=["各县区"], line=2), t("2", "绿色建筑", lead=["市资规局"], support=["各县区"], line=3), t("3", "装配式建筑", lead=["市住建局"], support=[], line=4)]))


def make():
    for f in (agency_over_lead_and_help, task_header_over_two_columns, category_without_number, header_rows_not_merged, lines_above, letter_in_sheet, empty_column_inside, quarters, sections_restart,
              numbers_of_two_levels, formats, summary_first, hidden_range, macros_and_templates, long_cells, odd_parts, broken_bits):
        f()
