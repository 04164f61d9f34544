import type { DutySummary } from '@tongguan/contracts/declarations/v1/duty';
import type { CompleteContent } from '../content.ts';
import { acceptedFrom } from '../accepted-facts.ts';
import type { DeclarationState } from '../declaration-state.ts';
import type { DeclarationsEvent } from '../events.ts';
import type { Prospects } from '../lifecycle/arrival-limit.ts';
import { reverseForWithdrawal } from '../refund/decide-refund.ts';
import type { ChangeRequest, RequestStatus } from './change-request.ts';
import type { StandingRefusal } from './standing.ts';
import { standingRefusal } from './standing.ts';

export interface DecideRequest {
  readonly requestId: string;
  /** Subject of the customs officer. */
  readonly officer: string;
  readonly reason: string;
  /** Version of the declaration that the officer has seen. */
  readonly expectedVersion: number;
}

/** What an approved amendment puts in the place of the content before, as its request holds it. */
export interface NewContent {
  readonly content: CompleteContent;
  readonly contentDigest: string;
  readonly codeTablesVersion: string;
  /** What duty and taxes come to by the new content. */
  readonly duty?: DutySummary | undefined;
  readonly prospects?: Prospects | undefined;
}

export type DecideRefusal =
  | StandingRefusal
  | { readonly refusal: 'no-such-request' }
  | { readonly refusal: 'request-decided'; readonly status: RequestStatus }
  /** Something happened to the declaration since the officer looked: what is there has this version. */
  | { readonly refusal: 'declaration-changed'; readonly version: number };

interface At {
  /** Version of the stream that is decided on. */
  readonly version: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

type Decided = readonly DeclarationsEvent[] | DecideRefusal;
type Accepted = Exclude<DeclarationState, { status: 'NONE' | 'SUBMITTED' }>;

/** Whose word a decision is: requests are customs' alone (海关). */
const CUSTOMS = 'customs';

/**
 * 准予修改/撤销 by customs, judged by how the declaration stands now, not by how it stood when it was asked. An amendment needs the
 * content of its request as `next`.
 */
export function approveRequest(
  state: DeclarationState,
  command: DecideRequest,
  next: NewContent | undefined,
  { version, now }: At,
): Decided {
  const found = openOf(state, command, version);
  if ('refusal' in found) return found;
  const { accepted, request } = found;
  const refused = standingRefusal(accepted.status, request, accepted.twoStep, {
    lifecycle: accepted.lifecycle,
    manualNo: accepted.filed.manualNo,
  });
  if (refused !== undefined) return refused;
  const { declarationId, declarationNo, billNo, manualNo } = accepted.filed;
  const { requestId, officer, reason } = command;
  const common = { declarationId, declarationNo, requestId, officer, reason };
  if (request.kind === 'WITHDRAWAL') {
    const value = { ...common, direction: accepted.direction, billNo, manualNo };
    const withdrawn: DeclarationsEvent = { occurredAtMs: now, source: CUSTOMS, fact: { $case: 'declarationWithdrawn', value } };
    return [withdrawn, ...reverseForWithdrawal(accepted, now)];
  }
  if (next === undefined) return { refusal: 'no-such-request' };
  const { content, contentDigest, codeTablesVersion, duty, prospects } = next;
  const { filedByCompany: company, sample, submittedAtMs } = accepted.filed;
  const value = {
    ...{ ...common, contentVersion: accepted.contentVersion + 1, content, contentDigest, touchesClearance: request.touchesClearance },
    now: acceptedFrom(
      { declarationId, declarationNo, content, company, sample, codeTablesVersion, duty, prospects, ...stepOf(accepted) },
      submittedAtMs,
    ),
  };
  return [{ occurredAtMs: now, source: CUSTOMS, fact: { $case: 'declarationAmended', value } }];
}

/** A summary that was amended is a summary still, under the same flags, and owes no duty. */
function stepOf({ twoStep }: Accepted) {
  if (twoStep === undefined) return {};
  if (twoStep.completedAtMs > 0) return { step: 'STEP_COMPLETE' } as const;
  return { step: 'STEP_SUMMARY', summary: twoStep.statement, duty: undefined } as const;
}

/** 不予修改/撤销: the declaration stays as it is, so it may stand as it likes. */
export function refuseRequest(state: DeclarationState, command: DecideRequest, { version, now }: At): Decided {
  const found = openOf(state, command, version);
  if ('refusal' in found) return found;
  const { declarationId, declarationNo } = found.accepted.filed;
  const { requestId, officer, reason } = command;
  const value = { declarationId, declarationNo, requestId, officer, reason };
  return [{ occurredAtMs: now, source: CUSTOMS, fact: { $case: 'changeRefused', value } }];
}

function openOf(
  state: DeclarationState,
  { requestId, expectedVersion }: DecideRequest,
  version: number,
): DecideRefusal | { readonly accepted: Accepted; readonly request: ChangeRequest } {
  if (state.status === 'NONE' || state.status === 'SUBMITTED') return { refusal: 'no-such-request' };
  const request = state.requests.find((each) => each.requestId === requestId);
  if (request === undefined) return { refusal: 'no-such-request' };
  if (request.status !== 'OPEN') return { refusal: 'request-decided', status: request.status };
  if (expectedVersion !== version) return { refusal: 'declaration-changed', version };
  return { accepted: state, request };
}
