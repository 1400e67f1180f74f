#!/usr/bin/env python3
"""Workbooks by hand, the less usual: namespaces, cells without reference, rich and phonetic runs, two tables on a sheet, UTF-16, totals."""
from hand import HEAD, MAIN, REL, Book, Raw, X, prefixed, strict, letters

HEADER = ["序号", "重点任务", "工作举措", "牵头单位", "配合单位", "完成时限"]
TASKS = [[1, "推进河湖长制", "巡河1200次", "县水务局", "各乡镇", "12月底"], [2, "造林绿化", "造林1.5万亩", "县林草局", "县财政局", "11月底"]]

def two_tables():
    rows = [["表1 重点任务清单"], *[HEADER], *TASKS, [], ["表2 主要指标"], ["指标名称", "计量单位", "2024年", "2025年"],
            ["森林覆盖率", "%", 33.5, 34], ["用水总量", "亿立方米", 1.2, 1.18]]
    Book().sheet("Sheet1", rows, merges=["A1:F1", "A6:F6"]).save("two-tables-one-sheet.xlsx")

def rich_and_phonetic():
    font = '<rPr><b/><sz val="11"/><color rgb="FFFF0000"/><rFont val="宋体"/><charset val="134"/></rPr>'
    task = Raw(f'<r>{font}<t>城乡</t></r><r><t xml:space="preserve">融合 </t></r><r>{font}<t>发展</t></r><rPh sb="0" eb="2"><t>チョウ</t></rPh><rPh sb="2" eb="4"><t>シャ</t></rPh><phoneticPr fontId="1" type="noConversion"/>')
    empty = Raw('<t/><phoneticPr fontId="1"/>')
    content = Raw('<r><t>1.完善规划_x000D_\n</t></r><r><t xml:space="preserve">2.建设&lt;示范点&gt;5个&amp;验收_x005F_x000D_</t></r>')
    rows = [["统筹城乡任务分解表"], HEADER, [1, task, content, "县发改局", empty, "全年"], [2, "美丽乡村", "创建10个村", "县农业农村局", "各镇", "全年"]]
    Book().sheet("任务", rows, merges=["A1:F1"], phonetic='<phoneticPr fontId="1" type="noConversion"/>').save("rich-runs-phonetic.xlsx")

def without_references():
    rows = [["安全生产治本攻坚任务清单", None, None, None, None, None], HEADER, [1, "燃气整治", "排查餐饮场所800家", "市住建局", None, "6月底"],
            [2, "消防检查", "检查单位500家", "市消防救援支队", "市公安局", None]]
    Book(references=False, inline=True).sheet("清单", rows).save("cells-without-reference.xlsx")

def strict_namespace():
    rows = [["数字政府建设任务分解表"], HEADER, [1, "数据归集", "归集数据10亿条", "市数据局", "市直各部门", (45838, 14)], [2, "一网统管", "接入系统30个", "市数据局", "市公安局", (46022, 31)]]
    Book().sheet("任务", rows, merges=["A1:F1"]).save("strict-namespace.xlsx", strict)

def prefixed_namespace():
    rows = [["营商环境优化提升任务清单"], HEADER, *TASKS, ["", "", "植树20万株", "县林草局", "", "4月底"]]
    Book(target_base="/xl/").sheet("任务", rows, merges=["A1:F1", "A4:A5", "B4:B5"]).save("prefixed-namespace.xlsx", prefixed)

def utf16_part():
    def change(part, text):
        if part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
            return b"\xff\xfe" + text.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16-le")
        return text
    Book().sheet("任务", [["污染防治攻坚战任务清单"], HEADER, *TASKS], merges=["A1:F1"]).save("utf16-parts.xlsx", change)

def totals_and_signatures():
    rows = [["附件2"], ["某县2025年重点项目投资计划表"], ["填报单位：县发改局", None, None, None, None, "单位：万元", None],
            ["序号", "项目名称", "建设内容及规模", "责任单位", "投资", "", "备注"], ["", "", "", "", "总投资", "本年计划", ""],
            ["合计", None, None, None, (15600, 3), (6300, 3), ""], ["一、交通项目（2个）", None, None, None, (9600, 3), (4300, 3), ""],
            [1, "县城至李家镇公路", "改建二级公路18公里", "县交通运输局", (8000, 3), (3500, 3), "续建"],
            [2, "桥梁维修", "维修桥梁6座", "县公路段", (1600, 3), (800, 3), "新建"],
            ["二、水利项目（1个）", None, None, None, (6000, 3), (2000, 3), ""],
            [3, "灌区改造", "改造渠道45公里", "县水务局", (6000, 3), (2000, 3), "新建"],
            ["小计", None, None, None, (6000, 3), (2000, 3), ""],
            ["注：投资以批复为准。"], ["填表人：张某", None, None, "审核人：李某", None, "填报日期：2025年1月10日", None]]
    Book().sheet("投资计划", rows, merges=["A2:G2", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:F4", "G4:G5", "A6:D6", "A7:D7", "A10:D10", "A12:D12", "A13:G13"]).save("totals-sections-signatures.xlsx")

def three_header_rows_groups():
    rows = [["乡村振兴考核指标任务分解表"], ["类别", "序号", "指标名称", "单位", "目标值", "", "", "", "责任分工", ""],
            ["", "", "", "", "2024年", "", "2025年", "", "牵头单位", "配合单位"], ["", "", "", "", "全县", "城关镇", "全县", "城关镇", "", ""],
            ["产业兴旺", 1, "粮食总产量", "万吨", 28, 3.5, 28.5, 3.6, "县农业农村局", "县统计局"],
            ["", 2, "农产品加工转化率", "%", (0.62, 9), (0.6, 9), (0.65, 9), (0.63, 9), "县农业农村局", ""],
            ["生态宜居", 3, "卫生厕所普及率", "%", (0.8, 9), (0.85, 9), (0.9, 9), (0.95, 9), "县卫健局", "县农业农村局"]]
    Book().sheet("考核", rows, merges=["A1:J1", "A2:A4", "B2:B4", "C2:C4", "D2:D4", "E2:H2", "E3:F3", "G3:H3", "I2:J2", "I3:I4", "J3:J4", "A5:A6"]).save("three-header-rows-groups.xlsx")

def all_empty_parts_and_far_cells():
    rows = {3: [None, None, "2025年督查考核任务清单"], 5: [None, None, "序号", "督查事项", "督查内容", "责任单位", "备注"],
            6: [None, None, 1, "政府工作报告落实", "报告任务落实情况", "县政府督查室", None],
            8: [None, None, 2, "安全生产责任落实", "责任制落实情况", "县应急局", "联合督查"],
            1048576: [None, ""]}
    Book().sheet("督查", rows, merges=["C3:G3"], cols='<col min="1" max="2" width="2"/><col min="8" max="16384" width="9" hidden="1"/>', dimension="A1:XFD1048576").save("table-away-from-corner.xlsx")

def many_runs_in_merged_header():
    rows = [["2025年度党建工作责任清单"], ["序\n号", "责 任 主 体", "责任\n内容", "完成\n时限", "责任人\n（联系电话）"],
            [1, "党委（党组）书记", "1.每半年研究党建工作1次；\n2.讲党课2次", "全年", "张某13800000000"],
            [2, "班子成员", "落实“一岗双责”", "全年", ""]]
    Book().sheet("责任清单", rows, merges=["A1:E1"]).save("header-cells-broken-lines.xlsx")

def years_as_numbers():
    rows = [["“十四五”主要指标年度分解表"], ["序号", "指标", "计量单位", "基期值", (2021, '0"年"'), (2022, '0"年"'), (2023, '0"年"'), "责任部门"],
            [1, "地区生产总值增速", "%", 6.1, (0.065, 10), (0.07, 9), (0.07, 9), "县发改局"], [2, "新增市场主体", "户", 1200, 1300, 1400, 1500, "县市场监管局"]]
    Book().sheet("指标", rows, merges=["A1:H1"]).save("years-by-number-format.xlsx")

def overlapping_and_odd_merges():
    rows = [["整治任务清单"], ["序号", "整治任务", "整治措施", "责任单位", "时限"],
            [1, "违建整治", "拆除违建3000平方米", "县自然资源局", "8月"], [2, "占道经营", "规范摊点120处", "县城管局", "9月"]]
    Book().sheet("清单", rows, merges=["A1:E1", "C3", "D5:E9", "A2:A2"]).save("odd-merges.xlsx")

for make in (two_tables, rich_and_phonetic, without_references, strict_namespace, prefixed_namespace, utf16_part, totals_and_signatures, three_header_rows_groups,
             all_empty_parts_and_far_cells, many_runs_in_merged_header, years_as_numbers, overlapping_and_odd_merges):
    make()
