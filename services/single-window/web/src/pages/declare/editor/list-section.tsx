import { CopyOutlined, DeleteOutlined, PlusOutlined, TableOutlined } from '@ant-design/icons';
import { App, Button, Card, Flex } from 'antd';
import { memo, useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import { EditableGrid } from '../grid/editable-grid.tsx';
import type { GridHandle } from '../grid/editable-grid.tsx';
import { paste } from '../grid/paste.ts';
import type { Pasted } from '../grid/paste.ts';
import { readTsv, writeTsv } from '../grid/tsv.ts';
import { MOST } from './content.ts';
import type { ListName, Row } from './content.ts';
import type { FaultPlaces } from './fault-places.ts';
import { FaultTexts, idOf } from './field-input.tsx';
import { COLUMNS } from './fields.ts';
import type { Column } from './fields.ts';
import { useLabels } from './labels.ts';

export interface ListHandle {
  goTo(row: number, key: string): void;
}

interface ListSectionProps {
  readonly list: ListName;
  readonly rows: readonly Row[];
  /** Which columns, where not all are wanted; the same list while they are the same. */
  readonly columns?: readonly Column[];
  readonly places: FaultPlaces;
  readonly onRows: (list: ListName, change: (rows: readonly Row[]) => readonly Row[]) => void;
  /** Told once how one gets to a cell of this list. */
  readonly onHandle: (list: ListName, handle: ListHandle | null) => void;
}

/** Goods, containers or documents: a grid, what one can do with its rows, and the faults of the cell one is in. */
export const ListSection = memo(function ListSection({ list, rows, columns = COLUMNS[list], places, onRows, onHandle }: ListSectionProps) {
  const t = useTexts(declareTexts);
  const labels = useLabels();
  const { message } = App.useApp();
  const grid = useRef<GridHandle>(null);
  const [active, setActive] = useState({ row: 0, key: '' });
  const titles = columns.map(({ key }) => labels.column(list, key));
  const titlesKey = titles.join('\t');
  const stableTitles = useMemo(() => titlesKey.split('\t'), [titlesKey]);
  const most = MOST[list];
  const change = useCallback(
    (next: (rows: readonly Row[]) => readonly Row[]) => {
      onRows(list, next);
    },
    [list, onRows],
  );
  const onActive = useCallback((row: number, key: string) => {
    setActive((before) => (before.row === row && before.key === key ? before : { row, key }));
  }, []);
  const tell = ({ filled, left }: Pasted) => {
    if (left > 0) void message.warning(t('grid.tooMany', { most, left }));
    else if (filled > 1) void message.success(t('grid.pasted', { rows: filled }));
  };
  const goTo = (row: number, key: string) => {
    // a row that is not there yet is made first; the grid is then a moment later
    if (rows.length === 0) change(() => [{}]);
    window.setTimeout(() => grid.current?.goTo(row, key));
  };
  const handle = useCallback(
    (value: ListHandle | null) => {
      onHandle(list, value);
    },
    [list, onHandle],
  );
  useImperativeHandle(handle, () => ({ goTo }));
  const first = columns.find(({ fixed }) => fixed !== true)?.key ?? '';
  const add = () => {
    const key = rows.length;
    change((before) => (before.length < most ? [...before, {}] : before));
    window.setTimeout(() => grid.current?.goTo(Math.min(key, most - 1), first));
  };
  const selected = () => grid.current?.selected() ?? { top: 0, bottom: 0, left: 0, right: 0 };
  const duplicate = () => {
    const { top, bottom } = selected();
    change((before) => [...before.slice(0, bottom + 1), ...before.slice(top, bottom + 1), ...before.slice(bottom + 1)].slice(0, most));
  };
  const remove = () => {
    const { top, bottom } = selected();
    change((before) => before.filter((_row, place) => place < top || place > bottom));
    window.setTimeout(() => grid.current?.goTo(Math.max(0, top - 1), first));
  };
  const here = places.row(list, active.row)?.get(active.key) ?? [];
  const whole = places.at(`/${list}`);
  const full = rows.length >= most;
  return (
    <Card
      size="small"
      id={idOf(`/${list}`)}
      title={
        <Flex align="center" gap={12} wrap>
          <h2 className="group-title">{labels.list(list)}</h2>
          <span className="numbers grid-count">{t('grid.count', { count: rows.length, most })}</span>
        </Flex>
      }
      extra={
        <Flex gap={4} wrap>
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={add} disabled={full}>
            {t('grid.add')}
          </Button>
          <Button size="small" icon={<CopyOutlined aria-hidden />} onClick={duplicate} disabled={full || rows.length === 0}>
            {t('grid.duplicate')}
          </Button>
          <Button size="small" icon={<DeleteOutlined aria-hidden />} onClick={remove} disabled={rows.length === 0}>
            {t('grid.remove')}
          </Button>
          <Button
            size="small"
            icon={<TableOutlined aria-hidden />}
            onClick={() => {
              void navigator.clipboard.writeText(writeTsv([titles])).then(() => message.success(t('grid.headsCopied')));
            }}
          >
            {t('grid.heads')}
          </Button>
        </Flex>
      }
      styles={{ body: { padding: 8 } }}
    >
      {whole.length > 0 && <FaultTexts faults={whole} quiet={rows.length === 0} />}
      {rows.length === 0 ? (
        <div
          className="grid-empty"
          tabIndex={0}
          role="group"
          aria-label={labels.list(list)}
          onPaste={(event) => {
            event.preventDefault();
            const start = columns[0]?.fixed === true ? 1 : 0;
            const done = paste([], columns, { row: 0, column: start }, readTsv(event.clipboardData.getData('text/plain')), most);
            change(() => done.rows);
            tell(done);
          }}
        >
          {t('grid.empty')}
        </div>
      ) : (
        <>
          <EditableGrid
            handle={grid}
            label={labels.list(list)}
            rows={rows}
            columns={columns}
            labels={stableTitles}
            most={most}
            faultsOf={(row) => places.row(list, row)}
            onRows={change}
            onPasted={tell}
            onActive={onActive}
          />
          <div className="grid-foot" aria-live="polite">
            {here.length > 0 ? (
              <>
                <b>{t('grid.row', { row: active.row + 1, column: labels.column(list, active.key) })}</b>
                <FaultTexts faults={here} quiet={false} />
              </>
            ) : (
              <span className="grid-help">{t('grid.help')}</span>
            )}
          </div>
        </>
      )}
    </Card>
  );
});
