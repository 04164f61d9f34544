import type { DeclarationState } from '../declaration-state.ts';
import { evolveDeclaration } from '../declaration-state.ts';
import { contentOf } from '../current-content.ts';
import type { DeclarationsEvent } from '../events.ts';
import { refundLinesOf } from '../refund/refund-lines.ts';
import { leftAtOf } from './lifecycle.ts';

/** The decision needs what was filed, which only the facts hold: ask again with all of them. */
export interface FactsNeeded {
  readonly refusal: 'facts-needed';
}
export const factsNeeded: FactsNeeded = { refusal: 'facts-needed' };

/**
 * Adds 结关 to the facts of a decision when they leave the declaration released and its goods gone, whichever came last; in the same
 * commit the refund of a refundable export is ready (出口退税, domain.md §1.4-26). `facts` are those of the stream so far, which are
 * needed for the refund alone.
 */
export function closing(
  state: DeclarationState,
  events: readonly DeclarationsEvent[],
  facts: readonly DeclarationsEvent[] | undefined,
): readonly DeclarationsEvent[] | FactsNeeded {
  const after = events.reduce(evolveDeclaration, state);
  if (events.length === 0 || after.status !== 'RELEASED') return events;
  const { filed, lifecycle, direction } = after;
  const leftAtMs = leftAtOf(lifecycle);
  if (leftAtMs === undefined) return events;
  const { declarationId, declarationNo, billNo, manualNo } = filed;
  // closed since both were so: the same moment in whatever order they became known
  const occurredAtMs = Math.max(leftAtMs, lifecycle.releasedAtMs);
  const closed: DeclarationsEvent = {
    ...{ occurredAtMs, source: 'customs' },
    fact: { $case: 'declarationClosed', value: { declarationId, declarationNo, direction, billNo, manualNo, leftAtMs } },
  };
  if (lifecycle.refund.status !== 'NOT_READY') return [...events, closed];
  if (facts === undefined) return factsNeeded;
  const content = contentOf([...facts, ...events]);
  const { trader, customsOffice, tradeMode } = content.header ?? {};
  const value = {
    ...{ declarationId, declarationNo, traderCompany: trader?.creditCode ?? '', traderName: trader?.name ?? '' },
    ...{
      customsOffice: customsOffice ?? '',
      tradeMode: tradeMode ?? '',
      leftAtMs,
      lines: [...refundLinesOf(content)],
      sample: filed.sample,
    },
  };
  return [...events, closed, { occurredAtMs, source: 'customs', fact: { $case: 'refundReady', value } }];
}
