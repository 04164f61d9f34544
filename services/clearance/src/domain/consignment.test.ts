import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MONDAY_8 } from '../../test/builders.ts';
import type { Arrival, ConsignmentState } from './consignment.ts';
import { attachArrival, attachDeclaration, consignment } from './consignment.ts';
import type { ClearanceEvent } from './facts.ts';

const arrival = (messageId: string, containerIds: readonly string[], hours = 0): Arrival => ({
  billNo: 'BILL-1',
  messageId,
  reporter: 'SITE',
  containerIds,
  arrivedAtMs: MONDAY_8 + hours * HOUR,
});
type Step = Arrival | { readonly billNo: string; readonly declarationId: string; readonly containerIds: readonly string[] };
const declaration = (declarationId: string, containerIds: readonly string[]): Step => ({ billNo: 'BILL-1', declarationId, containerIds });

/** Plays the steps and returns the joined declarations with their arrival in hours after Monday 8. */
function play(steps: readonly Step[]): Record<string, number> {
  let state: ConsignmentState = consignment.initial;
  const events: ClearanceEvent[] = [];
  for (const step of steps) {
    const now = MONDAY_8 + 100 * HOUR;
    const decided = 'messageId' in step ? attachArrival(state, step, now) : attachDeclaration(state, { ...step, amendment: 0 }, now);
    events.push(...decided);
    state = decided.reduce(consignment.evolve, state);
  }
  const joined: Record<string, number> = {};
  for (const { fact } of events) {
    if (fact?.$case !== 'consignmentJoined') continue;
    expect(joined).not.toHaveProperty(fact.value.declarationId);
    joined[fact.value.declarationId] = (fact.value.arrivedAtMs - MONDAY_8) / HOUR;
  }
  return joined;
}

describe('a consignment', () => {
  it('joins when the arrival comes first', () => {
    expect(play([arrival('m1', [], 2), declaration('D1', [])])).toEqual({ D1: 2 });
  });

  it('joins when the declaration comes first', () => {
    expect(play([declaration('D1', []), arrival('m1', [], 2)])).toEqual({ D1: 2 });
  });

  it('waits for the last container of a declaration and tells its time', () => {
    expect(play([declaration('D1', ['C1', 'C2']), arrival('m1', ['C1'], 1)])).toEqual({});
    expect(play([declaration('D1', ['C1', 'C2']), arrival('m1', ['C1'], 5), arrival('m2', ['C2'], 3)])).toEqual({ D1: 5 });
  });

  it('joins several declarations of one bill, each by its own containers', () => {
    const steps = [declaration('D1', ['C1']), declaration('D2', ['C2']), declaration('D3', []), arrival('m1', ['C2'], 1)];
    expect(play(steps)).toEqual({ D2: 1, D3: 1 });
  });

  it('takes a report without containers as the arrival of the whole bill', () => {
    expect(play([declaration('D1', ['C1', 'C2']), arrival('m1', ['C1'], 1), arrival('m2', [], 4)])).toEqual({ D1: 4 });
  });

  it('changes nothing when a report or a declaration is repeated', () => {
    const steps = [arrival('m1', ['C1'], 1), arrival('m1', ['C1'], 9), declaration('D1', ['C1']), declaration('D1', ['C1'])];
    expect(play(steps)).toEqual({ D1: 1 });
    const state = [...attachArrival(consignment.initial, arrival('m1', []), MONDAY_8)].reduce(consignment.evolve, consignment.initial);
    expect(attachArrival(state, arrival('m1', []), MONDAY_8)).toEqual([]);
    expect(attachArrival(state, { ...arrival('m1', []), reporter: 'OTHER' }, MONDAY_8)).not.toEqual([]);
  });

  it('joins the same declarations at the same times, whatever the order of reports that do not overlap', () => {
    const steps = [
      declaration('D1', ['C1', 'C2']),
      declaration('D2', ['C3']),
      declaration('D3', ['C2', 'C3']),
      declaration('D4', ['C4']),
      arrival('m1', ['C1'], 3),
      arrival('m2', ['C2'], 1),
      arrival('m3', ['C3'], 2),
    ];
    const shuffled = fc.shuffledSubarray([...steps, ...steps], { minLength: steps.length * 2 });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(play(order)).toEqual({ D1: 3, D2: 2, D3: 2 });
      }),
      { numRuns: 200 },
    );
  });
});
