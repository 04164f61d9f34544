import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { attachDeclaration } from '../../use-cases/attach-declaration.ts';

/**
 * An opened case attaches its declaration to the consignment. Not the accepted declaration itself: then the joined fact
 * could reach the case before the case was opened.
 */
export function onCaseOpened(engine: EventEngine, attach: ReturnType<typeof attachDeclaration>): Promise<Subscription> {
  return react(engine, {
    group: 'clearance.on-case-opened',
    topic: 'clearance',
    codec: ClearanceEvent,
    fact: 'caseOpened',
    handle: async ({ billNo, declarationId, containerIds }, { commandId, eventId }) => {
      if (billNo !== '') await attach({ billNo, declarationId, containerIds }, { commandId, cause: eventId });
    },
  });
}
