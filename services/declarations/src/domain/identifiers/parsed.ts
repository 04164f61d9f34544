/** A text that was proven to be an identifier of one kind. */
export type Branded<Name extends string> = string & { readonly __identifier: Name };

/**
 * What parsing an identifier yields. `format`: it cannot be one at all. `check`: the form is right and the check
 * character is not; `expected` is the character that would be right.
 */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: 'format' }
  | { readonly ok: false; readonly problem: 'check'; readonly expected: string };

export const badFormat = { ok: false, problem: 'format' } as const;

/** Compares the check character that is there with the one that should be. */
export function checked<T>(value: T, actual: string, expected: string): Parsed<T> {
  return actual === expected ? { ok: true, value } : { ok: false, problem: 'check', expected };
}
