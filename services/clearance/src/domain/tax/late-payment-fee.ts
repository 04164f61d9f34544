import { daysBetween } from '@tongguan/calendar/days';
import type { Fen } from './money.ts';

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
  const days = daysBetween(dueDay, day);
  if (days <= 0 || ratePerDay === '') return 0n;
  const [whole = '0', part = ''] = ratePerDay.split('.');
  const scale = 10n ** BigInt(part.length);
  const fee = (2n * fen * BigInt(whole + part) * BigInt(days) + scale) / (2n * scale);
  return fee < leastFen ? 0n : fee;
}
