import { dayInChina } from '@tongguan/calendar/days';
import { MandatesServiceService } from '@tongguan/contracts/declarations/v1/mandates';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { Journal } from '@tongguan/event-store/aggregate';
import { startProjection } from '@tongguan/read-models/projection';
import type { Projection } from '@tongguan/read-models/projection';
import type { Host } from '@tongguan/runtime/host';
import type { MandateGate } from './domain/mandate/mandate-missing.ts';
import { digestOf, idOfKey } from './fingerprint.ts';
import { mandateRows } from './inbound/grpc/mandate-row.ts';
import { mandatesHandlers } from './inbound/grpc/mandates.handlers.ts';
import type { MandateUseCases } from './inbound/grpc/mandates.handlers.ts';
import { readPaperMandates } from './outbound/paper-mandates.ts';
import type { MandateDocument } from './read-models/mandate-list.ts';
import { mandateList, mandateSource } from './read-models/mandate-list.ts';
import { endMandate } from './use-cases/end-mandate.ts';
import { grantMandate } from './use-cases/grant-mandate.ts';
import { listMandates } from './use-cases/list-mandates.ts';
import { createMandateGate } from './use-cases/mandate-gate.ts';
import { requestMandate } from './use-cases/request-mandate.ts';

interface Mandates {
  /** What every way of filing asks. */
  readonly missing: MandateGate;
  readonly list: Projection<MandateDocument>;
  serve(names: MandateUseCases['names']): Promise<void>;
}

/** Mandates (报关委托): the part of the service that says who may file for whom. */
export async function openMandates(
  { events, readModels, clock, telemetry, grpc }: Host,
  { journal, newId, tablesDir }: { readonly journal: Journal<DeclarationsEvent>; readonly newId: () => string; readonly tablesDir: string },
): Promise<Mandates> {
  const papers = await readPaperMandates(tablesDir);
  const sources = [mandateSource(DeclarationsEvent)];
  const list = await startProjection<MandateDocument>({ events, readModels, definition: mandateList, sources });
  const deciding = { journal, clock, digestOf, idOfKey, newId, papers };
  const useCases: Omit<MandateUseCases, 'names'> = {
    grant: telemetry.observed('grant-mandate', (command) => grantMandate(deciding, command)),
    ask: telemetry.observed('request-mandate', (command) => requestMandate(deciding, command)),
    end: telemetry.observed('end-mandate', (command) => endMandate(deciding, command)),
    list: telemetry.observed('list-mandates', (query) => listMandates({ list, papers, clock }, query)),
  };
  return {
    missing: createMandateGate(journal, papers),
    list,
    async serve(names) {
      const rows = mandateRows(papers, () => dayInChina(clock.now()));
      await grpc.serve('declarations', MandatesServiceService, mandatesHandlers({ ...useCases, names }, rows));
    },
  };
}
