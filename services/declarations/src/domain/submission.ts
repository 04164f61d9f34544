import type { CompleteContent } from './content.ts';
import type { SummaryStatement } from './events.ts';
import type { Fault } from './fault.ts';
import type { MandateMissing } from './mandate/mandate-missing.ts';

/** Most bytes of one declaration, so that its commit always fits into the event store with room to spare. */
export const MAX_CONTENT_BYTES = 700_000;

export type SubmissionRefusal =
  | { readonly refusal: 'invalid-declaration'; readonly faults: readonly Fault[] }
  | { readonly refusal: 'not-your-company' }
  | MandateMissing
  | { readonly refusal: 'declaration-too-large'; readonly bytes: number; readonly most: number }
  | { readonly refusal: 'idempotency-key-reused'; readonly declarationNo: string };

/** A company files only where it is the trader or the declarant itself; as a declarant for another it needs a mandate, too (see {@link MandateMissing}). */
export function mayFile(company: string, { header }: CompleteContent): boolean {
  return company !== '' && (header.trader.creditCode === company || header.declarant.creditCode === company);
}

/** What a filer sends, read but not yet checked. */
export interface SubmitDeclaration {
  /** As it came; undefined when the file could not be read, and `faults` say why. */
  readonly content: unknown;
  /** Faults of the file that it was read from. */
  readonly faults: readonly Fault[];
  readonly company: string;
  readonly subject: string;
  readonly idempotencyKey: string;
  readonly dryRun: boolean;
  /** What is filed is a summary (概要申报) under these flags; absent: a whole declaration. */
  readonly summary?: SummaryStatement | undefined;
}

export type SubmitOutcome =
  | { readonly outcome: 'refused'; readonly refusal: SubmissionRefusal }
  | {
      readonly outcome: 'accepted';
      readonly declarationId: string;
      readonly declarationNo: string;
      readonly status: string;
      readonly version: number;
      readonly warnings: readonly Fault[];
      readonly repeated: boolean;
    };
