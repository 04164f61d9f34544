import { Typography } from 'antd';
import { useTexts } from '#src/i18n/area';
import { taxTexts } from '#src/i18n/tax';
import type { DeclarationDetail } from '#src/pages/operator/declaration-detail';
import { percentOf } from '#src/ui/tax/tax-bill';
import { TaxBillsTable } from '#src/pages/operator/tax-bills-table';

/** The tax bills of a declaration, and for each that is open how it is paid; nothing where none was ever issued. */
export function TaxSection({ detail: { taxBills, taxRefund } }: { readonly detail: DeclarationDetail }) {
  const t = useTexts(taxTexts);
  if (taxBills.length === 0) return null;
  return (
    <section>
      <h2>{t('section')}</h2>
      <TaxBillsTable bills={taxBills} refund={taxRefund} />
      {taxBills
        .filter(({ status }) => status === 'OPEN')
        .map(({ billNo: no, dueDay: due, demand, lateRatePerDay }) => (
          <Typography.Paragraph key={no} style={{ margin: '8px 0 0' }}>
            {demand === 'SECURE' ? t('howToSecure', { no, due }) : t('howToPay', { no, due, rate: percentOf(lateRatePerDay ?? '0') })}
          </Typography.Paragraph>
        ))}
    </section>
  );
}
