import type { MilestoneReached } from '@tongguan/contracts/shipments/v1/events';
import { describe, expect, it } from 'vitest';
import { World, refusalOf } from './clearance-world.ts';

/** By this seed no version of D8 is drawn: the lane is what the rules say. */
const SEED = { CLEARANCE_DRAW_SEED: 'demo-seed-2018-04-25' };
const HEAVY = { grossWeightKg: '2000.00000' };

describe('a case whose declaration is amended', () => {
  it('waits for the cargo of its new bill, and is released by that', async () => {
    await using world = await World.start(SEED);
    await world.accept('D8', { billNo: 'WRONG' });
    await world.caughtUp();
    await world.amend('D8', 2, { billNo: 'RIGHT' });
    await world.caughtUp();
    await world.arrive('WRONG');
    await world.caughtUp();
    expect(await world.all.case('D8')).toMatchObject({ billNo: 'RIGHT', status: 'OPEN', holds: ['arrival'] });
    await world.arrive('RIGHT');
    await world.caughtUp();
    expect((await world.all.case('D8')).status).toBe('RELEASED');
    expect(await world.facts('consignment', 'WRONG')).toEqual(['declarationAttached', 'declarationDetached', 'arrivalAttached']);
    expect(await world.facts('consignment', 'RIGHT')).toEqual(['declarationAttached', 'arrivalAttached', 'consignmentJoined']);
  });

  it('takes an arrival that was there before its new containers were declared', async () => {
    await using world = await World.start(SEED);
    await world.accept('D8', { billNo: 'B', containerIds: ['TBJU1000016'] });
    await world.arrive('B', { containerIds: ['TBJU1000021'] });
    await world.caughtUp();
    expect((await world.all.case('D8')).holds).toEqual(['arrival']);
    await world.amend('D8', 2, { billNo: 'B', containerIds: ['TBJU1000021'] });
    await world.caughtUp();
    expect((await world.all.case('D8')).status).toBe('RELEASED');
  });

  it('asks the authorities of the new goods, and only those, also in their queues', async () => {
    await using world = await World.start(SEED);
    await world.accept('D8', { oversize: true, transportMode: '4' });
    await world.caughtUp();
    const owing = async () => (await world.all.queue()).map(({ authority }) => authority).sort();
    const before = await owing();
    expect(before).toContain('road');
    await world.amend('D8', 2, { oversize: false, transportMode: '4' });
    await world.caughtUp();
    expect(await owing()).toEqual(before.filter((authority) => authority !== 'road'));
    await world.amend('D8', 3, { oversize: true, transportMode: '4' });
    await world.caughtUp();
    expect(await owing()).toEqual(before);
  });

  it('tells a restart, a repeat and a rebuild the same', async () => {
    await using world = await World.start(SEED);
    await world.accept('D8', { transportMode: '4', oversize: true });
    await world.amend('D8', 2, { ...HEAVY, transportMode: '4', oversize: true });
    await world.amend('D8', 2, { ...HEAVY, transportMode: '4', oversize: true });
    await world.caughtUp();
    const shown = await world.all.queue();
    await world.restart();
    await world.rebuild('clearance.queue');
    expect(await world.all.queue()).toEqual(shown);
    expect((await world.facts('case', 'D8')).filter((name) => name === 'caseAmended')).toHaveLength(1);
  });
});

describe('a case whose declaration is withdrawn', () => {
  it('is over: in no queue, for no arrival, for no officer; its bill has no declaration any more', async () => {
    await using world = await World.start(SEED);
    await world.accept('D8', { oversize: true, transportMode: '4', billNo: 'B' });
    await world.caughtUp();
    expect(await world.all.queue()).not.toEqual([]);
    await world.withdraw('D8');
    await world.arrive('B');
    await world.caughtUp();
    expect(await world.all.queue()).toEqual([]);
    expect(await world.all.case('D8')).toMatchObject({ status: 'WITHDRAWN', arrivedAtMs: 0 });
    expect((await refusalOf(world.officer.claim('D8'))).code).toBe('declaration-withdrawn');
    expect(await world.facts('consignment', 'B')).toEqual(['declarationAttached', 'declarationDetached', 'arrivalAttached']);
    expect(await world.all.ready()).toEqual([]);
  });
});

describe('a case whose declaration has lapsed', () => {
  it('is closed as by a withdrawal, also where it was released before that was known; its cargo is then undeclared', async () => {
    await using world = await World.start(SEED);
    await world.accept('D8', { oversize: true, transportMode: '4', billNo: 'B' });
    await world.accept('D9', { billNo: 'C' });
    await world.arrive('C');
    await world.caughtUp();
    expect((await world.all.case('D9')).status).toBe('RELEASED');
    for (const declarationId of ['D8', 'D9', 'D8']) await world.expire(declarationId);
    await world.arrive('B');
    await world.caughtUp();
    for (const caseId of ['D8', 'D9']) expect((await world.all.case(caseId)).status).toBe('WITHDRAWN');
    expect(await world.all.queue()).toEqual([]);
    expect((await refusalOf(world.officer.claim('D8'))).code).toBe('declaration-withdrawn');
    expect(await world.facts('consignment', 'B')).toEqual(['declarationAttached', 'declarationDetached', 'arrivalAttached']);
  });
});

describe('the movements of a bill', () => {
  it('are told of each declaration whose goods have all made them, once, also of the bill that it names later', async () => {
    await using world = await World.start(SEED);
    await world.accept('D8', { billNo: 'B', containerIds: ['TBJU1000016', 'TBJU1000021'] });
    const move = (milestone: MilestoneReached['milestone'], messageId: string, containerIds: string[] = []) =>
      world.arrive('B', { milestone, messageId, containerIds });
    await move('MILESTONE_CONVEYANCE_DEPARTED', 'm1', ['TBJU1000016']);
    await move('MILESTONE_DISCHARGED', 'm2');
    await world.caughtUp();
    expect(await world.facts('consignment', 'B')).toEqual(['declarationAttached', 'movementAttached']);
    await move('MILESTONE_CONVEYANCE_DEPARTED', 'm3', ['TBJU1000021']);
    await move('MILESTONE_CONVEYANCE_DEPARTED', 'm3', ['TBJU1000021']);
    await world.caughtUp();
    expect((await world.facts('consignment', 'B')).slice(2)).toEqual(['movementAttached', 'consignmentMoved']);
    // a declaration that is amended to this bill is told of what was there before
    await world.accept('D9', { billNo: 'WRONG' });
    await world.caughtUp();
    await world.amend('D9', 2, { billNo: 'B' });
    await world.caughtUp();
    expect((await world.facts('consignment', 'B')).slice(4)).toEqual(['declarationAttached', 'consignmentMoved']);
  });
});
