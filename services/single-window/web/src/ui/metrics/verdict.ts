export type Verdict = 'none' | 'met' | 'mean-misses' | 'median-misses' | 'missed';

/** What mean and median say of the target; they can disagree (domain.md section 9, example 2), and both are said then. */
export function verdictOf(meanMs: number | null, medianMs: number | null, targetMs: number): Verdict {
  if (meanMs === null || medianMs === null) return 'none';
  const [mean, median] = [meanMs <= targetMs, medianMs <= targetMs];
  if (mean && median) return 'met';
  if (!mean && !median) return 'missed';
  return mean ? 'median-misses' : 'mean-misses';
}
