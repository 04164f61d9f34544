import { describe, expect, it } from 'vitest';
import {
  ClearanceTimeResponse,
  ListBaselinesResponse,
  ListCasesResponse,
  TargetResponse,
  TrendResponse,
} from '@tongguan/contracts/metrics/v1/metrics';
import type { ListCasesRequest } from '@tongguan/contracts/metrics/v1/metrics';
import { planner, tokenFor } from '@tongguan/testing/principals';
import { app } from './window.ts';

const HOUR = 3_600_000;
const shanghai = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
const definition = { id: 'import-gacc', version: 1, nameZh: '进口整体通关时间', nameEn: 'Overall import clearance time' };
const figures = (group: string, n: number, meanMs: number, more: object = {}) => ({
  ...{ group, n, meanMs, medianMs: meanMs, p90Ms: meanMs, p95Ms: meanMs, totalMs: n * meanMs, preArrival: 1 },
  stages: [{ stage: 'B', owner: 'TRADER', n, meanMs, totalMs: n * meanMs }],
  owners: [{ owner: 'TRADER', meanMs, totalMs: n * meanMs, share: 1 }],
  ...more,
});

/** Lines of a CSV answer, without its mark. */
const linesOf = (body: string): readonly string[] => {
  expect(body.startsWith('\u{FEFF}')).toBe(true);
  expect(body.endsWith('\r\n')).toBe(true);
  return body.slice(1).trimEnd().split('\r\n');
};

describe('the figures over HTTP', () => {
  it('are public, and a time that there is not is null, never zero', async () => {
    const window = await app({
      metrics: {
        clearanceTime: (question) => {
          expect(question).toMatchObject({ modes: ['2', '5'], compare: true, fromMs: shanghai('2026-11-01'), split: 'mode' });
          return Promise.resolve(
            ClearanceTimeResponse.fromPartial({
              definition,
              total: figures('', 5, 100 * HOUR, { medianMs: 30 * HOUR }),
              groups: [figures('2', 1, 0, { withheld: true, totalMs: 0, stages: [] }), figures('5', 0, 0)],
              before: figures('', 4, 50 * HOUR),
              beforeFromMs: shanghai('2026-10-01'),
              beforeBeforeMs: shanghai('2026-11-01'),
              withheldBelow: 3,
            }),
          );
        },
      },
    });
    const answer = await window.inject(
      '/v1/metrics/clearance-time?definition=import-gacc&split=mode&mode=2,5&compare=true&from=2026-11-01&before=2026-12-01',
    );
    expect(answer.statusCode).toBe(200);
    const body = answer.json<{ total: object; groups: readonly object[]; before: object }>();
    expect(body.total).toMatchObject({ n: 5, meanMs: 100 * HOUR, medianMs: 30 * HOUR, sharePreArrival: 0.2 });
    expect(body.groups).toMatchObject([
      { group: '2', n: 1, withheld: true, meanMs: null, p95Ms: null, totalMs: null, stages: [], owners: [] },
      { group: '5', n: 0, withheld: false, meanMs: null, medianMs: null },
    ]);
    expect(body).toMatchObject({ withheldBelow: 3, before: { from: '2026-09-30T16:00:00.000Z', figures: { meanMs: 50 * HOUR } } });
  });

  it('follow days and months, whose revision only months have', async () => {
    const point = (period: string, n: number) => ({
      ...{ period, fromMs: shanghai('2026-10-01'), beforeMs: shanghai('2026-11-01'), closed: true },
      ...{ figures: figures(period, n, HOUR), revision: 2, revisedAtMs: shanghai('2026-11-03') },
    });
    const window = await app({
      metrics: {
        trend: ({ grain }) =>
          Promise.resolve(
            TrendResponse.fromPartial(
              grain === 'month'
                ? { definition, points: [point('2026-10', 0)], targetMs: 233_736_000, baseline: { region: 'national', hours: '97.39' } }
                : { definition, points: [point('2026-10-01', 3)] },
            ),
          ),
      },
    });
    const ask = async (grain: string) => (await window.inject(`/v1/metrics/trend?definition=import-gacc&grain=${grain}`)).json<object>();
    expect(await ask('month')).toMatchObject({
      targetMs: 233_736_000,
      points: [{ revision: 2, revisedAt: '2026-11-02T16:00:00.000Z', figures: { n: 0, meanMs: null } }],
    });
    expect(await ask('day')).toMatchObject({
      targetMs: null,
      baseline: null,
      points: [{ revision: null, figures: { n: 3, meanMs: HOUR } }],
    });
    expect((await window.inject('/v1/metrics/trend?definition=import-gacc')).statusCode).toBe(422);
  });

  it('tell no progress of no case', async () => {
    const window = await app({
      metrics: {
        target: () => Promise.resolve(TargetResponse.fromPartial({ definition, baseline: { hours: '97.39' }, targetMs: 1 })),
        listBaselines: () =>
          Promise.resolve(
            ListBaselinesResponse.fromPartial({ baselines: [{ definition: 'import-gacc', baseline: { source: 'S8' }, targetMs: 7 }] }),
          ),
      },
    });
    expect((await window.inject('/v1/metrics/target?definition=import-gacc')).json()).toMatchObject({ progressByMean: null, meanMs: null });
    expect((await window.inject('/v1/metrics/baselines')).json()).toMatchObject({
      baselines: [{ targetMs: 7, baseline: { source: 'S8' } }],
    });
  });
});

describe('cases behind a figure over HTTP', () => {
  const row = (declarationId: string, more: object = {}) => ({
    ...{ declarationId, declarationNo: '490520261000000001', office: '4905', lane: 'GREEN', early: 'late', outcome: 'measured' },
    ...{ startMs: shanghai('2026-11-01'), endMs: shanghai('2026-11-02'), totalMs: 24 * HOUR },
    stages: [{ stage: 'B', owner: 'TRADER', ms: 24 * HOUR }],
    ...more,
  });

  it('need a token, and take a cell of the figure', async () => {
    const asked: ListCasesRequest[] = [];
    const window = await app({
      metrics: {
        listCases: (request) => {
          asked.push(request);
          return Promise.resolve(ListCasesResponse.fromPartial({ definition, rows: [row('D1')], count: 7, nextCursor: 'next' }));
        },
      },
    });
    const url = '/v1/metrics/cases?definition=import-gacc&split=lane&group=GREEN&stage=B&owner=TRADER&limit=1';
    expect((await window.inject(url)).statusCode).toBe(401);
    expect((await window.inject('/v1/metrics/cases.csv?definition=import-gacc')).statusCode).toBe(401);
    const headers = { authorization: `Bearer ${await tokenFor(planner)}` };
    expect((await window.inject({ url, headers })).json()).toMatchObject({
      rows: [{ declarationId: 'D1', start: '2026-10-31T16:00:00.000Z', totalMs: 24 * HOUR }],
      ...{ count: 7, nextCursor: 'next' },
    });
    expect(asked).toMatchObject([{ group: 'GREEN', stage: 'B', owner: 'TRADER', limit: 1, question: { split: 'lane' } }]);
  });

  it('are written as a file page by page, with nothing in it that runs as a formula', async () => {
    const window = await app({
      metrics: {
        listCases: ({ cursor }) =>
          Promise.resolve(
            ListCasesResponse.fromPartial(
              cursor === ''
                ? { definition, rows: [row('=1+1')], count: 2, nextCursor: 'next' }
                : { definition, rows: [row('a,"b"', { outcome: 'missing', startMs: 0, stages: [] })], count: 2 },
            ),
          ),
      },
    });
    const headers = { authorization: `Bearer ${await tokenFor(planner)}` };
    const answer = await window.inject({ url: '/v1/metrics/cases.csv?definition=import-gacc&lang=en', headers });
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="cases-\d{4}-\d{2}-\d{2}\.csv"$/);
    const [head, first, second, ...more] = linesOf(answer.body);
    expect(head).toMatch(/^Declaration no\.,Declaration id,Definition,/);
    // a number of 18 digits stays a text by its tab
    expect(first).toMatch(/^"490520261000000001\t",'=1\+1,import-gacc@1,2026-11-01 00:00:00,2026-11-02 00:00:00,24\.0000,measured,/);
    expect(second).toMatch(/^"490520261000000001\t","a,""b""",import-gacc@1,,2026-11-02 00:00:00,,missing,/);
    expect(more).toEqual([]);
  });

  it('tell figures as files with the definition, the period and n on every line', async () => {
    const window = await app({
      metrics: {
        clearanceTime: () =>
          Promise.resolve(
            ClearanceTimeResponse.fromPartial({
              definition,
              total: figures('', 5, 100 * HOUR),
              groups: [figures('2', 1, 0, { withheld: true })],
            }),
          ),
        trend: () =>
          Promise.resolve(
            TrendResponse.fromPartial({
              definition,
              points: [
                {
                  period: '2026-10',
                  fromMs: shanghai('2026-10-01'),
                  beforeMs: shanghai('2026-11-01'),
                  figures: figures('2026-10', 0, 0),
                  revision: 1,
                },
              ],
            }),
          ),
      },
    });
    const body = async (url: string) => linesOf((await window.inject(url)).body);
    const [head, total, group] = await body('/v1/metrics/clearance-time.csv?definition=import-gacc&from=2026-11-01');
    expect(head).toMatch(/^口径,起（含）,止（不含）,分组,票数,平均（小时）,中位数（小时）/);
    expect(total).toMatch(/^import-gacc@1,2026-11-01 00:00:00,,,5,100\.0000,100\.0000,/);
    expect(group).toMatch(/^import-gacc@1,2026-11-01 00:00:00,,2,1,,,,,/);
    const [, month] = await body('/v1/metrics/trend.csv?definition=import-gacc&grain=month');
    expect(month).toMatch(/^2026-10,import-gacc@1,2026-10-01 00:00:00,2026-11-01 00:00:00,0,,,,,/);
  });
});
