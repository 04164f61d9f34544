import { Tag } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { taxTexts } from '#src/i18n/tax';
import { Amount } from '#src/ui/duty/amount';
import type { TaxBill } from '#src/ui/tax/tax-bill';

const COLOURS = { OPEN: 'gold', SETTLED: 'green', VOID: 'default' } as const;

/** Word and sign beside the colour, and whether its due day has passed. */
export function BillStatus({ bill }: { readonly bill: TaxBill }) {
  const t = useTexts(taxTexts);
  return (
    <>
      <Tag variant="outlined" color={COLOURS[bill.status]}>
        {t(`billStatus.${bill.status}`)}
      </Tag>
      {bill.overdue && <Tag color="red">{t('overdue')}</Tag>}
    </>
  );
}

/** Number of the bill, and what kind of bill it is where that is no ordinary one. */
export function BillNo({ bill }: { readonly bill: TaxBill }) {
  const t = useTexts(taxTexts);
  const kind = t(`kind.${bill.kind}`);
  return (
    <>
      <span className="numbers">{bill.billNo}</span> {kind !== '' && <Tag variant="outlined">{kind}</Tag>}
      {bill.demand === 'SECURE' && <Tag variant="outlined">{t('demand.SECURE')}</Tag>}
    </>
  );
}

/** What the bill is for, tax by tax. */
export function BillTaxes({ bill }: { readonly bill: TaxBill }) {
  const t = useTexts(taxTexts);
  const tax = useCodeText(taxTexts, 'tax');
  return (
    <>
      {bill.byTax.map((each) => (
        <div key={each.tax}>
          {tax(each.tax)} <Amount yuan={each.amount} />
        </div>
      ))}
      {bill.gaps > 0 && <div style={{ color: '#874d00' }}>{t('gaps', { n: bill.gaps })}</div>}
    </>
  );
}

/** How it was settled and by which receipt. */
export function BillReceipt({ bill }: { readonly bill: TaxBill }) {
  const t = useTexts(taxTexts);
  if (bill.how === null) return <>—</>;
  return (
    <>
      {t(`means.${bill.how}`)} <span className="numbers">{bill.reference}</span>
    </>
  );
}
