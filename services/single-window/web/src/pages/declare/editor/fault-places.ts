import type { Fault } from '#src/api/problem';
import { LISTS, valueAt } from './content.ts';
import type { Content } from './content.ts';

type ByColumn = ReadonlyMap<string, readonly Fault[]>;

/** Faults by where they are shown. */
export interface FaultPlaces {
  /** Of one pointer exactly. */
  at(pointer: string): readonly Fault[];
  /** Of a row of a list, by column; the same object while it says the same, so that rows are not drawn for nothing. */
  row(list: string, row: number): ByColumn | undefined;
}

/** `before` lends its rows where nothing has changed. */
export function placesOf(faults: readonly Fault[], before?: FaultPlaces): FaultPlaces {
  const byPointer = new Map<string, Fault[]>();
  const rows = new Map<string, Map<string, Fault[]>>();
  for (const fault of faults) {
    byPointer.set(fault.path, [...(byPointer.get(fault.path) ?? []), fault]);
    const [, list = '', row, column = ''] = fault.path.split('/');
    if (row === undefined || !LISTS.some((each) => each === list)) continue;
    const key = `${list}/${row}`;
    const columns = rows.get(key) ?? new Map<string, Fault[]>();
    columns.set(column, [...(columns.get(column) ?? []), fault]);
    rows.set(key, columns);
  }
  const shown = new Map<string, ByColumn>();
  for (const [key, columns] of rows) {
    const [list = '', row = ''] = key.split('/');
    const earlier = before?.row(list, Number(row));
    shown.set(key, earlier !== undefined && signOf(earlier) === signOf(columns) ? earlier : columns);
  }
  return { at: (pointer) => byPointer.get(pointer) ?? [], row: (list, row) => shown.get(`${list}/${String(row)}`) };
}

const signOf = (columns: ByColumn): string =>
  [...columns]
    .map(([column, faults]) => `${column} ${faults.map(({ rule, severity, message }) => `${rule} ${severity} ${message.en}`).join()}`)
    .join('\n');

export type Kind = 'error' | 'missing' | 'warning';

/** What is not filled in yet is work to do and no mistake: told apart from what is wrong. */
export function kindOf(fault: Fault, content: Content): Kind {
  if (fault.severity === 'warning') return 'warning';
  return (fault.rule === 'shape' || fault.rule === 'summary') &&
    /^\/(?:header|\w+\/\d+)\/./.test(fault.path) &&
    valueAt(content, fault.path) === ''
    ? 'missing'
    : 'error';
}

/** In the order of the page: header, then list by list, row by row. */
export function inOrder(faults: readonly Fault[], rankOf: (pointer: string) => number): readonly Fault[] {
  return faults
    .map((fault, place) => ({ fault, place, rank: rankOf(fault.path) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ fault }) => fault);
}
