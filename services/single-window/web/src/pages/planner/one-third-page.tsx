import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTexts } from '#src/i18n/area';
import { plannerTexts } from '#src/i18n/planner';
import { FiguresCharts } from '#src/pages/planner/figures-charts';
import { FiguresFilter } from '#src/pages/planner/figures-filter';
import { baselineOf, FIGURES_PARTS, filterOf } from '#src/pages/planner/figures-state';
import { Gauges } from '#src/pages/planner/gauges';
import { SampleWarning } from '#src/pages/planner/sample-warning';
import { baselinesQuery, definitionsQuery } from '#src/ui/metrics/metrics-api';
import type { BaselineEntry, Definition } from '#src/ui/metrics/metrics-api';
import { directionOf } from '#src/ui/metrics/metrics-state';
import { daysOf } from '#src/ui/metrics/period';
import { Page } from '#src/ui/page';
import { QueryView } from '#src/ui/query-view';
import { shanghaiDay } from '#src/ui/time';
import { useUrlState } from '#src/ui/url-state';
import '#src/pages/planner/one-third.css';

/** 压缩三分之一: how far clearance is on the way to two thirds of its baseline, where its time goes, and the cases behind every figure. */
export function OneThirdPage() {
  const t = useTexts(plannerTexts);
  const definitions = useQuery(definitionsQuery);
  const baselines = useQuery(baselinesQuery);
  return (
    <Page title={t('title')} actions={<Link to="/one-third/cases">{t('cases.title')}</Link>}>
      <QueryView query={definitions}>
        {(known) => <QueryView query={baselines}>{(bases) => <Shown definitions={known} baselines={bases} />}</QueryView>}
      </QueryView>
    </Page>
  );
}

interface ShownProps {
  readonly definitions: readonly Definition[];
  readonly baselines: readonly BaselineEntry[];
}

function Shown({ definitions, baselines }: ShownProps) {
  const t = useTexts(plannerTexts);
  const [state, setState] = useUrlState(FIGURES_PARTS);
  // an address that names no definition of ours shows the first, as everywhere what does not fit reads as the default
  const definition = definitions.find(({ id }) => id === state.definition) ?? definitions[0];
  if (definition === undefined) return null;
  const direction = directionOf(definition, state.direction);
  const days = daysOf(state.period, shanghaiDay(Date.now()), state.from, state.to);
  const regions = [...new Set(baselines.map(({ baseline }) => baseline.region))];
  const asked = {
    ...{ state, definition, direction, days },
    filter: filterOf(state, definition, days),
    baseline: baselineOf(baselines, definition.id, direction, state.region),
  };
  return (
    <>
      <p style={{ marginTop: 0 }}>{t('lead')}</p>
      <FiguresFilter {...{ state, definition, definitions, regions }} onChange={setState} />
      <SampleWarning
        asked={asked}
        onRealOnly={() => {
          setState({ sample: 'exclude' });
        }}
      />
      <Gauges {...{ asked, definitions, baselines }} onChange={setState} />
      <FiguresCharts asked={asked} onChange={setState} />
    </>
  );
}
