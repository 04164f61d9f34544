import type { DeclarationState } from '../declaration-state.ts';
import type { DeclarationsEvent } from '../events.ts';
import type { RequestStatus } from './change-request.ts';

export type TakeBackRefusal =
  { readonly refusal: 'no-such-request' } | { readonly refusal: 'request-decided'; readonly status: RequestStatus };

/**
 * 撤回申请: a company takes its open request back, however the declaration stands, for nothing of it changes. Twice is once.
 * `company` is the credit code of who takes it back, `now` epoch milliseconds.
 */
export function takeBackRequest(
  state: DeclarationState,
  { requestId, company }: { readonly requestId: string; readonly company: string },
  now: number,
): readonly DeclarationsEvent[] | TakeBackRefusal {
  if (state.status === 'NONE' || state.status === 'SUBMITTED') return { refusal: 'no-such-request' };
  const request = state.requests.find((each) => each.requestId === requestId);
  if (request === undefined) return { refusal: 'no-such-request' };
  if (request.status === 'TAKEN_BACK') return [];
  if (request.status !== 'OPEN') return { refusal: 'request-decided', status: request.status };
  const { declarationId, declarationNo } = state.filed;
  return [{ occurredAtMs: now, source: company, fact: { $case: 'changeTakenBack', value: { declarationId, declarationNo, requestId } } }];
}
