import type { Contradiction } from './declaration.ts';

/**
 * Clearance says something that cannot be true of the declaration. Thrown, so that the stream is parked and an administrator looks:
 * to skip it would leave the two services telling different things.
 */
export class ImpossibleFact extends Error {
  override readonly name = 'ImpossibleFact';
  constructor(declarationId: string, contradiction: Contradiction) {
    super(`${contradiction.refusal}: declaration ${declarationId}`);
  }
}
