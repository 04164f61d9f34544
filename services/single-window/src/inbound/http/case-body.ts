import type { CaseFact, GetCaseResponse, Screening } from '@tongguan/contracts/clearance/v1/clearance';
import type { InspectionFinding } from '@tongguan/contracts/clearance/v1/events';
import { iso, orNull, short } from './format.ts';
import { taxBillBodies } from './tax-body.ts';
import { stepBody } from './two-step-body.ts';

/** A case of the contracts as the API shows it. */
export function caseBody({ acceptedAtMs, arrivedAtMs, releasedAtMs, billArrivedAtMs, ...answer }: GetCaseResponse) {
  const { lane, direction, authorities, facts, arrivals, screening, taxBills, taxRefund, step, pickupReleasedAtMs, ...rest } = answer;
  return {
    ...rest,
    containerIds: [...rest.containerIds],
    goods: [...rest.goods],
    holds: [...rest.holds],
    lane: short(lane, 'LANE'),
    direction: short(direction, 'DIRECTION'),
    acceptedAt: iso(acceptedAtMs),
    arrivedAt: iso(arrivedAtMs),
    ...{ releasedAt: iso(releasedAtMs), step: stepBody(step), pickupReleasedAt: iso(pickupReleasedAtMs ?? 0) },
    billArrivedAt: iso(billArrivedAtMs),
    arrivals: arrivals.map((each) => ({ containerId: each.containerId, arrivedAt: iso(each.arrivedAtMs) })),
    facts: facts.map(factBody),
    taxBills: taxBills.flatMap(taxBillBodies),
    taxRefund: orNull(taxRefund),
    screening: screening === undefined ? null : screeningBody(screening),
    authorities: authorities.map(({ dueAtMs, leaseUntilMs, finding, claimedBy, ...state }) => ({
      ...state,
      claimedBy: orNull(claimedBy),
      dueAt: iso(dueAtMs),
      leaseUntil: iso(leaseUntilMs),
      finding: short(finding, 'FINDING'),
    })),
  };
}

function factBody({ occurredAtMs, recordedAtMs, dueAtMs, authority, officer, finding, findings, ...fact }: CaseFact) {
  return {
    ...fact,
    occurredAt: iso(occurredAtMs),
    recordedAt: iso(recordedAtMs),
    dueAt: iso(dueAtMs),
    authority: orNull(authority),
    officer: orNull(officer),
    finding: short(finding, 'FINDING'),
    findings: findings.map(findingBody),
  };
}

function findingBody({ itemNo, containerId, finding, note }: InspectionFinding) {
  return { itemNo: itemNo === 0 ? null : itemNo, containerId: orNull(containerId), finding: short(finding, 'FINDING'), note };
}

function screeningBody({ rate, rules, ...screening }: Screening) {
  return { ...screening, rate: orNull(rate), rules: rules.map((rule) => ({ ...rule })) };
}
