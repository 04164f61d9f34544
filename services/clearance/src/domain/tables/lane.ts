import type { Lane } from '../facts.ts';
import type { ClearanceTables, RandomRate, RiskRule, Screened } from './tables.ts';
import { allows, applies } from './tables.ts';

/** Sum of weights from which documents are checked (YELLOW), and from which goods are inspected (RED). */
export const YELLOW_FROM = 50;
export const RED_FROM = 100;

export interface LaneChoice {
  readonly lane: Lane;
  /** Reason category, all that may be seen of the decision (domain.md §6, "Do not leak"). */
  readonly reason: string;
}

/**
 * Lane (通道) of a declaration: targeted by the risk rules, or drawn at random for inspection when `draw` < rate of its
 * stratum. `draw` is in [0, 1) and fixed by the declaration's number, so nothing can be rolled again. A declaration that is
 * both targeted for RED and drawn counts as targeted; random and targeted stay separate kinds (§6).
 */
export function chooseLane(tables: ClearanceTables, screened: Screened, draw: number): LaneChoice {
  const matching = matchingRules(tables, screened);
  const score = matching.reduce((sum, row) => sum + row.weight, 0);
  const category = matching.reduce((top, row) => (row.weight > top.weight ? row : top), { weight: 0, category: 'risk' }).category;
  if (score >= RED_FROM) return { lane: 'LANE_RED', reason: category };
  if (draw < (stratumOf(tables, screened)?.rate ?? 0)) return { lane: 'LANE_RED', reason: 'random' };
  if (score >= YELLOW_FROM) return { lane: 'LANE_YELLOW', reason: category };
  return { lane: 'LANE_GREEN', reason: 'low-risk' };
}

/** Risk rules that hold for a declaration (命中的风险规则), in the table's order. Confidential. */
export function matchingRules(tables: ClearanceTables, screened: Screened): readonly RiskRule[] {
  return tables.risks.filter((row) => applies(row, screened) && matches(row, screened));
}

/** Stratum (分层) of a declaration with its rate; undefined: none is drawn from. */
export function stratumOf(tables: ClearanceTables, screened: Screened): RandomRate | undefined {
  return tables.rates.find(
    (each) => applies(each, screened) && (each.transportMode === '*' || each.transportMode === screened.transportMode),
  );
}

function matches(row: RiskRule, screened: Screened): boolean {
  if (!allows(row.tradeModes, screened.tradeMode) || !allows(row.transportModes, screened.transportMode)) return false;
  // a threshold, not a quantity to book: the nearest double is good enough
  if (row.minGrossWeightKg > 0 && !(Number(screened.grossWeightKg) >= row.minGrossWeightKg)) return false;
  return (
    (row.hsPrefixes.length === 0 && row.origins.length === 0) ||
    screened.goods.some(
      ({ hsCode, originCountry }) =>
        (row.hsPrefixes.length === 0 || row.hsPrefixes.some((prefix) => hsCode.startsWith(prefix))) && allows(row.origins, originCountry),
    )
  );
}
