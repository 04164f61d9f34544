import type { CompleteContent } from '../content.ts';
import type { Fault } from '../fault.ts';

/** A declaration, or a change of one, that may claim certificates of origin. */
export interface Claiming {
  readonly declarationId: string;
  /** Company that files or asked for the change. */
  readonly company: string;
  readonly content: CompleteContent;
  /** Day of acceptance in China, yyyy-mm-dd. */
  readonly day: string;
}

/** What the completion of a two-step declaration (完整申报) is held for, in the place of a request. */
export const COMPLETION = 'completion';

interface ClaimsRefused {
  readonly outcome: 'claims-refused';
  readonly faults: readonly Fault[];
}

/** What was held was given up since `version`: it is held again, and decided again. */
export class HoldLost extends Error {
  override readonly name = 'HoldLost';
}

/** What the certificates say of a declaration, and the keeping of what it takes while it is being stored. */
export interface OriginHolds {
  /** Every fault of the claims as the certificates are now; holds nothing. */
  readonly faultsOf: (claiming: Claiming) => Promise<readonly Fault[]>;
  /**
   * Holds what is claimed, stores, then settles (outcome `changed`) or gives back. `store` calls `guard` with the version over which it stores; where
   * that is not the version over which was held, it throws {@link HoldLost} through. `requestId`: the change that it is for; empty: the filing.
   */
  readonly whileHeld: <Answer extends { readonly outcome: string }>(
    claiming: Claiming & { readonly requestId: string; readonly subject: string },
    store: (guard: (version: number) => void) => Promise<Answer>,
  ) => Promise<Answer | ClaimsRefused>;
}
