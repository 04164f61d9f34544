import type { AccountLine, GoodsCount, Quantity, StockDirection, WarehousesEvent } from '@tongguan/contracts/warehouses/v1/events';
import { PersistentMap } from './persistent-map.ts';
import type { Exactly } from './quantity.ts';
import type { Counters } from './stock.ts';

export type { AccountLine, Quantity, StockDirection, WarehousesEvent };

/** 备案序号 with its stock. */
export interface Line {
  readonly line: AccountLine;
  readonly counters: Counters;
}

/** One line of a list: what was approved, what stands on passes (passportUsed), what went through the gate (actlPass). */
export interface ListedLine {
  readonly lineNo: string;
  readonly approved: Exactly;
  readonly onPasses: Exactly;
  readonly passed: Exactly;
}

/** 核放单 */
export interface GatePass {
  readonly passNo: string;
  readonly listNo: string;
  /** Place among the passes of the account, from 0. */
  readonly ordinal: number;
  readonly status: 'APPROVED' | 'PASSED' | 'VOID';
  readonly quantities: readonly Quantity[];
  readonly issuedAtMs: number;
  /** 0 until the barrier went up. */
  readonly passedAtMs: number;
  /** Why it is void. */
  readonly reason: string;
}

/** 核注清单 */
export interface StockList {
  readonly listNo: string;
  /** Place among the lists of the account, from 0. */
  readonly ordinal: number;
  readonly direction: StockDirection;
  readonly status: 'PRE_BOOKED' | 'BOOKED' | 'CANCELLED';
  readonly declarationNo: string;
  readonly lines: readonly ListedLine[];
  readonly passNos: readonly string[];
  readonly preBookedAtMs: number;
  /** 0 while it is open. */
  readonly closedAtMs: number;
  /** Why it was cancelled. */
  readonly reason: string;
}

/** 账册 as the fold of its stream. Releases may be learned before the account is opened. */
export interface AccountState {
  readonly opened: OpenedAccount | undefined;
  readonly lines: ReadonlyMap<string, Line>;
  readonly lists: PersistentMap<StockList>;
  readonly passes: PersistentMap<GatePass>;
  /** Lists by the declaration whose release they wait for, and releases that were learned. */
  readonly listsOfDeclaration: PersistentMap<readonly string[]>;
  readonly released: PersistentMap<true>;
  /** By declaration number: goods that came in before their record, which is released now. */
  readonly entered: PersistentMap<EnteredFirst>;
}

/** 先进区货物: counted into the zone by receipts, so that lists of the declaration want no gate pass. */
export interface EnteredFirst {
  readonly billNo: string;
  readonly goods: readonly GoodsCount[];
  /** What lists have booked of it. */
  readonly booked: readonly GoodsCount[];
  readonly bookedLists: readonly string[];
}

export interface OpenedAccount {
  readonly accountNo: string;
  readonly keeperCompany: string;
  readonly customsOffice: string;
  readonly sample: boolean;
}

export const noAccount: AccountState = {
  opened: undefined,
  lines: new Map(),
  lists: PersistentMap.empty(),
  passes: PersistentMap.empty(),
  listsOfDeclaration: PersistentMap.empty(),
  released: PersistentMap.empty(),
  entered: PersistentMap.empty(),
};

/** Who acts: a keeper's company, or an administrator who may act on every account. */
export type Actor = { readonly company: string } | 'administrator';

/** True when the account is there for this actor. */
export function keeps(actor: Actor, state: AccountState): state is AccountState & { readonly opened: OpenedAccount } {
  return state.opened !== undefined && (actor === 'administrator' || actor.company === state.opened.keeperCompany);
}

export function isReleased(state: AccountState, list: StockList): boolean {
  return state.released.has(list.declarationNo);
}

/** True when all that was approved went through the gate. */
export function allPassed(list: StockList): boolean {
  return list.lines.every((line) => line.passed.equals(line.approved));
}

/** Two lists of quantities with the same lines and amounts, in any order. */
export function sameQuantities(
  a: readonly { lineNo: string; quantity: Exactly }[],
  b: readonly { lineNo: string; quantity: Exactly }[],
): boolean {
  const other = new Map(b.map((entry) => [entry.lineNo, entry.quantity]));
  return a.length === b.length && a.every(({ lineNo, quantity }) => other.get(lineNo)?.equals(quantity) === true);
}
