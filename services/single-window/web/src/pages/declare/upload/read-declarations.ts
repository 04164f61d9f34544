import { readTable } from '#src/ui/read-table';
import type { TableRow } from '#src/ui/read-table';
import { EMPTY, toApi } from '../editor/content.ts';
import type { ApiContent, Row } from '../editor/content.ts';
import { columnOf, csvColumn } from './csv-columns.ts';
import type { CsvColumn } from './csv-columns.ts';

/** Where in a file, from 1. */
export interface FilePlace {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

type CsvFaultCode = 'noRows' | 'noReference' | 'unknownColumn' | 'twice' | 'emptyReference' | 'differs' | 'cells';

/** One thing that is wrong with the table itself; the words are the page's. */
export interface CsvFault extends FilePlace {
  readonly code: CsvFaultCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The rows of one declaration. */
interface CsvDeclaration {
  readonly reference: string;
  readonly line: number;
  readonly content: ApiContent;
  readonly faults: readonly CsvFault[];
  /** Line and column of what a fault of the server points at. */
  readonly placeOf: (pointer: string) => FilePlace;
}

export interface CsvFile {
  /** Faults for which nothing of the file can be taken. */
  readonly faults: readonly CsvFault[];
  readonly declarations: readonly CsvDeclaration[];
}

/** Declarations out of a table: one row an item, the header repeated, grouped by `reference`; a group with a fault hinders no other. */
export function readDeclarations(text: string): CsvFile {
  const [head, ...rows] = readTable(text);
  if (head === undefined || rows.length === 0) return { faults: [{ code: 'noRows', values: {} }], declarations: [] };
  const columns = head.cells.map(csvColumn);
  const faults = headFaults(head, columns);
  if (faults.length > 0) return { faults, declarations: [] };
  const reference = columns.findIndex((column) => column?.kind === 'reference');
  const groups = new Map<string, TableRow[]>();
  for (const row of rows) {
    const name = row.cells[reference] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const named = head.cells.map((heading) => heading.trim());
  return { faults: [], declarations: [...groups].map(([name, group]) => declarationOf(name, group, { columns, named, reference })) };
}

function headFaults(head: TableRow, columns: readonly (CsvColumn | undefined)[]): CsvFault[] {
  const faults: CsvFault[] = [];
  const seen = new Set<string>();
  for (const [index, heading] of head.cells.entries()) {
    const at = { line: head.line, column: index + 1, values: { column: heading } };
    if (columns[index] === undefined && heading !== '') faults.push({ code: 'unknownColumn', ...at });
    if (heading !== '' && seen.has(heading.toLowerCase())) faults.push({ code: 'twice', ...at });
    seen.add(heading.toLowerCase());
  }
  if (!columns.some((column) => column?.kind === 'reference')) faults.push({ code: 'noReference', line: head.line, values: {} });
  return faults;
}

interface Table {
  readonly columns: readonly (CsvColumn | undefined)[];
  readonly named: readonly string[];
  readonly reference: number;
}

function declarationOf(reference: string, rows: readonly TableRow[], { columns, named, reference: at }: Table): CsvDeclaration {
  const first = rows[0] ?? { line: 0, cells: [] };
  const faults: CsvFault[] = [];
  if (reference === '') faults.push(...rows.map(({ line }) => ({ code: 'emptyReference' as const, line, column: at + 1, values: {} })));
  const header: Record<string, string> = {};
  const items = rows.map((row, place): Row => {
    if (row.cells.length > columns.length) {
      faults.push({ code: 'cells', line: row.line, values: { cells: row.cells.length, columns: columns.length } });
    }
    const item: Record<string, string> = { itemNo: String(place + 1) };
    for (const [index, column] of columns.entries()) {
      const value = plain(row.cells[index] ?? '');
      if (column?.kind === 'item') item[column.key] = value;
      if (column?.kind !== 'header') continue;
      if (place === 0) header[column.key] = value;
      // an empty cell repeats the first row
      else if (value !== '' && value !== header[column.key]) {
        faults.push({ code: 'differs', line: row.line, column: index + 1, values: { column: named[index] ?? '', first: first.line } });
      }
    }
    return item;
  });
  const cellOf = (kind: CsvColumn['kind']): string => first.cells[columns.findIndex((column) => column?.kind === kind)] ?? '';
  const content = toApi({
    ...{ ...EMPTY, header, items },
    containers: parts(cellOf('containers'), ['containerId', 'specification', 'itemNos', 'sharedFlag', 'goodsWeightKg']),
    licenceDocuments: parts(cellOf('licenceDocuments'), ['code', 'number']),
  });
  const columnIndex = new Map(named.map((name, index) => [name.toLowerCase(), index + 1]));
  return {
    ...{ reference, line: first.line, content, faults },
    placeOf(pointer) {
      const [, part, row] = pointer.split('/');
      const line = part === 'items' && row !== undefined ? rows[Number(row)]?.line : first.line;
      return { line, column: columnIndex.get(columnOf(pointer)?.toLowerCase() ?? '') };
    },
  };
}

/** Spreadsheets are told that a number with zeros before it is text by an apostrophe. */
const plain = (cell: string): string => cell.replace(/^'(?=[\d=+@-])/, '');

function parts(cell: string, keys: readonly string[]): Row[] {
  const cells = cell.split(/[;；]/).filter((part) => part.trim() !== '');
  return cells.map((part) => {
    const values = part.split('|');
    return Object.fromEntries(keys.map((key, place) => [key, values[place]?.trim() ?? '']));
  });
}
