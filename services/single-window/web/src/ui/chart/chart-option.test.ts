import { describe, expect, it } from 'vitest';
import type { ChartData } from './chart-data.ts';
import { optionOf, rowAt } from './chart-option.ts';

const column = (key: string, ...values: (number | null)[]) => ({ key, label: key, values });
const data: ChartData = {
  of: 'day',
  rows: [
    { key: 'a', label: 'Monday', short: 'Mo' },
    { key: 'b', label: 'Tuesday' },
  ],
  columns: [column('mean', 40, null), column('p90', 60, null)],
  more: [],
};
const hours = (value: number) => `${String(value)} h`;
interface Option {
  readonly xAxis: { readonly data?: string[]; readonly max?: number };
  readonly yAxis: { readonly data?: string[]; readonly max?: number };
  readonly series: readonly {
    readonly data: unknown[];
    readonly markLine?: { readonly data: unknown[] };
    readonly lineStyle?: object;
    readonly itemStyle?: object;
    readonly max?: number;
    readonly splitNumber?: number;
    readonly axisLabel?: { readonly formatter: (at: number) => string };
    readonly detail?: { readonly formatter: () => string };
    readonly pointer?: { readonly show: boolean };
  }[];
}
const drawn = (kind: 'lines' | 'bars' | 'gauge', of: ChartData, target?: number) =>
  optionOf(kind, {
    data: of,
    say: hours,
    unit: 'h',
    ...(target === undefined ? {} : { target: { label: 'target', value: target } }),
  }) as unknown as Option;

describe('how a chart is drawn', () => {
  it('has a line for each column, with the target across, never at the very edge', () => {
    const { xAxis, yAxis, series } = drawn('lines', data, 64.93);
    expect(xAxis.data).toEqual(['Mo', 'Tuesday']);
    expect(yAxis.max).toBeGreaterThan(64.93);
    expect(series.map((each) => each.data)).toEqual([
      [40, null],
      [60, null],
    ]);
    expect(series.map((each) => each.markLine?.data)).toEqual([[{ yAxis: 64.93 }], undefined]);
    // told apart without colour
    expect(series[0]?.lineStyle).not.toEqual(series[1]?.lineStyle);
  });

  it('has bars that lie, with the target standing', () => {
    const { xAxis, yAxis, series } = drawn('bars', data, 100);
    expect(yAxis.data).toEqual(['Mo', 'Tuesday']);
    expect(xAxis.max).toBeGreaterThan(100);
    expect(series[0]?.markLine?.data).toEqual([{ xAxis: 100 }]);
    expect(drawn('bars', data).series[0]).not.toHaveProperty('markLine');
  });

  it.each([
    [0.4, 2, '0.4 h', 0.4],
    [2.2, 3, '2.2 h', 2.2],
    // slower than the baseline: the pointer stands at nought, the number says it
    [-0.5, 2, '-0.5 h', 0],
  ])('has a gauge that reaches beyond the target: %d', (value, most, said, pointer) => {
    const [gauge] = drawn('gauge', { ...data, columns: [column('progress', value)] }, 1).series;
    expect([gauge?.max, gauge?.splitNumber]).toEqual([most, most]);
    expect(gauge?.detail?.formatter()).toBe(said);
    expect(gauge?.data).toEqual([{ value: pointer }]);
    expect([0, 1].map((at) => gauge?.axisLabel?.formatter(at))).toEqual(['0 h', '{target|target}']);
  });

  it('has no pointer where there is no progress', () => {
    const [gauge] = drawn('gauge', { ...data, columns: [column('progress', null)] }).series;
    expect(gauge?.pointer?.show).toBe(false);
    expect(gauge?.detail?.formatter()).toBe('—');
  });
});

describe('what was clicked', () => {
  it('is the row of the point or bar, and nothing at a gap', () => {
    expect(rowAt('bars', data, 1, 0)?.key).toBe('a');
    expect(rowAt('bars', data, 1, 1)).toBeUndefined();
    expect(rowAt('lines', data, 0, -1)).toBeUndefined();
  });
});
