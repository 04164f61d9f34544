import type { MappedElement } from '@tongguan/contracts/declarations/v1/events';
import type { KeptElement } from './content.ts';
import type { DeclarationsEvent } from './events.ts';

/** What a foreign declaration (国外报关单) says of itself, what of it became fields, and what did not. */
export interface ForeignDeclaration {
  /** `WCO`. */
  readonly format: string;
  readonly modelVersion: string;
  readonly responsibleCountry: string;
  readonly reference: string;
  readonly kept: readonly KeptElement[];
  readonly mapped: readonly MappedElement[];
}

/** Stream `foreign/<draft id>`: one fact, which never changes, so that a draft can be saved without its origin. */
export const foreignDeclaration = {
  category: 'foreign',
  initial: false as boolean,
  evolve: (kept: boolean, { fact }: DeclarationsEvent): boolean => kept || fact?.$case === 'foreignDeclarationKept',
};

/** Keeps what the draft began with; what is there already stays. `now` is epoch milliseconds. */
export function keepForeign(
  kept: boolean,
  command: ForeignDeclaration & { readonly draftId: string; readonly company: string },
  now: number,
): readonly DeclarationsEvent[] {
  const { company, kept: elements, mapped, ...about } = command;
  const value = { ...about, kept: [...elements], mapped: [...mapped] };
  return kept ? [] : [{ occurredAtMs: now, source: company, fact: { $case: 'foreignDeclarationKept', value } }];
}
