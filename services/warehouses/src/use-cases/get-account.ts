import type { Journal } from '@tongguan/event-store/aggregate';
import type { AccountState, WarehousesEvent } from '../domain/account.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';

/** An account, folded from its stream. */
export function getAccount(
  journal: Journal<WarehousesEvent>,
  accountNo: string,
): Promise<{ readonly state: AccountState; readonly version: number }> {
  return journal.load(account, accountStreamId(accountNo));
}
