import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { consignmentAt } from '../../scripts/simulate/declaration.ts';
import { chanceFrom } from '../../scripts/simulate/random.ts';
import { expectStatus } from '../../scripts/simulate/stage.ts';
import { start } from './started.ts';
import type { StartOptions, Started } from './started.ts';
import { soon } from './soon.ts';

/** An ordered end takes this long at most, whatever is under way. */
const ORDERED_STOP_MS = 10_000;

let dir = '';
const started: Started[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tongguan-start-'));
});
afterEach(async () => {
  for (const each of started.splice(0)) await each.stop('SIGKILL');
  await rm(dir, { recursive: true, force: true });
});

async function run(options: Partial<StartOptions> = {}): Promise<Started> {
  const running = await start({ dataDir: join(dir, 'data'), ...options });
  started.push(running);
  return running;
}

/** What a start that cannot succeed says; it must end with 1, and say nothing else. */
async function complaintOf(options: Partial<StartOptions>): Promise<string[]> {
  const failed = await run(options);
  expect({ exit: await failed.exit, stdout: failed.stdout() }).toEqual({ exit: 1, stdout: '' });
  return failed.stderr().trimEnd().split('\n');
}

async function fileOne(window: Started, seed: number): Promise<string> {
  const drawn = consignmentAt(chanceFrom(seed), Date.now());
  const user = drawn.content.items.some((item) => item['unNumber'] !== undefined) ? 'operator-b' : 'operator-a';
  const body = expectStatus(await window.as(user).post('/v1/declarations', drawn.content, drawn.billNo), 202);
  return String(body['id']);
}

const allRows = async (window: Started): Promise<{ id: string; sample: boolean }[]> => {
  const { rows } = expectStatus(await window.as('administrator').get('/v1/declarations?limit=100'), 200);
  return rows as { id: string; sample: boolean }[];
};

describe('a start that cannot succeed says why in one line and ends with 1', () => {
  test.each(['TONGGUAN_HTTP_PORT', 'TONGGUAN_IDENTITY_PORT'])('%s in use', async (setting) => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = blocker.address() as AddressInfo;
      const lines = await complaintOf({ env: { [setting]: String(port) } });
      expect(lines).toEqual([expect.stringMatching(new RegExp(`port ${port} on 127\\.0\\.0\\.1 is in use: .*${setting}$`))]);
    } finally {
      await new Promise((resolve) => blocker.close(resolve));
    }
  });

  test('a file in the place of the data folder', async () => {
    await writeFile(join(dir, 'data'), 'mine');
    expect(await complaintOf({})).toEqual([expect.stringMatching(/^data folder \S+\/data cannot be written: EEXIST/)]);
    expect(await readFile(join(dir, 'data'), 'utf8')).toBe('mine');
  });

  test.runIf(process.platform === 'linux')('a place that takes no folders', async () => {
    expect(await complaintOf({ dataDir: '/proc/tongguan' })).toEqual([
      expect.stringMatching(/^data folder \/proc\/tongguan cannot be written/),
    ]);
  });

  test('a data folder of a newer version', async () => {
    const first = await run();
    await first.ready();
    expect(await first.stop()).toBe(0);
    await writeFile(join(dir, 'data', 'tongguan.json'), '{"schema":99}');
    expect(await complaintOf({})).toEqual([expect.stringMatching(/was written by a newer version \(schema 99, .*: update Tongguan$/)]);
  });

  test('a data folder that another start uses', async () => {
    const first = await run();
    await first.ready();
    expect(await complaintOf({})).toEqual([expect.stringMatching(/^data folder \S+ is in use by process \d+$/)]);
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  });

  test('bad settings, all of them named at once', async () => {
    const lines = await complaintOf({ env: { CLEARANCE_LEASE_MS: 'soon', METRICS_THREADS: '0', TONGGUAN_LOG_LEVEL: 'loud' } });
    expect(lines[0]).toBe('3 settings are wrong:');
    expect(
      lines
        .slice(1)
        .map((line) => /^ {2}([A-Z_]+): given /.exec(line)?.[1])
        .sort(),
    ).toEqual(['CLEARANCE_LEASE_MS', 'METRICS_THREADS', 'TONGGUAN_LOG_LEVEL']);
  });
});

describe('an ordered end', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s stops with 0 in time, and the next start has the data', async (signal) => {
    const first = await run();
    await first.ready();
    const id = await fileOne(first, 1);
    const at = performance.now();
    expect(await first.stop(signal)).toBe(0);
    expect(performance.now() - at).toBeLessThan(ORDERED_STOP_MS);
    expect(first.stderr()).toBe('');

    const second = await run();
    await second.ready();
    const { row } = expectStatus(await second.as('administrator').get(`/v1/declarations/${id}`), 200) as { row: { sample: boolean } };
    expect(row.sample).toBe(false);
    expect(await second.stop()).toBe(0);
  });

  test('SIGINT in the middle of the sample day stops with 0, and the next start says that the day is not whole', async () => {
    const first = await run({ args: [] });
    await first.ready();
    await soon(async () => {
      expect((await allRows(first)).length).toBeGreaterThan(0);
    });
    expect(await first.stop('SIGINT')).toBe(0);
    expect(first.stdout()).not.toContain('is ready');

    const second = await run({ args: [] });
    await second.ready();
    await soon(() => {
      expect(second.stdout()).toContain('the sample day was interrupted');
      return Promise.resolve();
    });
  });
});

describe('demo users', () => {
  test('do not exist when a listener can be reached from outside, and nothing of the start names them', async () => {
    const open = await run({ env: { TONGGUAN_HOST: '0.0.0.0' }, args: [] });
    await open.ready();
    await soon(() => {
      expect(open.stdout()).toContain('is ready');
      return Promise.resolve();
    });
    expect(open.stdout()).not.toContain('operator-a');
    expect(open.stdout()).toContain('users    none');
    expect(open.stdout()).toContain('no sample day without the demo users');
    await expect(open.as('administrator').get('/v1/declarations')).rejects.toThrow('the sign-in of administrator failed with 401');
    expect(await open.stop()).toBe(0);
  });
});

describe('simulated days', () => {
  test('fill a new folder; every row and figure says that it is sample; they go into new folders only', async () => {
    const args = ['--days', '1', '--per-day', '12', '--data', join(dir, 'sample')];
    const simulation = await run({ script: 'simulate.ts', args });
    expect({ exit: await simulation.exit, stderr: simulation.stderr() }).toEqual({ exit: 0, stderr: '' });
    const again = await run({ script: 'simulate.ts', args });
    expect(await again.exit).toBe(2);
    expect(again.stderr()).toContain('holds data already');

    const opened = await run({ dataDir: join(dir, 'sample'), args: [] });
    await opened.ready();
    await soon(() => {
      expect(opened.stdout()).toContain('holds sample data, marked as such');
      return Promise.resolve();
    });
    // what falls due when the offices are closed is not filed yet: how many there are depends on the hour
    const told = Number(/(\d+) declarations/.exec(simulation.stdout())?.[1]);
    expect(told).toBeGreaterThan(0);
    const rows = await allRows(opened);
    expect(rows.length).toBe(told);
    expect(rows.every((row) => row.sample)).toBe(true);
    const real = await fileOne(opened, 77);
    await soon(async () => {
      expect((await allRows(opened)).filter((row) => !row.sample).map((row) => row.id)).toEqual([real]);
    });
    await soon(async () => {
      const answers = await Promise.all(
        ['import-gacc', 'export-gacc'].map((definition) => opened.as('planner').get(`/v1/metrics/clearance-time?definition=${definition}`)),
      );
      const figures = answers.map((answer) => expectStatus(answer, 200) as { total: { n: number }; containsSample: boolean });
      expect(figures.reduce((sum, { total }) => sum + total.n, 0)).toBeGreaterThan(0);
      for (const { total, containsSample } of figures) if (total.n > 0) expect(containsSample).toBe(true);
    });
  });
});
