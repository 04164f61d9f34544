import type { Condition, Page, Query } from '@tongguan/read-models/port';
import type { BillState } from '../domain/enter-first/bill-state.ts';
import { enteredBillStreamId, enteredBill } from '../domain/enter-first/evolve-entered-bill.ts';
import type { EnteredBillDocument } from '../read-models/entered-bill-list.ts';

export interface EnteredBillFilter {
  readonly accountNo: string;
  readonly state: BillState | '';
  /** Only bills of this company; undefined: all of the account. */
  readonly company: string | undefined;
  readonly cursor: string;
  readonly limit: number;
  readonly waitBillNo: string;
  readonly waitVersion: number;
}

export interface EnteredBillList {
  find(query: Query): Promise<Page<EnteredBillDocument>>;
  waitFor(id: string, stream: string, version: number): Promise<boolean>;
}

/** One page of an account's bills that enter first, newest first. */
export async function listEnteredBills(list: EnteredBillList, filter: EnteredBillFilter): Promise<Page<EnteredBillDocument>> {
  if (filter.waitBillNo !== '' && filter.waitVersion > 0) {
    const id = enteredBillStreamId(filter.accountNo, filter.waitBillNo);
    await list.waitFor(id, `${enteredBill.category}/${id}`, filter.waitVersion);
  }
  return list.find(enteredBillsQuery(filter));
}

/** The read model's query for what somebody asks. */
export function enteredBillsQuery({
  accountNo,
  state,
  company,
  cursor,
  limit,
}: Omit<EnteredBillFilter, 'waitBillNo' | 'waitVersion'>): Query {
  const where: readonly Condition[] = [
    ...(company === undefined ? [] : [{ field: 'companies', equals: company }]),
    { field: 'accountNo', equals: accountNo },
    { field: 'shown', equals: true },
    ...(state === '' ? [] : [{ field: 'state', equals: state }]),
  ];
  return { where, sort: { field: 'sinceMs', direction: 'desc' }, limit, ...(cursor === '' ? {} : { cursor }) };
}
