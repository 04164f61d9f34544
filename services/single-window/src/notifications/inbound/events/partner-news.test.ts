import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { expect, test } from 'vitest';
import { partnerFacts, partnerNewsOf } from './partner-news.ts';

const event = (fact: object) => DeclarationsEvent.fromPartial({ occurredAtMs: 1, source: 'x', fact } as never);
const pair = { traderCompany: 'TRADER', agentCompany: 'AGENT' };
const told = ($case: string, more: object = {}) => {
  const { type, companies, mandateId } = partnerNewsOf(event({ $case, value: { ...pair, ...more } })) ?? {};
  return [type, companies, mandateId];
};

test('of a mandate the other side is told: the trader what is asked, the agent what is given or refused, and whoever did not revoke it', () => {
  expect(told('mandateRequested')).toEqual(['mandate.requested', ['TRADER'], 'TRADER-AGENT']);
  expect(told('mandateGranted')).toEqual(['mandate.granted', ['AGENT'], 'TRADER-AGENT']);
  expect(told('mandateRequestRefused')).toEqual(['mandate.refused', ['AGENT'], 'TRADER-AGENT']);
  expect(told('mandateRevoked', { byCompany: 'TRADER' })).toEqual(['mandate.revoked', ['AGENT'], 'TRADER-AGENT']);
  expect(told('mandateRevoked', { byCompany: 'AGENT' })).toEqual(['mandate.revoked', ['TRADER'], 'TRADER-AGENT']);
});

test('of a certificate its trader and whoever registered it are told, each once; of the rest of its facts nobody', () => {
  const value = { certificateId: 'c1', traderCompany: 'T', registeredByCompany: 'B', sample: true };
  const both = { companies: ['T', 'B'], mandateId: '', certificateId: 'c1', sample: true };
  expect(partnerNewsOf(event({ $case: 'originCertificateUsedUp', value }))).toEqual({ ...both, type: 'certificate.used_up' });
  const alone = partnerNewsOf(event({ $case: 'originCertificateExpiring', value: { ...value, registeredByCompany: 'T' } }));
  expect([alone?.type, alone?.companies]).toEqual(['certificate.expiring', ['T']]);
  expect(partnerNewsOf(event({ $case: 'originQuantityHeld', value: { certificateId: 'c1', declarationId: 'd1' } }))).toBeUndefined();
  // each name is one that the contract has: a renamed fact would be told to nobody
  for (const name of partnerFacts) expect(DeclarationsEvent.decode(DeclarationsEvent.encode(event({ $case: name, value: {} })).finish()).fact?.$case).toBe(name); // prettier-ignore
});
