import type { DutySummary } from '@tongguan/contracts/declarations/v1/duty';
import type { DeclarationsEvent, Step, SummaryStatement } from '@tongguan/contracts/declarations/v1/events';
import { acceptedFrom } from './accepted-facts.ts';
import type { CompleteContent } from './content.ts';
import type { Prospects } from './lifecycle/arrival-limit.ts';
import type { DeclarationState } from './declaration-state.ts';
import { evolveDeclaration } from './declaration-state.ts';

export type { DeclarationState } from './declaration-state.ts';

/** Stream `declaration/<id>` (报关单). */
export const declaration = {
  category: 'declaration',
  initial: { status: 'NONE' } satisfies DeclarationState as DeclarationState,
  evolve: evolveDeclaration,
};

type Fact = NonNullable<DeclarationsEvent['fact']>;

export interface Submit {
  readonly declarationId: string;
  readonly declarationNo: string;
  readonly content: CompleteContent;
  /** SHA-256 of the content's canonical bytes, hex. */
  readonly contentDigest: string;
  readonly company: string;
  readonly sample: boolean;
  /** Digest of the code tables by which it was judged. */
  readonly codeTablesVersion: string;
  /** What duty and taxes come to, kept with the version of every rate. */
  readonly duty?: DutySummary | undefined;
  /** How long it waits for its cargo, and whether it gives a refund. */
  readonly prospects?: Prospects | undefined;
  /** What is filed is a summary (概要申报). */
  readonly summary?: SummaryStatement | undefined;
}

/** The key was used for another declaration before. */
export interface KeyReused {
  readonly refusal: 'idempotency-key-reused';
  readonly declarationNo: string;
}

/**
 * 申报: DECL_SUBMITTED and, since it was checked before, DECL_ACCEPTED in one decision. The same content again changes nothing.
 * `now` is epoch milliseconds.
 */
export function submit(state: DeclarationState, command: Submit, now: number): readonly DeclarationsEvent[] | KeyReused {
  if (state.status !== 'NONE') {
    const { contentDigest, declarationNo } = state.filed;
    return contentDigest === command.contentDigest ? [] : { refusal: 'idempotency-key-reused', declarationNo };
  }
  const { declarationId, declarationNo, content, contentDigest, company, sample } = command;
  const { summary } = command;
  const step = summary === undefined ? { summary } : ({ step: 'STEP_SUMMARY', summary } as const);
  const at = (fact: Fact): DeclarationsEvent => ({ occurredAtMs: now, source: company, fact });
  return [
    at({
      $case: 'declarationSubmitted',
      value: { ...step, declarationId, declarationNo, content, contentDigest, filedByCompany: company, sample },
    }),
    at({ $case: 'declarationAccepted', value: acceptedFrom({ ...command, ...step }, now) }),
  ];
}

/** A clearance fact that cannot be true of this declaration; whoever gets it has to look, so it is never swallowed. */
export interface Contradiction {
  readonly refusal:
    'unknown-declaration' | 'released-before' | 'returned-before' | 'not-two-step' | 'not-completed' | 'pickup-released-before';
}

/** When and by whom something was said in clearance. */
export interface Said {
  readonly occurredAtMs: number;
  readonly source: string;
  /** Round of a two-step declaration that it is of; absent: declared in one step. */
  readonly step?: Step | undefined;
}

type Recorded = readonly DeclarationsEvent[] | Contradiction;
type Accepted = Exclude<DeclarationState, { status: 'NONE' | 'SUBMITTED' }>;

const unknown: Contradiction = { refusal: 'unknown-declaration' };
const record = (said: Said, fact: Fact): readonly DeclarationsEvent[] => [{ occurredAtMs: said.occurredAtMs, source: said.source, fact }];
const progressOf = (state: Accepted, { step }: Said) =>
  step === 'STEP_SUMMARY' ? (state.twoStep?.progress ?? state.progress) : state.progress;
/** Clearance learns of a completion from here, so nothing of its round can be true before it is filed. */
const notCompleted: Contradiction = { refusal: 'not-completed' };
const tooEarly = ({ twoStep }: Accepted, { step }: Said): boolean => step === 'STEP_COMPLETE' && twoStep?.completedAtMs === 0;
const isAccepted = (state: DeclarationState): state is Accepted => state.status !== 'NONE' && state.status !== 'SUBMITTED';

/** 审结. Once is enough; it may become known after the release. */
export function recordReview(state: DeclarationState, said: Said): Recorded {
  if (!isAccepted(state)) return unknown;
  if (tooEarly(state, said)) return notCompleted;
  if (progressOf(state, said).reviewed) return [];
  return record(said, { $case: 'declarationReviewed', value: { declarationId: state.filed.declarationId, step: said.step } });
}

/** 布控 */
export function recordInspectionOrdered(state: DeclarationState, authority: string, said: Said): Recorded {
  if (!isAccepted(state)) return unknown;
  if (tooEarly(state, said)) return notCompleted;
  return record(said, {
    $case: 'declarationInspectionOrdered',
    value: { declarationId: state.filed.declarationId, authority, step: said.step },
  });
}

/** 查验完成 without a finding. */
export function recordInspected(state: DeclarationState, authority: string, said: Said): Recorded {
  if (!isAccepted(state)) return unknown;
  if (tooEarly(state, said)) return notCompleted;
  return record(said, { $case: 'declarationInspected', value: { declarationId: state.filed.declarationId, authority, step: said.step } });
}

/** 查验 with a finding: the goods are detained until an authority decides. */
export function recordDetained(state: DeclarationState, authority: string, finding: string, said: Said): Recorded {
  if (!isAccepted(state)) return unknown;
  if (tooEarly(state, said)) return notCompleted;
  return record(said, {
    $case: 'declarationDetained',
    value: { declarationId: state.filed.declarationId, authority, finding, step: said.step },
  });
}

/** 退单 by an authority. */
export function recordRefused(state: DeclarationState, authority: string, legalBasis: string, said: Said): Recorded {
  if (!isAccepted(state)) return unknown;
  if (tooEarly(state, said)) return notCompleted;
  if (state.status === 'RELEASED' || state.status === 'CLOSED') return { refusal: 'released-before' };
  // what was handed out on a summary is not returned by it; its completion may be
  if (said.step === 'STEP_SUMMARY' && (state.twoStep?.pickupReleasedAtMs ?? 0) > 0) return { refusal: 'pickup-released-before' };
  // what is void cannot be returned; the case learns of the withdrawal and is closed
  if (state.status === 'RETURNED' || state.status === 'WITHDRAWN' || state.status === 'EXPIRED') return [];
  return record(said, {
    $case: 'declarationRefused',
    value: { declarationId: state.filed.declarationId, authority, legalBasis, step: said.step },
  });
}

/** 放行: exactly once. Of a two-step declaration it is that of the completion; the summary has a release for pick-up. */
export function recordReleased(state: DeclarationState, said: Said): Recorded {
  if (!isAccepted(state)) return unknown;
  if (state.status === 'RETURNED') return { refusal: 'returned-before' };
  if (state.twoStep !== undefined && state.twoStep.completedAtMs === 0 && state.status !== 'WITHDRAWN' && state.status !== 'EXPIRED')
    return notCompleted;
  // released there before the withdrawal or the expiry was known there: that stands, and the case is told of it
  if (state.status === 'RELEASED' || state.status === 'CLOSED' || state.status === 'WITHDRAWN' || state.status === 'EXPIRED') return [];
  const { declarationId, declarationNo, manualNo, billNo } = state.filed;
  return record(said, {
    $case: 'declarationReleased',
    value: { declarationId, declarationNo, direction: state.direction, manualNo, billNo },
  });
}
