import { ClockCircleOutlined } from '@ant-design/icons';
import { Alert, Tag } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { lifecycleTexts } from '#src/i18n/lifecycle';
import { operatorTexts } from '#src/i18n/operator';
import { HolderName } from '#src/pages/operator/clock-cell';
import type { DeclarationDetail, Owed } from '#src/pages/operator/declaration-detail';
import { grouped } from '#src/ui/duty/amount';
import { Since } from '#src/ui/duration';
import { Moment } from '#src/ui/moment';

/** What is still owed, by whom, since when and until when: the longest first. */
export function OwedList({ detail }: { readonly detail: DeclarationDetail }) {
  const t = useTexts(operatorTexts);
  const life = useTexts(lifecycleTexts);
  const { row, owed } = detail;
  if (row.status === 'RELEASED') return <Alert type="success" showIcon title={t('detail.owedReleased')} />;
  if (row.status === 'RETURNED') return <Alert type="error" showIcon title={t('detail.owedReturned')} />;
  if (row.status === 'WITHDRAWN') return <Alert type="info" showIcon title={t('detail.owedWithdrawn')} />;
  if (row.status === 'CLOSED') return <Alert type="success" showIcon title={life('owed.closed')} />;
  if (row.status === 'EXPIRED') return <Alert type="warning" showIcon title={life('owed.expired')} />;
  if (owed.length === 0) return <Alert type="info" showIcon title={t('clock.opening')} />;
  const longest = [...owed].sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''));
  return (
    <ul className="owed-list" aria-label={t('detail.owed')}>
      {longest.map((one) => (
        <li
          key={`${one.for} ${one.bill?.billNo ?? ''}`}
          style={{ padding: '6px 10px', border: '1px solid #d9e0e7', borderRadius: 4, background: '#fff' }}
        >
          <OwedOne one={one} />
        </li>
      ))}
    </ul>
  );
}

function OwedOne({ one }: { readonly one: Owed }) {
  const t = useTexts(operatorTexts);
  const what = useCodeText(operatorTexts, 'what');
  return (
    <>
      <div>
        <ClockCircleOutlined aria-hidden style={{ marginInlineEnd: 4 }} />
        <HolderName waiting={one} /> {one.what !== 'arrival' && one.what !== 'completion' && one.what !== 'tax' && what(one.what)}{' '}
        <Since at={one.since} /> {one.overdue && <Tag color="red">{t('detail.overdue')}</Tag>}
      </div>
      <div style={{ color: '#595959' }}>
        {t('detail.since')} <Moment at={one.since} />
        {one.dueAt !== null && (
          <>
            {' · '}
            {t('detail.due')} <Moment at={one.dueAt} />
          </>
        )}
      </div>
      {one.bill !== null && <div>{t('clock.taxBill', { no: one.bill.billNo, yuan: grouped(one.bill.amount), due: one.bill.dueDay })}</div>}
      {one.reason !== null && (
        <div>
          {t('detail.reason')}: {one.reason}
        </div>
      )}
    </>
  );
}
