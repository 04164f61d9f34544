import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInChina } from '@tongguan/calendar/days';
import { aDeclaration, BROKER, codeTableSet } from '../../../test/builders.ts';
import type { CompleteContent } from '../content.ts';
import type { DeclarationState } from '../declaration.ts';
import { declaration, recordReleased, submit } from '../declaration.ts';
import { calculateDuty } from '../duty/calculate-duty.ts';
import { summaryOf } from '../duty/summary.ts';
import type { DeclarationsEvent } from '../events.ts';
import { prospectsOf } from './arrival-limit.ts';
import type { AssessDuty } from './cargo-moved.ts';
import { recordCargoMoved } from './cargo-moved.ts';
import { closing } from './close.ts';
import { expire } from './expire.ts';
import type { CargoMilestone } from './lifecycle.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 2026-11-30 20:00 in China: the exchange rates of the next day are others. */
const ACCEPTED = Date.UTC(2026, 10, 30, 12);
type Facts = readonly DeclarationsEvent[];
type Step = (state: DeclarationState, facts: Facts) => Facts;

const assess: AssessDuty = (content, accepted, entered) =>
  summaryOf(calculateDuty(content as CompleteContent, codeTableSet, accepted, entered));

function filed(changes: Parameters<typeof aDeclaration>[0] = {}, at = ACCEPTED): Facts {
  const content = aDeclaration({ ...changes, header: { movementDate: '20261130', ...changes.header } });
  const of = { declarationId: 'id', declarationNo: '490520181000000001', contentDigest: 'd', company: BROKER, sample: false };
  const duty = summaryOf(calculateDuty(content, codeTableSet, dayInChina(at)));
  const events = submit(declaration.initial, { ...of, content, codeTablesVersion: 'v', duty, prospects: prospectsOf(content.header, codeTableSet, at) }, at); // prettier-ignore
  if ('refusal' in events) throw new Error(events.refusal);
  return events;
}
const stored = (decided: Facts | { readonly refusal: string }): Facts => {
  if ('refusal' in decided) throw new Error(decided.refusal);
  return decided;
};
const moved =
  (milestone: CargoMilestone, movedAtMs: number, amendment = 0): Step =>
  (state, facts) =>
    stored(recordCargoMoved(state, { milestone, movedAtMs, amendment }, facts, { now: movedAtMs, assess }));
const released =
  (at: number): Step =>
  (state, facts) =>
    stored(closing(state, stored(recordReleased(state, { occurredAtMs: at, source: 'customs' })), facts));
const tick =
  (at: number): Step =>
  (state) =>
    expire(state, at);
const play = (facts: Facts, ...steps: readonly Step[]): { readonly state: DeclarationState; readonly facts: Facts } => {
  const all = steps.reduce((before, step) => [...before, ...step(before.reduce(declaration.evolve, declaration.initial), before)], facts);
  return { facts: all, state: all.reduce(declaration.evolve, declaration.initial) };
};
const lifeOf = (state: DeclarationState) => (state.status === 'NONE' || state.status === 'SUBMITTED' ? undefined : state.lifecycle);
const cases = (facts: Facts): readonly (string | undefined)[] => facts.slice(2).map(({ fact }) => fact?.$case);

describe('an advance declaration', () => {
  const limit = lifeOf(play(filed()).state)?.expiresAtMs ?? 0;

  it('waits to the end of the last day in China that the table gives its direction and mode', () => {
    expect(new Date(limit).toISOString()).toBe('2026-12-14T15:59:59.999Z');
    expect(new Date(lifeOf(play(filed()).state)?.warnsAtMs ?? 0).toISOString()).toBe('2026-12-11T15:59:59.999Z');
    const road = { header: { direction: 'E', transportMode: '4' } } as const;
    expect(new Date(lifeOf(play(filed(road)).state)?.expiresAtMs ?? 0).toISOString()).toBe('2026-12-03T15:59:59.999Z');
    // goods that only change their status inside a zone arrive nowhere
    expect(lifeOf(play(filed({ header: { transportMode: 'Y' } })).state)?.expiresAtMs).toBe(0);
  });

  it('waits for the minutes of the table where that gives minutes', () => {
    const table = codeTableSet.tables['advance-limits'];
    const [entry] = table.byCode.get('I/3') ?? [];
    const minutes = { ...entry!, attributes: { minutes: '1.5' } };
    const tables = { ...codeTableSet.tables, 'advance-limits': { ...table, byCode: new Map([['I/3', [minutes]]]) } };
    const { header } = aDeclaration({ header: { direction: 'I', transportMode: '3' } });
    expect(prospectsOf(header, { ...codeTableSet, tables }, ACCEPTED)).toEqual({
      ...{ expiresAtMs: ACCEPTED + 90_000, warnsAtMs: ACCEPTED, refundable: false },
    });
  });

  it('lapses at its limit and not before, once', () => {
    expect(cases(play(filed(), tick(limit - 1)).facts)).toEqual([]);
    const { state, facts } = play(filed(), tick(limit), tick(limit + DAY));
    expect(state).toMatchObject({ status: 'EXPIRED', lifecycle: { expiredAtMs: limit } });
    expect(cases(facts)).toEqual(['declarationExpired']);
  });

  it.each(['CARGO_ARRIVED', 'CONVEYANCE_ARRIVED'] as const)('never lapses once %s is known', (milestone) => {
    expect(play(filed(), moved(milestone, ACCEPTED + DAY), tick(limit + DAY)).state.status).toBe('RECEIVED');
  });

  it('that has lapsed keeps what came too late, and is neither released nor assessed by it', () => {
    const { state, facts } = play(filed(), tick(limit), moved('CARGO_ARRIVED', limit + 1), released(limit + 2));
    expect(state).toMatchObject({ status: 'EXPIRED', lifecycle: { moved: { CARGO_ARRIVED: limit + 1 }, releasedAtMs: 0 } });
    expect(cases(facts)).toEqual(['declarationExpired', 'cargoMoved']);
  });

  it('was released before its cargo came: domain.md §9 example 3', () => {
    const monday = Date.UTC(2018, 4, 7, 0);
    const { state } = play(filed({}, monday), released(monday + 25.8 * HOUR), moved('CARGO_ARRIVED', monday + 26 * HOUR));
    expect(state.status).toBe('RELEASED');
    expect(lifeOf(state)).toMatchObject({ releasedAtMs: monday + 25.8 * HOUR, moved: { CARGO_ARRIVED: monday + 26 * HOUR } });
  });
});

describe("the law's day", () => {
  it('is the day of entry: duty is assessed anew by its rates, and both figures are told', () => {
    const { facts } = play(filed(), moved('CONVEYANCE_ARRIVED', ACCEPTED + 6 * HOUR));
    const told = facts.at(-1)?.fact;
    if (told?.$case !== 'dutyReassessed') throw new Error(`it was ${String(told?.$case)}`);
    expect(told.value).toMatchObject({ lawDay: '2026-12-01', before: { lawDay: '2026-11-30' }, now: { lawDay: '2026-12-01' } });
    const [before, now] = [Number(told.value.before?.payable), Number(told.value.now?.payable)];
    // 800.00 and 804.00 yuan for 100 euros
    expect(now / before).toBeCloseTo(1.005, 4);
  });

  it('is that of the acceptance for what entered on or before it, and for exports', () => {
    expect(cases(play(filed(), moved('CONVEYANCE_ARRIVED', ACCEPTED - 3 * DAY)).facts)).toEqual(['cargoMoved']);
    expect(cases(play(filed(), moved('CARGO_ARRIVED', ACCEPTED + HOUR)).facts)).toEqual(['cargoMoved']);
    const out = filed({ header: { direction: 'E' } });
    expect(cases(play(out, moved('CARGO_ARRIVED', ACCEPTED + 2 * DAY)).facts)).toEqual(['cargoMoved']);
  });

  it('that brings no other figures is no new assessment', () => {
    const inMay = filed({}, ACCEPTED + DAY);
    expect(cases(play(inMay, moved('CONVEYANCE_ARRIVED', ACCEPTED + 3 * DAY)).facts)).toEqual(['cargoMoved']);
  });

  it('ends at the same figures whether entry or arrival becomes known first', () => {
    const entry = moved('CONVEYANCE_ARRIVED', ACCEPTED + 6 * HOUR);
    const arrival = moved('CARGO_ARRIVED', ACCEPTED + 40 * HOUR);
    const [one, other] = [play(filed(), entry, arrival), play(filed(), arrival, entry)];
    const figures = ({ facts }: { facts: Facts }) => facts.flatMap(({ fact }) => (fact?.$case === 'dutyReassessed' ? [fact.value.now] : [])).at(-1); // prettier-ignore
    expect(Number(figures(one)?.payable)).toBeGreaterThan(0);
    expect(figures(one)?.payable).toBe(figures(other)?.payable);
  });
});

describe('a declaration', () => {
  it.each([
    ['I', 'PICKED_UP'],
    ['E', 'CONVEYANCE_DEPARTED'],
  ] as const)('(%s) is closed by %s and its release, in any order, at the same moment', (direction, gone) => {
    const steps: readonly Step[] = [
      released(ACCEPTED + 9 * HOUR),
      ...(['CONVEYANCE_ARRIVED', 'CARGO_ARRIVED', 'CONVEYANCE_DEPARTED', 'PICKED_UP'] as const).map((each, place) =>
        moved(each, ACCEPTED + (place + 1) * HOUR),
      ),
    ];
    const ends = fc.sample(fc.shuffledSubarray([...steps], { minLength: steps.length }), 40).map((order) => {
      const { state, facts } = play(filed({ header: { direction } }), ...order, ...order);
      expect(facts.filter(({ fact }) => fact?.$case === 'declarationClosed')).toHaveLength(1);
      return { status: state.status, life: lifeOf(state) };
    });
    expect(ends[0]).toMatchObject({ status: 'CLOSED', life: { closedAtMs: ACCEPTED + 9 * HOUR, moved: { [gone]: expect.any(Number) as number } } }); // prettier-ignore
    for (const end of ends) expect(end).toEqual(ends[0]);
  });

  it('follows the cargo of its latest bill only', () => {
    const { state } = play(filed(), moved('CARGO_ARRIVED', ACCEPTED + HOUR));
    if (state.status === 'NONE' || state.status === 'SUBMITTED') throw new Error('it was accepted');
    const now = { ...(filed()[1]?.fact?.value as object), billNo: 'OTHER' };
    const amended = { occurredAtMs: ACCEPTED, source: 'customs', fact: { $case: 'declarationAmended', value: { contentVersion: 2, now } } };
    const after = declaration.evolve(state, amended as DeclarationsEvent);
    expect(lifeOf(after)).toMatchObject({ moved: {}, cargoAmendment: 1 });
    expect(moved('CARGO_ARRIVED', ACCEPTED, 0)(after, filed())).toEqual([]);
    expect(moved('CARGO_ARRIVED', ACCEPTED, 1)(after, filed())).toHaveLength(1);
  });
});
