import type { Journal } from '@tongguan/event-store/aggregate';
import type { GatePass, WarehousesEvent } from '../domain/account.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';
import { newestFirst } from '../domain/newest-first.ts';
import type { DocumentFilter } from '../domain/newest-first.ts';
import type { AccountPage } from '../domain/newest-first.ts';

/** One page of an account's gate passes (核放单), newest first, folded from its stream. */
export async function listGatePasses(
  journal: Journal<WarehousesEvent>,
  accountNo: string,
  { status, search, ...page }: DocumentFilter,
): Promise<AccountPage<GatePass>> {
  const { state, version } = await journal.load(account, accountStreamId(accountNo));
  const isWanted = (pass: GatePass) =>
    (status === '' || pass.status === status) && (pass.passNo.includes(search) || pass.listNo.includes(search));
  return { state, version, page: () => newestFirst([...state.passes.values()].filter(isWanted), page) };
}
