/** A text in both languages of the window. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** One thing that is wrong with a command's shape; the shape of the contract's fault. */
export interface AccountFault {
  readonly rule: string;
  /** JSON pointer (RFC 6901) into the command. */
  readonly path: string;
  readonly severity: 'SEVERITY_ERROR';
  readonly message: BothLanguages;
  readonly hint: BothLanguages;
}

/** A line of a list or pass that cannot be given; `index` is its place in the command. Quantities have 5 places. */
export interface Shortage {
  readonly index: number;
  readonly lineNo: string;
  readonly requested: string;
  readonly available: string;
  readonly shortage: string;
}
export interface Excess {
  readonly index: number;
  readonly lineNo: string;
  readonly requested: string;
  readonly remaining: string;
  /** requested - remaining */
  readonly shortage: string;
}

/** Every expected "no" of an account (账册). */
export type AccountRefusal =
  | { readonly refusal: 'invalid-command'; readonly faults: readonly AccountFault[] }
  /** No such account, or one of another keeper: a stranger learns no difference. */
  | { readonly refusal: 'unknown-account' }
  | { readonly refusal: 'account-exists' }
  | { readonly refusal: 'unknown-list' }
  /** The number was used for a list with another content. */
  | { readonly refusal: 'list-exists' }
  | { readonly refusal: 'list-closed'; readonly status: 'BOOKED' | 'CANCELLED' }
  | { readonly refusal: 'unknown-line'; readonly lineNos: readonly string[] }
  | { readonly refusal: 'expired'; readonly lineNos: readonly string[] }
  | { readonly refusal: 'shortage'; readonly lines: readonly [Shortage, ...Shortage[]] }
  | { readonly refusal: 'over-approved'; readonly lines: readonly [Excess, ...Excess[]] }
  /** The list's goods entered first: they are in the zone, and what would pass the gate for it were others. */
  | { readonly refusal: 'entered-first'; readonly billNo: string }
  /** More than came in first on the bill is asked for. */
  | { readonly refusal: 'over-held'; readonly lines: readonly [Excess, ...Excess[]] }
  | { readonly refusal: 'unknown-pass' }
  | { readonly refusal: 'pass-exists' }
  /** The barrier went up for it already. */
  | { readonly refusal: 'pass-used'; readonly passNo: string }
  | { readonly refusal: 'pass-void' }
  | { readonly refusal: 'passed-before-issue' }
  | { readonly refusal: 'occurred-in-the-future' };
