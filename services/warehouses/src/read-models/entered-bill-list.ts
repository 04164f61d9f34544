import type { FactMeta } from '@tongguan/event-store/reaction';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import { isBillFact } from '../domain/enter-first/bill-facts.ts';
import { billState, isShown } from '../domain/enter-first/bill-state.ts';
import type { BillState } from '../domain/enter-first/bill-state.ts';
import { declareByMs, entries, noBill, standing } from '../domain/enter-first/entered-bill.ts';
import type { EnteredBill, GoodsCount, WarehousesEvent } from '../domain/enter-first/entered-bill.ts';
import { enteredBill, enteredBillStreamId } from '../domain/enter-first/evolve-entered-bill.ts';

/** A bill that enters first (先进区、后报关), or a record that may become one's; its id is that of the bill's stream. */
export interface EnteredBillDocument {
  /** Of the bill's own stream. */
  readonly bill: EnteredBill;
  readonly version: number;
  /** Of the account's stream. */
  readonly booked: readonly GoodsCount[];
  // what it is searched and sorted by
  readonly accountNo: string;
  readonly shown: boolean;
  readonly state: BillState;
  /** When anything was first recorded of it, epoch ms. */
  readonly sinceMs: number;
  /** Keeper, and the companies of the records that stand. */
  readonly companies: readonly string[];
  /** Ids and numbers of the declarations whose records stand. */
  readonly declarations: readonly string[];
  readonly keeperCompany: string;
  /** Goods are in, no record stands, and that is not told overdue yet. */
  readonly owed: boolean;
  readonly declareByMs: number;
}

export const enteredBillListDefinition: ReadModelDefinition = {
  name: 'warehouses.entered-bill-list',
  fields: {
    ...{ accountNo: 'string', shown: 'boolean', state: 'string', sinceMs: 'number', companies: 'string[]', declarations: 'string[]' },
    ...{ keeperCompany: 'string', owed: 'boolean', declareByMs: 'number' },
  },
  indexes: [
    { name: 'by-account', fields: ['accountNo', 'shown', 'sinceMs'] },
    { name: 'by-account-state', fields: ['accountNo', 'shown', 'state', 'sinceMs'] },
    { name: 'by-company', fields: ['companies', 'accountNo', 'shown', 'sinceMs'] },
    { name: 'by-company-state', fields: ['companies', 'accountNo', 'shown', 'state', 'sinceMs'] },
    { name: 'by-declaration', fields: ['declarations'] },
    { name: 'by-last-moment', fields: ['owed', 'declareByMs'] },
    { name: 'by-firm', fields: ['keeperCompany', 'state', 'declareByMs'] },
  ],
};

/** The bill that an event is about: its own facts, and what its account has booked of it. */
export function routeToBill({ fact }: WarehousesEvent): readonly string[] {
  if (fact === undefined || !(isBillFact(fact) || fact.$case === 'enteredGoodsBooked')) return [];
  return [enteredBillStreamId(fact.value.accountNo, fact.value.billNo)];
}

/** How an event changes its document; each of the two streams writes its own part. */
export function projectBill(document: EnteredBillDocument | undefined, event: WarehousesEvent, meta: FactMeta): EnteredBillDocument {
  const sinceMs = Math.min(document?.sinceMs ?? Infinity, meta.recordedAt);
  const before = { bill: document?.bill ?? noBill, booked: document?.booked ?? [], version: document?.version ?? 0, sinceMs };
  if (event.fact?.$case === 'enteredGoodsBooked') return shownOf({ ...before, booked: [...before.booked, ...event.fact.value.goods] });
  return shownOf({ ...before, bill: enteredBill.evolve(before.bill, event), version: meta.version });
}

type Parts = Pick<EnteredBillDocument, 'bill' | 'booked' | 'version' | 'sinceMs'>;

function shownOf(parts: Parts): EnteredBillDocument {
  const { bill, booked } = parts;
  const records = standing(bill);
  return {
    ...parts,
    ...{ accountNo: bill.accountNo, keeperCompany: bill.keeperCompany, shown: isShown(bill), state: billState(bill, booked) },
    companies: [...new Set([bill.keeperCompany, ...records.flatMap(({ companies }) => companies)])].filter((company) => company !== ''),
    declarations: records.flatMap(({ declarationId, declarationNo }) => [declarationId, declarationNo]),
    owed: entries(bill).length > 0 && records.length === 0 && !bill.overdue,
    declareByMs: declareByMs(bill),
  };
}
