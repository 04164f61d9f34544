import { isBillFact } from './bill-facts.ts';
import { noBill, standing } from './entered-bill.ts';
import type { DeclaredRecord, EnteredBill, WarehousesEvent } from './entered-bill.ts';

/** Stream `enter-first/<account no>/<bill no>`. */
export const enteredBill = { category: 'enter-first', initial: noBill, evolve };

export function enteredBillStreamId(accountNo: string, billNo: string): string {
  return [accountNo, billNo].map((part) => encodeURIComponent(part.toWellFormed())).join('/');
}

const unknown: Omit<DeclaredRecord, 'declarationId'> = {
  ...{ declarationNo: '', version: 0, voidCause: '', listType: '', declaredAtMs: 0 },
  ...{ goods: [], companies: [], released: false, cleared: null },
};

function evolve(state: EnteredBill, { occurredAtMs, fact }: WarehousesEvent): EnteredBill {
  if (fact === undefined || !isBillFact(fact)) return state;
  switch (fact.$case) {
    case 'goodsEntered': {
      const { accountNo, billNo, keeperCompany, customsOffice, sample, ...entered } = fact.value;
      const { receiptNo, vehicle, lines, declareByMs } = entered;
      const receipt = { receiptNo, enteredAtMs: occurredAtMs, vehicle, lines, declareByMs };
      const known = { accountNo, billNo, keeperCompany, customsOffice, sample: state.sample || sample };
      return { ...state, ...known, receipts: [...state.receipts, receipt] };
    }
    case 'recordDeclared': {
      const { accountNo, billNo, declarationId, declarationNo, declarationVersion: version, sample, ...told } = fact.value;
      const { listType, declaredAtMs, goods, companies } = told;
      const record = { declarationNo, version, voidCause: '', listType, declaredAtMs, goods, companies };
      return withRecord({ ...state, accountNo, billNo, sample: state.sample || sample }, declarationId, record);
    }
    case 'recordVoided': {
      const { accountNo, billNo, declarationId, declarationVersion: version, cause: voidCause } = fact.value;
      return withRecord({ ...state, accountNo, billNo }, declarationId, { version, voidCause });
    }
    case 'recordReleased': {
      const { accountNo, billNo, declarationId } = fact.value;
      return withRecord({ ...state, accountNo, billNo }, declarationId, { released: true });
    }
    case 'recordCompared': {
      const { lines, reconciled } = fact.value;
      return { ...state, compared: { lines, reconciled } };
    }
    case 'recordOverdue':
      return { ...state, overdue: true };
    case 'heldGoodsCleared':
      return withRecord(state, fact.value.declarationId, { cleared: fact.value.goods });
  }
}

function withRecord(state: EnteredBill, declarationId: string, changes: Partial<DeclaredRecord>): EnteredBill {
  const before = state.records.find((record) => record.declarationId === declarationId) ?? { declarationId, ...unknown };
  const others = state.records.filter((record) => record.declarationId !== declarationId);
  const after = { ...state, records: [...others, { ...before, ...changes }] };
  return standing(after).length === 0 ? { ...after, compared: null } : after;
}
