import { allPassed, isReleased } from './account.ts';
import type { AccountState, StockList, WarehousesEvent } from './account.ts';
import { account } from './evolve-account.ts';

/**
 * Adds the booking (核扣) of every list that is due once `facts` are known: its declaration is released and all goods
 * passed the gate. It stands in the same commit as the fact that made it due, so it happens exactly once (I5).
 */
export function withBookings(
  state: AccountState,
  facts: readonly WarehousesEvent[],
  listNos: readonly string[],
): readonly WarehousesEvent[] {
  const after = facts.reduce(account.evolve, state);
  const last = facts.at(-1);
  if (last === undefined) return facts;
  const due = listNos.flatMap((listNo) => after.lists.get(listNo) ?? []).filter((list) => isDue(after, list));
  const accountNo = after.opened?.accountNo ?? '';
  return [
    ...facts,
    ...due.map(({ listNo }): WarehousesEvent => ({ ...last, fact: { $case: 'listBooked', value: { accountNo, listNo } } })),
  ];
}

function isDue(state: AccountState, list: StockList): boolean {
  return list.status === 'PRE_BOOKED' && isReleased(state, list) && allPassed(list);
}
