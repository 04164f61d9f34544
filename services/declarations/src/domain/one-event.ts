import type { DeclarationsEvent } from './events.ts';

/** A decision of one fact: `source` is the company or whoever made it happen, `now` epoch milliseconds. */
export const oneEvent = (now: number, source: string, fact: NonNullable<DeclarationsEvent['fact']>): readonly DeclarationsEvent[] => [
  { occurredAtMs: now, source, fact },
];
