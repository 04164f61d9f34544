import { ConsignmentJoined, ConsignmentMoved } from '@tongguan/contracts/clearance/v1/events';
import { AmendmentsServiceService } from '@tongguan/contracts/declarations/v1/amendments';
import { DeclarationsServiceService } from '@tongguan/contracts/declarations/v1/declarations';
import { DutyServiceService } from '@tongguan/contracts/declarations/v1/duty';
import { ListRefundsRequest, RefundsServiceService } from '@tongguan/contracts/declarations/v1/refunds';
import type { Principal } from '@tongguan/auth/principal';
import { administrator, customsOfficer, operatorA, operatorB, planner, taxOfficer, tokenFor } from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { aDeclaration, anItem } from './builders.ts';
import { factsOf } from './clearance-facts.ts';
import type { Harness } from './harness.ts';
import { harness, refusalOf } from './harness.ts';

const DAY = 86_400_000;
const goods = (count: number) => anItem({ quantity: String(count), firstQuantity: String(count), totalPrice: (84_500 * count).toFixed(2) });
/** FOB, so without freight and insurance. */
const anExport = (billNo = 'SMGS1') =>
  aDeclaration({ items: [goods(10)], header: { direction: 'E', tradeMode: '0110', terms: '3', billNo } });

const moved = async (world: Harness, declarationId: string, milestone: string, movedAtMs = world.host.clock.now()) => {
  const value = ConsignmentMoved.fromPartial({ declarationId, milestone, movedAtMs });
  await world.clearance(declarationId, { $case: 'consignmentMoved', value });
};
const arrived = async (world: Harness, declarationId: string, arrivedAtMs = world.host.clock.now()) => {
  await world.clearance(declarationId, {
    $case: 'consignmentJoined',
    value: ConsignmentJoined.fromPartial({ declarationId, arrivedAtMs }),
  });
};
const rowOf = async (world: Harness, id: string) => {
  await world.host.whenCaughtUp();
  return (await world.get(id)).row;
};
const refundsOf = (world: Harness) => {
  const client = world.host.grpc.client('declarations', RefundsServiceService);
  return {
    list: async (by: Principal, query: Partial<ListRefundsRequest> = {}) =>
      (await client.listRefunds(ListRefundsRequest.fromPartial(query), { token: await tokenFor(by) })).rows,
    get: async (by: Principal, declarationId: string) => client.getRefund({ declarationId }, { token: await tokenFor(by) }),
    tell: async (declarationId: string, status: string, reason = '', by: Principal = taxOfficer) =>
      client.setRefundStatus({ declarationId, status, reason }, { token: await tokenFor(by) }),
  };
};

describe('an advance declaration', () => {
  it('shows what it waits for and until when, and that its cargo came', async () => {
    await using world = await harness();
    const { declarationId } = await world.submit(aDeclaration());
    const row = await rowOf(world, declarationId);
    // to the end of the 14th day in China after 2026-11-25
    expect(row).toMatchObject({ arrivedAtMs: 0, expiresAtMs: Date.UTC(2026, 11, 9, 16) - 1, warnsAtMs: Date.UTC(2026, 11, 6, 16) - 1 });
    await arrived(world, declarationId);
    expect(await rowOf(world, declarationId)).toMatchObject({ arrivedAtMs: world.host.clock.now(), expiresAtMs: 0, warnsAtMs: 0 });
  });

  it('lapses once when its cargo never came, whatever restarts in between, and takes its open request with it', async () => {
    let world = await harness();
    const { declarationId } = await world.submit(aDeclaration());
    const other = await world.submit(aDeclaration({ header: { billNo: 'SMGS2' } }));
    await arrived(world, other.declarationId);
    await world.clearance(declarationId, factsOf(declarationId).opened(['customs']));
    await world.host.whenCaughtUp();
    await world.host.clock.advance(13 * DAY);
    expect((await rowOf(world, declarationId))?.status).toBe('RECEIVED');
    world = await world.restart();
    await using last = world;
    await last.host.clock.advance(2 * DAY);
    expect(await rowOf(last, declarationId)).toMatchObject({ status: 'EXPIRED', waiting: [], expiresAtMs: 0 });
    expect((await rowOf(last, other.declarationId))?.status).toBe('RECEIVED');
    await last.host.clock.advance(DAY);
    const facts = await last.facts(declarationId);
    expect(facts.filter(({ fact }) => fact?.$case === 'declarationExpired')).toHaveLength(1);
    // a decision that was on its way is no fault; what comes too late is kept
    await last.clearance(declarationId, factsOf(declarationId).released());
    await arrived(last, declarationId);
    expect(await rowOf(last, declarationId)).toMatchObject({ status: 'EXPIRED', releasedAtMs: 0, arrivedAtMs: last.host.clock.now() });
    expect(await last.host.events.parking.list('declarations.on-case-released', 10)).toEqual([]);
    expect((await last.list({ statuses: ['EXPIRED'] })).rows.map((row) => row.declarationId)).toEqual([declarationId]);
  });
});

describe('duty of an advance declaration', () => {
  it('is that of the day on which its conveyance enters, and both calculations are told', async () => {
    await using world = await harness({ now: Date.UTC(2026, 10, 30, 12) });
    const { declarationId } = await world.submit(aDeclaration({ header: { movementDate: '20261130' } }));
    await world.host.clock.advance(8 * 3_600_000);
    await moved(world, declarationId, 'CONVEYANCE_ARRIVED');
    await moved(world, declarationId, 'CONVEYANCE_ARRIVED');
    await world.host.whenCaughtUp();
    const duty = world.host.grpc.client('declarations', DutyServiceService);
    const { calculation, before, kept, reassessments } = await duty.getDuty({ declarationId }, { token: await tokenFor(operatorA) });
    expect(calculation).toMatchObject({ lawDay: '2026-12-01', lawDayBasis: 'entry', payable: kept?.payable });
    expect(before).toMatchObject({ lawDay: '2026-11-30', lawDayBasis: 'acceptance', payable: reassessments[0]?.before?.payable });
    expect(reassessments).toMatchObject([{ lawDay: '2026-12-01', now: { payable: kept?.payable } }]);
    expect(before?.payable).not.toBe(calculation?.payable);
  });
});

describe('an export', () => {
  it('is closed when it was released and has departed, in either order, and its refund is ready then', async () => {
    await using world = await harness();
    const refunds = refundsOf(world);
    const one = await world.submit(anExport('A1'));
    const two = await world.submit(anExport('A2'));
    await world.host.whenCaughtUp();
    expect(await refunds.list(operatorA)).toMatchObject([{ status: 'NOT_READY', missing: ['release', 'departure'] }, { status: 'NOT_READY' }]); // prettier-ignore
    expect(await refunds.list(taxOfficer)).toEqual([]);
    await world.clearance(one.declarationId, factsOf(one.declarationId).released());
    await world.host.whenCaughtUp();
    await moved(world, one.declarationId, 'CONVEYANCE_DEPARTED');
    await moved(world, two.declarationId, 'CONVEYANCE_DEPARTED');
    await world.host.whenCaughtUp();
    await world.clearance(two.declarationId, factsOf(two.declarationId).released());
    for (const { declarationId } of [one, two]) {
      expect(await rowOf(world, declarationId)).toMatchObject({ status: 'CLOSED', refundStatus: 'READY' });
      const names = (await world.facts(declarationId)).map(({ fact }) => fact?.$case);
      expect(names.filter((each) => each === 'refundReady' || each === 'declarationClosed')).toEqual(['declarationClosed', 'refundReady']);
      // R 结关 is the last of its receipts
      const declarations = world.host.grpc.client('declarations', DeclarationsServiceService);
      const { decResults } = await declarations.getReceipts({ declarationId }, { token: await tokenFor(operatorA) });
      expect([...decResults.matchAll(/<CHANNEL>(.)<\/CHANNEL>/g)].map(([, code]) => code)).toEqual(['L', 'P', 'R']);
    }
    expect(await refunds.list(taxOfficer)).toMatchObject([
      { status: 'READY', missing: [], next: ['CLAIMED'], lines: [{ hsCode: '8457101000', quantity: '10.00000', totalPrice: '845000.00' }] },
      { status: 'READY' },
    ]);
  });

  it('that stayed behind after its release is withdrawn with proof', async () => {
    await using world = await harness();
    const { declarationId } = await world.submit(anExport());
    await world.clearance(declarationId, factsOf(declarationId).opened(['customs'], 'DIRECTION_EXPORT'));
    await world.clearance(declarationId, factsOf(declarationId).released());
    await world.host.whenCaughtUp();
    const amendments = world.host.grpc.client('declarations', AmendmentsServiceService);
    const ask = async (proof: string) =>
      amendments.requestWithdrawal(
        { declarationId, reason: { code: '01', text: 'left behind', proof }, idempotencyKey: '' },
        { token: await tokenFor(operatorA) },
      );
    expect((await refusalOf(ask(''))).refusal.code).toBe('invalid-change');
    const { requestId, version } = await ask('port paper 7');
    await amendments.decideRequest(
      { declarationId, requestId, approve: true, reason: 'agreed', expectedVersion: version },
      { token: await tokenFor(customsOfficer) },
    );
    expect(await rowOf(world, declarationId)).toMatchObject({ status: 'WITHDRAWN', refundStatus: 'REVERSED' });
    expect(await refundsOf(world).list(operatorA)).toMatchObject([{ status: 'REVERSED', reversals: [{ cause: 'WITHDRAWN' }] }]);
  });
});

describe('a refund', () => {
  const ready = async (world: Harness) => {
    const filed = await world.submit(anExport());
    await world.clearance(filed.declarationId, factsOf(filed.declarationId).released());
    await moved(world, filed.declarationId, 'CONVEYANCE_DEPARTED');
    await world.host.whenCaughtUp();
    return filed;
  };

  it('is told on by the tax authority in its order, once each, with a reason where it is refused', async () => {
    await using world = await harness();
    const { declarationId } = await ready(world);
    const { tell, get, list } = refundsOf(world);
    expect(await refusalOf(tell(declarationId, 'PAID'))).toMatchObject({
      refusal: { code: 'refund-order', detail: { status: 'READY', next: 'CLAIMED' } },
    });
    expect((await tell(declarationId, 'CLAIMED')).repeated).toBe(false);
    expect(await tell(declarationId, 'CLAIMED')).toMatchObject({ status: 'CLAIMED', repeated: true });
    await tell(declarationId, 'IN_REVIEW');
    expect((await refusalOf(tell(declarationId, 'REFUSED', ' '))).refusal.code).toBe('refund-reason-missing');
    expect((await refusalOf(tell(declarationId, 'LOST'))).refusal.code).toBe('unknown-refund-status');
    const { version } = await tell(declarationId, 'REFUSED', '发票不符');
    const rows = await list(operatorA, { waitDeclarationId: declarationId, waitVersion: version, statuses: ['REFUSED'] });
    expect(rows).toMatchObject([{ declarationId, reason: '发票不符', next: [] }]);
    expect((await get(taxOfficer, declarationId)).status).toBe('REFUSED');
  });

  it('is seen by its companies, tax and whoever sees all, and told on by tax alone', async () => {
    await using world = await harness();
    const { declarationId } = await ready(world);
    const { tell, get, list } = refundsOf(world);
    expect(await list(operatorB)).toEqual([]);
    expect((await refusalOf(get(operatorB, declarationId))).refusal.code).toBe('no-refund');
    expect((await refusalOf(get(operatorA, 'nobody'))).refusal.code).toBe('no-refund');
    expect((await refusalOf(tell('nobody', 'CLAIMED'))).refusal.code).toBe('no-refund');
    expect(await list(administrator)).toHaveLength(1);
    for (const by of [planner, customsOfficer]) expect((await refusalOf(list(by))).kind).toBe('forbidden');
    expect((await refusalOf(tell(declarationId, 'CLAIMED', '', operatorA))).kind).toBe('forbidden');
    // and the tax authority sees no declaration with it
    expect((await refusalOf(world.get(declarationId, taxOfficer))).kind).toBe('forbidden');
  });

  it('is taken back by the part that comes back, and wholly by the rest', async () => {
    await using world = await harness();
    const { declarationId, declarationNo } = await ready(world);
    const comesBack = async (count: number, billNo: string, correlationNo = declarationNo) => {
      const header = { tradeMode: '4561', correlationNo, billNo };
      const back = await world.submit(aDeclaration({ header, items: [goods(count)] }));
      await world.clearance(back.declarationId, factsOf(back.declarationId).released());
      await world.host.whenCaughtUp();
      return back;
    };
    const { get } = refundsOf(world);
    const first = await comesBack(4, 'R1');
    expect(await get(taxOfficer, declarationId)).toMatchObject({
      status: 'READY',
      left: [{ quantity: '6.00000', totalPrice: '507000.00' }],
      reversals: [{ cause: 'RETURNED', returnDeclarationNo: first.declarationNo, lines: [{ quantity: '4.00000' }], unmatched: [] }],
    });
    // another number, or none, is no return of this one
    await comesBack(1, 'R2', '490520260000000999');
    await comesBack(1, 'R3', 'by our letter');
    await comesBack(9, 'R4', `原出口报关单 ${declarationNo}`);
    expect(await get(taxOfficer, declarationId)).toMatchObject({ status: 'REVERSED', left: [{ quantity: '0.00000' }], reversals: [{}, { unmatched: [{ quantity: '3.00000' }] }] }); // prettier-ignore
    expect((await rowOf(world, declarationId))?.refundStatus).toBe('REVERSED');
  });
});
