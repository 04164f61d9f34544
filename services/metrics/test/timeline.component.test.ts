import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnalysisFileInUse, openAnalysisFile, withConnection } from '#src/read-models/analysis-file';
import type { AnalysisFile } from '#src/read-models/analysis-file';
import { digestOf } from '#src/read-models/timeline';
import { liveId } from '#src/read-models/timelines';
import { batchOf, CASES_PER_BATCH, definitions, openLiveTimeline } from './batches.ts';

describe('the file of timelines', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const open = (path: string): Promise<AnalysisFile> => openAnalysisFile({ path, memoryLimitMb: 256, threads: 2 });

  /** Opens a file, takes batches `from` up to before `to`, and gives what `look` sees. */
  const withFile = async <Result>(
    path: string,
    look: (timeline: Awaited<ReturnType<typeof openLiveTimeline>>) => Promise<Result>,
  ): Promise<Result> => {
    const file = await open(path);
    const timeline = await openLiveTimeline(file);
    try {
      return await look(timeline);
    } finally {
      await timeline.close();
      file.close();
    }
  };
  const startWriter = (path: string) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'batch-writer.ts'), path], { stdio: ['ignore', 'pipe', 'inherit'] });
    return { child, lines: createInterface({ input: child.stdout }) };
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tongguan-metrics-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('holds whole batches only when its process is killed, and comes to the same rows when they are taken again', async () => {
    const path = at('killed.duckdb');
    const { child, lines } = startWriter(path);
    let onDisk = 0;
    for await (const line of lines) {
      if (line !== 'open') onDisk = Number(line);
      // in the middle of the batches after this one
      if (onDisk === 12) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(onDisk).toBeGreaterThanOrEqual(12);

    const cases = await withFile(path, (timeline) =>
      timeline.read(async (connection, schema) =>
        Number((await connection.runAndReadAll(`SELECT count(*) FROM ${schema}.case_facts`)).getRowsJS()[0]?.[0]),
      ),
    );
    expect(cases % CASES_PER_BATCH).toBe(0);
    // what was said to be on disk is there; at most the batch that nobody heard of is more
    const batches = cases / CASES_PER_BATCH;
    expect(batches - onDisk).toBeOneOf([0, 1]);

    const all = Array.from({ length: batches + 3 }, (_, index) => index);
    const resumed = await withFile(path, async (timeline) => {
      for (const index of all) await timeline.take(batchOf(index));
      return digestOf(timeline, definitions);
    });
    const fresh = await withFile(at('fresh.duckdb'), async (timeline) => {
      await timeline.take(all.flatMap(batchOf));
      return digestOf(timeline, definitions);
    });
    expect(resumed).toEqual(fresh);
  });

  it('is held by one process', async () => {
    const path = at('held.duckdb');
    const { child, lines } = startWriter(path);
    await once(lines, 'line');
    await expect(open(path)).rejects.toThrow(`${path} is in use by process ${String(child.pid)}: only one metrics process can hold it`);
    await expect(open(path)).rejects.toBeInstanceOf(AnalysisFileInUse);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const file = await open(path);
    await expect(open(path)).rejects.toThrow('is in use by this process');
    file.close();
  });

  it('gets a timeline of another id when its rules change, so that the offsets of the old one do not count', async () => {
    const path = at('rules.duckdb');
    const before = await withFile(path, async (timeline) => {
      await timeline.take(batchOf(0));
      return timeline.id;
    });
    expect(await withFile(path, (timeline) => Promise.resolve(timeline.id))).toBe(before);
    const file = await open(path);
    const changed = definitions.map((definition) => ({ ...definition, excludedModes: ['2'] }));
    const after = await withConnection(file, (connection) => liveId(connection, changed));
    file.close();
    expect(after).not.toBe(before);
    expect(await withFile(path, (timeline) => Promise.resolve(timeline.id))).not.toBe(before);
  });

  it('undoes a batch that fails, and takes the next', async () => {
    await withFile(at('failed.duckdb'), async (timeline) => {
      await timeline.take(batchOf(0));
      const before = await digestOf(timeline, definitions);
      const [first] = batchOf(1);
      await expect(
        timeline.take([...batchOf(1), { ...first!, event: { ...first!.event, bytes: new Uint8Array([0x0a]) } }]),
      ).rejects.toThrow();
      expect(await digestOf(timeline, definitions)).toEqual(before);
      await timeline.take(batchOf(1));
      expect((await digestOf(timeline, definitions)).rows).toBeGreaterThan(before.rows);
    });
  });
});
