import type {
  AuthorityState as AuthorityMessage,
  DecideCaseRequest,
  GetCaseResponse,
  QueueRow,
} from '@tongguan/contracts/clearance/v1/clearance';
import type { StoredDocument } from '@tongguan/read-models/port';
import type { AuthorityState } from '../../domain/authority.ts';
import type { OpenedCase } from '../../domain/case.ts';
import { holdsOf, statusOf } from '../../domain/case.ts';
import type { CaseDecision } from '../../domain/decide-case.ts';
import type { QueueEntry } from '../../read-models/queue.ts';

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
  };
}

export function caseOf(state: OpenedCase, version: number, nowMs: number): GetCaseResponse {
  const { opened } = state;
  return {
    caseId: opened.caseId,
    declarationId: opened.declarationId,
    declarationNo: opened.declarationNo,
    status: statusOf(state),
    lane: opened.lane,
    laneReason: opened.laneReason,
    authorities: state.authorities.map((each) => authorityOf(each, nowMs)),
    acceptedAtMs: opened.acceptedAtMs,
    arrivedAtMs: state.arrivedAtMs,
    releasedAtMs: state.releasedAtMs,
    holds: holdsOf(state),
    version,
    sample: opened.sample,
    goods: opened.goods,
    containerIds: opened.containerIds,
    customsOffice: opened.customsOffice,
    transportMode: opened.transportMode,
    billNo: opened.billNo,
    traderName: opened.traderName,
    direction: opened.direction,
  };
}

function authorityOf(state: AuthorityState, nowMs: number): AuthorityMessage {
  const leased = state.leaseUntilMs > nowMs;
  return {
    authority: state.authority,
    // while a result is owed the authority's last word is the order to inspect
    decision: state.inspection === 'OWED' ? 'INSPECT' : state.decided,
    legalBasis: state.legalBasis,
    reason: state.reason,
    dueAtMs: state.dueAtMs,
    overdue: state.overdue,
    claimedBy: leased ? state.claimedBy : '',
    leaseUntilMs: leased ? state.leaseUntilMs : 0,
    inspectionOwed: state.inspection === 'OWED',
    finding: state.finding,
    rule: state.rule,
  };
}
