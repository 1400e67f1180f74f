// The same workbook in the formats of SheetJS: node sheetjs.js FOLDER, with the package in NODE_PATH.
const X = require('xlsx'), path = require('path'), at = f => path.join(process.argv[2], f);
const n = (v, z) => ({ t: 'n', v, z }), merge = s => X.utils.decode_range(s);
const rows = [
  ['“十四五”公共服务主要任务进度表'],
  ['类别', '序号', '任务名称', '年度目标', null, '牵头单位', '完成率', '启动日期', '编码'],
  [null, null, null, '2024年', '2025年'],
  ['教育', 1, '新建幼儿园', '开工5所', '建成5所', '市教育局', n(0.855, '0.0%'), n(45838, 'yyyy"年"m"月"d"日"'), n(12, '0000')],
  [null, 2, '改造薄弱学校', '改造20所', null, '市教育局', n(1, '0%'), n(45839, 'yyyy-mm-dd'), n(7, '0000')],
  ['卫生', 3, '建设医联体', '组建3个', '组建5个', '市卫健委', n(0, '0%'), '待定', { t: 's', v: '0099' }],
  ['注：完成率按季度更新。'],
];
const plain = rows.map(r => r.map(c => (c && c.t === 'n') ? X.SSF.format(c.z, c.v) : c));

function book(cells) {
  const s = X.utils.aoa_to_sheet(cells), b = X.utils.book_new();
  s['!merges'] = ['A1:I1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:F3', 'G2:G3', 'H2:H3', 'I2:I3', 'A4:A5', 'D5:E5', 'A7:I7'].map(merge);
  s['!rows'] = [, , , , { hidden: true }];
  X.utils.book_append_sheet(b, X.utils.aoa_to_sheet([['填表说明'], ['请按季度填报。']]), '说明');
  X.utils.book_append_sheet(b, s, '进度表');
  return b;
}

const write = (name, bookType, cells) => X.writeFile(book(cells), at(name), { bookType, compression: true, sheet: '进度表' });
write('progress-sheetjs.xlsx', 'xlsx', rows);
write('progress-sheetjs.xls', 'biff8', rows);
write('progress-sheetjs.ods', 'ods', plain);
write('progress-sheetjs.html', 'html', rows);
write('progress-sheetjs-2003.xml', 'xlml', rows);
write('progress-sheetjs.fods', 'fods', plain);
