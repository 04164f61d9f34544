import { Card, Tooltip } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { shellTexts } from '#src/i18n/shell';
import { shanghaiTime } from '#src/ui/time';
import type { CaseFile } from './case-file.ts';

type Fact = CaseFile['facts'][number];

/** What happened on the case, newest first, with both times: when it happened, and when it was recorded where that is another minute. */
export function CaseFacts({ facts }: { readonly facts: readonly Fact[] }) {
  const t = useTexts(officerTexts);
  return (
    <Card size="small" title={<h2 className="case-heading">{t('case.facts')}</h2>}>
      <ol className="case-facts">
        {[...facts].reverse().map((fact) => (
          <li key={`${String(fact.version)} ${fact.fact}`}>
            <FactLine fact={fact} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function FactLine({ fact }: { readonly fact: Fact }) {
  const t = useTexts(officerTexts);
  const name = useCodeText(officerTexts, 'fact');
  const authority = useCodeText(shellTexts, 'authority');
  const finding = useCodeText(officerTexts, 'finding');
  const occurred = shanghaiTime(fact.occurredAt ?? 0);
  const recorded = shanghaiTime(fact.recordedAt ?? 0);
  const details = [
    fact.officer === null ? '' : `${t('case.by')} ${fact.officer}`,
    fact.finding === null ? '' : finding(fact.finding),
    fact.legalBasis.startsWith('lane:') ? '' : fact.legalBasis,
    fact.reason,
    fact.note,
    ...fact.findings.map((each) => {
      const where = [
        each.itemNo === null ? '' : t('inspect.item', { no: each.itemNo, name: '' }).trim(),
        each.containerId === null ? '' : t('inspect.container', { id: each.containerId }),
      ].filter((text) => text !== '');
      return `${where.join(' ')}: ${finding(each.finding ?? '')} ${each.note}`.trim();
    }),
  ].filter((text) => text !== '');
  return (
    <>
      <Tooltip title={`${t('case.occurred')} ${occurred} · ${t('case.recorded')} ${recorded}`}>
        <span className="numbers">{occurred.slice(5)}</span>
      </Tooltip>{' '}
      <strong>{name(fact.fact)}</strong>
      {fact.authority !== null && ` · ${authority(fact.authority)}`}
      {recorded !== occurred && (
        <span className="queue-small">
          {t('case.recorded')} {recorded}
        </span>
      )}
      {details.map((text) => (
        <span key={text} className="queue-small" style={{ whiteSpace: 'normal' }}>
          {text}
        </span>
      ))}
    </>
  );
}
