import { useCodeText, useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { shellTexts } from '#src/i18n/shell';
import type { Decision } from '#src/pages/operator/declaration-detail';
import { useBasis } from '#src/pages/operator/legal-basis';
import { PlainTable } from '#src/ui/plain-table';

/** What each authority has decided so far, and on what legal basis. */
export function DecisionsTable({ decisions }: { readonly decisions: readonly Decision[] }) {
  const t = useTexts(operatorTexts);
  const authority = useCodeText(shellTexts, 'authority');
  const say = useCodeText(operatorTexts, 'decision');
  const finding = useCodeText(operatorTexts, 'findings');
  const basis = useBasis();
  return (
    <PlainTable
      label={t('detail.decisions')}
      rows={decisions}
      rowKey={(decision) => decision.authority}
      columns={[
        { key: 'authority', title: t('detail.authority'), render: (decision) => <strong>{authority(decision.authority)}</strong> },
        { key: 'decision', title: t('detail.decision'), render: (decision) => say(decision.decision) },
        {
          ...{ key: 'basis', title: `${t('detail.legalBasis')} · ${t('detail.reason')}` },
          render: ({ legalBasis, reason, finding: found }) =>
            [legalBasis === null ? null : basis(legalBasis), reason, found === null ? null : finding(found)]
              .filter((text) => text !== null)
              .join(' · '),
        },
      ]}
    />
  );
}
