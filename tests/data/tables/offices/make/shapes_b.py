#!/usr/bin/env python3
"""More shapes (see shapes.py), and documents whose grid is ragged or whose lists go on from cell to cell."""
import random
from hand import Book, X
from shapes import Shape
from word import *

SHAPES = [
    (Shape("body-cells-merged-over-roles", [["序号", "重点任务", "工作举措", "2025年目标", "牵头单位", "配合单位"],
        [1, "教师培训", "组织教师全员培训，参训率100%", "", "县教育局", "县委编办"], [2, "校园安全", "配备保安300名", "达标率98%", "各乡镇", ""], [3, "课后服务", "开设社团120个", "覆盖率95%", "县教育局", ""]],
        "C2:D2 E3:F3", ["教育高质量发展任务清单"]), "xlsx docx"),
    (Shape("number-over-two-tasks", [["序号", "任务名称", "任务内容", "责任单位", "完成时限"], [1, "道路绿化", "绿化里程20公里", "县林草局", "4月"], ["", "庭院绿化", "绿化庭院500户", "各乡镇", "5月"], [2, "水系连通", "疏浚河道8公里", "县水务局", "6月"]],
        "A2:A3", ["生态建设任务表"]), "xlsx html"),
    (Shape("content-over-two-tasks", [["序号", "实事项目", "工作标准", "责任单位"], [1, "低保提标", "年内标准提高5%，按月足额发放", "县民政局"], [2, "特困供养提标", "", "县民政局"], [3, "残疾人辅具", "适配辅具300件", "县残联"]],
        "C2:C3", ["兜底保障实事项目清单"]), "docx html"),
    (Shape("leftmost-header-blank", [["", "主要任务", "具体措施", "责任部门"], ["党的建设", "理论学习", "中心组学习12次", "办公室"], ["", "组织建设", "发展党员3名", "人事科"], ["业务工作", "项目审批", "办结率100%", "审批科"]],
        "A2:A3", ["2025年度工作任务分解表"]), "xlsx docx html"),
    (Shape("title-with-date-beside", [["重点工作推进计划表", "", "", "2025年3月", ""], ["责任部门：县发改局", "", "", "填报人：张某", ""], ["序号", "工作任务", "推进措施", "责任人", "完成时限"], [1, "项目谋划", "谋划项目200个", "王某", "6月"], [2, "资金争取", "争取资金5亿元", "李某", "9月"]],
        "A1:C1 D1:E1 A2:C2 D2:E2"), "xlsx html"),
    (Shape("year-over-work-and-figure", [["序号", "目标任务", "2024年", "", "2025年", "", "责任单位"], ["", "", "工作目标", "量化指标", "工作目标", "量化指标", ""], [1, "数字乡村", "完成平台建设", "1个", "推广应用", "10个镇", "市委网信办"], [2, "宽带网络", "千兆入户", "2万户", "持续提升", "3万户", "市通管局"]],
        "A1:A2 B1:B2 C1:D1 E1:F1 G1:G2", ["信息化建设目标任务分解表"]), "xlsx docx"),
    (Shape("index-row-below-header", [["序号", "目标任务", "工作内容", "牵头单位", "配合单位"], ["1", "2", "3", "4", "5"], [1, "养老服务", "新增床位800张", "市民政局", "市卫健委"], [2, "托育服务", "新增托位1200个", "市卫健委", ""]],
        "", ["一老一小服务任务清单"]), "xlsx docx"),
    (Shape("page-subtotals", [["序号", "项目名称", "建设内容", "投资额", "责任单位"], [1, "污水管网", "新建12公里", 800, "县住建局"], [2, "供热管网", "改造9公里", 600, "县住建局"], ["本页小计", "", "", 1400, ""], ["接上页", "", "", "", ""], [3, "燃气管网", "改造15公里", 900, "县住建局"], ["本页小计", "", "", 900, ""], ["总计", "", "", 2300, ""]],
        "A4:C4 A5:E5 A7:C7 A8:C8", ["地下管网改造项目清单"]), "xlsx docx"),
    (Shape("agencies-in-sentences-and-stars", [["序号", "改革事项", "改革举措", "责任单位（★为牵头单位）", "完成时间"], [1, "一件事集成", "推出集成服务20项", "★市数据局\n市公安局\n市人社局", "9月底"], [2, "远程评标", "跨省评标30次", "市发改委牵头，市公共资源交易中心配合", "12月底"]],
        "", ["营商环境改革事项清单"]), "xlsx docx"),
    (Shape("three-year-columns-text-and-none", [["类别", "序号", "工作任务", "年度目标", "", "", "责任单位", ""], ["", "", "", "2024年", "2025年", "2026年", "牵头", "配合"], ["公共服务", 1, "公办园建设", "5所", "/", "—", "市教育局", "无"], ["", 2, "医院扩容", "启动建设", "", "投入使用", "市卫健委", "市发改委、市财政局"], ["合计", "", "", "", "", "", "", ""]],
        "A1:A2 B1:B2 C1:C2 D1:F1 G1:H1 A3:A4 D4:E4 A5:C5", ["公共服务三年行动任务分解表"]), "xlsx docx html"),
]


def header_of_dates():
    rows = [["招商引资到位资金任务表"], ["序号", "单位", (45292, 'yyyy"年"'), (45658, 'yyyy"年"'), (46023, 'yyyy"年"'), "备注"], [1, "经开区", 12.5, 15, 18, ""], [2, "城关镇", 3, 3.5, 4, "含续建"], ["合计", "", X('<c{r}><f>SUM(C3:C4)</f><v>15.5</v></c>'), X('<c{r}><f>SUM(D3:D4)</f><v>18.5</v></c>'), X('<c{r}><f>SUM(E3:E4)</f><v>22</v></c>'), ""]]
    Book().sheet("任务", rows, merges=["A1:F1", "A5:B5"]).save("header-of-dates.xlsx")


def filtered_rows():
    rows = [["督办事项台账"], ["序号", "督办事项", "责任单位", "状态"]] + [[i, f"督办事项第{i}件", "县教育局" if i % 3 else "县水务局", "已办结" if i % 2 else "在办"] for i in range(1, 13)]
    Book().sheet("台账", rows, merges=["A1:D1"], between='<autoFilter ref="A2:D14"><filterColumn colId="3"><filters><filter val="在办"/></filters></filterColumn></autoFilter>',
        hidden_rows=tuple(i + 2 for i in range(1, 13) if i % 2)).save("filtered-rows.xlsx")


def long_strings():
    words = ["健全机制", "压实责任", "完善台账", "强化督导", "定期通报", "跟踪问效", "分类施策", "协同推进"]
    pick = random.Random(7)
    rows = [["社会治理重点任务分解表"], ["序号", "重点任务", "工作举措", "责任单位"]]
    rows += [[i, f"治理任务{i}号", f"{i}号举措：" + "，".join(pick.choice(words) for _ in range(30)) + "。", f"县委{'政法委' if i % 2 else '社会工作部'}"] for i in range(1, 41)]
    Book().sheet("分解表", rows, merges=["A1:D1"]).save("long-strings.xlsx")


def ragged_grid():
    """Column edges that differ by some twips from row to row, as tables drawn by hand have them: the same cells, other spans."""
    widths = [700, 20, 1480, 15, 2485, 30, 1470, 1500]
    cell = lambda text, first, last: tc(text, span=last - first + 1 if last > first else 0, width=sum(widths[first:last + 1]))
    rows = [[("序号", 0, 0), ("工作任务", 1, 2), ("工作要求", 3, 4), ("责任单位", 5, 6), ("时限", 7, 7)], [("1", 0, 1), ("河道清障", 2, 2), ("清理障碍30处", 3, 5), ("县水务局", 6, 6), ("5月", 7, 7)],
            [("2", 0, 0), ("堤防加固", 1, 3), ("加固堤防6公里", 4, 4), ("县水务局", 5, 6), ("汛前", 7, 7)], [("3", 0, 1), ("物资储备", 2, 3), ("储备物资20类", 4, 5), ("县应急局", 6, 6), ("4月", 7, 7)]]
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    body = M("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>" + grid + "</w:tblGrid>" + "".join(tr(*[cell(*c) for c in r]) for r in rows) + "</w:tbl>")
    document("ragged-grid.docx", p("防汛准备任务清单"), body)


def lists_through_cells():
    lists = numbering([[level(0, "decimal", "%1.")], [level(0, "decimal", "%1", more='<w:suff w:val="nothing"/>')], [level(0, "chineseCountingThousand", "（%1）")]], {1: (0, ""), 2: (1, ""), 3: (2, "")})
    no = lambda: tc(p(num=(2, 0)))
    item = lambda t: p(t, num=(1, 0))
    document("list-through-cells.docx", p("安全生产整改任务清单"), p("整改要求如下：", num=(3, 0)), p("责任到人。", num=(3, 0)),
        table(tr("序号", "问题描述", "整改措施", "责任单位", "整改期限"), tr(no(), "消防通道堵塞", tc(item("清理杂物"), item("划定禁停线")), "安监站", "3月"),
            tr(no(), "电线老化", tc(item("更换线路500米")), "供电所", "4月"), tr(no(), "标识缺失", tc(p("增设标识20块")), "安监站", "4月"), columns=5), lists=lists)


if __name__ == "__main__":
    for shape, kinds in SHAPES:
        for kind in kinds.split():
            getattr(shape, kind)()
    for make in (header_of_dates, filtered_rows, long_strings, ragged_grid, lists_through_cells):
        make()
