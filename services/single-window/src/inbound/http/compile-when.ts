/**
 * When schemas become code. All of them take some seconds, which nobody wants to wait for at a start that will use a few;
 * compiled at the start, one with a fault is found although no request has met it: that is for a test.
 */
export type CompileWhen = 'at-start' | 'at-first-use';

/** What `make` makes, made once. */
export function compiled<Made>(when: CompileWhen, make: () => Made): () => Made {
  let made: Made | undefined = when === 'at-start' ? make() : undefined;
  return () => (made ??= make());
}
