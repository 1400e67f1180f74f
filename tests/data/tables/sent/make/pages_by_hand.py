"""Pages as content systems, Word, Excel and export systems write them."""
from put import plan, put, t


def table(*rows, cell="td", attr=' border="1"'):
    """A cell is a text, or (attributes, text)."""
    out = ""
    for row in rows:
        out += "<tr>" + "".join(f"<{cell} {x[0]}>{x[1]}</{cell}>" if isinstance(x, tuple) else f"<{cell}>{x}</{cell}>" for x in row) + "</tr>\n"
    return f"<table{attr}>\n{out}</table>"


FIVE = ["序号", "重点工作", "工作内容", "责任单位", "完成时限"]


# ---- content systems
def cms():
    menu = '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div><table class="menu"><tr><td>首页</td><td>新闻</td><td>公开</td><td>服务</td><td>互动</td><td>数据</td></tr><tr><td>领导之窗</td><td>机构职能</td><td>政策文件</td><td>规划计划</td><td>财政信息</td><td>统计信息</td></tr></table>'
    span = lambda s: f'<p style="text-align: center; line-height: 2em;"><span style="font-family: 仿宋; font-size: 16px;">{s}</span></p>'
    rows = [[("rowspan=\"1\" style=\"word-break: break-all;\"", span(h)) for h in ["序号", "实事项目", "主要内容", "牵头单位", "责任单位", "完成时限"]],
            [span("1"), ('rowspan="2"', span("医疗惠民")), span("免费体检老年人<br/>2.6万人次"), span("县卫健局"), ('rowspan="2"', span("各乡镇、县财政局")), span("11月底")],
            [span("2"), span("新建村卫生室12个"), span("县卫健局"), span("10月底")], [span("3"), span("交通出行"), span("新开公交线路3条"), span("县交通局"), span("&nbsp;"), span("&nbsp;&nbsp;9月底")]]
    page = f'''<!DOCTYPE html><html><head><meta charset="utf-8"><title>2024年为民办实事项目任务分解表_某县人民政府</title><style>.nav td{{}}</style><script>var t="<table><tr><td>序号</td></tr></table>";</script></head>
<body><header>{menu}</header><div class="crumb">当前位置：<a>首页</a> &gt; 政务公开</div><div class="article"><h1>2024年为民办实事项目任务分解表</h1><div class="info"><span>发布时间：2024-03-08 10:00</span><span>来源：县政府办</span><span>浏览次数：<em id="hits">123</em></span></div>
<div id="UCAP-CONTENT"><p>各乡镇人民政府，县直各部门：</p><p>现将任务分解如下，请抓好落实。</p>{table(*rows, attr=' class="MsoNormalTable" cellspacing="0"')}<p>责任编辑：甲某某</p></div></div>
<footer><table><tr><td>主办：某县人民政府办公室</td><td>网站标识码：0000000000</td></tr></table></footer></body></html>'''
    want = plan("2024年为民办实事项目任务分解表", [
        t("1", "医疗惠民", content="免费体检老年人2.6万人次", lead=["县卫健局"], support=["各乡镇", "县财政局"], extra={"完成时限": "11月底"}),
        t("2", "医疗惠民", content="新建村卫生室12个", lead=["县卫健局"], support=["各乡镇", "县财政局"], extra={"完成时限": "10月底"}),
        t("3", "交通出行", content="新开公交线路3条", lead=["县交通局"], support=[], extra={"完成时限": "9月底"})])
    put("cms-utf8-menus.html", page.encode(), want)
    put("cms-gbk-no-meta.htm", page.replace('<meta charset="utf-8">', "").encode("gb18030"), want)
    put("cms-utf16.htm", ("\ufeff" + page.replace('<meta charset="utf-8">', "")).encode("utf-16-le"), want)
    put("cms-utf8-says-gb2312.html", b"\xef\xbb\xbf" + page.replace('<meta charset="utf-8">', '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">').encode(), want)


def layout():
    inner = table(*[FIVE, ["1", "防汛备汛", "排查隐患<BR>储备物资", "水务局<BR>应急局", "5月底"], ["2", "抗旱保供", "打井20眼", "水务局", "6月底"]], attr=" BORDER=1")
    side = "<TABLE><TR><TD>栏目导航</TD></TR><TR><TD>工作动态</TD></TR><TR><TD>通知公告</TD></TR></TABLE>"
    page = f'''<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=GBK"><TITLE>水务信息网</TITLE></HEAD><BODY><TABLE WIDTH=980><TR><TD COLSPAN=2><IMG SRC=top.jpg></TD></TR><TR><TD VALIGN=top>{side}</TD>
<TD><TABLE WIDTH=760><TR><TD ALIGN=center><FONT SIZE=5>2023年防汛抗旱重点任务清单</FONT></TD></TR><TR><TD ALIGN=center>2023-4-1 作者：办公室</TD></TR><TR><TD>{inner}</TD></TR><TR><TD><A HREF="javascript:window.print()">【打印】</A> <A>【关闭】</A></TD></TR></TABLE></TD></TR><TR><TD COLSPAN=2>版权所有 某县水务局</TD></TR></TABLE></BODY></HTML>'''
    put("layout-tables-gbk.html", page.encode("gb18030"), plan("2023年防汛抗旱重点任务清单", [
        t("1", "防汛备汛", content={"parts": ["排查隐患", "储备物资"]}, lead=["水务局"], extra={"完成时限": "5月底"}), t("2", "抗旱保供", content="打井20眼", lead=["水务局"], extra={"完成时限": "6月底"})]))


def spans():
    """rowspan 0 goes to the end of the row group; a span that is too large ends with the table; a colspan over two years."""
    rows = '''<thead><tr><th rowspan=2>序号<th rowspan=2>指标任务<th colspan=2>目标值<th rowspan=2>责任单位</tr><tr><th>2024年<th>2025年</thead>
<tbody><tr><td>1<td>森林覆盖率（%）<td>36.2<td>36.5<td rowspan=0>市林草局<tr><td>2<td>草原综合植被盖度（%）<td colspan=2>保持稳定</tbody>
<tbody><tr><td>3<td>湿地保护率（%）<td>52<td>53<td rowspan=99>市林草局、各县区<tr><td>4<td>造林（万亩）<td rowspan="1000">12<td>13</tbody>'''
    page = f'<!doctype html><meta charset=utf-8><title>林草</title><h2>林草生态建设指标任务表</h2><table><caption></caption>{rows}</table>'
    put("rowspan-zero-and-too-large.html", page.encode(), plan("林草生态建设指标任务表", [
        t("1", "森林覆盖率（%）", targets={"2024年": "36.2", "2025年": "36.5"}, lead=["市林草局"], support=[]), t("2", "草原综合植被盖度（%）", targets={"2024年": "保持稳定", "2025年": "保持稳定"}, lead=["市林草局"], support=[]),
        t("3", "湿地保护率（%）", targets={"2024年": "52", "2025年": "53"}, agencies=["市林草局", "各县区"]), t("4", "造林（万亩）", targets={"2024年": "12", "2025年": "13"}, agencies=["市林草局", "各县区"])], years=["2024年", "2025年"]))


def lists():
    cells = [["1", "安全监管", "<ol><li>检查企业120家</li><li>整改隐患300处</li></ol>", "应急局", "全年"], ["2", "交通治理", '<ol start="3"><li>查处超载50起<li>增设标志<ol type="a"><li>城区</li><li>乡村</li></ol></li></ol>', "交警大队", "6月"],
             ["3", "校园安全", '<ul><li>配齐保安</li><li>安装监控</li></ul>', "教育局", "8月"], ["4", "燃气整治", '<ol type="A"><li>更换软管</li><li value="5">加装报警器</li></ol>', "住建局", "9月"], ["5", "消防演练", '<ol style="list-style:none"><li>组织演练2次</li></ol>', "消防大队", "11月"]]
    put("ordered-lists-in-cells.html", f'<html><head><meta charset="gb2312"></head><body><h3>安全生产治本攻坚重点任务清单</h3>{table(FIVE, *cells)}</body></html>'.encode("gb18030"), plan("安全生产治本攻坚重点任务清单", [
        t("1", "安全监管", content={"parts": ["1.检查企业120家", "2.整改隐患300处"]}, lead=["应急局"], extra={"完成时限": "全年"}), t("2", "交通治理", content=["3.查处超载50起", "4.增设标志", "a.城区", "b.乡村"], lead=["交警大队"]),
        t("3", "校园安全", content={"parts": ["配齐保安", "安装监控"]}, lead=["教育局"]), t("4", "燃气整治", content={"parts": ["A.更换软管", "E.加装报警器"]}, lead=["住建局"]), t("5", "消防演练", content={"one_of": ["组织演练2次", "1.组织演练2次"]}, lead=["消防大队"])]))


def entities():
    rows = [["&#24207;&#21495;", "&#x91CD;&#x70B9;工作", "工作内容", "责任单位", "完成时限"], ["1", "&ldquo;双随机&rdquo;监管", "抽查比例&ge;5%&nbsp;&mdash;&mdash;全年&lt;3次&gt;", "市场监管局&nbsp", "2024&minus;12"], ["2", "R&ampD投入", "增长10&#37;&#65292;达到3亿元&emsp;", "科技局", "&#8212;"]]
    page = f"<html><head><meta charset=utf-8></head><body><center><b>市场监管&middot;科技重点工作任务表</b></center>{table(*rows)}</body></html>"
    put("entities.html", page.encode(), plan("市场监管·科技重点工作任务表", [
        t("1", "“双随机”监管", content="抽查比例≥5%——全年<3次>", lead=["市场监管局"], extra={"完成时限": "2024−12"}), t("2", "R&D投入", content="增长10%，达到3亿元", lead=["科技局"], extra={"完成时限": "—"})]))


def unclosed():
    page = '''<HTML><BODY><P align=center>村级重点任务公示表<TABLE border=1 width=100%>
<TR><TD>序号<TD>任务名称<TD>实施内容<TD>责任人<TD>完成时间
<TR><TD>1<TD>修缮文化广场<TD><P>铺设地砖600平方米<P>安装路灯20盏<TD>甲某某<TD>6月
<TR><TD>2<TD>清理河道<TD>清淤2公里<TD>乙某某<TD>
</TABLE><P>公示期：7天'''
    put("unclosed-no-head-gbk.htm", page.encode("gb18030"), plan("村级重点任务公示表", [
        t("1", "修缮文化广场", cells=[["铺设地砖600平方米", "安装路灯20盏"]], extra={"责任人": "甲某某", "完成时间": "6月"}), t("2", "清理河道", cells=["清淤2公里"], extra={"责任人": "乙某某", "完成时间": ""})]))


def split():
    head = ["序号", "工作任务", "牵头单位", "完成时限"]
    one, two = table(head, ["1", "清产核资", "财政局", "4月"], ["2", "产权登记", "自然资源局", "6月"]), table(head, ["3", "股权量化", "农业农村局", "8月"])
    put("split-with-header-again.html", f"<html><head><meta charset=utf-8><title>x</title></head><body><h2>农村集体产权制度改革任务表</h2>{one}<p>续表</p>{two}<p>附：联系方式</p></body></html>".encode(), plan("农村集体产权制度改革任务表", [
        t("1", "清产核资", lead=["财政局"], extra={"完成时限": "4月"}), t("2", "产权登记", lead=["自然资源局"]), t("3", "股权量化", lead=["农业农村局"], extra={"完成时限": "8月"})]))


def groups():
    """tfoot before tbody, th as first cell, a caption, hidden spans, scripts, comments, template and noscript in the way."""
    page = '''<!doctype html><html lang=zh><head><meta charset="utf-8"><title>公开</title></head><body><template><table><tr><td>序号</td><td>重点任务</td><td>责任单位</td></tr></table></template>
<!-- <table><tr><td>序号</td></tr></table> --><table id="t"><caption>政务公开重点任务台账</caption><colgroup><col><col span=3></colgroup><thead><tr><th scope="col">序号</th><th>重点任务</th><th>责任单位</th><th>办理结果</th></tr></thead>
<tfoot><tr><td colspan="4">注：本台账每月更新。</td></tr></tfoot><tbody><tr><th scope="row">1</th><td>规范依申请公开<span style="display:none">隐藏</span></td><td>政务公开办<script>document.write("x")</script></td><td>已办结</td></tr>
<tr><th scope="row">2</th><td>更新公开指南<!-- 旧 --></td><td><a href="#">各部门</a><style>td{}</style></td><td><select><option>请选择</option><option selected>办理中</option></select></td></tr></tbody></table></body></html>'''
    put("row-groups-caption.html", page.encode(), plan("政务公开重点任务台账", [t("1", {"one_of": ["规范依申请公开", "规范依申请公开隐藏"]}, agencies=["政务公开办"], extra={"办理结果": "已办结"}), t("2", "更新公开指南", agencies=["各部门"])]))


# ---- Word and Excel
def word():
    gb = lambda s: s.encode("gb18030")
    head = '''<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Title>旧标题</o:Title></o:DocumentProperties></xml><![endif]--><style><!-- table.MsoTableGrid {mso-style-name:网格型;} --></style></head><body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1>'''
    f = lambda s: f"<span style='font-family:仿宋_GB2312;mso-hansi-font-family:宋体'>{s}</span>"
    p = lambda s: f"<p class=MsoNormal align=center style='text-align:center'>{f(s)}<span lang=EN-US><o:p></o:p></span></p>\r\n"
    item = lambda n, s: f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>{n}.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>{f(s)}</p>"
    td = lambda s, at="": f"<td width=113 valign=top {at}style='width:84.85pt;border:solid windowtext 1.0pt'>{s if s.startswith('<p') else p(s)}</td>\r\n"
    tr = lambda *c: f"<tr style='mso-yfti-irow:1'>{''.join(c)}</tr>\r\n"
    rows = tr(*map(td, ["序号", "重点工作", "工作措施", "牵头单位", "配合单位", "完成时限"])) + tr(td("1", "rowspan=2 "), td("数字赋能", "rowspan=2 "), td(item(1, "建设中台1个") + item(2, "上云企业200家")), td("市数据局"), td("市工信局"), td("9月"))
    rows += tr(td("培训数字专员300名"), td("市人社局"), td("<p class=MsoNormal><o:p>&nbsp;</o:p></p>"), td("11月")) + tr(td("2"), td("<p class=MsoNormal><ins>" + f("算力建设") + "</ins></p>"), td("扩容算力50—60P"), td("市数据局"), td("<p class=MsoNormal><span lang=EN-US>/</span></p>"), td("全年"))
    page = head + p("附件2") + f"<p class=MsoTitle align=center><b>{f('数字经济重点工作任务分解表')}</b></p>" + f"<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>{rows}<![if !supportMisalignedColumns]><tr height=0><td width=113 style='border:none'></td></tr><![endif]></table><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></div></body></html>"
    put("word-saved-lists.htm", gb(page), plan("数字经济重点工作任务分解表", [
        t("1", "数字赋能", cells=[["1.建设中台1个", "2.上云企业200家"]], lead=["市数据局"], support=["市工信局"], extra={"完成时限": "9月"}),
        t("1", "数字赋能", cells=["培训数字专员300名"], lead=["市人社局"], support=[], extra={"完成时限": "11月"}), t("2", "算力建设", cells=["扩容算力50—60P"], lead=["市数据局"], support=[], extra={"完成时限": "全年"})]))


def excel():
    head = '''<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=ProgId content=Excel.Sheet><meta name=Generator content="Microsoft Excel 15">
<style id="x_Styles"><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {mso-number-format:"\\@";} .font5 {color:windowtext;}--></style></head><body><!--[if !excel]>　　<![endif]--><!--下列信息由 Microsoft Excel 的发布为网页向导生成。--><div id="x" align=center x:publishsource="Excel">
<table border=0 cellpadding=0 cellspacing=0 width=576 style='border-collapse:collapse;table-layout:fixed;width:432pt'><col width=72 span=6 style='width:54pt'>'''
    td = lambda s, at="": f"  <td class=xl65 {at}style='border-top:none'>{s}</td>\r\n"
    tr = lambda *c, at="": f" <tr height=19 style='{at}height:14.25pt'>\r\n{''.join(c)} </tr>\r\n"
    rows = tr(td("2025年粮食安全重点任务清单", "colspan=6 height=19 width=432 ")) + tr(*map(td, ["序号", "重点任务", "任务目标", "完成率", "牵头单位", "责任单位"]))
    rows += tr(td("1", "align=right x:num "), td("稳定粮食播种面积", "rowspan=2 "), td("播种面积稳定在<br>&nbsp;&nbsp;&nbsp; 120万亩"), td("85.5%", 'align=right x:num="0.85499999999999998" '), td("市农业农村局"), td("各县区", "rowspan=2 "))
    rows += tr(td("2", "align=right x:num "), td("建设高标准农田10万亩"), td("60%", 'align=right x:num="0.6" '), td("<font class=\"font5\">市农业</font><font class=\"font6\">农村局</font>"))
    rows += tr(td("3", "align=right x:num "), td("节粮减损"), td("损失率降至3%以内"), td("　"), td("市粮储局"), td("　")) + "<![if supportMisalignedColumns]>\r\n <tr height=0 style='display:none'>\r\n" + "  <td width=72 style='width:54pt'></td>\r\n" * 6 + " </tr>\r\n <![endif]>"
    put("excel-saved-sheet.htm", (head + rows + "</table></div></body></html>").encode("gb18030"), plan("2025年粮食安全重点任务清单", [
        t("1", "稳定粮食播种面积", cells=["播种面积稳定在120万亩"], extra={"完成率": "85.5%"}, lead=["市农业农村局"], support=["各县区"]), t("2", "稳定粮食播种面积", cells=["建设高标准农田10万亩"], extra={"完成率": "60%"}, lead=["市农业农村局"], support=["各县区"]),
        t("3", "节粮减损", cells=["损失率降至3%以内"], lead=["市粮储局"], support=[])]))


def export_system():
    """What a management system calls .xls."""
    rows = table(["<b>序号</b>", "<b>督办事项</b>", "<b>事项编号</b>", "<b>主办单位</b>", "<b>协办单位</b>", "<b>办结时限</b>"], ["1", "政协提案第012号", ('style="vnd.ms-excel.numberformat:@"', "000012"), "市教育局", "市财政局,市编办", "2024-06-30"], ["2", "热线积案", ('style="mso-number-format:\'\\@\'"', "000013"), "市住建局", "", "2024-07-15"], attr=' cellspacing="0" rules="all" border="1" id="GridView1" style="border-collapse:collapse;"')
    put("gridview-export-no-head.xls", ("<div>\r\n\t" + rows + "\r\n</div>").encode("utf-8"), plan(None, [
        t("1", "政协提案第012号", extra={"事项编号": "000012", "办结时限": "2024-06-30"}, lead=["市教育局"], support=["市财政局", "市编办"]), t("2", "热线积案", extra={"事项编号": "000013"}, lead=["市住建局"], support=[])]))
    text = "2024年重点工作台账\r\n序号\t重点工作\t工作内容\t责任单位\t完成时限\r\n1\t秸秆利用\t利用率92%\t农业农村局\t全年\r\n2\t农膜回收\t\"回收率85%，\n建设网点20个\"\t农业农村局\t10月\r\n"
    put("tabs-gbk-named-xls.xls", text.encode("gb18030"), plan("2024年重点工作台账", [t("1", "秸秆利用", content="利用率92%", lead=["农业农村局"], extra={"完成时限": "全年"}), t("2", "农膜回收", content={"parts": ["回收率85%，", "建设网点20个"]}, lead=["农业农村局"])]))


def two_tables():
    first = table(["序号", "工作任务", "责任单位", "时限"], ["1", "项目谋划", "发改局", "3月"], ["2", "前期手续", "各单位", "6月"], ["3", "资金争取", "财政局", "全年"])
    second = table(["姓名", "职务", "分管工作", "电话"], ["甲某某", "主任", "全面工作", "0000001"], ["乙某某", "副主任", "项目", "0000002"])
    put("contacts-table-first.html", f'<html><head><meta charset="UTF-8"><title>项目谋划工作方案</title></head><body><h1>项目谋划工作方案</h1><p>领导小组名单</p>{second}<p>项目谋划任务分工表</p>{first}</body></html>'.encode(), {"title": "项目谋划任务分工表", "count": 3, "report": ["领导小组名单|项目谋划工作方案|1|first|other|其他"],
        "tasks": [t("1", "项目谋划", lead=["发改局"], extra={"时限": "3月"}), t("2", "前期手续", lead=["各单位"]), t("3", "资金争取", lead=["财政局"])], "also": [{"args": ["--sheet", "1"], "count": 2, "tasks": [t(None, None, cells=["甲某某", "全面工作"]), t(None, None, cells=["乙某某", "0000002"])]}]})


def one_file_archive():
    """A page saved as one file (.mht)."""
    import quopri
    page = f'<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"></head><body><p>信访积案化解任务表</p>{table(["序号", "信访事项", "包案领导", "责任单位", "化解时限"], ["1", "征地补偿", "甲某某", "自然资源局", "6月底"], ["2", "拖欠工资", "乙某某", "人社局", "3月底"])}</body></html>'
    body = quopri.encodestring(page.encode("gb18030")).decode("ascii").replace("\n", "\r\n")
    data = 'From: "由 Microsoft Internet Explorer 保存"\r\nSubject: =?gb2312?B?0MW3ww==?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_NextPart_000_0000"\r\n\r\nThis is a multi-part message in MIME format.\r\n\r\n------=_NextPart_000_0000\r\nContent-Type: text/html;\r\n\tcharset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: http://www.example.gov.cn/a.html\r\n\r\n'.encode("gb18030")
    data += body.encode() + b"\r\n------=_NextPart_000_0000\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://www.example.gov.cn/a.gif\r\n\r\nR0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\r\n\r\n------=_NextPart_000_0000--\r\n"
    put("page-in-one-file.mht", data, {"either": [plan("信访积案化解任务表", [t("1", "征地补偿", lead=["自然资源局"], extra={"包案领导": "甲某某", "化解时限": "6月底"}), t("2", "拖欠工资", lead=["人社局"])]), {"error": True}]})


def make():
    for f in (cms, layout, spans, lists, entities, unclosed, split, groups, word, excel, export_system, two_tables, one_file_archive):
        f()
