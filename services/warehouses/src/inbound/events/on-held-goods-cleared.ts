import { WarehousesEvent } from '@tongguan/contracts/warehouses/v1/events';
import type { HeldGoodsCleared } from '@tongguan/contracts/warehouses/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { FactMeta } from '@tongguan/event-store/reaction';

/** What entered first agrees with its record, which is released: the account may book it. */
export function onHeldGoodsCleared(
  events: EventEngine,
  releaseEnteredGoods: (goods: HeldGoodsCleared, meta: FactMeta) => Promise<void>,
): Promise<Subscription> {
  return react(events, {
    group: 'warehouses.release-entered-goods',
    topic: 'warehouses',
    codec: WarehousesEvent,
    fact: 'heldGoodsCleared',
    handle: releaseEnteredGoods,
  });
}
