import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { throwAwayFolder } from './memory-folder.ts';

test('is made anew, removed with all in it, and clears what runs left behind that are gone', () => {
  const parent = mkdtempSync(join(tmpdir(), 'memory-folder-'));
  onTestFinished(() => {
    rmSync(parent, { recursive: true });
  });
  const { pid: gone } = spawnSync(process.execPath, ['-e', '']);
  const [left, running, other] = [`run-${gone}-abc`, `run-${process.pid}-abc`, `another-${gone}-abc`].map((name) => join(parent, name));
  for (const folder of [left, running, other]) mkdirSync(join(folder!, 'deep'), { recursive: true });
  const folder = throwAwayFolder('run', parent);
  expect([left, running, other].map((each) => existsSync(each!))).toEqual([false, true, true]);
  expect(folder.path.startsWith(join(parent, `run-${process.pid}-`))).toBe(true);
  mkdirSync(join(folder.path, 'more'));
  folder.remove();
  expect(existsSync(folder.path)).toBe(false);
});
