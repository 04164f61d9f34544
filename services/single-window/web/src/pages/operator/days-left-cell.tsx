import { CalendarOutlined, WarningOutlined } from '@ant-design/icons';
import { useTexts } from '#src/i18n/area';
import { twoStepTexts } from '#src/i18n/two-step';
import type { DeclarationRow } from '#src/pages/operator/list-state';
import { useNow } from '#src/ui/duration';
import { shanghaiTime } from '#src/ui/time';
import { daysLeft } from '#src/ui/two-step/days-left';

/** From so few days on the deadline stands out. */
const SOON_DAYS = 3;

/** Days that are left to complete a summary, beneath its status; nothing of all others. */
export function DaysLeftCell({ row }: { readonly row: DeclarationRow }) {
  const t = useTexts(twoStepTexts);
  const now = useNow();
  const { twoStep, status } = row;
  if (twoStep === null || twoStep.completeBy === null) return null;
  if (twoStep.completedAt !== null) return twoStep.late ? <small className="days-left days-left-late">{t('list.late')}</small> : null;
  if (status !== 'PICKUP_RELEASED' && status !== 'OVERDUE') return null;
  const count = daysLeft(twoStep.completeBy, now);
  const over = status === 'OVERDUE' || count < 0;
  const near = over || count <= SOON_DAYS;
  const text = over ? t('list.overdue') : count === 0 ? t('list.today') : t('list.daysLeft', { count });
  return (
    <div className={near ? 'days-left days-left-near' : 'days-left'} title={shanghaiTime(twoStep.completeBy)}>
      {near ? <WarningOutlined aria-hidden /> : <CalendarOutlined aria-hidden />} {text}
    </div>
  );
}
