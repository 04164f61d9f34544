import type { DuckDBConnection, JS } from '@duckdb/node-api';
import type { Definition } from '../domain/definitions.ts';
import { shares } from '../domain/stages.ts';
import type { Share } from '../domain/stages.ts';
import type { Grain } from '../domain/periods.ts';
import { splitColumns, whereOf } from './selection.ts';
import type { Selection, Split } from './selection.ts';
import { timesTable } from './tables.ts';

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

/** A split of the figures, or the days or months (Asia/Shanghai, UTC+8) of the end milestone, as `domain/periods.ts` names them. */
export type Grouping = Split | Grain;
const periodColumn = (format: string): string => `strftime(make_timestamp((end_at + 28800000) * 1000), '${format}')`;
const groupColumns: Readonly<Record<Grouping, string>> = {
  ...splitColumns,
  day: periodColumn('%Y-%m-%d'),
  month: periodColumn('%Y-%m'),
};

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

/** The figures of no case. */
export const noFigures = (group: string): Figures => figuresOf({ grp: group });

/** When the first and the last of the selected cases ended, epoch ms; undefined when there is none. */
export async function readEnds(
  connection: DuckDBConnection,
  schema: string,
  definition: Definition,
  selection: Selection,
): Promise<{ readonly firstMs: number; readonly lastMs: number } | undefined> {
  const { sql, values, types } = whereOf(selection);
  const found = await connection.runAndReadAll(
    `SELECT min(end_at), max(end_at) FROM ${schema}.${timesTable(definition)} WHERE ${sql}`,
    values,
    types,
  );
  const [first, last] = found.getRowsJS()[0] ?? [];
  return typeof first === 'bigint' && typeof last === 'bigint' ? { firstMs: Number(first), lastMs: Number(last) } : undefined;
}

/** Exact figures of the selected rows of one definition, and of each group when there is a grouping; groups ordered by name. */
export async function readFigures(
  connection: DuckDBConnection,
  schema: string,
  definition: Definition,
  selection: Selection,
  grouping: Grouping | '',
): Promise<{ readonly total: Figures; readonly groups: readonly Figures[] }> {
  const { sql, values, types } = whereOf(selection);
  const from = `FROM ${schema}.${timesTable(definition)} WHERE ${sql}`;
  const read = async (query: string): Promise<readonly Row[]> => (await connection.runAndReadAll(query, values, types)).getRowObjectsJS();
  if (grouping === '') {
    const [row] = await read(`SELECT ${aggregates} ${from}`);
    return { total: figuresOf(row ?? {}), groups: [] };
  }
  // one snapshot for both statements, so that the total is that of the groups
  await connection.run('BEGIN TRANSACTION READ ONLY');
  try {
    const groups = (await read(`SELECT ${groupColumns[grouping]} AS grp, ${aggregates} ${from} GROUP BY grp ORDER BY grp`)).map(figuresOf);
    const [row] = await read(`SELECT ${quantiles} AS quantiles ${from}`);
    return { total: sumOf(groups, row), groups };
  } finally {
    await connection.run('COMMIT');
  }
}
