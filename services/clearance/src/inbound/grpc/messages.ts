import type {
  CountQueueResponse,
  DecideCaseRequest,
  DecisionKind,
  LegalBasis as LegalBasisMessage,
  QueueRow,
  ReadyCase,
} from '@tongguan/contracts/clearance/v1/clearance';
import type { StoredDocument } from '@tongguan/read-models/port';
import type { CaseDecision } from '../../domain/decide-case.ts';
import type { LegalBasis } from '../../domain/tables/reference.ts';
import type { CaseEntry } from '../../read-models/case-list.ts';
import type { QueueEntry } from '../../read-models/queue.ts';
import type { QueueCounts } from '../../use-cases/count-queue.ts';

/** The typed decision of a request; undefined when it names none. */
export function decisionOf({ decision, legalBasis, reason, dueAtMs }: DecideCaseRequest): CaseDecision | undefined {
  switch (decision) {
    case 'DECISION_KIND_CLEAR':
      return { kind: 'clear', legalBasis };
    case 'DECISION_KIND_HOLD':
      return { kind: 'hold', legalBasis, reason, dueAtMs };
    case 'DECISION_KIND_INSPECT':
      return { kind: 'inspect', legalBasis };
    case 'DECISION_KIND_REFUSE':
      return { kind: 'refuse', legalBasis, reason };
    case 'DECISION_KIND_UNSPECIFIED':
    case 'UNRECOGNIZED':
      return undefined;
  }
}

/** A row of the queue as it stands at `nowMs`: an expired lease is free. */
export function rowOf({ body, versions, changedAt }: StoredDocument<QueueEntry>, nowMs: number): QueueRow {
  const { opened, own } = body;
  const leased = own.leaseUntilMs > nowMs;
  return {
    caseId: body.caseId,
    authority: body.authority,
    declarationId: opened.declarationId,
    declarationNo: body.declarationNo,
    customsOffice: body.customsOffice,
    transportMode: body.transportMode,
    direction: opened.direction,
    lane: opened.lane,
    laneReason: opened.laneReason,
    traderName: opened.traderName,
    billNo: opened.billNo,
    status: body.status,
    waitsFor: body.waitsFor,
    waitsReason: body.waitsReason,
    waitsSinceMs: body.waitsSinceMs,
    acceptedAtMs: opened.acceptedAtMs,
    arrivedAtMs: body.arrivedAtMs,
    dueAtMs: body.dueAtMs,
    overdue: body.overdue,
    priority: body.priority,
    priorityParts: body.priorityParts,
    claimedBy: leased ? own.claimedBy : '',
    leaseUntilMs: leased ? own.leaseUntilMs : 0,
    version: Math.floor(Math.max(0, ...Object.values(versions)) / 1000),
    sample: opened.sample,
    changedAtMs: changedAt,
    ...(opened.step && { step: opened.step }),
  };
}

export function countsOf({ total, overdue, lanes, waitsFor, offices }: QueueCounts): CountQueueResponse {
  const counts = (of: ReadonlyMap<string, number>) => [...of].map(([key, count]) => ({ key, count }));
  const named = new Map([...lanes].map(([lane, count]) => [lane.replace('LANE_', ''), count] as const));
  return { total, overdue, lanes: counts(named), waitsFor: counts(waitsFor), offices: counts(offices) };
}

/** A case that should have been released; none while its own part is not there. */
export function readyOf({ part, readyWhy, readySinceMs }: CaseEntry): readonly ReadyCase[] {
  return part === undefined ? [] : [{ ...part.opened, why: readyWhy, sinceMs: readySinceMs }];
}

const KINDS: Readonly<Record<LegalBasis['decision'], DecisionKind>> = {
  clear: 'DECISION_KIND_CLEAR',
  hold: 'DECISION_KIND_HOLD',
  inspect: 'DECISION_KIND_INSPECT',
  refuse: 'DECISION_KIND_REFUSE',
};

export function legalBasisOf({ id, authority, decision, zh, en, citation, verified }: LegalBasis): LegalBasisMessage {
  return { id, authority, decision: KINDS[decision], text: { zh, en }, citation, verified };
}
