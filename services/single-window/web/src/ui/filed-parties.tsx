import { declarationFieldTexts } from '#src/i18n/declaration-fields';
import { useTexts } from '#src/i18n/area';
import type { FiledContent } from '#src/api/filed-content';
import { PlainTable } from '#src/ui/plain-table';

type Header = NonNullable<FiledContent['header']>;
const ROLES = ['trader', 'owner', 'declarant', 'inputUnit', 'overseasParty'] as const;

interface Row {
  readonly role: (typeof ROLES)[number];
  readonly name: string;
  readonly codes: string;
  readonly customsCode: string;
  readonly ciqCode: string;
}

/** The firms of a declaration, the foreign one among them. */
export function FiledParties({ header, label }: { readonly header: Header; readonly label: string }) {
  const t = useTexts(declarationFieldTexts);
  const rows = ROLES.flatMap((role): Row[] => {
    const party: Readonly<Record<string, string | undefined>> | undefined = header[role];
    if (party === undefined) return [];
    const { name = '', chineseName = '', address = '', creditCode = '', code = '', customsCode = '', ciqCode = '' } = party;
    return [
      {
        role,
        name: [name, chineseName, address].filter((text) => text !== '').join(' · '),
        codes: creditCode || code,
        customsCode,
        ciqCode,
      },
    ];
  });
  if (rows.length === 0) return null;
  return (
    <PlainTable
      label={label}
      rows={rows}
      rowKey={({ role }) => role}
      columns={[
        { key: 'role', title: label, width: '22%', render: ({ role }) => t(`header.${role}`) },
        { key: 'name', title: t('party.name'), render: ({ name }) => name },
        { key: 'codes', title: t('party.creditCode'), width: '27%', render: ({ codes }) => codes },
        { key: 'customs', title: t('party.customsCode'), width: '17%', render: ({ customsCode }) => customsCode },
        ...(rows.some(({ ciqCode }) => ciqCode !== '')
          ? [{ key: 'ciq', title: t('party.ciqCode'), width: '14%', render: ({ ciqCode }: Row) => ciqCode }]
          : []),
      ]}
    />
  );
}
