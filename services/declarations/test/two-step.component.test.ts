import type { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import { AuthorityHeld, CasePickupReleased } from '@tongguan/contracts/clearance/v1/events';
import type { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import { DeclarationsServiceService } from '@tongguan/contracts/declarations/v1/declarations';
import { TwoStepServiceService } from '@tongguan/contracts/declarations/v1/two_step';
import type { Principal } from '@tongguan/auth/principal';
import { operatorA, operatorB, tokenFor } from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { aDeclaration } from './builders.ts';
import { factsOf } from './clearance-facts.ts';
import type { Harness } from './harness.ts';
import { harness, refusalOf } from './harness.ts';

const DAY = 24 * 3_600_000;
const none = { controlled: false, inspected: false, taxed: false, guaranteeNo: '' };
const whole = aDeclaration({ containers: [] });

/** What a summary states: the whole declaration without most of it. */
function aSummary(quantity = '2'): DeclarationContent {
  const { direction, customsOffice, portOffice, trader, declarant, transportMode, conveyanceName, billNo, tradeMode, grossWeightKg } =
    whole.header;
  const header = {
    direction,
    customsOffice,
    portOffice,
    trader,
    declarant,
    transportMode,
    conveyanceName,
    billNo,
    tradeMode,
    grossWeightKg,
  };
  const items = whole.items.map(({ itemNo, name, unit, totalPrice, currency, originCountry }) => ({
    ...{ itemNo, name, unit, totalPrice, currency, originCountry, quantity, hsCode: '845710', vehicleIds: [] },
  }));
  return { header, items, containers: [] } as unknown as DeclarationContent;
}

const doorOf = ({ host }: Harness) => host.grpc.client('declarations', TwoStepServiceService);
const summarised = async (world: Harness, options: { content?: DeclarationContent; key?: string; dryRun?: boolean } = {}) =>
  doorOf(world).submitSummary(
    { content: options.content ?? aSummary(), statement: none, idempotencyKey: options.key ?? '', dryRun: options.dryRun ?? false },
    { token: await tokenFor(operatorA) },
  );
const completed = async (world: Harness, declarationId: string, content: DeclarationContent = whole, by: Principal = operatorA) =>
  doorOf(world).completeDeclaration({ declarationId, content, dryRun: false }, { token: await tokenFor(by) });

function pickedUp(declarationId: string, arrivedAtMs: number): NonNullable<ClearanceEvent['fact']> {
  return { $case: 'casePickupReleased', value: CasePickupReleased.fromPartial({ caseId: declarationId, declarationId, arrivedAtMs }) };
}
const statusOf = async (world: Harness, id: string) => (await world.get(id)).row?.status;

describe('a two-step declaration', () => {
  it('is numbered as a summary, released for pick-up, completed with its duty, and released', async () => {
    await using world = await harness();
    const { declarationId, declarationNo, status } = await summarised(world);
    expect(declarationNo).toMatch(/^4905\d{14}$/);
    expect(status).toBe('SUMMARY_STORED');
    const arrivedAtMs = world.host.clock.now();
    await world.clearance(declarationId, pickedUp(declarationId, arrivedAtMs));
    await world.host.whenCaughtUp();
    const handedOut = await world.get(declarationId);
    expect(handedOut.row).toMatchObject({ status: 'PICKUP_RELEASED', releasedAtMs: 0, waiting: [{ for: 'completion', owner: 'TRADER' }] });
    expect(handedOut.row?.twoStep).toMatchObject({ step: 'STEP_SUMMARY', statement: none, completedAtMs: 0 });
    expect((handedOut.row?.twoStep?.completeByMs ?? 0) - arrivedAtMs).toBeGreaterThan(14 * DAY);

    const answer = await completed(world, declarationNo);
    expect(answer).toMatchObject({ status: 'COMPLETE_SUBMITTED', late: false, repeated: false, differences: [] });
    expect(await completed(world, declarationId)).toMatchObject({ repeated: true, version: answer.version });
    await world.clearance(declarationId, factsOf(declarationId).released());
    await world.host.whenCaughtUp();
    const facts = await world.facts(declarationId);
    expect(facts.map(({ fact }) => fact?.$case)).toEqual([
      ...['declarationSubmitted', 'declarationAccepted', 'declarationPickupReleased', 'declarationCompleted', 'declarationReleased'],
    ]);
    const [, accepted, , completion] = facts.map(({ fact }) => fact);
    expect(accepted).toMatchObject({ value: { step: 'STEP_SUMMARY', summary: none, duty: undefined } });
    expect(completion).toMatchObject({ value: { late: false, now: { step: 'STEP_COMPLETE', declarationNo, summary: undefined } } });
    expect(completion?.$case === 'declarationCompleted' ? completion.value.now?.duty : undefined).toBeDefined();
    expect(await statusOf(world, declarationId)).toBe('RELEASED');
    expect((await world.list({ statuses: ['RELEASED'] })).rows.map(({ declarationId: id }) => id)).toEqual([declarationId]);
  });

  it('is one summary for one key, and stores nothing in a dry run', async () => {
    await using world = await harness();
    expect(await summarised(world, { dryRun: true })).toMatchObject({ declarationId: '', status: 'SUMMARY_STORED' });
    const first = await summarised(world, { key: 'k' });
    expect(await summarised(world, { key: 'k' })).toMatchObject({ declarationId: first.declarationId, repeated: true });
    const other = await refusalOf(summarised(world, { key: 'k', content: aSummary('3') }));
    expect(other.refusal.code).toBe('idempotency-key-reused');
    await world.host.whenCaughtUp();
    expect((await world.list({ statuses: ['SUMMARY_STORED'] })).rows).toHaveLength(1);
  });

  it('tells all faults of a summary and of a completion at once, and what differs', async () => {
    await using world = await harness();
    const bad = { ...aSummary(), items: [] };
    expect((await refusalOf(summarised(world, { content: bad }))).refusal.faults).toMatchObject([{ rule: 'summary', path: '/items' }]);
    const { declarationId } = await summarised(world, { content: aSummary('3') });
    const elsewhere = aDeclaration({ header: { billNo: 'ANOTHER1', terms: '' }, containers: [] });
    const faults = (await refusalOf(completed(world, declarationId, elsewhere))).refusal.faults;
    expect(faults.map(({ path }) => path)).toEqual(expect.arrayContaining(['/header/billNo', '/header/terms']));
    const { warnings, differences } = await completed(world, declarationId);
    expect(differences).toMatchObject([{ path: '/items/0/quantity', before: '3', after: '2' }]);
    expect(warnings).toContainEqual(expect.objectContaining({ rule: 'summary-differs', path: '/items/0/quantity' }));
    expect((await refusalOf(completed(world, declarationId, aDeclaration({ header: { contractNo: 'X' } })))).refusal.code).toBe(
      'completion-filed',
    );
  });

  it('is nobody else’s to complete, and a one-step declaration has nothing to complete', async () => {
    await using world = await harness();
    const { declarationId } = await summarised(world);
    expect((await refusalOf(completed(world, declarationId, whole, operatorB))).refusal.code).toBe('unknown-declaration');
    const oneStep = await world.submit(aDeclaration());
    expect((await refusalOf(completed(world, oneStep.declarationId))).refusal.code).toBe('not-two-step');
  });

  it('is told overdue once past its last day, also over a restart, and is completed late all the same', async () => {
    let world = await harness();
    const { declarationId } = await summarised(world);
    const arrivedAtMs = world.host.clock.now();
    await world.clearance(declarationId, pickedUp(declarationId, arrivedAtMs));
    await world.host.whenCaughtUp();
    await world.host.clock.set(arrivedAtMs + 13 * DAY);
    expect(await statusOf(world, declarationId)).toBe('PICKUP_RELEASED');
    await world.host.clock.set(arrivedAtMs + 16 * DAY);
    await world.host.whenCaughtUp();
    world = await world.restart();
    await world.host.clock.set(arrivedAtMs + 20 * DAY);
    await world.host.whenCaughtUp();
    expect((await world.get(declarationId)).row).toMatchObject({ status: 'OVERDUE' });
    const { completeByMs = 0 } = (await world.get(declarationId)).row?.twoStep ?? {};
    const overdue = (await world.facts(declarationId)).filter(({ fact }) => fact?.$case === 'completionOverdue');
    expect(overdue).toMatchObject([{ occurredAtMs: completeByMs, fact: { value: { filedByCompany: operatorA.company } } }]);
    expect(await completed(world, declarationId)).toMatchObject({ late: true, completeByMs, status: 'COMPLETE_SUBMITTED' });
    const { row } = await world.get(declarationId);
    expect(row?.twoStep).toMatchObject({ late: true, step: 'STEP_COMPLETE' });
    expect(row?.twoStep?.overdueAtMs).toBe(completeByMs);
    await world[Symbol.asyncDispose]();
  });

  it('takes its completion before the pick-up release, and is never overdue then', async () => {
    await using world = await harness();
    const { declarationId } = await summarised(world);
    expect(await completed(world, declarationId)).toMatchObject({ completeByMs: 0, late: false });
    const arrivedAtMs = world.host.clock.now();
    await world.clearance(declarationId, pickedUp(declarationId, arrivedAtMs));
    await world.host.whenCaughtUp();
    await world.host.clock.set(arrivedAtMs + 20 * DAY);
    await world.host.whenCaughtUp();
    expect(await statusOf(world, declarationId)).toBe('COMPLETE_SUBMITTED');
    expect((await world.facts(declarationId)).map(({ fact }) => fact?.$case)).not.toContain('completionOverdue');
  });

  it('has the receipts of its summary', async () => {
    await using world = await harness();
    const { declarationId } = await summarised(world);
    const held = AuthorityHeld.fromPartial({ declarationId, authority: 'customs', reason: '品名不具体', step: 'STEP_SUMMARY' });
    await world.clearance(declarationId, { $case: 'authorityHeld', value: held });
    await world.host.whenCaughtUp();
    expect(await statusOf(world, declarationId)).toBe('SUPPLEMENT_ASKED');
    expect((await refusalOf(completed(world, declarationId))).refusal.code).toBe('supplement-asked');
    await world.clearance(declarationId, pickedUp(declarationId, world.host.clock.now()));
    await world.host.whenCaughtUp();
    expect(await channelsOf(world, declarationId)).toEqual(['SpL', 'Sp1', 'SpK']);
  });
});

async function channelsOf(world: Harness, declarationId: string): Promise<readonly string[]> {
  const client = world.host.grpc.client('declarations', DeclarationsServiceService);
  const { decResults } = await client.getReceipts({ declarationId }, { token: await tokenFor(operatorA) });
  return [...decResults.matchAll(/<CHANNEL>([^<]*)/g)].map(([, channel = '']) => channel);
}
