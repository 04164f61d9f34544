import type { DeclarationsEvent } from '../events.ts';
import { isOfContent } from '../fact-kinds.ts';

export type RequestKind = 'AMENDMENT' | 'WITHDRAWAL';
/** TAKEN_BACK: by the company that asked (撤回). LAPSED: the declaration was returned (退单) or lapsed while it was open. */
export type RequestStatus = 'OPEN' | 'APPROVED' | 'REFUSED' | 'TAKEN_BACK' | 'LAPSED';

/** 修撤单申请: what decisions need of it. The new content stays in its event. */
export interface ChangeRequest {
  readonly requestId: string;
  readonly kind: RequestKind;
  readonly status: RequestStatus;
  /** Of all that was asked: tells a repeat from another request under the same key. */
  readonly digest: string;
  /** Something that the clearance case depends on becomes another. */
  readonly touchesClearance: boolean;
  /** A document proves it, as is wanted after release. */
  readonly proven: boolean;
}

/** Content and requests of an accepted declaration. */
export interface ChangePart {
  /** 1 as filed, one more with each amendment. */
  readonly contentVersion: number;
  /** SHA-256 of the content that counts now. */
  readonly contentDigest: string;
  /** Every request so far, oldest first. At most one is open. */
  readonly requests: readonly ChangeRequest[];
}

/** What the id of a request is made of: a key names one request of a declaration, of whatever kind. */
export const requestKey = (declarationId: string, idempotencyKey: string): string => `request ${declarationId} ${idempotencyKey}`;

export const openRequestOf = ({ requests }: Pick<ChangePart, 'requests'>): ChangeRequest | undefined =>
  requests.find(({ status }) => status === 'OPEN');

/** Content version and requests after a fact of the declaration; other facts change nothing. */
export function changesAfter(part: ChangePart, { fact }: DeclarationsEvent): ChangePart {
  if (!isOfContent(fact)) return part;
  switch (fact.$case) {
    case 'amendmentRequested': {
      const { requestId, contentDigest: digest, touchesClearance, reason } = fact.value;
      const proven = (reason?.proof ?? '') !== '';
      return withRequest(part, { requestId, kind: 'AMENDMENT', status: 'OPEN', digest, touchesClearance, proven });
    }
    case 'withdrawalRequested': {
      const { requestId, digest, reason } = fact.value;
      const proven = (reason?.proof ?? '') !== '';
      return withRequest(part, { requestId, kind: 'WITHDRAWAL', status: 'OPEN', digest, touchesClearance: true, proven });
    }
    case 'changeRefused':
      return decided(part, fact.value.requestId, 'REFUSED');
    case 'changeTakenBack':
      return decided(part, fact.value.requestId, 'TAKEN_BACK');
    case 'declarationAmended': {
      const { contentVersion, contentDigest } = fact.value;
      return { ...decided(part, fact.value.requestId, 'APPROVED'), contentVersion, contentDigest };
    }
    case 'declarationWithdrawn':
      return decided(part, fact.value.requestId, 'APPROVED');
    case 'declarationCompleted': {
      const { contentVersion, contentDigest } = fact.value;
      return { ...part, contentVersion, contentDigest };
    }
    // the goods are handed out on the summary as it is: what was asked of it has no object any more
    case 'declarationPickupReleased':
    case 'declarationRefused':
    case 'declarationExpired': {
      const open = openRequestOf(part);
      return open === undefined ? part : decided(part, open.requestId, 'LAPSED');
    }
    case 'declarationSubmitted':
      return part;
  }
}

const withRequest = (part: ChangePart, request: ChangeRequest): ChangePart => ({ ...part, requests: [...part.requests, request] });

function decided(part: ChangePart, requestId: string, status: RequestStatus): ChangePart {
  return { ...part, requests: part.requests.map((each) => (each.requestId === requestId ? { ...each, status } : each)) };
}
