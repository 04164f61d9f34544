import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClearanceTimeRequest, MetricsServiceService, TargetRequest } from '@tongguan/contracts/metrics/v1/metrics';
import { OperationsServiceService } from '@tongguan/contracts/platform/v1/operations';
import { RefusalError } from '@tongguan/grpc/refusal';
import type { Client } from '@tongguan/grpc/transport';
import type { RunningService } from '@tongguan/runtime/service';
import { testHost } from '@tongguan/testing/host';
import type { TestHost } from '@tongguan/testing/host';
import { TEST_NOW } from '@tongguan/testing/manual-clock';
import { administrator, carrier, MAKER_B, operatorA, operatorB, planner, tokenFor } from '@tongguan/testing/principals';
import { readConfig } from '#src/config';
import { startService } from '#src/service';
import { createPublisher, declarationFact, factsOfStory, HOUR, MINUTE, shipmentFact } from './builders.ts';
import type { ForeignFact, Story } from './builders.ts';

const DAY = TEST_NOW - 24 * HOUR;

describe('metrics', () => {
  let host: TestHost;
  let service: RunningService;
  let metrics: Client<typeof MetricsServiceService>;
  let publish: (facts: readonly ForeignFact[]) => Promise<void>;

  const start = async (): Promise<void> => {
    service = await startService(host, readConfig({}));
    metrics = host.grpc.client('metrics', MetricsServiceService);
    publish = await createPublisher(host.events);
  };
  const restart = async (between: () => Promise<void> = () => Promise.resolve()): Promise<void> => {
    await service.stop();
    await between();
    host = await host.restart();
    await start();
  };
  const happened = async (...stories: readonly Story[]): Promise<void> => {
    await publish(stories.flatMap(factsOfStory));
    await host.whenCaughtUp();
  };
  const figures = async (question: Partial<ClearanceTimeRequest>) =>
    metrics.clearanceTime(ClearanceTimeRequest.fromPartial({ definition: 'import-gacc', ...question }), { token: await tokenFor(planner) });
  const refusalOf = async (call: Promise<unknown>): Promise<RefusalError> => {
    const error: unknown = await call.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof RefusalError)) throw new Error('it was not refused', { cause: error });
    return error;
  };
  const released = (id: string, hours: number, more: Partial<Story> = {}): Story => ({
    id,
    submittedAt: DAY + MINUTE,
    arrivedAt: DAY,
    releasedAt: DAY + hours * HOUR,
    ...more,
  });

  beforeEach(async () => {
    host = await testHost();
    await start();
  });
  afterEach(async () => {
    await service.stop();
    await host[Symbol.asyncDispose]();
  });

  it('shows mean and percentiles of what was released, to anybody (domain.md section 9, example 2)', async () => {
    await happened(...[10, 20, 30, 40, 400].map((hours) => released(`D${String(hours)}`, hours)));
    const { total, definition, containsSample } = await metrics.clearanceTime(
      ClearanceTimeRequest.fromPartial({ definition: 'import-gacc' }),
    );
    expect(total).toMatchObject({ n: 5, meanMs: 100 * HOUR, medianMs: 30 * HOUR, p90Ms: 400 * HOUR, missing: 0, preArrival: 0 });
    expect(definition).toMatchObject({ id: 'import-gacc', version: 1, verified: false, percentiles: 'nearest-rank' });
    expect(containsSample).toBe(false);
    expect(total?.stages.reduce((sum, stage) => sum + stage.totalMs, 0)).toBe(500 * HOUR);
  });

  it('moves when an event comes, and not when it comes again', async () => {
    await happened({ id: 'D1', submittedAt: DAY, arrivedAt: DAY });
    expect((await figures({})).total?.n).toBe(0);
    const story = { id: 'D1', submittedAt: DAY, arrivedAt: DAY, releasedAt: DAY + HOUR };
    await happened(story);
    const once = await figures({});
    expect(once.total).toMatchObject({ n: 1, meanMs: HOUR });
    await happened(story);
    expect(await figures({})).toEqual(once);
  });

  it('gives the same figures in whatever order the facts come', async () => {
    const facts = [released('D1', 3), released('D2', 5, { pickedUpAt: DAY + 9 * HOUR })].flatMap(factsOfStory);
    // the arrival of a bill that nobody declared yet, the release before the acceptance, the filing last
    await publish([...facts].reverse());
    await host.whenCaughtUp();
    expect((await figures({})).total).toMatchObject({ n: 2, meanMs: 4 * HOUR });
    expect((await figures({ definition: 'import-to-pickup' })).total).toMatchObject({ n: 1, meanMs: 9 * HOUR });
    expect((await figures({ definition: 'customs-only' })).total).toMatchObject({ n: 2, meanMs: 4 * HOUR - 6 * MINUTE });
  });

  it('splits and filters, and counts what it does not measure', async () => {
    await happened(
      released('RAIL', 2),
      released('AIR', 4, { mode: '5', office: '4908', lane: 'LANE_RED', sample: true }),
      released('EARLY', 1, { submittedAt: DAY - HOUR }),
      released('BEFORE', -1, { submittedAt: DAY - 3 * HOUR }),
      released('ZONE', 1, { mode: 'Y' }),
      { id: 'NO-ARRIVAL', submittedAt: DAY, releasedAt: DAY + HOUR },
      { id: 'RETURNED', submittedAt: DAY, refusedAt: DAY + HOUR },
    );
    const { total, groups, containsSample } = await figures({ split: 'mode' });
    expect(total).toMatchObject({ n: 4, missing: 1, shareMissing: 0.2, preArrival: 1, withdrawn: 1, excluded: 1, totalMs: 7 * HOUR });
    expect(groups.map(({ group, n, meanMs }) => [group, n, meanMs])).toEqual([
      ['3', 3, HOUR],
      ['5', 1, 4 * HOUR],
      ['Y', 0, 0],
    ]);
    expect(containsSample).toBe(true);
    const early = await figures({ split: 'early' });
    expect(early.groups.map(({ group, n }) => [group, n])).toEqual([
      ['early', 2],
      ['late', 2],
      ['unknown', 0],
    ]);
    expect((await figures({ offices: ['4908'], lanes: ['RED'] })).total?.n).toBe(1);
    expect((await figures({ sample: 'exclude' })).total?.n).toBe(3);
    expect((await figures({ early: 'early' })).total?.n).toBe(2);
    expect((await figures({ fromMs: DAY + 2 * HOUR, beforeMs: DAY + 4 * HOUR })).total?.n).toBe(1);
  });

  it('goes by the latest words of an amended declaration, and counts a withdrawn or lapsed one no more, also when it was released before', async () => {
    await happened(
      released('KEPT', 2),
      released('WITHDRAWN', 3, { withdrawnAt: DAY + 4 * HOUR }),
      released('EXPIRED', 3, { expiredAt: DAY + 4 * HOUR }),
      released('AMENDED', 1, { amended: { at: DAY + 2 * HOUR, office: '4908', mode: '5' } }),
    );
    const { total, groups } = await figures({ split: 'mode' });
    expect(total).toMatchObject({ n: 2, withdrawn: 2 });
    expect(groups.map(({ group, n }) => [group, n])).toEqual([
      ['3', 1],
      ['5', 1],
    ]);
    expect((await figures({ offices: ['4908'] })).total?.n).toBe(1);
  });

  it('measures the target by mean and by median, and says which regions have a baseline', async () => {
    await happened(released('D1', 40), released('D2', 45));
    const question = TargetRequest.fromPartial({ definition: 'import-gacc' });
    // two cases are too few for the public
    expect(await metrics.target(question)).toMatchObject({ n: 2, withheld: true, meanMs: 0, medianMs: 0, progressByMean: 0 });
    const answer = await metrics.target(question, { token: await tokenFor(planner) });
    expect(answer).toMatchObject({
      baseline: { region: 'national', hours: '97.39', verified: false },
      targetMs: 233_736_000,
      meanMs: 42.5 * HOUR,
      n: 2,
    });
    expect(answer.progressByMean.toFixed(2)).toBe('1.69');
    const none = await refusalOf(metrics.target(TargetRequest.fromPartial({ definition: 'import-gacc', region: 'hunan' })));
    expect(none.refusal).toMatchObject({ code: 'no-baseline', detail: { regions: 'national, hubei' } });
    expect(
      (await refusalOf(metrics.target(TargetRequest.fromPartial({ definition: 'customs-only', region: 'shanghai' })))).refusal.code,
    ).toBe('direction-needed');
    const shanghai = await metrics.target(
      TargetRequest.fromPartial({ definition: 'customs-only', region: 'shanghai', direction: 'IMPORT' }),
    );
    expect(shanghai.baseline).toMatchObject({ hours: '21.67', basis: 'published' });
  });

  it('refuses questions that it cannot answer, and says what is possible', async () => {
    expect((await refusalOf(figures({ definition: 'made-up' }))).refusal).toMatchObject({
      code: 'unknown-definition',
      detail: { known: 'import-gacc, export-gacc, customs-only, import-to-pickup, import-to-pickup-release' },
    });
    expect((await refusalOf(figures({ split: 'colour' }))).refusal).toMatchObject({ code: 'invalid-question', detail: { field: 'split' } });
    expect((await refusalOf(figures({ fromMs: 5, beforeMs: 5 }))).refusal).toMatchObject({
      code: 'invalid-question',
      detail: { field: 'before_ms' },
    });
    expect((await metrics.listDefinitions({})).definitions).toHaveLength(5);
  });

  it('shows the times of a case to its own company and to those who see all', async () => {
    await happened(released('D1', 2), { id: 'D2', submittedAt: TEST_NOW - HOUR, arrivedAt: TEST_NOW - 2 * HOUR, company: MAKER_B });
    const caseTimes = async (declarationId: string, who: typeof planner) =>
      metrics.getCaseTimes({ declarationId, definition: '' }, { token: await tokenFor(who) });
    const own = await caseTimes('D1', operatorA);
    expect(own).toMatchObject({ outcome: 'measured', totalMs: 2 * HOUR, definition: 'import-gacc' });
    expect(own.stages.map(({ stage, owner }) => stage + owner)).toEqual(['BTRADER', 'CCUSTOMS', 'DCUSTOMS', 'GCUSTOMS']);
    expect(own.milestones[0]).toEqual({ milestone: 'CARGO_ARRIVED', occurredAtMs: DAY, recordedAtMs: DAY });
    expect(await caseTimes('D1', planner)).toEqual(own);
    expect(await caseTimes('D2', operatorB)).toMatchObject({ outcome: 'running', totalMs: 2 * HOUR });
    expect((await refusalOf(caseTimes('D1', operatorB))).refusal.code).toBe('case-not-found');
    expect((await refusalOf(caseTimes('D1', carrier))).refusal.code).toBe('role-not-allowed');
    expect((await refusalOf(metrics.getCaseTimes({ declarationId: 'D1', definition: '' }))).refusal.code).toBe('not-signed-in');
  });

  it('goes on where it was after a restart', async () => {
    await happened(released('D1', 2));
    await restart();
    await happened(released('D2', 4));
    expect((await figures({})).total).toMatchObject({ n: 2, meanMs: 3 * HOUR });
  });

  it('does not start beside another that holds the file', async () => {
    await expect(startService(host, readConfig({}))).rejects.toThrow('only one metrics process can hold it');
  });

  it('reads everything anew when its file is gone', async () => {
    await happened(released('D1', 2), released('D2', 4));
    const before = await figures({ split: 'office' });
    await restart(() => rm(join(host.dataDir, 'metrics.duckdb')));
    await host.whenCaughtUp();
    expect(await figures({ split: 'office' })).toEqual(before);
  });

  it('rebuilds its timeline beside the one in use, and the two are equal', async () => {
    await happened(...Array.from({ length: 40 }, (_, index) => released(`D${String(index)}`, index % 7)));
    const before = await figures({ split: 'early' });
    const operations = host.grpc.client('metrics', OperationsServiceService);
    const rebuilding = operations.rebuildReadModel(
      { readModel: 'metrics.timeline', reason: '' },
      { token: await tokenFor(administrator), deadlineMs: 30_000 },
    );
    expect(await figures({ split: 'early' })).toEqual(before);
    const report = await rebuilding;
    expect(report.digestAfter).toBe(report.digestBefore);
    expect(report.documents).toBeGreaterThan(40);
    expect(await figures({ split: 'early' })).toEqual(before);
    await happened(released('LATER', 2));
    await restart();
    expect((await figures({})).total?.n).toBe((before.total?.n ?? 0) + 1);
  });

  it('parks a record that it cannot read, and goes on with the others', async () => {
    await publish([{ ...declarationFact('BAD', DAY, { $case: 'declarationSubmitted', value: {} }), bytes: new Uint8Array([0x0a]) }]);
    await happened(released('D1', 2));
    expect((await figures({})).total?.n).toBe(1);
    expect(await host.events.parking.list(undefined, 10)).toMatchObject([{ stream: 'declaration/BAD' }]);
  });

  it('takes the arrival of the last container', async () => {
    const story = factsOfStory({ id: 'D1', submittedAt: DAY, releasedAt: DAY + 6 * HOUR });
    const arrival = (at: number, containerId: string) =>
      shipmentFact('BILL-D1', at, {
        $case: 'milestoneReached',
        value: { billNo: 'BILL-D1', milestone: 'MILESTONE_CARGO_ARRIVED', containerIds: [containerId] },
      });
    const accepted = declarationFact('D1', DAY, {
      $case: 'declarationAccepted',
      value: { declarationId: 'D1', direction: 'DIRECTION_IMPORT', transportMode: '3', billNo: 'BILL-D1', containerIds: ['C1', 'C2'] },
    });
    await publish([accepted, ...story.filter(({ type }) => type === 'caseReleased'), arrival(DAY + HOUR, 'C1')]);
    await host.whenCaughtUp();
    expect((await figures({})).total).toMatchObject({ n: 0, missing: 1 });
    await publish([arrival(DAY + 3 * HOUR, 'C2')]);
    await host.whenCaughtUp();
    expect((await figures({})).total).toMatchObject({ n: 1, missing: 0, meanMs: 3 * HOUR });
  });
});
