import { ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import { ShipmentsServiceService } from '@tongguan/contracts/shipments/v1/shipments';
import { createJournal } from '@tongguan/event-store/journal';
import { serveOperations } from '@tongguan/grpc/operations';
import type { Host } from '@tongguan/runtime/host';
import type { RunningService } from '@tongguan/runtime/service';
import type { Config } from './config.ts';
import { onMovementReported } from './inbound/events/on-movement-reported.ts';
import { shipmentsHandlers } from './inbound/grpc/shipments.handlers.ts';
import { getShipment } from './use-cases/get-shipment.ts';
import { recordMilestone } from './use-cases/record-milestone.ts';
import { reportMovement } from './use-cases/report-movement.ts';
import type { Report } from './use-cases/report-movement.ts';

const NAME = 'shipments';

export async function startService(host: Host, config: Config): Promise<RunningService> {
  const { clock, events, grpc, log, telemetry } = host;
  const store = await events.openStore(NAME);
  const observer = telemetry.decisions;
  const journal = createJournal({ store, codec: ShipmentsEvent, clock, observer, cacheSize: config.cachedStreams });

  const recording = await onMovementReported(
    events,
    telemetry.observed('record-milestone', (movement, meta) => recordMilestone(journal, movement, meta)),
  );
  await grpc.serve(
    NAME,
    ShipmentsServiceService,
    shipmentsHandlers({
      reportMovement: telemetry.observed('report-movement', (report: Report) => reportMovement(journal, clock, report)),
      getShipment: telemetry.observed('get-shipment', (billNo: string) => getShipment(journal, billNo)),
    }),
  );
  await serveOperations(grpc, { service: NAME, events, log, projections: [] });
  return { name: NAME, stop: () => recording.stop() };
}
