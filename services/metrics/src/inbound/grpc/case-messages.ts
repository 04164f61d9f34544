import type {
  CaseRow as CaseRowMessage,
  GetCaseTimesResponse,
  ListCasesResponse,
  MilestoneTime,
} from '@tongguan/contracts/metrics/v1/metrics';
import { milestones } from '#src/domain/milestones';
import type { Moments } from '#src/domain/milestones';
import type { CaseRow } from '#src/read-models/case-rows';
import type { CaseTimesAnswer } from '#src/use-cases/get-case-times';
import type { CasesAnswer } from '#src/use-cases/list-cases';
import { cursorOf } from './cursor.ts';
import { definitionMessage } from './messages.ts';
import type { Found } from './messages.ts';

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

/** Ids, times and stages; companies are told by nothing but who may ask. */
const caseRowMessage = ({ early, shares, ...row }: CaseRow): CaseRowMessage => ({
  declarationId: row.declarationId,
  declarationNo: row.declarationNo,
  direction: row.direction,
  mode: row.mode,
  office: row.office,
  lane: row.lane,
  sample: row.sample,
  outcome: row.outcome,
  preArrival: row.preArrival,
  startMs: row.startMs,
  endMs: row.endMs,
  totalMs: row.totalMs,
  early: early === undefined ? 'unknown' : early ? 'early' : 'late',
  stages: shares.map(({ share, ms }) => ({ stage: share.stage, owner: share.owner, ms })),
});

export const casesMessage = ({ definition, rows, next, count }: Found<CasesAnswer>): ListCasesResponse => ({
  definition: definitionMessage(definition),
  rows: rows.map(caseRowMessage),
  nextCursor: next === undefined ? '' : cursorOf(next),
  count,
});
