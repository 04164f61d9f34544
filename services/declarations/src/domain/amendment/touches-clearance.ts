import { acceptedFrom } from '../accepted-facts.ts';
import type { CompleteContent } from '../content.ts';

/** Whether two contents differ in something that other services were told of: then the case has to be told again. */
export function touchesClearance(before: CompleteContent, after: CompleteContent): boolean {
  return told(before) !== told(after);
}

const nobody = { declarationId: '', declarationNo: '', company: '', sample: false, codeTablesVersion: '' } as const;
const told = (content: CompleteContent): string => JSON.stringify(acceptedFrom({ ...nobody, content }, 0));
