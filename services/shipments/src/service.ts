import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import { ShipmentsServiceService } from '@tongguan/contracts/shipments/v1/shipments';
import { createJournal } from '@tongguan/event-store/journal';
import { serveOperations } from '@tongguan/grpc/operations';
import { source, startProjection } from '@tongguan/read-models/projection';
import type { Host } from '@tongguan/runtime/host';
import type { RunningService } from '@tongguan/runtime/service';
import type { Config } from './config.ts';
import { onMovementReported } from './inbound/events/on-movement-reported.ts';
import { shipmentsHandlers } from './inbound/grpc/shipments.handlers.ts';
import { billCompaniesDefinition, projectBillCompanies, routeToBill } from './read-models/bill-companies.ts';
import { movementListDefinition, projectMovement, routeToMovement } from './read-models/movement-list.ts';
import { getShipment } from './use-cases/get-shipment.ts';
import { listMovements } from './use-cases/list-movements.ts';
import type { MovementFilter } from './use-cases/list-movements.ts';
import { recordMilestone } from './use-cases/record-milestone.ts';
import { reportMovement } from './use-cases/report-movement.ts';
import type { Report } from './use-cases/report-movement.ts';

const NAME = 'shipments';

export async function startService(host: Host, config: Config): Promise<RunningService> {
  const { clock, events, grpc, log, readModels, telemetry } = host;
  const store = await events.openStore(NAME);
  const observer = telemetry.decisions;
  const journal = createJournal({ store, codec: ShipmentsEvent, clock, observer, cacheSize: config.cachedStreams });

  const [movements, bills, recording] = await Promise.all([
    startProjection({
      events,
      readModels,
      definition: movementListDefinition,
      sources: [source(NAME, ShipmentsEvent, routeToMovement, projectMovement)],
    }),
    startProjection({
      events,
      readModels,
      definition: billCompaniesDefinition,
      sources: [source('declarations', DeclarationsEvent, routeToBill, projectBillCompanies)],
    }),
    onMovementReported(
      events,
      telemetry.observed('record-milestone', (movement, meta) => recordMilestone(journal, movement, meta)),
    ),
  ]);
  await grpc.serve(
    NAME,
    ShipmentsServiceService,
    shipmentsHandlers({
      reportMovement: telemetry.observed('report-movement', (report: Report) => reportMovement(journal, clock, report)),
      getShipment: telemetry.observed('get-shipment', (billNo: string) => getShipment(journal, bills, billNo)),
      listMovements: telemetry.observed('list-movements', (filter: MovementFilter) => listMovements(movements, filter)),
    }),
  );
  await serveOperations(grpc, { service: NAME, events, log, projections: [movements, bills] });
  return {
    name: NAME,
    stop: async () => {
      await Promise.all([recording.stop(), movements.stop(), bills.stop()]);
    },
  };
}
