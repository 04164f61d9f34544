import { expect, it } from 'vitest';
import { itemDefinition, newItem } from './conformance-fixtures.ts';
import type { Item, TestClock } from './conformance-fixtures.ts';
import { InvalidDocument } from './port.ts';
import type { PutDocument, ReadModel, ReadModelEngine } from './port.ts';

/** What every engine does with puts, gets and removals. */
export function writeSuite(engine: () => ReadModelEngine, second: () => ReadModelEngine, clock: TestClock): void {
  const opened = (): Promise<ReadModel<Item>> => engine().open<Item>(itemDefinition());

  it('puts 2,000 documents at once and gives each of them back', async () => {
    const model = await opened();
    const documents = Array.from({ length: 2000 }, (_, place) => newItem(`id-${place}`, { amount: place, tags: ['a', `t${place % 7}`] }));
    expect(await model.put(documents)).toEqual({ stale: [] });
    const found = await model.getMany(documents.map(({ id }) => id));
    expect(found.size).toBe(2000);
    expect(found.get('id-1234')).toEqual({
      id: 'id-1234',
      revision: 1,
      versions: { 'item/1': 1000 },
      changedAt: clock.now(),
      body: { amount: 1234, tags: ['a', 't2'] },
    });
    const ids: string[] = [];
    for await (const { id } of model.all()) ids.push(id);
    expect(ids).toEqual(documents.map(({ id }) => id).sort());
  });

  it('refuses a put whose revision is another, and writes nothing of it', async () => {
    const model = await opened();
    await model.put([newItem('a', { status: 'one' })]);
    expect(await model.put([newItem('a', { status: 'again' }), newItem('b', { status: 'new' })])).toEqual({ stale: ['a'] });
    expect(await model.put([newItem('a', { status: 'two' }, 1), newItem('b', { status: 'late' }, 7)])).toEqual({ stale: ['b'] });
    expect(await model.get('a')).toMatchObject({ revision: 2, body: { status: 'two' } });
    expect(await model.get('b')).toMatchObject({ revision: 1, body: { status: 'new' } });
    expect(await model.get('c')).toBeUndefined();
  });

  it('does not bring back a document that was removed meanwhile', async () => {
    const model = await opened();
    await model.put([newItem('a', { tags: ['x'] }), newItem('b', { tags: ['x'] })]);
    await model.remove(['a', 'nobody']);
    expect(await model.put([newItem('a', { tags: ['y'] }, 1), newItem('b', { tags: ['y'] }, 1)])).toEqual({ stale: ['a'] });
    expect(await model.get('a')).toBeUndefined();
    const tagged = await model.find({ where: [{ field: 'tags', equals: 'y' }], limit: 10 });
    expect(tagged.documents.map(({ id }) => id)).toEqual(['b']);
    expect((await model.find({ where: [{ field: 'tags', equals: 'x' }], limit: 10 })).documents).toEqual([]);
  });

  it('lets exactly one of two writers win, whatever they race for', async () => {
    const definition = itemDefinition();
    const models = [await engine().open<Item>(definition), await second().open<Item>(definition)];
    for (let revision = 0; revision < 10; revision += 1) {
      const ids = Array.from({ length: 20 }, (_, place) => `race-${place}`);
      const results = await Promise.all(
        models.map((model, writer) => model.put(ids.map((id) => newItem(id, { amount: writer, dueAt: revision }, revision)))),
      );
      const stored = await models[0]!.getMany(ids);
      for (const id of ids) {
        const losers = results.map(({ stale }) => stale.includes(id));
        expect(losers.filter(Boolean)).toHaveLength(1);
        expect(stored.get(id)).toMatchObject({ revision: revision + 1, body: { amount: losers.indexOf(false), dueAt: revision } });
      }
    }
  });

  it('keeps unicode ids and values as they are', async () => {
    const model = await opened();
    const ids = ['提单/长沙 01', '🚢', 'é', 'a%2Fb', "o'brien", '"quoted"'];
    const body: Item = { status: '已放行', tags: ['海关', '🚂'], note: { $set: 1, 'a.b': '点', __proto: null, 'quote"d': "it's" } };
    await model.put(ids.map((id) => newItem(id, body)));
    for (const id of ids) expect((await model.get(id))?.body).toEqual(body);
    const found = await model.find({ where: [{ field: 'status', equals: '已放行' }], limit: 10 });
    expect(found.documents.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it('keeps a body of 1 MB', async () => {
    const model = await opened();
    const note = '关'.repeat(350_000);
    await model.put([newItem('large', { note })]);
    expect((await model.get('large'))?.body.note).toBe(note);
  });

  it('writes the same bytes whatever the order of the members', async () => {
    const model = await opened();
    await model.put([newItem('a', { status: 's', amount: 1, note: { b: 1, a: undefined, c: [{ z: 1, y: 2 }] } })]);
    expect(JSON.stringify((await model.get('a'))?.body)).toBe('{"amount":1,"note":{"b":1,"c":[{"y":2,"z":1}]},"status":"s"}');
  });

  it('refuses a document whose declared field holds another kind of value, and writes nothing of the put', async () => {
    const model = await opened();
    const wrong: unknown[] = [
      { status: 5 },
      { amount: '5' },
      { amount: 2 ** 60 },
      { urgent: 1 },
      { tags: 'a' },
      { tags: [1] },
      { owner: { name: {} } },
    ];
    for (const body of [...wrong, { note: Number.NaN }, { note: new Date(0) }, { note: 1n }]) {
      const put = model.put([newItem('good', {}), newItem('bad', body as Item)]);
      await expect(put).rejects.toBeInstanceOf(InvalidDocument);
    }
    await expect(model.put([newItem('', {})])).rejects.toBeInstanceOf(InvalidDocument);
    await expect(model.put([newItem('a', {}), newItem('a', {})])).rejects.toBeInstanceOf(InvalidDocument);
    expect(await model.get('good')).toBeUndefined();
  });

  it('takes puts that come at the same time, each with its own answer', async () => {
    const model = await opened();
    const puts: PutDocument<Item>[][] = Array.from({ length: 50 }, (_, place) => [
      newItem(`p${place}`, {}),
      newItem('shared', { amount: place }),
    ]);
    const answers = await Promise.all(puts.map((documents) => model.put(documents)));
    expect(answers.filter(({ stale }) => stale.length === 0)).toHaveLength(1);
    expect(answers.filter(({ stale }) => stale.length === 1 && stale[0] === 'shared')).toHaveLength(49);
    expect((await model.getMany(puts.map(([own]) => own!.id))).size).toBe(50);
  });
}
