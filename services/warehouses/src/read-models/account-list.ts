import type { FactMeta } from '@tongguan/event-store/reaction';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import type { WarehousesEvent } from '../domain/account.ts';
import { isAccountFact } from '../domain/enter-first/bill-facts.ts';

/** One account in lists of accounts; its id is the account number. */
export interface AccountListRow {
  readonly accountNo: string;
  readonly keeperCompany: string;
  readonly customsOffice: string;
  readonly lines: number;
  /** Lists that are pre-booked and neither booked nor cancelled. */
  readonly openLists: number;
  readonly version: number;
  readonly sample: boolean;
}

export const accountListDefinition: ReadModelDefinition = {
  name: 'warehouses.account-list',
  fields: { accountNo: 'string', keeperCompany: 'string', customsOffice: 'string' },
  indexes: [
    { name: 'by-number', fields: ['accountNo'] },
    { name: 'by-keeper', fields: ['keeperCompany'] },
    { name: 'by-office', fields: ['customsOffice'] },
  ],
};

/** The account whose stream an event is on; none for those of bills that enter first. */
export function routeToAccount({ fact }: WarehousesEvent): readonly string[] {
  return fact !== undefined && isAccountFact(fact) ? [fact.value.accountNo] : [];
}

/** How an event changes its row. A release that came before the account was opened has no row to change. */
export function projectAccount(
  row: AccountListRow | undefined,
  { fact }: WarehousesEvent,
  { version }: FactMeta,
): AccountListRow | undefined {
  if (fact === undefined || !isAccountFact(fact)) return undefined;
  switch (fact.$case) {
    case 'accountOpened': {
      const { accountNo, keeperCompany, customsOffice, lines, sample } = fact.value;
      return { accountNo, keeperCompany, customsOffice, lines: lines.length, openLists: 0, version, sample };
    }
    case 'listPreBooked':
      return row && { ...row, version, openLists: row.openLists + 1 };
    case 'listBooked':
    case 'listCancelled':
      return row && { ...row, version, openLists: row.openLists - 1 };
    case 'listReleased':
    case 'gatePassIssued':
    case 'gatePassed':
    case 'gatePassVoided':
    case 'enteredGoodsReleased':
    case 'enteredGoodsBooked':
      return row && { ...row, version };
  }
}
