// Documents by the docx package.  NODE_PATH=…/node_modules node docs_docx.js
const fs = require("fs"), path = require("path");
const { AlignmentType, Document, Footer, Header, HeadingLevel, LevelFormat, Packer, PageBreak, PageNumber, Paragraph, SectionType, Table, TableCell, TableRow, TextRun } = require("docx");
const out = (name, doc) => Packer.toBuffer(doc).then((b) => fs.writeFileSync(path.join(__dirname, "..", name), b));
const p = (text, more = {}) => new Paragraph({ children: String(text).split("\n").map((t, i) => new TextRun({ text: t, break: i ? 1 : 0 })), ...more });
const cell = (v, more = {}) => new TableCell({ children: Array.isArray(v) ? v : [p(v)], ...more });
const row = (cells, more = {}) => new TableRow({ children: cells.map((c) => (c instanceof TableCell ? c : cell(c))), ...more });
const down = (v, n) => cell(v, { rowSpan: n });
const across = (v, n) => cell(v, { columnSpan: n });
const head = (names) => row(names, { tableHeader: true });
const level = (i, format, text) => ({ level: i, format, text, alignment: AlignmentType.LEFT });

const lists = { config: [
    { reference: "sections", levels: [level(0, LevelFormat.CHINESE_COUNTING, "%1、"), level(1, LevelFormat.CHINESE_COUNTING, "（%2）")] },
    { reference: "numbers", levels: [level(0, LevelFormat.DECIMAL, "%1"), level(1, LevelFormat.DECIMAL, "%1.%2")] },
    { reference: "items", levels: [level(0, LevelFormat.DECIMAL, "%1."), level(1, LevelFormat.DECIMAL_ENCLOSED_CIRCLE, "%2")] }] };
const numbered = (reference, lvl, text = "", instance = 0) => new Paragraph({ numbering: { reference, level: lvl, instance }, children: text ? [new TextRun(text)] : [] });

const reform = new Document({ numbering: lists, sections: [{
    headers: { default: new Header({ children: [p("内部资料　请勿外传")] }) }, footers: { default: new Footer({ children: [new Paragraph({ children: [new TextRun("— "), new TextRun({ children: [PageNumber.CURRENT] }), new TextRun(" —")] })] }) },
    children: [p("附件2"), p("深化改革重点任务责任分解表", { heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }), p("（2024—2026年）"),
        new Table({ rows: [
            new TableRow({ tableHeader: true, children: [down("序号", 2), down("改革任务", 2), across("分年度目标", 3), down("牵头单位", 2), down("参加单位", 2)] }),
            new TableRow({ tableHeader: true, children: ["2024年", "2025年", "2026年"].map((y) => cell(y)) }),
            row([across([numbered("sections", 0, "经济体制改革")], 7)]),
            row([cell([numbered("numbers", 0)]), "要素市场化配置", "出台方案", across("全面推开", 2), "市发改委", "市自然资源局\n市人社局"]),
            row([down([numbered("numbers", 0)], 2), down("财税体制改革", 2), "编制零基预算", "扩围至10个部门", "全覆盖", "市财政局", ""]),
            row(["绩效评价20个", "30个", "40个", "市财政局", "市审计局"]),
            row([across([numbered("sections", 0, "民生领域改革")], 7)]),
            row([cell([numbered("numbers", 0)]), "医保支付改革", across("持续深化", 3), "市医保局", "市卫健委"])] }),
        p("注：“全覆盖”指市级预算部门。")] }] });

const departments = ["教育局", "民政局"].flatMap((name, i) => [numbered("sections", 0, `县${name}（2项）`, 5),
    new Table({ rows: [head(["序号", "民生事项", "工作标准", "责任股室", "完成时间"]),
        row([String(2 * i + 1), i ? "低保提标" : "校车安全", i ? "月人均提高30元" : "检查校车120辆", i ? "社会救助股" : "安全股", "6月"]),
        row([String(2 * i + 2), i ? "养老助餐" : "营养改善", i ? "新建助餐点15个" : "覆盖学生2万人", i ? "养老股" : "后勤股", "9月"])] })]);
const perDepartment = new Document({ numbering: lists, sections: [{ children: [p("2025年县直部门惠民实事任务清单", { heading: HeadingLevel.HEADING_1 }), ...departments] }] });

const landscape = (children) => ({ properties: { type: SectionType.NEXT_PAGE }, children });
const supervision = new Document({ numbering: lists, sections: [
    { children: [p("中共某县委办公室"), p("关于做好年度重点任务督办的通知"), p("各乡镇党委："), p("一是提高认识。各单位要明确责任，倒排工期。二是强化调度，每月25日前报送进展。"), new Paragraph({ children: [new PageBreak()] })] },
    landscape([p("重点任务督办单", { heading: HeadingLevel.HEADING_2 }), new Table({ rows: [
        head(["督办编号", "督办任务", "督办要求", "主办单位", "协办单位", "办结期限"]),
        row(["DB-001", "城区内涝治理", cell([numbered("items", 0, "清淤管网20公里", 1), numbered("items", 1, "老城区12公里", 1), numbered("items", 1, "新城区8公里", 1), numbered("items", 0, "更换雨水箅子300套", 1)]), "县住建局", "县水务局", "汛期前"]),
        row(["DB-002", "校园周边整治", cell([numbered("items", 0, "取缔摊点50处", 2)]), "县城管局", "县市场监管局、县公安局", "开学前"])] })])] });

(async () => { await out("reform-years-docxjs.docx", reform); await out("per-department-docxjs.docx", perDepartment); await out("supervision-landscape-docxjs.docx", supervision); })();
