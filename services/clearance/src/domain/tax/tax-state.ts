import type { CaseTax, ClearanceEvent, TaxBill, TaxDemand, TaxMeans } from '../facts.ts';
import type { Late } from './late-payment-fee.ts';
import type { ByTax, Fen } from './money.ts';
import { byTaxOf, fenOf, minus, plus, totalOf } from './money.ts';

/** Paid for good (征税), or secured until it is known what is owed (DutyMode 6 保证金, 7 保函). */
export type Demand = Exclude<TaxDemand, 'TAX_DEMAND_UNSPECIFIED' | 'UNRECOGNIZED'>;
export const DEMANDS: readonly Demand[] = ['TAX_DEMAND_PAY', 'TAX_DEMAND_SECURE'];

/** One bill (税款缴款书) of a case. */
export interface Bill extends Late {
  readonly billNo: string;
  readonly demand: Demand;
  readonly byTax: ByTax;
  readonly status: 'OPEN' | 'SETTLED' | 'VOID';
  readonly settled: Settled | undefined;
}

export interface Settled {
  readonly how: TaxMeans;
  /** Number of the receipt or of the guarantee. */
  readonly reference: string;
  /** Who gave the reference: a bank's USCC, or `customs`. */
  readonly issuer: string;
  readonly lateFee: Fen;
}

/** The tax of a case 税费: what its declaration comes to, and what became of it. Nothing else of the case is known here. */
export interface TaxState {
  /** Undefined: opened before tax was a hold. */
  readonly due: CaseTax | undefined;
  readonly bills: readonly Bill[];
  /** What is to be given back, by demand. */
  readonly refunds: ReadonlyMap<Demand, ByTax>;
}

const untaxed: TaxState = { due: undefined, bills: [], refunds: new Map() };
export const taxOf = (due: CaseTax | undefined): TaxState => (due === undefined ? untaxed : { ...untaxed, due });

/** What the declaration comes to, by tax; of what is secured only the sum is known. */
export function dueOf({ due }: TaxState, demand: Demand): ByTax {
  if (due === undefined) return new Map();
  if (demand === 'TAX_DEMAND_SECURE') return byTaxOf({ security: due.secured });
  const known = byTaxOf(due.payableByTax);
  // of rates that were not known the sum is empty: what is known is owed all the same
  return known.size > 0 ? known : byTaxOf({ tax: due.payable });
}

const billsOf = ({ bills }: TaxState, demand: Demand, status: Bill['status']): readonly Bill[] =>
  bills.filter((bill) => bill.demand === demand && bill.status === status);
export const openBills = (tax: TaxState, demand: Demand): readonly Bill[] => billsOf(tax, demand, 'OPEN');

/** What was settled, less what is given back. */
export function settledOf(tax: TaxState, demand: Demand): ByTax {
  const settled = billsOf(tax, demand, 'SETTLED').map(({ byTax }) => byTax);
  return minus(plus(...settled), tax.refunds.get(demand) ?? new Map<string, Fen>());
}

/** True while less is settled than the declaration comes to: what keeps the goods, whether a bill was issued or not. */
export function taxIsOwed(tax: TaxState): boolean {
  return DEMANDS.some((demand) => totalOf(dueOf(tax, demand)) > totalOf(settledOf(tax, demand)));
}

export function billOf(bill: TaxBill): Bill {
  const { billNo, demand, amount, dueDay, lateRatePerDay, lateLeastYuan } = bill;
  return {
    ...{ billNo, dueDay, ratePerDay: lateRatePerDay, leastFen: fenOf(lateLeastYuan), byTax: byTaxOf(bill.byTax), fen: fenOf(amount) },
    ...{ demand: demandOf(demand), status: 'OPEN', settled: undefined },
  };
}

/** The tax of a case after a fact of its stream; facts of anything else leave it as it is. */
export function evolveTax(tax: TaxState, { fact }: ClearanceEvent): TaxState {
  if (fact === undefined) return tax;
  if (fact.$case === 'caseOpened') return taxOf(fact.value.tax);
  if (fact.$case === 'caseAmended') return withDue(tax, fact.value.now?.tax);
  if (fact.$case === 'completionOpened') return withDue(tax, fact.value.now?.tax);
  if (fact.$case === 'taxReassessed') return withDue(tax, fact.value.now);
  if (fact.$case === 'taxAssessed') {
    const { bill } = fact.value;
    return bill === undefined ? tax : { ...tax, bills: [...tax.bills, billOf(bill)] };
  }
  if (fact.$case === 'taxSettled') {
    const { billNo, how, reference, issuer, lateFee } = fact.value;
    return withBill(tax, billNo, { status: 'SETTLED', settled: { how, reference, issuer, lateFee: fenOf(lateFee) } });
  }
  if (fact.$case === 'taxBillVoided') return withBill(tax, fact.value.billNo, { status: 'VOID' });
  if (fact.$case === 'taxRefundDue') {
    const demand = demandOf(fact.value.demand);
    const sum = plus(tax.refunds.get(demand) ?? new Map<string, Fen>(), byTaxOf(fact.value.byTax));
    return { ...tax, refunds: new Map([...tax.refunds, [demand, sum]]) };
  }
  return tax;
}

const demandOf = (demand: TaxDemand): Demand => (demand === 'TAX_DEMAND_SECURE' ? demand : 'TAX_DEMAND_PAY');
const withDue = (tax: TaxState, due: CaseTax | undefined): TaxState => (due === undefined ? tax : { ...tax, due });

function withBill(tax: TaxState, billNo: string, change: Partial<Bill>): TaxState {
  return { ...tax, bills: tax.bills.map((bill) => (bill.billNo === billNo ? { ...bill, ...change } : bill)) };
}
