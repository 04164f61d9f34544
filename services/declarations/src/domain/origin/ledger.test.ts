import { given } from '@tongguan/testing/decider';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BROKER, IMPORTER } from '../../../test/builders.ts';
import { exact } from '../decimals.ts';
import type { DeclarationsEvent } from '../events.ts';
import type { CertificateState } from './certificate-state.ts';
import { certificate } from './certificate-state.ts';
import { balanceFor, hold, release, settle, takenBy, takenOf, warnOfExpiry } from './ledger.ts';
import { register } from './register.ts';

const NOW = 1_000;
const line = (lineNo: string, quantity: string) => ({ lineNo, hsCode: '854231', name: 'IC', quantity, unit: '007' });
const registration = {
  ...{ certificateId: 'c', traderCompany: IMPORTER, registeredByCompany: IMPORTER, agreement: '02', number: 'E1', originCountry: 'MYS' },
  ...{ issuedOn: '2018-05-01', validUntil: '2019-05-01', lines: [line('1', '100'), line('2', '7.5')], digest: 'd1', sample: false },
};
const registered = register(certificate.initial, registration, NOW) as readonly DeclarationsEvent[];
const holding = (declarationId: string, quantities: Record<string, string>, holdId = 'h1') => ({
  ...{ certificateId: 'c', declarationId, holdId, requestId: '', company: BROKER, quantities, digest: 'd1' },
});
const settling = (declarationId: string, version: number, quantities: Record<string, string>) => ({
  ...{ certificateId: 'c', declarationId, declarationNo: '49', company: BROKER, version, quantities, isOver: () => true },
});
type Step = (state: CertificateState) => readonly DeclarationsEvent[] | { readonly refusal: string };
const after = (state: CertificateState, ...steps: readonly Step[]): CertificateState =>
  steps.reduce((before, step) => {
    const decided = step(before);
    return 'refusal' in decided ? before : decided.reduce(certificate.evolve, before);
  }, state);
const fresh = registered.reduce(certificate.evolve, certificate.initial);
const left = (state: CertificateState, lineNo = '1') => balanceFor(state, lineNo, '').toFixed();

describe('the ledger of a certificate', () => {
  it('gives the last quantity to one of two, and tells the other what is left', () => {
    given(certificate, registered)
      .when((state) => hold(state, holding('A', { '1': '60' }), NOW))
      .thenState((state) => {
        expect(left(state)).toBe('40');
        expect(hold(state, holding('B', { '1': '60', '2': '1' }), NOW)).toEqual({
          refusal: 'certificate-short',
          shortages: [{ lineNo: '1', asked: '60', balance: '40' }],
        });
        expect(hold(state, holding('B', { '1': '40' }), NOW)).toHaveLength(1);
      });
  });

  it('holds nothing on a registration that was replaced, and holds once', () => {
    given(certificate, registered)
      .when((state) => hold(state, { ...holding('A', { '1': '1' }), digest: 'd0' }, NOW))
      .thenRefusal('certificate-changed');
    const state = after(fresh, (s) => hold(s, holding('A', { '1': '1' }), NOW));
    expect(hold(state, holding('A', { '1': '1' }), NOW)).toEqual([]);
  });

  it('is settled by the declaration, and what was filed in vain leaves no trace', () => {
    const held = after(fresh, (s) => hold(s, holding('A', { '1': '60' }), NOW));
    expect(after(held, (s) => release(s, holding('A', {}), NOW)).drawings).toEqual({});
    expect(release(fresh, holding('A', {}), NOW)).toEqual([]);
    const drawn = after(held, (s) => settle(s, settling('A', 1, { '1': '60' }), NOW));
    expect([left(drawn), drawn.drawings['A']?.holds]).toEqual(['40', {}]);
    // it takes its own back where it draws less, and more only where there is more
    const amended = after(
      drawn,
      (s) => hold(s, { ...holding('A', { '1': '100' }, 'h2'), requestId: 'r' }, NOW),
      (s) => settle(s, settling('A', 2, { '1': '100' }), NOW),
    );
    expect(left(amended)).toBe('0');
    expect(hold(amended, holding('B', { '1': '0.00001' }), NOW)).toMatchObject({ refusal: 'certificate-short' });
  });

  it('keeps the hold of a change that is not decided', () => {
    const state = after(
      fresh,
      (s) => hold(s, { ...holding('A', { '1': '60' }, 'h2'), requestId: 'r' }, NOW),
      (s) => settle(s, { ...settling('A', 1, {}), isOver: (requestId) => requestId === '' }, NOW),
    );
    expect([left(state), Object.keys(state.drawings['A']?.holds ?? {})]).toEqual(['40', ['h2']]);
  });

  it('gives back once, whatever comes late, and begins with nothing for a declaration from before', () => {
    const drawn = after(
      fresh,
      (s) => hold(s, holding('A', { '1': '60' }), NOW),
      (s) => settle(s, settling('A', 3, {}), NOW),
    );
    expect(left(drawn)).toBe('100');
    for (const version of [1, 2, 3]) expect(settle(drawn, settling('A', version, { '1': '60' }), NOW)).toEqual([]);
    expect(settle(drawn, settling('B', 1, { '1': '60' }), NOW)).toEqual([]);
  });

  it('stays registered as it is while somebody draws', () => {
    const other = { ...registration, lines: [line('1', '5')], digest: 'd2' };
    expect(register(fresh, registration, NOW)).toEqual([]);
    expect(register(fresh, other, NOW)).toHaveLength(1);
    const held = after(fresh, (s) => hold(s, holding('A', { '1': '60' }), NOW));
    expect(register(held, other, NOW)).toEqual({ refusal: 'certificate-in-use' });
    expect(
      register(
        after(held, (s) => release(s, holding('A', {}), NOW)),
        other,
        NOW,
      ),
    ).toHaveLength(1);
  });

  it('never comes below zero, and what all take is what is not left, in any order of holds, settlements, give-backs and repeats', () => {
    const id = fc.constantFrom('A', 'B', 'C', 'D');
    const quantities = fc.dictionary(
      fc.constantFrom('1', '2'),
      fc.integer({ min: 1, max: 800_000 }).map((n) => exact(String(n)).div(10_000).toFixed()),
    );
    const act = fc.record({
      kind: fc.constantFrom('hold', 'hold', 'settle', 'release', 'give-back'),
      ...{ id, quantities, holdId: fc.constantFrom('h1', 'h2'), version: fc.integer({ min: 1, max: 6 }), request: fc.boolean() },
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        let state = fresh;
        for (const { kind, id: declarationId, quantities: some, holdId, version, request } of acts) {
          const step: Step = (s) => {
            if (kind === 'hold') return hold(s, { ...holding(declarationId, some, holdId), requestId: request ? 'r' : '' }, NOW);
            if (kind === 'release') return release(s, holding(declarationId, {}, holdId), NOW);
            const isOver = (requestId: string) => requestId === '' || request;
            return settle(s, { ...settling(declarationId, version, kind === 'settle' ? some : {}), isOver }, NOW);
          };
          const next = after(state, step);
          // the same again changes nothing
          if (kind !== 'hold') expect(after(next, step)).toEqual(next);
          state = next;
          for (const { lineNo, quantity } of registration.lines) {
            const taken = Object.values(state.drawings).reduce((sum, drawing) => sum.plus(takenBy(drawing, lineNo)), exact('0'));
            const balance = balanceFor(state, lineNo, '');
            expect(balance.isNegative()).toBe(false);
            expect(taken.plus(balance).eq(exact(quantity))).toBe(true);
            expect(takenOf(state, lineNo).eq(taken)).toBe(true);
          }
        }
        // all that was ever given back is there again
        const over = ['A', 'B', 'C', 'D'].reduce((s, one) => after(s, (each) => settle(each, settling(one, 99, {}), NOW)), state);
        for (const { lineNo, quantity } of registration.lines) expect(exact(left(over, lineNo)).eq(exact(quantity))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the holders of a certificate', () => {
  const all = { '1': '100', '2': '7.5' };
  const held = after(fresh, (s) => hold(s, holding('A', all), NOW));
  const facts = (decided: ReturnType<Step>) => ('refusal' in decided ? [decided.refusal] : decided.map(({ fact }) => fact?.$case));

  it('are told when the last of it is drawn, not when it is held, and again when it came back and is drawn again', () => {
    expect(facts(hold(fresh, holding('A', all), NOW))).toEqual(['originQuantityHeld']);
    expect(facts(settle(held, settling('A', 1, { '1': '100' }), NOW))).toEqual(['originDrawingSettled']);
    const last = settle(held, settling('A', 1, all), NOW);
    expect(facts(last)).toEqual(['originDrawingSettled', 'originCertificateUsedUp']);
    expect(last[1]?.fact?.value).toMatchObject({ certificateId: 'c', traderCompany: IMPORTER, registeredByCompany: IMPORTER });
    const usedUp = after(held, () => last);
    expect(facts(settle(usedUp, settling('A', 2, all), NOW))).toEqual(['originDrawingSettled']);
    const back = after(usedUp, (s) => settle(s, settling('A', 3, {}), NOW), (s) => hold(s, holding('B', all, 'h2'), NOW)); // prettier-ignore
    expect(facts(settle(back, settling('B', 1, all), NOW))).toEqual(['originDrawingSettled', 'originCertificateUsedUp']);
  });

  it('are warned once of each last day, while something is left and it is not over', () => {
    const warn = (today: string) => (s: CertificateState) => warnOfExpiry(s, { today, days: 30, now: NOW });
    expect([warn('2019-03-31')(fresh), warn('2019-05-02')(fresh), warn('2019-04-30')(certificate.initial)]).toEqual([[], [], []]);
    expect(facts(warn('2019-04-01')(fresh))).toEqual(['originCertificateExpiring']);
    expect(facts(warn('2019-05-01')(held))).toEqual(['originCertificateExpiring']);
    expect(warn('2019-04-02')(after(fresh, warn('2019-04-01')))).toEqual([]);
    expect(warn('2019-04-02')(after(held, (s) => settle(s, settling('A', 1, all), NOW)))).toEqual([]);
  });
});
