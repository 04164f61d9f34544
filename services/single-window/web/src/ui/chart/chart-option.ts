import type { EChartsCoreOption } from 'echarts/core';
import { bars, lines } from '#src/ui/chart/axis-charts';
import type { ChartData, ChartKind, ChartRow, Drawn } from '#src/ui/chart/chart-data';
import { gauge } from '#src/ui/chart/gauge-chart';
import { stack } from '#src/ui/chart/stack-chart';

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

/** The row of what was clicked; undefined where nothing is: a gap, or beside the chart. */
export function rowAt(kind: ChartKind, { rows, columns }: ChartData, seriesIndex: number, dataIndex: number): ChartRow | undefined {
  // in a stack each row is a series, with one value among the gaps of the other bars
  const at = kind === 'stack' ? seriesIndex : dataIndex;
  return columns.some(({ values }) => (values[at] ?? null) !== null) ? rows[at] : undefined;
}
