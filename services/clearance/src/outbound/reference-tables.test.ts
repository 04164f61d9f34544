import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { boundOf, legalBasesOf } from '../domain/tables/reference.ts';
import { loadReferenceTables } from './reference-tables.ts';

const SHIPPED = new URL('../../../../infra/code-tables/clearance/', import.meta.url).pathname;
const NOW = Date.UTC(2026, 10, 27);

it('offers every authority of the required-authorities table a basis for each decision', () => {
  const reference = loadReferenceTables(SHIPPED);
  const rows = readFileSync(join(SHIPPED, 'required-authorities.csv'), 'utf8').trim().split('\n').slice(1);
  for (const authority of new Set(rows.map((row) => row.split(',')[1] ?? ''))) {
    const decisions = new Set(legalBasesOf(reference, authority, NOW).map(({ decision }) => decision));
    expect([...decisions].sort(), authority).toEqual(['clear', 'hold', 'inspect', 'refuse']);
  }
  expect(reference.legalBases.every(({ verified }) => !verified)).toBe(true);
});

it('bounds every waiting reason, the own row of an authority before the general one', () => {
  const reference = loadReferenceTables(SHIPPED);
  for (const reason of ['decision', 'inspection', 'condition', 'arrival', 'release'] as const) {
    expect(boundOf(reference, reason, 'customs', NOW), reason).toBeGreaterThan(0);
  }
  const own = { ...reference.bounds[0]!, authority: 'road', boundMs: 1 };
  const bounds = [own, ...reference.bounds];
  expect(boundOf({ ...reference, bounds }, 'decision', 'road', NOW)).toBe(1);
  expect(boundOf({ ...reference, bounds }, 'decision', 'customs', NOW)).toBe(8 * 3_600_000);
  expect(boundOf({ ...reference, bounds: [] }, 'decision', 'customs', NOW)).toBeUndefined();
});

it('says of every fault in which file, line and column it is', () => {
  const dir = mkdtempSync(join(tmpdir(), 'reference-tables-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true });
  });
  cpSync(SHIPPED, dir, { recursive: true });
  writeFileSync(
    join(dir, 'legal-bases.csv'),
    'id,authority,decision,zh,en,citation,source,verified,valid_from,valid_to\nA,customs,wave,依据,basis,,memory,false,2000-01-01,\n',
  );
  writeFileSync(
    join(dir, 'waiting-bounds.csv'),
    'waits_for,authority,bound_hours,source,verified,valid_from,valid_to\narrival,*,soon,m,false,2000-01-01,\n',
  );
  expect(() => loadReferenceTables(dir)).toThrow(/legal-bases.csv:2: decision: "wave" is none of clear, hold, inspect, refuse/);
  expect(() => loadReferenceTables(dir)).toThrow(/legal-bases.csv:2: citation: is empty/);
  expect(() => loadReferenceTables(dir)).toThrow(/waiting-bounds.csv:2: bound_hours: "soon" is not a number/);
});
