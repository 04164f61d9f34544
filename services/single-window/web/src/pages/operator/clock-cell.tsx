import { ClockCircleOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { shellTexts } from '#src/i18n/shell';
import { ExpiryMark } from '#src/pages/operator/expiry-mark';
import type { DeclarationRow } from '#src/pages/operator/list-state';
import { Duration, Since } from '#src/ui/duration';

const SHOWN = 2;

/** Who holds the clock and since when, the longest first; of what is over, how long it took. */
export function ClockCell({ row }: { readonly row: DeclarationRow }) {
  const t = useTexts(operatorTexts);
  if (row.status === 'RELEASED' || row.status === 'CLOSED')
    return <Over text={t('clock.releasedIn')} from={row.submittedAt} until={row.releasedAt} />;
  if (row.status === 'RETURNED') return <Over text={t('clock.returnedIn')} from={row.submittedAt} until={row.returnedAt} />;
  if (row.status === 'WITHDRAWN') return <Over text={t('clock.withdrawnIn')} from={row.submittedAt} until={row.withdrawnAt} />;
  if (row.status === 'EXPIRED') return <Over text={t('clock.expiredIn')} from={row.submittedAt} until={row.expiredAt} />;
  if (row.waiting.length === 0) {
    return (
      <span>
        {t('clock.opening')} <Since at={row.submittedAt} />
      </span>
    );
  }
  const longest = [...row.waiting].sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''));
  const others = longest.length - SHOWN;
  return (
    <>
      {longest.slice(0, SHOWN).map((waiting) => (
        <div key={`${waiting.for} ${waiting.bill?.billNo ?? ''}`}>
          <ClockCircleOutlined aria-hidden style={{ marginInlineEnd: 4 }} />
          <HolderName waiting={waiting} /> <Since at={waiting.since} />
        </div>
      ))}
      <ExpiryMark row={row} />
      {others > 0 && <Typography.Text type="secondary">{t('clock.others', { count: others })}</Typography.Text>}
    </>
  );
}

/** The authority, or the carrier or port that the arrival is owed by. */
export function HolderName({ waiting }: { readonly waiting: { readonly for: string; readonly owner: string } }) {
  const t = useTexts(operatorTexts);
  const authority = useCodeText(shellTexts, 'authority');
  const owner = useCodeText(shellTexts, 'owner');
  const owed = waiting.for === 'arrival' || waiting.for === 'completion' || waiting.for === 'tax' ? t(`clock.${waiting.for}`) : undefined;
  return <strong>{owed === undefined ? authority(waiting.for) : `${owner(waiting.owner)} · ${owed}`}</strong>;
}

function Over({ text, from, until }: { readonly text: string; readonly from: string | null; readonly until: string | null }) {
  const ms = from === null || until === null ? null : Date.parse(until) - Date.parse(from);
  return (
    <Typography.Text type="secondary">
      {text} <Duration ms={ms} />
    </Typography.Text>
  );
}
