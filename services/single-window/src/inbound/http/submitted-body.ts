import type { SubmitDeclarationResponse } from '@tongguan/contracts/declarations/v1/declarations';
import { orNull } from './format.ts';
import { faultBody } from './problem.ts';

/** The answer to a filing as the API shows it. */
export function submittedBody(answer: SubmitDeclarationResponse) {
  return {
    id: orNull(answer.declarationId),
    declarationNo: orNull(answer.declarationNo),
    status: answer.status,
    version: answer.version,
    repeated: answer.repeated,
    warnings: answer.warnings.map(faultBody),
  };
}
