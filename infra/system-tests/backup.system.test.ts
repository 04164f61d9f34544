import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '@tongguan/event-store/clock';
import { openEmbeddedEngine } from '@tongguan/event-store/embedded/engine';
import { eventually } from '@tongguan/testing/eventually';
import { consignmentAt } from '../../scripts/simulate/declaration.ts';
import { chanceFrom } from '../../scripts/simulate/random.ts';
import { expectStatus } from '../../scripts/simulate/stage.ts';
import { start } from './started.ts';
import type { Started } from './started.ts';
import { soon } from './soon.ts';

const TOPICS = ['declarations', 'shipments', 'clearance', 'warehouses'];
const READ_MODELS = [
  ['declarations', 'declarations.declaration-list'],
  ['clearance', 'clearance.queue'],
] as const;

interface Filed {
  readonly id: string;
  readonly user: string;
  readonly declarationNo: string;
}

let dir = '';
const started: Started[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tongguan-backup-'));
});
afterEach(async () => {
  for (const each of started.splice(0)) await each.stop('SIGKILL');
  await rm(dir, { recursive: true, force: true });
});

async function run(dataDir: string): Promise<Started> {
  const running = await start({ dataDir });
  started.push(running);
  await running.ready();
  return running;
}

async function backup(dataDir: string, ...args: string[]): Promise<void> {
  const command = await start({ script: 'backup.ts', args, dataDir });
  expect({ exit: await command.exit, stderr: command.stderr() }).toEqual({ exit: 0, stderr: '' });
}

/** Files declarations and reports their arrival, one after the other, until told to stop. */
async function fileOn(window: Started, lane: number, acknowledged: Filed[], going: AbortSignal): Promise<void> {
  for (let n = 0; !going.aborted; n++) {
    const drawn = consignmentAt(chanceFrom(1_000 * lane + n), Date.now());
    const user = drawn.content.items.some((item) => item['unNumber'] !== undefined) ? 'operator-b' : 'operator-a';
    const filed = expectStatus(await window.as(user).post('/v1/declarations', drawn.content, drawn.billNo), 202);
    acknowledged.push({ id: String(filed['id']), user, declarationNo: String(filed['declarationNo']) });
    const movement = { messageId: drawn.billNo, milestone: 'CARGO_ARRIVED', billNo: drawn.billNo, containerIds: drawn.containerIds };
    const circumstances = { occurredAt: new Date().toISOString(), location: drawn.office, transportMode: drawn.mode };
    expectStatus(await window.as('carrier').post('/v1/movements', { ...movement, ...circumstances }), 202);
  }
}

const rowOf = async (window: Started, { user, id }: Filed): Promise<{ declarationNo: string; status: string }> => {
  const { row } = expectStatus(await window.as(user).get(`/v1/declarations/${id}`), 200) as {
    row: { declarationNo: string; status: string };
  };
  return row;
};

const timesOf = async (window: Started, { user, id }: Filed): Promise<Record<string, unknown>> =>
  expectStatus(await window.as(user).get(`/v1/metrics/cases/${id}`), 200);

test('a back-up taken while declarations are filed holds all that was acknowledged before, unbroken, and the figures come back', async () => {
  const live = await run(join(dir, 'data'));
  const acknowledged: Filed[] = [];
  const going = new AbortController();
  const filing = Promise.all([1, 2, 3, 4].map((lane) => fileOn(live, lane, acknowledged, going.signal)));
  const released = await soon(async () => {
    expect(acknowledged.length).toBeGreaterThan(100);
    for (const filed of acknowledged.slice(0, 100)) if ((await rowOf(live, filed)).status === 'RELEASED') return filed;
    throw new Error('none released yet');
  });
  await soon(async () => {
    expect((await timesOf(live, released))['outcome']).toBe('measured');
  });

  const before = [...acknowledged];
  await backup(join(dir, 'data'), join(dir, 'backup'));
  const during = acknowledged.length - before.length;
  going.abort();
  await filing;
  expect(during).toBeGreaterThan(0);
  const times = await timesOf(live, released);
  expect(await live.stop()).toBe(0);

  await backup(join(dir, 'restored'), '--restore', join(dir, 'backup'));
  const restored = await run(join(dir, 'restored'));
  for (const filed of before) expect((await rowOf(restored, filed)).declarationNo).toBe(filed.declarationNo);
  await soon(async () => {
    expect(await timesOf(restored, released)).toEqual(times);
  });
  for (const [service, readModel] of READ_MODELS) {
    // equal to a fold of the events of the back-up: no document is ahead of them, and none was left behind
    await soon(async () => {
      const path = `/v1/operations/${service}/read-models/${readModel}/rebuild`;
      const rebuilt = expectStatus(await restored.as('administrator').post(path, undefined), 200);
      expect(rebuilt['documents']).toBeGreaterThanOrEqual(before.length);
      expect(rebuilt['digestAfter']).toBe(rebuilt['digestBefore']);
    });
  }
  // what is filed next goes on where the back-up ended
  const next: Filed[] = [];
  const once = new AbortController();
  const more = fileOn(restored, 9, next, once.signal);
  await eventually(() => next.length > 3, { timeoutMs: 30_000 });
  once.abort();
  await more;
  const numbers = [...before, ...next].map((filed) => filed.declarationNo);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(await restored.stop()).toBe(0);

  await chainsHold(join(dir, 'restored', 'events.db'), before.length);
});

/** Recomputes the hash chain of every stream. */
async function chainsHold(file: string, atLeast: number): Promise<void> {
  const engine = await openEmbeddedEngine({ file, clock: systemClock });
  try {
    let checked = 0;
    for (const topic of TOPICS) {
      const streams = new Set<string>();
      await engine.subscribe({
        group: `test.chains-${topic}`,
        topics: [topic],
        handle: (records) => {
          for (const { stream } of records) streams.add(stream);
          return Promise.resolve();
        },
      });
      await engine.whenCaughtUp();
      const store = await engine.openStore(topic);
      for (const stream of streams) expect(await store.verify(stream), stream).toBeUndefined();
      checked += streams.size;
    }
    expect(checked).toBeGreaterThan(atLeast);
  } finally {
    await engine.close();
  }
}
