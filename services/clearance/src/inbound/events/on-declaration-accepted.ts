import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { openCase } from '../../use-cases/open-case.ts';

/** DECL_ACCEPTED opens the declaration's case. */
export function onDeclarationAccepted(engine: EventEngine, open: ReturnType<typeof openCase>): Promise<Subscription> {
  return react(engine, {
    group: 'clearance.on-declaration-accepted',
    topic: 'declarations',
    codec: DeclarationsEvent,
    fact: 'declarationAccepted',
    handle: (accepted, { commandId, eventId, occurredAtMs }) =>
      open({ ...taken(accepted), acceptedAtMs: occurredAtMs }, { commandId, cause: eventId }),
  });
}

type Accepted = Parameters<ReturnType<typeof openCase>>[0];

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
