import type { MandateTerms } from '../events.ts';
import type { Fault } from '../fault.ts';
import type { MandateRefusal } from './decide-mandate.ts';
import type { MandateState, Pair } from './mandate-state.ts';

/** What one company wants to give another, or asks it for. */
export interface WishForMandate extends Pair {
  /** `validFrom` empty: from today. */
  readonly terms: MandateTerms;
  readonly subject: string;
  readonly idempotencyKey: string;
}

export type MandateOutcome =
  | {
      readonly outcome: 'refused';
      readonly refusal: MandateRefusal | { readonly refusal: 'invalid-mandate'; readonly faults: readonly Fault[] };
    }
  | {
      readonly outcome: 'done';
      readonly mandateId: string;
      readonly state: MandateState;
      readonly version: number;
      readonly repeated: boolean;
    };
