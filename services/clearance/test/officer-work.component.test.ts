import {
  administrator,
  customsOfficer,
  customsOfficer2,
  operatorA,
  quarantineOfficer,
  riskOfficer,
  roadOfficer,
} from '@tongguan/testing/principals';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, LEASE, MINUTE } from './builders.ts';
import { World, refusalOf } from './clearance-world.ts';

const fruit = [
  { itemNo: 1, hsCode: '0803900000', name: '', unNumber: '', originCountry: 'ECU', quantity: '1', unit: '035', accountLine: '' },
];
const waste = fruit.map((each) => ({ ...each, hsCode: '3915100000' }));
const ids = (rows: readonly { readonly caseId: string }[]) => rows.map((row) => row.caseId);

let world: World;
beforeEach(async () => {
  world = await World.start({ CLEARANCE_DRAW_SEED: 'component-test-seed' });
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

describe('the queue of an officer', () => {
  beforeEach(async () => {
    await world.accept('D1', { goods: fruit });
    await world.host.clock.advance(MINUTE);
    await world.accept('D2', { goods: waste, customsOffice: '4902', transportMode: '2', containerIds: ['CSQU3054383'] });
    await world.accept('D3', { goods: fruit, customsOffice: '4908', transportMode: '5' });
    await world.caughtUp();
  });

  it('is counted in all, by lane, by waiting reason and by office, for the officer and the filter that asks', async () => {
    expect(await world.officer.counts()).toMatchObject({
      total: 2,
      overdue: 0,
      lanes: expect.arrayContaining([
        { key: 'YELLOW', count: 1 },
        { key: 'RED', count: 1 },
      ]) as unknown,
      waitsFor: expect.arrayContaining([
        { key: 'decision', count: 1 },
        { key: 'arrival', count: 1 },
      ]) as unknown,
      offices: [
        { key: '4902', count: 1 },
        { key: '4905', count: 1 },
      ],
    });
    expect((await world.officer.counts({ lanes: ['LANE_RED'] })).total).toBe(1);
    expect((await world.officer.counts({ offices: ['4908'] })).total).toBe(0);
    expect((await world.as(administrator).counts()).total).toBe(5);
    expect(await refusalOf(world.officer.counts({ authority: 'road' }))).toMatchObject({ code: 'not-your-authority' });
    expect(await refusalOf(world.as(operatorA).counts())).toMatchObject({ code: 'role-not-allowed' });
    await world.host.clock.advance(30 * HOUR);
    await world.caughtUp();
    expect((await world.officer.counts()).overdue).toBe(2);
    expect((await world.officer.counts({ overdueOnly: true, lanes: ['LANE_YELLOW'] })).total).toBe(1);
  });

  it('is searched by the beginning of a number, bill or container', async () => {
    const found = async (search: string) => ids(await world.officer.queue({ search }));
    expect(await found('490520261000000001')).toEqual(['D1']);
    expect((await found('4905202610000000')).sort()).toEqual(['D1', 'D2']);
    expect(await found('BILL/D2')).toEqual(['D2']);
    expect(await found('CSQU305')).toEqual(['D2']);
    expect(await found('BILL/D3')).toEqual([]);
    expect((await world.officer.counts({ search: 'BILL/D2' })).total).toBe(1);
  });

  it('is sorted by priority, age or deadline, and by nothing else', async () => {
    expect(ids(await world.officer.queue({ sort: 'age' }))).toEqual(['D1', 'D2']);
    expect(ids(await world.officer.queue({ sort: 'deadline' }))).toEqual(['D1', 'D2']);
    await world.officer.claim('D1');
    const dueAtMs = world.now + 40 * HOUR;
    await world.officer.decide('D1', 'DECISION_KIND_HOLD', { legalBasis: 'law', reason: 'certificate', dueAtMs });
    await world.caughtUp();
    expect(ids(await world.officer.queue({ sort: 'deadline' }))).toEqual(['D2', 'D1']);
    expect(ids(await world.officer.queue({ waitsFor: ['condition'] }))).toEqual(['D1']);
    expect(await refusalOf(world.officer.queue({ sort: 'trader' }))).toMatchObject({ code: 'unknown-sort', kind: 'invalid' });
  });

  it('shows what the officer has claimed while the lease runs, and not what another has', async () => {
    await world.officer.claim('D1');
    await world.caughtUp();
    expect(ids(await world.officer.queue({ mineOnly: true }))).toEqual(['D1']);
    expect(await world.as(customsOfficer2).queue({ mineOnly: true })).toEqual([]);
    await world.host.clock.advance(LEASE);
    expect(await world.officer.queue({ mineOnly: true })).toEqual([]);
  });
});

describe('a case file', () => {
  const containers = ['CSQU3054383', 'MSCU6639870'];
  beforeEach(async () => {
    await world.accept('D1', { goods: waste, containerIds: containers });
    await world.caughtUp();
  });

  it('tells which containers have arrived when, and what happened with both times', async () => {
    const arrivedAtMs = world.now - HOUR;
    await world.arrive('BILL/D1', { containerIds: ['CSQU3054383'], messageId: 'm1' }, arrivedAtMs);
    await world.caughtUp();
    const file = await world.officer.case('D1');
    expect(file).toMatchObject({
      billArrivedAtMs: 0,
      arrivals: [
        { containerId: 'CSQU3054383', arrivedAtMs },
        { containerId: 'MSCU6639870', arrivedAtMs: 0 },
      ],
    });
    await world.arrive('BILL/D1', { messageId: 'm2' });
    await world.caughtUp();
    const whole = await world.officer.case('D1');
    expect(whole.arrivals.map((each) => each.arrivedAtMs)).toEqual([arrivedAtMs, world.now]);
    expect(whole.facts.map(({ fact, recordedAtMs }) => [fact, recordedAtMs])).toEqual([
      ['CASE_OPENED', world.now],
      ['INSPECTION_ORDERED', world.now],
      ['CARGO_ARRIVED', world.now],
    ]);
    expect(whole.version).toBe(whole.facts.at(-1)?.version);
  });

  it('tells a risk officer which rules held and how probable the draw was, and nobody else', async () => {
    expect((await world.as(riskOfficer).case('D1')).screening).toMatchObject({
      sameTables: true,
      rules: [{ rule: 'R-WASTE', weight: 100, category: 'goods' }],
      stratum: 'rail-import',
      rate: '0.03',
    });
    for (const who of [customsOfficer, administrator]) expect((await world.as(who).case('D1')).screening).toBeUndefined();
  });

  it('keeps findings per item and container, and refuses those of goods that are not in it', async () => {
    await world.arrive('BILL/D1');
    await world.caughtUp();
    const finding = (itemNo: number, containerId: string) => ({ itemNo, containerId, finding: 'FINDING_IPR' as const, note: '仿冒商标' });
    expect(await refusalOf(world.officer.inspect('D1', 'FINDING_IPR', '', [finding(2, '')]))).toMatchObject({
      code: 'no-such-item',
      kind: 'invalid',
      detail: { path: '/findings/0', itemNo: '2' },
    });
    const findings = [finding(1, ''), finding(0, 'MSCU6639870')];
    const recorded = await world.officer.inspect('D1', 'FINDING_UNSPECIFIED', 'sheet-1', findings);
    expect(recorded.status).toBe('DETAINED');
    expect(await world.officer.inspect('D1', 'FINDING_UNSPECIFIED', 'sheet-1', findings)).toEqual(recorded);
    expect(await refusalOf(world.officer.inspect('D1', 'FINDING_IPR', 'sheet-1', []))).toMatchObject({ code: 'command-id-reused' });
    expect((await world.officer.case('D1')).facts.at(-1)).toMatchObject({ fact: 'INSPECTION_DONE', finding: 'FINDING_IPR', findings });
  });
});

describe('legal bases', () => {
  it('are those of the own authority, each for a decision, in both languages', async () => {
    const bases = await world.as(roadOfficer).legalBases();
    expect(bases.map(({ decision }) => decision)).toEqual([
      'DECISION_KIND_CLEAR',
      'DECISION_KIND_HOLD',
      'DECISION_KIND_INSPECT',
      'DECISION_KIND_REFUSE',
    ]);
    expect(bases.every((each) => each.authority === 'road' && each.citation !== '' && each.text?.zh !== '' && each.text?.en !== '')).toBe(
      true,
    );
    expect(await refusalOf(world.as(roadOfficer).legalBases('customs'))).toMatchObject({ code: 'not-your-authority' });
    expect((await world.all.legalBases()).length).toBeGreaterThan(bases.length);
  });
});

describe('what waits too long', () => {
  it('is listed by what it waits for once the bound is passed, longest first, with the number of all', async () => {
    await world.accept('D1', { goods: fruit });
    await world.host.clock.advance(MINUTE);
    await world.accept('D2', { goods: fruit });
    await world.accept('D3', { goods: waste });
    await world.caughtUp();
    expect((await world.officer.stuck()).every(({ total }) => total === 0)).toBe(true);
    await world.host.clock.advance(8 * HOUR + 1);
    const groups = await world.officer.stuck();
    expect(groups.map(({ waitsFor, total }) => [waitsFor, total])).toEqual([
      ['inspection', 0],
      ['decision', 2],
      ['condition', 0],
      ['tax', 0],
      ['arrival', 0],
    ]);
    expect(groups[1]).toMatchObject({ boundMs: 8 * HOUR });
    expect(ids(groups[1]!.rows)).toEqual(['D1', 'D2']);
    expect((await world.officer.stuck(1))[1]).toMatchObject({ total: 2, rows: [{ caseId: 'D1' }] });
    expect((await world.as(roadOfficer).stuck()).every(({ total }) => total === 0)).toBe(true);
  });
});

describe('what should have been released', () => {
  it('is nothing while cases are released by the decision that takes the last hold away', async () => {
    await world.accept('D1', { goods: fruit });
    await world.accept('D2');
    await world.arrive('BILL/D1');
    await world.caughtUp();
    for (const who of [customsOfficer, quarantineOfficer]) {
      await world.as(who).claim('D1');
      await world.as(who).decide('D1', 'DECISION_KIND_CLEAR');
    }
    await world.caughtUp();
    await world.host.clock.advance(HOUR);
    // D2 is cleared by its lane and waits for its cargo: nobody owes anything, yet nothing stands still
    expect(await world.officer.ready()).toEqual([]);
    expect((await world.officer.case('D2')).holds).toEqual(['arrival']);
  });
});
