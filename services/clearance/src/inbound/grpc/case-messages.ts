import type { AuthorityState as AuthorityMessage, GetCaseResponse } from '@tongguan/contracts/clearance/v1/clearance';
import type { AuthorityState } from '../../domain/authority.ts';
import { holdsOf, statusOf } from '../../domain/case.ts';
import type { CaseFile } from '../../use-cases/get-case.ts';
import { refundOf, taxBillRow } from './tax-messages.ts';

/** A case file as it stands at `nowMs`: an expired lease is free. */
export function caseOf({ found: state, version, facts, arrivals, screening, taxBills }: CaseFile, nowMs: number): GetCaseResponse {
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
    ...(opened.step && { step: opened.step }),
    ...(state.pickupReleasedAtMs > 0 && { pickupReleasedAtMs: state.pickupReleasedAtMs }),
    facts,
    billArrivedAtMs: arrivals.billArrivedAtMs,
    arrivals: arrivals.containers,
    screening,
    taxBills: taxBills.map((bill) => taxBillRow(bill, { forBank: false }, nowMs)),
    taxRefund: taxBills.length === 0 ? '' : refundOf(state.tax),
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
