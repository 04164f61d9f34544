import { BarChartOutlined, CopyOutlined, DownloadOutlined, TableOutlined } from '@ant-design/icons';
import { App, Button, Card, Empty, Flex, Tooltip } from 'antd';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { chartTexts } from '#src/i18n/chart';
import { useTexts } from '#src/i18n/area';
import type { ChartData, ChartKind, ChartSelection, ChartTarget } from '#src/ui/chart/chart-data';
import { optionOf, selectionOf } from '#src/ui/chart/chart-option';
import { copyPicture } from '#src/ui/chart/chart-picture';
import { ChartTable } from '#src/ui/chart/chart-table';
import { Loading } from '#src/ui/loading';

const ChartCanvas = lazy(() => import('#src/ui/chart/chart-canvas'));

interface ChartProps {
  readonly title: string;
  /** Of which cases the numbers are: definition id, period, n. Stands under the title, in the picture too. */
  readonly caption: string;
  readonly kind: ChartKind;
  readonly data: ChartData;
  /** A number as it is read: `30.5 h`. */
  readonly say: (value: number) => string;
  readonly unit: string;
  readonly target?: ChartTarget | undefined;
  readonly height: number;
  /** Of the picture, without ending. */
  readonly fileName: string;
  /** Address of the same figures as CSV. */
  readonly csv?: string | undefined;
  /** What a click on a bar or point does; in the table the name of each row does it. */
  readonly onSelect?: ((selection: ChartSelection) => void) | undefined;
  readonly selectLabel?: ((row: string) => string) | undefined;
  /** At the left of the buttons: a choice of what is shown. */
  readonly choice?: ReactNode;
  readonly children?: ReactNode;
}

/** A chart with everything that belongs to it: its table, its picture, its file. ECharts is fetched when the first one is shown. */
export function Chart(props: ChartProps) {
  const { title, caption, kind, data, say, unit, target, height, fileName, csv, onSelect, choice, children } = props;
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
  const empty = data.rows.length === 0;

  const copy = async (): Promise<void> => {
    if (picture.current === undefined) return;
    const way = await copyPicture({ chart: picture.current(), title, caption }, fileName);
    message.success(t(way === 'copied' ? 'copied' : 'saved'));
  };
  const pick =
    onSelect === undefined
      ? undefined
      : (seriesIndex: number, dataIndex: number) => {
          const selection = selectionOf(kind, data, seriesIndex, dataIndex);
          if (selection !== undefined) onSelect(selection);
        };

  return (
    <Card
      size="small"
      role="group"
      aria-label={title}
      title={<h2 style={{ font: 'inherit', margin: 0, whiteSpace: 'normal' }}>{title}</h2>}
      extra={
        <Flex gap={4} wrap align="center" className="no-print">
          {choice}
          <Tooltip title={t(asTable ? 'asChart' : 'asTable')}>
            <Button
              size="small"
              aria-label={t('asTable')}
              aria-pressed={asTable}
              icon={asTable ? <BarChartOutlined /> : <TableOutlined />}
              onClick={() => {
                setAsTable(!asTable);
              }}
            />
          </Tooltip>
          <Tooltip title={t('copy')}>
            <Button size="small" aria-label={t('copy')} icon={<CopyOutlined />} disabled={asTable || !drawn} onClick={() => void copy()} />
          </Tooltip>
          {csv !== undefined && (
            <Tooltip title={t('csv')}>
              <Button size="small" aria-label={t('csv')} icon={<DownloadOutlined />} href={csv} download />
            </Tooltip>
          )}
        </Flex>
      }
    >
      <p className="chart-caption">{caption}</p>
      {children}
      {empty ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')} />
      ) : asTable ? (
        <ChartTable {...{ title, data, say, onSelect }} gap={t('gap')} selectLabel={props.selectLabel ?? ((row) => row)} />
      ) : (
        <Suspense fallback={<Loading rows={4} />}>
          <div role="img" aria-label={t('spoken', { title, caption })} data-drawn={drawn} style={{ cursor: 'default' }}>
            <ChartCanvas {...{ kind, option, height }} onPick={pick} onPicture={keepPicture} />
          </div>
        </Suspense>
      )}
    </Card>
  );
}
