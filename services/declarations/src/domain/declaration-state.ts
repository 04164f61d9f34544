import type { DeclarationsEvent, Direction } from '@tongguan/contracts/declarations/v1/events';
import type { ChangePart } from './amendment/change-request.ts';
import { changesAfter } from './amendment/change-request.ts';

/** What decisions need of what was filed. The content itself stays in its event: thousands of states are kept in memory. */
export interface Filed {
  readonly declarationId: string;
  readonly declarationNo: string;
  /** Of the content as it was filed, whatever was amended since: it tells a repeat of the filing. */
  readonly contentDigest: string;
  readonly filedByCompany: string;
  readonly sample: boolean;
  /** Epoch milliseconds. */
  readonly submittedAtMs: number;
  readonly billNo: string;
  readonly manualNo: string;
}

/** Inspections by one authority: how many were ordered and recorded, and what the latest found. */
export interface Inspections {
  readonly ordered: number;
  readonly recorded: number;
  readonly latest: { readonly atMs: number; readonly anomaly: boolean } | undefined;
}

/**
 * What is known of the way through clearance. The facts come from another service and one subscription each, so they come in any
 * order: every part here is the same whichever came first.
 */
export interface Progress {
  readonly reviewed: boolean;
  readonly inspections: Readonly<Record<string, Inspections>>;
}

/** 报关单 (one-step, domain.md §1.6). RELEASED, RETURNED and WITHDRAWN are never left. */
export type DeclarationState =
  | { readonly status: 'NONE' }
  | { readonly status: 'SUBMITTED'; readonly filed: Filed }
  | ({
      readonly status: AcceptedStatus;
      readonly filed: Filed;
      readonly direction: Direction;
      readonly progress: Progress;
    } & ChangePart);

export type OpenStatus = 'RECEIVED' | 'REVIEWED' | 'INSPECTING' | 'DETAINED';

const noInspections: Inspections = { ordered: 0, recorded: 0, latest: undefined };

/** Status that the progress comes to, while nobody has released or refused. */
export function openStatusOf(progress: Progress): OpenStatus {
  const all = Object.values(progress.inspections);
  if (all.some(({ ordered, recorded }) => ordered > recorded)) return 'INSPECTING';
  if (all.some(({ latest }) => latest?.anomaly === true)) return 'DETAINED';
  return progress.reviewed ? 'REVIEWED' : 'RECEIVED';
}

function withInspections(progress: Progress, authority: string, change: (before: Inspections) => Inspections): Progress {
  return { ...progress, inspections: { ...progress.inspections, [authority]: change(progress.inspections[authority] ?? noInspections) } };
}

function withResult(progress: Progress, authority: string, atMs: number, anomaly: boolean): Progress {
  return withInspections(progress, authority, (before) => {
    const { latest } = before;
    // of two results of one moment the finding stands
    const newer = latest === undefined || atMs > latest.atMs || (atMs === latest.atMs && anomaly);
    return { ...before, recorded: before.recorded + 1, latest: newer ? { atMs, anomaly } : latest };
  });
}

function progressAfter(progress: Progress, event: DeclarationsEvent): Progress {
  const { fact, occurredAtMs } = event;
  switch (fact?.$case) {
    case 'declarationReviewed':
      return { ...progress, reviewed: true };
    case 'declarationInspectionOrdered':
      return withInspections(progress, fact.value.authority, (before) => ({ ...before, ordered: before.ordered + 1 }));
    case 'declarationInspected':
      return withResult(progress, fact.value.authority, occurredAtMs, false);
    case 'declarationDetained':
      return withResult(progress, fact.value.authority, occurredAtMs, true);
    case 'declarationSubmitted':
    case 'declarationAccepted':
    case 'declarationRefused':
    case 'declarationReleased':
    case 'amendmentRequested':
    case 'withdrawalRequested':
    case 'changeRefused':
    case 'declarationAmended':
    case 'declarationWithdrawn':
    case 'numberBlockReserved':
    case 'draftSaved':
    case 'draftDiscarded':
    case 'draftSubmitted':
    case undefined:
      return progress;
  }
}

export type AcceptedStatus = OpenStatus | 'RETURNED' | 'RELEASED' | 'WITHDRAWN';

/** Status and progress of an accepted declaration after a fact; read models show the same. */
export function standingAfter(
  standing: { readonly status: AcceptedStatus; readonly progress: Progress },
  event: DeclarationsEvent,
): { readonly status: AcceptedStatus; readonly progress: Progress } {
  const progress = progressAfter(standing.progress, event);
  const { status } = standing;
  if (status === 'RELEASED' || status === 'RETURNED' || status === 'WITHDRAWN') return { status, progress };
  if (event.fact?.$case === 'declarationReleased') return { status: 'RELEASED', progress };
  if (event.fact?.$case === 'declarationRefused') return { status: 'RETURNED', progress };
  if (event.fact?.$case === 'declarationWithdrawn') return { status: 'WITHDRAWN', progress };
  return { status: openStatusOf(progress), progress };
}

/** Where every accepted declaration begins. */
export const received = { status: 'RECEIVED', progress: { reviewed: false, inspections: {} } } as const;

function filedAfter(filed: Filed, { fact }: DeclarationsEvent): Filed {
  if (fact?.$case !== 'declarationAmended') return filed;
  const { billNo = '', manualNo = '' } = fact.value.now ?? {};
  return { ...filed, billNo, manualNo };
}

/** The state after a fact; facts that do not belong to a declaration change nothing. */
export function evolveDeclaration(state: DeclarationState, event: DeclarationsEvent): DeclarationState {
  const { fact } = event;
  if (fact?.$case === 'declarationSubmitted') {
    if (state.status !== 'NONE') return state;
    const { declarationId, declarationNo, contentDigest, filedByCompany, content } = fact.value;
    const { billNo = '', manualNo = '' } = content?.header ?? {};
    const of = {
      declarationId,
      declarationNo,
      contentDigest,
      filedByCompany,
      sample: fact.value.sample,
      submittedAtMs: event.occurredAtMs,
    };
    return { status: 'SUBMITTED', filed: { ...of, billNo, manualNo } };
  }
  if (state.status === 'NONE') return state;
  if (state.status === 'SUBMITTED') {
    if (fact?.$case !== 'declarationAccepted') return state;
    const asFiled = { contentVersion: 1, contentDigest: state.filed.contentDigest, requests: [] };
    return { filed: state.filed, direction: fact.value.direction, ...received, ...asFiled };
  }
  return { ...state, ...changesAfter(state, event), ...standingAfter(state, event), filed: filedAfter(state.filed, event) };
}
