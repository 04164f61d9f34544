import { useCodeText, useTexts } from '#src/i18n/area';
import { figuresTexts } from '#src/i18n/figures';
import { metricsTexts } from '#src/i18n/metrics';
import { plannerTexts } from '#src/i18n/planner';
import { shellTexts } from '#src/i18n/shell';
import type { Definition } from '#src/ui/metrics/metrics-api';

/** What is measured, from which moment to which, and where the definition comes from. */
export function DefinitionText({ definition }: { readonly definition: Definition }) {
  const t = useTexts(figuresTexts);
  const m = useTexts(metricsTexts);
  return (
    <details>
      <summary>{t('definition')}</summary>
      <dl className="figures-facts">
        <dt>{t('start')}</dt>
        <dd>
          <Moments rule={definition.start} />
        </dd>
        <dt>{t('end')}</dt>
        <dd>
          <Moments rule={definition.end} />
        </dd>
        <dt>{t('exclusions')}</dt>
        <dd>{definition.exclusions}</dd>
        <dt>{t('source')}</dt>
        <dd>
          {definition.source} · {m(definition.verified ? 'source.verified' : 'source.unverified')}
        </dd>
        <dt>{t('version')}</dt>
        <dd>
          <code>{`${definition.id}@${String(definition.version)}`}</code>
        </dd>
      </dl>
      <p>{t('means')}</p>
    </details>
  );
}

/** A rule as the API writes it (`2=CONVEYANCE_ARRIVED>DISCHARGED *=RELEASED`: for each mode, the first milestone that is known) in words. */
function Moments({ rule }: { readonly rule: string }) {
  const t = useTexts(figuresTexts);
  const mode = useCodeText(shellTexts, 'mode');
  const milestone = useCodeText(plannerTexts, 'milestone');
  const parts = rule.split(' ').map((part) => {
    const [of = '', milestones = ''] = part.split('=');
    return { of, milestones: milestones.split('>').map(milestone) };
  });
  const nameOf = (of: string) => (of === '*' ? t(parts.length === 1 ? 'all' : 'others') : mode(of));
  return parts.map(({ of, milestones: [first = '', ...others] }) => (
    <div key={of}>
      {nameOf(of)}: {first}
      {others.length > 0 && t('orElse', { others: others.join(' > ') })}
    </div>
  ));
}
