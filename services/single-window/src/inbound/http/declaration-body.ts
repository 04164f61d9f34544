import type { DeclarationRow } from '@tongguan/contracts/declarations/v1/declarations';
import { iso, orNull, short } from './format.ts';
import { twoStepBody } from './two-step-body.ts';

/** A row of the contracts as the API shows it. */
export function declarationBody(row: DeclarationRow) {
  return {
    id: row.declarationId,
    declarationNo: row.declarationNo,
    status: row.status,
    direction: short(row.direction, 'DIRECTION'),
    customsOffice: row.customsOffice,
    transportMode: row.transportMode,
    billNo: row.billNo,
    containerIds: [...row.containerIds],
    traderCompany: row.traderCompany,
    traderName: row.traderName,
    declarantCompany: row.declarantCompany,
    filedByCompany: row.filedByCompany,
    submittedAt: iso(row.submittedAtMs),
    releasedAt: iso(row.releasedAtMs),
    returnedAt: iso(row.returnedAtMs),
    ...{ withdrawnAt: iso(row.withdrawnAtMs), contentVersion: row.contentVersion, openRequest: orNull(row.openRequest) },
    ...{ arrivedAt: iso(row.arrivedAtMs), expiresAt: iso(row.expiresAtMs), warnsAt: iso(row.warnsAtMs), expiredAt: iso(row.expiredAtMs) },
    ...{ leftAt: iso(row.leftAtMs), closedAt: iso(row.closedAtMs), refundStatus: orNull(row.refundStatus) },
    lane: orNull(row.lane),
    waiting: row.waiting.map((waiting) => ({
      ...{ for: waiting.for, owner: waiting.owner, since: iso(waiting.sinceMs), bill: waitingBill(waiting) },
    })),
    ...{ twoStep: twoStepBody(row.twoStep), listType: row.listType ?? null },
    sample: row.sample,
    version: row.version,
    changedAt: iso(row.changedAtMs),
  };
}

/** The tax bill that is waited for; null where it is anything else. */
export function waitingBill({ billNo, amount, dueDay }: DeclarationRow['waiting'][number]) {
  return billNo === '' ? null : { billNo, amount, dueDay };
}
