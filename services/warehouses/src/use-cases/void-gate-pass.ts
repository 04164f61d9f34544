import type { Changed, CommandMeta, Journal, Refused } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { AccountState, WarehousesEvent } from '../domain/account.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';
import { voidGatePass as decide } from '../domain/void-gate-pass.ts';
import type { VoidGatePass } from '../domain/void-gate-pass.ts';
import type { AccountRefusal } from '../domain/refusals.ts';

/** Withdraws an unused gate pass (核放单作废). */
export function voidGatePass(
  journal: Journal<WarehousesEvent>,
  clock: Clock,
  accountNo: string,
  command: VoidGatePass,
  meta: CommandMeta,
): Promise<Changed<AccountState, WarehousesEvent> | Refused<AccountState, AccountRefusal>> {
  const now = clock.now();
  return journal.change(account, accountStreamId(accountNo), meta, (state) => decide(state, command, now));
}
