import { VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBType, DuckDBValue, JS } from '@duckdb/node-api';
import type { Definition } from '../domain/definitions.ts';
import { shares } from '../domain/stages.ts';
import type { Share } from '../domain/stages.ts';
import { splitColumns, whereOf } from './selection.ts';
import type { Selection, Split } from './selection.ts';
import { timesTable } from './tables.ts';

export const outcomes = ['measured', 'missing', 'withdrawn', 'excluded', 'pre-arrival'] as const;
export type Outcome = (typeof outcomes)[number];

/** Which cases: those of a figure, of one group of its split, and of a stage or owner in which they spent time. */
export interface CaseSelection {
  readonly selection: Selection;
  readonly split: Split | '';
  /** Used with a split. */
  readonly group: string;
  /** The shares of which one took time; all of them: no condition, and the total counts. */
  readonly shares: readonly Share[];
  readonly outcome: Outcome;
  /** Only cases that this company trades in or filed; undefined: any. */
  readonly ofCompany: string | undefined;
}

/** Where a page ends: what it is sorted by, and the id. */
export interface CasePosition {
  readonly sortedBy: number;
  readonly declarationId: string;
}

/** One case under one definition: ids, times and stages. Milliseconds; 0: not known. */
export interface CaseRow {
  readonly declarationId: string;
  readonly declarationNo: string;
  readonly direction: string;
  readonly mode: string;
  readonly office: string;
  readonly lane: string;
  readonly early: boolean | undefined;
  readonly sample: boolean;
  readonly outcome: string;
  readonly preArrival: boolean;
  readonly startMs: number;
  readonly endMs: number;
  readonly totalMs: number;
  readonly shares: readonly { readonly share: Share; readonly ms: number }[];
  readonly sortedBy: number;
}

const number = (value: JS | undefined): number => Number(value ?? 0);
const text = (value: JS | undefined): string => (typeof value === 'string' ? value : '');

const rowOf = (row: Readonly<Record<string, JS>>): CaseRow => ({
  declarationId: text(row['declaration_id']),
  declarationNo: text(row['declaration_no']),
  direction: text(row['direction']),
  mode: text(row['mode']),
  office: text(row['office']),
  lane: text(row['lane']),
  early: typeof row['early'] === 'boolean' ? row['early'] : undefined,
  sample: row['sample'] === true,
  outcome: text(row['outcome']),
  preArrival: row['pre_arrival'] === true,
  startMs: number(row['start_at']),
  endMs: number(row['end_at']),
  totalMs: number(row['total_ms']),
  shares: shares.flatMap((share) => {
    const ms = number(row[`${share.key}_ms`]);
    return ms === 0 ? [] : [{ share, ms }];
  }),
  sortedBy: number(row['sorted_by']),
});

/**
 * Cases of a selection, longest first by total or by the time in the shares that are asked for; those without a time, newest
 * first. `count` is of all pages. A page goes on behind a position, so that cases which come meanwhile move none.
 */
export async function readCaseRows(
  connection: DuckDBConnection,
  schema: string,
  definition: Definition,
  wanted: CaseSelection,
  page: { readonly after: CasePosition | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly CaseRow[]; readonly count: number }> {
  const where = whereOf(wanted.selection);
  const conditions = [where.sql];
  const values: DuckDBValue[] = [...where.values];
  const types: DuckDBType[] = [...where.types];
  const parameter = (value: string): string => {
    values.push(value);
    types.push(VARCHAR);
    return `$${String(values.length)}`;
  };
  const timed = wanted.outcome === 'measured' || wanted.outcome === 'pre-arrival';
  const spent = wanted.shares.map(({ key }) => `coalesce(${key}_ms, 0)`).join(' + ');
  const isPart = wanted.shares.length < shares.length;
  const sortedBy = !timed ? 'end_at' : isPart ? spent : 'total_ms';
  conditions.push(wanted.outcome === 'pre-arrival' ? 'pre_arrival' : `outcome = ${parameter(wanted.outcome)}`);
  if (timed && isPart) conditions.push(`${spent} > 0`);
  if (wanted.split !== '') conditions.push(`${splitColumns[wanted.split]} = ${parameter(wanted.group)}`);
  if (wanted.ofCompany !== undefined) {
    const company = parameter(wanted.ofCompany);
    conditions.push(
      `declaration_id IN (SELECT declaration_id FROM ${schema}.case_facts WHERE trader_company = ${company} OR filed_by_company = ${company})`,
    );
  }
  const matching = `FROM ${schema}.${timesTable(definition)} WHERE ${conditions.join(' AND ')}`;
  // one snapshot for both, so that the count is that of the pages
  await connection.run('BEGIN TRANSACTION READ ONLY');
  try {
    const counted = await connection.runAndReadAll(`SELECT count(*) ${matching}`, values, types);
    const behind =
      page.after === undefined
        ? ''
        : ` AND (${sortedBy} < ${String(page.after.sortedBy)} OR (${sortedBy} = ${String(page.after.sortedBy)} AND declaration_id > ${parameter(page.after.declarationId)}))`;
    const found = await connection.runAndReadAll(
      `WITH page AS (SELECT *, ${sortedBy} AS sorted_by ${matching}${behind} ORDER BY sorted_by DESC, declaration_id LIMIT ${String(page.limit)})
       SELECT page.*, facts.declaration_no FROM page LEFT JOIN ${schema}.case_facts AS facts USING (declaration_id) ORDER BY page.sorted_by DESC, page.declaration_id`,
      values,
      types,
    );
    return { rows: found.getRowObjectsJS().map(rowOf), count: number(counted.getRowsJS()[0]?.[0]) };
  } finally {
    await connection.run('COMMIT');
  }
}
