import type { Changed, CommandMeta, Journal, Refused } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { AccountState, WarehousesEvent } from '../domain/account.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';
import { preBookList as decide } from '../domain/pre-book-list.ts';
import type { PreBookList } from '../domain/pre-book-list.ts';
import type { AccountRefusal } from '../domain/refusals.ts';

/** Pre-books a list on its account (核注清单预核扣). */
export function preBookList(
  journal: Journal<WarehousesEvent>,
  clock: Clock,
  accountNo: string,
  command: PreBookList,
  meta: CommandMeta,
): Promise<Changed<AccountState, WarehousesEvent> | Refused<AccountState, AccountRefusal>> {
  const now = clock.now();
  return journal.change(account, accountStreamId(accountNo), meta, (state) => decide(state, command, now));
}
