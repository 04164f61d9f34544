import type { RefundLine } from '@tongguan/contracts/declarations/v1/events';
import type { RefundRow } from '@tongguan/contracts/declarations/v1/refunds';
import { iso, orNull } from './format.ts';
import { REFUND_STATUSES, TAX_STATUSES } from './schemas/refund.ts';

const line = ({ itemNo, hsCode, name, quantity, unit, totalPrice, currency }: RefundLine) => ({
  ...{ itemNo, hsCode, name, quantity, unit, totalPrice, currency },
});
const one = <const Known extends string>(known: readonly Known[], said: string): Known[] => known.filter((each) => each === said);

/** A refund of the contracts as the API shows it. */
export function refundBody(row: RefundRow) {
  const { declarationId, declarationNo, traderCompany, traderName, customsOffice, tradeMode, sample, version } = row;
  const [status] = one(REFUND_STATUSES, row.status);
  if (status === undefined) throw new Error(`a refund has the status ${row.status}`);
  return {
    ...{ declarationId, declarationNo, status, traderCompany, traderName, customsOffice, tradeMode, sample, version },
    ...{ submittedAt: iso(row.submittedAtMs), releasedAt: iso(row.releasedAtMs), leftAt: iso(row.leftAtMs), readyAt: iso(row.readyAtMs) },
    ...{ statusAt: iso(row.statusAtMs), changedAt: iso(row.changedAtMs), reason: orNull(row.reason) },
    ...{ lines: row.lines.map(line), left: row.left.map(line) },
    reversals: row.reversals.map(({ cause, atMs, returnDeclarationNo, lines, unmatched }) => ({
      ...{ cause: cause === 'WITHDRAWN' ? cause : ('RETURNED' as const), at: iso(atMs), returnDeclarationNo: orNull(returnDeclarationNo) },
      ...{ lines: lines.map(line), unmatched: unmatched.map(line) },
    })),
    missing: row.missing.flatMap((each) => one(['release', 'departure'], each)),
    next: row.next.flatMap((each) => one(TAX_STATUSES, each)),
  };
}
