import { tooSmall } from '../domain/withhold.ts';
import type { Figures } from './figures.ts';

/** Figures as a caller may see them. */
export interface ShownFigures extends Figures {
  /** Of too few cases: its counts are shown, its times are 0 and mean nothing. */
  readonly withheld: boolean;
}

/** Figures whose times are withheld when they are of fewer than `below` cases; 0: never. */
export const shown = (figures: Figures, below: number): ShownFigures => show(figures, figures.n > 0 && figures.n < below);

/** Groups of one total, so that none that is too small can be told from the others and the total. */
export function shownGroups(groups: readonly Figures[], below: number): readonly ShownFigures[] {
  const small = tooSmall(
    groups.map(({ n }) => n),
    below,
  );
  return groups.map((figures, at) => show(figures, small.has(at)));
}

function show(figures: Figures, withheld: boolean): ShownFigures {
  if (!withheld) return { ...figures, withheld };
  const stages = figures.stages.map(({ share }) => ({ share, n: 0, totalMs: 0n }));
  return { ...figures, withheld, totalMs: 0n, medianMs: 0, p90Ms: 0, p95Ms: 0, stages };
}
