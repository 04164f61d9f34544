import { keeps } from './account.ts';
import type { AccountState, Actor, WarehousesEvent } from './account.ts';
import { withBookings } from './book-list.ts';
import { fault, shapeFaults } from './faults.ts';
import type { AccountFault, AccountRefusal } from './refusals.ts';

/** The barrier went up for a pass (过卡). */
export interface PassGate {
  readonly actor: Actor;
  readonly passNo: string;
  readonly occurredAtMs: number;
  readonly source: string;
}

/** How far the clocks of gates and of this window may stand apart (architecture.md, Time). */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Uses a pass, once (I4): the same gate event again is a repeat, another one is refused. */
export function passGate(state: AccountState, command: PassGate, now: number): readonly WarehousesEvent[] | AccountRefusal {
  if (!keeps(command.actor, state)) return { refusal: 'unknown-account' };
  const faults = [...shapeFaults('passNo', '/passNo', command.passNo), ...timeFaults(command.occurredAtMs)];
  if (faults.length > 0) return { refusal: 'invalid-command', faults };
  const { passNo, occurredAtMs, source } = command;

  const pass = state.passes.get(passNo);
  if (pass === undefined) return { refusal: 'unknown-pass' };
  if (pass.status === 'PASSED') return pass.passedAtMs === occurredAtMs ? [] : { refusal: 'pass-used', passNo };
  if (pass.status === 'VOID') return { refusal: 'pass-void' };
  if (occurredAtMs > now + CLOCK_TOLERANCE_MS) return { refusal: 'occurred-in-the-future' };
  // I3: goods never moved before their document was accepted
  if (occurredAtMs < pass.issuedAtMs - CLOCK_TOLERANCE_MS) return { refusal: 'passed-before-issue' };
  const value = { accountNo: state.opened.accountNo, listNo: pass.listNo, passNo };
  return withBookings(state, [{ occurredAtMs, source, fact: { $case: 'gatePassed', value } }], [pass.listNo]);
}

function timeFaults(occurredAtMs: number): readonly AccountFault[] {
  if (Number.isSafeInteger(occurredAtMs) && occurredAtMs > 0) return [];
  const message = { zh: '过卡时间未填写或无效', en: 'The time of passing is missing or not valid' };
  return [fault('shape', '/occurredAtMs', message, { zh: '毫秒时间', en: 'Epoch milliseconds' })];
}
