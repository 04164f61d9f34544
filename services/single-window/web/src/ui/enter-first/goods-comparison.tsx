import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useLanguage, useTexts } from '#src/i18n/area';
import { enterFirstTexts } from '#src/i18n/enter-first';
import { useCodeName } from '#src/ui/code-names';
import type { EnteredBill } from '#src/ui/enter-first/entered-bill';
import { PlainTable } from '#src/ui/plain-table';
import { Quantity, quantityText } from '#src/ui/quantity';

type Goods = EnteredBill['goods'][number];

/** Received against declared, by HS code and unit; a difference has its sign and its word. */
export function GoodsComparison({ goods }: { readonly goods: readonly Goods[] }) {
  const t = useTexts(enterFirstTexts);
  const unitName = useCodeName('units');
  const number = (key: 'received' | 'booked' | 'held') => ({
    ...{ key, title: t(`goods.${key}`), align: 'right' as const },
    render: (line: Goods) => <Quantity of={line[key]} />,
  });
  if (goods.length === 0) return <p>{t('goods.empty')}</p>;
  return (
    <PlainTable<Goods>
      label={t('bill.comparison')}
      rows={goods}
      rowKey={({ hsCode, unit }) => `${hsCode} ${unit}`}
      columns={[
        { key: 'hsCode', title: t('goods.hsCode'), render: ({ hsCode }) => <span className="numbers">{hsCode}</span> },
        { key: 'name', title: t('goods.name'), render: ({ name }) => name },
        { key: 'unit', title: t('goods.unit'), render: ({ unit }) => unitName(unit) },
        number('received'),
        {
          ...{ key: 'declared', title: t('goods.declared'), align: 'right' },
          render: ({ declared }) => (declared === null ? <small>{t('goods.noRecord')}</small> : <Quantity of={declared} />),
        },
        { key: 'difference', title: t('goods.difference'), render: ({ difference }) => <Difference of={difference} /> },
        number('booked'),
        number('held'),
      ]}
    />
  );
}

function Difference({ of }: { readonly of: string | null }) {
  const t = useTexts(enterFirstTexts);
  const language = useLanguage();
  if (of === null) return null;
  if (Number(of) === 0) {
    return (
      <span style={{ color: '#135200' }}>
        <CheckCircleOutlined aria-hidden /> {t('goods.agrees')}
      </span>
    );
  }
  const less = of.startsWith('-');
  const quantity = quantityText(of.replace('-', ''), language);
  return (
    <strong style={{ color: '#a8071a' }}>
      <WarningOutlined aria-hidden /> {t(less ? 'goods.less' : 'goods.more', { quantity })}
    </strong>
  );
}
