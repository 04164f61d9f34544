import { noAccount } from './account.ts';
import type { AccountState, GatePass, ListedLine, StockList, WarehousesEvent } from './account.ts';
import { isAccountFact } from './enter-first/bill-facts.ts';
import { ZERO, storedQuantity } from './quantity.ts';
import type { Exactly } from './quantity.ts';
import { NO_STOCK, book, giveBack, preBook } from './stock.ts';
import type { Counters } from './stock.ts';

/** Stream `account/<account no>`. */
export const account = { category: 'account', initial: noAccount, evolve };

export function accountStreamId(accountNo: string): string {
  return encodeURIComponent(accountNo.toWellFormed());
}

function evolve(state: AccountState, { occurredAtMs, fact }: WarehousesEvent): AccountState {
  if (fact === undefined || !isAccountFact(fact)) return state;
  switch (fact.$case) {
    case 'accountOpened': {
      const { accountNo, keeperCompany, customsOffice, sample, lines } = fact.value;
      const stock = new Map(lines.map((line) => [line.lineNo, { line, counters: NO_STOCK }]));
      return { ...state, opened: { accountNo, keeperCompany, customsOffice, sample }, lines: stock };
    }
    case 'listPreBooked': {
      const { listNo, direction, declarationNo, quantities } = fact.value;
      const lines = quantities.map(({ lineNo, quantity }) => ({
        lineNo,
        approved: storedQuantity(quantity),
        onPasses: ZERO,
        passed: ZERO,
      }));
      const ordinal = state.lists.size;
      const list: StockList = {
        ...{ listNo, ordinal, direction, status: 'PRE_BOOKED', declarationNo, lines, passNos: [] },
        ...{ preBookedAtMs: occurredAtMs, closedAtMs: 0, reason: '' },
      };
      const waiting = state.listsOfDeclaration.get(declarationNo) ?? [];
      const listsOfDeclaration = state.listsOfDeclaration.with(declarationNo, [...waiting, listNo]);
      return { ...withList(state, list), listsOfDeclaration, lines: counted(state, list, preBook) };
    }
    case 'listReleased':
      return { ...state, released: state.released.with(fact.value.declarationNo, true) };
    case 'gatePassIssued': {
      const { listNo, passNo, quantities } = fact.value;
      const ordinal = state.passes.size;
      const times = { issuedAtMs: occurredAtMs, passedAtMs: 0 };
      const pass: GatePass = { passNo, listNo, ordinal, status: 'APPROVED', quantities, ...times, reason: '' };
      return moved(state, pass, 'onPasses', 1, (list) => [...list.passNos, passNo]);
    }
    case 'gatePassed':
      return movedBy(state, fact.value.passNo, (pass) =>
        moved(state, { ...pass, status: 'PASSED', passedAtMs: occurredAtMs }, 'passed', 1),
      );
    case 'gatePassVoided':
      return movedBy(state, fact.value.passNo, (pass) =>
        moved(state, { ...pass, status: 'VOID', reason: fact.value.reason }, 'onPasses', -1),
      );
    case 'listBooked':
      return closed(state, fact.value.listNo, { status: 'BOOKED', closedAtMs: occurredAtMs }, book);
    case 'listCancelled':
      return closed(state, fact.value.listNo, { status: 'CANCELLED', closedAtMs: occurredAtMs, reason: fact.value.reason }, giveBack);
    case 'enteredGoodsReleased': {
      const { declarationNo, billNo, goods } = fact.value;
      const { booked, bookedLists } = state.entered.get(declarationNo) ?? { booked: [], bookedLists: [] };
      return { ...state, entered: state.entered.with(declarationNo, { billNo, goods, booked, bookedLists }) };
    }
    case 'enteredGoodsBooked': {
      const { declarationNo, listNo, goods } = fact.value;
      const before = state.entered.get(declarationNo);
      if (before === undefined) return state;
      const after = { ...before, booked: [...before.booked, ...goods], bookedLists: [...before.bookedLists, listNo] };
      return { ...state, entered: state.entered.with(declarationNo, after) };
    }
  }
}

type Count = (counters: Counters, direction: StockList['direction'], quantity: Exactly) => Counters;

/** The account's lines after a list's approved quantities were counted. */
function counted(state: AccountState, list: StockList, count: Count): AccountState['lines'] {
  const lines = new Map(state.lines);
  for (const { lineNo, approved } of list.lines) {
    const line = lines.get(lineNo);
    if (line !== undefined) lines.set(lineNo, { ...line, counters: count(line.counters, list.direction, approved) });
  }
  return lines;
}

type Closing = Pick<StockList, 'status' | 'closedAtMs'> & Partial<Pick<StockList, 'reason'>>;

function closed(state: AccountState, listNo: string, closing: Closing, count: Count): AccountState {
  const list = state.lists.get(listNo);
  if (list === undefined) return state;
  return { ...withList(state, { ...list, ...closing }), lines: counted(state, list, count) };
}

function movedBy(state: AccountState, passNo: string, change: (pass: GatePass) => AccountState): AccountState {
  const pass = state.passes.get(passNo);
  return pass === undefined ? state : change(pass);
}

/** Stores a pass and adds (or takes) its quantities to one count of its list. */
function moved(
  state: AccountState,
  pass: GatePass,
  counter: 'onPasses' | 'passed',
  sign: 1 | -1,
  passNos: (list: StockList) => readonly string[] = (list) => list.passNos,
): AccountState {
  const list = state.lists.get(pass.listNo);
  if (list === undefined) return state;
  const byLine = new Map(pass.quantities.map(({ lineNo, quantity }) => [lineNo, storedQuantity(quantity).times(sign)]));
  const lines = list.lines.map((line): ListedLine => ({ ...line, [counter]: line[counter].plus(byLine.get(line.lineNo) ?? ZERO) }));
  return { ...withList(state, { ...list, lines, passNos: passNos(list) }), passes: state.passes.with(pass.passNo, pass) };
}

function withList(state: AccountState, list: StockList): AccountState {
  return { ...state, lists: state.lists.with(list.listNo, list) };
}
