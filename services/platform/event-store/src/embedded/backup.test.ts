import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { commitFor, idsOf, quickPolicy } from '../conformance-kit.ts';
import type { Delivered } from '../port.ts';
import { backupEvents } from './backup.ts';
import { type EmbeddedEngine, openEmbeddedEngine } from './engine.ts';

let folder = '';
const open: EmbeddedEngine[] = [];
const openEngine = async (name: string): Promise<EmbeddedEngine> => {
  const engine = await openEmbeddedEngine({ file: join(folder, name, 'events.db'), clock: systemClock, policy: quickPolicy });
  open.push(engine);
  return engine;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-backup-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((engine) => engine.close()));
  rmSync(folder, { recursive: true });
});

it('copies all events, and the positions of before the documents were copied', async () => {
  const engine = await openEngine('live');
  const store = await engine.openStore('notes');
  const follow = async (of: EmbeddedEngine, group: string): Promise<string[]> => {
    const seen: string[] = [];
    await of.subscribe({
      group,
      topics: ['notes'],
      handle: (records: readonly Delivered[]) => {
        seen.push(...idsOf(records));
        return Promise.resolve();
      },
    });
    await of.whenCaughtUp();
    return seen;
  };
  await follow(engine, 'old');
  await store.append(commitFor('notes/a', 1));
  await engine.whenCaughtUp();
  // closed and opened again, so that the position is on disk for certain
  await engine.close();
  const again = await openEngine('live');
  await follow(again, 'old');
  const reopened = await again.openStore('notes');

  mkdirSync(join(folder, 'copy'));
  await backupEvents(join(folder, 'live', 'events.db'), join(folder, 'copy', 'events.db'), async () => {
    await reopened.append(commitFor('notes/a', 2));
    await follow(again, 'young');
    await again.whenCaughtUp();
    // both groups have moved, on disk too, before the events are copied
    await again.close();
  });
  expect(readdirSync(join(folder, 'copy'))).toEqual(['events.db']);

  const restored = await openEngine('copy');
  const commits = await (await restored.openStore('notes')).read('notes/a');
  expect(commits.map((commit) => commit.version)).toEqual([1, 2]);
  expect(await (await restored.openStore('notes')).verify('notes/a')).toBeUndefined();
  expect(await follow(restored, 'old')).toEqual(['notes/a@2.0']);
  expect(await follow(restored, 'young')).toEqual(['notes/a@1.0', 'notes/a@2.0']);
});

it('leaves nothing at the target when the documents cannot be copied', async () => {
  await (await openEngine('live')).openStore('notes');
  mkdirSync(join(folder, 'copy'));
  const copying = backupEvents(join(folder, 'live', 'events.db'), join(folder, 'copy', 'events.db'), () =>
    Promise.reject(new Error('the disk is full')),
  );
  await expect(copying).rejects.toThrow('the disk is full');
  expect(readdirSync(join(folder, 'copy'))).toEqual([]);
});
