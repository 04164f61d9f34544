import type { Principal } from '@tongguan/auth/principal';
import { AmendmentsServiceService, RequestAmendmentRequest } from '@tongguan/contracts/declarations/v1/amendments';
import { DutyServiceService } from '@tongguan/contracts/declarations/v1/duty';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import { customsOfficer, operatorA, operatorB, tokenFor } from '@tongguan/testing/principals';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDeclaration, codeTableSet } from './builders.ts';
import { factsOf } from './clearance-facts.ts';
import type { Harness } from './harness.ts';
import { harness, refusalOf } from './harness.ts';

let world: Harness;
beforeAll(async () => {
  world = await harness();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
const client = () => world.host.grpc.client('declarations', DutyServiceService);
const dutyOf = async (declarationId: string, by: Principal = operatorA) =>
  client().getDuty({ declarationId }, { token: await tokenFor(by) });
const calculate = async (content: DeclarationContent | undefined, by: Principal = operatorA) =>
  client().calculateDuty({ content }, { token: await tokenFor(by) });
const today = () => new Date(world.host.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const entered = () => aDeclaration({ header: { movementDate: today().replaceAll('-', '') } });

describe('the duty of a declaration', () => {
  it('is worked out for its company by id or number, and was kept with the acceptance', async () => {
    const { declarationId, declarationNo } = await world.submit(entered());
    await world.host.whenCaughtUp();
    const { calculation, kept, declarationNo: of } = await dutyOf(declarationNo);
    expect(of).toBe(declarationNo);
    expect(await dutyOf(declarationId)).toEqual({ calculation, kept, declarationNo, before: undefined, reassessments: [] });
    expect(calculation).toMatchObject({ direction: 'I', acceptedDay: today(), lawDay: today(), lawDayBasis: 'acceptance', gaps: [] });
    expect(calculation?.items[0]?.steps.map(({ kind }) => kind)).toEqual([
      ...['price', 'customs-value', 'import-duty', 'consumption-tax', 'vat-base', 'import-vat'],
    ]);
    expect(kept).toMatchObject({ complete: true, payable: calculation?.payable, codeTablesVersion: codeTableSet.version, gaps: 0 });
    expect(kept?.rates).toContainEqual(
      expect.objectContaining({ id: 'vat-rates:standard', tableVersion: codeTableSet.tables['vat-rates'].version }),
    );
  });

  it('is that of the amended content once customs have approved it, by the rates of the same day', async () => {
    const content = entered();
    const { declarationId } = await world.submit(content);
    await world.clearance(declarationId, factsOf(declarationId).opened(['customs']));
    await world.host.whenCaughtUp();
    const before = (await dutyOf(declarationId)).calculation;
    const client = world.host.grpc.client('declarations', AmendmentsServiceService);
    const reason = { code: '03', text: '录入错误', proof: '' };
    const dearer = { ...content, items: content.items.map((item) => ({ ...item, unitPrice: '85000', totalPrice: '170000.00' })) };
    const asked = await client.requestAmendment(
      RequestAmendmentRequest.fromPartial({ declarationId, reason, content: dearer, baseContentVersion: 1 }),
      { token: await tokenFor(operatorA) },
    );
    expect((await dutyOf(declarationId)).calculation).toEqual(before);
    await client.decideRequest(
      { declarationId, requestId: asked.requestId, approve: true, reason: '情况属实', expectedVersion: asked.version },
      { token: await tokenFor(customsOfficer) },
    );
    const { calculation, kept } = await dutyOf(declarationId);
    expect(calculation).toMatchObject({ acceptedDay: before?.acceptedDay, complete: true });
    expect(Number(calculation?.customsValue)).toBeCloseTo((Number(before?.customsValue) / 169_000) * 170_000, 2);
    expect(kept?.payable).toBe(calculation?.payable);
  });

  it('of another company is not found, and is not for authorities that see no values', async () => {
    const { declarationId } = await world.submit(entered());
    expect((await refusalOf(dutyOf(declarationId, operatorB))).refusal.code).toBe('not-found');
    await world.clearance(declarationId, factsOf(declarationId).opened(['customs', 'quarantine']));
    await world.host.whenCaughtUp();
    expect((await dutyOf(declarationId, customsOfficer)).calculation?.complete).toBe(true);
    const quarantine: Principal = { ...customsOfficer, subject: 'another', authority: 'quarantine' };
    const { kind, refusal } = await refusalOf(dutyOf(declarationId, quarantine));
    expect([kind, refusal.code]).toEqual(['forbidden', 'values-hidden']);
  });
});

describe('the duty of a content', () => {
  it('is that of today, and stores nothing', async () => {
    const content = entered();
    const { calculation, kept } = await calculate(content);
    const { declarationId } = await world.submit(content);
    expect(calculation).toEqual((await dutyOf(declarationId)).calculation);
    expect(kept).toBeUndefined();
  });
  it('may be of anything: what is missing is listed, and there is no sum', async () => {
    const { calculation } = await calculate(DeclarationContent.fromPartial({ header: { direction: 'I' }, items: [{ itemNo: '1' }] }));
    expect(calculation).toMatchObject({ complete: false, payable: undefined });
    expect(calculation?.gaps.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/items/0/totalPrice', '/items/0/hsCode', '/header/terms']),
    );
  });
  it('is for operators, and of something', async () => {
    expect((await refusalOf(calculate(entered(), customsOfficer))).kind).toBe('forbidden');
    expect((await refusalOf(calculate(undefined))).refusal.code).toBe('nothing-sent');
  });
});
