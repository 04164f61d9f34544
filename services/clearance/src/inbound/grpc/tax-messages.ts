import { dayInChina } from '@tongguan/calendar/days';
import type { TaxBillRow } from '@tongguan/contracts/clearance/v1/tax';
import { latePaymentFee } from '../../domain/tax/late-payment-fee.ts';
import { fenOf, sumOf, totalOf, yuanOf } from '../../domain/tax/money.ts';
import type { TaxState } from '../../domain/tax/tax-state.ts';
import { billOf } from '../../domain/tax/tax-state.ts';
import type { TaxBillEntry } from '../../read-models/tax-bill-list.ts';

/** A bill as it stands at `nowMs`: the late-payment fee of an open one grows by the day. `forBank`: without what leads to the goods. */
export function taxBillRow(entry: TaxBillEntry, { forBank }: { readonly forBank: boolean }, nowMs: number): TaxBillRow {
  const { assessed, status, issuedAtMs, changedAtMs, settled, overdueFromMs } = entry;
  const { bill, declarationNo, declarationId, customsOffice, sample } = assessed;
  const open = status === 'OPEN';
  const lateFee = open && bill !== undefined ? latePaymentFee(billOf(bill), dayInChina(nowMs)) : fenOf(settled?.lateFee ?? '');
  return {
    ...{ bill, declarationNo, customsOffice, status, issuedAtMs, sample, declarationId: forBank ? '' : declarationId },
    ...{ overdue: open && overdueFromMs <= nowMs, lateFee: yuanOf(lateFee), total: yuanOf(fenOf(bill?.amount ?? '') + lateFee) },
    ...{ how: settled?.how ?? 'TAX_MEANS_UNSPECIFIED', reference: settled?.reference ?? '', endedAtMs: open ? 0 : changedAtMs },
  };
}

/** What of a case's tax is to be given back, yuan; empty: nothing. */
export function refundOf({ refunds }: TaxState): string {
  const sum = sumOf([...refunds.values()].map(totalOf));
  return sum === 0n ? '' : yuanOf(sum);
}
