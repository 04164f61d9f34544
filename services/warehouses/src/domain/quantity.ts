import { Decimal } from 'decimal.js';

/** 60 digits: sums of any number of 19,5 quantities stay exact. */
const Exact = Decimal.clone({ precision: 60 });
/** (19,5) as everywhere in the data set: 14 digits before the point, at most 5 behind it. */
const SHAPE = /^\d{1,14}(?:\.\d{1,5})?$/;

/** An exact quantity (数量) in the line's declared unit. */
export type Exactly = Decimal;

export const ZERO: Exactly = new Exact(0);

/** Reads a decimal string greater than zero; undefined when it is none. */
export function parseQuantity(text: string): Exactly | undefined {
  if (!SHAPE.test(text)) return undefined;
  const value = new Exact(text);
  return value.greaterThan(0) ? value : undefined;
}

/** A quantity of a stored event: its shape was checked when it was decided. */
export function storedQuantity(text: string): Exactly {
  return new Exact(text);
}

/** The contract's text: 5 places. */
export function formatQuantity(value: Exactly): string {
  return value.toFixed(5);
}
