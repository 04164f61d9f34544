import type { AccountRow, GetAccountResponse } from '@tongguan/contracts/warehouses/v1/warehouses';
import { iso, short } from './format.ts';

/** An account of the contracts as the API shows it. */
export function accountBody({ lines, lists, ...account }: GetAccountResponse) {
  return {
    ...account,
    lines: lines.map(({ line, ...counters }) => ({
      lineNo: line?.lineNo ?? '',
      hsCode: line?.hsCode ?? '',
      name: line?.name ?? '',
      unit: line?.unit ?? '',
      limitAt: iso(line?.limitAtMs ?? 0),
      ...counters,
    })),
    lists: lists.map(({ direction, quantities, passes, ...rest }) => ({
      ...rest,
      direction: short(direction, 'STOCK_DIRECTION') ?? '',
      quantities: [...quantities],
      passes: passes.map((pass) => ({ ...pass, quantities: [...pass.quantities] })),
    })),
  };
}

export function accountRowBody(row: AccountRow) {
  return { ...row };
}
