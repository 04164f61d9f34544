import { Tag } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { taxTexts } from '#src/i18n/tax';
import { Amount } from '#src/ui/duty/amount';
import type { TaxBill } from '#src/ui/tax/tax-bill';

/** Ground of the tag, and a text on it that is dark enough for WCAG AA. */
const COLOURS = {
  OPEN: { color: 'gold', ink: '#7c4a03' },
  SETTLED: { color: 'green', ink: '#135200' },
  VOID: { color: 'default', ink: undefined },
} as const;

/** Word and sign beside the colour, and whether its due day has passed. */
export function BillStatus({ bill }: { readonly bill: TaxBill }) {
  const t = useTexts(taxTexts);
  const { color, ink } = COLOURS[bill.status];
  return (
    <>
      <Tag color={color} style={{ color: ink }}>
        {t(`billStatus.${bill.status}`)}
      </Tag>
      {bill.overdue && (
        <Tag color="red" style={{ color: '#a8071a' }}>
          {t('overdue')}
        </Tag>
      )}
    </>
  );
}

/** Number of the bill, and what kind of bill it is where that is no ordinary one. */
export function BillNo({ bill }: { readonly bill: TaxBill }) {
  const t = useTexts(taxTexts);
  return (
    <>
      <span className="numbers">{bill.billNo}</span> {bill.kind !== 'FIRST' && <Tag variant="outlined">{t(`kind.${bill.kind}`)}</Tag>}
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
        <div key={each.tax} style={{ whiteSpace: 'nowrap' }}>
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
