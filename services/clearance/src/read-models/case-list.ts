import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import { source } from '@tongguan/read-models/projection';
import type { AuthorityState } from '../domain/authority.ts';
import { authoritiesAfter, evolveAuthority, owes, pending } from '../domain/authority.ts';
import { needsArrival } from '../domain/case.ts';
import { authoritiesOfCompletion } from '../domain/completion.ts';
import type { CaseAmended, CaseOpened, CompletionOpened } from '../domain/facts.ts';

/** Why a case that nobody owes anything is not released: it was not told of an arrival, or there is no reason at all. */
export type ReadyWhy = '' | 'arrival-not-told' | 'no-hold-left';

/** What the case's stream says; no other stream writes it. */
interface CasePart {
  readonly opened: Pick<
    CaseOpened,
    'caseId' | 'declarationNo' | 'customsOffice' | 'transportMode' | 'billNo' | 'traderName' | 'lane' | 'acceptedAtMs' | 'sample'
  >;
  readonly awaitsArrival: boolean;
  readonly closed: boolean;
  readonly arrived: boolean;
  readonly authorities: readonly AuthorityState[];
  /** When the last fact that counts here happened, epoch ms. */
  readonly sinceMs: number;
}

/** One case, for the list of those that should have been released (待放行未放行); document id is the case id. */
export interface CaseEntry {
  readonly part?: CasePart;
  /** What the consignment's stream says: when arrival and declaration had met, epoch ms. */
  readonly joinedAtMs?: number;
  // what it is searched and sorted by
  readonly customsOffice: string;
  readonly authorities: readonly string[];
  readonly ready: boolean;
  readonly readyWhy: ReadyWhy;
  readonly readySinceMs: number;
}

export const caseListDefinition: ReadModelDefinition = {
  name: 'clearance.case-list',
  fields: { customsOffice: 'string', authorities: 'string[]', ready: 'boolean', readySinceMs: 'number' },
  indexes: [{ name: 'by-ready', fields: ['ready', 'readySinceMs'] }],
};

function describe({ part, joinedAtMs }: Pick<CaseEntry, 'part' | 'joinedAtMs'>): CaseEntry {
  const readyWhy = whyOf(part, joinedAtMs);
  return {
    ...(part === undefined ? {} : { part }),
    ...(joinedAtMs === undefined ? {} : { joinedAtMs }),
    customsOffice: part?.opened.customsOffice ?? '',
    authorities: part?.authorities.map((each) => each.authority) ?? [],
    ready: readyWhy !== '',
    readyWhy,
    readySinceMs: Math.max(part?.sinceMs ?? 0, readyWhy === 'arrival-not-told' ? (joinedAtMs ?? 0) : 0),
  };
}

function whyOf(part: CasePart | undefined, joinedAtMs: number | undefined): ReadyWhy {
  if (part === undefined || part.closed || part.authorities.some(owes)) return '';
  if (part.arrived || !part.awaitsArrival) return 'no-hold-left';
  return joinedAtMs === undefined ? '' : 'arrival-not-told';
}

/** Claims and due times make nothing ready. */
function route({ fact }: ClearanceEvent): readonly string[] {
  switch (fact?.$case) {
    case 'caseOpened':
    case 'cargoArrived':
    case 'authorityCleared':
    case 'authorityHeld':
    case 'inspectionOrdered':
    case 'inspectionRecorded':
    case 'authorityRefused':
    case 'caseReleased':
    case 'casePickupReleased':
    case 'completionOpened':
    case 'caseAmended':
    case 'caseWithdrawn':
      return [fact.value.caseId];
    case 'consignmentJoined':
      // the id of a case is the id of its declaration
      return [fact.value.declarationId];
    case 'arrivalAttached':
    case 'declarationAttached':
    case 'movementAttached':
    case 'consignmentMoved':
    case 'taxAssessed':
    case 'taxSettled':
    case 'taxBillVoided':
    case 'taxRefundDue':
    case 'taxReassessed':
    case 'taxReceiptTaken':
    case 'declarationDetached':
    case 'reviewDone':
    case 'completionReceived':
    case 'caseClaimed':
    case 'claimExtended':
    case 'claimReturned':
    case 'authorityOverdue':
    case undefined:
    default:
      return [];
  }
}

function project(entry: CaseEntry | undefined, event: ClearanceEvent): CaseEntry | undefined {
  const { fact, occurredAtMs } = event;
  const part = entry?.part;
  if (fact?.$case === 'consignmentJoined') return describe({ ...(part && { part }), joinedAtMs: occurredAtMs });
  const joined = entry?.joinedAtMs === undefined ? {} : { joinedAtMs: entry.joinedAtMs };
  if (fact?.$case === 'caseOpened') return describe({ part: opened(fact.value, occurredAtMs), ...joined });
  if (part === undefined || fact === undefined) return undefined;
  if (fact.$case === 'caseAmended') {
    const next = amended(part, fact.value, occurredAtMs);
    // what had met before is not the cargo that is looked for now
    return describe({ part: next, ...(fact.value.cargoChanged ? {} : joined) });
  }
  if (fact.$case === 'completionOpened') return describe({ part: completed(part, fact.value, occurredAtMs), ...joined });
  const next: CasePart = {
    ...part,
    closed:
      part.closed ||
      fact.$case === 'caseReleased' ||
      fact.$case === 'casePickupReleased' ||
      fact.$case === 'authorityRefused' ||
      fact.$case === 'caseWithdrawn',
    arrived: part.arrived || fact.$case === 'cargoArrived',
    authorities: part.authorities.map((each) => evolveAuthority(each, event)),
    sinceMs: Math.max(part.sinceMs, occurredAtMs),
  };
  return describe({ part: next, ...joined });
}

/** The round of the complete declaration: open again, and nothing has to arrive. */
function completed(part: CasePart, value: CompletionOpened, atMs: number): CasePart {
  if (value.now === undefined) return part;
  const authorities = authoritiesOfCompletion(part.authorities, value, atMs);
  return { ...opened(value.now, atMs), arrived: part.arrived, authorities };
}

function amended(part: CasePart, { now, rescreened, cargoChanged }: CaseAmended, atMs: number): CasePart {
  if (now === undefined) return part;
  const fresh = opened(now, atMs);
  return {
    ...fresh,
    closed: part.closed,
    arrived: part.arrived && !cargoChanged,
    authorities: rescreened ? authoritiesAfter(part.authorities, now.authorities, atMs) : part.authorities,
    sinceMs: Math.max(part.sinceMs, atMs),
  };
}

function opened(value: CaseOpened, atMs: number): CasePart {
  const { caseId, declarationNo, customsOffice, transportMode, billNo, traderName, lane, acceptedAtMs, sample } = value;
  return {
    opened: { caseId, declarationNo, customsOffice, transportMode, billNo, traderName, lane, acceptedAtMs, sample },
    awaitsArrival: needsArrival(value),
    closed: false,
    arrived: false,
    authorities: value.authorities.map((each) => pending(each, atMs)),
    sinceMs: atMs,
  };
}

export const caseListSource = source<CaseEntry, ClearanceEvent>('clearance', ClearanceEvent, route, project);
