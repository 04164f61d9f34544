import { LIST, listValue, VARCHAR } from '@duckdb/node-api';
import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';

const named = (column: string): string => `coalesce(nullif(${column}, ''), 'unknown')`;
/** How a row is put into a group of a split; what is not known is a group too. */
export const splitColumns = {
  mode: named('mode'),
  office: named('office'),
  lane: named('lane'),
  early: "CASE WHEN early THEN 'early' WHEN NOT early THEN 'late' ELSE 'unknown' END",
  direction: named('direction'),
  sample: "CASE WHEN sample THEN 'sample' ELSE 'real' END",
} as const;
export type Split = keyof typeof splitColumns;
export const splits = Object.keys(splitColumns) as readonly Split[];

/** Which rows count. Empty lists and texts, and 0: all. */
export interface Selection {
  /** Half open on the end milestone, epoch ms. */
  readonly fromMs: number;
  readonly beforeMs: number;
  readonly modes: readonly string[];
  readonly offices: readonly string[];
  readonly lanes: readonly string[];
  readonly early: 'early' | 'late' | '';
  readonly sample: 'only' | 'exclude' | '';
  readonly direction: string;
}

/** Everything. */
export const noSelection: Selection = {
  ...{ fromMs: 0, beforeMs: 0, modes: [], offices: [], lanes: [] },
  ...{ early: '', sample: '', direction: '' },
};

/** Conditions of a query, with the values of its parameters. */
export interface Where {
  readonly sql: string;
  readonly values: DuckDBValue[];
  readonly types: DuckDBType[];
}

export function whereOf(selection: Selection): Where {
  const texts = LIST(VARCHAR);
  const conditions: string[] = ['true'];
  const values: DuckDBValue[] = [];
  const types: DuckDBType[] = [];
  const oneOf = (column: string, wanted: readonly string[]): void => {
    if (wanted.length === 0) return;
    values.push(listValue(wanted));
    types.push(texts);
    conditions.push(`list_contains($${String(values.length)}, ${column})`);
  };
  // whole numbers that the caller's contract already checked: as constants they prune the scan
  if (selection.fromMs > 0) conditions.push(`end_at >= ${BigInt(selection.fromMs).toString()}`);
  if (selection.beforeMs > 0) conditions.push(`end_at < ${BigInt(selection.beforeMs).toString()}`);
  oneOf('mode', selection.modes);
  oneOf('office', selection.offices);
  oneOf('lane', selection.lanes);
  oneOf('direction', selection.direction === '' ? [] : [selection.direction]);
  if (selection.early !== '') conditions.push(selection.early === 'early' ? 'early' : 'NOT early');
  if (selection.sample !== '') conditions.push(selection.sample === 'only' ? 'sample' : 'NOT sample');
  return { sql: conditions.join(' AND '), values, types };
}
