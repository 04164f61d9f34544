import { ExclamationCircleOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import { useTexts } from '#src/i18n/area';
import { dutyTexts } from '#src/i18n/duty';
import type { DutyRate } from '#src/ui/duty/duty';

/** Says how many of the rates nobody has compared with the official publication, where the sum stands. */
export function UnverifiedRates({ rates }: { readonly rates: readonly DutyRate[] }) {
  const t = useTexts(dutyTexts);
  const count = rates.filter(({ verified }) => !verified).length;
  if (count === 0) return null;
  return (
    <Typography.Text>
      <ExclamationCircleOutlined aria-hidden style={{ color: '#7c4a03' }} /> {t('unverified', { count, all: rates.length })}
    </Typography.Text>
  );
}
