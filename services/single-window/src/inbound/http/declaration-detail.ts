import type { AuthorityState, GetCaseResponse } from '@tongguan/contracts/clearance/v1/clearance';
import type { DeclarationRow, GetDeclarationResponse } from '@tongguan/contracts/declarations/v1/declarations';
import type { GetShipmentResponse } from '@tongguan/contracts/shipments/v1/shipments';
import { declarationBody, waitingBill } from './declaration-body.ts';
import { filedContent } from './filed-content.ts';
import { iso, orNull, short } from './format.ts';
import { taxBillBodies } from './tax-body.ts';
import { timelineBody } from './timeline.ts';

/** What the services know of one declaration; a part is absent where the caller may not see it or nobody could be asked. */
export interface KnownOfDeclaration {
  readonly declaration: GetDeclarationResponse;
  readonly case: GetCaseResponse | undefined;
  readonly shipment: GetShipmentResponse | undefined;
  /** Services that gave no answer just now. */
  readonly unavailable: readonly string[];
}

/** One declaration as the API shows it: filed content, timeline, and what is still owed by whom. */
export function detailBody({ declaration, case: own, shipment, unavailable }: KnownOfDeclaration) {
  const { row, content, version } = declaration;
  if (row === undefined) throw new Error('the declarations service answered without a row');
  return {
    row: declarationBody(row),
    content: filedContent(content),
    version,
    timeline: timelineBody(declaration, own, shipment),
    owed: row.waiting.map((waiting) => owedBody(waiting, own)),
    taxBills: (own?.taxBills ?? []).flatMap(taxBillBodies),
    taxRefund: orNull(own?.taxRefund ?? ''),
    holds: [...(own?.holds ?? [])],
    decisions: (own?.authorities ?? []).map(decisionBody),
    unavailable: [...unavailable],
  };
}

function owedBody(waiting: DeclarationRow['waiting'][number], own: GetCaseResponse | undefined) {
  const authority = own?.authorities.find((each) => each.authority === waiting.for);
  return {
    for: waiting.for,
    what: whatIsOwed(waiting.for, own, authority),
    owner: waiting.owner,
    since: iso(waiting.sinceMs),
    dueAt: iso(authority?.dueAtMs ?? 0),
    overdue: authority?.overdue ?? own?.taxBills.some(({ bill, overdue }) => overdue && bill?.billNo === waiting.billNo) ?? false,
    bill: waitingBill(waiting),
    reason: orNull(authority?.reason ?? ''),
  };
}

function whatIsOwed(whom: string, own: GetCaseResponse | undefined, authority: AuthorityState | undefined) {
  if (whom === 'arrival' || whom === 'tax' || whom === 'completion') return whom;
  if (authority?.inspectionOwed === true) return 'inspection' as const;
  const held = authority?.decision === 'HOLD' || own?.holds.includes(`detained:${whom}`) === true;
  return held ? ('condition' as const) : ('decision' as const);
}

/** The authority's decision, not what led to it: no officer, no rule (domain.md §1.5). */
function decisionBody({ authority, decision, legalBasis, reason, dueAtMs, overdue, inspectionOwed, finding }: AuthorityState) {
  return {
    ...{ authority, decision, overdue, inspectionOwed, legalBasis: orNull(legalBasis), reason: orNull(reason) },
    ...{ dueAt: iso(dueAtMs), finding: short(finding, 'FINDING') },
  };
}
