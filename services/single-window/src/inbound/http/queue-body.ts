import type { QueueRow } from '@tongguan/contracts/clearance/v1/clearance';
import { iso, orNull, short } from './format.ts';
import { stepBody } from './two-step-body.ts';

/** A queue row of the contracts as the API shows it. */
export function queueBody(row: QueueRow) {
  return {
    caseId: row.caseId,
    authority: row.authority,
    declarationId: row.declarationId,
    declarationNo: row.declarationNo,
    customsOffice: row.customsOffice,
    transportMode: row.transportMode,
    direction: short(row.direction, 'DIRECTION'),
    lane: short(row.lane, 'LANE'),
    laneReason: row.laneReason,
    traderName: row.traderName,
    billNo: row.billNo,
    status: row.status,
    waitsFor: row.waitsFor,
    waitsReason: row.waitsReason,
    waitsSince: iso(row.waitsSinceMs),
    acceptedAt: iso(row.acceptedAtMs),
    arrivedAt: iso(row.arrivedAtMs),
    dueAt: iso(row.dueAtMs),
    overdue: row.overdue,
    priority: row.priority,
    priorityParts: row.priorityParts.map(({ part, ms }) => ({ part, ms })),
    claimedBy: orNull(row.claimedBy),
    leaseUntil: iso(row.leaseUntilMs),
    version: row.version,
    step: stepBody(row.step),
    sample: row.sample,
    changedAt: iso(row.changedAtMs),
  };
}
