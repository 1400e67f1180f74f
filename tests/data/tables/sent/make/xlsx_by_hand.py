"""Workbooks as Excel and WPS write them."""
from put import plan, put, t
from workbook import Book, Cell, Sheet, calc, num, rich, styled

B = styled


# ---- merged cells
def merge_over_rows():
    rows = [["某县2024年乡村振兴重点工作责任分解表"] + [B()] * 7,
            ["序号", "行动", "重点任务", "工作内容", "牵头单位", "责任单位\n（配合单位）", "完成时限", "备注"],
            [1, "产业振兴行动", "发展特色种植", "新建蔬菜大棚120座", "县农业农村局", "县财政局、各乡镇", "2024年6月底", None],
            [Cell(99), B(), "旧的任务名称", "培育合作社8家", B(), None, "2024年9月底", None],
            [B(), B(), B(), "建设冷链仓库2个", "县商务局", "县农业农村局", "2024年12月底", "跨年项目"],
            [2, B(), "做强农产品品牌", "认证绿色食品5个", "县市场监管局", "无", "全年", None],
            [3, "人居环境行动", "农村厕所改造", "改造户厕1300户", "县卫健局", "各乡镇", "10月底", None],
            [4, "旧的行动", "生活垃圾治理", "新建垃圾中转站3座", "县城管局", B(), "全年", None]]
    merges = ["A1:H1", "A3:A5", "B3:B6", "C3:C5", "E3:E4", "B7:B8", "F7:F8"]
    a, b = "产业振兴行动", "人居环境行动"
    put("merged-over-rows-stale-wps.xlsx", Book([Sheet("责任分解表", rows, merges)]).bytes(), plan("某县2024年乡村振兴重点工作责任分解表", [
        t("1", "发展特色种植", action=a, content="新建蔬菜大棚120座", lead=["县农业农村局"], support=["县财政局", "各乡镇"], extra={"完成时限": "2024年6月底", "备注": ""}, line=3, sheet="责任分解表"),
        t("1", "发展特色种植", action=a, content="培育合作社8家", lead=["县农业农村局"], support=[], extra={"完成时限": "2024年9月底"}, line=4),
        t("1", "发展特色种植", action=a, content="建设冷链仓库2个", lead=["县商务局"], support=["县农业农村局"], extra={"完成时限": "2024年12月底", "备注": "跨年项目"}, line=5),
        t("2", "做强农产品品牌", action=a, content="认证绿色食品5个", lead=["县市场监管局"], support=[], extra={"完成时限": "全年", "备注": ""}, line=6),
        t("3", "农村厕所改造", action=b, content="改造户厕1300户", lead=["县卫健局"], support=["各乡镇"], line=7),
        t("4", "生活垃圾治理", action=b, content="新建垃圾中转站3座", lead=["县城管局"], support=["各乡镇"], line=8)]))


def merge_across_years():
    rows = [["城市更新三年行动任务分解表"] + [B()] * 6,
            ["序号", "项目名称", "年度目标", B(), B(), "牵头单位", "责任单位"],
            [B(), B(), "2024年", "2025年", "2026年", B(), B()],
            [1, "南山片区改造", "完成前期工作", B(), "开工建设", "市住建局", "各区"],
            [2, "滨河步道", "每年新建5公里", B(), B(), "市城管局", "市水务局"],
            [3, "停车设施", "新增泊位800个", "新增泊位1000个", "新增泊位1200个", "市交警支队", "市住建局"],
            [4, "地下管网", "编制规划", "改造管网60公里", B(), "市住建局", "市水务局"],
            [5, "易涝点整治", None, B(), B(), "市水务局", "各区"]]
    merges = ["A1:G1", "A2:A3", "B2:B3", "C2:E2", "F2:F3", "G2:G3", "C4:D4", "C5:E5", "D7:E8"]
    put("merged-across-years-excel.xlsx", Book([Sheet("Sheet1", rows, merges)]).bytes(), plan("城市更新三年行动任务分解表", [
        t("1", "南山片区改造", targets={"2024年": "完成前期工作", "2025年": "完成前期工作", "2026年": "开工建设"}, lead=["市住建局"], support=["各区"], line=4),
        t("2", "滨河步道", targets={"2024年": "每年新建5公里", "2025年": "每年新建5公里", "2026年": "每年新建5公里"}, lead=["市城管局"], support=["市水务局"], line=5),
        t("3", "停车设施", targets={"2024年": "新增泊位800个", "2025年": "新增泊位1000个", "2026年": "新增泊位1200个"}, line=6),
        t("4", "地下管网", targets={"2024年": "编制规划", "2025年": "改造管网60公里", "2026年": "改造管网60公里"}, lead=["市住建局"], support=["市水务局"], line=7),
        t("5", "易涝点整治", targets={"2024年": "", "2025年": "改造管网60公里", "2026年": "改造管网60公里"}, lead=["市水务局"], support=["各区"], line=8)],
        years=["2024年", "2025年", "2026年"]))


def layout_merges():
    """Each row has its cells merged over two columns, as people do to line tables up with each other."""
    rows = [["2023年度优化营商环境责任清单"] + [B()] * 6,
            ["序号", "工作任务", B(), "完成时限", "责任单位", B(), "备注"],
            ["1", "压缩企业开办时间", B(), "6月底", "市场监管局", B(), None],
            ["2", "推行一窗受理", B(), "9月底", "政务服务局、公安局", B(), "含县区"],
            ["3", "清理拖欠账款", B(), "全年", "工信局", B(), None]]
    merges = ["A1:G1"] + [f"{c}{r}:{d}{r}" for r in range(2, 6) for c, d in (("B", "C"), ("E", "F"))]
    put("layout-merges-in-every-row.xlsx", Book([Sheet("清单", rows, merges)]).bytes(), plan("2023年度优化营商环境责任清单", [
        t("1", "压缩企业开办时间", agencies=["市场监管局"], extra={"完成时限": "6月底"}, line=3),
        t("2", "推行一窗受理", lead=["政务服务局"], support=["公安局"], extra={"完成时限": "9月底", "备注": "含县区"}, line=4),
        t("3", "清理拖欠账款", agencies=["工信局"], extra={"完成时限": "全年"}, line=5)]))


def lead_merged_over_tasks():
    rows = [["序号", "重点任务", "具体举措", "牵头单位", "配合单位", "完成时限", "备注"],
            ["1", "推进教育联合体", "组建联合体6个", "市教育局", "各学校", "2024年8月", "每季度末报进展"],
            ["2", "扩大普惠学位", "新增学位2000个", B(), None, B(), B()],
            ["3", "提升课后服务", "覆盖率100%", B(), "市财政局", "2024年12月", B()],
            ["4", "建设职教园区", "完成主体工程", "市人社局", "市教育局", B(), B()]]
    put("lead-merged-over-tasks.xlsx", Book([Sheet("教育", rows, ["D2:D4", "F2:F3", "F4:F5", "G2:G5"])]).bytes(), plan(None, [
        t("1", "推进教育联合体", content="组建联合体6个", lead=["市教育局"], support=["各学校"], extra={"完成时限": "2024年8月", "备注": "每季度末报进展"}, line=2),
        t("2", "扩大普惠学位", content="新增学位2000个", lead=["市教育局"], support=[], extra={"完成时限": "2024年8月", "备注": "每季度末报进展"}, line=3),
        t("3", "提升课后服务", content="覆盖率100%", lead=["市教育局"], support=["市财政局"], extra={"完成时限": "2024年12月", "备注": "每季度末报进展"}, line=4),
        t("4", "建设职教园区", content="完成主体工程", lead=["市人社局"], support=["市教育局"], extra={"完成时限": "2024年12月", "备注": "每季度末报进展"}, line=5)]))


# ---- title, units, header rows, totals, notes
def annex_units_notes():
    rows = [["附件2"] + [None] * 7,
            ["2025年县级财政衔接资金项目计划表"] + [B()] * 7,
            [None] * 5 + ["单位：万元", B(), B()],
            ["序号", "项目名称", "建设内容", "投资规模", B(), B(), "责任单位", "备注"],
            [B(), B(), B(), "合计", "中央", "县级", B(), B()],
            ["合　　计", B(), B(), 690, 420, 270, None, None],
            [1, "柳树沟村道路硬化", "硬化道路3.2公里", 320, 220, 100, "县交通局", None],
            [2, "双河村饮水安全", "铺设管网12公里", 150, 100, 50, "县水务局", "续建"],
            [3, "数字乡村平台", "建设平台1个", 220, 100, 120, "县农业农村局", None],
            ["注：1.本表所列项目以批复为准；\n    2.资金按进度拨付。"] + [B()] * 7,
            ["填报人：甲某某            审核人：乙某某            填报日期：2025年3月1日"] + [B()] * 7]
    merges = ["A2:H2", "F3:H3", "A4:A5", "B4:B5", "C4:C5", "D4:F4", "G4:G5", "H4:H5", "A6:C6", "A10:H10", "A11:H11"]
    put("annex-units-total-notes.xlsx", Book([Sheet("项目计划", rows, merges)]).bytes(), plan("2025年县级财政衔接资金项目计划表", [
        t("1", "柳树沟村道路硬化", cells=["硬化道路3.2公里", "320", "220", "100"], lead=["县交通局"], line=7, action=""),
        t("2", "双河村饮水安全", cells=["铺设管网12公里", "150", "100", "50"], lead=["县水务局"], extra={"备注": "续建"}, line=8, action=""),
        t("3", "数字乡村平台", cells=["建设平台1个", "220", "120"], lead=["县农业农村局"], line=9, action="")]))


def three_header_rows():
    rows = [["市级重点项目推进计划表"] + [B()] * 8,
            ["序号", "项目名称", "推进计划", B(), B(), B(), "责任分工", B(), "备注"],
            [B(), B(), "2024年", B(), "2025年", B(), "牵头单位", "配合单位", B()],
            [B(), B(), "上半年", "下半年", "上半年", "下半年", B(), B(), B()],
            ["1", "云计算中心", "完成立项", "开工", "主体封顶", "投入使用", "市数据局", "市发改委", None],
            ["2", "综合客运枢纽", "完成可研", "用地报批", "开工", B(), "市交通局", "市资规局、铁路办", "省列项目"]]
    merges = ["A1:I1", "A2:A4", "B2:B4", "C2:F2", "G2:H2", "I2:I4", "C3:D3", "E3:F3", "G3:G4", "H3:H4", "E6:F6"]
    put("three-header-rows-half-years.xlsx", Book([Sheet("推进计划", rows, merges)]).bytes(), plan("市级重点项目推进计划表", [
        t("1", "云计算中心", cells=["完成立项", "开工", "主体封顶", "投入使用"], lead=["市数据局"], support=["市发改委"], line=5),
        t("2", "综合客运枢纽", cells=["完成可研", "用地报批", "开工"], lead=["市交通局"], support=["市资规局", "铁路办"], extra={"备注": "省列项目"}, line=6)]))


def header_years_as_numbers():
    y = '0"年"'
    rows = [["“十四五”生态环境保护主要指标表"] + [B()] * 6,
            ["类别", "序号", "指标名称", num(2023, y), num(2024, y), num(2025, y), "指标属性"],
            ["环境质量", 1, "优良天数比例（%）", num(83.5, "0.0"), num(84, "0.0"), num(85, "0.0"), "约束性"],
            [B(), 2, "细颗粒物浓度（微克/立方米）", 35, 34, 33, "约束性"],
            [B(), 3, "地表水优良比例（%）", num(90, "0.0"), num(91.2, "0.0"), num(92, "0.0"), "约束性"],
            ["应对气候变化", 4, "非化石能源占比（%）", "—", "—", "【18】", "预期性"]]
    put("header-years-as-numbers.xlsx", Book([Sheet("指标", rows, ["A1:G1", "A3:A5"])]).bytes(), plan("“十四五”生态环境保护主要指标表", [
        t("1", "优良天数比例（%）", action="环境质量", targets={"2023年": "83.5", "2024年": "84.0", "2025年": "85.0"}, extra={"指标属性": "约束性"}, lead=[], support=[], line=3),
        t("2", "细颗粒物浓度（微克/立方米）", action="环境质量", targets={"2023年": "35", "2024年": "34", "2025年": "33"}, line=4),
        t("3", "地表水优良比例（%）", action="环境质量", targets={"2023年": "90.0", "2024年": "91.2", "2025年": "92.0"}, line=5),
        t("4", "非化石能源占比（%）", action="应对气候变化", targets={"2023年": "—", "2025年": "【18】"}, extra={"指标属性": "预期性"}, line=6)],
        years=["2023年", "2024年", "2025年"]))


def header_repeated_by_page():
    head = ["序号", "督办事项", "办理要求", "承办单位", "办理时限"]
    rows = [["2024年第三季度督办事项台账"] + [B()] * 4, head,
            [1, "老旧电梯更新", "更新电梯40部", "市市场监管局", "9月20日"],
            [2, "校园周边整治", "清理摊点60处", "市城管局", "9月25日"],
            ["（续表）"] + [B()] * 4, head,
            [3, "供热管网检修", "检修管网30公里", "市住建局", "10月15日"],
            ["2024年第三季度督办事项台账"] + [B()] * 4, head,
            [4, "防汛物资补充", "补充物资20类", "市应急局", "7月31日"]]
    put("header-again-on-each-page.xlsx", Book([Sheet("台账", rows, ["A1:E1", "A5:E5", "A8:E8"])]).bytes(), plan("2024年第三季度督办事项台账", [
        t("1", "老旧电梯更新", cells=["更新电梯40部"], lead=["市市场监管局"], extra={"办理时限": "9月20日"}, action="", line=3),
        t("2", "校园周边整治", cells=["清理摊点60处"], lead=["市城管局"], action="", line=4),
        t("3", "供热管网检修", cells=["检修管网30公里"], lead=["市住建局"], action="", line=7),
        t("4", "防汛物资补充", cells=["补充物资20类"], lead=["市应急局"], action="", line=10)]))


def index_row():
    rows = [["就业创业目标任务完成情况统计表"] + [B()] * 5,
            ["序号", "目标任务", "计量单位", "目标值", "完成值", "责任单位"],
            ["甲", "乙", "丙", 1, 2, 3],
            [1, "城镇新增就业", "万人", 1.2, 0.85, "就业服务中心"],
            [2, "高校毕业生就业", "人", 3600, 2900, "人才交流中心"],
            [3, "创业担保贷款", "万元", 5000, 4200, "就业服务中心"]]
    put("index-row-below-header.xlsx", Book([Sheet("统计表", rows, ["A1:F1"])]).bytes(), plan("就业创业目标任务完成情况统计表", [
        t("1", "城镇新增就业", extra={"计量单位": "万人"}, cells=["1.2", "0.85"], lead=["就业服务中心"], line=4),
        t("2", "高校毕业生就业", extra={"计量单位": "人"}, cells=["3600", "2900"], lead=["人才交流中心"], line=5),
        t("3", "创业担保贷款", cells=["5000", "4200"], line=6)]))


# ---- sections
def sections_two_levels():
    rows = [["2024年《政府工作报告》任务分解表"] + [B()] * 4,
            ["序号", "工作任务", "牵头领导", "牵头单位", "责任单位"],
            ["一、着力扩大有效需求"] + [B()] * 4,
            ["（一）扩大有效投资"] + [B()] * 4,
            ["1", "实施亿元以上项目120个", "甲某某", "市发改委", "各县区"],
            ["2", "争取专项债券30亿元", "甲某某", "市财政局", "市发改委"],
            ["（二）促进消费"] + [B()] * 4,
            ["3", "举办促销活动20场", "乙某某", "市商务局", "市文旅局"],
            ["二、加快产业转型"] + [B()] * 4,
            ["4", "新增规上工业企业35户", "丙某某", "市工信局", None]]
    merges = ["A1:E1"] + [f"A{r}:E{r}" for r in (3, 4, 7, 9)]
    put("sections-two-levels.xlsx", Book([Sheet("任务分解", rows, merges)]).bytes(), plan("2024年《政府工作报告》任务分解表", [
        t("1", "实施亿元以上项目120个", action=["一、着力扩大有效需求", "（一）扩大有效投资"], lead=["市发改委"], support=["各县区"], extra={"牵头领导": "甲某某"}, line=5),
        t("2", "争取专项债券30亿元", action=["一、着力扩大有效需求", "（一）扩大有效投资"], lead=["市财政局"], support=["市发改委"], line=6),
        t("3", "举办促销活动20场", action=["一、着力扩大有效需求", "（二）促进消费"], lead=["市商务局"], support=["市文旅局"], line=8),
        t("4", "新增规上工业企业35户", action={"one_of": ["二、加快产业转型", "加快产业转型"]}, lead=["市工信局"], support=[], line=10)]))


def section_number_and_name():
    rows = [["2022年度为民办实事项目清单"] + [B()] * 5,
            ["序号", "项目名称", "实施内容", "牵头单位", "协办单位", "完成时限"],
            ["一", "就业增收方面"] + [B()] * 4,
            [1, "技能培训", "培训城乡劳动者8000人次", "县人社局", "各镇", "11月底"],
            [2, "公益岗位", "开发公益性岗位300个", "县人社局", "县残联", "6月底"],
            ["二", "医疗健康方面"] + [B()] * 4,
            [3, "家庭医生签约", "重点人群签约率90%", "县卫健局", None, "12月底"],
            ["三", "住房保障方面", None, None, None, None],
            [4, "农房抗震改造", "改造农房260户", "县住建局", "县应急局", "10月底"]]
    put("sections-number-and-name.xlsx", Book([Sheet("Sheet1", rows, ["A1:F1", "B3:F3", "B6:F6"])]).bytes(), plan("2022年度为民办实事项目清单", [
        t("1", "技能培训", action=["就业增收方面"], content="培训城乡劳动者8000人次", lead=["县人社局"], support=["各镇"], extra={"完成时限": "11月底"}, line=4),
        t("2", "公益岗位", action=["就业增收方面"], lead=["县人社局"], support=["县残联"], line=5),
        t("3", "家庭医生签约", action=["医疗健康方面"], lead=["县卫健局"], support=[], line=7),
        t("4", "农房抗震改造", action=["住房保障方面"], lead=["县住建局"], support=["县应急局"], line=9)]))


# ---- numbers as they are shown
def number_formats():
    wan, dbdate, dbnum = '0.0"万元"', '[DBNum1][$-804]yyyy"年"m"月"d"日";@', '[DBNum1][$-804]General"处"'
    rows = [["2025年度重点建设项目进度表"] + [B()] * 10,
            ["序号", "项目名称", "项目编码", "总投资", "完成率", "开工日期", "竣工日期", "点位", "同比", "联系电话", "责任单位"],
            [num(1.1, "0.00"), "城区雨污分流", num(12, "0000"), num(1234.5, wan), num(0.655, 9), num(45838, "yyyy/m/d;@"), num(46022, dbdate), num(12, dbnum), num(0.30000000000000004), num(13800000000), "市住建局"],
            [num(1.2, "0.00"), "污泥处置中心", num(3, '"XM-"000'), num(88, wan), num(0.1234, 10), num(45838, 'yyyy"年"m"月";@'), num(46053, "yyyy-mm-dd"), num(6, dbnum), num(-0.015, "0.0%;[Red]-0.0%"), "0938-0000000", "市水务局"],
            [num(1.3, "0.00"), "中水回用", Cell("0099", "@"), num(-1234.567, r"#,##0.00_ ;[Red]\-#,##0.00\ "), num(1, 9), num(45838, 14), num(46096, 'm"月"d"日";@'), num(2, dbnum), num(3, r'0_);[Red]\(0\)'), num(123456789012), "市水务局"],
            [num(1.1, "0.0"), "海绵城市", num(7, "000000"), num(0, '#,##0.00;-#,##0.00;"—"'), num(0, "0.0%"), num(45838, 31), num(45838.354166666664, 22), num(10, dbnum), num(1.5e-3), Cell("无"), "市住建局"],
            [num(2), "智慧水务", Cell("A-01"), num(20000, 3), num(0.5, "0.##%"), num(45838, 57), num(46022, "yyyy.mm.dd"), "3处", num(2.5, '+0.0"个百分点";-0.0"个百分点"'), None, "市水务局"]]
    one = {"one_of": ["十二处", "一十二处"]}
    put("number-formats-excel.xlsx", Book([Sheet("进度表", rows, ["A1:K1"])]).bytes(), plan("2025年度重点建设项目进度表", [
        t("1.10", "城区雨污分流", extra={"项目编码": "0012", "总投资": "1234.5万元", "完成率": "66%", "开工日期": "2025/6/30", "竣工日期": "二〇二五年十二月三十一日", "点位": one, "同比": "0.3", "联系电话": "13800000000"}, lead=["市住建局"], line=3),
        t("1.20", "污泥处置中心", extra={"项目编码": "XM-003", "总投资": "88.0万元", "完成率": "12.34%", "开工日期": "2025年6月", "竣工日期": "2026-01-31", "点位": "六处", "同比": "-1.5%", "联系电话": "0938-0000000"}, line=4),
        t("1.30", "中水回用", extra={"项目编码": "0099", "总投资": "-1,234.57", "完成率": "100%", "开工日期": "2025/6/30", "竣工日期": "3月15日", "点位": "二处", "同比": "3", "联系电话": "123456789012"}, line=5),
        t("1.1", "海绵城市", extra={"项目编码": "000007", "总投资": "—", "完成率": "0.0%", "开工日期": "2025年6月30日", "竣工日期": {"one_of": ["2025/6/30 8:30"]}, "点位": {"one_of": ["十处", "一十处"]}, "同比": "0.0015"}, line=6),
        t("2", "智慧水务", extra={"项目编码": "A-01", "总投资": "20,000", "完成率": {"one_of": ["50.%", "50%"]}, "开工日期": "2025年6月", "竣工日期": "2025.12.31", "点位": "3处", "同比": "+2.5个百分点"}, line=7)]))


def dates_1904():
    rows = [["招商引资项目签约进度表"] + [B()] * 4,
            ["序号", "项目名称", "签约日期", "投产日期", "引进单位"],
            [1, "新能源装备", num(44376, 14), num(44560, 'yyyy"年"m"月"d"日"'), "市商务局"],
            [2, "食品加工园", num(44377, "yyyy-m-d"), num(44621, 'yyyy"年"m"月"'), "市农业农村局"]]
    put("dates-1904-mac.xlsx", Book([Sheet("签约", rows, ["A1:E1"])], date1904=True).bytes(), plan("招商引资项目签约进度表", [
        t("1", "新能源装备", extra={"签约日期": "2025/6/30", "投产日期": "2025年12月31日"}, line=3),
        t("2", "食品加工园", extra={"签约日期": "2025-7-1", "投产日期": "2026年3月"}, line=4)]))


def formulas():
    rows = [["民生实事完成情况汇总表"] + [B()] * 6,
            ["序号", "实事项目", "工作内容", "目标数", "完成率", "是否达标", "责任单位"],
            [calc("ROW()-2", 1), "新建口袋公园", calc('CONCATENATE("新建口袋公园",D3,"处")', "新建口袋公园30处", "str"), calc("SUM(Y3:Z3)", 30), calc("Z3/D3", 0.9, fmt=9), calc("E3>=0.9", 1, "b"), calc("VLOOKUP(A3,单位!A:B,2,0)", "市城管局", "str")],
            [calc('<f t="shared" ref="A4:A5" si="0">A3+1</f>', 2), "适老化改造", calc("Y4", "", "str"), calc("SUM(Y4:Z4)", 1200), calc("Z4/Y4", "#DIV/0!", "e"), calc("E4>=0.9", 0, "b"), calc("X4", "市民政局", "str")],
            [calc('<f t="shared" si="0"/>', 3), "托育服务", calc('<f t="array" ref="C5">X5&amp;X6</f>', "新增托位600个", "str"), calc("SUM(Y5:Z5)", 600), calc("Z5/D5", 0.5, fmt=10), calc("X", "#N/A", "e"), "市卫健委"]]
    put("formulas-cached.xlsx", Book([Sheet("汇总", rows, ["A1:G1"])]).bytes(), plan("民生实事完成情况汇总表", [
        t("1", "新建口袋公园", content="新建口袋公园30处", extra={"完成率": "90%", "是否达标": "TRUE"}, cells=["30"], lead=["市城管局"], line=3),
        t("2", "适老化改造", content="", extra={"完成率": "#DIV/0!", "是否达标": "FALSE"}, cells=["1200"], lead=["市民政局"], line=4),
        t("3", "托育服务", content="新增托位600个", extra={"完成率": "50.00%", "是否达标": "#N/A"}, cells=["600"], lead=["市卫健委"], line=5)]))


# ---- hidden things and sheets
def hidden_rows_columns():
    rows = [["安全生产隐患整改台账"] + [B()] * 6,
            ["序号", "隐患问题", "整改措施", "内部评分", "内部意见", "整改责任单位", "整改时限"],
            [1, "消防通道堵塞", "清理杂物", 3, "转办", "城关镇", "2025年5月"],
            [2, "配电箱无防护", "加装防护罩", 4, "督办", "工业园区", "2025年5月"],
            [3, "应急灯损坏", "更换应急灯12盏", 2, "转办", "县教育局", "2025年6月"],
            [4, "燃气管道老化", "更换管道800米", 5, "挂牌", "县住建局", "2025年9月"],
            [5, "边坡隐患", "削坡加固", 5, "挂牌", "县资源局", "2025年9月"]]
    sh = Sheet("台账", rows, ["A1:G1"], cols='<col min="1" max="3" width="12" customWidth="1"/><col min="4" max="5" width="9" hidden="1" customWidth="1"/><col min="6" max="7" width="12" customWidth="1"/>',
               row_attr={4: 'hidden="1"', 6: 'hidden="true"'}, after='<autoFilter ref="A2:G7"/>')
    put("hidden-by-filter.xlsx", Book([sh]).bytes(), plan("安全生产隐患整改台账", [
        t("1", "消防通道堵塞", cells=["清理杂物"], extra={"内部评分": "3", "内部意见": "转办"}, lead=["城关镇"], line=3),
        t("2", "配电箱无防护", line=4, lead=["工业园区"]), t("3", "应急灯损坏", line=5), t("4", "燃气管道老化", line=6, lead=["县住建局"], extra={"内部意见": "挂牌"}), t("5", "边坡隐患", line=7)],
        report=[["隐藏|hidden", "4"], ["隐藏|hidden", "6"], ["隐藏|hidden", "D|内部评分"], ["隐藏|hidden", "E|内部意见"]]))


TASKS = [["序号", "重点任务", "工作内容", "牵头单位", "完成时限"], [1, "促进就业", "新增就业5000人", "区人社局", "全年"], [2, "扶持创业", "扶持创业100户", "区财政局", "6月底"]]
TASKS_WANT = [t("1", "促进就业", content="新增就业5000人", lead=["区人社局"], extra={"完成时限": "全年"}), t("2", "扶持创业", content="扶持创业100户", lead=["区财政局"], extra={"完成时限": "6月底"})]
OLD = [["序号", "重点任务", "工作内容", "牵头单位", "责任单位", "完成时限", "备注"], [1, "旧任务", "旧内容", "旧单位", "旧单位二", "去年", "旧"], [2, "旧任务二", "旧内容二", "旧单位", "旧单位二", "去年", "旧"]]
INDICATORS = [["主要预期指标"] + [B()] * 4, ["序号", "指标名称", "计量单位", "2024年", "2025年"], [1, "地区生产总值", "亿元", num(512.3), num(550)], [2, "城镇登记失业率", "%", "≤4.5", "≤4.5"]]
INDICATORS_WANT = plan("主要预期指标", [t("1", "地区生产总值", targets={"2024年": "512.3", "2025年": "550"}, extra={"计量单位": "亿元"}, lead=[], support=[]), t("2", "城镇登记失业率", targets={"2024年": "≤4.5", "2025年": "≤4.5"})], years=["2024年", "2025年"])
PROSE = [["填报说明"], ["一、本套表由各单位填报，于每季度末报送区政府督查室。"], ["二、金额以万元为单位，保留两位小数。"], ["三、联系人：甲某某，电话：0000-0000000。"]]


def sheets():
    titled = [["2025年重点任务清单"] + [B()] * 4] + TASKS
    at = lambda first: [{**w, "line": first + i} for i, w in enumerate(TASKS_WANT)]
    put("visible-sheet-before-hidden.xlsx", Book([Sheet("上年", OLD, state="hidden"), Sheet("本年", titled, ["A1:E1"])], active=1).bytes(),
        plan("2025年重点任务清单", [{**w, "sheet": "本年"} for w in at(3)], report=["上年"],
             also=[{"args": ["--sheet", "上年"], "count": 2, "tasks": [t("1", "旧任务", lead=["旧单位"], support=["旧单位二"])]}]))
    put("only-hidden-sheet-is-a-plan.xlsx", Book([Sheet("填报说明", PROSE), Sheet("任务", titled, ["A1:E1"], state="veryHidden")]).bytes(),
        plan("2025年重点任务清单", [{**w, "sheet": "任务"} for w in at(3)], report=[["任务", "隐藏|hidden"]]))
    put("plan-on-second-sheet.xlsx", Book([Sheet("填报说明", PROSE), Sheet("任务清单", titled, ["A1:E1"]), Sheet("Sheet3", [])], active=0).bytes(),
        plan("2025年重点任务清单", [{**w, "sheet": "任务清单"} for w in at(3)], report=["填报说明"], also=[{"args": ["--sheet", "2"], "title": "2025年重点任务清单", "count": 2}]))
    index = [["目　录"] + [B()] * 2, ["序号", "表格名称", "页码"], [1, "2025年重点任务清单", 1], [2, "主要预期指标", 2], [3, "责任单位通讯录", 3]]
    book = [["责任单位通讯录"] + [B()] * 3, ["序号", "单位", "联系人", "电话"], [1, "区人社局", "甲某某", "0000000"], [2, "区财政局", "乙某某", "0000001"]]
    put("index-sheet-first.xlsx", Book([Sheet("目录", index, ["A1:C1"]), Sheet("附件1", titled, ["A1:E1"]), Sheet("附件2", INDICATORS, ["A1:E1"]), Sheet("附件3", book, ["A1:D1"])], absolute=True,
        files=["worksheets/sheet4.xml", "worksheets/sheet2.xml", "worksheets/sheet9.xml", "worksheets/sheet1.xml"], path="book/workbook1.xml").bytes(),
        plan("2025年重点任务清单", [{**w, "sheet": "附件1"} for w in at(3)], report=["目录", "附件2", "附件3"], also=[
            {"args": ["--sheet", "附件2"], **INDICATORS_WANT}, {"args": ["--sheet", "3"], **INDICATORS_WANT}, {"args": ["--sheet", "9"], "error": True}]))
    second = [["2026年重点任务清单"] + [B()] * 4, TASKS[0], [1, "扩大就业", "新增就业6000人", "区人社局", "全年"]]
    put("two-plans-on-two-sheets.xlsx", Book([Sheet("2025", titled, ["A1:E1"]), Sheet("2026", second, ["A1:E1"])], active=1).bytes(),
        plan("2025年重点任务清单", [{**w, "sheet": "2025"} for w in at(3)], report=["2026"],
             also=[{"args": ["--sheet", "2026"], "title": "2026年重点任务清单", "count": 1, "tasks": [t("1", "扩大就业", content="新增就业6000人", sheet="2026", line=3)]},
                   {"args": ["--sheet", "2"], "title": "2026年重点任务清单", "count": 1}]))
    chart = Sheet("图表", [])
    book = Book([chart, Sheet("任务", titled, ["A1:E1"])], files=["chartsheets/sheet1.xml", "worksheets/sheet1.xml"])
    more = {"xl/chartsheets/sheet1.xml": f'<?xml version="1.0" encoding="UTF-8"?><chartsheet xmlns="{book.main}" xmlns:r="{book.rel}"><sheetPr/><sheetViews><sheetView workbookViewId="0"/></sheetViews><drawing r:id="rId1"/></chartsheet>'}
    put("chart-sheet-first.xlsx", book.bytes(more), plan("2025年重点任务清单", at(3)))


def two_tables_below():
    rows = [["表1 重点任务分解表"] + [B()] * 3, ["序号", "重点任务", "牵头单位", "完成时限"], [1, "修编规划", "市资规局", "6月"], [2, "清理闲置用地", "市资规局", "9月"], [],
            ["表2 主要指标表"] + [B()] * 3, ["序号", "指标", "计量单位", "2025年"], [1, "批而未供土地处置率", "%", 25], [2, "补充耕地", "亩", 1200]]
    title = {"one_of": ["表1重点任务分解表", "重点任务分解表"]}
    first = [t("1", "修编规划", lead=["市资规局"], extra={"完成时限": "6月"}, line=3), t("2", "清理闲置用地", lead=["市资规局"], extra={"完成时限": "9月"}, line=4)]
    put("two-tables-below-each-other.xlsx", Book([Sheet("Sheet1", rows, ["A1:D1", "A6:D6"])]).bytes(), {"title": title, "either": [
        {"count": 2, "tasks": first, "report": ["主要指标表|表2|6|7|second|another"]},
        {"count": 4, "tasks": first + [t(None, None, cells=["批而未供土地处置率", "%", "25"], lead=[], support=[]), t(None, None, cells=["补充耕地", "亩", "1200"], lead=[], support=[])]}]})


def two_tables_side_by_side():
    """The same header twice, a blank column between: a person reads the left half, then the right one."""
    rows = [["机关党建重点任务一览表"] + [B()] * 6, ["序号", "重点任务", "责任单位", None, "序号", "重点任务", "责任单位"],
            [1, "理论学习", "宣传科", None, 3, "支部建设", "组织科"], [2, "主题党日", "组织科", None, 4, "作风监督", "纪检室"]]
    left, right = [t("1", "理论学习", lead=["宣传科"]), t("2", "主题党日", lead=["组织科"])], [t("3", "支部建设", lead=["组织科"]), t("4", "作风监督", lead=["纪检室"])]
    put("two-halves-side-by-side.xlsx", Book([Sheet("Sheet1", rows, ["A1:G1"])]).bytes(), {"either": [
        {"title": "机关党建重点任务一览表", "count": 4, "tasks": left + right}, {"title": "机关党建重点任务一览表", "count": 4, "tasks": [left[0], right[0], left[1], right[1]]},
        {"count": 2, "tasks": [t("1", "理论学习", has=["支部建设", "组织科"]), t("2", "主题党日", has=["作风监督", "纪检室"])], "report": ["two columns|no known role"]},
        {"error": True}]})


# ---- ways of writing
def rich_strings():
    r = lambda s, pr="": f'<r>{"<rPr>" + pr + "</rPr>" if pr else ""}<t xml:space="preserve">{s}</t></r>'
    ph = lambda s, n: f'<rPh sb="0" eb="{n}"><t>{s}</t></rPh>'
    rows = [[rich(r("2024年度") + r("河湖长制", '<b/><color rgb="FFFF0000"/>') + r("重点任务清单") + ph("チョウ", 2))] + [B()] * 4,
            ["序号", rich(f"<t>重点任务</t>{ph('zhongdianrenwu', 4)}<phoneticPr fontId=\"1\" type=\"noConversion\"/>"), "工作要求", "责任单位", "完成\n时限"],
            [1, "清理河道“四乱”", rich(r("1.排查问题；") + r("\n2.整改销号 ", "<i/>") + r("100%。")), "市水务局_x000D_\n各县区", "6月底"],
            [2, "水质&amp;水量监测".replace("&amp;", "&"), rich("<t>监测断面&lt;12个&gt;</t>"), "市生态环境局", rich(r("9") + r("月底", '<vertAlign val="superscript"/>'))],
            [3, "巡河", rich("<t>每月巡河4次</t>"), "河长办", "全年"]]
    put("rich-strings-phonetic.xlsx", Book([Sheet("清单", rows, ["A1:E1"])]).bytes(), plan("2024年度河湖长制重点任务清单", [
        t("1", "清理河道“四乱”", content={"parts": ["1.排查问题；", "2.整改销号100%。"]}, agencies=["市水务局", "各县区"], extra={"完成时限": "6月底"}, line=3),
        t("2", "水质&水量监测", content="监测断面<12个>", lead=["市生态环境局"], extra={"完成时限": "9月底"}, line=4),
        t("3", "巡河", content="每月巡河4次", line=5)]))


def inline_without_refs():
    rows = [["营商环境问题整改台账", B(), B(), B(), B()], ["序号", "存在问题", "整改措施", "整改责任单位", "整改时限"],
            ["1", "审批材料重复提交", "推行材料免提交", "行政审批局", "2024年4月"], ["2", "热线回访不及时", rich("<r><t>建立</t></r><r><rPr><b/></rPr><t>回访制度</t></r>"), "市民热线中心", "2024年5月"]]
    book = Book([Sheet("data", rows, ["A1:E1"])], inline=True, refs=False)
    parts = {k: v for k, v in book.parts().items() if "styles" not in k}
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(f'<Relationship Id="rId90" Type="{book.rel}/styles" Target="styles.xml"/>', "")
    from put import zipped
    put("inline-strings-no-references.xlsx", zipped(parts, streamed=True), plan("营商环境问题整改台账", [
        t("1", "审批材料重复提交", cells=["推行材料免提交"], lead=["行政审批局"], extra={"整改时限": "2024年4月"}, line=3),
        t("2", "热线回访不及时", cells=["建立回访制度"], lead=["市民热线中心"], line=4)]))


def prefixed_strict():
    rows = [["数字政府建设任务台账"] + [B()] * 4, ["序号", "建设任务", "牵头部门", "上线日期", "完成率"],
            [1, "电子证照库", "市数据局", Cell("2025-06-30", 'yyyy"年"m"月"d"日"', "d"), num(0.8, 9)],
            [2, "一网统管平台", "市城管局", Cell("2025-12-31T00:00:00", "yyyy-mm-dd", "d"), num(0.35, 9)]]
    sh = Sheet("任务", rows, ["A1:E1"])
    put("strict-prefixed.xlsx", Book([sh], prefix="x", strict=True).bytes(), plan("数字政府建设任务台账", [
        t("1", "电子证照库", lead=["市数据局"], extra={"上线日期": "2025年6月30日", "完成率": "80%"}, line=3), t("2", "一网统管平台", lead=["市城管局"], extra={"上线日期": "2025-12-31", "完成率": "35%"}, line=4)]))
    rows = [["序号", "建设任务", "牵头部门", "完成率"], [1, "电子证照库", "市数据局", num(0.8, 9)]]
    put("prefixed-transitional.xlsx", Book([Sheet("任务", rows)], prefix="main").bytes(), plan(None, [t("1", "电子证照库", lead=["市数据局"], extra={"完成率": "80%"}, line=2)]))


def far_away():
    """The table stands at D6; formatted rows go on to the last row there is."""
    rows = [["文旅融合重点工作清单"] + [B()] * 3, ["序号", "重点工作", "责任单位", "完成时限"], [1, "举办伏羲文化节", "市文旅局", "6月"], [], [2, "创建4A级景区", "麦积区", "12月"]]
    tail = '<row r="1048575" ht="20" customHeight="1"><c r="D1048575" s="0"/></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    sh = Sheet("Sheet1", rows, ["D6:G6"], start=(6, 4), dimension="A1:XFD1048576", tail=tail, cols='<col min="8" max="16384" width="9" hidden="1"/>')
    put("table-at-d6-endless-sheet.xlsx", Book([sh]).bytes(), plan("文旅融合重点工作清单", [
        t("1", "举办伏羲文化节", lead=["市文旅局"], extra={"完成时限": "6月"}, line=8, action=""), t("2", "创建4A级景区", lead=["麦积区"], extra={"完成时限": "12月"}, line=10, action="")]))


def text_numbers():
    rows = [["行政审批事项目录清单"] + [B()] * 4, ["编号", "事项名称", "事项编码", "承诺时限", "实施单位"],
            [Cell("001", "@"), "食品经营许可", Cell("000123456789012345", "@"), num(5, '0"个工作日"'), "市场监管局"],
            [Cell("002", "@"), "取水许可", Cell("620500000000000001", "@"), num(20, '0"个工作日"'), "水务局"],
            [Cell("010", "@"), "教师资格认定", "6.20E+10", num(10, '0"个工作日"'), "教育局"]]
    put("text-numbers.xlsx", Book([Sheet("目录清单", rows, ["A1:E1"])]).bytes(), plan("行政审批事项目录清单", [
        t("001", "食品经营许可", extra={"事项编码": "000123456789012345"}, cells=["5个工作日"], lead=["市场监管局"], line=3),
        t("002", "取水许可", extra={"事项编码": "620500000000000001"}, cells=["20个工作日"], lead=["水务局"], line=4), t("010", "教师资格认定", extra={"事项编码": "6.20E+10"}, line=5)]))


def wide_duty_list():
    head = ["序号", "责任主体", "职责类别", "职责事项", "责任人", "联系电话", "设定依据"]
    rows = [["安全生产权力和责任清单（2024年版）"] + [B()] * 6, head,
            ["1", "市应急管理局", "综合监管", "1.组织编制应急预案；\n2.开展安全生产检查；\n3.负责事故调查处理。", "甲某某", "0000001", "《安全生产法》第十条"],
            ["2", B(), "行政执法", "依法查处违法行为", "乙某某", "0000002", B()],
            ["3", "市消防救援支队", "消防监管", "1.开展消防检查；2.组织火灾扑救。", "丙某某", "0000003", "《消防法》第四条"]]
    put("duty-list-merged-agency.xlsx", Book([Sheet("权责清单", rows, ["A1:G1", "B3:B4", "G3:G4"])]).bytes(), {"title": {"one_of": ["安全生产权力和责任清单（2024年版）", "安全生产权力和责任清单"]}, "count": 3, "tasks": [
        t("1", None, has=["综合监管"], cells=[["1.组织编制应急预案；", "2.开展安全生产检查；", "3.负责事故调查处理。"], "《安全生产法》第十条"], lead=["市应急管理局"], extra={"责任人": "甲某某", "联系电话": "0000001"}, line=3),
        t("2", None, has=["行政执法"], cells=["依法查处违法行为", "《安全生产法》第十条"], lead=["市应急管理局"], line=4),
        t("3", None, has=["消防监管"], lead=["市消防救援支队"], line=5)]})


def leader_and_status():
    rows = [["中央生态环境保护督察反馈意见整改任务清单"] + [B()] * 7, ["序号", "反馈问题", "整改目标", "整改措施", "牵头单位", "责任领导", "整改时限", "整改进展"],
            [1, "城镇污水处理能力不足", "处理率达到95%", "1.扩建污水厂1座；", "市住建局", "甲某某", num(45657, 'yyyy"年"m"月底"'), "已完成"],
            [B(), B(), B(), "2.建设管网45公里。", "市水务局", B(), num(46022, 'yyyy"年"m"月底"'), "正在推进"],
            [2, "砂石场生态破坏", "恢复植被", "覆土复绿120亩", "市资规局", "乙某某", "立行立改", "达到时序进度"]]
    put("rectification-own-measures.xlsx", Book([Sheet("整改任务", rows, ["A1:H1", "A3:A4", "B3:B4", "C3:C4", "F3:F4"])]).bytes(), plan("中央生态环境保护督察反馈意见整改任务清单", [
        t("1", "城镇污水处理能力不足", cells=["处理率达到95%", "1.扩建污水厂1座；"], lead=["市住建局"], extra={"责任领导": "甲某某", "整改时限": "2024年12月底", "整改进展": "已完成"}, line=3),
        t("1", "城镇污水处理能力不足", cells=["处理率达到95%", "2.建设管网45公里。"], lead=["市水务局"], extra={"责任领导": "甲某某", "整改时限": "2025年12月底", "整改进展": "正在推进"}, line=4),
        t("2", "砂石场生态破坏", cells=["恢复植被", "覆土复绿120亩"], lead=["市资规局"], extra={"责任领导": "乙某某", "整改时限": "立行立改"}, line=5)]))


def totals_inside():
    rows = [["乡镇项目资金安排表（单位：万元）"] + [B()] * 4, ["序号", "项目名称", "建设内容", "资金", "责任单位"],
            ["一、基础设施"] + [B()] * 4, [1, "桥梁加固", "加固桥梁2座", num(120, "0.00"), "县交通局"], [2, "村道修复", "修复村道5公里", num(80.5, "0.00"), "县交通局"], ["小计", B(), B(), calc("SUM(D4:D5)", 200.5, fmt="0.00"), None],
            ["二、产业发展"] + [B()] * 4, [3, "肉牛养殖", "新建圈舍20栋", num(300, "0.00"), "县农业农村局"], ["小计", B(), B(), calc("D8", 300, fmt="0.00"), None],
            ["总计", B(), B(), num(500.5, "0.00"), B()]]
    merges = ["A1:E1", "A3:E3", "A6:C6", "A7:E7", "A9:C9", "A10:C10", "D10:E10"]
    put("totals-merged-sections.xlsx", Book([Sheet("资金", rows, merges)]).bytes(), {"title": ["乡镇项目资金安排表"], "count": 3, "tasks": [
        t("1", "桥梁加固", action=["一、基础设施"], cells=["加固桥梁2座", "120.00"], lead=["县交通局"], line=4), t("2", "村道修复", action=["一、基础设施"], cells=["80.50"], line=5),
        t("3", "肉牛养殖", action=["二、产业发展"], cells=["300.00"], lead=["县农业农村局"], line=8)]})


def make():
    for f in (merge_over_rows, merge_across_years, layout_merges, lead_merged_over_tasks, annex_units_notes, three_header_rows, header_years_as_numbers,
              header_repeated_by_page, index_row, sections_two_levels, section_number_and_name, number_formats, dates_1904, formulas, hidden_rows_columns,
              sheets, two_tables_below, two_tables_side_by_side, rich_strings, inline_without_refs, prefixed_strict, far_away, text_numbers, wide_duty_list,
              leader_and_status, totals_inside):
        f()
