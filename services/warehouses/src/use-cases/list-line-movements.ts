import type { Journal } from '@tongguan/event-store/aggregate';
import type { WarehousesEvent } from '../domain/account.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';
import { lineMovements } from '../domain/line-movements.ts';
import type { LineMovement } from '../domain/line-movements.ts';
import { newestFirst } from '../domain/newest-first.ts';
import type { PageOf } from '../domain/newest-first.ts';
import type { AccountPage } from '../domain/newest-first.ts';

/** One page of what moved a line (账册商品项流水), newest first, from the account's whole history. */
export async function listLineMovements(
  journal: Journal<WarehousesEvent>,
  accountNo: string,
  lineNo: string,
  page: PageOf,
): Promise<AccountPage<LineMovement>> {
  const id = accountStreamId(accountNo);
  const { state, version } = await journal.load(account, id);
  const history = state.lines.has(lineNo) ? await journal.history(account.category, id) : [];
  return { state, version, page: () => newestFirst(lineMovements(history, lineNo), page) };
}
