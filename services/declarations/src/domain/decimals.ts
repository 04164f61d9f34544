import { Decimal } from 'decimal.js';

/** Wide enough for the product of two numbers of 19 digits, so that no rule ever sees a rounded figure. */
const Exact = Decimal.clone({ precision: 60, toExpNeg: -40, toExpPos: 60 });

export type ExactDecimal = InstanceType<typeof Exact>;

/** A decimal string of the contract; undefined when it is empty or not one (the shape rule tells that). */
export function decimalOf(text: string): ExactDecimal | undefined {
  return /^\d{1,30}(\.\d{1,30})?$/.test(text) ? new Exact(text) : undefined;
}

export const zero: ExactDecimal = new Exact(0);
export const exact = (text: string): ExactDecimal => new Exact(text);
