import { LIST, listValue, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBType, DuckDBValue, JS } from '@duckdb/node-api';
import type { Definition } from '../domain/definitions.ts';
import { shares } from '../domain/stages.ts';
import type { Share } from '../domain/stages.ts';
import { timesTable } from './tables.ts';

const named = (column: string): string => `coalesce(nullif(${column}, ''), 'unknown')`;
const splitColumns = {
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

/** Figures of a set of rows; milliseconds. Percentiles are nearest-rank: a duration that a case really had. 0 where there is none. */
export interface Figures {
  readonly group: string;
  readonly n: number;
  readonly totalMs: bigint;
  readonly medianMs: number;
  readonly p90Ms: number;
  readonly p95Ms: number;
  readonly missing: number;
  readonly withdrawn: number;
  readonly excluded: number;
  readonly preArrival: number;
  readonly sample: boolean;
  readonly stages: readonly { readonly share: Share; readonly n: number; readonly totalMs: bigint }[];
}

const quantiles = 'quantile_disc(total_ms, [0.5, 0.9, 0.95])';
const aggregates = [
  'count(total_ms) AS n',
  'sum(total_ms) AS total',
  `${quantiles} AS quantiles`,
  "count(*) FILTER (outcome = 'missing') AS missing",
  "count(*) FILTER (outcome = 'withdrawn') AS withdrawn",
  "count(*) FILTER (outcome = 'excluded') AS excluded",
  'count(*) FILTER (pre_arrival) AS pre_arrival',
  'coalesce(bool_or(sample), false) AS sample',
  ...shares.map(({ key }) => `sum(${key}_ms) AS ${key}_total, count(${key}_ms) AS ${key}_n`),
].join(', ');

interface Where {
  readonly sql: string;
  readonly values: DuckDBValue[];
  readonly types: DuckDBType[];
}

function whereOf(selection: Selection): Where {
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

type Row = Readonly<Record<string, JS>>;
const count = (value: JS | undefined): number => Number(value ?? 0);
const exact = (value: JS | undefined): bigint => (typeof value === 'bigint' ? value : BigInt(count(value)));
const ranks = (value: JS | undefined): readonly [number, number, number] =>
  Array.isArray(value) ? [count(value[0]), count(value[1]), count(value[2])] : [0, 0, 0];

function figuresOf(row: Row): Figures {
  const [medianMs, p90Ms, p95Ms] = ranks(row['quantiles']);
  return {
    group: typeof row['grp'] === 'string' ? row['grp'] : '',
    n: count(row['n']),
    totalMs: exact(row['total']),
    medianMs,
    p90Ms,
    p95Ms,
    missing: count(row['missing']),
    withdrawn: count(row['withdrawn']),
    excluded: count(row['excluded']),
    preArrival: count(row['pre_arrival']),
    sample: row['sample'] === true,
    stages: shares.map((share) => ({ share, n: count(row[`${share.key}_n`]), totalMs: exact(row[`${share.key}_total`]) })),
  };
}

/** Sums add up over groups; percentiles do not (domain.md section 2, rule 2), so they are taken from the rows. */
function sumOf(groups: readonly Figures[], quantileRow: Row | undefined): Figures {
  const [medianMs, p90Ms, p95Ms] = ranks(quantileRow?.['quantiles']);
  const add = (pick: (figures: Figures) => number): number => groups.reduce((sum, figures) => sum + pick(figures), 0);
  return {
    group: '',
    n: add(({ n }) => n),
    totalMs: groups.reduce((sum, { totalMs }) => sum + totalMs, 0n),
    medianMs,
    p90Ms,
    p95Ms,
    missing: add(({ missing }) => missing),
    withdrawn: add(({ withdrawn }) => withdrawn),
    excluded: add(({ excluded }) => excluded),
    preArrival: add(({ preArrival }) => preArrival),
    sample: groups.some(({ sample }) => sample),
    stages: shares.map((share, at) => ({
      share,
      n: add(({ stages }) => stages[at]?.n ?? 0),
      totalMs: groups.reduce((sum, { stages }) => sum + (stages[at]?.totalMs ?? 0n), 0n),
    })),
  };
}

/** Exact figures of the selected rows of one definition, and of each group when there is a split; groups ordered by name. */
export async function readFigures(
  connection: DuckDBConnection,
  schema: string,
  definition: Definition,
  selection: Selection,
  split: Split | '',
): Promise<{ readonly total: Figures; readonly groups: readonly Figures[] }> {
  const { sql, values, types } = whereOf(selection);
  const from = `FROM ${schema}.${timesTable(definition)} WHERE ${sql}`;
  const read = async (query: string): Promise<readonly Row[]> => (await connection.runAndReadAll(query, values, types)).getRowObjectsJS();
  if (split === '') {
    const [row] = await read(`SELECT ${aggregates} ${from}`);
    return { total: figuresOf(row ?? {}), groups: [] };
  }
  // one snapshot for both statements, so that the total is that of the groups
  await connection.run('BEGIN TRANSACTION READ ONLY');
  try {
    const groups = (await read(`SELECT ${splitColumns[split]} AS grp, ${aggregates} ${from} GROUP BY grp ORDER BY grp`)).map(figuresOf);
    const [row] = await read(`SELECT ${quantiles} AS quantiles ${from}`);
    return { total: sumOf(groups, row), groups };
  } finally {
    await connection.run('COMMIT');
  }
}
