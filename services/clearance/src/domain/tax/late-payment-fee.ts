import type { Fen } from './money.ts';

const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;

/** Day in China (UTC+8, no summer time) of a moment, yyyy-mm-dd. */
export const dayInChina = (atMs: number): string => new Date(atMs + CHINA_MS).toISOString().slice(0, 10);

/** A day so many days later. */
export const daysLater = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** First moment after a day in China, epoch ms. */
export const endOfDay = (day: string): number => Date.parse(day) - CHINA_MS + DAY_MS;

/** What of a bill the fee depends on. */
export interface Late {
  readonly fen: Fen;
  /** Last day on which nothing but the amount is owed, yyyy-mm-dd. */
  readonly dueDay: string;
  /** Decimal text; empty: nothing is ever added. */
  readonly ratePerDay: string;
  readonly leastFen: Fen;
}

/**
 * 滞纳金 (domain.md §1.7 [M]) of a bill that is paid on `day` (in China, yyyy-mm-dd): its share for each day after the due day, that of
 * payment included, half a fen up; nothing below the least. Holidays, which move the due day on, are not known here.
 */
export function latePaymentFee({ fen, dueDay, ratePerDay, leastFen }: Late, day: string): Fen {
  const days = Math.round((Date.parse(day) - Date.parse(dueDay)) / DAY_MS);
  if (days <= 0 || ratePerDay === '') return 0n;
  const [whole = '0', part = ''] = ratePerDay.split('.');
  const scale = 10n ** BigInt(part.length);
  const fee = (2n * fen * BigInt(whole + part) * BigInt(days) + scale) / (2n * scale);
  return fee < leastFen ? 0n : fee;
}
