import { keeps, sameQuantities } from './account.ts';
import type { AccountState, Actor, Line, Quantity, StockDirection, StockList, WarehousesEvent } from './account.ts';
import { withBookings } from './book-list.ts';
import { heldExcess } from './enter-first/entered-goods.ts';
import { fault, quantitiesFaults, shapeFaults } from './faults.ts';
import { formatQuantity, storedQuantity } from './quantity.ts';
import type { Exactly } from './quantity.ts';
import type { AccountFault, AccountRefusal, Shortage } from './refusals.ts';
import { available } from './stock.ts';

/** Pre-books an approved list (核注清单预核扣). */
export interface PreBookList {
  readonly actor: Actor;
  readonly listNo: string;
  readonly direction: StockDirection;
  readonly quantities: readonly Quantity[];
  /** The declaration whose release the list waits for. */
  readonly declarationNo: string;
  readonly source: string;
}

interface Wanted {
  readonly index: number;
  readonly lineNo: string;
  readonly quantity: Exactly;
}

/**
 * Takes a list's quantities in advance; what entered first (先进区) and is released is booked at once. An out list is refused where a line has less available than it asks for (I1),
 * though the balance may be higher, and where the line's limit date has come (I8).
 */
export function preBookList(state: AccountState, command: PreBookList, now: number): readonly WarehousesEvent[] | AccountRefusal {
  if (!keeps(command.actor, state)) return { refusal: 'unknown-account' };
  const faults = listFaults(command);
  if (faults.length > 0) return { refusal: 'invalid-command', faults };
  const wanted = command.quantities.map(({ lineNo, quantity }, index) => ({ index, lineNo, quantity: storedQuantity(quantity) }));

  const existing = state.lists.get(command.listNo);
  if (existing !== undefined) return isSame(existing, command, wanted) ? [] : { refusal: 'list-exists' };
  const unknown = wanted.filter(({ lineNo }) => !state.lines.has(lineNo));
  if (unknown.length > 0) return { refusal: 'unknown-line', lineNos: unknown.map(({ lineNo }) => lineNo) };
  if (command.direction === 'STOCK_DIRECTION_OUT') {
    const refusal = outRefusal(state, wanted, now);
    if (refusal !== undefined) return refusal;
  }
  const excess = heldExcess(state, command, wanted);
  if (excess !== undefined) return excess;
  return withBookings(state, [preBooked(state.opened.accountNo, command, wanted, now)], [command.listNo]);
}

function listFaults(command: PreBookList): readonly AccountFault[] {
  return [
    ...shapeFaults('listNo', '/listNo', command.listNo),
    ...shapeFaults('declarationNo', '/declarationNo', command.declarationNo),
    ...directionFaults(command.direction),
    ...quantitiesFaults(command.quantities),
  ];
}

function directionFaults(direction: StockDirection): readonly AccountFault[] {
  if (direction === 'STOCK_DIRECTION_IN' || direction === 'STOCK_DIRECTION_OUT') return [];
  const message = { zh: '未知的进出标志', en: 'The direction is not known' };
  return [fault('unknown-direction', '/direction', message, { zh: '进或出', en: 'STOCK_DIRECTION_IN or STOCK_DIRECTION_OUT' })];
}

function outRefusal(state: AccountState, wanted: readonly Wanted[], now: number): AccountRefusal | undefined {
  const expired = wanted.filter(({ lineNo }) => isExpired(state.lines.get(lineNo), now));
  if (expired.length > 0) return { refusal: 'expired', lineNos: expired.map(({ lineNo }) => lineNo) };
  const [first, ...rest] = wanted.flatMap((want) => shortages(state.lines.get(want.lineNo), want));
  return first === undefined ? undefined : { refusal: 'shortage', lines: [first, ...rest] };
}

function isExpired(line: Line | undefined, now: number): boolean {
  return line !== undefined && line.line.limitAtMs > 0 && now >= line.line.limitAtMs;
}

function shortages(line: Line | undefined, { index, lineNo, quantity }: Wanted): readonly Shortage[] {
  if (line === undefined) return [];
  const free = available(line.counters);
  if (quantity.lessThanOrEqualTo(free)) return [];
  const shortage = formatQuantity(quantity.minus(free));
  return [{ index, lineNo, requested: formatQuantity(quantity), available: formatQuantity(free), shortage }];
}

function isSame(list: StockList, command: PreBookList, wanted: readonly Wanted[]): boolean {
  const approved = list.lines.map((line) => ({ lineNo: line.lineNo, quantity: line.approved }));
  return list.direction === command.direction && list.declarationNo === command.declarationNo && sameQuantities(approved, wanted);
}

function preBooked(accountNo: string, command: PreBookList, wanted: readonly Wanted[], now: number): WarehousesEvent {
  const { listNo, direction, declarationNo, source } = command;
  const quantities = wanted.map(({ lineNo, quantity }) => ({ lineNo, quantity: formatQuantity(quantity) }));
  return {
    occurredAtMs: now,
    source,
    fact: { $case: 'listPreBooked', value: { accountNo, listNo, direction, quantities, declarationNo } },
  };
}
