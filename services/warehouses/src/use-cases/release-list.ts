import type { Journal } from '@tongguan/event-store/aggregate';
import type { FactMeta } from '@tongguan/event-store/reaction';
import type { WarehousesEvent } from '../domain/account.ts';
import { account, accountStreamId } from '../domain/evolve-account.ts';
import { releaseList as decide } from '../domain/release-list.ts';

/** Tells an account that a declaration was released, and books the lists for which that was the last that was missing. */
export async function releaseList(
  journal: Journal<WarehousesEvent>,
  release: { readonly accountNo: string; readonly declarationNo: string },
  meta: FactMeta,
): Promise<void> {
  const { commandId, eventId, occurredAtMs, source } = meta;
  await journal.change(account, accountStreamId(release.accountNo), { commandId, by: 'system', cause: eventId }, (state) =>
    decide(state, { ...release, occurredAtMs, source }),
  );
}
