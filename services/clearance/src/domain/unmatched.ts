import { arrivalOf } from './arrival-of.ts';

/** What carriers and sites reported of a bill (提运单). Times epoch ms, 0: never. */
export interface ReportedCargo {
  readonly billArrivedAtMs: number;
  readonly firstArrivedAtMs: number;
  /** Container number -> earliest arrival. */
  readonly arrivals: Readonly<Record<string, number>>;
  /** Where the first arrival was reported: 关区代码 or site code, or empty. */
  readonly arrivedAt: string;
  readonly transportMode: string;
  readonly reporters: readonly string[];
}

/** A declaration that names the bill. */
export interface DeclaredCargo {
  readonly declarationId: string;
  /** 申报地海关 */
  readonly customsOffice: string;
  /** 进出境关别: where the cargo is expected. */
  readonly portOffice: string;
  readonly transportMode: string;
  readonly containerIds: readonly string[];
  readonly acceptedAtMs: number;
  /** False once it was refused and returned (退单). */
  readonly stands: boolean;
}

export type Unmatched = 'ARRIVED_UNDECLARED' | 'DECLARED_NOT_ARRIVED';

/** Which of the two halves of a consignment is missing, since when and where; `none` when both are there, or neither. */
export interface Standing {
  readonly state: Unmatched | 'none';
  readonly sinceMs: number;
  readonly office: string;
  readonly transportMode: string;
}

const CUSTOMS_OFFICE = /^\d{4}$/;

/**
 * Compares what arrived (运抵) with what was declared. Cargo with no declaration that stands is undeclared since its first
 * arrival; a declaration waits for its cargo until all that it needs has arrived.
 */
export function standingOf(cargo: ReportedCargo, declarations: readonly DeclaredCargo[]): Standing {
  const standing = declarations.filter(({ stands }) => stands);
  if (standing.length === 0) {
    if (cargo.firstArrivedAtMs === 0) return NONE;
    const office = CUSTOMS_OFFICE.test(cargo.arrivedAt) ? cargo.arrivedAt : '';
    return { state: 'ARRIVED_UNDECLARED', sinceMs: cargo.firstArrivedAtMs, office, transportMode: cargo.transportMode };
  }
  const [first] = standing.filter((each) => !hasArrived(cargo, each.containerIds)).sort((a, b) => a.acceptedAtMs - b.acceptedAtMs);
  if (first === undefined) return NONE;
  const { acceptedAtMs: sinceMs, portOffice, customsOffice, transportMode } = first;
  return { state: 'DECLARED_NOT_ARRIVED', sinceMs, office: portOffice === '' ? customsOffice : portOffice, transportMode };
}

const NONE: Standing = { state: 'none', sinceMs: 0, office: '', transportMode: '' };

function hasArrived({ billArrivedAtMs, firstArrivedAtMs, arrivals }: ReportedCargo, containerIds: readonly string[]): boolean {
  const known = (atMs: number) => (atMs === 0 ? undefined : atMs);
  const containers = new Map(Object.entries(arrivals));
  const consignment = { billArrivedAtMs: known(billArrivedAtMs), firstArrivedAtMs: known(firstArrivedAtMs), containers };
  return arrivalOf(consignment, containerIds) !== undefined;
}

/**
 * Who besides officers may see an unmatched bill: whoever reported on it, and the sites of the office where it is expected.
 * No declaration names its carrier, so there is nothing else to go by.
 */
export function viewersOf({ state, office }: Standing, { reporters }: ReportedCargo): readonly string[] {
  if (state === 'none') return [];
  const expected = state === 'DECLARED_NOT_ARRIVED' ? [expectedAt(office)] : [];
  return [...reporters.map(reportedBy), ...expected];
}

export const reportedBy = (company: string): string => `company:${company}`;
export const expectedAt = (office: string): string => `expected:${office}`;
