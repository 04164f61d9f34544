import { keeps } from './account.ts';
import type { AccountState, Actor, WarehousesEvent } from './account.ts';
import { withBookings } from './book-list.ts';
import { shapeFaults } from './faults.ts';
import type { AccountRefusal } from './refusals.ts';

/** Withdraws a pass (核放单作废). */
export interface VoidGatePass {
  readonly actor: Actor;
  readonly passNo: string;
  readonly reason: string;
  readonly source: string;
}

/** Frees what a pass held; only before the barrier lifts. */
export function voidGatePass(state: AccountState, command: VoidGatePass, now: number): readonly WarehousesEvent[] | AccountRefusal {
  if (!keeps(command.actor, state)) return { refusal: 'unknown-account' };
  const faults = [...shapeFaults('passNo', '/passNo', command.passNo), ...shapeFaults('reason', '/reason', command.reason)];
  if (faults.length > 0) return { refusal: 'invalid-command', faults };
  const { passNo, reason, source } = command;

  const pass = state.passes.get(passNo);
  if (pass === undefined) return { refusal: 'unknown-pass' };
  if (pass.status === 'PASSED') return { refusal: 'pass-used', passNo };
  if (pass.status === 'VOID') return [];
  const value = { accountNo: state.opened.accountNo, listNo: pass.listNo, passNo, reason };
  // without it the list may be one of goods that entered first
  return withBookings(state, [{ occurredAtMs: now, source, fact: { $case: 'gatePassVoided', value } }], [pass.listNo]);
}
