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
  /** Where it stands in the file that it came in, counted from 1. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

const MOST_CHARACTERS = 200;

/** Words quote what was sent, which may be of any length. */
function short({ zh, en }: Text): Text {
  const cut = (text: string): string => (text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`.toWellFormed());
  return { zh: cut(zh), en: cut(en) };
}

const fault =
  (severity: Fault['severity']) =>
  (rule: string, path: string, message: Text, hint: Text): Fault => ({ rule, path, severity, message: short(message), hint: short(hint) });

/** A fault for which the declaration is refused. */
export const error = fault('SEVERITY_ERROR');
/** A fault that is told and does not stop the declaration. */
export const warning = fault('SEVERITY_WARNING');

export const isError = (one: Fault): boolean => one.severity === 'SEVERITY_ERROR';

/** Most faults that one answer tells: they travel in the trailer of a gRPC answer, which takes 64 KiB. */
export const MOST_FAULTS = 500;

/** The list itself, or its first part with a last fault that says how many are left out; errors come before warnings then. */
export function atMost(faults: readonly Fault[], most: number): readonly Fault[] {
  if (faults.length <= most) return faults;
  const errors = faults.filter(isError);
  const ordered = [...errors, ...faults.filter((one) => !isError(one))];
  const say = errors.length > 0 ? error : warning;
  const left = faults.length - most;
  return [
    ...ordered.slice(0, most),
    say(
      'too-many-faults',
      '',
      { zh: `另有${left}处问题未列出`, en: `${left} more are not listed` },
      { zh: '先改正以上各处，再次校验', en: 'mend these first, then check again' },
    ),
  ];
}
