#!/usr/bin/env python3
"""Web pages by hand, as content systems, Word, Excel and exports write them."""
from hand import write

HEAD6 = ["序号", "重点任务", "工作举措", "牵头单位", "配合单位", "完成时限"]


def row(cells, tag="td"):
    return "<tr>" + "".join(f"<{tag}>{c}</{tag}>" for c in cells) + "</tr>\n"


def cms_without_meta():
    menu = "".join(f'<li><a href="/c{i}/">{n}</a></li>' for i, n in enumerate(["首页", "政务公开", "政务服务", "互动交流", "走进某县"]))
    write("cms-utf8-without-meta.html", f"""<!DOCTYPE html><html lang="zh-CN"><head><title>某县人民政府 政府文件 2025年工作任务分解表</title>
<script>var t = "<table><tr><td>序号</td></tr></table>"; if (a < b && c > d) {{ document.write(t); }}</script><style>td {{ border: 1px solid }} /* <table> */</style></head>
<body><div class="header"><ul class="nav">{menu}</ul><form><input type="text" value="请输入关键字"><button>搜索</button></form></div>
<div class="article"><h1>某县人民政府办公室关于印发2025年《政府工作报告》任务分解表的通知</h1>
<div class="info">索引号：000014349/2025-00012 发布日期：2025-02-10 浏览次数：<span id="hits">1024</span></div>
<div class="TRS_Editor"><p>各乡镇人民政府，县直各部门：</p><p>&nbsp;&nbsp;现将《任务分解表》印发给你们，请认真组织实施。</p>
<p align="center"><strong>2025年《政府工作报告》任务分解表</strong></p>
<div align="center"><table border="1" cellspacing="0"><tbody>
<tr>{"".join(f"<td><p align=center><strong>{c}</strong></p></td>" for c in HEAD6)}</tr>
<tr><td rowspan="2"><p>1</p></td><td rowspan="2"><p>培育新质生产力</p></td><td><p>1.引进科技企业5家；</p><p>2.建设中试基地2个</p></td><td rowspan="2"><p>县科技局</p></td><td><p>县工信局<br>县财政局</p></td><td><p>12月底</p></td></tr>
<tr><td><p>申报专利120件</p></td><td><p>&nbsp;</p></td><td><p>10月底</p></td></tr>
<tr><td><p>2</p></td><td><p>扩大消费</p></td><td><p>社零总额增长6%</p></td><td><p>县商务局</p></td><td><p></p></td><td><p>全年</p></td></tr>
</tbody></table></div><p>附件：2025年任务分解表.docx</p></div></div>
<div class="share">分享到：<a>微信</a></div><div class="footer"><table><tr><td>主办：某县人民政府办公室</td><td>备案号：某ICP备00000000号</td></tr><tr><td>网站地图</td><td>联系我们</td></tr></table></div></body></html>""")


def gbk_unclosed():
    write("cms-gbk-unclosed.html", """<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gbk"><TITLE>督查事项</TITLE></HEAD><BODY BGCOLOR=#FFFFFF>
<CENTER><FONT SIZE=5>2024年县政府重点督查事项台账</FONT></CENTER><P>单位：万元
<TABLE BORDER=1 WIDTH=100%><TR><TH>序号<TH>督查事项<TH>责任单位<TH>投资额<TH>办结时限<TH>进展情况
<TR><TD>1<TD>县城供热管网改造<BR>（二期）<TD>县住建局<TD ALIGN=right>2,300<TD>10月底<TD>已完成80％
<TR><TD>2<TD>龙脊喆园片区征收<TD>县自然资源局、城关镇<TD ALIGN=right>5,800<TD>12月底<TD>
<TR><TD COLSPAN=3>合 计<TD ALIGN=right>8,100<TD><TD></TABLE><P>备注：本表由县政府督查室填报——截止2024年6月30日。</BODY></HTML>""".encode("gbk"))


def word_filtered():
    para = lambda t: f"<p class=MsoNormal align=center style='text-align:center'><span style='font-family:宋体'>{t}</span></p>"
    cell = lambda t, more="": f"<td width=94 {more} style='width:70.55pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>{t}</td>"
    item = lambda n, t: (f"<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>{n}.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>"
                         f"<span style='font-family:宋体'>{t}</span></p>")
    no = lambda n: f"<p class=MsoNormal style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>{n}</span><![endif]><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"
    rows = "".join("<tr style='page-break-inside:avoid'>" + "".join(cells) + "</tr>\n" for cells in [
        [cell(para(h)) for h in HEAD6],
        [cell(no(1)), cell(para("农村<span lang=EN-US>\n  </span>供水保障")), cell(item(1, "新建水厂<span lang=EN-US>2</span>处") + item(2, "改造管网<span lang=EN-US>50</span>公里")), cell(para("县水务局")), cell("<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"), cell(para("<span lang=EN-US>2025</span>年<span lang=EN-US>9</span>月"))],
        [cell(no(2)), cell(para("电网改造")), cell(para("改造台区<span lang=EN-US>30</span>个")), cell(para("县供电公司")), cell(para("县发改局")), cell(para("<span lang=EN-US>2025</span>年<span lang=EN-US>11</span>月"))]])
    write("word-filtered-gb2312.htm", f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=ProgId content=Word.Document><title>附件</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{ margin:0cm; font-family:宋体 }} table {{ }} --></style></head>
<body lang=ZH-CN><div class=Section1><p class=MsoNormal><span style='font-family:黑体'>附件<span lang=EN-US>1</span></span></p>
{para("某县<span lang=EN-US>2025</span>年基础设施任务清单")}<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>{rows}</table></div></body></html>""".encode("gbk"))


def excel_saved():
    write("excel-saved-page.htm", """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=ProgId content=Excel.Sheet><meta name=Generator content="Microsoft Excel 15">
<style><!-- .xl65 {mso-number-format:"0\\.0%";} .xl66 {mso-number-format:"Short Date";} --></style>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>指标</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head>
<body link=blue vlink=purple><table border=0 cellpadding=0 cellspacing=0 width=720 style='border-collapse:collapse;table-layout:fixed;width:540pt'>
 <col width=72 span=8 style='width:54pt'>
 <tr height=40><td colspan=8 height=40 class=xl70 width=576>2025年主要经济指标任务分解表</td></tr>
 <tr height=19><td rowspan=2 height=38 class=xl67>序号</td><td rowspan=2 class=xl67>指标名称</td><td rowspan=2>单位</td><td colspan=3 class=xl67 style='border-left:none'>目标值</td><td rowspan=2>责任单位</td><td rowspan=2>审定日期</td></tr>
 <tr height=19><td height=19 class=xl67>2023年</td><td>2024年</td><td>2025年</td></tr>
 <tr height=19><td height=19 align=right x:num>1</td><td>规模以上工业<span style='display:none'>增加值增速</span></td><td>%</td><td class=xl65 align=right x:num="6.5000000000000002E-2">6.5%</td><td class=xl65 align=right x:num="7.0000000000000007E-2">7.0%</td><td class=xl65 x:num>8.0%</td><td>县工信局</td><td class=xl66 align=right x:num="45658">2025/1/1</td></tr>
 <tr height=0 style='display:none'><td height=0 align=right x:num>2</td><td>隐藏指标</td><td>个</td><td>1</td><td colspan=2>2</td><td>县统计局</td><td></td></tr>
 <tr height=19><td height=19 align=right x:num>3</td><td>新增“四上”企业<span style='mso-spacerun:yes'>&nbsp; </span></td><td>家</td><td align=right x:num>12</td><td align=right x:num>15</td><td align=right x:num>20</td><td>县统计局<br>
    县工信局</td><td align=right x:num="45689">2025/2/1</td></tr>
 <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72 style='width:54pt'></td><td width=72></td><td width=72></td><td width=72></td><td width=72></td><td width=72></td><td width=72></td><td width=72></td></tr><![endif]>
</table></body></html>""".encode("gbk"))


def frameset():
    write("excel-frameset.htm", """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><link rel=File-List href="plan.files/filelist.xml"><title>任务</title>
<![if !supportTabStrip]><link id="shLink" href="plan.files/sheet001.htm"><![endif]></head>
<frameset rows="*,39" border=0><frame src="plan.files/sheet001.htm" name="frSheet"><frame src="plan.files/tabstrip.htm" name="frTabs" marginwidth=0><noframes><body><p>此页使用了框架，而您的浏览器不支持框架。</p></body></noframes></frameset></html>""".encode("gbk"))


def spans():
    write("spans-zero-and-too-many.html", '<html><head><meta charset="utf-8"></head><body><h2>网格化治理任务分解表</h2><table>'
        + '<tr><th colspan="9999">网格化治理任务分解表</th></tr>' + row(HEAD6, "th")
        + '<tr><td rowspan="0">1</td><td rowspan="99999">网格建设</td><td>划分网格200个</td><td rowspan="-1">区委政法委</td><td rowspan="abc">区民政局</td><td>3月</td></tr>'
        + '<tr><td>配备网格员400名</td><td>区委组织部</td><td colspan="0">区财政局</td><td colspan="50">5月</td></tr></table></body></html>')


def nested_layout():
    inner = "<table border=1>" + row(["序号", "问题清单", "整改措施", "整改责任单位", "整改时限", "整改进展"]) + \
        row(["1", "部分乡镇垃圾清运不及时", "增配清运车<b>6</b>辆", "县城管局", "立行立改", "已完成"]) + row(["2", "饮用水源地标识缺失", "<ul><li>设立界碑40块</li><li>安装围网3公里</li></ul>", "县生态环境分局", "2024年12月", "完成60%"]) + "</table>"
    write("nested-layout-menus.html", f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>
<table width=1000><tr><td><table><tr><td>首页</td><td>新闻</td><td>政务</td><td>服务</td></tr></table></td></tr>
<tr><td><table><tr><td width=200 valign=top><table><tr><td>公开目录</td></tr><tr><td><a href=#>机构职能</a></td></tr><tr><td><a href=#>政策文件</a></td></tr></table></td>
<td><table><tr><td align=center>中央环保督察反馈问题整改任务清单</td></tr><tr><td>来源：县整改办 时间：2024-05-06 <a href=#>【打印】</a> <a href=#>【关闭】</a></td></tr><tr><td>{inner}</td></tr><tr><td>上一篇：公告</td></tr></table></td></tr></table></td></tr>
<tr><td><table><tr><td>版权所有：某县人民政府</td></tr></table></td></tr></table></body></html>""".encode("gb2312"))


def lists():
    write("lists-in-cells.html", '<!doctype html><meta charset="utf-8"><title>养老</title><h1>养老服务任务清单</h1><table>' + row(HEAD6, "th")
        + row(["1", "居家养老", "<ol><li>适老化改造200户</li><li>建设家庭床位100张<ol type='a'><li>失能</li><li>半失能</li></ol></li></ol>", "<ul style='list-style:none'><li>市民政局</li></ul>", "市住建局", "年底"])
        + row(["2", "机构养老", "<ol start=3 type='A'><li>新增床位500张</li><li value=7>培训护理员300名</li></ol>", "市民政局", "<p>市卫健委</p><p>市人社局</p>", "年底"])
        + row(["3", "助餐服务", "<p>助餐点：</p><ol type='I'><li>城区20个</li><li>乡镇15个</li></ol>", "市民政局", "", "6月"]) + "</table>")


def split_repeated():
    head = row(HEAD6, "th")
    write("split-repeated-header.html", '<html><head><meta charset=utf-8></head><body><h3>附件2：灾后恢复重建项目任务表</h3><table>' + head + row(["1", "水毁公路修复", "修复公路60公里", "县交通运输局", "", "9月底"])
        + '</table><div class="page">— 1 —</div><table>' + head + row(["2", "农房重建", "重建农房120户", "县住建局", "各乡镇", "10月底"]) + row(["3", "渠道清淤", "清淤渠道30公里", "县水务局", "", "8月底"]) + "</table></body></html>")


def header_apart():
    head = '<table class="el-table__header"><colgroup><col width=60><col><col><col><col></colgroup><thead>' + row(["序号", "任务名称", "任务目标", "责任单位", "完成时间"], "th") + "</thead></table>"
    body = '<table class="el-table__body"><tbody>' + row(["1", "智慧停车", "接入泊位3000个", "市城管局", "2025-06-30"]) + row(["2", "智慧教育", "建设智慧校园10所", "市教育局", "2025-09-30"]) + "</tbody></table>"
    write("header-apart-from-body.html", f'<!DOCTYPE html><html><head><meta charset="UTF-8"></head><body><div class="title">智慧城市重点任务清单</div><div class="el-table"><div class="hd">{head}</div><div class="bd">{body}</div></div><div>共 2 条 10条/页 前往 1 页</div></body></html>')


def entities():
    write("entities-and-hidden.html", '<html><head><meta charset="utf-8"></head><body><table style="display:none"><tr><td>序号</td><td>任务模板</td></tr><tr><td>{{no}}</td><td>{{name}}</td></tr></table>\n<p>&ldquo;放管服&rdquo;改革任务分解表</p><table>'
        + row(HEAD6) + row(["&#49;", "简政放权&mdash;&#8212;清单管理", "事项压减30&#37;&nbsp以上&#65307;时限&le;5日", "县政务&#x670D;务局", "&nbsp;", "2025&minus;06&ensp;月"])
        + row(["2<!-- 隐藏 -->", "公平<wbr>竞争<script>document.write('x')</script>", "审查文件<b>4</b><i>0</i>件&lt;含修订&gt;", "县市场监管局", "<span>县司法局</span>、<a href='#'>县发改局</a>", "<select><option>全年</option></select>"]) + "</table></body></html>")


def sections_and_foot():
    write("sections-tfoot-first.html", '<html><head><meta charset="utf-8"></head><body><table><caption>民生工程责任清单</caption><thead>' + row(["序号", "项目名称", "建设任务", "责任单位", "资金（万元）"], "th") + "</thead><tfoot>"
        + '<tr><td colspan="4">总计</td><td>3200</td></tr></tfoot><tbody><tr><th colspan="5">（一）教育类</th></tr>' + row(["1", "校舍维修", "维修校舍8所", "县教育局", "1200"])
        + '</tbody><tbody><tr><th colspan="5">（二）医疗类</th></tr>' + row(["2", "卫生院改造", "改造6所", "县卫健局", "2000"]) + "</tbody></table></body></html>")


def fragment_without_meta():
    write("export-fragment-gbk.xls", ("<table border='1'>" + "<tr><td colspan='5' align='center'><b>信访事项办理台账</b></td></tr>" + row(["序号", "信访编号", "反映问题", "责任单位", "办理时限"])
        + row(["1", "<span style=\"mso-number-format:'\\@'\">00120250001</span>", "小区下水道堵塞", "城关镇", "2025-03-15"]) + row(["2", "=\"0002\"", "路灯不亮", "县城管局", "2025-03-20"]) + "</table>").encode("gbk"))


def utf16_page():
    write("page-utf16.html", b"\xff\xfe" + ('<html><head><meta http-equiv="Content-Type" content="text/html; charset=unicode"></head><body><p>森林防火责任清单</p><table>' + row(["序号", "防火任务", "责任单位", "责任人", "完成时限"])
        + row(["1", "清理可燃物50公里", "县林草局", "张某", "3月"]) + row(["2", "隐患排查120处", "县应急局、各乡镇", "王某", "4月"]) + "</table></body></html>").encode("utf-16-le"))


def text_named_xls():
    write("tabs-named.xls", "\t".join(["序号", "工作任务", "工作内容", "责任单位", "完成时限"]).encode("gbk") + b"\r\n" + "\r\n".join(["1\t普惠金融\t新增贷款5亿元\t县金融办\t年底", "2\t防范风险\t化解隐性债务2亿元\t县财政局\t年底"]).encode("gbk") + b"\r\n")


for make in (cms_without_meta, gbk_unclosed, word_filtered, excel_saved, frameset, spans, nested_layout, lists, split_repeated, header_apart, entities, sections_and_foot,
             fragment_without_meta, utf16_page, text_named_xls):
    make()
