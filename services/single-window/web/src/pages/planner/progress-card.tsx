import { useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { useCodeText, useLanguage } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import { shellTexts } from '#src/i18n/shell';
import { useCaption, useWords } from '#src/pages/planner/asked';
import { CasesLink, useBehind } from '#src/pages/planner/cases-link';
import { progressData } from '#src/pages/planner/figures-data';
import { casesSearch, periodOf } from '#src/pages/planner/figures-state';
import type { FiguresState } from '#src/pages/planner/figures-state';
import { Stale } from '#src/pages/planner/stale';
import { VerdictLine } from '#src/pages/planner/verdict-line';
import { Chart } from '#src/ui/chart';
import { DefinitionNote } from '#src/ui/metrics/definition-note';
import { addressOf, targetQuery } from '#src/ui/metrics/metrics-api';
import type { BaselineEntry, Definition, Target } from '#src/ui/metrics/metrics-api';
import type { Direction } from '#src/ui/metrics/metrics-state';
import type { Days } from '#src/ui/metrics/period';
import { verdictOf } from '#src/ui/metrics/verdict';
import { QueryView } from '#src/ui/query-view';

interface ProgressProps {
  readonly direction: Direction;
  readonly definition: Definition;
  readonly baseline: BaselineEntry;
  readonly days: Days;
  readonly state: Pick<FiguresState, 'sample' | 'region'>;
  /** Shows this direction in the charts below. */
  readonly chooser: ReactNode;
}

/** How far one direction is on the way to two thirds of its baseline. */
export function ProgressCard(props: ProgressProps) {
  const { direction, definition, days, state } = props;
  const asked = periodOf(definition, direction, days, state.sample);
  const query = useQuery(targetQuery({ ...asked, region: state.region }));
  return (
    <QueryView query={query}>
      {(target) => (
        <Stale when={query.isPlaceholderData}>
          <Shown {...props} target={target} asked={asked} />
        </Stale>
      )}
    </QueryView>
  );
}

type ShownProps = ProgressProps & { readonly target: Target; readonly asked: ReturnType<typeof periodOf> };

function Shown({ direction, definition, baseline, days, chooser, target, asked }: ShownProps) {
  const words = useWords();
  const { t, m, numbers } = words;
  const lang = useLanguage();
  const name = useCodeText(shellTexts, 'direction')(direction);
  const caption = useCaption()({ definition, direction, days }, target.n, target.containsSample);
  const search = target.n > 0 ? casesSearch(asked) : undefined;
  const behind = useBehind(() => search);
  return (
    <Chart
      title={t('progress.title', { direction: name })}
      caption={caption}
      kind="gauge"
      data={progressData(target, words)}
      say={numbers.percent}
      unit=""
      target={{ label: t('progress.target'), value: 1 }}
      height={190}
      fileName={`one-third-${direction.toLowerCase()}`}
      csv={`/v1/metrics/clearance-time.csv?${addressOf({ ...asked, lang })}`}
      behind={behind}
      aside={<Facts target={target} />}
    >
      <VerdictLine verdict={verdictOf(target.meanMs, target.medianMs, target.targetMs)} />
      <p style={{ margin: '4px 0' }}>
        {target.n === 0
          ? t('progress.none')
          : t('progress.said', { mean: numbers.percent(target.progressByMean), median: numbers.percent(target.progressByMedian) })}
        {!target.baseline.verified && ` ${m('source.unverifiedBaseline')}`}
      </p>
      <Flex wrap gap={8} align="center" className="no-print" style={{ marginBottom: 8 }}>
        <DefinitionNote definition={definition} n={target.n} baseline={baseline} />
        {chooser}
        {search !== undefined && (
          <CasesLink search={search} label={t('progress.casesOf', { direction: name })}>
            {t('progress.cases')}
          </CasesLink>
        )}
      </Flex>
    </Chart>
  );
}

/** The numbers that the progress is made of. */
function Facts({ target: { meanMs, medianMs, targetMs, baseline, n } }: { readonly target: Target }) {
  const { t, m, numbers } = useWords();
  const region = useCodeText(metricsTexts, 'region');
  const facts = [
    [m('mean'), numbers.hours(meanMs)],
    [m('median'), numbers.hours(medianMs)],
    [m('target'), numbers.hours(targetMs)],
    [t('progress.baseline', { region: region(baseline.region), period: baseline.period }), numbers.hours(baseline.baselineMs)],
    [m('n'), numbers.count(n)],
  ] as const;
  return (
    <dl className="progress-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="numbers">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
