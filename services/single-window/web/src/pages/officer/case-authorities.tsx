import { Card } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { shellTexts } from '#src/i18n/shell';
import { Moment } from '#src/ui/moment';
import { PlainTable } from '#src/ui/plain-table';
import type { CaseFile } from './case-file.ts';

/** What every authority says: its decision and legal basis, never what led to it. */
export function CaseAuthorities({ file, own }: { readonly file: CaseFile; readonly own: string }) {
  const t = useTexts(officerTexts);
  const authority = useCodeText(shellTexts, 'authority');
  const said = useCodeText(officerTexts, 'said');
  return (
    <Card size="small" title={<h2 className="case-heading">{t('case.authorities')}</h2>}>
      <PlainTable
        label={t('case.authorities')}
        rows={file.authorities}
        rowKey={(each) => each.authority}
        columns={[
          {
            key: 'who',
            title: t('case.authority'),
            render: (each) => (
              <>
                {authority(each.authority)}
                {each.authority === own && ` (${t('case.own')})`}
              </>
            ),
          },
          {
            key: 'said',
            title: t('case.said'),
            render: (each) => (
              <>
                <strong>{said(each.decision)}</strong>
                {each.overdue && each.decision !== 'CLEAR' && <strong style={{ color: '#a8071a' }}> ⚠ {t('overdue')}</strong>}
                {each.legalBasis !== '' && !each.legalBasis.startsWith('lane:') && <div style={{ fontSize: 12 }}>{each.legalBasis}</div>}
                {each.reason !== '' && <div style={{ fontSize: 12 }}>{each.reason}</div>}
              </>
            ),
          },
          { key: 'due', title: t('column.due'), render: (each) => <Moment at={each.dueAt} /> },
        ]}
      />
    </Card>
  );
}
