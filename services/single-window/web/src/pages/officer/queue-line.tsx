import { memo } from 'react';
import type { CSSProperties, MouseEvent } from 'react';
import type { Claim, QueueRow } from './queue-row.ts';
import type { QueueWords } from './queue-words.ts';
import { clock } from './use-claim.ts';

interface QueueLineProps {
  readonly row: QueueRow;
  readonly id: string;
  readonly index: number;
  readonly start: number;
  readonly selected: boolean;
  readonly claimBy: Claim['by'];
  readonly claimWho: string;
  readonly claimUntil: string;
  readonly now: number;
  readonly words: QueueWords;
  readonly onActive: (row: QueueRow) => void;
  readonly onOpen: (row: QueueRow) => void;
  readonly onClaim: (row: QueueRow) => void;
}

/** One row of the queue. Plain elements and no hooks: what is scrolled past costs little. */
export const QueueLine = memo(function QueueLine(props: QueueLineProps) {
  const { row, words, now, claimBy, claimWho, claimUntil, onActive, onOpen, onClaim } = props;
  const { t, none } = words;
  const style: CSSProperties = { transform: `translateY(${String(props.start)}px)` };
  const open = (event: MouseEvent) => {
    // a new tab is the browser's business
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(row);
  };
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={props.selected}
      className="queue-line queue-row"
      data-state={row.status === 'OPEN' ? claimBy : 'done'}
      style={style}
      onClick={() => {
        onActive(row);
      }}
      onDoubleClick={() => {
        onOpen(row);
      }}
    >
      <span
        role="gridcell"
        className="numbers"
        onPointerEnter={(event) => {
          event.currentTarget.title = words.priority(row, Date.now()).join('\n');
        }}
      >
        {words.duration(now - row.priority)}
      </span>
      <span role="gridcell">
        <a href={`/cases/${row.caseId}`} className="numbers queue-number" tabIndex={-1} onClick={open}>
          {row.declarationNo}
        </a>
        <span className="queue-small">
          {row.customsOffice}
          {row.step !== null && ` · ${words.step(row.step)}`}
          {row.sample && ` · ${words.sample}`}
        </span>
      </span>
      <span role="gridcell" className={`queue-lane queue-lane-${row.lane ?? ''}`}>
        {row.lane === null ? none : words.lane(row.lane)}
      </span>
      <span role="gridcell">{words.mode(row.transportMode)}</span>
      <span role="gridcell" title={row.traderName}>
        {row.traderName === '' ? none : row.traderName}
        <span className="queue-small">{row.billNo}</span>
      </span>
      <span role="gridcell" title={row.waitsReason}>
        {row.waitsFor === '' ? t('queue.done') : words.waits(row.waitsFor)}
        {row.waitsReason !== '' && (
          <span className="queue-small">
            {row.waitsFor === 'tax' ? row.waitsReason : words.finding(row.waitsReason.replace('FINDING_', ''))}
          </span>
        )}
      </span>
      <span role="gridcell" className="numbers">
        {row.waitsSince === null ? none : words.duration(now - new Date(row.waitsSince).getTime())}
      </span>
      <span role="gridcell" className="numbers">
        {row.dueAt === null ? (
          none
        ) : (
          <time dateTime={row.dueAt} title={words.utc(row.dueAt)}>
            {words.day(row.dueAt)}
          </time>
        )}
        {row.overdue && <strong className="queue-overdue">⚠ {t('overdue')}</strong>}
      </span>
      <span role="gridcell">
        {claimBy !== 'nobody' && row.status === 'OPEN' && (
          <>
            <span title={claimWho}>{claimBy === 'me' ? t('queue.mine') : claimWho}</span>
            <span className="queue-small">{t('queue.until', { time: clock(claimUntil) })}</span>
          </>
        )}
        {claimBy === 'nobody' && row.status === 'OPEN' && (
          <button
            type="button"
            className="queue-claim"
            tabIndex={-1}
            onClick={() => {
              onClaim(row);
            }}
          >
            {t('queue.claim')}
          </button>
        )}
      </span>
    </div>
  );
});
