import { LockOutlined } from '@ant-design/icons';
import { Card } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { FieldList } from '#src/ui/field-list';
import { LaneTag } from '#src/ui/tags';
import type { CaseFile } from './case-file.ts';

/** What risk said: lane and reason category for everybody; rules and probability for risk officers alone (the API sends them to nobody else). */
export function CaseRisk({ file }: { readonly file: CaseFile }) {
  const t = useTexts(officerTexts);
  const reason = useCodeText(officerTexts, 'reason');
  const { screening } = file;
  const fields = [
    { key: 'lane', label: t('case.riskLane'), value: <LaneTag lane={file.lane} /> },
    { key: 'reason', label: t('case.riskReason'), value: reason(file.laneReason) },
  ];
  return (
    <Card size="small" title={<h2 className="case-heading">{t('case.risk')}</h2>}>
      <FieldList fields={fields} />
      {screening !== null && (
        <div style={{ marginTop: 8 }}>
          <strong>
            <LockOutlined /> {t('case.riskOfficer')}
          </strong>
          {screening.sameTables ? (
            <ul style={{ margin: '4px 0', paddingInlineStart: 18 }}>
              {screening.rules.length === 0 && <li>{t('case.noRules')}</li>}
              {screening.rules.map((each) => (
                <li key={each.rule}>
                  {each.rule} · {t('case.weight')} {each.weight} · {t('case.category')} {reason(each.category)}
                </li>
              ))}
              {screening.rate !== null && <li>{t('case.rate', { rate: screening.rate, stratum: screening.stratum })}</li>}
            </ul>
          ) : (
            <p style={{ margin: '4px 0' }}>{t('case.otherTables')}</p>
          )}
          <span className="queue-small" style={{ whiteSpace: 'normal' }}>
            {/* enough of it to compare with the rate; all of it in the tooltip */}
            <span title={screening.draw}>{t('case.draw', { draw: screening.draw.slice(0, 6) })}</span> ·{' '}
            {screening.drawn ? t('case.drawn') : t('case.notDrawn')} · {t('case.tables', { version: screening.rulesVersion })}
          </span>
        </div>
      )}
    </Card>
  );
}
