import { Alert } from 'antd';
import { useBilingual, useTexts } from '#src/i18n/area';
import { dutyTexts } from '#src/i18n/duty';
import { grouped } from '#src/ui/duty/amount';
import type { Duty } from '#src/ui/duty/duty';

/** Tells when the figures that were kept at the acceptance are others than those of now: somebody has mended a rate since. */
export function DutyKept({ duty: { kept, payable, rates } }: { readonly duty: Duty }) {
  const t = useTexts(dutyTexts);
  const say = useBilingual();
  if (kept === null || kept.payable === payable) return null;
  const changed = rates.filter((rate) => {
    const before = kept.rates.find(({ id }) => id === rate.id);
    return before === undefined || JSON.stringify(before.figures) !== JSON.stringify(rate.figures);
  });
  const amount = (yuan: string | null): string => (yuan === null ? t('unknown') : grouped(yuan));
  return (
    <Alert
      type="warning"
      showIcon
      title={t('changed', { then: amount(kept.payable), now: amount(payable) })}
      description={changed.length === 0 ? undefined : t('changedRates', { list: changed.map(({ name }) => say(name)).join('; ') })}
    />
  );
}
