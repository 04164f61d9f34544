import type { AccountState, Line, StockDirection, WarehousesEvent } from './account.ts';
import { isAccountFact } from './enter-first/bill-facts.ts';
import { account } from './evolve-account.ts';

/** A fact of the account's stream with what was stored beside it. Times epoch ms. */
export interface Recorded {
  readonly event: WarehousesEvent;
  readonly version: number;
  readonly recordedAt: number;
  readonly by: string;
}

/** One movement of a line (账册商品项流水): what, how much, by which document, by whom, and the line afterwards. */
export interface LineMovement {
  /** Place among the movements of the line, from 0. */
  readonly ordinal: number;
  readonly kind: 'PRE_BOOKED' | 'BOOKED' | 'CANCELLED' | 'PASS_ISSUED' | 'PASS_USED' | 'PASS_VOIDED';
  readonly direction: StockDirection;
  /** Decimal string with 5 places. */
  readonly quantity: string;
  readonly listNo: string;
  /** Empty where a list moved the line. */
  readonly passNo: string;
  readonly declarationNo: string;
  readonly reason: string;
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
  /** Subject of whoever did it. */
  readonly by: string;
  readonly version: number;
  readonly after: Line;
}

type Told = Pick<LineMovement, 'kind' | 'listNo' | 'passNo' | 'reason'>;

/** Every movement of one line (备案序号), oldest first, folded from the account's history; I12: nothing is ever taken out. */
export function lineMovements(history: readonly Recorded[], lineNo: string): readonly LineMovement[] {
  const movements: LineMovement[] = [];
  let state = account.initial;
  for (const { event, version, recordedAt, by } of history) {
    state = account.evolve(state, event);
    const after = state.lines.get(lineNo);
    for (const told of toldBy(event)) {
      const list = state.lists.get(told.listNo);
      const quantity = quantityOf(state, told, lineNo);
      if (after === undefined || list === undefined || quantity === undefined) continue;
      const { direction, declarationNo } = list;
      const times = { occurredAtMs: event.occurredAtMs, recordedAtMs: recordedAt };
      movements.push({ ordinal: movements.length, ...told, direction, quantity, declarationNo, ...times, by, version, after });
    }
  }
  return movements;
}

function toldBy({ fact }: WarehousesEvent): readonly Told[] {
  if (fact === undefined || !isAccountFact(fact)) return [];
  switch (fact.$case) {
    case 'listPreBooked':
      return [{ kind: 'PRE_BOOKED', listNo: fact.value.listNo, passNo: '', reason: '' }];
    case 'listBooked':
      return [{ kind: 'BOOKED', listNo: fact.value.listNo, passNo: '', reason: '' }];
    case 'listCancelled':
      return [{ kind: 'CANCELLED', listNo: fact.value.listNo, passNo: '', reason: fact.value.reason }];
    case 'gatePassIssued':
      return [{ kind: 'PASS_ISSUED', listNo: fact.value.listNo, passNo: fact.value.passNo, reason: '' }];
    case 'gatePassed':
      return [{ kind: 'PASS_USED', listNo: fact.value.listNo, passNo: fact.value.passNo, reason: '' }];
    case 'gatePassVoided':
      return [{ kind: 'PASS_VOIDED', listNo: fact.value.listNo, passNo: fact.value.passNo, reason: fact.value.reason }];
    case 'accountOpened':
    case 'listReleased':
    case 'enteredGoodsReleased':
    case 'enteredGoodsBooked':
      return [];
  }
}

/** How much of the line the document holds; undefined: it does not name the line. */
function quantityOf(state: AccountState, { listNo, passNo }: Told, lineNo: string): string | undefined {
  if (passNo !== '') return state.passes.get(passNo)?.quantities.find((each) => each.lineNo === lineNo)?.quantity;
  return state.lists
    .get(listNo)
    ?.lines.find((each) => each.lineNo === lineNo)
    ?.approved.toFixed(5);
}
