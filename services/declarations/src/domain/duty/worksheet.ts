import type { CodeEntry, CodeTables, TableName } from '../code-tables.ts';
import { entryOf } from '../code-tables.ts';
import type { Text } from '../fault.ts';
import type { Gap, RateUsed } from './calculation.ts';

/** Where a question of the calculation comes from: the field and, where it is one item's, its number. */
export interface Place {
  readonly path: string;
  readonly itemNo: string;
}

/** What a calculation gathers on its way: the rates it used and the gaps it met. One for each calculation. */
export interface Worksheet {
  /** As of the law's day. */
  readonly tables: CodeTables;
  readonly rates: RateUsed[];
  readonly gaps: Gap[];
}

export const worksheetOn = (tables: CodeTables): Worksheet => ({ tables, rates: [], gaps: [] });

/** The row of a code that is in force, noted as used; undefined when there is none. */
export function rateOf(sheet: Worksheet, table: TableName, code: string, tables: CodeTables = sheet.tables): RateUsed | undefined {
  const entry = entryOf(tables, table, code);
  return entry === undefined ? undefined : used(sheet, table, entry);
}

/** Digits of the HS code that rows begin with, the longest first: statistics, tariff line, subheading, heading, chapter. */
const PREFIXES = [10, 8, 6, 4, 2] as const;

/** The row of the longest beginning of an HS code, e.g. `84571010/mfn` of 8457101000; noted as used. */
export function rateOfGoods(sheet: Worksheet, table: TableName, hsCode: string, suffix = ''): RateUsed | undefined {
  for (const length of PREFIXES) {
    const entry = hsCode.length < length ? undefined : entryOf(sheet.tables, table, `${hsCode.slice(0, length)}${suffix}`);
    if (entry !== undefined) return used(sheet, table, entry);
  }
  return undefined;
}

function used(sheet: Worksheet, table: TableName, entry: CodeEntry): RateUsed {
  const id = `${table}:${entry.code}`;
  const before = sheet.rates.find((rate) => rate.id === id);
  if (before !== undefined) return before;
  const { code, zh, en, validFrom, validTo, source, confidence, attributes: figures } = entry;
  const tableVersion = sheet.tables.tables[table].version;
  const rate: RateUsed = { ...{ id, table, code, zh, en, figures, validFrom, validTo, source, confidence, tableVersion } };
  sheet.rates.push(rate);
  return rate;
}

/** Notes that a table has no row for the day. */
export function missingRate(sheet: Worksheet, table: TableName, code: string, { path, itemNo }: Place, what: Text): void {
  const { day } = sheet.tables;
  const [zhItem, enItem] = itemNo === '' ? ['', ''] : [`第${itemNo}项：`, `item ${itemNo}: `];
  noteGap(sheet, {
    ...{ kind: 'rate', table, code, day, path, itemNo },
    message: {
      zh: `${zhItem}缺${what.zh}(${code})，适用日${day}，代码表${table}`,
      en: `${enItem}no ${what.en} (${code}) for ${day} in the table ${table}`,
    },
    hint: {
      zh: `由管理员在代码表${table}补充当日适用的一行；或核对该栏目`,
      en: `an administrator adds the row of that day to ${table}; or check the field`,
    },
  });
}

/** Notes that the declaration does not say something, or not usably. */
export function missingField(sheet: Worksheet, { path, itemNo }: Place, what: Text, hint: Text): void {
  const [zhItem, enItem] = itemNo === '' ? ['', ''] : [`第${itemNo}项：`, `item ${itemNo}: `];
  noteGap(sheet, {
    ...{ kind: 'field', table: '', code: '', day: '', path, itemNo },
    message: { zh: `${zhItem}${what.zh}`, en: `${enItem}${what.en}` },
    hint,
  });
}

function noteGap(sheet: Worksheet, gap: Gap): void {
  const same = sheet.gaps.some(
    ({ path, table, code, message }) => path === gap.path && table === gap.table && code === gap.code && message.en === gap.message.en,
  );
  if (!same) sheet.gaps.push(gap);
}
