import { access } from 'node:fs/promises';
import { createJournal } from '@tongguan/event-store/journal';
import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { testHost } from './host.ts';
import { TEST_NOW } from './manual-clock.ts';

const commit = (version: number, recordedAt: number) => ({
  ...{ stream: 'case/1', version, commandId: `c${version}`, by: 'tests', recordedAt },
  events: [{ id: `case/1@${version}.0`, type: 'opened', bytes: new Uint8Array([version]) }],
});

const brokers = process.env['KAFKA_BROKERS'] !== undefined && process.env['MONGODB_URI'] !== undefined;
const engines = brokers ? (['embedded', 'distributed'] as const) : (['embedded'] as const);

describe.each(engines)('a host on the %s engine', (engine) => {
  it('keeps its data and its clock over a restart, and leaves nothing behind', async () => {
    const first = await testHost({ engine });
    await (await first.events.openStore('clearance')).append(commit(1, first.clock.now()));
    await first.clock.advance(60_000);

    const second = await first.restart();
    expect(second.clock.now()).toBe(TEST_NOW + 60_000);
    const read = await (await second.events.openStore('clearance')).read('case/1');
    expect(read.map(({ version, recordedAt }) => [version, recordedAt])).toEqual([[1, TEST_NOW]]);

    await second[Symbol.asyncDispose]();
    await expect(access(second.dataDir)).rejects.toThrow('ENOENT');
  });

  it('has caught up once every subscription has handled what was committed', async () => {
    await using host = await testHost({ engine });
    const store = await host.events.openStore('clearance');
    const seen: number[] = [];
    const handle = async (records: readonly { version: number }[]) => {
      await new Promise(setImmediate);
      seen.push(...records.map(({ version }) => version));
    };
    await host.events.subscribe({ group: 'clearance.tests', topics: ['clearance'], handle });
    for (let version = 1; version <= 20; version += 1) await store.append(commit(version, host.clock.now()));
    await host.whenCaughtUp();
    expect(seen).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  it('counts commits, conflicts and lag', async () => {
    await using host = await testHost({ engine });
    const store = await host.events.openStore('clearance');
    await host.events.subscribe({ group: 'clearance.tests', topics: ['clearance'], handle: () => Promise.resolve() });
    await store.append(commit(1, host.clock.now()));
    await store.append({ ...commit(1, host.clock.now()), commandId: 'another' });
    await host.whenCaughtUp();
    const { body } = await host.probes.metrics();
    expect(body).toContain('tongguan_commits_total{topic="clearance",outcome="appended"} 1');
    expect(body).toContain('tongguan_commits_total{topic="clearance",outcome="conflict"} 1');
    expect(body).toContain('tongguan_subscription_lag{group="clearance.tests"} 0');
  });

  it('sees one trace from a use case over its commit to what a subscriber does about it', async () => {
    await using host = await testHost({ engine, spans: true });
    const store = await host.events.openStore('clearance');
    const handle = async () => {
      host.telemetry.tracer.startSpan('reaction').end();
      await Promise.resolve();
    };
    await host.events.subscribe({ group: 'clearance.tests', topics: ['clearance'], handle });
    const codec = { encode: () => ({ finish: () => new Uint8Array([1]) }), decode: () => ({ occurredAtMs: 0, source: '' }) };
    const journal = createJournal({ store, codec, clock: host.clock });
    const fact = { occurredAtMs: host.clock.now(), source: 'tests', fact: { $case: 'opened', value: {} } };
    const openCase = host.telemetry.observed('open-case', () =>
      journal.change({ category: 'case', initial: 0, evolve: (state) => state + 1 }, '1', { commandId: 'c1', by: 'tests' }, () => [fact]),
    );
    await openCase();
    await host.whenCaughtUp();

    const reaction = await eventually(() => host.spans.all.find(({ name }) => name === 'reaction'));
    const processing = await eventually(() => host.spans.parentOf(reaction));
    expect(processing.name).toContain('clearance.tests');
    expect(host.spans.parentOf(processing)?.name).toBe('open-case');
  });
});

if (!brokers) it.skip('a host on the distributed engine needs KAFKA_BROKERS and MONGODB_URI');
