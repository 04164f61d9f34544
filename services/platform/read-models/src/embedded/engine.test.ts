import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { TestClock } from '../conformance-fixtures.ts';
import type { Query, ReadModel, ReadModelDefinition } from '../port.ts';
import { checkQuery, stretchesOf } from '../query.ts';
import { schemaOf } from '../schema.ts';
import { openDatabase } from './database.ts';
import { DataFileTooNew, openEmbeddedReadModels } from './engine.ts';
import type { EmbeddedReadModels } from './engine.ts';
import { selectFor } from './select.ts';
import { tablesOf } from './tables.ts';

interface Row {
  readonly status: string;
  readonly dueAt: number;
  readonly tags: readonly string[];
}
const definition: ReadModelDefinition = {
  name: 'tests.rows',
  fields: { status: 'string', dueAt: 'number', tags: 'string[]' },
  indexes: [
    { name: 'by-status', fields: ['status', 'dueAt'] },
    { name: 'by-tag', fields: ['tags', 'status', 'dueAt'] },
  ],
};
const clock = new TestClock();

async function newFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'read-models-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'read-models.db');
}

function opened(file: string): EmbeddedReadModels {
  const engine = openEmbeddedReadModels({ file, clock });
  onTestFinished(() => engine.close());
  return engine;
}

async function fill(engine: EmbeddedReadModels, count: number): Promise<ReadModel<Row>> {
  const model = await engine.open<Row>(definition);
  await model.put(
    Array.from({ length: count }, (_, place) => ({
      id: `row-${place}`,
      expectedRevision: 0,
      versions: {},
      body: { status: place % 2 ? 'open' : 'closed', dueAt: place, tags: place % 3 ? ['red', 'rail'] : [] },
    })),
  );
  return model;
}

it('has everything again after it was closed and opened', async () => {
  const file = await newFile();
  const engine = opened(file);
  await fill(engine, 10);
  await engine.use(definition.name, 1);
  await engine.close();
  await engine.close();
  const again = await opened(file).open<Row>(definition);
  expect(await again.get('row-9')).toMatchObject({ revision: 1, body: { status: 'open', dueAt: 9 } });
  expect((await again.find({ where: [{ field: 'tags', equals: 'rail' }], limit: 100 })).documents).toHaveLength(6);
});

it('refuses a file of a newer version and leaves it as it is', async () => {
  const file = await newFile();
  await opened(file).close();
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version=99');
  expect(() => opened(file)).toThrow(DataFileTooNew);
  expect(() => opened(file)).toThrow(/version 99.*up to version 1/);
  expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
  database.close();
});

it('syncs every commit to disk, as the offsets of the subscriptions are', async () => {
  const database = openDatabase(await newFile());
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
  database.close();
});

it('copies itself to a file while puts go on; the copy is whole', async () => {
  const file = await newFile();
  const engine = opened(file);
  const model = await fill(engine, 3000);
  const progress = { copied: false };
  const copying = engine.backup(`${file}.copy`).finally(() => {
    progress.copied = true;
  });
  let put = 0;
  do {
    await model.put([{ id: `late-${put}`, expectedRevision: 0, versions: {}, body: { status: 'late', dueAt: put, tags: ['late'] } }]);
    put += 1;
  } while (!progress.copied);
  await copying;
  const copy = await opened(`${file}.copy`).open<Row>(definition);
  let documents = 0;
  for await (const { id } of copy.all()) if (id.startsWith('row-')) documents += 1;
  expect(documents).toBe(3000);
  const late = (await copy.find({ where: [{ field: 'tags', equals: 'late' }], limit: 1000 })).documents.map(({ body }) => body.dueAt);
  expect(late.sort((a, b) => a - b)).toEqual(late.map((_, place) => place));
});

it('builds its indexes anew when the definition changed, over the documents that are there', async () => {
  const file = await newFile();
  const engine = opened(file);
  await fill(engine, 30);
  await engine.close();
  const changed: ReadModelDefinition = {
    ...definition,
    indexes: [
      { name: 'by-tag', fields: ['tags'] },
      { name: 'by-due', fields: ['dueAt'] },
    ],
  };
  const model = await opened(file).open<Row>(changed);
  expect((await model.find({ where: [{ field: 'tags', equals: 'red' }], limit: 100 })).documents).toHaveLength(20);
  expect(await model.explain({ where: [{ field: 'dueAt', from: 1, before: 5 }], limit: 1 })).toBe('by-due');
  expect(await model.explain({ where: [{ field: 'status', equals: 'open' }], limit: 1 })).toBeUndefined();
});

it('never sorts nor scans where a declared index filters and orders, on the first page and on later ones', async () => {
  const file = await newFile();
  const engine = opened(file);
  const model = await fill(engine, 500);
  const steps: string[] = [];
  for (const where of [
    [{ field: 'status', equals: 'open' }],
    [
      { field: 'tags', equals: 'red' },
      { field: 'status', equals: 'open' },
    ],
  ]) {
    for (const direction of ['asc', 'desc'] as const) {
      const query = { where, sort: { field: 'dueAt', direction }, limit: 10 };
      const { nextCursor = '' } = await model.find(query);
      for (const page of [query, { ...query, cursor: nextCursor }]) {
        expect(await model.explain(page)).toBe(where.length === 1 ? 'by-status' : 'by-tag');
        steps.push(...plan(file, page));
      }
    }
  }
  expect(steps.length).toBeGreaterThanOrEqual(8);
  expect(steps.filter((step) => /TEMP B-TREE|^SCAN/.test(step))).toEqual([]);
});

/** SQLite's own steps for a query. */
function plan(file: string, query: Query): string[] {
  const schema = schemaOf(definition);
  const checked = checkQuery(schema, query);
  const database = openDatabase(file);
  const steps = stretchesOf(checked).flatMap((stretch) => {
    const { sql, parameters } = selectFor(schema, tablesOf(definition.name, 1), checked, stretch, 10);
    return database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
  });
  database.close();
  return steps.map(({ detail }) => String(detail));
}

it.each([
  [{ ...definition, name: 'tests."; DROP TABLE models' }],
  [{ ...definition, fields: { "a') --": 'string' as const }, indexes: [] }],
  [{ ...definition, indexes: [{ name: 'by"quote', fields: ['status'] }] }],
  [{ ...definition, indexes: [{ name: 'id', fields: ['status'] }] }],
  [{ ...definition, indexes: [{ name: 'by-nobody', fields: ['nobody'] }] }],
  [{ ...definition, indexes: [{ name: 'by-none', fields: [] }] }],
])('refuses a definition whose names are not plain (%#)', async (bad) => {
  await expect(opened(await newFile()).open(bad)).rejects.toThrow(TypeError);
});

it('fails only the write that cannot be done, not its neighbours of the same turn', async () => {
  const engine = opened(await newFile());
  const model = await fill(engine, 1);
  const other = await engine.open<Row>({ ...definition, name: 'tests.dropped' });
  await other.drop();
  const body = { status: 's', dueAt: 1, tags: [] };
  const puts = await Promise.allSettled([
    model.put([{ id: 'one', expectedRevision: 0, versions: {}, body }]),
    other.put([{ id: 'none', expectedRevision: 0, versions: {}, body }]),
    model.put([{ id: 'two', expectedRevision: 0, versions: {}, body }]),
  ]);
  expect(puts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((await model.getMany(['one', 'two'])).size).toBe(2);
});
