import type { EChartsCoreOption } from 'echarts/core';
import type { Drawn } from '#src/ui/chart/chart-data';
import { FONT, lookAt, TARGET_COLOR, TEXT, TEXT_COLOR } from '#src/ui/chart/chart-look';

const WIDTH = 18;
const ARC = { startAngle: 190, endAngle: -10, radius: '120%', center: ['50%', '72%'], min: 0 } as const;
const HIDDEN = { axisTick: { show: false }, axisLabel: { show: false }, splitLine: { show: false }, detail: { show: false } };

/** An arc to the target, which is marked on it, and beyond: 1 is the target. What went backwards stands at 0, its number says how far. */
export function gauge({ data, target, say }: Drawn): EChartsCoreOption {
  const value = data.columns[0]?.values[0] ?? null;
  const max = Math.max(2, Math.ceil(value ?? 0));
  const atTarget = (at: number) => target !== undefined && at === target.value;
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    series: [
      {
        ...{ type: 'gauge', ...ARC, max, splitNumber: max, cursor: 'pointer' },
        progress: { show: value !== null, width: WIDTH, itemStyle: { color: lookAt(0).color } },
        axisLine: { lineStyle: { width: WIDTH, color: [[1, '#d9e0e8']] } },
        pointer: { show: false },
        anchor: { show: false },
        axisTick: { show: false },
        splitLine: { show: false, length: 0 },
        axisLabel: {
          ...{ ...TEXT, distance: WIDTH + 6 },
          rich: { target: { color: TARGET_COLOR, fontSize: 12, fontWeight: 600 } },
          formatter: (at: number) => (atTarget(at) ? `{target|${target?.label ?? ''}}` : say(at)),
        },
        detail: {
          ...{ offsetCenter: [0, '-6%'], fontSize: 28, fontWeight: 600, color: TEXT_COLOR },
          formatter: () => (value === null ? '—' : say(value)),
        },
        data: [{ value: Math.max(0, value ?? 0) }],
      },
      ...(target === undefined ? [] : [targetMark(target.value, max)]),
    ],
  };
}

/** A stroke across the arc. */
const targetMark = (value: number, max: number) => ({
  ...{ type: 'gauge', ...ARC, max, ...HIDDEN, silent: true, z: 5 },
  axisLine: { show: false },
  progress: { show: false },
  anchor: { show: false },
  pointer: { icon: 'rect', width: 4, length: WIDTH + 8, offsetCenter: [0, '-84%'], itemStyle: { color: TARGET_COLOR } },
  data: [{ value }],
});
