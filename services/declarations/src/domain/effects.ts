import type { DeclarationsEvent } from './events.ts';

type Fact = NonNullable<DeclarationsEvent['fact']>;

/** What some facts do to one part of what is known; every other fact leaves it as it is. `atMs` is when it happened, epoch milliseconds. */
export type Effects<Part> = {
  readonly [Known in Fact as Known['$case']]?: (part: Part, value: Known['value'], atMs: number) => Part;
};

/** The part after a fact. */
export function affected<Part>(effects: Effects<Part>, part: Part, { fact, occurredAtMs }: DeclarationsEvent): Part {
  if (fact === undefined) return part;
  // the effect under a fact's own case takes that fact's value; the type of a table cannot say so for an open event
  const effect = (effects as Readonly<Partial<Record<string, (part: Part, value: unknown, atMs: number) => Part>>>)[fact.$case];
  return effect?.(part, fact.value, occurredAtMs) ?? part;
}
