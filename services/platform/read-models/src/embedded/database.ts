import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';

const SCHEMA_VERSION = 1;
const BUSY_TIMEOUT_MS = 5000;
const MAX_STATEMENTS = 500;

/** The file was written by a newer version of this program. */
export class DataFileTooNew extends Error {
  override readonly name = 'DataFileTooNew';
  readonly file: string;
  constructor(file: string, found: number) {
    super(`${file} has data of version ${found}; this program reads up to version ${SCHEMA_VERSION}: start the newer program`);
    this.file = file;
  }
}

/** Opens the file. How far a commit waits for the disk is said commit by commit (group-commit.ts). */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    const found = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
    if (found > SCHEMA_VERSION) throw new DataFileTooNew(file, found);
    database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768;');
    database.exec(`BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS models (name TEXT PRIMARY KEY, in_use INTEGER NOT NULL, highest INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS generations (
        name TEXT NOT NULL, generation INTEGER NOT NULL, definition TEXT NOT NULL, PRIMARY KEY (name, generation)
      ) STRICT, WITHOUT ROWID;
      PRAGMA user_version=${SCHEMA_VERSION};
      COMMIT;`);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

/** Prepared statements by their text; the least lately used ones are given up. */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #known = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  of(sql: string): StatementSync {
    const known = this.#known.get(sql);
    const statement = known ?? this.#database.prepare(sql);
    if (known) this.#known.delete(sql);
    this.#known.set(sql, statement);
    if (this.#known.size > MAX_STATEMENTS) this.#known.delete(this.#known.keys().next().value ?? '');
    return statement;
  }

  /** After a table was dropped or changed. */
  clear(): void {
    this.#known.clear();
  }
}
