import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useLanguage } from '#src/i18n/area';
import { useCaption, useSayHours, useTargetLine, useWords } from '#src/pages/planner/asked';
import type { Asked } from '#src/pages/planner/asked';
import { useBehind } from '#src/pages/planner/cases-link';
import { trendData } from '#src/pages/planner/figures-data';
import { casesSearch, daysOfPoint, GRAINS } from '#src/pages/planner/figures-state';
import type { Grain } from '#src/pages/planner/figures-state';
import { Stale } from '#src/pages/planner/stale';
import { Chart } from '#src/ui/chart';
import { addressOf, trendQuery } from '#src/ui/metrics/metrics-api';
import type { Trend } from '#src/ui/metrics/metrics-api';
import { QueryView } from '#src/ui/query-view';
import { shanghaiTime } from '#src/ui/time';

interface TrendProps {
  readonly asked: Asked;
  readonly onGrain: (grain: Grain) => void;
}

/** Mean, median and P90 of each day or month, with the target across them. */
export function TrendChart({ asked, onGrain }: TrendProps) {
  const query = useQuery(trendQuery({ ...asked.filter, grain: asked.state.grain, region: asked.state.region }));
  return (
    <QueryView query={query}>
      {(trend) => (
        <Stale when={query.isPlaceholderData}>
          <Shown asked={asked} onGrain={onGrain} trend={trend} />
        </Stale>
      )}
    </QueryView>
  );
}

function Shown({ asked, onGrain, trend }: TrendProps & { readonly trend: Trend }) {
  const words = useWords();
  const { t, m } = words;
  const lang = useLanguage();
  const { filter, state, baseline } = asked;
  const grain: Grain = trend.grain === 'month' ? 'month' : 'day';
  const n = trend.points.reduce((sum, { figures }) => sum + figures.n, 0);
  const behind = useBehind((row) => {
    const point = trend.points.find(({ period }) => period === row);
    return point === undefined || point.figures.n === 0 ? undefined : casesSearch(filter, daysOfPoint(point, filter));
  });
  return (
    <Chart
      title={t('trend.title')}
      caption={useCaption()({ ...asked, narrowed: state }, n, trend.containsSample)}
      kind="lines"
      data={trendData(trend, grain, words)}
      say={useSayHours()}
      unit={m('hoursUnit')}
      target={useTargetLine(baseline)}
      height={300}
      fileName={`one-third-trend-${grain}`}
      csv={`/v1/metrics/trend.csv?${addressOf({ ...filter, grain: state.grain, region: state.region, lang })}`}
      behind={behind}
      choice={
        <Segmented<Grain>
          aria-label={t('trend.grain')}
          size="small"
          value={state.grain}
          options={GRAINS.map((value) => ({ value, label: t(`trend.${value}`) }))}
          onChange={onGrain}
        />
      }
    >
      {grain === 'month' && <Revisions trend={trend} />}
    </Chart>
  );
}

/** Months that changed after they were over: a figure that was quoted then is another now. */
function Revisions({ trend }: { readonly trend: Trend }) {
  const { t, numbers } = useWords();
  return trend.points.map(({ period, revision, revisedAt }) =>
    revision === null || revision === 0 || revisedAt === null ? null : (
      <p key={period} className="chart-note">
        {t('trend.revised', { month: period, n: numbers.count(revision), at: shanghaiTime(revisedAt) })}
      </p>
    ),
  );
}
