#!/usr/bin/env python3
"""Documents by hand, the less usual: text boxes, fields, controls, ruby, hidden text, styles with numbers, several tables."""
from word import *

HEAD_ROW = tr("序号", "重点任务", "工作举措", "牵头单位", "配合单位", "完成时限", properties=HEADER_ROW)
by = 'w:id="1" w:author="李某" w:date="2025-01-01T00:00:00Z"'


def field(instruction, shown):
    char = lambda t: M(f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>')
    return M(char("begin") + f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>' + char("separate") + run(shown) + char("end"))


def box(text):
    """A text box as Word writes it: the drawing, and the same again as VML for old versions."""
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return M('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
             f'<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>'
             f'<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>')


def inside_runs():
    hidden = run("内部掌握", "<w:vanish/>")
    ruby = M('<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr><w:rt><w:r><w:t>luán</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>峦</w:t></w:r></w:rubyBase></w:ruby></w:r>')
    control = M(f'<w:sdt><w:sdtPr><w:alias w:val="单位"/><w:dropDownList><w:listItem w:value="县文旅局"/></w:dropDownList></w:sdtPr><w:sdtContent>{run("县文旅局")}</w:sdtContent></w:sdt>')
    date = M(f'<w:sdt><w:sdtPr><w:date w:fullDate="2025-06-30T00:00:00Z"><w:dateFormat w:val="yyyy年M月"/></w:date></w:sdtPr><w:sdtContent>{p("2025年6月")}</w:sdtContent></w:sdt>')
    link = M(f'<w:hyperlink w:anchor="a">{run("景区名录")}</w:hyperlink>')
    simple = M(f'<w:fldSimple w:instr=" PAGE ">{run("12")}</w:fldSimple>')
    marks = M('<w:r><w:commentReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellStart"/>')
    comment = f'{HEAD}<w:comments xmlns:w="{W}"><w:comment w:id="1" w:author="王某">{p("请核实")}</w:comment></w:comments>'
    foot = f'{HEAD}<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{p("数据截至年底")}</w:footnote></w:footnotes>'
    row_control = M(f'<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{tr("2", "古城保护", "修缮民居" + "15院", "县住建局", "县文旅局", "9月底")}</w:sdtContent></w:sdt>')
    cell_control = M(f'<w:sdt><w:sdtPr/><w:sdtContent>{tc("3")}</w:sdtContent></w:sdt>')
    document("fields-controls-ruby-hidden.docx", p("文旅融合任务分解表", hidden),
        table(HEAD_ROW,
            tr("1", tc(p("开发", ruby, "山景区", marks)), tc(p("1.编制", link, "；"), p("2.接待游客", field("=SUM(ABOVE)", "80"), "万人次，共", simple, "家")), tc(p(control)), tc(p(hidden)), tc(date)),
            row_control,
            tr(cell_control, tc(p(M(f'<w:smartTag w:uri="x" w:element="y">{run("非遗")}</w:smartTag>'), M('<w:r><w:noBreakHyphen/></w:r>'), "传承")), "培训传承人30名", "县文旅局", "", "全年")),
        more=[("comments", "comments", comment), ("footnotes", "footnotes", foot)])


def title_in_box():
    document("title-in-text-box.docx", p(box("乡镇重点工作清单")), p(),
        table(HEAD_ROW, tr("1", "秸秆禁烧", tc(p("巡查全覆盖", box("附图说明"))), "镇农业办", "各村", "全年"), tr("2", "道路养护", "养护30公里", "镇交管站", "", "6月")))


def styles_with_numbers():
    lists = numbering([[level(0, "japaneseCounting", "%1、", more='<w:pStyle w:val="2"/>'), level(1, "japaneseCounting", "（%2）"), level(2, "decimal", "%3.")],
                       [level(0, "decimal", "%1", more='<w:suff w:val="nothing"/><w:pStyle w:val="no"/>')],
                       [level(0, "bullet", "\uf06c"), level(1, "lowerLetter", "%2)")],
                       [level(0, "decimal", "%1."), level(1, "decimal", "（%2）")]], {1: (0, ""), 2: (1, ""), 3: (2, ""), 4: (3, "")})
    styles = ('<w:style w:type="paragraph" w:styleId="no"><w:name w:val="表格序号"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
              '<w:style w:type="paragraph" w:styleId="sec"><w:name w:val="分节"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>')
    no = lambda: tc(p(style="no"))
    gone = lambda: tc(p(style="no", mark=f"<w:del {by}/>"))
    document("numbers-by-style.docx", p("卫生健康重点任务清单"),
        table(HEAD_ROW,
            tr(tc(p("医疗服务", style="sec"), span=6)),
            tr(no(), "专科建设", tc(p("建设专科6个", num=(4, 0)), p("胸痛中心", num=(4, 1)), p("卒中中心", num=(4, 1)), p("引进设备10台", num=(4, 0)), p("核磁共振", num=(4, 1))), "县卫健局", "县医院", "年底"),
            tr(gone(), tc(p(M(f'<w:del {by}><w:r><w:delText>已删任务</w:delText></w:r></w:del>'))), tc(), tc(), tc(), tc(), properties=f"<w:del {by}/>"),
            tr(no(), "家医签约", tc(p("签约率达60%", num=(3, 0)), p("重点人群", num=(3, 1))), "县卫健局", "", "年底"),
            tr(tc(p("公共卫生", style="sec"), span=6)),
            tr(no(), "健康教育", "讲座100场", "县疾控中心", "县教育局", "年底"),
            tr(tc(p("5", num=(0, 0), style="no")), "爱国卫生", "除四害4次", "县爱卫办", "", "年底")), lists=lists, styles=styles)


def two_tables_with_captions():
    document("two-tables-captions.docx", p("2025年工业经济工作方案", style="a3"), p("为做好全年工作，制定本方案。"), p("表1　主要指标任务表"),
        table(["序号", "指标名称", "单位", "2024年", "2025年", "责任单位"], ["1", "规上工业增加值增速", "%", "7.5", "8", "市工信局"], ["2", "工业投资增速", "%", "12", "15", "市工信局"]),
        p("表2　重点企业联系表"), table(["企业名称", "联系领导", "联系电话"], ["某机械公司", "张某", "13800000000"], ["某食品公司", "李某", "13800000001"], columns=3),
        p("表3　重点项目清单"), table(["序号", "项目名称", "建设内容", "总投资（万元）", "责任单位", "完成时限"], ["1", "电机扩能", "新建产线2条", "8000", "市工信局", "10月"], ["2", "冷链物流", "冷库3万吨", "12000", "市商务局", "12月"], ["3", "零碳园区", "光伏20兆瓦", "9000", "开发区管委会", "12月"]))


def merge_over_the_page():
    head = ["序号", "重点任务", "工作举措", "责任单位", "完成时限"]
    go, on = "restart", ""
    document("merge-over-page.docx", p("乡村建设行动任务分解表"),
        table(head, tr(tc("1", merge=go), tc("厕所革命", merge=go), "改厕2000户", "县农业农村局", "6月"),
              tr(tc(merge=on), tc(merge=on), "管护站10处", "县农业农村局", "9月"), columns=5),
        p(),
        table(head, tr(tc(merge=on), tc(merge=on), "粪污处理5处", "县住建局", "12月"),
              tr(tc("2"), tc("清洁取暖"), "改造3000户", "县发改局", "10月"), columns=5))


def form_before_plan():
    document("layout-table-before-plan.docx",
        table(tr(tc(p("某某县委督查室文件"), span=2)), tr("督查〔2025〕8号", "签发人：张某"), columns=2),
        p("关于报送重点督查事项落实情况的通知"), p("各乡镇、县直各单位："), p("现将事项清单印发，请按时反馈。"),
        table(tr("联系人", "王某", "电话", "0938-0000000"), columns=4),
        p("县委重点督查事项清单"),
        table(["序号", "督查事项", "承办单位", "办理时限", "落实情况"], ["1", "南河治理", "县水务局", "6月10日前", ""], ["2", "学校食堂安全", "县教育局、县市场监管局", "立即", "已检查40所"], columns=5),
        table(tr("经办人：", "负责人：", "单位（盖章）："), columns=3))


def many_levels_header():
    go, on = "restart", ""
    document("two-header-rows-spans.docx", p("“十四五”公共服务指标责任分工表"), p("单位：%、张、个"),
        table(tr(tc("类别", merge=go), tc("指标名称", merge=go), tc("规划目标", span=3), tc("责任分工", span=2), tc("属性", merge=go)),
            tr(tc(merge=on), tc(merge=on), "2020年", "2023年", "2025年", "牵头部门", "配合部门", tc(merge=on)),
            tr(tc("教育", merge=go), "学前毛入园率", "93", "94", "95", "市教育局", "市发改委", "预期性"),
            tr(tc(merge=on), "义务教育巩固率", tc("95以上", span=3), "市教育局", "", "约束性"),
            tr(tc("卫生"), "千人床位数", "6.5", tc("7.0", span=2), "市卫健委", "市财政局", "预期性"), columns=8))


def elsewhere():
    """The main part is not word/document.xml, the namespace is the strict one."""
    import hand
    text = (f'{HEAD}<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{p("普法责任清单")}'
            + table(["序号", "普法任务", "责任单位", "时间安排"], ["1", "宪法宣传周", "县司法局", "12月"], ["2", "法律进校园", "县教育局", "9月"], columns=4) + "</w:body></w:document>")
    hand.write_zip("strict-main-part-elsewhere.docx", [
        ("_rels/.rels", f'{HEAD}<Relationships xmlns="{hand.PACKAGE}relationships"><Relationship Id="R1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/main/text2.xml"/></Relationships>'),
        ("[Content_Types].xml", f'{HEAD}<Types xmlns="{hand.PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Override PartName="/main/text2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
        ("main/text2.xml", text)])


for make in (inside_runs, title_in_box, styles_with_numbers, two_tables_with_captions, merge_over_the_page, form_before_plan, many_levels_header, elsewhere):
    make()
