import type { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { MAX_SEQUENCE } from './identifiers/declaration-number.ts';

/** How many numbers a process takes at once; what it does not use is lost, and a gap is allowed. */
const BLOCK_SIZE = 100;

/** Sequence numbers of one customs office in one year (报关单号流水号). */
export interface Numbers {
  /** First number that nobody has taken. */
  readonly next: number;
}

/** Stream `numbers/<office>/<year>`; the year is that of the day in China. */
export const numbers = {
  category: 'numbers',
  initial: { next: 1 } satisfies Numbers as Numbers,
  evolve: (state: Numbers, event: DeclarationsEvent): Numbers =>
    event.fact?.$case === 'numberBlockReserved' ? { next: event.fact.value.first + event.fact.value.size } : state,
};

export interface NumbersExhausted {
  readonly refusal: 'numbers-exhausted';
}

/**
 * Takes the next block for ever, so that two processes never give the same number (architecture.md, Patterns). `now` is epoch
 * milliseconds. The last block of a year may be shorter; after it nothing is left.
 */
export function reserveBlock(
  state: Numbers,
  command: { readonly customsOffice: string; readonly year: number; readonly size?: number },
  now: number,
): readonly DeclarationsEvent[] | NumbersExhausted {
  const { customsOffice, year, size = BLOCK_SIZE } = command;
  const left = MAX_SEQUENCE - state.next + 1;
  if (left <= 0) return { refusal: 'numbers-exhausted' };
  const value = { customsOffice, year, first: state.next, size: Math.min(size, left) };
  return [{ occurredAtMs: now, source: 'system', fact: { $case: 'numberBlockReserved', value } }];
}
