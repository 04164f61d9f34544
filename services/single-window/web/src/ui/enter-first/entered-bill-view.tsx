import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '#src/i18n/area';
import { enterFirstTexts } from '#src/i18n/enter-first';
import type { EnteredBill } from '#src/ui/enter-first/entered-bill';
import { EnteredState } from '#src/ui/enter-first/entered-state';
import { GoodsComparison } from '#src/ui/enter-first/goods-comparison';
import { ReceiptsTable } from '#src/ui/enter-first/receipts-table';
import { FieldList } from '#src/ui/field-list';
import { Moment } from '#src/ui/moment';

interface EnteredBillViewProps {
  readonly bill: EnteredBill;
  readonly account: ReactNode;
  /** Record lists of the bill, where they are not what one comes from. */
  readonly records?: ReactNode;
  readonly actOnReceipt?: (receipt: EnteredBill['receipts'][number]) => ReactNode;
}

const TONES = { OVERDUE: 'error', DIFFERS: 'error', AWAITING_RECORD: 'warning', RECONCILED: 'success', BOOKED: 'success' } as const;
const toneOf = (state: EnteredBill['state']) => (Object.hasOwn(TONES, state) ? TONES[state as keyof typeof TONES] : 'info');

/** How a bill that entered first stands, what comes next, and both counts beside each other. */
export function EnteredBillView({ bill, account, records, actOnReceipt }: EnteredBillViewProps) {
  const t = useTexts(enterFirstTexts);
  return (
    <>
      <Alert type={toneOf(bill.state)} showIcon title={t(`next.${bill.state}`)} style={{ marginBottom: 12 }} />
      <FieldList
        fields={[
          { key: 'account', label: t('bill.account'), value: account },
          { key: 'state', label: t('list.state'), value: <EnteredState row={bill} /> },
          { key: 'entered', label: t('list.enteredAt'), value: <Moment at={bill.enteredAt} /> },
          { key: 'due', label: t('list.declareBy'), value: <Moment at={bill.declareBy} /> },
        ]}
      />
      <h3 style={{ margin: '12px 0 6px', fontSize: 15 }}>{t('bill.comparison')}</h3>
      <GoodsComparison goods={bill.goods} />
      <h3 style={{ margin: '16px 0 6px', fontSize: 15 }}>{t('bill.receipts')}</h3>
      <ReceiptsTable receipts={bill.receipts} {...(actOnReceipt === undefined ? {} : { act: actOnReceipt })} />
      {records !== undefined && (
        <>
          <h3 style={{ margin: '16px 0 6px', fontSize: 15 }}>{t('bill.records')}</h3>
          {records}
        </>
      )}
    </>
  );
}
