import { endOfDayInChina } from '@tongguan/calendar/days';
import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import { source } from '@tongguan/read-models/projection';
import type { TaxAssessed, TaxMeans } from '../domain/facts.ts';

/** One tax bill (税款缴款书), for those who pay, those who are paid and those who look on; document id is the bill's number. Nothing of goods. */
export interface TaxBillEntry {
  readonly assessed: TaxAssessed;
  readonly issuedAtMs: number;
  readonly settled: TaxBillSettled | undefined;
  // what it is searched and sorted by
  readonly billNo: string;
  readonly status: 'OPEN' | 'SETTLED' | 'VOID';
  /** First moment at which it is overdue, epoch ms. */
  readonly overdueFromMs: number;
  /** Settled or voided; while it is open, the moment of its issue: what the latest of a status goes by. */
  readonly changedAtMs: number;
  readonly customsOffice: string;
  /** Payer, and who filed the declaration. */
  readonly companies: readonly string[];
  /** Who confirmed it: a bank's USCC, or customs; empty: nobody. */
  readonly issuer: string;
}

interface TaxBillSettled {
  readonly how: TaxMeans;
  readonly reference: string;
  readonly lateFee: string;
  readonly atMs: number;
}

export const taxBillListDefinition: ReadModelDefinition = {
  name: 'clearance.tax-bill-list',
  fields: {
    billNo: 'string',
    status: 'string',
    overdueFromMs: 'number',
    changedAtMs: 'number',
    customsOffice: 'string',
    companies: 'string[]',
    issuer: 'string',
  },
  indexes: [
    { name: 'by-due', fields: ['status', 'overdueFromMs'] },
    { name: 'by-change', fields: ['status', 'changedAtMs'] },
    { name: 'by-issuer', fields: ['status', 'issuer', 'changedAtMs'] },
    { name: 'by-company-due', fields: ['companies', 'status', 'overdueFromMs'] },
    { name: 'by-company', fields: ['companies', 'status', 'changedAtMs'] },
    { name: 'by-office-due', fields: ['customsOffice', 'status', 'overdueFromMs'] },
    { name: 'by-office', fields: ['customsOffice', 'status', 'changedAtMs'] },
    { name: 'by-number', fields: ['billNo'] },
  ],
};

function billNoOf({ fact }: ClearanceEvent): readonly string[] {
  if (fact?.$case === 'taxAssessed') return fact.value.bill === undefined ? [] : [fact.value.bill.billNo];
  return fact?.$case === 'taxSettled' || fact?.$case === 'taxBillVoided' ? [fact.value.billNo] : [];
}

function project(entry: TaxBillEntry | undefined, { fact, occurredAtMs }: ClearanceEvent): TaxBillEntry | undefined {
  if (fact?.$case === 'taxAssessed') return issued(fact.value, occurredAtMs);
  if (entry === undefined) return undefined;
  if (fact?.$case === 'taxBillVoided') return { ...entry, status: 'VOID', changedAtMs: occurredAtMs };
  if (fact?.$case !== 'taxSettled') return undefined;
  const { how, reference, lateFee, issuer } = fact.value;
  return { ...entry, status: 'SETTLED', issuer, changedAtMs: occurredAtMs, settled: { how, reference, lateFee, atMs: occurredAtMs } };
}

function issued(assessed: TaxAssessed, atMs: number): TaxBillEntry | undefined {
  const { bill, filedByCompany, customsOffice } = assessed;
  if (bill === undefined) return undefined;
  return {
    ...{
      assessed,
      issuedAtMs: atMs,
      settled: undefined,
      billNo: bill.billNo,
      status: 'OPEN',
      changedAtMs: atMs,
      issuer: '',
      customsOffice,
    },
    overdueFromMs: endOfDayInChina(bill.dueDay, 0) + 1,
    companies: [...new Set([bill.payerCompany, filedByCompany])].filter((company) => company !== ''),
  };
}

/** The bills that the facts of a case's stream tell of, oldest first. */
export function taxBillsIn(events: readonly ClearanceEvent[]): readonly TaxBillEntry[] {
  const bills = new Map<string, TaxBillEntry>();
  for (const event of events) {
    for (const billNo of billNoOf(event)) {
      const next = project(bills.get(billNo), event);
      if (next !== undefined) bills.set(billNo, next);
    }
  }
  return [...bills.values()];
}

export const taxBillSource = source<TaxBillEntry, ClearanceEvent>('clearance', ClearanceEvent, billNoOf, project);
