import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installOnce, run } from './install-once.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'install-once-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test('many that ask at once get one install', async () => {
  let installs = 0;
  const folder = join(dir, 'thing', '1.0');
  const install = async (): Promise<void> => {
    installs++;
    await writeFile(join(folder, 'jar'), 'bytes');
  };
  await Promise.all(Array.from({ length: 8 }, () => installOnce(folder, install)));
  expect(installs).toBe(1);
  expect(await readFile(join(folder, 'jar'), 'utf8')).toBe('bytes');
});

test('an install that failed is begun again from an empty folder, and its lock is free', async () => {
  const folder = join(dir, 'thing');
  const broken = installOnce(folder, async () => {
    await writeFile(join(folder, 'half'), '');
    throw new Error('no network');
  });
  await expect(broken).rejects.toThrow('no network');
  await installOnce(folder, () => Promise.resolve());
  await expect(readFile(join(folder, 'half'))).rejects.toThrow('ENOENT');
});

test('the lock of a process that is gone is taken over', async () => {
  const folder = join(dir, 'thing');
  await writeFile(`${folder}.lock`, '999999999');
  await installOnce(folder, () => Promise.resolve());
});

test('a missing program is named together with what to do', async () => {
  await expect(run('no-such-program', [], 'install it from there')).rejects.toThrow(
    'no-such-program is not installed: install it from there',
  );
});

test('a program that fails is told with its output', async () => {
  await expect(run(process.execPath, ['-e', 'console.error("disk full"); process.exit(3)'], '')).rejects.toThrow(
    /ended with 3:\ndisk full/,
  );
});
