import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClearanceTimeRequest, TrendRequest } from '@tongguan/contracts/metrics/v1/metrics';
import { operatorA, planner } from '@tongguan/testing/principals';
import { clearanceFact, factsOfStory, HOUR, MINUTE } from './builders.ts';
import type { ForeignFact, Story } from './builders.ts';
import { refusalOf, startMetrics } from './service-under-test.ts';
import type { MetricsUnderTest } from './service-under-test.ts';

const shanghai = (text: string): number => Date.parse(`${text}:00+08:00`);

/** A case that arrived at the moment and was released so many hours later. */
const released = (id: string, arrivedAt: number, hours: number, more: Partial<Story> = {}): Story => ({
  ...{ id, arrivedAt, submittedAt: arrivedAt + MINUTE, releasedAt: arrivedAt + hours * HOUR },
  ...more,
});

describe('trend', () => {
  let world: MetricsUnderTest;

  beforeEach(async () => {
    world = await startMetrics();
  });
  afterEach(async () => {
    await world[Symbol.asyncDispose]();
  });

  const question = (more: Partial<ClearanceTimeRequest> = {}) => ClearanceTimeRequest.fromPartial({ definition: 'import-gacc', ...more });
  const trend = async (grain: string, more: Partial<ClearanceTimeRequest> = {}, region = '') =>
    world.metrics.trend(TrendRequest.fromPartial({ question: question(more), grain, region }), await world.as(planner));

  it('puts a case into the day of Shanghai in which it was released, and shows a day without one as a gap', async () => {
    await world.happened(
      released('A', shanghai('2026-11-20T21:00'), 2),
      // one minute before and at midnight of Shanghai, which is 16:00 UTC
      released('B', shanghai('2026-11-20T21:59'), 2),
      released('C', shanghai('2026-11-20T22:00'), 2),
      released('D', shanghai('2026-11-24T08:00'), 4),
      { id: 'E', submittedAt: shanghai('2026-11-24T08:00'), releasedAt: shanghai('2026-11-24T09:00') },
    );
    const { points, targetMs, baseline, definition } = await trend('day');
    expect(points.map(({ period, figures }) => [period, figures?.n, figures?.meanMs, figures?.missing])).toEqual([
      ['2026-11-20', 2, 2 * HOUR, 0],
      ['2026-11-21', 1, 2 * HOUR, 0],
      ['2026-11-22', 0, 0, 0],
      ['2026-11-23', 0, 0, 0],
      ['2026-11-24', 1, 4 * HOUR, 1],
    ]);
    expect(points[1]).toMatchObject({ fromMs: shanghai('2026-11-21T00:00'), beforeMs: shanghai('2026-11-22T00:00'), closed: true });
    expect(points.every(({ figures }) => figures?.withheld === false)).toBe(true);
    // domain.md section 9, example 1
    expect([targetMs, baseline?.hours, definition?.id]).toEqual([233_736_000, '97.39', 'import-gacc']);
  });

  it('takes the filters of the figures, and its points add up to them', async () => {
    await world.happened(
      released('A', shanghai('2026-10-05T08:00'), 10),
      released('B', shanghai('2026-10-06T08:00'), 20, { mode: '5', lane: 'LANE_RED' }),
      released('C', shanghai('2026-11-05T08:00'), 30, { mode: '5', sample: true }),
      released('D', shanghai('2026-11-06T08:00'), 5, { direction: 'EXPORT' }),
    );
    const months = async (more: Partial<ClearanceTimeRequest>) =>
      (await trend('month', more)).points.map(({ period, figures }) => [period, figures?.n]);
    expect(await months({})).toEqual([
      ['2026-10', 2],
      ['2026-11', 1],
    ]);
    expect(await months({ modes: ['5'] })).toEqual([
      ['2026-10', 1],
      ['2026-11', 1],
    ]);
    expect(await months({ sample: 'exclude', lanes: ['RED'] })).toEqual([['2026-10', 1]]);
    expect(await months({ fromMs: shanghai('2026-11-01T00:00') })).toEqual([['2026-11', 1]]);
    expect(await months({ fromMs: shanghai('2027-01-01T00:00') })).toEqual([]);
    expect((await trend('month', { sample: 'exclude' })).containsSample).toBe(false);
    expect((await trend('month', { definition: 'export-gacc' })).points).toHaveLength(1);
  });

  it('has a target line of the region that is asked for, and none where there is no baseline', async () => {
    await world.happened(released('A', shanghai('2026-11-20T08:00'), 2));
    expect((await trend('day', {}, 'hubei')).targetMs).toBe(192 * HOUR);
    expect(await trend('day', {}, 'hunan')).toMatchObject({ targetMs: 0, baseline: undefined });
    expect(await trend('day', { definition: 'customs-only' }, 'shanghai')).toMatchObject({ targetMs: 0 });
    expect((await trend('day', { definition: 'customs-only', direction: 'IMPORT' }, 'shanghai')).baseline?.hours).toBe('21.67');
  });

  it('withholds from the public the times of days with few cases, and of enough others to hide them', async () => {
    await world.happened(
      released('A', shanghai('2026-11-20T08:00'), 2),
      ...['B', 'C', 'D'].map((id) => released(id, shanghai('2026-11-21T08:00'), 3)),
      ...['E', 'F', 'G', 'H'].map((id) => released(id, shanghai('2026-11-22T08:00'), 4)),
    );
    const asked = TrendRequest.fromPartial({ question: question(), grain: 'day' });
    for (const caller of [undefined, await world.as(operatorA)]) {
      const { points, withheldBelow } = await world.metrics.trend(asked, caller);
      expect(withheldBelow).toBe(3);
      expect(points.map(({ figures }) => [figures?.n, figures?.withheld, figures?.meanMs])).toEqual([
        [1, true, 0],
        [3, true, 0],
        [4, false, 4 * HOUR],
      ]);
      expect(points[0]?.figures?.stages.every(({ totalMs, meanMs, n }) => totalMs === 0 && meanMs === 0 && n === 0)).toBe(true);
      expect(points[0]?.figures?.owners.every(({ totalMs }) => totalMs === 0)).toBe(true);
    }
  });

  it('gives a month a revision for each late fact that changed it, and the time of the last (domain.md section 2, rule 3)', async () => {
    const late = (facts: readonly ForeignFact[], recordedAt: string): readonly ForeignFact[] =>
      facts.map((fact) => ({ ...fact, recordedAt: shanghai(recordedAt) }));
    await world.happened(released('A', shanghai('2026-09-10T08:00'), 2));
    const story = { id: 'B', submittedAt: shanghai('2026-09-20T08:00') };
    await world.published(factsOfStory({ ...story, releasedAt: shanghai('2026-09-20T12:00') }));
    expect((await trend('month')).points).toMatchObject([{ period: '2026-09', revision: 0, closed: true }]);

    const arrival = (happened: string, recordedAt: string) =>
      late(
        [
          clearanceFact('B', shanghai(happened), {
            $case: 'cargoArrived',
            value: { caseId: 'B', declarationId: 'B', arrivedAtMs: shanghai(happened) },
          }),
        ],
        recordedAt,
      );
    await world.published(arrival('2026-09-20T09:00', '2026-10-02T10:00'));
    const [once] = (await trend('month')).points;
    expect(once).toMatchObject({ revision: 1, revisedAtMs: shanghai('2026-10-02T10:00'), figures: { n: 2, missing: 0 } });
    // corrected: the later arrival counts, and the earlier one is still a revision
    await world.published(arrival('2026-09-20T10:00', '2026-10-05T10:00'));
    const [twice] = (await trend('month')).points;
    expect(twice).toMatchObject({ revision: 2, revisedAtMs: shanghai('2026-10-05T10:00') });
    expect((await trend('month', { sample: 'only' })).points).toEqual([]);
    expect((await trend('day')).points.every(({ revision }) => revision === 0)).toBe(true);
  });

  it('refuses a grain that there is not, no question, and more days than can be shown', async () => {
    await world.happened(released('A', shanghai('2020-01-01T08:00'), 2), released('B', shanghai('2026-01-01T08:00'), 2));
    expect(await refusalOf(trend('week'))).toMatchObject({ code: 'invalid-question', detail: { field: 'grain', wanted: 'day, month' } });
    expect(await refusalOf(trend(''))).toMatchObject({ code: 'invalid-question' });
    expect(await refusalOf(world.metrics.trend(TrendRequest.fromPartial({ grain: 'day' })))).toMatchObject({ code: 'invalid-question' });
    expect(await refusalOf(trend('day'))).toMatchObject({ code: 'period-too-long', detail: { most: '1100' } });
    expect((await trend('month')).points).toHaveLength(73);
    expect(await refusalOf(trend('day', { definition: 'made-up' }))).toMatchObject({ code: 'unknown-definition' });
  });

  it('compares with the period before: whole months with months, other periods with one as long', async () => {
    await world.happened(
      released('A', shanghai('2026-09-30T08:00'), 10),
      released('B', shanghai('2026-10-10T08:00'), 20),
      released('C', shanghai('2026-11-10T08:00'), 40),
    );
    const compared = async (from: string, before: string) =>
      world.metrics.clearanceTime(question({ compare: true, fromMs: shanghai(from), beforeMs: shanghai(before) }), await world.as(planner));
    const month = await compared('2026-11-01T00:00', '2026-12-01T00:00');
    expect(month).toMatchObject({ total: { meanMs: 40 * HOUR }, before: { n: 1, meanMs: 20 * HOUR } });
    expect([month.beforeFromMs, month.beforeBeforeMs]).toEqual([shanghai('2026-10-01T00:00'), shanghai('2026-11-01T00:00')]);
    expect(await compared('2026-11-01T00:00', '2026-11-12T00:00')).toMatchObject({
      before: { n: 0 },
      beforeFromMs: shanghai('2026-10-21T00:00'),
    });
    expect((await world.metrics.clearanceTime(question({ compare: true }))).before).toBeUndefined();
  });
});
