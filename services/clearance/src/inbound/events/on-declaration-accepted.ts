import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { reactInOrder } from '@tongguan/event-store/reaction';
import type { amendCase } from '../../use-cases/amend-case.ts';
import type { openCase } from '../../use-cases/open-case.ts';
import type { withdrawCase } from '../../use-cases/withdraw-case.ts';

interface Reactions {
  readonly open: ReturnType<typeof openCase>;
  readonly amend: ReturnType<typeof amendCase>;
  readonly withdraw: ReturnType<typeof withdrawCase>;
}

/**
 * DECL_ACCEPTED opens the declaration's case; an amendment is taken over, a withdrawal closes it. One group for the three, so that the
 * case is told in the order in which it happened.
 */
export function onDeclarationAccepted(engine: EventEngine, { open, amend, withdraw }: Reactions): Promise<Subscription> {
  return reactInOrder(engine, {
    group: 'clearance.on-declaration-accepted',
    topic: 'declarations',
    codec: DeclarationsEvent,
    handlers: {
      declarationAccepted: (accepted, { commandId, eventId, occurredAtMs }) =>
        open({ ...taken(accepted), acceptedAtMs: occurredAtMs }, { commandId, cause: eventId }),
      declarationAmended: async ({ now, contentVersion, touchesClearance }, { commandId, eventId }) => {
        if (now !== undefined && touchesClearance) await amend({ accepted: taken(now), contentVersion }, { commandId, cause: eventId });
      },
      declarationWithdrawn: ({ declarationId }, { commandId, eventId }) => withdraw(declarationId, { commandId, cause: eventId }),
    },
  });
}

type Accepted = Parameters<Reactions['open']>[0];

/** Field by field: whatever the contract gains later must not slip into our own events. */
function taken(accepted: Omit<Accepted, 'acceptedAtMs'>): Omit<Accepted, 'acceptedAtMs'> {
  return {
    declarationId: accepted.declarationId,
    declarationNo: accepted.declarationNo,
    direction: accepted.direction,
    customsOffice: accepted.customsOffice,
    portOffice: accepted.portOffice,
    transportMode: accepted.transportMode,
    billNo: accepted.billNo,
    containerIds: accepted.containerIds,
    traderCompany: accepted.traderCompany,
    traderName: accepted.traderName,
    filedByCompany: accepted.filedByCompany,
    goods: accepted.goods,
    sample: accepted.sample,
    tradeMode: accepted.tradeMode,
    oversize: accepted.oversize,
    grossWeightKg: accepted.grossWeightKg,
  };
}
