import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { enterFirstTexts } from '#src/i18n/enter-first';
import { accountKey } from '#src/pages/warehouse/account';
import { RecordsTable } from '#src/pages/warehouse/enter-first/records-table';
import { VoidReceiptModal } from '#src/pages/warehouse/enter-first/void-receipt-modal';
import { EnteredBillView } from '#src/ui/enter-first/entered-bill-view';
import { QueryView } from '#src/ui/query-view';

interface EnteredBillDrawerProps {
  readonly accountNo: string;
  readonly billNo: string;
  readonly mayAct: boolean;
  /** `bill:version` after a change. */
  readonly onChanged: (waitFor: string) => void;
  readonly onClose: () => void;
}

/** Its goods may be booked, or are: receipts stand as they are. */
const SETTLED: ReadonlySet<string> = new Set(['RELEASED', 'BOOKED']);

/** One bill that entered first: received against declared, its receipts and its record lists. */
export function EnteredBillDrawer({ accountNo, billNo, mayAct, onChanged, onClose }: EnteredBillDrawerProps) {
  const t = useTexts(enterFirstTexts);
  const [voiding, setVoiding] = useState('');
  const query = useQuery({
    queryKey: [...accountKey(accountNo), 'entered-bill', billNo],
    queryFn: () => answer(api.GET('/v1/warehouses/accounts/{accountNo}/enter-first/{billNo}', { params: { path: { accountNo, billNo } } })),
  });
  const voidable = mayAct && query.data !== undefined && !SETTLED.has(query.data.state);
  return (
    <Drawer open title={t('bill.title', { no: billNo })} size={1080} styles={{ wrapper: { maxWidth: '100%' } }} onClose={onClose}>
      <div tabIndex={0} role="region" aria-label={t('bill.title', { no: billNo })}>
        <QueryView query={query}>
          {(bill) => (
            <EnteredBillView
              bill={bill}
              account={<span className="numbers">{accountNo}</span>}
              records={<RecordsTable records={bill.records} />}
              {...(voidable
                ? {
                    actOnReceipt: ({ receiptNo }) => (
                      <Button
                        size="small"
                        danger
                        aria-label={t('receipt.actOf', { no: receiptNo })}
                        onClick={() => {
                          setVoiding(receiptNo);
                        }}
                      >
                        {t('receipt.act')}
                      </Button>
                    ),
                  }
                : {})}
            />
          )}
        </QueryView>
      </div>
      {voiding !== '' && (
        <VoidReceiptModal
          {...{ accountNo, billNo, onChanged }}
          receiptNo={voiding}
          onClose={() => {
            setVoiding('');
          }}
        />
      )}
    </Drawer>
  );
}
