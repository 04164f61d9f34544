import { Button } from 'antd';
import { useTexts } from '#src/i18n/area';
import { enterFirstTexts } from '#src/i18n/enter-first';
import { DeclarationLink } from '#src/pages/warehouse/enter-first/declaration-link';
import type { EnteredBillRow } from '#src/ui/enter-first/entered-bill';
import { EnteredState } from '#src/ui/enter-first/entered-state';
import { Moment } from '#src/ui/moment';
import type { RowColumn } from '#src/ui/rows-view';
import { SampleMark } from '#src/ui/tags';

export function useEnteredColumns(onOpen: (billNo: string) => void): readonly RowColumn<EnteredBillRow>[] {
  const t = useTexts(enterFirstTexts);
  return [
    {
      ...{ key: 'bill', title: t('list.bill') },
      render: ({ billNo, sample }) => (
        <>
          <span className="numbers">{billNo}</span> <SampleMark sample={sample} />
        </>
      ),
    },
    { key: 'state', title: t('list.state'), render: (row) => <EnteredState row={row} /> },
    { key: 'entered', title: t('list.enteredAt'), render: ({ enteredAt }) => <Moment at={enteredAt} /> },
    { key: 'due', title: t('list.declareBy'), render: ({ declareBy }) => <Moment at={declareBy} /> },
    { key: 'receipts', title: t('list.receipts'), align: 'right', render: ({ receiptCount }) => receiptCount },
    {
      ...{ key: 'goods', title: t('list.goods'), align: 'right' },
      render: ({ lineCount, differingCount }) => (
        <>
          {lineCount}
          {differingCount > 0 && (
            <small style={{ display: 'block', color: '#a8071a' }}>{t('list.differing', { count: differingCount })}</small>
          )}
        </>
      ),
    },
    { key: 'records', title: t('list.records'), render: (row) => <Records row={row} /> },
    {
      ...{ key: 'open', title: '', actions: true },
      render: ({ billNo }) => (
        <Button
          size="small"
          aria-label={t('list.openOf', { no: billNo })}
          onClick={() => {
            onOpen(billNo);
          }}
        >
          {t('list.open')}
        </Button>
      ),
    },
  ];
}

/** Record lists that stand; ended ones are in the comparison. */
function Records({ row }: { readonly row: EnteredBillRow }) {
  const t = useTexts(enterFirstTexts);
  const standing = row.records.filter(({ voidCause }) => voidCause === null);
  if (standing.length === 0) return <small>{t('list.noRecord')}</small>;
  return (
    <>
      {standing.map((record) => (
        <div key={record.declarationId}>
          <DeclarationLink record={record} />
        </div>
      ))}
    </>
  );
}
