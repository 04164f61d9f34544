import type {
  CaseRow,
  ClearanceTimeResponse,
  Definition,
  Figures,
  GetCaseTimesResponse,
  ListCasesResponse,
  TargetResponse,
  TrendPoint,
  TrendResponse,
} from '@tongguan/contracts/metrics/v1/metrics';
import { iso, orNull } from './format.ts';

const moment = (ms: number): string => new Date(ms).toISOString();

export function present<Part>(part: Part | undefined, what: string): Part {
  if (part === undefined) throw new Error(`the metrics service answered without ${what}`);
  return part;
}

export function definitionBody(definition: Definition | undefined) {
  const { nameZh, nameEn, sourceZh, exclusionsZh, ...rest } = present(definition, 'a definition');
  const { source, exclusions } = rest;
  return {
    ...rest,
    name: { zh: nameZh, en: nameEn },
    sourceText: { zh: sourceZh, en: source },
    exclusionsText: { zh: exclusionsZh, en: exclusions },
  };
}

/** Times of nothing, and times that are withheld, are null: a zero would be a time. */
export function figuresBody(figures: Figures | undefined) {
  const known = present(figures, 'figures');
  const shown = known.n > 0 && !known.withheld;
  const time = (ms: number): number | null => (shown ? ms : null);
  return {
    ...known,
    meanMs: time(known.meanMs),
    medianMs: time(known.medianMs),
    p90Ms: time(known.p90Ms),
    p95Ms: time(known.p95Ms),
    totalMs: time(known.totalMs),
    sharePreArrival: known.n === 0 ? 0 : known.preArrival / known.n,
    stages: shown ? known.stages : [],
    owners: shown ? known.owners : [],
  };
}

export const clearanceTimeBody = (answer: ClearanceTimeResponse) => ({
  definition: definitionBody(answer.definition),
  total: figuresBody(answer.total),
  groups: answer.groups.map(figuresBody),
  containsSample: answer.containsSample,
  before:
    answer.before === undefined
      ? null
      : { from: moment(answer.beforeFromMs), before: moment(answer.beforeBeforeMs), figures: figuresBody(answer.before) },
  withheldBelow: answer.withheldBelow,
});

export function targetBody(answer: TargetResponse) {
  const shown = answer.n > 0 && !answer.withheld;
  const known = (value: number): number | null => (shown ? value : null);
  return {
    ...answer,
    definition: definitionBody(answer.definition),
    baseline: present(answer.baseline, 'a baseline'),
    meanMs: known(answer.meanMs),
    medianMs: known(answer.medianMs),
    progressByMean: known(answer.progressByMean),
    progressByMedian: known(answer.progressByMedian),
  };
}

const pointBody = (point: TrendPoint, grain: string) => ({
  period: point.period,
  from: moment(point.fromMs),
  before: moment(point.beforeMs),
  closed: point.closed,
  revision: grain === 'month' ? point.revision : null,
  revisedAt: iso(point.revisedAtMs),
  figures: figuresBody(point.figures),
});

export const trendBody = (answer: TrendResponse, grain: string) => ({
  definition: definitionBody(answer.definition),
  grain,
  points: answer.points.map((point) => pointBody(point, grain)),
  baseline: answer.baseline ?? null,
  targetMs: answer.baseline === undefined ? null : answer.targetMs,
  containsSample: answer.containsSample,
  withheldBelow: answer.withheldBelow,
});

const caseBody = ({ startMs, endMs, ...row }: CaseRow) => ({
  ...row,
  declarationNo: orNull(row.declarationNo),
  lane: orNull(row.lane),
  start: iso(startMs),
  end: iso(endMs),
  totalMs: row.outcome === 'measured' ? row.totalMs : null,
});

export const casesBody = (answer: ListCasesResponse) => ({
  definition: definitionBody(answer.definition),
  rows: answer.rows.map(caseBody),
  count: answer.count,
  nextCursor: orNull(answer.nextCursor),
});

export const caseTimesBody = (answer: GetCaseTimesResponse) => ({
  declarationId: answer.declarationId,
  totalMs: answer.totalMs,
  sample: answer.sample,
  definition: answer.definition,
  outcome: answer.outcome,
  preArrival: answer.preArrival,
  stages: answer.stages.map(({ stage, owner, fromMs, toMs }) => ({ stage, owner, from: iso(fromMs), to: iso(toMs), ms: toMs - fromMs })),
  milestones: answer.milestones.map(({ milestone, occurredAtMs, recordedAtMs }) => ({
    milestone,
    occurredAt: iso(occurredAtMs),
    recordedAt: iso(recordedAtMs),
  })),
});
