import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tableNames } from '../domain/code-tables.ts';
import { readCodeTables } from './code-tables.ts';

const shipped = fileURLToPath(new URL('../../../../infra/code-tables/declarations', import.meta.url));

describe('the code tables', () => {
  it('are read with their origin, and none that is shipped claims to be checked', async () => {
    const tables = await readCodeTables(shipped);
    expect(Object.keys(tables).sort()).toEqual([...tableNames].sort());
    for (const table of Object.values(tables)) {
      expect(table.source).not.toBe('');
      expect(table.verified).toBe(false);
    }
    expect(tables['transport-modes'].entries.get('Y')?.zh).toContain('综合保税区');
    expect(tables.units.entries.get('070')?.attributes).toEqual({ kilograms: '1000' });
  });
  it('say everything that is wrong with them at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tables-'));
    try {
      await cp(shipped, folder, { recursive: true });
      await rm(join(folder, 'terms.json'));
      await writeFile(join(folder, 'units.json'), '{');
      await writeFile(join(folder, 'limits.json'), '{"table":"limits","title":{"zh":"a","en":"b"},"verified":"no"}');
      const failure = await readCodeTables(folder).catch((error: unknown) => error);
      expect(String(failure)).toMatch(/limits: "verified"/);
      expect(String(failure)).toMatch(/units: /);
      expect(String(failure)).toMatch(/terms: ENOENT/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
