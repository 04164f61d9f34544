import { exact } from '../decimals.ts';
import { affected } from '../effects.ts';
import type { Effects } from '../effects.ts';
import type { DeclarationsEvent } from '../events.ts';

/** What the tax authority can say of a refund that is ready (domain.md §1.6). */
export const taxStatuses = ['CLAIMED', 'IN_REVIEW', 'APPROVED', 'REFUSED', 'PAID'] as const;
export type TaxStatus = (typeof taxStatuses)[number];
export const isTaxStatus = (text: string): text is TaxStatus => (taxStatuses as readonly string[]).includes(text);

/** NONE: there is nothing to refund: no export, or a mode that gives no right to it. */
export type RefundStatus = 'NONE' | 'NOT_READY' | 'READY' | TaxStatus | 'REVERSED';

/** 出口退税 of one declaration. */
export interface RefundState {
  readonly status: RefundStatus;
  /** Quantity of each item that was taken back, decimal strings in the declared unit. */
  readonly reversed: Readonly<Record<string, string>>;
  /** Import declarations that brought goods back. */
  readonly returns: readonly string[];
}

const nothing: RefundState = { status: 'NONE', reversed: {}, returns: [] };
const waiting: RefundState = { ...nothing, status: 'NOT_READY' };

export const refundOf = (refundable: boolean): RefundState => (refundable ? waiting : nothing);

const ended = (refund: RefundState): RefundState => (refund.status === 'NOT_READY' ? nothing : refund);

const effects: Effects<RefundState> = {
  // what was told to the tax authority is not taken back by a correction of papers
  declarationAmended: (refund, { now }) => {
    const open = refund.status === 'NONE' || refund.status === 'NOT_READY';
    return now === undefined || !open ? refund : { ...refund, status: now.refundable ? 'NOT_READY' : 'NONE' };
  },
  refundReady: (refund) => (refund.status === 'REVERSED' ? refund : { ...refund, status: 'READY' }),
  refundStatusChanged: (refund, { status }) => (isTaxStatus(status) ? { ...refund, status } : refund),
  refundReversed: (refund, { lines, returnDeclarationId, whole }) => {
    const reversed = { ...refund.reversed };
    for (const { itemNo, quantity } of lines)
      reversed[itemNo] = exact(reversed[itemNo] ?? '0')
        .plus(quantity)
        .toFixed(5);
    const returns = returnDeclarationId === '' ? refund.returns : [...refund.returns, returnDeclarationId];
    return { status: whole && refund.status !== 'REFUSED' ? 'REVERSED' : refund.status, reversed, returns };
  },
  // there is nothing to refund; of a released one that is withdrawn (退关) the reversal follows in the same commit
  declarationRefused: ended,
  declarationExpired: ended,
  declarationWithdrawn: ended,
};

/** The refund after a fact of its declaration; the same object where the fact changes nothing. */
export const refundAfter = (refund: RefundState, event: DeclarationsEvent): RefundState => affected(effects, refund, event);
