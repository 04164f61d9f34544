import type {
  Baseline as BaselineMessage,
  Definition as DefinitionMessage,
  BaselineTarget,
  ClearanceTimeResponse,
  Figures as FiguresMessage,
  OwnerFigure,
  TargetResponse,
  TrendResponse,
} from '@tongguan/contracts/metrics/v1/metrics';
import type { Definition, Preference } from '#src/domain/definitions';
import { progressOf, targetOf } from '#src/domain/target';
import type { Baseline } from '#src/domain/target';
import type { ShownFigures } from '#src/read-models/shown-figures';
import type { ClearanceTimeAnswer } from '#src/use-cases/clearance-time';
import type { TargetAnswer } from '#src/use-cases/compare-with-target';
import type { TrendAnswer } from '#src/use-cases/follow-trend';

/** The answer that is no refusal. */
export type Found<Answer> = Extract<Answer, { readonly outcome: 'found' }>;

const preferenceText = (preference: Preference): string => [...preference].map(([mode, order]) => `${mode}=${order.join('>')}`).join(' ');

export const definitionMessage = ({ start, end, excludedModes, excludedTradeModes, ...rest }: Definition): DefinitionMessage => ({
  ...rest,
  start: preferenceText(start),
  end: preferenceText(end),
  percentiles: 'nearest-rank',
  excludedModes: [...excludedModes],
  excludedTradeModes: [...excludedTradeModes],
});

/** To the nearest millisecond; 0 of nothing. */
export const meanOf = (totalMs: bigint, n: number): number => (n === 0 ? 0 : Number((2n * totalMs + BigInt(n)) / (2n * BigInt(n))));

export function figuresMessage(figures: ShownFigures): FiguresMessage {
  const { group, withheld, n, totalMs, medianMs, p90Ms, p95Ms, missing, withdrawn, excluded, preArrival } = figures;
  return {
    ...{ group, withheld, n, medianMs, p90Ms, p95Ms, missing, withdrawn, excluded, preArrival },
    meanMs: meanOf(totalMs, n),
    totalMs: Number(totalMs),
    shareMissing: n + missing === 0 ? 0 : missing / (n + missing),
    stages: figures.stages.map(({ share, n: cases, totalMs: stageMs }) => ({
      stage: share.stage,
      owner: share.owner,
      n: cases,
      meanMs: meanOf(stageMs, n),
      totalMs: Number(stageMs),
    })),
    owners: ownerFigures(figures),
  };
}

/** Who the time belongs to, in the order of the stages; owners without time too. Their totals sum exactly to that of the figures. */
function ownerFigures({ n, totalMs, stages }: ShownFigures): OwnerFigure[] {
  const sums = new Map<string, bigint>();
  for (const { share, totalMs: stageMs } of stages) sums.set(share.owner, (sums.get(share.owner) ?? 0n) + stageMs);
  return [...sums].map(([owner, sum]) => ({
    owner,
    meanMs: meanOf(sum, n),
    totalMs: Number(sum),
    share: totalMs === 0n ? 0 : Number(sum) / Number(totalMs),
  }));
}

export const clearanceTimeMessage = (answer: Found<ClearanceTimeAnswer>): ClearanceTimeResponse => ({
  definition: definitionMessage(answer.definition),
  total: figuresMessage(answer.total),
  groups: answer.groups.map(figuresMessage),
  containsSample: answer.total.sample,
  before: answer.before === undefined ? undefined : figuresMessage(answer.before.figures),
  beforeFromMs: answer.before?.fromMs ?? 0,
  beforeBeforeMs: answer.before?.beforeMs ?? 0,
  withheldBelow: answer.withholdBelow,
});

export const trendMessage = (answer: Found<TrendAnswer>): TrendResponse => ({
  definition: definitionMessage(answer.definition),
  points: answer.points.map(({ name, fromMs, beforeMs, figures, revision, closed }) => ({
    ...{ period: name, fromMs, beforeMs, closed },
    figures: figuresMessage(figures),
    revision: revision?.revision ?? 0,
    revisedAtMs: revision?.revisedAtMs ?? 0,
  })),
  baseline: answer.baseline === undefined ? undefined : baselineMessage(answer.baseline),
  targetMs: answer.targetMs,
  containsSample: answer.sample,
  withheldBelow: answer.withholdBelow,
});

export const baselineTarget = (baseline: Baseline): BaselineTarget => ({
  definition: baseline.definition,
  baseline: baselineMessage(baseline),
  targetMs: targetOf(baseline.baselineMs),
});

const baselineMessage = ({ region, period, baselineMs, source, verified, hours, basis, direction }: Baseline): BaselineMessage => ({
  region,
  period,
  baselineMs,
  source,
  verified,
  hours,
  basis,
  direction,
});

export function targetMessage({ definition, baseline, targetMs, current }: Found<TargetAnswer>): TargetResponse {
  const { n, totalMs, medianMs, sample, withheld } = current;
  const meanMs = meanOf(totalMs, n);
  const progress = (ms: number): number => (n === 0 || withheld ? 0 : progressOf(baseline.baselineMs, ms));
  return {
    definition: definitionMessage(definition),
    baseline: baselineMessage(baseline),
    ...{ targetMs, meanMs, medianMs, n },
    progressByMean: progress(meanMs),
    progressByMedian: progress(medianMs),
    containsSample: sample,
    withheld,
  };
}
