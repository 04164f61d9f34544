import { useBilingual, useTexts } from '#src/i18n/area';
import { carrierTexts } from '#src/i18n/carrier';
import type { BatchResult } from '#src/pages/carrier/movement';
import type { FileLine } from '#src/pages/carrier/movement-file';

export type Outcome = 'ready' | 'wrong' | 'recorded' | 'repeated' | 'refused';

export function outcomeOf(line: FileLine, results: ReadonlyMap<number, BatchResult>): Outcome {
  if (line.movement === undefined) return 'wrong';
  return results.get(line.line)?.outcome ?? 'ready';
}

/** What is wrong with a line, as found here or told by the server. */
export function useLineFaults(): (line: FileLine, result: BatchResult | undefined) => readonly string[] {
  const t = useTexts(carrierTexts);
  const say = useBilingual();
  return (line, result) => {
    const own = line.faults.map(({ key, values }) => t(`fault.${key}`, values));
    const problem = result?.problem;
    if (problem === null || problem === undefined) return own;
    const told = problem.faults.map((fault) => `${say(fault.message)} ${say(fault.hint)}`);
    return [...own, ...(told.length > 0 ? told : [say(problem.message)])];
  };
}
