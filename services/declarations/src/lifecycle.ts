import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { RefundsServiceService } from '@tongguan/contracts/declarations/v1/refunds';
import type { Journal } from '@tongguan/event-store/aggregate';
import type { Projection } from '@tongguan/read-models/projection';
import { startProjection } from '@tongguan/read-models/projection';
import type { Host } from '@tongguan/runtime/host';
import type { CodeTableSet } from './domain/code-tables.ts';
import { onConsignmentMoved } from './inbound/events/on-consignment-moved.ts';
import { onReturnReleased } from './inbound/events/on-return-released.ts';
import { refundsHandlers } from './inbound/grpc/refunds.handlers.ts';
import type { DeclarationDocument } from './read-models/declaration-list.ts';
import type { RefundDocument } from './read-models/refund-list.ts';
import { refundList, refundSource } from './read-models/refund-list.ts';
import { createChange } from './use-cases/change-with-facts.ts';
import { expireDeclarations } from './use-cases/expire-declarations.ts';
import { getRefund, listRefunds } from './use-cases/list-refunds.ts';
import { recordCargoMoved } from './use-cases/record-cargo-moved.ts';
import { reverseRefund } from './use-cases/reverse-refund.ts';
import { tellRefund } from './use-cases/tell-refund.ts';

interface LifecycleParts {
  readonly journal: Journal<DeclarationsEvent>;
  readonly tables: CodeTableSet;
  readonly list: Projection<DeclarationDocument>;
  readonly expireEveryMs: number;
}

/**
 * Wires what becomes of a declaration beside its clearance: advance declaration and its expiry (提前申报), 结关, and the refund of exports
 * (出口退税) with its door.
 */
export async function startLifecycle(
  host: Host,
  { journal, tables, list, expireEveryMs }: LifecycleParts,
): Promise<{ readonly refunds: Projection<RefundDocument>; stop(): Promise<void> }> {
  const { events, readModels, clock, telemetry, tickers } = host;
  const change = createChange(journal);
  const [refunds, ...reactions] = await Promise.all([
    startProjection<RefundDocument>({ events, readModels, definition: refundList, sources: [refundSource(DeclarationsEvent)] }),
    onConsignmentMoved(
      events,
      telemetry.observed('record-cargo-moved', (command, meta) => recordCargoMoved({ change, clock, tables }, command, meta)),
    ),
    onReturnReleased(
      events,
      telemetry.observed('reverse-refund', (command, meta) => reverseRefund({ journal, change, list, clock, tables }, command, meta)),
    ),
  ]);
  const ticker = tickers.every({
    name: 'declarations.expire-declarations',
    everyMs: expireEveryMs,
    run: async (nowMs) => {
      await expireDeclarations({ journal, list }, nowMs);
    },
  });
  const handlers = refundsHandlers({
    list: telemetry.observed('list-refunds', (query) => listRefunds(refunds, query)),
    get: telemetry.observed('get-refund', (query) => getRefund(refunds, query)),
    tell: telemetry.observed('tell-refund', (command) => tellRefund({ journal, clock }, command)),
  });
  await host.grpc.serve('declarations', RefundsServiceService, handlers);
  return {
    refunds,
    async stop() {
      await ticker.stop();
      await Promise.all([...reactions.map((reaction) => reaction.stop()), refunds.stop()]);
    },
  };
}
