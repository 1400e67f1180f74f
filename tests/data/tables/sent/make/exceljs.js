// Workbooks by exceljs: node exceljs.js FOLDER, with the package in NODE_PATH.
const E = require('exceljs'), path = require('path'), at = f => path.join(process.argv[2], f);
const when = new Date(Date.UTC(2025, 5, 30));

async function rectification() {
  const book = new E.Workbook(), s = book.addWorksheet('整改清单', { views: [{ state: 'frozen', ySplit: 2 }] });
  book.addWorksheet('字典', { state: 'veryHidden' }).addRows([['责任单位'], ['市住建局'], ['市城管局']]);
  s.addRow(['群众反映问题整改清单']);
  s.addRow(['序号', '存在问题', '整改措施', '整改责任单位', '整改责任人', '整改时限', '完成率', '内部编号']);
  s.addRow([1, '小区停车难', { richText: [{ text: '新增' }, { font: { bold: true }, text: '泊位' }, { text: '200个' }] }, '市住建局', '甲某某', when, 0.5, 'N01']);
  s.addRow([null, null, '错时开放停车场3处', '市城管局', null, when, { formula: '2/3', result: 2 / 3 }, 'N02']);
  s.addRow([2, '噪声扰民', { text: '整治夜间施工', hyperlink: 'http://www.example.gov.cn' }, '市生态环境局', '乙某某', '立行立改', 1, 'N03']);
  s.addRow([3, '污水外溢', '改造管网', null, '丙某某', '9月底', 0, 'N04']);
  for (const r of ['A1:H1', 'A3:A4', 'B3:B4', 'E3:E4']) s.mergeCells(r);
  for (let r = 3; r < 7; r++) { s.getCell(`F${r}`).numFmt = 'yyyy"年"m"月"d"日"'; s.getCell(`G${r}`).numFmt = '0.0%'; }
  s.getColumn(8).hidden = true;
  s.getRow(5).hidden = true;
  s.getCell('B3').note = '来自12345热线';
  s.getCell('D3').dataValidation = { type: 'list', formulae: ['字典!$A$2:$A$3'] };
  await book.xlsx.writeFile(at('rectification-exceljs.xlsx'));
}

async function streamed() {
  const book = new E.stream.xlsx.WorkbookWriter({ filename: at('streamed-exceljs.xlsx'), useStyles: true, useSharedStrings: false });
  const s = book.addWorksheet('台账');
  for (const row of [['惠企政策兑现台账'], ['序号', '政策事项', '兑现标准', '主管部门', '截止日期'], [1, '首台套奖励', '最高100万元', '市工信局', when], [2, '研发补助', '按投入的10%补助', '市科技局', when]]) {
    const r = s.addRow(row);
    r.getCell(5).numFmt = 'yyyy/m/d';
    if (row.length === 1) s.mergeCells('A1:E1');
    r.commit();
  }
  s.commit();
  await book.commit();
}

async function mac() {
  const book = new E.Workbook();
  book.properties.date1904 = true;
  const s = book.addWorksheet('日程');
  s.addRows([['序号', '重点任务', '责任单位', '开始日期'], [1, '动员部署', '办公室', when], [2, '总结验收', '办公室', new Date(Date.UTC(2025, 11, 31))]]);
  s.getColumn(4).numFmt = 'yyyy-mm-dd';
  await book.xlsx.writeFile(at('dates-1904-exceljs.xlsx'));
}

Promise.all([rectification(), streamed(), mac()]);
