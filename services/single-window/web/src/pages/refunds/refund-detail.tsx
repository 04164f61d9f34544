import { Alert, Flex } from 'antd';
import { useLanguage, useTexts } from '#src/i18n/area';
import { lifecycleTexts } from '#src/i18n/lifecycle';
import type { Refund } from '#src/pages/refunds/refund';
import { useNameOfCode } from '#src/ui/code-names';
import { PlainTable } from '#src/ui/plain-table';
import { Quantity, quantityText } from '#src/ui/quantity';
import { shanghaiTime } from '#src/ui/time';

type Line = Refund['lines'][number];

/** Goods of a refund with what is left of them, and every reversal; what the tax authority reviews. */
export function RefundDetail({ refund }: { readonly refund: Refund }) {
  const t = useTexts(lifecycleTexts);
  const language = useLanguage();
  const unit = useNameOfCode('units');
  const listed = (lines: readonly Line[]): string =>
    lines.map(({ hsCode, name, quantity, unit: code }) => `${hsCode} ${name} ${quantityText(quantity, language)} ${unit(code)}`).join('; ');
  const leftOf = (itemNo: string): string => refund.left.find((each) => each.itemNo === itemNo)?.quantity ?? '';
  const unmatched = refund.reversals.flatMap((each) => each.unmatched);
  return (
    <Flex vertical gap={8}>
      {refund.reason !== null && <Alert type="warning" showIcon title={t('refund.reason', { reason: refund.reason })} />}
      {unmatched.length > 0 && <Alert type="warning" showIcon title={t('refund.unmatched', { what: listed(unmatched) })} />}
      {refund.lines.length === 0 ? (
        <span>{t('refund.notYet')}</span>
      ) : (
        <PlainTable
          label={`${t('refund.detail')} ${refund.declarationNo}`}
          rows={refund.lines}
          rowKey={({ itemNo }) => itemNo}
          columns={[
            { key: 'no', title: t('refund.lines.no'), width: '8%', render: ({ itemNo }) => itemNo },
            { key: 'hs', title: t('refund.lines.hs'), width: '16%', render: ({ hsCode }) => <span className="numbers">{hsCode}</span> },
            { key: 'name', title: t('refund.lines.name'), render: ({ name }) => name },
            {
              ...{ key: 'quantity', title: t('refund.lines.quantity'), align: 'right' },
              render: (line) => (
                <>
                  <Quantity of={line.quantity} /> {unit(line.unit)}
                </>
              ),
            },
            {
              ...{ key: 'left', title: t('refund.lines.left'), align: 'right' },
              render: (line) => (
                <>
                  <Quantity of={leftOf(line.itemNo)} strong /> {unit(line.unit)}
                </>
              ),
            },
            {
              ...{ key: 'value', title: t('refund.lines.value'), align: 'right' },
              render: (line) => (
                <>
                  <Quantity of={line.totalPrice} /> {line.currency}
                </>
              ),
            },
          ]}
        />
      )}
      {refund.reversals.length > 0 && (
        <ul aria-label={t('refund.reversals')} style={{ margin: 0, paddingInlineStart: 20 }}>
          {refund.reversals.map((each) => (
            <li key={`${each.at ?? ''} ${each.returnDeclarationNo ?? ''}`}>
              {t(`refund.reversal.${each.cause}`, {
                ...{ at: each.at === null ? '' : shanghaiTime(each.at), no: each.returnDeclarationNo ?? '' },
                what: listed(each.lines),
              })}
            </li>
          ))}
        </ul>
      )}
    </Flex>
  );
}
