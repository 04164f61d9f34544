import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shares } from '#src/domain/stages';
import { openAnalysisFile, withConnection } from '#src/read-models/analysis-file';
import type { AnalysisFile } from '#src/read-models/analysis-file';
import { readFigures } from '#src/read-models/figures';
import type { Figures } from '#src/read-models/figures';
import { noSelection as everything, splits } from '#src/read-models/selection';
import type { Selection, Split } from '#src/read-models/selection';
import { makeUpTimes } from '#src/read-models/made-up-times';
import { appendAll, appendTimes } from '#src/read-models/rows';
import { timesTable } from '#src/read-models/tables';
import { schemaOf } from '#src/read-models/timeline';
import { liveId } from '#src/read-models/timelines';
import type { TimesRow } from '#src/read-models/times-row';
import { definitions } from './batches.ts';

const definition = definitions[0]!;

const duration = fc.integer({ min: 0, max: 40 });
const endAt = fc.integer({ min: 1, max: 60 });
const measured = fc
  .tuple(endAt, fc.array(duration, { minLength: shares.length, maxLength: shares.length }), fc.boolean())
  .map(([end, parts, before]): TimesRow['measured'] => {
    const sums = Object.fromEntries(shares.flatMap(({ key }, at) => (before || parts[at] === 0 ? [] : [[key, parts[at]!]])));
    const totalMs = Object.values(sums).reduce((sum, part) => sum + part, 0);
    return { outcome: 'measured', startAt: end - totalMs, endAt: end, totalMs, preArrival: before, shares: sums };
  });
const counted = fc.record({ outcome: fc.constantFrom('missing' as const, 'withdrawn' as const, 'excluded' as const), endAt });
const row: fc.Arbitrary<TimesRow> = fc.record({
  declarationId: fc.uuid(),
  direction: fc.constantFrom('IMPORT', 'EXPORT'),
  mode: fc.constantFrom('2', '3', 'Y', ''),
  office: fc.constantFrom('4902', '4905'),
  lane: fc.constantFrom('GREEN', 'RED', ''),
  early: fc.constantFrom(true, false, undefined),
  sample: fc.boolean(),
  measured: fc.oneof({ weight: 4, arbitrary: measured }, counted),
});
const selection: fc.Arbitrary<Selection> = fc.record({
  fromMs: fc.integer({ min: 0, max: 60 }),
  beforeMs: fc.integer({ min: 0, max: 60 }),
  modes: fc.subarray(['2', '3', 'Y']),
  offices: fc.subarray(['4902', '4905']),
  lanes: fc.subarray(['GREEN', 'RED']),
  early: fc.constantFrom('' as const, 'early' as const, 'late' as const),
  sample: fc.constantFrom('' as const, 'only' as const, 'exclude' as const),
  direction: fc.constantFrom('', 'IMPORT', 'EXPORT'),
});

const isSelected = ({ measured: { endAt: end }, ...entry }: TimesRow, wanted: Selection): boolean =>
  (wanted.fromMs === 0 || end >= wanted.fromMs) &&
  (wanted.beforeMs === 0 || end < wanted.beforeMs) &&
  (wanted.modes.length === 0 || wanted.modes.includes(entry.mode)) &&
  (wanted.offices.length === 0 || wanted.offices.includes(entry.office)) &&
  (wanted.lanes.length === 0 || wanted.lanes.includes(entry.lane)) &&
  (wanted.direction === '' || wanted.direction === entry.direction) &&
  (wanted.early === '' || entry.early === (wanted.early === 'early')) &&
  (wanted.sample === '' || entry.sample === (wanted.sample === 'only'));

const groupOf = (entry: TimesRow, split: Split): string => {
  if (split === 'early') return entry.early === undefined ? 'unknown' : entry.early ? 'early' : 'late';
  if (split === 'sample') return entry.sample ? 'sample' : 'real';
  return entry[split] === '' ? 'unknown' : entry[split];
};

/** The same figures in the plainest way: sort, and take the value at the rank. */
function plainly(group: string, rows: readonly TimesRow[]): Figures {
  const done = rows.flatMap(({ measured: one }) => (one.outcome === 'measured' ? [one] : []));
  const sorted = done.map(({ totalMs }) => totalMs).sort((left, right) => left - right);
  const rank = (percent: number): number => sorted[Math.max(1, Math.ceil((percent * sorted.length) / 100)) - 1] ?? 0;
  const withOutcome = (outcome: string): number => rows.filter(({ measured: one }) => one.outcome === outcome).length;
  return {
    group,
    n: done.length,
    totalMs: BigInt(sorted.reduce((sum, value) => sum + value, 0)),
    medianMs: rank(50),
    p90Ms: rank(90),
    p95Ms: rank(95),
    missing: withOutcome('missing'),
    withdrawn: withOutcome('withdrawn'),
    excluded: withOutcome('excluded'),
    preArrival: done.filter(({ preArrival }) => preArrival).length,
    sample: rows.some(({ sample }) => sample),
    stages: shares.map((share) => ({
      share,
      n: done.filter((one) => (one.shares[share.key] ?? 0) > 0).length,
      totalMs: BigInt(done.reduce((sum, one) => sum + (one.shares[share.key] ?? 0), 0)),
    })),
  };
}

describe('figures', () => {
  let folder: string;
  let file: AnalysisFile;
  let schema: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tongguan-figures-'));
    file = await openAnalysisFile({ path: join(folder, 'metrics.duckdb'), memoryLimitMb: 256, threads: 2 });
    schema = schemaOf(await withConnection(file, (connection) => liveId(connection, definitions)));
  });
  afterAll(async () => {
    file.close();
    await rm(folder, { recursive: true, force: true });
  });

  const put = (rows: readonly TimesRow[]) =>
    withConnection(file, async (connection) => {
      await connection.run(`DELETE FROM ${schema}.${timesTable(definition)}`);
      await appendAll(connection, schema, timesTable(definition), rows, appendTimes);
    });
  const ask = (wanted: Selection, split: Split | '') =>
    withConnection(file, (connection) => readFigures(connection, schema, definition, wanted, split));

  it('are those that a plain computation over the rows gives, for every filter and split', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 60 }),
        selection,
        fc.constantFrom('' as const, ...splits),
        async (rows, wanted, split) => {
          await put(rows);
          const selected = rows.filter((entry) => isSelected(entry, wanted));
          const groups = split === '' ? new Map<string, TimesRow[]>() : Map.groupBy(selected, (entry) => groupOf(entry, split));
          const answer = await ask(wanted, split);
          expect(answer.total).toEqual(plainly('', selected));
          expect(answer.groups).toEqual([...groups.keys()].sort().map((group) => plainly(group, groups.get(group) ?? [])));
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([1, 2, 3, 10, 19, 20, 21, 100, 1_000])('take the nearest rank of %i durations, without a rounding error', async (n) => {
    const rows = Array.from({ length: n }, (_, at): TimesRow => ({
      declarationId: String(at),
      direction: 'IMPORT',
      mode: '2',
      office: '4905',
      lane: 'GREEN',
      early: false,
      sample: false,
      measured: { outcome: 'measured', startAt: 0, endAt: 1, totalMs: at + 1, preArrival: false, shares: {} },
    }));
    await put(rows);
    expect((await ask(everything, '')).total).toMatchObject({
      medianMs: Math.ceil(n / 2),
      p90Ms: Math.ceil((9 * n) / 10),
      p95Ms: Math.ceil((19 * n) / 20),
    });
  });

  it('have stages that sum to the total in made-up rows too', async () => {
    await put([]);
    await makeUpTimes(file, { definitions, definition: 'import-gacc@1', rows: 10_000, fromMs: Date.UTC(2026, 0, 1) });
    const { total, groups } = await ask(everything, 'lane');
    expect(total.n + total.missing + total.withdrawn).toBe(10_000);
    expect(total.preArrival).toBeGreaterThan(0);
    expect(total.stages.reduce((sum, { totalMs }) => sum + totalMs, 0n)).toBe(total.totalMs);
    expect(groups.map(({ group }) => group)).toEqual(['GREEN', 'RED', 'YELLOW']);
  });
});
