import type { Changed, CommandMeta, Journal, Refused } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { AccountState, WarehousesEvent } from '../domain/account.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';
import { openAccount as decide } from '../domain/open-account.ts';
import type { OpenAccount } from '../domain/open-account.ts';
import type { AccountRefusal } from '../domain/refusals.ts';

/** Opens an account (设立账册). */
export function openAccount(
  journal: Journal<WarehousesEvent>,
  clock: Clock,
  opening: Omit<OpenAccount, 'sample'>,
  meta: CommandMeta,
): Promise<Changed<AccountState, WarehousesEvent> | Refused<AccountState, AccountRefusal>> {
  const now = clock.now();
  const command = { ...opening, sample: clock.simulated };
  return journal.change(account, accountStreamId(opening.accountNo), meta, (state) => decide(state, command, now));
}
