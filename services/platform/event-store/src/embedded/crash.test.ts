import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { systemClock } from '../clock.ts';
import { until } from '../conformance-kit.ts';
import { openEmbeddedEngine } from './engine.ts';

const CHILD = join(import.meta.dirname, '../../test/appending-child.ts');

describe('a process that is killed', () => {
  let folder = '';
  let file = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'event-store-'));
    file = join(folder, 'events.db');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const killedAfter = async (lines: number): Promise<string[]> => {
    const child = spawn(process.execPath, [CHILD, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await until(() => child.exitCode !== null || output.split('\n').length > lines);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    return output.split('\n').slice(0, -1);
  };

  it('has lost nothing that it acknowledged, and frees the folder at once', { timeout: 60_000 }, async () => {
    const acknowledged = [...(await killedAfter(1_000)), ...(await killedAfter(1_500)), ...(await killedAfter(500))];
    expect(acknowledged.length).toBeGreaterThanOrEqual(3_000);

    const engine = await openEmbeddedEngine({ file, clock: systemClock });
    const store = await engine.openStore('notes');
    const stored = new Set<string>();
    for (let at = 0; at < 16; at++) {
      const stream = `notes/s${at}`;
      for (const { version } of await store.read(stream)) stored.add(`${stream}@${version}`);
      expect(await store.verify(stream)).toBeUndefined();
    }
    expect(acknowledged.filter((commit) => !stored.has(commit))).toEqual([]);

    const delivered = new Set<string>();
    await engine.subscribe({
      group: 'g',
      topics: ['notes'],
      handle: (records) => {
        for (const { stream, version } of records) delivered.add(`${stream}@${version}`);
        return Promise.resolve();
      },
    });
    await engine.whenCaughtUp();
    expect(delivered).toEqual(stored);
    await engine.close();
  });
});
