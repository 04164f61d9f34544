import type { CaseOpened } from '../facts.ts';
import { matchingRules, stratumOf } from './lane.ts';
import type { ClearanceTables, RiskRule, Screened } from './tables.ts';

/** How a case came into its lane (风险甄别). CONFIDENTIAL: for risk officers (风控) alone (domain.md §1.5, §6). */
export interface Screening {
  /** False: the tables are others by now, or the case is older than what it keeps for this; only draw and version are known. */
  readonly sameTables: boolean;
  readonly rulesVersion: string;
  readonly rules: readonly Pick<RiskRule, 'rule' | 'category' | 'weight'>[];
  readonly stratum: string;
  /** Probability of the draw, decimal text; empty: not known. */
  readonly rate: string;
  readonly draw: string;
  /** The draw was below the rate: selected at random, whatever the rules say. */
  readonly drawn: boolean;
}

type Declared = Omit<Screened, 'direction'> & { readonly direction: CaseOpened['direction'] };

/** What the tables look at of a declaration or of its case. */
export function screenedOf(declared: Declared): Screened {
  return { ...declared, direction: declared.direction === 'DIRECTION_EXPORT' ? 'E' : 'I' };
}

/** Asks the tables again what they said of a case. Rules are not stored with it, so this holds only while they are the same. */
export function screeningOf(tables: ClearanceTables, opened: CaseOpened): Screening {
  const { rulesVersion, draw } = opened;
  const known = tables.version === rulesVersion && opened.grossWeightKg !== '';
  if (!known) return { sameTables: false, rulesVersion, rules: [], stratum: '', rate: '', draw, drawn: opened.laneReason === 'random' };
  const screened = screenedOf(opened);
  const stratum = stratumOf(tables, screened);
  return {
    sameTables: true,
    rulesVersion,
    rules: matchingRules(tables, screened).map(({ rule, category, weight }) => ({ rule, category, weight })),
    stratum: stratum?.stratum ?? '',
    rate: stratum === undefined ? '' : String(stratum.rate),
    draw,
    drawn: Number(draw) < (stratum?.rate ?? 0),
  };
}
