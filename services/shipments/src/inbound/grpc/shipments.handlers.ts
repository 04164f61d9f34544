import { createHash } from 'node:crypto';
import { requireRole } from '@tongguan/auth/authorize';
import type { ShipmentsServiceService } from '@tongguan/contracts/shipments/v1/shipments';
import type {
  ListMovementsRequest,
  MovementResult,
  ReportMovementRequest,
  ReportMovementResponse,
} from '@tongguan/contracts/shipments/v1/shipments';
import { RefusalError, refuse } from '@tongguan/grpc/refusal';
import type { CallContext, Handlers } from '@tongguan/grpc/transport';
import { BadCursor } from '@tongguan/read-models/port';
import type { Page } from '@tongguan/read-models/port';
import type { MovementRefusal } from '#src/domain/movement-message';
import { canonicalText } from '#src/domain/movement';
import type { MovementEntry } from '#src/read-models/movement-list';
import type { getShipment } from '#src/use-cases/get-shipment';
import type { MovementFilter } from '#src/use-cases/list-movements';
import type { reportMovement } from '#src/use-cases/report-movement';
import { maySeeBill, reportsInSight, requireReporter } from './callers.ts';
import { refusals } from './refusals.ts';

export interface ShipmentsUseCases {
  readonly reportMovement: (report: Parameters<typeof reportMovement>[2]) => ReturnType<typeof reportMovement>;
  readonly getShipment: (billNo: string) => ReturnType<typeof getShipment>;
  readonly listMovements: (filter: MovementFilter) => Promise<Page<MovementEntry>>;
}

/** Movements that one call takes: with containers still far below the most that a message may weigh. */
const MAX_BATCH = 1000;
const MAX_PAGE = 500;
const DEFAULT_PAGE = 50;

export function shipmentsHandlers(useCases: ShipmentsUseCases): Handlers<typeof ShipmentsServiceService> {
  const report = async (request: ReportMovementRequest, reporter: ReturnType<typeof requireReporter>): Promise<ReportMovementResponse> => {
    const { principal, reporterCompany } = reporter;
    const { messageId, milestone, billNo, containerIds, occurredAtMs, location, transportMode } = request;
    const movement = { messageId, reporterCompany, milestone, billNo, containerIds, occurredAtMs, location, transportMode };
    const contentDigest = createHash('sha256').update(canonicalText(movement)).digest('hex');
    const result = await useCases.reportMovement({ movement, contentDigest, source: principal.client, by: principal.subject });
    if (result.outcome === 'refused') throw refusalOf(result.refusal);
    return { version: result.version, repeated: result.repeated || result.events.length === 0 };
  };

  return {
    async reportMovement(request, call) {
      return report(request, requireReporter(call));
    },

    async reportMovements({ movements }, call) {
      const reporter = requireReporter(call);
      if (movements.length > MAX_BATCH) throw refuse(refusals, 'too-many-movements');
      // side by side, so that the store commits them in groups
      return { results: await Promise.all(movements.map((each) => resultOf(each.messageId, report(each, reporter)))) };
    },

    async getShipment({ billNo }, call) {
      const principal = requireRole(call, 'operator', 'carrier', 'warehouse', 'officer', 'planner', 'auditor', 'administrator');
      const shipment = await useCases.getShipment(billNo);
      if (shipment.version === 0 || !maySeeBill(principal, shipment)) throw refuse(refusals, 'shipment-not-found');
      return { billNo, milestones: shipment.milestones, version: shipment.version };
    },

    async listMovements(request, call) {
      const { documents, nextCursor } = await useCases.listMovements(filterOf(request, call)).catch((error: unknown) => {
        throw error instanceof BadCursor ? refuse(refusals, 'bad-cursor', { cause: error }) : error;
      });
      return { rows: documents.map(({ body }) => body), nextCursor: nextCursor ?? '' };
    },
  };
}

/** One movement of many: a refusal is its own result, a fault is everybody's. */
async function resultOf(messageId: string, reported: Promise<ReportMovementResponse>): Promise<MovementResult> {
  try {
    return { messageId, ...(await reported), refusal: undefined };
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return { messageId, version: 0, repeated: false, refusal: error.refusal };
  }
}

function filterOf(request: ListMovementsRequest, call: CallContext): MovementFilter {
  const { milestone, limit, ...rest } = request;
  return {
    ...rest,
    reporterCompany: reportsInSight(call),
    milestone: milestone === 'MILESTONE_UNSPECIFIED' ? '' : milestone,
    limit: limit < 1 ? DEFAULT_PAGE : Math.min(limit, MAX_PAGE),
  };
}

function refusalOf(refusal: MovementRefusal): RefusalError {
  switch (refusal.refusal) {
    case 'invalid-movement':
      return refuse(refusals, refusal.refusal, { faults: [...refusal.faults] });
    case 'message-id-reused':
      return refuse(refusals, refusal.refusal, { detail: { differs: refusal.differs.join(',') } });
  }
}
