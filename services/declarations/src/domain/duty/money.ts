import { Decimal } from 'decimal.js';
import type { ExactDecimal } from '../decimals.ts';
import { exact } from '../decimals.ts';

/** Integer fen (分) of renminbi. */
export type Fen = bigint;

/** Rounds an exact amount in yuan to fen, half up (四舍五入至分; 征税管理办法, from memory [M]). */
export function toFen(yuan: ExactDecimal): Fen {
  return BigInt(yuan.times(100).toFixed(0, Decimal.ROUND_HALF_UP));
}

/** Drops what is less than a yuan (不足1元的部分免予计征); the amount is not negative. */
export function toWholeYuan(yuan: ExactDecimal): Fen {
  return BigInt(yuan.toFixed(0, Decimal.ROUND_DOWN)) * 100n;
}

/** Fen as an exact number of yuan, for products. */
export const exactYuan = (fen: Fen): ExactDecimal => exact(yuanOf(fen));

/** Fen as yuan with two decimals: `-0.05`, `149120.00`. */
export function yuanOf(fen: Fen): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const sumOf = (amounts: readonly Fen[]): Fen => amounts.reduce((sum, each) => sum + each, 0n);

const SHOWN_DECIMALS = 10;

/** An exact number to read: whole where it is short, else cut with an ellipsis, never rounded. */
export function shown(value: ExactDecimal): string {
  const text = value.toFixed();
  const cut = value.toFixed(SHOWN_DECIMALS, Decimal.ROUND_DOWN);
  return value.decimalPlaces() <= SHOWN_DECIMALS ? text : `${cut}…`;
}
