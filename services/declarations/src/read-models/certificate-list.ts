import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import { source } from '@tongguan/read-models/projection';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { CertificateState } from '../domain/origin/certificate-state.ts';
import { certificate } from '../domain/origin/certificate-state.ts';

/** One certificate as its stream has it; document id is the certificate's. */
export interface CertificateDocument {
  readonly known: boolean;
  /** Trader and whoever registered it. */
  readonly companies: readonly string[];
  /** Last day, yyyy-mm-dd. */
  readonly validUntil: string;
  /** When the oldest hold began, epoch milliseconds; 0: nothing is held. */
  readonly oldestHoldMs: number;
  readonly version: number;
  readonly state: CertificateState;
}

export const certificateList: ReadModelDefinition = {
  name: 'declarations.certificate-list',
  fields: { known: 'boolean', companies: 'string[]', validUntil: 'string', oldestHoldMs: 'number' },
  indexes: [
    { name: 'by-company', fields: ['companies', 'validUntil'] },
    { name: 'by-last-day', fields: ['known', 'validUntil'] },
    { name: 'by-hold', fields: ['known', 'oldestHoldMs'] },
  ],
};

/** The document after a fact of the certificate's stream. */
function projectCertificate(document: CertificateDocument | undefined, event: DeclarationsEvent, version: number): CertificateDocument {
  const state = certificate.evolve(document?.state ?? certificate.initial, event);
  const { traderCompany = '', registeredByCompany = '', validUntil = '' } = state.registered ?? {};
  const held = Object.values(state.drawings).flatMap(({ holds }) => Object.values(holds).map(({ atMs }) => atMs));
  return {
    known: true,
    companies: [...new Set([traderCompany, registeredByCompany])],
    ...{ validUntil, version, state },
    oldestHoldMs: held.length === 0 ? 0 : Math.min(...held),
  };
}

const facts: ReadonlySet<string> = new Set([
  'originCertificateRegistered',
  'originQuantityHeld',
  'originHoldReleased',
  'originDrawingSettled',
  'originCertificateUsedUp',
  'originCertificateExpiring',
]);

export function certificateSource(declarations: EventCodec<DeclarationsEvent>): ProjectionSource<CertificateDocument> {
  return source<CertificateDocument, DeclarationsEvent>(
    'declarations',
    declarations,
    ({ fact }) => (fact !== undefined && facts.has(fact.$case) && 'certificateId' in fact.value ? [fact.value.certificateId] : []),
    (document, event, { version }) => projectCertificate(document, event, version),
    facts,
  );
}
