import type { CodeTables, TableName } from '../code-tables.ts';
import type { CompleteContent } from '../content.ts';
import type { Fault, Text } from '../fault.ts';

/** Reads a declaration, answers every fault it sees. Pure, and never throws on any content. */
export type Check = (content: CompleteContent, tables: CodeTables) => readonly Fault[];

/** What the public catalogue says of a rule. */
export interface RuleAbout {
  /** Stable, shown with each fault: `V02`, `shape`. */
  readonly id: string;
  /** What it asks of a declaration. */
  readonly text: Text;
  /** What to change, in general. */
  readonly hint: Text;
  /** The law or standard, or where it was learned. */
  readonly source: string;
  /** Day since which this window applies it, yyyy-mm-dd. */
  readonly since: string;
  /** Severities that its faults can have; a warning never stops a declaration. */
  readonly severities: readonly ('error' | 'warning')[];
  /** Whether what it asks was compared with the official text. */
  readonly verified: boolean;
  /** Code tables that it reads. */
  readonly tables: readonly TableName[];
  /** What it cannot judge, since the facts are kept elsewhere; absent: it judges all that it says. */
  readonly needs?: Text;
}

/** 校验规则: one check with what is public about it. */
export interface Rule extends RuleAbout {
  readonly check: Check;
}

/** A list of faults from a function that may find many. */
export function collect(find: (add: (fault: Fault) => void) => void): readonly Fault[] {
  const faults: Fault[] = [];
  find((fault) => faults.push(fault));
  return faults;
}
