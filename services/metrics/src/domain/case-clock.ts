import { momentOf } from './definitions.ts';
import type { Definition } from './definitions.ts';
import { measure } from './measure.ts';
import type { Subject } from './measure.ts';
import { segmentsOf } from './stages.ts';
import type { Segment } from './stages.ts';

/** Who had the clock of one case, and who has it now. */
export interface CaseClock {
  /** `running`: not over; its segments reach to now. */
  readonly outcome: 'measured' | 'running' | 'missing' | 'withdrawn' | 'excluded';
  readonly totalMs: number;
  readonly preArrival: boolean;
  readonly segments: readonly Segment[];
}

/** The clock of a case under a definition at a moment (epoch ms); undefined when the definition is of the other direction. */
export function caseClock(definition: Definition, subject: Subject, now: number): CaseClock | undefined {
  if (definition.direction !== '' && subject.direction !== definition.direction) return undefined;
  const measured = measure(definition, subject);
  const startAt = momentOf(definition.start, subject.mode, subject.times);
  const until = (outcome: CaseClock['outcome'], end: number): CaseClock => {
    const segments = startAt === undefined ? [] : segmentsOf(subject.times, startAt, end);
    return {
      outcome,
      totalMs: startAt === undefined ? 0 : Math.max(0, end - startAt),
      preArrival: measured?.outcome === 'measured' && measured.preArrival,
      segments,
    };
  };
  if (measured === undefined) return until('running', now);
  if (measured.outcome === 'missing' || measured.outcome === 'excluded')
    return { outcome: measured.outcome, totalMs: 0, preArrival: false, segments: [] };
  return until(measured.outcome, measured.endAt);
}
