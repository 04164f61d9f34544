import { consignmentAt } from '../simulate/declaration.ts';
import { chanceFrom } from '../simulate/random.ts';

/** Bodies of valid declarations, each with a bill number of its own; the same seed makes the same ones. */
export function declarationBodies(seed: number, count: number, now: number): readonly Buffer[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: count }, () => Buffer.from(JSON.stringify(consignmentAt(chance, now).content)));
}
