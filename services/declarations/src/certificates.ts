import { dayInChina } from '@tongguan/calendar/days';
import { CertificatesServiceService } from '@tongguan/contracts/declarations/v1/certificates';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { Journal } from '@tongguan/event-store/aggregate';
import { startProjection } from '@tongguan/read-models/projection';
import type { Projection } from '@tongguan/read-models/projection';
import type { Host } from '@tongguan/runtime/host';
import type { CodeTableSet } from './domain/code-tables.ts';
import type { MandateGate } from './domain/mandate/mandate-missing.ts';
import type { OriginHolds } from './domain/origin/origin-holds.ts';
import { digestOf, idOfKey } from './fingerprint.ts';
import { onDrawingChanged } from './inbound/events/on-drawing-changed.ts';
import { certificatesHandlers } from './inbound/grpc/certificates.handlers.ts';
import type { CertificateUseCases } from './inbound/grpc/certificates.handlers.ts';
import type { CertificateDocument } from './read-models/certificate-list.ts';
import { certificateList, certificateSource } from './read-models/certificate-list.ts';
import { getCertificate } from './use-cases/get-certificate.ts';
import { listCertificates } from './use-cases/list-certificates.ts';
import { createOriginHolds } from './use-cases/origin-holds.ts';
import { registerCertificate } from './use-cases/register-certificate.ts';
import { releaseLeftHolds } from './use-cases/release-left-holds.ts';
import { settleDrawings } from './use-cases/settle-drawings.ts';
import { warnOfExpiries } from './use-cases/warn-of-expiries.ts';

const LOOK_EVERY_MS = 5 * 60_000;
/** A warning is of days. */
const WARN_EVERY_MS = 3_600_000;

interface Certificates {
  /** What every way of filing goes through. */
  readonly origin: OriginHolds;
  readonly list: Projection<CertificateDocument>;
  serve(): Promise<void>;
  stop(): Promise<void>;
}

/** Certificates of origin (原产地证书): the part of the service that knows what is left of them. */
export async function openCertificates(
  { events, readModels, clock, telemetry, grpc, tickers }: Host,
  of: {
    readonly journal: Journal<DeclarationsEvent>;
    readonly tables: CodeTableSet;
    readonly newId: () => string;
    readonly mandateMissing: MandateGate;
  },
): Promise<Certificates> {
  const { journal, newId } = of;
  const sources = [certificateSource(DeclarationsEvent)];
  const settle = telemetry.observed('settle-drawings', (declarationId: string) =>
    settleDrawings({ journal, clock, idOfKey }, declarationId),
  );
  const [list, reaction] = await Promise.all([
    startProjection<CertificateDocument>({ events, readModels, definition: certificateList, sources }),
    onDrawingChanged(events, settle),
  ]);
  const useCases: CertificateUseCases = {
    register: telemetry.observed('register-certificate', (command) => registerCertificate({ ...of, clock, digestOf, idOfKey }, command)),
    get: telemetry.observed('get-certificate', (query) => getCertificate(journal, query)),
    list: telemetry.observed('list-certificates', (query) => listCertificates({ list, clock }, query)),
  };
  const ticker = tickers.every({
    name: 'declarations.left-holds',
    everyMs: LOOK_EVERY_MS,
    run: (now) => releaseLeftHolds({ journal, list, settle }, now),
  });
  const warner = tickers.every({
    name: 'declarations.certificates-expiring',
    everyMs: WARN_EVERY_MS,
    run: (now) => warnOfExpiries({ journal, list, tables: of.tables }, now),
  });
  return {
    origin: createOriginHolds({ journal, clock, idOfKey, newId, settle }),
    list,
    serve: () =>
      grpc.serve(
        'declarations',
        CertificatesServiceService,
        certificatesHandlers(useCases, () => dayInChina(clock.now())),
      ),
    async stop() {
      await Promise.all([ticker.stop(), warner.stop()]);
      await Promise.all([reaction.stop(), list.stop()]);
    },
  };
}
