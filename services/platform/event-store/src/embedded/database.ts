import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { DataFolderInUse, DataFolderTooNew, DataFolderUnwritable, isBusy } from './storage-errors.ts';

/** Version n is reached by running the first n steps; steps are only ever added. */
const SCHEMA_STEPS = [
  `
  CREATE TABLE topics (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  -- position is the log: rows are only ever added, so the next one is the greatest plus one
  CREATE TABLE commits (
    position INTEGER PRIMARY KEY,
    topic INTEGER NOT NULL,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    command_id TEXT NOT NULL,
    cause TEXT,
    decided_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    traceparent TEXT,
    events TEXT NOT NULL,
    hash TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX commits_by_version ON commits (topic, stream, version);
  CREATE UNIQUE INDEX commits_by_command ON commits (topic, stream, command_id);
  CREATE TABLE offsets (subscriber TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE parked_streams (
    subscriber TEXT NOT NULL,
    stream TEXT NOT NULL,
    event_id TEXT NOT NULL,
    event_type TEXT NOT NULL,
    error TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    parked_at INTEGER NOT NULL,
    retry_at INTEGER NOT NULL,
    claimed_until INTEGER NOT NULL,
    PRIMARY KEY (subscriber, stream)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE parked_records (
    subscriber TEXT NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    event_index INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    PRIMARY KEY (subscriber, stream, position, event_index)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE parked_corrections (
    subscriber TEXT NOT NULL,
    stream TEXT NOT NULL,
    event_id TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (subscriber, stream, event_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE administrator_acts (
    id INTEGER PRIMARY KEY,
    subscriber TEXT NOT NULL,
    act TEXT NOT NULL,
    stream TEXT NOT NULL,
    event_id TEXT NOT NULL,
    done_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    done_at INTEGER NOT NULL
  ) STRICT;
  `,
] as const;

/** The file of one process's events, held by this process alone until it is closed or the process dies. */
export interface Database {
  readonly connection: DatabaseSync;
  close(): void;
}

/** Opens or makes the file. Throws {@link DataFolderTooNew}, {@link DataFolderInUse} or {@link DataFolderUnwritable}. */
export function openDatabase(file: string): Database {
  const unlock = writable(file, () => lock(file));
  try {
    const connection = writable(file, () => connect(file));
    return {
      connection,
      close: () => {
        connection.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

function writable<Result>(file: string, open: () => Result): Result {
  try {
    return open();
  } catch (error) {
    if (error instanceof DataFolderTooNew || error instanceof DataFolderInUse) throw error;
    throw new DataFolderUnwritable(file, error);
  }
}

/**
 * An open write transaction on a file of its own: the operating system frees it when the process dies, however it dies.
 * Not on the events themselves, which a back-up must be able to read meanwhile.
 */
function lock(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  const holder = new DatabaseSync(`${file}.lock`);
  try {
    holder.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    throw isBusy(error) ? new DataFolderInUse(file) : error;
  }
  return () => {
    holder.close();
  };
}

function connect(file: string): DatabaseSync {
  const connection = new DatabaseSync(file);
  try {
    connection.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = 4000;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA cache_size = -65536;
      PRAGMA busy_timeout = 5000;
    `);
    migrate(connection, file);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function migrate(connection: DatabaseSync, file: string): void {
  const found = Number(connection.prepare('PRAGMA user_version').get()?.['user_version']);
  if (found > SCHEMA_STEPS.length) throw new DataFolderTooNew(file, found, SCHEMA_STEPS.length);
  connection.exec('BEGIN IMMEDIATE');
  for (const step of SCHEMA_STEPS.slice(found)) connection.exec(step);
  connection.exec(`PRAGMA user_version = ${SCHEMA_STEPS.length}`);
  connection.exec('COMMIT');
}
