import type { AccountState, WarehousesEvent } from './account.ts';
import { withBookings } from './book-list.ts';

/** A declaration that names the account was released (报关单放行). */
export interface ReleaseList {
  readonly accountNo: string;
  readonly declarationNo: string;
  /** Time of the release. */
  readonly occurredAtMs: number;
  readonly source: string;
}

/**
 * Learns a release, once. It may come before its list, and before the account is opened: whoever comes second finds it,
 * so there is nothing to refuse.
 */
export function releaseList(state: AccountState, command: ReleaseList): readonly WarehousesEvent[] {
  const { accountNo, declarationNo, occurredAtMs, source } = command;
  if (state.released.has(declarationNo)) return [];
  const released: WarehousesEvent = { occurredAtMs, source, fact: { $case: 'listReleased', value: { accountNo, declarationNo } } };
  return withBookings(state, [released], state.listsOfDeclaration.get(declarationNo) ?? []);
}
