import { keeps, sameQuantities } from './account.ts';
import type { AccountState, Actor, GatePass, ListedLine, Quantity, StockList, WarehousesEvent } from './account.ts';
import { bookedByEntry } from './enter-first/entered-goods.ts';
import { quantitiesFaults, shapeFaults } from './faults.ts';
import { formatQuantity, storedQuantity } from './quantity.ts';
import type { Exactly } from './quantity.ts';
import type { AccountRefusal, Excess } from './refusals.ts';

/** Approves a gate pass (核放单) for goods of one list. */
export interface IssueGatePass {
  readonly actor: Actor;
  readonly listNo: string;
  readonly passNo: string;
  readonly quantities: readonly Quantity[];
  readonly source: string;
}

interface Wanted {
  readonly index: number;
  readonly lineNo: string;
  readonly quantity: Exactly;
}

/** All passes of a list together never hold more than it was approved for, line by line (I3). */
export function issueGatePass(state: AccountState, command: IssueGatePass, now: number): readonly WarehousesEvent[] | AccountRefusal {
  if (!keeps(command.actor, state)) return { refusal: 'unknown-account' };
  const faults = [
    ...shapeFaults('listNo', '/listNo', command.listNo),
    ...shapeFaults('passNo', '/passNo', command.passNo),
    ...quantitiesFaults(command.quantities),
  ];
  if (faults.length > 0) return { refusal: 'invalid-command', faults };
  const wanted = command.quantities.map(({ lineNo, quantity }, index) => ({ index, lineNo, quantity: storedQuantity(quantity) }));

  const existing = state.passes.get(command.passNo);
  if (existing !== undefined) return isSame(existing, command, wanted) ? [] : { refusal: 'pass-exists' };
  const list = state.lists.get(command.listNo);
  if (list === undefined) return { refusal: 'unknown-list' };
  if (list.status !== 'PRE_BOOKED') return { refusal: 'list-closed', status: list.status };
  const entered = bookedByEntry(state, list);
  if (entered !== undefined) return { refusal: 'entered-first', billNo: entered.billNo };
  return listRefusal(list, wanted) ?? [issued(state.opened.accountNo, command, wanted, now)];
}

function listRefusal(list: StockList, wanted: readonly Wanted[]): AccountRefusal | undefined {
  const lines = new Map(list.lines.map((line) => [line.lineNo, line]));
  const unknown = wanted.filter(({ lineNo }) => !lines.has(lineNo));
  if (unknown.length > 0) return { refusal: 'unknown-line', lineNos: unknown.map(({ lineNo }) => lineNo) };
  const [first, ...rest] = wanted.flatMap((want) => excesses(lines.get(want.lineNo), want));
  return first === undefined ? undefined : { refusal: 'over-approved', lines: [first, ...rest] };
}

function excesses(line: ListedLine | undefined, { index, lineNo, quantity }: Wanted): readonly Excess[] {
  if (line === undefined) return [];
  const remaining = line.approved.minus(line.onPasses);
  if (quantity.lessThanOrEqualTo(remaining)) return [];
  const shortage = formatQuantity(quantity.minus(remaining));
  return [{ index, lineNo, requested: formatQuantity(quantity), remaining: formatQuantity(remaining), shortage }];
}

function isSame(pass: GatePass, command: IssueGatePass, wanted: readonly Wanted[]): boolean {
  const held = pass.quantities.map(({ lineNo, quantity }) => ({ lineNo, quantity: storedQuantity(quantity) }));
  return pass.listNo === command.listNo && sameQuantities(held, wanted);
}

function issued(accountNo: string, { listNo, passNo, source }: IssueGatePass, wanted: readonly Wanted[], now: number): WarehousesEvent {
  const quantities = wanted.map(({ lineNo, quantity }) => ({ lineNo, quantity: formatQuantity(quantity) }));
  return { occurredAtMs: now, source, fact: { $case: 'gatePassIssued', value: { accountNo, listNo, passNo, quantities } } };
}
