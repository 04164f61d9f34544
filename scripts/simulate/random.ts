/** Seeded chance, so that the same seed plays the same day. */
export interface Chance {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  happens(probability: number): boolean;
  pick<T>(values: readonly [T, ...T[]]): T;
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  /** Right-skewed duration in ms with this median: people are often quick and sometimes very late. */
  lasting(medianMs: number): number;
}

/** Mulberry32: 32 bits of state are plenty for a sample, and the sequence is the same on every machine. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const chance: Chance = {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    happens: (probability) => next() < probability,
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    weighted(choices) {
      let at = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of choices) {
        at -= weight;
        if (at < 0) return value;
      }
      const last = choices.at(-1);
      if (last === undefined) throw new RangeError('nothing to choose from');
      return last[0];
    },
    lasting: (medianMs) => Math.round(medianMs * Math.exp(0.6 * normal(next))),
  };
  return chance;
}

/** Box and Muller, from two uniform numbers. */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
