import type { AmendmentRequested, ChangeReason, RequestedOf } from '@tongguan/contracts/declarations/v1/events';
import type { CompleteContent } from '../content.ts';
import type { DeclarationState } from '../declaration-state.ts';
import type { DeclarationsEvent } from '../events.ts';
import { oneEvent } from '../one-event.ts';
import { openRequestOf } from './change-request.ts';
import type { ChangeRequest } from './change-request.ts';
import type { StandingRefusal } from './standing.ts';
import { standingRefusal } from './standing.ts';

interface Ask {
  readonly requestId: string;
  /** Company (USCC) that asks. */
  readonly company: string;
  readonly reason: ChangeReason;
  readonly requestedOf: RequestedOf;
}

export interface AskAmendment extends Ask {
  /** Version of the content that the new one was written over. */
  readonly baseContentVersion: number;
  readonly content: CompleteContent;
  /** SHA-256 of the new content, hex. */
  readonly contentDigest: string;
  readonly touchesClearance: boolean;
  readonly codeTablesVersion: string;
}

export interface AskWithdrawal extends Ask {
  /** SHA-256 of what is asked, hex. */
  readonly digest: string;
}

export type AskRefusal =
  | StandingRefusal
  | { readonly refusal: 'unknown-declaration' | 'nothing-changed' | 'request-key-reused' }
  /** One at a time: this one is open. */
  | { readonly refusal: 'request-open'; readonly requestId: string }
  /** It was amended meanwhile: what is there has this version. */
  | { readonly refusal: 'content-changed'; readonly contentVersion: number };

type Asked = readonly DeclarationsEvent[] | AskRefusal;
type Accepted = Exclude<DeclarationState, { status: 'NONE' | 'SUBMITTED' }>;

/** 修改申请. The same request again changes nothing. `now` is epoch milliseconds. */
export function askAmendment(state: DeclarationState, command: AskAmendment, now: number): Asked {
  const { requestId, content, contentDigest, baseContentVersion, touchesClearance, codeTablesVersion, reason, requestedOf } = command;
  const asked = { requestId, kind: 'AMENDMENT', digest: contentDigest, touchesClearance, proven: reason.proof !== '' } as const;
  return ask(state, asked, (accepted) => {
    if (baseContentVersion !== accepted.contentVersion) return { refusal: 'content-changed', contentVersion: accepted.contentVersion };
    if (contentDigest === accepted.contentDigest) return { refusal: 'nothing-changed' };
    const { declarationId, declarationNo } = accepted.filed;
    const value: AmendmentRequested = {
      ...{ declarationId, declarationNo, requestId, reason, content, contentDigest, baseContentVersion, touchesClearance },
      ...{ codeTablesVersion, requestedOf },
    };
    return oneEvent(now, command.company, { $case: 'amendmentRequested', value });
  });
}

/** 撤销申请. The same request again changes nothing. `now` is epoch milliseconds. */
export function askWithdrawal(state: DeclarationState, command: AskWithdrawal, now: number): Asked {
  const { requestId, digest, reason, requestedOf } = command;
  const asked = { requestId, kind: 'WITHDRAWAL', digest, touchesClearance: true, proven: reason.proof !== '' } as const;
  return ask(state, asked, ({ filed: { declarationId, declarationNo } }) =>
    oneEvent(now, command.company, {
      $case: 'withdrawalRequested',
      value: { declarationId, declarationNo, requestId, reason, digest, requestedOf },
    }),
  );
}

function ask(state: DeclarationState, asked: Omit<ChangeRequest, 'status'>, made: (accepted: Accepted) => Asked): Asked {
  if (state.status === 'NONE' || state.status === 'SUBMITTED') return { refusal: 'unknown-declaration' };
  const known = state.requests.find(({ requestId }) => requestId === asked.requestId);
  // what became of it meanwhile does not matter to a repeat
  if (known !== undefined) return known.digest === asked.digest && known.kind === asked.kind ? [] : { refusal: 'request-key-reused' };
  const refused = standingRefusal(state.status, asked, state.twoStep, { lifecycle: state.lifecycle, manualNo: state.filed.manualNo });
  if (refused !== undefined) return refused;
  const open = openRequestOf(state);
  return open === undefined ? made(state) : { refusal: 'request-open', requestId: open.requestId };
}
