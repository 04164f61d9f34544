import type { DeclarationState } from '../declaration-state.ts';
import type { DeclarationsEvent } from '../events.ts';
import type { RefundLine } from './refund-lines.ts';
import { takeBack } from './refund-lines.ts';
import type { RefundStatus, TaxStatus } from './refund-state.ts';

export interface TellRefund {
  readonly status: TaxStatus;
  /** Wanted of a refusal. */
  readonly reason: string;
  /** Subject of the tax officer. */
  readonly officer: string;
}

export type RefundRefusal =
  | { readonly refusal: 'no-refund' | 'refund-reason-missing' }
  /** What is there now, and what can follow it. */
  | { readonly refusal: 'refund-order'; readonly status: RefundStatus; readonly next: string };

/** Longest reason, in characters. */
export const MOST_REFUND_REASON = 500;

/** 退税进度 in its order (domain.md §1.6); READY is given by 结关, REVERSED by a return. */
const NEXT: Readonly<Record<RefundStatus, readonly TaxStatus[]>> = {
  NONE: [],
  NOT_READY: [],
  READY: ['CLAIMED'],
  CLAIMED: ['IN_REVIEW'],
  IN_REVIEW: ['APPROVED', 'REFUSED'],
  APPROVED: ['PAID'],
  REFUSED: [],
  PAID: [],
  REVERSED: [],
};
export const nextOf = (status: RefundStatus): readonly TaxStatus[] => NEXT[status];

/** The tax authority tells how a refund stands. The same again changes nothing. `now` is epoch milliseconds. */
export function tellRefund(state: DeclarationState, command: TellRefund, now: number): readonly DeclarationsEvent[] | RefundRefusal {
  if (state.status === 'NONE' || state.status === 'SUBMITTED') return { refusal: 'no-refund' };
  const { filed, lifecycle } = state;
  const { status, officer } = command;
  const before = lifecycle.refund.status;
  if (before === 'NONE') return { refusal: 'no-refund' };
  if (before === status) return [];
  if (!nextOf(before).includes(status)) return { refusal: 'refund-order', status: before, next: nextOf(before).join(', ') };
  const reason = command.reason.trim();
  if (status === 'REFUSED' && reason === '') return { refusal: 'refund-reason-missing' };
  const { declarationId, declarationNo } = filed;
  const value = { declarationId, declarationNo, status, reason, officer };
  return [{ occurredAtMs: now, source: 'tax', fact: { $case: 'refundStatusChanged', value } }];
}

/** A released import that brings goods of a declaration back (退运). */
export interface GoodsReturned {
  readonly declarationId: string;
  readonly declarationNo: string;
  readonly lines: readonly RefundLine[];
}

/**
 * 退税冲销 for a return: only the returned quantity is taken back. `original` are the lines of the declaration as it was filed or amended.
 * The same return again changes nothing, and one of goods that give no refund neither.
 */
export function reverseForReturn(
  state: DeclarationState,
  returned: GoodsReturned,
  original: readonly RefundLine[],
  now: number,
): readonly DeclarationsEvent[] {
  if (state.status === 'NONE' || state.status === 'SUBMITTED') return [];
  const { filed, lifecycle } = state;
  const { status, reversed, returns } = lifecycle.refund;
  if (status === 'NONE' || returns.includes(returned.declarationId)) return [];
  const { lines, unmatched, whole } = takeBack(original, reversed, returned.lines);
  const { declarationId, declarationNo } = filed;
  const value = {
    ...{ declarationId, declarationNo, cause: 'RETURNED', lines: [...lines], unmatched: [...unmatched], whole },
    ...{ returnDeclarationId: returned.declarationId, returnDeclarationNo: returned.declarationNo },
  };
  return [{ occurredAtMs: now, source: 'customs', fact: { $case: 'refundReversed', value } }];
}

/** 退税冲销 for a released export whose goods stayed behind (退关): nothing of it is refunded. */
export function reverseForWithdrawal(
  { status, filed, lifecycle }: Exclude<DeclarationState, { status: 'NONE' | 'SUBMITTED' }>,
  now: number,
): readonly DeclarationsEvent[] {
  if (status !== 'RELEASED' || lifecycle.refund.status === 'NONE') return [];
  const { declarationId, declarationNo } = filed;
  const nothing = { lines: [], unmatched: [], returnDeclarationId: '', returnDeclarationNo: '' };
  const value = { declarationId, declarationNo, cause: 'WITHDRAWN', ...nothing, whole: true };
  return [{ occurredAtMs: now, source: 'customs', fact: { $case: 'refundReversed', value } }];
}
