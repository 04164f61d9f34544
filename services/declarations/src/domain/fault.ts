export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** One thing that is wrong with a declaration, in the shape of the contract's Fault. */
export interface Fault {
  /** Stable rule id: `shape`, `V02`, `container-number`, ... */
  readonly rule: string;
  /** JSON pointer (RFC 6901) into the declaration's JSON, e.g. `/items/0/hsCode`; empty for the whole. */
  readonly path: string;
  readonly severity: 'SEVERITY_ERROR' | 'SEVERITY_WARNING';
  readonly message: Text;
  /** What to change. */
  readonly hint: Text;
}

const fault =
  (severity: Fault['severity']) =>
  (rule: string, path: string, message: Text, hint: Text): Fault => ({ rule, path, severity, message, hint });

/** A fault for which the declaration is refused. */
export const error = fault('SEVERITY_ERROR');
/** A fault that is told and does not stop the declaration. */
export const warning = fault('SEVERITY_WARNING');

export const isError = (one: Fault): boolean => one.severity === 'SEVERITY_ERROR';
