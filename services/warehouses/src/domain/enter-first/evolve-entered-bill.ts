import { isBillFact } from './bill-facts.ts';
import { entries, noBill, standing } from './entered-bill.ts';
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
      const receipt = { receiptNo, enteredAtMs: occurredAtMs, vehicle, lines, declareByMs, voidReason: '' };
      const known = { accountNo, billNo, keeperCompany, customsOffice, sample: state.sample || sample };
      return { ...state, ...known, receipts: [...state.receipts, receipt] };
    }
    case 'receiptVoided': {
      const { receiptNo, reason: voidReason } = fact.value;
      const receipts = state.receipts.map((receipt) => (receipt.receiptNo === receiptNo ? { ...receipt, voidReason } : receipt));
      // another entry may be the first one now: whether its record is overdue is found anew
      return onBothSides({ ...state, receipts, overdue: false });
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
  return onBothSides({ ...state, records: [...others, { ...before, ...changes }] });
}

/** A comparison holds while there is something on both sides. */
function onBothSides(state: EnteredBill): EnteredBill {
  return standing(state).length === 0 || entries(state).length === 0 ? { ...state, compared: null } : state;
}
