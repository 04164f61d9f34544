import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { describe, expect, test } from 'vitest';

import { givenBrokers, Handled, testSpace, upTo } from './brokers-for-tests.ts';

const brokers = givenBrokers();
const LEASE_MS = 1_500;

/** A process that owns the topic, appends for ever and says after each commit which version is stored. */
const appender = (prefix: string): string => `
  import { openDistributedEngine } from ${JSON.stringify(new URL('./engine.ts', import.meta.url).href)};
  import { commitOf } from ${JSON.stringify(new URL('./brokers-for-tests.ts', import.meta.url).href)};
  const engine = await openDistributedEngine({
    ...${JSON.stringify({ ...brokers, databasePrefix: prefix, topicPrefix: prefix, leaseMs: LEASE_MS })},
    clock: { now: Date.now, simulated: false },
  });
  const store = await engine.openStore('declarations');
  for (let version = 1; ; version++) {
    await store.append(commitOf('s/1', version));
    console.log(version);
  }`;

describe.skipIf(brokers === undefined)('a relay whose process is killed', () => {
  test('is taken over by another instance, which publishes what was left, in order', async () => {
    await using it = testSpace(brokers!);
    const child = spawn(process.execPath, ['--input-type=module', '-e', appender(it.prefix)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    let stored = 0;
    for await (const line of createInterface(child.stdout)) {
      stored = Number(line);
      if (stored === 150) child.kill('SIGKILL');
    }
    await ended;
    const leases = it.mongo.db(`${it.prefix}_declarations`).collection<{ _id: string; holder: string }>('relay_lease');
    const dead = await leases.findOne({ _id: 'relay' });
    expect(dead).not.toBeNull();

    const engine = await it.open({ leaseMs: LEASE_MS });
    const store = await engine.openStore('declarations');
    const handled = new Handled();
    await engine.subscribe({
      group: 'metrics.rows',
      topics: ['declarations'],
      handle: (records) => {
        for (const { stream, version } of records) handled.add(stream, version);
        return Promise.resolve();
      },
    });
    await engine.whenCaughtUp();
    const commits = await store.read('s/1');
    expect(commits.length).toBeGreaterThanOrEqual(stored);
    expect(handled.of('s/1')).toEqual(upTo(commits.length));
    expect(await store.verify('s/1')).toBeUndefined();
    expect((await leases.findOne({ _id: 'relay' }))?.holder).not.toBe(dead?.holder);
  });
});
