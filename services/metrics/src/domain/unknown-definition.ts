import type { Definition } from './definitions.ts';

/** No definition of that id is in force. */
export interface UnknownDefinition {
  readonly outcome: 'refused';
  readonly refusal: 'unknown-definition';
  readonly known: readonly string[];
}

export const unknownDefinition = (definitions: readonly Definition[]): UnknownDefinition => ({
  outcome: 'refused',
  refusal: 'unknown-definition',
  known: [...new Set(definitions.map(({ id }) => id))],
});
