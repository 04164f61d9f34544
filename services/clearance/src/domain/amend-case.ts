import type { CaseState, OpenedCase } from './case.ts';
import { settle } from './case.ts';
import type { CaseOpened, ClearanceEvent, Lane } from './facts.ts';
import { fact } from './facts.ts';
import { byLane } from './by-lane.ts';
import type { TaxRules } from './tax/tax-terms.ts';

/** What an amended declaration is, and how the tables judge it. */
export interface Amended {
  /** How often it has been amended, from 1. */
  readonly amendment: number;
  /** A case of the new content as it would be opened, with lane, draw and authorities by the tables. */
  readonly judged: CaseOpened;
}

const WEIGHT: Readonly<Record<Lane, number>> = {
  LANE_UNSPECIFIED: 0,
  LANE_GREEN: 1,
  LANE_YELLOW: 2,
  LANE_RED: 3,
  UNRECOGNIZED: 0,
};

/**
 * Follows an amended declaration (报关单修改后重新甄别). Where nothing changed that the screening looks at, lane and decisions stand and
 * only bill, containers and names are taken over. Otherwise the case is screened anew: every required authority decides again, the
 * draw is that of the next version, and the lane never becomes lighter, so nobody amends a way out of RED. An inspection that was
 * done counts; a new one is owed only when the new screening itself says RED. Another bill or container means that the arrival is
 * looked for again. A case that was released before this became known keeps its release and only shows what was amended.
 */
export function amendCase(state: CaseState, { amendment, judged }: Amended, nowMs: number, rules?: TaxRules): readonly ClearanceEvent[] {
  if (state.status === 'NONE' || state.status === 'REFUSED' || state.status === 'WITHDRAWN') return [];
  if (amendment <= state.amendment) return [];
  const { opened } = state;
  const open = state.status === 'OPEN';
  const rescreened = open && screenedText(opened) !== screenedText(judged);
  const now = rescreened ? { ...judged, ...heavier(opened, judged) } : { ...judged, ...screeningOf(opened) };
  // what was handed out on a summary has arrived, whatever is written of it since
  const arrives = open && opened.step !== 'STEP_COMPLETE';
  const cargoChanged = arrives && (opened.billNo !== judged.billNo || String(opened.containerIds) !== String(judged.containerIds));
  const value = {
    ...{ caseId: opened.caseId, declarationId: opened.declarationId, amendment, now, rescreened, cargoChanged },
    ...{ beforeBillNo: opened.billNo, arrivedAtMs: cargoChanged ? 0 : state.arrivedAtMs },
    authorities: [...new Set([...opened.authorities, ...now.authorities].map(({ authority }) => authority))],
  };
  const events = [fact('caseAmended', value, nowMs, 'system'), ...(rescreened ? laneEvents(state, judged, now, nowMs) : [])];
  return settle(state, events, nowMs, rules);
}

/** What GREEN or RED bring by rule, as at the opening; an inspection that is owed already is not ordered twice. */
function laneEvents(state: OpenedCase, judged: CaseOpened, now: CaseOpened, nowMs: number): readonly ClearanceEvent[] {
  if (judged.lane === 'LANE_RED') {
    const owed = state.authorities.some(({ authority, inspection }) => authority === 'customs' && inspection === 'OWED');
    return owed ? [] : byLane(judged, nowMs);
  }
  return now.lane === 'LANE_GREEN' ? byLane(now, nowMs) : [];
}

type Screening = Pick<CaseOpened, 'lane' | 'laneReason' | 'rulesVersion' | 'draw' | 'authorities'>;

const screeningOf = ({ lane, laneReason, rulesVersion, draw, authorities }: CaseOpened): Screening => ({
  ...{ lane, laneReason, rulesVersion, draw, authorities },
});

function heavier(before: CaseOpened, judged: CaseOpened): Pick<CaseOpened, 'lane' | 'laneReason'> {
  const { lane, laneReason } = WEIGHT[judged.lane] >= WEIGHT[before.lane] ? judged : before;
  return { lane, laneReason };
}

/** All that the tables look at of a declaration; see `Screened`. Names and quantities are not among it. */
function screenedText({ direction, transportMode, tradeMode, oversize, grossWeightKg, goods }: CaseOpened): string {
  const screened = goods.map(({ hsCode, unNumber, originCountry }) => [hsCode, unNumber, originCountry]);
  return JSON.stringify([direction, transportMode, tradeMode, oversize, grossWeightKg, screened]);
}
