import { useTexts } from '#src/i18n/area';
import { enterFirstTexts } from '#src/i18n/enter-first';
import { DeclarationLink } from '#src/pages/warehouse/enter-first/declaration-link';
import { useNameOfCode } from '#src/ui/code-names';
import type { EnteredBillRow } from '#src/ui/enter-first/entered-bill';
import { Moment } from '#src/ui/moment';
import { PlainTable } from '#src/ui/plain-table';

type Told = EnteredBillRow['records'][number];

/** Every record list of a bill; one that ended says why. */
export function RecordsTable({ records }: { readonly records: readonly Told[] }) {
  const t = useTexts(enterFirstTexts);
  const typeName = useNameOfCode('list-types');
  if (records.length === 0) return <p>{t('records.empty')}</p>;
  return (
    <PlainTable<Told>
      label={t('bill.records')}
      rows={records}
      rowKey={({ declarationId }) => declarationId}
      columns={[
        { key: 'number', title: t('records.number'), render: (record) => <DeclarationLink record={record} /> },
        { key: 'type', title: t('records.type'), render: ({ listType }) => typeName(listType) ?? listType },
        { key: 'at', title: t('records.declaredAt'), render: ({ declaredAt }) => <Moment at={declaredAt} /> },
        {
          ...{ key: 'status', title: t('records.status') },
          render: ({ voidCause, released }) =>
            voidCause === null ? t(released ? 'records.released' : 'records.waiting') : t(`records.cause.${voidCause}`),
        },
      ]}
    />
  );
}
