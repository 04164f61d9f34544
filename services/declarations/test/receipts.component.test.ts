import { DeclarationsServiceService } from '@tongguan/contracts/declarations/v1/declarations';
import type { Principal } from '@tongguan/auth/principal';
import { customsOfficer, operatorA, operatorB, tokenFor } from '@tongguan/testing/principals';
import { expect, it } from 'vitest';
import { aDeclaration } from './builders.ts';
import { factsOf } from './clearance-facts.ts';
import { harness, refusalOf } from './harness.ts';
import type { Harness } from './harness.ts';

const ask = async ({ host }: Harness, declarationId: string, by: Principal = operatorA) =>
  host.grpc.client('declarations', DeclarationsServiceService).getReceipts({ declarationId }, { token: await tokenFor(by) });
const told = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text = '']) => text);

it('a declaration has a receipt for each step that customs tells of, for those who may see it', async () => {
  await using service = await harness();
  const { declarationId, declarationNo } = await service.submit(aDeclaration({ header: { movementDate: '20180510' } }));
  expect(told((await ask(service, declarationId)).decResults, 'CHANNEL')).toEqual(['L']);

  const facts = factsOf(declarationId);
  const now = service.host.clock.now();
  for (const [place, fact] of [
    facts.opened(),
    facts.ordered('customs'),
    facts.recorded('customs'),
    facts.reviewed(),
    facts.released(),
  ].entries())
    await service.clearance(declarationId, fact, now + place);
  await service.host.whenCaughtUp();
  const answer = await ask(service, declarationNo);
  expect(answer.declarationNo).toBe(declarationNo);
  expect(told(answer.decResults, 'CHANNEL')).toEqual(['L', 'C', 'J', 'P']);
  expect(new Set(told(answer.decResults, 'ENTRY_ID'))).toEqual(new Set([declarationNo]));
  expect(new Set(told(answer.decResults, 'CUSTOM_MASTER'))).toEqual(new Set(['4905']));
  expect(new Set(told(answer.decResults, 'I_E_DATE'))).toEqual(new Set(['20180510']));
  expect(told(answer.decResults, 'NOTE').at(-1)).toBe('海关已放行');

  expect((await ask(service, declarationId, customsOfficer)).decResults).toBe(answer.decResults);
  expect((await refusalOf(ask(service, declarationId, operatorB))).kind).toBe('not-found');
});

it('a declaration that was returned says so, with the law', async () => {
  await using service = await harness();
  const { declarationId } = await service.submit(aDeclaration());
  const facts = factsOf(declarationId);
  await service.clearance(declarationId, facts.opened());
  await service.clearance(declarationId, facts.refused('customs'));
  await service.host.whenCaughtUp();
  const { decResults } = await ask(service, declarationId);
  expect(told(decResults, 'CHANNEL')).toEqual(['L', 'Z']);
  expect(told(decResults, 'NOTE').at(-1)).toBe('海关退回修改，依据：海关法');
});
