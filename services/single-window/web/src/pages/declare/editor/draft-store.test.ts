import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiProblem } from '#src/api/problem';
import { EMPTY, withHeader } from './content.ts';
import { createDraftStore } from './draft-store.ts';
import type { Backup } from './draft-backup.ts';
import type { Draft, DraftApi } from './draft-api.ts';

const problem = (status: number, code: string, detail = {}) =>
  new ApiProblem({ status, code, message: { zh: '', en: '' }, instance: '', faults: [], detail });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function begin(api: Partial<DraftApi> = {}, draftId?: string) {
  const kept = new Map<string, Backup>();
  const made: string[] = [];
  const create = vi.fn(api.create ?? ((body) => Promise.resolve({ id: 'd1', version: 1, status: 'OPEN', ...body } as unknown as Draft)));
  const save = vi.fn(api.save ?? ((_id, version) => Promise.resolve({ version: version + 1 })));
  const store = createDraftStore({
    start: {
      content: EMPTY,
      title: '',
      save: draftId === undefined ? 'new' : 'saved',
      draftId,
      version: draftId === undefined ? 0 : 4,
      problem: undefined,
    },
    key: 'key-1',
    newKey: () => 'key-2',
    api: { create, save },
    keep: (id, backup) => kept.set(id, backup),
    drop: (id) => kept.delete(id),
    onMade: (id) => made.push(id),
  });
  const type = (billNo: string) => {
    store.edit((content) => withHeader(content, 'billNo', billNo));
  };
  return { store, kept, made, create, save, type };
}

describe('a draft while it is typed', () => {
  test('is saved once, two seconds after the last key, and kept here until then', async () => {
    const { type, create, kept, made, store } = begin();
    for (const text of ['B', 'BI', 'BIL']) {
      type(text);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect([store.view().save, kept.get('new')?.content.header]).toEqual(['dirty', { billNo: 'BIL' }]);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(create).toHaveBeenCalledTimes(1);
    expect(create.mock.calls[0]?.[1]).toBe('key-1');
    expect([made, store.view().save, kept.size]).toEqual([['d1'], 'saved', 0]);
  });

  test('is saved again with what was typed while it was being saved', async () => {
    let answered = (): void => undefined;
    const { type, save, store } = begin(
      {
        save: (_id, version) =>
          new Promise(
            (resolve) =>
              (answered = () => {
                resolve({ version: version + 1 });
              }),
          ),
      },
      'd1',
    );
    type('A');
    await vi.advanceTimersByTimeAsync(2_000);
    type('AB');
    answered();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(save.mock.calls.map(([, version, body]) => [version, body.content.header])).toEqual([
      [4, { billNo: 'A' }],
      [5, { billNo: 'AB' }],
    ]);
    answered();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.view()).toMatchObject({ save: 'saved', version: 6 });
  });

  test('waits here while the server is away, and is sent again', async () => {
    let away = true;
    const { type, kept, store } = begin(
      { save: (_id, version) => (away ? Promise.reject(problem(0, 'unreachable')) : Promise.resolve({ version: version + 1 })) },
      'd1',
    );
    type('A');
    await vi.advanceTimersByTimeAsync(2_000);
    expect([store.view().save, kept.get('d1')?.version]).toEqual(['waiting', 4]);
    away = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect([store.view().save, kept.size]).toEqual(['saved', 0]);
  });

  test('that somebody else saved stops and asks; keeping mine saves over what is there now', async () => {
    const versions: number[] = [];
    const { type, store, kept } = begin(
      {
        save: (_id, version) => {
          versions.push(version);
          return version === 4 ? Promise.reject(problem(409, 'draft-changed', { version: '9' })) : Promise.resolve({ version: 10 });
        },
      },
      'd1',
    );
    type('A');
    await vi.advanceTimersByTimeAsync(2_000);
    type('AB');
    await vi.advanceTimersByTimeAsync(10_000);
    expect([store.view().save, versions, kept.get('d1')?.content.header]).toEqual(['conflict', [4], { billNo: 'AB' }]);
    store.keepMine();
    await vi.advanceTimersByTimeAsync(0);
    expect([store.view().save, versions]).toEqual(['saved', [4, 9]]);
  });

  test('that was thrown away elsewhere becomes a draft of its own', async () => {
    const { type, create, store } = begin({ save: () => Promise.reject(problem(404, 'no-such-draft')) }, 'd0');
    type('A');
    await vi.advanceTimersByTimeAsync(4_000);
    expect(create.mock.calls[0]?.[1]).toBe('key-2');
    expect(store.view()).toMatchObject({ draftId: 'd1', save: 'saved' });
  });
});
