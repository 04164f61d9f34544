import type { Given, Pair } from './mandate-state.ts';

/** A mandate that stood on paper before this window (纸质委托), by its id; facts of the stream count instead where there are any. */
export interface PaperMandate extends Given, Pair {
  readonly confidence: string;
}
export type PaperMandates = ReadonlyMap<string, PaperMandate>;
