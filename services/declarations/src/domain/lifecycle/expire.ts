import type { DeclarationState } from '../declaration-state.ts';
import type { DeclarationsEvent } from '../events.ts';
import { awaitsUntilOf } from './lifecycle.ts';

/** Ends, and what no clock takes back: released, or in the hands of an authority that has found something, so the goods are there. */
const KEPT: ReadonlySet<DeclarationState['status']> = new Set([
  ...(['NONE', 'SUBMITTED', 'DETAINED', 'RELEASED', 'CLOSED', 'RETURNED', 'WITHDRAWN', 'EXPIRED'] as const),
]);

/**
 * 提前申报失效: the cargo never came within the limit. An arrival that the stream knows wins, whatever the clock says; a repeat changes
 * nothing. `now` is epoch milliseconds.
 */
export function expire(state: DeclarationState, now: number): readonly DeclarationsEvent[] {
  if (state.status === 'NONE' || state.status === 'SUBMITTED' || KEPT.has(state.status)) return [];
  // what was released for pick-up was there (两步申报), though nobody told this stream of its arrival
  if ((state.twoStep?.pickupReleasedAtMs ?? 0) > 0) return [];
  const { filed, lifecycle, direction } = state;
  const expiresAtMs = awaitsUntilOf(lifecycle);
  if (expiresAtMs === undefined || expiresAtMs > now) return [];
  const { declarationId, declarationNo, billNo, manualNo } = filed;
  const value = { declarationId, declarationNo, direction, billNo, manualNo, expiresAtMs };
  return [{ occurredAtMs: now, source: 'system', fact: { $case: 'declarationExpired', value } }];
}
