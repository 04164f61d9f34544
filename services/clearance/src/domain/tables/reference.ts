import type { CaseDecision } from '../decide-case.ts';
import type { WaitsFor } from '../waiting.ts';
import type { Effective } from './tables.ts';

/** Row of legal-bases.csv: what an authority can rest a decision on (法律依据). Offered to officers; a decision keeps the citation. */
export interface LegalBasis extends Effective {
  readonly id: string;
  readonly authority: string;
  readonly decision: CaseDecision['kind'];
  readonly zh: string;
  readonly en: string;
  /** Law and article, in Chinese as the law is. */
  readonly citation: string;
  /** False: nobody has compared it with the official text. */
  readonly verified: boolean;
}

/** What a bound is for: a waiting reason, or `release`: a case that nothing stands in the way of. */
export type Bounded = Exclude<WaitsFor, ''> | 'release';

/** Row of waiting-bounds.csv: how long something may wait before it counts as stuck (滞留). The first row that fits counts. */
export interface WaitingBound extends Effective {
  readonly waitsFor: Bounded;
  /** `*`: every authority. */
  readonly authority: string;
  readonly boundMs: number;
}

/** Tables that decide nothing: what is offered, and what is pointed out. */
export interface ReferenceTables {
  readonly legalBases: readonly LegalBasis[];
  readonly bounds: readonly WaitingBound[];
}

const inForce = ({ validFromMs, validToMs }: Effective, nowMs: number): boolean => validFromMs <= nowMs && nowMs < validToMs;

/** Legal bases in force at `nowMs` of one authority, in the table's order; an empty authority: of all. */
export function legalBasesOf({ legalBases }: ReferenceTables, authority: string, nowMs: number): readonly LegalBasis[] {
  return legalBases.filter((each) => (authority === '' || each.authority === authority) && inForce(each, nowMs));
}

/** How long an authority's row may wait for something, ms; undefined: for ever. */
export function boundOf({ bounds }: ReferenceTables, waitsFor: Bounded, authority: string, nowMs: number): number | undefined {
  return bounds.find((each) => each.waitsFor === waitsFor && ['*', authority].includes(each.authority) && inForce(each, nowMs))?.boundMs;
}
