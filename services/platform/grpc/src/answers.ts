import { status } from '@grpc/grpc-js';
import { CommitTooLarge } from '@tongguan/event-store/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { Refusal } from '@tongguan/contracts/platform/v1/refusal';
import { RefusalError, refuse } from './refusal.ts';
import type { RefusalKind, RefusalTable } from './refusal.ts';

/** The one table of gRPC statuses. */
export const STATUS_OF: Readonly<Record<RefusalKind, status>> = {
  invalid: status.INVALID_ARGUMENT,
  unauthenticated: status.UNAUTHENTICATED,
  forbidden: status.PERMISSION_DENIED,
  'not-found': status.NOT_FOUND,
  conflict: status.ABORTED,
  precondition: status.FAILED_PRECONDITION,
  'too-large': status.RESOURCE_EXHAUSTED,
  unavailable: status.UNAVAILABLE,
};

const KIND_OF = new Map(Object.entries(STATUS_OF).map(([kind, code]) => [code, kind as RefusalKind]));

const transportRefusals = {
  'deadline-exceeded': { kind: 'unavailable', zh: '系统未能在限定时间内答复，请稍后重试', en: 'No answer came in time; try again' },
  'service-unavailable': { kind: 'unavailable', zh: '服务暂时不可用，请稍后重试', en: 'The service cannot be reached now; try again' },
  'message-too-large': { kind: 'too-large', zh: '报文过大', en: 'The message is too large' },
  'bad-cursor': { kind: 'invalid', zh: '分页游标无效', en: 'The page cursor is not valid' },
} as const satisfies RefusalTable<string>;

/** Statuses that the transport itself answers with. */
const REFUSAL_OF_STATUS = new Map<status, keyof typeof transportRefusals>([
  [status.DEADLINE_EXCEEDED, 'deadline-exceeded'],
  [status.UNAVAILABLE, 'service-unavailable'],
  [status.RESOURCE_EXHAUSTED, 'message-too-large'],
]);

/** The peer failed: a bug or a broken resource there. It has logged why; nothing of it travels. */
export class RemoteFault extends Error {
  override readonly name = 'RemoteFault';
}

/** How a failed call is answered: a gRPC status, and the refusal when it was an expected "no". */
export interface FailedAnswer {
  readonly code: status;
  readonly details: string;
  readonly refusal: Refusal | undefined;
}

/** Server side: any thrown value as an answer. Only an expected "no" shows its text. */
export function answerOf(thrown: unknown): FailedAnswer {
  const refused = refusalOf(thrown);
  if (refused === undefined) return { code: status.INTERNAL, details: 'internal', refusal: undefined };
  return { code: STATUS_OF[refused.kind], details: refused.refusal.code, refusal: refused.refusal };
}

/** True for what nobody expected and somebody must look at. */
export function isFault(thrown: unknown): boolean {
  return refusalOf(thrown) === undefined;
}

function refusalOf(thrown: unknown): RefusalError | undefined {
  if (thrown instanceof RefusalError) return thrown;
  if (thrown instanceof CommitTooLarge) return refuse(transportRefusals, 'message-too-large', { cause: thrown });
  if (thrown instanceof BadCursor) return refuse(transportRefusals, 'bad-cursor', { cause: thrown });
  return undefined;
}

/** Client side: an answer as the error that the caller gets. `peer` is `<service>/<method>`. */
export function errorOf(answer: FailedAnswer, peer: string): Error {
  if (answer.refusal !== undefined) {
    const kind = KIND_OF.get(answer.code);
    if (kind !== undefined) return new RefusalError(kind, answer.refusal);
  }
  const code = REFUSAL_OF_STATUS.get(answer.code);
  if (code !== undefined) return refuse(transportRefusals, code, { detail: { peer } });
  return new RemoteFault(`${peer} failed: ${status[answer.code]} ${answer.details}`);
}
