import { ClearanceServiceService } from '@tongguan/contracts/clearance/v1/clearance';
import { TaxServiceService } from '@tongguan/contracts/clearance/v1/tax';
import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import { createJournal } from '@tongguan/event-store/journal';
import { serveOperations } from '@tongguan/grpc/operations';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import { startProjection } from '@tongguan/read-models/projection';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import type { Host } from '@tongguan/runtime/host';
import type { RunningService } from '@tongguan/runtime/service';
import { StartError } from '@tongguan/runtime/start-error';
import type { Config } from './config.ts';
import { onCaseOpened } from './inbound/events/on-case-opened.ts';
import { onConsignmentJoined } from './inbound/events/on-consignment-joined.ts';
import { onDeclarationAccepted } from './inbound/events/on-declaration-accepted.ts';
import { onMilestoneReached } from './inbound/events/on-milestone-reached.ts';
import { clearanceHandlers } from './inbound/grpc/clearance.handlers.ts';
import { taxHandlers } from './inbound/grpc/tax.handlers.ts';
import { loadTables } from './outbound/code-tables.ts';
import { loadReferenceTables } from './outbound/reference-tables.ts';
import { loadTaxTables } from './outbound/tax-tables.ts';
import { keptSeed } from './outbound/draw-seed.ts';
import { drawValue } from './outbound/draw.ts';
import { casesSource, consignmentListDefinition, reportsSource } from './read-models/consignment-list.ts';
import type { ConsignmentEntry } from './read-models/consignment-list.ts';
import type { CaseEntry } from './read-models/case-list.ts';
import { caseListDefinition, caseListSource } from './read-models/case-list.ts';
import type { QueueEntry } from './read-models/queue.ts';
import { queueDefinition, queueSource } from './read-models/queue.ts';
import type { TaxBillEntry } from './read-models/tax-bill-list.ts';
import { taxBillListDefinition, taxBillSource } from './read-models/tax-bill-list.ts';
import { amendCase } from './use-cases/amend-case.ts';
import { attachArrival } from './use-cases/attach-arrival.ts';
import { attachDeclaration } from './use-cases/attach-declaration.ts';
import { attachMovement } from './use-cases/attach-movement.ts';
import { claimCase } from './use-cases/claim-case.ts';
import { countQueue } from './use-cases/count-queue.ts';
import { decideCase } from './use-cases/decide-case.ts';
import { detachDeclaration } from './use-cases/detach-declaration.ts';
import { getCase } from './use-cases/get-case.ts';
import { listConsignments } from './use-cases/list-consignments.ts';
import { listLegalBases } from './use-cases/list-legal-bases.ts';
import { listQueue } from './use-cases/list-queue.ts';
import { listReady } from './use-cases/list-ready.ts';
import { listStuck } from './use-cases/list-stuck.ts';
import { listTaxBills } from './use-cases/list-tax-bills.ts';
import { markOverdue } from './use-cases/mark-overdue.ts';
import { completeCase } from './use-cases/complete-case.ts';
import { openCase } from './use-cases/open-case.ts';
import { reassessTax } from './use-cases/reassess-tax.ts';
import { settleTax } from './use-cases/settle-tax.ts';
import { recordArrival } from './use-cases/record-arrival.ts';
import { recordInspection } from './use-cases/record-inspection.ts';
import { returnClaim } from './use-cases/return-claim.ts';
import { withdrawCase } from './use-cases/withdraw-case.ts';

const NAME = 'clearance';

/** Starts clearance: journal, queue, the reactions to foreign and own facts, the overdue ticker, and then its door. */
export async function startService(host: Host, config: Config): Promise<RunningService> {
  const { clock, events, readModels, telemetry, grpc, tickers } = host;
  const tables = loadTables(config.tablesDir);
  const reference = loadReferenceTables(config.tablesDir);
  const taxRules = loadTaxTables(config.tablesDir);
  const seed = seedOf(host, config);
  const journal = createJournal<ClearanceEvent>({
    store: await events.openStore(NAME),
    codec: ClearanceEvent,
    clock,
    observer: telemetry.decisions,
  });
  const follow = <Body>(definition: ReadModelDefinition, sources: readonly ProjectionSource<Body>[]) =>
    startProjection<Body>({ events, readModels, definition, sources });
  // side by side: each waits for its place in a group of its own
  const [queue, consignments, cases, bills] = await Promise.all([
    follow<QueueEntry>(queueDefinition, [queueSource]),
    follow<ConsignmentEntry>(consignmentListDefinition, [reportsSource, casesSource]),
    follow<CaseEntry>(caseListDefinition, [caseListSource]),
    follow<TaxBillEntry>(taxBillListDefinition, [taxBillSource]),
  ]);
  const deps = {
    journal,
    queue,
    cases,
    reference,
    consignments,
    clock,
    tables,
    taxRules,
    bills,
    leaseMs: config.leaseMs,
    draw: (no: string, version: number) => drawValue(seed, no, version),
  };

  const reactions = await Promise.all([
    onDeclarationAccepted(events, {
      open: telemetry.observed('open-case', openCase(deps)),
      amend: telemetry.observed('amend-case', amendCase(deps)),
      complete: telemetry.observed('complete-case', completeCase(deps)),
      withdraw: telemetry.observed('withdraw-case', withdrawCase(deps)),
      reassess: telemetry.observed('reassess-tax', reassessTax(deps)),
    }),
    onCaseOpened(events, {
      attach: telemetry.observed('attach-declaration', attachDeclaration(deps)),
      detach: telemetry.observed('detach-declaration', detachDeclaration(deps)),
    }),
    onMilestoneReached(events, {
      arrive: telemetry.observed('attach-arrival', attachArrival(deps)),
      move: telemetry.observed('attach-movement', attachMovement(deps)),
    }),
    onConsignmentJoined(events, telemetry.observed('record-arrival', recordArrival(deps))),
  ]);
  const mark = markOverdue(deps);
  const ticker = tickers.every({
    name: 'clearance.mark-overdue',
    everyMs: config.overdueEveryMs,
    run: async (nowMs) => {
      await mark(nowMs);
    },
  });
  const useCases = {
    listQueue: telemetry.observed('list-queue', listQueue(deps)),
    listConsignments: telemetry.observed('list-consignments', listConsignments(deps)),
    countQueue: telemetry.observed('count-queue', countQueue(deps)),
    listReady: telemetry.observed('list-ready', listReady(deps)),
    listStuck: telemetry.observed('list-stuck', listStuck(deps)),
    listLegalBases: telemetry.observed('list-legal-bases', listLegalBases(deps)),
    getCase: telemetry.observed('get-case', getCase(deps)),
    claimCase: telemetry.observed('claim-case', claimCase(deps)),
    returnClaim: telemetry.observed('return-claim', returnClaim(deps)),
    decideCase: telemetry.observed('decide-case', decideCase(deps)),
    recordInspection: telemetry.observed('record-inspection', recordInspection(deps)),
  };
  const taxUseCases = {
    list: telemetry.observed('list-tax-bills', listTaxBills(deps)),
    settle: telemetry.observed('settle-tax', settleTax(deps)),
  };
  await grpc.serve(NAME, ClearanceServiceService, clearanceHandlers(useCases, clock));
  await grpc.serve(NAME, TaxServiceService, taxHandlers(taxUseCases));
  await serveOperations(grpc, { service: NAME, events, log: host.log, projections: [queue, consignments, cases, bills] });
  return {
    name: NAME,
    async stop() {
      await ticker.stop();
      await Promise.all(reactions.map((reaction) => reaction.stop()));
      await Promise.all([queue.stop(), consignments.stop(), cases.stop(), bills.stop()]);
    },
  };
}

function seedOf({ events, dataDir }: Host, { drawSeed }: Config): string {
  if (drawSeed !== '') return drawSeed;
  if (events.kind === 'embedded') return keptSeed(dataDir);
  throw new StartError('CLEARANCE_DRAW_SEED is not set: several processes must draw with one and the same seed');
}
