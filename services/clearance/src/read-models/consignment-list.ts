import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import { ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import type { CaseOpened } from '../domain/facts.ts';
import type { MilestoneReached } from '@tongguan/contracts/shipments/v1/events';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import { source } from '@tongguan/read-models/projection';
import { streamId } from '../domain/stream-id.ts';
import { standingOf, viewersOf } from '../domain/unmatched.ts';
import type { DeclaredCargo, ReportedCargo, Standing } from '../domain/unmatched.ts';

/** What `shipments` tells of a bill, and nobody else writes. */
interface ReportedPart extends ReportedCargo {
  /** What was reported last, by the time of occurrence. */
  readonly milestone: MilestoneReached['milestone'];
  readonly milestoneAtMs: number;
  readonly location: string;
  readonly containerIds: readonly string[];
  readonly sample: boolean;
}

interface DeclaredPart extends DeclaredCargo {
  readonly sample: boolean;
}

/** One bill (提运单) where cargo and declaration are to meet. Two sources, each with its own part, in any order. */
export interface ConsignmentEntry extends Standing {
  readonly billNo: string;
  readonly reported: ReportedPart;
  readonly declared: readonly DeclaredPart[];
  /** Only while something is missing: what has met is looked up by nobody here. */
  readonly viewers: readonly string[];
}

export const consignmentListDefinition: ReadModelDefinition = {
  name: 'clearance.consignment-list',
  fields: { state: 'string', sinceMs: 'number', office: 'string', transportMode: 'string', billNo: 'string', viewers: 'string[]' },
  indexes: [
    { name: 'by-state', fields: ['state', 'sinceMs'] },
    { name: 'by-office', fields: ['state', 'office', 'sinceMs'] },
    { name: 'by-viewer', fields: ['viewers', 'state', 'sinceMs'] },
  ],
};

const NOTHING_REPORTED: ReportedPart = {
  billArrivedAtMs: 0,
  firstArrivedAtMs: 0,
  arrivals: {},
  arrivedAt: '',
  transportMode: '',
  reporters: [],
  milestone: 'MILESTONE_UNSPECIFIED',
  milestoneAtMs: 0,
  location: '',
  containerIds: [],
  sample: false,
};

function describe(billNo: string, reported: ReportedPart, declared: readonly DeclaredPart[]): ConsignmentEntry {
  const standing = standingOf(reported, declared);
  return { ...standing, billNo, reported, declared, viewers: viewersOf(standing, reported) };
}

const billOf = (billNo: string): readonly string[] => (billNo === '' ? [] : [streamId(billNo)]);

export const reportsSource = source<ConsignmentEntry, ShipmentsEvent>(
  'shipments',
  ShipmentsEvent,
  ({ fact }) => (fact?.$case === 'milestoneReached' ? billOf(fact.value.billNo) : []),
  (entry, { fact, occurredAtMs }) => {
    if (fact?.$case !== 'milestoneReached') return undefined;
    const reported = withReport(entry?.reported ?? NOTHING_REPORTED, fact.value, occurredAtMs);
    return describe(fact.value.billNo, reported, entry?.declared ?? []);
  },
);

function withReport(part: ReportedPart, told: MilestoneReached, atMs: number): ReportedPart {
  const last = atMs >= part.milestoneAtMs ? { milestone: told.milestone, milestoneAtMs: atMs, location: told.location } : {};
  const seen = {
    ...part,
    ...last,
    transportMode: part.transportMode === '' ? told.transportMode : part.transportMode,
    reporters: withEach(part.reporters, [told.reporterCompany]),
    containerIds: withEach(part.containerIds, told.containerIds),
    sample: part.sample || told.sample,
  };
  return told.milestone === 'MILESTONE_CARGO_ARRIVED' ? withArrival(seen, told, atMs) : seen;
}

function withArrival(part: ReportedPart, { containerIds, location }: MilestoneReached, atMs: number): ReportedPart {
  const earlier = (known: number) => (known === 0 ? atMs : Math.min(known, atMs));
  const first = earlier(part.firstArrivedAtMs);
  const whole = containerIds.length === 0;
  return {
    ...part,
    firstArrivedAtMs: first,
    billArrivedAtMs: whole ? earlier(part.billArrivedAtMs) : part.billArrivedAtMs,
    arrivals: { ...part.arrivals, ...Object.fromEntries(containerIds.map((id) => [id, earlier(part.arrivals[id] ?? 0)])) },
    arrivedAt: first === part.firstArrivedAtMs ? part.arrivedAt : location,
  };
}

function withEach(known: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...known, ...more])].sort();
}

export const casesSource = source<ConsignmentEntry, ClearanceEvent>(
  'clearance',
  ClearanceEvent,
  ({ fact }) => {
    if (fact?.$case === 'caseAmended') {
      const { beforeBillNo, now } = fact.value;
      return [...new Set([...billOf(beforeBillNo), ...billOf(now?.billNo ?? '')])];
    }
    const isOfBill = fact?.$case === 'caseOpened' || fact?.$case === 'authorityRefused' || fact?.$case === 'caseWithdrawn';
    return isOfBill ? billOf(fact.value.billNo) : [];
  },
  (entry, event, _meta, id) => {
    const opened = openedIn(event);
    const isHere = opened !== undefined && streamId(opened.billNo) === id;
    const declared = withCase(entry?.declared ?? [], event, isHere);
    const billNo = isHere ? opened.billNo : entry?.billNo;
    return declared === undefined || billNo === undefined ? undefined : describe(billNo, entry?.reported ?? NOTHING_REPORTED, declared);
  },
);

function openedIn({ fact }: ClearanceEvent): CaseOpened | undefined {
  if (fact?.$case === 'caseOpened') return fact.value;
  return fact?.$case === 'caseAmended' ? fact.value.now : undefined;
}

/** `isHere`: the fact tells of a case of this bill; an amendment can also tell that it is of another one now. */
function withCase(declared: readonly DeclaredPart[], event: ClearanceEvent, isHere: boolean): readonly DeclaredPart[] | undefined {
  const { fact } = event;
  if (fact?.$case === 'authorityRefused' || fact?.$case === 'caseWithdrawn') {
    const { declarationId } = fact.value;
    return declared.map((each) => (each.declarationId === declarationId ? { ...each, stands: false } : each));
  }
  const value = openedIn(event);
  if (value === undefined) return undefined;
  const { declarationId, customsOffice, portOffice, transportMode, containerIds, acceptedAtMs, sample } = value;
  const others = declared.filter((each) => each.declarationId !== declarationId);
  if (!isHere) return others;
  const opened = { declarationId, customsOffice, portOffice, transportMode, containerIds, acceptedAtMs, stands: true, sample };
  // several cases of one bill are told by several streams, in any order
  return [...others, opened].sort((a, b) => (a.declarationId < b.declarationId ? -1 : 1));
}
