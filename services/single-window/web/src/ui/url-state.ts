import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

/** How one part of a list's state stands in the address. A text that does not fit reads as the default, never as an error. */
export interface UrlPart<T> {
  readonly read: (text: string | undefined) => T;
  /** undefined: the default, which the address leaves out. */
  readonly write: (value: T) => string | undefined;
}

export const textPart = (initial = ''): UrlPart<string> => ({
  read: (text) => text ?? initial,
  write: (value) => (value === initial ? undefined : value),
});

export const listPart = (): UrlPart<readonly string[]> => ({
  read: (text) => (text === undefined || text === '' ? [] : text.split(',')),
  write: (values) => (values.length === 0 ? undefined : values.join(',')),
});

export const oneOfPart = <const T extends string>(values: readonly T[], initial: NoInfer<T>): UrlPart<T> => ({
  read: (text) => values.find((value) => value === text) ?? initial,
  write: (value) => (value === initial ? undefined : value),
});

export const numberPart = (initial: number, { min = 1, max = Number.MAX_SAFE_INTEGER } = {}): UrlPart<number> => ({
  read: (text) => {
    const value = Number(text);
    return text !== undefined && Number.isInteger(value) && value >= min && value <= max ? value : initial;
  },
  write: (value) => (value === initial ? undefined : String(value)),
});

/** A part of any kind of value. */
interface AnyPart {
  readonly read: (text: string | undefined) => unknown;
  readonly write: (value: never) => string | undefined;
}
type Parts = Readonly<Record<string, AnyPart>>;
type State<P> = { readonly [K in keyof P]: P[K] extends { readonly read: (text: string | undefined) => infer T } ? T : never };

/** The state of a list, kept in the address: it lives over a reload, goes back with "back" and can be sent to a colleague. `parts` must be a constant. */
export function useUrlState<const P extends { readonly [K in keyof P]: AnyPart }>(
  parts: P,
): [State<P>, (change: Partial<State<P>>, options?: { replace?: boolean }) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => readAll(parts as unknown as Parts, search) as State<P>, [parts, search]);
  const set = useCallback(
    (change: Partial<State<P>>, { replace = false } = {}) => {
      const written = Object.entries(change).map(
        ([name, value]) => [name, (parts as unknown as Parts)[name]?.write(value as never)] as const,
      );
      void navigate({ to: '.', replace, search: (before: object) => ({ ...before, ...Object.fromEntries(written) }) });
    },
    [navigate, parts],
  );
  return [state, set];
}

function readAll(parts: Parts, search: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined);
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.read(text(name))]));
}
