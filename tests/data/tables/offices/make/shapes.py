#!/usr/bin/env python3
"""Shapes of tables, each written as a workbook, a document and a page from one description: rows of texts, merged rectangles."""
import re
from hand import Book, e, write
from word import M, document, p, table, tc, tr


def place(ref):
    at = re.fullmatch(r"([A-Z]+)(\d+)", ref)
    column = 0
    for c in at[1]:
        column = 26 * column + ord(c) - 64
    return int(at[2]) - 1, column - 1


class Shape:
    def __init__(self, name, rows, merges, above=(), below=()):
        self.name, self.rows, self.above, self.below = name, rows, list(above), list(below)
        self.width = max(map(len, rows))
        self.merges = [(*place(m.split(":")[0]), *place(m.split(":")[1])) for m in merges.split()]

    def first(self, r, c):
        """The merge that begins here, or None; a place inside one is False."""
        for top, left, bottom, right in self.merges:
            if (top, left) == (r, c):
                return (bottom - top + 1, right - left + 1)
            if top <= r <= bottom and left <= c <= right:
                return False
        return None

    def xlsx(self):
        from hand import letters
        n = len(self.above)
        rows = [[a] for a in self.above] + [[v for v in r] + [""] * (self.width - len(r)) for r in self.rows] + [[b] for b in self.below]
        merges = [f"{letters(l + 1)}{t + 1 + n}:{letters(r + 1)}{b + 1 + n}" for t, l, b, r in self.merges]
        merges += [f"A{i}:{letters(self.width)}{i}" for i in range(1, n + 1)] + [f"A{len(rows) - i}:{letters(self.width)}{len(rows) - i}" for i in range(len(self.below))]
        Book().sheet("Sheet1", rows, merges=merges).save(f"shape-{self.name}.xlsx")

    def docx(self):
        made = []
        for r, cells in enumerate(self.rows):
            row, c = [], 0
            while c < self.width:
                v, span = str(cells[c]) if c < len(cells) else "", self.first(r, c)
                if span is False:
                    top = next(m for m in self.merges if m[0] <= r <= m[2] and m[1] <= c <= m[3])
                    wide = top[3] - top[1] + 1
                    row.append(tc(merge="", span=wide if wide > 1 else 0))
                else:
                    wide = span[1] if span else 1
                    row.append(tc(*[p(x) for x in v.split("\n")], merge="restart" if span and span[0] > 1 else None, span=wide if wide > 1 else 0))
                c += wide
            made.append(tr(*row))
        document(f"shape-{self.name}.docx", *[p(a) for a in self.above], table(*made, columns=self.width), *[p(b) for b in self.below])

    def html(self, encoding="utf-8"):
        out = []
        for r, cells in enumerate(self.rows):
            out.append("<tr>")
            for c in range(self.width):
                v, span = str(cells[c]) if c < len(cells) else "", self.first(r, c)
                if span is not False:
                    more = (f" rowspan={span[0]}" if span and span[0] > 1 else "") + (f" colspan={span[1]}" if span and span[1] > 1 else "")
                    out.append(f"<td{more}>{e(v).replace(chr(10), '<br>')}</td>")
            out.append("</tr>\n")
        above, below = "".join(f"<p>{e(a)}</p>" for a in self.above), "".join(f"<p>{e(b)}</p>" for b in self.below)
        write(f"shape-{self.name}.html", f"<html><head><meta charset={encoding}></head><body>{above}<table border=1>{''.join(out)}</table>{below}</body></html>".encode(encoding))


SHAPES = [
    (Shape("three-levels-of-targets", [["一级指标", "二级指标", "三级指标", "分值", "考核标准", "考核单位"],
        ["经济发展", "增长", "生产总值增速", 10, "增长6.5%得满分", "县统计局"], ["", "", "固定资产投资", 8, "增长10%得满分", "县发改局"], ["", "质效", "税收占比", 5, "达到75%", "县税务局"],
        ["民生保障", "就业", "城镇新增就业", 6, "新增3500人", "县人社局"], ["", "社保", "养老保险参保率", 4, "达到97%", "县人社局"]],
        "A2:A4 B2:B3 A5:A6", ["2025年度目标责任考核指标"]), "xlsx docx html"),
    (Shape("header-over-number-and-name", [["目标任务", "", "工作举措", "责任分工", "", "时限"], ["", "", "", "牵头单位", "配合单位", ""],
        [1, "建设零碳园区", "编制实施方案", "市发改委", "市工信局", "6月"], ["", "", "申报国家试点", "市发改委", "", "9月"], [2, "壮大民营经济", "出台措施20条", "市工商联", "市税务局", "5月"]],
        "A1:B2 C1:C2 D1:E1 F1:F2 A3:A4 B3:B4", ["2025年经济体制改革任务分解表"]), "xlsx docx html"),
    (Shape("deadline-merged-over-tasks", [["序号", "整治事项", "整治内容", "责任单位", "整治时限"],
        [1, "校园食堂", "检查食堂60家", "县教育局", "6月底前"], [2, "农资打假", "抽检农资80批次", "县农业农村局", ""], [3, "加油站计量", "检定加油机200台", "县市场监管局", ""], [4, "医疗美容", "检查机构12家", "县卫健局", "9月底前"]],
        "E2:E4", ["群众身边突出问题整治清单"], ["备注：整治情况每月25日前报送县纪委监委。"]), "xlsx docx html"),
    (Shape("sections-unmerged-and-lead", [["序号", "重点工作", "年度目标", "牵头单位", "责任单位"],
        ["一、产业振兴", "", "", "", ""], [1, "设施蔬菜", "新建大棚500座", "县农业农村局", "各乡镇"], [2, "肉牛养殖", "存栏3万头", "县畜牧中心", "各乡镇"],
        ["二、生态振兴", "", "", "县生态环境局", ""], [3, "污水治理", "治理30村", "县生态环境局", "县住建局"]],
        "", ["乡村全面振兴任务清单"]), "xlsx docx"),
    (Shape("problem-with-several-measures", [["序号", "反馈问题", "整改目标", "整改措施", "责任单位", "整改时限", "整改进展"],
        [1, "污水直排问题突出。\n（一）管网缺失；\n（二）监管不力。", "消除直排口", "1.新建管网12公里", "县住建局", "2025年6月", "已完成"],
        ["", "", "", "2.开展巡查24次", "县生态环境局", "长期坚持", ""], ["", "", "水质达标", "3.监测断面6个", "县生态环境局", "2025年12月", "完成50%"],
        [2, "垃圾填埋不规范。", "规范填埋", "覆膜2万平方米", "县城管局", "2025年3月", "已完成"]],
        "A2:A4 B2:B4 C2:C3", ["附件", "省级生态环境保护督察反馈问题整改清单"]), "xlsx docx html"),
    (Shape("total-first-and-sources", [["序号", "项目名称", "建设内容", "建设年限", "总投资", "资金来源", "", "主管部门"], ["", "", "", "", "", "中央", "地方", ""],
        ["合计（3个）", "", "", "", "10500", "6000", "4500", ""], [1, "引水工程", "铺设管道80公里", "2024—2026", "6000", "4000", "2000", "县水务局"], [2, "职教中心", "新建实训楼1栋", "2025", "2500", "1000", "1500", "县教育局"],
        [3, "妇幼保健院", "新增床位100张", "2025—2026", "2000", "1000", "1000", "县卫健局"]],
        "A1:A2 B1:B2 C1:C2 D1:D2 E1:E2 F1:G1 H1:H2 A3:D3", ["2025年政府投资项目计划表", "单位：万元"]), "xlsx docx html"),
    (Shape("months-merged", [["序号", "工作任务", "1月", "2月", "3月", "4月", "5月", "6月", "责任单位"], [1, "春耕备耕", "储备化肥1万吨", "", "播种3万亩", "", "全面管护", "", "县农业农村局"], [2, "防火宣传", "持续开展", "", "", "", "", "", "县林草局"]],
        "C2:D2 E2:F2 G2:H2 C3:H3", ["上半年重点工作推进计划表"]), "xlsx html"),
    (Shape("two-number-columns", [["序号", "", "任务", "内容", "责任单位"], ["一", 1, "政策落实", "兑现资金1亿元", "市财政局"], ["", 2, "服务企业", "走访企业500家", "市工信局"], ["二", 3, "培育主体", "新增企业2000户", "市市场监管局"]],
        "A1:B1 A2:A3", ["助企纾困任务清单"]), "xlsx docx"),
    (Shape("agency-header-over-two", [["序号", "任务事项", "工作要求", "责任单位", "", "完成时限"], [1, "政务公开", "公开信息800条", "县政府办", "各乡镇", "全年"], [2, "信访维稳", "化解积案20件", "县信访局", "县公安局", "6月"], [3, "档案管理", "数字化5万页", "县档案馆", "", "12月"]],
        "D1:E1", ["综合工作任务分解表"]), "xlsx docx html"),
    (Shape("title-and-annex-in-one-cell", [["附件3\n2025年招商引资目标任务分解表", "", "", "", ""], ["单位：个、亿元", "", "", "", ""], ["序号", "责任单位", "目标任务", "", "备注"], ["", "", "签约项目数", "到位资金", ""],
        [1, "县经开区", "12", "30", ""], [2, "县商务局", "6", "10", "含外资"], [3, "城关镇", "2", "3", ""], ["合计", "", "20", "43", ""]],
        "A1:E1 A2:E2 A3:A4 B3:B4 C3:D3 E3:E4 A8:B8"), "xlsx html"),
    (Shape("row-repeats-header-inside", [["序号", "责任事项", "责任内容", "责任科室", "责任人"], [1, "意识形态", "专题研究2次", "宣传科", "张某"], [2, "保密工作", "检查4次", "办公室", "王某"],
        ["序号", "责任事项", "责任内容", "责任科室", "责任人"], [3, "信息安全", "演练1次", "信息科", "赵某"], ["二〇二五年三月", "", "", "", ""]],
        "A6:E6", ["机关内部管理责任清单"]), "docx html"),
    (Shape("plan-and-done-of-years", [["序号", "指标名称", "单位", "2024年", "", "2025年", "", "责任单位"], ["", "", "", "计划", "完成", "计划", "完成", ""], [1, "造林面积", "万亩", "1.5", "1.6", "1.8", "", "县林草局"], [2, "治沙面积", "万亩", "0.5", "0.5", "0.6", "", "县林草局"]],
        "A1:A2 B1:B2 C1:C2 D1:E1 F1:G1 H1:H2", ["国土绿化指标任务表"]), "xlsx docx"),
    (Shape("note-row-between", [["序号", "实事项目", "实施内容", "主办单位", "协办单位"], [1, "便民市场", "新建3处", "市商务局", "市城管局"], ["以下为新增项目（经第12次常务会议研究确定）", "", "", "", ""], [2, "健身步道", "新建20公里", "市体育局", "市园林局"], [3, "母婴室", "新建30间", "市妇联", ""]],
        "A3:E3", ["为民办实事项目表"]), "xlsx docx"),
    (Shape("categories-two-columns", [["领域", "类别", "序号", "事项名称", "公开内容", "公开时限", "责任主体"], ["财政", "预算", 1, "部门预算", "收支总表", "20日内", "县财政局"], ["", "决算", 2, "部门决算", "决算报表", "20日内", "县财政局"], ["救助", "", 3, "低保审批", "名单公示", "7日", "县民政局"], ["", "", 4, "特困供养", "供养标准", "实时", "县民政局"]],
        "A2:A3 A4:B5", ["基层政务公开事项清单"]), "xlsx html"),
]

if __name__ == "__main__":
    for shape, kinds in SHAPES:
        for kind in kinds.split():
            getattr(shape, kind)()
