import type { EChartsCoreOption } from 'echarts/core';
import type { ChartTarget, Drawn } from '#src/ui/chart/chart-data';
import { FONT, GRID_COLOR, lookAt, patternAt, TARGET_COLOR, TEXT } from '#src/ui/chart/chart-look';

const legend = { top: 0, left: 0, itemGap: 16, itemWidth: 28, textStyle: TEXT };
const said =
  (say: Drawn['say']) =>
  (value: unknown): string =>
    typeof value === 'number' ? say(value) : '—';

/** A line for each column over the rows, and the target across them. */
export function lines({ data, target, say, unit }: Drawn): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    legend,
    grid: { left: 56, right: 24, top: 62, bottom: 28 },
    tooltip: { trigger: 'axis', valueFormatter: said(say), confine: true },
    xAxis: {
      type: 'category',
      data: data.rows.map(({ label, short }) => short ?? label),
      axisLabel: { ...TEXT, hideOverlap: true },
      axisTick: { alignWithLabel: true },
    },
    yAxis: numberAxis(data, target, unit),
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

/** A bar for each column at every row, lying, with its number at the end; the target across them. */
export function bars({ data, target, say, unit }: Drawn): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    legend,
    grid: { left: 8, right: 76, top: target === undefined ? 34 : 50, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: said(say), confine: true },
    yAxis: {
      type: 'category',
      inverse: true,
      data: data.rows.map(({ label, short }) => short ?? label),
      axisLabel: { ...TEXT, width: 150, overflow: 'break' },
      axisTick: { show: false },
    },
    xAxis: { ...numberAxis(data, target, unit), nameGap: 8 },
    series: data.columns.map(({ label, values }, at) => ({
      type: 'bar',
      name: label,
      data: values,
      cursor: 'pointer',
      barMaxWidth: 18,
      itemStyle: { color: lookAt(at).color, decal: patternAt(at) },
      label: { show: true, position: 'right', ...TEXT, formatter: ({ value }: { value: unknown }) => said(say)(value) },
      ...(at === 0 && target !== undefined ? { markLine: markLine(target, 'xAxis') } : {}),
    })),
  };
}

function numberAxis(data: Drawn['data'], target: ChartTarget | undefined, unit: string) {
  const most = Math.max(target?.value ?? 0, ...data.columns.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const top = niceTop(most);
  return {
    type: 'value' as const,
    name: unit,
    nameTextStyle: TEXT,
    axisLabel: TEXT,
    ...(top === undefined ? {} : { max: top }),
    splitLine: { lineStyle: { color: GRID_COLOR } },
  };
}

function markLine({ label, value }: ChartTarget, axis: 'xAxis' | 'yAxis') {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: TARGET_COLOR, type: [10, 4], width: 2 },
    label: {
      formatter: label,
      color: TARGET_COLOR,
      fontSize: 12,
      fontWeight: 600, // a lying chart counts its rows from the top: its line begins there
      position: axis === 'yAxis' ? 'insideEndTop' : 'start',
    },
    data: [{ [axis]: value }],
  };
}

/** The end of an axis a little above the highest value, so that a target line is never at its very edge. */
function niceTop(top: number): number | undefined {
  if (top <= 0) return undefined;
  const step = 10 ** Math.floor(Math.log10(top)) / 2;
  return Math.ceil((top * 1.05) / step) * step;
}
