import { CalendarOutlined, CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTexts } from '#src/i18n/area';
import { enterFirstTexts } from '#src/i18n/enter-first';
import { useNow } from '#src/ui/duration';
import type { EnteredBillRow } from '#src/ui/enter-first/entered-bill';
import { shanghaiTime } from '#src/ui/time';
import { daysLeft } from '#src/ui/two-step/days-left';

/** Colours are dark enough on their pale ground for WCAG AA; a sign and a word stand beside them. */
const SIGNS = {
  AWAITING_GOODS: { color: 'blue', ink: '#0b4a8f', icon: <ClockCircleOutlined /> },
  AWAITING_RECORD: { color: 'gold', ink: '#7c4a03', icon: <ClockCircleOutlined /> },
  OVERDUE: { color: 'red', ink: '#a8071a', icon: <WarningOutlined /> },
  DIFFERS: { color: 'red', ink: '#a8071a', icon: <WarningOutlined /> },
  RECONCILED: { color: 'green', ink: '#135200', icon: <CheckCircleOutlined /> },
  RELEASED: { color: 'green', ink: '#135200', icon: <CheckCircleOutlined /> },
  BOOKED: { color: 'green', ink: '#135200', icon: <CheckCircleOutlined /> },
  VOID: { color: 'default', ink: '#434343', icon: <CloseCircleOutlined /> },
} as const;

/** From so few days on the deadline stands out. */
const SOON_DAYS = 3;

/** How a bill stands, and the days that its record has left. */
export function EnteredState({ row }: { readonly row: EnteredBillRow }) {
  const t = useTexts(enterFirstTexts);
  const { color, ink, icon } = SIGNS[row.state];
  return (
    <>
      <Tag color={color} icon={icon} style={{ color: ink, margin: 0 }}>
        {t(`state.${row.state}`)}
      </Tag>
      <Due row={row} />
    </>
  );
}

function Due({ row: { state, declareBy, late } }: { readonly row: EnteredBillRow }) {
  const t = useTexts(enterFirstTexts);
  const now = useNow();
  if (late) return <small style={{ display: 'block', color: '#7c4a03' }}>{t('due.late')}</small>;
  if (declareBy === null || (state !== 'AWAITING_RECORD' && state !== 'OVERDUE')) return null;
  const count = daysLeft(declareBy, now);
  const near = count <= SOON_DAYS;
  const text = count < 0 ? t('due.over', { count: -count }) : count === 0 ? t('due.today') : t('due.daysLeft', { count });
  return (
    <small style={{ display: 'block', color: near ? '#a8071a' : '#595959' }} title={shanghaiTime(declareBy)}>
      {near ? <WarningOutlined aria-hidden /> : <CalendarOutlined aria-hidden />} {text}
    </small>
  );
}
