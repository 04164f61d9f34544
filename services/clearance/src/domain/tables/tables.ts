/** Direction column of the tables: I import 进口, E export 出口, * both. */
export type DirectionScope = 'I' | 'E' | '*';

/** In force for declarations accepted from `validFromMs` until before `validToMs` (epoch ms; Infinity: no end). */
export interface Effective {
  readonly validFromMs: number;
  readonly validToMs: number;
}

/** Row of required-authorities.csv: which authority takes part, and why. */
export interface AuthorityRule extends Effective {
  readonly rule: string;
  readonly authority: string;
  readonly direction: DirectionScope;
  readonly condition: 'always' | 'hs-chapter' | 'dangerous-goods' | 'oversize';
  /** HS chapters (first two digits) of the condition `hs-chapter`. */
  readonly hsChapters: readonly string[];
  /** Transport mode codes (§3.3); empty: every mode. */
  readonly transportModes: readonly string[];
  /** Hours from acceptance until the decision is due; 0: no due time. */
  readonly dueHours: number;
}

/**
 * Row of risk-rules.csv: adds its weight when every filled condition holds. CONFIDENTIAL (§6, "Do not leak"): rules,
 * weights and the score never leave the service; what traders and officers see is the reason category alone.
 */
export interface RiskRule extends Effective {
  readonly rule: string;
  readonly weight: number;
  readonly category: string;
  readonly direction: DirectionScope;
  /** Beginnings of HS codes, any length; empty: every code. */
  readonly hsPrefixes: readonly string[];
  /** Origin countries, alpha-3. */
  readonly origins: readonly string[];
  readonly tradeModes: readonly string[];
  readonly transportModes: readonly string[];
  /** Gross weight from which the rule holds, kg; 0: any. */
  readonly minGrossWeightKg: number;
}

/** Row of random-rates.csv: share of a stratum that is drawn for inspection, 0 to 1 (双随机). The first row that fits counts. */
export interface RandomRate extends Effective {
  readonly stratum: string;
  /** Transport mode code, or `*`. */
  readonly transportMode: string;
  readonly direction: DirectionScope;
  readonly rate: number;
}

export interface ClearanceTables {
  /** Hash of the files' content: names the tables that decided a case. */
  readonly version: string;
  readonly authorities: readonly AuthorityRule[];
  readonly risks: readonly RiskRule[];
  readonly rates: readonly RandomRate[];
}

/** What the tables look at of an accepted declaration. */
export interface Screened {
  readonly direction: 'I' | 'E';
  readonly transportMode: string;
  readonly tradeMode: string;
  readonly goods: readonly { readonly hsCode: string; readonly unNumber: string; readonly originCountry: string }[];
  readonly oversize: boolean;
  /** Decimal string, kg. */
  readonly grossWeightKg: string;
  /** Epoch ms; chooses the rows in force. */
  readonly acceptedAtMs: number;
}

/** Whether a row is in force for the declaration and means its direction. */
export function applies(row: Effective & { readonly direction: DirectionScope }, screened: Screened): boolean {
  const inForce = row.validFromMs <= screened.acceptedAtMs && screened.acceptedAtMs < row.validToMs;
  return inForce && (row.direction === '*' || row.direction === screened.direction);
}

/** True when the list is empty (no condition) or has the value. */
export function allows(list: readonly string[], value: string): boolean {
  return list.length === 0 || list.includes(value);
}
