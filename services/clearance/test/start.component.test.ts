import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingsError } from '@tongguan/runtime/settings';
import { StartError } from '@tongguan/runtime/start-error';
import { testHost } from '@tongguan/testing/host';
import { expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { startService } from '../src/service.ts';

it('keeps one seed of the draw over restarts of the embedded engine', async () => {
  let host = await testHost();
  try {
    const seed = () => readFileSync(join(host.dataDir, 'clearance-draw-seed'), 'utf8');
    await (await startService(host, readConfig({}))).stop();
    const first = seed();
    host = await host.restart();
    await (await startService(host, readConfig({}))).stop();
    expect(seed()).toBe(first);
  } finally {
    await host[Symbol.asyncDispose]();
  }
});

it('wants the seed as a setting when several processes draw', async () => {
  await using host = await testHost();
  const distributed = { ...host, events: { ...host.events, kind: 'distributed' as const } };
  await expect(startService(distributed, readConfig({}))).rejects.toThrow(/CLEARANCE_DRAW_SEED is not set/);
});

it('does not start with faulty tables, and says where they are wrong', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'clearance-start-'));
  try {
    cpSync(readConfig({}).tablesDir, dir, { recursive: true });
    writeFileSync(join(dir, 'random-rates.csv'), readFileSync(join(dir, 'random-rates.csv'), 'utf8').replace('0.03', 'three'));
    await using host = await testHost();
    const start = startService(host, readConfig({ CLEARANCE_TABLES_DIR: dir }));
    await expect(start).rejects.toThrow(StartError);
    await expect(start).rejects.toThrow(/random-rates.csv:2: rate: "three"/);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

it('lists every bad setting at once, and never shows the seed', () => {
  try {
    readConfig({ CLEARANCE_LEASE_MS: 'soon', CLEARANCE_DRAW_SEED: 'too-short' });
    expect.fail('the settings were taken');
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    expect((error as SettingsError).faults.map(({ name }) => name)).toEqual(['CLEARANCE_LEASE_MS', 'CLEARANCE_DRAW_SEED']);
    expect((error as SettingsError).message).not.toContain('too-short');
  }
});
