import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '#src/i18n/area';
import { enterFirstTexts } from '#src/i18n/enter-first';
import { useNameOfCode } from '#src/ui/code-names';
import type { EnteredBill } from '#src/ui/enter-first/entered-bill';
import { Moment } from '#src/ui/moment';
import { PlainTable } from '#src/ui/plain-table';
import { quantityText } from '#src/ui/quantity';

type Receipt = EnteredBill['receipts'][number];

interface ReceiptsTableProps {
  readonly receipts: readonly Receipt[];
  /** What may be done with a receipt that counts. */
  readonly act?: (receipt: Receipt) => ReactNode;
}

/** The receipts of a bill, by their time of entry; a void one stays with its reason. */
export function ReceiptsTable({ receipts, act }: ReceiptsTableProps) {
  const t = useTexts(enterFirstTexts);
  if (receipts.length === 0) return <p>{t('receipt.empty')}</p>;
  return (
    <PlainTable<Receipt>
      label={t('bill.receipts')}
      rows={receipts}
      rowKey={({ receiptNo }) => receiptNo}
      columns={[
        { key: 'number', title: t('receipt.number'), render: ({ receiptNo }) => <span className="numbers">{receiptNo}</span> },
        { key: 'at', title: t('receipt.enteredAt'), render: ({ enteredAt }) => <Moment at={enteredAt} /> },
        { key: 'vehicle', title: t('receipt.vehicle'), render: ({ vehicle }) => vehicle },
        { key: 'goods', title: t('receipt.goods'), render: ({ lines }) => <Lines lines={lines} /> },
        {
          ...{ key: 'status', title: t('receipt.status') },
          render: ({ voidReason }) => (voidReason === null ? t('receipt.counts') : t('receipt.void', { reason: voidReason })),
        },
        ...(act === undefined
          ? []
          : [{ key: 'act', title: '', render: (receipt: Receipt) => (receipt.voidReason === null ? act(receipt) : null) }]),
      ]}
    />
  );
}

function Lines({ lines }: { readonly lines: Receipt['lines'] }) {
  const language = useLanguage();
  const unitName = useNameOfCode('units');
  return (
    <>
      {lines.map(({ hsCode, name, quantity, unit }, place) => (
        // lines of a receipt have no number, and two may be alike
        <div key={`${String(place)} ${hsCode}`}>
          <span className="numbers">{hsCode}</span> {name} × <span className="numbers">{quantityText(quantity, language)}</span>{' '}
          {unitName(unit) ?? unit}
        </div>
      ))}
    </>
  );
}
