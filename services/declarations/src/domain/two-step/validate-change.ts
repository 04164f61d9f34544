import type { CodeTables } from '../code-tables.ts';
import type { CompleteContent } from '../content.ts';
import { isError } from '../fault.ts';
import type { Validated } from '../validate.ts';
import { validate } from '../validate.ts';
import { agreementOf } from './agree.ts';
import type { TwoStep } from './two-step.ts';
import { validateSummary } from './validate-summary.ts';

/**
 * Checks the content of an amendment as that is checked which it takes the place of: a summary as a summary under its own flags, all else
 * as a declaration. What the goods were handed out on stays (bill, containers, parties). `before` is the content that counts now.
 */
export function validateChange(
  raw: unknown,
  { before, twoStep }: { readonly before: CompleteContent; readonly twoStep: TwoStep | undefined },
  tables: CodeTables,
): Validated {
  if (twoStep === undefined) return validate(raw, tables);
  if (twoStep.completedAtMs === 0) return validateSummary(raw, twoStep.statement, tables);
  const { content, faults } = validate(raw, tables);
  return { content, faults: [...agreementOf(before, content, tables).faults.filter(isError), ...faults] };
}
