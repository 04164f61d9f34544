import { expect, it } from 'vitest';
import { everything, itemDefinition, newItem } from './conformance-fixtures.ts';
import type { Item, TestClock } from './conformance-fixtures.ts';
import { BadCursor, InvalidQuery } from './port.ts';
import type { Condition, Query, ReadModel, ReadModelEngine } from './port.ts';
import { BY_CHANGE } from './schema.ts';

const ITEMS: Readonly<Record<string, Item>> = {
  a: { status: 'open', amount: 3, urgent: true, dueAt: 30, tags: ['red', 'rail'], owner: { name: '长沙烟花' } },
  b: { status: 'open', amount: 1, urgent: false, dueAt: 10, tags: ['red'], owner: { name: '长沙' } },
  c: { status: 'closed', amount: -2, urgent: true, dueAt: 20, tags: [], owner: { name: '长春' } },
  d: { status: 'closed', dueAt: 20, tags: ['water', 'wall'] },
  e: { status: null, amount: 0.5, tags: null, owner: { name: '岳阳' } },
  f: {},
};

/** What every engine answers to a query. */
export function querySuite(engine: () => ReadModelEngine, clock: TestClock): void {
  const filled = async (): Promise<ReadModel<Item>> => {
    const model = await engine().open<Item>(itemDefinition());
    await model.put(Object.entries(ITEMS).map(([id, body]) => newItem(id, body)));
    return model;
  };
  const idsOf = async (model: ReadModel<Item>, query: Omit<Query, 'limit'>): Promise<string> =>
    (await model.find({ ...query, limit: 100 })).documents.map(({ id }) => id).join('');

  const conditions: readonly (readonly [Condition, string])[] = [
    [{ field: 'status', equals: 'open' }, 'ab'],
    [{ field: 'status', equals: null }, 'ef'],
    [{ field: 'amount', equals: -2 }, 'c'],
    [{ field: 'urgent', equals: false }, 'b'],
    [{ field: 'status', in: ['closed', 'gone'] }, 'cd'],
    [{ field: 'status', in: ['open', null] }, 'abef'],
    [{ field: 'status', in: [] }, ''],
    [{ field: 'dueAt', from: 20 }, 'acd'],
    [{ field: 'dueAt', before: 20 }, 'b'],
    [{ field: 'dueAt', from: 10, before: 30 }, 'bcd'],
    [{ field: 'amount', before: 1 }, 'ce'],
    [{ field: 'status', before: 'open' }, 'cd'],
    [{ field: 'urgent', from: true }, 'ac'],
    [{ field: 'owner.name', prefix: '长沙' }, 'ab'],
    [{ field: 'owner.name', prefix: '长' }, 'abc'],
    [{ field: 'owner.name', prefix: '' }, 'abce'],
    [{ field: 'owner.name', prefix: '%' }, ''],
    [{ field: 'tags', equals: 'red' }, 'ab'],
    [{ field: 'tags', equals: null }, 'cef'],
    [{ field: 'tags', in: ['rail', 'water', 'red'] }, 'abd'],
    [{ field: 'tags', in: ['rail', null] }, 'acef'],
    [{ field: 'tags', prefix: 'wa' }, 'd'],
    [{ field: 'tags', from: 'rb', before: 'rz' }, 'ab'],
    [{ field: 'tags', from: 'rb', before: 'rc' }, ''],
  ];
  it.each(conditions)('finds what matches %j', async (condition, expected) => {
    expect(await idsOf(await filled(), { where: [condition] })).toBe(expected);
  });

  it('finds what matches all conditions, also two of one field', async () => {
    const model = await filled();
    const red = { field: 'tags', equals: 'red' };
    expect(await idsOf(model, { where: [{ field: 'status', equals: 'open' }, red, { field: 'dueAt', from: 20 }] })).toBe('a');
    expect(await idsOf(model, { where: [red, { field: 'tags', equals: 'rail' }] })).toBe('a');
    expect(
      await idsOf(model, {
        where: [
          { field: 'dueAt', from: 15 },
          { field: 'dueAt', before: 25 },
        ],
      }),
    ).toBe('cd');
    expect(await idsOf(model, { where: [red], sort: { field: 'dueAt', direction: 'asc' } })).toBe('ba');
  });

  it('counts what matches, for each combination of the asked values', async () => {
    const model = await filled();
    expect(await model.count([], [])).toEqual([{ values: [], count: 6 }]);
    expect(await model.count([{ field: 'status', equals: 'gone' }], [])).toEqual([{ values: [], count: 0 }]);
    expect(await model.count([{ field: 'status', equals: 'gone' }], ['status'])).toEqual([]);
    expect(await model.count([{ field: 'dueAt', from: 20 }], ['status', 'urgent'])).toEqual([
      { values: ['closed', null], count: 1 },
      { values: ['closed', true], count: 1 },
      { values: ['open', true], count: 1 },
    ]);
    expect(await model.count([{ field: 'tags', equals: 'red' }], ['dueAt'])).toEqual([
      { values: [10], count: 1 },
      { values: [30], count: 1 },
    ]);
    expect(await model.count([{ field: 'tags', in: ['red', 'rail', 'water'] }], ['status'])).toEqual([
      { values: ['closed'], count: 1 },
      { values: ['open'], count: 2 },
    ]);
    await expect(model.count([], ['tags'])).rejects.toThrow(InvalidQuery);
    await expect(model.count([], ['nobody'])).rejects.toThrow(InvalidQuery);
  });

  it('sorts in both directions; absent is least; ties go by id in the same direction', async () => {
    const model = await filled();
    expect(await idsOf(model, { sort: { field: 'dueAt', direction: 'asc' } })).toBe('efbcda');
    expect(await idsOf(model, { sort: { field: 'dueAt', direction: 'desc' } })).toBe('adcbfe');
    expect(await idsOf(model, { sort: { field: 'owner.name', direction: 'asc' } })).toBe('dfecba');
  });

  it('gives the same order page by page as at once', async () => {
    const model = await filled();
    for (const field of ['status', 'amount', 'urgent', 'dueAt', 'owner.name']) {
      for (const direction of ['asc', 'desc'] as const) {
        const query = { sort: { field, direction } };
        const paged = await everything(model, { ...query, limit: 1 });
        expect(paged.map(({ id }) => id).join('')).toBe(await idsOf(model, query));
      }
    }
  });

  it('misses and doubles nothing that stays, while rows are put between the pages', async () => {
    const model = await engine().open<Item>(itemDefinition());
    const stays = Array.from({ length: 60 }, (_, place) => `stay-${String(place).padStart(2, '0')}`);
    await model.put(stays.map((id, place) => newItem(id, { status: 'open', dueAt: (place * 7) % 13 })));
    let turn = 0;
    const disturb = async (): Promise<void> => {
      turn += 1;
      const changed = (await model.get(stays[turn % 60]!))!;
      await model.put([
        newItem(`new-${turn}`, { status: 'open', dueAt: turn % 13 }),
        newItem(`stay-00-${turn}`, { status: 'open', dueAt: 0 }),
        newItem(changed.id, { ...changed.body, amount: turn }, changed.revision),
      ]);
    };
    for (const direction of ['asc', 'desc'] as const) {
      const query: Query = { where: [{ field: 'status', equals: 'open' }], sort: { field: 'dueAt', direction }, limit: 7 };
      const found = (await everything(model, query, disturb)).map(({ id }) => id);
      expect(found.filter((id) => stays.includes(id)).sort()).toEqual(stays);
      expect(new Set(found).size).toBe(found.length);
    }
  });

  it('finds what was put at or after a time', async () => {
    const model = await filled();
    clock.advance(1000);
    const since = clock.now();
    await model.put([newItem('g', { status: 'open' }), newItem('a', { status: 'closed' }, 1)]);
    expect(await idsOf(model, { changedSince: since })).toBe('ag');
    expect(await idsOf(model, { changedSince: since, where: [{ field: 'status', equals: 'open' }] })).toBe('g');
    expect(await idsOf(model, { changedSince: since + 1 })).toBe('');
    expect(await model.get('a')).toMatchObject({ changedAt: since });
  });

  it('is served by the declared indexes', async () => {
    const model = await filled();
    const order = { field: 'dueAt', direction: 'desc' } as const;
    expect(await model.explain({ where: [{ field: 'status', equals: 'open' }], sort: order, limit: 5 })).toBe('by-status');
    expect(await model.explain({ where: [{ field: 'dueAt', from: 10, before: 20 }], sort: order, limit: 5 })).toBe('by-due');
    expect(await model.explain({ where: [{ field: 'tags', equals: 'red' }], sort: order, limit: 5 })).toBe('by-tag');
    expect(await model.explain({ where: [{ field: 'owner.name', prefix: '长' }], limit: 5 })).toBe('by-owner');
    expect(await model.explain({ sort: order, limit: 5 })).toBe('by-due');
    expect(await model.explain({ where: [{ field: 'amount', equals: 1 }], limit: 5 })).toBeUndefined();
  });

  it('looks at what changed since a time and at nothing else, whatever is asked for besides', async () => {
    const model = await filled();
    const [changedSince, limit] = [clock.now(), 5];
    for (const where of [[], [{ field: 'status', equals: 'open' }], [{ field: 'tags', equals: 'red' }]]) {
      for (const sort of [undefined, { field: 'dueAt', direction: 'desc' } as const]) {
        const query = { changedSince, where, limit, ...(sort === undefined ? {} : { sort }) };
        expect([where, sort, await model.explain(query)]).toEqual([where, sort, BY_CHANGE]);
        expect((await model.find(query)).documents.length).toBeGreaterThan(0);
      }
    }
  });

  it('refuses unknown fields, wrong kinds and sizes', async () => {
    const model = await filled();
    const bad: Query[] = [
      { where: [{ field: 'nobody', equals: 1 }], limit: 1 },
      { where: [{ field: 'status"; --', equals: 'x' }], limit: 1 },
      { where: [{ field: 'toString', equals: 'x' }], limit: 1 },
      { sort: { field: 'note', direction: 'asc' }, limit: 1 },
      { sort: { field: 'tags', direction: 'asc' }, limit: 1 },
      { where: [{ field: 'status', equals: 5 }], limit: 1 },
      { where: [{ field: 'amount', in: ['5'] }], limit: 1 },
      { where: [{ field: 'amount', prefix: '5' }], limit: 1 },
      { where: [{ field: 'dueAt', from: null }], limit: 1 },
      { where: [{ field: 'dueAt' }], limit: 1 },
      { limit: 0 },
      { limit: 1001 },
      { limit: 1.5 },
    ];
    for (const query of bad) {
      await expect(model.find(query)).rejects.toBeInstanceOf(InvalidQuery);
      await expect(model.explain(query)).rejects.toBeInstanceOf(InvalidQuery);
    }
    expect((await model.find({ limit: 1000 })).documents).toHaveLength(6);
  });

  it('refuses a cursor that is damaged or belongs to another query', async () => {
    const model = await filled();
    const query: Query = { where: [{ field: 'status', equals: 'open' }], sort: { field: 'dueAt', direction: 'asc' }, limit: 1 };
    const { nextCursor: cursor = '' } = await model.find(query);
    expect((await model.find({ ...query, cursor, limit: 50 })).documents.map(({ id }) => id)).toEqual(['a']);
    const foreign: Query[] = [
      { ...query, where: [{ field: 'status', equals: 'closed' }], cursor },
      { ...query, sort: { field: 'dueAt', direction: 'desc' }, cursor },
      { limit: 1, cursor },
      ...['', 'x', '****', cursor.slice(0, -4), Buffer.from('[1,2,3]').toString('base64url')].map((damaged) => ({
        ...query,
        cursor: damaged,
      })),
    ];
    for (const other of foreign) await expect(model.find(other)).rejects.toBeInstanceOf(BadCursor);
    const elsewhere = await filled();
    await expect(elsewhere.find({ ...query, cursor })).rejects.toBeInstanceOf(BadCursor);
  });
}
