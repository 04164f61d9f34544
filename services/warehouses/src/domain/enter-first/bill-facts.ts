import type { WarehousesEvent } from './entered-bill.ts';

type Fact = NonNullable<WarehousesEvent['fact']>;

/** Facts of the stream of a bill that enters first; those of accounts, and where a record is placed, are on others. */
const OF_BILLS = {
  goodsEntered: true,
  receiptVoided: true,
  recordDeclared: true,
  recordVoided: true,
  recordReleased: true,
  recordCompared: true,
  recordOverdue: true,
  heldGoodsCleared: true,
} as const satisfies Partial<Record<Fact['$case'], true>>;

export type BillFact = Extract<Fact, { readonly $case: keyof typeof OF_BILLS }>;
export type AccountFact = Exclude<Fact, BillFact | { readonly $case: 'recordPlaced' }>;

export const isBillFact = (fact: Fact): fact is BillFact => fact.$case in OF_BILLS;
export const isAccountFact = (fact: Fact): fact is AccountFact => !isBillFact(fact) && fact.$case !== 'recordPlaced';
