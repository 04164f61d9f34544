import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { CommandMeta } from '@tongguan/event-store/aggregate';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { reactInOrder } from '@tongguan/event-store/reaction';
import type { RecordTax } from '../../use-cases/record-tax.ts';

/** TAX_ASSESSED, TAX_PAID, and bills that are void: one group, so that they come in the order in which they happened. */
export function onTax(engine: EventEngine, record: (command: RecordTax, meta: CommandMeta) => Promise<void>): Promise<Subscription> {
  return reactInOrder(engine, {
    group: 'declarations.on-tax',
    topic: 'clearance',
    codec: ClearanceEvent,
    handlers: {
      taxAssessed: async ({ declarationId, bill }, { commandId, eventId, occurredAtMs, source }) => {
        if (bill === undefined) return;
        const { billNo, amount, dueDay } = bill;
        const fact = { $case: 'declarationTaxDue', value: { declarationId, billNo, amount, dueDay } } as const;
        await record({ fact, occurredAtMs, source }, { commandId, by: source, cause: eventId });
      },
      taxSettled: ({ declarationId, billNo, how }, { commandId, eventId, occurredAtMs, source }) => {
        const value = { declarationId, billNo, how: how.replace('TAX_MEANS_', '') };
        return record({ fact: { $case: 'declarationTaxSettled', value }, occurredAtMs, source }, { commandId, by: source, cause: eventId });
      },
      taxBillVoided: ({ declarationId, billNo }, { commandId, eventId, occurredAtMs, source }) => {
        const fact = { $case: 'declarationTaxVoided', value: { declarationId, billNo } } as const;
        return record({ fact, occurredAtMs, source }, { commandId, by: source, cause: eventId });
      },
    },
  });
}
