import type { Changed, CommandMeta, Journal, Refused } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { AccountState, WarehousesEvent } from '../domain/account.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';
import { passGate as decide } from '../domain/pass-gate.ts';
import type { PassGate } from '../domain/pass-gate.ts';
import type { AccountRefusal } from '../domain/refusals.ts';

/** Uses a gate pass (过卡), and books its list when that was the last that was missing. */
export function passGate(
  journal: Journal<WarehousesEvent>,
  clock: Clock,
  accountNo: string,
  command: PassGate,
  meta: CommandMeta,
): Promise<Changed<AccountState, WarehousesEvent> | Refused<AccountState, AccountRefusal>> {
  const now = clock.now();
  return journal.change(account, accountStreamId(accountNo), meta, (state) => decide(state, command, now));
}
