import { BarChart, GaugeChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartKind } from '#src/ui/chart/chart-data';

const PARTS = [BarChart, GaugeChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent];
register([...PARTS, LabelLayout, CanvasRenderer]);

interface CanvasProps {
  readonly kind: ChartKind;
  readonly option: EChartsCoreOption;
  readonly height: number;
  readonly onPick: (seriesIndex: number, dataIndex: number) => void;
  /** Handed a way to take a picture of it while it is drawn, and undefined when it is gone. */
  readonly onPicture: (picture: (() => HTMLCanvasElement) | undefined) => void;
}

/** ECharts with the parts that are used; this file is fetched with the first chart. Whoever does not see it reads the table. */
export default function ChartCanvas({ kind, option, height, onPick, onPicture }: CanvasProps) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  }, [onPick]);

  useEffect(() => {
    if (element.current === null) return;
    const made = init(element.current, null, { renderer: 'canvas' });
    chart.current = made;
    onPicture(() => made.renderToCanvas({ backgroundColor: '#fff', pixelRatio: 2 }));
    const resized = new ResizeObserver(() => {
      made.resize();
    });
    resized.observe(element.current);
    if (kind === 'lines') {
      // a point is small: the whole height above a day or month counts as it
      const inGrid = (x: number, y: number) => made.containPixel('grid', [x, y]);
      made.getZr().on('click', ({ offsetX, offsetY }) => {
        if (!inGrid(offsetX, offsetY)) return;
        const [at] = made.convertFromPixel('grid', [offsetX, offsetY]);
        if (at !== undefined) pick.current(0, Math.round(at));
      });
      made.getZr().on('mousemove', ({ offsetX, offsetY }) => {
        if (inGrid(offsetX, offsetY)) made.getZr().setCursorStyle('pointer');
      });
    } else {
      made.on('click', ({ seriesIndex, dataIndex }) => {
        if (seriesIndex !== undefined) pick.current(seriesIndex, dataIndex);
      });
    }
    return () => {
      resized.disconnect();
      onPicture(undefined);
      made.dispose();
      chart.current = undefined;
    };
  }, [kind, onPicture]);

  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
  }, [option, kind]);

  return <div ref={element} style={{ height, width: '100%' }} />;
}
