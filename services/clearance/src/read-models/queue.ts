import { endOfDayInChina } from '@tongguan/calendar/days';
import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import { source } from '@tongguan/read-models/projection';
import type { AuthorityState } from '../domain/authority.ts';
import { askedAgain, evolveAuthority, owes, pending } from '../domain/authority.ts';
import { CUSTOMS, needsArrival } from '../domain/case.ts';
import { authoritiesOfCompletion } from '../domain/completion.ts';
import type { CaseAmended, CaseOpened, CompletionOpened, RequiredAuthority } from '../domain/facts.ts';
import type { PriorityPart } from '../domain/priority.ts';
import { priorityParts } from '../domain/priority.ts';
import type { Waiting, WaitsFor } from '../domain/waiting.ts';
import { waitingOf } from '../domain/waiting.ts';

interface OpenTaxBill {
  readonly billNo: string;
  readonly sinceMs: number;
  /** First moment after its due day. */
  readonly overdueFromMs: number;
}

/** One authority's part of one case, as the officers' queue shows it; document id `<case id>:<authority>`. */
export interface QueueEntry {
  readonly opened: CaseOpened;
  readonly own: AuthorityState;
  readonly arrivedAtMs: number;
  /** Another authority refused the case, the declaration was withdrawn, or it was amended and needs this authority no more: nothing is owed. */
  readonly refused: boolean;
  /** Open tax bills (税单), the oldest first; customs' own rows only, and absent in documents from before there were any. */
  readonly taxBills?: readonly OpenTaxBill[];
  // what the queue is searched and sorted by
  readonly caseId: string;
  readonly declarationNo: string;
  readonly authority: string;
  readonly customsOffice: string;
  readonly transportMode: string;
  readonly lane: string;
  readonly status: 'OPEN' | 'DONE';
  readonly waitsFor: WaitsFor;
  readonly waitsReason: string;
  readonly waitsSinceMs: number;
  /** 0: none. */
  readonly dueAtMs: number;
  /** What the row is sorted by when the nearest due time comes first: the due time, and far away without one. */
  readonly deadlineMs: number;
  /** What it is searched by: declaration number, bill, containers. */
  readonly keys: readonly string[];
  readonly overdue: boolean;
  readonly priority: number;
  readonly priorityParts: readonly PriorityPart[];
}

export const queueDefinition: ReadModelDefinition = {
  name: 'clearance.queue',
  fields: {
    caseId: 'string',
    declarationNo: 'string',
    authority: 'string',
    customsOffice: 'string',
    transportMode: 'string',
    lane: 'string',
    status: 'string',
    waitsFor: 'string',
    waitsSinceMs: 'number',
    dueAtMs: 'number',
    deadlineMs: 'number',
    overdue: 'boolean',
    priority: 'number',
    keys: 'string[]',
    'own.claimedBy': 'string',
    'own.leaseUntilMs': 'number',
  },
  indexes: [
    { name: 'by-office', fields: ['authority', 'customsOffice', 'status', 'priority'] },
    { name: 'by-authority', fields: ['authority', 'status', 'priority'] },
    { name: 'by-age', fields: ['authority', 'status', 'waitsSinceMs'] },
    { name: 'by-deadline', fields: ['authority', 'status', 'deadlineMs'] },
    { name: 'by-count', fields: ['authority', 'customsOffice', 'status', 'lane', 'waitsFor', 'overdue'] },
    { name: 'by-key', fields: ['keys'] },
    { name: 'by-claim', fields: ['own.claimedBy', 'own.leaseUntilMs'] },
    { name: 'by-status', fields: ['status', 'priority'] },
    { name: 'by-due-time', fields: ['status', 'overdue', 'dueAtMs'] },
    { name: 'by-declaration-no', fields: ['declarationNo'] },
  ],
};

export const queueId = (caseId: string, authority: string): string => `${caseId}:${authority}`;

/** After every due time. */
const NEVER = Number.MAX_SAFE_INTEGER;

type Parts = Pick<QueueEntry, 'opened' | 'own' | 'arrivedAtMs' | 'refused' | 'taxBills'>;

function describe({ opened, own, arrivedAtMs, refused, taxBills = [] }: Parts): QueueEntry {
  const owing = owes(own);
  const [bill] = taxBills;
  // customs has decided, and keeps its row until the tax is paid or secured; nobody's due time runs any more
  const forTax = !owing && bill !== undefined;
  const waiting: Waiting = forTax
    ? { for: 'tax', reason: bill.billNo, sinceMs: bill.sinceMs }
    : waitingOf(own, arrivedAtMs, needsArrival(opened));
  const { lane, goods } = opened;
  const parts = priorityParts({ waiting, lane, goods, arrivedAtMs, dueAtMs: own.dueAtMs, overdue: own.overdue });
  const open = !refused && (owing || forTax);
  const dueAtMs = forTax ? 0 : own.dueAtMs;
  return {
    opened,
    own,
    arrivedAtMs,
    refused,
    taxBills,
    caseId: opened.caseId,
    declarationNo: opened.declarationNo,
    authority: own.authority,
    customsOffice: opened.customsOffice,
    transportMode: opened.transportMode,
    lane,
    status: open ? 'OPEN' : 'DONE',
    waitsFor: open ? waiting.for : '',
    waitsReason: open ? waiting.reason : '',
    waitsSinceMs: waiting.sinceMs,
    dueAtMs,
    deadlineMs: forTax ? bill.overdueFromMs : dueAtMs === 0 ? NEVER : dueAtMs,
    keys: [opened.declarationNo, opened.billNo, ...opened.containerIds].filter((key) => key !== ''),
    overdue: own.overdue,
    priority: parts.reduce((sum, { ms }) => sum + ms, 0),
    priorityParts: parts,
  };
}

/** Which rows an event touches: those of every authority that it names. */
function route({ fact }: ClearanceEvent): readonly string[] {
  const value = fact?.value;
  if (value === undefined || !('caseId' in value)) return [];
  const ids = (authorities: readonly string[]) => authorities.map((each) => queueId(value.caseId, each));
  if (fact?.$case === 'taxAssessed' || fact?.$case === 'taxSettled' || fact?.$case === 'taxBillVoided') return ids([CUSTOMS]);
  if (fact?.$case === 'caseOpened') return ids(fact.value.authorities.map((each: RequiredAuthority) => each.authority));
  if ('authorities' in value) return ids(value.authorities as readonly string[]);
  return 'authority' in value ? ids([value.authority]) : [];
}

function project(entry: QueueEntry | undefined, event: ClearanceEvent, _meta: unknown, id: string): QueueEntry | undefined {
  const { fact, occurredAtMs } = event;
  if (fact?.$case === 'caseOpened') {
    const opened = fact.value;
    const required = opened.authorities.find((each) => queueId(opened.caseId, each.authority) === id);
    return required && describe({ opened, own: pending(required, occurredAtMs), arrivedAtMs: 0, refused: false });
  }
  if (fact?.$case === 'caseAmended' && entry === undefined) return joining(fact.value, occurredAtMs, id);
  if (fact?.$case === 'completionOpened') return completed(entry, fact.value, occurredAtMs, id);
  if (entry === undefined || fact === undefined) return undefined;
  if (fact.$case === 'caseAmended') return amended(entry, fact.value, occurredAtMs);
  return describe({
    opened: entry.opened,
    own: evolveAuthority(entry.own, event),
    arrivedAtMs: fact.$case === 'cargoArrived' ? fact.value.arrivedAtMs : entry.arrivedAtMs,
    refused: entry.refused || fact.$case === 'authorityRefused' || fact.$case === 'caseWithdrawn',
    taxBills: billsAfter(entry.taxBills ?? [], event),
  });
}

function amended(entry: QueueEntry, value: CaseAmended, atMs: number): QueueEntry {
  const { now = entry.opened, rescreened, cargoChanged } = value;
  const required = now.authorities.find((each) => each.authority === entry.authority);
  // an authority that an earlier amendment had left out begins anew; a case that was refused is amended no more
  const before = entry.refused ? undefined : entry.own;
  const own = rescreened && required !== undefined ? askedAgain(before, required, atMs) : entry.own;
  return describe({ ...entry, opened: now, own, arrivedAtMs: cargoChanged ? 0 : entry.arrivedAtMs, refused: required === undefined });
}

/** The round of a complete declaration: who decides in it begins anew, the others keep what they said of the summary. */
function completed(entry: QueueEntry | undefined, value: CompletionOpened, atMs: number, id: string): QueueEntry | undefined {
  const own = authoritiesOfCompletion(entry === undefined ? [] : [entry.own], value, atMs).find(
    ({ authority }) => queueId(value.caseId, authority) === id,
  );
  if (value.now === undefined || own === undefined) return undefined;
  return describe({ ...entry, opened: value.now, own, arrivedAtMs: value.arrivedAtMs, refused: false });
}

/** An authority that takes part only since the amendment; the arrival, if it was before, is not told again. */
function joining({ now, cargoChanged, arrivedAtMs }: CaseAmended, atMs: number, id: string): QueueEntry | undefined {
  const required = now?.authorities.find((each) => queueId(now.caseId, each.authority) === id);
  if (now === undefined || required === undefined) return undefined;
  return describe({ opened: now, own: pending(required, atMs), arrivedAtMs: cargoChanged ? 0 : arrivedAtMs, refused: false });
}

function billsAfter(bills: readonly OpenTaxBill[], { fact, occurredAtMs }: ClearanceEvent): readonly OpenTaxBill[] {
  if (fact?.$case === 'taxAssessed') {
    const { bill } = fact.value;
    return bill === undefined
      ? bills
      : [...bills, { billNo: bill.billNo, sinceMs: occurredAtMs, overdueFromMs: endOfDayInChina(bill.dueDay, 0) + 1 }];
  }
  if (fact?.$case !== 'taxSettled' && fact?.$case !== 'taxBillVoided') return bills;
  return bills.filter(({ billNo }) => billNo !== fact.value.billNo);
}

export const queueSource = source<QueueEntry, ClearanceEvent>('clearance', ClearanceEvent, route, project);
