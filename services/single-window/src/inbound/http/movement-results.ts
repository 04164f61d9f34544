import type { Refusal } from '@tongguan/contracts/platform/v1/refusal';
import { Milestone } from '@tongguan/contracts/shipments/v1/events';
import type { MovementResult, ReportMovementRequest } from '@tongguan/contracts/shipments/v1/shipments';
import { RefusalError } from '@tongguan/grpc/refusal';
import { momentMs } from './format.ts';
import { faultBodies } from './problem.ts';
import { MILESTONES } from './schemas/movement.ts';

export interface MovementInput {
  readonly messageId: string;
  readonly milestone: string;
  readonly billNo: string;
  readonly containerIds?: readonly string[] | undefined;
  readonly occurredAt: string;
  readonly location?: string | undefined;
  readonly transportMode?: string | undefined;
}

/** A movement of the API as the contracts have it. @throws RefusalError when its time is none */
export function movementRequest(input: MovementInput): ReportMovementRequest {
  const known = MILESTONES.find((name) => name === input.milestone);
  return {
    messageId: input.messageId,
    // `shipments` says what is wrong with it
    milestone: known === undefined ? Milestone.UNSPECIFIED : Milestone[known],
    billNo: input.billNo,
    containerIds: input.containerIds ?? [],
    occurredAtMs: momentMs('occurredAt', input.occurredAt),
    location: input.location ?? '',
    transportMode: input.transportMode ?? '',
  };
}

export type Read = { readonly request: ReportMovementRequest } | { readonly refused: MovementResult };

/** Reads a movement of a batch; one that cannot be read is refused by itself. */
export function readMovement(input: MovementInput): Read {
  try {
    return { request: movementRequest(input) };
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return { refused: { messageId: input.messageId, version: 0, repeated: false, refusal: error.refusal } };
  }
}

export function resultBody({ messageId, version, repeated, refusal }: MovementResult) {
  const outcome = refusal === undefined ? (repeated ? 'repeated' : 'recorded') : 'refused';
  return { messageId, outcome, version, problem: refusal === undefined ? null : problemBody(refusal) } as const;
}

function problemBody({ code, message, faults, faultDetails, detail }: Refusal) {
  return {
    code,
    message: { zh: message?.zh ?? '', en: message?.en ?? code },
    faults: faultBodies(faults, faultDetails),
    detail: { ...detail },
  };
}
