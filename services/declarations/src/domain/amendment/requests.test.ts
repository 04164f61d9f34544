import { given } from '@tongguan/testing/decider';
import { describe, expect, it } from 'vitest';
import { aContainer, aDeclaration, BROKER } from '../../../test/builders.ts';
import { declaration, recordRefused, recordReview, submit } from '../declaration.ts';
import type { DeclarationsEvent } from '../events.ts';
import type { AskAmendment } from './ask.ts';
import { askAmendment, askWithdrawal } from './ask.ts';
import { approveRequest, refuseRequest } from './decide-request.ts';
import { requestedOf } from './requested-of.ts';
import { takeBackRequest } from './take-back.ts';
import { touchesClearance } from './touches-clearance.ts';
import { changeHistory } from './versions.ts';

const NOW = 1_526_000_000_000;
const content = aDeclaration();
const amended = aDeclaration({ header: { billNo: 'SMGS18043000999', contractNo: 'HN-2' }, containers: [aContainer()] });
const decided = (decision: readonly DeclarationsEvent[] | { refusal: string }): readonly DeclarationsEvent[] => {
  if ('refusal' in decision) throw new Error(decision.refusal);
  return decision;
};
const filed = decided(
  submit(
    declaration.initial,
    {
      ...{ declarationId: 'id', declarationNo: '490520181000000001', content, contentDigest: 'd1', company: BROKER, sample: true },
      codeTablesVersion: 'v1',
    },
    NOW,
  ),
);
const about = {
  ...{ company: BROKER, reason: { code: '03', text: 'the bill was typed wrongly', proof: '' } },
  requestedOf: requestedOf({ declarationId: 'id', content, filedByCompany: BROKER, sample: true }),
};
const ask: AskAmendment = {
  ...{ ...about, requestId: 'A', baseContentVersion: 1, content: amended, contentDigest: 'd2', touchesClearance: true },
  codeTablesVersion: 'v2',
};
const withdrawal = { ...about, requestId: 'W', digest: 'w' };
const asked = [...filed, ...decided(askAmendment(given(declaration, filed).state, ask, NOW + 1))];
const next = { content: amended, contentDigest: 'd2', codeTablesVersion: 'v2' };
const decision = { requestId: 'A', officer: 'customs-officer', reason: 'agreed', expectedVersion: 3 };
const at = { version: 3, now: NOW + 2 };

describe('asking', () => {
  it('keeps the whole new content, the reason and the version that it was written over', () => {
    given(declaration, filed)
      .when((state) => askAmendment(state, ask, NOW + 1))
      .thenEvents([
        {
          ...{ occurredAtMs: NOW + 1, source: BROKER },
          fact: {
            $case: 'amendmentRequested',
            value: {
              ...{ declarationId: 'id', declarationNo: '490520181000000001', requestId: 'A', reason: about.reason, content: amended },
              ...{ contentDigest: 'd2', baseContentVersion: 1, touchesClearance: true, codeTablesVersion: 'v2' },
              requestedOf: about.requestedOf,
            },
          },
        },
      ]);
  });
  it('changes nothing when it comes again, also after the decision, and is refused for something else under its id', () => {
    given(declaration, asked)
      .when((state) => askAmendment(state, ask, NOW))
      .thenNothing();
    const approved = [...asked, ...decided(approveRequest(given(declaration, asked).state, decision, next, at))];
    given(declaration, approved)
      .when((state) => askAmendment(state, ask, NOW))
      .thenNothing();
    given(declaration, asked)
      .when((state) => askAmendment(state, { ...ask, contentDigest: 'd3' }, NOW))
      .thenRefusal('request-key-reused');
    given(declaration, asked)
      .when((state) => askWithdrawal(state, { ...withdrawal, requestId: 'A', digest: 'd2' }, NOW))
      .thenRefusal('request-key-reused');
  });
  it('is for one at a time', () => {
    given(declaration, asked)
      .when((state) => askWithdrawal(state, withdrawal, NOW))
      .thenRefusal('request-open', { requestId: 'A' });
  });
  it('is refused for what changes nothing, and for a content that was written over an older version', () => {
    given(declaration, filed)
      .when((state) => askAmendment(state, { ...ask, contentDigest: 'd1' }, NOW))
      .thenRefusal('nothing-changed');
    given(declaration, filed)
      .when((state) => askAmendment(state, { ...ask, baseContentVersion: 2 }, NOW))
      .thenRefusal('content-changed', { contentVersion: 1 });
  });
});

describe('deciding', () => {
  it('an approval makes the next version of the content, with the number, filer and time of the first', () => {
    const events = decided(approveRequest(given(declaration, asked).state, decision, next, at));
    const fact = events[0]?.fact;
    if (fact?.$case !== 'declarationAmended') throw new Error('it was not amended');
    expect(fact.value).toMatchObject({
      ...{ requestId: 'A', contentVersion: 2, contentDigest: 'd2', officer: 'customs-officer', touchesClearance: true },
      now: {
        ...{ declarationNo: '490520181000000001', billNo: 'SMGS18043000999', filedByCompany: BROKER, submittedAtMs: NOW, sample: true },
        codeTablesVersion: 'v2',
      },
    });
    const state = [...asked, ...events].reduce(declaration.evolve, declaration.initial);
    expect(state).toMatchObject({
      ...{ status: 'RECEIVED', contentVersion: 2, contentDigest: 'd2', requests: [{ requestId: 'A', status: 'APPROVED' }] },
      // a repeat of the filing is still told by what was filed
      filed: { contentDigest: 'd1', billNo: 'SMGS18043000999' },
    });
  });
  it('is for the version that the officer has seen', () => {
    const later = [...asked, ...decided(recordReview(given(declaration, asked).state, { occurredAtMs: NOW, source: 'customs' }))];
    given(declaration, later)
      .when((state, version) => approveRequest(state, decision, next, { version, now: NOW }))
      .thenRefusal('declaration-changed', { version: 4 });
    given(declaration, later)
      .when((state, version) => refuseRequest(state, decision, { version, now: NOW }))
      .thenRefusal('declaration-changed', { version: 4 });
  });
  it('happens once', () => {
    const refused = [...asked, ...decided(refuseRequest(given(declaration, asked).state, decision, at))];
    given(declaration, refused)
      .when((state, version) => approveRequest(state, { ...decision, expectedVersion: version }, next, { version, now: NOW }))
      .thenRefusal('request-decided', { status: 'REFUSED' });
    given(declaration, refused)
      .when((state) => askWithdrawal(state, withdrawal, NOW))
      .thenState((state) => {
        expect(state).toMatchObject({ requests: [{ status: 'REFUSED' }, { kind: 'WITHDRAWAL', status: 'OPEN' }] });
      });
  });
  it('lapses when the declaration is returned', () => {
    const returned = [
      ...asked,
      ...decided(recordRefused(given(declaration, asked).state, 'customs', 'law', { occurredAtMs: NOW + 5, source: 'customs' })),
    ];
    given(declaration, returned)
      .when((state, version) => approveRequest(state, { ...decision, expectedVersion: version }, next, { version, now: NOW }))
      .thenRefusal('request-decided', { status: 'LAPSED' });
    expect(changeHistory(returned).requests).toMatchObject([{ status: 'LAPSED', decidedAtMs: NOW + 5 }]);
  });
});

describe('taking back', () => {
  const back = { requestId: 'A', company: BROKER };
  const taken = [...asked, ...decided(takeBackRequest(given(declaration, asked).state, back, NOW + 3))];

  it('leaves the declaration as it is, ends the request, and makes room for another', () => {
    expect(changeHistory(taken)).toMatchObject({
      versions: [{ contentVersion: 1 }],
      requests: [{ requestId: 'A', status: 'TAKEN_BACK', decidedAtMs: NOW + 3, officer: '' }],
    });
    given(declaration, taken)
      .when((state) => askWithdrawal(state, withdrawal, NOW + 4))
      .thenState((state) => {
        expect(state).toMatchObject({ status: 'RECEIVED', contentVersion: 1, requests: [{ status: 'TAKEN_BACK' }, { status: 'OPEN' }] });
      });
  });
  it('happens once, and never to what was decided', () => {
    given(declaration, taken)
      .when((state) => takeBackRequest(state, back, NOW + 4))
      .thenEvents([]);
    given(declaration, taken)
      .when((state, version) => approveRequest(state, { ...decision, expectedVersion: version }, next, { version, now: NOW }))
      .thenRefusal('request-decided', { status: 'TAKEN_BACK' });
    const refused = [...asked, ...decided(refuseRequest(given(declaration, asked).state, decision, at))];
    given(declaration, refused)
      .when((state) => takeBackRequest(state, back, NOW + 4))
      .thenRefusal('request-decided', { status: 'REFUSED' });
    given(declaration, asked)
      .when((state) => takeBackRequest(state, { ...back, requestId: 'B' }, NOW))
      .thenRefusal('no-such-request');
  });
});

describe('what others depend on', () => {
  it.each([
    ['the contract number', aDeclaration({ header: { contractNo: 'HN-2' } }), false],
    ['the bill', aDeclaration({ header: { billNo: 'OTHER1' } }), true],
    ['a container', aDeclaration({ containers: [aContainer({ containerId: 'TBJU1000021' })] }), true],
    ['the gross weight', aDeclaration({ header: { grossWeightKg: '12851' } }), true],
  ])('%s', (_name, changed, touches) => {
    expect(touchesClearance(content, changed)).toBe(touches);
  });
});

it('tells every version and every request with what was said of it', () => {
  const approved = [...asked, ...decided(approveRequest(given(declaration, asked).state, decision, next, at))];
  const { versions, requests } = changeHistory(approved);
  expect(versions).toMatchObject([
    { contentVersion: 1, requestId: '', sinceMs: NOW },
    { contentVersion: 2, requestId: 'A', sinceMs: NOW + 2 },
  ]);
  expect(versions.map((version) => version.content)).toEqual([content, amended]);
  expect(requests).toMatchObject([
    {
      requestId: 'A',
      kind: 'AMENDMENT',
      status: 'APPROVED',
      company: BROKER,
      requestedAtMs: NOW + 1,
      decidedAtMs: NOW + 2,
      decisionReason: 'agreed',
    },
  ]);
});
