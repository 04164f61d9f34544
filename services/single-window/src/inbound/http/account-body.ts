import type {
  AccountRow,
  GetAccountResponse,
  LineMovement,
  LineState,
  ListState,
  PassState,
  StockListRow,
} from '@tongguan/contracts/warehouses/v1/warehouses';
import { iso, orNull, short } from './format.ts';

/** An account of the contracts as the API shows it. */
export function accountBody({ lines, lists, ...account }: GetAccountResponse) {
  return {
    ...account,
    lines: lines.map(lineBody),
    lists: lists.map((list) => ({ ...listBody(list), passes: list.passes.map(passBody) })),
  };
}

export function accountRowBody(row: AccountRow) {
  return { ...row };
}

export function lineBody({ line, ...counters }: LineState) {
  return {
    lineNo: line?.lineNo ?? '',
    hsCode: line?.hsCode ?? '',
    name: line?.name ?? '',
    unit: line?.unit ?? '',
    limitAt: iso(line?.limitAtMs ?? 0),
    ...counters,
  };
}

export function stockListBody({ list, passes, openPasses }: StockListRow) {
  return list === undefined ? [] : [{ ...listBody(list), passCount: passes, openPassCount: openPasses }];
}

function listBody(list: ListState) {
  const { listNo, status, declarationNo, released, reason } = list;
  return {
    ...{ listNo, status, declarationNo, released, reason },
    direction: short(list.direction, 'STOCK_DIRECTION') ?? '',
    preBookedAt: iso(list.preBookedAtMs),
    closedAt: iso(list.closedAtMs),
    enteredOnBill: orNull(list.enteredOnBill),
    quantities: [...list.quantities],
  };
}

export function passBody(pass: PassState) {
  const { passNo, listNo, status, reason } = pass;
  return {
    ...{ passNo, listNo, status, reason },
    direction: short(pass.direction, 'STOCK_DIRECTION') ?? '',
    issuedAt: iso(pass.issuedAtMs),
    passedAt: iso(pass.passedAtMs),
    quantities: [...pass.quantities],
  };
}

export function lineMovementBody(movement: LineMovement) {
  const { kind, quantity, listNo, passNo, declarationNo, reason, by, version, balance, available } = movement;
  return {
    ...{ kind, quantity, listNo, declarationNo, reason, by, version, balance, available },
    passNo: orNull(passNo),
    direction: short(movement.direction, 'STOCK_DIRECTION') ?? '',
    occurredAt: iso(movement.occurredAtMs),
    recordedAt: iso(movement.recordedAtMs),
  };
}
