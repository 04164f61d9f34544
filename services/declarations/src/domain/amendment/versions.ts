import type { ChangeReason } from '@tongguan/contracts/declarations/v1/events';
import type { DeclarationContent } from '../content.ts';
import type { DeclarationsEvent } from '../events.ts';
import { isOfContent } from '../fact-kinds.ts';
import type { RequestKind, RequestStatus } from './change-request.ts';

/** One version of a declaration's content (报关单版本); times are epoch milliseconds. */
export interface ContentVersion {
  readonly contentVersion: number;
  readonly sinceMs: number;
  /** Request that made it; empty: as filed. */
  readonly requestId: string;
  readonly content: DeclarationContent;
}

/** One request with all that was said of it (修撤单记录). */
export interface RequestRecord {
  readonly requestId: string;
  readonly kind: RequestKind;
  readonly status: RequestStatus;
  readonly reason: ChangeReason;
  readonly company: string;
  readonly requestedAtMs: number;
  /** 0: not decided. */
  readonly decidedAtMs: number;
  readonly officer: string;
  readonly decisionReason: string;
  readonly touchesClearance: boolean;
  /** What an amendment asks for, and over which version it was written. */
  readonly asked:
    { readonly content: DeclarationContent; readonly baseContentVersion: number; readonly codeTablesVersion: string } | undefined;
}

export interface ChangeHistory {
  readonly versions: readonly ContentVersion[];
  readonly requests: readonly RequestRecord[];
}

/** Every content and every request of a declaration, oldest first, out of the facts of its stream. */
export function changeHistory(events: readonly DeclarationsEvent[]): ChangeHistory {
  return events.reduce<ChangeHistory>(after, { versions: [], requests: [] });
}

const noReason: ChangeReason = { code: '', text: '', proof: '' };
const undecided = { status: 'OPEN', decidedAtMs: 0, officer: '', decisionReason: '' } as const;

function after(history: ChangeHistory, { fact, occurredAtMs: at, source: company }: DeclarationsEvent): ChangeHistory {
  if (!isOfContent(fact)) return history;
  const { versions, requests } = history;
  switch (fact.$case) {
    case 'declarationSubmitted': {
      const { content } = fact.value;
      return content === undefined ? history : { requests, versions: [{ contentVersion: 1, sinceMs: at, requestId: '', content }] };
    }
    case 'amendmentRequested': {
      const { requestId, content, baseContentVersion, codeTablesVersion, touchesClearance, reason = noReason } = fact.value;
      const asked = content === undefined ? undefined : { content, baseContentVersion, codeTablesVersion };
      const request = { requestId, kind: 'AMENDMENT', reason, company, requestedAtMs: at, touchesClearance, asked } as const;
      return { versions, requests: [...requests, { ...request, ...undecided }] };
    }
    case 'withdrawalRequested': {
      const { requestId, reason = noReason } = fact.value;
      const request = {
        requestId,
        kind: 'WITHDRAWAL',
        reason,
        company,
        requestedAtMs: at,
        touchesClearance: true,
        asked: undefined,
      } as const;
      return { versions, requests: [...requests, { ...request, ...undecided }] };
    }
    case 'changeRefused':
      return { versions, requests: decided(requests, fact.value, 'REFUSED', at) };
    case 'changeTakenBack':
      return { versions, requests: decided(requests, { ...fact.value, officer: '', reason: '' }, 'TAKEN_BACK', at) };
    case 'declarationWithdrawn':
      return { versions, requests: decided(requests, fact.value, 'APPROVED', at) };
    case 'declarationAmended': {
      const { contentVersion, requestId, content } = fact.value;
      const version = content === undefined ? [] : [{ contentVersion, sinceMs: at, requestId, content }];
      return { versions: [...versions, ...version], requests: decided(requests, fact.value, 'APPROVED', at) };
    }
    case 'declarationCompleted': {
      const { contentVersion, content } = fact.value;
      return content === undefined
        ? history
        : { requests, versions: [...versions, { contentVersion, sinceMs: at, requestId: '', content }] };
    }
    case 'declarationPickupReleased':
    case 'declarationRefused':
    case 'declarationExpired':
      return {
        versions,
        requests: requests.map((each) => (each.status === 'OPEN' ? { ...each, status: 'LAPSED', decidedAtMs: at } : each)),
      };
  }
}

function decided(
  requests: readonly RequestRecord[],
  { requestId, officer, reason }: { readonly requestId: string; readonly officer: string; readonly reason: string },
  status: RequestStatus,
  decidedAtMs: number,
): readonly RequestRecord[] {
  return requests.map((each) => (each.requestId === requestId ? { ...each, status, decidedAtMs, officer, decisionReason: reason } : each));
}
