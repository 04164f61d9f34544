import { dayInChina } from '@tongguan/calendar/days';
import type { CaseState, OpenedCase } from '../case.ts';
import { CUSTOMS, settle } from '../case.ts';
import type { ClearanceEvent, TaxMeans } from '../facts.ts';
import { fact } from '../facts.ts';
import type { Officer } from '../officer.ts';
import type { Refusal } from '../refusals.ts';
import { refused } from '../refusals.ts';
import { latePaymentFee } from './late-payment-fee.ts';
import type { Fen } from './money.ts';
import { yuanOf } from './money.ts';
import type { Bill } from './tax-state.ts';

/** How somebody other than the table of general guarantees settles a bill: 缴款, 保证金, 保函. */
export type Means = Exclude<TaxMeans, 'TAX_MEANS_UNSPECIFIED' | 'TAX_MEANS_GENERAL_GUARANTEE' | 'UNRECOGNIZED'>;

/** Whose word it is: a bank or guarantor (its USCC), or customs at the counter. Never the trader's own: goods would go on a claim. */
export type Confirming =
  | { readonly kind: 'bank'; readonly subject: string; readonly company: string }
  | { readonly kind: 'officer'; readonly officer: Officer; readonly legalBasis: string };

export interface TaxSettlement {
  readonly billNo: string;
  readonly how: Means;
  /** Number of the receipt 缴款凭证 or of the letter. */
  readonly reference: string;
  /** Amount and late-payment fee. */
  readonly paid: Fen;
  readonly by: Confirming;
}

/** Receipts are told apart by who gave them. */
export const issuerOf = (by: Confirming): string => (by.kind === 'bank' ? by.company : CUSTOMS);
export const subjectOf = (by: Confirming): string => (by.kind === 'bank' ? by.subject : by.officer.subject);

/**
 * Confirms that a bill is paid or secured (TAX_PAID 缴纳或担保), and releases the case when that was the last hold; also a supplementary bill of a
 * case that was released before. The amount must be what is owed on this day, the late-payment fee with it. The same confirmation again
 * changes nothing.
 */
export function settleTax(state: CaseState, settlement: TaxSettlement, nowMs: number): readonly ClearanceEvent[] | Refusal {
  const { billNo, how, reference, by } = settlement;
  if (state.status === 'NONE') return refused('tax-bill-not-found');
  if (by.kind === 'officer') {
    if (by.officer.authority !== CUSTOMS) return refused('not-your-authority');
    if (!by.officer.offices.includes(state.opened.customsOffice)) return refused('not-your-office');
  }
  const bill = state.tax.bills.find((each) => each.billNo === billNo);
  if (bill === undefined) return refused(isAwaited(state) ? 'no-tax-bill-yet' : 'tax-bill-not-found');
  if (bill.status === 'VOID') return refused('tax-bill-void');
  if (bill.status === 'SETTLED') return isThat(bill, settlement) ? [] : refused('tax-bill-settled');
  const problem = meansRefusal(bill, settlement) ?? amountRefusal(bill, settlement.paid, nowMs);
  if (problem !== undefined) return problem;
  const { caseId, declarationId, declarationNo } = state.opened;
  const value = {
    ...{ caseId, declarationId, declarationNo, billNo, how, reference, issuer: issuerOf(by), amount: yuanOf(bill.fen) },
    ...{ lateFee: yuanOf(lateFeeOf(bill, nowMs)), officer: by.kind === 'officer' ? by.officer.subject : '' },
    legalBasis: by.kind === 'officer' ? by.legalBasis : '',
  };
  return settle(state, [fact('taxSettled', value, nowMs, issuerOf(by))], nowMs);
}

/** Not billed so far, and customs may still do so. */
const isAwaited = ({ tax, status }: OpenedCase): boolean => tax.bills.length === 0 && (status === 'OPEN' || status === 'PICKUP_RELEASED');

/** 滞纳金 of an open bill at `nowMs`. */
export const lateFeeOf = (bill: Bill, nowMs: number): Fen => latePaymentFee(bill, dayInChina(nowMs));

function isThat({ settled, fen }: Bill, { how, reference, by, paid }: TaxSettlement): boolean {
  if (settled === undefined) return false;
  return settled.how === how && settled.reference === reference && settled.issuer === issuerOf(by) && fen + settled.lateFee === paid;
}

function meansRefusal({ demand }: Bill, { how, by, reference }: TaxSettlement): Refusal | undefined {
  if (reference.trim() === '') return refused('receipt-missing');
  if (by.kind === 'officer') {
    if (how === 'TAX_MEANS_PAYMENT') return refused('payment-by-bank-only');
    if (by.legalBasis.trim() === '') return refused('legal-basis-missing');
  }
  return demand === 'TAX_DEMAND_SECURE' && how === 'TAX_MEANS_PAYMENT' ? refused('tax-to-be-secured') : undefined;
}

function amountRefusal(bill: Bill, paid: Fen, nowMs: number): Refusal | undefined {
  const lateFee = lateFeeOf(bill, nowMs);
  const owed = bill.fen + lateFee;
  if (paid === owed) return undefined;
  return refused('tax-amount-differs', { owed: yuanOf(owed), amount: yuanOf(bill.fen), lateFee: yuanOf(lateFee), given: yuanOf(paid) });
}
