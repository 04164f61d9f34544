import type { CodeTables } from './code-tables.ts';
import { complete } from './complete-content.ts';
import type { CompleteContent } from './content.ts';
import type { Fault } from './fault.ts';
import { atMost, MOST_FAULTS } from './fault.ts';
import { allRules } from './rules/all-rules.ts';

export interface Validated {
  /** The declaration with every field there, as the rules read it. */
  readonly content: CompleteContent;
  /** Every fault of every rule, errors and warnings, up to a bound that no honest file reaches; the same input always gives the same list. */
  readonly faults: readonly Fault[];
}

/** Checks a declaration as it came, from XML or JSON alike. Answers for any value at all and never throws (domain.md §3.4). */
export function validate(raw: unknown, tables: CodeTables): Validated {
  const { content, faults } = complete(raw, tables);
  return { content, faults: atMost([...faults, ...allRules.flatMap(({ check }) => check(content, tables))], MOST_FAULTS) };
}
