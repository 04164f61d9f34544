/** A text in both languages of the window. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** One thing that is wrong with a reported movement; the shape of the contract's fault. */
export interface MovementFault {
  /** Stable rule id. */
  readonly rule: string;
  /** JSON pointer (RFC 6901) into the report. */
  readonly path: string;
  readonly severity: 'SEVERITY_ERROR';
  readonly message: BothLanguages;
  readonly hint: BothLanguages;
}

export function fault(rule: string, path: string, message: BothLanguages, hint: BothLanguages): MovementFault {
  return { rule, path, severity: 'SEVERITY_ERROR', message, hint };
}
