import { useCodeText, useTexts } from '#src/i18n/area';
import { dutyTexts } from '#src/i18n/duty';
import { Amount } from '#src/ui/duty/amount';
import type { Duty } from '#src/ui/duty/duty';
import { PlainTable } from '#src/ui/plain-table';

/** Customs value and taxes item by item. */
export function DutyItems({ duty: { items, direction } }: { readonly duty: Duty }) {
  const t = useTexts(dutyTexts);
  const settlement = useCodeText(dutyTexts, 'settlement');
  const money = (key: 'importDuty' | 'exportDuty' | 'consumptionTax' | 'importVat', title: string) => ({
    ...{ key, title, align: 'right' as const },
    render: (item: Duty['items'][number]) => <Amount yuan={item[key]} />,
  });
  const taxes =
    direction === 'E'
      ? [money('exportDuty', t('tax.export-duty'))]
      : [
          money('importDuty', t('tax.import-duty')),
          money('consumptionTax', t('tax.consumption-tax')),
          money('importVat', t('tax.import-vat')),
        ];
  return (
    <PlainTable
      label={t('items')}
      rows={items}
      rowKey={({ itemNo }, place) => `${itemNo} ${String(place)}`}
      columns={[
        {
          ...{ key: 'item', title: t('items'), width: '30%' },
          render: ({ itemNo, hsCode, name }) => (
            <>
              {itemNo} <strong className="numbers">{hsCode}</strong> {name}
            </>
          ),
        },
        { key: 'value', title: t('value'), align: 'right', render: ({ customsValue }) => <Amount yuan={customsValue} /> },
        ...taxes,
        { key: 'settlement', title: t('settlement.name'), render: (item) => settlement(item.settlement ?? '') },
      ]}
    />
  );
}
