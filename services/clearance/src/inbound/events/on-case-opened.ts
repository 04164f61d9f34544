import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { reactInOrder } from '@tongguan/event-store/reaction';
import type { attachDeclaration } from '../../use-cases/attach-declaration.ts';
import type { detachDeclaration } from '../../use-cases/detach-declaration.ts';

interface Reactions {
  readonly attach: ReturnType<typeof attachDeclaration>;
  readonly detach: ReturnType<typeof detachDeclaration>;
}

/**
 * An opened case attaches its declaration to the consignment. Not the accepted declaration itself: then the joined fact
 * could reach the case before the case was opened. An amendment moves it to another bill or to other containers, a withdrawal takes
 * it away; one group for the three keeps their order.
 */
export function onCaseOpened(engine: EventEngine, { attach, detach }: Reactions): Promise<Subscription> {
  return reactInOrder(engine, {
    group: 'clearance.on-case-opened',
    topic: 'clearance',
    codec: ClearanceEvent,
    handlers: {
      caseOpened: async ({ billNo, declarationId, containerIds }, { commandId, eventId }) => {
        if (billNo !== '') await attach({ billNo, declarationId, containerIds, amendment: 0 }, { commandId, cause: eventId });
      },
      caseAmended: async ({ declarationId, amendment, now, cargoChanged, beforeBillNo }, { commandId, eventId }) => {
        if (!cargoChanged || now === undefined) return;
        const { billNo, containerIds } = now;
        const meta = { commandId, cause: eventId };
        if (beforeBillNo !== '' && beforeBillNo !== billNo) await detach({ billNo: beforeBillNo, declarationId }, meta);
        if (billNo !== '') await attach({ billNo, declarationId, containerIds, amendment }, meta);
      },
      caseWithdrawn: async ({ billNo, declarationId }, { commandId, eventId }) => {
        if (billNo !== '') await detach({ billNo, declarationId }, { commandId, cause: eventId });
      },
    },
  });
}
