import { describe, expect, it } from 'vitest';
import { optionOf, rowAt } from '#src/ui/chart/chart-option';
import type { Figures, Target, Trend } from '#src/ui/metrics/metrics-api';
import { partOf, periodsData, progressData, splitData, stagesData, trendData } from './figures-data.ts';
import type { Words } from './figures-data.ts';

const HOUR = 3_600_000;
const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => [key, ...Object.values(values)].join(' ');
const words: Words = {
  ...{ t: say, m: say },
  numbers: {
    hours: (ms) => (ms === null ? '-' : `${String(ms / HOUR)} h`),
    ofHours: (hours) => `${String(hours)} h`,
    count: String,
    percent: (share) => (share === null ? '-' : `${String(share * 100)} %`),
  },
};

const figures = (group: string, n: number, meanMs: number | null, more: Partial<Figures> = {}): Figures => ({
  ...{ group, n, withheld: false, meanMs, medianMs: meanMs, p90Ms: meanMs, p95Ms: meanMs, totalMs: meanMs === null ? null : n * meanMs },
  ...{ missing: 0, shareMissing: 0, preArrival: 0, sharePreArrival: 0, withdrawn: 0, excluded: 0, stages: [], owners: [] },
  ...more,
});

describe('figures as charts', () => {
  it('show the period before beside this one, where it has cases', () => {
    const data = periodsData(figures('', 4, 30 * HOUR), figures('', 2, 60 * HOUR), words);
    expect(data.rows.map(({ key }) => key)).toEqual(['now', 'before']);
    expect(data.columns.map(({ key, values }) => [key, ...values])).toEqual([
      ['mean', 30, 60],
      ['median', 30, 60],
      ['p90', 30, 60],
    ]);
    expect(periodsData(figures('', 4, 30 * HOUR), undefined, words).rows).toHaveLength(1);
  });

  it('leave a gap where no case ended, which leads nowhere', () => {
    const point = (period: string, n: number, closed: boolean) => ({ period, closed, figures: figures(period, n, n === 0 ? null : HOUR) });
    const trend = { points: [point('2026-11-01', 1, true), point('2026-11-02', 0, true), point('2026-11-03', 2, false)] };
    const data = trendData(trend as unknown as Trend, 'day', words);
    expect(data.columns[0]?.values).toEqual([1, null, 1]);
    expect(data.rows.map(({ short }) => short)).toEqual(['11-01', '11-02', '11-03']);
    expect(data.rows[2]?.label).toBe('trend.running 2026-11-03');
    expect(rowAt('lines', data, 0, 0)?.key).toBe('2026-11-01');
    expect(rowAt('lines', data, 0, 1)).toBeUndefined();
    expect(rowAt('lines', data, 0, 7)).toBeUndefined();
  });

  it('show stages and owners as two bars of the same length, and know which stage and owner a part is', () => {
    const stage = (code: string, owner: string, hours: number) => ({
      ...{ stage: code, owner, n: 2, meanMs: hours * HOUR, totalMs: 2 * hours * HOUR },
    });
    const owner = (code: string, hours: number, share: number) => ({ owner: code, meanMs: hours * HOUR, totalMs: 2 * hours * HOUR, share });
    const total = figures('', 2, 10 * HOUR, {
      stages: [stage('B', 'TRADER', 4), stage('C', 'CUSTOMS', 0), stage('D', 'CUSTOMS', 4), stage('E', 'TRADER', 2)],
      owners: [owner('TRADER', 6, 0.6), owner('CUSTOMS', 4, 0.4)],
    });
    const data = stagesData(total, { ...words, stage: String, owner: String });
    expect(data.rows.map(({ key }) => key)).toEqual(['B/TRADER', 'D/CUSTOMS', 'E/TRADER', '/TRADER', '/CUSTOMS']);
    expect(data.columns[0]?.values).toEqual([4, 4, 2, 6, 4]);
    expect(data.more[0]?.values).toEqual(['40 %', '40 %', '20 %', '60 %', '40 %']);
    // each part is a series of its own
    expect(rowAt('stack', data, 1, 0)?.key).toBe('D/CUSTOMS');
    expect(partOf('D/CUSTOMS')).toEqual({ stage: 'D', owner: 'CUSTOMS' });
    expect(partOf('/TRADER')).toEqual({ stage: '', owner: 'TRADER' });
    const { series, legend, xAxis } = optionOf('stack', { data, say: String, unit: 'h' }) as {
      series: { name: string; data: unknown[]; itemStyle: { color: string } }[];
      legend: { data: string[] };
      xAxis: { max: number };
    };
    expect(xAxis.max).toBe(10);
    expect(legend.data).toEqual(['TRADER', 'CUSTOMS']);
    expect(series.map((each) => each.data)).toEqual([
      [4, null],
      [4, null],
      [2, null],
      [null, 6],
      [null, 4],
    ]);
    // an owner looks the same in both bars
    expect(series[0]?.itemStyle).toEqual(series[3]?.itemStyle);
    expect(series[0]?.itemStyle.color).not.toBe(series[1]?.itemStyle.color);
  });

  it('put the slowest group of a split first, and leave out those without a time', () => {
    const data = splitData(
      [figures('2', 3, HOUR), figures('3', 0, null), figures('5', 1, 9 * HOUR)],
      'mode',
      (code) => `mode ${code}`,
      words,
    );
    expect(data.rows).toEqual([
      { key: '5', label: 'mode 5' },
      { key: '2', label: 'mode 2' },
    ]);
    expect(data.more).toEqual([{ label: 'n', values: ['1', '3'] }]);
  });

  it('show progress by mean on the gauge, and both in the table', () => {
    const target = { progressByMean: 1.5, progressByMedian: -0.2, meanMs: 50 * HOUR, medianMs: 110 * HOUR };
    const data = progressData(target as Target, words);
    expect(data.columns[0]?.values).toEqual([1.5, -0.2]);
    expect(data.more[0]?.values).toEqual(['50 h', '110 h']);
  });
});
