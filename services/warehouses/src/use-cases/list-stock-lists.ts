import type { Journal } from '@tongguan/event-store/aggregate';
import type { StockList, WarehousesEvent } from '../domain/account.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';
import { newestFirst } from '../domain/newest-first.ts';
import type { AccountPage, DocumentFilter } from '../domain/newest-first.ts';

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
