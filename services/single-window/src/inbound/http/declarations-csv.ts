import type { DeclarationRow } from '@tongguan/contracts/declarations/v1/declarations';
import { chinaTime } from './csv.ts';
import { short } from './format.ts';

export type Language = 'zh' | 'en';
type Text = Readonly<Record<Language, string>>;
type Column = readonly [heading: Text, cell: (row: DeclarationRow, language: Language) => string];

const text = (zh: string, en: string): Text => ({ zh, en });
const STATUSES: Readonly<Record<string, Text>> = {
  RECEIVED: text('已接受申报', 'Accepted'),
  REVIEWED: text('已审结', 'Reviewed'),
  TAX_DUE: text('待缴税费', 'Tax due'),
  TAX_SETTLED: text('税费已缴或已担保', 'Tax settled'),
  INSPECTING: text('查验中', 'Under inspection'),
  DETAINED: text('查验异常', 'Detained'),
  SUMMARY_STORED: text('概要申报已接受', 'Summary stored'),
  SUPPLEMENT_ASKED: text('待补充概要', 'Supplement asked'),
  SUMMARY_INSPECT: text('概要查验中', 'Summary under inspection'),
  PICKUP_RELEASED: text('提货放行', 'Released for pick-up'),
  OVERDUE: text('逾期未完整申报', 'Completion overdue'),
  COMPLETE_SUBMITTED: text('完整申报已提交', 'Completion filed'),
  RETURNED: text('退单', 'Returned'),
  RELEASED: text('已放行', 'Released'),
  WITHDRAWN: text('已撤销', 'Withdrawn'),
  CLOSED: text('已结关', 'Closed'),
  EXPIRED: text('提前申报失效', 'Lapsed'),
};
const LANES: Readonly<Record<string, Text>> = { GREEN: text('绿', 'Green'), YELLOW: text('黄', 'Yellow'), RED: text('红', 'Red') };
const DIRECTIONS: Readonly<Record<string, Text>> = { IMPORT: text('进口', 'Import'), EXPORT: text('出口', 'Export') };
const OWNERS: Readonly<Record<string, Text>> = {
  PORT: text('口岸场站', 'Port'),
  CARRIER: text('承运人', 'Carrier'),
  TRADER: text('企业', 'Trader'),
  CUSTOMS: text('海关', 'Customs'),
  OTHER_AUTHORITY: text('其他部门', 'Other authority'),
};
const YES = text('是', 'yes');

/** A code that is newer than these words is shown as it is. */
const word = (words: Readonly<Record<string, Text>>, code: string, language: Language): string => words[code]?.[language] ?? code;
const firstMs = (row: DeclarationRow): number => Math.min(...row.waiting.map(({ sinceMs }) => sinceMs));

const COLUMNS: readonly Column[] = [
  [text('报关单号', 'Declaration no.'), (row) => row.declarationNo],
  [text('状态', 'Status'), (row, language) => word(STATUSES, row.status, language)],
  [text('通道', 'Lane'), (row, language) => word(LANES, row.lane, language)],
  [
    text('当前等待方', 'Waiting for'),
    (row, language) => [...new Set(row.waiting.map(({ owner }) => word(OWNERS, owner, language)))].join(language === 'zh' ? '、' : ', '),
  ],
  [text('等待起始', 'Waiting since'), (row) => (row.waiting.length === 0 ? '' : chinaTime(firstMs(row)))],
  [text('进出口', 'Direction'), (row, language) => word(DIRECTIONS, short(row.direction, 'DIRECTION') ?? '', language)],
  [text('申报地海关', 'Customs office'), (row) => row.customsOffice],
  [text('运输方式', 'Transport mode'), (row) => row.transportMode],
  [text('提运单号', 'Bill no.'), (row) => row.billNo],
  [text('集装箱号', 'Containers'), (row) => row.containerIds.join(' ')],
  [text('收发货人', 'Trader'), (row) => row.traderName],
  [text('收发货人代码', 'Trader code'), (row) => row.traderCompany],
  [text('申报单位代码', 'Declarant code'), (row) => row.declarantCompany],
  [text('申报时间', 'Submitted at'), (row) => chinaTime(row.submittedAtMs)],
  [text('放行时间', 'Released at'), (row) => chinaTime(row.releasedAtMs)],
  [text('退单时间', 'Returned at'), (row) => chinaTime(row.returnedAtMs)],
  [text('运抵时间', 'Arrived at'), (row) => chinaTime(row.arrivedAtMs)],
  [text('失效期限', 'Lapses at'), (row) => chinaTime(row.expiresAtMs)],
  [text('结关时间', 'Closed at'), (row) => chinaTime(row.closedAtMs)],
  [text('完整申报期限', 'Complete by'), (row) => chinaTime(row.twoStep?.completeByMs ?? 0)],
  [text('样例数据', 'Sample'), (row, language) => (row.sample ? YES[language] : '')],
];

/** Times are those of China (Asia/Shanghai). */
export function csvHeadings(language: Language): readonly string[] {
  return COLUMNS.map(([heading]) => heading[language]);
}

export function csvCells(row: DeclarationRow, language: Language): readonly string[] {
  return COLUMNS.map(([, cell]) => cell(row, language));
}

/** The last line of a file that does not hold everything. */
export function csvNote(most: number, language: Language): string {
  return language === 'zh'
    ? `注意：仅导出前 ${String(most)} 行，请缩小筛选条件后重新导出其余部分`
    : `Note: only the first ${String(most)} rows are here; narrow the filter to export the others`;
}
