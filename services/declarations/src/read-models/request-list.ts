import type { ChangeReason } from '@tongguan/contracts/declarations/v1/events';
import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import { source } from '@tongguan/read-models/projection';
import type { RequestKind } from '../domain/amendment/change-request.ts';
import type { DeclarationsEvent, RequestedOf } from '../domain/events.ts';

/**
 * The request of a declaration that was made last, for the list of open ones (待审批修撤单); document id is the declaration's. At most one
 * is open, and one that is not is only told by the declaration itself. Times are epoch milliseconds.
 */
export interface RequestDocument {
  readonly declarationNo: string;
  readonly requestId: string;
  readonly kind: RequestKind;
  readonly reason: ChangeReason;
  readonly requestedOf: RequestedOf;
  readonly company: string;
  readonly requestedAtMs: number;
  readonly touchesClearance: boolean;
  readonly open: boolean;
  // what it is searched by
  readonly office: string;
  readonly companies: readonly string[];
}

export const requestList: ReadModelDefinition = {
  name: 'declarations.request-list',
  fields: { open: 'boolean', office: 'string', companies: 'string[]', kind: 'string', requestedAtMs: 'number' },
  indexes: [
    { name: 'by-office', fields: ['office', 'open', 'requestedAtMs'] },
    { name: 'by-company', fields: ['companies', 'open', 'requestedAtMs'] },
    { name: 'by-open', fields: ['open', 'requestedAtMs'] },
  ],
};

const noReason: ChangeReason = { code: '', text: '', proof: '' };
const nobody: RequestedOf = {
  ...{ direction: 'DIRECTION_UNSPECIFIED', customsOffice: '', traderName: '', traderCompany: '', declarantCompany: '' },
  ...{ filedByCompany: '', sample: false },
};

/** The document after a fact of the declaration's stream; undefined where nothing was ever asked. */
export function projectRequest(document: RequestDocument | undefined, event: DeclarationsEvent): RequestDocument | undefined {
  const { fact, occurredAtMs: requestedAtMs, source: company } = event;
  if (fact?.$case !== 'amendmentRequested' && fact?.$case !== 'withdrawalRequested') return document && { ...document, open: false };
  const { declarationNo, requestId, reason = noReason, requestedOf = nobody } = fact.value;
  const { traderCompany, declarantCompany, filedByCompany } = requestedOf;
  return {
    ...{ declarationNo, requestId, reason, requestedOf, company, requestedAtMs, open: true, office: requestedOf.customsOffice },
    kind: fact.$case === 'amendmentRequested' ? 'AMENDMENT' : 'WITHDRAWAL',
    touchesClearance: fact.$case === 'withdrawalRequested' || fact.value.touchesClearance,
    companies: [...new Set([traderCompany, declarantCompany, filedByCompany])],
  };
}

const touching: ReadonlySet<string> = new Set([
  ...[
    'amendmentRequested',
    'withdrawalRequested',
    'changeRefused',
    'changeTakenBack',
    'declarationAmended',
    'declarationWithdrawn',
    'declarationRefused',
    'declarationPickupReleased',
  ],
]);

/** Only facts that open or close a request: most declarations never have a document here. */
export function requestSource(declarations: EventCodec<DeclarationsEvent>): ProjectionSource<RequestDocument> {
  return source<RequestDocument, DeclarationsEvent>(
    'declarations',
    declarations,
    ({ fact }) => (fact !== undefined && touching.has(fact.$case) && 'declarationId' in fact.value ? [fact.value.declarationId] : []),
    (document, event) => projectRequest(document, event),
    touching,
  );
}
