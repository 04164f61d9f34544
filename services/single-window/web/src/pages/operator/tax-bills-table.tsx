import { Alert } from 'antd';
import { useTexts } from '#src/i18n/area';
import { taxTexts } from '#src/i18n/tax';
import { Amount } from '#src/ui/duty/amount';
import { PlainTable } from '#src/ui/plain-table';
import { BillNo, BillReceipt, BillStatus, BillTaxes } from '#src/ui/tax/bill-words';
import type { TaxBill } from '#src/ui/tax/tax-bill';

interface TaxBillsTableProps {
  readonly bills: readonly TaxBill[];
  /** Yuan; null: nothing is to be given back. */
  readonly refund: string | null;
}

/** The tax bills of one declaration, to read and to print. */
export function TaxBillsTable({ bills, refund }: TaxBillsTableProps) {
  const t = useTexts(taxTexts);
  return (
    <>
      {refund !== null && <Alert type="info" showIcon title={t('refund', { yuan: refund })} style={{ marginBottom: 8 }} />}
      <PlainTable
        label={t('section')}
        rows={bills}
        rowKey={(bill) => bill.billNo}
        columns={[
          {
            ...{ key: 'bill', title: t('bill') },
            render: (bill) => (
              <>
                <BillNo bill={bill} />
                <div>
                  <BillStatus bill={bill} />
                </div>
              </>
            ),
          },
          { key: 'taxes', title: t('byTax'), render: (bill) => <BillTaxes bill={bill} /> },
          {
            ...{ key: 'total', title: t('total'), align: 'right' },
            render: (bill) => (
              <>
                <Amount yuan={bill.total} strong />
                {bill.lateFee !== '0.00' && (
                  <div>
                    {t('lateFee')} <Amount yuan={bill.lateFee} />
                  </div>
                )}
              </>
            ),
          },
          { key: 'due', title: t('due'), render: (bill) => <span className="numbers">{bill.dueDay}</span> },
          { key: 'receipt', title: t('how'), render: (bill) => <BillReceipt bill={bill} /> },
        ]}
      />
    </>
  );
}
