import type { GetCaseResponse } from '@tongguan/contracts/clearance/v1/clearance';
import type { GetDeclarationResponse } from '@tongguan/contracts/declarations/v1/declarations';
import type { GetShipmentResponse } from '@tongguan/contracts/shipments/v1/shipments';
import { iso, orNull, short } from './format.ts';

interface Entry {
  readonly fact: string;
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
  readonly source: string;
  readonly authority: string;
  readonly legalBasis: string;
  readonly reason: string;
  readonly finding: string | null;
  readonly location: string;
  readonly containerIds: readonly string[];
  /** By which the fact can be found again: the event in its stream, or the reporter's own message id. */
  readonly receipt: string;
  readonly version: number;
}

const nothing = { authority: '', legalBasis: '', reason: '', finding: null, location: '', containerIds: [] as readonly string[] };

/** What of one moment comes first; between begin and end of the case the recorded order counts. */
const STAGE: Readonly<Record<string, number>> = {
  DECL_SUBMITTED: 1,
  DECL_ACCEPTED: 2,
  CASE_OPENED: 3,
  RELEASED: 5,
  PICKED_UP: 6,
  CONVEYANCE_DEPARTED: 6,
  CLOSED: 7,
  REFUND_READY: 8,
};
const stageOf = ({ fact }: Entry): number => STAGE[fact] ?? 4;

/**
 * Every fact of a declaration, oldest first, from the three streams that tell of it. The declaration repeats facts of its case, and
 * the case the arrival: of two that are the same fact the one that is nearer to its source stays.
 */
export function timelineBody(
  declaration: GetDeclarationResponse,
  own: GetCaseResponse | undefined,
  shipment: GetShipmentResponse | undefined,
) {
  const entries = new Map<string, Entry>();
  for (const entry of [...ofDeclaration(declaration), ...ofCase(own), ...ofShipment(shipment)]) {
    const { fact, authority, occurredAtMs, containerIds } = entry;
    const key = [fact, authority, occurredAtMs, ...(fact === 'CARGO_ARRIVED' ? [] : containerIds)].join(' ');
    entries.set(key, entry);
  }
  return [...entries.values()]
    .sort((a, b) => a.occurredAtMs - b.occurredAtMs || stageOf(a) - stageOf(b) || a.recordedAtMs - b.recordedAtMs)
    .map(({ occurredAtMs, recordedAtMs, authority, legalBasis, reason, location, containerIds, ...same }) => ({
      ...same,
      occurredAt: iso(occurredAtMs),
      recordedAt: iso(recordedAtMs),
      authority: orNull(authority),
      legalBasis: orNull(legalBasis),
      reason: orNull(reason),
      location: orNull(location),
      containerIds: [...containerIds],
    }));
}

function ofDeclaration({ timeline, row }: GetDeclarationResponse): Entry[] {
  const stream = `declaration/${row?.declarationId ?? ''}`;
  return timeline.map((entry) => ({ ...nothing, ...entry, receipt: `${stream}@${String(entry.version)}` }));
}

function ofCase(own: GetCaseResponse | undefined): Entry[] {
  if (own === undefined) return [];
  return own.facts.map(({ fact, occurredAtMs, recordedAtMs, source, version, authority, legalBasis, reason, finding }) => ({
    ...{ ...nothing, fact, occurredAtMs, recordedAtMs, source, version, authority, legalBasis, reason },
    ...{ finding: short(finding, 'FINDING'), receipt: `case/${own.caseId}@${String(version)}` },
  }));
}

function ofShipment(shipment: GetShipmentResponse | undefined): Entry[] {
  if (shipment === undefined) return [];
  return shipment.milestones.map(({ milestone, occurredAtMs, recordedAtMs, reporterCompany, messageId, location, containerIds }) => ({
    ...{ ...nothing, fact: short(milestone, 'MILESTONE') ?? '', occurredAtMs, recordedAtMs, location, containerIds },
    ...{ source: reporterCompany, receipt: messageId, version: 0 },
  }));
}
