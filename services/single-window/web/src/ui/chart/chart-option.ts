import type { EChartsCoreOption } from 'echarts/core';
import type { ChartData, ChartKind, ChartSelection, ChartTarget } from '#src/ui/chart/chart-data';
import { lookAt, patternAt, TARGET_COLOR, TEXT_COLOR } from '#src/ui/chart/chart-look';

interface Drawn {
  readonly data: ChartData;
  readonly target?: ChartTarget | undefined;
  /** A number as it is read: `30.5 h`. */
  readonly say: (value: number) => string;
  /** Of the axis of numbers. */
  readonly unit: string;
}

const text = { color: TEXT_COLOR, fontSize: 12 };
const legend = { top: 0, left: 0, itemGap: 16, itemWidth: 28, textStyle: text };
const noAnimation = { animation: false };
const said =
  (say: Drawn['say']) =>
  (value: unknown): string =>
    typeof value === 'number' ? say(value) : '—';

/** How ECharts is told to draw it. */
export function optionOf(kind: ChartKind, drawn: Drawn): EChartsCoreOption {
  switch (kind) {
    case 'lines':
      return lines(drawn);
    case 'bars':
      return bars(drawn);
    case 'stack':
      return stack(drawn);
    case 'gauge':
      return gauge(drawn);
  }
}

/** The row and the column of what was clicked. */
export function selectionOf(kind: ChartKind, data: ChartData, seriesIndex: number, dataIndex: number): ChartSelection | undefined {
  // a stack is one bar: each row is a series of it
  const [row, column] = kind === 'stack' ? [data.rows[seriesIndex], data.columns[0]] : [data.rows[dataIndex], data.columns[seriesIndex]];
  return row === undefined || column === undefined ? undefined : { row: row.key, column: column.key };
}

function lines({ data, target, say, unit }: Drawn): EChartsCoreOption {
  const top = Math.max(target?.value ?? 0, ...data.columns.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return {
    ...noAnimation,
    legend,
    grid: { left: 52, right: 24, top: 46, bottom: 28 },
    tooltip: { trigger: 'axis', valueFormatter: said(say) },
    xAxis: {
      type: 'category',
      data: data.rows.map(({ label, short }) => short ?? label),
      axisLabel: text,
      axisTick: { alignWithLabel: true },
    },
    yAxis: {
      type: 'value',
      name: unit,
      nameTextStyle: text,
      axisLabel: text,
      max: niceTop(top),
      splitLine: { lineStyle: { color: '#e3e8ee' } },
    },
    series: data.columns.map(({ label, values }, at) => {
      const { color, dash, symbol } = lookAt(at);
      return {
        type: 'line',
        name: label,
        data: values,
        // a period without a case is a gap, not a line to zero
        connectNulls: false,
        showAllSymbol: true,
        symbol,
        symbolSize: 8,
        cursor: 'pointer',
        itemStyle: { color },
        lineStyle: { color, type: dash, width: 2 },
        ...(at === 0 && target !== undefined ? { markLine: markLine(target, 'yAxis') } : {}),
      };
    }),
  };
}

function bars({ data, target, say, unit }: Drawn): EChartsCoreOption {
  const top = Math.max(target?.value ?? 0, ...data.columns.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return {
    ...noAnimation,
    legend,
    grid: { left: 8, right: 70, top: 40, bottom: 28, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: said(say) },
    yAxis: { type: 'category', inverse: true, data: data.rows.map(({ label, short }) => short ?? label), axisLabel: text },
    xAxis: {
      type: 'value',
      name: unit,
      nameTextStyle: text,
      axisLabel: text,
      max: niceTop(top),
      splitLine: { lineStyle: { color: '#e3e8ee' } },
    },
    series: data.columns.map(({ label, values }, at) => ({
      type: 'bar',
      name: label,
      data: values,
      cursor: 'pointer',
      barMaxWidth: 18,
      itemStyle: { color: lookAt(at).color, decal: patternAt(at) },
      label: { show: true, position: 'right', ...text, formatter: ({ value }: { value: unknown }) => said(say)(value) },
      ...(at === 0 && target !== undefined ? { markLine: markLine(target, 'xAxis') } : {}),
    })),
  };
}

/** One bar in parts: the rows of the first column. Rows of a group have its colour and pattern, and each its own name in it. */
function stack({ data, say }: Drawn): EChartsCoreOption {
  const values = data.columns[0]?.values ?? [];
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const groups = [...new Set(data.rows.map(({ group, key }) => group ?? key))];
  return {
    ...noAnimation,
    grid: { left: 8, right: 8, top: 8, bottom: 8 },
    tooltip: {
      trigger: 'item',
      formatter: ({ seriesName, value }: { seriesName: string; value: number }) => `${seriesName}: ${say(value)}`,
    },
    xAxis: { type: 'value', show: false, max: sum === 0 ? 1 : sum },
    yAxis: { type: 'category', show: false, data: [''] },
    series: data.rows.map(({ key, label, short, group }, at) => {
      const look = groups.indexOf(group ?? key);
      const value = values[at] ?? 0;
      return {
        type: 'bar',
        stack: 'all',
        name: label,
        data: [value],
        barWidth: '100%',
        cursor: 'pointer',
        itemStyle: { color: lookAt(look).color, decal: patternAt(look), borderColor: '#fff', borderWidth: 1 },
        label: {
          // a part that has no room for its name has it in the table
          show: sum > 0 && value / sum >= 0.04,
          formatter: short ?? label,
          color: '#fff',
          backgroundColor: lookAt(look).color,
          padding: [3, 5],
          borderRadius: 3,
          fontSize: 12,
          lineHeight: 16,
        },
      };
    }),
  };
}

/** An arc to the target and beyond it: 1 is the target. */
function gauge({ data, target, say }: Drawn): EChartsCoreOption {
  const value = data.columns[0]?.values[0] ?? null;
  const most = Math.max(2, Math.ceil(value ?? 0));
  return {
    ...noAnimation,
    series: [
      {
        type: 'gauge',
        min: 0,
        max: most,
        startAngle: 200,
        endAngle: -20,
        radius: '100%',
        center: ['50%', '62%'],
        progress: { show: value !== null, width: 16, itemStyle: { color: lookAt(0).color } },
        axisLine: { lineStyle: { width: 16, color: [[1, '#d9e0e8']] } },
        pointer: { show: value !== null, length: '58%', width: 5, itemStyle: { color: TEXT_COLOR } },
        anchor: { show: false },
        axisTick: { show: false },
        splitNumber: most,
        splitLine: { distance: -16, length: 16, lineStyle: { color: TARGET_COLOR, width: 2 } },
        axisLabel: { distance: 22, ...text, formatter: (at: number) => (at === 1 ? (target?.label ?? say(at)) : say(at)) },
        detail: {
          offsetCenter: [0, '34%'],
          fontSize: 24,
          fontWeight: 600,
          color: TEXT_COLOR,
          formatter: () => (value === null ? '—' : say(value)),
        },
        data: [{ value: Math.max(0, value ?? 0) }],
      },
    ],
  };
}

function markLine({ label, value }: ChartTarget, axis: 'xAxis' | 'yAxis') {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: TARGET_COLOR, type: [10, 4], width: 2 },
    label: { formatter: label, color: TARGET_COLOR, fontSize: 12, fontWeight: 600, position: axis === 'yAxis' ? 'insideEndTop' : 'end' },
    data: [{ [axis]: value }],
  };
}

/** The end of an axis a little above the highest value, so that a target line is never at its very edge. */
function niceTop(top: number): number | undefined {
  if (top <= 0) return undefined;
  const step = 10 ** Math.floor(Math.log10(top)) / 2;
  return Math.ceil((top * 1.05) / step) * step;
}
