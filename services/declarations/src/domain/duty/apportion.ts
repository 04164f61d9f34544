import type { Fen } from './money.ts';
import { sumOf } from './money.ts';

/**
 * Divides an amount by weights so that no fen is lost or made (按价值比例分摊): every share is the exact one rounded down, and what
 * is left goes fen by fen to the largest remainders, of equal ones to the earlier item. The amount and the weights are not negative;
 * weights that are all zero count as equal. No weights: no shares.
 */
export function apportion(amount: Fen, weights: readonly Fen[]): readonly Fen[] {
  const given = sumOf(weights);
  const parts = given === 0n ? weights.map(() => 1n) : weights;
  const whole = sumOf(parts);
  const shares = parts.map((part) => (amount * part) / whole);
  const left = Number(amount - sumOf(shares));
  const largest = parts
    .map((part, place) => ({ place, remainder: (amount * part) % whole }))
    .sort((one, other) => (one.remainder === other.remainder ? one.place - other.place : one.remainder > other.remainder ? -1 : 1))
    .slice(0, left);
  const more = new Set(largest.map(({ place }) => place));
  return shares.map((share, place) => (more.has(place) ? share + 1n : share));
}
