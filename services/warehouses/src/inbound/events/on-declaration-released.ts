import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { FactMeta } from '@tongguan/event-store/reaction';
import { isAccountNo } from '#src/domain/identifiers';

/** A released declaration whose 备案号 is an account; those with a processing manual (手册), or with none, are not of this service. */
export function onDeclarationReleased(
  events: EventEngine,
  releaseList: (release: { readonly accountNo: string; readonly declarationNo: string }, meta: FactMeta) => Promise<void>,
): Promise<Subscription> {
  return react(events, {
    group: 'warehouses.release-list',
    topic: 'declarations',
    codec: DeclarationsEvent,
    fact: 'declarationReleased',
    handle: async ({ manualNo, declarationNo }, meta) => {
      if (isAccountNo(manualNo)) await releaseList({ accountNo: manualNo, declarationNo }, meta);
    },
  });
}
