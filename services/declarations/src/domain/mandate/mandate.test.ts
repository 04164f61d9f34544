import { given } from '@tongguan/testing/decider';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDeclaration, BROKER, IMPORTER, MAKER } from '../../../test/builders.ts';
import type { DeclarationsEvent, MandateTerms } from '../events.ts';
import { reasonFault, termsFaults } from './check-terms.ts';
import { ask, grant, refuseAsked, revoke } from './decide-mandate.ts';
import { mandateFault, mandateNeeded } from './mandate-missing.ts';
import { covers, givenBy, mandate, mandateId, pairOf, standingOf } from './mandate-state.ts';

const pair = { trader: IMPORTER, agent: BROKER };
const terms = (changes: Partial<MandateTerms> = {}): MandateTerms => ({
  ...{ directions: ['DIRECTION_IMPORT', 'DIRECTION_EXPORT'], validFrom: '2018-05-01', validTo: '', agreementNo: 'A-1', note: '' },
  ...changes,
});
const NOW = Date.UTC(2018, 4, 11);
const TODAY = '2018-05-11';
const granting = { ...pair, grantId: 'g1', terms: terms(), digest: 'd1', sample: false };
const asking = { ...pair, requestId: 'r1', terms: terms(), digest: 'd1', sample: false };
const revoking = { ...pair, byCompany: BROKER, reason: '合同到期', expectedVersion: undefined, sample: false };
const paper = { terms: terms({ validFrom: '2000-01-01' }), atMs: 0 };
const granted = grant(mandate.initial, granting, NOW) as readonly DeclarationsEvent[];
const asked = ask(mandate.initial, asking, NOW) as readonly DeclarationsEvent[];
const revoked = revoke(mandate.initial, revoking, paper, { version: 0, now: NOW }) as readonly DeclarationsEvent[];
const at = (version: number) => ({ version, now: NOW });

describe('a mandate', () => {
  it('is given once for a key, and is not given again while it is the same', () => {
    expect(granted).toHaveLength(1);
    given(mandate, granted)
      .when((state) => grant(state, granting, NOW))
      .thenNothing();
    given(mandate, granted)
      .when((state) => grant(state, { ...granting, grantId: 'g2' }, NOW))
      .thenNothing();
    given(mandate, granted)
      .when((state) => grant(state, { ...granting, digest: 'd2' }, NOW))
      .thenRefusal('mandate-key-reused');
  });

  it('takes the place of the one before', () => {
    const next = { ...granting, grantId: 'g2', digest: 'd2', terms: terms({ directions: ['DIRECTION_EXPORT'] }) };
    given(mandate, granted)
      .when((state) => grant(state, next, NOW + 1))
      .thenState((state) => {
        expect(givenBy(state, paper)?.terms.directions).toEqual(['DIRECTION_EXPORT']);
      });
  });

  it('ends by either side, also one that stands on paper only, and the other is told who and why', () => {
    for (const byCompany of [IMPORTER, BROKER]) {
      given(mandate, granted)
        .when((state, version) => revoke(state, { ...revoking, byCompany }, undefined, at(version)))
        .thenState((state) => {
          expect(givenBy(state, paper)).toBeUndefined();
          expect(state.ended).toEqual({ byCompany, reason: '合同到期', atMs: NOW });
        });
    }
    expect(revoked).toHaveLength(1);
    given(mandate, revoked)
      .when((state, version) => revoke(state, revoking, paper, at(version)))
      .thenNothing();
    given(mandate, revoked)
      .when((state, version) => revoke(state, { ...revoking, byCompany: IMPORTER }, paper, at(version)))
      .thenRefusal('mandate-revoked');
    given(mandate, [])
      .when((state, version) => revoke(state, revoking, undefined, at(version)))
      .thenRefusal('no-such-mandate');
    given(mandate, granted)
      .when((state, version) => revoke(state, { ...revoking, expectedVersion: 0 }, paper, at(version)))
      .thenRefusal('mandate-changed', { version: 1 });
  });

  it('is asked for, and then given or not; what stands on paper goes on meanwhile', () => {
    given(mandate, asked)
      .when((state) => ask(state, { ...asking, requestId: 'r2' }, NOW))
      .thenNothing();
    const state = asked.reduce(mandate.evolve, mandate.initial);
    expect(standingOf(state, undefined, TODAY)).toBe('ASKED');
    expect(standingOf(state, paper, TODAY)).toBe('IN_FORCE');
    given(mandate, asked)
      .when((before) => grant(before, granting, NOW))
      .thenState((after) => {
        expect(after.asked?.status).toBe('GRANTED');
      });
    given(mandate, asked)
      .when((before) => refuseAsked(before, { ...pair, reason: '不合作' }, NOW))
      .thenState((after) => {
        expect([standingOf(after, undefined, TODAY), standingOf(after, paper, TODAY)]).toEqual(['REFUSED', 'IN_FORCE']);
        expect(after.ended).toMatchObject({ byCompany: IMPORTER, reason: '不合作' });
      });
    given(mandate, [...asked, ...granted])
      .when((before) => refuseAsked(before, { ...pair, reason: 'x' }, NOW))
      .thenRefusal('mandate-not-asked');
  });

  it.each([
    ['IN_FORCE', {}],
    ['NOT_YET', { validFrom: '2018-05-12' }],
    ['IN_FORCE', { validTo: TODAY }],
    ['EXPIRED', { validTo: '2018-05-10' }],
  ] as const)('stands as %s with %j', (standing, changes) => {
    expect(standingOf({ ...mandate.initial, status: 'GRANTED', given: { terms: terms(changes), atMs: 1 } }, undefined, TODAY)).toBe(
      standing,
    );
  });

  it('covers its directions on its days and nothing else', () => {
    const only = terms({ directions: ['DIRECTION_IMPORT'], validFrom: '2018-05-10', validTo: '2018-05-12' });
    const day = fc.integer({ min: 1, max: 20 }).map((n) => `2018-05-${String(n).padStart(2, '0')}`);
    fc.assert(
      fc.property(day, fc.constantFrom('DIRECTION_IMPORT', 'DIRECTION_EXPORT', 'DIRECTION_UNSPECIFIED' as const), (on, direction) => {
        expect(covers(only, direction, on)).toBe(direction === 'DIRECTION_IMPORT' && on >= '2018-05-10' && on <= '2018-05-12');
      }),
    );
  });

  it('has the two companies in its id', () => {
    expect(pairOf(mandateId(pair))).toEqual(pair);
    for (const id of ['', 'x', IMPORTER, `${IMPORTER}-${BROKER}-`, `${IMPORTER}-${BROKER.toLowerCase()}`])
      expect(pairOf(id)).toBeUndefined();
  });
});

describe('a filing', () => {
  it('needs a mandate where the declarant that files is not the trader', () => {
    expect(mandateNeeded(BROKER, aDeclaration().header)).toEqual({ ...pair, direction: 'DIRECTION_IMPORT' });
    expect(mandateNeeded(IMPORTER, aDeclaration().header)).toBeUndefined();
    expect(mandateNeeded(MAKER, aDeclaration().header)).toBeUndefined();
    expect(mandateNeeded(BROKER, aDeclaration({ header: { direction: '' } }).header)).toBeUndefined();
    expect(
      mandateNeeded(BROKER, aDeclaration({ header: { trader: { creditCode: 'x', customsCode: '', name: '' } } }).header),
    ).toBeUndefined();
  });
  it('without it is told trader, agent, direction and day, in both languages', () => {
    const { message, path } = mandateFault({ refusal: 'mandate-missing', ...pair, direction: 'DIRECTION_EXPORT', day: TODAY });
    expect(path).toBe('/header/trader/creditCode');
    for (const part of [IMPORTER, BROKER, TODAY]) expect([message.zh, message.en].every((text) => text.includes(part))).toBe(true);
    expect([message.zh.includes('出口'), message.en.includes('export')]).toEqual([true, true]);
  });
});

describe('terms', () => {
  const faults = (code: string, changes: Partial<MandateTerms> = {}) =>
    termsFaults({ code, path: '/agent', own: IMPORTER }, terms(changes), TODAY).map(({ path }) => path);
  it.each([
    [[], BROKER, {}],
    [['/agent'], '91430100MA4L0002XC', {}],
    [['/agent'], '123', {}],
    [['/agent'], IMPORTER, {}],
    [['/directions'], BROKER, { directions: [] }],
    [['/validTo'], BROKER, { validFrom: '2018-06-01', validTo: '2018-05-31' }],
    [['/validTo'], BROKER, { validTo: '2018-05-10' }],
    [['/validFrom', '/validTo'], BROKER, { validFrom: '2018-02-30', validTo: 'soon' }],
    [['/agreementNo', '/note'], BROKER, { agreementNo: 'x'.repeat(65), note: '\u0000' }],
  ])('have the faults %j of %s with %j', (paths, code, changes) => {
    expect(faults(code, changes as Partial<MandateTerms>)).toEqual(paths);
  });
  it('name the right check character, and every reason has words', () => {
    const [fault] = termsFaults({ code: '91430100MA4L0002XC', path: '/agent', own: IMPORTER }, terms(), TODAY);
    expect([fault?.message.zh.endsWith('B'), fault?.message.en.endsWith('B')]).toEqual([true, true]);
    expect([reasonFault('')?.path, reasonFault('  ')?.path, reasonFault('x'.repeat(501))?.path, reasonFault('到期')]).toEqual([
      ...['/reason', '/reason', '/reason', undefined],
    ]);
  });
});
