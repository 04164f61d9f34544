import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Delivered, EventEngine, Subscription } from '@tongguan/event-store/port';
import type { Definition } from '../domain/definitions.ts';
import type { AnalysisFile } from './analysis-file.ts';
import { applyFacts } from './apply-facts.ts';
import { factsOf, timelineTopics } from './facts.ts';
import { tableNames } from './tables.ts';

/** One timeline: its tables, and what feeds them. */
export interface Timeline {
  readonly id: string;
  readonly schema: string;
  /** Takes a batch: its rows are on disk when this resolves, so an offset that moves afterwards is never ahead of them. */
  take(records: readonly Delivered[]): Promise<void>;
  /** Runs `work` on the tables; they are not dropped before it has ended. */
  read<Result>(work: (connection: DuckDBConnection, schema: string) => Promise<Result>): Promise<Result>;
  /** How many batches were taken since it was opened. */
  readonly batches: number;
  /** Waits for the batch and the reads in hand, and lets go of the file. */
  close(): Promise<void>;
}

export const schemaOf = (id: string): string => `timeline_${id}`;

/** The offsets of a group live elsewhere: named after the id in the file, they are never those of another file. */
export const groupOf = (id: string): string => `metrics.timeline.${id}`;

export async function openTimeline(file: AnalysisFile, id: string, definitions: readonly Definition[]): Promise<Timeline> {
  const schema = schemaOf(id);
  const writer = await file.connect();
  const reads = new Set<Promise<unknown>>();
  let batches = 0;
  // one batch at a time: two that touch one case would conflict
  let last: Promise<void> = Promise.resolve();

  const apply = async (records: readonly Delivered[]): Promise<void> => {
    const facts = records.map(factsOf);
    await writer.run('BEGIN TRANSACTION');
    try {
      await applyFacts(writer, schema, definitions, facts);
      await writer.run('COMMIT');
    } catch (error) {
      await writer.run('ROLLBACK');
      throw error;
    }
    batches += 1;
  };
  const read = async <Result>(work: (connection: DuckDBConnection, name: string) => Promise<Result>): Promise<Result> => {
    const connection = await file.connect();
    try {
      return await work(connection, schema);
    } finally {
      connection.closeSync();
    }
  };
  return {
    id,
    schema,
    take: (records) => {
      const turn = last.then(() => apply(records));
      last = turn.catch(() => undefined);
      return turn;
    },
    read: (work) => {
      const reading = read(work);
      reads.add(reading);
      const forget = (): void => void reads.delete(reading);
      reading.then(forget, forget);
      return reading;
    },
    get batches() {
      return batches;
    },
    close: async () => {
      await last;
      await Promise.allSettled(reads);
      writer.closeSync();
    },
  };
}

/** Feeds a timeline from the first event ever, or from where its group is. */
export const follow = (events: EventEngine, timeline: Timeline): Promise<Subscription> =>
  events.subscribe({ group: groupOf(timeline.id), topics: timelineTopics, grouping: 'batch', handle: (records) => timeline.take(records) });

/** SHA-256 over the sorted rows of every table, and how many rows there are: equal for equal events, in whatever order they came. */
export function digestOf(
  timeline: Timeline,
  definitions: readonly Definition[],
): Promise<{ readonly digest: string; readonly rows: number }> {
  return timeline.read(async (connection, schema) => {
    const hash = createHash('sha256');
    let rows = 0;
    for (const table of tableNames(definitions)) {
      hash.update(`${table}\n`);
      const result = await connection.stream(
        `SELECT sha256(CAST(entry AS VARCHAR)) AS line FROM ${schema}.${table} AS entry ORDER BY line`,
      );
      for await (const chunk of result.yieldRowsJs())
        for (const [line] of chunk) {
          hash.update(`${line as string}\n`);
          rows += 1;
        }
    }
    return { digest: hash.digest('hex'), rows };
  });
}
