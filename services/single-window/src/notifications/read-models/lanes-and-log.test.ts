import { SingleWindowEvent } from '@tongguan/contracts/single_window/v1/events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metaOf } from '@tongguan/event-store/reaction';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import { lane, laneAgain, laneOf, recordAttempt, requestAgain } from '../domain/delivery.ts';
import type { Notification } from '../domain/events.ts';
import { deliverySource } from './delivery-log.ts';
import { laneSource } from './lane-list.ts';

const [SUBSCRIPTION, COMPANY] = ['s1', 'c1'];
const notificationOf = (sequence: number): Notification => ({
  ...{
    messageId: `msg_${String(sequence)}`,
    sequence,
    type: 'declaration.released',
    declarationId: 'd1',
    declarationNo: '1',
    direction: 'IMPORT',
  },
  ...{
    authority: '',
    mandateId: '',
    certificateId: '',
    occurredAtMs: sequence,
    recordedAtMs: sequence,
    queuedAtMs: sequence,
    sample: false,
  },
});

/** Three streams as they are written: the queue, the lane with some failures, and what was asked for again. */
function streams(statuses: readonly number[], again: number): readonly (readonly SingleWindowEvent[])[] {
  const queued = statuses.map((_status, at): SingleWindowEvent => {
    const value = { company: COMPANY, notification: notificationOf(at + 1), subscriptionIds: [SUBSCRIPTION] };
    return { occurredAtMs: at, source: 'system', fact: { $case: 'notificationQueued', value } };
  });
  const attempt = (name: string, sequence: number, httpStatus: number, state: typeof lane.initial) =>
    recordAttempt(
      state,
      {
        ...{ lane: name, subscriptionId: SUBSCRIPTION, company: COMPANY, notification: { sequence, queuedAtMs: sequence } },
        attempt: { startedAtMs: sequence * 100 + httpStatus, durationMs: 1, httpStatus, fault: '' },
      },
      1_000,
    );
  let state = lane.initial;
  const inOrder: SingleWindowEvent[] = [];
  statuses.forEach((status, at) => {
    // a failure is tried again and then arrives; the last one may stay as it is
    for (const each of status === 200 || at === statuses.length - 1 ? [status] : [status, 200]) {
      const events = attempt(laneOf(SUBSCRIPTION, 'd1'), at + 1, each, state);
      state = events.reduce(lane.evolve, state);
      inOrder.push(...events);
    }
  });
  const name = laneAgain(SUBSCRIPTION, 1);
  let other = lane.initial;
  const asked: SingleWindowEvent[] = [];
  for (let round = 0; round < again; round++) {
    for (const decide of [
      () => requestAgain(other, { lane: name, subscriptionId: SUBSCRIPTION, company: COMPANY, notification: notificationOf(1) }, 2_000),
      () => attempt(name, 1, 200, other),
    ]) {
      const events = decide();
      other = events.reduce(lane.evolve, other);
      asked.push(...events);
    }
  }
  return [queued, inOrder, asked];
}

function fold<Body>(source: ProjectionSource<Body>, events: readonly SingleWindowEvent[]): Readonly<Record<string, unknown>> {
  const documents: Record<string, Body> = {};
  const stored = {
    topic: 'single-window',
    stream: 'x',
    version: 1,
    index: 0,
    recordedAt: 0,
    event: { id: 'x@1.0', type: '', bytes: new Uint8Array() },
  };
  for (const event of events) {
    const meta = metaOf('test', stored, event);
    for (const id of source.route(event, meta)) {
      const next = source.project(documents[id], event, meta, id);
      if (next !== undefined) documents[id] = next;
    }
  }
  return documents;
}

const codec = SingleWindowEvent;

test('lanes and the delivery log come out the same in whichever order the streams come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(200, 500), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 2 }),
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 40, maxLength: 40 }),
      (statuses, again, picks) => {
        const written = streams(statuses, again);
        const rest = written.map((each) => [...each]);
        const mixed = picks.flatMap((pick) => rest[pick]?.shift() ?? []);
        mixed.push(...rest.flat());
        expect(fold(laneSource(codec), mixed)).toEqual(fold(laneSource(codec), written.flat()));
        expect(fold(deliverySource(codec), mixed)).toEqual(fold(deliverySource(codec), written.flat()));
      },
    ),
    { numRuns: 200, seed: 11 },
  );
});

test('a lane is due when its first message is, and not at all when nothing waits', () => {
  const [queued, attempts] = streams([200, 500], 0);
  const dueAfter = (count: number) => {
    const shown = fold(laneSource(codec), [...queued!, ...attempts!.slice(0, count)]);
    return (shown[laneOf(SUBSCRIPTION, 'd1')] as { dueAtMs: number | null }).dueAtMs;
  };
  expect([dueAfter(0), dueAfter(1), dueAfter(2)]).toEqual([1, 2, 6_000]);
  const all = fold(laneSource(codec), streams([200], 1).flat());
  expect(Object.values(all).map((each) => (each as { dueAtMs: number | null }).dueAtMs)).toEqual([null, null]);
});
