import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { expect, test } from 'vitest';
import { newsFacts, ownersOf, tidingsOf } from './declaration-news.ts';

const event = (fact: object) => DeclarationsEvent.fromPartial({ occurredAtMs: 1, source: 'customs-officer', fact } as never);
const accepted = {
  ...{ declarationId: 'd1', declarationNo: '1', direction: 'DIRECTION_EXPORT', traderName: '湖南某某有限公司' },
  ...{ filedByCompany: 'broker', declarantCompany: 'broker', traderCompany: 'trader' },
};

test('who filed a declaration, its trader and its declarant are told, each once; an amendment can change them', () => {
  const first = ownersOf(event({ $case: 'declarationAccepted', value: accepted }), undefined);
  expect(first).toEqual({ companies: ['broker', 'trader'], declarationNo: '1', direction: 'EXPORT', sample: false });
  expect(ownersOf(event({ $case: 'declarationReleased', value: { declarationId: 'd1' } }), first)).toBe(first);
  const now = { ...accepted, traderCompany: 'another' };
  expect(ownersOf(event({ $case: 'declarationAmended', value: { declarationId: 'd1', now } }), first)?.companies).toEqual([
    'broker',
    'another',
  ]);
  expect(ownersOf(event({ $case: 'declarationReleased', value: { declarationId: 'stray' } }), undefined)).toBeUndefined();
});

test('of a fact its type and authority are told, and nothing that an officer wrote', () => {
  const refused = { declarationId: 'd1', authority: 'quarantine', legalBasis: 'art. 28' };
  expect(tidingsOf(event({ $case: 'declarationRefused', value: refused }))).toEqual({
    type: 'declaration.returned',
    authority: 'quarantine',
  });
  expect(tidingsOf(event({ $case: 'declarationSubmitted', value: { declarationId: 'd1' } }))).toBeUndefined();
  // each name is one that the contract has: a renamed fact would be told to nobody
  for (const name of newsFacts) {
    const bytes = DeclarationsEvent.encode(event({ $case: name, value: { declarationId: 'd1' } })).finish();
    expect(DeclarationsEvent.decode(bytes).fact?.$case).toBe(name);
  }
});
