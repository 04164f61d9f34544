import { keeps } from './account.ts';
import type { AccountState, Actor, GatePass, WarehousesEvent } from './account.ts';
import { shapeFaults } from './faults.ts';
import type { AccountRefusal } from './refusals.ts';

/** Deletes a list (核注清单删除). */
export interface CancelList {
  readonly actor: Actor;
  readonly listNo: string;
  readonly reason: string;
  readonly source: string;
}

/** Gives a list's quantities back; only while none of its passes was used (domain.md §1.6). Unused passes go with it. */
export function cancelList(state: AccountState, command: CancelList, now: number): readonly WarehousesEvent[] | AccountRefusal {
  if (!keeps(command.actor, state)) return { refusal: 'unknown-account' };
  const faults = [...shapeFaults('listNo', '/listNo', command.listNo), ...shapeFaults('reason', '/reason', command.reason)];
  if (faults.length > 0) return { refusal: 'invalid-command', faults };
  const { listNo, reason, source } = command;
  const { accountNo } = state.opened;

  const list = state.lists.get(listNo);
  if (list === undefined) return { refusal: 'unknown-list' };
  if (list.status === 'CANCELLED') return [];
  if (list.status === 'BOOKED') return { refusal: 'list-closed', status: 'BOOKED' };
  const passes = list.passNos.flatMap((passNo) => state.passes.get(passNo) ?? []);
  const used = passes.find((pass) => pass.status === 'PASSED');
  if (used !== undefined) return { refusal: 'pass-used', passNo: used.passNo };
  const voided = ({ passNo }: GatePass): WarehousesEvent => ({
    occurredAtMs: now,
    source,
    fact: { $case: 'gatePassVoided', value: { accountNo, listNo, passNo, reason } },
  });
  return [
    ...passes.filter((pass) => pass.status === 'APPROVED').map(voided),
    { occurredAtMs: now, source, fact: { $case: 'listCancelled', value: { accountNo, listNo, reason } } },
  ];
}
