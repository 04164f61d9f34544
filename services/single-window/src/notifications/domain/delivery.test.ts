import { describe, expect, test } from 'vitest';
import { given } from '@tongguan/testing/decider';
import { giveUp, isSettled, lane, laneAgain, laneOf, recordAttempt, requestAgain, sendableAtMs } from './delivery.ts';
import type { SingleWindowEvent } from './events.ts';
import { healthAfter, healthy, roomFor } from './receiver-health.ts';
import type { Health } from './receiver-health.ts';
import { MOST_ATTEMPTS, nextDelayMs } from './retry.ts';

const QUEUED = 1_000_000;
const sent = (httpStatus: number, fault = '') => ({
  ...{ lane: laneOf('s1', 'd1'), subscriptionId: 's1', company: 'c', notification: { sequence: 7, queuedAtMs: QUEUED } },
  attempt: { startedAtMs: QUEUED, durationMs: 12, httpStatus, fault },
});

/** All attempts until nothing is tried any more, each when it is due. */
function failing(httpStatus: number): { readonly events: readonly SingleWindowEvent[]; readonly at: readonly number[] } {
  let [state, now, events, at] = [given(lane, []).state, QUEUED, [] as SingleWindowEvent[], [] as number[]];
  while (!isSettled(state, 7)) {
    const [event] = recordAttempt(state, sent(httpStatus), now);
    state = lane.evolve(state, event!);
    [events, at] = [
      [...events, event!],
      [...at, now],
    ];
    now = Math.max(now, sendableAtMs(state, 7));
  }
  return { events, at };
}

describe('a message', () => {
  test('that is answered 2xx is delivered, and recorded once', () => {
    given(lane, [])
      .when((state) => recordAttempt(state, sent(204), QUEUED))
      .thenState((state) => {
        expect(isSettled(state, 7)).toBe(true);
        expect(recordAttempt(state, sent(204), QUEUED)).toEqual([]);
      });
  });

  test('that keeps failing is tried after waits that grow, some 31 hours, and then has failed', () => {
    const { events, at } = failing(500);
    expect(events).toHaveLength(MOST_ATTEMPTS);
    const waits = at.slice(1).map((each, place) => each - (at[place] ?? 0));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBe(5_000);
    expect((at.at(-1) ?? 0) - QUEUED).toBeGreaterThan(30 * 3_600_000);
    expect(events.at(-1)?.fact?.value).toMatchObject({ outcome: 'DELIVERY_OUTCOME_FAILED', nextAttemptAtMs: 0 });
  });

  test('of a redirect has failed like any other answer that is not 2xx', () => {
    given(lane, [])
      .when((state) => recordAttempt(state, sent(302), QUEUED))
      .thenState((state) => {
        expect(isSettled(state, 7)).toBe(false);
      });
  });

  test('that is older than three days is tried once more and no longer', () => {
    expect(nextDelayMs(1, 72 * 3_600_000)).toBeUndefined();
    expect(nextDelayMs(1, 0)).toBe(5_000);
  });

  test('can be asked for again in a lane of its own, once at a time and with all its attempts anew', () => {
    const asked = {
      ...{ lane: laneAgain('s1', 7), subscriptionId: 's1', company: 'c' },
      notification: {
        ...{ messageId: 'msg_7', sequence: 7, type: 'declaration.released', declarationId: 'd1', declarationNo: '', direction: 'IMPORT' },
        ...{ authority: '', mandateId: '', certificateId: '', occurredAtMs: 1, recordedAtMs: 1, queuedAtMs: QUEUED, sample: false },
      },
    };
    given(lane, failing(500).events)
      .when((state) => requestAgain(state, asked, QUEUED + 9))
      .thenState((state) => {
        expect(isSettled(state, 7)).toBe(false);
        expect(sendableAtMs(state, 7)).toBe(0);
        expect(requestAgain(state, asked, QUEUED + 10)).toEqual([]);
        const [retried] = recordAttempt(state, sent(500), QUEUED + 11);
        expect(retried?.fact?.value).toMatchObject({ outcome: 'DELIVERY_OUTCOME_RETRY' });
      });
  });

  test('of a subscription that has ended is given up, once', () => {
    const named = { lane: laneOf('s1', 'd1'), subscriptionId: 's1', sequence: 7 };
    given(lane, [])
      .when((state) => giveUp(state, named, QUEUED))
      .thenState((state) => {
        expect(giveUp(state, named, QUEUED)).toEqual([]);
      });
  });
});

describe('a receiver', () => {
  test('that is well gets four messages side by side', () => {
    expect([0, 3, 4, 5].map((underWay) => roomFor(healthy, underWay, 0))).toEqual([4, 1, 0, 0]);
  });

  test('that is away is asked with one message now and then, at least every minute, until it answers', () => {
    let health: Health = healthy;
    const waits: number[] = [];
    for (let failure = 0; failure < 12; failure++) {
      health = healthAfter(health, 'unreachable', 0);
      waits.push(health.untilMs);
    }
    expect(waits.slice(0, 5)).toEqual([0, 0, 1_000, 2_000, 4_000]);
    expect(waits.at(-1)).toBe(60_000);
    expect([roomFor(health, 0, 59_999), roomFor(health, 0, 60_000), roomFor(health, 1, 60_000)]).toEqual([0, 1, 0]);
    expect(roomFor(healthAfter(health, 'well', 0), 0, 0)).toBe(4);
  });

  test('that refuses one message is not away', () => {
    expect(healthAfter({ streak: 2, untilMs: 0 }, 'refuses', 0)).toEqual(healthy);
    expect(healthAfter({ streak: 2, untilMs: 0 }, undefined, 0).streak).toBe(2);
  });
});
