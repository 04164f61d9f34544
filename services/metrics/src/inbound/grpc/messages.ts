import type {
  Baseline as BaselineMessage,
  Definition as DefinitionMessage,
  Figures as FiguresMessage,
  GetCaseTimesResponse,
  MilestoneTime,
  TargetResponse,
} from '@tongguan/contracts/metrics/v1/metrics';
import type { Definition, Preference } from '#src/domain/definitions';
import { milestones } from '#src/domain/milestones';
import type { Moments } from '#src/domain/milestones';
import { progressOf } from '#src/domain/target';
import type { Baseline } from '#src/domain/target';
import type { Figures } from '#src/read-models/figures';
import type { TargetAnswer } from '#src/use-cases/compare-with-target';
import type { CaseTimesAnswer } from '#src/use-cases/get-case-times';

type Found<Answer> = Extract<Answer, { readonly outcome: 'found' }>;

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

export function figuresMessage(figures: Figures): FiguresMessage {
  const { group, n, totalMs, medianMs, p90Ms, p95Ms, missing, withdrawn, excluded, preArrival } = figures;
  return {
    ...{ group, n, medianMs, p90Ms, p95Ms, missing, withdrawn, excluded, preArrival },
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
  };
}

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
  const { n, totalMs, medianMs, sample } = current;
  const meanMs = meanOf(totalMs, n);
  const progress = (ms: number): number => (n === 0 ? 0 : progressOf(baseline.baselineMs, ms));
  return {
    definition: definitionMessage(definition),
    baseline: baselineMessage(baseline),
    ...{ targetMs, meanMs, medianMs, n },
    progressByMean: progress(meanMs),
    progressByMedian: progress(medianMs),
    containsSample: sample,
  };
}

const milestoneTimes = (moments: Moments): MilestoneTime[] =>
  milestones
    .flatMap((milestone) => {
      const moment = moments[milestone];
      return moment === undefined ? [] : [{ milestone, occurredAtMs: moment.at, recordedAtMs: moment.recordedAt }];
    })
    .sort((left, right) => left.occurredAtMs - right.occurredAtMs);

export const caseTimesMessage = ({ facts, moments, definition, clock }: Found<CaseTimesAnswer>): GetCaseTimesResponse => ({
  declarationId: facts.declarationId,
  stages: clock.segments.map(({ share, from, to }) => ({ stage: share.stage, owner: share.owner, fromMs: from, toMs: to })),
  totalMs: clock.totalMs,
  milestones: milestoneTimes(moments),
  sample: facts.sample,
  definition: definition?.id ?? '',
  outcome: clock.outcome,
  preArrival: clock.preArrival,
});
