import type { DeclarationAccepted, DeclarationsEvent, Direction } from '@tongguan/contracts/declarations/v1/events';
import type { ChangePart } from './amendment/change-request.ts';
import { changesAfter } from './amendment/change-request.ts';
import type { Lifecycle } from './lifecycle/lifecycle.ts';
import { lifecycleAfter, lifecycleOf } from './lifecycle/lifecycle.ts';
import type { OpenStatus, Progress } from './progress.ts';
import { noProgress, openStatusOf, progressAfter } from './progress.ts';
import type { TwoStep, TwoStepStatus } from './two-step/two-step.ts';
import { begun, isOfSummary, twoStepAfter, twoStepStatusOf } from './two-step/two-step.ts';

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
  /** Declared day of entry or exit, yyyymmdd, as it was typed. */
  readonly movementDate: string;
}

/** 报关单 (domain.md §1.6); `twoStep` is there where it began as a summary, and `progress` is that of its completion then. Ends are never left, but RELEASED: it is closed (结关), or withdrawn where goods stayed behind (退关). */
export type DeclarationState =
  | { readonly status: 'NONE' }
  | { readonly status: 'SUBMITTED'; readonly filed: Filed }
  | ({
      readonly status: AcceptedStatus;
      readonly filed: Filed;
      readonly direction: Direction;
      readonly progress: Progress;
      readonly twoStep?: TwoStep;
      readonly lifecycle: Lifecycle;
    } & ChangePart);

export type AcceptedStatus = OpenStatus | TwoStepStatus | 'RETURNED' | 'RELEASED' | 'WITHDRAWN' | 'CLOSED' | 'EXPIRED';

/** How an accepted declaration stands; read models show the same. */
export interface Standing {
  readonly status: AcceptedStatus;
  readonly progress: Progress;
  /** Absent: declared in one step. */
  readonly twoStep?: TwoStep;
}

/** Status and progress of an accepted declaration after a fact. */
export function standingAfter(standing: Standing, event: DeclarationsEvent): Standing {
  const twoStep = standing.twoStep === undefined ? undefined : twoStepAfter(standing.twoStep, event);
  const progress = isOfSummary(event) ? standing.progress : progressAfter(standing.progress, event);
  return { status: statusAfter(standing.status, event, () => openOf(progress, twoStep)), progress, ...(twoStep && { twoStep }) };
}

function statusAfter(status: AcceptedStatus, { fact }: DeclarationsEvent, open: () => AcceptedStatus): AcceptedStatus {
  if (status === 'RETURNED' || status === 'WITHDRAWN' || status === 'CLOSED' || status === 'EXPIRED') return status;
  // what was decided on a released declaration was decided to end it
  if (fact?.$case === 'declarationClosed') return 'CLOSED';
  if (status === 'RELEASED') return fact?.$case === 'declarationWithdrawn' ? 'WITHDRAWN' : status;
  if (fact?.$case === 'declarationExpired') return 'EXPIRED';
  if (fact?.$case === 'declarationReleased') return 'RELEASED';
  if (fact?.$case === 'declarationRefused') return 'RETURNED';
  if (fact?.$case === 'declarationWithdrawn') return 'WITHDRAWN';
  return open();
}

const openOf = (progress: Progress, twoStep: TwoStep | undefined): AcceptedStatus =>
  twoStep === undefined ? openStatusOf(progress) : twoStepStatusOf(twoStep, progress);

/** Where an accepted declaration begins (L, or SpL for a summary). */
export function acceptedStanding({ summary }: DeclarationAccepted): Standing {
  if (summary === undefined) return { status: 'RECEIVED', progress: noProgress };
  return { status: 'SUMMARY_STORED', progress: noProgress, twoStep: begun(summary) };
}

function filedAfter(filed: Filed, { fact }: DeclarationsEvent): Filed {
  if (fact?.$case !== 'declarationAmended' && fact?.$case !== 'declarationCompleted') return filed;
  const { billNo = '', manualNo = '' } = fact.value.now ?? {};
  return { ...filed, billNo, manualNo, movementDate: fact.value.content?.header?.movementDate ?? '' };
}

/** The state after a fact; facts that do not belong to a declaration change nothing. */
export function evolveDeclaration(state: DeclarationState, event: DeclarationsEvent): DeclarationState {
  const { fact } = event;
  if (fact?.$case === 'declarationSubmitted') {
    if (state.status !== 'NONE') return state;
    const { declarationId, declarationNo, contentDigest, filedByCompany, content } = fact.value;
    const { billNo = '', manualNo = '', movementDate = '' } = content?.header ?? {};
    const of = {
      declarationId,
      declarationNo,
      contentDigest,
      filedByCompany,
      sample: fact.value.sample,
      submittedAtMs: event.occurredAtMs,
    };
    return { status: 'SUBMITTED', filed: { ...of, billNo, manualNo, movementDate } };
  }
  if (state.status === 'NONE') return state;
  if (state.status === 'SUBMITTED') {
    if (fact?.$case !== 'declarationAccepted') return state;
    const asFiled = { contentVersion: 1, contentDigest: state.filed.contentDigest, requests: [] };
    return {
      filed: state.filed,
      direction: fact.value.direction,
      ...acceptedStanding(fact.value),
      ...asFiled,
      lifecycle: lifecycleOf(fact.value, event.occurredAtMs),
    };
  }
  const lifecycle = lifecycleAfter(state.lifecycle, event);
  return { ...state, ...changesAfter(state, event), ...standingAfter(state, event), filed: filedAfter(state.filed, event), lifecycle };
}
