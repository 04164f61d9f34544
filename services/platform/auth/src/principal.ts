/** Roles of architecture.md, Trust. */
export type Role = 'operator' | 'officer' | 'warehouse' | 'carrier' | 'bank' | 'planner' | 'auditor' | 'tax' | 'administrator';

/** Who calls, as the verified token says. */
export interface Principal {
  /** `sub` of the token: an id, never a name. */
  readonly subject: string;
  readonly roles: readonly Role[];
  /** USCC of the company that an operator, carrier, keeper or bank acts for. */
  readonly company?: string;
  /** Authority of an officer: `customs`, `quarantine`, `maritime`, `road`, ... */
  readonly authority?: string;
  /** Customs offices (4 digits) of an officer, or those that a supervised site works under. */
  readonly offices: readonly string[];
  /** Duties of an officer (岗位), e.g. `risk` 风控: what only that duty may see. */
  readonly duties?: readonly string[];
  /** OAuth client id, for rate limits. */
  readonly client: string;
}
