import { allPassed, isReleased } from './account.ts';
import type { AccountState, StockList, WarehousesEvent } from './account.ts';
import { allEntered, heldNoLonger } from './enter-first/entered-goods.ts';
import { account } from './evolve-account.ts';

/**
 * Adds the booking (核扣) of every list that is due once `facts` are known: its declaration is released and all goods are in or out,
 * through the gate on passes or, where they entered first (先进区), by their receipts. It stands in the same commit as the fact that
 * made it due, so it happens exactly once (I5); what entered first is held no longer in that commit too.
 */
export function withBookings(
  state: AccountState,
  facts: readonly WarehousesEvent[],
  listNos: readonly string[],
): readonly WarehousesEvent[] {
  const last = facts.at(-1);
  if (last === undefined) return facts;
  const all = [...facts];
  let after = facts.reduce(account.evolve, state);
  const add = (fact: WarehousesEvent['fact']): void => {
    const event = { ...last, fact };
    all.push(event);
    after = account.evolve(after, event);
  };
  const countBooked = (listNo: string): void => {
    const list = after.lists.get(listNo);
    if (list !== undefined) heldNoLonger(after, list).forEach(add);
  };
  // lists of one declaration share what entered: first what is booked already, then one by one
  listNos.forEach(countBooked);
  for (const listNo of listNos) {
    const list = after.lists.get(listNo);
    if (list === undefined || !isDue(after, list)) continue;
    add({ $case: 'listBooked', value: { accountNo: after.opened?.accountNo ?? '', listNo } });
    countBooked(listNo);
  }
  return all;
}

function isDue(state: AccountState, list: StockList): boolean {
  return list.status === 'PRE_BOOKED' && isReleased(state, list) && (allPassed(list) || allEntered(state, list));
}
