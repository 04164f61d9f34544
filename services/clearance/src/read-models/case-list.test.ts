import type { FactMeta } from '@tongguan/event-store/reaction';
import { describe, expect, it } from 'vitest';
import { LEASE, MINUTE, MONDAY_8, officerOf, played } from '../../test/builders.ts';
import { claim } from '../domain/claim.ts';
import { decideCase } from '../domain/decide-case.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import { fact } from '../domain/facts.ts';
import { recordArrival } from '../domain/record-arrival.ts';
import type { CaseEntry } from './case-list.ts';
import { caseListSource } from './case-list.ts';

const JOINED_AT = MONDAY_8 + 10 * MINUTE;
const joined = fact(
  'consignmentJoined',
  { billNo: 'BILL-1', declarationId: 'D1', arrivedAtMs: MONDAY_8, amendment: 0 },
  JOINED_AT,
  'system',
);

function fold(events: readonly ClearanceEvent[]): CaseEntry | undefined {
  let entry: CaseEntry | undefined;
  for (const event of events) {
    const meta = {} as FactMeta;
    for (const id of caseListSource.route(event, meta)) entry = caseListSource.project(entry, event, meta, id) ?? entry;
  }
  return entry;
}

describe('a case in the list', () => {
  it('is ready when it is cleared and its cargo has arrived without its being told, whichever comes first', () => {
    const { events } = played('LANE_GREEN');
    const told = { ready: true, readyWhy: 'arrival-not-told', readySinceMs: JOINED_AT, customsOffice: '4905', authorities: ['customs'] };
    expect(fold([...events, joined])).toMatchObject(told);
    expect(fold([joined, ...events])).toEqual(fold([...events, joined]));
  });

  it('is not while somebody owes something, its cargo is awaited, or it is released', () => {
    const green = played('LANE_GREEN');
    expect(fold(green.events)?.ready).toBe(false);
    expect(fold([...played('LANE_YELLOW').events, joined])?.ready).toBe(false);
    green.take(recordArrival(green.state, MONDAY_8, JOINED_AT));
    expect(green.events.at(-1)?.fact?.$case).toBe('caseReleased');
    expect(fold([...green.events, joined])?.ready).toBe(false);
  });

  it('is ready without a reason when no hold is left and the release is missing', () => {
    const subject = played('LANE_YELLOW', ['customs'], { billNo: '', transportMode: '0' });
    const customs = officerOf('customs');
    subject.take(claim(subject.state, customs, LEASE, MONDAY_8));
    subject.take(decideCase(subject.state, customs, { kind: 'clear', legalBasis: '' }, MONDAY_8 + MINUTE));
    const withoutRelease = subject.events.filter((event) => event.fact?.$case !== 'caseReleased');
    expect(fold(withoutRelease)).toMatchObject({ ready: true, readyWhy: 'no-hold-left', readySinceMs: MONDAY_8 + MINUTE });
  });
});
