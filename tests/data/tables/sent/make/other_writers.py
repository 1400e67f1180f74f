"""What exceljs, SheetJS, docx and LibreOffice made; `make.py all` makes it again."""
import os, shutil, subprocess, sys, tempfile

import put as common
from put import plan, put, t

HERE = os.path.dirname(os.path.abspath(__file__))


def by_node():
    when = "2025年6月30日"
    put("rectification-exceljs.xlsx", None, plan("群众反映问题整改清单", [
        t("1", "小区停车难", cells=["新增泊位200个"], agencies=["市住建局"], extra={"整改责任人": "甲某某", "整改时限": when, "完成率": "50.0%", "内部编号": "N01"}, line=3, sheet="整改清单"),
        t("1", "小区停车难", cells=["错时开放停车场3处"], agencies=["市城管局"], extra={"整改责任人": "甲某某", "整改时限": when, "完成率": "66.7%"}, line=4),
        t("2", "噪声扰民", cells=["整治夜间施工"], agencies=["市生态环境局"], extra={"整改时限": "立行立改", "完成率": "100.0%"}, line=5), t("3", "污水外溢", cells=["改造管网"], agencies=[], extra={"完成率": "0.0%"}, line=6)],
        report=[["隐藏|hidden", "5"], ["隐藏|hidden", "H|内部编号"]]))
    put("streamed-exceljs.xlsx", None, plan("惠企政策兑现台账", [t("1", "首台套奖励", cells=["最高100万元"], agencies=["市工信局"], extra={"截止日期": "2025/6/30"}, line=3), t("2", "研发补助", cells=["按投入的10%补助"], agencies=["市科技局"], line=4)]))
    put("dates-1904-exceljs.xlsx", None, plan(None, [t("1", "动员部署", lead=["办公室"], extra={"开始日期": "2025-06-30"}, line=2), t("2", "总结验收", extra={"开始日期": "2025-12-31"}, line=3)]))

    def progress(at=True, hidden=True, **more):
        line = (lambda n: {"line": n}) if at else (lambda n: {})
        return plan("“十四五”公共服务主要任务进度表", [
            t("1", "新建幼儿园", action="教育", targets={"2024年": "开工5所", "2025年": "建成5所"}, lead=["市教育局"], extra={"完成率": "85.5%", "启动日期": "2025年6月30日", "编码": "0012"}, **line(4)),
            t("2", "改造薄弱学校", action="教育", targets={"2024年": "改造20所", "2025年": "改造20所"}, lead=["市教育局"], extra={"完成率": "100%", "启动日期": "2025-07-01", "编码": "0007"}, **line(5)),
            t("3", "建设医联体", action="卫生", targets={"2024年": "组建3个", "2025年": "组建5个"}, lead=["市卫健委"], extra={"完成率": "0%", "启动日期": "待定", "编码": "0099"}, **line(6))],
            years=["2024年", "2025年"], **({"report": [["隐藏|hidden", "5"], "说明"]} if hidden else {}), **more)
    put("progress-sheetjs.xlsx", None, progress())
    put("progress-sheetjs.xls", None, {**progress(hidden=False), "report": ["说明"]})            # SheetJS hides no rows there
    put("progress-sheetjs.ods", None, {**progress(hidden=False), "report": ["说明"]})            # nor there
    put("progress-sheetjs.html", None, progress(at=False, hidden=False))
    put("progress-sheetjs-2003.xml", None, {"either": [progress(at=False, hidden=False), {"error": True}]})
    put("progress-sheetjs.fods", None, {"either": [progress(at=False, hidden=False), {"error": True}]})

    put("numbered-sections-docxjs.docx", None, plan("教育高质量发展三年行动计划任务分解表", [
        t("1", "普惠扩容", action=["学前教育"], cells=[["1.新建园所12个", "2.新增学位3600个"]], lead=["市教育局"], support=["市发改委", "市财政局"], extra={"完成时限": "2025年"}),
        t("1", "普惠扩容", action=["学前教育"], cells=["1.改造园所20个"], lead=["各县区"], support=["市发改委", "市财政局"], extra={"完成时限": "2026年"}),
        t("2", "产教融合", action=["职业教育"], cells=[["1.共建实训基地5个", "2.订单培养800人"]], lead=["市教育局"], support=["市人社局"], extra={"完成时限": "2027年"})]))
    put("two-sections-revised-docxjs.docx", None, plan("2024年文化惠民任务清单", [t("1", "送戏下乡80场", lead=["市文旅局"], extra={"完成时限": "全年"}), t("2", "书屋提升", lead=["市委宣传部"])], report=["修订|删除|deleted|deletion|revision|tracked"]))


# What LibreOffice makes of the files here: source, target, what changes in the expectation.
CONVERTED = []


def converted(source, target, change=None, filter=None, infilter=None):
    CONVERTED.append((source, target, filter, infilter))
    import copy
    want = copy.deepcopy(common.EXPECTED[source])
    if not target.endswith((".xlsx", ".xls", ".ods", ".et")):          # no worksheet: lines are those of the file, sheets have no names
        for task in want.get("tasks", []):
            task.pop("line", None)
            task.pop("sheet", None)
        want.pop("also", None)
        want.pop("report", None)
    if change:
        change(want)
    put(target, None, want)


def drop(*headers):
    def change(want):
        for task in want["tasks"]:
            for h in headers:
                task.get("extra", {}).pop(h, None)
    return change


def by_libreoffice():
    merged, years, formats, sections = "merged-over-rows-stale-wps.xlsx", "merged-across-years-excel.xlsx", "number-formats-excel.xlsx", "sections-two-levels.xlsx"
    shown = drop("开工日期", "点位")                     # built-in date formats and 十二 or 一十二 are as its own country has them

    def formats_97(want):
        shown(want)
        want["tasks"][3]["extra"].pop("竣工日期")
        want["tasks"][4]["extra"].pop("完成率")
    converted(merged, "merged-over-rows-libreoffice.xls")
    converted(merged, "merged-over-rows-libreoffice.ods")
    converted(merged, "merged-over-rows-libreoffice.html")
    converted(years, "merged-across-years-libreoffice.xls")
    converted(years, "merged-across-years-libreoffice.html")
    converted(years, "merged-across-years-libreoffice.ods")
    converted(formats, "number-formats-libreoffice.xls", formats_97)
    converted(formats, "number-formats-libreoffice.xlsx", formats_97)
    converted(formats, "number-formats-libreoffice.ods", formats_97)
    converted(sections, "sections-two-levels-libreoffice.xls")
    converted(sections, "sections-two-levels-libreoffice.ods")
    converted("annex-units-total-notes.xlsx", "annex-units-libreoffice.xls")
    converted("annex-units-total-notes.xlsx", "annex-units-libreoffice.html")
    converted("index-sheet-first.xlsx", "index-sheet-first-libreoffice.ods")
    converted("index-sheet-first.xlsx", "index-sheet-first-libreoffice.et", filter="xls:MS Excel 97")
    converted("visible-sheet-before-hidden.xlsx", "visible-sheet-before-hidden-libreoffice.xls")
    converted("hidden-by-filter.xlsx", "hidden-by-filter-libreoffice.xls")
    converted("hidden-by-filter.xlsx", "hidden-by-filter-libreoffice.ods")
    converted("dates-1904-mac.xlsx", "dates-1904-libreoffice.xls", drop("签约日期"))
    converted("header-again-on-each-page.xlsx", "header-again-libreoffice.ods")
    converted("merged-cells-word.docx", "merged-cells-libreoffice.html")
    converted("merged-cells-word.docx", "merged-cells-libreoffice.docx")
    converted("letter-above-word.docx", "letter-above-libreoffice.html")
    converted("numbers-by-style-word.docx", "numbers-by-style-libreoffice.docx")
    converted("pages-continued-word.docx", "pages-continued-libreoffice.docx")
    converted("split-with-header-again.html", "split-with-header-again-libreoffice.docx", infilter="HTML (StarWriter)", filter="docx:MS Word 2007 XML")
    converted("long-cells.xlsx", "long-cells-libreoffice.xls")
    converted("agency-over-lead-and-help.xlsx", "agency-over-lead-and-help-libreoffice.xls")
    converted("quarters-leaders.xlsx", "quarters-leaders-libreoffice.ods")
    converted("lines-above-notes-below.xlsx", "lines-above-libreoffice.html")
    converted("summary-sheet-first.xlsx", "summary-sheet-first-libreoffice.xls")
    converted("number-formats-more.xlsx", "number-formats-more-libreoffice.xls", drop("资金", "会议时间", "补贴标准"))
    converted("title-and-unit-inside-word.docx", "title-and-unit-inside-libreoffice.html")
    converted("tables-under-headings-word.docx", "tables-under-headings-libreoffice.docx")
    converted("number-formats-chinese.xlsx", "number-formats-chinese-libreoffice.ods", drop("开工日期", "总投资"))
    converted("units-below-the-years.xlsx", "units-below-the-years-libreoffice.html")
    converted("merged-task-over-the-page-word.docx", "merged-task-over-the-page-libreoffice.html")
    converted("ordered-lists-in-cells.html", "ordered-lists-libreoffice.docx", infilter="HTML (StarWriter)", filter="docx:MS Word 2007 XML")
    refused = lambda want: (want.clear(), want.update({"error": True}))

    def read_or_refused(want):
        whole = dict(want)
        want.clear()
        want["either"] = [whole, {"error": True}]                      # as far as LibreOffice is there to read it
    converted("letter-above-word.docx", "letter-above-libreoffice.doc", read_or_refused, filter="doc:MS Word 97")
    converted("letter-above-word.docx", "letter-above-libreoffice.rtf", refused, filter="rtf:Rich Text Format")


def convert_all():
    profile = "-env:UserInstallation=file:///tmp/lo-office-set"
    for source, target, how, infilter in CONVERTED:
        with tempfile.TemporaryDirectory() as d:
            suffix = target.rsplit(".", 1)[1]
            subprocess.run(["soffice", profile, "--headless", *([f"--infilter={infilter}"] if infilter else []), "--convert-to", how or suffix, "--outdir", d, os.path.join(common.FOLDER, source)], check=True, capture_output=True)
            made = os.listdir(d)
            shutil.move(os.path.join(d, made[0]), os.path.join(common.FOLDER, target))


def make():
    by_node()
    by_libreoffice()
    if "all" in sys.argv:
        env = {**os.environ, "NODE_PATH": os.environ.get("NODE_PATH", "node_modules")}
        for script in ("exceljs.js", "sheetjs.js", "docxjs.js"):
            subprocess.run(["node", os.path.join(HERE, script), common.FOLDER], check=True, env=env)
        convert_all()
