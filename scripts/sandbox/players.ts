import type { Caller } from '../simulate/window.ts';

/** One declaration that a scenario steers, as the public API shows it now. */
export interface Seen {
  readonly id: string;
  readonly declarationNo: string;
  readonly status: string;
  readonly submittedAtMs: number;
  readonly row: Readonly<Record<string, unknown>>;
  /** Undefined until its case is open. */
  readonly case: CaseSeen | undefined;
}

export interface AuthoritySeen {
  readonly authority: string;
  readonly decision: string;
  readonly inspectionOwed: boolean;
  readonly finding: string | null;
}
export interface CaseSeen {
  readonly authorities: readonly AuthoritySeen[];
  readonly arrivedAt: string | null;
  readonly taxBills?: readonly { readonly billNo: string; readonly status: string; readonly demand: string; readonly total: string }[];
}

export interface Players {
  as(user: string): Caller;
  now(): number;
}
