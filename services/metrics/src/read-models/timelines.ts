import { createHash, randomBytes } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { RebuildFailed } from '@tongguan/read-models/rebuild';
import type { RebuildReport } from '@tongguan/read-models/rebuild';
import type { Definition } from '../domain/definitions.ts';
import { withConnection } from './analysis-file.ts';
import type { AnalysisFile } from './analysis-file.ts';
import { createTables, TABLES_VERSION } from './tables.ts';
import { digestOf, follow, openTimeline, schemaOf } from './timeline.ts';
import type { Timeline } from './timeline.ts';

/** The timeline in use, and how it is replaced. */
export interface Timelines {
  /** The one in use now. */
  live(): Timeline;
  /** Builds another from the first event beside the one in use, then puts it in its place; reads go on meanwhile. */
  rebuild(): Promise<RebuildReport>;
  stop(): Promise<void>;
}

/** Whatever else makes rows: a file of other definitions or columns is read anew. */
const rulesOf = (definitions: readonly Definition[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        TABLES_VERSION,
        definitions.map((definition) => ({ ...definition, start: [...definition.start], end: [...definition.end] })),
      ]),
    )
    .digest('hex');

const texts = async (connection: DuckDBConnection, sql: string): Promise<readonly string[]> =>
  (await connection.runAndReadAll(sql)).getRowsJS().map(([value]) => value as string);

async function transaction(connection: DuckDBConnection, work: () => Promise<void>): Promise<void> {
  await connection.run('BEGIN TRANSACTION');
  try {
    await work();
    await connection.run('COMMIT');
  } catch (error) {
    await connection.run('ROLLBACK');
    throw error;
  }
}

/** Makes an empty timeline with a new id, which no group of offsets has yet. */
async function create(connection: DuckDBConnection, definitions: readonly Definition[], live: boolean): Promise<string> {
  const id = randomBytes(8).toString('hex');
  await createTables(connection, { schema: schemaOf(id) }, definitions);
  await connection.run(`INSERT INTO main.timelines VALUES ('${id}', '${rulesOf(definitions)}', ${String(live)})`);
  return id;
}

/** The id of the live timeline; makes one when there is none or the rules are others, and drops what a rebuild left behind. */
export async function liveId(connection: DuckDBConnection, definitions: readonly Definition[]): Promise<string> {
  await connection.run('CREATE TABLE IF NOT EXISTS main.timelines (id VARCHAR NOT NULL, rules VARCHAR NOT NULL, live BOOLEAN NOT NULL)');
  const [known] = await texts(connection, `SELECT id FROM main.timelines WHERE live AND rules = '${rulesOf(definitions)}'`);
  const others = (await texts(connection, 'SELECT id FROM main.timelines')).filter((id) => id !== known);
  let id = known;
  await transaction(connection, async () => {
    for (const other of others) await drop(connection, other);
    id ??= await create(connection, definitions, true);
  });
  if (id === undefined) throw new Error('no timeline was made');
  return id;
}

async function drop(connection: DuckDBConnection, id: string): Promise<void> {
  await connection.run(`DROP SCHEMA IF EXISTS ${schemaOf(id)} CASCADE`);
  await connection.run(`DELETE FROM main.timelines WHERE id = '${id}'`);
}

interface Fed {
  readonly timeline: Timeline;
  readonly subscription: Subscription;
}

const POLL_MS = 20;
const COMPARISONS = 3;

async function caughtUp(events: EventEngine, next: Fed, live: Fed): Promise<void> {
  for (;;) {
    await events.whenCaughtUp();
    const [ours, theirs] = await Promise.all([next.subscription.state(), live.subscription.state()]);
    if (ours.parked > theirs.parked)
      throw new RebuildFailed(`${ours.group}: ${String(ours.parked)} streams could not be read; the timeline in use stays`);
    if (!ours.running) throw new RebuildFailed(`${ours.group}: the subscription stopped; the timeline in use stays`);
    if (ours.lag === 0) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function compare(events: EventEngine, next: Fed, live: Fed, definitions: readonly Definition[]): Promise<RebuildReport> {
  for (let attempt = 1; ; attempt += 1) {
    await caughtUp(events, next, live);
    const taken = next.timeline.batches + live.timeline.batches;
    const before = await digestOf(live.timeline, definitions);
    const after = await digestOf(next.timeline, definitions);
    const quiet = taken === next.timeline.batches + live.timeline.batches;
    if (quiet || attempt === COMPARISONS)
      return { documents: after.rows, digestBefore: quiet ? before.digest : '', digestAfter: after.digest };
  }
}

/** Opens the live timeline of the file and follows the events with it. */
export async function startTimelines(options: {
  readonly events: EventEngine;
  readonly file: AnalysisFile;
  readonly definitions: readonly Definition[];
}): Promise<Timelines> {
  const { events, file, definitions } = options;
  const feed = async (id: string): Promise<Fed> => {
    const timeline = await openTimeline(file, id, definitions);
    return { timeline, subscription: await follow(events, timeline) };
  };
  const release = async ({ timeline, subscription }: Fed): Promise<void> => {
    await subscription.stop();
    await timeline.close();
  };
  let live = await feed(await withConnection(file, (connection) => liveId(connection, definitions)));
  let rebuilding: Promise<RebuildReport> | undefined;
  let stopping = false;

  const prepare = (): Promise<string> =>
    withConnection(file, async (connection) => {
      let id = '';
      await transaction(connection, async () => {
        id = await create(connection, definitions, false);
      });
      return id;
    });
  const rebuild = async (): Promise<RebuildReport> => {
    const next = await feed(await prepare());
    try {
      const report = await compare(events, next, live, definitions);
      if (stopping) throw new RebuildFailed('the service stops; the timeline in use stays');
      await withConnection(file, (connection) =>
        transaction(connection, async () => {
          await connection.run(`UPDATE main.timelines SET live = (id = '${next.timeline.id}')`);
        }),
      );
      const old = live;
      live = next;
      await release(old);
      await withConnection(file, (connection) => transaction(connection, () => drop(connection, old.timeline.id)));
      return report;
    } catch (error) {
      if (live !== next) {
        await release(next);
        await withConnection(file, (connection) => transaction(connection, () => drop(connection, next.timeline.id)));
      }
      throw error;
    }
  };
  return {
    live: () => live.timeline,
    rebuild: () =>
      (rebuilding ??= rebuild().finally(() => {
        rebuilding = undefined;
      })),
    stop: async () => {
      stopping = true;
      await rebuilding?.catch(() => undefined);
      await release(live);
    },
  };
}
