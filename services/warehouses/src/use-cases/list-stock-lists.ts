import type { Journal } from '@tongguan/event-store/aggregate';
import type { AccountState, StockList, WarehousesEvent } from '../domain/account.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';
import { newestFirst } from '../domain/newest-first.ts';
import type { DocumentFilter, NewestFirst } from '../domain/newest-first.ts';

export interface AccountPage<Item> {
  readonly state: AccountState;
  readonly version: number;
  /** Read when somebody may see it. @throws NoSuchPlace */
  readonly page: () => NewestFirst<Item>;
}

/** One page of an account's lists (核注清单), newest first, folded from its stream. */
export async function listStockLists(
  journal: Journal<WarehousesEvent>,
  accountNo: string,
  { status, search, ...page }: DocumentFilter,
): Promise<AccountPage<StockList>> {
  const { state, version } = await journal.load(account, accountStreamId(accountNo));
  const isWanted = (list: StockList) =>
    (status === '' || list.status === status) && (list.listNo.includes(search) || list.declarationNo.includes(search));
  return { state, version, page: () => newestFirst([...state.lists.values()].filter(isWanted), page) };
}
