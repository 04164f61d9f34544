import type { GetAccountResponse, LineState, ListState } from '@tongguan/contracts/warehouses/v1/warehouses';
import { isReleased } from '#src/domain/account';
import type { AccountState, Line, OpenedAccount, StockList } from '#src/domain/account';
import { formatQuantity } from '#src/domain/quantity';
import { available, balance } from '#src/domain/stock';

/** Closed lists that one answer carries: an account keeps its lists for ever, a message has its size. */
const MAX_CLOSED = 500;

/** An account as its readers see it: all open lists and the newest closed ones, newest first. */
export function accountResponse(opened: OpenedAccount, state: AccountState, version: number): GetAccountResponse {
  const lists = [...state.lists.values()].sort((a, b) => b.ordinal - a.ordinal);
  const open = lists.filter((list) => list.status === 'PRE_BOOKED');
  const closed = lists.filter((list) => list.status !== 'PRE_BOOKED');
  return {
    ...opened,
    version,
    lines: [...state.lines.values()].map(lineState),
    lists: [...open, ...closed.slice(0, MAX_CLOSED)].map((list) => listState(state, list)),
    listsLeftOut: Math.max(0, closed.length - MAX_CLOSED),
  };
}

function lineState({ line, counters }: Line): LineState {
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

function listState(state: AccountState, list: StockList): ListState {
  const { listNo, direction, status, declarationNo, lines, passNos } = list;
  const quantities = lines.map(({ lineNo, approved, onPasses, passed }) => ({
    lineNo,
    approved: formatQuantity(approved),
    onPasses: formatQuantity(onPasses),
    passed: formatQuantity(passed),
  }));
  const passes = passNos.flatMap((passNo) => {
    const pass = state.passes.get(passNo);
    return pass === undefined ? [] : [{ passNo, status: pass.status, quantities: pass.quantities }];
  });
  return { listNo, direction, status, declarationNo, released: isReleased(state, list), quantities, passes };
}
