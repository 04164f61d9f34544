import type { EChartsCoreOption } from 'echarts/core';
import type { Drawn } from '#src/ui/chart/chart-data';
import { FONT, lookAt, patternAt, TEXT } from '#src/ui/chart/chart-look';

/** A part narrower than this has its name in the tooltip and the table only. */
const ROOM_FOR_SHORT = 0.025;
const ROOM_FOR_NAME = 0.14;

/**
 * Bars in parts, one below the other: each row is a part of its bar. Parts of a group have its colour and pattern, and share its
 * place in the legend.
 */
export function stack({ data, say }: Drawn): EChartsCoreOption {
  const values = data.columns[0]?.values ?? [];
  const names = [...new Set(data.rows.map(({ bar }) => bar ?? ''))];
  const groups = [...new Set(data.rows.map(({ group, label }) => group ?? label))];
  const sumOf = (bar: string) => data.rows.reduce((sum, row, at) => sum + ((row.bar ?? '') === bar ? (values[at] ?? 0) : 0), 0);
  const longest = Math.max(...names.map(sumOf));
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    legend: { type: 'scroll', top: 0, left: 0, itemGap: 16, itemWidth: 28, textStyle: TEXT, selectedMode: false, data: groups },
    grid: { left: 8, right: 8, top: 34, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'item',
      confine: true,
      formatter: ({ seriesIndex, value }: { seriesIndex: number; value: readonly unknown[] | number }) =>
        `${data.rows[seriesIndex]?.label ?? ''}: ${say(typeof value === 'number' ? value : 0)}`,
    },
    xAxis: { type: 'value', show: false, max: longest === 0 ? 1 : longest },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisLabel: TEXT,
      axisLine: { show: false },
      axisTick: { show: false },
    },
    series: data.rows.map(({ label, short, group, bar, look = groups.indexOf(group ?? label) }, at) => {
      const value = values[at] ?? 0;
      const share = longest === 0 ? 0 : value / longest;
      return {
        type: 'bar',
        stack: 'all',
        name: group ?? label,
        data: names.map((name) => (name === (bar ?? '') ? value : null)),
        barCategoryGap: '18%',
        cursor: 'pointer',
        itemStyle: { color: lookAt(look).color, decal: patternAt(look), borderColor: '#fff', borderWidth: 1 },
        labelLayout: { hideOverlap: true },
        label: {
          show: share >= ROOM_FOR_SHORT,
          formatter: share >= ROOM_FOR_NAME ? label : (short ?? label),
          color: '#fff',
          backgroundColor: lookAt(look).color,
          padding: [3, 4],
          borderRadius: 3,
          fontSize: 12,
          lineHeight: 14,
        },
      };
    }),
  };
}
