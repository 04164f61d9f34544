import type { Say } from '#src/i18n/area';
import type { metricsTexts } from '#src/i18n/metrics';
import type { plannerTexts } from '#src/i18n/planner';
import { OWNERS } from '#src/pages/planner/cases-state';
import type { Grain } from '#src/pages/planner/figures-state';
import type { ChartColumn, ChartData } from '#src/ui/chart/chart-data';
import type { Figures, Target, Trend } from '#src/ui/metrics/metrics-api';
import { HOUR_MS } from '#src/ui/metrics/numbers';
import type { useNumbers } from '#src/ui/metrics/numbers';

/** Words and numbers of the language. */
export interface Words {
  readonly t: Say<(typeof plannerTexts)['zh']>;
  readonly m: Say<(typeof metricsTexts)['zh']>;
  readonly numbers: ReturnType<typeof useNumbers>;
}

const hours = (ms: number | null): number | null => (ms === null ? null : ms / HOUR_MS);
const TIMES = [
  ['mean', 'meanMs'],
  ['median', 'medianMs'],
  ['p90', 'p90Ms'],
] as const;

/** Mean, median and P90 side by side. */
const timesOf = (figures: readonly Figures[], m: Words['m']): readonly ChartColumn[] =>
  TIMES.map(([key, name]) => ({ key, label: m(key), values: figures.map((each) => hours(each[name])) }));

const countsOf = (figures: readonly Figures[], { m, numbers }: Words) => [
  { label: m('n'), values: figures.map(({ n }) => numbers.count(n)) },
];

/** The period, and the one before it to compare with (环比). */
export function periodsData(now: Figures, before: Figures | undefined, words: Words): ChartData {
  const { t } = words;
  const figures = before === undefined ? [now] : [now, before];
  const rows = [
    { key: 'now', label: t('figures.now') },
    { key: 'before', label: t('figures.earlier') },
  ];
  return {
    of: t('figures.period'),
    rows: rows.slice(0, figures.length),
    columns: timesOf(figures, words.m),
    more: countsOf(figures, words),
  };
}

/** Each day or month; those without a case are gaps. */
export function trendData({ points }: Trend, grain: Grain, words: Words): ChartData {
  const { t, numbers } = words;
  const figures = points.map((point) => point.figures);
  const revisions = { label: t('trend.revision'), values: points.map(({ revision }) => numbers.count(revision ?? 0)) };
  return {
    of: t(`trend.period.${grain}`),
    rows: points.map(({ period, closed }) => ({
      key: period,
      label: closed ? period : t('trend.running', { period }),
      short: grain === 'day' ? period.slice(5) : period,
    })),
    columns: timesOf(figures, words.m),
    more: [...countsOf(figures, words), ...(grain === 'month' ? [revisions] : [])],
  };
}

interface StageWords extends Words {
  readonly stage: (code: string) => string;
  readonly owner: (code: string) => string;
}

/** Keys of the parts: a stage with its owner, `D/CUSTOMS`, and all time of an owner, `/CUSTOMS`. */
export function partOf(key: string): { readonly stage: string; readonly owner: string } {
  const [stage = '', owner = ''] = key.split('/');
  return { stage, owner };
}

const lookOf = (owner: string): number =>
  Math.max(
    0,
    OWNERS.findIndex((each) => each === owner),
  );

/** The mean of a case in its stages, and the same time by its owners, whose parts look alike in both bars. */
export function stagesData(figures: Figures, { t, m, numbers, stage, owner }: StageWords): ChartData {
  const stages = figures.stages.filter(({ totalMs }) => totalMs > 0);
  const owners = figures.owners.filter(({ totalMs }) => totalMs > 0);
  const share = (totalMs: number) => numbers.percent(figures.totalMs === null || figures.totalMs === 0 ? null : totalMs / figures.totalMs);
  return {
    of: t('stages.part'),
    rows: [
      ...stages.map((each) => ({
        key: `${each.stage}/${each.owner}`,
        label: t('stages.of', { stage: `${each.stage} ${stage(each.stage)}`, owner: owner(each.owner) }),
        short: each.stage,
        bar: t('stages.byStage'),
        group: owner(each.owner),
        look: lookOf(each.owner),
      })),
      ...owners.map((each) => ({
        key: `/${each.owner}`,
        label: t('stages.all', { owner: owner(each.owner), share: share(each.totalMs) }),
        short: share(each.totalMs),
        bar: t('stages.byOwner'),
        group: owner(each.owner),
        look: lookOf(each.owner),
      })),
    ],
    columns: [{ key: 'mean', label: t('stages.column'), values: [...stages, ...owners].map(({ meanMs }) => hours(meanMs)) }],
    more: [
      { label: t('stages.share'), values: [...stages, ...owners].map(({ totalMs }) => share(totalMs)) },
      { label: m('n'), values: [...stages.map(({ n }) => numbers.count(n)), ...owners.map(() => '')] },
    ],
  };
}

/** Groups of a split, the slowest by its mean first: that is where to look. */
export function splitData(groups: readonly Figures[], of: string, nameOf: (group: string) => string, words: Words): ChartData {
  const slowest = [...groups].filter(({ n }) => n > 0).sort((one, other) => (other.meanMs ?? 0) - (one.meanMs ?? 0));
  return {
    of,
    rows: slowest.map(({ group }) => ({ key: group, label: nameOf(group) })),
    columns: timesOf(slowest, words.m),
    more: countsOf(slowest, words),
  };
}

/** Progress by mean and by median; the gauge draws the first. */
export function progressData({ progressByMean, progressByMedian, meanMs, medianMs }: Target, { t, m, numbers }: Words): ChartData {
  return {
    of: t('progress.by'),
    rows: [
      { key: 'mean', label: m('mean') },
      { key: 'median', label: m('median') },
    ],
    columns: [{ key: 'progress', label: t('progress.done'), values: [progressByMean, progressByMedian] }],
    more: [{ label: t('progress.time'), values: [numbers.hours(meanMs), numbers.hours(medianMs)] }],
  };
}
