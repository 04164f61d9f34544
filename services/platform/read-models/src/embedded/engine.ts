import type { Clock } from '@tongguan/event-store/clock';
import { backup } from 'node:sqlite';
import type { DatabaseSync } from 'node:sqlite';
import { canonical } from '../canonical.ts';
import { FoldListeners } from '../fold-listeners.ts';
import type { ReadModel, ReadModelDefinition, ReadModelEngine } from '../port.ts';
import { schemaOf } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { openDatabase, Statements } from './database.ts';
import { GroupCommit } from './group-commit.ts';
import { EmbeddedReadModel } from './read-model.ts';
import { openWalSync } from './wal-sync.ts';
import type { WalSync } from './wal-sync.ts';
import { dropTables, reindex, tablesOf } from './tables.ts';

export { DataFileTooNew } from './database.ts';

export interface EmbeddedReadModels extends ReadModelEngine {
  /** Copies all committed read models to a file while reads and writes go on. */
  backup(targetFile: string): Promise<void>;
}

/**
 * Read models in one SQLite file; several processes of one machine may share it.
 * @throws DataFileTooNew when a newer version of this program wrote the file.
 */
export function openEmbeddedReadModels(options: { readonly file: string; readonly clock: Clock }): EmbeddedReadModels {
  return new Engine(openDatabase(options.file), openWalSync(options.file), options.clock);
}

class Engine implements EmbeddedReadModels {
  readonly kind = 'embedded';
  readonly folded = new FoldListeners();
  readonly #database: DatabaseSync;
  readonly #statements: Statements;
  readonly #commits: GroupCommit;
  readonly #wal: WalSync;
  readonly #clock: Clock;

  constructor(database: DatabaseSync, wal: WalSync, clock: Clock) {
    this.#database = database;
    this.#statements = new Statements(database);
    this.#wal = wal;
    this.#commits = new GroupCommit(database, () => wal.sync());
    this.#clock = clock;
  }

  async open<Body>(definition: ReadModelDefinition, generation?: number): Promise<ReadModel<Body>> {
    const schema = schemaOf(definition);
    const opened = generation ?? (await this.generation(definition.name));
    const tables = tablesOf(definition.name, opened);
    await this.#commits.write(() => {
      this.#register(schema, opened);
    });
    const drop = (): Promise<void> =>
      this.#commits.write(() => {
        dropTables(this.#database, tables);
        this.#statements.of('DELETE FROM generations WHERE name = ? AND generation = ?').run(definition.name, opened);
      });
    return new EmbeddedReadModel(schema, tables, this.#database, this.#commits, this.#clock, drop);
  }

  // eslint-disable-next-line @typescript-eslint/require-await
  async generation(name: string): Promise<number> {
    return Number(this.#statements.of('SELECT in_use FROM models WHERE name = ?').get(name)?.['in_use'] ?? 1);
  }

  async use(name: string, generation: number): Promise<void> {
    await this.#commits.write(() => {
      this.#know(name, generation);
      this.#statements.of('UPDATE models SET in_use = ? WHERE name = ?').run(generation, name);
    });
  }

  reserveGeneration(name: string): Promise<number> {
    return this.#commits.write(() => {
      this.#know(name, 1);
      const row = this.#statements.of('UPDATE models SET highest = highest + 1 WHERE name = ? RETURNING highest').get(name);
      return Number(row?.['highest']);
    });
  }

  // eslint-disable-next-line @typescript-eslint/require-await
  async generations(name: string): Promise<readonly number[]> {
    const rows = this.#statements.of('SELECT generation FROM generations WHERE name = ? ORDER BY generation').all(name);
    return rows.map((row) => Number(row['generation']));
  }

  settle(): Promise<void> {
    return this.#commits.settle();
  }

  async backup(targetFile: string): Promise<void> {
    this.#commits.flush();
    await backup(this.#database, targetFile);
  }

  async close(): Promise<void> {
    if (!this.#database.isOpen) return;
    this.#commits.flush();
    this.#database.close();
    await this.#wal.close();
  }

  #know(name: string, generation: number): void {
    this.#statements
      .of(
        `INSERT INTO models (name, in_use, highest) VALUES (?, 1, ?) ON CONFLICT (name) DO UPDATE SET highest = max(highest, excluded.highest)`,
      )
      .run(name, generation);
  }

  #register(schema: Schema, generation: number): void {
    const { definition } = schema;
    const { name } = definition;
    const wanted = JSON.stringify(canonical({ fields: definition.fields, indexes: definition.indexes }));
    const known = this.#statements.of('SELECT definition FROM generations WHERE name = ? AND generation = ?').get(name, generation);
    if (known?.['definition'] === wanted) return;
    this.#know(name, generation);
    reindex(this.#database, schema, tablesOf(name, generation));
    this.#statements
      .of(
        `INSERT INTO generations (name, generation, definition) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET definition = excluded.definition`,
      )
      .run(name, generation, wanted);
  }
}
