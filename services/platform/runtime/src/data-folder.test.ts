import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATA_SCHEMA, openDataFolder } from './data-folder.ts';
import { StartError } from './start-error.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'tongguan-folder-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

async function complaintOf(folder: string): Promise<string> {
  const error: unknown = await openDataFolder(folder).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StartError)) throw new Error(`opened, or failed otherwise: ${String(error)}`);
  expect(error.message).not.toContain('\n');
  return error.message;
}

describe('the data folder', () => {
  it('is made at the first start and found at the next', async () => {
    const path = join(base, 'a', 'b');
    const first = await openDataFolder(path);
    expect(first.fresh).toBe(true);
    await first.release();
    expect(JSON.parse(await readFile(join(path, 'tongguan.json'), 'utf8'))).toEqual({ schema: DATA_SCHEMA });
    const second = await openDataFolder(path);
    expect(second.fresh).toBe(false);
    await second.release();
  });

  it.skipIf(process.platform === 'win32')('is for its own user only: it holds what every company declared', async () => {
    const path = join(base, 'own');
    const folder = await openDataFolder(path);
    await folder.release();
    expect((await stat(path)).mode & 0o077).toBe(0);
  });
  it('is refused while another process uses it, under whatever path, and free as soon as that is killed', async () => {
    const module = new URL('./data-folder.ts', import.meta.url).href;
    const program = `const { openDataFolder } = await import(${JSON.stringify(module)});
      await openDataFolder(${JSON.stringify(base)}); process.stdout.write('open'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(child.stdout, 'data');
      expect(await complaintOf(base)).toMatch(new RegExp(`in use by process ${String(child.pid)}$`));
      const alias = `${base}-alias`;
      await symlink(base, alias);
      expect(await complaintOf(alias)).toContain('in use');
      await rm(alias);
    } finally {
      child.kill('SIGKILL');
    }
    await once(child, 'exit');
    await (await openDataFolder(base)).release();
  });

  it('of a newer version is refused and not touched', async () => {
    const marker = join(base, 'tongguan.json');
    await writeFile(marker, '{"schema": 99}');
    expect(await complaintOf(base)).toContain('newer version (schema 99');
    expect(await readFile(marker, 'utf8')).toBe('{"schema": 99}');
    await writeFile(marker, JSON.stringify({ schema: DATA_SCHEMA }));
    await (await openDataFolder(base)).release();
  });

  it.each(['', 'nonsense', '{}', '{"schema":"1"}', '[]', 'null'])('with the marker %j is refused as damaged', async (content) => {
    await writeFile(join(base, 'tongguan.json'), content);
    expect(await complaintOf(base)).toContain('damaged');
  });

  it('that cannot be made is refused', async () => {
    await writeFile(join(base, 'file'), '');
    expect(await complaintOf(join(base, 'file'))).toContain('cannot be written');
    expect(await complaintOf(join(base, 'file', 'below'))).toContain('cannot be written');
  });
});
