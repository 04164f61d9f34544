import { useCodeText, useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { shellTexts } from '#src/i18n/shell';
import { ClockCell } from '#src/pages/operator/clock-cell';
import type { DeclarationDetail } from '#src/pages/operator/declaration-detail';
import { useLifeFacts } from '#src/pages/operator/life-facts';
import { useCodeName } from '#src/ui/code-names';
import { FieldList } from '#src/ui/field-list';
import type { ShownField } from '#src/ui/field-list';
import { Moment } from '#src/ui/moment';

/** What one looks for first: where, how, whose, since when. */
export function DetailFacts({ detail: { row, content } }: { readonly detail: DeclarationDetail }) {
  const t = useTexts(operatorTexts);
  const direction = useCodeText(shellTexts, 'direction');
  const mode = useCodeName('transport-modes');
  const office = useCodeName('customs-offices');
  const { header = {} } = content;
  const company = (code: string, name: string | undefined) => [name ?? '', code].filter((text) => text !== '').join(' ');
  const over = ['RELEASED', 'CLOSED', 'RETURNED', 'WITHDRAWN', 'EXPIRED'].includes(row.status);
  const fields: ShownField[] = [
    { key: 'trader', label: t('detail.company.trader'), value: company(row.traderCompany, row.traderName) },
    { key: 'declarant', label: t('detail.company.declarant'), value: company(row.declarantCompany, header.declarant?.name) },
    { key: 'office', label: t('filter.office'), value: office(row.customsOffice) },
    { key: 'mode', label: t('filter.mode'), value: `${direction(row.direction ?? '')} · ${mode(row.transportMode)}` },
    { key: 'bill', label: t('column.bill'), value: [row.billNo, ...row.containerIds].join(' ') },
    { key: 'submitted', label: t('detail.submittedAt'), value: <Moment at={row.submittedAt} seconds /> },
    ...(row.releasedAt === null ? [] : [{ key: 'released', label: t('detail.releasedAt'), value: <Moment at={row.releasedAt} seconds /> }]),
    ...(row.returnedAt === null ? [] : [{ key: 'returned', label: t('detail.returnedAt'), value: <Moment at={row.returnedAt} seconds /> }]),
    ...(row.withdrawnAt === null
      ? []
      : [{ key: 'withdrawn', label: t('detail.withdrawnAt'), value: <Moment at={row.withdrawnAt} seconds /> }]),
    ...useLifeFacts(row),
    ...(over ? [{ key: 'clock', label: t('column.clock'), value: <ClockCell row={row} /> }] : []),
  ];
  return <FieldList fields={fields} />;
}
