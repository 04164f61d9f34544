import { useBilingual, useTexts } from '#src/i18n/area';
import { figuresTexts } from '#src/i18n/figures';
import { metricsTexts } from '#src/i18n/metrics';
import type { Definition } from '#src/ui/metrics/metrics-api';
import { MomentsInWords } from '#src/ui/metrics/moments-in-words';

/** What is measured, from which moment to which, and where the definition comes from. */
export function DefinitionText({ definition }: { readonly definition: Definition }) {
  const t = useTexts(figuresTexts);
  const m = useTexts(metricsTexts);
  const say = useBilingual();
  return (
    <details>
      <summary>{t('definition')}</summary>
      <dl className="figures-facts">
        <dt>{t('start')}</dt>
        <dd>
          <MomentsInWords rule={definition.start} />
        </dd>
        <dt>{t('end')}</dt>
        <dd>
          <MomentsInWords rule={definition.end} />
        </dd>
        <dt>{t('exclusions')}</dt>
        <dd>{say(definition.exclusionsText)}</dd>
        <dt>{t('source')}</dt>
        <dd>
          {say(definition.sourceText)} · {m(definition.verified ? 'source.verified' : 'source.unverified')}
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
