import {
  BROKER_A,
  administrator,
  customsOfficer,
  customsOfficer2,
  maritimeOfficer,
  operatorA,
  operatorB,
  planner,
  quarantineOfficer,
  roadOfficer,
} from '@tongguan/testing/principals';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawValue } from '../src/outbound/draw.ts';
import { HOUR, LEASE } from './builders.ts';
import { World, refusalOf } from './clearance-world.ts';

// fixed, so that of the declarations below only those are drawn for an inspection that a test expects to be
const SEED = 'component-test-seed';
const fruit = [
  { itemNo: 1, hsCode: '0803900000', name: '', unNumber: '', originCountry: 'ECU', quantity: '1', unit: '035', accountLine: '' },
];
const waste = fruit.map((each) => ({ ...each, hsCode: '3915100000' }));
const fireworks = fruit.map((each) => ({ ...each, hsCode: '3604100000', unNumber: 'UN0336' }));
const machines = fruit.map((each) => ({ ...each, hsCode: '8479899990' }));

let world: World;
beforeEach(async () => {
  world = await World.start({ CLEARANCE_DRAW_SEED: SEED });
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

async function clearedBy(who: typeof customsOfficer, caseId: string) {
  await world.as(who).claim(caseId);
  return world.as(who).decide(caseId, 'DECISION_KIND_CLEAR');
}

describe('from acceptance to release', () => {
  it('releases a GREEN declaration when its cargo arrives after it', async () => {
    await world.accept('D1');
    await world.caughtUp();
    expect((await world.all.case('D1')).holds).toEqual(['arrival']);
    await world.arrive('BILL/D1');
    await world.caughtUp();
    expect(await world.all.case('D1')).toMatchObject({ status: 'RELEASED', holds: [], lane: 'LANE_GREEN', laneReason: 'low-risk' });
    expect(await world.facts('case', 'D1')).toEqual(['caseOpened', 'reviewDone', 'authorityCleared', 'cargoArrived', 'caseReleased']);
  });

  it('releases a GREEN declaration whose cargo arrived before it, with the time of that arrival', async () => {
    await world.arrive('BILL/D1', {}, world.now - HOUR);
    await world.caughtUp();
    await world.accept('D1');
    await world.caughtUp();
    expect(await world.all.case('D1')).toMatchObject({ status: 'RELEASED', arrivedAtMs: world.now - HOUR });
  });

  it('waits for the last container, and ignores milestones that are no arrival', async () => {
    await world.accept('D1', { containerIds: ['CSQU3054383', 'MSCU6639870'] });
    await world.arrive('BILL/D1', { milestone: 'MILESTONE_DISCHARGED', messageId: 'm0' });
    await world.arrive('BILL/D1', { containerIds: ['CSQU3054383'], messageId: 'm1' });
    await world.caughtUp();
    expect((await world.all.case('D1')).status).toBe('OPEN');
    await world.arrive('BILL/D1', { containerIds: ['MSCU6639870'], messageId: 'm2' });
    await world.caughtUp();
    expect((await world.all.case('D1')).status).toBe('RELEASED');
  });

  it('makes one case, one arrival and one release of facts that are told twice', async () => {
    await world.accept('D1');
    await world.accept('D1');
    await world.arrive('BILL/D1');
    await world.arrive('BILL/D1');
    await world.caughtUp();
    const facts = await world.facts('case', 'D1');
    expect(facts.filter((name) => name === 'caseReleased')).toHaveLength(1);
    expect(facts).toHaveLength(5);
    expect(await world.facts('consignment', 'BILL/D1')).toHaveLength(3);
  });

  it('lets a YELLOW declaration wait for a customs officer, who releases it by the last clearance', async () => {
    await world.accept('D1', { goods: fireworks.map((each) => ({ ...each, unNumber: '' })), direction: 'DIRECTION_EXPORT' });
    await world.arrive('BILL/D1');
    await world.caughtUp();
    expect(await world.all.case('D1')).toMatchObject({ lane: 'LANE_YELLOW', holds: ['authority:customs', 'authority:quarantine'] });
    expect(await clearedBy(quarantineOfficer, 'D1')).toMatchObject({ status: 'OPEN', holds: ['authority:customs'] });
    expect(await clearedBy(customsOfficer, 'D1')).toMatchObject({ status: 'RELEASED', holds: [] });
  });

  it('lets a RED declaration be cleared only after its inspection found nothing', async () => {
    await world.accept('D1', { goods: waste });
    await world.caughtUp();
    const [row] = await world.officer.queue();
    expect(row).toMatchObject({ lane: 'LANE_RED', waitsFor: 'arrival' });
    expect(await world.officer.queue({ actionableOnly: true })).toEqual([]);
    await world.officer.claim('D1');
    expect(await refusalOf(world.officer.inspect('D1', 'FINDING_NO_ANOMALY'))).toMatchObject({ code: 'cargo-not-arrived' });

    await world.arrive('BILL/D1');
    await world.caughtUp();
    expect((await world.officer.queue({ actionableOnly: true }))[0]?.waitsFor).toBe('inspection');
    expect(await refusalOf(world.officer.decide('D1', 'DECISION_KIND_CLEAR'))).toMatchObject({
      code: 'inspection-owed',
      kind: 'precondition',
    });
    await world.officer.inspect('D1', 'FINDING_NO_ANOMALY');
    expect(await world.officer.decide('D1', 'DECISION_KIND_CLEAR')).toMatchObject({ status: 'RELEASED' });
  });

  it('detains what an inspection finds, and shows it', async () => {
    await world.accept('D1', { goods: waste });
    await world.arrive('BILL/D1');
    await world.caughtUp();
    expect(await world.officer.inspect('D1', 'FINDING_IPR')).toMatchObject({ status: 'DETAINED' });
    await world.caughtUp();
    expect((await world.officer.queue({ actionableOnly: true }))[0]).toMatchObject({ waitsFor: 'condition', waitsReason: 'FINDING_IPR' });
  });

  it('asks maritime and quarantine about fireworks by water', async () => {
    await world.accept('D1', { goods: fireworks, direction: 'DIRECTION_EXPORT', transportMode: '2', customsOffice: '4902' });
    await world.arrive('BILL/D1');
    await world.caughtUp();
    const { authorities } = await world.all.case('D1');
    expect(authorities.map((each) => [each.authority, each.rule])).toEqual([
      ['customs', 'CUS-ALL'],
      ['quarantine', 'QUA-FIREWORKS'],
      ['maritime', 'MAR-DANGEROUS'],
    ]);
    await clearedBy(quarantineOfficer, 'D1');
    await clearedBy(maritimeOfficer, 'D1');
    expect(await clearedBy(customsOfficer, 'D1')).toMatchObject({ status: 'RELEASED' });
  });

  it('returns a declaration that one authority refuses, for good', async () => {
    await world.accept('D1', { goods: fruit });
    await world.caughtUp();
    await world.as(quarantineOfficer).claim('D1');
    const refused = await world.as(quarantineOfficer).decide('D1', 'DECISION_KIND_REFUSE', { legalBasis: '进出境动植物检疫法 §16' });
    expect(refused.status).toBe('REFUSED');
    await world.arrive('BILL/D1');
    await world.caughtUp();
    expect(await world.officer.queue()).toEqual([]);
    expect(await refusalOf(world.officer.claim('D1'))).toMatchObject({ code: 'already-refused', kind: 'conflict' });
    expect((await world.facts('case', 'D1')).at(-1)).toBe('authorityRefused');
  });
});

describe('claims', () => {
  beforeEach(async () => {
    await world.accept('D1', { goods: fruit });
    await world.arrive('BILL/D1');
    await world.caughtUp();
  });

  it('are given to one of two officers at once, and the other hears who and until when', async () => {
    const answers = await Promise.allSettled([world.as(customsOfficer).claim('D1'), world.as(customsOfficer2).claim('D1')]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = answers[0].status === 'fulfilled' ? customsOfficer : customsOfficer2;
    const loser = winner === customsOfficer ? customsOfficer2 : customsOfficer;
    expect(await refusalOf(world.as(loser).claim('D1'))).toEqual({
      code: 'claimed-by-another',
      kind: 'conflict',
      detail: { claimedBy: winner.subject, leaseUntilMs: `${world.now + LEASE}` },
    });
  });

  it('are one fact when the same click comes twice', async () => {
    const first = await world.officer.claim('D1', 'click');
    await world.host.clock.advance(60_000);
    expect(await world.officer.claim('D1', 'click')).toEqual(first);
    expect((await world.officer.claim('D1', 'another click')).leaseUntilMs).toBe(first.leaseUntilMs + 60_000);
    expect((await world.facts('case', 'D1')).filter((name) => name.startsWith('claim') || name === 'caseClaimed')).toEqual([
      'caseClaimed',
      'claimExtended',
    ]);
  });

  it('end by the clock: the queue shows the case free, and another officer takes it', async () => {
    await world.officer.claim('D1');
    await world.caughtUp();
    expect((await world.officer.queue())[0]).toMatchObject({ claimedBy: customsOfficer.subject, leaseUntilMs: world.now + LEASE });
    await world.host.clock.advance(LEASE);
    expect((await world.officer.queue())[0]).toMatchObject({ claimedBy: '', leaseUntilMs: 0 });
    expect(await refusalOf(world.officer.decide('D1', 'DECISION_KIND_CLEAR'))).toMatchObject({ code: 'lease-lost', kind: 'conflict' });
    await world.as(customsOfficer2).claim('D1');
    expect(await refusalOf(world.officer.decide('D1', 'DECISION_KIND_CLEAR'))).toMatchObject({ code: 'claimed-by-another' });
  });

  it('can be given back', async () => {
    await world.officer.claim('D1');
    await world.officer.giveBack('D1');
    expect((await world.as(customsOfficer2).claim('D1')).leaseUntilMs).toBe(world.now + LEASE);
  });

  it('are wanted before a decision, which must say what it decides', async () => {
    expect(await refusalOf(world.officer.decide('D1', 'DECISION_KIND_CLEAR'))).toMatchObject({ code: 'not-claimed', kind: 'precondition' });
    await world.officer.claim('D1');
    expect(await refusalOf(world.officer.decide('D1', 'DECISION_KIND_UNSPECIFIED'))).toMatchObject({
      code: 'decision-missing',
      kind: 'invalid',
    });
    expect(await refusalOf(world.officer.decide('D1', 'DECISION_KIND_HOLD', { reason: 'x' }))).toMatchObject({
      code: 'legal-basis-missing',
    });
  });
});

describe('who sees and does what', () => {
  beforeEach(async () => {
    await world.accept('D1', { goods: fruit, traderCompany: BROKER_A, filedByCompany: BROKER_A });
    await world.accept('D2', { goods: fruit, customsOffice: '4908', transportMode: '5' });
    await world.accept('D3', { goods: waste, customsOffice: '4902', transportMode: '2' });
    await world.caughtUp();
  });
  const ids = (rows: readonly { readonly caseId: string }[]) => rows.map((row) => row.caseId).sort();

  it('shows an officer the own authority at the own offices, whatever is asked', async () => {
    expect(ids(await world.officer.queue())).toEqual(['D1', 'D3']);
    expect(ids(await world.officer.queue({ offices: ['4902', '4908'] }))).toEqual(['D3']);
    expect(await world.officer.queue({ offices: ['4908'] })).toEqual([]);
    expect(ids(await world.as(customsOfficer2).queue())).toEqual(['D1', 'D2', 'D3']);
    expect(ids(await world.as(quarantineOfficer).queue())).toEqual(['D1', 'D2']);
    expect(await refusalOf(world.officer.queue({ authority: 'quarantine' }))).toMatchObject({
      code: 'not-your-authority',
      kind: 'forbidden',
    });
  });

  it('shows an administrator every authority, or the one that is asked for', async () => {
    expect(await world.as(administrator).queue()).toHaveLength(5);
    expect(ids(await world.as(administrator).queue({ authority: 'quarantine' }))).toEqual(['D1', 'D2']);
  });

  it('shows the queue to nobody else', async () => {
    for (const who of [operatorA, planner]) {
      expect(await refusalOf(world.as(who).queue())).toMatchObject({ code: 'role-not-allowed', kind: 'forbidden' });
    }
  });

  it('shows an officer without an authority or an office nothing at all', async () => {
    const withoutAuthority = world.as({ subject: 'nobody', roles: ['officer'], offices: ['4905'], client: 'tests' });
    expect(await withoutAuthority.queue()).toEqual([]);
    expect(await world.as({ ...customsOfficer, offices: [] }).queue()).toEqual([]);
    expect(await refusalOf(withoutAuthority.claim('D1'))).toMatchObject({ code: 'authority-not-required' });
  });

  it('hides from an officer what led another authority to its decision', async () => {
    await world.as(quarantineOfficer).claim('D1');
    await world.as(quarantineOfficer).decide('D1', 'DECISION_KIND_HOLD', { legalBasis: 'law', reason: 'tip-off' });
    const partOf = async (who: typeof customsOfficer) =>
      (await world.as(who).case('D1')).authorities.find((each) => each.authority === 'quarantine');
    expect(await partOf(quarantineOfficer)).toMatchObject({ decision: 'HOLD', reason: 'tip-off', claimedBy: quarantineOfficer.subject });
    expect(await partOf(customsOfficer)).toMatchObject({ decision: 'HOLD', legalBasis: 'law', reason: '', claimedBy: '' });
  });

  it('lets officers act at their own offices and for their own authority only', async () => {
    expect(await refusalOf(world.officer.claim('D2'))).toMatchObject({ code: 'not-your-office', kind: 'forbidden' });
    expect(await refusalOf(world.as(roadOfficer).claim('D1'))).toMatchObject({ code: 'authority-not-required', kind: 'forbidden' });
    expect(await refusalOf(world.as(operatorA).claim('D1'))).toMatchObject({ code: 'role-not-allowed' });
    expect(await refusalOf(world.officer.claim('D9'))).toMatchObject({ code: 'case-not-found', kind: 'not-found' });
  });

  it('shows a case by id or number to its own company, and not that it exists to another', async () => {
    const shown = await world.as(operatorA).case('D1');
    expect(shown).toMatchObject({ caseId: 'D1', laneReason: 'goods', goods: [{ hsCode: '0803900000' }] });
    expect((await world.as(operatorA).case(shown.declarationNo)).caseId).toBe('D1');
    expect(await refusalOf(world.as(operatorB).case('D1'))).toMatchObject({ code: 'case-not-found', kind: 'not-found' });
  });

  it('filters by lane, mode and age, and pages through the rest in one order', async () => {
    expect(ids(await world.officer.queue({ lanes: ['LANE_RED'] }))).toEqual(['D3']);
    expect(ids(await world.officer.queue({ transportModes: ['3'] }))).toEqual(['D1']);
    expect(await world.officer.queue({ minAgeMs: HOUR })).toEqual([]);
    await world.host.clock.advance(HOUR);
    expect(ids(await world.officer.queue({ minAgeMs: HOUR }))).toEqual(['D1', 'D3']);

    const whole = await world.all.queue();
    const paged: string[] = [];
    for (let cursor = ''; paged.length < whole.length;) {
      const page = await world.all.page({ limit: 2, cursor });
      paged.push(...page.rows.map((row) => `${row.caseId}:${row.authority}`));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole.map((row) => `${row.caseId}:${row.authority}`));
    expect(whole.map((row) => row.priority)).toEqual(whole.map((row) => row.priority).sort((a, b) => a - b));
    expect(whole[0]?.priority).toBe(whole[0]?.priorityParts.reduce((sum, { ms }) => sum + ms, 0));
    expect(await refusalOf(world.all.page({ limit: 2, cursor: 'nonsense' }))).toMatchObject({ code: 'cursor-not-valid', kind: 'invalid' });
  });

  it('shows what changed since a time, with what left the queue when that is asked for', async () => {
    await world.host.clock.advance(HOUR);
    const { version } = await clearedBy(quarantineOfficer, 'D1');
    const changed = { changedSinceMs: world.now, waitCaseId: 'D1', waitVersion: version };
    const rows = await world.as(quarantineOfficer).queue({ ...changed, includeClosed: true });
    expect(rows).toMatchObject([{ caseId: 'D1', status: 'DONE', version, changedAtMs: world.now }]);
    expect(await world.as(quarantineOfficer).queue(changed)).toEqual([]);
  });
});

describe('the read model', () => {
  it('is the same when it is rebuilt from the events', async () => {
    await world.accept('D1', { goods: fruit });
    await world.accept('D2', { goods: waste });
    await world.arrive('BILL/D1');
    await world.caughtUp();
    await clearedBy(quarantineOfficer, 'D1');
    await world.officer.claim('D2');
    await world.caughtUp();
    const before = await world.all.queue();
    const report = await world.rebuild('clearance.queue');
    expect(report).toMatchObject({ documents: 3, digestAfter: report.digestBefore });
    expect(report.digestBefore).not.toBe('');
    expect(await world.all.queue()).toEqual(before);
  });
});

describe('time', () => {
  it('flags an authority once when its due time passes, and never clears by it', async () => {
    await world.accept('D1', { goods: fruit });
    await world.arrive('BILL/D1');
    await world.caughtUp();
    await clearedBy(customsOfficer, 'D1');
    const quarantine = world.as(quarantineOfficer);
    await quarantine.claim('D1');
    const dueAtMs = world.now + 4 * HOUR;
    await quarantine.decide('D1', 'DECISION_KIND_HOLD', { legalBasis: 'law', reason: 'certificate', dueAtMs });
    await world.caughtUp();
    await world.host.clock.set(dueAtMs - 1);
    await world.caughtUp();
    expect((await quarantine.queue())[0]).toMatchObject({ waitsFor: 'condition', waitsReason: 'certificate', dueAtMs, overdue: false });
    await world.host.clock.set(dueAtMs + 10 * HOUR);
    await world.caughtUp();
    expect((await quarantine.queue())[0]).toMatchObject({ overdue: true, status: 'OPEN' });
    const facts = await world.facts('case', 'D1');
    expect(facts.filter((name) => name === 'authorityOverdue')).toHaveLength(1);
    expect(facts).not.toContain('caseReleased');
    expect(await clearedBy(quarantineOfficer, 'D1')).toMatchObject({ status: 'RELEASED' });
  });
});

describe('a restart', () => {
  it('in the middle loses nothing and doubles nothing', async () => {
    const numbers = Array.from({ length: 40 }, (_, i) => `D${i + 1}`);
    for (const id of numbers) await world.accept(id, { goods: machines });
    for (const id of numbers.slice(0, 20)) await world.arrive(`BILL/${id}`);
    await world.restart();
    for (const id of numbers.slice(20)) await world.arrive(`BILL/${id}`);
    await world.restart();
    await world.caughtUp();
    const drawn: string[] = [];
    for (const id of numbers) {
      const { lane, laneReason, declarationNo } = await world.all.case(id);
      // machines by rail are of no interest to the risk rules: only the draw can single one out
      const isDrawn = drawValue(SEED, declarationNo, 1) < 0.03;
      expect([lane, laneReason]).toEqual(isDrawn ? ['LANE_RED', 'random'] : ['LANE_GREEN', 'low-risk']);
      const released = (await world.facts('case', id)).filter((name) => name === 'caseReleased');
      expect(released).toHaveLength(isDrawn ? 0 : 1);
      if (isDrawn) drawn.push(id);
    }
    expect(drawn).toHaveLength(1);
    expect((await world.all.queue()).map((row) => row.caseId)).toEqual(drawn);
  });

  it('keeps the claims', async () => {
    await world.accept('D1', { goods: fruit });
    await world.caughtUp();
    await world.officer.claim('D1');
    await world.restart();
    expect(await refusalOf(world.as(customsOfficer2).claim('D1'))).toMatchObject({ code: 'claimed-by-another' });
  });
});

describe('one key twice', () => {
  const hold = { legalBasis: '海关法第二十七条', reason: '单证不全', commandId: 'K'.repeat(200) };

  it('is one decision, also as a double click', async () => {
    await world.accept('D1');
    await world.caughtUp();
    await world.officer.claim('D1');
    const both = await Promise.all([1, 2].map(() => world.officer.decide('D1', 'DECISION_KIND_HOLD', hold)));
    expect(both[0]).toEqual(both[1]);
    expect((await world.facts('case', 'D1')).filter((name) => name === 'authorityHeld')).toHaveLength(1);
  });

  it('for something else is refused: nobody is told that it was done', async () => {
    await world.accept('D1');
    await world.caughtUp();
    await world.officer.claim('D1');
    await world.officer.decide('D1', 'DECISION_KIND_HOLD', hold);
    const reused = { code: 'command-id-reused', kind: 'conflict' };
    expect(await refusalOf(world.officer.decide('D1', 'DECISION_KIND_CLEAR', hold))).toMatchObject(reused);
    expect(await refusalOf(world.officer.decide('D1', 'DECISION_KIND_HOLD', { ...hold, reason: '别的' }))).toMatchObject(reused);
    await world.officer.decide('D1', 'DECISION_KIND_INSPECT', { legalBasis: 'x' });
    await world.arrive('BILL/D1');
    await world.caughtUp();
    await world.officer.inspect('D1', 'FINDING_IPR', 'K2');
    expect(await refusalOf(world.officer.inspect('D1', 'FINDING_NO_ANOMALY', 'K2'))).toMatchObject(reused);
    expect(await world.officer.inspect('D1', 'FINDING_IPR', 'K2')).toMatchObject({ status: 'DETAINED' });
  });
});
