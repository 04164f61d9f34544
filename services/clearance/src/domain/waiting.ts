import type { AuthorityState } from './authority.ts';
import { owes } from './authority.ts';

/** What an authority's part of a case waits for; empty: nothing, it is done. */
export type WaitsFor = 'decision' | 'arrival' | 'inspection' | 'condition' | 'tax' | '';

export interface Waiting {
  readonly for: WaitsFor;
  /** Of a condition: the hold's reason, or the finding that detains; of tax: the bill. */
  readonly reason: string;
  /** Epoch ms. */
  readonly sinceMs: number;
}

/**
 * What this part of a case waits for and since when (当前等待环节). An inspection cannot begin before the cargo is there
 * (`arrivedAtMs` 0 while it is awaited); documents can be reviewed before (提前申报).
 */
export function waitingOf(own: AuthorityState, arrivedAtMs: number, awaitsArrival: boolean): Waiting {
  if (!owes(own)) return { for: '', reason: '', sinceMs: Math.max(own.decidedAtMs, own.inspectionAtMs) };
  switch (own.inspection) {
    case 'OWED':
      return awaitsArrival && arrivedAtMs === 0
        ? { for: 'arrival', reason: '', sinceMs: own.inspectionAtMs }
        : { for: 'inspection', reason: '', sinceMs: Math.max(own.inspectionAtMs, arrivedAtMs) };
    case 'DETAINED':
      return { for: 'condition', reason: own.finding, sinceMs: own.inspectionAtMs };
    case 'NONE':
    case 'PASSED':
      return own.decided === 'HOLD'
        ? { for: 'condition', reason: own.reason, sinceMs: own.decidedAtMs }
        : { for: 'decision', reason: '', sinceMs: Math.max(own.decidedAtMs, own.inspectionAtMs) };
  }
}
