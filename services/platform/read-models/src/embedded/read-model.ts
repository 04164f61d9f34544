import type { Clock } from '@tongguan/event-store/clock';
import type { DatabaseSync } from 'node:sqlite';
import { writeCursor } from '../cursor.ts';
import type { Condition, Page, PutDocument, Query, ReadModel, ReadModelDefinition, StoredDocument, Tally } from '../port.ts';
import { checkQuery, checkSplit, inOrder, stretchesOf } from '../query.ts';
import type { CheckedQuery } from '../query.ts';
import { BY_ID, checkDocuments, scalarOf } from '../schema.ts';
import type { CheckedDocument, Index, Schema } from '../schema.ts';
import { Statements } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { countFor, selectFor } from './select.ts';
import type { Select } from './select.ts';
import { entriesOf, fieldValue, indexNameOf, insertEntry } from './tables.ts';
import type { SqlValue, Tables } from './tables.ts';

const PAGE = 500;

type Row = Record<string, unknown>;

/** One generation of a read model in SQLite. */
export class EmbeddedReadModel<Body> implements ReadModel<Body> {
  readonly #schema: Schema;
  readonly #tables: Tables;
  readonly #statements: Statements;
  readonly #commits: GroupCommit;
  readonly #clock: Clock;
  readonly #dropped: () => Promise<void>;

  constructor(schema: Schema, tables: Tables, database: DatabaseSync, commits: GroupCommit, clock: Clock, drop: () => Promise<void>) {
    this.#schema = schema;
    this.#tables = tables;
    this.#statements = new Statements(database);
    this.#commits = commits;
    this.#clock = clock;
    this.#dropped = drop;
  }

  get definition(): ReadModelDefinition {
    return this.#schema.definition;
  }

  // the methods are async so that what is thrown is always a rejection
  async get(id: string): Promise<StoredDocument<Body> | undefined> {
    return (await this.getMany([id])).get(id);
  }

  // eslint-disable-next-line @typescript-eslint/require-await
  async getMany(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument<Body>>> {
    const sql = `SELECT id, revision, versions, changed_at, body FROM ${this.#tables.documents} WHERE id IN (SELECT value FROM json_each(?))`;
    const rows = this.#statements.of(sql).all(JSON.stringify(ids));
    return new Map(rows.map((row) => [String(row['id']), this.#document(row)]));
  }

  async put(documents: readonly PutDocument<Body>[], durable: 'now' | 'settled' = 'now'): Promise<{ readonly stale: readonly string[] }> {
    const checked = checkDocuments(this.#schema, documents);
    if (checked.length === 0) return { stale: [] };
    return this.#commits.write(() => {
      const changedAt = this.#clock.now();
      return { stale: checked.filter((document) => !this.#write(document, changedAt)).map(({ id }) => id) };
    }, durable);
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#commits.write(() => {
      for (const id of ids) {
        this.#statements.of(`DELETE FROM ${this.#tables.documents} WHERE id = ?`).run(id);
        this.#removeEntries(id);
      }
    });
  }

  // eslint-disable-next-line @typescript-eslint/require-await
  async find(query: Query): Promise<Page<Body>> {
    const checked = checkQuery(this.#schema, query);
    const documents: StoredDocument<Body>[] = [];
    for (const { sql, parameters } of this.#selects(checked)) {
      const missing = checked.limit + 1 - documents.length;
      if (missing <= 0) break;
      const rows = this.#statements.of(sql).all(...parameters.slice(0, -1), missing);
      documents.push(...rows.map((row) => this.#document(row)));
    }
    if (documents.length <= checked.limit) return { documents };
    documents.length = checked.limit;
    const last = documents[checked.limit - 1];
    if (!last) return { documents };
    const value = checked.sort ? scalarOf(checked.sort, last.body) : null;
    return { documents, nextCursor: writeCursor(checked.shape, { value, id: last.id }) };
  }

  // eslint-disable-next-line @typescript-eslint/require-await
  async count(where: readonly Condition[], by: readonly string[]): Promise<readonly Tally[]> {
    const fields = checkSplit(this.#schema, by);
    const { sql, parameters } = countFor(this.#schema, this.#tables, checkQuery(this.#schema, { where, limit: 1 }), fields);
    const rows = this.#statements.of(sql).all(...parameters);
    const tallies = rows.map((row) => ({
      values: fields.map((field, place) => fieldValue(field, row[`k${place}`] as SqlValue)),
      count: Number(row['n']),
    }));
    return inOrder(tallies, fields);
  }

  // eslint-disable-next-line @typescript-eslint/require-await
  async explain(query: Query): Promise<string | undefined> {
    const checked = checkQuery(this.#schema, query);
    const filters = checked.tests.length > 0 || checked.changedSince !== undefined;
    const names = this.#selects(checked).map((select) => this.#servedBy(select, filters));
    return names.includes(undefined) ? undefined : names[0];
  }

  async *all(): AsyncGenerator<StoredDocument<Body>> {
    const sql = `SELECT id, revision, versions, changed_at, body FROM ${this.#tables.documents} WHERE id > ? ORDER BY id LIMIT ${PAGE}`;
    for (let after = ''; ;) {
      const rows = this.#statements.of(sql).all(after);
      for (const row of rows) yield this.#document(row);
      if (rows.length < PAGE) return;
      after = String(rows.at(-1)?.['id']);
      // lets others in between two pages
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async drop(): Promise<void> {
    await this.#dropped();
    this.#statements.clear();
  }

  #selects(query: CheckedQuery): readonly Select[] {
    return stretchesOf(query).map((stretch) => selectFor(this.#schema, this.#tables, query, stretch, query.limit + 1));
  }

  #write(document: CheckedDocument, changedAt: number): boolean {
    const { id, expectedRevision, versions, body } = document;
    const table = this.#tables.documents;
    const { changes } =
      expectedRevision === 0
        ? this.#statements
            .of(`INSERT INTO ${table} (id, revision, versions, changed_at, body) VALUES (?, 1, ?, ?, ?) ON CONFLICT (id) DO NOTHING`)
            .run(id, versions, changedAt, body)
        : this.#statements
            .of(`UPDATE ${table} SET revision = revision + 1, versions = ?, changed_at = ?, body = ? WHERE id = ? AND revision = ?`)
            .run(versions, changedAt, body, id, expectedRevision);
    if (changes === 0) return false;
    for (const index of this.#schema.indexes) {
      if (index.array) this.#writeEntries(index, entriesOf(index, document.values), id, expectedRevision === 0);
    }
    return true;
  }

  /** Most facts change none of what a document is found by: reading its entries costs a third of writing them anew. */
  #writeEntries(index: Index, entries: readonly (readonly SqlValue[])[], id: string, first: boolean): void {
    const table = this.#tables.entries(index);
    if (!first) {
      const columns = index.fields.map((_, place) => `k${place}`);
      const stored = this.#statements.of(`SELECT ${columns.join(', ')} FROM ${table} WHERE id = ? ORDER BY rowid`).all(id);
      const same =
        stored.length === entries.length && stored.every((row, at) => columns.every((name, k) => row[name] === entries[at]?.[k]));
      if (same) return;
      this.#statements.of(`DELETE FROM ${table} WHERE id = ?`).run(id);
    }
    const insert = this.#statements.of(insertEntry(this.#tables, index));
    for (const entry of entries) insert.run(...entry, id);
  }

  #removeEntries(id: string): void {
    for (const index of this.#schema.indexes) {
      if (index.array) this.#statements.of(`DELETE FROM ${this.#tables.entries(index)} WHERE id = ?`).run(id);
    }
  }

  /** Reads SQLite's plan: the index it searches, or the one it walks when there is nothing to filter. */
  #servedBy({ sql, parameters }: Select, filters: boolean): string | undefined {
    const plan = this.#statements.of(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    const steps = plan.flatMap((row) => {
      const step = /^(SEARCH|SCAN) (\w+) USING (?:COVERING )?INDEX (\S+)/.exec(String(row['detail']));
      return step ? [{ search: step[1] === 'SEARCH', table: step[2], index: step[3] ?? '' }] : [];
    });
    const step = steps.find(({ table, search }) => search && table === 'e') ?? steps[0];
    if (!step || (!step.search && filters)) return undefined;
    return indexNameOf(step.index) ?? BY_ID;
  }

  #document(row: Row): StoredDocument<Body> {
    return {
      id: String(row['id']),
      revision: Number(row['revision']),
      versions: JSON.parse(String(row['versions'])) as Record<string, number>,
      changedAt: Number(row['changed_at']),
      body: JSON.parse(String(row['body'])) as Body,
    };
  }
}
