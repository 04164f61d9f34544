import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, opened } from '../../test/builders.ts';
import type { Decide } from '../../test/builders.ts';
import { cancel, enter, issue, pass, preBook, release, voidPass } from '../../test/commands.ts';
import { recount } from '../../test/naive-ledger.ts';
import type { AccountState, WarehousesEvent } from './account.ts';
import { account } from './evolve-account.ts';
import { formatQuantity } from './quantity.ts';

// few numbers and small amounts, so that generated commands meet: repeats, wrong orders, races for the last stock
const number = fc.integer({ min: 1, max: 4 });
const amount = fc.constantFrom('0.00001', '1', '2.5', '3', '7.49999');
const amounts = fc.oneof(
  amount.map((one) => ({ 1: one })),
  fc.tuple(amount, amount).map(([one, two]) => ({ 1: one, 2: two })),
);
const command: fc.Arbitrary<Decide> = fc.oneof(
  fc
    .tuple(fc.constantFrom('IN' as const, 'OUT' as const), number, amounts, number)
    .map(([way, n, of, declaration]) => preBook(way, n, of, declaration)),
  fc.tuple(number, number, amounts).map(([passNumber, list, of]) => issue(passNumber, list, of)),
  // whole lists through the gate at once: else too few of them are ever booked
  fc.tuple(number, amounts).map(([n, of]) => issue(n, n, of)),
  number.map((n) => pass(n)),
  number.map(voidPass),
  number.map(cancel),
  number.map(release),
  fc.tuple(number, amounts).map(([n, of]) => enter(n, of)),
);
/** The whole life of one list, in any order: only the lucky ones are booked. */
const life = fc
  .tuple(fc.constantFrom('IN' as const, 'OUT' as const), number, amounts)
  .chain(([way, n, of]) => fc.shuffledSubarray([preBook(way, n, of), issue(n, n, of), pass(n), release(n)], { minLength: 3 }));
/** Something to take out from the start. */
const stock = [preBook('IN', 9, { 1: '9', 2: '8' }), issue(9, 9, { 1: '9', 2: '8' }), pass(9), release(9)];
/** Commands of a run, some of them told again later. */
const run = fc
  .array(fc.oneof({ weight: 2, arbitrary: life }, { weight: 3, arbitrary: command.map((one) => [one]) }), { minLength: 5, maxLength: 30 })
  .map((parts) => parts.flat())
  .chain((commands) => fc.shuffledSubarray(commands).map((again) => [...stock, ...commands, ...again]));

describe('whatever commands come, in whatever order and how often', () => {
  it('I1, I2, I3, I4 and I5 hold after every event, and a naive ledger counts the same', () => {
    const booked = { in: 0, out: 0 };
    fc.assert(
      fc.property(run, (commands) => {
        const history: WarehousesEvent[] = [];
        let state = after(opened);
        for (const decide of commands) {
          const decision = decide(state);
          if ('refusal' in decision) continue;
          for (const event of decision) {
            history.push(event);
            state = account.evolve(state, event);
            expectInvariants(state, history);
          }
          const repeat = decide(state);
          expect('refusal' in repeat ? repeat.refusal : repeat).toEqual([]);
        }
        for (const { direction, status } of state.lists.values()) {
          if (status === 'BOOKED') booked[direction === 'STOCK_DIRECTION_IN' ? 'in' : 'out'] += 1;
        }
      }),
      { numRuns: 500 },
    );
    // the runs must reach the end of a list's life, else they prove little
    expect(booked.in).toBeGreaterThan(600);
    expect(booked.out).toBeGreaterThan(30);
  });
});

function expectInvariants(state: AccountState, history: readonly WarehousesEvent[]): void {
  const naive = recount(history);
  for (const [lineNo, { counters }] of state.lines) {
    const counted = naive.stock(lineNo);
    expect(counted.balance, 'I1 balance').toBeGreaterThanOrEqual(0n);
    expect(counted.available, 'I1 available').toBeGreaterThanOrEqual(0n);
    const { actlInc, actlRedc, prevdInc, prevdRedc } = counters;
    expect([actlInc, actlRedc, prevdInc, prevdRedc].map(formatQuantity), 'I2').toEqual(counted.counters);
  }
  for (const list of state.lists.values()) {
    for (const { approved, onPasses, passed } of list.lines) {
      expect(onPasses.lessThanOrEqualTo(approved), 'I3 passes within the approved quantity').toBe(true);
      expect(passed.lessThanOrEqualTo(onPasses), 'I3 nothing through the gate without a pass').toBe(true);
    }
  }
  expect(naive.passesUsedTwice, 'I4').toEqual([]);
  expect(naive.badBookings, 'I5 booked once, released, all passed').toEqual([]);
}
