import type { Changed, CommandMeta, Journal, Refused } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { AccountState, WarehousesEvent } from '../domain/account.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';
import { cancelList as decide } from '../domain/cancel-list.ts';
import type { CancelList } from '../domain/cancel-list.ts';
import type { AccountRefusal } from '../domain/refusals.ts';

/** Cancels a list and frees what it held (核注清单删除). */
export function cancelList(
  journal: Journal<WarehousesEvent>,
  clock: Clock,
  accountNo: string,
  command: CancelList,
  meta: CommandMeta,
): Promise<Changed<AccountState, WarehousesEvent> | Refused<AccountState, AccountRefusal>> {
  const now = clock.now();
  return journal.change(account, accountStreamId(accountNo), meta, (state) => decide(state, command, now));
}
