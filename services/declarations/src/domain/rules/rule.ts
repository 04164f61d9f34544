import type { CodeTables } from '../code-tables.ts';
import type { CompleteContent } from '../content.ts';
import type { Fault } from '../fault.ts';

/** One rule: reads a declaration, answers every fault it sees. Pure, and never throws on any content. */
export type Rule = (content: CompleteContent, tables: CodeTables) => readonly Fault[];

/** A list of faults from a function that may find many. */
export function collect(find: (add: (fault: Fault) => void) => void): readonly Fault[] {
  const faults: Fault[] = [];
  find((fault) => faults.push(fault));
  return faults;
}
