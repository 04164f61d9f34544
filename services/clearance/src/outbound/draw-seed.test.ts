import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptSeed } from './draw-seed.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'draw-seed-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

describe('the kept seed', () => {
  it('is the same at every start', () => {
    const first = keptSeed(dir);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(keptSeed(dir)).toBe(first);
  });

  it('can be read by its owner only', () => {
    keptSeed(dir);
    expect(statSync(join(dir, 'clearance-draw-seed')).mode & 0o777).toBe(0o600);
  });

  it('is made again when a crash left it empty', () => {
    writeFileSync(join(dir, 'clearance-draw-seed'), '');
    const seed = keptSeed(dir);
    expect(readFileSync(join(dir, 'clearance-draw-seed'), 'utf8').trim()).toBe(seed);
  });

  it('is another one in another folder', () => {
    expect(keptSeed(join(dir, 'a'))).not.toBe(keptSeed(join(dir, 'b')));
  });
});
