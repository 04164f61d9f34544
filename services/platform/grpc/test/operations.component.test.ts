import { OperationsServiceService } from '@tongguan/contracts/platform/v1/operations';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { EventStore } from '@tongguan/event-store/port';
import { RebuildFailed } from '@tongguan/read-models/rebuild';
import type { RebuildReport } from '@tongguan/read-models/rebuild';
import { eventually } from '@tongguan/testing/eventually';
import { testHost } from '@tongguan/testing/host';
import type { TestHost } from '@tongguan/testing/host';
import { administrator, operatorA, tokenFor } from '@tongguan/testing/principals';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveOperations } from '@tongguan/grpc/operations';
import type { Client } from '@tongguan/grpc/transport';

const GROUP = 'clearance.on-declaration-accepted';

let host: TestHost;
let store: EventStore;
let operations: Client<typeof OperationsServiceService>;
let token: string;
let broken: boolean;
let handled: string[];
let rebuild: () => Promise<RebuildReport>;

beforeEach(async () => {
  host = await testHost({ env: { TONGGUAN_LOG_LEVEL: 'silent' } });
  store = await host.events.openStore('declarations');
  broken = true;
  handled = [];
  await host.events.subscribe({
    group: GROUP,
    topics: ['declarations'],
    handle: (records) => {
      if (broken && records.some(({ stream }) => stream === 'declaration/bad')) return Promise.reject(new Error('cannot handle'));
      handled.push(...records.map(({ event }) => event.id));
      return Promise.resolve();
    },
  });
  await host.events.subscribe({ group: 'metrics.times', topics: ['declarations'], handle: () => Promise.resolve() });
  rebuild = () => Promise.resolve({ documents: 2, digestBefore: 'a', digestAfter: 'a' });
  const projections = [{ definition: { name: 'clearance.queue' }, rebuild: () => rebuild() }];
  await serveOperations(host.grpc, { service: 'clearance', events: host.events, log: host.log, projections });
  operations = host.grpc.client('clearance', OperationsServiceService);
  token = await tokenFor(administrator);
});
afterEach(() => host[Symbol.asyncDispose]());

async function append(stream: string, version: number): Promise<void> {
  const events = [{ id: `${stream}@${version}.0`, type: 'submitted', bytes: new Uint8Array([1]) }];
  await store.append({ stream, version, commandId: `c${version}`, by: 'tests', recordedAt: host.clock.now(), events });
}

const parkedStreams = async () => (await operations.listParked({ group: '', limit: 0 }, { token })).streams;
const untilParked = () => eventually(async () => (await parkedStreams())[0], { timeoutMs: 20_000, everyMs: 50 });

describe('operations of a service', { timeout: 30_000 }, () => {
  it('are for administrators only, whatever is asked', async () => {
    const operator = await tokenFor(operatorA);
    const act = { group: GROUP, stream: 's', reason: 'because' };
    const calls = [
      (options: { token?: string }) => operations.describeService({}, options),
      (options: { token?: string }) => operations.listParked({ group: '', limit: 1 }, options),
      (options: { token?: string }) => operations.releaseParked(act, options),
      (options: { token?: string }) => operations.getParked(act, options),
      (options: { token?: string }) => operations.correctParked({ ...act, eventId: 'e', payload: '{}' }, options),
      (options: { token?: string }) => operations.listActs({ limit: 1 }, options),
      (options: { token?: string }) => operations.dropParked({ ...act, eventId: 'e' }, options),
      (options: { token?: string }) => operations.rebuildReadModel({ readModel: 'clearance.queue', reason: '' }, options),
    ];
    for (const call of calls) {
      await expect(call({})).rejects.toMatchObject({ kind: 'unauthenticated' });
      await expect(call({ token: operator })).rejects.toMatchObject({ kind: 'forbidden' });
    }
  });

  it('describe the groups and read models of this service, and of no other', async () => {
    await append('declaration/good', 1);
    await host.whenCaughtUp();
    expect(await operations.describeService({}, { token })).toEqual({
      service: 'clearance',
      engine: 'embedded',
      version: '0.1.0',
      subscriptions: [{ group: GROUP, topics: ['declarations'], lag: 0, parked: 0, running: true }],
      readModels: ['clearance.queue'],
    });
  });

  it('list a parked stream and release it with a reason, after which its events are handled in order', async () => {
    await append('declaration/bad', 1);
    await append('declaration/bad', 2);
    const stream = await untilParked();
    expect(stream).toMatchObject({ group: GROUP, stream: 'declaration/bad', eventId: 'declaration/bad@1.0', eventType: 'submitted' });
    expect(stream.error).toContain('cannot handle');

    const act = { group: GROUP, stream: 'declaration/bad' };
    await expect(operations.releaseParked({ ...act, reason: ' ' }, { token })).rejects.toMatchObject({
      refusal: { code: 'reason-missing' },
    });
    broken = false;
    await operations.releaseParked({ ...act, reason: 'mended' }, { token });
    await eventually(() => handled.length === 2, { timeoutMs: 10_000 });
    expect(handled).toEqual(['declaration/bad@1.0', 'declaration/bad@2.0']);
    await eventually(async () => (await parkedStreams()).length === 0);
  });

  it('drop the parked event that was looked at, and no other', async () => {
    await append('declaration/bad', 1);
    const { group, stream, eventId } = await untilParked();
    const drop = (id: string) => operations.dropParked({ group, stream, eventId: id, reason: 'made by a bug' }, { token });
    await expect(drop('declaration/bad@7.0')).rejects.toMatchObject({ kind: 'not-found', refusal: { code: 'not-parked' } });
    await drop(eventId);
    await eventually(async () => (await parkedStreams()).length === 0);
    expect(handled).toEqual([]);
  });

  it('show the parked event masked, take a correction of it, and keep who did it and why', async () => {
    const filed = DeclarationsEvent.encode(
      DeclarationsEvent.fromPartial({
        occurredAtMs: 1,
        source: 'operator-a',
        fact: { $case: 'declarationAccepted', value: { declarationId: 'd1', billNo: 'BILL1', traderName: '某某贸易行' } },
      }),
    ).finish();
    const seen: Uint8Array[] = [];
    await host.events.subscribe({
      group: 'clearance.strict',
      topics: ['declarations'],
      handle: ([record]) => {
        if (record !== undefined) seen.push(record.event.bytes);
        const event = DeclarationsEvent.decode(record?.event.bytes ?? new Uint8Array());
        return event.fact?.$case === 'declarationAccepted' && event.fact.value.billNo === 'BILL1'
          ? Promise.reject(new Error('no such bill'))
          : Promise.resolve();
      },
    });
    const events = [{ id: 'declaration/odd@1.0', type: 'declarationAccepted', bytes: filed }];
    await store.append({ stream: 'declaration/odd', version: 1, commandId: 'c', by: 'tests', recordedAt: host.clock.now(), events });
    const { group, stream, eventId } = await untilParked();
    const parked = await operations.getParked({ group, stream }, { token });
    expect(parked).toMatchObject({ eventId, eventType: 'declarationAccepted', topic: 'declarations', recordedAtMs: host.clock.now() });
    const payload = JSON.parse(parked.payload) as { fact: { value: Record<string, unknown> } };
    expect(payload.fact.value).toMatchObject({ declarationId: 'd1', billNo: 'BILL1', traderName: '***' });
    expect(parked.payload).not.toContain('某某贸易行');

    const correct = (value: object, id = eventId) =>
      operations.correctParked(
        {
          ...{ group, stream, eventId: id, reason: 'the bill had a typing error' },
          payload: JSON.stringify({ ...payload, fact: { ...payload.fact, value: { ...payload.fact.value, ...value } } }),
        },
        { token },
      );
    await expect(correct({ billNo: 1 })).rejects.toMatchObject({
      refusal: { code: 'correction-not-valid', faults: [{ rule: 'event-shape', path: '/fact/value/billNo' }] },
    });
    await expect(correct({}, 'declaration/odd@2.0')).rejects.toMatchObject({ refusal: { code: 'not-parked' } });
    await correct({ billNo: 'BILL2' });
    await eventually(async () => (await parkedStreams()).length === 0, { timeoutMs: 10_000 });
    const handledAt = DeclarationsEvent.decode(seen.at(-1) ?? new Uint8Array());
    expect(handledAt).toMatchObject({ source: 'operator-a', fact: { value: { billNo: 'BILL2', traderName: '某某贸易行' } } });

    const { acts } = await operations.listActs({ limit: 10 }, { token });
    expect(acts).toEqual([
      {
        ...{ act: 'corrected', group, stream, eventId, by: 'administrator', reason: 'the bill had a typing error' },
        atMs: host.clock.now(),
      },
    ]);
    await expect(operations.getParked({ group, stream }, { token })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('refuse the groups of other services', async () => {
    const act = { group: 'metrics.times', stream: 's', reason: 'because' };
    await expect(operations.releaseParked(act, { token })).rejects.toMatchObject({ refusal: { code: 'no-such-group' } });
    await expect(operations.listParked({ group: 'metrics.times', limit: 1 }, { token })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('rebuild a read model by its full or its short name', async () => {
    const report = { documents: 2, digestBefore: 'a', digestAfter: 'a' };
    expect(await operations.rebuildReadModel({ readModel: 'clearance.queue', reason: '' }, { token })).toEqual(report);
    expect(await operations.rebuildReadModel({ readModel: 'queue', reason: 'new fields' }, { token })).toEqual(report);
    await expect(operations.rebuildReadModel({ readModel: 'nothing', reason: '' }, { token })).rejects.toMatchObject({ kind: 'not-found' });
    rebuild = () => Promise.reject(new RebuildFailed('it is being rebuilt already'));
    await expect(operations.rebuildReadModel({ readModel: 'queue', reason: 'new fields' }, { token })).rejects.toMatchObject({
      kind: 'precondition',
      refusal: { code: 'rebuild-failed', detail: { why: 'it is being rebuilt already' } },
    });
  });
});
