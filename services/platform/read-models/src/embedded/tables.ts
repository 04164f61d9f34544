import type { DatabaseSync } from 'node:sqlite';
import type { FieldValue } from '../port.ts';
import type { Field, Index, Schema } from '../schema.ts';
import { BY_CHANGE, valuesOf } from '../schema.ts';

/**
 * Names of one generation's tables. They are built from a checked definition only. An index with an array field is a
 * table of its own with a row per element, which holds the index's other fields too, so that it can filter and sort.
 */
export interface Tables {
  readonly documents: string;
  readonly index: (name: string) => string;
  readonly entries: (index: Index) => string;
}

export function tablesOf(name: string, generation: number): Tables {
  const base = `${name}@${generation}`;
  return {
    documents: `"${base}"`,
    index: (index) => `"${base}:${index}"`,
    entries: (index) => `"${base}/${index.name}"`,
  };
}

/** Takes the read model's own index name out of SQLite's; undefined for the primary key. */
export function indexNameOf(sqliteName: string): string | undefined {
  return /^[^@]+@\d+:([a-z0-9-]+)$/.exec(sqliteName)?.[1];
}

/** A field as SQL over the documents' table `t`; the same text makes the expression indexes. */
export function expression(field: Field): string {
  return `json_extract(body, '${jsonPath(field)}')`;
}

export function jsonPath(field: Field): string {
  return `$.${field.path.map((key) => `"${key}"`).join('.')}`;
}

export function createTables(database: DatabaseSync, schema: Schema, tables: Tables): void {
  database.exec(`CREATE TABLE IF NOT EXISTS ${tables.documents} (
      id TEXT PRIMARY KEY, revision INTEGER NOT NULL, versions TEXT NOT NULL, changed_at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS ${tables.index(BY_CHANGE)} ON ${tables.documents} (changed_at, id);`);
  for (const index of schema.indexes) {
    if (index.array) createEntries(database, tables, index);
    else database.exec(`CREATE INDEX ${tables.index(index.name)} ON ${tables.documents} (${index.fields.map(expression).join(', ')}, id)`);
  }
}

function createEntries(database: DatabaseSync, tables: Tables, index: Index): void {
  const columns = index.fields.map((_, place) => `k${place}`).join(', ');
  database.exec(`CREATE TABLE ${tables.entries(index)} (${columns}, id TEXT NOT NULL);
    CREATE INDEX ${tables.index(index.name)} ON ${tables.entries(index)} (${columns}, id);
    CREATE INDEX ${tables.index(`${index.name}:id`)} ON ${tables.entries(index)} (id);`);
}

/** Builds the indexes anew after the definition changed; the documents stay. */
export function reindex(database: DatabaseSync, schema: Schema, tables: Tables): void {
  dropIndexes(database, tables);
  createTables(database, schema, tables);
  const arrays = schema.indexes.filter(({ array }) => array);
  if (arrays.length === 0) return;
  for (const row of database.prepare(`SELECT id, body FROM ${tables.documents}`).iterate()) {
    const values = valuesOf(schema, JSON.parse(String(row['body'])));
    for (const index of arrays) {
      const insert = database.prepare(insertEntry(tables, index));
      for (const entry of entriesOf(index, values)) insert.run(...entry, String(row['id']));
    }
  }
}

export function dropTables(database: DatabaseSync, tables: Tables): void {
  dropIndexes(database, tables);
  database.exec(`DROP TABLE IF EXISTS ${tables.documents}`);
}

function dropIndexes(database: DatabaseSync, tables: Tables): void {
  const base = tables.documents.slice(1, -1);
  const entries = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, ?) = ?`);
  for (const { name } of entries.all(base.length + 1, `${base}/`)) database.exec(`DROP TABLE "${String(name)}"`);
  const indexes = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`);
  for (const { name } of indexes.all(base)) database.exec(`DROP INDEX "${String(name)}"`);
}

export function insertEntry(tables: Tables, index: Index): string {
  const columns = [...index.fields.map((_, place) => `k${place}`), 'id'];
  return `INSERT INTO ${tables.entries(index)} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
}

export type SqlValue = string | number | null;

export function sqlValue(value: string | number | boolean | null): SqlValue {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** A column's value as the field's kind has it. */
export function fieldValue(field: Field, value: SqlValue): FieldValue {
  return value !== null && field.kind === 'boolean' ? value === 1 : value;
}

/** One row per element of the index's array field; one with null where there is no element. */
export function entriesOf(index: Index, values: ReturnType<typeof valuesOf>): readonly (readonly SqlValue[])[] {
  const elements = index.array ? (values.get(index.array.name) as readonly string[]) : [];
  return (elements.length === 0 ? [null] : elements).map((element) =>
    index.fields.map((field) => (field === index.array ? element : sqlValue(values.get(field.name) as string | number | boolean | null))),
  );
}
