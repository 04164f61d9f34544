import type { CaseAmended, CompletionOpened, ClearanceEvent, TaxBill } from '@tongguan/contracts/clearance/v1/events';
import type { ClearancePart, Waiting } from './declaration-list.ts';

const empty: ClearancePart = { lane: '', authorities: [], arrived: false, closed: false, waiting: [] };
const ARRIVAL = 'arrival';
const TAX = 'tax';

const owedBy = (authority: string, sinceMs: number): Waiting => ({
  for: authority,
  owner: authority === 'customs' ? 'CUSTOMS' : 'OTHER_AUTHORITY',
  sinceMs,
});

/** Import cargo is brought by the carrier; export cargo is reported by the supervised site of the port (domain.md §0). */
const arrivalOwedBy = (direction: string, sinceMs: number): Waiting => ({
  for: ARRIVAL,
  owner: direction === 'DIRECTION_EXPORT' ? 'PORT' : 'CARRIER',
  sinceMs,
});

const without = (waiting: readonly Waiting[], who: string): readonly Waiting[] => waiting.filter((one) => one.for !== who);

/** The same authority is owed something new: its time counts from then. */
const again = (part: ClearancePart, authority: string, sinceMs: number): ClearancePart =>
  part.closed ? part : { ...part, waiting: [...without(part.waiting, authority), owedBy(authority, sinceMs)] };

/** A bill waits for the trader, unless the case is over: a supplementary one after the release holds nothing any more. */
const taxOwed = (part: ClearancePart, { billNo, amount, dueDay }: TaxBill, sinceMs: number): ClearancePart =>
  part.closed ? part : { ...part, waiting: [...part.waiting, { for: TAX, owner: 'TRADER', sinceMs, bill: { billNo, amount, dueDay } }] };

/** Id of the declaration that a fact of clearance is about; undefined: it changes no row. */
export function declarationOf({ fact }: ClearanceEvent): string | undefined {
  switch (fact?.$case) {
    case 'caseOpened':
    case 'cargoArrived':
    case 'authorityCleared':
    case 'authorityHeld':
    case 'inspectionOrdered':
    case 'inspectionRecorded':
    case 'authorityRefused':
    case 'caseReleased':
    case 'caseAmended':
    case 'caseWithdrawn':
    case 'casePickupReleased':
    case 'completionOpened':
    case 'taxAssessed':
    case 'taxSettled':
    case 'taxBillVoided':
      return fact.value.declarationId;
    case 'arrivalAttached':
    case 'declarationAttached':
    case 'consignmentJoined':
    case 'movementAttached':
    case 'consignmentMoved':
    case 'taxRefundDue':
    case 'taxReassessed':
    case 'taxReceiptTaken':
    case 'declarationDetached':
    case 'reviewDone': // the authority's own decision follows and says what is still owed
    case 'caseClaimed':
    case 'claimExtended':
    case 'claimReturned':
    case 'authorityOverdue':
    case 'completionReceived':
    case undefined:
      return undefined;
    default:
      return undefined; // a fact newer than this code
  }
}

/** The round of a complete declaration (完整申报): only those that decide in it are owed anything. */
const roundOf = ({ now, authorities, deciding }: CompletionOpened, atMs: number): Partial<ClearancePart> => ({
  ...{ authorities, waiting: deciding.map((authority) => owedBy(authority, atMs)) },
  ...(now && { lane: now.lane.replace('LANE_', '') }),
});

/** Screened anew, every authority is owed again; another bill or container, and the arrival is. */
function amended(part: ClearancePart, { now, rescreened, cargoChanged }: CaseAmended, atMs: number): ClearancePart {
  if (now === undefined || part.closed) return part;
  const names = now.authorities.map(({ authority }) => authority);
  const arrived = part.arrived && !cargoChanged;
  const arrival = cargoChanged ? [arrivalOwedBy(now.direction, atMs)] : part.waiting.filter((one) => one.for === ARRIVAL);
  const others = rescreened
    ? [...names.map((name) => owedBy(name, atMs)), ...part.waiting.filter((one) => one.for === TAX)]
    : part.waiting.filter((one) => one.for !== ARRIVAL);
  return { ...part, arrived, authorities: names, lane: now.lane.replace('LANE_', ''), waiting: [...others, ...arrival] };
}

/** Lane and waiting list after a fact of the case's stream, whose facts come in order. */
export function projectClearance(before: ClearancePart | undefined, { fact, occurredAtMs }: ClearanceEvent): ClearancePart {
  const part = before ?? empty;
  switch (fact?.$case) {
    case 'caseOpened': {
      const authorities = fact.value.authorities.map(({ authority }) => owedBy(authority, occurredAtMs));
      const arrival = part.arrived ? [] : [arrivalOwedBy(fact.value.direction, occurredAtMs)];
      const taking = { authorities: fact.value.authorities.map(({ authority }) => authority) };
      return { ...part, ...taking, lane: fact.value.lane.replace('LANE_', ''), waiting: part.closed ? [] : [...authorities, ...arrival] };
    }
    case 'cargoArrived':
      return { ...part, arrived: true, waiting: without(part.waiting, ARRIVAL) };
    case 'authorityCleared':
      return { ...part, waiting: without(part.waiting, fact.value.authority) };
    case 'authorityHeld':
    case 'inspectionOrdered':
    case 'inspectionRecorded':
      return again(part, fact.value.authority, occurredAtMs);
    case 'authorityRefused':
    case 'caseReleased':
    case 'caseWithdrawn':
      return { ...part, closed: true, waiting: [] };
    // the clock is the trader's until the completion, which begins a round of its own
    case 'casePickupReleased':
      return { ...part, waiting: [] };
    case 'completionOpened':
      return { ...part, ...roundOf(fact.value, occurredAtMs) };
    case 'caseAmended':
      return amended(part, fact.value, occurredAtMs);
    case 'taxAssessed':
      return fact.value.bill === undefined ? part : taxOwed(part, fact.value.bill, occurredAtMs);
    case 'taxSettled':
    case 'taxBillVoided': {
      const { billNo } = fact.value;
      return { ...part, waiting: part.waiting.filter(({ bill }) => bill?.billNo !== billNo) };
    }
    case 'arrivalAttached':
    case 'declarationAttached':
    case 'consignmentJoined':
    case 'movementAttached':
    case 'consignmentMoved':
    case 'taxRefundDue':
    case 'taxReassessed':
    case 'taxReceiptTaken':
    case 'declarationDetached':
    case 'reviewDone':
    case 'caseClaimed':
    case 'claimExtended':
    case 'claimReturned':
    case 'authorityOverdue':
    case 'completionReceived':
    case undefined:
    default:
      return part;
  }
}
