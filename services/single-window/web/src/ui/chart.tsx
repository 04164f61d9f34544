import { App, Card, Flex } from 'antd';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '#src/i18n/area';
import { chartTexts } from '#src/i18n/chart';
import { ChartActions } from '#src/ui/chart/chart-actions';
import type { Behind, ChartData, ChartKind, ChartTarget } from '#src/ui/chart/chart-data';
import { optionOf, rowAt } from '#src/ui/chart/chart-option';
import { copyPicture } from '#src/ui/chart/chart-picture';
import { ChartTable } from '#src/ui/chart/chart-table';
import { Loading } from '#src/ui/loading';
import '#src/ui/chart/chart.css';

const ChartCanvas = lazy(() => import('#src/ui/chart/chart-canvas'));

interface ChartProps {
  readonly title: string;
  /** Of which cases the numbers are: definition id, period, n. Stands under the title, in the picture too. */
  readonly caption: string;
  readonly kind: ChartKind;
  readonly data: ChartData;
  /** A number as it is read: `30.5 h`. Must be the same function while nothing changes. */
  readonly say: (value: number) => string;
  readonly unit: string;
  readonly target?: ChartTarget | undefined;
  readonly height: number;
  /** Of the picture, without ending. */
  readonly fileName: string;
  /** Address of the same figures as CSV. */
  readonly csv?: string | undefined;
  readonly behind: Behind;
  /** At the left of the buttons: a choice of what is shown. */
  readonly choice?: ReactNode;
  /** Beside the drawing, below it where there is no room. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

/** A chart with everything that belongs to it: its table, its picture, its file. ECharts is fetched when the first one is shown. */
export function Chart(props: ChartProps) {
  const { title, caption, kind, data, say, unit, target, height, fileName, csv, behind, choice, aside, children } = props;
  const t = useTexts(chartTexts);
  const { message } = App.useApp();
  const [asTable, setAsTable] = useState(false);
  const picture = useRef<() => HTMLCanvasElement>(undefined);
  const [drawn, setDrawn] = useState(false);
  const keepPicture = useCallback((made: (() => HTMLCanvasElement) | undefined) => {
    picture.current = made;
    setDrawn(made !== undefined);
  }, []);
  const option = useMemo(() => optionOf(kind, { data, target, say, unit }), [kind, data, target, say, unit]);

  const copy = async (): Promise<void> => {
    if (picture.current === undefined) return;
    try {
      const way = await copyPicture({ chart: picture.current(), title, caption }, fileName);
      message.success(t(way));
    } catch {
      message.error(t('notMade'));
    }
  };
  const pick = (seriesIndex: number, dataIndex: number) => {
    const row = rowAt(kind, data, seriesIndex, dataIndex);
    if (row !== undefined && behind.has(row.key)) behind.open(row.key);
  };

  return (
    <Card
      size="small"
      className="chart-card"
      role="group"
      aria-label={title}
      title={<h2 style={{ font: 'inherit', margin: 0, whiteSpace: 'normal' }}>{title}</h2>}
      extra={
        <Flex gap={4} wrap align="center" justify="end" className="no-print">
          {choice}
          <ChartActions {...{ title, asTable, csv }} onAsTable={setAsTable} onCopy={drawn && !asTable ? () => void copy() : undefined} />
        </Flex>
      }
    >
      <p className="chart-caption">{caption}</p>
      {children}
      <div className="chart-body">
        {asTable ? (
          <ChartTable {...{ title, data, say, behind }} gap={t('gap')} behindLabel={(row) => t('behind', { row })} />
        ) : (
          <Suspense fallback={<Loading rows={4} />}>
            <div role="img" aria-label={t('spoken', { title, caption })} data-drawn={drawn}>
              <ChartCanvas {...{ kind, option, height }} onPick={pick} onPicture={keepPicture} />
            </div>
          </Suspense>
        )}
        {aside}
      </div>
    </Card>
  );
}
