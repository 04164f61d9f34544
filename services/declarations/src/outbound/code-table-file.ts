import { isCalendarDate } from '@tongguan/calendar/days';
import { parseCsv } from '@tongguan/runtime/csv';
import type { CodeEntry, TableName } from '../domain/code-tables.ts';
import { confidences, decimalColumns, tableColumns } from '../domain/code-tables.ts';

/** One record with its cells by column; `at` names file and line for faults. */
export interface TableRow {
  readonly at: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Rows of a CSV text under exactly these columns, in any order. What is wrong goes to `faults`, and the row is left out. */
export function readRows(file: string, text: string, columns: readonly string[], faults: string[]): readonly TableRow[] {
  const [head, ...records] = parseCsv(text);
  const names = head?.cells.map((cell) => cell.trim()) ?? [];
  for (const column of columns) if (!names.includes(column)) faults.push(`${file}:1: column ${column} is missing`);
  for (const name of names) if (!columns.includes(name)) faults.push(`${file}:1: column ${name} is unknown`);
  if (new Set(names).size !== names.length) faults.push(`${file}:1: a column is there twice`);
  return records.flatMap(({ line, cells }) => {
    const at = `${file}:${line}`;
    if (cells.length === names.length)
      return [{ at, cells: Object.fromEntries(names.map((name, place) => [name, cells[place]?.trim() ?? ''])) }];
    faults.push(`${at}: ${cells.length} cells where the head has ${names.length}`);
    return [];
  });
}

const columns = ['code', 'name_zh', 'name_en', 'valid_from', 'valid_to', 'source', 'confidence'] as const;

/** Entries of one table. Days must exist, and a code has one meaning on each day. */
export function readEntries(name: TableName, text: string, faults: string[]): readonly CodeEntry[] {
  const own = tableColumns[name];
  const byCode = new Map<string, { readonly entry: CodeEntry; readonly at: string }[]>();
  return readRows(`${name}.csv`, text, [...columns, ...own], faults).map(({ at, cells }) => {
    const text = (column: (typeof columns)[number]): string => {
      const value = cells[column] ?? '';
      if (value === '' && column !== 'valid_to') faults.push(`${at}: ${column} is empty`);
      return value;
    };
    const day = (column: 'valid_from' | 'valid_to'): string => {
      const value = text(column);
      if (value !== '' && !isDay(value)) faults.push(`${at}: ${column} "${value}" is not a day as yyyy-mm-dd`);
      return value;
    };
    const said = text('confidence');
    const confidence = confidences.find((one) => one === said);
    if (confidence === undefined) faults.push(`${at}: confidence "${said}" is none of ${confidences.join(', ')}`);
    for (const column of own) {
      const value = cells[column] ?? '';
      if (value !== '' && decimalColumns.has(column) && !/^\d{1,9}(\.\d{1,8})?$/.test(value))
        faults.push(`${at}: ${column} "${value}" is not a decimal number`);
    }
    // a share of the price with the tax in it: at 100 % there is no such price
    if (name === 'consumption-taxes' && Number(cells['percent'] ?? '') >= 100) faults.push(`${at}: percent has to be below 100`);
    const entry: CodeEntry = {
      code: text('code'),
      zh: text('name_zh'),
      en: text('name_en'),
      validFrom: day('valid_from'),
      validTo: day('valid_to'),
      source: text('source'),
      confidence: confidence ?? 'doubtful',
      attributes: Object.fromEntries(own.flatMap((column) => (cells[column] === '' ? [] : [[column, cells[column] ?? '']]))),
    };
    if (entry.validTo !== '' && entry.validTo < entry.validFrom) faults.push(`${at}: valid_to is before valid_from`);
    const same = byCode.get(entry.code) ?? [];
    for (const earlier of same) {
      if (overlap(earlier.entry, entry)) faults.push(`${at}: code ${entry.code} is in force twice, also in ${earlier.at}`);
    }
    byCode.set(entry.code, [...same, { entry, at }]);
    return entry;
  });
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDate(text.replaceAll('-', ''));

const overlap = (one: CodeEntry, other: CodeEntry): boolean =>
  (one.validTo === '' || other.validFrom <= one.validTo) && (other.validTo === '' || one.validFrom <= other.validTo);
