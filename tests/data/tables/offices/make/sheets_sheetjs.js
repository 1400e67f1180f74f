// Workbooks, BIFF8, ods and pages by SheetJS.  NODE_PATH=…/node_modules node sheets_sheetjs.js
const path = require("path"), XLSX = require("xlsx");
const out = (name) => path.join(__dirname, "..", name);
const rows = (list) => XLSX.utils.aoa_to_sheet(list, { sheetStubs: false });
const range = (s) => XLSX.utils.decode_range(s);

function save(name, type, sheets, more = {}) {
    const book = XLSX.utils.book_new();
    for (const [title, sheet] of sheets) XLSX.utils.book_append_sheet(book, sheet, title);
    Object.assign(book, more);
    XLSX.writeFile(book, out(name), { bookType: type, compression: true, codepage: 936 });
}

function duties() {
    const s = rows([["2024年度党风廉政建设责任清单"], ["序号", "责任事项", "具体措施", "责任领导", "责任部门", "完成时限"],
        [1, "落实主体责任", "召开专题会议4次", "书记", "办公室", "每季度"], [null, null, "签订责任书35份", null, "组织科", "3月底"],
        [2, "强化监督执纪", "开展明察暗访12次", "纪检组长", "纪检组", "每月"], [3, "加强警示教育", "观看警示片2场", "纪检组长", null, "12月底"]]);
    s["!merges"] = ["A1:F1", "A3:A4", "B3:B4", "D3:D4"].map(range);
    return s;
}

function numbers() {
    const s = rows([["重点工程投资进度台账"], ["序号", "工程名称", "建设单位", "总投资", "开工日期", "竣工日期", "完成率", "合同编号"],
        [1, "引水工程", "市水务集团", 123456.789, 45658, 46022, 0.375, 7], [2, "环城公路", "市交投公司", 98000, 45717, 46387, 1, 15], [3, "文化中心", "市文旅局", 0.1 + 0.2, 45778, 46203, 0.0005, 123]]);
    const formats = { D: "#,##0.00", E: "yyyy/m/d", F: 'yyyy"年"m"月"', G: "0.0%", H: "0000" };
    for (const [c, f] of Object.entries(formats)) for (const r of [3, 4, 5]) s[c + r].z = f;
    s["!merges"] = [range("A1:H1")];
    s["!cols"] = [{}, {}, {}, { hidden: true }];
    s["!rows"] = [];
    s["!rows"][3] = { hidden: true };
    return s;
}

function indicators() {
    const s = rows([["高质量发展指标任务分解表"], ["领域", "序号", "指标", "计量单位", "目标值", null, "责任单位"], [null, null, null, null, "2024年", "2025年", null],
        ["创新", 1, "研发投入强度", "%", 2.1, 2.3, "科技局"], [null, 2, "高新技术企业", "家", 120, 140, "科技局、工信局"], ["开放", 3, "进出口总额", "亿元", "持平", null, "商务局"]]);
    s["!merges"] = ["A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:G3", "A4:A5", "E6:F6"].map(range);
    return s;
}

const cover = () => rows([["编制说明"], ["本表按季度更新，请各单位核对后于每季度末报送。"]]);
save("duties-sheetjs-biff8.xls", "biff8", [["责任清单", duties()]]);
save("sheets-sheetjs-biff8.xls", "biff8", [["说明", cover()], ["指标", indicators()], ["台账", numbers()]], { Workbook: { Sheets: [{}, {}, { Hidden: 1 }] } });
save("duties-sheetjs.ods", "ods", [["责任清单", duties()]]);
save("indicators-sheetjs.ods", "ods", [["说明", cover()], ["指标", indicators()]]);
save("numbers-sheetjs.xlsx", "xlsx", [["台账", numbers()]]);
save("indicators-sheetjs-page.html", "html", [["指标", indicators()]]);
save("duties-spreadsheet-2003.xls", "xlml", [["责任清单", duties()]]);
save("duties-binary.xlsb", "xlsb", [["责任清单", duties()]]);
