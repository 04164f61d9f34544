import { useCodeText, useTexts } from '#src/i18n/area';
import { dutyTexts } from '#src/i18n/duty';
import { Amount } from '#src/ui/duty/amount';
import type { Duty } from '#src/ui/duty/duty';
import { PlainTable } from '#src/ui/plain-table';

interface Line {
  readonly key: string;
  readonly assessed: string | null | undefined;
  readonly payable: string | null;
  readonly secured: string | null;
  readonly belowThreshold: string | null;
}

/** Every tax of the declaration, and what is to be paid. */
export function DutyTotals({ duty }: { readonly duty: Duty }) {
  const t = useTexts(dutyTexts);
  const taxName = useCodeText(dutyTexts, 'tax');
  const lines: readonly Line[] = [
    ...duty.totals.map(({ tax, ...amounts }) => ({ key: tax, ...amounts })),
    { key: 'sum', assessed: undefined, payable: duty.payable, secured: duty.secured, belowThreshold: null },
  ];
  return (
    <PlainTable
      label={t('totals')}
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { key: 'tax', title: t('tax.name'), width: '26%', render: ({ key }) => <strong>{taxName(key)}</strong> },
        {
          ...{ key: 'assessed', title: t('assessed'), width: '17%', align: 'right' },
          render: ({ assessed }) => (assessed === undefined ? '' : <Amount yuan={assessed} />),
        },
        { key: 'payable', title: t('payable'), width: '17%', align: 'right', render: ({ payable }) => <Amount yuan={payable} strong /> },
        { key: 'secured', title: t('secured'), width: '17%', align: 'right', render: ({ secured }) => <Amount yuan={secured} /> },
        {
          ...{ key: 'remark', title: t('remark') },
          render: ({ belowThreshold }) => (belowThreshold === null ? '' : t('belowThreshold', { least: belowThreshold })),
        },
      ]}
    />
  );
}
