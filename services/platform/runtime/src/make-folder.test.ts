import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'make-folder-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

it('makes a folder with those above it, once or several times, also at the same time', async () => {
  await Promise.all(Array.from({ length: 8 }, () => makeFolder(join(base, 'a', 'b', 'c'), 0o700)));
  expect((await stat(join(base, 'a', 'b', 'c'))).mode & 0o777).toBe(0o700);
});

it('takes a link to a folder for the folder', async () => {
  await symlink(base, join(base, 'link'));
  await makeFolder(join(base, 'link', 'a'));
  await makeFolder(join(base, 'link'));
  expect((await stat(join(base, 'a'))).isDirectory()).toBe(true);
});

it('fails where a file stands in the way', async () => {
  await writeFile(join(base, 'file'), '');
  await expect(makeFolder(join(base, 'file'))).rejects.toThrow('EEXIST');
  await expect(makeFolder(join(base, 'file', 'a'))).rejects.toThrow('ENOTDIR');
});

it.runIf(process.platform === 'linux')('fails at once where no folder can be', async () => {
  await expect(makeFolder('/proc/tongguan/data')).rejects.toThrow('ENOENT');
});
