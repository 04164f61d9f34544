import type { RefundLine } from '@tongguan/contracts/declarations/v1/events';
import type { RefundRow } from '@tongguan/contracts/declarations/v1/refunds';
import { chinaTime } from './csv.ts';

export type Language = 'zh' | 'en';
type Text = Readonly<Record<Language, string>>;
type Column = readonly [
  heading: Text,
  cell: (row: RefundRow, line: RefundLine | undefined, left: RefundLine | undefined, language: Language) => string,
];

const text = (zh: string, en: string): Text => ({ zh, en });
const STATUSES: Readonly<Record<string, Text>> = {
  NOT_READY: text('未就绪', 'Not ready'),
  READY: text('退税就绪', 'Ready'),
  CLAIMED: text('已申报退税', 'Claimed'),
  IN_REVIEW: text('审核中', 'In review'),
  APPROVED: text('已核准', 'Approved'),
  REFUSED: text('不予退税', 'Refused'),
  PAID: text('已退税', 'Paid'),
  REVERSED: text('已冲销', 'Reversed'),
};

const COLUMNS: readonly Column[] = [
  [text('报关单号', 'Declaration no.'), (row) => row.declarationNo],
  [text('退税进度', 'Status'), (row, _line, _left, language) => STATUSES[row.status]?.[language] ?? row.status],
  [text('出口企业', 'Exporter'), (row) => row.traderName],
  [text('统一社会信用代码', 'Exporter code'), (row) => row.traderCompany],
  [text('监管方式', 'Supervision mode'), (row) => row.tradeMode],
  [text('放行时间', 'Released at'), (row) => chinaTime(row.releasedAtMs)],
  [text('离境时间', 'Departed at'), (row) => chinaTime(row.leftAtMs)],
  [text('就绪时间', 'Ready at'), (row) => chinaTime(row.readyAtMs)],
  [text('项号', 'Item'), (_row, line) => line?.itemNo ?? ''],
  [text('商品编号', 'HS code'), (_row, line) => line?.hsCode ?? ''],
  [text('商品名称', 'Goods'), (_row, line) => line?.name ?? ''],
  [text('出口数量', 'Quantity'), (_row, line) => line?.quantity ?? ''],
  [text('冲销后数量', 'Quantity left'), (_row, _line, left) => left?.quantity ?? ''],
  [text('计量单位', 'Unit'), (_row, line) => line?.unit ?? ''],
  [text('总价', 'Value'), (_row, line) => line?.totalPrice ?? ''],
  [text('冲销后总价', 'Value left'), (_row, _line, left) => left?.totalPrice ?? ''],
  [text('币制', 'Currency'), (_row, line) => line?.currency ?? ''],
  [text('理由', 'Reason'), (row) => row.reason],
];

/** Times are those of China (Asia/Shanghai). */
export const refundHeadings = (language: Language): readonly string[] => COLUMNS.map(([heading]) => heading[language]);

/** A line for each item of a refund; one alone while it is not ready and its items are not told. */
export function refundCells(row: RefundRow, language: Language): readonly (readonly string[])[] {
  const lines: readonly (RefundLine | undefined)[] = row.lines.length === 0 ? [undefined] : row.lines;
  return lines.map((line, place) => COLUMNS.map(([, cell]) => cell(row, line, row.left[place], language)));
}
