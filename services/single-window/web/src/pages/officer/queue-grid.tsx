import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { useNow } from '#src/ui/duration';
import '#src/pages/officer/queue.css';
import { QueueLine } from './queue-line.tsx';
import type { QueueRow } from './queue-row.ts';
import { claimOf, rowKey } from './queue-row.ts';
import type { QueueView } from './queue-store.ts';
import { useQueueWords } from './queue-words.ts';

const ROW_PX = 44;
const HEAD_PX = 36;
/** Rows before the end of what was read at which the next page is wanted. */
const AHEAD_ROWS = 250;
const COLUMNS = ['priority', 'number', 'lane', 'mode', 'trader', 'waits', 'age', 'due', 'claimed'] as const;

interface QueueGridProps {
  readonly view: QueueView;
  /** Of the filter, also what was not read yet. */
  readonly total: number;
  readonly me: string;
  /** Key of the row that keys act on; empty: none yet. */
  readonly active: string;
  readonly describedBy: string;
  readonly onActive: (key: string) => void;
  readonly onOpen: (row: QueueRow) => void;
  readonly onClaim: (row: QueueRow) => void;
  readonly onNearEnd: () => void;
  /** Somebody's pointer or focus is in the table: nothing may move. */
  readonly onInside: (where: 'pointer' | 'focus', inside: boolean) => void;
}

/** The queue as a grid (WAI-ARIA): only the rows in sight exist, whatever the number of all. */
export function QueueGrid(props: QueueGridProps) {
  const { view, total, me, active, onActive, onOpen, onClaim, onNearEnd, onInside } = props;
  const t = useTexts(officerTexts);
  const now = useNow();
  const words = useQueueWords();
  const activate = useCallback(
    (row: QueueRow) => {
      onActive(rowKey(row));
    },
    [onActive],
  );
  const scroll = useRef<HTMLDivElement>(null);
  const { order, rows, complete } = view;
  const count = complete ? order.length : Math.max(order.length + 1, total);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    scrollPaddingStart: HEAD_PX,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (!complete && last > order.length - AHEAD_ROWS) onNearEnd();
  }, [complete, last, order.length, onNearEnd]);

  const moveTo = (index: number) => {
    const place = Math.min(Math.max(index, 0), order.length - 1);
    const key = order[place];
    if (key === undefined) return;
    onActive(key);
    virtual.scrollToIndex(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = order.indexOf(active);
    const page = Math.max(1, Math.floor(((scroll.current?.clientHeight ?? ROW_PX) - HEAD_PX) / ROW_PX) - 1);
    const steps: Readonly<Record<string, number>> = {
      ...{ ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: order.length - 1 },
    };
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      moveTo(to);
    } else if (event.key === 'Enter') {
      const row = rows.get(active);
      if (row !== undefined) onOpen(row);
    }
  };

  return (
    <div
      ref={scroll}
      role="grid"
      className="queue-grid"
      tabIndex={0}
      aria-label={t('queue.table')}
      aria-rowcount={count + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={order.includes(active) ? rowId(active) : undefined}
      aria-describedby={props.describedBy}
      onKeyDown={onKeyDown}
      onPointerEnter={() => {
        onInside('pointer', true);
      }}
      onPointerLeave={() => {
        onInside('pointer', false);
      }}
      onFocus={() => {
        onInside('focus', true);
        if (active === '' && order[0] !== undefined) onActive(order[0]);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onInside('focus', false);
      }}
    >
      <div role="rowgroup" className="queue-head queue-line" style={{ padding: 0 }}>
        <div role="row" aria-rowindex={1} className="queue-line" style={{ gridColumn: '1 / -1' }}>
          {COLUMNS.map((column) => (
            <span key={column} role="columnheader">
              {t(`column.${column}`)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative', minWidth: 1100 }}>
        {items.map(({ index, start }) => {
          const key = order[index];
          const row = key === undefined ? undefined : rows.get(key);
          const style = { transform: `translateY(${String(start)}px)` };
          if (key === undefined || row === undefined) return <EmptyRow key={index} index={index} style={style} />;
          const claim = claimOf(row, me, now);
          return (
            <QueueLine
              key={key}
              id={rowId(key)}
              row={row}
              index={index}
              start={start}
              selected={key === active}
              claimBy={claim.by}
              claimWho={claim.who}
              claimUntil={claim.until}
              now={now}
              words={words}
              onActive={activate}
              onOpen={onOpen}
              onClaim={onClaim}
            />
          );
        })}
      </div>
    </div>
  );
}

const rowId = (key: string): string => `row-${key.replace(/[^\w-]/g, '_')}`;

function EmptyRow({ index, style }: { readonly index: number; readonly style: object }) {
  const t = useTexts(officerTexts);
  return (
    <div role="row" aria-rowindex={index + 2} className="queue-line queue-row" style={style}>
      <span role="gridcell" style={{ gridColumn: '1 / -1' }}>
        <span className="visually-hidden">{t('queue.loading')}</span>
        <span className="queue-empty-row" />
      </span>
    </div>
  );
}
