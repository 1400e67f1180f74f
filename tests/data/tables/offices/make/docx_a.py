#!/usr/bin/env python3
"""Documents by hand, as Word and WPS write them: numbers, merges, tables split by page, sections, changes."""
from word import *

HEAD_ROW = tr("序号", "重点任务", "工作举措", "牵头单位", "配合单位", "完成时限", properties=HEADER_ROW)
restart = "restart"

def merges():
    document("merges-and-spans.docx",
        p("附件1"), p(run("2025年重点工作任务分解表", '<w:b/><w:sz w:val="44"/>'), properties='<w:jc w:val="center"/>'), p(),
        table(HEAD_ROW,
            tr(tc("1", merge=restart), tc("稳就业", merge=restart), "新增就业4000人", tc("县人社局", merge=restart), "县财政局", "12月底"),
            tr(tc("旧", merge=""), tc(merge=""), "培训2000人次", tc(merge=""), "", "9月底"),
            tr(tc(merge=""), tc(merge=""), "稳岗返还300万元", "县财政局", "县人社局", "6月底"),
            tr(tc("一、本行为板块合并行", span=6)),
            tr("2", "扩投资", tc("完成固定资产投资80亿元", span=1), "县发改局", "", "12月底")))

def grid_before():
    document("grid-before-and-after.docx", p("防汛抗旱任务清单"),
        table(HEAD_ROW, tr("1", "水库除险", "加固水库3座", "县水务局", "县应急局", "5月底"),
            tr("巡查堤防60公里", "县水务局", "各乡镇", "汛期", properties='<w:gridBefore w:val="2"/><w:wBefore w:w="3000" w:type="dxa"/>'),
            tr("2", "物资储备", "储备编织袋5万条", "县应急局", properties='<w:gridAfter w:val="2"/><w:wAfter w:w="3000" w:type="dxa"/>')))

def numbers_of_all_kinds():
    lists = numbering([
        [level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCountingThousand", "（%2）"), level(2, "decimal", "%3.")],
        [level(0, "decimal", "%1"), level(1, "decimal", "%1.%2")],
        [level(0, "decimalEnclosedCircle", "%1")],
        [level(0, "decimal", "（%1）")]],
        {1: (0, ""), 2: (1, ""), 3: (2, ""), 4: (2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'), 5: (3, "")})
    row = lambda lvl, task, n, items, lead: tr(tc(p(num=(2, lvl))), task, tc(*[p(i, num=(n, 0)) for i in items]), lead, "", "")
    document("automatic-numbers-many.docx", p("年度工作要点任务分解表"),
        table(HEAD_ROW,
            tr(tc(p("深化改革", num=(1, 0)), span=6)),
            row(0, "国企改革", 3, ["完成公司制改革", "压减层级"], "市国资委"),
            row(1, "资产清查", 4, ["清查资产10亿元", "处置闲置资产"], "市财政局"),
            tr(tc(p("扩大开放", num=(1, 0)), span=6)),
            row(0, "招商引资", 5, ["到位资金50亿元", "签约项目30个"], "市商务局"),
            row(1, "口岸建设", 5, ["开行班列20列"], "市口岸办")), lists=lists)

def split_without_header():
    head = ["序号", "整改任务", "整改措施", "责任单位", "整改时限"]
    a = [["1", "河道垃圾", "清理垃圾200吨", "县水务局", "3月底"], ["2", "畜禽污染", "建设粪污处理设施12处", "县农业农村局", "6月底"]]
    b = [["3", "矿山复绿", "复绿面积300亩", "县自然资源局", "9月底"], ["4", "油烟扰民", "安装净化器80台", "县生态环境局", "5月底"]]
    page = p(M('<w:r><w:br w:type="page"/></w:r>'))
    document("split-without-header.docx", p("生态环境问题整改清单", style="a3"), table(head, *a, columns=5), page, table(*b, columns=5))
    document("split-continued.docx", p("生态环境问题整改任务表"), table(head, *a, columns=5), page, p("生态环境问题整改任务表（续表）"), table(head, *b, columns=5), p("— 2 —"))
    document("split-continued-xubiao.docx", p("表3　生态环境问题整改台账"), table(head, *a, columns=5), p("续表3"), table(head, *b, columns=5))

def letter_above():
    document("letter-above-heading.docx",
        p("某某市人民政府办公室"), p("关于印发2025年政府重点工作责任分工的通知"), p("某政办发〔2025〕3号"),
        p("各县、区人民政府，市政府各部门："), p("《2025年政府重点工作责任分工》已经市政府同意，现印发给你们，请认真贯彻落实。各牵头单位要制定方案，于每季度末报送进展情况。"),
        p("联系人：张某，电话：0938-0000000"), p("2025年1月20日"), p(M('<w:r><w:br w:type="page"/></w:r>')),
        p("2025年政府重点工作责任分工表", style="1"),
        table(["序号", "重点工作", "牵头领导", "牵头单位", "配合单位"], ["1", "深化“放管服”改革", "王某", "市行政审批局", "市直有关部门"], ["2", "实施引洮二期工程", "刘某", "市水务局", "各县区政府、市财政局"], columns=5),
        p("（此件公开发布）"), p("抄送：市委办公室，市人大常委会办公室。"))

def title_inside():
    document("title-inside-table.docx",
        table(tr(tc(p("2025年民生实事责任清单"), span=6)), tr(tc(p("填报单位：县政府办"), span=3), tc(p("单位：万元"), span=3)),
            tr(tc("序号", merge=restart), tc("项目名称", merge=restart), tc("年度目标", span=2), tc("责任单位", merge=restart), tc("投资", merge=restart)),
            tr(tc(merge=""), tc(merge=""), "上半年", "下半年", tc(merge=""), tc(merge="")),
            tr("1", "新建农贸市场", "完成主体", "投入使用", "县商务局", "1200"), tr("2", "安装路灯", tc("共安装500盏", span=2), "县城管局", "150"),
            tr(tc("合计", span=5), "1350")))

def nested():
    inner = table(["1.拨付资金", "500万元"], ["2.验收", "10处"], columns=2)
    document("nested-table-in-cell.docx", p("水利项目任务表"),
        table(HEAD_ROW, tr("1", "农村饮水", tc(p("分项如下："), inner, p()), "县水务局", "", "年底"), tr("2", "小型水库", "维修8座", "县水务局", "各镇", "汛前")))

def tracked():
    by = 'w:id="1" w:author="张某" w:date="2025-01-01T00:00:00Z"'
    ins = lambda t: M(f"<w:ins {by}>{run(t)}</w:ins>")
    gone = lambda t: M(f'<w:del {by}><w:r><w:delText xml:space="preserve">{t}</w:delText></w:r></w:del>')
    document("tracked-cells-rows-marks.docx", p("重点任务责任清单", gone("（征求意见稿）"), ins("（送审稿）")),
        table(HEAD_ROW,
            tr("1", tc(p("招才", gone("引资"), ins("引智"))), tc(p("引进博士", mark=f"<w:del {by}/>"), p("20名")), "市委组织部", "", "年底"),
            tr("2", "作废任务", "作废内容", "市作废局", "", "", properties=f"<w:del {by}/>"),
            tr(tc(p(ins("2"))), tc(p(ins("人才公寓"))), tc(p(ins("建设500套"))), tc(p(ins("市住建局"))), tc(p()), tc(p(ins("10月"))), properties=f"<w:ins {by}/>"),
            tr(tc(p(gone("4"), ins("3"))), "人才服务", tc(p("发放人才卡", M(f'<w:moveFrom {by}>{run("1000张")}</w:moveFrom>'), M(f'<w:moveTo {by}>{run("800张")}</w:moveTo>'))), "市人社局", tc(p("市财政局"), properties=f'<w:tcPrChange {by}><w:tcPr><w:vMerge/></w:tcPr></w:tcPrChange>'), "全年")))

def department_tables():
    head = ["序号", "任务名称", "目标要求", "责任科室", "完成时限"]
    document("table-per-department.docx", p("局机关2025年重点任务分解表"),
        p("一、办公室"), table(head, ["1", "公文管理", "零差错", "办公室", "全年"], ["2", "督查督办", "办结率100%", "办公室", "全年"], columns=5),
        p("二、规划科"), table(head, ["3", "编制规划", "完成专项规划3个", "规划科", "6月"], columns=5),
        p("三、项目科"), table(head, ["4", "项目储备", "储备项目50个", "项目科", "9月"], ["5", "资金争取", "争取资金2亿元", "项目科", "12月"], columns=5))

for make in (merges, grid_before, numbers_of_all_kinds, split_without_header, letter_above, title_inside, nested, tracked, department_tables):
    make()
