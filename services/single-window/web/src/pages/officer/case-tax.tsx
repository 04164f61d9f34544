import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card } from 'antd';
import { useState } from 'react';
import { useTexts } from '#src/i18n/area';
import { taxTexts } from '#src/i18n/tax';
import { Amount } from '#src/ui/duty/amount';
import { BillNo, BillReceipt, BillStatus, BillTaxes } from '#src/ui/tax/bill-words';
import { SettleModal } from '#src/ui/tax/settle-modal';
import type { TaxBill } from '#src/ui/tax/tax-bill';
import type { CaseFile, LegalBasis } from './case-file.ts';

interface CaseTaxProps {
  readonly file: CaseFile;
  readonly bases: readonly LegalBasis[];
  /** Customs takes a deposit or a letter of guarantee at the counter. */
  readonly mayAccept: boolean;
}

/** Tax bills of a case (税单); nothing where none is owed and none was issued. */
export function CaseTax({ file, bases, mayAccept }: CaseTaxProps) {
  const t = useTexts(taxTexts);
  const queries = useQueryClient();
  const [chosen, choose] = useState<string>();
  const { taxBills, taxRefund, holds, caseId } = file;
  const bill = taxBills.find(({ billNo, status }) => billNo === chosen && status === 'OPEN');
  if (taxBills.length === 0 && !holds.includes('tax')) return null;
  const citations = bases.filter(({ decision }) => decision === 'clear').map(({ citation }) => citation);
  return (
    <Card size="small" title={<h2 className="case-heading">{t('section')}</h2>}>
      {taxRefund !== null && <Alert type="info" showIcon title={t('refund', { yuan: taxRefund })} style={{ marginBottom: 8 }} />}
      {taxBills.length === 0 && t('noneYet')}
      <ul aria-label={t('section')} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {taxBills.map((each) => (
          <li key={each.billNo} style={{ marginBottom: 8 }}>
            <OneBill bill={each} mayAccept={mayAccept} onAccept={choose} />
          </li>
        ))}
      </ul>
      {bill !== undefined && (
        <SettleModal
          bill={bill}
          bases={[...new Set(citations)]}
          onDone={() => queries.invalidateQueries({ queryKey: ['case', caseId] })}
          onClose={() => {
            choose(undefined);
          }}
        />
      )}
    </Card>
  );
}

interface OneBillProps {
  readonly bill: TaxBill;
  readonly mayAccept: boolean;
  readonly onAccept: (billNo: string) => void;
}

/** The desk's side is narrow: a block for each bill instead of a table. */
function OneBill({ bill, mayAccept, onAccept }: OneBillProps) {
  const t = useTexts(taxTexts);
  return (
    <>
      <div>
        <BillNo bill={bill} /> <BillStatus bill={bill} />
      </div>
      <BillTaxes bill={bill} />
      <div>
        {t('total')} <Amount yuan={bill.total} strong /> {bill.lateFee !== '0.00' && `(${t('lateFee')} ${bill.lateFee})`}
      </div>
      <div>
        {t('due')} {bill.dueDay}
      </div>
      {bill.status === 'SETTLED' && <BillReceipt bill={bill} />}
      {bill.status === 'OPEN' && mayAccept && (
        <Button
          size="small"
          aria-label={`${t('settle.accept')} ${bill.billNo}`}
          onClick={() => {
            onAccept(bill.billNo);
          }}
        >
          {t('settle.accept')}
        </Button>
      )}
    </>
  );
}
