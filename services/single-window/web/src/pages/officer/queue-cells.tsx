import { Link } from '@tanstack/react-router';
import { Button, Tooltip } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { shellTexts } from '#src/i18n/shell';
import { durationText } from '#src/ui/duration';
import { SampleMark } from '#src/ui/tags';
import { shanghaiTime, utcTime } from '#src/ui/time';
import { usePriorityText } from './priority-parts.tsx';
import type { Claim, QueueRow } from './queue-row.ts';
import { clock } from './use-claim.ts';

/** A word and a sign beside the colour. Plain elements: thousands of these pass by while somebody scrolls. */
const SIGNS: Readonly<Record<string, string>> = { GREEN: '●', YELLOW: '▲', RED: '■' };

interface CellsProps {
  readonly row: QueueRow;
  readonly claim: Claim;
  readonly now: number;
  readonly onClaim: (row: QueueRow) => void;
}

/** The cells of one row of the queue. */
export function QueueCells({ row, claim, now, onClaim }: CellsProps) {
  const t = useTexts(officerTexts);
  const shell = useTexts(shellTexts);
  const lane = useCodeText(shellTexts, 'lane');
  const mode = useCodeText(shellTexts, 'mode');
  const waits = useCodeText(officerTexts, 'waitsFor');
  const finding = useCodeText(officerTexts, 'finding');
  const priority = usePriorityText();
  const moment = (at: string | null) =>
    at === null ? (
      shell('none')
    ) : (
      <time dateTime={at} title={`${shell('utc')} ${utcTime(at)}`}>
        {shanghaiTime(at).slice(5)}
      </time>
    );
  return (
    <>
      <span role="gridcell" className="numbers">
        <Tooltip title={<PartList parts={priority(row, now)} />} placement="right">
          <span>{durationText(shell, now - row.priority)}</span>
        </Tooltip>
      </span>
      <span role="gridcell">
        <Link to="/cases/$caseId" params={{ caseId: row.caseId }} className="numbers queue-number" tabIndex={-1} preload={false}>
          {row.declarationNo}
        </Link>
        <span className="queue-small">
          {row.customsOffice} <SampleMark sample={row.sample} />
        </span>
      </span>
      <span role="gridcell" className={`queue-lane queue-lane-${row.lane ?? ''}`}>
        {row.lane === null ? shell('none') : `${SIGNS[row.lane] ?? ''} ${lane(row.lane)}`}
      </span>
      <span role="gridcell">{mode(row.transportMode)}</span>
      <span role="gridcell" title={row.traderName}>
        {row.traderName === '' ? shell('none') : row.traderName}
        <span className="queue-small">{row.billNo}</span>
      </span>
      <span role="gridcell" title={row.waitsReason}>
        {row.waitsFor === '' ? t('queue.done') : waits(row.waitsFor)}
        {row.waitsReason !== '' && <span className="queue-small">{finding(row.waitsReason.replace('FINDING_', ''))}</span>}
      </span>
      <span role="gridcell" className="numbers">
        {row.waitsSince === null ? shell('none') : durationText(shell, now - new Date(row.waitsSince).getTime())}
      </span>
      <span role="gridcell" className="numbers">
        {moment(row.dueAt)}
        {row.overdue && <strong style={{ color: '#a8071a' }}> ⚠ {t('overdue')}</strong>}
      </span>
      <span role="gridcell">
        {claim.by !== 'nobody' && row.status === 'OPEN' && (
          <>
            <span title={claim.who}>{claim.by === 'me' ? t('queue.mine') : claim.who}</span>
            <span className="queue-small">{t('queue.until', { time: clock(claim.until) })}</span>
          </>
        )}
        {claim.by === 'nobody' && row.status === 'OPEN' && (
          <Button
            size="small"
            tabIndex={-1}
            onClick={() => {
              onClaim(row);
            }}
          >
            {t('queue.claim')}
          </Button>
        )}
      </span>
    </>
  );
}

export function PartList({ parts }: { readonly parts: readonly string[] }) {
  return (
    <>
      {parts.map((text) => (
        <div key={text}>{text}</div>
      ))}
    </>
  );
}
