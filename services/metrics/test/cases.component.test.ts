import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClearanceTimeRequest, ListCasesRequest } from '@tongguan/contracts/metrics/v1/metrics';
import { administrator, carrier, customsOfficer, keeper, MAKER_B, operatorA, operatorB, planner } from '@tongguan/testing/principals';
import { TEST_NOW } from '@tongguan/testing/manual-clock';
import { clearanceFact, factsOfStory, HOUR, MINUTE } from './builders.ts';
import type { Story } from './builders.ts';
import { refusalOf, startMetrics } from './service-under-test.ts';
import type { MetricsUnderTest } from './service-under-test.ts';

const DAY = TEST_NOW - 24 * HOUR;
const released = (id: string, hours: number, more: Partial<Story> = {}): Story => ({
  ...{ id, arrivedAt: DAY, submittedAt: DAY + MINUTE, releasedAt: DAY + hours * HOUR },
  ...more,
});

describe('cases behind a figure', () => {
  let world: MetricsUnderTest;

  beforeAll(async () => {
    world = await startMetrics();
    await world.happened(
      released('C1', 1),
      released('C2', 2, { mode: '5', lane: 'LANE_RED', company: MAKER_B }),
      released('C3', 3, { sample: true, submittedAt: DAY + 2 * HOUR }),
      released('C4', 4, { submittedAt: DAY - HOUR }),
      released('C5', 4, { office: '4908' }),
      released('BEFORE', -1, { submittedAt: DAY - 3 * HOUR }),
      { id: 'NO-ARRIVAL', submittedAt: DAY, releasedAt: DAY + HOUR },
      { id: 'RETURNED', submittedAt: DAY, refusedAt: DAY + HOUR, company: MAKER_B },
      released('ZONE', 1, { mode: 'Y' }),
    );
    // stages of domain.md section 9, example 4, as far as there are events for them: another authority clears last
    await world.published([
      ...factsOfStory(released('JOINT', 10)),
      clearanceFact('JOINT', DAY + 9 * HOUR, {
        $case: 'authorityCleared',
        value: { caseId: 'JOINT', declarationId: 'JOINT', authority: 'quarantine' },
      }),
    ]);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
  });

  const ask = async (
    who: typeof planner | undefined,
    { question = {}, ...more }: Partial<Omit<ListCasesRequest, 'question'>> & { question?: Partial<ClearanceTimeRequest> } = {},
  ) =>
    world.metrics.listCases(
      ListCasesRequest.fromPartial({ ...more, question: { definition: 'import-gacc', ...question } }),
      who === undefined ? undefined : await world.as(who),
    );
  const ids = async (...question: Parameters<typeof ask>) => (await ask(...question)).rows.map(({ declarationId }) => declarationId);

  it('come longest first, with their stages, which sum to the total', async () => {
    const { rows, count, nextCursor, definition } = await ask(planner);
    expect(rows.map(({ declarationId, totalMs }) => [declarationId, totalMs / HOUR])).toEqual([
      ['JOINT', 10],
      ['C4', 4],
      ['C5', 4],
      ['C3', 3],
      ['C2', 2],
      ['C1', 1],
      ['BEFORE', 0],
    ]);
    expect([count, nextCursor, definition?.id]).toEqual([7, '', 'import-gacc']);
    for (const { stages, totalMs } of rows) expect(stages.reduce((sum, { ms }) => sum + ms, 0)).toBe(totalMs);
    expect(rows[0]?.stages.map(({ stage, owner, ms }) => `${stage} ${owner} ${String(ms / MINUTE)}`)).toEqual([
      'B TRADER 1',
      'C CUSTOMS 5',
      'D CUSTOMS 10',
      'G CUSTOMS 60',
      'G OTHER_AUTHORITY 524',
    ]);
    expect(rows[1]).toMatchObject({
      early: 'early',
      startMs: DAY,
      endMs: DAY + 4 * HOUR,
      office: '4905',
      lane: 'GREEN',
      outcome: 'measured',
    });
    expect(rows[6]).toMatchObject({ preArrival: true, totalMs: 0 });
  });

  it('are as many as the n of the figure, for every group, stage and outcome', async () => {
    const caller = await world.as(planner);
    for (const split of ['mode', 'office', 'lane', 'early', 'direction', 'sample']) {
      const figures = await world.metrics.clearanceTime(ClearanceTimeRequest.fromPartial({ definition: 'import-gacc', split }), caller);
      for (const { group, n, missing, withdrawn, excluded, preArrival, stages, totalMs, owners } of figures.groups) {
        const count = async (more: object): Promise<number> => (await ask(planner, { question: { split }, group, ...more })).count;
        expect([await count({}), await count({ outcome: 'missing' }), await count({ outcome: 'withdrawn' })]).toEqual([
          n,
          missing,
          withdrawn,
        ]);
        expect([await count({ outcome: 'excluded' }), await count({ outcome: 'pre-arrival' })]).toEqual([excluded, preArrival]);
        for (const stage of stages) expect(await count({ stage: stage.stage, owner: stage.owner })).toBe(stage.n);
        // who the time belongs to sums exactly to the total
        expect(owners.reduce((sum, owner) => sum + owner.totalMs, 0)).toBe(totalMs);
      }
    }
  });

  it('of a stage or an owner come by the time that they spent there', async () => {
    expect(await ids(planner, { stage: 'B', owner: 'TRADER' })).toEqual(['C3', 'C1', 'C2', 'C5', 'JOINT']);
    expect(await ids(planner, { owner: 'OTHER_AUTHORITY' })).toEqual(['JOINT']);
    expect(await ids(planner, { owner: 'TRADER', limit: 1 })).toEqual(['C3']);
    expect(await ids(planner, { question: { fromMs: DAY + 2 * HOUR, beforeMs: DAY + 4 * HOUR } })).toEqual(['C3', 'C2']);
    expect(await ids(planner, { outcome: 'missing' })).toEqual(['NO-ARRIVAL']);
    expect(await ids(planner, { question: { modes: ['5'], sample: 'exclude' } })).toEqual(['C2']);
  });

  it('come in pages without a gap or a repeat, also between equal times, while others come', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await ask(planner, { cursor, limit: 2 });
      seen.push(...page.rows.map(({ declarationId }) => declarationId));
      if (pages === 0) await world.happened(released('LONGER', 48, { direction: 'EXPORT' }));
      cursor = page.nextCursor;
      if (cursor === '') break;
    }
    expect(seen).toEqual(['JOINT', 'C4', 'C5', 'C3', 'C2', 'C1', 'BEFORE']);
    expect(await refusalOf(ask(planner, { cursor: 'nonsense' }))).toMatchObject({ detail: { field: 'cursor' } });
    expect(await refusalOf(ask(planner, { cursor: Buffer.from('9999999999999999 x').toString('base64url') }))).toMatchObject({
      detail: { field: 'cursor' },
    });
  });

  it('are for planner, auditor and administrator, for an operator its own, and for nobody else', async () => {
    expect(await ids(administrator)).toHaveLength(7);
    expect(await ids({ ...planner, subject: 'auditor', roles: ['auditor'] })).toHaveLength(7);
    expect(await ask(operatorB)).toMatchObject({ count: 1, rows: [{ declarationId: 'C2' }] });
    expect(await ids(operatorB, { outcome: 'withdrawn' })).toEqual(['RETURNED']);
    expect(await ids(operatorA)).not.toContain('C2');
    for (const who of [customsOfficer, carrier, keeper]) expect(await refusalOf(ask(who))).toMatchObject({ code: 'role-not-allowed' });
    // an officer who is an operator too sees what the operator sees
    expect(await ids({ ...operatorB, roles: ['operator', 'officer'] })).toEqual(['C2']);
    expect(await refusalOf(ask(undefined))).toMatchObject({ code: 'not-signed-in' });
    const { company, ...homeless } = operatorA;
    expect(company).toBeDefined();
    expect(await refusalOf(ask(homeless))).toMatchObject({ code: 'no-company' });
  });

  it('refuses what there is not, and says what is possible', async () => {
    expect(await refusalOf(ask(planner, { stage: 'B', owner: 'PORT' }))).toMatchObject({ detail: { field: 'stage' } });
    expect(await refusalOf(ask(planner, { group: 'RED' }))).toMatchObject({ detail: { field: 'split' } });
    expect(await refusalOf(ask(planner, { outcome: 'lost' }))).toMatchObject({ detail: { field: 'outcome' } });
    expect(await refusalOf(ask(planner, { limit: 5001 }))).toMatchObject({ detail: { field: 'limit' } });
    expect(await refusalOf(ask(planner, { question: { definition: 'made-up' } }))).toMatchObject({ code: 'unknown-definition' });
    expect(await ids(planner, { question: { split: 'lane' }, group: "RED' OR true --" })).toEqual([]);
  });

  it('have baselines with their source and target, for everybody', async () => {
    const { baselines } = await world.metrics.listBaselines({});
    expect(baselines).toHaveLength(6);
    expect(baselines[0]).toMatchObject({
      definition: 'import-gacc',
      targetMs: 233_736_000,
      baseline: { region: 'national', period: '2017', hours: '97.39', basis: 'memory', verified: false, direction: 'IMPORT' },
    });
    expect(baselines.every(({ baseline }) => baseline?.source !== '')).toBe(true);
  });
});
