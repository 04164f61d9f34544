import type { AuthorityState } from './authority.ts';
import { pending } from './authority.ts';
import { byLane } from './by-lane.ts';
import type { CaseOpened, ClearanceEvent } from './facts.ts';
import { fact } from './facts.ts';

/** The complete declaration of a summary (完整申报), as the tables judge it. */
export interface Completion {
  readonly now: CaseOpened;
  /** Filed after its last day. */
  readonly late: boolean;
}

/**
 * Begins the round of the complete declaration: customs decides again, and who takes part only by the complete data decides for the first
 * time; who cleared the goods in the round of the summary has decided. The goods are gone, so nothing arrives and the draw orders no
 * inspection: RED is a review of documents here.
 */
export function completionEvents(
  { opened, arrivedAtMs }: { readonly opened: CaseOpened; readonly arrivedAtMs: number },
  { now: judged, late }: Completion,
  nowMs: number,
): readonly ClearanceEvent[] {
  const before = new Set(opened.authorities.map(({ authority }) => authority));
  const required = new Set(judged.authorities.map(({ authority }) => authority));
  const deciding = [...required].filter((authority) => authority === 'customs' || !before.has(authority));
  const authorities = [...judged.authorities, ...opened.authorities.filter(({ authority }) => !required.has(authority))];
  const lane = judged.lane === 'LANE_RED' ? 'LANE_YELLOW' : judged.lane;
  const { caseId, declarationId, acceptedAtMs } = opened;
  const now: CaseOpened = { ...judged, lane, authorities, acceptedAtMs, step: 'STEP_COMPLETE' };
  const names = authorities.map(({ authority }) => authority);
  const value = { caseId, declarationId, now, late, authorities: names, deciding, arrivedAtMs };
  return [fact('completionOpened', value, nowMs, 'system'), ...(lane === 'LANE_GREEN' ? byLane(now, nowMs) : [])];
}

/** Authorities of the round of the complete declaration: those that decide are asked anew, the others stay as they were. */
export function authoritiesOfCompletion(
  before: readonly AuthorityState[],
  { now, deciding }: { readonly now?: CaseOpened | undefined; readonly deciding: readonly string[] },
  atMs: number,
): readonly AuthorityState[] {
  return (now?.authorities ?? []).map((required) => {
    const known = before.find(({ authority }) => authority === required.authority);
    return known === undefined || deciding.includes(required.authority) ? pending(required, atMs) : known;
  });
}
