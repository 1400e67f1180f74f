"""Documents as Word and WPS write them."""
from document import HEADER, PAGE, SECTION, TITLE, W, abstract, document, num, numbered, p, r, tbl, tc, tr
from put import plan, put, t

FOUR = ["序号", "重点任务", "牵头单位", "完成时限"]
FIVE = ["序号", "重点任务", "工作内容", "牵头单位", "完成时限"]
WHO = '审核人" w:date="2024-03-01T10:00:00Z'


def ins(n, inner): return f'<w:ins w:id="{n}" w:author="{WHO}">{inner}</w:ins>'
def gone(s): return r(s).replace("w:t xml", "w:delText xml").replace("</w:t>", "</w:delText>")
def dele(n, s): return f'<w:del w:id="{n}" w:author="{WHO}">{gone(s)}</w:del>'


# ---- numbers
def circled_restart():
    nums = "".join(num(10 + i, 1, 1) for i in range(3))
    numbering = abstract(0, ("decimal", "%1")) + abstract(1, ("decimalEnclosedCircleChinese", "%1")) + num(1, 0) + nums
    rows = [tr(*FIVE, pr=HEADER)]
    data = [("招大引强", ["新建标准厂房2万平方米；", "引进企业3家；", "到位资金12亿元。"], "县商务局"), ("盘活资产", ["清理闲置资产；", "盘活土地200亩。"], "县国资办"), ("优化服务", ["设立专窗2个。"], "县行政审批局")]
    for i, (task, items, lead) in enumerate(data):
        rows.append(tr(tc(numbered(1)), task, tc("".join(numbered(10 + i, 0, s) for s in items)), lead, "2024年底"))
    put("numbers-circled-restart-word.docx", document(p("2024年招商引资重点任务分解表", TITLE), tbl(5, *rows), numbering=numbering), plan("2024年招商引资重点任务分解表", [
        t("1", "招大引强", content={"parts": ["①新建标准厂房2万平方米；", "②引进企业3家；", "③到位资金12亿元。"]}, lead=["县商务局"], extra={"完成时限": "2024年底"}),
        t("2", "盘活资产", content={"parts": ["①清理闲置资产；", "②盘活土地200亩。"]}, lead=["县国资办"]),
        t("3", "优化服务", content="①设立专窗2个。", lead=["县行政审批局"])]))


def multilevel():
    numbering = abstract(0, ("chineseCountingThousand", "%1、"), ("decimal", "%1.%2", "<w:isLgl/>"), ("decimal", "（%3）")) + num(1, 0)
    rows = [tr(*FIVE, pr=HEADER)]
    for section, tasks in (("就业和社保", [("稳定就业", ["新增就业3000人", "失业率控制在4.5%以内"], "县人社局"), ("扩面参保", ["参保率95%"], "县医保局")]), ("教育", [("改善办学条件", ["新建校舍8000平方米"], "县教育局")])):
        rows.append(tr(tc(numbered(1, 0, section), span=5)))
        for task, items, lead in tasks:
            rows.append(tr(tc(numbered(1, 1)), task, tc("".join(numbered(1, 2, s) for s in items)), lead, "全年"))
    put("numbers-multilevel-word.docx", document(p("民生工作任务分解表", TITLE), tbl(5, *rows), numbering=numbering), plan("民生工作任务分解表", [
        t("1.1", "稳定就业", action=["就业和社保"], content={"parts": ["（1）新增就业3000人", "（2）失业率控制在4.5%以内"]}, lead=["县人社局"]),
        t("1.2", "扩面参保", action=["就业和社保"], content="（1）参保率95%", lead=["县医保局"]),
        t("2.1", "改善办学条件", action=["教育"], content="（1）新建校舍8000平方米", lead=["县教育局"])]))


def by_style():
    """The style numbers; one paragraph says numId 0; a style that is based on another."""
    styles = ('<w:style w:type="paragraph" w:styleId="20"><w:name w:val="编号"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
              '<w:style w:type="paragraph" w:styleId="21"><w:name w:val="编号加粗"/><w:basedOn w:val="20"/><w:rPr><w:b/></w:rPr></w:style>'
              '<w:style w:type="paragraph" w:styleId="22"><w:name w:val="节"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr></w:style>')
    numbering = abstract(5, ("decimal", "%1")) + abstract(6, ("japaneseCounting", "（%1）")) + num(3, 5) + num(4, 6)
    styled = lambda s, inner="", more="": p(inner, f'<w:pStyle w:val="{s}"/>{more}')
    rows = [tr(*FOUR, pr=HEADER), tr(tc(styled("22", "产业工人队伍建设"), span=4)), tr(tc(styled("20")), "技能竞赛", "市总工会", "6月"), tr(tc(styled("21")), "工匠评选", "市总工会", "9月"),
            tr(tc(styled("22", "服务职工"), span=4)), tr(tc(styled("20")), "送温暖", "市总工会", "1月"), tr(tc(styled("20", "另", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')), "临时任务", "各工会", "全年")]
    put("numbers-by-style-word.docx", document(p("工会重点任务清单", TITLE), tbl(4, *rows), styles=styles, numbering=numbering), plan("工会重点任务清单", [
        t("1", "技能竞赛", action=["产业工人队伍建设"], lead=["市总工会"], extra={"完成时限": "6月"}), t("2", "工匠评选", action=["产业工人队伍建设"]),
        t("3", "送温暖", action=["服务职工"], extra={"完成时限": "1月"}), t("另", "临时任务", action=["服务职工"], lead=["各工会"])]))


def other_counts():
    """Start at 12, upper letters, a bullet, a symbol font; a list that goes on after plain paragraphs."""
    bullet = abstract(3, ("bullet", "\uf0b7"))
    numbering = abstract(0, ("decimal", "%1", "", 12)) + abstract(1, ("upperLetter", "%1.")) + abstract(2, ("decimalZero", "%1")) + bullet + num(1, 0) + num(2, 1) + num(3, 2) + num(4, 3)
    items = tc(numbered(2, 0, "摸清底数") + p("（责任到人）") + numbered(2, 0, "建立台账"))
    bullets = tc(numbered(4, 0, "入户宣传") + numbered(4, 0, "张贴公告"))
    rows = [tr("序号", "编码", "工作任务", "工作措施", "责任单位", pr=HEADER), tr(tc(numbered(1)), tc(numbered(3)), "隐患排查", items, "县应急局"), tr(tc(numbered(1)), tc(numbered(3)), "政策宣传", bullets, "县司法局")]
    put("numbers-other-counts-word.docx", document(p("冬春火灾防控任务清单", TITLE), tbl(5, *rows), numbering=numbering), plan("冬春火灾防控任务清单", [
        t("12", "隐患排查", extra={"编码": "01"}, content={"parts": ["A.摸清底数", "（责任到人）", "B.建立台账"]}, lead=["县应急局"]),
        t("13", "政策宣传", extra={"编码": "02"}, content={"parts": ["入户宣传", "张贴公告"]}, lead=["县司法局"])]))


# ---- merged cells
def merges():
    rows = [tr(tc("某区人才工作三年行动计划任务表", span=7)),
            tr(tc("序号", vm="restart"), tc("行动", vm="restart"), tc("任务", vm="restart"), tc("年度目标", span=2), tc("责任分工", span=2), pr=HEADER),
            tr(tc(vm=""), tc(vm="continue"), tc(vm=""), "2024年", "2025年", "牵头单位", "责任单位", pr=HEADER),
            tr(tc("1", vm="restart"), tc("引才行动", vm="restart"), tc("引进博士", vm="restart"), "引进10名", "引进15名", "区委组织部", "区人社局"),
            tr(tc("旧", vm=""), tc("旧行动", vm="continue"), tc(vm=""), tc("发放补贴200万元", span=2), "区财政局", ""),
            tr("2", tc(vm=""), "设立工作站", tc("新增2个", vm="restart"), "新增3个", tc("区科技局", vm="restart"), tc("各街道", vm="restart")),
            tr("3", "育才行动", "培训骨干", tc("不应出现", vm=""), "培训500人", tc(vm="continue"), tc(vm=""))]
    put("merged-cells-word.docx", document(p("（征求意见稿）"), tbl(7, *rows)), plan("某区人才工作三年行动计划任务表", [
        t("1", "引进博士", action="引才行动", targets={"2024年": "引进10名", "2025年": "引进15名"}, lead=["区委组织部"], support=["区人社局"]),
        t("1", "引进博士", action="引才行动", targets={"2024年": "发放补贴200万元", "2025年": "发放补贴200万元"}, lead=["区财政局"], support=[]),
        t("2", "设立工作站", action="引才行动", targets={"2024年": "新增2个", "2025年": "新增3个"}, lead=["区科技局"], support=["各街道"]),
        t("3", "培训骨干", action="育才行动", targets={"2024年": "新增2个", "2025年": "培训500人"}, lead=["区科技局"], support=["各街道"])], years=["2024年", "2025年"]))


def grid_before():
    """Rows that begin or end inside the table: no cell stands there."""
    rows = [tr(*FIVE, pr=HEADER), tr("1", "修订章程", "完成修订", "办公室", "3月"), tr("换届选举", "召开大会", "组织部", "5月", pr='<w:gridBefore w:val="1"/><w:wBefore w:w="1200" w:type="dxa"/>'),
            tr("3", "建章立制", "出台制度6项", "办公室", pr='<w:gridAfter w:val="1"/>')]
    put("rows-begin-late-word.docx", document(p("协会年度工作任务表", TITLE), tbl(5, *rows)), plan("协会年度工作任务表", [
        t("1", "修订章程", content="完成修订", lead=["办公室"], extra={"完成时限": "3月"}), t(None, "换届选举", content="召开大会", lead=["组织部"], extra={"完成时限": "5月"}),
        t("3", "建章立制", content="出台制度6项", lead=["办公室"], extra={"完成时限": ""})]))


# ---- one table in pieces
A = [("1", "优化审批", "压减时限30%", "区行政审批局", "6月"), ("2", "信用监管", "归集信息100万条", "区发改局", "9月")]
Z = [("3", "惠企政策", "兑现资金5000万元", "区工信局", "全年"), ("4", "法治保障", "清理文件20件", "区司法局", "全年")]


def pages_want():
    return plan("优化营商环境重点任务分解表", [t(n, a, content=b, lead=[c], extra={"完成时限": d}, action="") for n, a, b, c, d in A + Z])


def pages():
    title = p("优化营商环境重点任务分解表", TITLE)
    one, other = tbl(5, tr(*FIVE), *[tr(*x) for x in A]), [tr(*x) for x in Z]
    put("pages-continued-word.docx", document(title, one, PAGE, p("优化营商环境重点任务分解表（续表）"), tbl(5, tr(*FIVE), *other)), pages_want())
    put("pages-without-header-word.docx", document(title, one, PAGE, tbl(5, *other)), pages_want())
    put("pages-in-sections-word.docx", document(p("附件", '<w:jc w:val="left"/>'), p("", SECTION), title, one, p("", SECTION), p("续上表"), tbl(5, *other), p("抄送：区委办、区人大办。")), pages_want())


def captions():
    first = tbl(4, tr(*FOUR, pr=HEADER), tr("1", "编制方案", "市科技局", "6月"), tr("2", "组织申报", "市教育局", "9月"))
    second = tbl(4, tr("序号", "指标名称", "计量单位", "目标值", pr=HEADER), tr("1", "研发投入强度", "%", "2.1"), tr("2", "高新技术企业", "家", "80"))
    put("two-captions-word.docx", document(p("科技创新工作方案", TITLE), p("为推进科技创新，制定本方案。"), p("表1　重点任务分解表"), first, p("表2　主要指标表"), second), {
        "title": {"one_of": ["表1重点任务分解表", "重点任务分解表"]}, "count": 2, "report": ["主要指标表|表2|第2|第二|second|2"],
        "tasks": [t("1", "编制方案", lead=["市科技局"], extra={"完成时限": "6月"}), t("2", "组织申报", lead=["市教育局"], extra={"完成时限": "9月"})],
        "also": [{"args": ["--sheet", "2"], "title": {"one_of": ["表2主要指标表", "主要指标表"]}, "count": 2, "tasks": [t("1", "研发投入强度", cells=["%", "2.1"], lead=[], support=[]), t("2", "高新技术企业", cells=["家", "80"])]},
                 {"args": ["--sheet", "3"], "error": True}]})


# ---- what stands around and inside
def letter():
    head = [p("某县人民政府办公室文件"), p("某政办发〔2024〕12号"), p("关于印发《2024年深化改革重点任务分工方案》的通知", TITLE), p("各乡镇人民政府，县直有关部门："),
            p("现将《2024年深化改革重点任务分工方案》印发给你们，请认真抓好落实。牵头单位要切实负起责任，责任单位要主动配合。"), p("某县人民政府办公室"), p("2024年4月9日"), PAGE, p("附件"), p("2024年深化改革重点任务分工表", TITLE), p("填报单位：县改革办　　　　　　填报时间：2024年4月")]
    table = tbl(5, tr(*FIVE, pr=HEADER), tr("1", "国企改革", "1.整合企业6户；\n2.完成改制2户。", "县国资办", "9月底"), tr("2", "医药卫生改革", "组建医共体3个", "县卫健局（牵头）、县医保局", "12月底"))
    put("letter-above-word.docx", document(*head, table, p("注：任务完成情况每月25日前报县改革办。"), p("（此件公开发布）"), p("联系人：甲某某　电话：0000000")), plan("2024年深化改革重点任务分工表", [
        t("1", "国企改革", content={"parts": ["1.整合企业6户；", "2.完成改制2户。"]}, lead=["县国资办"], extra={"完成时限": "9月底"}),
        t("2", "医药卫生改革", content="组建医共体3个", agencies=["县卫健局", "县医保局"], extra={"完成时限": "12月底"})]))


def nested():
    inner = tbl(2, tr("阶段", "时间"), tr("排查", "3月"), tr("整治", "9月")) + p()
    rows = [tr(*FIVE, pr=HEADER), tr("1", "专项整治", tc(p("分两个阶段：") + inner), "县公安局", "9月"), tr("2", "宣传引导", "发放资料1万份", "县司法局", "全年")]
    put("table-inside-a-cell-word.docx", document(p("治安专项整治任务表", TITLE), tbl(5, *rows)), plan("治安专项整治任务表", [
        t("1", "专项整治", has=["分两个阶段", "排查", "整治"], lead=["县公安局"], extra={"完成时限": "9月"}), t("2", "宣传引导", content="发放资料1万份", lead=["县司法局"], extra={"完成时限": "全年"})]))


def revisions():
    """Cells, rows, paragraph marks, a deleted column, moved text, old properties."""
    mark = lambda kind, n: f'<w:{kind} w:id="{n}" w:author="{WHO}"/>'
    old = f'<w:tcPrChange w:id="9" w:author="{WHO}"><w:tcPr><w:tcW w:w="1200" w:type="dxa"/><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr></w:tcPrChange>'
    lost = lambda s: tc(f'<w:p><w:pPr><w:rPr>{mark("del", 31)}</w:rPr></w:pPr>{dele(32, s)}</w:p>', pr=mark("cellDel", 30))
    joined = f'<w:p><w:pPr><w:rPr>{mark("del", 41)}</w:rPr></w:pPr>{r("抽检1200")}</w:p>' + p(r("批次"))
    split = f'<w:p><w:pPr><w:rPr>{mark("ins", 44)}</w:rPr></w:pPr>{r("1.培训人员；")}</w:p>' + p(ins(45, r("2.发放手册。")))
    moved = f'<w:moveFrom w:id="51" w:author="{WHO}">{gone("县教育局")}</w:moveFrom>' + f'<w:moveTo w:id="52" w:author="{WHO}">{r("县市场监管局")}</w:moveTo>'
    rows = [tr(*FIVE, lost("旧备注"), pr=HEADER), tr("1", tc(p(r("食品") + dele(60, "药品") + ins(61, r("安全"))), pr=old), tc(joined), tc(p(moved)), tc(p(dele(62, "全年") + ins(63, r("9月底")))), lost("甲")),
            tr(tc(p(dele(70, "2"))), tc(p(dele(71, "整行删除"))), tc(p(dele(72, "旧内容"))), tc(p(dele(73, "旧单位"))), tc(p(dele(74, "旧时限"))), lost("乙"), pr=mark("del", 75)),
            tr(tc(p(ins(80, r("2")))), tc(p(ins(81, r("从业培训")))), tc(split), tc(p(ins(82, r("县卫健局")))), tc(p(ins(83, r("6月底")))), lost("丙"), pr=mark("ins", 84))]
    put("tracked-rows-cells-word.docx", document(p(r("2024年食品安全") + dele(1, "工作要点") + ins(2, r("重点任务清单")), TITLE), tbl(6, *rows)), plan("2024年食品安全重点任务清单", [
        t("1", "食品安全", content="抽检1200批次", lead=["县市场监管局"], extra={"完成时限": "9月底", "旧备注": ""}),
        t("2", "从业培训", content={"parts": ["1.培训人员；", "2.发放手册。"]}, lead=["县卫健局"], extra={"完成时限": "6月底"})], report=["修订|删除|deleted|deletion|revision|tracked"]))


def text_boxes():
    def box(s):
        text = f"<w:txbxContent>{p(s)}</w:txbxContent>"
        return ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>' + text + '</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
                '<mc:Fallback><w:pict><v:shape><v:textbox>' + text + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>")
    rows = [tr(*FOUR, pr=HEADER), tr("1", tc(p(r("治理超限超载") + box("重点"))), "县交通局", "全年"), tr("2", "改造危桥", "县公路段", "10月")]
    put("text-boxes-word.docx", document(p(box("机密★1年") + r("交通运输重点工作分解表"), TITLE), tbl(4, *rows)), {"count": 2, "title": {"one_of": ["交通运输重点工作分解表", "机密★1年交通运输重点工作分解表"]}, "tasks": [
        t("1", {"one_of": ["治理超限超载", "治理超限超载重点", "重点治理超限超载"]}, lead=["县交通局"], extra={"完成时限": "全年"}), t("2", "改造危桥", lead=["县公路段"])]})


def fields():
    def field(code, result, inner=""):
        return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ' + code + " </w:instrText></w:r>" + inner + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + result + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    seq = lambda n: tc(p(field("SEQ 任务 \\* ARABIC", r(n))))
    nested_field = field('IF ', r("6月底"), field("DATE", r("2023年1月1日")))
    rows = [tr("序号", "重点任务", "责任单位", "完成时限", "投资（万元）"), tr(seq("1"), tc(p(f'<w:hyperlink r:id="rId70" w:history="1">{r("粮食")}{r("生产")}</w:hyperlink>')), "县农业农村局", tc(p(nested_field)), tc(p(f'<w:fldSimple w:instr=" =SUM(ABOVE) ">{r("120")}</w:fldSimple>'))),
            tr(seq("2"), tc(p(field('HYPERLINK "http://www.example.gov.cn/a.html"', r("高标准农田")))), tc(p(r("县农业农村局") + '<w:r><w:noBreakHyphen/></w:r>' + r("土肥站"))), tc(p('<w:r><w:t>2024</w:t><w:t>年</w:t><w:softHyphen/><w:t>底</w:t></w:r>')), "300")]
    title = p(r("表") + field("SEQ 表 \\* ARABIC", r("3")) + r(" 农业农村重点任务分解表"), TITLE)
    put("fields-word.docx", document(title, tbl(5, *rows)), {"title": {"one_of": ["表3农业农村重点任务分解表", "农业农村重点任务分解表"]}, "count": 2, "tasks": [
        t("1", "粮食生产", lead=["县农业农村局"], extra={"完成时限": "6月底", "投资（万元）": "120"}), t("2", "高标准农田", agencies=["县农业农村局-土肥站|县农业农村局\u2011土肥站"], extra={"完成时限": {"one_of": ["2024年底", "2024年\u00ad底"]}, "投资（万元）": "300"})]})


def content_controls():
    sdt = lambda inner, pr="": f'<w:sdt><w:sdtPr><w:alias w:val="控件"/><w:tag w:val="x"/>{pr}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    hint = sdt(p(r("单击或点击此处输入文字。", '<w:rStyle w:val="a9"/>')), "<w:showingPlcHdr/><w:text/>")
    box = lambda c: sdt(f'<w:r><w:t>{c}</w:t></w:r>', '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>')
    row = tr("2", tc(sdt(p("结核病防治"))), tc(p(sdt(r("市疾控中心"), "<w:dropDownList/>"))), "12月", tc(p(box("☑") + r("省级"))))
    rows = [tr(*FOUR, "级别", pr=HEADER), tr("1") [:-len("</w:tr>")] + sdt(tc("母婴安全")) + tc("市妇幼保健院") + tc(p(sdt(r("2024年6月30日"), '<w:date w:fullDate="2024-06-30T00:00:00Z"/>'))) + tc(hint) + "</w:tr>", sdt(sdt(row))]
    put("content-controls-word.docx", document(sdt(p("卫生健康重点任务一览表", TITLE)), sdt(tbl(5, *rows))), plan("卫生健康重点任务一览表", [
        t("1", "母婴安全", lead=["市妇幼保健院"], extra={"完成时限": "2024年6月30日"}), t("2", "结核病防治", lead=["市疾控中心"], extra={"完成时限": "12月", "级别": "☑省级"})]))


def ruby_hidden():
    ruby = lambda b, rt: f'<w:r><w:ruby><w:rubyPr><w:lid w:val="zh-CN"/></w:rubyPr><w:rt><w:r><w:t>{rt}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>{b}</w:t></w:r></w:rubyBase></w:ruby></w:r>'
    styles = '<w:style w:type="character" w:styleId="a8"><w:name w:val="隐藏"/><w:rPr><w:vanish/></w:rPr></w:style>'
    rows = [tr(*FOUR, pr=HEADER), tr("1", tc(p(ruby("陇", "lǒng") + ruby("原", "yuán") + r("讲堂"))), tc(p(r("市委宣传部") + r("（内部：甲某某）", "<w:vanish/>"))), tc(p(r("每月") + r("暂定", '<w:rStyle w:val="a8"/>')))),
            tr("2", tc(p(r("文明") + r("创建", '<w:vanish w:val="0"/>') + '<w:r><w:commentReference w:id="1"/></w:r>')), "市文明办", tc(p(r("全年") + '<w:r><w:footnoteReference w:id="2"/></w:r>')))]
    w, kind = f'xmlns:w="{W}"', "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = f'<Relationship Id="rId8" Type="{kind}/comments" Target="comments.xml"/><Relationship Id="rId9" Type="{kind}/footnotes" Target="footnotes.xml"/>'
    more = {"word/comments.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:comments {w}><w:comment w:id="1" w:author="甲">{p("请核实")}</w:comment></w:comments>',
            "word/footnotes.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {w}><w:footnote w:id="2">{p("长期任务")}</w:footnote></w:footnotes>'}
    put("ruby-hidden-word.docx", document(p("宣传思想文化工作任务清单", TITLE), tbl(4, *rows), styles=styles, rels=rels, more=more), plan("宣传思想文化工作任务清单", [
        t("1", "陇原讲堂", lead=["市委宣传部"], support=[], extra={"完成时限": "每月"}), t("2", "文明创建", lead=["市文明办"], extra={"完成时限": "全年"})]))


def strict():
    rows = [tr(*FOUR, pr=HEADER), tr("1", "双拥共建", "县退役军人局", "8月"), tr("2", "优抚对象体检", "县退役军人局", "10月")]
    put("strict-other-part-name-word.docx", document(p("退役军人工作任务表", TITLE), tbl(4, *rows), strict=True, name="content/document2.xml", streamed=True), plan("退役军人工作任务表", [
        t("1", "双拥共建", lead=["县退役军人局"], extra={"完成时限": "8月"}), t("2", "优抚对象体检", extra={"完成时限": "10月"})]))


def sections_in_table():
    rows = [tr(tc("序号"), tc("工作任务"), tc("责任单位"), tc("备注"), pr=HEADER), tr(tc("第一部分　党的建设", span=4)), tr("1", "主题教育", "机关党委", ""), tr("2", "廉政谈话", "纪检组", "季度"),
            tr(tc("第二部分　业务工作", span=4)), tr("3", "统计年报", "综合科", ""), tr(tc("填表人：甲某某　　审核人：乙某某", span=4))]
    put("sections-signature-word.docx", document(p("2024年度机关目标任务责任书"), p("工作任务清单", TITLE), tbl(4, *rows)), {"title": {"one_of": ["2024年度机关目标任务责任书", "工作任务清单", "2024年度机关目标任务责任书工作任务清单"]}, "count": 3, "tasks": [
        t("1", "主题教育", action=["党的建设"], lead=["机关党委"]), t("2", "廉政谈话", action=["党的建设"], lead=["纪检组"], extra={"备注": "季度"}), t("3", "统计年报", action=["业务工作"], lead=["综合科"])]})


def make():
    for f in (circled_restart, multilevel, by_style, other_counts, merges, grid_before, pages, captions, letter, nested, revisions, text_boxes, fields, content_controls,
              ruby_hidden, strict, sections_in_table):
        f()
