import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { describe, expect, test, vi } from 'vitest';

import { startLocalKafka } from '../../../../../scripts/local-kafka.ts';
import { startLocalMongo } from '../../../../../scripts/local-mongo.ts';
import type { EventStore } from '../port.ts';
import { commitOf, givenBrokers, Handled, testSpace, upTo } from './brokers-for-tests.ts';

// servers of its own, as the given ones cannot be killed
const wanted = givenBrokers() !== undefined;
const STREAMS = 8;

/** Appends like a service: an append whose fate is unknown is asked again with the same command id. */
async function appendForSure(store: EventStore, stream: string, version: number): Promise<void> {
  for (;;) {
    try {
      const { outcome } = await store.append(commitOf(stream, version));
      if (outcome === 'conflict') throw new RangeError(`${stream}@${version} is another's`);
      return;
    } catch (error) {
      if (error instanceof RangeError) throw error;
      await pause(50);
    }
  }
}

describe.skipIf(!wanted)('when a server is killed in the middle of appends', () => {
  test.each(['kafka', 'mongo'] as const)('%s: nothing is lost, and the order of each stream is kept', async (victim) => {
    const dir = await mkdtemp(join(tmpdir(), 'tongguan-crash-'));
    const kafka = await startLocalKafka({ dir: join(dir, 'kafka') });
    const mongo = await startLocalMongo({ dir: join(dir, 'mongo') });
    const server = victim === 'kafka' ? { kill: () => kafka.kill(0), restart: () => kafka.restart(0) } : mongo;
    try {
      await using it = testSpace({ kafkaBrokers: kafka.brokers, mongodbUri: mongo.uri });
      const engine = await it.open();
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
      let stop = false;
      const versions = await Promise.all([
        ...Array.from({ length: STREAMS }, async (_, i) => {
          let version = 0;
          while (!stop) await appendForSure(store, `s/${i}`, ++version);
          return version;
        }),
        (async () => {
          for (let round = 1; round <= 2; round++) {
            const before = handled.total;
            await vi.waitFor(
              () => {
                expect(handled.total).toBeGreaterThan(before + 100);
              },
              { timeout: 30_000 },
            );
            await server.kill();
            await server.restart();
          }
          const before = handled.total;
          await vi.waitFor(
            () => {
              expect(handled.total).toBeGreaterThan(before + 100);
            },
            { timeout: 30_000 },
          );
          stop = true;
          return 0;
        })(),
      ]);
      await engine.whenCaughtUp();
      for (let i = 0; i < STREAMS; i++) {
        expect(handled.of(`s/${i}`)).toEqual(upTo(versions[i]!));
        expect(await store.verify(`s/${i}`)).toBeUndefined();
      }
    } finally {
      await Promise.all([kafka.stop(), mongo.stop()]);
      await rm(dir, { recursive: true, force: true });
    }
  });
});
