import { BOOLEAN, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { Definition } from '../domain/definitions.ts';
import type { Selection } from './selection.ts';
import { changesTable } from './tables.ts';

/** How often the cases of a month have changed after it was over. */
export interface MonthRevision {
  readonly revision: number;
  /** When it last changed, epoch ms. */
  readonly revisedAtMs: number;
}

/** Revisions by month (`2026-11`) of those that were changed after their end; domain.md section 2, rule 3. */
export async function readMonthRevisions(
  connection: DuckDBConnection,
  schema: string,
  definition: Definition,
  { direction, sample }: Pick<Selection, 'direction' | 'sample'>,
): Promise<ReadonlyMap<string, MonthRevision>> {
  const conditions = ['true'];
  const values: DuckDBValue[] = [];
  const types: DuckDBType[] = [];
  const equal = (column: string, value: string | boolean, type: DuckDBType): void => {
    values.push(value);
    types.push(type);
    conditions.push(`${column} = $${String(values.length)}`);
  };
  if (direction !== '') equal('direction', direction, VARCHAR);
  if (sample !== '') equal('sample', sample === 'only', BOOLEAN);
  const rows = await connection.runAndReadAll(
    `SELECT month, sum(changes)::BIGINT, max(revised_at) FROM ${schema}.${changesTable(definition)} WHERE ${conditions.join(' AND ')} GROUP BY month`,
    values,
    types,
  );
  return new Map(
    rows
      .getRowsJS()
      .map(([month, revision, revisedAt]) => [month as string, { revision: Number(revision), revisedAtMs: Number(revisedAt) }]),
  );
}
