import type { GetAccountResponse, LineState, ListState, PassState, StockListRow } from '@tongguan/contracts/warehouses/v1/warehouses';
import { isReleased } from '#src/domain/account';
import type { AccountState, GatePass, Line, OpenedAccount, StockList } from '#src/domain/account';
import { bookedByEntry } from '#src/domain/enter-first/entered-goods';
import { ZERO, formatQuantity } from '#src/domain/quantity';
import type { Exactly } from '#src/domain/quantity';
import { available, balance } from '#src/domain/stock';

/** Closed lists that one answer carries: an account keeps its lists for ever, a message has its size. */
const MAX_CLOSED = 500;

/** An account as its readers see it: all open lists and the newest closed ones, newest first; or no lists. */
export function accountResponse(opened: OpenedAccount, state: AccountState, version: number, withLists: boolean): GetAccountResponse {
  const lines = [...state.lines.values()].map(lineState);
  if (!withLists) return { ...opened, version, lines, lists: [], listsLeftOut: state.lists.size };
  const lists = [...state.lists.values()].sort((a, b) => b.ordinal - a.ordinal);
  const open = lists.filter((list) => list.status === 'PRE_BOOKED');
  const closed = lists.filter((list) => list.status !== 'PRE_BOOKED');
  return {
    ...opened,
    version,
    lines,
    lists: [...open, ...closed.slice(0, MAX_CLOSED)].map((list) => listState(state, list)),
    listsLeftOut: Math.max(0, closed.length - MAX_CLOSED),
  };
}

export function lineState({ line, counters }: Line): LineState {
  return {
    line,
    actlInc: formatQuantity(counters.actlInc),
    actlRedc: formatQuantity(counters.actlRedc),
    prevdInc: formatQuantity(counters.prevdInc),
    prevdRedc: formatQuantity(counters.prevdRedc),
    balance: formatQuantity(balance(counters)),
    available: formatQuantity(available(counters)),
  };
}

export function listState(state: AccountState, list: StockList): ListState {
  const passes = list.passNos.flatMap((passNo) => state.passes.get(passNo) ?? []);
  return { ...withoutPasses(state, list), passes: passes.map((pass) => passState(list.direction, pass)) };
}

/** A list in a page of lists: its passes are counted, since there may be thousands. */
export function stockListRow(state: AccountState, list: StockList): StockListRow {
  const open = list.passNos.filter((passNo) => state.passes.get(passNo)?.status === 'APPROVED');
  return { list: { ...withoutPasses(state, list), passes: [] }, passes: list.passNos.length, openPasses: open.length };
}

function withoutPasses(state: AccountState, list: StockList): Omit<ListState, 'passes'> {
  const { listNo, direction, status, declarationNo, lines, preBookedAtMs, closedAtMs, reason } = list;
  const enteredOnBill = bookedByEntry(state, list)?.billNo ?? '';
  // what entered first is in: nothing of it goes on a pass
  const left = (quantity: Exactly): string => formatQuantity(enteredOnBill === '' ? quantity : ZERO);
  const quantities = lines.map(({ lineNo, approved, onPasses, passed }) => ({
    lineNo,
    approved: formatQuantity(approved),
    onPasses: formatQuantity(onPasses),
    passed: formatQuantity(passed),
    remaining: left(approved.minus(onPasses)),
    toPass: left(approved.minus(passed)),
  }));
  const released = isReleased(state, list);
  return { listNo, direction, status, declarationNo, released, quantities, preBookedAtMs, closedAtMs, reason, enteredOnBill };
}

export function passState(direction: StockList['direction'], pass: GatePass): PassState {
  const { passNo, listNo, status, quantities, issuedAtMs, passedAtMs, reason } = pass;
  return { passNo, listNo, direction, status, quantities, issuedAtMs, passedAtMs, reason };
}
