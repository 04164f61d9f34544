import type { DeclarationsEvent, OriginCertificateLine, OriginQuantity } from '../events.ts';

/** Quantities by line of the certificate, decimal strings in the unit of the line. */
export type Quantities = Readonly<Record<string, string>>;

/** What a declaration that is on its way keeps others from taking. */
interface Hold {
  /** Request of the amendment that it is for; empty: the filing. */
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly quantities: Quantities;
}

/** What one declaration takes of a certificate. */
export interface Drawing {
  /** Empty until it is settled. */
  readonly declarationNo: string;
  readonly company: string;
  /** Version of the declaration's stream that `drawn` is as of; 0: none. */
  readonly version: number;
  readonly atMs: number;
  readonly drawn: Quantities;
  readonly holds: Readonly<Record<string, Hold>>;
}

/** 原产地证书 as it was registered. Days are days in China, yyyy-mm-dd. */
export interface Registered {
  readonly certificateId: string;
  readonly traderCompany: string;
  readonly registeredByCompany: string;
  readonly agreement: string;
  readonly number: string;
  readonly originCountry: string;
  readonly issuedOn: string;
  readonly validUntil: string;
  readonly lines: readonly OriginCertificateLine[];
  readonly digest: string;
  readonly atMs: number;
  readonly sample: boolean;
}

export interface CertificateState {
  readonly registered: Registered | undefined;
  /** By declaration. One that gave all back stays: it remembers as of which version. */
  readonly drawings: Readonly<Record<string, Drawing>>;
  /** Last day that its holders were warned of; absent: of none yet. */
  readonly warnedOf?: string;
}

const initial: CertificateState = { registered: undefined, drawings: {} };

/** Stream `certificate/<id>`; the id is made of trader and number, so that no company finds or blocks another's. */
export const certificate = { category: 'certificate', initial, evolve: evolveCertificate };

/** What the id is made of: a number as people type it, in any case and with any blanks. */
export const certificateKey = (number: string): string => `certificate ${number.replace(/\s+/g, '').toUpperCase()}`;

const quantitiesOf = (list: readonly OriginQuantity[]): Quantities =>
  Object.fromEntries(list.map(({ lineNo, quantity }) => [lineNo, quantity]));

const nothing: Drawing = { declarationNo: '', company: '', version: 0, atMs: 0, drawn: {}, holds: {} };

function evolveCertificate(state: CertificateState, { fact, occurredAtMs: atMs }: DeclarationsEvent): CertificateState {
  if (fact?.$case === 'originCertificateRegistered') return { ...state, registered: { ...fact.value, atMs } };
  if (fact?.$case === 'originCertificateExpiring') return { ...state, warnedOf: fact.value.validUntil };
  if (fact?.$case === 'originQuantityHeld') {
    const { declarationId, holdId, requestId, quantities, company } = fact.value;
    return withDrawing(state, declarationId, (drawing) => ({
      ...{ ...drawing, company, atMs: drawing.version === 0 ? atMs : drawing.atMs },
      holds: { ...drawing.holds, [holdId]: { requestId, atMs, quantities: quantitiesOf(quantities) } },
    }));
  }
  if (fact?.$case === 'originHoldReleased') {
    const { declarationId, holdId } = fact.value;
    return withDrawing(state, declarationId, (drawing) => ({ ...drawing, holds: without(drawing.holds, [holdId]) }));
  }
  if (fact?.$case === 'originDrawingSettled') {
    const { declarationId, declarationNo, declarationVersion: version, quantities, settledHoldIds, company } = fact.value;
    return withDrawing(state, declarationId, (drawing) => ({
      ...{ declarationNo, company, version, atMs, drawn: quantitiesOf(quantities), holds: without(drawing.holds, settledHoldIds) },
    }));
  }
  return state;
}

/** A declaration of which nothing is left to remember is forgotten: holds of filings that came to nothing leave no trace. */
function withDrawing(state: CertificateState, declarationId: string, change: (drawing: Drawing) => Drawing): CertificateState {
  const drawing = change(state.drawings[declarationId] ?? nothing);
  const others = Object.fromEntries(Object.entries(state.drawings).filter(([id]) => id !== declarationId));
  if (drawing.version === 0 && Object.keys(drawing.holds).length === 0) return { ...state, drawings: others };
  return { ...state, drawings: { ...others, [declarationId]: drawing } };
}

function without(holds: Drawing['holds'], ids: readonly string[]): Drawing['holds'] {
  return Object.fromEntries(Object.entries(holds).filter(([id]) => !ids.includes(id)));
}
