import { useQuery } from '@tanstack/react-query';
import { useCodeText, useTexts } from '#src/i18n/area';
import { figuresTexts } from '#src/i18n/figures';
import { metricsTexts } from '#src/i18n/metrics';
import { targetQuery } from '#src/ui/metrics/metrics-api';
import type { ClearanceTimeQuery, Target } from '#src/ui/metrics/metrics-api';
import { useNumbers } from '#src/ui/metrics/numbers';
import { verdictOf } from '#src/ui/metrics/verdict';
import { QueryView } from '#src/ui/query-view';

/** The mean on its way from the baseline to the target, and in words. */
export function TargetBar({ question }: { readonly question: ClearanceTimeQuery }) {
  const { definition, from, before, sample } = question;
  const query = useQuery(
    targetQuery({
      definition,
      ...(from === undefined ? {} : { from }),
      ...(before === undefined ? {} : { before }),
      ...(sample === undefined ? {} : { sample }),
    }),
  );
  return <QueryView query={query}>{(target) => <Bar target={target} />}</QueryView>;
}

function Bar({ target }: { readonly target: Target }) {
  const t = useTexts(figuresTexts);
  const m = useTexts(metricsTexts);
  const region = useCodeText(metricsTexts, 'region');
  const numbers = useNumbers();
  const { baseline, targetMs, meanMs, medianMs } = target;
  const place = (ms: number) => `${String(Math.min(100, (ms / baseline.baselineMs) * 100))}%`;
  return (
    <>
      {/* the words below say the same */}
      <div aria-hidden>
        <div className="figures-bar">
          <span style={{ width: place(meanMs ?? 0) }} />
          <i style={{ insetInlineStart: place(targetMs) }} />
        </div>
        <div className="figures-bar-ends numbers">
          <span>0</span>
          <b style={{ insetInlineStart: place(targetMs) }}>
            {t('targetMark')} {numbers.hours(targetMs)}
          </b>
          <span>{numbers.hours(baseline.baselineMs)}</span>
        </div>
      </div>
      <p style={{ margin: '8px 0 4px' }}>
        <strong>{m(`verdict.${verdictOf(meanMs, medianMs, targetMs)}`)}</strong>{' '}
        {t('done', { mean: numbers.percent(target.progressByMean), median: numbers.percent(target.progressByMedian) })}
      </p>
      <p style={{ margin: 0, color: '#595959' }}>
        {t('target', {
          hours: numbers.hours(targetMs),
          baseline: numbers.hours(baseline.baselineMs),
          region: region(baseline.region),
          period: baseline.period,
        })}
        {!baseline.verified && ` · ${t('unverified')}`}
      </p>
    </>
  );
}
