/** Who acts on cases: one person of one border authority, on duty for some customs offices. */
export interface Officer {
  /** Subject id, never a name. */
  readonly subject: string;
  /** `customs`, `quarantine`, `maritime`, `road`, ... */
  readonly authority: string;
  /** Customs offices (关区代码, 4 digits). */
  readonly offices: readonly string[];
}
