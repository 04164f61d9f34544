import type { DutySummary } from '@tongguan/contracts/declarations/v1/duty';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { DeclarationAccepted } from '@tongguan/contracts/declarations/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { reactInOrder } from '@tongguan/event-store/reaction';
import type { amendCase } from '../../use-cases/amend-case.ts';
import type { completeCase } from '../../use-cases/complete-case.ts';
import type { openCase } from '../../use-cases/open-case.ts';
import type { reassessTax } from '../../use-cases/reassess-tax.ts';
import type { withdrawCase } from '../../use-cases/withdraw-case.ts';

interface Reactions {
  readonly open: ReturnType<typeof openCase>;
  readonly amend: ReturnType<typeof amendCase>;
  readonly withdraw: ReturnType<typeof withdrawCase>;
  readonly complete: ReturnType<typeof completeCase>;
  readonly reassess: ReturnType<typeof reassessTax>;
}

/**
 * DECL_ACCEPTED opens the declaration's case; an amendment is taken over, a withdrawal or an expiry closes it. One group for all, so that the
 * case is told in the order in which it happened.
 */
export function onDeclarationAccepted(
  engine: EventEngine,
  { open, amend, withdraw, complete, reassess }: Reactions,
): Promise<Subscription> {
  return reactInOrder(engine, {
    group: 'clearance.on-declaration-accepted',
    topic: 'declarations',
    codec: DeclarationsEvent,
    handlers: {
      declarationAccepted: (accepted, { commandId, eventId, occurredAtMs }) =>
        open({ ...taken(accepted), acceptedAtMs: occurredAtMs }, { commandId, cause: eventId }),
      declarationAmended: async ({ now, contentVersion, touchesClearance }, { commandId, eventId }) => {
        const meta = { commandId, cause: eventId };
        if (now !== undefined && touchesClearance) await amend({ accepted: taken(now), contentVersion }, meta);
        // prices and rates are nothing that the screening looks at, and taxes follow from them
        else if (now?.duty !== undefined) {
          await reassess({ declarationId: now.declarationId, tax: taxOf(now.duty, now), why: 'amended' }, meta);
        }
      },
      dutyReassessed: async ({ declarationId, now }, { commandId, eventId }) => {
        if (now === undefined) return;
        const tax = taxOf(now, { traderCompany: '', traderName: '' });
        await reassess({ declarationId, tax, why: 'duty-reassessed' }, { commandId, cause: eventId });
      },
      declarationCompleted: async ({ now, contentVersion, late }, { commandId, eventId }) => {
        if (now !== undefined) await complete({ accepted: taken(now), contentVersion, late }, { commandId, cause: eventId });
      },
      declarationWithdrawn: ({ declarationId }, { commandId, eventId }) => withdraw(declarationId, { commandId, cause: eventId }),
      declarationExpired: ({ declarationId }, { commandId, eventId }) =>
        withdraw(declarationId, { commandId, cause: eventId, expired: true }),
    },
  });
}

type Accepted = Parameters<Reactions['open']>[0];
type CaseTax = Parameters<Reactions['reassess']>[0]['tax'];

/** Field by field: whatever the contract gains later must not slip into our own events. */
function taken(accepted: DeclarationAccepted): Omit<Accepted, 'acceptedAtMs'> {
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
    ...(accepted.step && { step: accepted.step }),
    tax: accepted.duty === undefined ? undefined : taxOf(accepted.duty, accepted),
  };
}

/** 收发货人 is who owes it (纳税义务人). */
function taxOf(duty: DutySummary, { traderCompany, traderName }: Pick<DeclarationAccepted, 'traderCompany' | 'traderName'>): CaseTax {
  const { payable, secured, payableByTax, gaps } = duty;
  return { payable, secured, payableByTax: { ...payableByTax }, gaps, payerCompany: traderCompany, payerName: traderName };
}
