import { given } from '@tongguan/testing/decider';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDeclaration, anItem, BROKER } from '../../../test/builders.ts';
import { approveRequest } from '../amendment/decide-request.ts';
import { askWithdrawal } from '../amendment/ask.ts';
import { requestedOf } from '../amendment/requested-of.ts';
import type { DeclarationState } from '../declaration.ts';
import { declaration, recordReleased, submit } from '../declaration.ts';
import type { DeclarationsEvent } from '../events.ts';
import { recordCargoMoved } from '../lifecycle/cargo-moved.ts';
import { closing } from '../lifecycle/close.ts';
import { reverseForReturn, tellRefund } from './decide-refund.ts';
import type { RefundLine } from './refund-lines.ts';
import { leftOf, refundLinesOf, takeBack } from './refund-lines.ts';
import type { RefundStatus, TaxStatus } from './refund-state.ts';

const NOW = 1_526_000_000_000;
const content = aDeclaration({
  header: { direction: 'E' },
  items: [anItem({ itemNo: '1', quantity: '10', totalPrice: '1000.00' }), anItem({ itemNo: '2', quantity: '5', totalPrice: '600.00' })],
});
const lines = refundLinesOf(content);
type Decision = readonly DeclarationsEvent[] | { readonly refusal: string };
type Facts = readonly DeclarationsEvent[];

const filing = (refundable: boolean) => ({
  ...{ declarationId: 'id', declarationNo: '490520180000000001', contentDigest: 'd', company: BROKER, sample: false },
  ...{ content, codeTablesVersion: 'v', prospects: { expiresAtMs: 0, warnsAtMs: 0, refundable } },
});
const tell = (status: TaxStatus) => (state: DeclarationState) => tellRefund(state, { status, reason: 'not exported', officer: 'tax' }, NOW);
const back = (declarationId: string, quantities: readonly [string, string]) => (state: DeclarationState) => {
  const returned = lines.map((line, place) => ({ ...line, quantity: quantities[place] ?? '0' }));
  return reverseForReturn(
    state,
    { declarationId, declarationNo: '1', lines: returned.filter(({ quantity }) => quantity !== '0') },
    lines,
    NOW,
  );
};
const depart = (state: DeclarationState, facts: Facts): Decision =>
  recordCargoMoved(state, { milestone: 'CONVEYANCE_DEPARTED', movedAtMs: NOW, amendment: 0 }, facts, {
    now: NOW,
    assess: () => expect.fail(),
  });
const release = (state: DeclarationState, facts: Facts): Decision => {
  const released = recordReleased(state, { occurredAtMs: NOW, source: 'customs' });
  return 'refusal' in released ? released : closing(state, released, facts);
};

/** Everything that can happen to a refund (domain.md §1.6). */
const COMMANDS: Readonly<Record<string, (state: DeclarationState, facts: Facts) => Decision>> = {
  release,
  depart,
  claim: tell('CLAIMED'),
  review: tell('IN_REVIEW'),
  approve: tell('APPROVED'),
  refuse: tell('REFUSED'),
  pay: tell('PAID'),
  'part comes back': back('R1', ['4', '0']),
  'the rest comes back': back('R2', ['10', '5']),
};

const order = 'refund-order';
const LISTED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  NOT_READY: { release: ['NOT_READY', 'READY', 'same'], depart: ['NOT_READY', 'READY', 'same'], claim: [order], review: [order], approve: [order], refuse: [order], pay: [order] }, // prettier-ignore
  READY: { release: ['same'], depart: ['same'], claim: ['CLAIMED'], review: [order], approve: [order], refuse: [order], pay: [order] },
  CLAIMED: { release: ['same'], depart: ['same'], claim: ['same'], review: ['IN_REVIEW'], approve: [order], refuse: [order], pay: [order] },
  IN_REVIEW: { release: ['same'], depart: ['same'], claim: [order], review: ['same'], approve: ['APPROVED'], refuse: ['REFUSED'], pay: [order] }, // prettier-ignore
  APPROVED: { release: ['same'], depart: ['same'], claim: [order], review: [order], approve: ['same'], refuse: [order], pay: ['PAID'] },
  REFUSED: { release: ['same'], depart: ['same'], claim: [order], review: [order], approve: [order], refuse: ['same'], pay: [order] },
  PAID: { release: ['same'], depart: ['same'], claim: [order], review: [order], approve: [order], refuse: [order], pay: ['same'] },
  // what came back before it ever left is closed all the same, and refunded never
  REVERSED: { release: ['REVERSED', 'same'], depart: ['REVERSED', 'same'], claim: [order], review: [order], approve: [order], refuse: [order], pay: [order] }, // prettier-ignore
};
/** A part that comes back changes the quantities and no status; the rest ends it, but for what was refused already. */
const returns = (status: string) => ({
  'part comes back': [status, 'same'],
  'the rest comes back': status === 'REVERSED' ? ['same'] : status === 'REFUSED' ? [status, 'same'] : ['REVERSED'],
});

describe('the refund of an export', () => {
  it('goes exactly the listed ways, whatever is said in whatever order', () => {
    const walked = new Map<string, Set<string>>();
    const seen = new Set<string>();
    const walk = (facts: Facts, steps: number): void => {
      const { state } = given(declaration, facts);
      if (state.status === 'NONE' || state.status === 'SUBMITTED') throw new Error('it was accepted');
      const { refund, moved, releasedAtMs } = state.lifecycle;
      const key = JSON.stringify([state.status, refund, moved, releasedAtMs]);
      if (seen.has(key)) return;
      seen.add(key);
      for (const [name, command] of Object.entries(COMMANDS)) {
        const decision = command(state, facts);
        const events = 'refusal' in decision ? [] : decision;
        const after = events.reduce(declaration.evolve, state);
        const status: RefundStatus = after.status === 'NONE' || after.status === 'SUBMITTED' ? 'NONE' : after.lifecycle.refund.status;
        const result = 'refusal' in decision ? decision.refusal : events.length === 0 ? 'same' : status;
        const edge = `${refund.status}: ${name}`;
        walked.set(edge, (walked.get(edge) ?? new Set()).add(result));
        if (events.length > 0 && steps > 0) walk([...facts, ...events], steps - 1);
      }
    };
    walk(submit(declaration.initial, filing(true), NOW) as Facts, 9);
    const listed = Object.entries(LISTED).flatMap(([status, edges]) =>
      Object.entries({ ...edges, ...returns(status) }).map(([name, results]) => [`${status}: ${name}`, [...results].sort()] as const),
    );
    expect(Object.fromEntries([...walked].map(([edge, results]) => [edge, [...results].sort()]))).toEqual(Object.fromEntries(listed));
  });

  it('is none where the mode gives no right to it', () => {
    const facts = submit(declaration.initial, filing(false), NOW) as Facts;
    const gone = [release, depart].reduce((all, one) => [...all, ...(one(given(declaration, all).state, all) as Facts)], facts);
    const { state } = given(declaration, gone);
    expect(state.status).toBe('CLOSED');
    expect(tell('CLAIMED')(state)).toEqual({ refusal: 'no-refund' });
    expect(back('R', ['1', '0'])(state)).toEqual([]);
  });

  it('is ready in the commit that closes the declaration, with what the tax authority needs', () => {
    const facts = submit(declaration.initial, filing(true), NOW) as Facts;
    const released = [...facts, ...(release(given(declaration, facts).state, facts) as Facts)];
    const events = depart(given(declaration, released).state, released) as Facts;
    expect(events.map(({ fact }) => fact?.$case)).toEqual(['cargoMoved', 'declarationClosed', 'refundReady']);
    expect(events.at(-1)?.fact?.value).toMatchObject({
      tradeMode: '0110',
      lines: [
        { itemNo: '1', hsCode: '8457101000', quantity: '10.00000', totalPrice: '1000.00' },
        { itemNo: '2', quantity: '5.00000' },
      ],
    });
  });

  it('of goods that stayed behind is reversed with the withdrawal (退关), which wants proof and a conveyance that has not left', () => {
    const facts = submit(declaration.initial, filing(true), NOW) as Facts;
    const released = [...facts, ...(release(given(declaration, facts).state, facts) as Facts)];
    const ask = (proof: string, history: Facts) =>
      askWithdrawal(
        given(declaration, history).state,
        {
          ...{ requestId: 'W', company: BROKER, digest: 'w', reason: { code: '01', text: 'left behind', proof } },
          requestedOf: requestedOf({ declarationId: 'id', content, filedByCompany: BROKER, sample: false }),
        },
        NOW,
      );
    expect(ask('', released)).toEqual({ refusal: 'proof-needed' });
    const asked = [...released, ...(ask('port paper 1', released) as Facts)];
    const decide = (history: Facts) =>
      approveRequest(
        given(declaration, history).state,
        { requestId: 'W', officer: 'o', reason: 'so', expectedVersion: history.length },
        undefined,
        { version: history.length, now: NOW },
      );
    const withdrawn = decide(asked) as Facts;
    expect(withdrawn.map(({ fact }) => fact?.$case)).toEqual(['declarationWithdrawn', 'refundReversed']);
    const { state } = given(declaration, [...asked, ...withdrawn]);
    expect(state).toMatchObject({ status: 'WITHDRAWN', lifecycle: { refund: { status: 'REVERSED' } } });
    // it left while customs thought about it: that is known by then, and the request cannot be approved any more
    const left = [...asked, ...(depart(given(declaration, asked).state, asked) as Facts)];
    expect(decide(left)).toEqual({ refusal: 'declaration-closed' });
  });
});

describe('what comes back', () => {
  it('takes no more than there is, tells the rest, and adds up in any order', () => {
    const quantity = fc.integer({ min: 0, max: 20 }).map((n) => String(n));
    fc.assert(
      fc.property(fc.array(fc.tuple(quantity, quantity), { maxLength: 6 }), (parts) => {
        const reversed: Record<string, string> = {};
        let [taken, over] = [0, 0];
        for (const [one, two] of parts) {
          const returned = [one, two].map((each, place): RefundLine => ({ ...(lines[place] ?? lines[0]!), quantity: each }));
          const result = takeBack(lines, reversed, returned);
          for (const line of result.lines) {
            reversed[line.itemNo] = String(Number(reversed[line.itemNo] ?? '0') + Number(line.quantity));
            taken += Number(line.quantity);
          }
          over += result.unmatched.reduce((sum, line) => sum + Number(line.quantity), 0);
          expect(result.whole).toBe(taken === 15);
        }
        expect(taken + over).toBe(parts.flat().reduce((sum, each) => sum + Number(each), 0));
        expect(taken).toBeLessThanOrEqual(15);
        expect(lines.reduce((sum, line) => sum + Number(leftOf(line, reversed).quantity), 0)).toBe(15 - taken);
      }),
    );
  });

  it('of other goods, or in another unit, is none of this export', () => {
    const other = { ...lines[0]!, hsCode: '8466930090' };
    const inKilograms = { ...lines[0]!, unit: '035' };
    expect(takeBack(lines, {}, [other, inKilograms])).toMatchObject({ lines: [], unmatched: [other, inKilograms].map(({ hsCode }) => ({ hsCode })), whole: false }); // prettier-ignore
  });

  it('has its share of the value', () => {
    expect(takeBack(lines, {}, [{ ...lines[0]!, quantity: '4' }]).lines).toMatchObject([{ quantity: '4.00000', totalPrice: '400.00' }]);
  });
});
