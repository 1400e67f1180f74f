// Documents by the package docx: node docxjs.js FOLDER, with the package in NODE_PATH.
const D = require('docx'), fs = require('fs'), path = require('path');
const p = (text, more = {}) => new D.Paragraph({ text, ...more });
const cell = (x, more = {}) => new D.TableCell({ children: [].concat(x).map(s => typeof s === 'string' ? p(s) : s), ...more });
const row = (cells, more = {}) => new D.TableRow({ children: cells.map(c => c instanceof D.TableCell ? c : cell(c)), ...more });
const save = (name, doc) => D.Packer.toBuffer(doc).then(b => fs.writeFileSync(path.join(process.argv[2], name), b));
const level = (format, text) => ({ level: 0, format, text, alignment: D.AlignmentType.START });
const numbering = { config: [{ reference: 'no', levels: [level(D.LevelFormat.DECIMAL, '%1')] }, { reference: 'item', levels: [level(D.LevelFormat.DECIMAL, '%1.')] },
  { reference: 'part', levels: [level(D.LevelFormat.CHINESE_COUNTING, '（%1）')] }] };
const item = (text, instance) => new D.Paragraph({ text, numbering: { reference: 'item', level: 0, instance } });
const no = () => new D.Paragraph({ numbering: { reference: 'no', level: 0 } });
const head = ['序号', '重点任务', '推进措施', '牵头单位', '责任单位', '完成时限'];

save('numbered-sections-docxjs.docx', new D.Document({ numbering, sections: [{
  headers: { default: new D.Header({ children: [p('某市教育局')] }) },
  children: [p('附件1'), p('教育高质量发展三年行动计划任务分解表', { heading: D.HeadingLevel.HEADING_1 }), new D.Table({ rows: [row(head, { tableHeader: true }),
    row([cell(new D.Paragraph({ text: '学前教育', numbering: { reference: 'part', level: 0 } }), { columnSpan: 6 })]),
    row([cell(no(), { rowSpan: 2 }), cell('普惠扩容', { rowSpan: 2 }), cell([item('新建园所12个', 1), item('新增学位3600个', 1)]), '市教育局', cell('市发改委、市财政局', { rowSpan: 2 }), '2025年']),
    row([cell([item('改造园所20个', 2)]), '各县区', '2026年']),
    row([cell(new D.Paragraph({ text: '职业教育', numbering: { reference: 'part', level: 0 } }), { columnSpan: 6 })]),
    row([cell(no()), '产教融合', cell([item('共建实训基地5个', 3), item('订单培养800人', 3)]), '市教育局', '市人社局', '2027年'])] }), p('注：每半年报送一次。')] }] }));

const change = (kind, text, id) => new D[kind]({ text, id, author: '审核人', date: '2024-03-01T10:00:00Z' });
save('two-sections-revised-docxjs.docx', new D.Document({ features: { trackRevisions: true }, sections: [
  { children: [p('各单位：'), p('现将2024年文化惠民任务清单印发，请遵照执行。'), p('2024年3月1日')] },
  { properties: { page: { size: { orientation: D.PageOrientation.LANDSCAPE } } }, children: [p('2024年文化惠民任务清单', { heading: D.HeadingLevel.TITLE }), new D.Table({ rows: [row(['序号', '重点任务', '责任单位', '完成时限']),
    row(['1', cell(new D.Paragraph({ children: [new D.TextRun('送戏下乡'), change('DeletedTextRun', '50场', 1), change('InsertedTextRun', '80场', 2)] })), cell(new D.Paragraph({ children: [change('DeletedTextRun', '文化馆', 3), change('InsertedTextRun', '市文旅局', 4)] })), '全年']),
    row(['2', '书屋提升', '市委宣传部', '10月'])] })] }] }));
