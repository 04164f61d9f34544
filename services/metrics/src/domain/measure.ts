import { momentOf } from './definitions.ts';
import type { Definition } from './definitions.ts';
import type { Times } from './milestones.ts';
import { segmentsOf, sharesOf } from './stages.ts';
import type { ShareKey } from './stages.ts';

/** What of a case decides whether and how it is measured. */
export interface Subject {
  readonly direction: string;
  readonly mode: string;
  readonly tradeMode: string;
  /** The declaration was returned (退单) or withdrawn (撤销); epoch ms. */
  readonly withdrawnAt: number | undefined;
  readonly times: Times;
}

/**
 * One case under one definition, once it has ended. `endAt` puts it into a period.
 * `missing`: ended without a start; `excluded`: not of the kind that the definition counts; both are counted, not measured.
 */
export type Measured =
  | {
      readonly outcome: 'measured';
      readonly startAt: number;
      readonly endAt: number;
      readonly totalMs: number;
      readonly preArrival: boolean;
      readonly shares: Readonly<Partial<Record<ShareKey, number>>>;
    }
  | { readonly outcome: 'missing' | 'withdrawn' | 'excluded'; readonly endAt: number };

/** Measures a case, or gives undefined while it is not over or when the definition is of the other direction. */
export function measure(definition: Definition, subject: Subject): Measured | undefined {
  if (subject.direction === '' || (definition.direction !== '' && definition.direction !== subject.direction)) return undefined;
  // also where its case was released before clearance knew: a declaration that is void was never cleared
  if (subject.withdrawnAt !== undefined) return { outcome: 'withdrawn', endAt: subject.withdrawnAt };
  const endAt = momentOf(definition.end, subject.mode, subject.times);
  if (endAt === undefined) return undefined;
  if (definition.excludedModes.includes(subject.mode) || definition.excludedTradeModes.includes(subject.tradeMode))
    return { outcome: 'excluded', endAt };
  const startAt = momentOf(definition.start, subject.mode, subject.times);
  if (startAt === undefined) return { outcome: 'missing', endAt };
  // released before arrival: recorded 0 and counted apart (domain.md section 9, example 3)
  const totalMs = Math.max(0, endAt - startAt);
  return {
    outcome: 'measured',
    startAt,
    endAt,
    totalMs,
    preArrival: endAt < startAt,
    shares: sharesOf(segmentsOf(subject.times, startAt, endAt)),
  };
}

/** Accepted before the goods arrived (提前申报); undefined while one of the two is not known. */
export function declaredEarly(times: Times): boolean | undefined {
  const arrived = times.CARGO_ARRIVED ?? times.DISCHARGED ?? times.CONVEYANCE_ARRIVED;
  return arrived === undefined || times.DECL_ACCEPTED === undefined ? undefined : times.DECL_ACCEPTED < arrived;
}
