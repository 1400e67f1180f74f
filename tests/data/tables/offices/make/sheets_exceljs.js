// Workbooks by exceljs.  NODE_PATH=…/node_modules node sheets_exceljs.js
const path = require("path"), ExcelJS = require("exceljs");
const out = (name) => path.join(__dirname, "..", name);
const when = new Date(Date.UTC(2025, 0, 2));

function book() {
    const b = new ExcelJS.Workbook();
    b.created = b.modified = when;
    return b;
}

async function livelihood() {
    const b = book(), s = b.addWorksheet("民生实事", { views: [{ state: "frozen", ySplit: 4 }], properties: { tabColor: { argb: "FFFF0000" } } });
    s.addRow(["附件"]);
    s.addRow(["2025年全市民生实事项目责任清单"]);
    s.mergeCells("A2:H2");
    s.addRow(["序号", "类别", "项目名称", "建设内容及年度目标", "责任分工", "", "完成时间", "备注"]);
    s.addRow(["", "", "", "", "牵头单位", "责任单位", "", ""]);
    for (const m of ["A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:G4", "H3:H4"]) s.mergeCells(m);
    s.addRow([1, "教育", "新建改扩建学校", { richText: [{ text: "新增学位" }, { font: { bold: true, color: { argb: "FFFF0000" } }, text: "1万个" }, { text: "，投入使用学校12所" }] }, "市教育局", "市住建局、市自然资源局", new Date(Date.UTC(2025, 7, 31)), ""]);
    s.addRow([2, "教育", "儿童青少年近视防控", "筛查30万人", "市教育局", "市卫健委", new Date(Date.UTC(2025, 10, 30)), { text: "见方案", hyperlink: "http://example.invalid/a" }]);
    s.addRow([3, "交通", "打通断头路", "打通5条", "市住建局", "", new Date(Date.UTC(2025, 11, 20)), { formula: "CONCATENATE(\"续\",\"建\")", result: "续建" }]);
    s.mergeCells("B5:B6");
    s.getColumn(7).numFmt = 'yyyy"年"m"月"d"日"';
    s.getCell("D5").note = { texts: [{ text: "审核意见：请核" }] };
    s.autoFilter = "A4:H7";
    s.getCell("E7").dataValidation = { type: "list", allowBlank: true, formulae: ['"市住建局,市交通局"'] };
    s.addConditionalFormatting({ ref: "A5:A7", rules: [{ type: "expression", formulae: ["MOD(ROW(),2)=0"], style: { fill: { type: "pattern", pattern: "solid", bgColor: { argb: "FFEEEEEE" } } } }] });
    s.headerFooter.oddFooter = "第 &P 页";
    await b.xlsx.writeFile(out("livelihood-exceljs.xlsx"));
}

async function hiddenParts() {
    const b = book(), s = b.addWorksheet("任务"), old = b.addWorksheet("2023年", { state: "hidden" });
    s.addRow(["国企改革深化提升行动任务台账"]);
    s.mergeCells("A1:G1");
    s.addRow(["序号", "改革任务", "工作目标", "牵头部门", "配合部门", "评分", "进展"]);
    s.addRow([1, "董事会建设", "外部董事占多数", "市国资委", "市委组织部", 95.5, "完成"]);
    s.addRow([2, "三项制度改革", "末等调整比例3%", "市国资委", "—", 88, "推进中"]);
    s.addRow([3, "剥离办社会职能", "移交12项", "市国资委", "各区县", 70, "滞后"]);
    s.addRow([4, "亏损企业治理", "减亏20%", "市财政局", "/", 60, "推进中"]);
    s.getRow(4).hidden = true;
    s.getRow(5).hidden = true;
    s.getColumn(6).hidden = true;
    s.getColumn(6).numFmt = "0.00";
    old.addRow(["序号", "任务", "单位"]);
    await b.xlsx.writeFile(out("hidden-rows-exceljs.xlsx"));
}

async function sharedFormulasAndErrors() {
    const b = book(), s = b.addWorksheet("资金");
    s.addRow(["2025年专项资金项目计划表", "", "", "", "", ""]);
    s.addRow(["", "", "", "", "", "单位：万元"]);
    s.addRow(["编号", "项目名称", "实施单位", "申请资金", "下达资金", "到位率"]);
    s.addRow(["01", "标准化厂房", "工业园区管委会", 500, 400, { formula: "E4/D4", result: 0.8 }]);
    s.addRow(["02", "人才公寓", "县城投公司", 300, 0, { sharedFormula: "F4", result: 0 }]);
    s.addRow(["03", "停车场", "县城管局", 0, 0, { formula: "E6/D6", result: { error: "#DIV/0!" } }]);
    s.addRow(["合计", "", "", { formula: "SUM(D4:D6)", result: 800 }, { formula: "SUM(E4:E6)", result: 400 }, ""]);
    s.getColumn(4).numFmt = s.getColumn(5).numFmt = '#,##0.00;[Red]-#,##0.00;"—"';
    s.getColumn(6).numFmt = "0%";
    s.mergeCells("A1:F1");
    s.mergeCells("A7:C7");
    await b.xlsx.writeFile(out("formulas-exceljs.xlsx"));
}

async function quarters() {
    const b = book(), s = b.addWorksheet("季度任务");
    s.addRow(["重点项目季度任务分解表"]);
    s.addRow(["项目", "序号", "工作任务", "第一季度", "第二季度", "第三季度", "第四季度", "责任单位"]);
    s.addRow(["产业园建设", 1, "征地拆迁", "完成征地300亩", "完成拆迁", "", "", "县自然资源局"]);
    s.addRow(["", 2, "基础设施", "", "开工建设", "道路贯通", "竣工验收", "县住建局"]);
    s.addRow(["", 3, "招商引资", "持续开展招商推介活动", "", "", "", "县商务局"]);
    s.addRow(["城市更新", 4, "片区改造", "编制方案", "完成招标", "施工", "", "县住建局"]);
    s.mergeCells("A1:H1");
    s.mergeCells("A3:A5");
    s.mergeCells("D5:G5");
    s.mergeCells("F6:G6");
    await b.xlsx.writeFile(out("quarters-exceljs.xlsx"));
}

(async () => { await livelihood(); await hiddenParts(); await sharedFormulasAndErrors(); await quarters(); })();
