import { definitionKey } from '../domain/definitions.ts';
import type { Definition } from '../domain/definitions.ts';
import { shares } from '../domain/stages.ts';
import { withConnection } from './analysis-file.ts';
import type { AnalysisFile } from './analysis-file.ts';
import { timesTable } from './tables.ts';
import { schemaOf } from './timeline.ts';
import { liveId } from './timelines.ts';

export interface MadeUpTimes {
  readonly definitions: readonly Definition[];
  /** The definition whose rows are made, `id@version`. */
  readonly definition: string;
  readonly rows: number;
  /** End milestone of the first row; each next one is a second later, epoch ms. */
  readonly fromMs: number;
}

/**
 * Puts made-up rows, marked as sample, into the live timeline of a file, for measurements and tests: the same rows each
 * time, 2 % without a start, 1 % withdrawn, 3 % released before arrival, stages that sum to the total.
 */
export async function makeUpTimes(file: AnalysisFile, { definitions, definition: key, rows, fromMs }: MadeUpTimes): Promise<void> {
  const definition = definitions.find((known) => definitionKey(known) === key);
  if (definition === undefined) throw new Error(`there is no definition ${key}`);
  const drawn = (salt: number, below: number): string => `(hash(i * 31 + ${String(salt)}) % ${String(below)})::BIGINT`;
  const stage = (at: number): string =>
    `CASE WHEN measured AND NOT early_release AND ${drawn(at + 10, 3)} > 0 THEN 1 + ${drawn(at + 30, 20_000_000)} END`;
  const keys = shares.map(({ key: name }) => `${name}_ms`);
  await withConnection(file, async (connection) => {
    const schema = schemaOf(await liveId(connection, definitions));
    await connection.run(`INSERT INTO ${schema}.${timesTable(definition)}
      WITH drawn AS (SELECT i, ${drawn(1, 100)} AS fate, fate >= 3 AS measured, fate BETWEEN 3 AND 5 AS early_release FROM range(${String(rows)}) AS numbers(i)),
      staged AS (SELECT *, ${keys.map((name, at) => `${stage(at)} AS ${name}`).join(', ')} FROM drawn),
      summed AS (SELECT *, CASE WHEN measured THEN ${keys.map((name) => `coalesce(${name}, 0)`).join(' + ')} END AS total, ${String(fromMs)} + i * 1000 AS end_at FROM staged)
      SELECT 'made-up-' || i, '${definition.direction === '' ? 'IMPORT' : definition.direction}', ['2', '3', '4', '5'][1 + ${drawn(2, 4)}], ['4902', '4905', '4908'][1 + ${drawn(3, 3)}],
        ['GREEN', 'YELLOW', 'RED'][1 + ${drawn(4, 3)}], ${drawn(5, 3)} = 0, true,
        CASE WHEN measured THEN 'measured' WHEN fate = 2 THEN 'withdrawn' ELSE 'missing' END,
        CASE WHEN measured THEN end_at - total + CASE WHEN early_release THEN 60000 ELSE 0 END END, end_at, total, early_release, ${keys.join(', ')} FROM summed`);
    await connection.run('CHECKPOINT');
  });
}
