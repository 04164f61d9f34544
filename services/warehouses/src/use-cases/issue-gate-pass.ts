import type { Changed, CommandMeta, Journal, Refused } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { AccountState, WarehousesEvent } from '../domain/account.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';
import { issueGatePass as decide } from '../domain/issue-gate-pass.ts';
import type { IssueGatePass } from '../domain/issue-gate-pass.ts';
import type { AccountRefusal } from '../domain/refusals.ts';

/** Approves a gate pass for goods of a list (核放单). */
export function issueGatePass(
  journal: Journal<WarehousesEvent>,
  clock: Clock,
  accountNo: string,
  command: IssueGatePass,
  meta: CommandMeta,
): Promise<Changed<AccountState, WarehousesEvent> | Refused<AccountState, AccountRefusal>> {
  const now = clock.now();
  return journal.change(account, accountStreamId(accountNo), meta, (state) => decide(state, command, now));
}
