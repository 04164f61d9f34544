import { FormOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useHasRole } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { twoStepTexts } from '#src/i18n/two-step';
import { LinkButton } from '#src/ui/link-button';
import type { DeclarationRow } from '#src/pages/operator/list-state';
import { useNow } from '#src/ui/duration';
import { shanghaiDay } from '#src/ui/time';
import { daysLeft } from '#src/ui/two-step/days-left';

/** Where a summary can be completed; its company is offered the way there. */
const OPEN: ReadonlySet<string> = new Set(['SUMMARY_STORED', 'PICKUP_RELEASED', 'OVERDUE']);

/** How a two-step declaration stands and until when it is to be completed, so that nobody misses the day; nothing of all others. */
export function TwoStepNotice({ row }: { readonly row: DeclarationRow }) {
  const t = useTexts(twoStepTexts);
  const told = useTold(row);
  const mine = useHasRole('operator');
  if (told === undefined) return null;
  const act = mine && OPEN.has(row.status) && row.twoStep?.completedAt === null;
  return (
    <Alert
      type={told.type}
      showIcon
      title={told.text}
      style={{ marginBottom: 12 }}
      action={
        act ? (
          <LinkButton href={`/complete/${row.id}`} icon={<FormOutlined aria-hidden />} size="small" type="primary">
            {t('notice.act')}
          </LinkButton>
        ) : undefined
      }
    />
  );
}

type Told = { readonly type: 'info' | 'warning' | 'error'; readonly text: string };

function useTold({ status, twoStep }: DeclarationRow): Told | undefined {
  const t = useTexts(twoStepTexts);
  const now = useNow();
  if (twoStep === null) return undefined;
  const { completeBy, completedAt, pickupReleasedAt, late } = twoStep;
  const day = completeBy === null ? '' : shanghaiDay(completeBy);
  if (completedAt !== null) {
    if (late) return { type: 'warning', text: t('notice.completedLate', { day }) };
    return {
      type: 'info',
      text: t(pickupReleasedAt === null && status === 'COMPLETE_SUBMITTED' ? 'notice.completedEarly' : 'notice.completed'),
    };
  }
  if (status === 'SUMMARY_STORED') return { type: 'info', text: t('notice.stored') };
  if (status === 'SUPPLEMENT_ASKED') return { type: 'warning', text: t('notice.asked') };
  if (status === 'OVERDUE') return { type: 'error', text: t('notice.overdue', { day }) };
  if (status !== 'PICKUP_RELEASED' || completeBy === null) return undefined;
  const count = daysLeft(completeBy, now);
  if (count < 0) return { type: 'error', text: t('notice.overdue', { day }) };
  return count === 0 ? { type: 'error', text: t('notice.lastDay') } : { type: 'warning', text: t('notice.pickedUp', { day, count }) };
}
