import type { ReadModelDefinition } from '@tongguan/read-models/port';
import type { RequestKind } from '../domain/amendment/change-request.ts';
import type { AcceptedStatus } from '../domain/declaration-state.ts';
import { acceptedStanding, standingAfter } from '../domain/declaration-state.ts';
import type { DeclarationAccepted, DeclarationsEvent, Direction } from '../domain/events.ts';
import { isOfContent } from '../domain/fact-kinds.ts';
import type { Progress } from '../domain/progress.ts';
import type { TwoStep } from '../domain/two-step/two-step.ts';
import { LET_GO, VOID } from '../domain/lifecycle/ends.ts';
import type { Lifecycle } from '../domain/lifecycle/lifecycle.ts';
import { awaitsUntilOf, lifecycleAfter, lifecycleOf } from '../domain/lifecycle/lifecycle.ts';
import type { Concerned } from '../domain/viewer.ts';
import { companiesOf, searchKeys } from './search-keys.ts';

/** Who is still owed something, and since when (epoch milliseconds). */
export interface Waiting {
  readonly for: string;
  readonly owner: 'PORT' | 'CARRIER' | 'TRADER' | 'CUSTOMS' | 'OTHER_AUTHORITY';
  readonly sinceMs: number;
  /** Of tax (税费): the bill that is to be paid or secured. */
  readonly bill?: { readonly billNo: string; readonly amount: string; readonly dueDay: string };
}

/** What the declaration's own stream says; no other source writes it. */
export interface OwnPart {
  readonly declarationNo: string;
  readonly status: AcceptedStatus;
  readonly direction: Direction;
  readonly customsOffice: string;
  readonly transportMode: string;
  readonly billNo: string;
  /** 备案清单类型; absent: no record list. */
  readonly listType?: string;
  readonly containerIds: readonly string[];
  readonly traderCompany: string;
  readonly traderName: string;
  readonly declarantCompany: string;
  /** Absent in documents of older versions. */
  readonly declarantName?: string;
  readonly filedByCompany: string;
  readonly submittedAtMs: number;
  readonly releasedAtMs: number;
  /** 退单 at; 0: not returned. */
  readonly returnedAtMs: number;
  /** 撤销 at; 0: not withdrawn. This and the next two are absent in documents from before there were amendments. */
  readonly withdrawnAtMs?: number;
  /** 1 as filed, one more with each amendment. */
  readonly contentVersion?: number;
  /** What is asked for and not decided; empty: nothing. */
  readonly openRequest?: RequestKind | '';
  /** Cargo and ends; absent in documents of older versions. */
  readonly life?: Lifecycle;
  /** Until when its cargo is waited for, epoch milliseconds; {@link RELEASED}: it is not. The ticker of expiries goes by it. */
  readonly awaitsUntilMs?: number;
  readonly sample: boolean;
  /** Version of the declaration's stream that is shown. */
  readonly version: number;
  readonly progress: Progress;
  /** Absent: declared in one step. */
  readonly twoStep?: TwoStep;
  /** Everybody who may see it, for `find`. */
  readonly companies: readonly string[];
  readonly offices: readonly string[];
  /** What one search field finds it by; see `search-keys.ts`. */
  readonly keys: readonly string[];
  /** True; tells documents that only clearance has written so far. */
  readonly known: boolean;
}

/** What the case's stream says. */
export interface ClearancePart {
  readonly lane: string;
  /** Authorities that take part: their officers may see the declaration. */
  readonly authorities: readonly string[];
  readonly arrived: boolean;
  readonly closed: boolean;
  readonly waiting: readonly Waiting[];
}

/** Who holds the clock: both streams say a part of it, so whichever is shown last works it out anew from both. */
export interface ClockPart {
  /** Since when somebody is owed something, epoch milliseconds; {@link RETURNED} and {@link RELEASED} when nobody is. */
  readonly sinceMs: number;
  readonly owners: readonly Waiting['owner'][];
}

/** Behind every moment, so that what is over comes last when the longest waiting comes first. */
export const RELEASED = Number.MAX_SAFE_INTEGER;
export const RETURNED = RELEASED - 1;

/** One row of the list of declarations. Two sources, each with its own part, in any order (architecture.md). */
export interface DeclarationDocument {
  readonly own?: OwnPart;
  readonly clearance?: ClearancePart;
  readonly clock?: ClockPart;
}

const own = (field: keyof OwnPart): string => `own.${field}`;

/**
 * Few indexes, since each is written with every fact: who asks leads; a company also goes by the clock, which finds the few
 * that are open among all that ever were. A search leads by its key, which holds the company (search-keys.ts).
 */
export const declarationList: ReadModelDefinition = {
  name: 'declarations.declaration-list',
  fields: {
    [own('known')]: 'boolean',
    [own('companies')]: 'string[]',
    [own('offices')]: 'string[]',
    [own('keys')]: 'string[]',
    [own('containerIds')]: 'string[]',
    [own('status')]: 'string',
    [own('direction')]: 'string',
    [own('customsOffice')]: 'string',
    [own('transportMode')]: 'string',
    [own('billNo')]: 'string',
    [own('declarationNo')]: 'string',
    [own('submittedAtMs')]: 'number',
    [own('awaitsUntilMs')]: 'number',
    'clearance.lane': 'string',
    'clearance.authorities': 'string[]',
    'clock.sinceMs': 'number',
    'clock.owners': 'string[]',
  },
  indexes: [
    // before the next one: of two that serve alike the first is taken, and a question about the clock asks for few
    { name: 'by-company-clock', fields: [own('companies'), 'clock.sinceMs'] },
    { name: 'by-company-submitted', fields: [own('companies'), own('submittedAtMs')] },
    { name: 'by-office-submitted', fields: [own('offices'), own('submittedAtMs')] },
    { name: 'by-key', fields: [own('keys')] },
    { name: 'by-submitted', fields: [own('known'), own('submittedAtMs')] },
    { name: 'by-number', fields: [own('known'), own('declarationNo')] },
    { name: 'by-expiry', fields: [own('awaitsUntilMs')] },
  ],
};

/** Who still owes what. Between the pick-up release and the completion it is the trader's alone (待完整申报). */
export function waitingOf({ status, twoStep }: OwnPart, clearance: ClearancePart | undefined): readonly Waiting[] {
  if (status !== 'PICKUP_RELEASED' && status !== 'OVERDUE') return clearance?.waiting ?? [];
  return [{ for: 'completion', owner: 'TRADER', sinceMs: twoStep?.pickupReleasedAtMs ?? 0 }];
}

/** The clock as both parts have it; undefined until the declaration's own part is there. */
export function clockOf({ own: part, clearance }: DeclarationDocument): ClockPart | undefined {
  if (part === undefined) return undefined;
  if (LET_GO.has(part.status)) return { sinceMs: RELEASED, owners: [] };
  // over without a release, as the returned ones are
  if (VOID.has(part.status)) return { sinceMs: RETURNED, owners: [] };
  const waiting = waitingOf(part, clearance);
  return {
    sinceMs: waiting.length === 0 ? part.submittedAtMs : Math.min(...waiting.map(({ sinceMs }) => sinceMs)),
    owners: [...new Set(waiting.map(({ owner }) => owner))].sort(),
  };
}

/** The declaration's part after a fact of its stream; undefined before it was accepted. */
export function projectOwn(part: OwnPart | undefined, event: DeclarationsEvent, version: number): OwnPart | undefined {
  const { fact } = event;
  if (fact?.$case === 'declarationAccepted') {
    const times = { submittedAtMs: fact.value.submittedAtMs, releasedAtMs: 0, returnedAtMs: 0, withdrawnAtMs: 0 };
    const lived = livedBy(lifecycleOf(fact.value, event.occurredAtMs), 'RECEIVED');
    return {
      ...toldBy(fact.value),
      ...times,
      ...lived,
      contentVersion: 1,
      openRequest: '',
      version,
      ...acceptedStanding(fact.value),
      known: true,
    };
  }
  if (part === undefined) return undefined;
  const releasedAtMs = fact?.$case === 'declarationReleased' ? event.occurredAtMs : part.releasedAtMs;
  const standing = standingAfter(part, event);
  const returnedAtMs = standing.status === 'RETURNED' && part.status !== 'RETURNED' ? event.occurredAtMs : part.returnedAtMs;
  const lived = part.life === undefined ? {} : livedBy(lifecycleAfter(part.life, event), standing.status);
  return { ...part, ...standing, releasedAtMs, returnedAtMs, ...changed(part, event), ...lived, version };
}

function livedBy(life: Lifecycle, status: AcceptedStatus): Pick<OwnPart, 'life' | 'awaitsUntilMs'> {
  const open = !LET_GO.has(status) && !VOID.has(status);
  return { life, awaitsUntilMs: (open ? awaitsUntilOf(life) : undefined) ?? RELEASED };
}

/** What a request and its decision change of the row; a declaration that was returned takes its open request with it. */
function changed(part: OwnPart, { fact, occurredAtMs }: DeclarationsEvent): Partial<OwnPart> {
  if (!isOfContent(fact)) return {};
  switch (fact.$case) {
    case 'amendmentRequested':
      return { openRequest: 'AMENDMENT' };
    case 'withdrawalRequested':
      return { openRequest: 'WITHDRAWAL' };
    case 'changeRefused':
    case 'changeTakenBack':
    case 'declarationRefused':
    case 'declarationExpired':
    case 'declarationPickupReleased':
      return { openRequest: '' };
    case 'declarationCompleted': {
      const { now, contentVersion } = fact.value;
      return { contentVersion, ...(now === undefined ? {} : toldBy(now)) };
    }
    case 'declarationWithdrawn':
      return {
        openRequest: '',
        withdrawnAtMs: part.withdrawnAtMs === undefined || part.withdrawnAtMs === 0 ? occurredAtMs : part.withdrawnAtMs,
      };
    case 'declarationAmended': {
      const { now, contentVersion } = fact.value;
      return { openRequest: '', contentVersion, ...(now === undefined ? {} : toldBy(now)) };
    }
    case 'declarationSubmitted':
      return {};
  }
}

/** What the row takes over from what others are told. */
function toldBy(value: DeclarationAccepted) {
  return {
    ...{ declarationNo: value.declarationNo, direction: value.direction, customsOffice: value.customsOffice },
    ...{ transportMode: value.transportMode, billNo: value.billNo, containerIds: value.containerIds },
    ...{ traderCompany: value.traderCompany, traderName: value.traderName, declarantCompany: value.declarantCompany },
    declarantName: value.declarantName,
    ...{ filedByCompany: value.filedByCompany, sample: value.sample },
    ...(value.listType !== undefined && { listType: value.listType }),
    companies: companiesOf(value),
    offices: [...new Set([value.customsOffice, value.portOffice])],
    keys: searchKeys(value),
  };
}

/** Whom a declaration concerns. A document of an older version does not say its authorities: no officer sees it until it is rebuilt. */
export function concernedBy(part: OwnPart, clearance: Partial<ClearancePart> | undefined): Concerned {
  return { companies: part.companies, offices: part.offices, authorities: clearance?.authorities ?? [] };
}
