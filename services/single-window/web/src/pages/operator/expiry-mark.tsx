import { HourglassOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTexts } from '#src/i18n/area';
import { lifecycleTexts } from '#src/i18n/lifecycle';
import type { DeclarationRow } from '#src/pages/operator/list-state';
import { useNow } from '#src/ui/duration';
import { shanghaiDay } from '#src/ui/time';

/** Warns of an advance declaration that is about to lapse (提前申报将失效); nothing of all others. */
export function ExpiryMark({ row }: { readonly row: DeclarationRow }) {
  const t = useTexts(lifecycleTexts);
  const now = useNow();
  if (row.expiresAt === null || row.warnsAt === null || Date.parse(row.warnsAt) > now) return null;
  return (
    <Tag color="orange" icon={<HourglassOutlined aria-hidden />} style={{ color: '#873800' }}>
      {t('advance.mark', { until: shanghaiDay(row.expiresAt) })}
    </Tag>
  );
}
